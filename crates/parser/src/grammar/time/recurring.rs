//! Tokens in, recurring times out: `every Monday`, `twice a year`, `daily`, `each two weeks`, `Mondays`.

use super::super::Input;
use super::expression::Recurrence;
use super::words;
use super::{absolute, fail, reads, units};
use crate::claim::TimeUnit;
use crate::grammar::number;
use crate::lexicon::Class;
use nom::{IResult, Input as _};
use rust_decimal::Decimal;

/// A recurring time that begins at this token.
pub(super) fn recurring(input: Input<'_>) -> IResult<Input<'_>, Recurrence> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let after = input.take_from(1);
    if word.eq_ignore_ascii_case("every") || word.eq_ignore_ascii_case("each") {
        return each(after);
    }
    if let Some(weekday) = words::recurring_weekday(word).filter(|_| token.is(Class::CAPITAL)) {
        return Ok((after, Recurrence::Weekday(weekday)));
    }
    if ["once", "twice", "thrice"].iter().any(|one| word.eq_ignore_ascii_case(one)) {
        return per(after);
    }
    if token.is(Class::DIGITS | Class::NUMBER_WORD) {
        if token.is(Class::DIGITS) && !number::goes_on(&after) && !reads(&after, "times") {
            return fail(input);
        }
        let (rest, _) = number::cardinal(input)?;
        return if reads(&rest, "times") { per(rest.take_from(1)) } else { fail(input) };
    }
    // `weekends` without a number recur.
    if word.eq_ignore_ascii_case("weekends") {
        return Ok((after, Recurrence::Period { count: Decimal::ONE, unit: TimeUnit::Week, weekend: true }));
    }
    match words::frequency(word) {
        // A capital inside a sentence is a newspaper or a title (`Daily Mail`, `Annual Report`).
        Some(period) if !token.is(Class::CAPITAL) => Ok((after, Recurrence::Word(period))),
        _ => fail(input),
    }
}

/// The period of `bi-monthly` or `semi-annually`, by what stands before and behind the hyphen.
pub(super) fn prefixed(prefix: &str, period: &str) -> Option<&'static str> {
    let twice = prefix.eq_ignore_ascii_case("semi");
    if !twice && !prefix.eq_ignore_ascii_case("bi") {
        return None;
    }
    Some(match (period, twice) {
        ("P1Y", true) => "P6M",
        ("P1Y", false) => "P2Y",
        ("P1M", false) => "P2M",
        ("P1W", false) => "P2W",
        _ => return None,
    })
}

/// What stands behind `every`: a unit, a number of units, a weekday, a month, a season or a part of the day.
fn each(input: Input<'_>) -> IResult<Input<'_>, Recurrence> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let after = input.take_from(1);
    if token.is(Class::WEEKDAY) {
        let (rest, weekday) = absolute::weekday(input)?;
        return Ok((rest, Recurrence::Weekday(weekday)));
    }
    if token.is(Class::MONTH) && token.is(Class::CAPITAL) {
        let (rest, month) = absolute::month(input)?;
        return Ok((rest, Recurrence::Month(month)));
    }
    if let Some(season) = words::season(word).filter(|_| token.is(Class::SEASON)) {
        return Ok((after, Recurrence::Season(season)));
    }
    if let Some(part) = words::day_part(word) {
        return Ok((after, Recurrence::DayPart(part)));
    }
    let (at, count) = if reads(&input, "other") {
        (after, Decimal::TWO)
    } else if let Ok((rest, number)) = number::ordinal(input) {
        (rest, number.value)
    } else if let Ok((rest, number)) = number::cardinal(input) {
        (rest, number.value)
    } else {
        (input, Decimal::ONE)
    };
    let Some(unit) = at.first().filter(|token| token.is(Class::TIME_UNIT)).and_then(|token| units::unit(at.word(token))) else {
        return fail(input);
    };
    if unit.short || reads(&at.take_from(1), "of") {
        return fail(input);
    }
    let count = count * Decimal::from(unit.times);
    Ok((at.take_from(1), Recurrence::Period { count, unit: unit.of, weekend: unit.weekend }))
}

/// `a day`, `per week`, `each month`, `every year` behind `twice` or `three times`.
fn per(input: Input<'_>) -> IResult<Input<'_>, Recurrence> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let after = input.take_from(1);
    if let Some(period) = words::frequency(word) {
        return Ok((after, Recurrence::Word(period)));
    }
    if !["a", "an", "per", "each", "every"].iter().any(|one| word.eq_ignore_ascii_case(one)) {
        return fail(input);
    }
    match after.first().filter(|token| token.is(Class::TIME_UNIT)).and_then(|token| units::unit(after.word(token))) {
        Some(unit) if !unit.plural && !unit.short && unit.of != TimeUnit::Second => {
            Ok((after.take_from(1), Recurrence::Period { count: Decimal::ONE, unit: unit.of, weekend: unit.weekend }))
        }
        _ => fail(input),
    }
}
