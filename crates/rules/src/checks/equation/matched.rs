//! One match of a pattern in, the values and words of its slots out.

use super::lengths;
use crate::expression::{self, Amount, Operand, Slots, middle};
use crate::pattern::{Binding, Kinds, Scene, Source, Value};
use claimlint_document::Span;
use claimlint_parser::value::{Bound, Comparison, DateInterval, Hedge, Interval, Printed, Unit, conversion_agrees, convert, unit_of};
use claimlint_parser::{Class, Form, Quantity, Time, TokenKind};
use rust_decimal::Decimal;

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

    /// The quantity of a value, whether it is a claim or a part of one.
    pub(super) fn quantity(&self, value: Value) -> Option<&'m Quantity> {
        match value.source {
            Source::Claim(claim) => self.scene.ledger.claims.get(claim)?.quantity(),
            Source::Part(part) => self.scene.parts.get(part),
            Source::Length(_) => None,
        }
    }

    /// The time of a value.
    pub(super) fn time(&self, value: Value) -> Option<&'m Time> {
        match value.source {
            Source::Claim(claim) => self.scene.ledger.claims.get(claim)?.time(),
            Source::Length(length) => self.scene.lengths.get(length),
            Source::Part(_) => None,
        }
    }

    /// The place of all values of a slot.
    pub(super) fn span(&self, slot: usize) -> Option<Span> {
        self.values(slot).map(|value| self.scene.ledger.span_of(value.tokens)).reduce(Span::cover)
    }

    /// How many tokens lie from the first value to the last.
    pub(super) fn width(&self) -> usize {
        let values = self.bindings.iter().flat_map(|binding| &binding.values).filter_map(|&index| self.scene.values.get(index));
        let (first, last) =
            values.fold((usize::MAX, 0), |(first, last), value| (first.min(value.tokens.start), last.max(value.tokens.end)));
        last.saturating_sub(first)
    }

    /// Whether a slot holds one end of a range whose other end is not in the match: `by 120 to 1,460` is none, nor is
    /// `from 120 to 150` where both ends are.
    pub(super) fn is_end(&self, slot: usize) -> bool {
        let bound =
            |place: usize| self.bindings.iter().flat_map(|binding| self.values(binding.slot)).any(|value| value.tokens.start == place);
        let led = |range: &Value| {
            let before = range.tokens.start.checked_sub(1).map_or("", |before| self.scene.ledger.lower(before));
            before == "by" || before == "from" && bound(range.tokens.start)
        };
        let both = |range: &Value| {
            led(range) && range.tokens.range().rev().find(|&token| self.scene.ledger.lower(token) == "to").is_some_and(|to| bound(to + 1))
        };
        let ends = |value: Value| {
            let holds = |other: &Value| {
                matches!(other.source, Source::Claim(_)) && other.tokens.start <= value.tokens.start && value.tokens.end <= other.tokens.end
            };
            let range = |other: &Value| holds(other) && !other.kinds.intersects(Kinds::RATIO | Kinds::SCORE) && !both(other);
            matches!(value.source, Source::Part(_)) && self.scene.values.iter().any(range)
        };
        self.value(slot).is_some_and(ends)
    }

    /// The words of each value of a slot, without the capital of a sentence's beginning.
    pub(super) fn words(&self, slot: usize) -> Vec<String> {
        let ledger = self.scene.ledger;
        let begins = |token: usize| token == self.scene.tokens.start || token == self.scene.seam;
        let plain = |value: Value| {
            let words = self.text(ledger.span_of(value.tokens));
            let names =
                ledger.tokens.get(value.tokens.start).is_none_or(|token| token.is(Class::MONTH | Class::WEEKDAY | Class::ALL_CAPITALS));
            if !begins(value.tokens.start) || names {
                return words.to_owned();
            }
            let mut characters = words.chars();
            characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
        };
        self.values(slot).map(plain).collect()
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
            match (self.quantity(value), self.time(value)) {
                (Some(quantity), _) => match (self.unit_beside(binding, quantity), self.scale_behind(value, quantity)) {
                    (_, Some(scaled)) => amounts.push(read(&scaled)?),
                    (Some(like), None) => amounts.push(read(&Quantity { form: like.form, unit: like.unit, ..quantity.clone() })?),
                    (None, None) => amounts.push(read(quantity)?),
                },
                (None, Some(time)) if !list => return expression::time(time),
                _ => return None,
            }
        }
        if list { Some(Operand::List(amounts)) } else { amounts.first().copied().map(Operand::Amount) }
    }

    /// The quantity beside a bare number that lends it its unit: the dollars of `from $1.20 … to 1.26`.
    ///
    /// It must stand in a slot of the same kinds and be of about the same size, or the unit is not what was left out.
    fn unit_beside(&self, binding: &Binding, bare: &Quantity) -> Option<&'m Quantity> {
        let value = bare.value.filter(|_| bare.form == Form::Count && bare.noun.is_none() && binding.values.len() == 1)?;
        self.bindings.iter().filter(|other| other.slot != binding.slot && other.kinds == binding.kinds).find_map(|other| {
            let like = self.quantity_of(other.slot).filter(|like| matches!(like.form, Form::Money | Form::Measure))?;
            let size = like.value?.checked_div(value)?;
            (size < LIKE && size > Decimal::ONE.checked_div(LIKE)?).then_some(like)
        })
    }

    /// A bare number with the unit and the scale word of the one that it leads to: the million of `from 80 to 50 million`.
    fn scale_behind(&self, value: Value, bare: &Quantity) -> Option<Quantity> {
        let ledger = self.scene.ledger;
        let number = bare.value.filter(|number| bare.form == Form::Count && bare.noun.is_none() && *number < Decimal::ONE_THOUSAND)?;
        let next = value.tokens.end + 1;
        if ledger.lower(value.tokens.end) != "to" {
            return None;
        }
        let mut values = self.bindings.iter().flat_map(|binding| self.values(binding.slot));
        let like = self.quantity(values.find(|value| value.tokens.start == next)?)?;
        let scale = like.number.range().find_map(|token| {
            let (_, scale) = SCALES.iter().find(|(word, _)| *word == ledger.lower(token))?;
            Some(Decimal::from(*scale))
        })?;
        let size = like.value?.checked_div(scale)?.checked_div(number)?;
        (size < LIKE && size > Decimal::ONE.checked_div(LIKE)?).then_some(())?;
        Some(Quantity {
            form: like.form,
            unit: like.unit,
            value: number.checked_mul(scale),
            last_digit: bare.last_digit.checked_mul(scale)?,
            stated: bare.stated.scale(scale)?,
            rounded: true,
            ..bare.clone()
        })
    }

    fn quantity_of(&self, slot: usize) -> Option<&'m Quantity> {
        self.quantity(self.value(slot)?)
    }
}

