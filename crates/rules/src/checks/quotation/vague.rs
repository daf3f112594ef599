//! Attributions in, those whose source is nobody in particular out (check 89).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_parser::Claim;

/// Reports every attribution to a source that names nobody: `critics say`, `it is believed`.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for claim in &ledger.claims {
        let Some(attribution) = Claim::attribution(claim).filter(|attribution| attribution.vague) else { continue };
        let Some(span) = attribution.source.iter().chain(&attribution.cue).copied().reduce(|a, b| a.cover(b)) else { continue };
        // What somebody else says of unnamed critics is that person's claim.
        if claim.said_by.is_some() || !context.is_prose(span) || context.is_quoted(span) {
            continue;
        }
        let source = attribution.source.first().map_or_else(String::new, |&source| ledger.text(source).to_lowercase());
        let message = if source.is_empty() { "nobody is named as the source".to_owned() } else { format!("“{source}” names nobody as the source") };
        out.push(report(rule, Verdict::Review, span, message));
    }
}
