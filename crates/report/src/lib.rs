//! Checks and claims in, text out: reports for people and rows for programs.
//!
//! The shapes that programs read are fixed in one place each: [`claims`] for claims, [`checks`] for checks.
//! [`terminal`] draws findings for people at a terminal; [`safe`] keeps what a text holds from acting on it.
//! [`found`] keeps findings without their document, and [`sarif`], [`github`], [`gitlab`], [`junit`], [`checkstyle`] and
//! [`rdjson`] write them for the programs of others.
//! [`view`] gathers what a report tells; [`markdown`] and [`html`] write it through templates, [`index`] the list of many.
//! Every place that leaves here is a byte offset into the source as read.

pub mod checks;
pub mod checkstyle;
pub mod claims;
pub mod drawn;
pub mod found;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod index;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod rdjson;
pub mod revision;
pub mod revision_view;
pub mod rows;
pub mod safe;
pub mod sarif;
mod templates;
pub mod terminal;
pub mod view;
mod xml;

#[cfg(test)]
mod roundtrip;

pub use templates::TemplateError;

use claimlint_document::LineIndex;
use claimlint_parser::Ledger;
use claimlint_rules::Check;

/// One document with all that was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'c> {
    /// Its path as given.
    pub path: &'c str,
    /// What was read.
    pub ledger: &'c Ledger<'c>,
    /// What was compared, in the order of the places.
    pub checks: &'c [Check],
    /// The lines of its source.
    pub lines: &'c LineIndex,
}
