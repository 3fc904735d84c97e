//! From scores to confidence: the share of findings with such a score that are right on held-aside gold.

/// How scores become confidence, for one kind of finding: points measured on gold that the model was not trained on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curve {
    points: Vec<(i16, u8)>,
}

/// The curves of a model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// For names.
    pub names: Curve,
    /// For attributions.
    pub attributions: Curve,
}

impl Curve {
    /// A curve through points (score, share right in hundredths). None if the scores do not rise, the shares fall, or a
    /// share is over 100.
    pub fn new(points: Vec<(i16, u8)>) -> Option<Curve> {
        let rises = points.is_sorted_by(|one, other| one.0 < other.0 && one.1 <= other.1);
        (rises && points.iter().all(|point| point.1 <= 100)).then_some(Curve { points })
    }

    /// The confidence of a score, in hundredths: on the line between the points beside it, level outside of them, 0 where
    /// nothing was measured.
    pub fn confidence(&self, score: i16) -> u8 {
        let next = self.points.partition_point(|point| point.0 < score);
        match (next.checked_sub(1).map(|before| self.points[before]), self.points.get(next)) {
            (None, None) => 0,
            (Some(before), None) => before.1,
            (None, Some(after)) => after.1,
            (Some(before), Some(&after)) => between(before, after, score),
        }
    }
}

fn between(before: (i16, u8), after: (i16, u8), score: i16) -> u8 {
    let (width, part) = (i32::from(after.0) - i32::from(before.0), i32::from(score) - i32::from(before.0));
    let rise = i32::from(after.1 - before.1);
    before.1 + u8::try_from(rise * part / width).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_lies_between_the_points() {
        let curve = Curve::new(vec![(-200, 50), (-100, 60), (0, 90)]).unwrap();
        assert_eq!([-300, -200, -150, -1, 0, 50].map(|score| curve.confidence(score)), [50, 50, 55, 89, 90, 90]);
        assert_eq!(Curve::default().confidence(0), 0);
    }

    #[test]
    fn a_curve_never_falls() {
        assert_eq!(Curve::new(vec![(0, 50), (0, 60)]), None);
        assert_eq!(Curve::new(vec![(0, 50), (1, 40)]), None);
        assert_eq!(Curve::new(vec![(0, 101)]), None);
    }
}
