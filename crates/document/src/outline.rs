//! What a reader of a markup language finds, part by part, in; a draft with its blocks, lists and tables out.

use crate::draft::{Draft, DraftTable};
use crate::inline::Inline;
use crate::{BlockKind, List, ListItem, Span};

/// The draft that is being written, and what stands open in it.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// What has been written.
    pub(crate) draft: Draft,
    /// How many block quotes are open.
    pub(crate) quote_depth: u8,
    /// Whether a title has been written.
    pub(crate) titled: bool,
    /// What a paragraph is here, where it is not running text: a caption, a footnote.
    pub(crate) kind: Option<BlockKind>,
    /// The open lists: an index, and whether the open item has its first paragraph.
    lists: Vec<(usize, bool)>,
}

impl Outline {
    /// Opens a list.
    pub(crate) fn start_list(&mut self, ordered: bool) {
        let parent = self.item();
        self.draft.lists.push(List::new(ordered, parent));
        self.lists.push((self.draft.lists.len() - 1, true));
    }

    /// Opens the next item of the innermost list; its marker stands in the source at this place, or what stands for it.
    pub(crate) fn start_item(&mut self, marker: &str, place: Span, source: &str) {
        if let Some((list, begun)) = self.lists.last_mut()
            && let Some(list) = self.draft.lists.get_mut(*list)
        {
            *begun = false;
            list.items.push(ListItem::new(marker, place, source));
        }
    }

    /// Closes the innermost list.
    pub(crate) fn end_list(&mut self) {
        self.lists.pop();
    }

    /// How many lists are open.
    pub(crate) fn depth(&self) -> usize {
        self.lists.len()
    }

    /// The innermost open item.
    fn item(&self) -> Option<(usize, usize)> {
        let &(list, _) = self.lists.last()?;
        Some((list, self.draft.lists.get(list)?.items.len().checked_sub(1)?))
    }

    /// What a heading of a level is: the first of level one is the title.
    pub(crate) fn heading(&mut self, level: u8) -> BlockKind {
        let title = level == 1 && !self.titled && self.lists.is_empty() && self.quote_depth == 0;
        self.titled |= title;
        if title { BlockKind::Title } else { BlockKind::Heading(level.clamp(1, 6)) }
    }

    /// What a paragraph is that begins here.
    pub(crate) fn paragraph(&mut self) -> BlockKind {
        if let Some(kind) = self.kind {
            return kind;
        }
        match self.lists.last_mut() {
            Some((_, begun)) if !*begun => {
                *begun = true;
                BlockKind::ListItem
            }
            Some(_) | None => BlockKind::Paragraph,
        }
    }

    /// Writes one block.
    pub(crate) fn write(&mut self, kind: BlockKind, write: impl FnOnce(&mut Inline, &mut Draft)) {
        let start = self.draft.text.len();
        let mut inline = Inline::at(start);
        write(&mut inline, &mut self.draft);
        self.end(kind, start, &mut inline);
    }

    /// Ends a block that began at `start` of the draft's text.
    pub(crate) fn end(&mut self, kind: BlockKind, start: usize, inline: &mut Inline) {
        inline.close(&mut self.draft);
        let item = if kind == BlockKind::Footnote { None } else { self.item() };
        if let Some(index) = self.draft.end_block(kind, start, self.quote_depth, item)
            && let Some(block) = self.draft.blocks.get_mut(index)
        {
            block.set_emphasised(inline.emphasised());
            block.set_lead(inline.lead(block.span()));
        }
    }

    /// Opens a table, and gives its index.
    pub(crate) fn start_table(&mut self) -> usize {
        self.draft.tables.push(DraftTable::default());
        self.draft.tables.len() - 1
    }

    /// Notes that a row of a table reaches to this many columns.
    pub(crate) fn widen_row(&mut self, table: usize, row: usize, columns: usize) {
        if let Some(table) = self.draft.tables.get_mut(table) {
            while table.rows.len() <= row {
                table.rows.push(0);
            }
            if let Some(cells) = table.rows.get_mut(row) {
                *cells = crate::short(columns).max(*cells);
            }
        }
    }

    /// Says whether the first row of a table is a header.
    pub(crate) fn set_header(&mut self, table: usize, header: bool) {
        if let Some(table) = self.draft.tables.get_mut(table) {
            table.header = header && table.rows.len() > 1;
        }
    }
}

/// Appends words that are one opaque word.
pub(crate) fn opaque(draft: &mut Draft, inline: &mut Inline, write: impl FnOnce(&mut Draft)) {
    let start = draft.text.len();
    write(draft);
    inline.note(draft.text.get(start..).unwrap_or_default());
    draft.mark_opaque(start);
}
