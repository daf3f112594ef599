//! A ledger in, for each word what it says of a value beside it, or of the clause that it stands in, out.

use bitflags::bitflags;
use claimlint_parser::{Ledger, Modality};

bitflags! {
    /// What a word says of a value beside it, or of the clause that it stands in.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Hint: u8 {
        const FORECAST = 1;
        const SUPPOSITION = 1 << 1;
        const TIME = 1 << 2;
        const COMPARED = 1 << 3;
        const PART = 1 << 4;
    }
}

/// For each lexeme what it says of a value beside it, or of its clause.
pub(super) fn hints(ledger: &Ledger) -> Vec<Hint> {
    let mut hints = vec![Hint::empty(); ledger.lexemes.len()];
    let tables = [
        (FORECASTS, Hint::FORECAST),
        (SUPPOSITIONS, Hint::SUPPOSITION),
        (TIME_SHIFTS, Hint::TIME),
        (COMPARED, Hint::COMPARED),
        (PARTS, Hint::PART),
    ];
    for (words, hint) in tables {
        for lexeme in words.iter().filter_map(|word| ledger.lexemes.find(word)) {
            if let Some(known) = hints.get_mut(lexeme as usize) {
                *known |= hint;
            }
        }
    }
    hints
}

/// What a word left of a value makes of the clause.
pub(super) const fn modality(hint: Hint) -> Modality {
    if hint.intersects(Hint::FORECAST) {
        Modality::Forecast
    } else if hint.intersects(Hint::SUPPOSITION) {
        Modality::Hypothetical
    } else {
        Modality::Asserted
    }
}

/// Words that put a clause into the future.
const FORECASTS: &[&str] = &[
    "aim",
    "aims",
    "anticipated",
    "estimated",
    "expect",
    "expected",
    "expects",
    "forecast",
    "goal",
    "hopes",
    "intends",
    "plans",
    "projected",
    "proposed",
    "scheduled",
    "shall",
    "target",
    "will",
];

/// Words that make a clause a supposition.
const SUPPOSITIONS: &[&str] = &["assume", "assuming", "could", "if", "may", "might", "should", "suppose", "unless", "would"];

/// Words that tell of another time.
const TIME_SHIFTS: &[&str] = &[
    "afterwards",
    "already",
    "currently",
    "earlier",
    "eventually",
    "formerly",
    "initially",
    "later",
    "latest",
    "meanwhile",
    "now",
    "once",
    "original",
    "originally",
    "preliminary",
    "previous",
    "previously",
    "revised",
    "since",
    "still",
    "subsequently",
    "then",
    "time",
    "today",
    "until",
    "updated",
];

/// Words that hold a value against another.
const COMPARED: &[&str] = &["against", "compared", "instead", "rather", "than", "versus", "vs"];

/// Words that make a value one of several.
const PARTS: &[&str] = &[
    "additional",
    "among",
    "another",
    "apiece",
    "average",
    "each",
    "every",
    "extra",
    "first",
    "further",
    "half",
    "last",
    "least",
    "more",
    "most",
    "next",
    "other",
    "others",
    "per",
    "remaining",
    "rest",
    "such",
    "them",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_tables_are_sorted() {
        for table in [FORECASTS, SUPPOSITIONS, TIME_SHIFTS, COMPARED, PARTS] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }
}
