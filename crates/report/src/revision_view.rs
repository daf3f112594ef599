//! Revisions of documents in, all that the report of a revision tells out, as plain data for templates.

use crate::Checked;
use crate::revision::{Revised, is_fact, words};
use crate::view::{self, Finding};
use claimlint_document::Span;
use claimlint_parser::Claim;
use claimlint_rules::revision::{Change, ChangeKind};
use claimlint_rules::{Family, Verdict};
use serde::Serialize;
use std::collections::BTreeSet;

/// What the report of a revision tells.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RevisionView {
    /// The revision that the documents were held against.
    pub since: String,
    /// The documents in which something changed, in order.
    pub documents: Vec<DocumentView>,
    /// The documents that are gone.
    pub gone: Vec<String>,
}

/// What became of one document.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// Its path as given.
    pub path: String,
    /// The path that it had before, where it was renamed.
    pub was: Option<String>,
    /// Whether it was not there before; its claims are then counted, not listed.
    pub is_new: bool,
    /// How many claims it has.
    pub claims: usize,
    /// What changed in its facts.
    pub changes: Vec<ChangeView>,
    /// What the changes left behind: stale values, altered quotations, lost sources.
    pub left: Vec<Finding>,
    /// The conflicts that came in.
    pub conflicts: Vec<Finding>,
    /// What came in that a person should look at.
    pub reviews: Vec<Finding>,
}

/// One change of a fact.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    /// The line: in the new text, for what is gone in the old one.
    pub line: usize,
    /// The line, or where a person finds it in a file without lines.
    pub at: String,
    /// What kind of change it is.
    pub kind: &'static str,
    /// The words that stood there.
    pub old: Option<String>,
    /// The words that stand there now.
    pub new: Option<String>,
    /// The words at the place of the change.
    pub words: String,
    /// The sentence around the change, the words themselves left out.
    pub before: String,
    /// The rest of the sentence.
    pub after: String,
}

impl DocumentView {
    /// Whether there is anything to tell.
    pub fn is_quiet(&self) -> bool {
        !self.is_new && self.was.is_none() && !self.tells()
    }

    fn tells(&self) -> bool {
        !(self.changes.is_empty() && self.left.is_empty() && self.conflicts.is_empty() && self.reviews.is_empty())
    }
}

/// Gathers what a report tells of one document that stood there before.
pub fn document(revised: Revised<'_>, was: Option<String>) -> DocumentView {
    let all = &revised.revision.changes;
    // What should have followed from a change stands among the findings; only the change itself is one of a fact.
    let plain = |change: &Change| change.verdict.is_none() && change.kind == ChangeKind::Value;
    let moved: BTreeSet<usize> = all.iter().filter(|change| plain(change)).filter_map(|change| change.old).collect();
    let follows =
        |change: &Change| !plain(change) && change.kind == ChangeKind::Value && change.old.is_some_and(|old| moved.contains(&old));
    let is_told = |change: &&Change| change.kind != ChangeKind::Stale && !follows(change) && is_fact(revised, change);
    let changes = all.iter().filter(is_told).map(|change| change_view(revised, change));
    DocumentView { was, changes: changes.collect(), ..found(Checked { checks: &revised.revision.checks, ..revised.new }) }
}

/// Gathers what a report tells of a new document: what was found in it.
pub fn new_document(checked: Checked<'_>) -> DocumentView {
    DocumentView { is_new: true, ..found(checked) }
}

fn found(checked: Checked<'_>) -> DocumentView {
    let mut number = 0;
    let mut findings = |keep: &dyn Fn(Family, Verdict) -> bool| -> Vec<Finding> {
        let kept = checked.checks.iter().filter(|check| check.verdict != Verdict::Holds && keep(check.family, check.verdict));
        kept.map(|check| {
            number += 1;
            view::finding(checked, number, check)
        })
        .collect()
    };
    DocumentView {
        path: checked.path.to_owned(),
        was: None,
        is_new: false,
        claims: checked.ledger.claims.len(),
        changes: Vec::new(),
        left: findings(&|family, _| family == Family::Revisions),
        conflicts: findings(&|family, verdict| family != Family::Revisions && verdict == Verdict::Conflict),
        reviews: findings(&|family, verdict| family != Family::Revisions && verdict == Verdict::Review),
    }
}

fn change_view(revised: Revised<'_>, change: &Change) -> ChangeView {
    let was = words(revised.old, change.old, change.numbers.0);
    let is = words(revised.new, change.new, change.numbers.1);
    let shown = |side: Checked<'_>, span: Option<Span>| Some(view::first_words(&view::plain(side.ledger.text(span?))));
    let (side, span) = if is.is_some() { (revised.new, is) } else { (revised.old, was) };
    // Where nobody says a thing any more, a figure in it only shows the place.
    let said = |side: Checked<'_>, claim: Option<usize>| {
        claim.and_then(|claim| side.ledger.claims.get(claim)).and_then(Claim::attribution).is_some()
    };
    let unsaid = said(revised.old, change.old) && !said(revised.new, change.new);
    let quote = span.map(|span| view::quote(side.ledger, span));
    ChangeView {
        line: span.map_or(1, |span| view::place(side, span).0),
        at: span.map_or_else(|| "1".to_owned(), |span| view::at(side, span)),
        kind: change.kind.name(),
        old: shown(revised.old, was),
        new: shown(revised.new, is.filter(|_| !unsaid)),
        words: shown(side, span).unwrap_or_default(),
        before: quote.as_ref().map_or_else(String::new, |quote| quote.before.clone()),
        after: quote.map_or_else(String::new, |quote| quote.after),
    }
}
