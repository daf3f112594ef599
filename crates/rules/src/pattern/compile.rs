//! The steps of a pattern in, the program that finds it out.

use super::read::{self, Many, Run, Step};
use super::scene::Kinds;
use super::vocabulary::{AnyOf, Need, OneOf, Vocabulary, WordId, WordSet, in_order};
use crate::page::Fault;
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

/// A compiled pattern: pieces that stand in one scene, none over another.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// Its pieces.
    pub(crate) pieces: Vec<Piece>,
    /// Its number in the vocabulary, which knows what a scene must hold.
    pub(crate) number: u32,
    /// How many values of some kinds a scene must hold, where these are two or more: no two slots have the same value.
    pub(crate) least: Vec<(Kinds, usize)>,
    /// The kinds of all slots, which gaps do not cross.
    pub(crate) solid: Kinds,
}

impl Pattern {
    /// The slots that every match binds.
    pub(crate) fn bound(&self) -> Vec<usize> {
        self.pieces.iter().flat_map(|piece| piece.bound.iter().copied()).collect()
    }
}

/// Steps that follow each other.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The program; its end is the match.
    pub(crate) program: Vec<Op>,
    /// The words one of which it begins with, unless it can begin with anything else.
    pub(crate) first: Option<AnyOf>,
    /// The slots that it binds on every way.
    bound: SmallVec<[usize; 4]>,
    /// Whether it stands behind the piece before it.
    pub(crate) behind: bool,
}

/// One instruction.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// This word.
    Word(WordId),
    /// One of these words.
    Words(Box<AnyOf>),
    /// A word or phrase of this set.
    Set(Arc<WordSet>),
    /// A value of one of these kinds, for this slot.
    Slot(usize, Kinds),
    /// A coordinated list of so many such values at least.
    List(usize, Kinds, usize),
    /// Up to so many words.
    Gap(usize),
    /// None of these words here, nor in a gap behind, and on from the same place.
    Without(Box<AnyOf>),
    /// On from here, or from there.
    Fork(usize),
    /// On from there.
    Jump(usize),
}

/// Compiles a pattern; the names of its slots are looked up in `slots` and added where they are new.
pub(crate) fn compile(source: &str, slots: &mut Vec<String>, vocabulary: &mut Vocabulary) -> Result<Pattern, Fault> {
    let mut pieces = Vec::new();
    let mut solid = Kinds::NUMBERS;
    let mut values: SmallVec<[Kinds; 4]> = SmallVec::new();
    // What fewer words meet is rather missing, and asked for first.
    let mut rarity: SmallVec<[(usize, u32); 8]> = SmallVec::new();
    for read::Steps { behind, steps } in read::pattern(source)? {
        let mut writer = Writer { source, slots, vocabulary, program: Vec::with_capacity(2 * steps.len()), kinds: Kinds::empty() };
        let mut needs = Needs::default();
        writer.run(&steps, &mut needs)?;
        let Writer { program, kinds, .. } = writer;
        solid |= kinds;
        rarity.extend(needs.words.into_iter().map(|words| (words.as_slice().len(), vocabulary.need(Need::Words(words)))));
        rarity.extend(needs.kinds.iter().map(|kinds| (usize::MAX, vocabulary.need(Need::Value(*kinds)))));
        values.extend(needs.kinds);
        let first = first_words(&program).map(AnyOf::new);
        pieces.push(Piece { program, first, bound: needs.bound, behind });
    }
    rarity.sort_unstable();
    rarity.dedup();
    let number = vocabulary.number(rarity.into_iter().map(|(_, need)| need).collect());
    Ok(Pattern { number, pieces, least: least(&values), solid })
}

/// How many values of some kinds there must be at least, where these are the kinds that each of them must have.
fn least(values: &[Kinds]) -> Vec<(Kinds, usize)> {
    let any = values.iter().copied().fold(Kinds::empty(), Kinds::union);
    let mut groups: SmallVec<[Kinds; 8]> = values.iter().copied().chain([any]).collect();
    groups.sort_unstable_by_key(Kinds::bits);
    groups.dedup();
    let within = |kinds: Kinds| (kinds, values.iter().filter(|value| kinds.contains(**value)).count());
    groups.into_iter().map(within).filter(|(_, least)| *least > 1).collect()
}

