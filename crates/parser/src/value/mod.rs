//! Stated values in, what they can mean and whether they can be the same out: the tolerance kernel.
//!
//! A rounded number stands for every value that would print so, an unhedged count is exact, and two statements
//! conflict only where their intervals are disjoint.
//! Numbers are exact decimals, never floats; time is civil. Nothing here knows of documents, words or claims.
//!
//! | rule | what it says | where |
//! |---|---|---|
//! | T1, T2 | a rounded number is ± ½ unit of its last digit, a count is exact | [`Printed::interval`] |
//! | T3 | trailing zeros may not be significant | [`Printed::trailing_zero_interval`], [`compare_repeated`] |
//! | T4 | interval arithmetic; disjoint intervals conflict | [`Interval`], [`compare`] |
//! | T5 | a sum of rounded terms | [`sum`] |
//! | T6 | hedges | [`hedged`], [`bounds`] |
//! | T7 | fractions | [`fraction`], [`fraction_of`] |
//! | T8 | multiples | [`multiple`] |
//! | T9 | percent change | [`percent_change`], [`compare_percent_change`] |
//! | T10 | duration between dates | [`elapsed`] |
//! | T11 | ages | [`age`], [`birth`] |
//! | T12 | weekdays | [`weekday`], [`compare_weekday`], [`compare_weekday_near`] |
//! | T13 | ranges | [`Interval::meets`], [`DateInterval::through`] |
//! | T16 | units and money | [`convert`], [`conversion_agrees`], [`money_agrees`] |
//!
//! T14 and T15, which say what may be compared at all, need the text and belong to the rules.

mod arithmetic;
mod calendar;
mod conversion;
mod currency;
mod end;
mod hedge;
mod interval;
mod printed;
mod relation;
mod span;
mod spelling;
#[cfg(test)]
mod tests;
mod unit;

pub use calendar::{
    CalendarUnit, DateInterval, Part, Season, compare_weekday, compare_weekday_near, days_between, days_in_month, has_weekday,
    is_day_of_month, last_weekday, nearest, nearest_weekday, next_weekday, shift, weekday,
};
pub use conversion::{conversion_agrees, convert, money_agrees};
pub use currency::{Currency, Denomination, currencies, currency, longest_currency};
pub use hedge::{Hedge, bounds, hedged};
pub use interval::{Bound, Interval};
pub use printed::{Printed, PrintedKind, from_digits, print_like};
pub use relation::{
    Comparison, Fractions, Multiple, compare, compare_percent_change, compare_repeated, fraction, fraction_of, multiple,
    order_of_magnitude, percent_change, ratio, share, sum,
};
pub use span::{age, anniversary, birth, edition, elapsed};
pub use unit::{Dimension, Unit, longest_unit, unit, unit_of, units};
