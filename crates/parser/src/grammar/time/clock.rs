//! Tokens in, times of day out.

use super::super::Input;
use super::expression::Clock;
use super::words::{self, DayPart};
use super::{fail, reads};
use crate::grammar::number;
use crate::lexicon::Class;
use nom::{IResult, Input as _};

/// Names of time zones that may stand behind a clock time.
const ZONES: &[&str] = &[
    "AEDT", "AEST", "BST", "CDT", "CEST", "CET", "CST", "EDT", "EEST", "EET", "EST", "ET", "GMT", "HKT", "IST", "JST", "MDT", "MSK", "MST",
    "PDT", "PST", "PT", "UTC", "Z",
];

/// A time of day with all that makes it one: `2:30 p.m.`, `14:30 UTC`, `9 am`, `noon`, `six o'clock`, `0800 hours`.
pub(super) fn clock(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    let Some(first) = input.first() else { return fail(input) };
    if !first.is(Class::DIGITS) {
        return named(input);
    }
    let word = input.word(first);
    let after = input.take_from(1);
    if let Some((hour, minute)) = split(word, '.')
        && let Ok((rest, half)) = half_of_day(after)
        && let Some(clock) = twelve(hour, minute, None, half)
    {
        return Ok(zone(rest, clock));
    }
    let Some(hour) = two_digits(word) else { return military(input) };
    if let Some((rest, minute, second)) = minutes(after) {
        if let Ok((rest, half)) = half_of_day(rest) {
            return match twelve(hour, minute, second, half) {
                Some(clock) => Ok(zone(rest, clock)),
                None => fail(input),
            };
        }
        if hour > 24 || minute > 59 {
            return fail(input);
        }
        if let Some((rest, late)) = letter(rest)
            && let Some(clock) = twelve(hour, minute, second, late)
        {
            return Ok((rest, clock));
        }
        let clock = Clock { hour, minute, second, universal: false };
        let rest = hours(rest).unwrap_or(rest);
        return Ok(zone(rest, clock));
    }
    if let Ok((rest, half)) = half_of_day(after)
        && let Some(clock) = twelve(hour, 0, None, half)
    {
        return Ok(zone(rest, clock));
    }
    if ["o'clock", "o’clock", "oclock"].iter().any(|word| reads(&after, word)) {
        return Ok(in_a_part(after.take_from(1), hour));
    }
    // `11ish`
    if after.first().is_some_and(|next| !next.spaced && after.word(next) == "ish") && (1..=12).contains(&hour) {
        return Ok((after.take_from(1), Clock { hour, minute: 0, second: None, universal: false }));
    }
    if (1..=12).contains(&hour) && reads(&after, "noon") {
        return Ok((after.take_from(1), Clock { hour: 12, minute: 0, second: None, universal: false }));
    }
    fail(input)
}

/// What needs `at` or another time beside it, as it has no sign of its own: `2.30`, `9p`, `seven twenty-five`, `7`,
/// `3 in the afternoon`, `ten minutes past six`.
pub(super) fn told(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    if let Ok(read) = spoken(input).or_else(|_| clock(input)).or_else(|_| in_words(input)) {
        return Ok(read);
    }
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let after = input.take_from(1);
    let plain = |hour, minute| Clock { hour, minute, second: None, universal: false };
    if token.is(Class::DIGITS)
        && let Some((hour, minute)) = split(word, '.')
    {
        return if hour < 24 && minute < 60 { Ok((after, plain(hour, minute))) } else { fail(input) };
    }
    let hour = if token.is(Class::DIGITS) { two_digits(word) } else { number::small(word).and_then(|hour| i8::try_from(hour).ok()) };
    let Some(hour) = hour.filter(|hour| (1..=12).contains(hour)) else { return fail(input) };
    if let Some((rest, late)) = letter(after) {
        return twelve(hour, 0, None, late).map_or_else(|| fail(input), |clock| Ok((rest, clock)));
    }
    let (rest, clock) = in_a_part(after, hour);
    let counts = rest.first().is_some_and(|next| {
        next.is(Class::PERCENT | Class::CURRENCY | Class::UNIT | Class::TIME_UNIT | Class::DIGITS | Class::NUMBER_WORD)
            || !next.spaced && !matches!(rest.mark(next), ',' | '.' | '?' | '!' | ';' | ')' | '-' | '–' | '~')
    });
    if counts || super::goes_on(&rest) { fail(input) } else { Ok((rest, clock)) }
}

