//! What a model takes for one thing, where no rule knows better.

use super::{
    super::text::Text,
    EntityKind, Link,
    apposition::at_heads,
    draft::{Draft, Opening},
    group::Groups,
    nearby::Nearby,
};

/// From which odds on a model's link is taken, in hundredths of a logarithm, and by how much it must be likelier than the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Least {
    pub(super) odds: i16,
    /// The same for a description that would be of something with a name.
    pub(super) odds_of_name: i16,
    /// Of a pronoun over the likeliest antecedent that is something else.
    pub(super) margin: i16,
    /// The same over somebody who is named in the pronoun's own sentence.
    pub(super) margin_over_nearest: i16,
}

impl Least {
    /// Good for both precision and recall: as they were chosen on GUM dev.
    pub(super) const BALANCED: Least = Least { odds: 0, odds_of_name: 0, margin: 0, margin_over_nearest: i16::MAX };

    /// A false link is worse than a missed one. Chosen on the sample story and on GUM dev.
    pub(super) const SURE: Least = Least { odds: 100, odds_of_name: 200, margin: 100, margin_over_nearest: 150 };
}

impl Least {
    /// Whether this one is far likelier than whoever else is named in the sentence of the pronoun, if anybody is.
    fn holds_against(self, groups: &Groups, allowed: &[(usize, i16)], nearby: &Nearby, other: usize) -> bool {
        let Some(nearest) = nearby.against(groups, other) else { return true };
        let odds = |one: usize| {
            let of_one = allowed.iter().filter(|&&(member, _)| groups.is_one(one, member));
            of_one.map(|&(_, odds)| i32::from(odds)).max()
        };
        let (for_it, against) = (odds(other).unwrap_or_default(), odds(nearest).unwrap_or_default());
        for_it - against >= i32::from(self.margin_over_nearest)
    }

    /// Where a false link would be worse than a missed one: "her lawyer" for somebody with a name, one trade for another.
    fn is_too_bold(self, drafts: &[Draft<'_>], groups: &Groups, one: usize, other: usize) -> bool {
        let (draft, before) = (&drafts[one], &drafts[other]);
        let is_anothers = draft.is_person() && draft.opening == Some(Opening::Possessed) && groups.has_name(other);
        let is_other_trade = draft.is_nominal() && before.is_nominal() && draft.is_person() && draft.key != before.key;
        self.odds > 0 && (is_anothers || is_other_trade)
    }
}

/// Joins "he" and "she" to the one person whom nobody near can be taken for, where no model speaks.
///
/// **Finds** "Ana Orlec waited. She said".
///
/// **Leaves alone** pronouns of which a model says anything, and those beside which two persons are spoken of.
///
/// **Source**: agreement and recency as in Lappin and Leass (1994).
pub(super) fn join_without(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let at_head = at_heads(text, drafts);
    let mut is_told = vec![false; drafts.len()];
    for mention in text.tags.mentions.iter().filter(|mention| !mention.antecedents.is_empty()) {
        if let Some(draft_idx) = at_head[mention.head] {
            is_told[draft_idx] = true;
        }
    }
    for draft_idx in (0..drafts.len()).filter(|&draft_idx| drafts[draft_idx].is_pronoun() && !is_told[draft_idx]) {
        let only = Nearby::of(text, drafts, groups, draft_idx).only;
        if let Some(other) = only.filter(|&other| may_join(drafts, groups, (draft_idx, other), Least::SURE)) {
            groups.join(draft_idx, other, Link::Agreement);
        }
    }
}

/// Joins pronouns and descriptions to their likeliest antecedents that no rule forbids.
///
/// **Finds** "she" after "Ana Orlec", "the project" after "the dam".
///
/// **Leaves alone** two names, which only rules join; what differs in kind, gender or number; what lies within the other
/// ("his wife" is not him); new things ("a mayor"); and pronouns that two things are about as likely for, unless only one of them is near.
///
/// **Source**: the ranking of antecedents of Lee et al. (2017); the constraints of Raghunathan et al. (2010).
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups, least: Least) {
    let at_head = at_heads(text, drafts);
    let of_mention: Vec<Option<usize>> = text.tags.mentions.iter().map(|mention| at_head[mention.head]).collect();
    for (mention, draft_idx) in text.tags.mentions.iter().zip(&of_mention) {
        let Some(draft_idx) = *draft_idx else { continue };
        if drafts[draft_idx].opening == Some(Opening::Indefinite) || groups.link(draft_idx).is_some() {
            continue;
        }
        let allowed = mention.antecedents.iter().filter_map(|&(other, odds)| Some((of_mention[other]?, odds)));
        let allowed: Vec<(usize, i16)> =
            allowed.filter(|&(other, _)| may_join(drafts, groups, (draft_idx, other), least)).collect();
        let nearby = Nearby::of(text, drafts, groups, draft_idx);
        let likeliest = likeliest(groups, &allowed, least, &drafts[draft_idx])
            .filter(|&other| least.holds_against(groups, &allowed, &nearby, other));
        let only = nearby.only.filter(|&only| is_as_likely(groups, &allowed, least, only));
        let likeliest = likeliest.filter(|&other| !least.is_too_bold(drafts, groups, draft_idx, other));
        if let Some(other) = likeliest.or(only) {
            groups.join(draft_idx, other, Link::Model);
        }
    }
}

