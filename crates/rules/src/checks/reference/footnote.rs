//! Footnote marks and footnotes in, marks without a note and notes without a mark out.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::ReferenceTarget;
use rustc_hash::{FxHashMap, FxHashSet};

/// Checks that every `[^mark]` has its note, where the text has notes at all.
pub(super) fn check_marks(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let notes = notes(context);
    if notes.is_empty() {
        return;
    }
    for (span, label) in marks(context) {
        let mut check = match notes.get(&label) {
            Some(&note) => {
                let mut check = report(rule, Verdict::Holds, span, format!("there is a note {label}"));
                check.related.push(evidence(note, "the note"));
                check
            }
            None => report(rule, Verdict::Conflict, span, format!("there is no note {label}")),
        };
        check.computed = Some(format!("{} notes", notes.len()));
        out.push(check);
    }
}

/// Checks that every note has its mark.
pub(super) fn check_notes(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let marked: FxHashSet<String> = marks(context).into_iter().map(|(_, label)| label).collect();
    let mut notes: Vec<(String, Span)> = notes(context).into_iter().collect();
    notes.sort_by_key(|(_, span)| *span);
    let unused = notes.iter().filter(|(label, _)| !marked.contains(label)).count();
    // Where most notes have no mark, the marks stand where they cannot be read.
    if unused * 2 > notes.len() {
        return;
    }
    for (label, span) in notes.into_iter().filter(|(label, _)| !marked.contains(label)) {
        out.push(report(rule, Verdict::Review, span, format!("no mark points at the note {label}")));
    }
}

/// The marks of footnotes that are written as such, in the order of the text.
fn marks(context: &Context) -> Vec<(Span, String)> {
    super::references(context, ReferenceTarget::Footnote)
        .filter(|(claim, _)| context.ledger.text(claim.span).starts_with("[^"))
        .map(|(claim, reference)| (claim.span, reference.label.to_lowercase()))
        .collect()
}

/// The notes and the places of their labels.
fn notes(context: &Context) -> FxHashMap<String, Span> {
    let document = context.ledger.document;
    let notes = document.blocks.iter().filter(|block| block.kind() == BlockKind::Footnote).filter_map(|block| {
        let words = block.span().of(&document.text).strip_prefix("[^")?;
        let length = words.find(']')?;
        Some((words[..length].to_lowercase(), Span::new(block.span().start, block.span().start + length + 3)))
    });
    notes.collect()
}
