//! The numbers, letters and marks by which a text is ordered in, whether one is missing or stands twice out.

mod bracket;
pub(crate) mod caption;
mod contents;
pub(crate) mod heading;
mod item;
mod letter;
mod placeholder;
mod sequence;
mod step;

use super::Context;
use crate::check::Check;
use crate::page::Rule;
pub(in crate::checks) use item::heads_line;
use serde::Deserialize;

/// What of the structure is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Structure {
    /// Numbers of list items, headings, steps and captions.
    NumberingGap,
    /// Letters and Roman numerals of list items, in lists and in running text.
    LetterGap,
    /// Numbers of tables and figures.
    DuplicateCaption,
    /// Blanks that were never filled in.
    PlaceholderLeft,
    /// Brackets that are not closed or not opened.
    UnbalancedBracket,
    /// A table of contents against the headings.
    ContentsMismatch,
}

/// Runs one check of structure over a ledger.
pub(crate) fn check(kind: Structure, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match kind {
        Structure::NumberingGap => {
            item::check(rule, context, out);
            heading::check(rule, context, out);
            step::check(rule, context, out);
            caption::check_gaps(rule, context, out);
        }
        Structure::LetterGap => letter::check(rule, context, out),
        Structure::DuplicateCaption => caption::check(rule, context, out),
        Structure::PlaceholderLeft => placeholder::check(rule, context, out),
        Structure::UnbalancedBracket => bracket::check(rule, context, out),
        Structure::ContentsMismatch => contents::check(rule, context, out),
    }
}
