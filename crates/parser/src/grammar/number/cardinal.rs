//! Words or digits in, a cardinal number out, with the scale word and the part behind it.

use super::digits::digits;
use super::joint::{joined_by_and, skip_hyphen, skip_joint};
use super::words::{SCALES, vulgar};
use super::{Number, fail, small};
use crate::grammar::Input;
use crate::grammar::table::find;
use crate::lexicon::Class;
use crate::token::Token;
use nom::{IResult, Input as _};
use rust_decimal::Decimal;

/// A cardinal number: `1,234.5`, `2.1 million`, `twenty-one hundred`, `three and a half`, `2½`, `a dozen`, `½`.
pub(crate) fn cardinal(input: Input<'_>) -> IResult<Input<'_>, Number> {
    const BEGINNINGS: Class = Class::DIGITS.union(Class::NUMBER_WORD).union(Class::DETERMINER).union(Class::PART_WORD);
    let Some(first) = input.first().filter(|first| first.is(BEGINNINGS)) else { return fail(input) };
    // Of the determiners only the articles stand before a number: `a dozen`.
    if !first.is(Class::DIGITS | Class::NUMBER_WORD | Class::PART_WORD) && first.span().len() > 2 {
        return fail(input);
    }
    let (rest, number) = if first.is(Class::DIGITS) {
        let (rest, number) = digits(input)?;
        // Digits mostly stand alone.
        if !goes_on(&rest) {
            return Ok((rest, number));
        }
        let (rest, number) = mixed(rest, number);
        scaled(rest, number)
    } else if let Some(part) = vulgar(input.word(first)) {
        (input.take_from(1), Number { last_digit: part, ..Number::exact(part, false) })
    } else {
        cardinal_words(input)?
    };
    Ok(and_a_part(rest, number))
}

/// Whether the next word can go on a cardinal number in digits: a fraction, a scale word, `and`; code may read like one.
pub(crate) fn goes_on(rest: &Input<'_>) -> bool {
    const WORDS: Class =
        Class::DIGITS.union(Class::NUMBER_WORD).union(Class::PART_WORD).union(Class::CONJUNCTION).union(Class::DASH).union(Class::OPAQUE);
    rest.first().is_some_and(|next| next.is(WORDS))
}

/// A cardinal in words: `twenty-one hundred`, `two million`, `a dozen`, `half a dozen`, `one hundred and five`.
pub(super) fn cardinal_words(input: Input<'_>) -> IResult<Input<'_>, Number> {
    let Some(first) = input.first() else { return fail(input) };
    let word = input.word(first);
    if word.eq_ignore_ascii_case("half") {
        let rest = after_article(input.take_from(1));
        return match dozen(rest) {
            Some(rest) => Ok((rest, Number::exact(6.into(), true))),
            None => fail(input),
        };
    }
    let (mut rest, article) =
        if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") { (input.take_from(1), true) } else { (input, false) };
    if article && let Some(rest) = dozen(rest) {
        return Ok((rest, Number::exact(12.into(), true)));
    }
    let mut total: u64 = 0;
    let mut current: u64 = u64::from(article);
    let mut last_scale = u32::MAX;
    let mut read = false;
    // Whether the next word may still fill the tens and the units of the current group.
    let (mut tens_open, mut units_open) = (!article, !article);
    let mut scale_of_last: u64 = 1;
    loop {
        // `and` and hyphens bind only where a number word follows them.
        let next = if read { skip_joint(rest) } else { rest };
        let Some(token) = next.first() else { break };
        let word = next.word(token);
        // `three hundred and two dozens`
        if read && total == 0 && !current.is_multiple_of(100) && word.eq_ignore_ascii_case("dozens") && !joined_by_and(rest, &next) {
            current += current % 100 * 11;
            rest = next.take_from(1);
            break;
        }
        // `and` stands only behind hundreds and scales: `one hundred and five`, never `twenty and five`.
        let and = read && joined_by_and(rest, &next);
        if !token.is(Class::NUMBER_WORD) || and && scale_of_last < 100 {
            break;
        }
        if let Some(value) = small(word) {
            let fits = if value >= 20 { tens_open } else { units_open && (value < 10 || tens_open) };
            if !fits || value == 0 && read {
                break;
            }
            current += u64::from(value);
            units_open = value >= 20;
            tens_open = false;
            scale_of_last = 1;
        } else if word.eq_ignore_ascii_case("hundred") {
            if current == 0 || current >= 100 || and {
                break;
            }
            current *= 100;
            (tens_open, units_open) = (true, true);
            scale_of_last = 100;
        } else if let Some(power) = find!(SCALES, word) {
            if current == 0 || power >= last_scale || and {
                break;
            }
            let Some(scaled) = 10_u64.checked_pow(power).and_then(|scale| current.checked_mul(scale)) else { break };
            let Some(sum) = total.checked_add(scaled) else { break };
            total = sum;
            current = 0;
            last_scale = power;
            (tens_open, units_open) = (true, true);
            scale_of_last = 10_u64.checked_pow(power).unwrap_or(1);
        } else if word.eq_ignore_ascii_case("dozen") && read && total == 0 && current < 100 {
            current *= 12;
            rest = next.take_from(1);
            break;
        } else {
            break;
        }
        rest = next.take_from(1);
        read = true;
    }
    if !read {
        return fail(input);
    }
    let rounded = last_scale != u32::MAX && current == 0;
    let value = Decimal::from(total) + Decimal::from(current);
    Ok((rest, Number { value, last_digit: Decimal::from(scale_of_last), rounded, words: true }))
}

/// A vulgar fraction set tight or apart behind digits: `2½`, `2 ½`, `2 1/2`.
fn mixed(rest: Input<'_>, number: Number) -> (Input<'_>, Number) {
    if number.last_digit != Decimal::ONE {
        return (rest, number);
    }
    let Some(token) = rest.first() else { return (rest, number) };
    if let Some(part) = vulgar(rest.word(token)) {
        return (rest.take_from(1), Number { value: number.value + part, last_digit: part, ..number });
    }
    let small = |input: &Input<'_>| {
        let token = input.first()?;
        if token.is(Class::DIGITS) { input.word(token).parse::<u32>().ok() } else { None }
    };
    if token.spaced
        && let Some(above) = small(&rest)
        && is_tight(&rest.take_from(1), "/")
        && let bottom = rest.take_from(2)
        && let Some(below) = small(&bottom)
        && bottom.first().is_some_and(|token| !token.spaced)
        && 0 < above
        && above < below
        && below <= 16
    {
        let part = Decimal::from(above) / Decimal::from(below);
        return (bottom.take_from(1), Number { value: number.value + part, last_digit: part, ..number });
    }
    (rest, number)
}

/// A scale word behind digits: `2.1 million`.
fn scaled(rest: Input<'_>, number: Number) -> (Input<'_>, Number) {
    let mut rest = rest;
    let mut number = number;
    let mut last = 0;
    loop {
        let next = if rest.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced) { rest.take_from(1) } else { rest };
        let Some(token) = next.first() else { break };
        let word = next.word(token);
        let power = if word.eq_ignore_ascii_case("hundred") { Some(2) } else { find!(SCALES, word) };
        let Some(power) = power.filter(|&power| power > last) else { break };
        let scale = Decimal::from(10_u64.pow(power));
        let Some(value) = number.value.checked_mul(scale) else { break };
        let Some(last_digit) = number.last_digit.checked_mul(scale) else { break };
        number = Number { value, last_digit, rounded: true, words: false };
        last = power;
        rest = next.take_from(1);
    }
    (rest, number)
}

