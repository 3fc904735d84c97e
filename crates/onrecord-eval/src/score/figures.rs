//! Scores figures against `NewsQuant`, which has values, units and hedges but no spans.
//!
//! `value`: both ends are equal (one end that is missing stands for the other); `value+unit`: that, and a name of the unit
//! is right; `value+hedge`: the value, and the hedge fits. Each quantity counts once; where values repeat, the pairing with
//! more units (then hedges) right is taken. Which names are right for a unit of the gold is said in a file that is no part of
//! this project; without it the gold's names stand for themselves, and `value+unit` is lower than it should be.

use crate::{
    gold::{FiguresGold, GoldUnits, Quantity, Range},
    matching::assign,
    numbers::{Numbers, Prf, Report, Row},
    prediction::{Figure, Predictions},
    units::{plain, same_unit},
};

/// Scores the figures of sentences.
pub fn figures(gold: &[FiguresGold], predictions: &Predictions, units: &GoldUnits) -> Report {
    let articles = gold.iter().map(|article| {
        let predicted = predictions.get(&article.id).map(|prediction| prediction.figures.as_slice());
        score_article(&article.quantities, predicted.unwrap_or_default(), units)
    });
    let totals = articles.fold([Prf::default(); 3], |sum, article| std::array::from_fn(|i| sum[i] + article[i]));
    let rows = ["value", "value+unit", "value+hedge"].into_iter().zip(totals);
    let rows = rows.map(|(name, total)| Row::new(name, Numbers::Scores(total))).collect();
    Report::of(rows, units.doubt().map(str::to_owned).into_iter().collect())
}

/// Value, value and unit, value and hedge.
fn score_article(quantities: &[Quantity], figures: &[Figure], units: &GoldUnits) -> [Prf; 3] {
    let fit = |quantity: &Quantity, figure: &Figure| fit(quantity, figure, units);
    let pairs = assign(quantities, figures, fit);
    let right: Vec<(bool, bool)> = pairs.iter().filter_map(|&(i, j)| fit(&quantities[i], &figures[j])).collect();
    let units = right.iter().filter(|(unit, _)| *unit).count();
    let hedges = right.iter().filter(|(_, hedge)| *hedge).count();
    [right.len(), units, hedges].map(|hits| Prf::new(hits, figures.len(), quantities.len()))
}

/// Are unit and hedge right? Nothing if the value is not.
fn fit(quantity: &Quantity, figure: &Figure, units: &GoldUnits) -> Option<(bool, bool)> {
    range(figure).filter(|range| quantity.value.agrees(*range))?;
    let hedge = figure.hedge.as_deref().filter(|hedge| !hedge.is_empty()).unwrap_or("exact");
    Some((same_unit(&quantity.units(units), &unit_names(figure)), quantity.change.fits(hedge)))
}

/// The ends of a figure; one that is missing is the other.
pub(crate) fn range(figure: &Figure) -> Option<Range> {
    let (low, high) = (figure.low.map(|n| n.0), figure.high.map(|n| n.0));
    Some(Range::between(low.or(high)?, high.or(low)?))
}

/// The names of a figure's unit; the empty one, which is no unit, only if neither field says anything.
pub(crate) fn unit_names(figure: &Figure) -> Vec<&str> {
    let names = [&figure.unit_name, &figure.unit].into_iter().flatten().map(String::as_str);
    let said: Vec<&str> = names.filter(|name| !plain(name).is_empty()).collect();
    if said.is_empty() { vec![""] } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(value: &str, unit: &str, change: &str) -> String {
        format!(r#"{{"change": "{change}", "value": "{value}", "unit": "{unit}", "normalized_unit": "{unit}"}}"#)
    }

    fn figure(low: &str, high: &str, unit: &str, hedge: &str) -> String {
        format!(r#"{{"low": {low}, "high": {high}, "unit_name": {unit}, "hedge": "{hedge}"}}"#)
    }

    /// The three F of one article.
    fn check(gold: &[String], predicted: &[String], wanted: [f64; 3]) {
        let gold = format!(r#"{{"id": "a", "text": "", "quantities": [{}]}}"#, gold.join(", "));
        let prediction = format!(r#"{{"id": "a", "figures": [{}]}}"#, predicted.join(", "));
        let predictions = Predictions::from([("a".to_owned(), serde_json::from_str(&prediction).unwrap())]);
        let units = GoldUnits::parse("NEWSQUANT = {'Zorn': ['no'], 'zorn': ['blick', 'plim'], 'glim': ['']}").unwrap();
        let report = figures(&[serde_json::from_str(&gold).unwrap()], &predictions, &units);
        for (row, wanted) in report.tables[0].rows.iter().zip(wanted) {
            let Numbers::Scores(prf) = row.numbers else { panic!("{row}") };
            assert!((prf.f() - wanted).abs() < 1e-9, "{row}, not {wanted}");
        }
    }

    fn gold() -> [String; 4] {
        [
            quantity("29.0", "percentage", "~"),
            quantity("9.4-9.1", "dollar", "down"),
            quantity("5", "harbour pilot", ">"),
            quantity("-2.0", "-", "="),
        ]
    }

    #[test]
    fn perfect_and_empty() {
        let perfect = [
            figure("29", "29", "\"percent\"", "about"),
            figure("\"9.1\"", "9.4", "\"US dollar\"", "exact"),
            figure("5", "null", "\"pilot\"", "at_least"),
            figure("-2", "-2", "null", "exact"),
        ];
        check(&gold(), &perfect, [1.0; 3]);
        check(&gold(), &[], [0.0; 3]);
    }

    #[test]
    fn corrupted() {
        let corrupted = [
            figure("29", "29", "\"euro\"", "about"),
            figure("9.1", "9.5", "\"US dollar\"", "exact"),
            figure("5", "null", "\"pilot\"", "exact"),
            figure("-2", "-2", "null", "exact"),
        ];
        check(&gold(), &corrupted, [0.75, 0.5, 0.5]);
    }

    #[test]
    fn equal_values_pair_by_unit_and_once() {
        let gold = [quantity("3", "mile", "="), quantity("3", "year", "=")];
        let [year, mile] = ["\"year\"", "\"mile\""].map(|unit| figure("3", "3", unit, "exact"));
        check(&gold, &[year, mile.clone(), mile], [0.8; 3]);
    }

    #[test]
    fn units() {
        let cases = [
            ("pound sterling", "\"GBP\"", true),
            ("Zorn", "\"plim\"", true),
            ("zorn", "\"zorn\"", false),
            ("glim", "null", true),
            ("dollar per bushel", "\"US dollar per bushel\"", true),
            ("mile per hour", "\"mph\"", true),
            ("people", "\"person\"", true),
            ("-", "null", true),
            ("percentage per week", "\"percent per week\"", true),
            ("australian dollar", "\"US dollar\"", false),
            ("-", "\"percent\"", false),
            ("year", "null", false),
        ];
        for (gold, predicted, right) in cases {
            let wanted = [1.0, f64::from(u8::from(right)), 1.0];
            check(&[quantity("3", gold, "=")], &[figure("3", "3", predicted, "exact")], wanted);
        }
    }
}
