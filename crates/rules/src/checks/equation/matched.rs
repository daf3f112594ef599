//! One match of a pattern in, the values and words of its slots out.

use crate::expression::{self, Amount, Operand, Slots};
use crate::pattern::{Binding, Scene, Source, Value};
use claimlint_document::Span;
use claimlint_parser::value::{Comparison, DateInterval, Hedge, Interval, conversion_agrees, unit};
use claimlint_parser::{Claim, ClaimKind, Quantity, TokenKind};

/// A match and the scene it was found in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'m> {
    pub(super) scene: &'m Scene<'m>,
    pub(super) bindings: &'m [Binding],
}

impl<'m> Match<'m> {
    /// The values of a slot.
    pub(super) fn values(&self, slot: usize) -> impl Iterator<Item = Value> + use<'m> {
        let scene = self.scene;
        let binding = self.bindings.iter().find(|binding| binding.slot == slot);
        binding.into_iter().flat_map(|binding| &binding.values).filter_map(|&index| scene.values.get(index).copied())
    }

    /// The value of a slot that is no list.
    pub(super) fn value(&self, slot: usize) -> Option<Value> {
        let mut values = self.values(slot);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }

    /// The claim of a value.
    pub(super) fn claim(&self, value: Value) -> Option<&'m Claim> {
        match value.source {
            Source::Claim(claim) => self.scene.ledger.claims.get(claim),
            Source::Inside(_) => None,
        }
    }

    /// The place of all values of a slot.
    pub(super) fn span(&self, slot: usize) -> Option<Span> {
        self.values(slot).map(|value| self.scene.ledger.span_of(value.tokens)).reduce(Span::cover)
    }

    /// The words of each value of a slot.
    pub(super) fn words(&self, slot: usize) -> Vec<String> {
        self.values(slot).map(|value| self.text(self.scene.ledger.span_of(value.tokens)).to_owned()).collect()
    }

    /// The words in a place.
    pub(super) fn text(&self, span: Span) -> &'m str {
        self.scene.ledger.text(span)
    }

    fn amounts(&self, slot: usize, read: impl Fn(&Quantity) -> Option<Amount>) -> Option<Operand> {
        let binding = self.bindings.iter().find(|binding| binding.slot == slot)?;
        let list = binding.values.len() > 1;
        let mut amounts = Vec::new();
        for value in self.values(slot) {
            match value.source {
                Source::Inside(printed) => amounts.push(Amount::pure(printed.interval())),
                Source::Claim(_) => match &self.claim(value)?.kind {
                    ClaimKind::Quantity(quantity) => amounts.push(read(quantity)?),
                    ClaimKind::Time(time) if !list => return expression::time(time),
                    _ => return None,
                },
            }
        }
        if list { Some(Operand::List(amounts)) } else { amounts.first().copied().map(Operand::Amount) }
    }

    fn quantity(&self, slot: usize) -> Option<&'m Quantity> {
        self.claim(self.value(slot)?)?.quantity()
    }
}

impl Slots for Match<'_> {
    fn operand(&self, slot: usize) -> Option<Operand> {
        self.amounts(slot, expression::quantity)
    }

    fn bare(&self, slot: usize) -> Option<Interval> {
        match self.value(slot)?.source {
            Source::Inside(printed) => Some(printed.interval()),
            Source::Claim(_) => expression::stated(self.quantity(slot)?),
        }
    }

    fn exact(&self, slot: usize) -> bool {
        self.values(slot).all(|value| {
            let quantity = self.claim(value).and_then(Claim::quantity);
            quantity.is_none_or(|quantity| quantity.hedge == Hedge::None && quantity.stated.low == quantity.stated.high)
        })
    }

    fn same(&self, one: usize, other: usize) -> bool {
        let ledger = self.scene.ledger;
        let head = |slot| self.quantity(slot).and_then(|quantity| quantity.noun).map(|noun| singular(ledger.word(noun.head)));
        match (head(one), head(other)) {
            (Some(one), Some(other)) => one == other,
            (None, _) | (_, None) => true,
        }
    }

    fn noun(&self, slot: usize) -> bool {
        self.quantity(slot).is_some_and(|quantity| quantity.noun.is_some())
    }

    fn converts(&self, one: usize, other: usize) -> Option<bool> {
        let (one, other) = (self.quantity(one)?, self.quantity(other)?);
        let (first, second) = (unit(one.unit?)?, unit(other.unit?)?);
        let hedge = if other.hedge == Hedge::None { one.hedge } else { other.hedge };
        let agrees = conversion_agrees(&expression::printed(one)?, first, &expression::printed(other)?, second, hedge)?;
        (first.symbol != second.symbol).then_some(agrees != Comparison::Disagrees)
    }

    fn spelled(&self, slot: usize) -> bool {
        let is_digits = |token: usize| self.scene.ledger.tokens[token].kind == TokenKind::Number;
        self.values(slot).all(|value| !value.tokens.range().any(is_digits))
    }

    fn published(&self) -> Option<DateInterval> {
        DateInterval::day(self.scene.ledger.published?)
    }
}

/// A word without the ending of a plural, to compare nouns by.
fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    let stem = word.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| word.strip_suffix('s').map(str::to_owned));
    stem.unwrap_or(word)
}

/// A match whose slot at fault is read as cut off instead of rounded (T9).
pub(super) struct Truncated<'m> {
    pub(super) found: &'m Match<'m>,
    pub(super) slot: usize,
}

impl Slots for Truncated<'_> {
    fn operand(&self, slot: usize) -> Option<Operand> {
        if slot != self.slot {
            return self.found.operand(slot);
        }
        self.found.amounts(slot, |quantity| expression::base(quantity, expression::printed(quantity)?.truncated_interval()))
    }

    fn bare(&self, slot: usize) -> Option<Interval> {
        if slot != self.slot {
            return self.found.bare(slot);
        }
        Some(expression::printed(self.found.quantity(slot)?)?.truncated_interval())
    }

    fn exact(&self, slot: usize) -> bool {
        self.found.exact(slot)
    }

    fn same(&self, one: usize, other: usize) -> bool {
        self.found.same(one, other)
    }

    fn noun(&self, slot: usize) -> bool {
        self.found.noun(slot)
    }

    fn converts(&self, one: usize, other: usize) -> Option<bool> {
        self.found.converts(one, other)
    }

    fn spelled(&self, slot: usize) -> bool {
        self.found.spelled(slot)
    }

    fn published(&self) -> Option<DateInterval> {
        self.found.published()
    }
}
