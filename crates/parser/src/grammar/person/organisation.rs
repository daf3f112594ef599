//! Long names with their acronyms in brackets in, claims of the kind `organisation` out.

use crate::claim::{ClaimKind, Organisation};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// The longest name that an acronym stands for, in tokens.
const LONGEST: usize = 14;

/// Reads every pair of a name and its acronym.
pub(super) fn read(draft: &mut Draft<'_>) {
    let mut found = Vec::new();
    for (index, sentence) in draft.sentences.iter().enumerate() {
        if !sentence.classes.contains(Class::BRACKET | Class::CAPITAL) {
            continue;
        }
        for at in draft.having(sentence.tokens, Class::BRACKET) {
            if let Some((name, acronym)) =
                name_first(draft, sentence.tokens.start, at).or_else(|| acronym_first(draft, at, sentence.tokens))
            {
                found.push((index, name, acronym));
            }
        }
    }
    for (sentence, name, acronym) in found {
        let kind = ClaimKind::Organisation(Organisation { name: draft.span_of(name), acronym: Some(draft.span_of(acronym)) });
        draft.note(sentence, TokenSpan::new(name.start.min(acronym.start), name.end.max(acronym.end)), kind);
    }
}

/// `World Health Organization (WHO)`, `the Acme Fund ("AF")`.
fn name_first(draft: &Draft<'_>, floor: usize, open: usize) -> Option<(TokenSpan, TokenSpan)> {
    let quoted = usize::from(draft.is(open + 1, Class::QUOTE_OPEN));
    let at = open + 1 + usize::from(draft.reads(open + 1, "the")) + quoted;
    let letters = acronym(draft, at)?;
    let close = at + 1 + usize::from(quoted == 1 && draft.is(at + 1, Class::QUOTE_CLOSE));
    if !matches!(draft.mark(close), ')' | ',' | ';') {
        return None;
    }
    let name = explained(draft, floor, open, &letters).or_else(|| (quoted == 1).then(|| capitals(draft, floor, open)).flatten())?;
    Some((name, TokenSpan::new(at, at + 1)))
}

/// `the WHO (World Health Organization)`.
fn acronym_first(draft: &Draft<'_>, open: usize, sentence: TokenSpan) -> Option<(TokenSpan, TokenSpan)> {
    let at = open.checked_sub(1)?;
    let letters = acronym(draft, at)?;
    let close = (open + 1..sentence.end.min(open + LONGEST)).find(|&close| matches!(draft.mark(close), ')' | ',' | ';'))?;
    let start = open + 1 + usize::from(draft.reads(open + 1, "the"));
    let name = explained(draft, start, close, &letters)?;
    (name.start == start).then_some((name, TokenSpan::new(at, at + 1)))
}

/// The letters of an acronym in lower case: two to ten, mostly capitals; a plural `s` is left out.
fn acronym(draft: &Draft<'_>, at: usize) -> Option<Vec<char>> {
    let word = draft.word(at);
    let word = word.strip_suffix('s').filter(|stem| stem.chars().all(char::is_uppercase)).unwrap_or(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || draft.kind(at) != TokenKind::Word {
        return None;
    }
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let shape = (2..=10).contains(&letters.len()) && capitals * 2 >= letters.len();
    shape.then_some(letters)
}

/// The words before `end` whose first letters the acronym is made of, small words between them aside.
fn explained(draft: &Draft<'_>, floor: usize, end: usize, letters: &[char]) -> Option<TokenSpan> {
    let initial = |at: usize| draft.word(at).chars().next().and_then(|c| c.to_lowercase().next());
    let mut left = letters.len();
    let mut start = end;
    let mut skipped = 0;
    while left > 0 {
        if start <= floor || end - start > LONGEST {
            return None;
        }
        start -= 1;
        if draft.is(start, Class::DASH) || matches!(draft.word(start), "&" | "." | "'s" | "’s" | "’" | "'") {
            continue;
        }
        if draft.kind(start) != TokenKind::Word {
            return None;
        }
        let word: Vec<char> = draft.word(start).chars().flat_map(char::to_lowercase).collect();
        if initial(start) == letters.get(left - 1).copied() {
            left -= 1;
            skipped = 0;
            // An inner letter can follow its first one in the same word, as the H of "PhD" or the two of "BioMed".
        } else if left >= 2
            && initial(start) == letters.get(left - 2).copied()
            && word.iter().skip(1).any(|c| Some(c) == letters.get(left - 1))
        {
            left -= 2;
            skipped = 0;
        } else {
            skipped += 1;
            if skipped > 2 || !(draft.is(start, Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER) || word.len() <= 3) {
                return None;
            }
        }
    }
    if draft.is(start, Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER) {
        // "Office of Trade (OT)": the small word has the first letter only by chance.
        let head = start.checked_sub(1).filter(|&head| head >= floor && initial(head) == letters.first().copied())?;
        start = head;
    }
    let capital = (start..end).any(|at| draft.is(at, Class::CAPITAL)) || end - start >= 2;
    (capital && end - start >= 2 && initial(start) == letters.first().copied()).then_some(TokenSpan::new(start, end))
}

/// The run of capitals before `end`, with the small words inside it.
fn capitals(draft: &Draft<'_>, floor: usize, end: usize) -> Option<TokenSpan> {
    let mut start = end;
    let mut at = end;
    while at > floor && end - at < LONGEST {
        at -= 1;
        if draft.is(at, Class::CAPITAL) && !draft.is(at, Class::DETERMINER) {
            start = at;
        } else if !(draft.is(at, Class::PREPOSITION | Class::CONJUNCTION | Class::DASH) || matches!(draft.mark(at), '&' | '.' | ',')) {
            break;
        }
    }
    (end - start >= 2).then_some(TokenSpan::new(start, end))
}
