//! A pattern and a scene in, all ways in which the pattern stands there out.

use super::compile::{Op, Pattern, Piece};
use super::scene::{Kinds, Scene};
use super::vocabulary::AnyOf;
use claimlint_parser::{Class, TokenSpan};
use smallvec::{SmallVec, smallvec};

/// The values that one match has put into one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Binding {
    /// The slot.
    pub(crate) slot: usize,
    /// The values, as indices into `Scene::values`; one, or those of a list.
    pub(crate) values: SmallVec<[usize; 2]>,
    /// The kinds that the slot takes.
    pub(crate) kinds: Kinds,
    /// The value with which a list could begin earlier.
    pub(crate) before: Option<usize>,
    /// The value with which a list would go on.
    pub(crate) next: Option<usize>,
}

/// Whether no list of a match leaves an item out that the match does not have in another slot.
pub(crate) fn is_whole(bindings: &[Binding]) -> bool {
    bindings.iter().all(|list| {
        let taken = |item: &usize| bindings.iter().any(|other| other.slot != list.slot && other.values.contains(item));
        list.before.as_ref().is_none_or(taken) && list.next.as_ref().is_none_or(taken)
    })
}

/// The most words between two items of a list.
const ITEM: usize = 9;
/// The most words from one item to the next where both are clauses with one verb, and how far behind a value the verb stands.
const CLAUSE: usize = 24;
const VERB: usize = 5;
/// The most items that a list has.
const ITEMS: usize = 24;
/// The most instructions that are carried out from one place, and the most matches that are kept of one pattern.
const EFFORT: usize = 4000;
const MATCHES: usize = 24;
/// The most ways in which pieces may go together; beyond them nothing is certain.
const WAYS: usize = 96;

/// Finds a pattern in a scene that holds all that it needs; the ways that bind the same values are given once.
pub(crate) fn search(pattern: &Pattern, scene: &Scene) -> Vec<Vec<Binding>> {
    let mut ways: Vec<Way> = Vec::new();
    for (place, piece) in pattern.pieces.iter().enumerate() {
        let mut found = find(piece, pattern.solid, scene);
        if found.is_empty() {
            return Vec::new();
        }
        if !piece.behind && found.first().is_some_and(|way| way.bindings.is_empty()) {
            found.truncate(1);
        }
        if place == 0 {
            ways = found;
            continue;
        }
        ways = ways.iter().flat_map(|way| found.iter().filter_map(|more| way.with(more, piece.behind))).take(WAYS + 1).collect();
        if ways.len() > WAYS {
            return Vec::new();
        }
    }
    let mut matches: Vec<Vec<Binding>> = Vec::new();
    for way in ways {
        if !matches.contains(&way.bindings) {
            matches.push(way.bindings);
        }
    }
    matches
}

/// A match of one piece or of several.
#[derive(Clone, Debug, Default)]
struct Way {
    /// The words of the pieces that bind a value; a cue may stand in the middle of another piece.
    tokens: SmallVec<[TokenSpan; 2]>,
    /// The words of the last piece.
    last: TokenSpan,
    bindings: Vec<Binding>,
}

impl Way {
    /// Both together, unless they stand on the same words or in the wrong order.
    fn with(&self, other: &Self, behind: bool) -> Option<Self> {
        let clash = |a: &TokenSpan| other.tokens.iter().any(|b| a.start < b.end && b.start < a.end);
        if self.tokens.iter().any(clash) || behind && other.last.start < self.last.end {
            return None;
        }
        let tokens = self.tokens.iter().chain(&other.tokens).copied().collect();
        Some(Self { tokens, last: other.last, bindings: [&self.bindings[..], &other.bindings].concat() })
    }
}

/// Finds one piece, from every place where it can begin.
fn find(piece: &Piece, solid: Kinds, scene: &Scene) -> Vec<Way> {
    let mut run = Run { piece, solid, scene, start: 0, effort: 0, bindings: Vec::new(), found: Vec::new() };
    match (&piece.first, piece.program.first()) {
        (Some(first), _) => {
            let words = scene.words.get(scene.tokens.range()).unwrap_or_default();
            for (token, _) in scene.tokens.range().zip(words).filter(|(_, word)| first.holds(**word)) {
                run.begin(token);
            }
        }
        (None, Some(Op::Slot(_, kinds) | Op::List(_, kinds, _))) => {
            let mut last = None;
            for value in scene.values {
                if value.kinds.intersects(*kinds) && last != Some(value.tokens.start) {
                    last = Some(value.tokens.start);
                    run.begin(value.tokens.start);
                }
            }
        }
        (None, Some(Op::Word(_) | Op::Words(_) | Op::Set(_) | Op::Gap(_) | Op::Without(_) | Op::Fork(_) | Op::Jump(_))) => {
            for token in scene.tokens.range() {
                run.begin(token);
            }
        }
        (None, None) => {}
    }
    run.found
}

