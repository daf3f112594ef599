//! Lines of a text taken from pages in, the same lines without the ones that each page repeats out.

use super::lines::{Line, ends_sentence};
use crate::Span;
use crate::draft::Draft;
use std::collections::HashMap;

/// How often a line must stand on a page to be no part of the text.
const OFTEN: usize = 3;

/// The longest line at the head or foot of a page, in bytes.
const LONGEST: usize = 120;

/// Leaves out the head and foot of pages: lines with a page number that come again with another.
///
/// A sentence that the page broke is whole again afterwards.
pub(super) fn leave_out(source: &str, lines: &mut Vec<Line>, draft: &mut Draft) {
    if !source.contains("Page ") {
        return;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for line in lines.iter() {
        if let Some(words) = without_number(line.of(source)) {
            *seen.entry(words).or_default() += 1;
        }
    }
    seen.retain(|_, times| *times >= OFTEN);
    if seen.is_empty() {
        return;
    }
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut rest = lines.iter().peekable();
    while let Some(line) = rest.next() {
        if !without_number(line.of(source)).is_some_and(|words| seen.contains_key(&words)) {
            kept.push(*line);
            continue;
        }
        draft.leave_out(Span::new(line.span.start, line.span.end), "page number");
        let broken = rest.peek().is_some_and(|next| next.of(source).starts_with(char::is_lowercase));
        let open = kept.iter().rev().find(|before| !before.is_blank()).is_some_and(|before| !ends_sentence(before.of(source)));
        while broken && open && kept.last().is_some_and(Line::is_blank) {
            kept.pop();
        }
    }
    *lines = kept;
}

/// The words of a line that begins or ends with `Page` and a number, without that number.
fn without_number(words: &str) -> Option<String> {
    if words.len() > LONGEST {
        return None;
    }
    let (before, after) = words.split_once("Page ")?;
    let number = after.split(' ').next().unwrap_or_default();
    let roman = number.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let numbered = !number.is_empty() && (roman || number.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = after[number.len()..].trim();
    let at_end = rest.is_empty() || rest.starts_with("of ");
    (numbered && (before.trim().is_empty() || at_end)).then(|| format!("{}\n{rest}", before.trim()))
}
