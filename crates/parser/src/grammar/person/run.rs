//! Tokens in, runs of capitals that can be names out.

use super::titles::{PARTICLES, is_suffix};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::{Block, BlockKind};
use rustc_hash::FxHashSet;

/// Words in a row that begin with capitals, with the particles and initials between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) sentence: usize,
    pub(super) tokens: TokenSpan,
    /// Whether it begins its sentence.
    pub(super) first: bool,
    /// Whether it stands in a heading or another line where capitals mean little.
    pub(super) heading: bool,
}

/// Every run of the document, in order.
pub(super) fn runs(draft: &Draft<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, sentence) in draft.sentences.iter().enumerate() {
        if !sentence.classes.intersects(Class::CAPITAL) {
            continue;
        }
        let heading = is_heading(draft, index);
        let mut at = sentence.tokens.start;
        loop {
            at = draft.next_of(at, sentence.tokens.end, Class::CAPITAL);
            if at >= sentence.tokens.end {
                break;
            }
            if !is_part(draft, at) {
                at += 1;
                continue;
            }
            let end = run_end(draft, at, sentence.tokens.end);
            let first = (sentence.tokens.start..at).all(|before| draft.is(before, Class::PUNCTUATION))
                || at.checked_sub(1).is_some_and(|before| draft.is(before, Class::QUOTE_OPEN) || draft.mark(before) == ':');
            runs.push(Run { sentence: index, tokens: TokenSpan::new(at, end), first, heading });
            at = end;
        }
    }
    runs
}

/// Surnames that stand alone somewhere, or after a title: the last word of a name that is spoken of again.
pub(super) fn alone<'d>(draft: &Draft<'d>, runs: &[Run]) -> FxHashSet<&'d str> {
    runs.iter()
        .filter(|run| !run.heading)
        .filter_map(|run| {
            let last = run.tokens.end.checked_sub(1)?;
            let single = run.tokens.len() == 1 && !run.first;
            let courtesy = run.tokens.len() >= 2 && is_title(draft, run.tokens.start) && single_after(draft, run.tokens);
            (single || courtesy).then(|| draft.word(last))
        })
        .collect()
}

fn single_after(draft: &Draft<'_>, tokens: TokenSpan) -> bool {
    tokens.range().skip(1).filter(|&at| draft.is(at, Class::CAPITAL)).count() == 1
}

/// Whether a token is a title before a name, with or without its point.
pub(super) fn is_title(draft: &Draft<'_>, at: usize) -> bool {
    draft.is(at, Class::HONORIFIC) && draft.is(at, Class::CAPITAL)
}

/// Whether a token can begin or be a part of a name.
pub(super) fn is_part(draft: &Draft<'_>, at: usize) -> bool {
    draft.kind(at) == TokenKind::Word
        && draft.is(at, Class::CAPITAL)
        && draft.word(at) != "I"
        && !draft.word(at).starts_with(['\'', '’'])
        && draft.owner(at).is_none()
}

/// The end of the run that begins at `start`.
fn run_end(draft: &Draft<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit {
        if !draft.is(end, Class::CAPITAL | Class::PUNCTUATION | Class::DASH | Class::PARTICLE) {
            break;
        }
        if is_part(draft, end) {
            // A sentence mark or a bracket between two capitals ends the run; only white space does not.
            end += 1;
        } else if end + 1 < limit && (joins_initial(draft, end) || joins_halves(draft, end)) {
            end += 2;
        } else if let Some(next) = particles(draft, end, limit) {
            end = next;
        } else if draft.mark(end) == ',' && end + 1 < limit && is_suffix(draft, end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// Whether a point stands between an initial or a title and the word after it.
fn joins_initial(draft: &Draft<'_>, point: usize) -> bool {
    let short = || is_initial(draft, point - 1) || draft.is(point - 1, Class::ABBREVIATION | Class::HONORIFIC);
    draft.mark(point) == '.' && tight(draft, point) && is_part(draft, point + 1) && short()
}

/// Whether a hyphen stands inside a name: `Jean-Luc`, `Ji-won`.
fn joins_halves(draft: &Draft<'_>, hyphen: usize) -> bool {
    let second =
        || draft.kind(hyphen + 1) == TokenKind::Word && draft.word(hyphen + 1).len() < 7 && draft.is(hyphen - 1, Class::GIVEN_NAME);
    let mark = draft.is(hyphen, Class::DASH) && draft.word(hyphen).chars().count() == 1;
    mark && tight(draft, hyphen) && tight(draft, hyphen + 1) && (is_part(draft, hyphen + 1) || second())
}

/// The end of a row of particles (`van der`, `al-`) and the capital after it.
fn particles(draft: &Draft<'_>, start: usize, limit: usize) -> Option<usize> {
    let mut at = start;
    while at < limit && at < start + 4 && draft.is(at, Class::PARTICLE) && PARTICLES.iter().any(|particle| draft.word(at) == *particle) {
        at += 1;
        if draft.is(at, Class::DASH) && tight(draft, at) {
            at += 1;
        }
    }
    (at > start && at < limit && is_part(draft, at)).then_some(at + 1)
}

/// Whether a token is a single capital letter.
pub(super) fn is_initial(draft: &Draft<'_>, at: usize) -> bool {
    let word = draft.word(at);
    draft.is(at, Class::CAPITAL)
        && (word.chars().count() == 1 && word != "I"
            || word.len() <= 6 && word.ends_with('.') && word.chars().filter(|c| *c == '.').count() * 2 == word.chars().count())
}

fn tight(draft: &Draft<'_>, at: usize) -> bool {
    draft.tokens.get(at).is_some_and(|token| !token.spaced)
}

/// Whether capitals mean little in a sentence: a heading, or a line that writes most words with them.
fn is_heading(draft: &Draft<'_>, sentence: usize) -> bool {
    let Some(sentence) = draft.sentences.get(sentence) else { return false };
    let kind = draft.document.blocks.get(sentence.block).map(Block::kind);
    if matches!(kind, Some(BlockKind::Title | BlockKind::Heading(_) | BlockKind::TableCell { .. } | BlockKind::ReferenceEntry)) {
        return true;
    }
    let (mut capitals, mut others) = (0_usize, 0_usize);
    for token in draft.tokens.get(sentence.tokens.range()).unwrap_or_default() {
        if token.kind != TokenKind::Word {
            continue;
        }
        if token.is(Class::CAPITAL) {
            capitals += 1;
        } else if !token.is(Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION | Class::POSSESSIVE) {
            others += 1;
            // So many others that not even capitals in all other places would do.
            if others * 6 >= sentence.tokens.len() {
                return false;
            }
        }
    }
    capitals > 3 && others * 6 < capitals
}
