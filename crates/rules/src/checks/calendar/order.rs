//! Two dated events whose words tell their order in, whether their dates are in that order out.

use super::line::{Dated, Line, lines};
use super::{accuse, agree};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;

/// What begins a time in which something may be done.
const BEGINS: &[&str] = &["begin", "begins", "commence", "commences", "effective", "open", "opens", "start", "starts"];
/// What ends it.
const ENDS: &[&str] =
    &["close", "closes", "conclude", "concludes", "end", "ends", "expire", "expires", "finish", "finishes", "terminate", "terminates"];

/// Checks that what opens and closes does not close first: `opens on 15 May and closes on 1 May`.
pub(super) fn check_deadline(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for line in lines(context) {
        for pair in line.dates.windows(2) {
            let [first, last] = pair else { continue };
            let (Some(begin), Some(end)) = (cue(line, first, BEGINS), cue(line, last, ENDS)) else { continue };
            // Both verbs have one subject only where nothing but a conjunction joins them.
            let joined = (first.tokens.end..end).all(|at| line.is(at, &["and", ",", "but", "it", "will", "on"])) && end > first.tokens.end;
            if !joined || begin > first.tokens.start || !same_year_known(first, last) {
                continue;
            }
            let (from, to) = (line.ledger.text(first.span), line.ledger.text(last.span));
            let span = first.span.cover(last.span);
            if last.when.precedes(&first.when) {
                let place = Span::new(line.ledger.span_of(claimlint_parser::TokenSpan::new(end, end + 1)).start, last.span.end);
                let mut check = accuse(rule, context, place, format!("{to} is before {from}"), Vec::new());
                check.related.push(evidence(first.span, "the beginning"));
                out.push(check);
            } else {
                out.push(agree(rule, span, format!("{to} is not before {from}")));
            }
        }
    }
}

/// The verb that a date stands directly behind.
fn cue(line: &Line<'_>, date: &Dated, verbs: &[&str]) -> Option<usize> {
    let start = date.tokens.start;
    let verb = (start.saturating_sub(3).max(line.tokens.start)..start).rev().find(|&at| line.is(at, verbs))?;
    (verb + 1..start).all(|at| line.is(at, &["on", "at", "from", "in", "as", "of"])).then_some(verb)
}

fn same_year_known(first: &Dated, last: &Dated) -> bool {
    first.year && last.year && first.plain && last.plain
}

/// Asks about events that are dated against the word between them: `on 9 January, after the talks of 21 January`.
pub(super) fn check_order(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for line in lines(context) {
        for pair in line.dates.windows(2) {
            let [one, other] = pair else { continue };
            let gap = one.tokens.end..other.tokens.start;
            if one.tokens.end >= other.tokens.start || gap.len() > 8 || !same_year_known(one, other) {
                continue;
            }
            let mut at = gap.start;
            if line.is(at, &[","]) {
                at += 1;
            }
            let after = line.is(at, &["after"]);
            if !(after || line.is(at, &["before"])) {
                continue;
            }
            // Only an event that is named, not a clause with times of its own: `after the interviews of`.
            let linked =
                line.is(other.tokens.start - 1, &["of", "on", "in"]) && (line.is(at + 1, &["the", "its", "his", "her", "their", "a"]));
            let finite = (at + 1..other.tokens.start)
                .any(|at| line.is(at, &["and", "had", "that", "which", "who", ",", "until", "since", "was", "were", "signed", "held"]));
            if !linked || finite {
                continue;
            }
            let (earlier, later) = if after { (other, one) } else { (one, other) };
            let span = one.span.cover(other.span);
            if later.when.precedes(&earlier.when) {
                let (late, early) = (line.ledger.text(later.span), line.ledger.text(earlier.span));
                let mut check = report(rule, Verdict::Review, span, format!("{late} is before {early}, though the words put it after"));
                check.related.push(evidence(earlier.span, "the earlier by the words"));
                out.push(check);
            } else if earlier.when.precedes(&later.when) {
                let (late, early) = (line.ledger.text(later.span), line.ledger.text(earlier.span));
                out.push(agree(rule, span, format!("{late} is after {early}")));
            }
        }
    }
}