impl Slots for Match<'_> {
    fn operand(&self, slot: usize) -> Option<Operand> {
        self.amounts(slot, expression::quantity)
    }

    fn bare(&self, slot: usize) -> Option<Interval> {
        match self.quantity_of(slot) {
            Some(quantity) => expression::stated(quantity),
            // `Over four years` is the time in which and not a bound, where it is reckoned with.
            None => match self.time(self.value(slot)?)?.duration.as_ref()?.amount {
                Interval { low: Bound::Open(low), .. } => Some(Interval::exact(low)),
                amount => Some(amount),
            },
        }
    }

    fn point(&self, slot: usize) -> Option<Operand> {
        self.amounts(slot, |quantity| expression::base(quantity, Interval::exact(quantity.value?)))
    }

    fn exact(&self, slot: usize) -> bool {
        self.values(slot).all(|value| {
            self.quantity(value).is_none_or(|quantity| quantity.hedge == Hedge::None && quantity.stated.low == quantity.stated.high)
        })
    }

    fn same(&self, one: usize, other: usize) -> bool {
        let ledger = self.scene.ledger;
        let head = |slot| self.quantity_of(slot).and_then(|quantity| quantity.noun).map(|noun| singular(ledger.word(noun.head)));
        match (head(one), head(other)) {
            (Some(one), Some(other)) => one == other,
            (None, _) | (_, None) => true,
        }
    }

    fn noun(&self, slot: usize) -> bool {
        self.quantity_of(slot).is_some_and(|quantity| quantity.noun.is_some())
    }

    fn converts(&self, one: usize, other: usize) -> Option<bool> {
        let (apart, told) = (self.is_difference(one, other), self.is_told(other));
        if !told && let Some(agree) = lengths::agree(self, one, other) {
            return Some(agree);
        }
        let (one, other) = (self.quantity_of(one)?, self.quantity_of(other)?);
        if told {
            return None;
        }
        if (one.form, other.form) == (Form::Money, Form::Money) {
            let coins = |quantity: &Quantity| quantity.unit.and_then(expression::coined).is_some();
            let (first, second) = (expression::quantity(one)?, expression::quantity(other)?);
            first.measure.shared(second.measure).filter(|_| coins(one) != coins(other))?;
            return Some(first.interval.meets(&second.interval));
        }
        let (first, second) = (unit_of(one.unit?)?, unit_of(other.unit?)?);
        // The second figure is reckoned from the first, so "about" before the first qualifies both alike and excuses neither.
        let hedge = match (one.hedge, other.hedge) {
            (Hedge::About, Hedge::None) => Hedge::None,
            (hedge, Hedge::None) | (_, hedge) => hedge,
        };
        let (ones, others) = (ends(one)?, ends(other)?);
        if ones.len() != others.len() || first.symbol == second.symbol {
            return None;
        }
        ones.iter().zip(&others).try_fold(true, |all, (one, other)| {
            let agrees = conversion_agrees(one, first, other, second, hedge)?;
            // So many degrees more are not counted from where the scale begins.
            let steps = || conversion_agrees(one, &bare(first), other, &bare(second), hedge) != Some(Comparison::Disagrees);
            Some(all && (agrees != Comparison::Disagrees || apart && steps() || is_round(one, first, other, second)))
        })
    }

    fn spelled(&self, slot: usize) -> bool {
        let is_digits = |token: usize| self.scene.ledger.tokens[token].kind == TokenKind::Number;
        self.values(slot).all(|value| !value.tokens.range().any(is_digits))
    }

    fn items(&self, slot: usize) -> usize {
        self.values(slot).count()
    }

    fn published(&self) -> Option<DateInterval> {
        DateInterval::day(self.scene.ledger.published?)
    }
}

