//! The steps of a pattern in, the program that finds it out.

use super::read::{self, Many, Step};
use super::scene::Kinds;
use super::vocabulary::{AnyOf, Need, Vocabulary, WordId, WordSet, in_order};
use crate::page::Fault;
use std::sync::Arc;

/// A compiled pattern: pieces that stand in one scene, none over another.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// Its pieces.
    pub(crate) pieces: Vec<Piece>,
    /// What a scene must hold, as places among the needs of the vocabulary; what is likely to be missing comes first.
    pub(crate) needs: Vec<usize>,
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
    bound: Vec<usize>,
    /// Whether it stands behind the piece before it.
    pub(crate) behind: bool,
}

/// One instruction.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// This word.
    Word(WordId),
    /// A word or phrase of this set.
    Set(Arc<WordSet>),
    /// A value of one of these kinds, for this slot.
    Slot(usize, Kinds),
    /// A coordinated list of so many such values at least.
    List(usize, Kinds, usize),
    /// Up to so many words.
    Gap(usize),
    /// On from here, or from there.
    Fork(usize),
    /// On from there.
    Jump(usize),
}

/// Compiles a pattern; the names of its slots are looked up in `slots` and added where they are new.
pub(crate) fn compile(source: &str, slots: &mut Vec<String>, vocabulary: &mut Vocabulary) -> Result<Pattern, Fault> {
    let mut pattern = Pattern { pieces: Vec::new(), needs: Vec::new(), least: Vec::new(), solid: Kinds::NUMBERS };
    let mut values: Vec<Kinds> = Vec::new();
    // What fewer words meet is rather missing, and asked for first.
    let mut rarity: Vec<(usize, usize)> = Vec::new();
    for read::Steps { behind, steps } in read::pattern(source)? {
        let mut writer = Writer { source, slots, vocabulary, program: Vec::new(), kinds: Vec::new() };
        let needs = writer.run(&steps)?;
        let Writer { program, kinds, .. } = writer;
        pattern.solid |= kinds.into_iter().fold(Kinds::empty(), Kinds::union);
        rarity.extend(needs.words.into_iter().map(|words| (words.len(), vocabulary.need(Need::Words(words)))));
        rarity.extend(needs.kinds.iter().map(|kinds| (usize::MAX, vocabulary.need(Need::Value(*kinds)))));
        values.extend(needs.kinds);
        let first = first_words(&program).map(AnyOf::new);
        pattern.pieces.push(Piece { program, first, bound: needs.bound, behind });
    }
    rarity.sort_unstable();
    rarity.dedup();
    pattern.needs = rarity.into_iter().map(|(_, need)| need).collect();
    pattern.least = least(&values);
    Ok(pattern)
}

/// How many values of some kinds there must be at least, where these are the kinds that each of them must have.
fn least(values: &[Kinds]) -> Vec<(Kinds, usize)> {
    let any = values.iter().copied().fold(Kinds::empty(), Kinds::union);
    let mut groups: Vec<Kinds> = values.iter().copied().chain([any]).collect();
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
    kinds: Vec<Kinds>,
}

/// What a run of steps cannot do without.
#[derive(Default)]
struct Needs {
    /// The kinds of values, each of another one.
    kinds: Vec<Kinds>,
    /// The words one of which must stand there.
    words: Vec<Box<[WordId]>>,
    bound: Vec<usize>,
}

