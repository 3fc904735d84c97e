//! The entries of a record: groups of bearers, and the surnames that each article leaves open.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{
    Bearer, Decision, Field, JOINED, Join, Why,
    component::{Component, Grouping},
    join::Read,
    short::{Candidate, Occasion, whose},
};
use crate::{
    facts::EntityKind,
    names::{self, PERHAPS, Rule},
};

/// The number of a bearer in a record.
pub type BearerId = i64;

/// The number of an article in a record.
pub type ArticleId = i64;

/// What a record can be asked. Lists are sorted, each number once.
pub trait Index {
    /// What can go wrong where the record is kept.
    type Error;

    /// The bearers that are kept under a key.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn under(&self, key: &str) -> Result<Vec<BearerId>, Self::Error>;

    /// A bearer.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn bearer(&self, id: BearerId) -> Result<Bearer, Self::Error>;

    /// The bearers whose names an article uses for the same entity as this one's.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn called_both(&self, id: BearerId) -> Result<Vec<BearerId>, Self::Error>;

    /// The articles with an entity of this bearer.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn articles(&self, id: BearerId) -> Result<Vec<ArticleId>, Self::Error>;

    /// The bearers that the articles of this bearer have, itself among them.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn company(&self, id: BearerId) -> Result<Vec<BearerId>, Self::Error>;

    /// The bearers that an article has.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn named_in(&self, article: ArticleId) -> Result<Vec<BearerId>, Self::Error>;

    /// How many articles there are.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    fn n_articles(&self) -> Result<u32, Self::Error>;
}

/// One person or thing of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its names, as bearers, the one of most articles first.
    pub bearers: Vec<(BearerId, Bearer)>,
    /// Why they are one.
    pub joins: Vec<Joined>,
    /// What may be it as well, and is not joined.
    pub perhaps: Vec<Joined>,
    /// Articles that have no more of it than a surname.
    pub surnames: Vec<Surname>,
    /// Of an entry that is itself a surname: what belongs to other entries.
    pub given_away: Vec<Surname>,
}

/// Two bearers with what joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// One.
    pub one: Bearer,
    /// The other.
    pub other: Bearer,
    /// Why, and how surely.
    pub join: Join,
}

/// A surname alone, of which an article's company tells whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Surname {
    /// The surname as a bearer.
    pub bearer: BearerId,
    /// The article.
    pub article: ArticleId,
    /// Why, and how surely.
    pub join: Join,
}

/// A record with what its users decided.
pub struct Census<'a, I> {
    index: &'a I,
    decisions: &'a [Decision],
    read: RefCell<BTreeMap<BearerId, Rc<Read>>>,
}

impl<'a, I: Index> Census<'a, I> {
    /// Asks a record.
    pub fn new(index: &'a I, decisions: &'a [Decision]) -> Self {
        Census { index, decisions, read: RefCell::default() }
    }

    fn read(&self, id: BearerId) -> Result<Rc<Read>, I::Error> {
        if let Some(read) = self.read.borrow().get(&id) {
            return Ok(Rc::clone(read));
        }
        let read = Rc::new(Read::of(self.index.bearer(id)?));
        self.read.borrow_mut().insert(id, Rc::clone(&read));
        Ok(read)
    }

