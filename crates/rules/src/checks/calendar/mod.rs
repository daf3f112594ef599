//! Dates as the text states them in, whether the calendar has them so out.

mod anniversary;
mod clock;
mod duration;
mod holiday;
mod impossible;
mod later;
mod life;
mod line;
mod link;
mod next_day;
mod order;
mod period;
mod range;
mod relative;
mod suffix;
mod tense;
mod week;
mod weekday;

pub(super) use line::{Line, read_lines};

use super::{Context, report};
use crate::check::{Check, Verdict};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, Time};
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
    /// A length of time beside the dates that it lies between.
    DurationMismatch,
    /// So many years later or after, beside two dates.
    YearsAgoMismatch,
    /// A numbered anniversary or edition beside two years.
    AnniversaryMismatch,
    /// An age beside a birth and another date.
    AgeMismatch,
    /// A quarter or half of the year beside months.
    QuarterMismatch,
    /// A decade or century beside a year.
    PeriodMismatch,
    /// An hour past noon with `a.m.` or `p.m.`.
    ImpossibleTime,
    /// A length in hours beside two times of day.
    ClockDurationMismatch,
    /// One time in two zones.
    TimeZoneMismatch,
    /// An end before its beginning.
    DeadlineBeforeStart,
    /// Events against the word that orders them.
    OrderMismatch,
    /// A tense against the day of publication.
    TenseMismatch,
    /// An ordinal with the ending of another number.
    OrdinalSuffixMismatch,
    /// A holiday beside a date.
    HolidayMismatch,
    /// So many days a week beside the days from one to another.
    WeekdayCountMismatch,
    /// So many days later beside two days of the week.
    WeekdayLaterMismatch,
}

/// Runs one check of the calendar over a ledger.
pub(crate) fn check(calendar: Calendar, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match calendar {
        Calendar::WeekdayMismatch => weekday::check_full(rule, context, out),
        Calendar::WeekdayMismatchDateline => weekday::check_near(rule, context, out),
        Calendar::ImpossibleDate => impossible::check(rule, context, out),
        Calendar::ReversedRange => range::check(rule, context, out),
        Calendar::TimelineWordMismatch => relative::check(rule, context, out),
        Calendar::DurationMismatch => duration::check(rule, context, out),
        Calendar::YearsAgoMismatch => later::check(rule, context, out),
        Calendar::AnniversaryMismatch => anniversary::check(rule, context, out),
        Calendar::AgeMismatch => life::check(rule, context, out),
        Calendar::QuarterMismatch => period::check_quarters(rule, context, out),
        Calendar::PeriodMismatch => period::check_periods(rule, context, out),
        Calendar::ImpossibleTime => clock::check_impossible(rule, context, out),
        Calendar::ClockDurationMismatch => clock::check_length(rule, context, out),
        Calendar::TimeZoneMismatch => clock::check_zones(rule, context, out),
        Calendar::DeadlineBeforeStart => order::check_deadline(rule, context, out),
        Calendar::OrderMismatch => order::check_order(rule, context, out),
        Calendar::TenseMismatch => tense::check(rule, context, out),
        Calendar::OrdinalSuffixMismatch => suffix::check(rule, context, out),
        Calendar::HolidayMismatch => holiday::check(rule, context, out),
        Calendar::WeekdayCountMismatch => week::check(rule, context, out),
        Calendar::WeekdayLaterMismatch => next_day::check(rule, context, out),
    }
}

/// The time claims of the text that stand in prose.
fn times<'c>(context: &Context<'c>) -> impl Iterator<Item = (&'c Claim, &'c Time)> {
    context.times.iter().copied().filter(|(claim, _)| context.is_prose_sentence(claim.sentence))
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
    format!("{} {}", day_in_words(date), date.year())
}

/// The day of a date in words: `5 April`.
fn day_in_words(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()) - 1).copied().unwrap_or_default();
    format!("{} {month}", date.day())
}

fn small(number: u32) -> Option<i8> {
    i8::try_from(number).ok()
}
