//! Descriptions joined to what they describe, by the words of the article alone.

use std::borrow::Cow;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{
    super::text::Text,
    EntityKind, Link, apposition,
    draft::{Draft, Number, Opening},
    group::Groups,
};
use crate::lexicon::{self, gazetteer};

/// A post or trade that the article says somebody has.
struct Role<'a> {
    bearer: usize,
    words: Vec<Cow<'a, str>>,
}

/// Joins descriptions to names and to each other.
///
/// **Finds** "Ana Orlec, the mayor", "mayor Ana Orlec"; after that "the mayor", and "the Vell chief" where one person heads
/// something of that name; "the ministry" after "Ministry of Works", "the German paper" after "Bild"; "the incursion" after "an
/// incursion".
///
/// **Leaves alone** what two could be meant by, "a mayor", and "the former mayor" where no one is said to be former.
///
/// **Source**: the sieves for appositions, role appositives and strict heads of Raghunathan et al. (2010).
///
/// What it gives are the descriptions that are roles of the entity that they are joined to.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) -> Vec<usize> {
    let roles = apposition::join(text, drafts, groups);
    let mut known = Known::default();
    let mut next_role = 0;
    for draft_idx in 0..drafts.len() {
        let draft = &drafts[draft_idx];
        if draft.is_nominal() && groups.link(draft_idx).is_none() && groups.is_alone(draft_idx) {
            if let Some((other, link)) = known.meant_by(text, drafts, groups, draft_idx) {
                groups.join(draft_idx, other, link);
            }
            if !groups.has_name(draft_idx) && known.could_mean_a_name(draft) {
                groups.leave_open(draft_idx);
            }
        }
        known.learn(text, drafts, draft_idx);
        while let Some(&role) = roles.get(next_role).filter(|&&role| role <= draft_idx) {
            known.learn_role(role, &role_words(text, drafts[role].words.clone()));
            next_role += 1;
        }
    }
    roles
}

type Map<'a, V> = HashMap<Cow<'a, str>, Vec<V>, FixedState>;

/// What was read before.
#[derive(Default)]
struct Known<'a> {
    /// By the head of the role.
    roles: Map<'a, Role<'a>>,
    /// Names of bodies, places and events by the nouns in them: "Ministry of Works" by "ministry".
    names: Map<'a, usize>,
    /// Descriptions by their heads.
    nominals: Map<'a, usize>,
}

/// So many that have something in common are remembered: the last ones.
const MOST_KNOWN: usize = 12;

fn remember<'a, V>(map: &mut Map<'a, V>, key: Cow<'a, str>, value: V) {
    let known = map.entry(key).or_default();
    if known.len() == MOST_KNOWN {
        known.remove(0);
    }
    known.push(value);
}

/// Roles that "chief", "leader" and "head" stand for.
const LEADING: [&str; 18] = [
    "boss",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "commander",
    "director",
    "general",
    "governor",
    "head",
    "leader",
    "mayor",
    "minister",
    "premier",
    "president",
    "secretary",
];

/// Words without which a role is another one.
const TELLING: [&str; 12] =
    ["acting", "deputy", "elect", "ex", "former", "future", "incoming", "late", "outgoing", "prime", "then", "vice"];

