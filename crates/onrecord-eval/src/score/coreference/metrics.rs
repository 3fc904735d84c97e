//! The metrics of coreference over two partitions of mentions.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::tagging::Chain;

use crate::{
    assignment,
    numbers::{Grouping, Prf, count},
};

/// First word, and the word after the last.
type Mention = (usize, usize);

/// The mentions of a document by chains: no mention is in two, no chain is empty.
pub(super) type Partition = Vec<BTreeSet<Mention>>;

/// Takes a mention that is there twice out of the later chain.
pub(super) fn partition(chains: &[Chain]) -> Partition {
    let mut seen = BTreeSet::new();
    let new_mentions = |chain: &Chain| -> BTreeSet<Mention> {
        let mentions = chain.iter().map(|words| (words.start, words.end));
        mentions.filter(|mention| seen.insert(*mention)).collect()
    };
    chains.iter().map(new_mentions).filter(|chain| !chain.is_empty()).collect()
}

pub(super) fn mentions(gold: &Partition, predicted: &Partition) -> Prf {
    let [gold, predicted] = [gold, predicted].map(|chains| chains.iter().flatten().collect::<BTreeSet<_>>());
    Prf::new(gold.intersection(&predicted).count(), predicted.len(), gold.len())
}

pub(super) fn muc(gold: &Partition, predicted: &Partition) -> Grouping {
    let links = |chains: &Partition| chains.iter().map(|chain| count(chain.len() - 1)).sum();
    Grouping {
        precisions: kept_links(predicted, gold),
        predicted: links(predicted),
        recalls: kept_links(gold, predicted),
        gold: links(gold),
    }
}

/// How many links are left where the chains are cut into parts by the others: a chain of n mentions in k parts has n - k.
fn kept_links(chains: &Partition, others: &Partition) -> f64 {
    let place: BTreeMap<&Mention, usize> =
        others.iter().enumerate().flat_map(|(n, other)| other.iter().map(move |mention| (mention, n))).collect();
    let kept = |chain: &BTreeSet<Mention>| {
        let found: Vec<usize> = chain.iter().filter_map(|mention| place.get(mention)).copied().collect();
        found.len() - found.iter().collect::<BTreeSet<_>>().len()
    };
    total(chains.iter().map(|chain| f64::from(count(kept(chain)))))
}

pub(super) fn b_cubed(gold: &Partition, predicted: &Partition) -> Grouping {
    let size = |chains: &Partition| chains.iter().map(|chain| count(chain.len())).sum();
    Grouping {
        precisions: shares(predicted, gold),
        predicted: size(predicted),
        recalls: shares(gold, predicted),
        gold: size(gold),
    }
}

/// The sum, over mentions, of the share of the mention's chain that is in its chain among the others too.
fn shares(chains: &Partition, others: &Partition) -> f64 {
    let share = |chain: &BTreeSet<Mention>, other: &BTreeSet<Mention>| common(chain, other).powi(2) / size(chain);
    total(chains.iter().flat_map(|chain| others.iter().map(move |other| share(chain, other))))
}

pub(super) fn ceaf_e(gold: &Partition, predicted: &Partition) -> Grouping {
    let similarity = |g: &BTreeSet<Mention>, p: &BTreeSet<Mention>| 2.0 * common(g, p) / (size(g) + size(p));
    let similarities: Vec<Vec<f64>> =
        gold.iter().map(|g| predicted.iter().map(|p| similarity(g, p)).collect()).collect();
    let total = total(assignment::heaviest(&similarities).into_iter().map(|(g, p)| similarities[g][p]));
    Grouping { precisions: total, predicted: count(predicted.len()), recalls: total, gold: count(gold.len()) }
}

/// A sum that is 0 where there is nothing: the standard library's is -0 there, and is printed so.
fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |sum, number| sum + number)
}

fn common(one: &BTreeSet<Mention>, other: &BTreeSet<Mention>) -> f64 {
    f64::from(count(one.intersection(other).count()))
}

