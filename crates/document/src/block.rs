//! The leaves of a document's structure: what they are, where they stand, and what is true of them.

use crate::span::{ShortSpan, short};
use crate::{ItemId, Span};
use bitflags::bitflags;

/// One leaf of the structure: a run of text that sentences never leave.
///
/// It is kept in 24 bytes: a long document has millions of blocks. A cell of a table lies in the list item that its table lies
/// in, if in any ([`Document::item_of`](crate::Document::item_of)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    place: ShortSpan,
    role: Role,
    lead: u16,
    /// How many block quotes hold it.
    pub quote_depth: u8,
    marks: Marks,
}

/// What a block is, and for one outside of tables the list item that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Cell { column: u16, table: u32, row: u32 },
    Other { kind: Other, item: ItemId },
}

/// The kinds of blocks outside of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    Title,
    Byline,
    Heading(u8),
    Paragraph,
    ListItem,
    Caption,
    Footnote,
    ReferenceEntry,
}

impl Role {
    fn of(kind: BlockKind, item: ItemId) -> Self {
        let kind = match kind {
            BlockKind::TableCell { table, row, column } => return Self::Cell { column, table, row },
            BlockKind::Title => Other::Title,
            BlockKind::Byline => Other::Byline,
            BlockKind::Heading(level) => Other::Heading(level),
            BlockKind::Paragraph => Other::Paragraph,
            BlockKind::ListItem => Other::ListItem,
            BlockKind::Caption => Other::Caption,
            BlockKind::Footnote => Other::Footnote,
            BlockKind::ReferenceEntry => Other::ReferenceEntry,
        };
        Self::Other { kind, item }
    }

    const fn kind(self) -> BlockKind {
        match self {
            Self::Cell { column, table, row } => BlockKind::TableCell { table, row, column },
            Self::Other { kind, .. } => match kind {
                Other::Title => BlockKind::Title,
                Other::Byline => BlockKind::Byline,
                Other::Heading(level) => BlockKind::Heading(level),
                Other::Paragraph => BlockKind::Paragraph,
                Other::ListItem => BlockKind::ListItem,
                Other::Caption => BlockKind::Caption,
                Other::Footnote => BlockKind::Footnote,
                Other::ReferenceEntry => BlockKind::ReferenceEntry,
            },
        }
    }
}

impl Block {
    /// A plain block, checked, in no list.
    pub(crate) fn new(kind: BlockKind, span: Span) -> Self {
        let role = Role::of(kind, ItemId::NONE);
        Self { place: ShortSpan::of(span), role, lead: 0, quote_depth: 0, marks: Marks::empty() }
    }

    /// What the run of text is.
    #[inline]
    pub const fn kind(&self) -> BlockKind {
        self.role.kind()
    }

    /// Says what it is; it stays in its list item.
    pub(crate) fn set_kind(&mut self, kind: BlockKind) {
        self.role = Role::of(kind, ItemId::of(self.item()));
    }

    /// Whether all of it is set in bold or italics.
    pub const fn is_emphasised(&self) -> bool {
        self.marks.contains(Marks::EMPHASISED)
    }

    pub(crate) fn set_emphasised(&mut self, emphasised: bool) {
        self.marks.set(Marks::EMPHASISED, emphasised);
    }

    /// How many bytes at its start are set in bold or italics as one run.
    pub const fn lead(&self) -> usize {
        self.lead as usize
    }

    /// Notes a lead; one of more than 64 KB, which is no term and no label, counts as so long.
    pub(crate) fn set_lead(&mut self, lead: usize) {
        self.lead = u16::try_from(lead).unwrap_or(u16::MAX);
    }

    /// Whether it is checked; a block in another language than English is not.
    pub const fn is_checked(&self) -> bool {
        !self.marks.contains(Marks::UNCHECKED)
    }

    pub(crate) fn set_unchecked(&mut self) {
        self.marks |= Marks::UNCHECKED;
    }

    /// Its place in the text.
    #[inline]
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    pub(crate) fn set_span(&mut self, span: Span) {
        self.place = ShortSpan::of(span);
    }

    /// The list item that holds it by itself and not as a part of its table, as an index into `lists` and into that list's
    /// items.
    pub(crate) fn item(&self) -> Option<(usize, usize)> {
        match self.role {
            Role::Cell { .. } => None,
            Role::Other { item, .. } => item.place(),
        }
    }

    /// Puts the block into a list item, or takes it out; a cell goes with its table.
    pub(crate) fn set_item(&mut self, to: Option<(usize, usize)>) {
        if let Role::Other { item, .. } = &mut self.role {
            *item = ItemId::of(to);
        }
    }
}

bitflags! {
    /// What is true of a block.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Marks: u8 {
        /// All of it is set in bold or italics.
        const EMPHASISED = 1;
        /// It is not checked.
        const UNCHECKED = 2;
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the whole document: the first heading of level one, or the first line of a plain text that is one.
    Title,
    /// The line under a title that names author and day.
    Byline,
    /// A heading and its level, 1 to 6.
    Heading(u8),
    /// Running text, also inside a list item after its first paragraph.
    Paragraph,
    /// The first paragraph of a list item.
    ListItem,
    /// A cell of `tables`: table, row, column; row 0 is the header where the table has one.
    TableCell {
        /// The index into `Document::tables`.
        table: u32,
        /// The row, header included.
        row: u32,
        /// The column; those beyond the 65,535th count as that one.
        column: u16,
    },
    /// The line that tells what a figure, photograph or table shows.
    Caption,
    /// The text of a footnote.
    Footnote,
    /// An entry of a list of references.
    ReferenceEntry,
}

impl BlockKind {
    /// A cell of a table.
    pub(crate) fn cell(table: usize, row: usize, column: usize) -> Self {
        Self::TableCell { table: short(table), row: short(row), column: u16::try_from(column).unwrap_or(u16::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_what_it_is_and_holds_little_room() {
        assert_eq!(size_of::<Block>(), 24);
        let others = [
            BlockKind::Title,
            BlockKind::Byline,
            BlockKind::Heading(3),
            BlockKind::Paragraph,
            BlockKind::ListItem,
            BlockKind::Caption,
            BlockKind::Footnote,
            BlockKind::ReferenceEntry,
        ];
        for kind in others {
            let mut block = Block::new(kind, Span::new(0, 1));
            block.set_item(Some((4, 2)));
            assert_eq!((block.kind(), block.item()), (kind, Some((4, 2))));
            block.set_kind(BlockKind::Footnote);
            assert_eq!((block.kind(), block.item()), (BlockKind::Footnote, Some((4, 2))));
        }
        let mut cell = Block::new(BlockKind::cell(7, 70_000, 5), Span::new(0, 1));
        cell.set_item(Some((4, 2)));
        assert_eq!((cell.kind(), cell.item()), (BlockKind::TableCell { table: 7, row: 70_000, column: 5 }, None));
    }
}
