//! Paragraphs, tables and notes in, the document that they make out.

use super::paragraph::{append, join};
use super::{ListKey, Numbering, OfficeTable, Paragraph, Role};
use crate::draft::{Draft, DraftTable};
use crate::marker::Lines;
use crate::place::PageStart;
use crate::{BlockKind, Document, FrontMatterEntry, Link, List, ListItem, ReadError, ShortSpan, Span, arrange, dateline};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The longest text that is read out of a file, in bytes: some two thousand pages, which are checked in less than 256 MB.
const LONGEST: usize = 4 << 20;

/// How many paragraphs and cells a file may have.
const MOST: usize = 200_000;

/// How many paragraphs, cells, rows and notes may wait for what they stand in to end.
const MOST_HELD: usize = 400_000;

/// How many cells its tables may have, spanned ones included.
const MOST_CELLS: usize = 120_000;

/// An open list.
struct OpenList {
    index: usize,
    list: ListKey,
    level: usize,
}

/// The text that has been written.
#[derive(Default)]
pub(crate) struct Manuscript {
    source: String,
    draft: Draft,
    titled: bool,
    open: Vec<OpenList>,
    /// Whether running text stands behind the last item.
    interrupted: bool,
    cells: usize,
    held: usize,
    /// Where pages begin in the source.
    pages: Vec<PageStart>,
    /// The names that places in the text have.
    anchors: Vec<String>,
    /// What was left out, and how often.
    left_out: BTreeMap<&'static str, usize>,
}

impl Manuscript {
    /// Notes that something was left out.
    pub(crate) fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    /// Notes that a part waits for what it stands in to end.
    pub(crate) fn hold(&mut self) -> Result<(), ReadError> {
        self.held += 1;
        if self.held > MOST_HELD {
            return Err(ReadError::whole(format!(
                "found more than {MOST_HELD} paragraphs, cells and notes in tables and notes; expected a document that people read"
            )));
        }
        Ok(())
    }

    /// Notes the name of a place that links may lead to.
    pub(crate) fn anchor(&mut self, name: &str) {
        if !name.is_empty() && self.anchors.len() < MOST {
            self.anchors.push(name.to_owned());
        }
    }

    /// Notes what the file says of itself.
    pub(crate) fn note(&mut self, key: &str, value: &str) {
        let source = Span::default();
        self.draft.front_matter.push(FrontMatterEntry { key: key.to_owned(), value: value.to_owned(), source });
    }

    /// Writes a paragraph, and what is anchored in it.
    pub(crate) fn paragraph(&mut self, mut paragraph: Paragraph) -> Result<(), ReadError> {
        let boxes = std::mem::take(&mut paragraph.boxes);
        self.write(&paragraph)?;
        for inner in boxes {
            // Boxes in boxes are written by their own turn; their depth is bounded by that of the XML.
            self.paragraph(inner)?;
        }
        Ok(())
    }

    fn write(&mut self, paragraph: &Paragraph) -> Result<(), ReadError> {
        if paragraph.is_blank() {
            return Ok(());
        }
        match paragraph.role {
            Role::Code => self.leave_out("code"),
            Role::Contents => self.leave_out("table of contents"),
            Role::Title => {
                self.titled = true;
                self.block(paragraph, BlockKind::Title)?;
            }
            Role::Heading(level) => {
                self.open.clear();
                let kind = if level == 1 && !self.titled { BlockKind::Title } else { BlockKind::Heading(level.clamp(1, 6)) };
                self.titled |= level == 1;
                self.block(paragraph, kind)?;
            }
            Role::Caption => self.block(paragraph, BlockKind::Caption)?,
            Role::Reference => self.block(paragraph, BlockKind::ReferenceEntry)?,
            Role::Byline => self.block(paragraph, BlockKind::Byline)?,
            Role::Body | Role::Quote => match paragraph.numbering.clone().filter(|numbering| !numbering.whole) {
                Some(numbering) => self.item(paragraph, &numbering)?,
                None if paragraph.continues && !self.open.is_empty() => {
                    let item =
                        self.open.last().and_then(|top| Some((top.index, self.draft.lists.get(top.index)?.items.len().checked_sub(1)?)));
                    self.part("\n\n");
                    self.words(paragraph, BlockKind::Paragraph, item)?;
                }
                None => {
                    self.interrupted = true;
                    self.block(paragraph, BlockKind::Paragraph)?;
                }
            },
        }
        Ok(())
    }

    fn item(&mut self, paragraph: &Paragraph, numbering: &Numbering) -> Result<(), ReadError> {
        let interrupted = std::mem::take(&mut self.interrupted);
        while self.open.last().is_some_and(|top| top.level > numbering.level || top.level == numbering.level && top.list != numbering.list)
        {
            self.open.pop();
        }
        // Bullets behind running text begin anew; numbers go on as long as they count on.
        let same = |top: &OpenList| top.level == numbering.level && top.list == numbering.list;
        if interrupted && !numbering.ordered && self.open.last().is_some_and(same) {
            self.open.pop();
        }
        if !self.open.last().is_some_and(same) {
            let parent = self.open.last().and_then(|top| Some((top.index, self.draft.lists.get(top.index)?.items.len().checked_sub(1)?)));
            self.draft.lists.push(List::new(numbering.ordered, parent));
            self.open.push(OpenList { index: self.draft.lists.len() - 1, list: numbering.list, level: numbering.level });
        }
        self.part("\n");
        let start = self.source.len();
        self.source.push_str(&numbering.marker);
        let marker = Span::new(start, self.source.len());
        self.source.push(' ');
        let place = self.open.last().and_then(|top| {
            let list = self.draft.lists.get_mut(top.index)?;
            list.items.push(ListItem::new(&numbering.marker, marker, &self.source));
            Some((top.index, list.items.len() - 1))
        });
        self.words(paragraph, BlockKind::ListItem, place)
    }

