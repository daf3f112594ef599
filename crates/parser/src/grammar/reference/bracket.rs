//! Tokens in square brackets in, citations and footnote marks out: `[12]`, `[3–6]`, `[^1]`, `[@smith2019]`, `[CIT2002]_`.

use super::{begins_block, block_kind, own_label, reference};
use crate::claim::ReferenceTarget;
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::BlockKind;

/// Longest bracket, in tokens, that is looked into.
const LONGEST: usize = 60;

/// Words before a bracket that make it an interval or a row of values.
const VALUES: &[&str] = &["=", "between", "ci", "cis", "interval", "intervals", "iqr", "range", "ranges", "to", "∈", "≈"];

/// Reads the bracket that begins with the first token, and gives the token behind it.
pub(super) fn read(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan) -> Option<usize> {
    let open = tokens.start;
    let limit = tokens.end.min(open + LONGEST);
    let tight = |at: usize| draft.tokens.get(at).is_some_and(|token| !token.spaced);
    // "log.topics[1]" and "my_list[2]" are code.
    let coded = open > 1 && tight(open) && (tight(open - 1) && draft.mark(open - 2) == '.' || draft.word(open - 1).contains('_'));
    // A note may be marked behind a name of code too: "HOME_DIR[^61]".
    let noted = draft.mark(open + 1) == '^' && draft.kind(open + 2) == TokenKind::Number && draft.mark(open + 3) == ']';
    if coded && !noted {
        return None;
    }
    if draft.mark(open + 1) == '^' {
        return footnote(draft, sentence, open, limit);
    }
    numbers(draft, sentence, open, limit).or_else(|| named(draft, sentence, open, limit))
}

/// Reads a footnote mark of Markdown.
fn footnote(draft: &mut Draft<'_>, sentence: usize, open: usize, limit: usize) -> Option<usize> {
    let close =
        (open + 2..limit).take_while(|&at| draft.tokens.get(at).is_some_and(|token| !token.spaced)).find(|&at| draft.mark(at) == ']')?;
    let label: String = (open + 2..close).map(|at| draft.word(at)).collect();
    if label.is_empty() {
        return None;
    }
    let span = TokenSpan::new(open, close + 1);
    let own = begins_block(draft, open) && (draft.mark(close + 1) == ':' || block_kind(draft, open) == Some(BlockKind::Footnote));
    draft.take(sentence, span, if own { own_label() } else { reference(ReferenceTarget::Footnote, label, false) });
    Some(close + 1)
}

/// Reads the keys of citations as pandoc writes them, which a document gives as one opaque word: `[see @roe2019, p. 5; @lee2004]`.
pub(super) fn read_keys(draft: &mut Draft<'_>, sentence: usize, at: usize) -> usize {
    let token = TokenSpan::new(at, at + 1);
    for part in draft.word(at).split(';') {
        let Some((_, key)) = part.split_once('@') else { continue };
        let end = key.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(key.len());
        let label = key[..end].trim_start_matches('{');
        if !label.is_empty() {
            let claim = reference(ReferenceTarget::Citation, label.to_owned(), false);
            if draft.free(token) {
                draft.take(sentence, token, claim)
            } else {
                draft.note(sentence, token, claim)
            };
        }
    }
    at + 1
}

