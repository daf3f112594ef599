//! Dates as the text states them in, whether the calendar has them so out.

mod range;
mod relative;
mod weekday;

use super::{Context, report};
use crate::check::{Check, Verdict};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{days_in_month, is_day_of_month};
use claimlint_parser::{Claim, Class, Ledger, Time, TokenSpan};
use jiff::civil::Date;
use serde::Deserialize;

/// What of the calendar is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// A weekday beside a full date.
    WeekdayMismatch,
    /// A weekday beside a day and month, near the day of publication.
    WeekdayMismatchDateline,
    /// A day that its month does not have.
    ImpossibleDate,
    /// A range that ends before it begins.
    ReversedRange,
    /// `Yesterday` or `last year` beside a date, seen from the day of publication.
    TimelineWordMismatch,
}

/// Runs one check of the calendar over a ledger.
pub(crate) fn check(calendar: Calendar, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match calendar {
        Calendar::WeekdayMismatch => weekday::check_full(rule, context, out),
        Calendar::WeekdayMismatchDateline => weekday::check_near(rule, context, out),
        Calendar::ImpossibleDate => check_days(rule, context, out),
        Calendar::ReversedRange => range::check(rule, context, out),
        Calendar::TimelineWordMismatch => relative::check(rule, context, out),
    }
}

/// Checks that every stated month has the day that is stated of it.
fn check_days(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (claim, time) in times(context) {
        let stated = &time.stated;
        let (Some(month), Some(day)) = (stated.month.and_then(small), stated.day.and_then(small)) else { continue };
        let year = stated.year.and_then(|year| i16::try_from(year).ok());
        if is_day_of_month(year, month, day) {
            continue;
        }
        let message = match days_in_month(year, month) {
            None => format!("there is no month {month}"),
            Some(28) if day == 29 => format!("February {} has 28 days", year.unwrap_or_default()),
            Some(days) => format!("{} has {days} days", MONTHS.get(usize::from(month.unsigned_abs()) - 1).copied().unwrap_or_default()),
        };
        out.push(accuse(rule, context, claim.span, message, Vec::new()));
    }
    check_tokens(rule, context, out);
}

/// Checks days that no month has, which the ledger therefore does not read as dates: `May 32, 2019`, `32 May 2019`.
fn check_tokens(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for (at, token) in ledger.tokens.iter().enumerate().filter(|(_, token)| token.is(Class::MONTH)) {
        let Some(month) = MONTHS.iter().find(|month| month.eq_ignore_ascii_case(ledger.word(at))) else { continue };
        let behind = at + 1;
        let comma = usize::from(ledger.word(at + 2) == ",");
        let place = if is_day_too_late(ledger, behind) && is_year(ledger, behind + 1 + comma) {
            TokenSpan::new(at, behind + 2 + comma)
        } else if let Some(before) = at.checked_sub(1).filter(|&before| is_day_too_late(ledger, before) && is_year(ledger, behind)) {
            TokenSpan::new(before, behind + 1)
        } else {
            continue;
        };
        let span = ledger.span_of(place);
        let known = ledger.claims.iter().any(|claim| claim.span.contains(span) && claim.time().is_some());
        if token.spaced && !known && context.is_prose(span) {
            let days = MONTHS.iter().position(|name| name == month).and_then(|index| days_in_month(None, i8::try_from(index + 1).ok()?));
            out.push(accuse(rule, context, span, format!("{month} has {} days", days.unwrap_or(31)), Vec::new()));
        }
    }
}

/// Whether a token is a number past the days of every month, written as a day.
fn is_day_too_late(ledger: &Ledger, token: usize) -> bool {
    let word = ledger.word(token);
    word.len() == 2 && word.parse::<u32>().is_ok_and(|day| (32..=99).contains(&day))
}

/// Whether a token is a year in four digits.
fn is_year(ledger: &Ledger, token: usize) -> bool {
    let word = ledger.word(token);
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1000..2200).contains(&year))
}

/// The time claims of the text that stand in prose.
fn times<'c>(context: &Context<'c>) -> impl Iterator<Item = (&'c Claim, &'c Time)> + use<'c> {
    let ledger = context.ledger;
    let prose: Vec<bool> = ledger.claims.iter().map(|claim| context.is_prose(claim.span)).collect();
    ledger.claims.iter().zip(prose).filter(|(_, prose)| *prose).filter_map(|(claim, _)| Some((claim, claim.time()?)))
}

/// A conflict, or a review where the fault lies in somebody's mouth (T15).
fn accuse(rule: &Rule, context: &Context, span: Span, message: String, fixes: Vec<String>) -> Check {
    let verdict = if context.is_quoted(span) { Verdict::Review } else { Verdict::Conflict };
    let mut check = report(rule, verdict, span, message.clone());
    check.computed = Some(message);
    check.fixes = fixes;
    check
}

/// A check that holds.
fn agree(rule: &Rule, span: Span, computed: String) -> Check {
    let mut check = report(rule, Verdict::Holds, span, computed.clone());
    check.computed = Some(computed);
    check
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A date in words: `5 April 2020`.
fn in_words(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()) - 1).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

fn small(number: u32) -> Option<i8> {
    i8::try_from(number).ok()
}
