//! A holiday beside a date in, whether it falls on it out.

use super::{accuse, agree, day_in_words, in_words, small, times};
use crate::check::Check;
use crate::checks::Context;
use crate::page::Rule;
use claimlint_parser::{Claim, Ledger, Time};
use jiff::civil::Date;

/// Words of churches and countries that keep some holidays on other days, and of days that are kept instead.
const ELSEWHERE: &[&str] = &["armenian", "canada", "canadian", "coptic", "ethiopian", "julian", "observed", "orthodox", "style"];

/// The first year from which holidays are reckoned: in 1971 many were moved to Mondays in the United States.
const RECKONED: i16 = 1971;

/// A year that has every day, for holidays without one.
const ANY_YEAR: i16 = 2000;

/// Checks holidays that stand beside a date in apposition: `Christmas Day, 25 December,`, `26 December (Boxing Day)`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let times: Vec<(&Claim, &Time)> = times(context).collect();
    for (place, pair) in times.windows(2).enumerate() {
        let [(one, one_time), (other, other_time)] = *pair else { continue };
        let before = place.checked_sub(1).and_then(|before| times.get(before));
        let neighbours = [before, times.get(place + 2)].map(|neighbour| neighbour.map(|(claim, _)| *claim));
        if !is_apposition(ledger, one, other, neighbours) {
            continue;
        }
        let (holiday, named, claim, time) = match (ledger.holiday(one), ledger.holiday(other)) {
            (Some(holiday), None) => (holiday, one, other, other_time),
            (None, Some(holiday)) => (holiday, other, one, one_time),
            _ => continue,
        };
        let (Some(month), Some(day)) = (time.stated.month.and_then(small), time.stated.day.and_then(small)) else { continue };
        let year = time.stated.year.and_then(|year| i16::try_from(year).ok());
        // A holiday that moves is looked for only in a year that is named.
        if !year.map_or(holiday.fixed().is_some(), |year| year >= RECKONED) {
            continue;
        }
        let Some(actual) = holiday.day(year.unwrap_or(ANY_YEAR)) else { continue };
        let words = if year.is_some() { in_words(actual) } else { day_in_words(actual) };
        let told = format!("{} is {words}", ledger.text(named.span));
        if (actual.month(), actual.day()) == (month, day) {
            out.push(agree(rule, claim.span, told));
        } else if !is_kept_elsewhere(ledger, claim, actual, month, day) {
            out.push(accuse(rule, context, claim.span, told, Vec::new()));
        }
    }
}

/// Whether the second of two times says when the first is, and neither is one of a row of days with those around them.
fn is_apposition(ledger: &Ledger, one: &Claim, other: &Claim, [before, after]: [Option<&Claim>; 2]) -> bool {
    if one.sentence != other.sentence || other.tokens.start != one.tokens.end + 1 {
        return false;
    }
    // How far another time stands behind a comma or `and`.
    let near = |left: &Claim, right: &Claim| left.sentence == right.sentence && right.tokens.start.saturating_sub(left.tokens.end) <= 3;
    let alone = !before.is_some_and(|before| near(before, one)) && !after.is_some_and(|after| near(other, after));
    match (ledger.word(one.tokens.end), ledger.word(other.tokens.end)) {
        ("(", ")") => true,
        (",", "," | "." | ";" | ":" | ")") => alone,
        _ => false,
    }
}

/// Whether another calendar or country may keep the holiday on the day that is named.
fn is_kept_elsewhere(ledger: &Ledger, claim: &Claim, actual: Date, month: i8, day: i8) -> bool {
    /// By how many days Easter in the East is behind Easter in the West.
    const BEHIND: [i32; 3] = [7, 28, 35];
    let Some(sentence) = ledger.sentences.get(claim.sentence) else { return true };
    let named = sentence.tokens.range().any(|token| ELSEWHERE.contains(&ledger.lower(token)));
    let Ok(stated) = Date::new(actual.year(), month, day) else { return true };
    let behind = (stated - actual).get_days();
    // The second Monday of October is Thanksgiving in Canada, the seventh of January Christmas in the East.
    named || BEHIND.contains(&behind) || (month, day) == (1, 7) || month == 10 && actual.month() == 11
}
