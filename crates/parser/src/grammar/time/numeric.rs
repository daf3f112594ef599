//! Digits in, numeric dates out: `2021-02-30`, `5/10/2021` in the order of the document, `21/Apr/2014`, `04.05.2020`.

use super::super::Input;
use super::absolute;
use super::expression::Calendar;
use super::{Scene, fail};
use crate::draft::Draft;
use crate::lexicon::Class;
use crate::{DateOrder, ledger::TokenSpan};
use nom::{IResult, Input as _};

/// A number of a date and how many digits print it.
#[derive(Clone, Copy)]
struct Digits {
    value: i16,
    width: usize,
}

impl Digits {
    fn of(word: &str) -> Option<Self> {
        let plain = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { Some(Self { value: word.parse().ok()?, width: word.len() }) } else { None }
    }

    const fn is_month(self) -> bool {
        self.width <= 2 && 1 <= self.value && self.value <= 12
    }

    const fn is_day(self) -> bool {
        self.width <= 2 && 1 <= self.value && self.value <= 31
    }

    const fn is_year(self) -> bool {
        self.width == 4 && 1000 <= self.value && self.value <= 2199
    }
}

/// A date of three numbers, or of two where that is no fraction; a month may be named.
pub(super) fn date<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Calendar> {
    let Some((rest, parts)) = parts(input) else { return fail(input) };
    if !bounded(&rest, scene, input.at) {
        return fail(input);
    }
    let calendar = match parts {
        Parts::Three(numbers) => three(numbers, || scene.day_first()),
        Parts::Two(numbers, mark) => two(numbers, mark, scene, input.at),
        Parts::Named(calendar) => Some(calendar),
    };
    match calendar {
        Some(calendar) => Ok((rest, calendar)),
        None => fail(input),
    }
}

/// Whether the document writes the day before the month in numeric dates, as its unambiguous ones show.
pub(super) fn day_first(draft: &Draft<'_>) -> Option<bool> {
    match draft.settings.date_order {
        DateOrder::DayMonthYear => return Some(true),
        DateOrder::MonthDayYear => return Some(false),
        DateOrder::Auto => {}
    }
    let mut found = None;
    for (at, token) in draft.tokens.iter().enumerate() {
        if !token.is(Class::DIGITS) {
            continue;
        }
        let input = Input::new(&draft.document.text, &draft.tokens, TokenSpan::new(at, draft.tokens.len().min(at + 6)));
        let Some((_, Parts::Three([a, b, _]))) = parts(input) else { continue };
        let shown = match (a.is_day() && b.is_day(), a.is_month(), b.is_month()) {
            (true, false, true) => true,
            (true, true, false) => false,
            _ => continue,
        };
        if *found.get_or_insert(shown) != shown {
            return None;
        }
    }
    found
}

/// The numbers of a date, in the order in which they stand.
enum Parts<'t> {
    Three([Digits; 3]),
    Two([Digits; 2], &'t str),
    Named(Calendar),
}

/// A day, a named month and a year in any order, joined by one mark: `2020/Sep/23`, `September-2020-23`.
pub(super) fn named_month(input: Input<'_>) -> Option<(Input<'_>, Calendar)> {
    let mut calendar = Calendar::default();
    let mut at = input;
    let mut mark = "";
    for place in 0..3 {
        let token = at.first().filter(|token| place == 0 || !token.spaced)?;
        if token.is(Class::MONTH) && calendar.month.is_none() {
            calendar.month = super::words::month(at.word(token));
        } else {
            let digits = Digits::of(at.word(token)).filter(|_| token.is(Class::DIGITS))?;
            if digits.is_year() && calendar.year.is_none() {
                calendar.year = Some(digits.value);
            } else if digits.is_day() && calendar.day.is_none() {
                calendar.day = i8::try_from(digits.value).ok();
            } else {
                return None;
            }
        }
        at = at.take_from(1);
        if place < 2 {
            let joint = at.first().filter(|joint| !joint.spaced && matches!(at.mark(*joint), '-' | '/' | '‐' | '‑'))?;
            if place == 1 && at.word(joint) != mark {
                return None;
            }
            mark = at.word(joint);
            at = at.take_from(1);
        }
    }
    Some((at, calendar))
}

