//! Sentences with the figures that they state.

use crate::{annotate::annotate, article::Article, facts::extract, tagging::Tags};

/// Figures as "words = hedge value unit", with a range as "low to high".
fn check(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let facts = extract(&annotate(&article), &Tags::default());
    let found: Vec<String> = facts.figures.iter().map(|figure| line(&article, figure)).collect();
    assert_eq!(found, expected, "{text}");
}

fn line(article: &Article, figure: &super::Figure) -> String {
    let unit = figure.unit.as_ref().map_or(String::new(), |unit| format!(" {}", unit.name));
    let end = |end: Option<rust_decimal::Decimal>| end.map_or("..".to_owned(), |end| end.to_string());
    let number =
        figure.value.map_or_else(|| format!("{} to {}", end(figure.low), end(figure.high)), |value| value.to_string());
    let link = |word: &str, idx: Option<u32>| idx.map_or(String::new(), |idx| format!(" {word} {idx}"));
    let links = [link("same as", figure.same_as), link("to level", figure.level_idx), link("part of", figure.part_of)];
    let direction = figure.direction.map_or("", |direction| match direction {
        super::Direction::Up => " up",
        super::Direction::Down => " down",
    });
    let hedge = figure.hedge.as_str();
    format!("{} = {hedge} {number}{unit}{direction}{}", article.slice(figure.span), links.concat())
}

