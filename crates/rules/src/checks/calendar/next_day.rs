//! `On Tuesday …; two days later, on Friday` in, whether so many days lead from the one day of the week to the other out.

use super::later::{distance, line_before};
use super::line::{Line, lines};
use super::weekday::{date_of, name};
use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{CalendarUnit, has_weekday, weekday};
use claimlint_parser::{Claim, TokenSpan};
use jiff::civil::Weekday;

/// What lies further away is told in weeks or by its date.
const FAR: i64 = 30;

/// A day whose weekday is known.
#[derive(Clone, Copy)]
struct Day {
    tokens: TokenSpan,
    span: Span,
    weekday: Weekday,
    /// Whether it is told with its month and year.
    dated: bool,
}

/// Checks every such day.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let lines = lines(context);
    for cue in context.places().of_words(&context.ledger.lexemes, &["later", "earlier", "day"]) {
        let index = lines.partition_point(|line| line.tokens.end <= cue);
        if let Some(line) = lines.get(index).filter(|line| line.tokens.start <= cue) {
            out.extend(led_to(rule, context, line, line_before(context, lines, index), cue));
        }
    }
}

/// The day that `later` or `the next day` leads to, where its weekday stands in apposition.
fn led_to(rule: &Rule, context: &Context, line: &Line<'_>, before: Option<&Line<'_>>, cue: usize) -> Option<Check> {
    let (tokens, step) = if line.is(cue, &["day"]) {
        let the = cue.checked_sub(2).filter(|&the| line.is(the, &["the"]) && line.is(the + 1, &["following", "next"]))?;
        (TokenSpan::new(the, cue + 1), 1)
    } else {
        let distance = distance(line, cue)?;
        let days = match distance.unit {
            CalendarUnit::Day => 1,
            CalendarUnit::Week => 7,
            _ => return None,
        };
        let whole = distance.amount.low.value().filter(|&low| low.is_integer() && distance.amount.high.value() == Some(low))?;
        let number = i64::try_from(whole).ok().filter(|number| (1..=FAR).contains(number))? * days;
        (distance.tokens, if line.is(cue, &["later"]) { number } else { -number })
    };
    let own = days(line);
    let second = own.iter().find(|day| {
        let gap = cue + 1..day.tokens.start;
        (1..=3).contains(&gap.len()) && gap.clone().all(|at| line.is(at, &["(", ",", "a", "on", "–", "—"]))
    })?;
    let first = match own.iter().rfind(|day| day.tokens.end <= tokens.start) {
        Some(first) => *first,
        // At the head of a sentence the days are counted from the one day of the sentence before.
        None if tokens.start <= line.tokens.start + 1 => match *days(before?) {
            [only] => only,
            _ => return None,
        },
        None => return None,
    };
    // How far two dates lie apart is held against them elsewhere.
    if first.dated && second.dated && !line.is(cue, &["day"]) {
        return None;
    }
    let due = first.weekday.wrapping_add(step);
    let words = line.text(tokens);
    if due == second.weekday {
        return Some(agree(rule, second.span, format!("{words} after a {} is a {}", name(first.weekday), name(due))));
    }
    let (first_name, due) = (name(first.weekday), name(due));
    let message = format!("seen from a {first_name}, {} is a {due}, not a {}", words.to_lowercase(), name(second.weekday));
    let mut check = accuse(rule, context, second.span, message, Vec::new());
    check.related.push(evidence(first.span, "the day before it"));
    Some(check)
}

/// The days of a sentence that tell their weekday, or a date that has one.
fn days(line: &Line<'_>) -> Vec<Day> {
    let claims = line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index));
    let day = |claim: &Claim| {
        let stated = &claim.time()?.stated;
        let date = date_of(stated).filter(|&date| has_weekday(date));
        let weekday = stated.weekday.or_else(|| weekday(date?))?;
        Some(Day { tokens: claim.tokens, span: claim.span, weekday, dated: date.is_some() })
    };
    claims.filter_map(day).collect()
}
