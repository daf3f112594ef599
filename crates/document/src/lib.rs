//! Bytes of a file in, a [`Document`] out: its text, its blocks, and the way back to the source.
//!
//! [`read`] never fails on valid UTF-8.
//! The text holds what a reader reads: markup is gone, code and front matter are not in it, and every place in it
//! maps to the bytes of the source it came from.

mod archive;
mod arrange;
mod asciidoc;
mod date;
mod dateline;
mod directive;
mod docx;
mod draft;
mod format;
mod front_matter;
mod html;
mod inline;
mod language;
mod latex;
mod markdown;
mod marker;
mod odt;
mod office;
mod outline;
mod part;
#[cfg(feature = "pdf")]
mod pdf;
mod place;
mod plain;
mod restructured;
mod source;
mod strip;
mod table;

pub use date::{parse_civil_date, written_date};
pub use directive::{Directive, Stands};
pub use format::Format;
pub use office::Changes;
pub use part::Part;
pub use place::Place;
pub use source::{LineIndex, Position, SourceMap};
pub use table::Table;

use bitflags::bitflags;
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A half-open byte range, in the text or in the source as the context says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing lies in the range.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The piece of `text` that the range names; empty where it does not lie on character boundaries.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A [`Span`] in short numbers, for what a long document has millions of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct ShortSpan {
    start: u32,
    end: u32,
}

impl ShortSpan {
    fn of(span: Span) -> Self {
        Self { start: short(span.start), end: short(span.end) }
    }

    const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// What one file says, ready to be parsed.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file as read; all places that leave the program are byte offsets into it. Parts of a document share it.
    pub source: Arc<String>,
    /// What a reader reads: the text of all blocks in order, blocks parted by blank lines.
    pub text: String,
    /// The way from places in the text to places in the source.
    pub map: SourceMap,
    /// The leaves of the document's structure, in order, not overlapping.
    pub blocks: Vec<Block>,
    /// Lists, in the order in which they begin; nested lists come after the list that holds them.
    pub lists: Vec<List>,
    /// Tables, in order.
    pub tables: Vec<Table>,
    opaque: Vec<ShortSpan>,
    /// Links, in order.
    pub links: Vec<Link>,
    /// Of a file without lines: the names that places in it have, to which links may lead.
    pub anchors: Vec<String>,
    /// The day that the document says it was published, if it says so.
    pub dateline: Option<Dateline>,
    /// Parts of the source that are not checked, and why.
    pub unchecked: Vec<Unchecked>,
    /// Scalar entries of the front matter, in order (`title`, `date`, …).
    pub front_matter: Vec<FrontMatterEntry>,
    /// The words in the source that speak to the program, in order.
    pub directives: Vec<Directive>,
    /// Of a file without lines: for each block the heading that it stands under and its number there; see [`Place`].
    pub headings: Vec<place::UnderHeading>,
    /// Of a file in pages: where pages begin in the source, in order.
    pub pages: Vec<place::PageStart>,
}

impl Document {
    /// Ranges of the text that are read as one opaque word, in order: inline code, math, raw addresses.
    pub fn opaque(&self) -> impl ExactSizeIterator<Item = Span> {
        self.opaque.iter().map(|opaque| opaque.span())
    }

    /// The opaque words that end behind a place of the text.
    pub fn opaque_behind(&self, offset: usize) -> impl Iterator<Item = Span> {
        let first = self.opaque.partition_point(|opaque| opaque.span().end <= offset);
        self.opaque.iter().skip(first).map(|opaque| opaque.span())
    }

    /// Takes a span of the text to the source; the places behind the end of the text stand for the directives.
    pub fn source_span(&self, span: Span) -> Span {
        match self.directive_at(span) {
            Some(directive) => directive.source,
            None => self.map.source_span(span),
        }
    }

    /// The directive that a place behind the end of the text stands for.
    pub fn directive_at(&self, span: Span) -> Option<&Directive> {
        self.directives.get(span.start.checked_sub(self.text.len() + 1)?)
    }

