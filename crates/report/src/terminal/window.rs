//! The places of a check in, the parts of source lines that are drawn out, each with its marks.

use crate::{Checked, safe};
use claimlint_document::Span;
use claimlint_rules::Check;

/// How many lines of one place are drawn.
const LINES: usize = 4;

/// The part of a place that lies on one line of the source.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The line, from 1.
    pub(super) line: usize,
    source: Span,
    label: String,
    primary: bool,
}

/// A part of a line, as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Window {
    /// The line, from 1.
    pub(super) line: usize,
    /// The text, safe to show.
    pub(super) shown: String,
    /// What is marked in it, in the order of the places.
    pub(super) marks: Vec<Mark>,
}

/// What is marked in a window.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The first column, from 0.
    pub(super) start: usize,
    /// The column behind the last.
    pub(super) end: usize,
    /// What it is, safe to show; empty for the words at fault.
    pub(super) label: String,
    /// Whether these are the words at fault.
    pub(super) primary: bool,
}

/// All places of a check, cut into lines, in the order of the source.
pub(super) fn places(checked: Checked<'_>, check: &Check) -> Vec<Place> {
    let document = checked.ledger.document;
    let source = &document.source;
    let mut places = Vec::new();
    let mut add = |span: Span, label: &str, primary: bool| {
        let whole = document.source_span(span);
        let first = checked.lines.position(source, whole.start).line;
        let last = checked.lines.position(source, whole.end.saturating_sub(1).max(whole.start)).line;
        for line in first..=last.min(first + LINES - 1) {
            let bounds = checked.lines.line_span(source, line);
            let start = whole.start.clamp(bounds.start, bounds.end);
            let part = Span::new(start, whole.end.clamp(start, bounds.end));
            // The indent of a line that goes on is no part of the words.
            let indent = part.of(source).len() - part.of(source).trim_start().len();
            let part = Span::new(part.start + indent, part.end);
            if line == first || !part.is_empty() {
                // A label stands once, under the first line.
                let label = if line == first { safe::line(label) } else { String::new() };
                places.push(Place { line, source: part, label, primary });
            }
        }
    };
    add(check.span, "", true);
    for evidence in &check.related {
        add(evidence.span, &evidence.label, false);
    }
    places.sort_by_key(|place| (place.source.start, place.source.end, !place.primary));
    places
}

/// What is drawn of the lines: places that fit into the width together share a window.
pub(super) fn windows(checked: Checked<'_>, places: &[Place], width: usize) -> Vec<Window> {
    let source = &checked.ledger.document.source;
    let mut windows = Vec::new();
    let mut rest = places;
    while let Some(first) = rest.first() {
        let mut inner = first.source;
        let mut taken = 1;
        for place in &rest[1..] {
            let joined = inner.cover(place.source);
            if place.line != first.line || joined != fitting(source, joined, width.saturating_sub(2 * CUT)) {
                break;
            }
            inner = joined;
            taken += 1;
        }
        let (here, later) = rest.split_at(taken);
        windows.push(window(source, checked.lines.line_span(source, first.line), inner, here, width));
        rest = later;
    }
    windows
}

/// The columns that a cut takes: the sign and a space.
const CUT: usize = 2;

/// The window around `inner`, with as much of the line on both sides as there is room for.
fn window(source: &str, line: Span, inner: Span, places: &[Place], width: usize) -> Window {
    let inner = fitting(source, inner, width.saturating_sub(2 * CUT));
    let room = width.saturating_sub(columns(inner.of(source)) + 2 * CUT);
    // What one side leaves, the other may have.
    let after = fitting(source, Span::new(inner.end, line.end), room);
    let left = room.saturating_sub(columns(after.of(source)).min(room / 2));
    let before = fitting_back(source, Span::new(line.start, inner.start), left);
    let right = room.saturating_sub(columns(before.of(source)));
    let after = fitting(source, Span::new(inner.end, line.end), right);
    let start = match before.of(source).find(char::is_whitespace) {
        Some(space) if before.start > line.start => before.start + space,
        _ => before.start,
    };
    let end = match after.of(source).rfind(char::is_whitespace) {
        Some(space) if after.end < line.end => after.start + space,
        _ => after.end,
    };
    let start = start + leading_space(Span::new(start, inner.start).of(source), start > line.start);
    let mut shown = String::new();
    if start > line.start {
        shown.push_str("… ");
    }
    let offset = safe::width(&shown);
    shown.push_str(&safe::line(Span::new(start, end).of(source)));
    if end < line.end {
        shown.push_str(" …");
    }
    let marks = places.iter().map(|place| {
        let from = place.source.start.min(end);
        let to = place.source.end.clamp(from, end);
        let first = offset + columns(Span::new(start, from).of(source));
        let last = first + columns(Span::new(from, to).of(source)).max(1);
        Mark { start: first, end: last, label: place.label.clone(), primary: place.primary }
    });
    Window { line: places.first().map_or(0, |place| place.line), marks: marks.collect(), shown }
}

/// The bytes of white space at the beginning of a text that was cut.
fn leading_space(text: &str, cut: bool) -> usize {
    if cut { text.len() - text.trim_start().len() } else { 0 }
}

/// The columns that a text takes as it is shown.
fn columns(text: &str) -> usize {
    safe::width(&safe::line(text))
}

fn columns_of(character: char) -> usize {
    let mut buffer = [0; 4];
    columns(character.encode_utf8(&mut buffer))
}

/// How many characters are shown for each column at most: a heap of accents on one letter ends somewhere.
const HEAP: usize = 4;

/// The beginning of a range that fits into so many columns.
fn fitting(source: &str, span: Span, columns: usize) -> Span {
    let mut taken = 0;
    let mut end = span.start;
    for (count, character) in span.of(source).chars().enumerate() {
        taken += columns_of(character);
        if taken > columns || count >= columns * HEAP {
            break;
        }
        end += character.len_utf8();
    }
    Span::new(span.start, end)
}

/// The end of a range that fits into so many columns, beginning with a character that has a column of its own.
fn fitting_back(source: &str, span: Span, columns: usize) -> Span {
    let mut taken = 0;
    let mut from = span.end;
    let mut start = span.end;
    for (count, character) in span.of(source).chars().rev().enumerate() {
        let width = columns_of(character);
        taken += width;
        if taken > columns || count >= columns * HEAP {
            break;
        }
        from -= character.len_utf8();
        if width > 0 {
            start = from;
        }
    }
    Span::new(start, span.end)
}
