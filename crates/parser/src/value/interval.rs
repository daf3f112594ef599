//! Bounds in, intervals out: what a stated value can be, and whether two such values can be the same (T4).

use super::arithmetic::{Toward, add};
use super::end::{End, High, Low, moved, product, quotient, sum, turned};
use rust_decimal::Decimal;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Nothing bounds this side.
    Unbounded,
    /// Up to the value, without it ("more than 100").
    Open(Decimal),
    /// Up to the value and with it ("at least 100").
    Closed(Decimal),
}

impl Bound {
    /// The value at the bound, or none where there is no bound.
    pub const fn value(self) -> Option<Decimal> {
        match self {
            Self::Unbounded => None,
            Self::Open(value) | Self::Closed(value) => Some(value),
        }
    }

    /// Whether the bound is a value that does not itself belong to the interval.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// All the values that a statement can stand for.
///
/// ```
/// use claimlint_parser::value::Interval;
/// let improved = Interval::exact(127.into());
/// let patients = Interval::exact(312.into());
/// let share = improved.div(&patients).and_then(|share| share.scale(100.into())).expect("patients are not zero");
/// let stated = Interval::closed("42.5".parse().expect("a decimal"), "43.5".parse().expect("a decimal"));
/// assert!(!share.meets(&stated), "127 of 312 is 40.7 %, not 43 %");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Interval {
    /// One value and no other.
    pub const fn exact(value: Decimal) -> Self {
        Self { low: Bound::Closed(value), high: Bound::Closed(value) }
    }

    /// From the smaller of two values to the larger, both included.
    pub fn closed(one: Decimal, other: Decimal) -> Self {
        Self { low: Bound::Closed(one.min(other)), high: Bound::Closed(one.max(other)) }
    }

    /// Every value above this one (T6).
    pub const fn more_than(value: Decimal) -> Self {
        Self { low: Bound::Open(value), high: Bound::Unbounded }
    }

    /// This value and every one above it (T6).
    pub const fn at_least(value: Decimal) -> Self {
        Self { low: Bound::Closed(value), high: Bound::Unbounded }
    }

    /// Every value below this one (T6).
    pub const fn less_than(value: Decimal) -> Self {
        Self { low: Bound::Unbounded, high: Bound::Open(value) }
    }

    /// This value and every one below it (T6).
    pub const fn at_most(value: Decimal) -> Self {
        Self { low: Bound::Unbounded, high: Bound::Closed(value) }
    }

    /// Any value at all: what a statement is worth that says nothing checkable.
    pub const fn everything() -> Self {
        Self { low: Bound::Unbounded, high: Bound::Unbounded }
    }

    /// The value, where the interval holds one only.
    pub fn single(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Bound::Closed(low), Bound::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// The value halfway between the ends, for printing; none where an end is missing or the sum too large.
    pub fn middle(&self) -> Option<Decimal> {
        if let Some(single) = self.single() {
            return Some(single);
        }
        let (low, high) = (self.low.value()?, self.high.value()?);
        low.checked_add(high)?.checked_div(Decimal::TWO)
    }

    /// Whether no value lies in the interval.
    pub fn is_empty(&self) -> bool {
        match (self.low, self.high) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
            (Bound::Closed(low), Bound::Closed(high)) => low > high,
            (Bound::Open(low) | Bound::Closed(low), Bound::Open(high) | Bound::Closed(high)) => low >= high,
        }
    }

    /// Whether the value lies in the interval.
    pub fn contains(&self, value: Decimal) -> bool {
        let above = match self.low {
            Bound::Unbounded => true,
            Bound::Open(low) => low < value,
            Bound::Closed(low) => low <= value,
        };
        let below = match self.high {
            Bound::Unbounded => true,
            Bound::Open(high) => value < high,
            Bound::Closed(high) => value <= high,
        };
        above && below
    }

    /// Whether some value lies in both (T4): where none does, the two statements conflict.
    pub fn meets(&self, other: &Self) -> bool {
        self.intersect(other).is_some()
    }

