//! Ranges of times in, those that end before they begin out.

use super::{accuse, agree};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_parser::{ClaimKind, Ledger, Time, TokenSpan};

/// Checks every range whose two ends tell their year.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for claim in &ledger.claims {
        let ClaimKind::Range(range) = &claim.kind else { continue };
        let (Some(from), Some(to)) = (ledger.claims.get(range.from), ledger.claims.get(range.to)) else { continue };
        let (Some(first), Some(last)) = (from.time(), to.time()) else { continue };
        // `A comparison of 2019 to 2018` runs backwards on purpose.
        let compared = (from.tokens.start.saturating_sub(4)..from.tokens.start).any(|at| ledger.lower(at).starts_with("compar"));
        // So does `reaching back through the spring of 1918 to 1917`.
        let compared =
            compared || (from.tokens.start.saturating_sub(3)..from.tokens.start).any(|at| matches!(ledger.lower(at), "back" | "backwards"));
        if !context.is_prose_sentence(claim.sentence) || compared {
            continue;
        }
        let (Some(begins), Some(ends)) = (key(first), key(last)) else { continue };
        // A range is reversed only as far as both its ends tell: 2010 to May 2010 is none.
        let common = begins.len().min(ends.len());
        let span = from.span.cover(to.span);
        let (earlier, later) = (ledger.text(to.span), ledger.text(from.span));
        if begins[..common] > ends[..common] {
            let mut check = accuse(rule, context, span, format!("{earlier} is before {later}"), Vec::new());
            if is_moved(ledger, from.tokens.start) {
                continue;
            }
            if tells_change(ledger, from.tokens.start) {
                check.verdict = Verdict::Review;
            }
            check.related.push(evidence(from.span, "the start"));
            check.related.push(evidence(to.span, "the end"));
            out.push(check);
        } else {
            out.push(agree(rule, span, format!("{later} is not after {earlier}")));
        }
    }
    check_years(rule, context, out);
}

/// Whether something is moved from the first time to the second, which may be the earlier one: `bring the vote forward from 2020 to 2018`.
fn is_moved(ledger: &Ledger, at: usize) -> bool {
    let from = ledger.lower(at) == "from" || at.checked_sub(1).is_some_and(|before| ledger.lower(before) == "from");
    from && (at.saturating_sub(9)..at).any(|before| MOVES.binary_search(&ledger.lower(before)).is_ok())
}

/// Verbs and adverbs for a time that is set anew, in order.
const MOVES: &[&str] = &[
    "accelerate",
    "accelerated",
    "accelerating",
    "advance",
    "advanced",
    "advancing",
    "backdated",
    "corrected",
    "expedite",
    "expedited",
    "forward",
    "move",
    "moved",
    "moves",
    "moving",
    "pull",
    "pulled",
    "shift",
    "shifted",
    "shifting",
    "shorten",
    "shortened",
    "speed",
    "speeding",
];

/// Whether a change is told between two times, which reports also do from the later one to the earlier.
fn tells_change(ledger: &Ledger, at: usize) -> bool {
    const CHANGES: &[&str] = &["change", "decline", "decrease", "difference", "drop", "growth", "increase", "rise", "variance"];
    (at.saturating_sub(10)..at).any(|before| CHANGES.contains(&ledger.word(before).to_lowercase().trim_end_matches('s')))
}

/// Checks `from 2012 to 2002`, which the ledger reads as no range because it runs backwards.
fn check_years(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for at in context.places().of_words(&ledger.lexemes, &["between", "from"]) {
        let link = match ledger.word(at) {
            "from" | "From" => "to",
            "between" | "Between" => "and",
            _ => continue,
        };
        let (Some(first), Some(last)) = (full_year(ledger, at + 1), full_year(ledger, at + 3)) else { continue };
        if ledger.word(at + 4).starts_with(['%', '°']) {
            continue;
        }
        let tokens = TokenSpan::new(at + 1, at + 4);
        let span = ledger.span_of(tokens);
        if ledger.word(at + 2) != link || first <= last || !context.is_prose(span) {
            continue;
        }
        let near = ledger.claims.iter().skip(ledger.claims.partition_point(|claim| claim.span.start + 200 < span.start)).take(60);
        let near: Vec<_> = near.into_iter().filter(|claim| claim.span.overlaps(span)).collect();
        let ranged = near.iter().any(|claim| matches!(claim.kind, ClaimKind::Range(_)));
        let counted = near.iter().any(|claim| claim.quantity().is_some_and(|quantity| quantity.noun.is_some() || quantity.unit.is_some()));
        // Without a month or a verb that dates them, only years of our own time are told from counts.
        let dated = near.iter().any(|claim| claim.time().is_some()) || (1900..2050).contains(&first) && (1900..2050).contains(&last);
        let falls = (at.saturating_sub(8)..at).any(|word| FALLS.binary_search(&ledger.lower(word)).is_ok());
        // Read backwards on purpose: `from 2012 to 2002 and back`, or a count that goes down.
        if ranged || counted || !dated || falls || is_moved(ledger, at) {
            continue;
        }
        let (earlier, later) = (ledger.word(at + 3), ledger.word(at + 1));
        out.push(accuse(rule, context, span, format!("{earlier} is before {later}"), Vec::new()));
    }
}

/// Words for numbers that go down, which years between 1000 and 2100 may be in disguise.
const FALLS: &[&str] = &[
    "back",
    "backward",
    "backwards",
    "cut",
    "cuts",
    "declined",
    "decreased",
    "down",
    "dropped",
    "fall",
    "fallen",
    "falling",
    "fell",
    "lowered",
    "reduced",
    "reducing",
    "sank",
    "shrank",
    "shrunk",
];

/// A year in four digits and nothing but that.
fn full_year(ledger: &Ledger, token: usize) -> Option<u32> {
    let word = ledger.word(token);
    word.parse::<u32>().ok().filter(|year| word.len() == 4 && (1000..2150).contains(year))
}

/// Year, month and day, as far as they are stated; none without a year.
fn key(time: &Time) -> Option<Vec<i32>> {
    let year = time.stated.year?;
    let small = |number: u32| i32::try_from(number).ok();
    let mut key = vec![year];
    if let Some(month) = time.stated.month.and_then(small) {
        key.push(month);
        key.extend(time.stated.day.and_then(small));
    }
    Some(key)
}