/// Whether nobody else is clearly likelier.
fn is_as_likely(groups: &Groups, allowed: &[(usize, i16)], least: Least, only: usize) -> bool {
    let persons = allowed.iter().filter(|(other, _)| groups.traits(*other).kind == EntityKind::Person);
    let (same, others): (Vec<_>, Vec<_>) = persons.partition(|(other, _)| groups.is_one(only, *other));
    let odds = same.iter().map(|(_, odds)| i32::from(*odds)).max();
    others.iter().all(|(_, other)| odds.is_some_and(|odds| odds + i32::from(least.margin) > i32::from(*other)))
}

fn likeliest(groups: &Groups, allowed: &[(usize, i16)], least: Least, draft: &Draft<'_>) -> Option<usize> {
    let &(best, odds) = allowed.first()?;
    let is_named = draft.is_nominal() && groups.has_name(best);
    if odds <= if is_named { least.odds_of_name } else { least.odds } {
        return None;
    }
    let next = allowed.iter().find(|(other, _)| !groups.is_one(best, *other));
    let is_clear = next.is_none_or(|(_, next)| i32::from(odds) - i32::from(*next) >= i32::from(least.margin));
    (is_clear || !(draft.is_pronoun() || is_country(draft))).then_some(best)
}

/// "The country" says as little of which one it is as a pronoun.
fn is_country(draft: &Draft<'_>) -> bool {
    draft.is_nominal() && matches!(&*draft.key, "country" | "nation" | "state")
}

/// Whether no rule forbids that both are of one thing.
fn may_join(drafts: &[Draft<'_>], groups: &Groups, (one, other): (usize, usize), least: Least) -> bool {
    if groups.is_one(one, other) {
        return one != other;
    }
    let (draft, before) = (&drafts[one], &drafts[other]);
    // "His country" is that of somebody of whom the model knows no country.
    let is_anothers = is_country(draft) && draft.opening == Some(Opening::Possessed);
    let is_known = |draft: &Draft<'_>| draft.traits.kind != EntityKind::Other;
    let are_unlike = draft.is_nominal() && before.is_nominal() && is_known(draft) != is_known(before);
    let is_vague = draft.is_nominal() && !is_known(draft) && groups.has_name(other);
    let is_open =
        groups.is_left_open(one) && groups.has_name(other) || groups.is_left_open(other) && groups.has_name(one);
    // A name after a description is told by rules, but for "the mayor … Ana Orlec".
    let is_late = draft.is_name() && !(draft.is_person() && before.is_nominal() && before.is_person());
    let is_he = draft.is_pronoun() && draft.traits.gender.is_some();
    let is_nobody = is_he && least.odds > 0 && groups.has_name(other) && !groups.is_introduced(other);
    let is_forbidden = is_nobody || is_anothers || are_unlike || is_vague || is_open || is_late;
    let are_named = groups.has_name(one) && groups.has_name(other);
    let is_nested = lies_within(drafts, groups, one, other) || lies_within(drafts, groups, other, one);
    groups.traits(one).agree(groups.traits(other)) && ![is_forbidden, are_named, is_nested].contains(&true)
}

/// Whether a draft lies within one of the other's group or holds one: "his" is nobody's wife in "his wife".
fn lies_within(drafts: &[Draft<'_>], groups: &Groups, one: usize, other: usize) -> bool {
    let words = &drafts[one].words;
    let touches = |near: &usize| {
        let near_words = &drafts[*near].words;
        let is_nested = near_words.start < words.end && words.start < near_words.end;
        is_nested && groups.is_one(*near, other)
    };
    let before = one.saturating_sub(NEAR)..one;
    let after = one + 1..drafts.len().min(one + 1 + NEAR);
    before.chain(after).any(|near| touches(&near))
}

/// Mentions that lie in each other are so near to each other, in mentions.
const NEAR: usize = 12;