/// What the figures are of, and what sets them apart.
fn check_of(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let facts = extract(&annotate(&article), &Tags::default());
    let join =
        |spans: &[crate::text::Span]| spans.iter().map(|span| article.slice(*span)).collect::<Vec<_>>().join(" + ");
    let found: Vec<String> = facts
        .figures
        .iter()
        .map(|figure| {
            let head = figure.head.map_or("", |head| article.slice(head));
            format!("{}: {} [{head}] {}", article.slice(figure.span), join(&figure.of), join(&figure.scope))
                .trim()
                .to_owned()
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn numbers_money_shares_and_measures() {
    check(
        "They need 2.4 million euros, or $50m, for 40 barriers.",
        &[
            "2.4 million euros = exact 2400000 euro",
            "$50m = exact 50000000 US dollar same as 0",
            "40 barriers = exact 40 barrier",
        ],
    );
    check(
        "It cost US$1,500 across 1,294 square kilometres at 30°C.",
        &[
            "US$1,500 = exact 1500 US dollar",
            "1,294 square kilometres = exact 1294 square kilometre",
            "30°C = exact 30 degree Celsius",
        ],
    );
    check("A Leopard 2, an F-16, COVID-19, No. 10, 1.2.3 and 007 at 17.30 and at 10:30.", &[]);
}

#[test]
fn scales_multiply() {
    check(
        "₹9 crore, $5 bn, 2 hundred thousand people and 5 dozen pumps.",
        &[
            "₹9 crore = exact 90000000 Indian rupee",
            "$5 bn = exact 5000000000 US dollar",
            "2 hundred thousand people = exact 200000 person",
            "5 dozen pumps = exact 60 pump",
        ],
    );
    check(
        "A 5m rope for 2m people, 25k seats and 3m euros.",
        &[
            "5m = exact 5 metre",
            "2m people = exact 2000000 person",
            "25k seats = exact 25000 seat",
            "3m euros = exact 3000000 euro",
        ],
    );
}

#[test]
fn numbers_in_words() {
    check(
        "Twelve dams, twenty-one pumps and a hundred and fifty thousand people in five and a half million homes.",
        &[
            "Twelve dams = exact 12 dam",
            "twenty-one pumps = exact 21 pump",
            "a hundred and fifty thousand people = exact 150000 person",
            "five and a half million homes = exact 5500000 home",
        ],
    );
    check(
        "One officer saw one of the boats; three of the crews and half a dozen divers came.",
        &[
            "One officer = exact 1 officer",
            "one = exact 1 boat",
            "three = exact 3 crew",
            "half a dozen divers = exact 6 diver",
        ],
    );
    check(
        "No one knew one another; one of them, the one who left, said this one was both a first and the two agreed.",
        &[],
    );
    check("The Big Three met the Group of Seven on Channel 4 after the Seven Hills race.", &[]);
}

#[test]
fn orders_of_size_are_ranges() {
    check(
        "Hundreds of thousands of people and dozens of cars; tens of millions of dollars for a couple of hours.",
        &[
            "Hundreds of thousands = about 100000 to 1000000 person",
            "dozens = about 12 to 120 car",
            "tens of millions of dollars = about 10000000 to 100000000 US dollar",
            "a couple of hours = about 2 hour",
        ],
    );
    check("Several people died on several roads in a number of ways.", &["Several people = vague 2 to .. person"]);
}

#[test]
fn shares_and_multiples() {
    check(
        "A third of the town, two-thirds of voters, one in five homes, 4 out of 10 pumps and half the crew.",
        &[
            "A third = exact 0.3333333333333333333333333333",
            "two-thirds = exact 0.6666666666666666666666666667",
            "one in five = exact 0.2",
            "4 out of 10 = exact 0.4",
            "half = exact 0.5",
        ],
    );
    check(
        "Twice as many came, a threefold rise, half an hour later, to a quarter of a million.",
        &[
            "Twice = exact 2",
            "threefold = exact 3",
            "half an hour = exact 0.5 hour",
            "a quarter of a million = exact 250000",
        ],
    );
    check("She scored twice in the second half, in the third quarter, in a double bed, for a third time.", &[]);
}

#[test]
fn ranges_share_unit_and_scale() {
    check(
        "It takes 15 to 20 days, 10-15 men, between 1 and 2 million euros or from $5 to $8, or $50m-$60m.",
        &[
            "15 to 20 days = exact 15 to 20 day",
            "10-15 men = exact 10 to 15 man",
            "1 and 2 million euros = exact 1000000 to 2000000 euro",
            "$5 to $8 = exact 5 to 8 US dollar",
            "$50m-$60m = exact 50000000 to 60000000 US dollar",
        ],
    );
    check("They paid eight or nine euros.", &["eight = exact 8 euro", "nine euros = exact 9 euro"]);
    check("The 2030-31 season and the years 2019 to 2022, 6-8 April and 555-1234.", &[]);
}

#[test]
fn scores_and_votes_are_two_figures() {
    check("Vell won 3-2.", &["3 = exact 3", "2 = exact 2"]);
    check("The law passed by a vote of 51 to 49.", &["51 = exact 51", "49 = exact 49"]);
    check("The TA-35 and the 24-7 shop.", &[]);
}

#[test]
fn ages() {
    check(
        "A 31-year-old, a five-year-old girl, Ana Orlec, 52, and a man aged 45 came.",
        &["31-year-old = exact 31 year", "five-year-old = exact 5 year", "52 = exact 52 year", "45 = exact 45 year"],
    );
    check("He is in his 40s, born in the 1990s, and 2nd of his 3rd class.", &[]);
}

#[test]
fn rates() {
    check(
        "Oil at $80 a barrel, 60 miles per hour, $3,500 a month, 5 per cent a year and $21 per square foot.",
        &[
            "$80 a barrel = exact 80 US dollar per barrel",
            "60 miles per hour = exact 60 mile per hour",
            "$3,500 a month = exact 3500 US dollar per month",
            "5 per cent a year = exact 5 percent per year",
            "$21 per square foot = exact 21 US dollar per square foot",
        ],
    );
    check("It paid $3 a year earlier.", &["$3 = exact 3 US dollar"]);
}

#[test]
fn money_has_many_signs() {
    check(
        "A$5, C$6m, HK $7, £8bn, €9, ¥10, Rs 11 crore, Rs. 12, RM79, US $13, EUR 14 and 15 Swedish kronor, 16 pence.",
        &[
            "A$5 = exact 5 Australian dollar",
            "C$6m = exact 6000000 Canadian dollar",
            "HK $7 = exact 7 Hong Kong dollar",
            "£8bn = exact 8000000000 pound sterling",
            "€9 = exact 9 euro",
            "¥10 = exact 10 Japanese yen",
            "Rs 11 crore = exact 110000000 Indian rupee",
            "Rs. 12 = exact 12 Indian rupee",
            "RM79 = exact 79 Malaysian ringgit",
            "US $13 = exact 13 US dollar",
            "EUR 14 = exact 14 euro",
            "15 Swedish kronor = exact 15 Swedish krona",
            "16 pence = exact 16 penny",
        ],
    );
    check(
        "Ten pounds of flour for 2 million pounds; they won 12 won games.",
        &["Ten pounds = exact 10 pound", "2 million pounds = exact 2000000 pound sterling", "12 = exact 12"],
    );
}

#[test]
fn hedges_are_told_apart() {
    check(
        "About 300 people, nearly 12,000 homes, at least 7 dams, up to 9 pumps and fewer than 50 tents.",
        &[
            "300 people = about 300 person",
            "12,000 homes = nearly 12000 home",
            "7 dams = at_least 7 dam",
            "9 pumps = up_to 9 pump",
            "50 tents = less_than 50 tent",
        ],
    );
    check(
        "Some 5,000 or so; 300 or more, 20 at most, 50+ and within 24 hours, over 60 men.",
        &[
            "5,000 = about 5000",
            "300 = at_least 300",
            "20 = up_to 20",
            "50 = at_least 50",
            "24 hours = up_to 24 hour",
            "60 men = more_than 60 man",
        ],
    );
    check("It grew over the 12 months and over 10 years.", &["12 months = exact 12 month", "10 years = exact 10 year"]);
}

#[test]
fn changes_and_the_levels_that_they_lead_to() {
    check(
        "It rose 4% to 1,200 homes, fell by 30 to 200, and saw a 5% cut.",
        &[
            "4% = exact 4 percent up to level 1",
            "1,200 homes = exact 1200 home",
            "30 = exact 30 down to level 3",
            "200 = exact 200",
            "5% = exact 5 percent down",
        ],
    );
    check("It rose to 5% and lost 20 men.", &["5% = exact 5 percent", "20 men = exact 20 man"]);
}

#[test]
fn a_conversion_is_the_same_figure() {
    check(
        "It costs about 35 billion euros ($38 billion) and 10 km (6 miles).",
        &[
            "35 billion euros = about 35000000000 euro",
            "$38 billion = about 38000000000 US dollar same as 0",
            "10 km = exact 10 kilometre",
            "6 miles = exact 6 mile same as 2",
        ],
    );
    check("They sent 40 pumps (12 people) in all.", &["40 pumps = exact 40 pump", "12 people = exact 12 person"]);
}

#[test]
fn a_part_points_at_its_whole() {
    check(
        "They gave $150 billion, including $65 billion for the army, and mended 5 of the 12 dams.",
        &[
            "$150 billion = exact 150000000000 US dollar",
            "$65 billion = exact 65000000000 US dollar part of 0",
            "5 = exact 5 dam part of 3",
            "12 dams = exact 12 dam",
        ],
    );
    check("They gave $150 and $65 to Vell.", &["$150 = exact 150 US dollar", "$65 = exact 65 US dollar"]);
}

#[test]
fn negative_numbers() {
    check("It was -5°C and −0.5%.", &["-5°C = exact -5 degree Celsius", "−0.5% = exact -0.5 percent"]);
    check("Route A-5 led there.", &[]);
}

#[test]
fn what_a_figure_is_of() {
    check_of(
        "They hold 1,294 sq km of Russian territory, an additional $5 million in aid and three armoured vehicles.",
        &[
            "1,294 sq km: Russian territory [territory]",
            "$5 million: aid [aid] additional",
            "three armoured vehicles: armoured vehicles [vehicles]",
        ],
    );
    check_of("They paid $6 each, so far.", &["$6:  [] each"]);
    check_of(
        "It needs 40 km (25 miles) of mobile barriers.",
        &["40 km: mobile barriers [barriers]", "25 miles: mobile barriers [barriers]"],
    );
    check_of("It runs 40 km (25 miles) along the dam.", &["40 km:  []", "25 miles:  []"]);
}

#[test]
fn years_clock_times_and_labels_are_left_alone() {
    check("In 2022, on April 6, at 10:30 and at 9 a.m., he read Section 230 and the 4th page 7.", &[]);
    check("The 2030 vote, the 1,5 and 1 500 000 euros.", &[]);
    check("Call 555 1234 on 6 and 7 April 2030, clause 7, at 17.30 and see 12 Vell Road.", &[]);
}

#[test]
fn a_date_of_the_clause_is_the_anchor() {
    let article = Article::from_text("a", "It sold 40 pumps in 2031, and 50 tents in 2032.");
    let facts = extract(&annotate(&article), &Tags::default());
    assert_eq!(facts.figures.iter().map(|figure| figure.time_idx).collect::<Vec<_>>(), [Some(0), Some(1)]);
}

/// A figure that is written again as number and unit is read as the same figure.
#[test]
fn a_figure_written_again_is_the_same() {
    let bits = [
        "2.4 million euros",
        "$80 a barrel",
        "1,294 sq km",
        "12,000 homes",
        "5.5 per cent",
        "three dozen pumps",
        "£8bn",
        "60 mph",
    ];
    for bit in bits {
        let once = article_figures(&format!("It has {bit} now."));
        let [figure] = once.as_slice() else { panic!("{bit}: {once:?}") };
        let unit = figure.unit.as_ref().map_or("", |unit| unit.name.as_ref());
        let again = article_figures(&format!("It has {} {unit} now.", figure.value.unwrap_or_default()));
        let [other] = again.as_slice() else { panic!("{bit}: {again:?}") };
        assert_eq!((figure.value, &figure.unit), (other.value, &other.unit), "{bit}");
    }
}

/// The same for every unit of the table, by its name; "million British thermal unit" begins with a scale, which is read first.
#[test]
fn every_unit_is_read_by_its_name() {
    for unit in crate::lexicon::units().filter(|unit| !matches!(&*unit.code, "count" | "MMBTU")) {
        let found = article_figures(&format!("It has 12.5 {} now.", unit.name));
        let [figure] = found.as_slice() else { panic!("{}: {found:?}", unit.name) };
        assert_eq!(figure.unit.as_ref(), Some(unit));
        assert_eq!(figure.value, Some("12.5".parse().unwrap()));
    }
}

fn article_figures(text: &str) -> Vec<super::Figure> {
    let article = Article::from_text("a", text);
    extract(&annotate(&article), &Tags::default()).figures
}
