//! From joins of two to groups of bearers.

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use super::{Bearer, JOINED, Join, Why, join::Read};
use crate::names::{self, PERHAPS};

/// What a user decided about two names: it holds for every bearer that is called so, whatever the spelling rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They are one.
    Together(String, String),
    /// They are two, and never in one group.
    Apart(String, String),
}

/// A join between two bearers, as indices into the list that was grouped; the smaller bearer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// One.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// Why, and how surely.
    pub join: Join,
}

/// Bearers in groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The groups, as indices into the list that was grouped. Members are in the order of bearers, groups in that of their
    /// first members.
    pub groups: Vec<Vec<usize>>,
    /// The joins that made the groups: a tree in each.
    pub joins: Vec<Edge>,
    /// Joins between two groups that are not sure enough, or that something speaks against.
    pub perhaps: Vec<Edge>,
}

/// Groups bearers. `called_both` are pairs of indices that an article uses for one entity; of `decisions` a later one
/// overrules an earlier one.
///
/// Joins are made in the order of their confidence. A join is left out where it would bring together two that certainly
/// differ: two given names, two things of a table, two that a user parted. A short form that fits two such ("J. Orlec" for
/// Jan and Jana) joins neither.
///
/// The groups are those of the set of bearers: their order in the list means nothing, and bearers that share no key with
/// others, directly or through others, can be grouped without them.
pub fn group(bearers: &[Bearer], called_both: &[(usize, usize)], decisions: &[Decision]) -> Groups {
    group_read(&bearers.iter().cloned().map(Read::of).collect::<Vec<_>>(), called_both, decisions)
}

pub(super) fn group_read(bearers: &[Read], called_both: &[(usize, usize)], decisions: &[Decision]) -> Groups {
    group_pairs(bearers, pairs_with_a_key(bearers), called_both, decisions)
}

/// The same where it is known which pairs are worth comparing, each once.
pub(super) fn group_pairs(
    bearers: &[Read],
    pairs: Vec<(usize, usize)>,
    called_both: &[(usize, usize)],
    decisions: &[Decision],
) -> Groups {
    let mut edges = edges(bearers, pairs, called_both, decisions);
    demote_ambiguous(bearers, &mut edges);
    edges.sort_by(|a, b| {
        let strength = |edge: &Edge| (edge.join.why != Why::ByHand, u8::MAX - edge.join.confidence);
        let ends = |edge: &Edge| [&bearers[edge.one].bearer, &bearers[edge.other].bearer];
        strength(a).cmp(&strength(b)).then_with(|| ends(a).cmp(&ends(b))).then_with(|| a.cmp(b))
    });
    let apart = Apart::new(decisions);
    let mut forest = Forest::new(bearers.len());
    let (mut joins, mut perhaps) = (Vec::new(), Vec::new());
    for edge in edges {
        let is_sure = edge.join.confidence >= JOINED;
        if forest.are_one(edge.one, edge.other) {
            continue;
        }
        if is_sure && forest.can_join(&edge, |one, other| apart.are_two(&bearers[one], &bearers[other], edge.join.why))
        {
            forest.unite(edge.one, edge.other);
            joins.push(edge);
        } else {
            perhaps.push(edge);
        }
    }
    perhaps.retain(|edge| !forest.are_one(edge.one, edge.other));
    Groups { groups: forest.groups(bearers), joins, perhaps }
}

/// All joins of two, each once.
fn edges(
    bearers: &[Read],
    pairs: Vec<(usize, usize)>,
    called_both: &[(usize, usize)],
    decisions: &[Decision],
) -> Vec<Edge> {
    let mut found: HashMap<(usize, usize), Join, FixedState> = HashMap::default();
    let mut note = |one: usize, other: usize, join: Join| {
        let pair = if bearers[one].bearer <= bearers[other].bearer { (one, other) } else { (other, one) };
        let known = found.entry(pair).or_insert(join);
        if join.confidence > known.confidence {
            *known = join;
        }
    };
    for (one, other) in pairs {
        if let Some(join) = bearers[one].join(&bearers[other]) {
            note(one, other, join);
        }
    }
    for &(one, other) in called_both.iter().filter(|(one, other)| one != other) {
        note(one, other, bearers[one].called_both(&bearers[other]));
    }
    for (one, other) in together(bearers, decisions) {
        note(one, other, Join { why: Why::ByHand, confidence: 100 });
    }
    let mut edges: Vec<Edge> = found.into_iter().map(|((one, other), join)| Edge { one, other, join }).collect();
    edges.sort_unstable();
    edges
}

/// Pairs of bearers of which a key leads from one to the other, each once.
fn pairs_with_a_key(bearers: &[Read]) -> Vec<(usize, usize)> {
    let mut kept: HashMap<&str, Vec<usize>, FixedState> = HashMap::default();
    for (idx, bearer) in bearers.iter().enumerate() {
        for key in &bearer.keys.kept {
            kept.entry(key.as_str()).or_default().push(idx);
        }
    }
    let mut pairs = Vec::new();
    for (one, bearer) in bearers.iter().enumerate() {
        let begin = pairs.len();
        let others = bearer.keys.like.iter().filter_map(|key| kept.get(key.as_str())).flatten();
        pairs.extend(others.filter(|&&other| other > one).map(|&other| (one, other)));
        pairs[begin..].sort_unstable();
    }
    pairs.dedup();
    pairs
}

