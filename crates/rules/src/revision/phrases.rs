//! Claims and sources in, the words by which a message names them out.

use crate::compare::tokens_in;
use claimlint_document::Span;
use claimlint_parser::{Attribution, Claim, Class, Ledger};

/// How many words of a quotation a message shows.
const SHOWN: usize = 8;

/// The words of a claim in one line, with the noun that it counts where that stands behind it: `12 wheels`.
pub(super) fn claim(ledger: &Ledger, index: usize) -> String {
    let Some(held) = ledger.claims.get(index) else { return String::new() };
    // A number with a point counts nothing: it is of the words before it.
    let whole = !ledger.text(held.span).contains('.');
    let noun = held.quantity().filter(|_| whole).and_then(|quantity| quantity.noun).map(|noun| ledger.span_of(noun.tokens));
    let behind = |noun: &Span| noun.start >= held.span.end && ledger.text(Span::new(held.span.end, noun.start)).trim().is_empty();
    let end = noun.filter(behind).map_or(held.span.end, |noun| noun.end);
    one_line(ledger.text(Span::new(held.span.start, end)))
}

/// Who said something: by the full name where it is known, else as the text names the source; none where only a pronoun does.
pub(super) fn source(ledger: &Ledger, said: &Attribution) -> Option<String> {
    if let Some(person) = said.person.and_then(|person| ledger.people.get(person)) {
        return Some(person.name.clone());
    }
    let first = *said.source.first()?;
    let token = ledger.tokens.get(tokens_in(ledger, first).start)?;
    if token.is(Class::PRONOUN) {
        return None;
    }
    let mut words = one_line(&said.source.iter().map(|&span| ledger.text(span)).collect::<Vec<_>>().join(" "));
    if token.is(Class::DETERMINER | Class::POSSESSIVE)
        && let Some(capital) = words.get_mut(..1)
    {
        // The article was written large because it began its sentence.
        capital.make_ascii_lowercase();
    }
    Some(words)
}

/// The first words of a quotation.
pub(super) fn shortened(words: &str) -> String {
    let mut shown: Vec<&str> = words.split_whitespace().take(SHOWN + 1).collect();
    let cut = shown.len() > SHOWN;
    shown.truncate(SHOWN);
    if cut { format!("{} …", shown.join(" ")) } else { shown.join(" ") }
}

/// A text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a claim only points at the time of writing, or names a unit that it does not count: `now`, `recently`, `for hours`.
pub(super) fn is_vague_time(claim: &Claim) -> bool {
    let uncounted = |value: &str| value.starts_with('P') && value.contains('X') && claim.tokens.len() == 1;
    claim.time().is_some_and(|time| time.value.ends_with("_REF") || uncounted(&time.value))
}