impl<'a> Known<'a> {
    fn learn(&mut self, text: &Text<'_, 'a>, drafts: &[Draft<'a>], draft_idx: usize) {
        let draft = &drafts[draft_idx];
        if draft.is_nominal() && draft.traits.kind != EntityKind::Other {
            remember(&mut self.nominals, alike(&draft.key), draft_idx);
        }
        if draft.is_name() && draft.is_person() {
            if let Some(title) = draft.title {
                self.learn_role(draft_idx, &role_words(text, text.words(title)));
            }
        } else if draft.is_name() {
            for noun in nouns_of(draft) {
                remember(&mut self.names, noun, draft_idx);
            }
        }
    }

    fn learn_role(&mut self, bearer: usize, words: &[Cow<'a, str>]) {
        let head = words.iter().position(|word| matches!(&**word, "of" | "for" | "at")).unwrap_or(words.len());
        if let Some(head) = head.checked_sub(1).map(|head| words[head].clone()) {
            let is_leading = LEADING.contains(&&*head);
            let keys = [Some(head), is_leading.then_some(LEADER)];
            for key in keys.into_iter().flatten() {
                remember(&mut self.roles, key, Role { bearer, words: words.to_vec() });
            }
        }
    }

    /// Whether somebody has this role, or some name has this noun: then nobody else is meant by it.
    fn could_mean_a_name(&self, draft: &Draft<'_>) -> bool {
        let is_role =
            draft.is_person() && draft.traits.number == Some(Number::One) && self.roles.contains_key(&draft.key);
        is_role || self.names.contains_key(&draft.key) && draft.traits.kind == EntityKind::Organisation
    }

    /// The one thing before that a description means, and why.
    fn meant_by(
        &self,
        text: &Text<'_, '_>,
        drafts: &[Draft<'_>],
        groups: &Groups,
        draft_idx: usize,
    ) -> Option<(usize, Link)> {
        let draft = &drafts[draft_idx];
        let words = modifiers(text, draft);
        let is_one = draft.is_person() && draft.traits.number == Some(Number::One);
        let is_known = draft.opening == Some(Opening::Definite);
        let bearer = (is_one && is_known).then(|| self.bearer(groups, draft, &words)).flatten();
        if let Some(bearer) = bearer {
            return Some((bearer, Link::Role));
        }
        let by_name = is_known.then(|| self.name(text, drafts, groups, draft_idx)).flatten();
        let by_head = self.same_head(text, drafts, groups, draft_idx);
        match (by_name, by_head) {
            (Some(name), Some(other)) if groups.has_name(other) && !groups.is_one(name, other) => None,
            (Some(name), _) => Some((name, Link::PartOfName)),
            (None, other) => other.map(|other| (other, Link::Role)),
        }
    }

    /// The one person with this role.
    fn bearer(&self, groups: &Groups, draft: &Draft<'_>, words: &[Cow<'_, str>]) -> Option<usize> {
        let has = |role: &&Role<'_>| {
            let is_said = words.iter().all(|word| role.words.contains(word));
            let is_same = TELLING.iter().all(|&telling| {
                let says = |words: &[Cow<'_, str>]| words.iter().any(|word| *word == telling);
                says(&role.words) == says(words)
            });
            is_said && is_same && groups.traits(role.bearer).agree(draft.traits)
        };
        let of = |key: &str| self.roles.get(key).into_iter().flatten().filter(has).map(|role| role.bearer);
        let mut bearers: Vec<usize> = of(&draft.key).collect();
        // "The NATO chief" says whose chief it is, or anybody could be meant.
        if bearers.is_empty() && !words.is_empty() && matches!(&*draft.key, "chief" | "head" | "leader" | "boss") {
            bearers = of(&LEADER).collect();
        }
        let first = *bearers.first()?;
        bearers.iter().all(|&other| groups.is_one(first, other)).then_some(first)
    }

    /// The one name that has the head of the description and all its other words, or the country that they say.
    fn name(&self, text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &Groups, draft_idx: usize) -> Option<usize> {
        let draft = &drafts[draft_idx];
        let fits = |&&name: &&usize| {
            let key = &*drafts[name].key;
            let name_words = key.to_lowercase();
            let says = |at: usize| {
                let word = lower(text.word(at));
                let country = || gazetteer::country_of_people(text.word(at));
                name_words.split([' ', '-']).any(|other| other == word)
                    || country().is_some_and(|country| gazetteer::country_of_body(key) == Some(country))
            };
            let mut words = (draft.words.start..draft.head).filter(|&at| counts(text, at));
            words.all(says) && groups.traits(name).agree(draft.traits)
        };
        let mut found = self.names.get(&draft.key)?.iter().filter(fits);
        let first = *found.next()?;
        found.all(|&other| groups.is_one(first, other)).then_some(first)
    }

    /// The one thing that was described with the same head and at least the same other words; of several the last, if it was
    /// told as new and the others were not spoken of again.
    fn same_head(&self, text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &Groups, draft_idx: usize) -> Option<usize> {
        let draft = &drafts[draft_idx];
        let words = modifiers(text, draft);
        let is_kind_of_thing = draft.traits.kind == EntityKind::Equipment && draft.opening == Some(Opening::Bare);
        let fits = |&&other: &&usize| {
            let before = modifiers(text, &drafts[other]);
            drafts[other].traits.number == draft.traits.number
                && (drafts[other].key == draft.key || drafts[other].opening == Some(Opening::Definite))
                && (drafts[other].words.end <= draft.words.start)
                && if is_kind_of_thing || draft.traits.number == Some(Number::Many) {
                    words == before
                } else {
                    words.iter().all(|word| before.contains(word) || is_capital_behind(text, &drafts[other], word))
                }
                && may_repeat(&drafts[other], draft)
        };
        if draft.opening != Some(Opening::Definite) && !is_kind_of_thing {
            return None;
        }
        let mut found = self.nominals.get(&alike(&draft.key))?.iter().rev().filter(fits);
        let last = *found.next()?;
        let is_new = text.is_any(drafts[last].words.start, &["a", "an", "another"]) && !groups.has_name(last);
        found.all(|&other| groups.is_one(last, other) || is_new && groups.is_alone(other)).then_some(last)
    }
}

/// What a body that has this name is called by, in lower case.
fn nouns_of<'a>(draft: &Draft<'a>) -> Vec<Cow<'a, str>> {
    let is_noun = |word: &String| lexicon::noun(word).is_some() && !matches!(&**word, "country" | "nation" | "state");
    let words = draft.key.split([' ', '-']).filter(|_| draft.is_full()).map(str::to_lowercase).filter(is_noun);
    let mut nouns: Vec<Cow<'a, str>> = words.map(Cow::from).collect();
    let last = draft.key.rsplit(' ').next().filter(|_| draft.is_full());
    let papers = ["newspaper", "paper"].into_iter().filter(|_| last.is_some_and(lexicon::is_outlet_word));
    for noun in gazetteer::nouns_of_body(&draft.key).chain(papers) {
        if !nouns.iter().any(|other| other == noun) {
            nouns.push(noun.into());
        }
    }
    nouns
}