/// `seven twenty-five`, `six forty minutes`, `one thirty p.m.`: an hour and its minutes in words.
pub(super) fn in_words(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    let small =
        |input: &Input<'_>| input.first().filter(|token| token.is(Class::NUMBER_WORD)).and_then(|token| number::small(input.word(token)));
    let Some(hour @ 1..=12) = small(&input) else { return fail(input) };
    let at = super::skip_hyphen(input.take_from(1));
    let (rest, minute) = match small(&at) {
        Some(tens @ (20 | 30 | 40 | 50)) => {
            let next = super::skip_hyphen(at.take_from(1));
            match small(&next) {
                Some(unit @ 1..=9) => (next.take_from(1), tens + unit),
                _ => (at.take_from(1), tens),
            }
        }
        Some(minute @ 10..=19) => (at.take_from(1), minute),
        _ => return fail(input),
    };
    let rest = super::skip(rest, "minutes");
    let (Ok(hour), Ok(minute)) = (i8::try_from(hour), i8::try_from(minute)) else { return fail(input) };
    if let Ok((rest, half)) = half_of_day(rest)
        && let Some(clock) = twelve(hour, minute, None, half)
    {
        return Ok(zone(rest, clock));
    }
    let (rest, clock) = in_a_part(rest, hour);
    Ok((rest, Clock { minute, ..clock }))
}

/// The same, or four digits of which one pair begins with a nought: `0730`.
pub(super) fn end_of_span(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    let four = input.first().filter(|token| token.is(Class::DIGITS)).map(|token| input.word(token)).filter(|word| word.len() == 4);
    if let Some(word) = four
        && word.starts_with('0')
        && let (Some(hour), Some(minute @ 0..=59)) = (word.get(..2).and_then(two_digits), word.get(2..).and_then(two_digits))
    {
        return Ok((input.take_from(1), Clock { hour, minute, second: None, universal: false }));
    }
    told(input)
}

/// Whether what was read says which half of the day it is.
pub(super) fn says_half(input: Input<'_>, rest: &Input<'_>) -> bool {
    input.take(rest.at - input.at).iter_elements().any(|token| {
        let word = input.word(token);
        ["a", "p", "am", "pm", "a.m.", "p.m.", "noon", "midnight"].iter().any(|half| word.eq_ignore_ascii_case(half))
            || words::day_part(word).is_some()
    })
}

/// Whether what was read is printed as a clock time.
pub(super) fn is_printed(input: Input<'_>, rest: &Input<'_>) -> bool {
    says_half(input, rest)
        || input.take(rest.at - input.at).iter_elements().any(|token| matches!(input.word(token), ":" | "o'clock" | "o’clock"))
}

/// The time moved into the half of the day that a part of the day asks for.
pub(super) fn moved(clock: Clock, part: Option<DayPart>) -> Clock {
    let late = match part {
        Some(DayPart::Afternoon | DayPart::Evening) => (1..12).contains(&clock.hour),
        Some(DayPart::Night) => (6..12).contains(&clock.hour),
        Some(DayPart::Morning | DayPart::Midday | DayPart::Daytime) | None => false,
    };
    Clock { hour: clock.hour + if late { 12 } else { 0 }, ..clock }
}

/// `p` set tight behind digits.
fn letter(input: Input<'_>) -> Option<(Input<'_>, bool)> {
    let token = input.first().filter(|token| !token.spaced)?;
    match input.word(token) {
        "a" => Some((input.take_from(1), false)),
        "p" => Some((input.take_from(1), true)),
        _ => None,
    }
}

/// Whether a clock time is told by more than `H:MM`, which could be a ratio, a score or a verse.
pub(super) fn is_certain(input: Input<'_>, rest: &Input<'_>) -> bool {
    let tokens = input.input_len() - rest.input_len();
    tokens != 3 || input.first().is_some_and(|token| input.word(token).len() == 2)
}

