//! Lists and their items.

use crate::span::{ShortSpan, short};
use crate::{Document, Span};

/// A list as it stands in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Whether its items are numbered or lettered.
    pub ordered: bool,
    place: ShortSpan,
    parent: ItemId,
    /// Its items.
    pub items: Vec<ListItem>,
}

impl List {
    /// A list without items yet, held by an item of another or by none.
    pub(crate) fn new(ordered: bool, parent: Option<(usize, usize)>) -> Self {
        // Nearly every list has an item, and many nested ones no more.
        Self { ordered, place: ShortSpan::default(), parent: ItemId::of(parent), items: Vec::with_capacity(1) }
    }

    /// Its place in the text, first item to last.
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    pub(crate) fn set_span(&mut self, span: Span) {
        self.place = ShortSpan::of(span);
    }

    /// The list item that holds it, as an index into `lists` and into that list's items.
    pub fn parent(&self) -> Option<(usize, usize)> {
        self.parent.place()
    }

    /// Puts the list into an item of another, or takes it out.
    pub(crate) fn set_parent(&mut self, item: Option<(usize, usize)>) {
        self.parent = ItemId::of(item);
    }
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its marker where that is not what the source prints: a page counts its items itself.
    counted: Option<Box<str>>,
    in_source: ShortSpan,
    place: ShortSpan,
}

impl ListItem {
    /// An item whose place is found when the text is composed; `in_source` is that of its marker, or of what stands for it.
    pub(crate) fn new(marker: &str, in_source: Span, source: &str) -> Self {
        let counted = (in_source.of(source) != marker).then(|| marker.into());
        Self { counted, in_source: ShortSpan::of(in_source), place: ShortSpan::default() }
    }

    /// The marker, `-`, `3.` or `(b)`, of an item of this document.
    pub fn marker<'d>(&'d self, document: &'d Document) -> &'d str {
        self.counted.as_deref().unwrap_or_else(|| self.marker_source().of(&document.source))
    }

    /// Whether the source prints its marker.
    pub const fn is_printed(&self) -> bool {
        self.counted.is_none()
    }

    /// The place in the source of the marker, or of the markup that stands for it.
    pub const fn marker_source(&self) -> Span {
        self.in_source.span()
    }

    pub(crate) fn set_marker_source(&mut self, source: Span) {
        self.in_source = ShortSpan::of(source);
    }

    /// The place of the item in the text, nested lists included.
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    pub(crate) fn set_span(&mut self, span: Span) {
        self.place = ShortSpan::of(span);
    }
}

/// The list item that holds a block, its numbers short: a long document has millions of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ItemId {
    list: u32,
    item: u32,
}

impl Default for ItemId {
    fn default() -> Self {
        Self::NONE
    }
}

impl ItemId {
    pub(crate) const NONE: Self = Self { list: u32::MAX, item: u32::MAX };

    pub(crate) fn of(item: Option<(usize, usize)>) -> Self {
        item.map_or(Self::NONE, |(list, item)| Self { list: short(list), item: short(item) })
    }

    pub(crate) fn place(self) -> Option<(usize, usize)> {
        (self != Self::NONE).then_some((self.list as usize, self.item as usize))
    }
}
