//! A source in, its lines with their indents out.

use crate::Span;

/// One line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its place in the source, without the white space around it.
    pub(crate) span: Span,
    /// The columns of white space before it.
    pub(crate) indent: usize,
}

impl Line {
    /// Whether nothing stands on it.
    pub(crate) const fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    /// Its words.
    pub(crate) fn of<'a>(&self, source: &'a str) -> &'a str {
        self.span.of(source)
    }

    /// Takes the first bytes from the line; what follows stands as far in as before.
    pub(crate) fn skip(&mut self, source: &str, bytes: usize) {
        let skipped = Span::new(self.span.start, self.span.start + bytes).of(source);
        let rest = Span::new(self.span.start + skipped.len(), self.span.end);
        let gap = rest.of(source).len() - rest.of(source).trim_start().len();
        self.indent += skipped.chars().count() + gap;
        self.span.start = (rest.start + gap).min(self.span.end);
    }
}

/// Cuts a source into lines from `start` on.
pub(crate) fn split(source: &str, start: usize) -> Vec<Line> {
    let mut at = start;
    let mut lines = Vec::new();
    for line in source.get(start..).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '\u{c}', '\u{b}']);
        let begin = at + line.len() - words.len();
        let length = words.trim_end().len();
        let white = line.as_bytes().get(..line.len() - words.len()).unwrap_or_default();
        let indent = white.iter().fold(0, |column, &byte| if byte == b'\t' { column / 8 * 8 + 8 } else { column + 1 });
        lines.push(Line { span: Span::new(begin, begin + length), indent });
        at += line.len();
    }
    lines
}
