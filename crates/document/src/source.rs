//! Places in the text to places in the source, and places in the source to lines and columns.

use crate::{Span, short};

/// A line and a column, both from 1; columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The starts of all lines of a source, and how many characters stand before every so many bytes of it.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Offsets as short as those of tokens: a long document has millions of lines.
    starts: Vec<u32>,
    /// The characters before each multiple of [`STRIDE`] bytes.
    characters: Vec<usize>,
}

/// How many bytes are counted through at most to tell a column, so that a file of one line costs no more than others.
const STRIDE: usize = 1024;

impl LineIndex {
    /// Finds the lines of `source`; a line ends after `\n`.
    pub fn new(source: &str) -> Self {
        let ends = || memchr::memchr_iter(b'\n', source.as_bytes());
        let mut starts = Vec::with_capacity(1 + ends().count());
        starts.push(0);
        starts.extend(ends().map(|at| short(at + 1)));
        let mut before = 0;
        let characters = source
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let here = before;
                before += count(chunk);
                here
            })
            .collect();
        Self { starts, characters }
    }

    /// The line and column of a byte offset into the `source` that the index was made of.
    pub fn position(&self, source: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start as usize <= offset).max(1);
        let start = self.start(line - 1).unwrap_or_default();
        let column = 1 + self.characters_before(source, offset).saturating_sub(self.characters_before(source, start));
        Position { line, column }
    }

    /// Where a line begins, by its number from 0.
    fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).map(|&start| start as usize)
    }

    fn characters_before(&self, source: &str, offset: usize) -> usize {
        let chunk = offset / STRIDE;
        let before = self.characters.get(chunk).copied().unwrap_or_default();
        before + source.as_bytes().get(chunk * STRIDE..offset).map_or(0, count)
    }

    /// The range of the line with this number (from 1), its line break left out.
    pub fn line_span(&self, source: &str, line: usize) -> Span {
        let start = self.start(line.saturating_sub(1)).unwrap_or(source.len());
        let end = self.start(line).unwrap_or(source.len());
        let text = source.get(start..end).unwrap_or_default();
        Span::new(start, start + text.trim_end_matches(['\n', '\r']).len())
    }
}

/// How many characters begin in these bytes of UTF-8.
fn count(bytes: &[u8]) -> usize {
    if bytes.is_ascii() { bytes.len() } else { bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count() }
}

/// The runs of text that come from the source, each with the place it came from.
///
/// Invariant: runs are sorted by `text` and do not overlap; no run is empty in the text.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    runs: Vec<Run>,
    /// Whether the runs are sorted by `source` as well, as they are unless a reader moves text.
    unsorted: bool,
}

/// A run, its numbers as short as those of tokens: a long document has millions.
#[derive(Clone, Copy, Debug)]
struct Run {
    text: u32,
    source: u32,
    text_len: u32,
    /// Of a run that is the source byte for byte no length of its own, but [`COPIED`].
    source_len: u32,
}

/// More than any range is long that is printed otherwise in the text.
const COPIED: u32 = u32::MAX;

impl Run {
    fn new(text: usize, text_len: usize, source: Span, copied: bool) -> Self {
        let source_len = if copied { COPIED } else { short(source.len()).min(COPIED - 1) };
        Self { text: short(text), source: short(source.start), text_len: short(text_len), source_len }
    }

    const fn text(self) -> usize {
        self.text as usize
    }

    const fn text_end(self) -> usize {
        self.text as usize + self.text_len as usize
    }

    const fn source(self) -> usize {
        self.source as usize
    }

    const fn source_end(self) -> usize {
        self.source as usize + if self.copied() { self.text_len } else { self.source_len } as usize
    }

    /// Whether the text is the source byte for byte.
    const fn copied(self) -> bool {
        self.source_len == COPIED
    }
}

impl SourceMap {
    /// An empty map with room for so many runs.
    pub(crate) fn with_capacity(runs: usize) -> Self {
        Self { runs: Vec::with_capacity(runs), ..Self::default() }
    }

    /// How many runs there are.
    pub(crate) fn len(&self) -> usize {
        self.runs.len()
    }

    /// Notes that `len` bytes at `text` were copied from `source`; adjoining runs are joined.
    pub fn push(&mut self, text: usize, source: usize, len: usize) {
        self.push_run(Run::new(text, len, Span::new(source, source + len), true));
    }

    /// Notes that `len` bytes at `text` stand for the range `source`, which is printed otherwise (an entity, an escape).
    pub fn push_replaced(&mut self, text: usize, len: usize, source: Span) {
        self.push_run(Run::new(text, len, source, false));
    }

