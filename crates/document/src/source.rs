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

/// What is known of the places of a source at every so many bytes, so that lines and columns are told by a short look.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// For each multiple of [`STRIDE`] bytes what stands before it.
    strides: Vec<Stride>,
}

/// What stands before a place of a source.
#[derive(Clone, Copy, Debug, Default)]
struct Stride {
    characters: usize,
    /// How many line breaks.
    breaks: usize,
    /// Where the line begins that holds the place.
    line: usize,
}

/// How many bytes are looked through at most to tell a line or a column, so that a file of one line costs no more than others.
const STRIDE: usize = 1024;

impl LineIndex {
    /// Finds the lines of `source`; a line ends after `\n`.
    pub fn new(source: &str) -> Self {
        let mut before = Stride::default();
        let strides = source.as_bytes().chunks(STRIDE).enumerate().map(|(place, chunk)| {
            let here = before;
            before.characters += count(chunk);
            before.breaks += breaks(chunk);
            before.line = memchr::memrchr(b'\n', chunk).map_or(before.line, |at| place * STRIDE + at + 1);
            here
        });
        Self { strides: strides.collect() }
    }

    /// The line and column of a byte offset into the `source` that the index was made of.
    pub fn position(&self, source: &str, offset: usize) -> Position {
        let (stride, before) = self.stride(source, offset);
        let start = memchr::memrchr(b'\n', before).map_or(stride.line, |at| offset - before.len() + at + 1);
        let column = 1 + self.characters_before(source, offset).saturating_sub(self.characters_before(source, start));
        Position { line: 1 + stride.breaks + breaks(before), column }
    }

    /// What is known of a place: the next before it that is noted, and the bytes between them.
    fn stride<'s>(&self, source: &'s str, offset: usize) -> (Stride, &'s [u8]) {
        let place = (offset / STRIDE).min(self.strides.len().saturating_sub(1));
        let stride = self.strides.get(place).copied().unwrap_or_default();
        (stride, source.as_bytes().get(place * STRIDE..offset).unwrap_or_default())
    }

    /// Where a line begins, by its number from 0.
    fn start(&self, source: &str, line: usize) -> Option<usize> {
        if line == 0 {
            return Some(0);
        }
        let place = self.strides.partition_point(|stride| stride.breaks < line).checked_sub(1)?;
        let mut ends = memchr::memchr_iter(b'\n', source.as_bytes().get(place * STRIDE..)?);
        let behind = line - self.strides.get(place)?.breaks - 1;
        ends.nth(behind).map(|at| place * STRIDE + at + 1)
    }

    fn characters_before(&self, source: &str, offset: usize) -> usize {
        let (stride, before) = self.stride(source, offset);
        stride.characters + count(before)
    }

    /// The range of the line with this number (from 1), its line break left out.
    pub fn line_span(&self, source: &str, line: usize) -> Span {
        let start = self.start(source, line.saturating_sub(1)).unwrap_or(source.len());
        let end = self.start(source, line).unwrap_or(source.len());
        let text = source.get(start..end).unwrap_or_default();
        Span::new(start, start + text.trim_end_matches(['\n', '\r']).len())
    }
}

fn breaks(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
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
    /// The length, of a run that is the source byte for byte; else [`REPLACED`], the length of the text and that of the source.
    lengths: u32,
}

/// The bit of a run that is printed otherwise in the text.
const REPLACED: u32 = 1 << 31;
/// The most bytes of text that such a run has; longer ones are several runs.
const TEXT: usize = 0x7fff;
/// The most bytes of source.
const SOURCE: usize = 0xffff;

impl Run {
    fn copied(text: usize, source: usize, len: usize) -> Self {
        Self { text: short(text), source: short(source), lengths: short(len).min(REPLACED - 1) }
    }

    fn replaced(text: usize, len: usize, source: Span) -> Self {
        let lengths = REPLACED | short(len.min(TEXT)) << 16 | short(source.len().min(SOURCE));
        Self { text: short(text), source: short(source.start), lengths }
    }