    /// The block that holds a place of the text, if one does.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span().start <= offset);
        let index = after.checked_sub(1)?;
        (offset < self.blocks[index].span().end).then_some(index)
    }
}

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
    fn new(kind: BlockKind, span: Span) -> Self {
        let place = ShortSpan::of(span);
        Self { kind, place, quote_depth: 0, item: ItemId::NONE, lead: 0, marks: Marks::empty() }
    }

    /// Whether all of it is set in bold or italics.
    pub const fn is_emphasised(&self) -> bool {
        self.marks.contains(Marks::EMPHASISED)
    }

    fn set_emphasised(&mut self, emphasised: bool) {
        self.marks.set(Marks::EMPHASISED, emphasised);
    }

    /// How many bytes at its start are set in bold or italics as one run.
    pub const fn lead(&self) -> usize {
        self.lead as usize
    }

    /// Notes a lead; one of more than 64 KB, which is no term and no label, counts as so long.
    fn set_lead(&mut self, lead: usize) {
        self.lead = u16::try_from(lead).unwrap_or(u16::MAX);
    }

    /// Whether it is checked; a block in another language than English is not.
    pub const fn is_checked(&self) -> bool {
        !self.marks.contains(Marks::UNCHECKED)
    }

    fn set_unchecked(&mut self) {
        self.marks |= Marks::UNCHECKED;
    }

    /// Its place in the text.
    #[inline]
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    fn set_span(&mut self, span: Span) {
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

/// The list item that holds a block, its numbers short: a long document has millions of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ItemId {
    list: u32,
    item: u32,
}

impl ItemId {
    const NONE: Self = Self { list: u32::MAX, item: u32::MAX };

    fn of(item: Option<(usize, usize)>) -> Self {
        item.map_or(Self::NONE, |(list, item)| Self { list: short(list), item: short(item) })
    }

    fn place(self) -> Option<(usize, usize)> {
        (self != Self::NONE).then_some((self.list as usize, self.item as usize))
    }
}

/// A number of lists, cells or bytes; no document has four thousand million.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
        /// The column; no table that is read has more than that.
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

    fn set_span(&mut self, span: Span) {
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

    /// The place of the item in the text, nested lists included.
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    fn set_span(&mut self, span: Span) {
        self.place = ShortSpan::of(span);
    }
}

/// A link, whatever it points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its words in the text.
    pub span: Span,
    /// Where it leads.
    pub target: String,
}

/// The day of a document and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The day.
    pub date: Date,
    /// Its place in the source.
    pub source: Span,
}

/// A part of the source that is left unchecked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    place: ShortSpan,
    /// Why, in a few words: `code`, `front matter`, `language: de`.
    pub why: Cow<'static, str>,
}

impl Unchecked {
    fn new(source: Span, why: impl Into<Cow<'static, str>>) -> Self {
        Self { place: ShortSpan::of(source), why: why.into() }
    }

    /// Its place in the source.
    pub const fn source(&self) -> Span {
        self.place.span()
    }

    /// Adds to it what follows it in the source.
    fn widen(&mut self, source: Span) {
        self.place = ShortSpan::of(self.source().cover(source));
    }
}

/// One scalar of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterEntry {
    /// Its key.
    pub key: String,
    /// Its value without quotation marks.
    pub value: String,
    /// The place of the value in the source.
    pub source: Span,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1, at which reading failed; none where the file as a whole is at fault.
    pub line: Option<usize>,
    /// What was found and what was expected.
    pub message: String,
}

impl ReadError {
    /// An error of the file as a whole.
    pub(crate) const fn whole(message: String) -> Self {
        Self { line: None, message }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => write!(f, "{}", self.message),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a file.
///
/// # Errors
/// Bytes that are not in the format are an error that says what was found and what was expected; where a text is no UTF-8,
/// with the line of the first such byte.
pub fn read(bytes: Vec<u8>, format: Format) -> Result<Document, ReadError> {
    read_with(bytes, format, Changes::Accept)
}

/// Reads a file; where it keeps track of changes, `changes` says which of its two texts is read.
///
/// # Errors
/// As of [`read`].
pub fn read_with(bytes: Vec<u8>, format: Format, changes: Changes) -> Result<Document, ReadError> {
    format.expect(&bytes)?;
    let mut document = match format {
        Format::Plain => plain::read(text(bytes)?),
        Format::Markdown => markdown::read(text(bytes)?),
        Format::Restructured => restructured::read(text(bytes)?),
        Format::Asciidoc => asciidoc::read(text(bytes)?),
        Format::Latex => latex::read(text(bytes)?),
        Format::Html => html::read(text(bytes)?)?,
        Format::Docx => docx::read(&bytes, changes)?,
        Format::Odt => odt::read(&bytes, changes)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes)?,
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => {
            return Err(ReadError::whole(
                "found a PDF; expected another format, since this claimlint is built without the feature `pdf`".to_owned(),
            ));
        }
    };
    if !format.has_lines() {
        document.headings = place::headings(&document);
    }
    language::mark_unchecked(&mut document);
    directive::note(&mut document);
    Ok(document)
}

/// The text of a file that has lines.
fn text(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes[..valid].split(|&byte| byte == b'\n').count();
        let message = format!("byte 0x{:02x} is no UTF-8; expected a text file in UTF-8", bytes[valid]);
        ReadError { line: Some(line), message }
    })
}