    /// The entries of some bearers, in the order of their names.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    pub fn entries(&self, of: &[BearerId]) -> Result<Vec<Entry>, I::Error> {
        let mut component = Component::default();
        for &id in of {
            self.grow(&mut component, id)?;
        }
        let shorts = self.shorts_of(&component)?;
        let cases = self.cases(&mut component, &shorts)?;
        let grouping = component.group(self.decisions);
        let mut entries = grouping.entries();
        for case in cases {
            self.assign(&case, &grouping, &mut entries)?;
        }
        let of: BTreeSet<BearerId> = of.iter().copied().collect();
        let wanted = |entry: &Entry| entry.bearers.iter().any(|(id, _)| of.contains(id));
        Ok(entries.into_iter().filter(wanted).collect())
    }

    /// The bearers that may be called so, whatever the spelling: by the whole name or, for people, by the surname.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    pub fn called(&self, name: &str) -> Result<Vec<BearerId>, I::Error> {
        let mut found = BTreeSet::new();
        for asked in asked(name) {
            for id in self.beside(&asked)? {
                let read = self.read(id)?;
                let is_called =
                    asked.join(&read).is_some_and(|join| join.confidence >= JOINED) || read.bears_surname(&asked);
                if is_called {
                    found.insert(id);
                }
            }
        }
        Ok(found.into_iter().collect())
    }

    /// The bearers that may be the surname alone of this one, or may have it for a surname.
    fn by_surname(&self, read: &Read) -> Result<BTreeSet<BearerId>, I::Error> {
        self.under(read.keys.by_surname.iter())
    }

    /// The bearers that may be one with this one, and those by its surname.
    fn beside(&self, read: &Read) -> Result<BTreeSet<BearerId>, I::Error> {
        self.under(read.keys.like.iter().chain(&read.keys.by_surname))
    }

    fn under<'k>(&self, keys: impl Iterator<Item = &'k String>) -> Result<BTreeSet<BearerId>, I::Error> {
        let mut found = BTreeSet::new();
        for key in keys {
            found.extend(self.index.under(key)?);
        }
        Ok(found)
    }

    /// Adds a bearer and all that it is joined to, directly or through others. What it is only perhaps joined to is added as
    /// well and not followed.
    fn grow(&self, component: &mut Component, id: BearerId) -> Result<(), I::Error> {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if !component.followed.insert(id) {
                continue;
            }
            let read = self.read(id)?;
            component.bearers.insert(id, Rc::clone(&read));
            for other in self.index.called_both(id)? {
                component.bearers.insert(other, self.read(other)?);
                component.called_both.insert((id.min(other), id.max(other)));
                open.push(other);
            }
            for other in
                self.under(read.keys.like.iter())?.into_iter().chain(self.decided(&read)?).filter(|&other| other != id)
            {
                let other_read = self.read(other)?;
                let is_by_hand = self.are_together(&read, &other_read);
                let confidence = read.join(&other_read).map(|join| join.confidence).or(is_by_hand.then_some(100));
                let Some(confidence) = confidence else { continue };
                component.bearers.insert(other, other_read);
                if confidence >= JOINED || is_by_hand {
                    open.push(other);
                }
            }
        }
        Ok(())
    }

    /// The bearers that a user put together with this one.
    fn decided(&self, read: &Read) -> Result<BTreeSet<BearerId>, I::Error> {
        let mut found = BTreeSet::new();
        if self.decisions.is_empty() {
            return Ok(found);
        }
        for decision in self.decisions {
            let Decision::Together(one, other) = decision else { continue };
            for (called, partner) in [(one, other), (other, one)] {
                if names::fold(called) == read.folded {
                    found.extend(self.spelt(partner)?);
                }
            }
        }
        Ok(found)
    }

    /// The bearers of exactly this name, case and diacritics aside.
    fn spelt(&self, name: &str) -> Result<Vec<BearerId>, I::Error> {
        let folded = names::fold(name);
        let mut found = Vec::new();
        for asked in asked(name) {
            for id in self.beside(&asked)? {
                if self.read(id)?.folded == folded {
                    found.push(id);
                }
            }
        }
        Ok(found)
    }

    fn are_together(&self, one: &Read, other: &Read) -> bool {
        let pair = [&one.folded, &other.folded];
        self.decisions.iter().any(|decision| {
            let Decision::Together(a, b) = decision else { return false };
            let decided = [names::fold(a), names::fold(b)];
            decided.each_ref() == pair || [&decided[1], &decided[0]] == pair
        })
    }

    /// The surnames, as bearers, that people of a component may be called by.
    fn shorts_of(&self, component: &Component) -> Result<BTreeMap<BearerId, Rc<Read>>, I::Error> {
        let mut shorts = BTreeMap::new();
        for &id in &component.followed {
            let read = &component.bearers[&id];
            if read.is_short() {
                shorts.insert(id, Rc::clone(read));
                continue;
            }
            for other in self.by_surname(read)? {
                let other_read = self.read(other)?;
                if read.bears_surname(&other_read) || other_read.is_short() && read.is_word(&other_read) {
                    shorts.insert(other, other_read);
                }
            }
        }
        Ok(shorts)
    }

    /// Each surname with all who bear it; they are added to the component, so that they are grouped.
    fn cases(&self, component: &mut Component, shorts: &BTreeMap<BearerId, Rc<Read>>) -> Result<Vec<Case>, I::Error> {
        let mut cases = Vec::new();
        for (&short, read) in shorts {
            self.grow(component, short)?;
            let (mut full, mut words) = (Vec::new(), Vec::new());
            for id in self.by_surname(read)? {
                let other = self.read(id)?;
                if other.is_word(read) {
                    self.grow(component, id)?;
                    words.push(id);
                }
                if other.bears_surname(read) {
                    self.grow(component, id)?;
                    full.push(id);
                }
            }
            cases.push(Case { short, field: read.bearer.field, full, words });
        }
        Ok(cases)
    }

    /// Gives the articles of a surname to the entries whose company they show.
    fn assign(&self, case: &Case, grouping: &Grouping, entries: &mut [Entry]) -> Result<(), I::Error> {
        let candidates: BTreeSet<usize> = case.full.iter().filter_map(|id| grouping.entry_of(*id)).collect();
        if candidates.is_empty() {
            return self.give_to_word(case, grouping, entries);
        }
        let candidates: Vec<usize> = candidates.into_iter().collect();
        let n_articles = self.index.n_articles()?;
        let known = self.candidates(&candidates, entries)?;
        let mut perhaps = BTreeSet::new();
        for article in self.index.articles(case.short)? {
            let named = self.index.named_in(article)?;
            // What is in nobody's company tells nothing, and most names are rare.
            let telling = named.iter().filter(|id| known.iter().any(|candidate| candidate.keeps_company_with(**id)));
            let weights = self.weights(telling, n_articles)?;
            let company: Vec<BearerId> = weights.keys().copied().collect();
            let occasion = Occasion { field: case.field, company: &company };
            let found = whose(occasion, &known, |id| weights.get(&id).copied().unwrap_or_default());
            // An article that names one of them in full could not tell itself.
            let is_told = named.iter().any(|id| case.full.contains(id));
            match found[..] {
                [(candidate, join)] if join.confidence >= JOINED && !is_told => {
                    give(Surname { bearer: case.short, article, join }, candidates[candidate], grouping, entries);
                }
                _ => perhaps.extend(found.into_iter().map(|(candidate, _)| candidates[candidate])),
            }
        }
        self.offer(case, perhaps.into_iter(), grouping, entries)
    }

    /// Says of entries that a surname which is left an entry of its own may be theirs.
    fn offer(
        &self,
        case: &Case,
        to: impl Iterator<Item = usize>,
        grouping: &Grouping,
        entries: &mut [Entry],
    ) -> Result<(), I::Error> {
        let Some(own) = grouping.entry_of(case.short) else { return Ok(()) };
        let one = self.read(case.short)?.bearer.clone();
        for entry in to {
            let Some((_, other)) = entries[entry].bearers.first().cloned() else { continue };
            let join = Join { why: Why::Name(Rule::Surname), confidence: PERHAPS };
            let joined = Joined { one: one.clone(), other, join };
            entries[own].perhaps.push(joined.clone());
            entries[entry].perhaps.push(joined);
        }
        Ok(())
    }

    /// Gives a surname that nobody bears to what the same word is in most articles.
    fn give_to_word(&self, case: &Case, grouping: &Grouping, entries: &mut [Entry]) -> Result<(), I::Error> {
        let things: BTreeSet<usize> = case.words.iter().filter_map(|id| grouping.entry_of(*id)).collect();
        let [thing] = things.into_iter().collect::<Vec<_>>()[..] else { return Ok(()) };
        let n_articles: u32 = entries[thing].bearers.iter().map(|(_, bearer)| bearer.n_articles).sum();
        if n_articles < self.read(case.short)?.bearer.n_articles {
            return Ok(());
        }
        for article in self.index.articles(case.short)? {
            let join = Join { why: Why::NobodysSurname, confidence: JOINED };
            give(Surname { bearer: case.short, article, join }, thing, grouping, entries);
        }
        Ok(())
    }

    /// What else an article names, and how much each tells.
    fn weights<'i>(
        &self,
        named: impl Iterator<Item = &'i BearerId>,
        n_articles: u32,
    ) -> Result<BTreeMap<BearerId, u32>, I::Error> {
        let mut weights = BTreeMap::new();
        for &id in named {
            let read = self.read(id)?;
            if !read.is_short() {
                let one_in = n_articles / read.bearer.n_articles.max(1);
                weights.insert(id, one_in.checked_ilog2().unwrap_or_default());
            }
        }
        Ok(weights)
    }

    /// Those who may bear a surname, with the company that they keep.
    fn candidates(&self, candidates: &[usize], entries: &[Entry]) -> Result<Vec<Candidate>, I::Error> {
        candidates.iter().map(|&entry| self.candidate(&entries[entry])).collect()
    }

    fn candidate(&self, entry: &Entry) -> Result<Candidate, I::Error> {
        let (mut fields, mut company, mut is_office_holder) = (BTreeSet::new(), BTreeSet::new(), false);
        for (id, bearer) in &entry.bearers {
            fields.insert(bearer.field);
            company.extend(self.index.company(*id)?);
            is_office_holder |= self.read(*id)?.is_holder();
        }
        let (fields, company) = (fields.into_iter().collect(), company.into_iter().collect());
        Ok(Candidate { fields, is_office_holder, company })
    }
}