    fn push_run(&mut self, run: Run) {
        if run.text_len == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            if run.copied() && last.copied() && last.text_end() == run.text() && last.source_end() == run.source() {
                last.text_len += run.text_len;
                return;
            }
            self.unsorted |= run.source() < last.source_end();
        }
        self.runs.push(run);
    }

    /// Appends the runs of a map whose text and source begin at these places.
    pub(crate) fn append(&mut self, other: &Self, text: usize, source: usize) {
        for run in &other.runs {
            let from = Span::new(source + run.source(), source + run.source_end());
            self.push_run(Run::new(text + run.text(), run.text_len as usize, from, run.copied()));
        }
    }

    /// The end of the last run in the source.
    pub(crate) fn source_end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.source_end())
    }

    /// The range of the source that a range of the text came from.
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source_offset(span.start, false);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.source_offset(span.end - 1, true);
        Span::new(start, end.max(start))
    }

    /// The place in the text that a place of the source went to; none where the source is markup.
    pub fn text_offset(&self, source: usize) -> Option<usize> {
        let holds = |run: &Run| run.source() <= source && source < run.source_end();
        let run = if self.unsorted {
            self.runs.iter().copied().find(holds)?
        } else {
            let after = self.runs.partition_point(|run| run.source() <= source);
            self.runs.get(after.checked_sub(1)?).copied().filter(holds)?
        };
        Some(if run.copied() { run.text() + source - run.source() } else { run.text() })
    }

    /// All runs in the order of the source: the place each came from, and its place in the text.
    pub(crate) fn by_source(&self) -> Vec<(Span, Span)> {
        let mut runs: Vec<(Span, Span)> =
            self.runs.iter().map(|run| (Span::new(run.source(), run.source_end()), Span::new(run.text(), run.text_end()))).collect();
        runs.sort_unstable();
        runs
    }

    /// The runs of text that were copied byte for byte: their place in the text and where they begin in the source.
    pub fn copied(&self) -> impl Iterator<Item = (Span, usize)> + '_ {
        self.runs.iter().filter(|run| run.copied()).map(|run| (Span::new(run.text(), run.text_end()), run.source()))
    }

    /// The runs of a range of the text, which begins at zero in the new map.
    pub(crate) fn part(&self, text: Span) -> Self {
        let first = self.runs.partition_point(|run| run.text_end() <= text.start);
        let mut part = Self::default();
        for run in self.runs[first..].iter().take_while(|run| run.text() < text.end) {
            part.push_moved(*run, text, 0);
        }
        part
    }

    /// Adds what lies in `from` of a run of another text, which stands at `to` in this one.
    fn push_moved(&mut self, run: Run, from: Span, to: usize) {
        let start = run.text().max(from.start);
        let end = run.text_end().min(from.end);
        let text = to + start - from.start;
        if run.copied() {
            self.push(text, run.source() + start - run.text(), end - start);
        } else {
            self.push_replaced(text, end - start, Span::new(run.source(), run.source_end()));
        }
    }

    /// The runs, to be moved to another map.
    pub(crate) fn into_moved(self) -> MovedRuns {
        let mut runs = self.runs;
        runs.reverse();
        MovedRuns { runs }
    }

    /// Where the byte at `offset` of the text begins (or, with `after`, ends) in the source.
    fn source_offset(&self, offset: usize, after: bool) -> usize {
        let index = self.runs.partition_point(|run| run.text() <= offset);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else { return 0 };
        if offset >= run.text_end() {
            return run.source_end();
        }
        if run.copied() {
            return run.source() + (offset - run.text()) + usize::from(after);
        }
        if after { run.source_end() } else { run.source() }
    }
}

/// Runs that are moved to another map in order, their room given back on the way: a long document has millions.
#[derive(Debug)]
pub(crate) struct MovedRuns {
    /// Those that are left, the first one last.
    runs: Vec<Run>,
}

/// How many runs are moved before their room is given back.
const MOVED: usize = 1 << 16;

impl MovedRuns {
    /// Moves what lies in `from` to `to` of another map; ranges are asked for in order.
    pub(crate) fn take(&mut self, from: Span, to: usize, target: &mut SourceMap) {
        while let Some(&run) = self.runs.last()
            && run.text() < from.end
        {
            if run.text_end() > from.start {
                target.push_moved(run, from, to);
            }
            if run.text_end() > from.end {
                break;
            }
            self.runs.pop();
        }
        if self.runs.capacity() - self.runs.len() > MOVED {
            self.runs.shrink_to_fit();
        }
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
        let long = "ä".repeat(3 * STRIDE);
        assert_eq!(LineIndex::new(&long).position(&long, 5 * STRIDE), Position { line: 1, column: 1 + 5 * STRIDE / 2 });
    }
}
