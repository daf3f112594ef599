//! What a number says: its value and bounds, its unit, and what is counted.

use crate::ledger::TokenSpan;
use crate::value::{Hedge, Interval};
use claimlint_document::Span;
use rust_decimal::Decimal;

/// A number of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What kind of number it is.
    pub form: Form,
    /// The printed number, its scale word included (`2` for 2 %, `2000000000` for $2 billion); none for `dozens`.
    pub value: Option<Decimal>,
    /// The unit of the last printed digit, its scale word included: `0.1` for 4.2, `100000000` for 2.1 billion.
    pub last_digit: Decimal,
    /// Whether the printed number stands for all that round to it (decimals, scale words, percent, measured units).
    pub rounded: bool,
    /// What the words before the number make of it.
    pub hedge: Hedge,
    /// The bounds that the words state; equal for a plain number.
    pub stated: Interval,
    /// The canonical unit: an ISO 4217 code, a symbol of the unit table, `%`.
    pub unit: Option<&'static str>,
    /// What is counted.
    pub noun: Option<NounPhrase>,
    /// The number alone, without hedge and unit.
    pub number: TokenSpan,
}

impl Quantity {
    /// Whether the words say that the number is not exact.
    pub fn is_approximate(&self) -> bool {
        matches!(self.hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Vague)
    }
}

/// The kinds of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Things counted, or a bare number.
    Count,
    /// A share in hundredths.
    Percent,
    /// A difference of shares.
    PercentagePoint,
    /// Money; the unit is its currency.
    Money,
    /// A number of units of measurement.
    Measure,
    /// A place in a row.
    Ordinal,
    /// A part of a whole: `two-thirds`.
    Fraction,
    /// So many times as much: `doubled`, `threefold`.
    Multiple,
    /// Two numbers against each other: `one in five`, `3:1`.
    Ratio,
    /// A person's age.
    Age,
    /// The result of a game or a vote: `52–48`.
    Score,
}

/// The words for what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its place: modifiers and head.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// The token of its head noun.
    pub head: usize,
}
