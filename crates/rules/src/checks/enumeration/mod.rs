//! Enumerations with the count that the text gives for them in, whether the items are so many out.

mod format;
mod shares;
mod wording;

use super::{Context, evidence, report};
use crate::check::{Check, Verdict};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser as parser;
use claimlint_parser::{Claim, EnumerationForm};
use serde::Deserialize;

/// Which counts are compared with which items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enumeration {
    /// A count and the list behind it.
    ListCountMismatch,
    /// A count and the items beside it in the sentence.
    InlineCountMismatch,
    /// A count and the First, Second, Third behind it.
    SeriesCountMismatch,
    /// A count that points back at items told before.
    BackReferenceCountMismatch,
    /// A heading that counts, and the headings or items under it.
    HeadingCountMismatch,
    /// `Both` and the names behind it.
    BothOfMany,
    /// Two rows that `respectively` pairs off.
    RespectivelyMismatch,
    /// A word that holds a number of parties, and the parties named.
    CollectiveMismatch,
    /// Two names of one format that hold different numbers: `3+3` and `seven-party`.
    FormatMismatch,
    /// Labels with a share each, which make more than one whole.
    SharesExceedWhole,
}

/// Runs one check of enumerations over a ledger.
pub(crate) fn check(kind: Enumeration, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    if kind == Enumeration::FormatMismatch {
        return format::check(rule, context, out);
    }
    if kind == Enumeration::SharesExceedWhole {
        return shares::check(rule, context, out);
    }
    for (claim, enumeration) in &context.enumerations {
        if kind_of(context, enumeration) == Some(kind) {
            out.extend(compare(kind, rule, context, claim, enumeration));
        }
    }
}

/// The check that an enumeration is for; none where it states no count or no items.
fn kind_of(context: &Context, enumeration: &parser::Enumeration) -> Option<Enumeration> {
    let by = enumeration.by.filter(|_| enumeration.stated.is_some() && enumeration.items.len() >= 2)?;
    let word = context.ledger.text(by);
    Some(match enumeration.form {
        EnumerationForm::Coordination | EnumerationForm::Slashed if word.eq_ignore_ascii_case("both") => Enumeration::BothOfMany,
        EnumerationForm::Coordination | EnumerationForm::Slashed => Enumeration::InlineCountMismatch,
        EnumerationForm::List(_) => Enumeration::ListCountMismatch,
        EnumerationForm::Markers => Enumeration::SeriesCountMismatch,
        EnumerationForm::Collective => Enumeration::CollectiveMismatch,
        EnumerationForm::Headings => Enumeration::HeadingCountMismatch,
        EnumerationForm::Recalled => Enumeration::BackReferenceCountMismatch,
        EnumerationForm::Respectively => Enumeration::RespectivelyMismatch,
    })
}

/// Compares the stated count of an enumeration with its items.
fn compare(kind: Enumeration, rule: &Rule, context: &Context, claim: &Claim, enumeration: &parser::Enumeration) -> Option<Check> {
    let (stated, by) =
        enumeration.stated.zip(enumeration.by).filter(|_| enumeration.exhaustive && context.is_prose_sentence(claim.sentence))?;
    let found = u32::try_from(enumeration.items.len()).ok()?;
    let agrees = found == stated;
    let verdict = match (agrees, enumeration.certain && !context.is_quoted(by)) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Conflict,
        (false, false) => Verdict::Review,
    };
    let word = context.ledger.text(by);
    let message = if agrees { wording::holds(kind, word, found) } else { wording::accuses(kind, word, stated, found) };
    let mut check = report(rule, verdict, by, message);
    let words: Vec<String> = enumeration.items.iter().map(|&item| wording::shortened(context.ledger.text(item))).collect();
    check.computed = Some(wording::computed(stated, &words));
    if !agrees {
        check.fixes = wording::recounted(word, found).into_iter().collect();
    }
    check.related = enumeration.items.iter().take(MOST_SHOWN).map(|&item| evidence(first_line(context, item), "an item")).collect();
    Some(check)
}

/// How many items a check shows as places of their own.
const MOST_SHOWN: usize = 12;

/// The first line of an item, which may hold lists and paragraphs of its own.
fn first_line(context: &Context, item: Span) -> Span {
    let line = context.ledger.text(item).split('\n').next().unwrap_or_default().len();
    Span::new(item.start, item.start + line)
}
