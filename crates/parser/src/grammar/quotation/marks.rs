//! The tokens of a document in, its pairs of quotation marks out.

use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;

/// The marks that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `"…"`, `''…''`.
    Straight,
    /// Two grave accents, closed by two apostrophes.
    Backticks,
    /// `“…”`, also `„…“` and `„…”`.
    Double,
    /// `„…“`.
    Low,
    /// `«…»`, `‹…›`.
    Angle,
    /// `‘…’`, also `‚…‘`.
    Single,
    /// `'…'`.
    StraightSingle,
}

impl Style {
    /// Whether an apostrophe looks like its closing mark.
    const fn apostrophe(self) -> bool {
        matches!(self, Self::Single | Self::StraightSingle)
    }
}

/// A mark that waits for its partner.
#[derive(Clone, Copy, Debug)]
struct Open {
    style: Style,
    at: usize,
    /// A mark that closes it unless a better one follows: the apostrophe of a plural.
    tentative: Option<usize>,
}

/// Every pair, both marks included.
pub(super) fn pairs(draft: &Draft<'_>) -> Vec<TokenSpan> {
    let mut pairs = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut block = None;
    for (index, sentence) in draft.sentences.iter().enumerate() {
        let mut goes_on = false;
        let first = (block != Some(sentence.block)).then_some(sentence.tokens.start);
        if let Some(first) = first {
            block = Some(sentence.block);
            goes_on = next_paragraph(draft, index, first, &mut open, &mut pairs);
        }
        if !sentence.classes.intersects(Class::QUOTE_OPEN | Class::QUOTE_CLOSE) {
            continue;
        }
        for at in draft.having(sentence.tokens, Class::QUOTE_OPEN | Class::QUOTE_CLOSE) {
            let repeated = goes_on && first == Some(at);
            if !repeated {
                mark(draft, at, first == Some(at), &mut open, &mut pairs);
            }
        }
    }
    settle(&mut open, &mut pairs);
    pairs
}

/// Whether the token opens a quotation for sure.
pub(super) fn opens(draft: &Draft<'_>, at: usize) -> bool {
    draft.is(at, Class::QUOTE_OPEN)
}

/// Whether the token can close a quotation.
pub(super) fn closes(draft: &Draft<'_>, at: usize) -> bool {
    draft.is(at, Class::QUOTE_CLOSE)
}

/// Drops what the last paragraph left open, unless this one repeats the mark; true where the repeated mark is read.
fn next_paragraph(draft: &Draft<'_>, sentence: usize, at: usize, open: &mut Vec<Open>, pairs: &mut Vec<TokenSpan>) -> bool {
    let same_depth = |a: usize, b: usize| {
        let depth = |s: usize| draft.sentences.get(s).and_then(|s| draft.document.blocks.get(s.block)).map(|block| block.quote_depth);
        depth(a) == depth(b)
    };
    let repeated = open.first().is_some_and(|first| {
        !first.style.apostrophe() && draft.word(first.at) == draft.word(at) && sentence > 0 && same_depth(sentence, sentence - 1)
    });
    if repeated {
        let first = open.first().copied();
        let mut rest: Vec<Open> = open.drain(1..).collect();
        settle(&mut rest, pairs);
        open.clear();
        open.extend(first);
        return true;
    }
    settle(open, pairs);
    false
}

/// Closes what has a tentative mark and forgets the rest.
fn settle(open: &mut Vec<Open>, pairs: &mut Vec<TokenSpan>) {
    pairs.extend(open.drain(..).filter_map(|one| one.tentative.map(|end| TokenSpan::new(one.at, end + 1))));
}

