//! A word like `yesterday` or `last year` beside a date in, whether the two are one from the day of publication out.

use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::form::number_in_words;
use crate::page::Rule;
use claimlint_parser::{Claim, Time, TimeKind};
use jiff::Span;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;

/// Words that are fixed by the day of publication; `last Tuesday` and `this week` are read in too many ways.
const WORDS: [&str; 9] =
    ["last month", "last year", "next month", "next year", "this month", "this year", "today", "tomorrow", "yesterday"];

/// Units that are counted back from the day of publication.
const UNITS: [(&str, Unit); 4] = [("day", Unit::Days), ("month", Unit::Months), ("week", Unit::Weeks), ("year", Unit::Years)];
/// Words before a count that make it rough.
const ROUGHLY: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "barely",
    "just",
    "least",
    "less",
    "more",
    "nearly",
    "over",
    "roughly",
    "some",
    "than",
    "under",
    "well",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// Checks every such word, and `ten years ago`, that has a date in apposition: behind a comma, in brackets, or directly, on either
/// side.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let Some(published) = ledger.published else { return };
    for pair in ledger.claims.windows(2) {
        let [one, other] = pair else { continue };
        if one.sentence != other.sentence || one.time().is_none() || other.time().is_none() || !context.is_prose_sentence(one.sentence) {
            continue;
        }
        let behind = is_word(context, one) && is_apposed(context, one, other);
        let before = || is_word(context, other) && is_enclosed(context, one, other);
        let (word, date) = match (behind, is_ago(context, one), is_ago(context, other)) {
            (true, ..) => (one, other),
            (false, true, _) if is_apposed(context, one, other) => (one, other),
            (false, _, true) if is_enclosed(context, one, other) => (other, one),
            _ if before() => (other, one),
            _ => continue,
        };
        out.extend(compare(rule, context, published, (word, date)));
    }
}

fn compare(rule: &Rule, context: &Context, published: Date, (word, date): (&Claim, &Claim)) -> Option<Check> {
    let ledger = context.ledger;
    let (relative, stated) = (word.time()?, date.time().filter(|time| time.kind == TimeKind::Date)?);
    let text = ledger.text(word.span).to_lowercase();
    let (meant, said) = (stretch(relative)?, stretch(stated)?);
    let fits = if let (Some((count, Unit::Days)), Some(weekday), None) = (ago(&text), stated.stated.weekday, stated.stated.day) {
        published.checked_sub(Span::new().try_days(count).ok()?).ok()?.weekday() == weekday
    } else if let Some((count, unit)) = ago(&text) {
        if !tells_of(unit, stated) {
            return None;
        }
        let distance = distance(published, said.0.date(), unit);
        // Round numbers are told for those beside them.
        let slack = match unit {
            Unit::Days => i32::from(count > 6),
            Unit::Weeks => 6,
            Unit::Months | Unit::Years => (count / 10).max(1),
        };
        (distance - if unit == Unit::Weeks { 7 * count } else { count }).abs() <= slack
    } else if let (Some(weekday), None) = (stated.stated.weekday, stated.stated.day) {
        // `Yesterday, Wednesday`: which Wednesday is meant hangs on `yesterday`.
        relative.value.len() == 10 && meant.0.date().weekday() == weekday
    } else if tells_as_much(relative, stated) {
        meant.0 < said.1 && said.0 < meant.1
    } else {
        return None;
    };
    let span = word.span.cover(date.span);
    if fits {
        return Some(agree(rule, span, format!("{text} is {}", relative.value)));
    }
    if context.is_quoted(span) {
        // Whoever speaks counts from the day of speaking.
        return None;
    }
    let mut check = accuse(rule, context, span, format!("{text} is {}, not {}", relative.value, ledger.text(date.span)), Vec::new());
    check.related.push(evidence(date.span, "the date"));
    Some(check)
}

fn is_word(context: &Context, claim: &Claim) -> bool {
    WORDS.binary_search(&context.ledger.text(claim.span).to_lowercase().as_str()).is_ok()
}

