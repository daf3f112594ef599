//! A check in, a drawing of its places for the terminal out.
//!
//! Nothing of a text reaches the terminal raw: control characters are shown as dots.

use crate::Checked;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use claimlint_document::Span;
use claimlint_rules::{Check, Severity, Verdict};

/// How many characters of a line are shown on each side of the words at fault.
const CONTEXT: usize = 60;

/// Draws one check: its message, its places, its computation and what would make it true.
pub fn render(checked: Checked<'_>, check: &Check, color: bool) -> String {
    let level = match (check.verdict, check.severity) {
        (Verdict::Holds, _) => Level::INFO.with_name("holds"),
        (Verdict::Review, _) => Level::WARNING.with_name("review"),
        (Verdict::Conflict, Severity::Error) => Level::ERROR.with_name("conflict"),
        (Verdict::Conflict, Severity::Warning) => Level::WARNING.with_name("conflict"),
        (Verdict::Conflict, Severity::Note) => Level::NOTE.with_name("conflict"),
    };
    let document = checked.ledger.document;
    let source = document.source_span(check.span);
    let position = checked.lines.position(&document.source, source.start);
    let mut group = Group::with_title(level.primary_title(clean(&check.message)).id(check.rule.to_string()));
    group = group.element(Origin::path(clean(checked.path)).line(position.line).char_column(position.column));
    for element in snippets(checked, check) {
        group = group.element(element);
    }
    if let Some(computed) = &check.computed {
        group = group.element(Level::NOTE.with_name("computed").message(clean(computed)));
    }
    if !check.fixes.is_empty() {
        group = group.element(Level::HELP.with_name("would agree").message(clean(&check.fixes.join(" or "))));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = renderer.render(&[group]);
    drawn.push_str("\n\n");
    drawn
}

/// A place to draw: the words, and what they are.
struct Place<'c> {
    source: Span,
    label: &'c str,
    primary: bool,
}

/// The lines of all places, cut to what lies near the words, in the order of the places.
fn snippets<'c>(checked: Checked<'c>, check: &'c Check) -> Vec<Element<'c>> {
    let document = checked.ledger.document;
    let mut places = vec![Place { source: document.source_span(check.span), label: "", primary: true }];
    places.extend(check.related.iter().map(|evidence| Place {
        source: document.source_span(evidence.span),
        label: &evidence.label,
        primary: false,
    }));
    let mut elements: Vec<Element<'c>> = Vec::new();
    while !places.is_empty() {
        let window = window(checked, places[0].source);
        let (here, later): (Vec<_>, Vec<_>) = places.into_iter().partition(|place| window.contains(place.source));
        if here.is_empty() {
            // The words lie over several lines; only the message speaks of them.
            places = later.into_iter().skip(1).collect();
            continue;
        }
        places = later;
        let line = checked.lines.position(&document.source, window.start).line;
        let mut snippet = Snippet::source(clean(window.of(&document.source))).line_start(line).fold(false);
        for place in here {
            let kind = if place.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let span = place.source.start - window.start..place.source.end - window.start;
            let annotation = kind.span(span);
            snippet = snippet.annotation(if place.label.is_empty() { annotation } else { annotation.label(clean(place.label)) });
        }
        elements.push(snippet.into());
    }
    elements
}

/// The part of the source lines around a place that is drawn.
fn window(checked: Checked<'_>, place: Span) -> Span {
    let source = &checked.ledger.document.source;
    let first = checked.lines.position(source, place.start).line;
    let last = checked.lines.position(source, place.end.saturating_sub(1).max(place.start)).line;
    let lines = checked.lines.line_span(source, first).cover(checked.lines.line_span(source, last));
    let before = Span::new(lines.start, place.start).of(source);
    let after = Span::new(place.end.min(lines.end), lines.end).of(source);
    let start = before.char_indices().rev().nth(CONTEXT).map_or(lines.start, |(at, _)| lines.start + at);
    let end = after.char_indices().nth(CONTEXT).map_or(lines.end, |(at, _)| place.end + at);
    Span::new(start, end.max(place.end))
}

/// The text with every control character but the line break shown as dots of the same length in bytes.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars() {
        let hidden =
            character.is_control() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        match (hidden && character != '\n', character.len_utf8()) {
            (false, _) => cleaned.push(character),
            (true, 1) => cleaned.push(if character == '\t' || character == '\r' { ' ' } else { '.' }),
            (true, 2) => cleaned.push('·'),
            (true, _) => cleaned.push('․'),
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn control_characters_never_pass() {
        assert_eq!(clean("a\u{1b}[31mb\tc\u{9b}d\u{202e}e\nf"), "a.[31mb c·d․e\nf");
        assert_eq!(clean("\u{9b}").len(), 2);
        assert_eq!(clean("\u{202e}").len(), 3);
    }
}
