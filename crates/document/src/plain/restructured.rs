//! Text in the markup of reStructuredText in a plain file in, its words without the markup out.

use super::lines::{self, Line};
use crate::draft::Draft;
use crate::inline::Inline;
use crate::restructured::inline;
use crate::restructured::names::Names;
use crate::strip::Strip;
use crate::{BlockKind, Span};

/// Whether a text is written in the markup: two of its signs at least.
pub(super) fn is_markup(source: &str, lines: &[Line]) -> bool {
    let directives = lines
        .iter()
        .any(|line| line.of(source).starts_with(".. ") && line.of(source).contains("::") || line.of(source).starts_with(".. ["));
    let literals = lines.iter().any(|line| line.of(source).ends_with("::"));
    let headings = lines.windows(2).any(|pair| {
        let (title, under) = (pair[0].of(source), pair[1].of(source));
        title.len() > 2 && lines::adornment(under).is_some() && lines::adornment(title).is_none() && under.len() >= title.chars().count()
    });
    let inline = ["``", "`_", ":`"].iter().any(|sign| memchr::memmem::find(source.as_bytes(), sign.as_bytes()).is_some());
    let proposal = lines.iter().take(3).any(|line| line.of(source).starts_with("PEP:"));
    [directives, literals, headings, inline, proposal].into_iter().filter(|&sign| sign).count() >= 2
}

/// Reads what begins with two full stops, or a table drawn with signs; gives the line after it.
pub(super) fn explicit(source: &str, lines: &[Line], at: usize, draft: &mut Draft) -> Option<usize> {
    let line = lines.get(at)?;
    let text = line.of(source);
    if text == ".." || text.starts_with(".. ") {
        let rest = &lines[at + 1..];
        let blank_after =
            |index: usize| rest[index..].iter().find(|line| !line.is_blank()).is_some_and(|line| line.indent > line_indent(lines, at));
        let length = rest
            .iter()
            .enumerate()
            .take_while(|(index, next)| next.indent > line.indent && !next.is_blank() || next.is_blank() && blank_after(*index))
            .count();
        let last = rest[..length].iter().rev().find(|line| !line.is_blank()).unwrap_or(line);
        let words = text.trim_start_matches("..").trim_start();
        if words.starts_with('[') && words.contains(']') {
            let start = draft.text.len();
            let first = Span::new(line.span.end - words.len(), line.span.end);
            let spans = rest[..length].iter().filter(|line| !line.is_blank()).map(|line| line.span);
            write(source, std::iter::once(first).chain(spans), draft);
            draft.end_block(BlockKind::ReferenceEntry, start, 0, None);
        } else {
            draft.leave_out(Span::new(line.span.start, last.span.end), "directive");
        }
        return Some(at + 1 + length);
    }
    let grid = text.starts_with("+-") || text.starts_with("+=");
    let simple = text.contains("= =") || text.contains("=  ");
    let drawn = simple && text.bytes().all(|byte| matches!(byte, b'=' | b' '));
    if !(grid && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=')) || drawn) {
        return None;
    }
    let length = lines[at..].iter().take_while(|line| !line.is_blank()).count();
    let last = lines.get(at + length - 1)?;
    draft.leave_out(Span::new(line.span.start, last.span.end), "table");
    Some(at + length)
}

fn line_indent(lines: &[Line], at: usize) -> usize {
    lines.get(at).map_or(0, |line| line.indent)
}

/// Appends the lines of a paragraph without its markup.
pub(super) fn write(source: &str, lines: impl IntoIterator<Item = Span>, draft: &mut Draft) {
    inline::write(&Strip::of(source, lines), &mut Names::default(), &mut Inline::default(), draft);
}