fn size(chain: &BTreeSet<Mention>) -> f64 {
    f64::from(count(chain.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::Numbers;

    type Metric = fn(&Partition, &Partition) -> Grouping;

    /// Chains of letters: "ab cd" has two.
    fn chains(letters: &str) -> Partition {
        let mention = |letter: char| letter as usize..letter as usize + 1;
        partition(&letters.split(' ').map(|chain| chain.chars().map(mention).collect()).collect::<Vec<Chain>>())
    }

    #[track_caller]
    fn check(metric: Metric, [gold, predicted]: [&str; 2], wanted: &str) {
        assert_eq!(Numbers::Groups(metric(&chains(gold), &chains(predicted))).to_string(), wanted);
    }

    /// Vilain et al. (1995), section 3: links of which a class of equivalence is made in another way.
    #[test]
    fn muc_of_vilain() {
        check(muc, ["ABCD", "AB CD"], "P 1.000  R 0.667  F 0.800");
        check(muc, ["AB CD", "ABCD"], "P 0.667  R 1.000  F 0.800");
        check(muc, ["ABCD", "AB"], "P 1.000  R 0.333  F 0.500");
        check(muc, ["ABC", "AD BE"], "P 0.000  R 0.000  F 0.000");
    }

    /// Bagga and Baldwin (1998), figures 1 to 3: MUC cannot tell the two outputs apart, B-cubed can.
    const TRUTH: &str = "12345 67 89ABC";

    #[test]
    fn b_cubed_of_bagga_and_baldwin() {
        check(muc, [TRUTH, "12345 6789ABC"], "P 0.900  R 1.000  F 0.947");
        check(muc, [TRUTH, "1234589ABC 67"], "P 0.900  R 1.000  F 0.947");
        check(b_cubed, [TRUTH, "12345 6789ABC"], "P 0.762  R 1.000  F 0.865");
        check(b_cubed, [TRUTH, "1234589ABC 67"], "P 0.583  R 1.000  F 0.737");
    }

    /// Luo (2005), table 1: the same truth, with all in one chain and each alone.
    #[test]
    fn ceaf_of_luo() {
        check(ceaf_e, [TRUTH, "12345 6789ABC"], "P 0.917  R 0.611  F 0.733");
        check(ceaf_e, [TRUTH, "1234589ABC 67"], "P 0.833  R 0.556  F 0.667");
        check(ceaf_e, [TRUTH, "123456789ABC"], "P 0.588  R 0.196  F 0.294");
        check(ceaf_e, [TRUTH, "1 2 3 4 5 6 7 8 9 A B C"], "P 0.111  R 0.444  F 0.178");
    }

    /// Pradhan et al. (2014), section 4: mentions that are on one side only.
    #[test]
    fn predicted_mentions_of_pradhan() {
        let case = ["abc defg", "ab cd fghi"];
        check(muc, case, "P 0.400  R 0.400  F 0.400");
        check(b_cubed, case, "P 0.500  R 0.417  F 0.455");
        check(ceaf_e, case, "P 0.433  R 0.650  F 0.520");
        let mean = Numbers::MeanF([muc, b_cubed, ceaf_e].map(|metric| metric(&chains(case[0]), &chains(case[1]))));
        assert_eq!(mean.to_string(), "F 0.458");
    }

    /// The cases 1 to 8 of the tests of the reference scorer, version 8; a capital letter is another span.
    #[test]
    fn the_cases_of_the_reference_scorer() {
        let key = "a bc def";
        check(ceaf_e, [key, key], "P 1.000  R 1.000  F 1.000");
        check(ceaf_e, [key, "a de"], "P 0.900  R 0.600  F 0.720");
        check(ceaf_e, [key, "a bcx defy z"], "P 0.664  R 0.886  F 0.759");
        check(ceaf_e, [key, "a bcx dy z"], "P 0.550  R 0.733  F 0.629");
        check(ceaf_e, [key, "a bcxB dy z"], "P 0.517  R 0.689  F 0.590");
        check(ceaf_e, [key, "a bcx dy Bz"], "P 0.550  R 0.733  F 0.629");
        check(ceaf_e, [key, "a bcxb dy z"], "P 0.550  R 0.733  F 0.629");
        check(ceaf_e, [key, "a bcx dy bz"], "P 0.550  R 0.733  F 0.629");
    }

    #[test]
    fn nothing_on_one_side() {
        for metric in [muc as Metric, b_cubed, ceaf_e] {
            check(metric, ["ab", ""], "P 0.000  R 0.000  F 0.000");
            check(metric, ["", "ab"], "P 0.000  R 0.000  F 0.000");
        }
    }
}
