//! Checks in, rows for programs out.

use crate::Checked;
use crate::claims::{PlaceRow, place};
use claimlint_document::{BlockKind, Document, Span};
use claimlint_parser::Ledger;
use claimlint_rules::{Check, Severity, Verdict};
use serde::Serialize;
use std::collections::HashMap;

/// One check as programs read it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct CheckRow<'c> {
    pub path: &'c str,
    pub rule: &'c str,
    pub family: &'static str,
    pub verdict: Verdict,
    pub severity: Severity,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRow>,
    pub message: &'c str,
    pub computed: Option<&'c str>,
    pub related: Vec<RelatedRow<'c>>,
    pub fixes: &'c [String],
    pub fingerprint: String,
}

/// Another place that a check compared.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct RelatedRow<'c> {
    pub start: usize,
    pub end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRow>,
    pub label: &'c str,
}

/// One document as programs read it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct DocumentRow<'c> {
    pub path: &'c str,
    pub published: Option<String>,
    pub sentences: usize,
    pub claims: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<usize>,
    pub checks: Tally,
    pub not_checked: Vec<NotCheckedRow<'c>>,
    pub findings: Vec<CheckRow<'c>>,
}

/// How many checks came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct Tally {
    pub holds: usize,
    pub review: usize,
    pub conflict: usize,
}

/// A part of the source that was not checked.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the contract describes these fields")]
pub struct NotCheckedRow<'c> {
    pub start: usize,
    pub end: usize,
    pub why: &'c str,
}

/// The checks of a document as rows, in order, those left out that `keep` does not want.
pub fn rows<'c>(checked: Checked<'c>, keep: impl Fn(&Check) -> bool + 'c) -> impl Iterator<Item = CheckRow<'c>> {
    let mut seen = HashMap::<String, usize>::new();
    checked.checks.iter().filter(move |check| keep(check)).map(move |check| {
        let mut row = row(checked, check);
        // The same fault said in the same words twice is told apart by its number.
        let repeats = seen.entry(row.fingerprint.clone()).and_modify(|repeats| *repeats += 1).or_default();
        if *repeats > 0 {
            row.fingerprint = format!("{:016x}", hash(&[&row.fingerprint, &repeats.to_string()]));
        }
        row
    })
}

fn row<'c>(checked: Checked<'c>, check: &'c Check) -> CheckRow<'c> {
    let document = checked.ledger.document;
    let source = document.source_span(check.span);
    let position = checked.lines.position(&document.source, source.start);
    CheckRow {
        path: checked.path,
        rule: &check.rule,
        family: check.family.name(),
        verdict: check.verdict,
        severity: check.severity,
        start: source.start,
        end: source.end,
        line: position.line,
        column: position.column,
        place: place(document, check.span),
        message: &check.message,
        computed: check.computed.as_deref(),
        related: check
            .related
            .iter()
            .map(|evidence| {
                let source = document.source_span(evidence.span);
                RelatedRow { start: source.start, end: source.end, place: place(document, evidence.span), label: &evidence.label }
            })
            .collect(),
        fixes: &check.fixes,
        fingerprint: fingerprint(checked.ledger, check),
    }
}

/// A document with its checks, as `--format json` prints it.
pub fn document<'c>(checked: Checked<'c>, keep: impl Fn(&Check) -> bool + 'c) -> DocumentRow<'c> {
    let ledger = checked.ledger;
    DocumentRow {
        path: checked.path,
        published: ledger.published.map(|date| date.to_string()),
        sentences: ledger.sentence_count(),
        claims: ledger.claim_count(),
        parts: ledger.parts.map(|parts| parts.count),
        checks: tally(checked),
        not_checked: ledger
            .document
            .unchecked
            .iter()
            .map(|part| NotCheckedRow { start: part.source().start, end: part.source().end, why: &part.why })
            .collect(),
        findings: rows(checked, keep).collect(),
    }
}

/// Counts checks by verdict.
pub fn tally(checked: Checked<'_>) -> Tally {
    let mut tally = Tally { holds: checked.ledger.parts.map_or(0, |parts| parts.holds), ..Tally::default() };
    for check in checked.checks {
        match check.verdict {
            Verdict::Holds => tally.holds += 1,
            Verdict::Review => tally.review += 1,
            Verdict::Conflict => tally.conflict += 1,
        }
    }
    tally
}

/// A hash of the rule, the words at fault, and what stands around them, so that edits elsewhere leave it alone.
///
/// Around them is their sentence, and for a cell of a table, which says little alone, what names its row and its column.
/// Where the document speaks to the program, it is those words and the message, which tells one rule of many.
pub fn fingerprint(ledger: &Ledger<'_>, check: &Check) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let document = ledger.document;
    let around = if let Some(directive) = document.directive_at(check.span) {
        format!("{} {}", words(&directive.words), check.message)
    } else if let Some(named) = named_cell(document, check.span) {
        words(&named)
    } else {
        let sentence = ledger.sentences.partition_point(|sentence| sentence.span.start <= check.span.start).checked_sub(1);
        sentence.map(|index| words(ledger.text(ledger.sentences[index].span))).unwrap_or_default()
    };
    format!("{:016x}", hash(&[&check.rule, &words(ledger.text(check.span)), &around]))
}

/// The words of a cell, of the first cell in its row and of the head of its column.
fn named_cell(document: &Document, span: Span) -> Option<String> {
    let index = document.block_at(span.start)?;
    let BlockKind::TableCell { table, row, column } = document.blocks.get(index)?.kind() else { return None };
    let (row, column) = (row as usize, column as usize);
    let table = document.tables.get(table as usize)?;
    let cell = |row: usize, column: usize| {
        let block = table.block(row, column).and_then(|block| document.blocks.get(block));
        block.map_or("", |block| block.span().of(&document.text))
    };
    let head = if table.header { cell(0, column) } else { "" };
    Some(format!("{}\n{}\n{head}", cell(row, column), cell(row, 0)))
}

/// FNV-1a over the parts, each closed by a zero byte: a published function, so that fingerprints last over releases.
pub(crate) fn hash(parts: &[&str]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
