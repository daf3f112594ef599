//! Paragraphs in, round brackets that are never closed, or closed without having been opened, out.

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::Sentence;

/// Longer paragraphs than these are transcripts, code or worse.
const LONGEST: usize = 400;

/// Checks every paragraph that ends as a sentence does.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let sentences = &context.ledger.sentences;
    for of_block in sentences.chunk_by(|one, other| one.block == other.block) {
        if let Some(span) = unbalanced(context, of_block) {
            let closes = context.ledger.text(span) == ")";
            let message = if closes { "the bracket was never opened" } else { "the bracket is never closed" };
            out.push(report(rule, Verdict::Review, span, message.to_owned()));
        }
    }
}

/// The one bracket of a paragraph that stands alone.
fn unbalanced(context: &Context, sentences: &[Sentence]) -> Option<Span> {
    let ledger = context.ledger;
    let (first, last) = sentences.first().zip(sentences.last())?;
    let block = ledger.document.blocks.get(first.block).filter(|block| block.kind == BlockKind::Paragraph && block.quote_depth == 0)?;
    let ended = block.span.of(&ledger.document.text).ends_with(['.', '?', '!']);
    let tokens = first.tokens.start..last.tokens.end;
    if !ended || tokens.len() > LONGEST {
        return None;
    }
    let mut open = Vec::new();
    let mut alone = Vec::new();
    for at in tokens {
        let span = ledger.tokens.get(at)?.span();
        match ledger.word(at) {
            "(" => open.push(span),
            ")" if is_label_or_face(context, at, first.tokens.start) => {}
            ")" => {
                if open.pop().is_none() {
                    alone.push(span);
                }
            }
            _ => {}
        }
    }
    alone.append(&mut open);
    match alone.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Whether a closing bracket ends the label of an item, `a)` or `2)`, or a face, `:)`.
fn is_label_or_face(context: &Context, at: usize, first: usize) -> bool {
    let ledger = context.ledger;
    let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return true };
    let word = ledger.word(before);
    let label = word.len() <= 3
        && word.chars().all(char::is_alphanumeric)
        && !matches!(before.checked_sub(1).map(|open| ledger.word(open)), Some("("));
    let opened = (first..before).rev().take(60).map(|token| ledger.word(token)).find(|word| matches!(*word, "(" | ")")) == Some("(");
    !opened && (label || matches!(word, ":" | ";" | "-"))
}
