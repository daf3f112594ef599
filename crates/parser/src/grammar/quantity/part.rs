//! Tokens in, parts of a whole out: `two-thirds`, `a quarter`, `half a million`, `1/2`, `and a half` behind a number.

use super::figure::{Figure, hyphen, is_content_word, last_scale};
use crate::claim::Form;
use crate::grammar::Input;
use crate::grammar::number::{cardinal, ordinal, ordinal_word, scale_word, small};
use crate::lexicon::Class;
use crate::token::TokenKind;
use nom::Input as _;
use rust_decimal::Decimal;

/// A part in words: `two-thirds`, `a quarter`, `half a million`, `three quarters of a million`, `one twenty-fifth`.
pub(super) fn part_in_words(input: Input<'_>) -> Option<(Input<'_>, Figure)> {
    let first = input.first()?;
    let word = input.word(first);
    let half = word.eq_ignore_ascii_case("half");
    let quarter = word.eq_ignore_ascii_case("quarter");
    if half || quarter {
        let rest = input.take_from(1);
        let part = Decimal::new(if half { 5 } else { 25 }, if half { 1 } else { 2 });
        let of_scale = scale_behind(rest, part);
        if of_scale.is_some() || quarter {
            return of_scale;
        }
        // `half a dozen` is a number of its own, `half-way` none.
        if cardinal(input).is_ok() || rest.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced) {
            return None;
        }
        return Some((rest, fraction(part)));
    }
    let (rest, above, article) = if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        (input.take_from(1), Decimal::ONE, true)
    } else if first.is(Class::NUMBER_WORD) {
        let (rest, number) = cardinal(input).ok()?;
        // `two hundred and three quarters` is a sum.
        if input.take(rest.at - input.at).iter_elements().any(|token| input.word(token).eq_ignore_ascii_case("and")) {
            return None;
        }
        if let Some(found) = tens_of_denominator(input, rest) {
            return Some(found);
        }
        (rest, number.value, false)
    } else {
        return None;
    };
    let (rest, below, plural) = denominator(hyphen(rest).unwrap_or(rest))?;
    if plural == (above == Decimal::ONE) || article && !below.is_integer() {
        return None;
    }
    // "A third" is a part only where no noun follows that it could put in order.
    if article && rest.first().is_some_and(|next| is_content_word(next) && scale_word(rest.word(next)).is_none()) {
        return None;
    }
    let part = above.checked_div(below)?;
    scale_behind(rest, part).or(Some((rest, fraction(part))))
}

/// `two hundred forty-fifths`: the tens before the unit belong to the name of the part.
fn tens_of_denominator<'t>(input: Input<'t>, rest: Input<'t>) -> Option<(Input<'t>, Figure)> {
    let length = (rest.at - input.at).checked_sub(1).filter(|&length| length > 1)?;
    let tens = small(input.word(input.take_from(length).first()?)).filter(|tens| *tens >= 20)?;
    let (after, unit, plural) = denominator(hyphen(rest).unwrap_or(rest))?;
    let (left, above) = cardinal(input.take(length)).ok()?;
    let fits = plural && unit < Decimal::TEN && left.first().is_none() && above.value >= Decimal::ONE_HUNDRED;
    let part = above.value.checked_div(unit + Decimal::from(tens))?;
    fits.then(|| (after, fraction(part)))
}

/// A part in digits: `1/2`, `¾`; other pairs of numbers with a stroke are ratios.
pub(super) fn part_in_digits(input: Input<'_>) -> Option<(Input<'_>, Figure)> {
    let first = input.first()?;
    if !first.is(Class::DIGITS) {
        let whole = !input.word(first).is_ascii() && first.kind == TokenKind::Symbol;
        let (rest, number) = if whole { cardinal(input).ok()? } else { return None };
        return Some((rest, Figure { rounded: false, last_digit: Decimal::ONE, ..fraction(number.value) }));
    }
    let stroke = input.take_from(1);
    let below = stroke.take_from(1);
    let tight = |input: Input<'_>| input.first().is_some_and(|token| !token.spaced);
    if !tight(stroke) || !tight(below) || stroke.word(stroke.first()?) != "/" {
        return None;
    }
    let above = input.word(first).parse::<u32>().ok()?;
    let bottom = below.word(below.first()?).parse::<u32>().ok()?;
    let rest = below.take_from(1);
    let goes_on = rest.first().is_some_and(|token| !token.spaced && rest.mark(token) == '/');
    let usual = matches!(bottom, 2..=10 | 12 | 16 | 20 | 32 | 64) && 0 < above && above < bottom && !goes_on;
    usual.then(|| (rest, fraction(Decimal::from(above) / Decimal::from(bottom))))
}

