//! Paragraphs in, round brackets that are never closed, or closed without having been opened, out.

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};

/// Longer paragraphs than these are transcripts, code or worse.
const LONGEST: usize = 400;

/// Checks every paragraph that ends as a sentence does.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let brackets = context.places().of_words(&ledger.lexemes, &["(", ")"]);
    let block = |at: usize| Some(ledger.sentences.get(context.sentence_at(at))?.block);
    let placed: Vec<(usize, usize)> = brackets.into_iter().filter_map(|at| Some((block(at)?, at))).collect();
    for of_block in placed.chunk_by(|one, other| one.0 == other.0) {
        if let Some(span) = unbalanced(context, of_block).filter(|&span| !is_elsewhere(context, span)) {
            let closes = context.ledger.text(span) == ")";
            let message = if closes { "the bracket was never opened" } else { "the bracket is never closed" };
            out.push(report(rule, Verdict::Review, span, message.to_owned()));
        }
    }
}

/// The one of the brackets of a paragraph that stands alone.
fn unbalanced(context: &Context, placed: &[(usize, usize)]) -> Option<Span> {
    let ledger = context.ledger;
    let place = placed.first()?.0;
    let block = ledger.document.blocks.get(place).filter(|block| block.kind() == BlockKind::Paragraph && block.quote_depth == 0)?;
    let ended = block.span().of(&ledger.document.text).ends_with(['.', '?', '!']);
    let sentences = ledger.sentences.partition_point(|sentence| sentence.block < place)
        ..ledger.sentences.partition_point(|sentence| sentence.block <= place);
    let (first, last) = ledger.sentences.get(sentences).and_then(|sentences| sentences.first().zip(sentences.last()))?;
    if !ended || last.tokens.end - first.tokens.start > LONGEST {
        return None;
    }
    let brackets: Vec<usize> = placed.iter().map(|(_, at)| *at).filter(|&at| !is_shown(context, at)).collect();
    // Labels and faces can be read in three ways; the bracket must stand alone in all of them.
    let all = lone(context, &brackets, |_| false);
    let none = lone(context, &brackets, |at| may_be_label(context, at, first.tokens.start) || is_face(context, at));
    let likely = lone(context, &brackets, |at| is_label_or_face(context, at, first.tokens.start));
    match (all.len(), none.len(), likely.as_slice()) {
        (1, 1, [one]) => Some(*one).filter(|&one| !is_of_interval(context, one)),
        _ => None,
    }
}

/// Whether a bracket that stands alone is the open end of an interval: `[0, 1)`, `(0, 1]`.
fn is_of_interval(context: &Context, span: Span) -> bool {
    const LONGEST: usize = 12;
    let ledger = context.ledger;
    let at = ledger.tokens.partition_point(|token| token.span().start < span.start);
    let within = |tokens: &mut dyn Iterator<Item = usize>, end: &str| {
        let is_end = |at: &usize| matches!(ledger.word(*at), "[" | "]" | "(" | ")");
        let mut comma = false;
        let found = tokens.take(LONGEST).inspect(|&at| comma |= ledger.word(at) == ",").find(is_end);
        comma && found.is_some_and(|at| ledger.word(at) == end)
    };
    match ledger.word(at) {
        ")" => within(&mut (0..at).rev(), "["),
        "(" => within(&mut (at + 1..ledger.tokens.len()), "]"),
        _ => false,
    }
}

/// Those of some brackets that have no other half, those that `skipped` leaves out aside.
fn lone(context: &Context, brackets: &[usize], skipped: impl Fn(usize) -> bool) -> Vec<Span> {
    let ledger = context.ledger;
    let mut open = Vec::new();
    let mut alone = Vec::new();
    for &at in brackets {
        let Some(span) = ledger.tokens.get(at).map(claimlint_parser::Token::span) else { continue };
        if ledger.word(at) == "(" {
            open.push(span);
        } else if !skipped(at) && open.pop().is_none() {
            alone.push(span);
        }
    }
    alone.append(&mut open);
    alone
}

/// Whether a bracket is spoken of and not used: in code, in quotation marks of its own, behind a backslash.
fn is_shown(context: &Context, at: usize) -> bool {
    let ledger = context.ledger;
    let Some(span) = ledger.tokens.get(at).map(claimlint_parser::Token::span) else { return false };
    let text = &ledger.document.text;
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let quoted =
        matches!((before, after), (Some('\''), Some('\'')) | (Some('"'), Some('"')) | (Some('‘'), Some('’')) | (Some('“'), Some('”')));
    let in_code = |place: usize| ledger.document.opaque_behind(place).next().is_some_and(|opaque| opaque.start <= place);
    // Behind a backslash it is shown, but `(\)` shows the backslash.
    let escaped = before == Some('\\') && !text[..span.start].trim_end_matches('\\').ends_with('(') && !in_code(span.start - 1);
    in_code(span.start) || quoted || escaped
}

/// Whether a block near by holds the other half: layout has cut the paragraph in two.
fn is_elsewhere(context: &Context, span: Span) -> bool {
    let document = context.ledger.document;
    let own = document.blocks.partition_point(|block| block.span().end <= span.start);
    let opens = span.of(&document.text) == "(";
    let near = if opens { own + 1..(own + 1 + NEAR).min(document.blocks.len()) } else { own.saturating_sub(NEAR)..own };
    document.blocks.get(near).into_iter().flatten().any(|block| {
        let words = block.span().of(&document.text);
        let (opened, closed) = (words.matches('(').count(), words.matches(')').count());
        if opens { closed > opened } else { opened > closed }
    })
}

/// How many blocks away the other half of a bracket is looked for.
const NEAR: usize = 3;

/// Whether a closing bracket can end the label of an item, `a)` or `2)`.
fn may_be_label(context: &Context, at: usize, first: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return true };
    let word = context.ledger.word(before);
    let opened = before.checked_sub(1).is_some_and(|open| context.ledger.word(open) == "(");
    word.len() <= 3 && word.chars().all(char::is_alphanumeric) && !opened
}

/// Whether a closing bracket is the mouth of a face, `:)`.
fn is_face(context: &Context, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(context.ledger.word(before), ":" | ";"))
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
