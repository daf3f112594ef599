//! Two revisions and their changes in, rows for programs and lines for people out.

use crate::Checked;
use crate::claims::{self, ClaimRow};
use crate::safe;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Form, TokenSpan};
use claimlint_rules::Verdict;
use claimlint_rules::revision::{Change, ChangeKind, Item, Revision};
use serde::Serialize;
use std::fmt::Write;

/// The fewest words in quotation marks that are no title or term, where nobody is named as their speaker.
const FEWEST_QUOTED: usize = 4;

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
        old: claim_row(revised.old, change.old, change.numbers.0, change.items.map(|(item, _)| item)),
        new: claim_row(revised.new, change.new, change.numbers.1, change.items.map(|(_, item)| item)),
        message: &change.message,
    })
}

fn claim_row(side: Checked<'_>, claim: Option<usize>, number: Option<TokenSpan>, item: Option<Item>) -> Option<ClaimRow<'_>> {
    let Checked { path, ledger, lines, .. } = side;
    match (claim, number, item) {
        (Some(index), _, _) => Some(claims::row(path, ledger, lines, index, ledger.claims.get(index)?)),
        (None, Some(number), _) => Some(claims::number_row(path, ledger, lines, number)),
        (None, None, Some(Item { list, item })) => claims::label_row(path, ledger, lines, list, item),
        (None, None, None) => None,
    }
}

/// The words of the claim, or of the number that no claim holds, on one side of a change.
pub(crate) fn words(side: Checked<'_>, claim: Option<usize>, number: Option<TokenSpan>) -> Option<Span> {
    let held = claim.and_then(|claim| side.ledger.claims.get(claim)).map(|claim| claim.span);
    held.or_else(|| number.map(|tokens| side.ledger.span_of(tokens)))
}

/// The changes for people, one a line: the place in the new text, else in the old one, and what happened there.
///
/// What is no change of a fact is counted in a last line, not listed.
pub fn lines(revised: Revised<'_>) -> String {
    let mut text = String::new();
    let mut untold = Untold::default();
    for change in &revised.revision.changes {
        if !untold.lists(revised, change) {
            continue;
        }
        let (path, at) = place(revised, change);
        let told = match (change.kind, change.verdict) {
            (kind, None) => kind.name().to_owned(),
            (kind, Some(Verdict::Conflict)) => format!("{}, conflict", kind.name()),
            (kind, Some(Verdict::Review)) => format!("{}, review", kind.name()),
            (kind, Some(Verdict::Holds)) => format!("{}, holds", kind.name()),
        };
        let _infallible = writeln!(text, "{}:{at}: {told}: {}", safe::path(path), safe::line(&change.message));
    }
    if let Some(told) = untold.told() {
        let nothing = if text.is_empty() { "no fact changed; " } else { "" };
        let _infallible = writeln!(text, "{}: {nothing}not listed: {told}", safe::path(revised.new.path));
    }
    text
}

/// The changes that are none of the facts: programs read them, people are told how many there are.
#[derive(Clone, Copy, Debug, Default)]
struct Untold {
    /// Values that are written otherwise.
    respelled: usize,
    /// References, codes, ranks and terms that came or went with the text around them.
    pointers: usize,
    /// Items of lists that bear another label.
    labels: usize,
}

impl Untold {
    /// Whether a change is listed; one that is not is counted.
    fn lists(&mut self, revised: Revised<'_>, change: &Change) -> bool {
        if is_fact(revised, change) {
            return true;
        }
        let count = match change {
            Change { respelled: true, .. } => &mut self.respelled,
            Change { items: Some(_), .. } => &mut self.labels,
            _ => &mut self.pointers,
        };
        *count += 1;
        false
    }

    /// How many there are, in words.
    fn told(self) -> Option<String> {
        let respelled = match self.respelled {
            0 => None,
            1 => Some("1 value that is only written otherwise".to_owned()),
            count => Some(format!("{count} values that are only written otherwise")),
        };
        let pointers = match self.pointers {
            0 => None,
            1 => Some("1 reference, code or term that came or went with its text".to_owned()),
            count => Some(format!("{count} references, codes and terms that came or went with their text")),
        };
        let labels = match self.labels {
            0 => None,
            1 => Some("1 item of a list that bears another label".to_owned()),
            count => Some(format!("{count} items of lists that bear other labels")),
        };
        let told: Vec<String> = respelled.into_iter().chain(pointers).chain(labels).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

/// Whether a change is one of the facts: pointers, versions, ranks and terms in quotation marks that came or went with the
/// text around them are not, nor is a number that is written otherwise or the label of an item.
pub(crate) fn is_fact(revised: Revised<'_>, change: &Change) -> bool {
    let pointer = |side: Checked<'_>, claim: Option<usize>| {
        let kind = claim.and_then(|claim| side.ledger.claims.get(claim)).map(|claim| &claim.kind);
        match kind {
            // A number that no claim holds is one of them.
            None | Some(ClaimKind::Reference(_) | ClaimKind::Identifier(_)) => true,
            Some(ClaimKind::Quantity(quantity)) => quantity.form == Form::Ordinal,
            Some(ClaimKind::Quotation(quoted)) => quoted.attribution.is_none() && quoted.words.split(' ').count() < FEWEST_QUOTED,
            Some(
                ClaimKind::Time(_)
                | ClaimKind::Range(_)
                | ClaimKind::Enumeration(_)
                | ClaimKind::Attribution(_)
                | ClaimKind::Person(_)
                | ClaimKind::Organisation(_)
                | ClaimKind::Statistic(_),
            ) => false,
        }
    };
    match change.kind {
        ChangeKind::Value => !change.respelled && change.items.is_none(),
        ChangeKind::Stale | ChangeKind::Quote | ChangeKind::Attribution => true,
        ChangeKind::Added => change.verdict.is_some() || !pointer(revised.new, change.new),
        ChangeKind::Removed => !pointer(revised.old, change.old),
    }
}

/// The path at which a change is told, and the line and column; in a file without lines where a person finds it.
fn place<'c>(revised: Revised<'c>, change: &Change) -> (&'c str, String) {
    let was = words(revised.old, change.old, change.numbers.0);
    let is = words(revised.new, change.new, change.numbers.1);
    let (side, span) = match (change.kind, is, was) {
        (ChangeKind::Removed, _, Some(was)) | (_, None, Some(was)) => (revised.old, was),
        (_, is, _) => (revised.new, is.unwrap_or_default()),
    };
    let document = side.ledger.document;
    let position = side.lines.position(&document.source, document.source_span(span).start);
    let place = document.place(span).map(|place| format!(" {}", safe::line(&place.to_string())));
    (side.path, place.unwrap_or_else(|| format!("{}:{}", position.line, position.column)))
}