    /// Writes a paragraph that is no item of a list.
    fn block(&mut self, paragraph: &Paragraph, kind: BlockKind) -> Result<(), ReadError> {
        self.part("\n\n");
        self.words(paragraph, kind, None)
    }

    /// Parts what follows from what is written.
    fn part(&mut self, gap: &str) {
        if !self.source.is_empty() {
            self.source.push_str(gap);
        }
    }

    fn words(&mut self, paragraph: &Paragraph, kind: BlockKind, item: Option<(usize, usize)>) -> Result<(), ReadError> {
        let prefix = paragraph.numbering.as_ref().filter(|_| item.is_none() && kind != BlockKind::Footnote);
        let from = self.source.len();
        if let Some(numbering) = prefix.filter(|numbering| numbering.ordered) {
            self.source.push_str(&numbering.marker);
            self.source.push(' ');
        }
        let offset = self.source.len();
        self.source.push_str(&paragraph.text);
        for &(at, page) in &paragraph.turns {
            if self.pages.last().is_none_or(|last| last.page != page) {
                self.pages.push(PageStart { source: offset + at, page });
            }
        }
        let start = self.draft.text.len();
        self.draft.copy(&self.source, Span::new(from, self.source.len()));
        let shift = start + offset - from;
        let moved = |span: Span| Span::new(span.start + shift, span.end + shift);
        self.draft.opaque.extend(paragraph.opaque.iter().map(|&span| ShortSpan::of(moved(span))));
        self.draft.links.extend(paragraph.links.iter().map(|link| Link { span: moved(link.span), target: link.target.clone() }));
        let quote_depth = u8::from(paragraph.role == Role::Quote);
        if let Some(index) = self.draft.end_block(kind, start, quote_depth, item)
            && let Some(block) = self.draft.blocks.get_mut(index)
        {
            block.set_emphasised(paragraph.is_emphasised());
            let lead = paragraph.lead();
            block.set_lead(if lead > 0 { (offset - from + lead).min(block.span().len()) } else { 0 });
        }
        if self.source.len() > LONGEST {
            return Err(ReadError::whole(format!("found a text of more than {LONGEST} bytes; expected a document that people read")));
        }
        if self.draft.blocks.len() > MOST {
            return Err(ReadError::whole(format!("found more than {MOST} paragraphs and cells; expected a document that people read")));
        }
        Ok(())
    }

    /// Writes a table: its cells, or the paragraphs in it where it merely sets out the page.
    pub(crate) fn table(&mut self, table: OfficeTable) -> Result<(), ReadError> {
        self.interrupted = true;
        if !table.is_data() {
            for paragraph in table.into_paragraphs() {
                self.paragraph(paragraph)?;
            }
            return Ok(());
        }
        let cells: usize =
            table.rows.iter().flatten().map(|cell| cell.column + cell.columns.max(1)).max().unwrap_or_default() * table.rows.len();
        if self.cells + cells > MOST_CELLS {
            self.leave_out("table of too many cells");
            return Ok(());
        }
        self.cells += cells;
        let index = self.draft.tables.len();
        // The first row of a table is its head also where the file does not say so; the checks look at what stands in it.
        self.draft.tables.push(DraftTable { header: true, ..DraftTable::default() });
        self.part("\n\n");
        for (row, cells) in table.rows.into_iter().enumerate() {
            if row > 0 {
                self.source.push('\n');
            }
            let mut width = 0;
            for (place, cell) in cells.into_iter().enumerate() {
                if place > 0 {
                    self.source.push('\t');
                }
                width = cell.column + cell.columns.max(1);
                if cell.covered {
                    continue;
                }
                let whole = join(cell.paragraphs);
                self.words(&whole, BlockKind::cell(index, row, cell.column), None)?;
            }
            if let Some(table) = self.draft.tables.get_mut(index) {
                table.rows.push(crate::short(width));
            }
        }
        Ok(())
    }

    /// Writes a footnote or endnote.
    pub(crate) fn footnote(&mut self, label: &str, paragraphs: Vec<Paragraph>) -> Result<(), ReadError> {
        let mut label = Some(label);
        for mut paragraph in paragraphs {
            let boxes = std::mem::take(&mut paragraph.boxes);
            for mut paragraph in std::iter::once(paragraph).chain(boxes) {
                if paragraph.is_blank() {
                    continue;
                }
                if let Some(label) = label.take() {
                    let mut labelled = Paragraph { role: paragraph.role, ..Paragraph::default() };
                    labelled.mark(label);
                    labelled.text.push_str(": ");
                    append(&mut labelled, &paragraph, paragraph.text.trim_start());
                    paragraph = labelled;
                }
                self.part("\n\n");
                self.words(&paragraph, BlockKind::Footnote, None)?;
            }
        }
        Ok(())
    }

    /// The document.
    pub(crate) fn finish(mut self) -> Document {
        for (why, times) in std::mem::take(&mut self.left_out) {
            let why = if times == 1 { Cow::Borrowed(why) } else { format!("{why} ({times} times)").into() };
            self.draft.leave_out(Span::default(), why);
        }
        let Self { source, mut draft, pages, anchors, .. } = self;
        arrange::arrange(&source, &mut draft, Lines::Plain);
        let mut document = dateline::with_dateline(draft.compose(source));
        document.pages = pages;
        document.anchors = anchors;
        document
    }
}
