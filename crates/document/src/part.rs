//! A long document in, runs of its blocks that are read one at a time out, each a document of its own.
//!
//! A part keeps its way to the source of the whole, so that what is found in it is told as if it had been found in the
//! whole. Parts begin at headings where there are any; lists, tables and quotations stay together where they are not
//! longer than a part themselves.

use crate::{Block, BlockKind, Document, Link, List, ShortSpan, Span, Table, Unchecked};
use std::ops::Range;
use std::sync::Arc;

/// How many times as long as wished a part may become to keep together what belongs together.
const LONGEST: usize = 2;

/// A run of blocks of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its blocks; the first and the last may be cut themselves, where they are longer than a part.
    pub blocks: Range<usize>,
    /// Its place in the text of the whole.
    pub text: Span,
}

impl Part {
    /// Takes a span of the part's text to the text of the whole.
    pub const fn in_whole(&self, span: Span) -> Span {
        Span::new(span.start + self.text.start, span.end + self.text.start)
    }
}

impl Document {
    /// Cuts the document into parts of about `size` bytes of text: all of it, in order, nothing twice.
    pub fn parts(&self, size: usize) -> Vec<Part> {
        let size = size.max(1);
        let mut parts = Vec::new();
        let (mut first, mut start) = (0, self.blocks.first().map_or(0, |block| block.span().start));
        while first < self.blocks.len() {
            let (end, stop) = self.end_of_part(first, start, size);
            parts.push(Part { blocks: first..end, text: Span::new(start, stop) });
            let cut = self.blocks.get(end - 1).filter(|last| stop < last.span().end);
            (first, start) = match cut {
                Some(last) => {
                    let rest = Span::new(stop, last.span().end).of(&self.text);
                    (end - 1, stop + rest.len() - rest.trim_start().len())
                }
                None => (end, self.blocks.get(end).map_or(stop, |block| block.span().start)),
            };
        }
        parts
    }

    /// The block behind a part that begins at `start` in block `first`, and the offset at which the part ends.
    ///
    /// Best is the place before a heading, the highest and last of those in the part's second half; then one between two
    /// paragraphs; then one between two blocks. Only what is longer than a part itself is cut at the end of a sentence.
    fn end_of_part(&self, first: usize, start: usize, size: usize) -> (usize, usize) {
        let mut heading: Option<(u8, usize)> = None;
        let mut gap = None;
        let before = |at: usize| at.checked_sub(1).and_then(|at| self.blocks.get(at)).map_or(start, |block| block.span().end);
        for (at, block) in self.blocks.iter().enumerate().skip(first) {
            let own = Span::new(block.span().start.max(start), block.span().end);
            let (length, longer) = (own.start - start, own.end - start);
            if at > first && length * 2 >= size {
                let above = self.blocks.get(at - 1);
                if let Some(level) = level(block)
                    && above.is_some_and(|above| self::level(above).is_none())
                    && heading.is_none_or(|(best, _)| level <= best)
                {
                    heading = Some((level, at));
                }
                if above.is_some_and(|above| are_apart(above, block)) {
                    gap = Some(at);
                }
            }
            if longer <= size {
                continue;
            }
            if let Some(at) = heading.map(|(_, at)| at).or(gap) {
                return (at, before(at));
            }
            if longer > LONGEST * size {
                return if own.len() > size {
                    (at + 1, end_of_sentence(&self.text, own.start + size / 2, own.start + size))
                } else {
                    (at, before(at))
                };
            }
        }
        (self.blocks.len(), before(self.blocks.len()))
    }

