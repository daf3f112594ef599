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
    if document.text.contains('[') {
        for block in document.blocks.iter().filter(|block| block.checked && block.kind != BlockKind::ReferenceEntry) {
            brackets(block.span.of(&document.text), block.span.start, &mut found);
        }
    }
    remains(context, &mut found);
    tokens(context, &mut found);
    // A word such as TBD is told once a text, however often it stands there.
    let mut told = false;
    found.retain(|(span, _)| !STAND_INS.contains(&context.ledger.text(*span)) || !std::mem::replace(&mut told, true));
    found.retain(|(span, _)| !document.opaque.iter().any(|opaque| opaque.overlaps(*span)) && !context.is_quoted(*span));
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

/// Brackets that hold a bullet or a request: `[●]`, `[insert name]`.
fn brackets(words: &str, start: usize, found: &mut Vec<(Span, Verdict)>) {
    for at in memchr::memchr_iter(b'[', words.as_bytes()) {
        let Some(close) = words[at..].find(']').filter(|&close| close < 60) else { continue };
        let inside = words[at + 1..at + close].trim();
        let ruled = inside.chars().all(|mark| mark == '_');
        let blank = inside.chars().all(|mark| matches!(mark, '●' | '•' | '_' | '■' | '○')) && inside.len() >= if ruled { 3 } else { 1 };
        let first = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        let request = REQUESTS.contains(&&*first) && inside.contains(' ');
        if blank || request {
            let verdict = if blank { Verdict::Conflict } else { Verdict::Review };
            found.push((Span::new(start + at, start + at + close + 1), verdict));
        }
    }
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
        let mut found = Vec::new();
        brackets(words, 0, &mut found);
        let found: Vec<_> = found.iter().map(|(span, _)| span.of(words)).collect();
        assert_eq!(found, ["[●]", "[insert date]", "[●●]", "[___]"]);
        assert!(STAND_INS.is_sorted());
        assert!(REQUESTS.is_sorted());
    }
}