/// A part behind a whole number: `three and a fifth`, `five and a half million`, `two million and three fifths`.
pub(super) fn and_a_part(input: Input<'_>, figure: Figure) -> Option<(Input<'_>, Figure)> {
    // The reader of numbers has read `and a half` already, but not the scale behind it.
    if !figure.value.is_integer()
        && figure.words
        && let Some(scale) = input.first().and_then(|token| scale_word(input.word(token)))
    {
        let figure = Figure { last_digit: Decimal::new(1, 1), ..figure };
        return Some((input.take_from(1), figure.scaled(scale)?));
    }
    let first = input.first()?;
    if !input.word(first).eq_ignore_ascii_case("and") || !figure.value.is_integer() {
        return None;
    }
    let (rest, part) = part_in_words(input.take_from(1))?;
    // Behind a scale word the part is a part of that scale.
    let of_scale = part.form == Form::Fraction && figure.scale > Decimal::ONE_HUNDRED;
    let added = if of_scale { part.value.checked_mul(figure.scale)? } else { part.value };
    if added >= figure.scale.max(Decimal::TEN) {
        return None;
    }
    let last_digit = if of_scale { figure.scale } else { Decimal::ONE }.checked_div(Decimal::TEN)?;
    Some((rest, Figure { value: figure.value + added, last_digit, rounded: true, ..figure }))
}

/// Parts whose numerator the number before `and` has swallowed: `five million and three quarters`.
pub(super) fn and_parts_in_words<'t>(input: Input<'t>, rest: Input<'t>) -> Option<(Input<'t>, Figure)> {
    let is_and = |&place: &usize| input.take_from(place).reads("and");
    let and = (1..rest.at - input.at).rev().find(is_and)?;
    let (_, _, plural) = denominator(hyphen(rest).unwrap_or(rest))?;
    let (left, number) = cardinal(input.take(and)).ok()?;
    let front = input.take(and);
    let figure = Figure { scale: last_scale(front, left), ..Figure::of(number, Form::Count) };
    (plural && left.first().is_none()).then(|| and_a_part(input.take_from(and), figure))?
}

/// A part of a scale word: `a million`, `of a million`, `million`.
fn scale_behind(input: Input<'_>, part: Decimal) -> Option<(Input<'_>, Figure)> {
    let mut rest = hyphen(input).unwrap_or(input);
    for skipped in ["of", "a"] {
        if let Some(token) = rest.first()
            && rest.word(token).eq_ignore_ascii_case(skipped)
        {
            rest = rest.take_from(1);
        }
    }
    let scale = scale_word(rest.word(rest.first()?))?;
    let value = part.checked_mul(scale)?;
    let last_digit = scale.checked_div(Decimal::TEN)?;
    let figure = Figure { value, last_digit, rounded: true, words: true, scale, form: Form::Count };
    Some((rest.take_from(1), figure))
}

/// The name of a part: `thirds`, `quarter`, `twenty-fifth`, `hundredths`; its number, and whether it is a plural.
fn denominator(input: Input<'_>) -> Option<(Input<'_>, Decimal, bool)> {
    let first = input.first()?;
    let word = input.word(first);
    let plural = word.ends_with('s') || word.eq_ignore_ascii_case("halves");
    let stem = if plural { word.strip_suffix('s').unwrap_or(word) } else { word };
    let below = if stem.eq_ignore_ascii_case("half") || word.eq_ignore_ascii_case("halves") {
        2
    } else if stem.eq_ignore_ascii_case("quarter") {
        4
    } else if let Some(value @ 3..) = ordinal_word(stem) {
        value
    } else if let Some(tens @ 20..=90) = small(word).filter(|tens| tens % 10 == 0) {
        let rest = hyphen(input.take_from(1))?;
        let last = rest.word(rest.first()?);
        let stem = last.strip_suffix('s').unwrap_or(last);
        let unit = ordinal_word(stem).filter(|unit| (1..=9).contains(unit))?;
        return Some((rest.take_from(1), Decimal::from(tens + unit), stem.len() != last.len()));
    } else if let Ok((rest, number)) = ordinal(input)
        && first.is(Class::NUMBER_WORD)
        && number.value > Decimal::ONE_HUNDRED
    {
        // `one two hundred and fifth`
        return Some((rest, number.value, false));
    } else {
        let scale = stem.strip_suffix("th").and_then(scale_word)?;
        return Some((input.take_from(1), scale, plural));
    };
    Some((input.take_from(1), Decimal::from(below), plural))
}

fn fraction(value: Decimal) -> Figure {
    Figure { value, last_digit: Decimal::ONE, rounded: false, words: true, scale: Decimal::ONE, form: Form::Fraction }
}