    /// Whether every value of `other` lies in this interval too.
    pub fn encloses(&self, other: &Self) -> bool {
        other.is_empty() || self.intersect(other).is_some_and(|common| common == *other)
    }

    /// The values that lie in both, or none where there are none.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let low = if Low(self.low) >= Low(other.low) { self.low } else { other.low };
        let high = if High(self.high) <= High(other.high) { self.high } else { other.high };
        let common = Self { low, high };
        (!common.is_empty()).then_some(common)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn cover(&self, other: &Self) -> Self {
        let low = if Low(self.low) <= Low(other.low) { self.low } else { other.low };
        let high = if High(self.high) >= High(other.high) { self.high } else { other.high };
        Self { low, high }
    }

    /// Whether some value of this interval lies below some value of the other: "a < b" cannot be ruled out.
    pub fn may_be_less(&self, other: &Self) -> bool {
        match (self.low.value(), other.high.value()) {
            (Some(low), Some(high)) => low < high,
            (None, _) | (_, None) => true,
        }
    }

    /// Whether some value of this interval lies below some value of the other, or is the same.
    pub fn may_be_at_most(&self, other: &Self) -> bool {
        self.may_be_less(other) || self.meets(other)
    }

    /// Moves both ends outwards; an end that grows too large is lost.
    #[must_use]
    pub fn widen(&self, half: Decimal) -> Self {
        let half = half.abs();
        let low = moved(self.low, |low| add(low, -half, Toward::Low));
        let high = moved(self.high, |high| add(high, half, Toward::High));
        Self { low, high }
    }

    /// Every value times the factor; none where it grows too large.
    pub fn scale(&self, factor: Decimal) -> Option<Self> {
        self.mul(&Self::exact(factor))
    }

    /// The sums of a value of each; none where one grows too large.
    pub fn add(&self, other: &Self) -> Option<Self> {
        Some(Self { low: sum(self.low, other.low, Toward::Low)?, high: sum(self.high, other.high, Toward::High)? })
    }

    /// The differences of a value of each; none where one grows too large.
    pub fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.neg())
    }

    /// The products of a value of each; none where one grows too large.
    pub fn mul(&self, other: &Self) -> Option<Self> {
        self.corners(other, product)
    }

    /// The quotients of a value of each; none where one grows too large or the divisor may be zero.
    pub fn div(&self, other: &Self) -> Option<Self> {
        let above = other.low.value().is_some_and(|low| low > Decimal::ZERO);
        let below = other.high.value().is_some_and(|high| high < Decimal::ZERO);
        if above || below { self.corners(other, quotient) } else { None }
    }

    /// The values with their signs turned.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self { low: turned(self.high), high: turned(self.low) }
    }

    /// The values without their signs.
    #[must_use]
    pub fn abs(&self) -> Self {
        let zero = Bound::Closed(Decimal::ZERO);
        if Low(self.low) >= Low(zero) {
            *self
        } else if High(self.high) <= High(zero) {
            self.neg()
        } else {
            let turned = self.neg();
            let high = if High(turned.high) >= High(self.high) { turned.high } else { self.high };
            // Both signs lie in the interval, so zero does too unless an open end stands at it.
            let low = if self.contains(Decimal::ZERO) { zero } else { Bound::Open(Decimal::ZERO) };
            Self { low, high }
        }
    }

    /// A bilinear operation takes its extremes at the ends, so four results bound all.
    fn corners(&self, other: &Self, operation: fn(End, End, Toward) -> Option<End>) -> Option<Self> {
        let ends = [
            (End::low(self.low), End::low(other.low)),
            (End::low(self.low), End::high(other.high)),
            (End::high(self.high), End::low(other.low)),
            (End::high(self.high), End::high(other.high)),
        ];
        let mut low = End::Above;
        let mut high = End::Below;
        for (left, right) in ends {
            low = low.lower(operation(left, right, Toward::Low)?);
            high = high.higher(operation(left, right, Toward::High)?);
        }
        Some(Self { low: low.bound(), high: high.bound() })
    }
}
