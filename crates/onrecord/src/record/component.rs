//! Bearers that have to do with each other, and the entries that they make.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{Bearer, BearerId, Decision, Edge, Entry, Groups, Joined, group::group_read, join::Read};

/// Bearers that have to do with each other.
#[derive(Default)]
pub(super) struct Component {
    pub(super) bearers: BTreeMap<BearerId, Rc<Read>>,
    pub(super) followed: BTreeSet<BearerId>,
    pub(super) called_both: BTreeSet<(BearerId, BearerId)>,
}

impl Component {
    pub(super) fn group(self, decisions: &[Decision]) -> Grouping {
        let place: BTreeMap<BearerId, usize> = self.bearers.keys().copied().zip(0..).collect();
        let called_both: Vec<_> = self.called_both.iter().map(|(one, other)| (place[one], place[other])).collect();
        let (ids, read): (Vec<BearerId>, Vec<Rc<Read>>) = self.bearers.into_iter().unzip();
        let read: Vec<Read> = read.iter().map(|read| (**read).clone()).collect();
        let groups = group_read(&read, &called_both, decisions);
        let bearers = read.into_iter().map(|read| read.bearer).collect();
        let mut entry_of = vec![0; ids.len()];
        for (entry, members) in groups.groups.iter().enumerate() {
            for &member in members {
                entry_of[member] = entry;
            }
        }
        Grouping { ids, bearers, groups, entry_of }
    }
}

/// Bearers and their groups.
pub(super) struct Grouping {
    ids: Vec<BearerId>,
    bearers: Vec<Bearer>,
    groups: Groups,
    entry_of: Vec<usize>,
}

impl Grouping {
    pub(super) fn entry_of(&self, id: BearerId) -> Option<usize> {
        self.ids.binary_search(&id).ok().map(|at| self.entry_of[at])
    }

    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.groups.groups.iter().map(|members| self.entry(members)).collect();
        let joined = |edge: &Edge| Joined {
            one: self.bearers[edge.one].clone(),
            other: self.bearers[edge.other].clone(),
            join: edge.join,
        };
        for edge in &self.groups.joins {
            entries[self.entry_of[edge.one]].joins.push(joined(edge));
        }
        for edge in &self.groups.perhaps {
            entries[self.entry_of[edge.one]].perhaps.push(joined(edge));
            entries[self.entry_of[edge.other]].perhaps.push(joined(edge));
        }
        entries
    }

    fn entry(&self, members: &[usize]) -> Entry {
        let mut bearers: Vec<(BearerId, Bearer)> =
            members.iter().map(|&at| (self.ids[at], self.bearers[at].clone())).collect();
        bearers.sort_by(|(_, a), (_, b)| b.n_articles.cmp(&a.n_articles).then_with(|| a.cmp(b)));
        Entry { bearers, ..Entry::default() }
    }
}
