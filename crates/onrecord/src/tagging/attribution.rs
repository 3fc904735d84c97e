//! From scores of roles and links to attributions.

use std::ops::Range;

use super::{
    Calibration, CueScores, Role, Scores,
    sequence::{self, Bias, Stretch},
};

/// An attribution that a model found: words as indices into [`Annotated::words`](crate::annotate::Annotated::words).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedAttribution {
    /// Who says it; may be empty.
    pub source: Vec<Range<usize>>,
    /// What shows that it is said.
    pub cue: Range<usize>,
    /// What is said. Never empty.
    pub content: Vec<Range<usize>>,
    /// How sure the model is of its least sure part: a logarithm of a probability, in hundredths.
    pub score: i16,
    /// The share of findings with such a score whose content and source are right, in hundredths.
    pub confidence: u8,
}

/// A source with better odds than this belongs to a cue, beside any other. Chosen, as the two below, on held-aside articles of
/// `PolNeAR` train.
const SURE_SOURCE: i16 = 100;

/// The best source of a cue belongs to it if its odds are better than this.
const WORST_SOURCE: i16 = -100;

/// Content whose odds are worse than this for every cue belongs to none.
const WORST_CONTENT: i16 = -100;

/// The attributions of all cues that have content, in the order of the cues, and the sure cues that have none.
///
/// Roles cut the text into stretches; links give them to cues. A stretch of content belongs to the one cue that it is
/// linked to best. A source belongs to every cue that is linked to it, because one speaker has many cues; a cue without
/// any takes the best there is.
pub(super) fn attributions(scores: &Scores, calibration: &Calibration) -> (Vec<TaggedAttribution>, Vec<Range<usize>>) {
    let stretches = sequence::stretches(&scores.roles, &BIAS);
    let mut found: Vec<Found<'_>> = of_role(&stretches, Role::Cue).filter_map(|cue| Found::of(scores, cue)).collect();
    for content in of_role(&stretches, Role::Content) {
        let odds = |found: &Found<'_>| mean_odds(&found.scores.content, found.scores, &content.words);
        let near = near(&mut found, &content.words).iter_mut();
        let best = near.filter_map(|found| Some((odds(found)?, found))).max_by_key(|&(odds, _)| odds);
        if let Some((odds, found)) = best.filter(|&(odds, _)| odds > WORST_CONTENT) {
            found.content.push((odds, content));
        }
    }
    for found in &mut found {
        found.source = sources(&stretches, found.scores);
    }
    let (whole, lone): (Vec<Found<'_>>, Vec<Found<'_>>) =
        found.into_iter().partition(|found| !found.content.is_empty());
    let lone = lone.iter().filter(|found| found.cue.score > SURE_CUE).map(|found| found.cue.words.clone());
    (whole.iter().map(|found| found.attribution(calibration)).collect(), lone.collect())
}

/// A word must be so much likelier the first of a cue than anything else: a cue that is none makes a statement that is none.
/// Chosen on held-aside articles of `PolNeAR` train.
const UNSURE_CUE: i16 = -60;

/// Content begins no more often than it must. Chosen as the last.
const UNSURE_CONTENT: i16 = -30;

const BIAS: Bias<7> = {
    let mut labels = [0; 7];
    labels[1 + 2 * Role::Cue as usize] = UNSURE_CUE;
    labels[1 + 2 * Role::Content as usize] = UNSURE_CONTENT;
    Bias { labels, touching: 0 }
};

/// A cue with a better score is one though nothing was found that it tells of. An estimate: what depends on it is a note.
const SURE_CUE: i16 = -20;

/// The cues whose scores reach to these words. Cues are sorted, and so are the words that they reach to.
fn near<'f, 's>(found: &'f mut [Found<'s>], words: &Range<usize>) -> &'f mut [Found<'s>] {
    let first = found.partition_point(|found| found.scores.words().end < words.end);
    let last = found.partition_point(|found| found.scores.words().start <= words.start);
    &mut found[first.min(last)..last]
}

/// The attribution of one cue while it is put together.
struct Found<'s> {
    cue: &'s Stretch,
    scores: &'s CueScores,
    source: Vec<(i16, &'s Stretch)>,
    content: Vec<(i16, &'s Stretch)>,
}

impl<'s> Found<'s> {
    fn of(scores: &'s Scores, cue: &'s Stretch) -> Option<Found<'s>> {
        let place = scores.cues.binary_search_by_key(&cue.words.start, |scores| scores.cue as usize).ok()?;
        Some(Found { cue, scores: &scores.cues[place], source: Vec::new(), content: Vec::new() })
    }

    fn attribution(&self, calibration: &Calibration) -> TaggedAttribution {
        let words = |parts: &[(i16, &Stretch)]| parts.iter().map(|(_, part)| part.words.clone()).collect();
        TaggedAttribution {
            source: words(&self.source),
            cue: self.cue.words.clone(),
            content: words(&self.content),
            score: self.score(),
            confidence: calibration.attributions.confidence(self.score()),
        }
    }

    /// The least sure part decides: a statement is right only if all of it is.
    fn score(&self) -> i16 {
        let parts = self.source.iter().chain(&self.content);
        let surest = parts.map(|&(odds, part)| part.score.min(log_probability(odds))).min();
        self.cue.score.min(surest.unwrap_or_default())
    }
}

