//! Matched sentences in, quotations whose words changed (115) and sayings whose source changed or went (116, 119) out.

mod attributions;
mod quotations;
mod unsourced;

use super::claims::Claims;
use super::sentences::Sentences;
use super::{Finding, Told};
use claimlint_parser::Ledger;
use rustc_hash::FxHashSet;

/// What became of quotations and attributions.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    /// Plain changes.
    pub(super) told: Vec<Told>,
    /// Changes that are faults or may be.
    pub(super) findings: Vec<Finding>,
}

/// Holds the quotations and attributions of two texts against each other.
pub(super) fn compare<'d>(old: &Ledger<'d>, new: &Ledger<'d>, sentences: &Sentences, claims: &Claims) -> Sayings {
    let mut sayings = Sayings::default();
    quotations::compare(old, new, sentences, &mut sayings);
    attributions::compare(old, new, sentences, claims, &mut sayings);
    sayings
}

/// Whether two sources can be one: one is named in full and the other by a part of that.
fn same_source(one: &FxHashSet<String>, other: &FxHashSet<String>) -> bool {
    !one.is_disjoint(other)
}
