//! Mentions that refer to one thing, while they are put together.

use super::{
    EntityKind, Link,
    draft::{Draft, Traits},
};
use crate::lexicon::{self, Classes};

/// Drafts in groups, each of which refers to one thing; at first each draft is alone.
pub(super) struct Groups {
    group_of: Vec<u32>,
    all: Vec<Group>,
    /// Why a draft is in its group; nothing where others joined it.
    links: Vec<Option<Link>>,
    /// Whether rules saw that several could be meant: then a model does not choose.
    is_open: Vec<bool>,
}

/// The mentions of one thing.
pub(super) struct Group {
    members: Vec<u32>,
    traits: Traits,
    /// How many names say that it is of each kind.
    votes: [u32; N_KINDS],
    n_names: u32,
    /// How many of them have a title or more than one word.
    n_introductions: u32,
    /// Who it is by a dated table, though the article gives no name.
    holder: Option<&'static str>,
}

const N_KINDS: usize = EntityKind::Other as usize + 1;

impl Groups {
    pub(super) fn new(drafts: &[Draft<'_>]) -> Groups {
        let n_drafts = u32::try_from(drafts.len()).expect("an article has fewer mentions than bytes");
        Groups {
            group_of: (0..n_drafts).collect(),
            all: (0..).zip(drafts).map(|(draft_idx, draft)| Group::alone(draft_idx, draft)).collect(),
            links: vec![None; drafts.len()],
            is_open: vec![false; drafts.len()],
        }
    }

    /// Which group a draft is in. Two drafts are of one thing where this is the same.
    pub(super) fn of(&self, draft_idx: usize) -> usize {
        self.group_of[draft_idx] as usize
    }

    pub(super) fn is_one(&self, one: usize, other: usize) -> bool {
        self.group_of[one] == self.group_of[other]
    }

    pub(super) fn traits(&self, draft_idx: usize) -> Traits {
        self.all[self.of(draft_idx)].traits
    }

    pub(super) fn has_name(&self, draft_idx: usize) -> bool {
        let group = &self.all[self.of(draft_idx)];
        group.n_names > 0 || group.holder.is_some()
    }

    /// The name that a dated table has for what a draft refers to, where the article gives none.
    pub(super) fn holder(&self, group: usize) -> Option<&'static str> {
        self.all[group].holder.filter(|_| self.all[group].n_names == 0)
    }

    /// Says who a draft is by a dated table.
    pub(super) fn hold(&mut self, draft_idx: usize, name: &'static str) {
        self.links[draft_idx].get_or_insert(Link::RoleAtDate);
        let group = self.of(draft_idx);
        self.all[group].holder.get_or_insert(name);
    }

    /// Whether somebody is named as news names persons at first: with a title or a given name.
    pub(super) fn is_introduced(&self, draft_idx: usize) -> bool {
        self.all[self.of(draft_idx)].n_introductions > 0
    }

    /// The drafts of the group that a draft is in, in no order.
    pub(super) fn members(&self, draft_idx: usize) -> impl Iterator<Item = usize> + '_ {
        self.all[self.of(draft_idx)].members.iter().map(|&member| member as usize)
    }

    /// The drafts of the group of this number; none where it was taken up by another.
    pub(super) fn members_of(&self, group: usize) -> impl Iterator<Item = usize> + '_ {
        self.all[group].members.iter().map(|&member| member as usize)
    }

    pub(super) fn traits_of(&self, group: usize) -> Traits {
        self.all[group].traits
    }

    pub(super) fn is_alone(&self, draft_idx: usize) -> bool {
        self.all[self.of(draft_idx)].members.len() == 1
    }

    pub(super) fn link(&self, draft_idx: usize) -> Option<Link> {
        self.links[draft_idx]
    }

    /// Says that a draft can mean several that have a name.
    pub(super) fn leave_open(&mut self, draft_idx: usize) {
        self.is_open[draft_idx] = true;
    }

    pub(super) fn is_left_open(&self, draft_idx: usize) -> bool {
        self.is_open[draft_idx]
    }

    /// Takes `draft_idx` out of its group, which others may stay in, and puts it into the group of `other`.
    pub(super) fn move_alone(&mut self, draft_idx: usize, (draft, other): (&Draft<'_>, usize), link: Link) {
        if self.is_one(draft_idx, other) {
            return;
        }
        let number = u32::try_from(draft_idx).expect("drafts are counted with 32 bits");
        let (from, to) = (self.of(draft_idx), self.of(other));
        self.all[from].members.retain(|&member| member != number);
        self.all[from].n_names -= u32::from(draft.is_name());
        self.all[to].members.push(number);
        self.group_of[draft_idx] = self.group_of[other];
        self.links[draft_idx] = Some(link);
    }

    /// Puts `draft_idx`, with all that is together with it, into the group of `other`.
    pub(super) fn join(&mut self, draft_idx: usize, other: usize, link: Link) {
        self.links[draft_idx].get_or_insert(link);
        let (one, other) = (self.of(draft_idx), self.of(other));
        if one == other {
            return;
        }
        // The smaller moves, so that each draft moves seldom.
        let is_smaller = self.all[one].members.len() <= self.all[other].members.len();
        let (from, to) = if is_smaller { (one, other) } else { (other, one) };
        let moved = std::mem::replace(&mut self.all[from], Group::empty());
        for &member in &moved.members {
            self.group_of[member as usize] = u32::try_from(to).expect("a group has the number of a draft");
        }
        self.all[to].take(moved);
    }
}

/// Whether a name is one that only somebody has.
fn introduces(draft: &Draft<'_>) -> bool {
    draft.is_full() || draft.title.is_some() || lexicon::classes_of(&draft.key).has(Classes::GIVEN_NAME)
}

impl Group {
    fn empty() -> Group {
        Group {
            members: Vec::new(),
            traits: Traits::default(),
            votes: [0; N_KINDS],
            n_names: 0,
            n_introductions: 0,
            holder: None,
        }
    }

    fn alone(draft_idx: u32, draft: &Draft<'_>) -> Group {
        let mut votes = [0; N_KINDS];
        votes[draft.traits.kind as usize] = u32::from(draft.is_name());
        let n_introductions = u32::from(draft.is_name() && introduces(draft));
        Group {
            members: vec![draft_idx],
            traits: draft.traits,
            votes,
            n_names: u32::from(draft.is_name()),
            n_introductions,
            holder: None,
        }
    }

    fn take(&mut self, other: Group) {
        self.members.extend(other.members);
        self.traits = self.traits.and(other.traits);
        self.n_names += other.n_names;
        self.n_introductions += other.n_introductions;
        self.holder = self.holder.or(other.holder);
        for (votes, more) in self.votes.iter_mut().zip(other.votes) {
            *votes += more;
        }
        self.traits.kind = self.kind_by_names().unwrap_or(self.traits.kind);
    }

    /// The kind that most names say, the first of the list where as many say another.
    fn kind_by_names(&self) -> Option<EntityKind> {
        let known = EntityKind::KNOWN.into_iter().rev();
        known.max_by_key(|&kind| self.votes[kind as usize]).filter(|&kind| self.votes[kind as usize] > 0)
    }
}