impl Match<'_> {
    /// Whether two temperatures tell how much warmer something is: `3 °C (5.4 °F) above the average`, `a rise of 2 °C (3.6 °F)`.
    fn is_difference(&self, one: usize, other: usize) -> bool {
        let ledger = self.scene.ledger;
        let (Some(first), Some(second)) = (self.value(one), self.value(other)) else { return false };
        let before = first.tokens.start.saturating_sub(6).max(self.scene.tokens.start)..first.tokens.start;
        let behind = second.tokens.end..second.tokens.end + 4;
        let listed = |words: &[&str], token: usize| words.binary_search(&ledger.lower(token)).is_ok();
        before.into_iter().any(|token| listed(CHANGES, token)) || behind.into_iter().any(|token| listed(COMPARISONS, token))
    }

    /// Whether the words in brackets go on to say something of the measure: `42 feet (14 meters is slightly less)`.
    fn is_told(&self, slot: usize) -> bool {
        let ledger = self.scene.ledger;
        let verb = |value: Value| ledger.tokens.get(value.tokens.end).is_some_and(|token| token.is(Class::AUXILIARY));
        self.value(slot).is_some_and(verb)
    }
}

/// Words before a temperature that is told as a difference.
const CHANGES: &[&str] = &[
    "by",
    "cooled",
    "cooling",
    "difference",
    "drop",
    "dropped",
    "fall",
    "fell",
    "increase",
    "limit",
    "rise",
    "risen",
    "rises",
    "rising",
    "rose",
    "than",
    "warmed",
    "warming",
    "within",
];