/// A rough logarithm of the probability that odds stand for: exact far from even odds.
fn log_probability(odds: i16) -> i16 {
    odds.min(0)
}

fn of_role(stretches: &[Stretch], role: Role) -> impl Iterator<Item = &Stretch> {
    stretches.iter().filter(move |stretch| Role::ALL[stretch.kind] == role)
}

fn sources<'s>(stretches: &'s [Stretch], cue: &CueScores) -> Vec<(i16, &'s Stretch)> {
    let odds = |source: &'s Stretch| Some((mean_odds(&cue.source, cue, &source.words)?, source));
    let reached = cue.words();
    let first = stretches.partition_point(|stretch| stretch.words.end <= reached.start);
    let last = stretches.partition_point(|stretch| stretch.words.start < reached.end);
    let all: Vec<(i16, &Stretch)> = of_role(&stretches[first..last], Role::Source).filter_map(odds).collect();
    let likely: Vec<(i16, &Stretch)> = all.iter().copied().filter(|&(odds, _)| odds > SURE_SOURCE).collect();
    if !likely.is_empty() {
        return likely;
    }
    let best = all.into_iter().max_by_key(|&(odds, _)| odds);
    best.into_iter().filter(|&(odds, _)| odds > WORST_SOURCE).collect()
}

/// The mean odds of a stretch's words; none where the cue's scores do not reach to all of them.
fn mean_odds(odds: &[i16], cue: &CueScores, words: &Range<usize>) -> Option<i16> {
    let first = cue.words().start;
    let odds = odds.get(words.start.checked_sub(first)?..words.end - first)?;
    Some(sequence::mean(odds.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Roles as a letter a word: S, C and T begin a source, cue and content, a small letter goes on, "." is nothing.
    fn roles(letters: &str) -> Vec<[i16; 7]> {
        let label = |letter: char| ".SsCcTt".find(letter).unwrap();
        letters.chars().map(|letter| std::array::from_fn(|at| if at == label(letter) { -10 } else { -900 })).collect()
    }

    /// A cue whose odds are good (+), bad (-) or middling (0) for each word.
    fn cue(at: u32, source: &str, content: &str) -> CueScores {
        let odds = |signs: &str| signs.chars().map(|sign| [500, -500, 0]["+-0".find(sign).unwrap()]).collect();
        CueScores { cue: at, first: 0, source: odds(source), content: odds(content) }
    }

    /// Attributions as "source | cue | content", words by their numbers.
    fn check(letters: &str, cues: &[CueScores], expected: &[&str]) {
        let scores = Scores { roles: roles(letters), cues: cues.to_vec(), ..Scores::default() };
        let words = |parts: &[Range<usize>]| {
            parts.iter().map(|part| format!("{}-{}", part.start, part.end - 1)).collect::<Vec<_>>().join("+")
        };
        let found: Vec<String> = attributions(&scores, &Calibration::default())
            .0
            .iter()
            .map(|found| {
                format!(
                    "{} | {} | {}",
                    words(&found.source),
                    words(std::slice::from_ref(&found.cue)),
                    words(&found.content)
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn content_goes_to_its_cue() {
        check("SsCTtt", &[cue(2, "++----", "---+++")], &["0-1 | 2-2 | 3-5"]);
        check("TtSCTt", &[cue(3, "--+---", "++--++")], &["2-2 | 3-3 | 0-1+4-5"]);
    }

    #[test]
    fn a_source_belongs_to_all_its_cues() {
        let cues = [cue(1, "+-----", "--+---"), cue(4, "+-----", "-----+")];
        check("SCT.CT", &cues, &["0-0 | 1-1 | 2-2", "0-0 | 4-4 | 5-5"]);
    }

    #[test]
    fn the_best_source_is_taken_where_none_is_sure() {
        check("SCTS", &[cue(1, "0---", "--+-")], &["0-0 | 1-1 | 2-2"]);
        check("SCTS", &[cue(1, "----", "--+-")], &[" | 1-1 | 2-2"]);
    }

    #[test]
    fn sure_cues_without_content_are_told_of() {
        let lone = |letters: &str, score: i16| {
            let mut roles = roles(letters);
            roles[1][3] = score;
            let scores = Scores { roles, cues: vec![cue(1, "+-", "--")], ..Scores::default() };
            attributions(&scores, &Calibration::default()).1
        };
        assert_eq!(lone("SC", -10), vec![Range { start: 1, end: 2 }]);
        assert_eq!(lone("SC", -90), []);
    }

    #[test]
    fn unsure_cues_are_none() {
        let mut roles = roles("SCT");
        (roles[1][0], roles[1][3]) = (-60, -70);
        let scores = Scores { roles, cues: vec![cue(1, "+--", "--+")], ..Scores::default() };
        assert_eq!(attributions(&scores, &Calibration::default()).0, []);
    }

    #[test]
    fn content_that_no_cue_wants_is_left_alone() {
        check("SCT", &[cue(1, "+--", "---")], &[]);
        check("SC.", &[cue(1, "+--", "--+")], &[]);
        check("STt", &[], &[]);
    }
}
