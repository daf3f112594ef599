//! A word like `yesterday` or `last year` beside a date in, whether the two are one from the day of publication out.

use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_parser::{Claim, Time, TimeKind};

/// Words that are fixed by the day of publication; `last Tuesday` and `this week` are read in too many ways.
const WORDS: [&str; 9] =
    ["last month", "last year", "next month", "next year", "this month", "this year", "today", "tomorrow", "yesterday"];

/// Checks every such word that has a date in apposition: behind a comma, in brackets, or directly.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    if ledger.published.is_none() {
        return;
    }
    for pair in ledger.claims.windows(2) {
        let [word, date] = pair else { continue };
        let (Some(relative), Some(stated)) = (word.time(), date.time()) else { continue };
        if word.sentence != date.sentence || stated.kind != TimeKind::Date || !context.is_prose_sentence(word.sentence) {
            continue;
        }
        let text = ledger.text(word.span).to_lowercase();
        if WORDS.binary_search(&text.as_str()).is_err() || !is_apposed(context, word, date) || !tells_as_much(relative, stated) {
            continue;
        }
        let (Some(meant), Some(said)) = (stretch(relative), stretch(stated)) else { continue };
        let span = word.span.cover(date.span);
        if meant.0 < said.1 && said.0 < meant.1 {
            out.push(agree(rule, span, format!("{text} is {}", relative.value)));
        } else {
            let mut check =
                accuse(rule, context, span, format!("{text} is {}, not {}", relative.value, ledger.text(date.span)), Vec::new());
            check.related.push(evidence(date.span, "the date"));
            out.push(check);
        }
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
    if owned {
        return true;
    }
    let between = word.tokens.end..date.tokens.start;
    between.len() <= 1 && between.clone().all(|token| matches!(context.ledger.word(token), "," | "(" | "–" | "—"))
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
