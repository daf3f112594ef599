//! Two revisions of one text in, what changed in its facts and what the change left behind out.
//!
//! Sentences are matched first, then the claims of matched sentences; sayings are matched by their own words.
//! What a change leaves behind is told twice: as a [`Change`] for people who read the revision, and as a [`Check`] of the
//! new text for everything that reads checks.

mod claims;
mod likeness;
mod sentences;

use crate::book::Book;
use crate::check::{Check, Verdict};
use claimlint_parser::Ledger;

/// One of the two texts, with what its rules found.
#[derive(Clone, Copy, Debug)]
pub struct Side<'s, 'd> {
    /// What was read in it.
    pub ledger: &'s Ledger<'d>,
    /// What its rules found, as [`crate::check`] gives it.
    pub checks: &'s [Check],
}

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// What changed in its claims, in the order of the new text; what is gone stands where it stood.
    pub changes: Vec<Change>,
    /// What the revision brought in: findings that the old text did not have, in the order of the new text.
    pub checks: Vec<Check>,
}

/// One change in a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What it does to the text; none for a plain change.
    pub verdict: Option<Verdict>,
    /// The claim of the old text, by its index.
    pub old: Option<usize>,
    /// The claim of the new text, by its index.
    pub new: Option<usize>,
    /// What changed, in a few words.
    pub message: String,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A value became another.
    Value,
    /// A claim is new.
    Added,
    /// A claim is gone.
    Removed,
    /// The words of a quotation became others.
    Quote,
    /// A saying has another source, or none.
    Attribution,
    /// A value was changed elsewhere and stands here as before.
    Stale,
}

impl ChangeKind {
    /// Its name in the rows for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Quote => "quote",
            Self::Attribution => "attribution",
            Self::Stale => "stale",
        }
    }
}

/// Compares two revisions of one text.
///
/// Only the rules of the book are told of; both sides must have been checked with it.
pub fn compare<'d>(old: Side<'_, 'd>, new: Side<'_, 'd>, book: &Book) -> Revision {
    let sentences = sentences::match_sentences(old.ledger, new.ledger);
    let claims = claims::match_claims(old.ledger, new.ledger, &sentences);
    let _ = book;
    let mut changes = Vec::new();
    let words = |ledger: &Ledger, claim: usize| ledger.claims.get(claim).map_or("", |claim| ledger.text(claim.span)).split_whitespace().collect::<Vec<_>>().join(" ");
    for &(one, other) in &claims.changed {
        changes.push(Change { kind: ChangeKind::Value, verdict: None, old: Some(one), new: Some(other), message: format!("{} is now {}", words(old.ledger, one), words(new.ledger, other)) });
    }
    for &one in &claims.gone {
        changes.push(Change { kind: ChangeKind::Removed, verdict: None, old: Some(one), new: None, message: format!("{} is gone", words(old.ledger, one)) });
    }
    for &other in &claims.come {
        changes.push(Change { kind: ChangeKind::Added, verdict: None, old: None, new: Some(other), message: format!("{} is new", words(new.ledger, other)) });
    }
    Revision { changes, checks: Vec::new() }
}
