//! Stated values in, their fractions, multiples, changes, sums and comparisons out (T3–T5, T7–T9, T13).

use super::hedge::{Hedge, bounds, hedged, portion, toward};
use super::interval::Interval;
use super::printed::Printed;
use rust_decimal::Decimal;

/// How two statements of one value stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparison {
    /// Some value is what both say.
    Agrees,
    /// They agree only where digits were cut off or trailing zeros were not meant: a person must look.
    Review,
    /// No value is what both say.
    Disagrees,
}

/// How strictly a fraction in words is meant (T7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fractions {
    /// "Half of the members": within three percentage points.
    Prose,
    /// "A two-thirds majority", a share in a contract: exact.
    Legal,
}

/// What "N times" is said of (T8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Multiple {
    /// "Doubled", "threefold", "five times as many": the new value is N times the old.
    Fold,
    /// "Three times more": N times the old, or N times more on top of it.
    More,
}

/// Whether the two intervals have a value in common (T4, and T13 for ranges and points).
pub fn compare(one: &Interval, other: &Interval) -> Comparison {
    if one.meets(other) { Comparison::Agrees } else { Comparison::Disagrees }
}

/// Compares two statements of one value in two places: trailing zeros may not have been meant (T3).
///
/// For operands of one sentence's own arithmetic use [`compare`].
pub fn compare_repeated(one: (&Printed, Hedge), other: (&Printed, Hedge)) -> Comparison {
    let (first, second) = (hedged(one.0, one.1), hedged(other.0, other.1));
    if first.meets(&second) {
        return Comparison::Agrees;
    }
    if zeros_open(one).meets(&zeros_open(other)) { Comparison::Review } else { Comparison::Disagrees }
}

/// The sum of the terms (T5): n rounded terms carry n · ½ unit, exact ones none; none where it grows too large.
pub fn sum<'terms>(terms: impl IntoIterator<Item = &'terms Interval>) -> Option<Interval> {
    terms.into_iter().try_fold(Interval::exact(Decimal::ZERO), |total, term| total.add(term))
}

/// The part in percent of the whole (T4); none where the whole may be zero.
pub fn share(part: &Interval, whole: &Interval) -> Option<Interval> {
    // Multiplying first keeps quotients exact where they can be.
    part.scale(Decimal::ONE_HUNDRED)?.div(whole)
}

/// How many times the second value goes into the first (T4); none where the second may be zero.
pub fn ratio(one: &Interval, other: &Interval) -> Option<Interval> {
    one.div(other)
}

/// The change from old to new in percent of old (T9); none unless old is positive.
pub fn percent_change(old: &Interval, new: &Interval) -> Option<Interval> {
    if old.low.value().is_none_or(|low| low <= Decimal::ZERO) {
        return None;
    }
    // (new − old) / old holds `old` twice; new / old − 1 is the same and as narrow as can be.
    share(new, old)?.sub(&Interval::exact(Decimal::ONE_HUNDRED))
}

/// Compares a change printed in percent with the one that its two ends give (T9).
///
/// A figure cut off instead of rounded is [`Comparison::Review`]; none where the ends give no change.
pub fn compare_percent_change(stated: &Printed, hedge: Hedge, old: &Interval, new: &Interval) -> Option<Comparison> {
    let change = percent_change(old, new)?;
    let comparison = compare(&hedged(stated, hedge), &change);
    if comparison == Comparison::Disagrees && stated.truncated_interval().meets(&change) {
        return Some(Comparison::Review);
    }
    Some(comparison)
}

/// The values that a fraction in words can stand for (T7), as a part of one; none where the denominator is zero.
pub fn fraction(numerator: Decimal, denominator: Decimal, hedge: Hedge, wording: Fractions) -> Option<Interval> {
    fraction_of(numerator, denominator, hedge, wording, &Interval::exact(Decimal::ONE))
}

/// The values that a fraction of a whole can stand for (T7): "two-thirds of the 300 members" is [191, 209] in prose.
///
/// A bound ("more than two-thirds") uses the fraction itself, in exact arithmetic.
pub fn fraction_of(numerator: Decimal, denominator: Decimal, hedge: Hedge, wording: Fractions, whole: &Interval) -> Option<Interval> {
    let point = whole.scale(numerator)?.div(&Interval::exact(denominator))?;
    let slack = match wording {
        Fractions::Prose => {
            let points = Interval::closed(Decimal::new(-3, 2), Decimal::new(3, 2));
            point.add(&points.mul(whole)?)?
        }
        Fractions::Legal => point,
    };
    match hedge {
        Hedge::None => Some(slack),
        Hedge::About => Some(slack.cover(&point.mul(&Interval::closed(Decimal::new(90, 2), Decimal::new(110, 2)))?)),
        Hedge::Nearly => point.mul(&Interval::closed(Decimal::new(85, 2), Decimal::ONE)),
        Hedge::JustOver => point.mul(&Interval::closed(Decimal::ONE, Decimal::new(115, 2))),
        Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost | Hedge::Vague => Some(beyond(&point, hedge)),
    }
}

/// The ratios of new to old that "N times" can stand for (T8).
///
/// N ± ¼, hedged ± 15 % where that is more; a bound uses N itself.
pub fn multiple(times: Decimal, hedge: Hedge, wording: Multiple) -> Interval {
    let added = match wording {
        Multiple::Fold => times,
        Multiple::More => times.checked_add(Decimal::ONE).unwrap_or(times),
    };
    let quarter = Decimal::new(25, 2);
    let around = |half: Decimal| Interval::closed(times, added).widen(half);
    match hedge {
        Hedge::None => around(quarter),
        Hedge::About => around(quarter.max(portion(added, 15))),
        Hedge::Nearly => toward(times, 85).cover(&toward(added, 85)),
        Hedge::JustOver => toward(times, 115).cover(&toward(added, 115)),
        Hedge::MoreThan | Hedge::AtLeast => bounds(times.min(added), hedge),
        Hedge::LessThan | Hedge::AtMost => bounds(added.max(times), hedge),
        Hedge::Vague => Interval::everything(),
    }
}

/// The power of ten by which the stated value is too large (10, 100, 1000) or too small (0.1 …).
///
/// None where the two agree, or where the ratio is not one power of ten in particular.
pub fn order_of_magnitude(stated: &Interval, derived: &Interval) -> Option<Decimal> {
    let ratio = ratio(stated, derived)?;
    if ratio.contains(Decimal::ONE) {
        return None;
    }
    let powers = [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND, Decimal::new(1, 1), Decimal::new(1, 2), Decimal::new(1, 3)];
    let mut held = powers.into_iter().filter(|power| ratio.contains(*power));
    let power = held.next()?;
    held.next().is_none().then_some(power)
}

/// The hedged values, with trailing zeros not significant where the number stands alone (T3).
fn zeros_open((printed, hedge): (&Printed, Hedge)) -> Interval {
    match hedge {
        Hedge::None => printed.trailing_zero_interval(),
        Hedge::About
        | Hedge::Nearly
        | Hedge::JustOver
        | Hedge::MoreThan
        | Hedge::AtLeast
        | Hedge::LessThan
        | Hedge::AtMost
        | Hedge::Vague => hedged(printed, hedge),
    }
}

/// A hedge's bound over a point that may itself be an interval: the more lenient of its ends.
fn beyond(point: &Interval, hedge: Hedge) -> Interval {
    let end = match hedge {
        Hedge::MoreThan | Hedge::AtLeast => point.low,
        Hedge::None | Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::LessThan | Hedge::AtMost | Hedge::Vague => point.high,
    };
    end.value().map_or(Interval::everything(), |value| bounds(value, hedge))
}