struct Run<'r> {
    piece: &'r Piece,
    solid: Kinds,
    scene: &'r Scene<'r>,
    start: usize,
    effort: usize,
    bindings: Vec<Binding>,
    found: Vec<Way>,
}

impl<'r> Run<'r> {
    fn begin(&mut self, token: usize) {
        self.start = token;
        self.effort = 0;
        self.step(0, token);
    }

    /// Carries the program out from one instruction on, at one token.
    fn step(&mut self, at: usize, token: usize) {
        self.effort += 1;
        if self.effort > EFFORT || self.found.len() >= MATCHES {
            return;
        }
        let piece = self.piece;
        let Some(op) = piece.program.get(at) else {
            let last = TokenSpan::new(self.start, token);
            let tokens = if self.bindings.is_empty() { SmallVec::new() } else { smallvec![last] };
            self.found.push(Way { tokens, last, bindings: self.bindings.clone() });
            return;
        };
        match op {
            Op::Word(id) => {
                if self.scene.tokens.holds(token) && self.scene.words[token] == *id {
                    self.follow(at + 1, token + 1);
                }
            }
            Op::Words(any) => {
                if self.scene.tokens.holds(token) && any.holds(self.scene.words[token]) {
                    self.follow(at + 1, token + 1);
                }
            }
            Op::Set(set) => {
                let words = self.scene.words.get(token..self.scene.tokens.end).unwrap_or_default();
                for length in set.matches(words) {
                    self.follow(at + 1, token + length);
                }
            }
            Op::Slot(slot, kinds) => {
                for value in self.values_at(token, *kinds) {
                    let end = self.scene.values[value].tokens.end;
                    if !self.can_step(at + 1, end) {
                        self.effort += 1;
                        continue;
                    }
                    self.bindings.push(Binding { slot: *slot, values: smallvec![value], kinds: *kinds, before: None, next: None });
                    self.step(at + 1, end);
                    self.bindings.pop();
                }
            }
            Op::List(slot, kinds, least) => {
                for first in self.values_at(token, *kinds) {
                    self.list(at, *slot, *kinds, (first, *least));
                }
            }
            Op::Gap(words) => {
                let before = at.checked_sub(1).and_then(|before| piece.program.get(before));
                let without = if let Some(Op::Without(any)) = before { Some(&**any) } else { None };
                self.gap(at, token, *words, without);
            }
            Op::Without(_) => {
                if self.can_step(at, token) {
                    self.follow(at + 1, token);
                }
            }
            Op::Fork(other) => {
                self.follow(at + 1, token);
                self.follow(*other, token);
            }
            Op::Jump(other) => self.follow(*other, token),
        }
    }

    /// Carries an instruction out where it can be; one that cannot is an effort too.
    fn follow(&mut self, at: usize, token: usize) {
        if self.can_step(at, token) {
            self.step(at, token);
        } else {
            self.effort += 1;
        }
    }

    /// Whether an instruction can be carried out at a token, as far as one look tells.
    fn can_step(&self, at: usize, token: usize) -> bool {
        match self.piece.program.get(at) {
            Some(Op::Word(id)) => self.scene.words.get(token) == Some(id),
            Some(Op::Words(any)) => self.scene.words.get(token).is_some_and(|word| any.holds(*word)),
            Some(Op::Set(set)) => self.scene.words.get(token).is_some_and(|word| set.first.holds(*word)),
            Some(Op::Slot(_, kinds) | Op::List(_, kinds, _)) => self.begins(token, *kinds),
            Some(Op::Without(any)) => self.scene.words.get(token).is_none_or(|word| !any.holds(*word)),
            Some(Op::Gap(_) | Op::Fork(_) | Op::Jump(_)) | None => true,
        }
    }

