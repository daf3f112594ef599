//! Two revisions and their changes in, rows for programs and lines for people out.

use crate::Checked;
use crate::claims::{self, ClaimRow};
use crate::safe;
use claimlint_document::Span;
use claimlint_parser::TokenSpan;
use claimlint_rules::Verdict;
use claimlint_rules::revision::{Change, ChangeKind, Revision};
use serde::Serialize;
use std::fmt::Write;

/// Two revisions of one text with what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Revised<'c> {
    /// The old text.
    pub old: Checked<'c>,
    /// The new text.
    pub new: Checked<'c>,
    /// What changed.
    pub revision: &'c Revision,
}

/// One change as programs read it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct ChangeRow<'c> {
    pub change: &'static str,
    pub verdict: Option<Verdict>,
    pub old: Option<ClaimRow<'c>>,
    pub new: Option<ClaimRow<'c>>,
    pub message: &'c str,
}

/// Two revisions as `--format json` prints them.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct RevisedRow<'c> {
    pub old: Option<&'c str>,
    pub new: Option<&'c str>,
    pub changes: Vec<ChangeRow<'c>>,
}

/// The changes as rows, in order.
pub fn rows(revised: Revised<'_>) -> impl Iterator<Item = ChangeRow<'_>> {
    revised.revision.changes.iter().map(move |change| ChangeRow {
        change: change.kind.name(),
        verdict: change.verdict,
        old: claim_row(revised.old, change.old, change.numbers.0),
        new: claim_row(revised.new, change.new, change.numbers.1),
        message: &change.message,
    })
}

fn claim_row(side: Checked<'_>, claim: Option<usize>, number: Option<TokenSpan>) -> Option<ClaimRow<'_>> {
    match claim {
        Some(index) => Some(claims::row(side.path, side.ledger, side.lines, index, side.ledger.claims.get(index)?)),
        None => Some(claims::number_row(side.path, side.ledger, side.lines, number?)),
    }
}

/// The words of the claim, or of the number that no claim holds, on one side of a change.
pub(crate) fn words(side: Checked<'_>, claim: Option<usize>, number: Option<TokenSpan>) -> Option<Span> {
    let held = claim.and_then(|claim| side.ledger.claims.get(claim)).map(|claim| claim.span);
    held.or_else(|| number.map(|tokens| side.ledger.span_of(tokens)))
}

/// The changes for people, one a line: the place in the new text, else in the old one, and what happened there.
pub fn lines(revised: Revised<'_>) -> String {
    let mut text = String::new();
    for change in &revised.revision.changes {
        let (path, line, column) = place(revised, change);
        let told = match (change.kind, change.verdict) {
            (kind, None) => kind.name().to_owned(),
            (kind, Some(Verdict::Conflict)) => format!("{}, conflict", kind.name()),
            (kind, Some(Verdict::Review)) => format!("{}, review", kind.name()),
            (kind, Some(Verdict::Holds)) => format!("{}, holds", kind.name()),
        };
        let _infallible = writeln!(text, "{}:{line}:{column}: {told}: {}", safe::path(path), safe::line(&change.message));
    }
    text
}

/// The path, line and column at which a change is told.
fn place<'c>(revised: Revised<'c>, change: &Change) -> (&'c str, usize, usize) {
    let was = words(revised.old, change.old, change.numbers.0);
    let is = words(revised.new, change.new, change.numbers.1);
    let (side, span) = match (change.kind, is, was) {
        (ChangeKind::Removed, _, Some(was)) | (_, None, Some(was)) => (revised.old, was),
        (_, is, _) => (revised.new, is.unwrap_or_default()),
    };
    let document = side.ledger.document;
    let position = side.lines.position(&document.source, document.source_span(span).start);
    (side.path, position.line, position.column)
}