/// Words behind a temperature that is told as a difference.
const COMPARISONS: &[&str] = &[
    "above", "below", "colder", "cooler", "cooling", "higher", "hotter", "increase", "limit", "lower", "over", "rise", "since", "warmer",
    "warming",
];

/// A unit whose scale begins at nothing.
fn bare(unit: &Unit) -> Unit {
    Unit { offset: Decimal::ZERO, ..unit.clone() }
}

/// Whether the second of two measures is the first in round tens, as distances are told: `30 km (20 miles)`.
fn is_round(one: &Printed, first: &Unit, other: &Printed, second: &Unit) -> bool {
    let ten = |printed: &Printed| {
        printed.value >= Decimal::from(20)
            && printed.value.checked_rem(Decimal::TEN) == Some(Decimal::ZERO)
            && printed.value < Decimal::ONE_HUNDRED
    };
    let near = |value: Decimal| (value - other.value).abs() <= Decimal::TWO;
    first.offset == second.offset
        && ten(one)
        && ten(other)
        && convert(&Interval::exact(one.value), first, second).and_then(|interval| middle(&interval)).is_some_and(near)
}

/// Words that make a number so many times as large.
const SCALES: [(&str, u64); 3] = [("billion", 1_000_000_000), ("million", 1_000_000), ("trillion", 1_000_000_000_000)];

/// How many times as large a number may be as the one whose unit it shares.
const LIKE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// The number of a quantity as it is printed, or the two ends of a range.
fn ends(quantity: &Quantity) -> Option<Vec<Printed>> {
    if quantity.value.is_some() {
        return Some(vec![expression::printed(quantity)?]);
    }
    let end = |bound| match bound {
        Bound::Closed(value) => expression::printed(&Quantity { value: Some(value), ..quantity.clone() }),
        Bound::Open(_) | Bound::Unbounded => None,
    };
    Some(vec![end(quantity.stated.low)?, end(quantity.stated.high)?])
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
        Some(expression::printed(self.found.quantity_of(slot)?)?.truncated_interval())
    }

    fn point(&self, slot: usize) -> Option<Operand> {
        self.found.point(slot)
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

    fn items(&self, slot: usize) -> usize {
        self.found.items(slot)
    }

    fn published(&self) -> Option<DateInterval> {
        self.found.published()
    }
}

/// A match whose numbers are read as the points that are printed, to show a computation as a reader would do it.
pub(super) struct Points<'m>(pub(super) &'m Match<'m>);

impl Slots for Points<'_> {
    fn operand(&self, slot: usize) -> Option<Operand> {
        let point = |quantity: &Quantity| match quantity.value {
            Some(value) if !matches!(quantity.hedge, Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost) => {
                expression::base(quantity, Interval::exact(value))
            }
            Some(_) | None => expression::quantity(quantity),
        };
        self.0.amounts(slot, point)
    }

    fn bare(&self, slot: usize) -> Option<Interval> {
        self.0.quantity_of(slot).and_then(|quantity| quantity.value).map(Interval::exact).or_else(|| self.0.bare(slot))
    }

    fn point(&self, slot: usize) -> Option<Operand> {
        self.0.point(slot)
    }

    fn exact(&self, slot: usize) -> bool {
        self.0.exact(slot)
    }

    fn same(&self, one: usize, other: usize) -> bool {
        self.0.same(one, other)
    }

    fn noun(&self, slot: usize) -> bool {
        self.0.noun(slot)
    }

    fn converts(&self, one: usize, other: usize) -> Option<bool> {
        self.0.converts(one, other)
    }

    fn spelled(&self, slot: usize) -> bool {
        self.0.spelled(slot)
    }

    fn items(&self, slot: usize) -> usize {
        self.0.items(slot)
    }

    fn published(&self) -> Option<DateInterval> {
        self.0.published()
    }
}
