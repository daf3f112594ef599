//! A text and the checks of it in, the text with the checks drawn under its lines out.

use crate::check::Check;
use crate::example::Sign;
use claimlint_document::Span;

/// Draws checks under the words they speak of: `^` conflict, `?` review, `=` holds, `~` a place compared.
///
/// A place that runs over several lines is drawn under the first of them.
pub fn annotate(text: &str, checks: &[Check]) -> String {
    let mut drawings: Vec<(Span, Sign, &str)> = Vec::new();
    for check in checks {
        drawings.push((check.span, Sign::of(check.verdict), &check.message));
        drawings.extend(check.related.iter().map(|evidence| (evidence.span, Sign::Related, &*evidence.label)));
    }
    drawings.sort_by_key(|&(span, sign, message)| (span.start, sign == Sign::Related, span.end, message));
    drawings.dedup();
    let mut drawings = drawings.into_iter().peekable();
    let mut annotated = String::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        annotated.push_str(words);
        annotated.push('\n');
        let end = offset + line.len();
        while let Some((span, sign, message)) = drawings.next_if(|(span, ..)| span.start < end) {
            let span = first_line(text, span);
            let before = words.get(..span.start.saturating_sub(offset)).unwrap_or(words);
            let marked = span.of(text).chars().count().max(1);
            annotated.extend(std::iter::repeat_n(' ', before.chars().count()));
            annotated.extend(std::iter::repeat_n(sign.drawn(), marked));
            if !message.is_empty() {
                annotated.push(' ');
                annotated.push_str(message);
            }
            annotated.push('\n');
        }
        offset = end;
    }
    annotated
}

/// The part of a place that stands on its first line.
pub(crate) fn first_line(text: &str, span: Span) -> Span {
    let length = span.of(text).find('\n').unwrap_or(span.len());
    let words = Span::new(span.start, span.start + length).of(text).trim_end();
    Span::new(span.start, span.start + words.len())
}
