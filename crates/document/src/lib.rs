//! Bytes of a file in, a [`Document`] out: its text, its blocks, and the way back to the source.
//!
//! [`read`] never fails on valid UTF-8.
//! The text holds what a reader reads: markup is gone, code and front matter are not in it, and every place in it
//! maps to the bytes of the source it came from.

mod archive;
mod arrange;
mod asciidoc;
mod block;
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
mod list;
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
mod span;
mod strip;
mod table;

pub use block::{Block, BlockKind};
pub use date::{parse_civil_date, written_date};
pub use directive::{Directive, Stands};
pub use format::Format;
pub use list::{List, ListItem};
pub use office::Changes;
pub use part::Part;
pub use place::Place;
pub use source::{LineIndex, Position, SourceMap};
pub use span::Span;
pub use table::Table;

use jiff::civil::Date;
use list::ItemId;
use span::{ShortSpan, short};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

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

    /// The list item that holds a block, as an index into `lists` and into that list's items.
    pub fn item_of(&self, block: &Block) -> Option<(usize, usize)> {
        match block.kind() {
            BlockKind::TableCell { table, .. } => self.tables.get(table as usize)?.item(),
            _ => block.item(),
        }
    }

    /// The block that holds a place of the text, if one does.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span().start <= offset);
        let index = after.checked_sub(1)?;
        (offset < self.blocks[index].span().end).then_some(index)
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
