//! A ledger in, its text with every claim drawn under its words out, so that a person sees what was read.

use crate::claims::kind_name;
use crate::safe;
use crate::view::value;
use claimlint_document::Span;
use claimlint_parser::{Claim, Ledger};
use std::fmt::Write;

/// The width at which lines are broken.
const WIDTH: usize = 100;

/// Draws all sentences of a document.
pub fn claims(ledger: &Ledger<'_>) -> String {
    let mut drawn = String::new();
    let mut next = 0;
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        let first = next;
        while ledger.claims.get(next).is_some_and(|claim| claim.sentence == index) {
            next += 1;
        }
        for line in lines(ledger.text(sentence.span), sentence.span.start) {
            drawn.push_str("  ");
            safe::push_line(&mut drawn, ledger.text(line));
            drawn.push('\n');
            for claim in ledger.claims[first..next].iter().filter(|claim| line.start <= claim.span.start && claim.span.start < line.end) {
                draw(&mut drawn, ledger, line, claim);
            }
        }
    }
    drawn
}

fn draw(drawn: &mut String, ledger: &Ledger<'_>, line: Span, claim: &Claim) {
    let columns = |start: usize, end: usize| safe::width(&safe::line(ledger.text(Span::new(start, end))));
    let before = columns(line.start, claim.span.start);
    let words = columns(claim.span.start, claim.span.end.min(line.end));
    let value = safe::line(&value(ledger, &claim.kind));
    // Writing to a string cannot fail.
    let _ = writeln!(drawn, "  {:before$}{} {} {value}", "", "~".repeat(words.max(1)), kind_name(&claim.kind));
}

/// The text cut at spaces into lines of no more than the width, where words allow.
fn lines(text: &str, start: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut from = 0;
    while let Some(at) = cut(&text[from..]) {
        lines.push(Span::new(start + from, start + from + at));
        from += at + text[from + at..].chars().next().map_or(0, char::len_utf8);
    }
    lines.push(Span::new(start + from, start + text.len()));
    lines
}

/// The place of the white space at which a text is broken: the last within the width and one, else the first; none where it fits.
fn cut(text: &str) -> Option<usize> {
    let within = match text.as_bytes().get(..=WIDTH)? {
        line if line.is_ascii() => WIDTH + 1,
        _ => text.char_indices().nth(WIDTH).map(|(at, last)| at + last.len_utf8())?,
    };
    let (line, rest) = text.split_at(within);
    line.rfind(char::is_whitespace).or_else(|| rest.find(char::is_whitespace).map(|at| within + at))
}
