//! Lines of a source that belong together in, one text without what stands between them out, each place with its place in the source.

use crate::Span;
use crate::draft::Draft;

/// How far two lines may lie apart to be told as one place, in bytes.
const APART: usize = 200;

/// The words of some lines, joined by line breaks.
#[derive(Debug)]
pub(crate) struct Strip<'a> {
    source: &'a str,
    /// The text.
    pub(crate) text: String,
    /// Where each line begins in the text, and its place in the source.
    lines: Vec<(usize, Span)>,
}

impl<'a> Strip<'a> {
    /// Joins lines, given by their places in the source.
    pub(crate) fn of(source: &'a str, lines: impl IntoIterator<Item = Span>) -> Self {
        let mut strip = Self { source, text: String::new(), lines: Vec::new() };
        for span in lines {
            if !strip.lines.is_empty() {
                strip.text.push('\n');
            }
            strip.lines.push((strip.text.len(), span));
            strip.text.push_str(span.of(source));
        }
        strip
    }

    /// The place in the source of a range of the text.
    pub(crate) fn place(&self, span: Span) -> Span {
        let start = self.offset(span.start);
        Span::new(start, self.offset(span.end).max(start))
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|&(text, _)| text <= at).checked_sub(1).and_then(|line| self.lines.get(line));
        line.map_or(0, |&(text, span)| (span.start + at - text).min(span.end))
    }

    /// Appends a range of the text to a draft.
    pub(crate) fn copy(&self, draft: &mut Draft, span: Span) {
        let mut at = span.start;
        let first = self.lines.partition_point(|&(text, _)| text <= at).saturating_sub(1);
        for (index, &(text, place)) in self.lines.iter().enumerate().skip(first) {
            let end = (text + place.len()).min(span.end);
            if at < end {
                draft.copy(self.source, Span::new(place.start + at - text, place.start + end - text));
                at = end;
            }
            if at >= span.end {
                break;
            }
            self.line_break(draft, index);
            at += 1;
        }
    }

    /// Appends the break behind a line.
    fn line_break(&self, draft: &mut Draft, line: usize) {
        let end = self.lines.get(line).map_or(0, |(_, place)| place.end);
        let next = self.lines.get(line + 1).map_or(end, |(_, next)| next.start);
        let gap = Span::new(end, next);
        if gap.of(self.source) == "\n" {
            draft.copy(self.source, gap);
        } else if gap.len() <= APART && gap.of(self.source).trim().is_empty() {
            draft.replace("\n", gap);
        } else {
            draft.replace("\n", Span::new(end, end));
        }
    }

    /// Appends text that stands for a range of the text.
    pub(crate) fn replace(&self, draft: &mut Draft, text: &str, span: Span) {
        draft.replace(text, self.place(span));
    }
}
