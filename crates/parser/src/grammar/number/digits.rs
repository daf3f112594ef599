//! Digits in, the number that they print out, with their points and groups.

use super::{Number, fail};
use crate::grammar::Input;
use crate::lexicon::Class;
use nom::{IResult, Input as _};
use rust_decimal::Decimal;

/// Digits alone, with their points and groups.
pub(super) fn digits(input: Input<'_>) -> IResult<Input<'_>, Number> {
    match input.first() {
        Some(token) if token.is(Class::DIGITS) => match printed(input.word(token)) {
            Some(number) => Ok((input.take_from(1), number)),
            None => fail(input),
        },
        _ => fail(input),
    }
}

/// Whether letters behind digits make them an ordinal.
pub(crate) fn is_ordinal_suffix(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|suffix| word.eq_ignore_ascii_case(suffix))
}

/// The number that digits print, commas (or narrow spaces, or apostrophes) in groups and a point before decimals;
/// none where they print something else, such as the decimal comma.
pub(crate) fn printed(word: &str) -> Option<Number> {
    // Most numbers are whole ones without groups.
    if (1..=18).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = word.bytes().fold(0_u64, |value, byte| value * 10 + u64::from(byte - b'0'));
        return Some(Number::exact(value.into(), false));
    }
    let (whole, decimals) = match word.rsplit_once('.') {
        Some((whole, decimals)) => (whole, decimals),
        None => (word, ""),
    };
    if whole.contains('.') || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut mantissa: i128 = 0;
    let mut group = 0;
    let mut groups = 0;
    let mut digits = 0;
    for c in whole.chars() {
        if let Some(digit) = c.to_digit(10) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
            group += 1;
            digits += 1;
        } else {
            // The first group has one to three digits; later ones two (the Indian way) or three.
            if group == 0 || group > 3 || groups > 0 && group < 2 {
                return None;
            }
            groups += 1;
            group = 0;
        }
    }
    if groups > 0 && group != 3 {
        return None;
    }
    for byte in decimals.bytes() {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        digits += 1;
    }
    if digits == 0 || digits > 27 {
        return None;
    }
    let scale = u32::try_from(decimals.len()).ok()?;
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    let last_digit = Decimal::try_from_i128_with_scale(1, scale).ok()?;
    Some(Number { value, last_digit, rounded: scale > 0, words: false })
}