/// Gives the article of a surname to an entry, and takes it from the surname's own.
fn give(surname: Surname, to: usize, grouping: &Grouping, entries: &mut [Entry]) {
    entries[to].surnames.push(surname);
    if let Some(own) = grouping.entry_of(surname.bearer) {
        entries[own].given_away.push(surname);
    }
}

/// A name that is asked for: as that of a person, and as that of anything.
fn asked(name: &str) -> [Read; 2] {
    [EntityKind::Person, EntityKind::Other]
        .map(|kind| Read::of(Bearer { name: name.to_owned(), kind, ..Bearer::default() }))
}

/// A surname and who may bear it.
struct Case {
    short: BearerId,
    field: Field,
    full: Vec<BearerId>,
    /// The same word as the name of something else.
    words: Vec<BearerId>,
}

impl Entry {
    /// The articles of its bearers that belong to other entries.
    pub fn given_away(&self) -> BTreeSet<(BearerId, ArticleId)> {
        self.given_away.iter().map(|surname| (surname.bearer, surname.article)).collect()
    }

    /// The name of most articles.
    pub fn name(&self) -> &str {
        self.bearers.first().map_or("", |(_, bearer)| &bearer.name)
    }

    /// What it is, by most articles that show it.
    pub fn kind(&self) -> EntityKind {
        let kinds = self.bearers.iter().map(|(_, bearer)| bearer.kind);
        kinds.into_iter().find(|kind| *kind != EntityKind::Other).unwrap_or_default()
    }
}
