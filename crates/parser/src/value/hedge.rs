//! A printed number and the words around it in, the values it can stand for out (T6).

use super::interval::Interval;
use super::printed::Printed;
use rust_decimal::Decimal;

/// What the words before a number say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// The number stands alone.
    #[default]
    None,
    /// About, around, roughly, some, approximately, ~.
    About,
    /// Nearly, almost, just under, close to.
    Nearly,
    /// Just over, slightly more than.
    JustOver,
    /// More than, over, above.
    MoreThan,
    /// At least, no fewer than.
    AtLeast,
    /// Less than, fewer than, under, below.
    LessThan,
    /// Up to, at most, no more than.
    AtMost,
    /// Dozens, scores, several, a handful: no number that could conflict.
    Vague,
}

impl Hedge {
    /// Whether the number is approximate, so that its bounds are not stated.
    pub const fn is_approximate(self) -> bool {
        match self {
            Self::About | Self::Nearly | Self::JustOver | Self::Vague => true,
            Self::None | Self::MoreThan | Self::AtLeast | Self::LessThan | Self::AtMost => false,
        }
    }
}

/// The values that a hedged number can stand for (T6, T1 where there is no hedge).
///
/// "About" is ± 10 %, or ± 1 of the last significant digit where that is more; zeros at the end of a number count as
/// not significant up to a quarter of its value, so that "about 100" is not anything from 0 to 200.
pub fn hedged(printed: &Printed, hedge: Hedge) -> Interval {
    let value = printed.value;
    match hedge {
        Hedge::None => printed.interval(),
        Hedge::About => {
            let tenth = portion(value, 10);
            let rounded = printed.significant_step().min(portion(value, 25));
            Interval::exact(value).widen(tenth.max(rounded).max(printed.step()))
        }
        Hedge::Nearly => toward(value, 85),
        Hedge::JustOver => toward(value, 115),
        Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost | Hedge::Vague => bounds(value, hedge),
    }
}

/// The bounds that the words themselves state: a point for plain and for approximate numbers (T6).
///
/// This is what is serialised; the widening of "about" is internal.
pub const fn bounds(value: Decimal, hedge: Hedge) -> Interval {
    match hedge {
        Hedge::None | Hedge::About | Hedge::Nearly | Hedge::JustOver => Interval::exact(value),
        Hedge::MoreThan => Interval::more_than(value),
        Hedge::AtLeast => Interval::at_least(value),
        Hedge::LessThan => Interval::less_than(value),
        Hedge::AtMost => Interval::at_most(value),
        Hedge::Vague => Interval::everything(),
    }
}

/// So many hundredths of the value, without its sign.
pub(super) fn portion(value: Decimal, hundredths: i64) -> Decimal {
    let factor = Decimal::new(hundredths, 2);
    value.abs().checked_mul(factor).unwrap_or(Decimal::MAX)
}

/// From the value to so many hundredths of it.
pub(super) fn toward(value: Decimal, hundredths: i64) -> Interval {
    match value.checked_mul(Decimal::new(hundredths, 2)) {
        Some(other) => Interval::closed(value, other),
        None if value.is_sign_negative() => Interval::at_most(value),
        None => Interval::at_least(value),
    }
}