/// Reads a bracket of numbers and ranges of numbers.
fn numbers(draft: &mut Draft<'_>, sentence: usize, open: usize, limit: usize) -> Option<usize> {
    let mut found: Vec<(TokenSpan, String)> = Vec::new();
    let mut at = open + 1;
    loop {
        if at >= limit || draft.kind(at) != TokenKind::Number {
            return None;
        }
        let start = at;
        at += 1;
        let parts: Option<Vec<u32>> = draft.word(start).split(',').map(number).collect();
        let mut parts = parts?;
        if matches!(draft.mark(at), '–' | '-' | '‐' | '—' | '−') && draft.kind(at + 1) == TokenKind::Number {
            let (from, to) = (parts.pop()?, number(draft.word(at + 1)).or_else(|| number(draft.word(at + 1).split(',').next()?))?);
            if from >= to || to - from > 60 {
                return None;
            }
            found.extend(parts.iter().map(|part| (TokenSpan::new(start, start + 1), part.to_string())));
            found.push((TokenSpan::new(start, at + 2), format!("{from}–{to}")));
            for rest in draft.word(at + 1).split(',').skip(1) {
                found.push((TokenSpan::new(at + 1, at + 2), number(rest)?.to_string()));
            }
            at += 2;
        } else {
            found.extend(parts.iter().map(|part| (TokenSpan::new(start, start + 1), part.to_string())));
        }
        match draft.word(at) {
            "]" => break,
            "," | ";" => at += 1,
            _ => return None,
        }
        // "[12, p. 5]" and "[12, Section 3]" cite a place in the text.
        if draft.kind(at) == TokenKind::Word {
            at = (at..limit).find(|&at| draft.mark(at) == ']')?;
            break;
        }
    }
    let before = open.checked_sub(1).map_or("", |before| draft.word(before));
    // "t[28] = 2.2" has its degrees of freedom in brackets.
    let equated = matches!(draft.mark(at + 1), '=' | '<' | '>' | '≤' | '≥' | '∈');
    if equated || VALUES.binary_search(&&*before.to_ascii_lowercase()).is_ok() {
        return None;
    }
    if begins_block(draft, open) && draft.mark(at + 1) != ',' {
        draft.take(sentence, TokenSpan::new(open, at + 1), own_label());
        return Some(at + 1);
    }
    for (span, label) in found {
        let claim = reference(ReferenceTarget::Citation, label, false);
        if draft.free(span) {
            draft.take(sentence, span, claim)
        } else {
            draft.note(sentence, span, claim)
        };
    }
    Some(at + 1)
}

/// The number of an entry in a list of references; years and zero are none.
fn number(word: &str) -> Option<u32> {
    let value: u32 = word.parse().ok()?;
    (word.len() <= 3 && value > 0 && !word.starts_with('0')).then_some(value)
}

/// Reads a named citation of reStructuredText: `[CIT2002]_`.
fn named(draft: &mut Draft<'_>, sentence: usize, open: usize, limit: usize) -> Option<usize> {
    let close = (open + 2..limit.min(open + 6)).find(|&at| draft.mark(at) == ']')?;
    let tight = |at: usize| draft.tokens.get(at).is_some_and(|token| !token.spaced);
    if !draft.word(close + 1).starts_with('_') || !(open + 1..=close + 1).all(tight) {
        return None;
    }
    let label: String = (open + 1..close).map(|at| draft.word(at)).collect();
    let target = if label.starts_with('#') { ReferenceTarget::Footnote } else { ReferenceTarget::Citation };
    draft.take(sentence, TokenSpan::new(open, close + 1), reference(target, label.trim_start_matches('#').to_owned(), false));
    Some(close + 2)
}

/// Reads a role of reStructuredText that points at a label: ``:ref:`label` ``.
pub(super) fn read_role(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan) -> Option<usize> {
    let at = tokens.start;
    if !matches!(draft.word(at + 1), "ref" | "numref" | "eq") || draft.mark(at + 2) != ':' {
        return None;
    }
    let tight = |token: usize| draft.tokens.get(token).is_some_and(|token| !token.spaced);
    if !(tight(at + 1) && tight(at + 2) && tight(at + 3)) {
        return None;
    }
    let (inner, end) = if draft.is(at + 3, Class::OPAQUE) {
        (draft.word(at + 3).trim_matches('`').to_owned(), at + 4)
    } else if draft.mark(at + 3) == '`' {
        let close = (at + 4..tokens.end.min(at + 20)).find(|&token| draft.mark(token) == '`')?;
        (draft.span_of(TokenSpan::new(at + 4, close)).of(&draft.document.text).to_owned(), close + 1)
    } else {
        return None;
    };
    let label = inner.rsplit_once('<').map_or(&*inner, |(_, label)| label.trim_end_matches('>')).trim().to_owned();
    draft.take(sentence, TokenSpan::new(at, end), reference(ReferenceTarget::Link, label, false));
    Some(end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_before_values_are_sorted() {
        assert!(super::VALUES.is_sorted());
    }
}
