//! Quantities in, the plain small counts out that can say how many items follow: `three changes`, `2 warships`.

use crate::claim::{Form, Quantity};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::value::Hedge;
use rust_decimal::prelude::ToPrimitive;

/// A count that can state how many items there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    /// How many.
    pub(super) count: u32,
    /// The number and its noun.
    pub(super) tokens: TokenSpan,
    /// The head of its noun.
    pub(super) head: usize,
    pub(super) sentence: usize,
}

/// All counts of a document, in order.
#[derive(Debug, Default)]
pub(super) struct StatedCounts {
    counts: Vec<Stated>,
}

impl StatedCounts {
    /// The counts of one sentence.
    pub(super) fn of_sentence(&self, sentence: usize) -> &[Stated] {
        let start = self.counts.partition_point(|stated| stated.sentence < sentence);
        let end = self.counts.partition_point(|stated| stated.sentence <= sentence);
        &self.counts[start..end]
    }
}

/// Nouns whose plural has no `s`.
const IRREGULAR_PLURALS: &[&str] = &[
    "aircraft",
    "bacteria",
    "children",
    "criteria",
    "data",
    "feet",
    "fish",
    "folk",
    "fungi",
    "geese",
    "media",
    "men",
    "mice",
    "nuclei",
    "oxen",
    "people",
    "personnel",
    "phenomena",
    "police",
    "radii",
    "series",
    "sheep",
    "species",
    "spacecraft",
    "staff",
    "stimuli",
    "syllabi",
    "teeth",
    "women",
];

/// Finds the counts that can state how many items there are.
pub(super) fn counts(draft: &Draft<'_>) -> StatedCounts {
    let mut counts: Vec<Stated> = draft
        .claims
        .iter()
        .filter_map(|claim| {
            let quantity = claim.quantity()?;
            let count = plain_count(quantity)?;
            let noun = quantity.noun?;
            let tokens = TokenSpan::new(claim.tokens.start, noun.tokens.end.max(claim.tokens.end));
            let follows = noun.tokens.start >= claim.tokens.end;
            (follows && is_plural(draft.word(noun.head)) && !is_part(draft, claim.tokens)).then_some(Stated {
                count,
                tokens,
                head: noun.head,
                sentence: claim.sentence,
            })
        })
        .collect();
    counts.sort_by_key(|stated| (stated.sentence, stated.tokens.start));
    StatedCounts { counts }
}

/// The number of an exact count from 2 to 30.
fn plain_count(quantity: &Quantity) -> Option<u32> {
    if quantity.form != Form::Count || quantity.hedge != Hedge::None || quantity.unit.is_some() {
        return None;
    }
    let value = quantity.value.filter(|value| value.fract().is_zero())?.to_u32()?;
    (2..=30).contains(&value).then_some(value)
}

/// Whether the count is only a part or one of several: `two of the`, `from four to two`, `at 3 places each`.
fn is_part(draft: &Draft<'_>, tokens: TokenSpan) -> bool {
    draft.reads(tokens.end, "of")
        || draft.reads(tokens.end, "or")
        || tokens.start > 0 && draft.is(tokens.start - 1, Class::DASH) && !draft.tokens[tokens.start].spaced
}

/// Whether a noun is a plural.
pub(super) fn is_plural(noun: &str) -> bool {
    let lower = noun.to_lowercase();
    lower.len() > 2 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") && !lower.ends_with("is")
        || IRREGULAR_PLURALS.binary_search(&lower.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_told_from_singulars() {
        assert!(IRREGULAR_PLURALS.is_sorted());
        for plural in ["warships", "countries", "people", "criteria", "aircraft", "Reasons"] {
            assert!(is_plural(plural), "{plural}");
        }
        for singular in ["class", "status", "analysis", "plan", "is"] {
            assert!(!is_plural(singular), "{singular}");
        }
    }
}