/// Heads that are as good as the same.
fn alike<'a>(key: &Cow<'a, str>) -> Cow<'a, str> {
    if key == "conflict" { "war".into() } else { key.clone() }
}

/// Whether a name right behind the head of a description has this word: "the Vell march" after "a march on Vell".
fn is_capital_behind(text: &Text<'_, '_>, draft: &Draft<'_>, word: &str) -> bool {
    let behind = draft.head + 1..text.sentence(draft.head).end.min(draft.head + 1 + FAR_BEHIND);
    let mut behind = behind.take_while(|&at| !text.is_mark(at) || matches!(text.word(at), "'s" | "’s"));
    behind.any(|at| text.is_capital(at) && lower(text.word(at)) == word)
}

/// So many words behind a head are still said of it.
const FAR_BEHIND: usize = 6;

/// Whether "the plan" can be what was said before: not "Brandt's plan" by words alone, since "the" may be another's.
fn may_repeat(before: &Draft<'_>, draft: &Draft<'_>) -> bool {
    let is_new = draft.opening == Some(Opening::Bare);
    is_new == (before.opening == Some(Opening::Bare)) || !is_new && before.traits.number == Some(Number::One)
}

/// Under which all roles that lead something are kept.
const LEADER: Cow<'static, str> = Cow::Borrowed("(leader)");

/// The words of a role, in lower case: no articles, no marks.
fn role_words<'a>(text: &Text<'_, 'a>, words: std::ops::Range<usize>) -> Vec<Cow<'a, str>> {
    words.filter(|&at| counts(text, at)).map(|at| lower(text.word(at))).collect()
}

/// The words before the head of a description that say which one it is.
fn modifiers<'a>(text: &Text<'_, 'a>, draft: &Draft<'_>) -> Vec<Cow<'a, str>> {
    role_words(text, draft.words.start..draft.head)
}

fn counts(text: &Text<'_, '_>, at: usize) -> bool {
    let is_small = matches!(
        &*lower(text.word(at)),
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "such" | "same" | "'s" | "’s" | "both" | "-"
    );
    !is_small && (!text.is_mark(at))
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}
