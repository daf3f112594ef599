//! Matched sentences in, the numbers, codes and words of order that no claim holds and that changed in them out.
//!
//! `x86_64`, `3/2`, the `First` that begins a row of reasons or a number that means nothing by itself is no claim; that
//! somebody changed it is a fact all the same.

use super::sentences::Sentences;
use super::{ChangeKind, Told};
use crate::compare::is_value;
use claimlint_parser::{Class, Ledger, TokenKind, TokenSpan};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The marks that join the parts of a code.
const JOINTS: &[&str] = &["_", "-", "/", ".", ",", ":", "+"];

/// The changes of numbers outside of all claims.
pub(super) fn compare(old: &Ledger, new: &Ledger, sentences: &Sentences) -> Vec<Told> {
    let mut told = Vec::new();
    for group in sentences.groups.iter().filter(|group| !group.exact) {
        let (gone, come) = differing((old, &group.old), (new, &group.new));
        let alike = |(&one, &other): (&TokenSpan, &TokenSpan)| is_order_word(old, one.start) == is_order_word(new, other.start);
        if gone.len() == come.len() && gone.iter().zip(&come).all(alike) {
            told.extend(gone.iter().zip(&come).map(|(&one, &other)| {
                let message = format!("“{}” is now “{}”", text(old, one), text(new, other));
                Told { numbers: (Some(one), Some(other)), ..Told::new(ChangeKind::Value, None, None, message) }
            }));
        } else {
            told.extend(lost(old, &gone));
            told.extend(gained(new, &come));
        }
    }
    let (gone, come) = differing((old, &sentences.gone), (new, &sentences.come));
    told.extend(lost(old, &gone));
    told.extend(gained(new, &come));
    told
}

fn lost(old: &Ledger, gone: &[TokenSpan]) -> Vec<Told> {
    let told = |&one: &TokenSpan| Told {
        numbers: (Some(one), None),
        ..Told::new(ChangeKind::Removed, None, None, format!("“{}” is gone", text(old, one)))
    };
    gone.iter().map(told).collect()
}

fn gained(new: &Ledger, come: &[TokenSpan]) -> Vec<Told> {
    let told = |&other: &TokenSpan| Told {
        numbers: (None, Some(other)),
        ..Told::new(ChangeKind::Added, None, None, format!("“{}” is new", text(new, other)))
    };
    come.iter().map(told).collect()
}

fn text<'d>(ledger: &Ledger<'d>, tokens: TokenSpan) -> &'d str {
    ledger.text(ledger.span_of(tokens))
}

/// The loose numbers of some sentences that the others lack: what has only moved is no change.
fn differing((old, before): (&Ledger, &[usize]), (new, after): (&Ledger, &[usize])) -> (Vec<TokenSpan>, Vec<TokenSpan>) {
    let (one, other) = (Numbers::of(old, before), Numbers::of(new, after));
    (other.lacks(new, &one, old), one.lacks(old, &other, new))
}

/// The numbers of some sentences.
#[derive(Default)]
struct Numbers {
    /// Those that no claim holds, in order, each with what is tied to it.
    loose: Vec<TokenSpan>,
    /// The tokens with digits that a claim holds.
    held: Vec<usize>,
}

impl Numbers {
    fn of(ledger: &Ledger, sentences: &[usize]) -> Self {
        let mut numbers = Self::default();
        for &index in sentences {
            let Some(sentence) = ledger.sentences.get(index) else { continue };
            let mut values = ledger
                .claims_in(index)
                .filter_map(|claim| ledger.claims.get(claim))
                .filter(|claim| is_value(&claim.kind))
                .map(|claim| claim.tokens)
                .peekable();
            let (mut free, mut at) = (sentence.tokens.start, sentence.tokens.start);
            while at < sentence.tokens.end {
                // Values begin in order; where some overlap, the last to end counts.
                while let Some(tokens) = values.next_if(|tokens| tokens.start <= at) {
                    free = free.max(tokens.end);
                }
                let bound = values.peek().map_or(sentence.tokens.end, |tokens| tokens.start.min(sentence.tokens.end));
                if !is_numeric(ledger, at) {
                    at += 1;
                } else if at < free {
                    numbers.held.push(at);
                    at += 1;
                } else {
                    let run = run(ledger, at, TokenSpan::new(free, bound));
                    at = run.end.max(at + 1);
                    free = free.max(at);
                    numbers.loose.push(run);
                }
            }
        }
        numbers
    }

