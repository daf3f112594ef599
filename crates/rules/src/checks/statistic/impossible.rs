//! Reported statistics in, those that no data can give out (check 100).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Ledger, Measure, PComparator, PValue, Test, TokenKind};
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
            Measure::Correlation
                if estimate.p.is_none() && ["τ", "ρ", "tau", "rho"].iter().any(|letter| ledger.text(estimate.span).starts_with(letter)) =>
            {
                None
            }
            Measure::Explained if ledger.text(estimate.span).contains('%') => None,
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
        let stands = |p: &PValue| estimate.value.is_some() || named(p) && !is_measure(ledger, p);
        if let Some(p) = estimate.p.filter(stands) {
            tell(p.span, impossible_p(p));
        }
    }
}

/// Whether a letter is that of a measure or of a logarithm and no p-value's: `p = 1.692 g/cm³`, `−log10 P = 9.7`.
fn is_measure(ledger: &Ledger, p: &PValue) -> bool {
    const JOINS: &[&str] = &["a", "and", "as", "at", "but", "by", "for", "from", "in", "is", "of", "on", "or", "so", "to", "was", "with"];
    let first = ledger.tokens.partition_point(|token| token.span().start < p.span.start);
    let behind = ledger.tokens.partition_point(|token| token.span().start < p.span.end);
    let unit = ledger.tokens.get(behind).is_some_and(|token| {
        let word = ledger.word(behind);
        token.kind == TokenKind::Word && word.len() <= 4 && word.is_ascii() && JOINS.binary_search(&word).is_err()
    });
    let logarithm = (first.saturating_sub(3)..first).any(|at| ledger.lower(at).starts_with("log"));
    unit || logarithm || matches!(ledger.word(behind), "×" | "*")
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
