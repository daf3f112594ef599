//! Checks in, each fault told by one rule alone out.

use crate::check::{Check, Verdict};
use claimlint_document::Span;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::hash_map::Entry;

/// Takes out what another rule tells as well: words that both accuse, by a reckoning from the same place to the same place.
///
/// The graver of the two is kept, else the one that accuses fewer words, else the first in the order of the checks.
/// A finding without a reckoning says something that no other does.
pub(crate) fn tell_once(checks: &mut Vec<Check>) {
    let mut told: FxHashMap<Span, usize> = FxHashMap::default();
    let mut again = Vec::new();
    for (index, check) in checks.iter().enumerate() {
        if check.verdict == Verdict::Holds || check.computed.is_none() {
            continue;
        }
        match told.entry(reach(check)) {
            Entry::Vacant(free) => {
                free.insert(index);
            }
            Entry::Occupied(mut taken) => {
                let other = *taken.get();
                let is_same = checks.get(other).is_some_and(|other| is_same_fault(other, check));
                let is_better = checks.get(other).is_some_and(|other| rank(check) < rank(other));
                if is_same {
                    again.push(if is_better { other } else { index });
                }
                if !is_same || is_better {
                    taken.insert(index);
                }
            }
        }
    }
    again.sort_unstable();
    let mut index = 0;
    checks.retain(|_| {
        index += 1;
        again.binary_search(&(index - 1)).is_err()
    });
}

/// From the first word that a check compares to the last.
fn reach(check: &Check) -> Span {
    check.related.iter().fold(check.span, |reach, evidence| reach.cover(evidence.span))
}

fn is_same_fault(one: &Check, other: &Check) -> bool {
    // Two rules about one place may well accuse it of two things.
    let compares = |check: &Check| !check.related.is_empty();
    one.rule != other.rule && one.span.overlaps(other.span) && (compares(one) || compares(other))
}

fn rank(check: &Check) -> impl Ord {
    (Reverse(check.severity), Reverse(check.verdict), check.span.len())
}