    /// A part as a document of its own, whose places lead to the source of the whole.
    ///
    /// Lists and tables that other parts hold some of are none here, so that nobody counts or adds up half of one; and
    /// what speaks to the program holds for the whole, so that no part has it.
    #[must_use]
    pub fn part(&self, part: &Part) -> Self {
        let whole = part.text;
        let held = self.blocks.get(part.blocks.clone()).unwrap_or_default();
        let lists = ids(held.iter().filter_map(|block| Some(self.item_of(block)?.0)), |id| self.lists.get(id).map(List::span), whole);
        let tables = ids(held.iter().filter_map(table_of), |id| self.tables.get(id).map(Table::span), whole);
        let place = |ids: &[usize], id: usize| ids.binary_search(&id).ok();
        let in_list = |item: Option<(usize, usize)>| item.and_then(|(list, item)| Some((place(&lists, list)?, item)));
        let blocks = held.iter().map(|block| {
            let mut own = block.clone();
            if let BlockKind::TableCell { table, row, column } = block.kind() {
                let table = crate::short(place(&tables, table as usize).unwrap_or(tables.len()));
                own.set_kind(BlockKind::TableCell { table, row, column });
            }
            own.set_span(moved(block.span(), whole));
            own.set_item(in_list(block.item()));
            own
        });
        let list = |list: &List| {
            let mut own = list.clone();
            own.set_span(moved(list.span(), whole));
            own.set_parent(in_list(list.parent()));
            for item in &mut own.items {
                item.set_span(moved(item.span(), whole));
            }
            own
        };
        let table = |table: &Table| table.in_part(moved(table.span(), whole), part.blocks.start, in_list(table.item()));
        let map = self.map.part(whole);
        let source = map.source_span(Span::new(0, whole.len()));
        let opaque = within(&self.opaque, whole, |opaque| opaque.span());
        let links = within(&self.links, whole, |link| link.span);
        let unchecked = within(&self.unchecked, source, Unchecked::source);
        Self {
            source: Arc::clone(&self.source),
            text: whole.of(&self.text).to_owned(),
            map,
            blocks: blocks.collect(),
            lists: lists.iter().filter_map(|&id| self.lists.get(id)).map(list).collect(),
            tables: tables.iter().filter_map(|&id| self.tables.get(id)).map(table).collect(),
            opaque: opaque.iter().map(|opaque| ShortSpan::of(moved(opaque.span(), whole))).collect(),
            anchors: self.anchors.clone(),
            links: links.iter().map(|link| Link { span: moved(link.span, whole), target: link.target.clone() }).collect(),
            dateline: self.dateline,
            unchecked: unchecked.to_vec(),
            front_matter: Vec::new(),
            directives: Vec::new(),
            headings: Vec::new(),
            pages: self.pages.clone(),
        }
    }
}

