//! Two decimals in, the nearest decimal on the safe side out: sums, products and quotients that never claim more
//! digits than they have.
//!
//! A decimal holds 28 digits, so 1 / 3 is not exact; rounding the low end of an interval down and the high end up
//! keeps the true result inside it, and an exact result stays exact, which is what makes ties come out right.

use rust_decimal::Decimal;

/// The side to which a result that does not fit is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// For the low end of an interval.
    Low,
    /// For the high end of an interval.
    High,
}

/// The sum, or none where it is too large.
pub(super) fn add(left: Decimal, right: Decimal, toward: Toward) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    let sum = left.checked_add(right)?;
    let exact = left.is_zero() || right.is_zero() || sum.is_zero() || sum.scale() >= left.scale().max(right.scale());
    if exact { Some(sum) } else { nudge(sum, toward) }
}

/// The product, or none where it is too large.
pub(super) fn multiply(left: Decimal, right: Decimal, toward: Toward) -> Option<Decimal> {
    if left.is_zero() || right.is_zero() {
        return Some(Decimal::ZERO);
    }
    let (left, right) = (left.normalize(), right.normalize());
    let product = left.checked_mul(right)?;
    if !product.is_zero() && product.scale() == left.scale() + right.scale() { Some(product) } else { nudge(product, toward) }
}

/// The quotient, or none where it is too large or the divisor is zero.
pub(super) fn divide(left: Decimal, right: Decimal, toward: Toward) -> Option<Decimal> {
    if left.is_zero() && !right.is_zero() {
        return Some(Decimal::ZERO);
    }
    let (left, right) = (left.normalize(), right.normalize());
    let quotient = left.checked_div(right)?;
    let whole = quotient.normalize();
    let exact = whole.checked_mul(right).is_some_and(|back| back == left && back.scale() == whole.scale() + right.scale());
    if exact { Some(quotient) } else { nudge(quotient, toward) }
}

/// Moves a rounded result by one unit of its last place, so that it lies beyond the true one.
fn nudge(value: Decimal, toward: Toward) -> Option<Decimal> {
    // A result that vanished was smaller than the smallest decimal.
    let places = if value.is_zero() { Decimal::MAX_SCALE } else { value.scale() };
    let unit = Decimal::try_new(1, places).ok()?;
    let (moved, beyond) = match toward {
        Toward::Low => {
            let moved = value.checked_sub(unit)?;
            (moved, moved < value)
        }
        Toward::High => {
            let moved = value.checked_add(unit)?;
            (moved, moved > value)
        }
    };
    beyond.then_some(moved)
}
