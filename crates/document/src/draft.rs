//! Pieces of a source in, a draft of the text with its blocks out; [`Draft::compose`] turns the draft into a document.
//!
//! Readers write what they find block by block.
//! Only when all of it is written can lists made by hand, bylines and references be told, so markers still stand in the
//! draft's text and are left out when the final text is composed.

use crate::list::ItemId;
use crate::{Block, BlockKind, Document, FrontMatterEntry, Link, List, ListItem, ShortSpan, SourceMap, Span, Table, Unchecked};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::sync::Arc;

/// The soft hyphen, which shows only where a line breaks.
const SOFT_HYPHEN: char = '\u{ad}';

/// How short a run of a source and a block are at most times, in bytes; room that is not used costs nothing.
const RUN: usize = 16;
const BLOCK: usize = 32;

/// What parts two blocks.
const GAP: &str = "\n\n";

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
    pub(crate) opaque: Vec<ShortSpan>,
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
    pub(crate) rows: SmallVec<[u32; 4]>,
    /// Whether row 0 is a header.
    pub(crate) header: bool,
    /// The list item that holds it.
    pub(crate) item: ItemId,
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

    /// Notes that the text from `start` on is one word; words within it are taken up in it.
    pub(crate) fn mark_opaque(&mut self, start: usize) {
        let mut span = Span::new(start, self.text.len());
        while let Some(last) = self.opaque.pop_if(|last| last.span().end > span.start) {
            span = span.cover(last.span());
        }
        if !span.is_empty() {
            self.opaque.push(ShortSpan::of(span));
        }
    }

    /// Notes a part of the source that is left out of the text.
    pub(crate) fn leave_out(&mut self, source: Span, why: impl Into<Cow<'static, str>>) {
        self.unchecked.push(Unchecked::new(source, why));
    }

    /// Ends a block that began at `start` of the draft's text; nothing is noted where only white space was written.
    pub(crate) fn end_block(&mut self, kind: BlockKind, start: usize, quote_depth: u8, item: Option<(usize, usize)>) -> Option<usize> {
        let written = self.text.get(start..).unwrap_or_default();
        let lead = written.len() - written.trim_start().len();
        let span = Span::new(start + lead, start + written.trim_end().len());
        if span.is_empty() {
            return None;
        }
        let mut block = Block::new(kind, span);
        block.quote_depth = quote_depth;
        block.set_item(item);
        if let BlockKind::TableCell { table, .. } = kind
            && let Some(table) = self.tables.get_mut(table as usize)
        {
            table.item = ItemId::of(item);
        }
        self.blocks.push(block);
        self.text.push_str(GAP);
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
            block.set_span(moved(block.span()));
            block.set_item(block.item().map(|(list, item)| (lists + list, item)));
            if let BlockKind::TableCell { table, row, column } = block.kind() {
                block.set_kind(BlockKind::TableCell { table: table + crate::short(tables), row, column });
            }
            block
        }));
        self.lists.extend(part.lists.into_iter().map(|mut list| {
            list.set_parent(list.parent().map(|(parent, item)| (lists + parent, item)));
            for item in &mut list.items {
                item.set_marker_source(in_source(item.marker_source()));
            }
            list
        }));
        self.tables.extend(part.tables.into_iter().map(|table| {
            let item = table.item.place().map(|(list, item)| (lists + list, item));
            DraftTable { item: ItemId::of(item), ..table }
        }));
        self.opaque.extend(part.opaque.into_iter().map(|opaque| ShortSpan::of(moved(opaque.span()))));
        self.links.extend(part.links.into_iter().map(|link| Link { span: moved(link.span), ..link }));
        self.unchecked.extend(part.unchecked.into_iter().map(|part| Unchecked::new(in_source(part.source()), part.why)));
        first
    }

    /// Makes the final text out of the draft's: blocks parted by blank lines, nothing between them.
    ///
    /// Behind every block of the draft stands such a gap, so that nothing moves backwards, and all is done in its place.
    pub(crate) fn compose(self, source: String) -> Document {
        let Self { text, map, mut blocks, mut lists, mut opaque, mut links, .. } = self;
        let mut bytes = text.into_bytes();
        let items: usize = lists.iter().map(|list| list.items.len()).sum();
        let (room, mut drafted) = (map.len() + items, map.into_moved());
        let (mut map, mut end) = (SourceMap::with_capacity(room), 0);
        let (mut moved_opaque, mut moved_links) = (Moved::default(), Moved::default());
        for block in &mut blocks {
            let from = block.span();
            let to = if end == 0 { 0 } else { (end + GAP.len()).min(from.start) };
            if from.start > to {
                bytes.copy_within(from.start..from.end, to);
            }
            if let Some(gap) = bytes.get_mut(end..to) {
                gap.fill(b'\n');
                // The last byte before an item stands for its marker, so that a finding can point at it.
                if let Some(marker) = marker_of(&lists, block).filter(|_| end > 0) {
                    map.push_replaced(to - 1, 1, marker);
                }
            }
            drafted.take(from, to, &mut map);
            moved_opaque.take(&mut opaque, from, to, |opaque| opaque.span(), |opaque, span| *opaque = ShortSpan::of(span));
            moved_links.take(&mut links, from, to, |link| link.span, |link, span| link.span = span);
            end = to + from.len();
            block.set_span(Span::new(to, end));
        }
        bytes.truncate(end);
        opaque.truncate(moved_opaque.kept);
        links.truncate(moved_links.kept);
        let text = String::from_utf8(bytes).unwrap_or_default();
        let mut unchecked = self.unchecked;
        unchecked.sort_by_key(Unchecked::source);
        let mut tables = place_tables(self.tables, &blocks);
        place_lists(&mut lists, &blocks, &tables);
        sort_lists(&mut lists, &mut blocks, &mut tables);
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

/// The place of the marker of the list item that a block begins.
fn marker_of(lists: &[List], block: &Block) -> Option<Span> {
    let (list, item) = block.item().filter(|_| block.kind() == BlockKind::ListItem)?;
    lists.get(list)?.items.get(item).map(ListItem::marker_source).filter(|marker| !marker.is_empty())
}

/// How far things that have places in the text have been moved with their blocks: how many were read, how many are kept.
#[derive(Default)]
struct Moved {
    read: usize,
    kept: usize,
}

impl Moved {
    /// Moves what begins before the end of a block with it; what sticks out of the block is cut off.
    fn take<T>(&mut self, things: &mut [T], from: Span, to: usize, span: impl Fn(&T) -> Span, set: impl Fn(&mut T, Span)) {
        while let Some(thing) = things.get_mut(self.read)
            && span(thing).start < from.end
        {
            let own = span(thing);
            let (start, end) = (own.start.max(from.start), own.end.min(from.end));
            if start < end {
                set(thing, Span::new(to + start - from.start, to + end - from.start));
                things.swap(self.kept, self.read);
                self.kept += 1;
            }
            self.read += 1;
        }
    }
}

/// Finds the places of items and lists from the blocks that they hold.
fn place_lists(lists: &mut [List], blocks: &[Block], tables: &[Table]) {
    let held = blocks.iter().map(|block| (block.item(), block.span())).chain(tables.iter().map(|table| (table.item(), table.span())));
    for (item, span) in held {
        if let Some(item) = item.and_then(|(list, item)| lists.get_mut(list)?.items.get_mut(item)) {
            item.set_span(widened(item.span(), span));
        }
    }
    // A nested list comes after the one that holds it, so that going backwards finds all children before their parents.
    for index in (0..lists.len()).rev() {
        let Some(list) = lists.get_mut(index) else { continue };
        list.set_span(list.items.iter().map(ListItem::span).filter(|span| !span.is_empty()).reduce(Span::cover).unwrap_or_default());
        let held = list.span();
        if let Some(item) = list.parent().and_then(|(list, item)| lists.get_mut(list)?.items.get_mut(item)) {
            item.set_span(widened(item.span(), held));
        }
    }
    // What holds no words stands behind what came before it.
    let mut end = 0;
    for list in lists {
        if list.span().is_empty() {
            list.set_span(Span::new(end, end));
        }
        end = list.span().start;
        for item in &mut list.items {
            if item.span().is_empty() {
                item.set_span(Span::new(end, end));
            }
            end = item.span().end;
        }
    }
}

/// The smallest range that holds two of which either may be empty.
fn widened(one: Span, other: Span) -> Span {
    match (one.is_empty(), other.is_empty()) {
        (true, _) => other,
        (_, true) => one,
        (false, false) => one.cover(other),
    }
}

/// Brings lists made by hand, which are found last, into the order of the text; a parent stays before its children.
fn sort_lists(lists: &mut [List], blocks: &mut [Block], tables: &mut [Table]) {
    if lists.is_sorted_by_key(|list| list.span().start) {
        return;
    }
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|&list| lists[list].span().start);
    let mut places = vec![0; lists.len()];
    for (place, &list) in order.iter().enumerate() {
        places[list] = place;
    }
    let moved = |item: Option<(usize, usize)>| item.map(|(list, item)| (places[list], item));
    for list in lists.iter_mut() {
        list.set_parent(moved(list.parent()));
    }
    for block in blocks {
        block.set_item(moved(block.item()));
    }
    for table in tables {
        table.set_item(moved(table.item()));
    }
    lists.sort_by_key(|list| list.span().start);
}

/// Finds the cells of tables from the blocks that say which cell they are.
fn place_tables(drafts: Vec<DraftTable>, blocks: &[Block]) -> Vec<Table> {
    let mut tables: Vec<Table> = drafts.into_iter().map(|draft| Table::empty(&draft.rows, draft.header, draft.item)).collect();
    let mut open = 0;
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::TableCell { table, row, column } = block.kind() else { continue };
        let left = std::mem::replace(&mut open, table as usize);
        if left != open
            && let Some(left) = tables.get_mut(left)
        {
            left.shrink();
        }
        if let Some(table) = tables.get_mut(open) {
            table.set_span(if table.span().is_empty() { block.span() } else { table.span().cover(block.span()) });
            table.set_block(row as usize, column as usize, index);
        }
    }
    if let Some(last) = tables.get_mut(open) {
        last.shrink();
    }
    tables
}
