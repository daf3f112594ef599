//! Pieces of a source in, a draft of the text with its blocks out; [`Draft::compose`] turns the draft into a document.
//!
//! Readers write what they find block by block.
//! Only when all of it is written can lists made by hand, bylines and references be told, so markers still stand in the
//! draft's text and are left out when the final text is composed.

use crate::{Block, BlockKind, Document, FrontMatterEntry, Link, List, ListItem, SourceMap, Span, Table, Unchecked};
use std::sync::Arc;

/// The soft hyphen, which shows only where a line breaks.
const SOFT_HYPHEN: char = '\u{ad}';

/// About how long a run of a source and a block are that read as one, in bytes.
const RUN: usize = 64;
const BLOCK: usize = 128;

/// The first byte of the soft hyphen.
const SOFT_HYPHEN_LEAD: u8 = 0xc2;

/// A document whose blocks may still be split, renamed and dropped.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The text of all blocks.
    pub(crate) text: String,
    /// The way from the draft's text to the source.
    pub(crate) map: SourceMap,
    /// The blocks, with spans of the draft's text.
    pub(crate) blocks: Vec<Block>,
    /// The lists; their spans are empty until the text is composed.
    pub(crate) lists: Vec<List>,
    /// The shape of each table.
    pub(crate) tables: Vec<DraftTable>,
    /// As in the document, in the draft's text.
    pub(crate) opaque: Vec<Span>,
    /// As in the document, in the draft's text.
    pub(crate) links: Vec<Link>,
    /// As in the document.
    pub(crate) unchecked: Vec<Unchecked>,
    /// As in the document.
    pub(crate) front_matter: Vec<FrontMatterEntry>,
}

/// A table of a draft: how many cells each row has, and whether the first row is a header.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftTable {
    /// The number of cells of each row.
    pub(crate) rows: Vec<usize>,
    /// Whether row 0 is a header.
    pub(crate) header: bool,
}

impl Draft {
    /// An empty draft with room for all words of a source, and most often for their places and blocks, so that they are never
    /// moved to a larger place.
    pub(crate) fn for_source_of(length: usize) -> Self {
        let (map, blocks) = (SourceMap::with_capacity(length / RUN), Vec::with_capacity(length / BLOCK));
        Self { text: String::with_capacity(length), map, blocks, ..Self::default() }
    }

    /// Appends a range of the source as it stands, soft hyphens and carriage returns left out.
    pub(crate) fn copy(&mut self, source: &str, span: Span) {
        let mut at = span.start;
        let copied = span.of(source);
        if memchr::memchr2(b'\r', SOFT_HYPHEN_LEAD, copied.as_bytes()).is_none() {
            self.map.push(self.text.len(), at, copied.len());
            self.text.push_str(copied);
            return;
        }
        for piece in copied.split_inclusive(['\r', SOFT_HYPHEN]) {
            let kept = piece.trim_end_matches(['\r', SOFT_HYPHEN]);
            self.map.push(self.text.len(), at, kept.len());
            self.text.push_str(kept);
            at += piece.len();
        }
    }

    /// Appends text that stands for a range of the source.
    pub(crate) fn replace(&mut self, text: &str, source: Span) {
        let start = self.text.len();
        push_shown(&mut self.text, text);
        self.map.push_replaced(start, self.text.len() - start, source);
    }

    /// Notes a part of the source that is left out of the text.
    pub(crate) fn leave_out(&mut self, source: Span, why: &str) {
        self.unchecked.push(Unchecked { source, why: why.to_owned() });
    }

    /// Ends a block that began at `start` of the draft's text; nothing is noted where only white space was written.
    pub(crate) fn end_block(&mut self, kind: BlockKind, start: usize, quote_depth: u8, item: Option<(usize, usize)>) -> Option<usize> {
        let written = self.text.get(start..).unwrap_or_default();
        let lead = written.len() - written.trim_start().len();
        let span = Span::new(start + lead, start + written.trim_end().len());
        if span.is_empty() {
            return None;
        }
        self.blocks.push(Block { kind, span, quote_depth, item, emphasised: false, lead: 0, checked: true });
        Some(self.blocks.len() - 1)
    }

