//! The leaves of a document's structure: what they are, where they stand, and what is true of them.

use crate::span::{ShortSpan, short};
use crate::{ItemId, Span};
use bitflags::bitflags;

/// One leaf of the structure: a run of text that sentences never leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the run of text is.
    pub kind: BlockKind,
    place: ShortSpan,
    /// How many block quotes hold it.
    pub quote_depth: u8,
    item: ItemId,
    lead: u16,
    marks: Marks,
}

impl Block {
    /// A plain block, checked, in no list.
    pub(crate) fn new(kind: BlockKind, span: Span) -> Self {
        let place = ShortSpan::of(span);
        Self { kind, place, quote_depth: 0, item: ItemId::NONE, lead: 0, marks: Marks::empty() }
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

    /// The list item that holds it, as an index into `lists` and into that list's items.
    pub fn item(&self) -> Option<(usize, usize)> {
        self.item.place()
    }

    /// Puts the block into a list item, or takes it out.
    pub(crate) fn set_item(&mut self, item: Option<(usize, usize)>) {
        self.item = ItemId::of(item);
    }
}

bitflags! {
    /// What is true of a block, in one byte: a long document has millions of blocks.
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
