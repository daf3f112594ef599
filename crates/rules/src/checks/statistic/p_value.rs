//! Test results in, whether their p-values belong to them out (check 97).
//!
//! The rules are those of the statistics part of the catalogue, after Nuijten et al. (2016), "The prevalence of
//! statistical reporting errors in psychology".

use super::distribution::{PRange, p_range};
use super::significance::{Alpha, alpha};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Claim, ClaimKind, PComparator, PValue, Statistic, Test};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What the floating-point computation of a p-value may be off by.
const MARGIN: f64 = 1e-9;

/// Checks all test results of a document that print a p-value.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let alpha = alpha(context);
    for claim in &context.ledger.claims {
        if let ClaimKind::Statistic(statistic) = &claim.kind
            && let Some(p) = statistic.p.filter(|p| !is_impossible(p))
            && let Some(range) = p_range(statistic)
            && let Some(check) = compare(rule, context, claim, statistic, p, range, alpha)
        {
            out.push(check);
        }
    }
}

fn compare(rule: &Rule, context: &Context, claim: &Claim, statistic: &Statistic, p: PValue, range: PRange, alpha: Alpha) -> Option<Check> {
    let one_tailed_test = matches!(statistic.test, Test::T | Test::Z | Test::R | Test::Rho | Test::Tau);
    let agrees = allows(p, range, alpha)?;
    let half = one_tailed_test && allows(p, range.halved(), alpha)?;
    let words = context.ledger.text(p.span);
    let shown = show(range);
    let verdict = match (agrees, half) {
        (true, _) => Verdict::Holds,
        (false, true) if statistic.one_tailed => Verdict::Holds,
        (false, true) => Verdict::Review,
        (false, false) if corrected(context, claim) => Verdict::Review,
        (false, false) => Verdict::Conflict,
    };
    let message = match (verdict, half) {
        (Verdict::Holds, _) => format!("{words} belongs to the statistic"),
        (Verdict::Review, true) => {
            format!("the two-tailed p-value is {shown}, twice that of {words}; consistent if the test was one-tailed")
        }
        (Verdict::Review | Verdict::Conflict, _) if changes_decision(p, range, alpha) => {
            format!("the p-value is {shown}, not {words}, and that changes what is significant")
        }
        (Verdict::Review | Verdict::Conflict, _) => format!("the p-value is {shown}, not {words}"),
    };
    let mut check = report(rule, verdict, claim.span, message);
    check.computed = Some(format!("{}: p = {shown}", context.ledger.text(statistic_words(claim.span, p.span))));
    check.related = vec![evidence(p.span, "the p-value")];
    Some(check)
}

/// Whether no result at all can have this p-value, which is a fault of its own.
fn is_impossible(p: &PValue) -> bool {
    p.value.is_some_and(|value| value > Decimal::ONE)
}

/// The words of the result before its p-value.
fn statistic_words(whole: Span, p: Span) -> Span {
    Span::new(whole.start, p.start.max(whole.start))
}

/// Whether a printed p-value can be one of these.
fn allows(p: PValue, range: PRange, alpha: Alpha) -> Option<bool> {
    let value = p.value.and_then(|value| value.to_f64());
    let half = p.last_digit.to_f64()? / 2.0;
    Some(match p.comparator {
        PComparator::Equal => {
            let value = value?;
            // `p = .000` stands for all that is smaller than its last digit can show.
            range.high >= value - half - MARGIN && range.low <= value + half + MARGIN
        }
        PComparator::Below => range.low < value? - MARGIN,
        PComparator::Above => range.high > value? + MARGIN,
        PComparator::NotSignificant => range.high > alpha.value + MARGIN,
    })
}

/// Whether the computed p-value lies on the other side of the level of significance than the printed one says.
fn changes_decision(p: PValue, range: PRange, alpha: Alpha) -> bool {
    let value = p.value.and_then(|value| value.to_f64()).unwrap_or(1.0);
    let said_significant = match p.comparator {
        PComparator::Equal | PComparator::Below => value <= alpha.value,
        PComparator::Above | PComparator::NotSignificant => false,
    };
    if said_significant { range.low > alpha.value } else { range.high < alpha.value }
}

/// Whether the sentence speaks of a correction that moves p-values or degrees of freedom.
fn corrected(context: &Context, claim: &Claim) -> bool {
    const CORRECTIONS: &[&str] = &[
        "adjusted",
        "benjamini",
        "bonferroni",
        "corrected",
        "correction",
        "feldt",
        "geisser",
        "greenhouse",
        "hochberg",
        "holm",
        "huynh",
        "permutation",
        "sidak",
        "tukey",
        "welch",
    ];
    let ledger = context.ledger;
    let sentence = ledger.sentences[claim.sentence];
    sentence.tokens.range().any(|token| CORRECTIONS.binary_search(&&*ledger.word(token).to_lowercase()).is_ok())
}

/// The p-values as one prints them: one number where they round to one.
fn show(range: PRange) -> String {
    let print = |p: f64| if p < 0.0005 { "< .001".to_owned() } else { format!("{p:.3}").trim_start_matches('0').to_owned() };
    let (low, high) = (print(range.low), print(range.high));
    if low == high { low } else { format!("between {low} and {high}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_p_are_shown_short() {
        assert_eq!(show(PRange { low: 0.03601, high: 0.03632 }), ".036");
        assert_eq!(show(PRange { low: 0.035, high: 0.037 }), "between .035 and .037");
        assert_eq!(show(PRange { low: 0.0, high: 0.0001 }), "< .001");
    }
}