    /// Appends the draft of a part of the source that begins at `base`, and gives the index of its first block.
    pub(crate) fn append(&mut self, part: Self, base: usize) -> usize {
        let (text, first, lists, tables) = (self.text.len(), self.blocks.len(), self.lists.len(), self.tables.len());
        let moved = |span: Span| Span::new(text + span.start, text + span.end);
        let in_source = |span: Span| Span::new(base + span.start, base + span.end);
        self.text.push_str(&part.text);
        self.map.append(&part.map, text, base);
        self.blocks.extend(part.blocks.into_iter().map(|mut block| {
            block.span = moved(block.span);
            block.item = block.item.map(|(list, item)| (lists + list, item));
            if let BlockKind::TableCell { table, .. } = &mut block.kind {
                *table += tables;
            }
            block
        }));
        self.lists.extend(part.lists.into_iter().map(|mut list| {
            list.parent = list.parent.map(|(parent, item)| (lists + parent, item));
            for item in &mut list.items {
                item.marker_source = in_source(item.marker_source);
            }
            list
        }));
        self.tables.extend(part.tables);
        self.opaque.extend(part.opaque.into_iter().map(moved));
        self.links.extend(part.links.into_iter().map(|link| Link { span: moved(link.span), ..link }));
        self.unchecked.extend(part.unchecked.into_iter().map(|part| Unchecked { source: in_source(part.source), ..part }));
        first
    }

    /// Writes the final text: blocks parted by blank lines, nothing between them.
    pub(crate) fn compose(mut self, source: String) -> Document {
        let mut text = String::with_capacity(self.text.len() + 2 * self.blocks.len());
        let mut map = SourceMap::with_capacity(self.map.len() + self.lists.iter().map(|list| list.items.len()).sum::<usize>());
        let mut opaque = Vec::with_capacity(self.opaque.len());
        let mut links = Vec::with_capacity(self.links.len());
        let mut blocks = Vec::with_capacity(self.blocks.len());
        let (mut run, mut first_opaque, mut first_link) = (0, 0, 0);
        for mut block in self.blocks {
            if !text.is_empty() {
                text.push_str("\n\n");
                // The last byte before an item stands for its marker, so that a finding can point at it.
                if let Some(marker) = marker_of(&self.lists, &block) {
                    map.push_replaced(text.len() - 1, 1, marker);
                }
            }
            let (from, to) = (block.span, text.len());
            text.push_str(from.of(&self.text));
            self.map.copy_to(&mut run, from, to, &mut map);
            while let Some(span) = self.opaque.get(first_opaque).filter(|span| span.start < from.end) {
                opaque.extend(moved(*span, from, to));
                first_opaque += 1;
            }
            while let Some(link) = self.links.get_mut(first_link).filter(|link| link.span.start < from.end) {
                links.extend(moved(link.span, from, to).map(|span| Link { span, target: std::mem::take(&mut link.target) }));
                first_link += 1;
            }
            block.span = Span::new(to, text.len());
            blocks.push(block);
        }
        let mut unchecked = self.unchecked;
        unchecked.sort_by_key(|part| part.source);
        let mut lists = self.lists;
        place_lists(&mut lists, &blocks);
        sort_lists(&mut lists, &mut blocks);
        let tables = place_tables(&self.tables, &blocks);
        let front_matter = self.front_matter;
        let source = Arc::new(source);
        let (directives, headings, pages) = (Vec::new(), Vec::new(), Vec::new());
        Document {
            source,
            text,
            map,
            blocks,
            lists,
            tables,
            opaque,
            links,
            anchors: Vec::new(),
            dateline: None,
            unchecked,
            front_matter,
            directives,
            headings,
            pages,
        }
    }
}

