//! Reported statistics in, those that no data can give out (check 100).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Measure, PComparator, PValue, Test};
use rust_decimal::Decimal;

/// Checks p-values, correlations and shares of variance.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut tell = |span: Span, fault: Option<(Verdict, String)>| {
        if let Some((verdict, message)) = fault {
            out.push(report(rule, verdict, span, message));
        }
    };
    for claim in &ledger.claims {
        if let ClaimKind::Statistic(statistic) = &claim.kind {
            let coefficient = match statistic.test {
                Test::R | Test::Rho | Test::Tau => beyond_one(statistic.value, "a correlation"),
                Test::F | Test::ChiSquare | Test::Q => negative(statistic.value, "this statistic"),
                Test::T | Test::Z => None,
            };
            tell(claim.span, coefficient);
            if let Some(p) = statistic.p {
                tell(p.span, impossible_p(p));
            }
        }
    }
    for estimate in &ledger.estimates {
        let message = estimate.value.and_then(|value| match estimate.measure {
            // A Greek letter alone is the sign of many things: `the constant τ = 6.28`.
            Measure::Correlation if estimate.p.is_none() && ledger.text(estimate.span).starts_with(['τ', 'ρ']) => None,
            Measure::Correlation => beyond_one(value.value, "a correlation"),
            Measure::Explained => negative(value.value, "a share of variance").or_else(|| beyond_one(value.value, "a share of variance")),
            Measure::Ratio => negative(value.value, "a ratio"),
            Measure::Mean | Measure::Difference | Measure::Coefficient | Measure::Effect | Measure::Other | Measure::Unnamed => None,
        });
        tell(estimate.span, message);
        let deviation = estimate.deviation.or(estimate.error).and_then(|spread| negative(spread.value, "a standard deviation or error"));
        tell(estimate.span, deviation);
        // A letter beside a whole number is no p-value without a statistic: `where p >= 10`.
        let named = |p: &PValue| ledger.text(p.span).contains("val") || p.value.is_none_or(|value| value.scale() > 0);
        if let Some(p) = estimate.p.filter(|p| estimate.value.is_some() || named(p)) {
            tell(p.span, impossible_p(p));
        }
    }
}

fn beyond_one(value: Decimal, what: &str) -> Option<(Verdict, String)> {
    (value.abs() > Decimal::ONE).then(|| (Verdict::Conflict, format!("{what} cannot be {value}: it lies between −1 and 1")))
}

fn negative(value: Decimal, what: &str) -> Option<(Verdict, String)> {
    (value < Decimal::ZERO).then(|| (Verdict::Conflict, format!("{what} cannot be {value}: it is never negative")))
}

fn impossible_p(p: PValue) -> Option<(Verdict, String)> {
    let value = p.value?;
    if value > Decimal::ONE || value < Decimal::ZERO {
        return Some((Verdict::Conflict, format!("a p-value cannot be {value}: it lies between 0 and 1")));
    }
    match p.comparator {
        PComparator::Below if value.is_zero() => Some((Verdict::Conflict, "a p-value cannot lie below 0".to_owned())),
        // Programs print `.000` for what is smaller than they show; a p-value is never nought.
        PComparator::Equal if value.is_zero() => {
            Some((Verdict::Review, format!("no p-value is {value}: print that it lies below {}", p.last_digit.normalize())))
        }
        PComparator::Below | PComparator::Equal | PComparator::Above | PComparator::NotSignificant => None,
    }
}
