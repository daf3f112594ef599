//! Tokens in, claims of the kind `reference` out: parts of a text, citations, footnote marks and links.
//!
//! What a text labels itself, the `Table 2` that begins a caption or the `4.1` that begins a heading, is no reference;
//! its digits are taken as an identifier, so that nothing counts them.

mod author_year;
mod bracket;
mod external;
mod label;
mod part;

use crate::claim::{ClaimKind, Identifier, IdentifierKind, Reference, ReferenceTarget};
use crate::draft::Draft;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::{Block, BlockKind};
use rustc_hash::FxHashSet;

pub(crate) use part::PART_WORDS;

/// Marks that a reference can begin with.
pub(crate) const MARKS: &[&str] = &["(", ":", "["];

/// The classes of which the first word or mark of every reference has one.
const BEGINNINGS: Class = Class::REFERENCE_WORD.union(Class::OPAQUE).union(Class::REFERENCE_MARK).union(Class::SYMBOL);

/// Reads the claims of this kind.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let first = draft.claims.len();
    let cites_authors = author_year::is_used(draft);
    for sentence in 0..draft.sentences.len() {
        let Some(&Sentence { tokens, classes, .. }) = draft.sentences.get(sentence) else { break };
        number_of_heading(draft, sentence, tokens);
        if !classes.intersects(BEGINNINGS) {
            continue;
        }
        let mut at = draft.next_of(tokens.start, tokens.end, BEGINNINGS);
        while at < tokens.end {
            let end = one(draft, sentence, TokenSpan::new(at, tokens.end), cites_authors);
            at = draft.next_of(end.unwrap_or(0).max(at + 1), tokens.end, BEGINNINGS);
        }
    }
    links(draft);
    external::spread(draft, first);
}

/// Reads the reference that begins with the first of these tokens, and gives the token behind it.
fn one(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan, cites_authors: bool) -> Option<usize> {
    let at = tokens.start;
    if draft.is(at, Class::REFERENCE_WORD) || matches!(draft.word(at), "§" | "§§") {
        return part::read(draft, sentence, tokens);
    }
    match draft.word(at) {
        word if draft.is(at, Class::OPAQUE) && word.starts_with("[@") => Some(bracket::read_keys(draft, sentence, at)),
        "[" => bracket::read(draft, sentence, tokens),
        "(" => author_year::read_bracketed(draft, sentence, tokens, cites_authors),
        ":" => bracket::read_role(draft, sentence, tokens),
        word if draft.kind(at) == TokenKind::Symbol && word.starts_with(label::is_superscript) => footnote_mark(draft, sentence, at),
        _ => None,
    }
}

/// Reads raised digits behind a word or mark: `as shown.²`
fn footnote_mark(draft: &mut Draft<'_>, sentence: usize, at: usize) -> Option<usize> {
    let token = draft.tokens.get(at)?;
    let behind = !token.spaced && at > 0 && !draft.is(at - 1, Class::DIGITS) && !matches!(draft.mark(at - 1), '^' | '/' | '×');
    if !behind || !draft.free(TokenSpan::new(at, at + 1)) {
        return None;
    }
    let label: String = draft.word(at).chars().filter_map(label::superscript).collect();
    draft.take(sentence, TokenSpan::new(at, at + 1), reference(ReferenceTarget::Footnote, label, false));
    Some(at + 1)
}

/// Takes the number that begins a heading: `4.1 Keys`, `2) Results`.
fn number_of_heading(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan) {
    if draft.kind(tokens.start) != TokenKind::Number || !begins_block(draft, tokens.start) || !is_heading(draft, tokens.start) {
        return;
    }
    let word = draft.word(tokens.start);
    let closed = matches!(draft.mark(tokens.start + 1), '.' | ')') && draft.tokens.get(tokens.start + 1).is_some_and(|token| !token.spaced);
    let dotted = word.contains('.') && !word.contains(',') && draft.is(tokens.start + 1, Class::CAPITAL);
    if closed || dotted {
        draft.take(sentence, TokenSpan::new(tokens.start, tokens.start + 1), own_label());
    }
}

/// The links of the document, each a reference to its address; their words stay free for other claims.
fn links(draft: &mut Draft<'_>) {
    let document = draft.document;
    for link in &document.links {
        let start = draft.tokens.partition_point(|token| token.span().start < link.span.start);
        let end = draft.tokens.partition_point(|token| token.span().start < link.span.end);
        let sentence = draft.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        if start < end && sentence < draft.sentences.len() {
            let external = link.target.contains("://") || link.target.starts_with("mailto:");
            draft.note(sentence, TokenSpan::new(start, end), reference(ReferenceTarget::Link, link.target.clone(), external));
        }
    }
}

fn reference(target: ReferenceTarget, label: String, external: bool) -> ClaimKind {
    ClaimKind::Reference(Reference { target, label, external })
}

/// What a label is where it stands at the thing that it labels.
fn own_label() -> ClaimKind {
    ClaimKind::Identifier(Identifier { kind: IdentifierKind::Other })
}

/// Whether a token is the first of its block.
fn begins_block(draft: &Draft<'_>, at: usize) -> bool {
    let Some(token) = draft.tokens.get(at) else { return false };
    let offset = token.span().start;
    let Some(block) = draft.document.block_at(offset).and_then(|block| draft.document.blocks.get(block)) else { return false };
    at == 0 || draft.tokens.get(at - 1).is_none_or(|before| before.span().end <= block.span().start)
}

/// Whether a token stands in a title or heading.
fn is_heading(draft: &Draft<'_>, at: usize) -> bool {
    matches!(block_kind(draft, at), Some(BlockKind::Title | BlockKind::Heading(_)))
}

/// The kind of the block that holds a token.
fn block_kind(draft: &Draft<'_>, at: usize) -> Option<BlockKind> {
    let offset = draft.tokens.get(at)?.span().start;
    draft.document.blocks.get(draft.document.block_at(offset)?).map(Block::kind)
}

/// The labels of references that lead out of the text, by target.
type Labels = FxHashSet<(ReferenceTarget, String)>;

#[cfg(test)]
mod tests;
