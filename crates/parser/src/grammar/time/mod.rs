//! Tokens in, claims of the kinds `time` and `range` out.
//!
//! Reading comes in two steps: productions read expressions as the words give them ([`expression`]), then the whole
//! document's expressions are placed in the calendar in order ([`resolve`]), since a year may come from far away.

mod absolute;
mod beside;
mod clock;
mod context;
mod duration;
mod expression;
mod find;
mod granule;
mod holiday;
mod hours;
mod lead;
mod numeric;
mod period;
mod recurring;
mod relative;
mod resolve;
mod scan;
mod span;
mod tense;
mod units;
mod value;
mod weeks;
mod words;
mod year;

pub use holiday::Holiday;
pub(crate) use holiday::holiday;
pub(crate) use words::classes;

use super::Input;
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult, Input as _};
use std::cell::OnceCell;

/// Reads every time, duration, set and range of a document.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let readings = scan::all(draft);
    resolve::write(draft, readings);
}

/// One sentence with the document around it, for what stands before an expression.
struct Scene<'s, 'd> {
    draft: &'s Draft<'d>,
    sentence: TokenSpan,
    day_first: &'s OnceCell<Option<bool>>,
}

impl<'d> Scene<'_, 'd> {
    /// Whether a token belongs to the sentence.
    fn holds(&self, token: usize) -> bool {
        self.sentence.holds(token)
    }

    /// The words of a token of the sentence; empty outside of it.
    fn word(&self, token: usize) -> &'d str {
        if self.holds(token) { self.draft.word(token) } else { "" }
    }

    /// The mark that a token of the sentence is; a null character for a word and outside of it.
    fn mark(&self, token: usize) -> char {
        if self.holds(token) { self.draft.mark(token) } else { '\0' }
    }

    fn reads(&self, token: usize, word: &str) -> bool {
        self.holds(token) && self.draft.reads(token, word)
    }

    fn is(&self, token: usize, class: Class) -> bool {
        self.holds(token) && self.draft.is(token, class)
    }

    /// Whether the token before one has a class.
    fn before_is(&self, token: usize, class: Class) -> bool {
        token.checked_sub(1).is_some_and(|before| self.is(before, class))
    }

    /// Whether white space stands before a token.
    fn spaced(&self, token: usize) -> bool {
        self.draft.tokens.get(token).is_some_and(|token| token.spaced)
    }

    /// Whether a token begins its sentence.
    fn is_head(&self, token: usize) -> bool {
        self.sentence.start == token
    }

    /// Whether a mark or a word is set tight before a token so that it is no number of its own.
    fn glued(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1).filter(|&before| self.holds(before)) else { return false };
        let word = self.word(before);
        if matches!(word, "$" | "€" | "£" | "¥" | "#" | "№" | "§" | "US$") || self.is(before, Class::CURRENCY) {
            return true;
        }
        if self.spaced(token) {
            return false;
        }
        match word {
            // A dash behind a month parts two dates.
            "-" | "‐" | "‑" | "/" => {
                !self.spaced(before)
                    && !self.before_is(before, Class::MONTH)
                    && before.checked_sub(1).is_some_and(|one| self.is(one, Class::DIGITS | Class::LOWER | Class::CAPITAL))
            }
            "." | "_" | "=" | "+" | "@" | "&" | "*" | "\\" => true,
            ":" => before.checked_sub(1).is_some_and(|one| self.is(one, Class::DIGITS)),
            _ => self.is(before, Class::LOWER | Class::CAPITAL | Class::DIGITS | Class::OPAQUE),
        }
    }

    /// Whether the token before a mark or a conjunction is a bare year.
    fn is_year(&self, token: usize) -> bool {
        token.checked_sub(1).is_some_and(|year| {
            self.is(year, Class::DIGITS)
                && self.word(year).len() == 4
                && self.word(year).parse::<u32>().is_ok_and(|year| (1000..=2199).contains(&year))
        })
    }

    /// Whether the words before a token speak of a day: `on`, `by`, `until`, a weekday.
    fn speaks_of_a_day(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else { return false };
        self.is(before, Class::WEEKDAY)
            || self.is(before, Class::DASH) && self.before_is(before, Class::DIGITS)
            || ["on", "by", "until", "till", "since", "back", "this", "from", "between", "to", "before", "after", "date"]
                .iter()
                .any(|word| self.reads(before, word))
    }

    /// Whether the document writes days before months.
    fn day_first(&self) -> Option<bool> {
        *self.day_first.get_or_init(|| numeric::day_first(self.draft))
    }
}

/// Whether a noun follows, which an ordinal before it would count.
fn goes_on(rest: &Input<'_>) -> bool {
    rest.first().is_some_and(|next| {
        next.is(Class::LOWER)
            && !next.is(Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::AUXILIARY
                | Class::SUBORDINATOR
                | Class::PRONOUN
                | Class::DETERMINER
                | Class::TIME_WORD)
    })
}

/// Whether the input begins with this word, in any case of ASCII letters.
fn reads(input: &Input<'_>, word: &str) -> bool {
    input.reads(word)
}

/// The input after this word, where it begins with it.
fn skip<'t>(input: Input<'t>, word: &str) -> Input<'t> {
    if reads(&input, word) { input.take_from(1) } else { input }
}

/// The input after a hyphen that joins two words.
fn skip_hyphen(input: Input<'_>) -> Input<'_> {
    match input.first() {
        Some(token) if token.is(Class::DASH) && !token.spaced && input.take_from(1).first().is_some_and(|next| !next.spaced) => {
            input.take_from(1)
        }
        _ => input,
    }
}

/// The input after a hyphen, slash or point that joins the parts of a date.
fn joint(input: Input<'_>) -> Input<'_> {
    match input.first() {
        Some(token)
            if !token.spaced
                && matches!(input.mark(token), '-' | '/' | '‐' | '‑')
                && input.take_from(1).first().is_some_and(|next| !next.spaced) =>
        {
            input.take_from(1)
        }
        _ => input,
    }
}

fn fail<O>(input: Input<'_>) -> IResult<Input<'_>, O> {
    Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
}

#[cfg(test)]
mod tests;
