//! Lower and upper bounds that a text gives for one thing in, whether anything can lie between them out.

mod between;
mod conflict;

use super::{Context, evidence, report};
use crate::check::{Check, Verdict};
use crate::page::Rule;
use claimlint_parser::value::Hedge;
use claimlint_parser::{Claim, Form, Quantity};
use serde::Deserialize;

/// Which bounds are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bounds {
    /// The two ends of `between 40 and 30 people`.
    InvertedRange,
    /// `At least 10 and no more than 8 members`.
    BoundsConflict,
}

/// Runs one check of bounds over a ledger.
pub(crate) fn check(kind: Bounds, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match kind {
        Bounds::InvertedRange => between::check(rule, context, out),
        Bounds::BoundsConflict => conflict::check(rule, context, out),
    }
}

/// Writes down that there is room between two bounds that are read as one quantity.
fn hold(rule: &Rule, context: &Context, told: impl Fn(&str) -> bool, out: &mut Vec<Check>) {
    for claim in &context.ledger.claims {
        let Some(quantity) = claim.quantity().filter(|quantity| quantity.value.is_none()) else { continue };
        let (Some(low), Some(high)) = (quantity.stated.low.value(), quantity.stated.high.value()) else { continue };
        let words = context.ledger.text(claim.span);
        if low < high && context.is_prose_sentence(claim.sentence) && told(&words.to_lowercase()) {
            out.push(report(rule, Verdict::Holds, claim.span, "the lower end comes first".to_owned()));
        }
    }
}

/// The quantity of a claim that states one plain amount.
fn plain(claim: &Claim) -> Option<&Quantity> {
    let amount = |quantity: &&Quantity| match quantity.form {
        Form::Count | Form::Percent | Form::Money | Form::Measure => quantity.hedge == Hedge::None && quantity.value.is_some(),
        Form::PercentagePoint | Form::Ordinal | Form::Fraction | Form::Multiple | Form::Ratio | Form::Age | Form::Score => false,
    };
    claim.quantity().filter(amount)
}