fn parts(input: Input<'_>) -> Option<(Input<'_>, Parts<'_>)> {
    if let Some((rest, calendar)) = named_month(input) {
        return Some((rest, Parts::Named(calendar)));
    }
    let first = input.first().filter(|token| token.is(Class::DIGITS))?;
    let word = input.word(first);
    if word.contains('.') {
        let mut fields = word.split('.');
        if let Some((first, second)) = word.split_once('.')
            && !second.contains('.')
        {
            return Some((input.take_from(1), Parts::Two([Digits::of(first)?, Digits::of(second)?], ".")));
        }
        let numbers = [Digits::of(fields.next()?)?, Digits::of(fields.next()?)?, Digits::of(fields.next()?)?];
        // Dots part versions as well; only a full date of the continental form is plain.
        let dated = numbers[2].is_year() && numbers[0].is_day() && numbers[1].is_day();
        return (fields.next().is_none() && dated).then_some((input.take_from(1), Parts::Three(numbers)));
    }
    let first = Digits::of(word)?;
    let mark = input.take_from(1).first().filter(|mark| !mark.spaced)?;
    let mark = input.word(mark);
    if !matches!(mark, "-" | "/" | "‐" | "‑" | "–") {
        return None;
    }
    let second = input.take_from(2);
    let middle = second.first().filter(|token| !token.spaced)?;
    if middle.is(Class::MONTH) {
        let (rest, month) = absolute::month(second).ok()?;
        let (rest, last) = field(rest, mark)?;
        let calendar = |day: Digits, year: Digits| {
            Some(Calendar { day: i8::try_from(day.value).ok(), month: Some(month), ..Calendar::year(full_year(year)?) })
        };
        let calendar = if first.is_year() && last.is_day() {
            calendar(last, first)
        } else if first.is_day() && (last.is_year() || last.width == 2) {
            calendar(first, last)
        } else {
            None
        };
        return Some((rest, Parts::Named(calendar?)));
    }
    let (after, second) = field(input.take_from(1), mark)?;
    match field(after, mark) {
        Some((rest, third)) => Some((rest, Parts::Three([first, second, third]))),
        None => Some((after, Parts::Two([first, second], mark))),
    }
}

/// A mark and the number set tight behind it.
fn field<'t>(input: Input<'t>, mark: &str) -> Option<(Input<'t>, Digits)> {
    let token = input.first()?;
    let digits = input.take_from(1).first()?;
    if token.spaced || digits.spaced || input.word(token) != mark || !digits.is(Class::DIGITS) {
        return None;
    }
    Some((input.take_from(2), Digits::of(input.word(digits))?))
}

/// Year first, else year last with day and month told apart by their size or by the document.
fn three([a, b, c]: [Digits; 3], day_first: impl Fn() -> Option<bool>) -> Option<Calendar> {
    let calendar = |year: i16, month: Digits, day: Digits| {
        Some(Calendar { month: i8::try_from(month.value).ok(), day: i8::try_from(day.value).ok(), ..Calendar::year(year) })
    };
    if a.is_year() {
        return if b.is_month() && c.is_day() {
            calendar(a.value, b, c)
        } else if b.is_day() && c.is_month() && b.value > 12 {
            calendar(a.value, c, b)
        } else {
            None
        };
    }
    let year = full_year(c)?;
    if !a.is_day() || !b.is_day() {
        return None;
    }
    match (a.is_month(), b.is_month()) {
        (true, true) if a.value == b.value => calendar(year, a, b),
        (true, true) => {
            if day_first()? {
                calendar(year, b, a)
            } else {
                calendar(year, a, b)
            }
        }
        (true, false) => calendar(year, a, b),
        (false, true) => calendar(year, b, a),
        (false, false) => None,
    }
}

