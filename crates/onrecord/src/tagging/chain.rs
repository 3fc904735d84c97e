//! From scores of antecedents to chains of mentions of one entity.

use std::ops::Range;

use super::MentionScores;

/// Mentions of one entity within an article, in the order of the text: their words. Always two or more.
pub type Chain = Vec<Range<usize>>;

/// What a model takes for a mention, with what it may refer back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedMention {
    /// The word that the others depend on.
    pub head: usize,
    /// All its words.
    pub words: Range<usize>,
    /// Earlier mentions, as indices into [`Tags::mentions`](super::Tags::mentions), the likeliest first, with the odds of
    /// each against referring back to none, in hundredths of a logarithm.
    pub antecedents: Vec<(usize, i16)>,
}

/// The mentions with their antecedents, for those who know more of them than the model: a gender, a number, a name.
pub(super) fn mentions(mentions: &[MentionScores]) -> Vec<TaggedMention> {
    let mention = |(mention_idx, mention): (usize, &MentionScores)| {
        let earlier = mention.antecedents.iter().map(|&(other, score)| (other as usize, score));
        let mut antecedents: Vec<(usize, i16)> = earlier.filter(|&(other, _)| other < mention_idx).collect();
        antecedents.sort_by_key(|&(other, score)| std::cmp::Reverse((score, other)));
        let words = mention.words.start as usize..mention.words.end as usize;
        TaggedMention { head: mention.head as usize, words, antecedents }
    };
    mentions.iter().enumerate().map(mention).collect()
}

/// Joins each mention to its best antecedent where that scores more than having none; what joins nothing is left out.
///
/// Source: the ranking of antecedents of Lee et al. (2017), over heads of mentions as in Dobrovolskii (2021).
pub(super) fn chains(mentions: &[MentionScores]) -> Vec<Chain> {
    let mut chain_of: Vec<Option<usize>> = vec![None; mentions.len()];
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for (mention_idx, mention) in mentions.iter().enumerate() {
        let Some(antecedent) = best_antecedent(mention, mention_idx) else { continue };
        let chain = *chain_of[antecedent].get_or_insert_with(|| {
            chains.push(vec![antecedent]);
            chains.len() - 1
        });
        chain_of[mention_idx] = Some(chain);
        chains[chain].push(mention_idx);
    }
    let words =
        |mention_idx: usize| mentions[mention_idx].words.start as usize..mentions[mention_idx].words.end as usize;
    chains.into_iter().map(|chain| chain.into_iter().map(words).collect()).collect()
}

/// Of equal scores the nearest wins.
fn best_antecedent(mention: &MentionScores, mention_idx: usize) -> Option<usize> {
    let earlier = mention.antecedents.iter().filter(|&&(other, score)| score > 0 && (other as usize) < mention_idx);
    earlier.max_by_key(|&&(other, score)| (score, other)).map(|&(other, _)| other as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(at: u32, antecedents: &[(u32, i16)]) -> MentionScores {
        MentionScores { head: at, words: at..at + 1, antecedents: antecedents.to_vec() }
    }

    #[test]
    fn mentions_join_what_they_refer_back_to() {
        let found =
            chains(&[mention(0, &[]), mention(3, &[]), mention(5, &[(0, 10), (1, 20)]), mention(9, &[(2, 5), (0, 4)])]);
        assert_eq!(found, [vec![3..4, 5..6, 9..10]]);
    }

    #[test]
    fn antecedents_are_earlier_and_the_likeliest_comes_first() {
        let found = mentions(&[mention(0, &[(1, 50)]), mention(3, &[]), mention(5, &[(0, 10), (1, 20)])]);
        assert_eq!(found[0].antecedents, []);
        assert_eq!((found[2].head, &found[2].words), (5, &(5..6)));
        assert_eq!(found[2].antecedents, [(1, 20), (0, 10)]);
    }

    #[test]
    fn no_antecedent_is_better_than_a_bad_one() {
        assert_eq!(chains(&[mention(0, &[]), mention(3, &[(0, 0)]), mention(5, &[(0, -20)])]), [] as [Chain; 0]);
    }
}
