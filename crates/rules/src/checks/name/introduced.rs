//! The capitals of a text in, the surnames of those who are introduced by a full name out.
//!
//! The ledger knows the people whose given name is a common one or who bear a title; a name from elsewhere shows itself
//! by its use: two capitals in a row once, the second of them alone afterwards.

use claimlint_parser::{Class, Ledger, Token, TokenKind};
use rustc_hash::FxHashSet;

/// Words that begin a sentence before a name, or stand before any name.
pub(in crate::checks) const FUNCTION: Class = Class::DETERMINER
    .union(Class::PREPOSITION)
    .union(Class::CONJUNCTION)
    .union(Class::SUBORDINATOR)
    .union(Class::AUXILIARY)
    .union(Class::PRONOUN)
    .union(Class::POSSESSIVE)
    .union(Class::TIME_WORD)
    .union(Class::HEDGE)
    .union(Class::CUE_VERB)
    .union(Class::MONTH)
    .union(Class::WEEKDAY)
    .union(Class::NUMBER_WORD)
    .union(Class::ORDINAL_WORD);

/// Whether a token is a word with one capital, at its head, that can be part of a name.
pub(in crate::checks) fn is_part(ledger: &Ledger, at: usize) -> bool {
    let capital = |token: &&Token| token.kind == TokenKind::Word && token.class.contains(Class::CAPITAL | Class::LOWER);
    ledger.tokens.get(at).filter(capital).is_some_and(|token| can_be_part(token.class) && !has_later_capital(without_clan(ledger.word(at))))
}

/// Whether a word with a capital at its head can be part of a name, as far as its classes tell.
fn can_be_part(class: Class) -> bool {
    !class.intersects(FUNCTION) || class.intersects(Class::GIVEN_NAME)
}

/// A word without the `Mc` or `Mac` at its head.
pub(super) fn without_clan(word: &str) -> &str {
    let clan = match word.as_bytes() {
        [b'M', b'c', ..] => 2,
        [b'M', b'a', b'c', ..] => 3,
        _ => 0,
    };
    word.get(clan..).unwrap_or(word)
}

/// Whether a capital stands in a word behind its first letter.
fn has_later_capital(word: &str) -> bool {
    let [_, rest @ ..] = word.as_bytes() else { return false };
    // Most words have nothing but small letters there.
    !rest.iter().all(u8::is_ascii_lowercase) && word.chars().skip(1).any(char::is_uppercase)
}

/// A word with a capital at its head and small letters behind it.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks) struct Capital {
    /// Its token.
    pub(in crate::checks) token: usize,
    /// The sentence that holds it.
    pub(in crate::checks) sentence: usize,
    /// Whether it is the first word there.
    pub(in crate::checks) opens: bool,
    /// Whether another capital stands behind its head.
    pub(in crate::checks) inner: bool,
}

/// All such words, in order.
pub(in crate::checks) fn capitals(ledger: &Ledger) -> Vec<Capital> {
    let mut capitals = Vec::new();
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        if !sentence.classes.contains(Class::CAPITAL | Class::LOWER) {
            continue;
        }
        let written = ledger.tokens.get(sentence.tokens.range()).unwrap_or_default();
        let is_word = |token: &Token| token.kind == TokenKind::Word;
        let mut found = false;
        for (place, token) in written.iter().enumerate() {
            if !token.class.contains(Class::CAPITAL | Class::LOWER) || !is_word(token) {
                continue;
            }
            let opens = !found && !written.iter().take(place).any(is_word);
            found = true;
            let token = sentence.tokens.start + place;
            capitals.push(Capital { token, sentence: index, opens, inner: has_later_capital(ledger.word(token)) });
        }
    }
    capitals
}

/// The last words of two or three capitals in a row that also stand alone.
pub(in crate::checks) fn surnames<'c>(ledger: &Ledger<'c>, capitals: &[Capital]) -> FxHashSet<&'c str> {
    let is_part = |capital: &&Capital| {
        let can_be = ledger.tokens.get(capital.token).is_some_and(|token| can_be_part(token.class));
        can_be && (!capital.inner || !has_later_capital(without_clan(ledger.word(capital.token))))
    };
    let mut full: FxHashSet<&str> = FxHashSet::default();
    let mut alone: Vec<usize> = Vec::new();
    // Few words that stand alone are in any case the last of some name.
    let mut last_words = vec![false; ledger.lexemes.len()];
    let lexeme = |at: usize| ledger.tokens.get(at).map_or(usize::MAX, |token| token.lexeme as usize);
    let parts: Vec<&Capital> = capitals.iter().filter(is_part).collect();
    for run in parts.chunk_by(|one, other| one.token + 1 == other.token && one.sentence == other.sentence) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let of_a_thing =
            || first.token.checked_sub(1).is_some_and(|before| ledger.tokens.get(before).is_some_and(|token| token.is(Class::DETERMINER)));
        match run.len() {
            1 => alone.push(last.token),
            2 | 3 if !of_a_thing() => {
                full.insert(ledger.word(last.token));
                if let Some(known) = last_words.get_mut(lexeme(last.token)) {
                    *known = true;
                }
            }
            _ => {}
        }
    }
    let may_be_full = |at: &usize| last_words.get(lexeme(*at)).is_some_and(|known| *known);
    alone.into_iter().filter(may_be_full).map(|at| ledger.word(at)).filter(|surname| full.contains(surname)).collect()
}