/// `2021-04`, `12/2015`; `5/10` only where the document's order is known and a day is spoken of.
fn two([a, b]: [Digits; 2], mark: &str, scene: &Scene<'_, '_>, at: usize) -> Option<Calendar> {
    let recent = |digits: Digits| digits.is_year() && (1900..=2100).contains(&digits.value);
    // `1908-12` may be a span of years; a month that ends no later span of the same century is plain.
    if recent(a) && b.is_month() && mark == "-" && b.value <= a.value % 100 {
        return Some(Calendar { month: i8::try_from(b.value).ok(), ..Calendar::year(a.value) });
    }
    if recent(a) && b.is_month() && mark == "-" && b.value < 10 && a.value >= 2000 && b.width == 2 && a.value % 100 > 9 {
        return Some(Calendar { month: i8::try_from(b.value).ok(), ..Calendar::year(a.value) });
    }
    if recent(b) && a.is_month() && matches!(mark, "/" | "-") {
        return Some(Calendar { month: i8::try_from(a.value).ok(), ..Calendar::year(b.value) });
    }
    // `Friday 7.6`
    let dotted = mark == "." && at.checked_sub(1).is_some_and(|before| scene.is(before, Class::WEEKDAY));
    if mark != "/" && !dotted || !a.is_day() || !b.is_day() || !scene.speaks_of_a_day(at) {
        return None;
    }
    let (day, month) = match (a.is_month(), b.is_month()) {
        (true, true) => {
            if scene.day_first()? {
                (a, b)
            } else {
                (b, a)
            }
        }
        (true, false) => (b, a),
        (false, true) => (a, b),
        (false, false) => return None,
    };
    Some(Calendar { month: i8::try_from(month.value).ok(), day: i8::try_from(day.value).ok(), ..Calendar::default() })
}

/// A year of four digits, or of two in this or the last century.
fn full_year(digits: Digits) -> Option<i16> {
    if digits.is_year() {
        return Some(digits.value);
    }
    let short = digits.width == 2;
    if short { Some(if digits.value < 40 { 2000 + digits.value } else { 1900 + digits.value }) } else { None }
}

/// Whether the numbers stand by themselves and are no part of a longer code.
fn bounded(rest: &Input<'_>, scene: &Scene<'_, '_>, at: usize) -> bool {
    let glued = |mark: &str| matches!(mark, "-" | "/" | "." | "‐" | "‑" | "_" | "#" | "=" | "%" | "+");
    let before = at.checked_sub(1).is_some_and(|before| {
        // A dash behind a year parts two dates.
        let parts = scene.mark(before) == '-'
            && before.checked_sub(1).is_some_and(|year| scene.word(year).len() == 4 && scene.before_is(year, Class::PUNCTUATION));
        // `10/1-11/7`
        let span = scene.mark(before) == '-'
            && scene.before_is(before, Class::DIGITS)
            && before.checked_sub(2).is_some_and(|stroke| scene.mark(stroke) == '/' && !scene.spaced(stroke));
        let dash = scene.mark(before) == '-' && scene.spaced(before);
        scene.holds(before) && !parts && !span && !dash && glued(scene.word(before)) && !scene.spaced(at)
    });
    let after = rest.first().is_some_and(|token| {
        !token.spaced
            && (token.is(Class::DIGITS | Class::CAPITAL | Class::LOWER) && !rest.word(token).starts_with('T')
                || matches!(rest.mark(token), '/' | '_' | '%' | '=' | '+')
                || matches!(rest.mark(token), '-' | '.')
                    && rest.take_from(1).first().is_some_and(|next| !next.spaced && next.is(Class::LOWER)))
    });
    !before && !after
}
