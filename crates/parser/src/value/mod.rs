//! Printed numbers in, intervals out.

use rust_decimal::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// None.
    Unbounded,
    /// The value itself lies outside.
    Open(Decimal),
    /// The value itself lies inside.
    Closed(Decimal),
}

/// All numbers between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Interval {
    /// One number.
    pub const fn exact(value: Decimal) -> Self {
        Self { low: Bound::Closed(value), high: Bound::Closed(value) }
    }
}

/// What the words before a number make of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// Nothing.
    #[default]
    None,
    /// `about`.
    About,
    /// `nearly`.
    Nearly,
    /// `just over`.
    JustOver,
    /// `more than`.
    MoreThan,
    /// `at least`.
    AtLeast,
    /// `less than`.
    LessThan,
    /// `up to`.
    AtMost,
    /// `dozens`.
    Vague,
}