impl Writer<'_> {
    fn run(&mut self, steps: &[Step]) -> Result<Needs, Fault> {
        let mut needs = Needs::default();
        for step in steps {
            let more = self.step(step)?;
            needs.kinds.extend(more.kinds);
            needs.words.extend(more.words);
            needs.bound.extend(more.bound);
        }
        Ok(needs)
    }

    fn step(&mut self, step: &Step) -> Result<Needs, Fault> {
        let mut needs = Needs::default();
        match step {
            Step::Word(word) => {
                let id = self.vocabulary.intern(word);
                needs.words.push([id].into());
                self.program.push(Op::Word(id));
            }
            Step::Set(name) => {
                let set = self.vocabulary.set(name).ok_or_else(|| {
                    let known = self.vocabulary.set_names().join(", ");
                    let offset = self.source.find(&format!("<{name}>")).unwrap_or(0);
                    Fault::at(self.source, offset, &format!("found the word set `{name}`; expected one of {known}"))
                })?;
                needs.words.push(set.first.words.clone());
                self.program.push(Op::Set(set));
            }
            Step::Slot { name, kinds, many } => {
                let kinds = kinds.iter().try_fold(Kinds::empty(), |all, kind| Ok(all | self.kind(kind)?))?;
                let slot = self.slots.iter().position(|slot| slot == name).unwrap_or_else(|| {
                    self.slots.push(name.clone());
                    self.slots.len() - 1
                });
                let (op, least) = match many {
                    Many::One => (Op::Slot(slot, kinds), 1),
                    Many::List => (Op::List(slot, kinds, 2), 2),
                    Many::Any => (Op::List(slot, kinds, 1), 1),
                };
                needs.kinds.extend(std::iter::repeat_n(kinds, least));
                needs.bound.push(slot);
                self.kinds.push(kinds);
                self.program.push(op);
            }
            Step::Gap(words) => self.program.push(Op::Gap(*words)),
            Step::Optional(step) => {
                let fork = self.program.len();
                self.program.push(Op::Fork(0));
                self.step(step)?;
                self.program[fork] = Op::Fork(self.program.len());
            }
            Step::Choice(branches) => return self.choice(branches),
        }
        Ok(needs)
    }

    fn kind(&self, kind: &str) -> Result<Kinds, Fault> {
        Kinds::named(kind).ok_or_else(|| {
            let offset = self.source.find(&format!(":{kind}")).map_or(0, |at| at + 1);
            Fault::at(self.source, offset, &format!("found the kind `{kind}`; expected one of {}", Kinds::NAMES.join(", ")))
        })
    }

    fn choice(&mut self, branches: &[Vec<Step>]) -> Result<Needs, Fault> {
        let mut ends = Vec::new();
        let mut needs: Vec<Needs> = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let fork = self.program.len();
            let last = index + 1 == branches.len();
            if !last {
                self.program.push(Op::Fork(0));
            }
            needs.push(self.run(branch)?);
            if !last {
                ends.push(self.program.len());
                self.program.push(Op::Jump(0));
                self.program[fork] = Op::Fork(self.program.len());
            }
        }
        for end in ends {
            self.program[end] = Op::Jump(self.program.len());
        }
        Ok(any_of(&needs))
    }
}

/// What a choice needs: one need of each branch, where every branch has one, and the slots that all bind.
fn any_of(branches: &[Needs]) -> Needs {
    let words = branches.iter().map(|needs| needs.words.first()).collect::<Option<Vec<_>>>();
    let kinds = branches.iter().map(|needs| needs.kinds.first().copied()).try_fold(Kinds::empty(), |all, kinds| Some(all | kinds?));
    let bound = branches.first().map(|first| first.bound.iter().filter(|slot| branches.iter().all(|needs| needs.bound.contains(slot))));
    Needs {
        words: words.map(|words| in_order(words.into_iter().flat_map(|words| words.iter().copied()).collect())).into_iter().collect(),
        kinds: kinds.into_iter().collect(),
        bound: bound.into_iter().flatten().copied().collect(),
    }
}

/// The words that a program can begin with, in order; none where it can begin otherwise.
fn first_words(program: &[Op]) -> Option<Box<[WordId]>> {
    let mut words = Vec::new();
    let mut seen = vec![false; program.len()];
    let mut next = vec![0];
    while let Some(at) = next.pop() {
        let op = program.get(at)?;
        // Many ways through optional steps lead to the same instruction.
        if seen.get_mut(at).is_some_and(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        match op {
            Op::Word(id) => words.push(*id),
            Op::Set(set) => words.extend(&set.first.words),
            Op::Fork(other) => next.extend([at + 1, *other]),
            Op::Jump(other) => next.push(*other),
            Op::Slot(..) | Op::List(..) | Op::Gap(_) => return None,
        }
    }
    Some(in_order(words))
}
