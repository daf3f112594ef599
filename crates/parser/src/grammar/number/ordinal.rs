//! Words or digits in, an ordinal number out.

use super::cardinal::cardinal_words;
use super::digits::{digits, is_ordinal_suffix};
use super::joint::skip_joint;
use super::words::ORDINALS;
use super::{Number, fail, scale_word};
use crate::grammar::Input;
use crate::grammar::table::find;
use crate::lexicon::Class;
use nom::{IResult, Input as _};
use rust_decimal::Decimal;

/// An ordinal number: `3rd`, `third`, `twenty-second`, `one hundred and fifth`.
pub(crate) fn ordinal(input: Input<'_>) -> IResult<Input<'_>, Number> {
    let Some(first) = input.first() else { return fail(input) };
    if first.is(Class::DIGITS) {
        let (rest, number) = digits(input)?;
        return match rest.first() {
            Some(suffix) if !suffix.spaced && number.last_digit == Decimal::ONE && is_ordinal_suffix(rest.word(suffix)) => {
                Ok((rest.take_from(1), number))
            }
            _ => fail(input),
        };
    }
    if first.is(Class::ORDINAL_WORD)
        && let Some(value) = find!(ORDINALS, input.word(first))
    {
        return Ok((input.take_from(1), Number::exact(value.into(), true)));
    }
    if let Some(scale) = ordinal_scale(input.word(first)) {
        return Ok((input.take_from(1), Number::exact(scale, true)));
    }
    if !first.is(Class::NUMBER_WORD | Class::DETERMINER | Class::PART_WORD) {
        return fail(input);
    }
    // Tens before a unit (`twenty-second`), or a whole cardinal before the last word (`one hundred and fifth`).
    let (rest, front) = cardinal_words(input)?;
    let after = skip_joint(rest);
    let Some(last) = after.first() else { return fail(input) };
    if let Some(scale) = ordinal_scale(after.word(last))
        && let Some(value) = front.value.checked_mul(scale)
    {
        return Ok((after.take_from(1), Number::exact(value, true)));
    }
    let Some(value) = find!(ORDINALS, after.word(last)) else { return fail(input) };
    let whole = u64::try_from(front.value).unwrap_or(0);
    let joined = match value {
        100 | 1000 => front.value * Decimal::from(value),
        1..=9 if whole % 10 == 0 && whole > 10 => front.value + Decimal::from(value),
        10..=90 if whole >= 100 && whole % 100 == 0 => front.value + Decimal::from(value),
        _ => return fail(input),
    };
    Ok((after.take_from(1), Number::exact(joined, true)))
}

/// What `millionth`, `billionth` and their kin put in order.
fn ordinal_scale(word: &str) -> Option<Decimal> {
    word.strip_suffix("th").filter(|stem| stem.ends_with("illion")).and_then(scale_word)
}