/// `and a half`, `and a quarter`, `and three quarters`, `and two thirds` behind a number below a thousand, or
/// behind a scale word, whose half it then is (`a million and a half`).
fn and_a_part(rest: Input<'_>, number: Number) -> (Input<'_>, Number) {
    let hyphen = rest.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced);
    let at = if hyphen { rest.take_from(1) } else { rest };
    let Some(and) = at.first() else { return (rest, number) };
    if !at.word(and).eq_ignore_ascii_case("and") {
        return (rest, number);
    }
    let mut at = skip_hyphen(at.take_from(1));
    let mut above = 1;
    if let Some(token) = at.first() {
        let word = at.word(token);
        if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("one") {
            at = skip_hyphen(at.take_from(1));
        } else if let Some(value @ 2..=3) = small(word) {
            above = value;
            at = skip_hyphen(at.take_from(1));
        }
    }
    let Some(token) = at.first() else { return (rest, number) };
    let word = at.word(token);
    let below = match word {
        _ if word.eq_ignore_ascii_case("half") && above == 1 => 2,
        _ if word.eq_ignore_ascii_case("quarter") || word.eq_ignore_ascii_case("quarters") => 4,
        _ if word.eq_ignore_ascii_case("third") || word.eq_ignore_ascii_case("thirds") => 3,
        _ => return (rest, number),
    };
    // Behind a scale word the part is a part of that scale.
    let scale = if number.rounded { number.last_digit } else { Decimal::ONE };
    let part = Decimal::from(above) / Decimal::from(below) * scale;
    (at.take_from(1), Number { value: number.value + part, last_digit: part, ..number })
}

/// What is left after `dozen` and nothing else.
fn dozen(input: Input<'_>) -> Option<Input<'_>> {
    let token = input.first()?;
    input.word(token).eq_ignore_ascii_case("dozen").then(|| input.take_from(1))
}

fn after_article(input: Input<'_>) -> Input<'_> {
    match input.first() {
        Some(token) if input.word(token).eq_ignore_ascii_case("a") => input.take_from(1),
        _ => input,
    }
}

fn is_tight(input: &Input<'_>, mark: &str) -> bool {
    input.first().is_some_and(|token: Token| !token.spaced && input.word(token) == mark)
}
