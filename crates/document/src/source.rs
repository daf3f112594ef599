//! Places in the text to places in the source, and places in the source to lines and columns.

use crate::Span;

/// A line and a column, both from 1; columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The starts of all lines of a source.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `source`; a line ends after `\n`.
    pub fn new(source: &str) -> Self {
        let ends = source.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line and column of a byte offset into the `source` that the index was made of.
    pub fn position(&self, source: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1];
        let column = 1 + source.get(start..offset).map_or(0, |before| before.chars().count());
        Position { line, column }
    }

    /// The range of the line with this number (from 1), its line break left out.
    pub fn line_span(&self, source: &str, line: usize) -> Span {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(source.len());
        let end = self.starts.get(line).copied().unwrap_or(source.len());
        let text = source.get(start..end).unwrap_or_default();
        Span::new(start, start + text.trim_end_matches(['\n', '\r']).len())
    }
}

/// Runs of text that were copied from the source unchanged.
///
/// Invariant: runs are sorted by `text` and do not overlap.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    text: usize,
    source: usize,
    text_len: usize,
    source_len: usize,
}

impl SourceMap {
    /// Notes that `len` bytes at `text` were copied from `source`; adjoining runs are joined.
    pub fn push(&mut self, text: usize, source: usize, len: usize) {
        self.push_replaced(text, len, Span::new(source, source + len));
    }

    /// Notes that `len` bytes at `text` stand for the range `source`, which is printed otherwise (an entity, an escape).
    pub fn push_replaced(&mut self, text: usize, len: usize, source: Span) {
        if len == 0 {
            return;
        }
        let plain = len == source.len();
        if let Some(last) = self.runs.last_mut()
            && plain
            && last.text_len == last.source_len
            && last.text + last.text_len == text
            && last.source + last.source_len == source.start
        {
            last.text_len += len;
            last.source_len += len;
            return;
        }
        self.runs.push(Run { text, source: source.start, text_len: len, source_len: source.len() });
    }

    /// The range of the source that a range of the text came from.
    pub fn source_span(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.source_offset(span.start, false);
            return Span::new(at, at);
        }
        let start = self.source_offset(span.start, false);
        let end = self.source_offset(span.end - 1, true);
        Span::new(start, end.max(start))
    }

    /// The place in the text that a place of the source went to; none where the source is markup.
    pub fn text_offset(&self, source: usize) -> Option<usize> {
        // Runs are sorted by source as well, except where a reader moves text; a linear look is right in both cases.
        let run = self.runs.iter().find(|run| run.source <= source && source < run.source + run.source_len)?;
        Some(if run.text_len == run.source_len { run.text + source - run.source } else { run.text })
    }

    /// Where the byte at `offset` of the text begins (or, with `after`, ends) in the source.
    fn source_offset(&self, offset: usize, after: bool) -> usize {
        let index = self.runs.partition_point(|run| run.text <= offset);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else { return 0 };
        if offset >= run.text + run.text_len {
            return run.source + run.source_len;
        }
        if run.text_len == run.source_len {
            return run.source + (offset - run.text) + usize::from(after);
        }
        run.source + if after { run.source_len } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_map_through_copied_and_replaced_runs() {
        let mut map = SourceMap::default();
        map.push(0, 3, 4);
        map.push_replaced(4, 1, Span::new(7, 12));
        map.push(5, 12, 2);
        assert_eq!(map.source_span(Span::new(1, 3)), Span::new(4, 6));
        assert_eq!(map.source_span(Span::new(3, 5)), Span::new(6, 12));
        assert_eq!(map.source_span(Span::new(4, 7)), Span::new(7, 14));
        assert_eq!(map.text_offset(13), Some(6));
    }

    #[test]
    fn columns_count_characters() {
        let source = "ä b\nc";
        let index = LineIndex::new(source);
        assert_eq!(index.position(source, 3), Position { line: 1, column: 3 });
        assert_eq!(index.position(source, 5), Position { line: 2, column: 1 });
    }
}