/// Reads one mark; `first` says that it begins its block.
fn mark(draft: &Draft<'_>, at: usize, first: bool, open: &mut Vec<Open>, pairs: &mut Vec<TokenSpan>) {
    let spaced = first || draft.tokens.get(at).is_none_or(|token| token.spaced);
    let after_spaced = draft.tokens.get(at + 1).is_none_or(|token| token.spaced || token.is(Class::PUNCTUATION));
    let before = at.checked_sub(1).map_or("", |before| draft.word(before));
    let free_left =
        spaced || matches!(before, "(" | "[" | "—" | "–" | "--" | "-" | "/") || draft.is(at.saturating_sub(1), Class::QUOTE_OPEN);
    let tight_right = draft.tokens.get(at + 1).is_some_and(|token| !token.spaced);
    match draft.word(at) {
        "“" => {
            let closes_low = open.last().is_some_and(|last| last.style == Style::Low) && !(spaced && tight_right);
            if closes_low { close(at, open, pairs, &[Style::Low]) } else { push(Style::Double, at, open, pairs) }
        }
        "”" | "″" => {
            let any = open.iter().any(|one| matches!(one.style, Style::Double | Style::Low | Style::Straight));
            if any {
                close(at, open, pairs, &[Style::Double, Style::Low, Style::Straight]);
            } else if draft.mark(at) == '”' && spaced && tight_right {
                push(Style::Double, at, open, pairs);
            }
        }
        "„" | "‟" => push(Style::Low, at, open, pairs),
        "«" | "‹" => push(Style::Angle, at, open, pairs),
        "»" | "›" => close(at, open, pairs, &[Style::Angle]),
        "``" => push(Style::Backticks, at, open, pairs),
        "\"" | "''" => {
            let styles = &[Style::Straight, Style::Backticks, Style::Double];
            let waiting = open.iter().any(|one| styles.contains(&one.style));
            let digit = !spaced && draft.is(at.saturating_sub(1), Class::DIGITS);
            let looks_open = free_left && tight_right && !(waiting && !spaced && after_spaced);
            if waiting && !(looks_open && tight_right) {
                close(at, open, pairs, styles);
            } else if looks_open || free_left && !digit {
                push(Style::Straight, at, open, pairs);
            }
        }
        "‘" | "‚" => {
            let closes_low = !spaced && open.last().is_some_and(|last| last.style == Style::Single && draft.mark(last.at) == '‚');
            if closes_low {
                close(at, open, pairs, &[Style::Single]);
            } else if tight_right {
                push(Style::Single, at, open, pairs);
            }
        }
        "’" => apostrophe(draft, at, Style::Single, open, pairs),
        "'" => {
            let waiting = open.iter().any(|one| one.style == Style::StraightSingle);
            if free_left
                && tight_right
                && draft.tokens.get(at + 1).is_some_and(|next| next.is(Class::CAPITAL | Class::LOWER))
                && !elided(draft.word(at + 1))
            {
                push(Style::StraightSingle, at, open, pairs);
            } else if waiting {
                apostrophe(draft, at, Style::StraightSingle, open, pairs);
            }
        }
        _ => {}
    }
}

/// Whether a word is usually written with an apostrophe at its beginning.
fn elided(word: &str) -> bool {
    ["bout", "cause", "em", "n", "round", "til", "tis", "twas", "twere"].iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Reads a mark that is a closing mark or an apostrophe.
fn apostrophe(draft: &Draft<'_>, at: usize, style: Style, open: &mut Vec<Open>, pairs: &mut Vec<TokenSpan>) {
    let next_tight_word =
        draft.tokens.get(at + 1).is_some_and(|next| !next.spaced && next.is(Class::CAPITAL | Class::LOWER | Class::DIGITS));
    if next_tight_word || draft.tokens.get(at).is_none_or(|token| token.spaced) {
        return;
    }
    let Some(last) = open.iter().rposition(|one| one.style == style) else { return };
    let plural = draft.word(at.saturating_sub(1)).ends_with(['s', 'S'])
        && draft.tokens.get(at + 1).is_some_and(|next| next.spaced && !next.is(Class::PUNCTUATION));
    if plural {
        if let Some(one) = open.get_mut(last) {
            one.tentative = Some(at);
        }
        return;
    }
    close(at, open, pairs, &[style]);
}

/// Opens a quotation; a mark of the same style that is still open was never closed.
fn push(style: Style, at: usize, open: &mut Vec<Open>, pairs: &mut Vec<TokenSpan>) {
    if let Some(stale) = open.iter().position(|one| one.style == style) {
        let mut rest: Vec<Open> = open.drain(stale..).collect();
        settle(&mut rest, pairs);
    }
    open.push(Open { style, at, tentative: None });
}

/// Closes the innermost open mark of these styles; those inside it were never closed.
fn close(at: usize, open: &mut Vec<Open>, pairs: &mut Vec<TokenSpan>, styles: &[Style]) {
    if let Some(place) = open.iter().rposition(|one| styles.contains(&one.style)) {
        let mut rest: Vec<Open> = open.drain(place + 1..).collect();
        settle(&mut rest, pairs);
        if let Some(first) = open.pop() {
            pairs.push(TokenSpan::new(first.at, at + 1));
        }
    }
}
