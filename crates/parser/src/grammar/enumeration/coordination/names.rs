//! Capitals in a row in, the names that commas and conjunctions part out; and rows of nouns with their articles.

use super::Row;
use super::cut::is_joint;
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::grammar::enumeration::Found;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// Rows of more names are no enumeration that anybody counts; the bound keeps the work linear.
const LONGEST_ROW: usize = 40;

/// A row of nouns that all have their article: `the roots, the leaves and the stem`.
pub(in crate::grammar::enumeration) fn articles(draft: &Draft<'_>, row: TokenSpan) -> Option<Row> {
    let mut items = Vec::new();
    let mut at = row.start;
    loop {
        let begins = draft.reads(at, "the") || draft.reads(at, "a") || draft.reads(at, "an");
        if !begins || items.len() >= LONGEST_ROW {
            return None;
        }
        let plain = |token: &usize| {
            draft.kind(*token) == TokenKind::Word
                && !draft.is(*token, Class::CONJUNCTION | Class::AUXILIARY | Class::PREPOSITION | Class::SUBORDINATOR)
        };
        let words = (at + 1..row.end.min(at + 4)).take_while(plain).count();
        let joint = |token: usize| is_joint(draft, token) || draft.mark(token) == ',';
        // The last item ends where the verb begins, which no class tells, so that one word is taken for it.
        if items.len() >= 2 && draft.reads(at - 1, "and") {
            items.push(TokenSpan::new(at, at + 2));
            return Some(Row { items, certain: true, exhaustive: true });
        }
        // Before the last item but one the parts are told apart by commas: `the A and the B do and …` is another thing.
        let comma = draft.mark(at + 1 + words) == ',';
        if words == 0 || !joint(at + 1 + words) || items.is_empty() && !comma {
            return None;
        }
        items.push(TokenSpan::new(at, at + 1 + words));
        at += 2 + words;
    }
}

/// Names in a row from the beginning of `row` on: at least two, joined by commas and a conjunction.
pub(in crate::grammar::enumeration) fn names(draft: &Draft<'_>, row: TokenSpan) -> Option<Row> {
    let mut items = Vec::new();
    let mut at = row.start;
    let mut joined = false;
    loop {
        let item = name(draft, at, row.end).filter(|_| items.len() < LONGEST_ROW)?;
        at = item.end;
        items.push(item);
        if joined {
            break;
        }
        (at, joined) = next_item(draft, at).filter(|(next, _)| *next < row.end)?;
    }
    // `A and B and C`, and a comma with another name behind the row, leave open where it ends.
    let next = |at: usize| at < row.end && name(draft, at, row.end).is_some();
    let more = |at: usize| next(at) || is_joint(draft, at) && next(at + 1);
    let goes_on = at < row.end && (is_joint(draft, at) || draft.mark(at) == ',' && more(at + 1));
    let exhaustive = !draft.reads(at + usize::from(draft.mark(at) == ','), "among");
    (items.len() >= 2).then_some(Row { items, certain: !goes_on, exhaustive })
}

/// Where the next item of a row begins behind one that ends at `at`, and whether a conjunction makes it the last.
fn next_item(draft: &Draft<'_>, at: usize) -> Option<(usize, bool)> {
    let comma = draft.mark(at) == ',';
    let word = at + usize::from(comma);
    if is_joint(draft, word) {
        return Some((word + 1, true));
    }
    if draft.reads(word, "as") && draft.reads(word + 1, "well") && draft.reads(word + 2, "as") {
        return Some((word + 3, true));
    }
    comma.then_some((word, false))
}

/// Words inside a name that are not capitalised.
const NAME_LINKS: &[&str] = &["al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "of", "the", "van", "von"];

/// One name at `at`: capitalised words, a leading article, and links between them.
pub(in crate::grammar::enumeration) fn name(draft: &Draft<'_>, at: usize, end: usize) -> Option<TokenSpan> {
    let start = if draft.reads(at, "the") { at + 1 } else { at };
    if start < end && draft.kind(start) == TokenKind::Opaque {
        return Some(TokenSpan::new(start, start + 1));
    }
    let capital = |token: usize| {
        token < end
            && draft.is(token, Class::CAPITAL)
            && draft.owner(token).is_none_or(|claim| draft.claims[claim].time().is_none() && draft.claims[claim].quantity().is_none())
    };
    if !capital(start) {
        return None;
    }
    let mut last = start + 1;
    loop {
        if capital(last) || last < end && draft.mark(last) == '-' && !draft.tokens[last].spaced && capital(last + 1) {
            last += 1;
        } else if last < end && capital(last + 1) && NAME_LINKS.iter().any(|link| draft.reads(last, link)) {
            last += 2;
        } else if last + 2 < end && capital(last + 2) && draft.reads(last, "of") && draft.reads(last + 1, "the") {
            last += 3;
        } else {
            break;
        }
    }
    Some(TokenSpan::new(start, last))
}

/// Notes rows of three and more names, whatever they stand beside, and of two after `between`.
pub(super) fn names_in_a_row(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    let mut at = whole.start;
    loop {
        at = draft.next_of(at, whole.end, Class::CAPITAL);
        if at >= whole.end {
            break;
        }
        let first = name(draft, at, whole.end).map_or(at + 1, |name| name.end.max(at + 1));
        let second = next_item(draft, first).and_then(|(next, _)| name(draft, next, whole.end));
        let Some(items) = second.and_then(|_| names(draft, TokenSpan::new(at, whole.end))) else {
            at = first;
            continue;
        };
        let tokens = items.tokens();
        let between = tokens.start > whole.start && draft.reads(tokens.start - 1, "between");
        // A lone word at the start of a sentence may be an adverb: `However, Turkey and Iran`.
        let doubtful = at == whole.start && items.items[0].len() == 1;
        if (items.items.len() >= 3 && !doubtful) || between {
            found.push(Found {
                sentence,
                tokens,
                enumeration: Enumeration {
                    form: EnumerationForm::Coordination,
                    items: items.spans(draft),
                    stated: None,
                    by: None,
                    exhaustive: items.exhaustive,
                    certain: items.certain,
                },
            });
        }
        at = tokens.end.max(at + 1);
    }
}
