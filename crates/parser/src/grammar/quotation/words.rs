//! The tokens of a quotation in, its words in a form that can be compared out.

use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// The words in lower case with one space between them: marks and `[sic]` are gone, what an editor left out or put in
/// reads `…`, and a letter whose case was changed is part of its word again.
pub(super) fn normalised(draft: &Draft<'_>, tokens: TokenSpan) -> String {
    let mut words = String::with_capacity(draft.span_of(tokens).len());
    let mut tight = false;
    let mut at = tokens.start;
    while at < tokens.end {
        let spaced = draft.tokens.get(at).is_some_and(|token| token.spaced);
        let word = draft.word(at);
        if word == "["
            && let Some(close) = (at + 1..tokens.end.min(at + 12)).find(|&inner| draft.mark(inner) == ']')
        {
            let changed = close == at + 2
                && draft.word(at + 1).chars().nth(1).is_none()
                && draft.tokens.get(close + 1).is_some_and(|next| !next.spaced);
            if changed {
                put(&mut words, &draft.word(at + 1).to_lowercase(), false);
            } else if !draft.reads(at + 1, "sic") {
                put_gap(&mut words);
            }
            tight = changed;
            at = close + 1;
            continue;
        }
        match draft.kind(at) {
            TokenKind::Word | TokenKind::Number => {
                let joined = tight || !spaced && word.starts_with(['\'', '’']);
                let lexeme = draft.tokens.get(at).map_or(0, |token| token.lexeme);
                let start = words.len();
                put(&mut words, draft.lexemes.text(lexeme), joined);
                if !word.is_ascii() {
                    let printed = words.split_off(start).replace('’', "'");
                    words.push_str(&printed);
                }
                tight = false;
            }
            TokenKind::Punctuation | TokenKind::Symbol => {
                tight = false;
                let between = !spaced && draft.tokens.get(at + 1).is_some_and(|next| !next.spaced && at + 1 < tokens.end);
                if matches!(word, "…" | "..." | "....") {
                    put_gap(&mut words);
                } else if draft.is(at, Class::DASH)
                    && word.chars().count() == 1
                    && between
                    && !words.is_empty()
                    && !matches!(word, "—" | "―")
                {
                    put(&mut words, "-", true);
                    tight = true;
                } else if matches!(word, "’" | "'")
                    && is_inner(draft, tokens, at)
                    && !spaced
                    && draft.word(at.saturating_sub(1)).ends_with(['s', 'S'])
                {
                    put(&mut words, "'", true);
                } else if draft.kind(at) == TokenKind::Symbol && !draft.is(at, Class::QUOTE_CLOSE) {
                    put(&mut words, word, !spaced);
                    tight = draft.tokens.get(at + 1).is_some_and(|next| !next.spaced);
                }
            }
            TokenKind::Opaque => put(&mut words, word, false),
        }
        at += 1;
    }
    words
}

/// Whether an apostrophe stands between words of the quotation, not at its end or before punctuation.
fn is_inner(draft: &Draft<'_>, tokens: TokenSpan, at: usize) -> bool {
    at + 1 < tokens.end && draft.tokens.get(at + 1).is_some_and(|next| next.spaced && !next.is(Class::PUNCTUATION))
}

fn put(words: &mut String, word: &str, joined: bool) {
    if !joined && !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

fn put_gap(words: &mut String) {
    if !words.ends_with('…') {
        put(words, "…", false);
    }
}