    /// Whether the text is the source byte for byte.
    const fn is_copied(self) -> bool {
        self.lengths & REPLACED == 0
    }

    const fn text(self) -> usize {
        self.text as usize
    }

    const fn text_len(self) -> usize {
        if self.is_copied() { self.lengths as usize } else { (self.lengths >> 16) as usize & TEXT }
    }

    const fn text_end(self) -> usize {
        self.text() + self.text_len()
    }

    const fn source(self) -> usize {
        self.source as usize
    }

    const fn source_end(self) -> usize {
        self.source() + if self.is_copied() { self.lengths as usize } else { self.lengths as usize & SOURCE }
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
        if let Some(last) = self.runs.last_mut()
            && last.is_copied()
            && last.text_end() == text
            && last.source_end() == source
        {
            *last = Run::copied(last.text(), last.source(), last.text_len() + len);
        } else if len > 0 {
            self.push_run(Run::copied(text, source, len));
        }
    }

    /// Notes that `len` bytes at `text` stand for the range `source`, which is printed otherwise (an entity, an escape).
    pub fn push_replaced(&mut self, text: usize, len: usize, source: Span) {
        if source.len() > SOURCE {
            // The text begins where the source begins and ends where it ends; in between no place is a character's for sure.
            self.push_replaced(text, len.min(1), Span::new(source.start, source.start));
            self.push_replaced(text + 1, len.saturating_sub(1), Span::new(source.end, source.end));
            return;
        }
        for from in (0..len).step_by(TEXT) {
            self.push_run(Run::replaced(text + from, (len - from).min(TEXT), source));
        }
    }

    fn push_run(&mut self, run: Run) {
        self.unsorted |= self.runs.last().is_some_and(|last| run.source() < last.source_end());
        self.runs.push(run);
    }

    /// Appends the runs of a map whose text and source begin at these places.
    pub(crate) fn append(&mut self, other: &Self, text: usize, source: usize) {
        for run in &other.runs {
            let from = Span::new(source + run.source(), source + run.source_end());
            if run.is_copied() {
                self.push(text + run.text(), from.start, from.len());
            } else {
                self.push_replaced(text + run.text(), run.text_len(), from);
            }
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
        Some(if run.is_copied() { run.text() + source - run.source() } else { run.text() })
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
        self.runs.iter().filter(|run| run.is_copied()).map(|run| (Span::new(run.text(), run.text_end()), run.source()))
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
        if run.is_copied() {
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
        if run.is_copied() {
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
    use proptest::prelude::*;

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
    fn long_runs_begin_and_end_where_their_source_does() {
        let mut map = SourceMap::default();
        map.push_replaced(0, 100_000, Span::new(5, 9));
        map.push_replaced(100_000, 7, Span::new(9, 900_000));
        map.push(100_007, 900_000, 3);
        assert_eq!(map.source_span(Span::new(0, 1)), Span::new(5, 9));
        assert_eq!(map.source_span(Span::new(99_000, 100_000)), Span::new(5, 9));
        assert_eq!(map.source_span(Span::new(100_000, 100_007)), Span::new(9, 900_000));
        assert_eq!(map.source_span(Span::new(100_006, 100_008)), Span::new(900_000, 900_001));
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

    proptest! {
        #[test]
        fn lines_are_those_of_the_source(lines in prop::collection::vec("[a-zä]{0,900}\r?", 1..20)) {
            let source = lines.join("\n");
            let index = LineIndex::new(&source);
            let mut start = 0;
            for (number, line) in (1..).zip(&lines) {
                prop_assert_eq!(index.line_span(&source, number), Span::new(start, start + line.trim_end_matches('\r').len()));
                for (column, (at, _)) in (1..).zip(line.char_indices()) {
                    prop_assert_eq!(index.position(&source, start + at), Position { line: number, column });
                }
                start += line.len() + 1;
            }
            prop_assert!(index.line_span(&source, lines.len() + 1).is_empty());
            prop_assert_eq!(index.position(&source, source.len()).line, lines.len());
        }
    }
}
