//! Two measures of one thing in two units in, whether they are the same out (T16).

use super::currency::Denomination;
use super::hedge::{Hedge, hedged};
use super::interval::Interval;
use super::printed::Printed;
use super::relation::Comparison;
use super::unit::Unit;
use rust_decimal::Decimal;

/// The values in another unit of the same dimension; none where the dimensions differ or a value grows too large.
///
/// A word with several meanings ("gallon") is taken in its commonest.
pub fn convert(interval: &Interval, from: &Unit, to: &Unit) -> Option<Interval> {
    if from.dimension != to.dimension {
        return None;
    }
    Rate { from: (*from.factors.first()?, from.offset), to: (*to.factors.first()?, to.offset) }.apply(interval)
}

/// Whether two measures of one thing agree, "10 km (6.2 miles)" (T16); none where the units do not convert.
///
/// The coarser of the two figures may be off by one more half of its last digit.
/// A figure that is the other one rounded to the digits it shows agrees; one that would agree if trailing zeros were
/// not meant is [`Comparison::Review`]. Where a word has several meanings, one that agrees is enough.
pub fn conversion_agrees(one: &Printed, one_unit: &Unit, other: &Printed, other_unit: &Unit, hedge: Hedge) -> Option<Comparison> {
    if one_unit.dimension != other_unit.dimension {
        return None;
    }
    let mut best: Option<Comparison> = None;
    for from in &one_unit.factors {
        for to in &other_unit.factors {
            let rate = Rate { from: (*from, one_unit.offset), to: (*to, other_unit.offset) };
            let comparison = agrees(one, other, rate, hedge)?;
            best = Some(best.map_or(comparison, |best| best.min(comparison)));
        }
    }
    best
}

/// Whether two sums in one currency agree, "6.5 billion pennies (£65 million)" (T16); none for two currencies.
pub fn money_agrees(one: &Printed, one_in: Denomination, other: &Printed, other_in: Denomination, hedge: Hedge) -> Option<Comparison> {
    if one_in.currency != other_in.currency {
        return None;
    }
    agrees(one, other, Rate { from: (one_in.worth, Decimal::ZERO), to: (other_in.worth, Decimal::ZERO) }, hedge)
}

/// How values of one unit become values of another: factor and offset of each.
#[derive(Clone, Copy)]
struct Rate {
    from: (Decimal, Decimal),
    to: (Decimal, Decimal),
}

impl Rate {
    fn apply(self, interval: &Interval) -> Option<Interval> {
        let base = interval.add(&Interval::exact(self.from.1))?.scale(self.from.0)?;
        base.div(&Interval::exact(self.to.0))?.sub(&Interval::exact(self.to.1))
    }

    const fn reversed(self) -> Self {
        Self { from: self.to, to: self.from }
    }

    /// A difference of two values, which no offset shifts.
    fn difference(self, step: Decimal) -> Option<Decimal> {
        step.checked_mul(self.from.0)?.checked_div(self.to.0)
    }
}

fn agrees(one: &Printed, other: &Printed, rate: Rate, hedge: Hedge) -> Option<Comparison> {
    let (one, other) = (one.measured(), other.measured());
    let coarser_is_one = rate.difference(one.step())? >= other.step();
    let extra = |printed: &Printed| printed.step().checked_div(Decimal::TWO);
    let reading = |printed: &Printed, coarser: bool| {
        // A bound says of both figures alike that the true value lies beyond them, so the figures still must agree.
        let stated = if hedge.is_approximate() { hedged(printed, Hedge::About) } else { printed.interval() };
        if coarser { Some(stated.widen(extra(printed)?)) } else { Some(stated) }
    };
    let first = rate.apply(&reading(&one, coarser_is_one)?)?;
    if hedge == Hedge::Vague || first.meets(&reading(&other, !coarser_is_one)?) {
        return Some(Comparison::Agrees);
    }
    let forth = rate.apply(&one.interval())?;
    let back = rate.reversed().apply(&other.interval())?;
    if is_rounding(&other, &forth) || is_rounding(&one, &back) {
        return Some(Comparison::Agrees);
    }
    let open = |printed: &Printed| {
        // Zeros are read as meant in figures of one or two digits: "10 km" is no rounding of 14.
        let large = printed.value.abs() >= Decimal::ONE_HUNDRED.checked_mul(printed.scale).unwrap_or(Decimal::MAX);
        let zeros = if large { printed.trailing_zero_interval() } else { printed.interval() };
        // Nobody rounds the heat of an oven to hundreds of degrees.
        let near = || Some(Interval::exact(printed.value).widen(printed.value.abs().checked_mul(DEGREES)?));
        let degrees = large && rate.from.1 != rate.to.1;
        near().filter(|_| degrees).and_then(|near| near.intersect(&zeros)).unwrap_or(zeros)
    };
    let loosely = rate.apply(&open(&one))?.meets(&open(&other));
    Some(if loosely { Comparison::Review } else { Comparison::Disagrees })
}

/// The part of a temperature by which its zeros can hide another one.
const DEGREES: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Whether the figure is the other one rounded to the digits it shows, of which it must show two or more.
fn is_rounding(printed: &Printed, converted: &Interval) -> bool {
    printed.significant_digits() >= 2 && printed.trailing_zero_interval().meets(converted)
}
