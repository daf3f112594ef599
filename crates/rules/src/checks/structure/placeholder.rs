//! The text in, blanks of a draft that were left in it out: `[●]`, `XX%`, `[insert date]`, a broken field.

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};

/// Words that stand for what is not yet known, whole tokens in capitals.
const STAND_INS: &[&str] = &["TBA", "TBC", "TBD", "TKTK"];

/// Words that no finished text holds.
const REMAINS: &[&str] = &["Error! Bookmark not defined", "Error! Reference source not found", "Lorem ipsum dolor sit amet"];

/// Words by which a bracket asks for something to be put in.
const REQUESTS: &[&str] = &["add", "enter", "fill", "insert"];

/// More blanks than these make a form.
const MOST: usize = 6;

/// More blanks than these that are ruled with low lines make a form too.
const MOST_RULED: usize = 3;

/// Checks a text for blanks.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let document = context.ledger.document;
    let mut found: Vec<(Span, Verdict)> = Vec::new();
    for at in memchr::memchr_iter(b'[', document.text.as_bytes()) {
        let block = document.block_at(at).and_then(|block| document.blocks.get(block));
        if let Some(block) = block.filter(|block| block.is_checked() && block.kind() != BlockKind::ReferenceEntry) {
            found.extend(bracket(&document.text[at..block.span().end], at));
        }
    }
    remains(context, &mut found);
    tokens(context, &mut found);
    // A word such as TBD is told once a text, however often it stands there.
    let mut told = false;
    found.retain(|(span, _)| !STAND_INS.contains(&context.ledger.text(*span)) || !std::mem::replace(&mut told, true));
    found.retain(|(span, _)| !document.opaque().any(|opaque| opaque.overlaps(*span)) && !context.is_quoted(*span));
    if found.is_empty() {
        return;
    }
    let form = found.len() > MOST || rules(&document.text) > MOST_RULED;
    for (span, verdict) in found {
        let verdict = if form { Verdict::Review } else { verdict };
        out.push(report(rule, verdict, span, format!("{} was left in", context.ledger.text(span))));
        if form {
            break;
        }
    }
}

/// How many blanks are ruled with low lines; a text with some of them is a form for its readers to fill in.
fn rules(text: &str) -> usize {
    text.match_indices("___").filter(|(at, _)| !text[..*at].ends_with('_') && !text[*at..].starts_with("____________________")).count()
}

/// Words that no finished text holds, and what follows their first word where they are whole.
fn remains(context: &Context, found: &mut Vec<(Span, Verdict)>) {
    let ledger = context.ledger;
    for at in context.places().of_words(&ledger.lexemes, &["error", "lorem"]) {
        let Some(start) = ledger.tokens.get(at).map(|token| token.span().start) else { continue };
        let behind = ledger.document.text.get(start..).unwrap_or_default();
        let whole = REMAINS.iter().find(|remain| behind.starts_with(**remain));
        found.extend(whole.map(|remain| (Span::new(start, start + remain.len()), Verdict::Conflict)));
    }
}

/// A bracket at the start of some words that holds a bullet or a request: `[●]`, `[insert name]`.
fn bracket(words: &str, start: usize) -> Option<(Span, Verdict)> {
    let close = words.find(']').filter(|&close| close < 60)?;
    let inside = words.get(1..close)?.trim();
    let ruled = inside.chars().all(|mark| mark == '_');
    let blank = inside.chars().all(|mark| matches!(mark, '●' | '•' | '_' | '■' | '○')) && inside.len() >= if ruled { 3 } else { 1 };
    let first = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
    let request = REQUESTS.contains(&&*first) && inside.contains(' ');
    let verdict = if blank { Verdict::Conflict } else { Verdict::Review };
    (blank || request).then_some((Span::new(start, start + close + 1), verdict))
}

/// Tokens that stand for a number or a fact: `TBD`, `XX%`, `$XX`.
fn tokens(context: &Context, found: &mut Vec<(Span, Verdict)>) {
    let ledger = context.ledger;
    let words = |words: &[&str]| context.places().of_words(&ledger.lexemes, words);
    let valued = words(&["$", "€", "£"]).into_iter().map(|sign| sign + 1);
    let shared = words(&["%", "percent"]).into_iter().filter_map(|sign| sign.checked_sub(1));
    let stand_ins = STAND_INS.iter().flat_map(|word| words(&[&word.to_lowercase()]));
    let mut places: Vec<usize> = valued.chain(shared).chain(stand_ins).collect();
    places.sort_unstable();
    places.dedup();
    for at in places {
        let Some(token) = ledger.tokens.get(at) else { continue };
        let word = ledger.word(at);
        let next = ledger.word(at + 1);
        let joined = ledger.tokens.get(at + 1).is_some_and(|token| !token.spaced);
        let crosses = word.len() >= 2 && word.bytes().all(|byte| byte == b'X');
        let money = at > 0 && !token.spaced && matches!(ledger.word(at - 1), "$" | "€" | "£");
        if crosses && (money || joined && next == "%" || next == "percent") {
            let end = if next == "%" { ledger.tokens[at + 1].span().end } else { token.span().end };
            // A price of crosses may be the form of a label, as a screen shows it.
            let verdict = if money { Verdict::Review } else { Verdict::Conflict };
            found.push((Span::new(token.span().start, end), verdict));
        } else if STAND_INS.contains(&word) {
            found.push((token.span(), Verdict::Review));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_ask_are_told_from_others() {
        let words = "by [●] and [insert date], as [he] said [●●] in [12] of [add] as [_] for [___]";
        let found = words.match_indices('[').filter_map(|(at, _)| bracket(&words[at..], at));
        let found: Vec<_> = found.map(|(span, _)| span.of(words)).collect();
        assert_eq!(found, ["[●]", "[insert date]", "[●●]", "[___]"]);
        assert!(STAND_INS.is_sorted());
        assert!(REQUESTS.is_sorted());
    }
}
