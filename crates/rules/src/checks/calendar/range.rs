//! Ranges of times in, those that end before they begin out.

use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::page::Rule;
use claimlint_parser::{ClaimKind, Time};

/// Checks every range whose two ends tell their year.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for claim in &ledger.claims {
        let ClaimKind::Range(range) = &claim.kind else { continue };
        let (Some(from), Some(to)) = (ledger.claims.get(range.from), ledger.claims.get(range.to)) else { continue };
        let (Some(first), Some(last)) = (from.time(), to.time()) else { continue };
        if !context.is_prose(claim.span) {
            continue;
        }
        let (Some(begins), Some(ends)) = (key(first), key(last)) else { continue };
        // A range is reversed only as far as both its ends tell: 2010 to May 2010 is none.
        let common = begins.len().min(ends.len());
        let span = from.span.cover(to.span);
        let (earlier, later) = (ledger.text(to.span), ledger.text(from.span));
        if begins[..common] > ends[..common] {
            let mut check = accuse(rule, context, span, format!("{earlier} is before {later}"), Vec::new());
            check.related.push(evidence(from.span, "the start"));
            check.related.push(evidence(to.span, "the end"));
            out.push(check);
        } else {
            out.push(agree(rule, span, format!("{later} is not after {earlier}")));
        }
    }
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