    /// The loose numbers of another side that this one does not have, each as often as it is missing.
    fn lacks(&self, own: &Ledger, other: &Self, theirs: &Ledger) -> Vec<TokenSpan> {
        let mut known: FxHashMap<Cow<'_, str>, usize> = FxHashMap::default();
        let held = self.held.iter().map(|&token| TokenSpan::new(token, token + 1));
        for tokens in self.loose.iter().copied().chain(held) {
            *known.entry(compared(own, tokens)).or_default() += 1;
        }
        let mut missing = Vec::new();
        for &tokens in &other.loose {
            match known.get_mut(&compared(theirs, tokens)).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => missing.push(tokens),
            }
        }
        missing
    }
}

/// How a number is written, but for the capital with which an order word begins its sentence.
fn compared<'d>(ledger: &Ledger<'d>, tokens: TokenSpan) -> Cow<'d, str> {
    let written = text(ledger, tokens);
    if is_order_word(ledger, tokens.start) { written.to_lowercase().into() } else { written.into() }
}

/// Whether a token is a number, a word with digits or a word of order; code and addresses say nothing.
fn is_numeric(ledger: &Ledger, token: usize) -> bool {
    let kind = ledger.tokens.get(token).map(|token| token.kind);
    let digits = || ledger.word(token).bytes().any(|byte| byte.is_ascii_digit());
    match kind {
        Some(TokenKind::Number | TokenKind::Word) => digits() || is_order_word(ledger, token),
        Some(TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Opaque) | None => false,
    }
}

/// Whether a token is a word that tells a place in a row: `first`, not the `first` of `first_name`.
fn is_order_word(ledger: &Ledger, token: usize) -> bool {
    let is_tied = |joint: usize| ledger.tokens.get(joint).is_some_and(|mark| !mark.spaced) && matches!(ledger.word(joint), "_" | "." | "/");
    let followed = || is_tied(token + 1) && ledger.tokens.get(token + 2).is_some_and(|next| !next.spaced && next.kind == TokenKind::Word);
    let led = || token.checked_sub(1).is_some_and(|before| is_tied(before) && ledger.tokens.get(token).is_some_and(|word| !word.spaced));
    ledger.tokens.get(token).is_some_and(|word| word.kind == TokenKind::Word && word.is(Class::ORDINAL_WORD)) && !followed() && !led()
}

/// A number with the letters, numbers and marks that are tied to it without a space; a word of order alone.
fn run(ledger: &Ledger, at: usize, within: TokenSpan) -> TokenSpan {
    if is_order_word(ledger, at) {
        return TokenSpan::new(at, at + 1);
    }
    let part = |token: usize| {
        within.holds(token) && ledger.tokens.get(token).is_some_and(|token| matches!(token.kind, TokenKind::Number | TokenKind::Word))
    };
    let joint = |token: usize| within.holds(token) && JOINTS.contains(&ledger.word(token));
    let tight = |token: usize| ledger.tokens.get(token).is_some_and(|token| !token.spaced && !token.line);
    let (mut start, mut end) = (at, at + 1);
    loop {
        let before = |back: usize| start.checked_sub(back).filter(|&token| (token..start).all(|token| tight(token + 1)));
        if let Some(token) = before(1).filter(|&token| part(token)) {
            start = token;
        } else if let Some(token) = before(2).filter(|&token| part(token) && joint(token + 1)) {
            start = token;
        } else {
            break;
        }
    }
    loop {
        if tight(end) && part(end) {
            end += 1;
        } else if tight(end) && joint(end) && tight(end + 1) && part(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    TokenSpan::new(start, end)
}
