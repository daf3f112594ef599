//! Ends of intervals in, their order, sums, products and quotients out, with open ends and infinities.

use super::arithmetic::{Toward, add, divide, multiply};
use super::interval::Bound;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A bound seen as the lower end of an interval: the open one lies higher.
#[derive(PartialEq)]
pub(super) struct Low(pub(super) Bound);

impl PartialOrd for Low {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let order = match (self.0.value(), other.0.value()) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(left), Some(right)) => left.cmp(&right).then(self.0.is_open().cmp(&other.0.is_open())),
        };
        Some(order)
    }
}

/// A bound seen as the upper end of an interval: the open one lies lower.
#[derive(PartialEq)]
pub(super) struct High(pub(super) Bound);

impl PartialOrd for High {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let order = match (self.0.value(), other.0.value()) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(left), Some(right)) => left.cmp(&right).then(other.0.is_open().cmp(&self.0.is_open())),
        };
        Some(order)
    }
}

/// An end on the number line with its two infinities; `attained` tells whether the value itself belongs.
#[derive(Clone, Copy)]
pub(super) enum End {
    Below,
    At { value: Decimal, attained: bool },
    Above,
}

impl End {
    pub(super) const fn low(bound: Bound) -> Self {
        match bound {
            Bound::Unbounded => Self::Below,
            Bound::Open(value) => Self::At { value, attained: false },
            Bound::Closed(value) => Self::At { value, attained: true },
        }
    }

    pub(super) const fn high(bound: Bound) -> Self {
        match bound {
            Bound::Unbounded => Self::Above,
            Bound::Open(value) => Self::At { value, attained: false },
            Bound::Closed(value) => Self::At { value, attained: true },
        }
    }

    pub(super) const fn bound(self) -> Bound {
        match self {
            Self::Below | Self::Above => Bound::Unbounded,
            Self::At { value, attained: true } => Bound::Closed(value),
            Self::At { value, attained: false } => Bound::Open(value),
        }
    }

    const fn infinite(positive: bool) -> Self {
        if positive { Self::Above } else { Self::Below }
    }

    fn sign(self) -> Ordering {
        match self {
            Self::Below => Ordering::Less,
            Self::At { value, .. } => value.cmp(&Decimal::ZERO),
            Self::Above => Ordering::Greater,
        }
    }

    pub(super) fn lower(self, other: Self) -> Self {
        match (self, other) {
            (Self::Below, _) | (_, Self::Above) => self,
            (_, Self::Below) | (Self::Above, _) => other,
            (Self::At { value: left, attained }, Self::At { value: right, .. }) => match left.cmp(&right) {
                Ordering::Less => self,
                Ordering::Greater => other,
                Ordering::Equal => {
                    if attained {
                        self
                    } else {
                        other
                    }
                }
            },
        }
    }

    pub(super) fn higher(self, other: Self) -> Self {
        match (self, other) {
            (Self::Above, _) | (_, Self::Below) => self,
            (_, Self::Above) | (Self::Below, _) => other,
            (Self::At { value: left, attained }, Self::At { value: right, .. }) => match left.cmp(&right) {
                Ordering::Greater => self,
                Ordering::Less => other,
                Ordering::Equal => {
                    if attained {
                        self
                    } else {
                        other
                    }
                }
            },
        }
    }
}

/// The bound at another value; none is left where the value is lost.
pub(super) fn moved(bound: Bound, by: impl FnOnce(Decimal) -> Option<Decimal>) -> Bound {
    match bound {
        Bound::Unbounded => Bound::Unbounded,
        Bound::Open(value) => by(value).map_or(Bound::Unbounded, Bound::Open),
        Bound::Closed(value) => by(value).map_or(Bound::Unbounded, Bound::Closed),
    }
}

/// The bound with the sign of its value turned.
pub(super) fn turned(bound: Bound) -> Bound {
    moved(bound, |value| Some(-value))
}

/// The bound of a sum, or none where it is too large.
pub(super) fn sum(left: Bound, right: Bound, toward: Toward) -> Option<Bound> {
    let (Some(one), Some(other)) = (left.value(), right.value()) else {
        return Some(Bound::Unbounded);
    };
    let value = add(one, other, toward)?;
    Some(if left.is_open() || right.is_open() { Bound::Open(value) } else { Bound::Closed(value) })
}

/// The end of a product, or none where it is too large.
pub(super) fn product(left: End, right: End, toward: Toward) -> Option<End> {
    match (left, right) {
        (End::At { value: one, attained: has_one }, End::At { value: other, attained: has_other }) => {
            // Zero times anything is zero, whether or not the other end itself belongs.
            let attained = (has_one && (has_other || one.is_zero())) || (has_other && other.is_zero());
            Some(End::At { value: multiply(one, other, toward)?, attained })
        }
        (End::At { value, attained }, End::Below | End::Above) | (End::Below | End::Above, End::At { value, attained })
            if value.is_zero() =>
        {
            Some(End::At { value, attained })
        }
        (End::Below | End::At { .. } | End::Above, End::Below | End::At { .. } | End::Above) => {
            Some(End::infinite(left.sign() == right.sign()))
        }
    }
}

/// The end of a quotient, or none where it is too large.
pub(super) fn quotient(left: End, right: End, toward: Toward) -> Option<End> {
    match (left, right) {
        (End::At { value: one, attained: has_one }, End::At { value: other, attained: has_other }) => {
            let attained = has_one && (has_other || one.is_zero());
            Some(End::At { value: divide(one, other, toward)?, attained })
        }
        // The quotient comes near zero as the divisor grows, and is zero only where the dividend is.
        (End::At { value, attained }, End::Below | End::Above) => {
            Some(End::At { value: Decimal::ZERO, attained: attained && value.is_zero() })
        }
        (End::Below | End::Above, End::Below | End::Above) => Some(End::At { value: Decimal::ZERO, attained: false }),
        (End::Below | End::Above, End::At { .. }) => Some(End::infinite(left.sign() == right.sign())),
    }
}