fn is_ago(context: &Context, claim: &Claim) -> bool {
    let ledger = context.ledger;
    let rough = claim.tokens.start.checked_sub(1).is_some_and(|before| ROUGHLY.contains(&ledger.lower(before)));
    !rough && ledger.lower(claim.tokens.end.saturating_sub(1)) == "ago" && ago(&ledger.text(claim.span).to_lowercase()).is_some()
}

/// How many of what `ten years ago` counts back.
fn ago(text: &str) -> Option<(i32, Unit)> {
    let (count, unit) = text.strip_suffix(" ago")?.rsplit_once(' ')?;
    let unit = UNITS.iter().find(|(name, _)| unit.trim_end_matches('s') == *name)?.1;
    let count: i32 = count.parse().ok().or_else(|| number_in_words(count)?.to_i32())?;
    // Far back the calendar was another one, or none.
    (1..1000).contains(&count).then_some((count, unit))
}

/// Whether a date is told as finely as lengths in a unit are.
fn tells_of(unit: Unit, date: &Time) -> bool {
    match unit {
        Unit::Years => date.stated.year.is_some(),
        Unit::Months => date.stated.month.is_some(),
        Unit::Days | Unit::Weeks => date.stated.day.is_some() && date.stated.month.is_some(),
    }
}

/// How far a date lies before the day of publication: in years and months as the calendar turns them, else in days.
fn distance(published: Date, date: Date, unit: Unit) -> i32 {
    let years = i32::from(published.year()) - i32::from(date.year());
    match unit {
        Unit::Years => years,
        Unit::Months => 12 * years + i32::from(published.month()) - i32::from(date.month()),
        Unit::Days | Unit::Weeks => (published - date).get_days(),
    }
}

/// Whether nothing but a comma or an opening bracket stands between the two, or the thing had then: `last year's fair (2019)`.
fn is_apposed(context: &Context, word: &Claim, date: &Claim) -> bool {
    let ledger = context.ledger;
    let owned = matches!(ledger.word(word.tokens.end), "'s" | "’s")
        && (3..=5).contains(&(date.tokens.start.saturating_sub(word.tokens.end)))
        && ledger.word(date.tokens.start - 1) == "("
        && ledger.word(date.tokens.end) == ")"
        && (word.tokens.end + 1..date.tokens.start - 1).all(|token| ledger.word(token).chars().all(char::is_alphabetic));
    let between = word.tokens.end..date.tokens.start;
    owned
        || between.len() <= 1 && between.clone().all(|token| matches!(ledger.word(token), "," | "(" | "–" | "—"))
        || is_enclosed(context, word, date)
}

/// Whether the second stands behind a mark that opens and before one that closes: `last year, in 2019, …`.
fn is_enclosed(context: &Context, one: &Claim, other: &Claim) -> bool {
    let ledger = context.ledger;
    let between = one.tokens.end..other.tokens.start;
    let opened = matches!(ledger.word(between.start), "," | "(" | "–" | "—");
    let small = between.clone().skip(1).all(|token| matches!(ledger.lower(token), "in" | "on"));
    let end = other.tokens.end;
    let closed = matches!(ledger.word(end), "," | ")" | "." | ";" | ":" | "–" | "—")
        // `In 2019, two years ago, in 2021`: a list of times.
        && !matches!(ledger.lower(end + 1), "and" | "or");
    (1..=2).contains(&between.len()) && opened && small && closed
}

/// Whether the date tells at least what the word does: a year beside `last year`, a day beside `yesterday`.
fn tells_as_much(word: &Time, date: &Time) -> bool {
    match word.value.len() {
        4 => date.stated.year.is_some(),
        7 => date.stated.month.is_some(),
        _ => date.stated.day.is_some() && date.stated.month.is_some(),
    }
}

fn stretch(time: &Time) -> Option<(jiff::civil::DateTime, jiff::civil::DateTime)> {
    Some((time.start?.at, time.end?.at))
}
