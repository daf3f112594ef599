//! Quotations and attributions in, whether the text gives one quotation one wording and one speaker out.

mod align;
mod passage;
mod speakers;
mod unnamed;
mod vague;
mod wordings;

pub(super) use passage::{Passage, passages};

use super::Context;
use crate::check::Check;
use crate::page::Rule;
use serde::Deserialize;

/// What of quotations is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotation {
    /// The same words of one speaker, told in two wordings.
    QuotationTwoWordings,
    /// The same words in the mouths of two people.
    QuotationTwoSpeakers,
    /// A claim whose source is nobody in particular.
    VagueAttribution,
    /// A quotation of `he` or `she` where nobody is named.
    SpeakerNotNamed,
}

/// Runs one check over the quotations of a ledger.
pub(crate) fn check(quotation: Quotation, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match quotation {
        Quotation::QuotationTwoWordings => wordings::check(rule, context, out),
        Quotation::QuotationTwoSpeakers => speakers::check(rule, context, out),
        Quotation::VagueAttribution => vague::check(rule, context, out),
        Quotation::SpeakerNotNamed => unnamed::check(rule, context, out),
    }
}
