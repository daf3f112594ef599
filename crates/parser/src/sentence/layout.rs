//! The lines of a block in, which of its line breaks are meant out.

use super::abbreviation::is_opener;
use super::width;
use crate::lexicon::Class;
use crate::token::Token;
use claimlint_document::Span;

/// Lines shorter than this are hardly ever the work of a wrapping editor.
const NARROWEST_WRAP: usize = 40;
/// Lines longer than this have not been wrapped.
const WIDEST_WRAP: usize = 130;

/// Whether a token is a line drawn between parts: `***`, `=====`.
pub(super) fn is_rule(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|byte| matches!(byte, b'*' | b'=' | b'#' | b'~' | b'_' | b'-'))
}

/// How the lines of a block are set.
pub(super) struct Layout {
    /// For each token that begins a line, in order: its index and the width of the line above it.
    lines: Vec<(usize, usize)>,
    /// The width of the widest line.
    widest: usize,
    /// Whether the lines are a bare list: short, and none of them ends in a stop.
    bare_list: bool,
}

impl Layout {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut lines = Vec::new();
        if !tokens.iter().skip(1).any(|token| token.line) {
            return Self { lines, widest: 0, bare_list: false };
        }
        let mut first = 0;
        let mut widest = 0;
        let mut stops = false;
        for at in 1..=tokens.len() {
            if tokens.get(at).is_some_and(|token| !token.line) {
                continue;
            }
            let (Some(from), Some(to)) = (tokens.get(first), tokens.get(at - 1)) else { break };
            let line = width(text, Span::new(from.span().start, to.span().end));
            widest = widest.max(line);
            stops |= to.is(Class::SENTENCE_END);
            lines.push((at, line));
            first = at;
        }
        let bare_list = !stops && lines.len() > 1 && widest < NARROWEST_WRAP;
        Self { lines, widest, bare_list }
    }

    /// Whether the writer broke the line before token `at`, and not the width of the page.
    pub(super) fn is_hard_break(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let Ok(line) = self.lines.binary_search_by_key(&at, |&(start, _)| start) else { return false };
        let (Some(&(_, above)), Some(token)) = (self.lines.get(line), tokens.get(at)) else { return false };
        if self.bare_list {
            return true;
        }
        let goes_on = token.is(Class::LOWER) && !token.is(Class::CAPITAL);
        // "heading⏎The text": an article with a capital does not stand in the middle of a sentence.
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let open = before.is_some_and(|token| token.is(Class::PREPOSITION | Class::CONJUNCTION | Class::PUNCTUATION | Class::DETERMINER));
        if !open && before.is_some_and(|token| !token.is(Class::CAPITAL)) && is_opener(token.span().of(text), Some(token)) {
            return true;
        }
        let next = width(text, token.span());
        let fits = above + 1 + next + 6 <= self.widest;
        !goes_on && (self.widest < NARROWEST_WRAP || self.widest > WIDEST_WRAP || fits && above < self.widest * 2 / 3)
    }
}