/// Appends words without soft hyphens and carriage returns.
pub(crate) fn push_shown(text: &mut String, words: &str) {
    if memchr::memchr2(b'\r', SOFT_HYPHEN_LEAD, words.as_bytes()).is_none() {
        text.push_str(words);
    } else {
        text.extend(words.split(['\r', SOFT_HYPHEN]));
    }
}

/// An item whose place is found when the text is composed.
pub(crate) fn list_item(marker: &str, marker_source: Span) -> ListItem {
    ListItem { marker: marker.to_owned(), marker_source, span: Span::default() }
}

/// The place of the marker of the list item that a block begins.
fn marker_of(lists: &[List], block: &Block) -> Option<Span> {
    let (list, item) = block.item.filter(|_| block.kind == BlockKind::ListItem)?;
    lists.get(list)?.items.get(item).map(|item| item.marker_source).filter(|marker| !marker.is_empty())
}

/// Moves a span with its block; what sticks out of the block is cut off.
fn moved(span: Span, from: Span, to: usize) -> Option<Span> {
    let (start, end) = (span.start.max(from.start), span.end.min(from.end));
    (start < end).then(|| Span::new(to + start - from.start, to + end - from.start))
}

/// Finds the places of items and lists from the blocks that they hold.
fn place_lists(lists: &mut [List], blocks: &[Block]) {
    let mut places: Vec<Vec<Option<Span>>> = lists.iter().map(|list| vec![None; list.items.len()]).collect();
    for block in blocks {
        if let Some((list, item)) = block.item {
            widen(&mut places[list][item], block.span);
        }
    }
    // A nested list comes after the one that holds it, so that going backwards finds all children before their parents.
    for index in (0..lists.len()).rev() {
        let held = places[index].iter().flatten().copied().reduce(Span::cover);
        if let (Some(span), Some((list, item))) = (held, lists[index].parent) {
            widen(&mut places[list][item], span);
        }
    }
    let mut end = 0;
    for (list, places) in lists.iter_mut().zip(places) {
        list.span = places.iter().flatten().copied().reduce(Span::cover).unwrap_or(Span::new(end, end));
        end = list.span.start;
        for (item, place) in list.items.iter_mut().zip(places) {
            item.span = place.unwrap_or(Span::new(end, end));
            end = item.span.end;
        }
    }
}

/// Brings lists made by hand, which are found last, into the order of the text; a parent stays before its children.
fn sort_lists(lists: &mut Vec<List>, blocks: &mut [Block]) {
    if lists.is_sorted_by_key(|list| list.span.start) {
        return;
    }
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|&list| lists[list].span.start);
    let mut places = vec![0; lists.len()];
    for (place, &list) in order.iter().enumerate() {
        places[list] = place;
    }
    let moved = |item: &mut Option<(usize, usize)>| *item = item.map(|(list, item)| (places[list], item));
    for list in lists.iter_mut() {
        moved(&mut list.parent);
    }
    for block in blocks {
        moved(&mut block.item);
    }
    let mut sorted: Vec<List> = order.iter().map(|&list| lists[list].clone()).collect();
    std::mem::swap(lists, &mut sorted);
}

fn widen(place: &mut Option<Span>, span: Span) {
    *place = Some(place.map_or(span, |place| place.cover(span)));
}

/// Finds the cells of tables from the blocks that say which cell they are.
fn place_tables(drafts: &[DraftTable], blocks: &[Block]) -> Vec<Table> {
    let empty = |draft: &DraftTable| Table {
        span: Span::default(),
        rows: draft.rows.iter().map(|&cells| vec![None; cells]).collect(),
        header: draft.header,
    };
    let mut tables: Vec<Table> = drafts.iter().map(empty).collect();
    for (index, block) in blocks.iter().enumerate() {
        if let BlockKind::TableCell { table, row, column } = block.kind
            && let Some(table) = tables.get_mut(table)
        {
            table.span = if table.span.is_empty() { block.span } else { table.span.cover(block.span) };
            if let Some(cell) = table.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = Some(index);
            }
        }
    }
    tables
}