struct Writer<'w> {
    source: &'w str,
    slots: &'w mut Vec<String>,
    vocabulary: &'w mut Vocabulary,
    program: Vec<Op>,
    /// The kinds of all slots.
    kinds: Kinds,
}

/// What a run of steps cannot do without.
#[derive(Default)]
struct Needs {
    /// The kinds of values, each of another one.
    kinds: SmallVec<[Kinds; 4]>,
    /// The words one of which must stand there.
    words: SmallVec<[OneOf; 4]>,
    bound: SmallVec<[usize; 4]>,
}

impl Writer<'_> {
    /// Writes steps down, and adds what they need.
    fn run(&mut self, steps: &[Step], needs: &mut Needs) -> Result<(), Fault> {
        steps.iter().try_for_each(|step| self.step(step, needs))
    }

    /// Writes a step down, and adds what it needs to the needs of its run.
    fn step(&mut self, step: &Step, needs: &mut Needs) -> Result<(), Fault> {
        match step {
            Step::Word(word) => match *self.vocabulary.intern_pattern(word) {
                [id] => {
                    needs.words.push(OneOf::Word(id));
                    self.program.push(Op::Word(id));
                }
                _ => needs.words.push(self.any_word([&**word])),
            },
            Step::Set(name) => {
                let set = self.vocabulary.set(name).ok_or_else(|| {
                    let known = self.vocabulary.set_names().join(", ");
                    let offset = self.source.find(&format!("<{name}>")).unwrap_or(0);
                    Fault::at(self.source, offset, &format!("found the word set `{name}`; expected one of {known}"))
                })?;
                needs.words.push(OneOf::Words(set.first.words.clone()));
                self.program.push(Op::Set(set));
            }
            Step::Slot { name, kinds, many } => {
                let kinds = kinds.iter().try_fold(Kinds::empty(), |all, kind| Ok(all | self.kind(kind)?))?;
                let slot = self.slots.iter().position(|slot| slot == name).unwrap_or_else(|| {
                    self.slots.push((*name).to_owned());
                    self.slots.len() - 1
                });
                let (op, least) = match many {
                    Many::One => (Op::Slot(slot, kinds), 1),
                    Many::List => (Op::List(slot, kinds, 2), 2),
                    Many::Any => (Op::List(slot, kinds, 1), 1),
                };
                needs.kinds.extend(std::iter::repeat_n(kinds, least));
                needs.bound.push(slot);
                self.kinds |= kinds;
                self.program.push(op);
            }
            Step::Gap(words) => self.program.push(Op::Gap(*words)),
            Step::Optional(step) => {
                let fork = self.program.len();
                self.program.push(Op::Fork(0));
                // What may be left out is not needed.
                self.step(step, &mut Needs::default())?;
                self.program[fork] = Op::Fork(self.program.len());
            }
            Step::Choice(branches) => self.choice(branches, needs)?,
            Step::Without(words) => {
                let mut ids = SmallVec::new();
                for word in words {
                    ids.extend(self.vocabulary.intern_pattern(word));
                }
                self.program.push(Op::Without(Box::new(AnyOf::new(in_order(&mut ids)))));
            }
        }
        Ok(())
    }

    fn kind(&self, kind: &str) -> Result<Kinds, Fault> {
        Kinds::named(kind).ok_or_else(|| {
            let offset = self.source.find(&format!(":{kind}")).map_or(0, |at| at + 1);
            Fault::at(self.source, offset, &format!("found the kind `{kind}`; expected one of {}", Kinds::NAMES.join(", ")))
        })
    }

    fn choice(&mut self, branches: &[Run], needs: &mut Needs) -> Result<(), Fault> {
        let is_word = |branch: &Run| matches!(branch.as_slice(), [Step::Word(_)]);
        if branches.iter().all(is_word) {
            needs.words.push(self.any_word(words_of(branches)));
            return Ok(());
        }
        let mut ends = Vec::new();
        let mut each: Vec<Needs> = Vec::new();
        // One look tells which of many words a token is.
        let mut groups = branches.chunk_by(|one, other| is_word(one) && is_word(other)).peekable();
        while let Some(group) = groups.next() {
            let fork = self.program.len();
            let last = groups.peek().is_none();
            if !last {
                self.program.push(Op::Fork(0));
            }
            let mut group_needs = Needs::default();
            match group {
                [branch] => self.run(branch, &mut group_needs)?,
                words => group_needs.words.push(self.any_word(words_of(words))),
            }
            each.push(group_needs);
            if !last {
                ends.push(self.program.len());
                self.program.push(Op::Jump(0));
                self.program[fork] = Op::Fork(self.program.len());
            }
        }
        for end in ends {
            self.program[end] = Op::Jump(self.program.len());
        }
        match each.as_mut_slice() {
            [only] => needs.append(only),
            each => needs.add_any_of(each),
        }
        Ok(())
    }

    /// Writes a choice of single words down.
    fn any_word<'s>(&mut self, choice: impl IntoIterator<Item = &'s str>) -> OneOf {
        let mut words = SmallVec::new();
        for word in choice {
            words.extend(self.vocabulary.intern_pattern(word));
        }
        let words = in_order(&mut words);
        self.program.push(Op::Words(Box::new(AnyOf::new(words.clone()))));
        OneOf::Words(words)
    }
}

