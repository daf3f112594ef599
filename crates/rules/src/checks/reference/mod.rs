//! Pointers of a text in, whether what they point at is in the text out.

mod anchor;
mod author;
mod entry;
mod footnote;
mod numeric;
mod order;
mod target;
mod title;
mod unmentioned;

pub(super) use entry::{Entry, entries};
pub(super) use target::{Parts, parts};

use super::Context;
use crate::check::Check;
use crate::page::Rule;
use claimlint_parser as parser;
use claimlint_parser::{Claim, ReferenceTarget};
use serde::Deserialize;

/// Which pointers are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// To sections, tables, figures and their kin.
    TargetMissing,
    /// To sections that they also name by their titles.
    TargetTitleMismatch,
    /// From figures and tables back to the text.
    CaptionUnmentioned,
    /// To the section in which they stand: `this Section 6`.
    SelfReferenceMismatch,
    /// To headings, by their anchors.
    AnchorMissing,
    /// To footnotes.
    FootnoteMissing,
    /// From footnotes back to the text.
    FootnoteUnused,
    /// To entries of the list of references, by name and year.
    CitationMissing,
    /// To entries whose year or name is nearly, but not quite, the cited one.
    CitationMismatch,
    /// To entries of the list of references, by number.
    CitationNumberMissing,
    /// From entries back to the text.
    EntryUncited,
    /// Entries that name one work twice.
    DuplicateEntry,
    /// To figures and tables, in the order of their numbers.
    MentionOrder,
}

/// Runs one check of references over a ledger.
pub(crate) fn check(kind: Reference, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match kind {
        Reference::TargetMissing => target::check(rule, context, out),
        Reference::TargetTitleMismatch => title::check(rule, context, out),
        Reference::CaptionUnmentioned => unmentioned::check(rule, context, out),
        Reference::SelfReferenceMismatch => target::check_own(rule, context, out),
        Reference::AnchorMissing => anchor::check(rule, context, out),
        Reference::FootnoteMissing => footnote::check_marks(rule, context, out),
        Reference::FootnoteUnused => footnote::check_notes(rule, context, out),
        Reference::CitationMissing => author::check(rule, context, author::Want::Missing, out),
        Reference::CitationMismatch => author::check(rule, context, author::Want::Near, out),
        Reference::CitationNumberMissing => numeric::check(rule, context, out),
        Reference::EntryUncited => entry::check_uncited(rule, context, out),
        Reference::DuplicateEntry => entry::check_duplicates(rule, context, out),
        Reference::MentionOrder => order::check(rule, context, out),
    }
}

/// The references of a text to one kind of target, those into other texts left out.
fn references<'r, 'c>(
    context: &'r Context<'c>,
    target: ReferenceTarget,
) -> impl Iterator<Item = (&'c Claim, &'c parser::Reference)> + use<'r, 'c> {
    context.references.iter().copied().filter(move |(_, reference)| reference.target == target && !reference.external)
}
