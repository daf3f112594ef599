//! A source in, its lines with indent and quote depth out, and lines back into running text.

use crate::Span;
use crate::draft::Draft;

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its place in the source, without the white space and quote marks around it.
    pub(super) span: Span,
    /// The columns of white space before it.
    pub(super) indent: usize,
    /// How many `>` stand before it.
    pub(super) quote_depth: u8,
}

impl Line {
    /// Whether nothing stands on it.
    pub(super) const fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    /// Its words.
    pub(super) fn of<'a>(&self, source: &'a str) -> &'a str {
        self.span.of(source)
    }
}

/// Cuts a source into lines from `start` on.
pub(super) fn split(source: &str, start: usize) -> Vec<Line> {
    let mut at = start;
    let mut lines = Vec::new();
    for line in source[start..].split_inclusive('\n') {
        let mut words = line.trim_start_matches(is_space);
        let mut quote_depth: u8 = 0;
        // Three marks are a prompt of an interpreter far oftener than a quotation in a quotation in a quotation.
        if !words.starts_with(">>>") {
            while let Some(rest) = words.strip_prefix('>') {
                quote_depth = quote_depth.saturating_add(1);
                words = rest.trim_start_matches(is_space);
            }
        }
        let begin = at + line.len() - words.len();
        let trimmed = words.trim_end_matches(|next: char| is_space(next) || matches!(next, '\n' | '\r'));
        let indent = crate::arrange::indent(source, begin);
        lines.push(Line { span: Span::new(begin, begin + trimmed.len()), indent, quote_depth });
        at += line.len();
    }
    lines
}

/// White space at the ends of a line; a no-break space with nothing else on the line is white space as well.
const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{c}' | '\u{b}')
}

/// The sign that a line repeats from end to end, as under a heading.
pub(super) fn adornment(text: &str) -> Option<char> {
    let sign = text.chars().next().filter(|first| "=-~^\"'*+#`:._".contains(*first))?;
    (text.len() >= 3 && text.chars().all(|next| next == sign)).then_some(sign)
}

/// Whether a line is drawn, not written: a row of dashes, dots or stars.
pub(super) fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(|next| matches!(next, '=' | '-' | '_' | '*' | '~' | '+' | '|' | '.' | ' ' | '—' | '–'))
}

/// Whether a line ends as a sentence does, or leads on to what stands below it.
pub(super) fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
}

/// Appends lines as running text; line breaks stay as white space.
pub(super) fn write(source: &str, lines: &[Line], draft: &mut Draft) {
    let mut end = None;
    for line in lines {
        if let Some(end) = end {
            line_break(source, Span::new(end, line.span.start), draft);
        }
        draft.copy(source, line.span);
        end = Some(line.span.end);
    }
}

/// Appends the line break that stands for what lies between two lines.
pub(super) fn line_break(source: &str, gap: Span, draft: &mut Draft) {
    if gap.of(source) == "\n" {
        draft.copy(source, gap);
    } else {
        draft.replace("\n", gap);
    }
}
