//! From findings of a model on held-aside gold to the curve by which its scores become confidence.
//!
//! Source: isotonic regression by pooling adjacent violators (Ayer et al. 1955), over groups of equal size, so that a point of the
//! curve stands on many findings; shares by Laplace's rule of succession, so that few findings that were all right do not make
//! the next one certain.

use serde::Serialize;

use crate::score::Finding;

/// How many groups the findings are cut into.
const GROUPS: usize = 20;

/// The curves of a model, as its `config.json` has them: scores in hundredths and shares right in hundredths.
#[derive(Clone, Debug, Serialize)]
pub struct Curves {
    /// For names.
    pub names: Vec<(i16, u8)>,
    /// For attributions.
    pub attributions: Vec<(i16, u8)>,
}

/// Findings that are pooled: the sum of their scores, how many are right, how many there are.
#[derive(Clone, Copy)]
struct Pool {
    scores: i64,
    right: u32,
    all: u32,
}

impl Pool {
    fn of(findings: &[Finding]) -> Pool {
        let scores = findings.iter().map(|finding| i64::from(finding.score)).sum();
        let right = findings.iter().map(|finding| u32::from(finding.right)).sum();
        Pool { scores, right, all: u32::try_from(findings.len()).unwrap_or(u32::MAX) }
    }

    fn with(self, other: Pool) -> Pool {
        Pool { scores: self.scores + other.scores, right: self.right + other.right, all: self.all + other.all }
    }

    /// The share right that is to be expected of the next finding, as a fraction.
    fn succession(self) -> (u32, u32) {
        (self.right + 1, self.all + 2)
    }

    fn point(self) -> (i16, u8) {
        let score = self.scores / i64::from(self.all.max(1));
        let (right, all) = self.succession();
        let share = (100 * right + all / 2) / all;
        // OK because a mean of scores is a score, and a share at most 100.
        (i16::try_from(score).unwrap_or_default(), u8::try_from(share).unwrap_or_default())
    }
}

/// The curve of these findings: points whose scores and shares rise.
pub fn curve(mut findings: Vec<Finding>) -> Vec<(i16, u8)> {
    findings.sort_by_key(|finding| finding.score);
    let size = findings.len().div_ceil(GROUPS).max(1);
    let mut pools: Vec<Pool> = Vec::new();
    for group in findings.chunks(size) {
        let mut pool = Pool::of(group);
        while let Some(last) = pools.pop_if(|last| must_pool(*last, pool)) {
            pool = last.with(pool);
        }
        pools.push(pool);
    }
    pools.into_iter().map(Pool::point).collect()
}

/// Whether the second has no higher share, or no higher score.
fn must_pool(first: Pool, second: Pool) -> bool {
    let ((right, all), (second_right, second_all)) = (first.succession(), second.succession());
    right * second_all >= second_right * all || first.point().0 >= second.point().0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(told: &[(i16, &str)]) -> Vec<Finding> {
        let of = |(score, rights): &(i16, &str)| {
            let score = *score;
            rights.chars().map(move |right| Finding { score, confidence: 0, right: right == '+' }).collect::<Vec<_>>()
        };
        told.iter().flat_map(of).collect()
    }

    #[test]
    fn shares_rise_with_scores() {
        assert_eq!(
            curve(findings(&[(-300, "+---"), (-100, "++--"), (-10, "++++")])),
            [(-300, 33), (-100, 50), (-10, 83)]
        );
    }

    #[test]
    fn neighbours_that_fall_are_pooled() {
        assert_eq!(curve(findings(&[(-300, "+++-"), (-100, "+---"), (-10, "++++")])), [(-200, 50), (-10, 83)]);
        assert_eq!(curve(Vec::new()), []);
    }
}