/// The words of branches that are one word each.
fn words_of<'s>(branches: &'s [Run<'_>]) -> impl Iterator<Item = &'s str> {
    branches.iter().flatten().filter_map(|step| if let Step::Word(word) = step { Some(&**word) } else { None })
}

impl Needs {
    /// Adds the needs of more steps.
    fn append(&mut self, more: &mut Self) {
        self.kinds.append(&mut more.kinds);
        self.words.append(&mut more.words);
        self.bound.append(&mut more.bound);
    }

    /// Adds what a choice needs: one need of each branch, where every branch has one, and the slots that all bind.
    fn add_any_of(&mut self, branches: &[Self]) {
        if branches.iter().all(|needs| !needs.words.is_empty()) {
            let first = branches.iter().filter_map(|needs| needs.words.first());
            self.words.push(OneOf::Words(in_order(&mut first.flat_map(|words| words.as_slice().iter().copied()).collect())));
        }
        self.kinds
            .extend(branches.iter().map(|needs| needs.kinds.first().copied()).try_fold(Kinds::empty(), |all, kinds| Some(all | kinds?)));
        let bound = branches.first().map(|first| first.bound.iter().filter(|slot| branches.iter().all(|needs| needs.bound.contains(slot))));
        self.bound.extend(bound.into_iter().flatten().copied());
    }
}

/// The words that a program can begin with, in order; none where it can begin otherwise.
fn first_words(program: &[Op]) -> Option<Arc<[WordId]>> {
    let mut words = SmallVec::new();
    let mut seen: SmallVec<[bool; 64]> = smallvec![false; program.len()];
    let mut next: SmallVec<[usize; 8]> = smallvec![0];
    while let Some(at) = next.pop() {
        let op = program.get(at)?;
        // Many ways through optional steps lead to the same instruction.
        if seen.get_mut(at).is_some_and(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        match op {
            Op::Word(id) => words.push(*id),
            Op::Words(any) => words.extend_from_slice(&any.words),
            Op::Set(set) => words.extend_from_slice(&set.first.words),
            Op::Fork(other) => next.extend([at + 1, *other]),
            Op::Jump(other) => next.push(*other),
            Op::Slot(..) | Op::List(..) | Op::Gap(_) | Op::Without(_) => return None,
        }
    }
    Some(in_order(&mut words))
}
