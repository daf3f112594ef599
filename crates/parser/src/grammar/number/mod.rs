//! Number words and digits in, exact decimals and the tokens that print them out.
//!
//! A number is read wherever it can begin ([`Class::DIGITS`], [`Class::NUMBER_WORD`], [`Class::ORDINAL_WORD`]); whether
//! it counts, dates or names something is for the grammar that asks.

mod cardinal;
mod digits;
mod joint;
mod ordinal;
mod words;

use super::Input;
use super::table::find;
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult};
use rust_decimal::Decimal;
use words::{ORDINALS, SCALES, SMALL};

pub(crate) use cardinal::{cardinal, goes_on};
pub(crate) use digits::{is_ordinal_suffix, printed};
pub(crate) use ordinal::ordinal;
pub(crate) use words::{NUMBER_WORDS, ORDINAL_WORDS};

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value, scale word included.
    pub(crate) value: Decimal,
    /// The unit of its last printed digit, scale word included.
    pub(crate) last_digit: Decimal,
    /// Whether decimals or a scale word say that it may be rounded.
    pub(crate) rounded: bool,
    /// Whether words print all of it.
    pub(crate) words: bool,
}

impl Number {
    const fn exact(value: Decimal, words: bool) -> Self {
        Self { value, last_digit: Decimal::ONE, rounded: false, words }
    }

    /// The value where it is a whole number that fits.
    pub(crate) fn whole(&self) -> Option<u32> {
        if self.value.is_integer() { self.value.try_into().ok() } else { None }
    }
}

/// The value of a cardinal word below one hundred.
pub(crate) fn small(word: &str) -> Option<u32> {
    find!(SMALL, word)
}

/// The value of an ordinal word.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    find!(ORDINALS, word)
}

/// What a scale word stands for: `million`.
pub(crate) fn scale_word(word: &str) -> Option<Decimal> {
    find!(SCALES, word).map(|power| Decimal::from(10_u64.pow(power)))
}

fn fail<O>(input: Input<'_>) -> IResult<Input<'_>, O> {
    Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
}

#[cfg(test)]
mod tests;