/// The pairs that a user put together.
fn together(bearers: &[Read], decisions: &[Decision]) -> Vec<(usize, usize)> {
    let called = |name: &str| {
        let name = names::fold(name);
        (0..bearers.len()).filter(move |&idx| bearers[idx].folded == name).collect::<Vec<_>>()
    };
    let valid = decisions.iter().enumerate().filter_map(|(n, decision)| match decision {
        Decision::Together(one, other) if !is_overruled(&decisions[n + 1..], one, other) => Some((one, other)),
        Decision::Together(..) | Decision::Apart(..) => None,
    });
    valid
        .flat_map(|(one, other)| {
            let others = called(other);
            called(one).into_iter().flat_map(move |one| others.clone().into_iter().map(move |other| (one, other)))
        })
        .filter(|(one, other)| one != other)
        .collect()
}

/// Whether a later decision says the contrary of a pair.
fn is_overruled(later: &[Decision], one: &str, other: &str) -> bool {
    let pair = sorted_folded(one, other);
    later.iter().any(|decision| matches!(decision, Decision::Apart(a, b) if sorted_folded(a, b) == pair))
}

fn sorted_folded(one: &str, other: &str) -> [String; 2] {
    let mut pair = [one, other].map(names::fold);
    pair.sort_unstable();
    pair
}

/// A name that fits two who certainly differ joins neither: "J. Orlec" between Jan and Jana, "Ana Orlec" between a minister and
/// a singer; unless one of them is spoken of far more often.
fn demote_ambiguous(bearers: &[Read], edges: &mut [Edge]) {
    let mut fits: HashMap<usize, Vec<usize>, FixedState> = HashMap::default();
    for edge in edges.iter().filter(|edge| is_by_name(edge)) {
        fits.entry(edge.one).or_default().push(edge.other);
        fits.entry(edge.other).or_default().push(edge.one);
    }
    let weakened: Vec<usize> = (0..edges.len())
        .filter(|&edge_idx| {
            let edge = &edges[edge_idx];
            is_by_name(edge)
                && (has_rival(bearers, &fits, edge.one, edge.other) || has_rival(bearers, &fits, edge.other, edge.one))
        })
        .collect();
    for edge_idx in weakened {
        let confidence = &mut edges[edge_idx].join.confidence;
        *confidence = (*confidence).min(PERHAPS);
    }
}

/// Whether `name` fits somebody else than `bearer` as well, who certainly is another, and is not far rarer.
fn has_rival(bearers: &[Read], fits: &HashMap<usize, Vec<usize>, FixedState>, name: usize, bearer: usize) -> bool {
    let is_rival = |other: usize| {
        other != bearer
            && bearers[other].differs(&bearers[bearer])
            && u64::from(bearers[other].bearer.n_articles) * FAR_RARER > u64::from(bearers[bearer].bearer.n_articles)
    };
    fits.get(&name).is_some_and(|fitting| fitting.iter().any(|&other| is_rival(other)))
}

/// Of two who bear a name, one is far rarer if so many times as many articles speak of the other.
const FAR_RARER: u64 = 10;

fn is_by_name(edge: &Edge) -> bool {
    matches!(edge.join.why, Why::Name(_)) && edge.join.confidence >= JOINED
}

/// The pairs of names that a user parted.
struct Apart {
    pairs: HashSet<[String; 2], FixedState>,
}

impl Apart {
    fn new(decisions: &[Decision]) -> Apart {
        let valid = decisions.iter().enumerate().filter_map(|(n, decision)| match decision {
            Decision::Apart(one, other) if !is_taken_back(&decisions[n + 1..], one, other) => {
                Some(sorted_folded(one, other))
            }
            Decision::Together(..) | Decision::Apart(..) => None,
        });
        Apart { pairs: valid.collect() }
    }

    /// Whether two bearers must not come together by such a join.
    fn are_two(&self, one: &Read, other: &Read, why: Why) -> bool {
        let mut pair = [&one.folded, &other.folded];
        pair.sort_unstable();
        let is_parted = !self.pairs.is_empty() && self.pairs.contains(&pair.map(Clone::clone));
        is_parted || why != Why::ByHand && one.differs(other)
    }
}

fn is_taken_back(later: &[Decision], one: &str, other: &str) -> bool {
    let pair = sorted_folded(one, other);
    later.iter().any(|decision| matches!(decision, Decision::Together(a, b) if sorted_folded(a, b) == pair))
}

/// Sets that grow together, with their members.
struct Forest {
    set_of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Forest {
    fn new(len: usize) -> Forest {
        Forest { set_of: (0..len).collect(), members: (0..len).map(|idx| vec![idx]).collect() }
    }

    fn are_one(&self, one: usize, other: usize) -> bool {
        self.set_of[one] == self.set_of[other]
    }

    /// Whether no member of one set must stay away from a member of the other.
    fn can_join(&self, edge: &Edge, are_two: impl Fn(usize, usize) -> bool) -> bool {
        let [one, other] = [edge.one, edge.other].map(|idx| &self.members[self.set_of[idx]]);
        !one.iter().any(|&one| other.iter().any(|&other| are_two(one, other)))
    }

    fn unite(&mut self, one: usize, other: usize) {
        let [mut into, mut from] = [self.set_of[one], self.set_of[other]];
        if self.members[into].len() < self.members[from].len() {
            std::mem::swap(&mut into, &mut from);
        }
        for member in std::mem::take(&mut self.members[from]) {
            self.set_of[member] = into;
            self.members[into].push(member);
        }
    }

    fn groups(self, bearers: &[Read]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|members| !members.is_empty()).collect();
        for members in &mut groups {
            members.sort_by(|&one, &other| bearers[one].bearer.cmp(&bearers[other].bearer).then(one.cmp(&other)));
        }
        groups.sort_by(|one, other| bearers[one[0]].bearer.cmp(&bearers[other[0]].bearer).then(one[0].cmp(&other[0])));
        groups
    }
}
