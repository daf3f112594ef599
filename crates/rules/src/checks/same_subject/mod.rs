//! Claims of one subject in different places in, whether they agree out.
//!
//! What makes two claims one subject is for the gate of [`crate::compare`] to say; every check prints its reason.

mod age;
mod date;
mod edition;
mod length;
mod name;
mod quantity;
mod role;

pub(super) use quantity::Tellings;

use super::{Context, evidence, report};
use crate::check::{Check, Severity, Verdict};
use crate::compare::{Ground, Reader};
use crate::page::Rule;
use claimlint_document::Span;
use serde::Deserialize;

/// What of a subject is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SameSubject {
    /// A number in a title, lead or caption with that of the text.
    HeadlineMismatch,
    /// One number given twice.
    QuantityContradiction,
    /// One event with two dates.
    DateContradiction,
    /// One person with two ages.
    AgeContradiction,
    /// One person with two posts.
    RoleContradiction,
    /// One thing that lasts a decade and decades.
    LengthWordContradiction,
    /// One event of one year with two numbers.
    EditionContradiction,
}

/// Runs one comparison over a ledger.
pub(crate) fn check(subject: SameSubject, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let told = out.len();
    match subject {
        SameSubject::HeadlineMismatch => quantity::check_summaries(rule, context, out),
        SameSubject::QuantityContradiction => quantity::check_repeats(rule, context, out),
        SameSubject::DateContradiction => date::check(rule, context, out),
        SameSubject::AgeContradiction => age::check(rule, context, out),
        SameSubject::RoleContradiction => role::check(rule, context, out),
        SameSubject::LengthWordContradiction => length::check(rule, context, out),
        SameSubject::EditionContradiction => edition::check(rule, context, out),
    }
    // What stands between quotation marks the speaker may have said so (T15).
    for check in out.iter_mut().skip(told).filter(|check| check.verdict == Verdict::Conflict) {
        if context.is_quoted(check.span) || check.related.iter().any(|other| context.is_quoted(other.span)) {
            check.verdict = Verdict::Review;
            check.severity = check.severity.min(Severity::Warning);
        }
    }
}

/// Writes down what came of holding two places against each other.
fn compared(rule: &Rule, verdict: Verdict, place: Span, other: Span, message: String, label: String) -> Check {
    let mut check = report(rule, verdict, place, message.clone());
    check.computed = Some(message);
    check.related.push(evidence(other, label));
    check
}

/// Why two claims were taken for one subject: "the same subject: Tarnbeck, employs".
fn reason(reader: &Reader, ground: &Ground) -> String {
    const SHOWN: usize = 4;
    let words: Vec<&str> = ground.tokens.iter().take(SHOWN).map(|&token| reader.ledger.word(token)).collect();
    format!("the same subject: {}", words.join(", "))
}