    /// The values of these kinds that begin at a token.
    fn values_at(&self, token: usize, kinds: Kinds) -> impl Iterator<Item = usize> + use<'r> {
        let values = self.scene.values;
        let from = if self.begins(token, kinds) { values.partition_point(|value| value.tokens.start < token) } else { values.len() };
        let here = values.iter().enumerate().skip(from).take_while(move |(_, value)| value.tokens.start == token);
        here.filter(move |(_, value)| value.kinds.intersects(kinds)).map(|(index, _)| index)
    }

    /// Whether a value of one of these kinds begins at a token.
    fn begins(&self, token: usize, kinds: Kinds) -> bool {
        self.scene.begins.get(token).is_some_and(|begins| begins.intersects(kinds)) && self.scene.tokens.holds(token)
    }

    /// Goes on behind no word, one word … so many words, some words aside; marks of punctuation do not count.
    fn gap(&mut self, at: usize, token: usize, words: usize, without: Option<&AnyOf>) {
        let mut taken = 0;
        let mut token = token;
        loop {
            self.follow(at + 1, token);
            let Some(written) = self.scene.ledger.tokens.get(token).filter(|_| self.scene.tokens.holds(token)) else { return };
            let mark = written.is(Class::PUNCTUATION);
            if mark && matches!(self.scene.ledger.word(token), ";" | ":" | "!" | "?")
                || self.begins(token, self.solid)
                || self.ends_sentence(token)
                || without.is_some_and(|any| self.scene.words.get(token).is_some_and(|word| any.holds(*word)))
            {
                return;
            }
            if !mark {
                taken += 1;
                if taken > words {
                    return;
                }
            }
            token += 1;
        }
    }

    /// Whether a token ends the first of two sentences.
    const fn ends_sentence(&self, token: usize) -> bool {
        token + 1 == self.scene.seam
    }

    /// Binds the lists that begin with a value and have so many items at least, the longest first.
    fn list(&mut self, at: usize, slot: usize, kinds: Kinds, (first, least): (usize, usize)) {
        let mut items: SmallVec<[usize; 2]> = smallvec![first];
        while items.len() < ITEMS
            && let Some(next) = items.last().and_then(|&last| self.next_item(last, kinds))
        {
            items.push(next);
        }
        let mut before = None;
        let mut next = None;
        while items.len() >= least {
            let end = items.last().map_or(0, |&last| self.scene.values[last].tokens.end);
            if self.can_step(at + 1, end) {
                let before = *before.get_or_insert_with(|| self.item_before(first, kinds));
                self.bindings.push(Binding { slot, values: items.clone(), kinds, before, next });
                self.step(at + 1, end);
                self.bindings.pop();
            } else {
                self.effort += 1;
            }
            next = items.pop();
        }
    }

    /// The value that follows another one in a list.
    fn next_item(&self, value: usize, kinds: Kinds) -> Option<usize> {
        let end = self.scene.values[value].tokens.end;
        let next = (value + 1..self.scene.values.len())
            .find(|&index| self.scene.values[index].tokens.start >= end && self.scene.values[index].kinds.intersects(self.solid))?;
        let start = self.scene.values[next].tokens.start;
        let joined = (end..start).any(|token| matches!(self.scene.ledger.word(token), "," | ";" | "and" | "&" | "plus" | "+"));
        let apart = (end..start).any(|token| self.scene.ledger.word(token) == ":" || self.ends_sentence(token));
        // `And has sold 900`: a new predicate, and no further item.
        let is_auxiliary = |token: usize| self.scene.ledger.tokens.get(token).is_some_and(|token| token.is(Class::AUXILIARY));
        let apart = apart || (end..start).any(|token| self.scene.ledger.lower(token) == "and" && is_auxiliary(token + 1));
        // `Eight wards, 40 each, and 60 more`: what each has is not one of the row.
        let apart = apart || (end..start).any(|token| matches!(self.scene.ledger.lower(token), "each" | "apiece"));
        let fits = self.scene.values[next].kinds.intersects(kinds);
        let near = start - end <= ITEM
            || kinds == Kinds::PERCENT && start - end <= CLAUSE && self.says_alike(end, self.scene.values[next].tokens.end);
        (joined && !apart && fits && near).then_some(next)
    }

    /// Whether the verb behind a value is that behind the value before it, so that each begins a clause of its own:
    /// `62% of drivers said that they …, 14% said that they …`.
    fn says_alike(&self, before: usize, behind: usize) -> bool {
        const SMALL: claimlint_parser::Class = Class::PREPOSITION.union(Class::CONJUNCTION).union(Class::PUNCTUATION);
        let ledger = self.scene.ledger;
        let verb = ledger.lower(behind);
        let told = ledger.tokens.get(behind).is_some_and(|token| !token.is(SMALL));
        told && (before..before + VERB).any(|token| ledger.lower(token) == verb)
    }

    /// The value with which a list could begin earlier, if this match has not bound it.
    fn item_before(&self, first: usize, kinds: Kinds) -> Option<usize> {
        (0..first).rev().take(4).find(|&index| {
            self.scene.values[index].kinds.intersects(kinds)
                && self.next_item(index, kinds) == Some(first)
                && !self.bindings.iter().any(|binding| binding.values.contains(&index))
        })
    }
}