/// `half past eight`, `a quarter to nine`, `twenty minutes past six`, with the part of the day behind it.
pub(super) fn spoken(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    const BEGINNINGS: Class = Class::DIGITS.union(Class::NUMBER_WORD).union(Class::PART_WORD).union(Class::DETERMINER).union(Class::OPAQUE);
    const BEHIND_DIGITS: Class = Class::TIME_UNIT.union(Class::PREPOSITION);
    let Some(first) = input.first().filter(|first| first.is(BEGINNINGS)) else { return fail(input) };
    // Behind digits alone `to`, `past` or the unit follows at once.
    let next = input.take_from(1);
    if first.is(Class::DIGITS) && !number::goes_on(&next) && !next.first().is_some_and(|next| next.is(BEHIND_DIGITS)) {
        return fail(input);
    }
    let (after, minutes) = if reads(&input, "half") {
        (input.take_from(1), 30)
    } else if reads(&input, "quarter") {
        (input.take_from(1), 15)
    } else {
        let (rest, number) = number::cardinal(input)?;
        let Some(minutes) = number.whole().filter(|minutes| (1..60).contains(minutes)) else { return fail(input) };
        let rest = ["minutes", "min", "minute"].iter().fold(rest, |rest, word| super::skip(rest, word));
        (rest, i8::try_from(minutes).unwrap_or(0))
    };
    let to = reads(&after, "to");
    if !to && !reads(&after, "past") {
        return fail(input);
    }
    let at = after.take_from(1);
    let Some(token) = at.first().filter(|token| token.is(Class::NUMBER_WORD | Class::DIGITS)) else { return fail(input) };
    let hour = if token.is(Class::DIGITS) {
        two_digits(at.word(token))
    } else {
        number::small(at.word(token)).and_then(|hour| i8::try_from(hour).ok())
    };
    let Some(hour) = hour.filter(|hour| (1..=12).contains(hour)) else { return fail(input) };
    // `five to six` may be a score or a span; minutes or `past` make it a time.
    if to && after.input_len() + 1 == input.input_len() && !reads(&input, "quarter") {
        return fail(input);
    }
    let (rest, clock) = in_a_part(at.take_from(1), hour);
    let total = i16::from(clock.hour) * 60 + if to { -i16::from(minutes) } else { i16::from(minutes) };
    let total = total.rem_euclid(24 * 60);
    let clock = Clock { hour: i8::try_from(total / 60).unwrap_or(0), minute: i8::try_from(total % 60).unwrap_or(0), ..clock };
    Ok((rest, clock))
}

/// `noon`, `midnight`, `six o'clock`.
fn named(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    let at = |hour| Clock { hour, minute: 0, second: None, universal: false };
    if reads(&input, "noon") || reads(&input, "noonish") {
        return Ok((input.take_from(1), at(12)));
    }
    if reads(&input, "midnight") {
        return Ok((input.take_from(1), at(0)));
    }
    if reads(&input, "mid") && reads(&super::skip_hyphen(input.take_from(1)), "night") {
        return Ok((super::skip_hyphen(input.take_from(1)).take_from(1), at(0)));
    }
    if let Some(token) = input.first()
        && token.is(Class::NUMBER_WORD)
        && let Some(hour @ 1..=12) = number::small(input.word(token))
    {
        let after = input.take_from(1);
        let hour = i8::try_from(hour).unwrap_or(0);
        if reads(&after, "o'clock") || reads(&after, "o’clock") {
            return Ok(in_a_part(after.take_from(1), hour));
        }
        if let Ok((rest, half)) = half_of_day(after)
            && rest.input_len() < after.input_len()
            && let Some(clock) = twelve(hour, 0, None, half)
        {
            return Ok(zone(rest, clock));
        }
        if let Ok((rest, clock)) = in_words(input)
            && says_half(input, &rest)
        {
            return Ok((rest, clock));
        }
    }
    fail(input)
}

/// `in the morning`, `in the afternoon`, `in the evening`, `at night` behind a full hour.
fn in_a_part(rest: Input<'_>, hour: i8) -> (Input<'_>, Clock) {
    let bare = Clock { hour, minute: 0, second: None, universal: false };
    let after = if reads(&rest, "in") && reads(&rest.take_from(1), "the") {
        rest.take_from(2)
    } else if reads(&rest, "at") {
        rest.take_from(1)
    } else {
        return (rest, bare);
    };
    let Some(part) = after.first().and_then(|token| words::day_part(after.word(token))) else { return (rest, bare) };
    let late = match part {
        DayPart::Morning => false,
        DayPart::Midday | DayPart::Afternoon | DayPart::Evening => true,
        DayPart::Night => hour >= 6,
        DayPart::Daytime => return (rest, bare),
    };
    (after.take_from(1), Clock { hour: hour % 12 + if late { 12 } else { 0 }, ..bare })
}