fn level(block: &Block) -> Option<u8> {
    match block.kind() {
        BlockKind::Title => Some(0),
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

fn table_of(block: &Block) -> Option<usize> {
    if let BlockKind::TableCell { table, .. } = block.kind() { Some(table as usize) } else { None }
}

/// Whether two neighbours are paragraphs of which the first does not lead to the second.
fn are_apart(above: &Block, block: &Block) -> bool {
    let plain = |block: &Block| {
        block.item().is_none() && block.quote_depth == 0 && matches!(block.kind(), BlockKind::Paragraph | BlockKind::ReferenceEntry)
    };
    plain(above) && plain(block)
}

/// The lists or tables of some blocks that lie in a part as a whole, in order.
fn ids(of_blocks: impl Iterator<Item = usize>, span: impl Fn(usize) -> Option<Span>, part: Span) -> Vec<usize> {
    let mut ids: Vec<usize> = of_blocks.collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|&id| span(id).is_some_and(|span| part.contains(span)));
    ids
}

/// Those of some things, which lie in order and apart, that share a byte with a range.
fn within<T>(things: &[T], range: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let first = things.partition_point(|thing| span(thing).end <= range.start);
    let end = things.partition_point(|thing| span(thing).start < range.end);
    things.get(first..end).unwrap_or_default()
}

/// A span of the whole as one of a part, cut off where it sticks out.
fn moved(span: Span, part: Span) -> Span {
    let inside = |offset: usize| offset.clamp(part.start, part.end) - part.start;
    Span::new(inside(span.start), inside(span.end))
}

/// The end of the last sentence that seems to end between two offsets; else that of a word, else that of a character.
fn end_of_sentence(text: &str, from: usize, to: usize) -> usize {
    let from = (from..=to).find(|&at| text.is_char_boundary(at)).unwrap_or(to);
    let to = (from..=to).rfind(|&at| text.is_char_boundary(at)).unwrap_or(from);
    let words = text.get(from..to).unwrap_or_default();
    let last = [". ", ".\n", "? ", "! "].iter().filter_map(|stop| words.rfind(stop)).max().map(|at| at + 1);
    let at = last.or_else(|| words.rfind(char::is_whitespace)).unwrap_or(words.len());
    // A part is never empty, whatever the text.
    if from + at > 0 { from + at } else { to }
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Document, Format, Span, read};
    use proptest::prelude::*;

    fn document(source: &str) -> Document {
        read(source.as_bytes().to_vec(), Format::Markdown).unwrap()
    }

    /// The text of each part that a document is cut into.
    fn texts(source: &str, size: usize) -> Vec<String> {
        let document = document(source);
        document.parts(size).iter().map(|part| document.part(part).text).collect()
    }

    #[test]
    fn parts_begin_at_headings() {
        let section = |name: &str| format!("# {name}\n\n{}\n\n## Sub\n\n{}\n\n", "One two three. ".repeat(3), "Four five. ".repeat(3));
        let source = [section("A"), section("B"), section("C")].concat();
        let starts: Vec<String> = texts(&source, 100).iter().map(|text| text.chars().take(1).collect()).collect();
        assert_eq!(starts, ["A", "B", "C"]);
    }

    #[test]
    fn lists_and_tables_stay_together_or_are_none() {
        let source = "Before it all there is a line.\n\nThree things:\n\n- one\n- two\n- three\n\nAfter it there is one.\n";
        assert_eq!(texts(source, 40), ["Before it all there is a line.", "Three things:\n\none\n\ntwo\n\nthree\n\nAfter it there is one."]);
        let long = format!("{}\n| a | b |\n|---|---|\n{}", "- item of a list\n".repeat(30), "| 1 | 2 |\n".repeat(60));
        let document = document(&long);
        let parts: Vec<Document> = document.parts(60).iter().map(|part| document.part(part)).collect();
        assert!(parts.len() > 5);
        assert!(parts.iter().all(|part| part.lists.is_empty() && part.tables.is_empty()));
        assert!(parts.iter().flat_map(|part| &part.blocks).all(|block| block.item().is_none()));
        let cells = parts.iter().flat_map(|part| &part.blocks).filter(|block| matches!(block.kind(), BlockKind::TableCell { .. }));
        assert_eq!(cells.count(), 122);
    }

    #[test]
    fn a_paragraph_longer_than_a_part_is_cut_at_sentences() {
        let texts = texts(&"Some words are said here. ".repeat(40), 100);
        assert!(texts.len() > 8 && texts.iter().all(|text| text.ends_with('.') && text.len() <= 200), "{texts:?}");
        assert_eq!(self::texts(&"word ".repeat(100), 50).concat().matches("word").count(), 100);
        assert_eq!(self::texts(&"ä".repeat(300), 50).concat(), "ä".repeat(300));
    }

    proptest! {
        /// Parts hold all words of a document in order, and every place in a part leads where it leads in the whole.
        #[test]
        fn parts_make_the_whole(pieces in prop::collection::vec(piece(), 0..40), size in 40_usize..200) {
            let document = document(&pieces.concat());
            let mut words = Vec::new();
            for part in document.parts(size) {
                let own = document.part(&part);
                prop_assert_eq!(own.blocks.len(), part.blocks.len());
                for block in &own.blocks {
                    prop_assert!(own.text.get(block.span().start..block.span().end).is_some());
                    let mut at = block.span().start;
                    for word in block.span().of(&own.text).split_whitespace() {
                        at += own.text[at..].find(word).unwrap();
                        let span = Span::new(at, at + word.len());
                        at = span.end;
                        let whole = part.in_whole(span);
                        prop_assert_eq!(whole.of(&document.text), word);
                        prop_assert_eq!(own.source_span(span), document.source_span(whole));
                        words.push(word.to_owned());
                    }
                }
            }
            let expected: Vec<&str> = document.text.split_whitespace().collect();
            prop_assert_eq!(words, expected);
        }
    }

    fn piece() -> impl Strategy<Value = &'static str> {
        prop_oneof![
            Just("# A title\n\n"),
            Just("## Under it\n\n"),
            Just("One sentence. And *another* one &amp; more.\n\n"),
            Just("- an item\n  - one in it\n"),
            Just("1. first\n2. second\n\n"),
            Just("| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
            Just("> quoted words\n\n"),
            Just("Words without an end, `code` in them, a [link](there), more words, and others after these, of which none is a stop "),
            Just("\n"),
        ]
    }
}
