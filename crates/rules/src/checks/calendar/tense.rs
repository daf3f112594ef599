//! Verbs and the dates behind them in, those whose tense does not fit the day of publication out.

use super::agree;
use super::line::lines;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_parser::value::DateInterval;

const PAST: &[&str] = &["was", "were"];
const HAPPENED: &[&str] = &[
    "adopted",
    "awarded",
    "born",
    "built",
    "closed",
    "completed",
    "elected",
    "established",
    "founded",
    "held",
    "killed",
    "launched",
    "married",
    "opened",
    "published",
    "released",
    "signed",
];

/// Asks about what was held on a day to come, and what will be held on a day gone by.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let Some(published) = context.ledger.published.and_then(DateInterval::day) else { return };
    for line in lines(context) {
        for date in line.dates.iter().filter(|date| date.year && date.plain) {
            let start = date.tokens.start;
            let Some(link) = start.checked_sub(1).filter(|&link| line.is(link, &["on", "in"])) else { continue };
            let Some(verb) = link.checked_sub(1).filter(|&verb| line.is(verb, HAPPENED)) else { continue };
            let Some(auxiliary) = verb.checked_sub(1) else { continue };
            let done = line.is(auxiliary, PAST);
            let planned = line.is(auxiliary, &["be"]) && auxiliary.checked_sub(1).is_some_and(|will| line.is(will, &["will"]));
            let (past, future) = (done && published.precedes(&date.when), planned && date.when.precedes(&published));
            if !(done || planned) || context.is_quoted(date.span) {
                continue;
            }
            let tokens = claimlint_parser::TokenSpan::new(auxiliary, date.tokens.end);
            let day = line.ledger.text(date.span);
            if !(past || future) {
                let side = if done { "after" } else { "before" };
                out.push(agree(rule, line.ledger.span_of(tokens), format!("{day} is not {side} the day of publication")));
                continue;
            }
            let side = if past { "after" } else { "before" };
            let message = format!("{day} lies {side} the day of publication");
            let mut check = report(rule, Verdict::Review, line.ledger.span_of(tokens), message);
            check.related.push(evidence(date.span, "the date"));
            out.push(check);
        }
    }
}
