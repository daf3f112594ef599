//! Degrees of freedom and sizes of samples in, whether so many can come of so few cases out (check 103).
//!
//! A test of t or r loses at least one case; more degrees than that need a sample that the text does not have.
//! Which sample a test is of is rarely told, so only degrees beyond every count of the text are worth a look.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, ClaimKind, Form, Ledger, Test};
use rust_decimal::Decimal;

/// Words of analyses whose units are no cases: trials, items, rows of a model.
const UNITS: &[&str] = &[
    "blocks",
    "hierarchical",
    "items",
    "kenward",
    "kenward-roger",
    "mixed",
    "mixed-effects",
    "multilevel",
    "observations",
    "satterthwaite",
    "tokens",
    "trials",
    "voxels",
];

/// Checks every test of t or r.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let Some((size, place)) = largest_sample(ledger) else { return };
    if (0..ledger.tokens.len()).any(|token| UNITS.binary_search(&ledger.lower(token)).is_ok()) {
        return;
    }
    let largest = ledger.claims.iter().filter_map(count).chain(sizes(ledger)).max().unwrap_or(size).max(size);
    for claim in &ledger.claims {
        let ClaimKind::Statistic(statistic) = &claim.kind else { continue };
        let (Test::T | Test::R, [degrees]) = (statistic.test, statistic.degrees.as_slice()) else { continue };
        if *degrees < size {
            let message = format!("{} degrees of freedom can come of {} cases", degrees.normalize(), size.normalize());
            out.push(report(rule, Verdict::Holds, claim.span, message));
        } else if *degrees >= largest {
            let message = format!("{} degrees of freedom need more cases than the {} of the text", degrees.normalize(), size.normalize());
            let mut check = report(rule, Verdict::Review, claim.span, message);
            check.computed = Some(format!("{} > {} − 1", degrees.normalize(), size.normalize()));
            check.related.push(evidence(place, "the sample"));
            out.push(check);
        }
    }
}

/// The largest sample that the text states as one, `N = 40`, and its place.
fn largest_sample(ledger: &Ledger) -> Option<(Decimal, Span)> {
    let stated = |claim: &Claim| {
        let size = count(claim)?;
        let equals = claim.tokens.start.checked_sub(1).filter(|&at| ledger.word(at) == "=")?;
        let named = equals.checked_sub(1).is_some_and(|at| matches!(ledger.word(at), "N" | "n"));
        named.then_some((size, claim.span))
    };
    ledger.claims.iter().filter_map(stated).max_by_key(|(size, _)| *size)
}

/// The whole number that a claim counts.
fn count(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity().filter(|quantity| quantity.form == Form::Count)?;
    quantity.value.or_else(|| quantity.stated.high.value()).filter(Decimal::is_integer)
}

/// The sizes that estimates give.
fn sizes(ledger: &Ledger) -> impl Iterator<Item = Decimal> {
    ledger.estimates.iter().filter_map(|estimate| Some(estimate.size?.value))
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::UNITS.is_sorted());
    }
}