/// `0800 UTC`, `1430 hours`.
fn military(input: Input<'_>) -> IResult<Input<'_>, Clock> {
    let Some(first) = input.first() else { return fail(input) };
    let word = input.word(first);
    let (Some(hour), Some(minute)) = (word.get(..2).and_then(two_digits), word.get(2..).and_then(two_digits)) else { return fail(input) };
    if word.len() != 4 || hour > 24 || minute > 59 {
        return fail(input);
    }
    let clock = Clock { hour, minute, second: None, universal: false };
    let after = input.take_from(1);
    let rest = if word.starts_with('0') { hours(after).unwrap_or(after) } else { after };
    let (rest, clock) = zone(rest, clock);
    if rest.input_len() < after.input_len() { Ok((rest, clock)) } else { fail(input) }
}

/// `:30` or `:30:15`, set tight.
fn minutes(input: Input<'_>) -> Option<(Input<'_>, i8, Option<i8>)> {
    let pair = |input: Input<'_>| {
        let colon = input.first()?;
        let digits = input.take_from(1).first()?;
        let word = input.word(digits);
        let fits = input.mark(colon) == ':' && !colon.spaced && !digits.spaced && word.len() >= 2 && digits.is(Class::DIGITS);
        let whole = word.split_once('.').map_or(word, |(whole, _)| whole);
        if fits && whole.len() == 2 { two_digits(whole) } else { None }
    };
    let minute = pair(input)?;
    let rest = input.take_from(2);
    match pair(rest) {
        Some(second) if second < 60 => Some((rest.take_from(2), minute, Some(second))),
        _ => Some((rest, minute, None)),
    }
}

/// `am`, `p.m.`: whether it is the second half of the day.
fn half_of_day(input: Input<'_>) -> IResult<Input<'_>, bool> {
    // `9.am`
    let pointed = reads(&input, ".") && input.first().is_some_and(|token| !token.spaced);
    let input = if pointed && input.take_from(1).first().is_some_and(|next| !next.spaced) { input.take_from(1) } else { input };
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    // `p . m .`, `p m`
    if token.spaced
        && let Some(late) = ["a", "p"].iter().position(|one| word.eq_ignore_ascii_case(one))
    {
        let point = super::skip(input.take_from(1), ".");
        return if reads(&point, "m") { Ok((super::skip(point.take_from(1), "."), late == 1)) } else { fail(input) };
    }
    let late = match word.len() {
        2 if word.eq_ignore_ascii_case("am") => false,
        2 if word.eq_ignore_ascii_case("pm") => true,
        4 if word.eq_ignore_ascii_case("a.m.") => false,
        4 if word.eq_ignore_ascii_case("p.m.") => true,
        _ => return fail(input),
    };
    Ok((input.take_from(1), late))
}

/// `hrs`, `hr`, `hours` behind a clock time.
fn hours(input: Input<'_>) -> Option<Input<'_>> {
    let token = input.first()?;
    ["hrs", "hr", "hours", "h"].iter().any(|word| input.word(token).eq_ignore_ascii_case(word)).then(|| input.take_from(1))
}

/// A time zone behind a clock time, with its offset and its brackets.
fn zone(input: Input<'_>, clock: Clock) -> (Input<'_>, Clock) {
    let bracket = input.first().is_some_and(|token| input.mark(token) == '(');
    let at = if bracket { input.take_from(1) } else { input };
    let Some(token) = at.first() else { return (input, clock) };
    let word = at.word(token);
    if !ZONES.contains(&word) {
        return (input, clock);
    }
    let mut rest = at.take_from(1);
    let mut universal = matches!(word, "UTC" | "GMT" | "Z");
    if let Some(sign) = rest.first()
        && matches!(rest.mark(sign), '+' | '-' | '−' | '–')
        && let Some(digits) = rest.take_from(1).first()
        && digits.is(Class::DIGITS)
        && !digits.spaced
    {
        rest = rest.take_from(2);
        if let Some((after, ..)) = minutes(rest) {
            rest = after;
        }
        universal = false;
    }
    if bracket {
        return match rest.first() {
            Some(token) if rest.mark(token) == ')' => (rest.take_from(1), Clock { universal, ..clock }),
            _ => (input, clock),
        };
    }
    (rest, Clock { universal, ..clock })
}

/// A twelve-hour time in hours of the day.
fn twelve(hour: i8, minute: i8, second: Option<i8>, late: bool) -> Option<Clock> {
    if !(0..=59).contains(&minute) || !(0..=24).contains(&hour) {
        return None;
    }
    let hour = match (hour, late) {
        (12, false) => 0,
        (1..=11, true) => hour + 12,
        _ => hour,
    };
    Some(Clock { hour, minute, second, universal: false })
}

fn split(word: &str, mark: char) -> Option<(i8, i8)> {
    let (hour, minute) = word.split_once(mark)?;
    let fits = minute.len() == 2 && hour.len() <= 2;
    if fits { Some((two_digits(hour)?, two_digits(minute)?)) } else { None }
}

fn two_digits(word: &str) -> Option<i8> {
    if word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse().ok() } else { None }
}
