//! What Word and `OpenDocument` files have in common: paragraphs, tables and notes in, a draft of the text out.
//!
//! These files have no lines.
//! Their text is written out as a person would type it, with numbers before items and tabs between cells, and that text is
//! the source that all places lead to.

pub(crate) mod xml;

use crate::draft::{Draft, DraftTable, list_item, push_shown};
use crate::marker::Lines;
use crate::place::PageStart;
use crate::{BlockKind, Document, FrontMatterEntry, Link, List, ReadError, Span, arrange, dateline};
use std::collections::BTreeMap;

/// The longest text that is read out of a file, in bytes: some two thousand pages, which are checked in less than 256 MB.
const LONGEST: usize = 4 << 20;

/// How many paragraphs and cells a file may have.
const MOST: usize = 200_000;

/// How many paragraphs, cells, rows and notes may wait for what they stand in to end.
const MOST_HELD: usize = 400_000;

/// How many cells its tables may have, spanned ones included.
const MOST_CELLS: usize = 120_000;

/// The longest text of a cell in a table without a head, in bytes; longer ones are columns of a layout.
const LONGEST_CELL: usize = 400;

/// Which of the two texts of tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// The text as it is when all changes are accepted.
    #[default]
    Accept,
    /// The text as it was before them.
    Reject,
}

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// Author or day.
    Byline,
    /// A heading and its level, from 1.
    Heading(u8),
    /// A quotation set apart.
    Quote,
    /// What a figure or table shows.
    Caption,
    /// An entry of a bibliography.
    Reference,
    /// Code, which is left out.
    Code,
    /// A line of a table of contents or an index, which is left out.
    Contents,
}

/// The list that counts a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKey {
    /// All lists of one definition.
    Shared(i64),
    /// A list that starts by itself.
    Own(i64),
}

/// The number or bullet of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// The list that counts it.
    pub(crate) list: ListKey,
    /// How deep it stands in that list, from 0.
    pub(crate) level: usize,
    /// As printed: `3.`, `(b)`, `1.2`, `•`.
    pub(crate) marker: String,
    /// Whether it is a number or letter.
    pub(crate) ordered: bool,
    /// Whether it names the levels above as well: then it is read as part of the words.
    pub(crate) whole: bool,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    /// Its words.
    pub(crate) text: String,
    /// Ranges of them that are one word each.
    pub(crate) opaque: Vec<Span>,
    /// The links in it.
    pub(crate) links: Vec<Link>,
    /// What it is.
    pub(crate) role: Role,
    /// Its number or bullet.
    pub(crate) numbering: Option<Numbering>,
    /// Whether it is a further paragraph of the item before it.
    pub(crate) continues: bool,
    /// Where a page begins in its words, and the number of the page.
    turns: Vec<(usize, usize)>,
    /// Whether words stand outside bold and italics, and inside them, and where those that it begins with end.
    plain: bool,
    marked: bool,
    lead: Option<usize>,
    /// What follows it that was anchored in it: the paragraphs of text boxes.
    pub(crate) boxes: Vec<Paragraph>,
}

/// How a run of words is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Setting {
    /// In bold or italics.
    pub(crate) emphasised: bool,
    /// Above or below the line.
    pub(crate) shifted: Option<Shift>,
    /// As code.
    pub(crate) code: bool,
}

/// Where words stand that are not on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

impl Paragraph {
    /// An empty paragraph.
    pub(crate) fn of(role: Role) -> Self {
        Self { role, ..Self::default() }
    }

    /// Appends words.
    pub(crate) fn push(&mut self, words: &str, setting: Setting) {
        let start = self.text.len();
        push_shown(&mut self.text, words);
        let written = &self.text[start..];
        if !written.trim().is_empty() {
            if setting.emphasised {
                self.marked = true;
            } else {
                if self.marked && !self.plain && self.lead.is_none() {
                    self.lead = Some(start);
                }
                self.plain = true;
            }
        }
        if setting.code {
            self.mark_opaque(start);
        } else if let Some(shift) = setting.shifted {
            self.join_shifted(start, shift);
        }
    }

    /// Notes that what comes next stands on a page.
    #[cfg(feature = "pdf")]
    pub(crate) fn turn(&mut self, page: usize) {
        if self.turns.last().is_none_or(|&(_, last)| last != page) {
            self.turns.push((self.text.len(), page));
        }
    }

    /// Appends the mark of a footnote.
    pub(crate) fn mark(&mut self, label: &str) {
        self.text.push_str("[^");
        self.text.push_str(label);
        self.text.push(']');
    }

    /// Raised and lowered figures are no numbers: they are joined to the number or symbol that they stand at.
    fn join_shifted(&mut self, start: usize, shift: Shift) {
        let (before, words) = self.text.split_at(start);
        let figures = words.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '−' | '+'));
        if !figures || !before.ends_with(char::is_alphanumeric) && shift == Shift::Lowered {
            return;
        }
        let of_word = |next: char| match shift {
            Shift::Raised => next.is_ascii_digit() || matches!(next, '.' | ','),
            Shift::Lowered => next.is_alphanumeric(),
        };
        let joined = if before.ends_with(char::is_alphanumeric) { before.trim_end_matches(of_word).len() } else { start };
        self.mark_opaque(joined);
    }

    /// Notes that the words from `start` on are one.
    pub(crate) fn mark_opaque(&mut self, start: usize) {
        let mut span = Span::new(start, self.text.len());
        while let Some(last) = self.opaque.pop_if(|last| last.end > span.start) {
            span = span.cover(last);
        }
        if !span.is_empty() {
            self.opaque.push(span);
        }
    }

    /// Notes that the words from `start` on lead somewhere.
    pub(crate) fn link(&mut self, start: usize, target: String) {
        let span = Span::new(start, self.text.len());
        let words = span.of(&self.text).trim();
        if words.is_empty() {
            return;
        }
        if ["http://", "https://", "www."].iter().any(|sign| words.starts_with(sign))
            || target.starts_with("mailto:") && words.contains('@')
        {
            self.mark_opaque(start);
        }
        self.links.push(Link { span, target });
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct OfficeTable {
    /// Its rows.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether the file says that its first row is a head.
    pub(crate) header: bool,
}

/// A cell that is not covered by another.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    /// Its column, from 0.
    pub(crate) column: usize,
    /// How many columns it takes.
    pub(crate) columns: usize,
    /// Whether the cell above goes on in it, so that it has no words of its own.
    pub(crate) covered: bool,
    /// Its paragraphs.
    pub(crate) paragraphs: Vec<Paragraph>,
}

impl OfficeTable {
    /// Whether the table holds data, and does not merely set out a page.
    fn is_data(&self) -> bool {
        let wide = self.rows.iter().any(|row| row.len() > 1);
        let long = |cell: &Cell| cell.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum::<usize>() > LONGEST_CELL;
        let headed = |cell: &Cell| cell.paragraphs.iter().any(|paragraph| matches!(paragraph.role, Role::Heading(_) | Role::Title));
        let any = |test: &dyn Fn(&Cell) -> bool| self.rows.iter().flatten().any(test);
        wide && self.rows.len() > 1 && !any(&headed) && (self.header || !any(&long))
    }

    /// All paragraphs, cell by cell.
    pub(crate) fn into_paragraphs(self) -> impl Iterator<Item = Paragraph> {
        self.rows.into_iter().flatten().flat_map(|cell| cell.paragraphs)
    }
}

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
            self.draft.lists.push(List { ordered: numbering.ordered, span: Span::default(), parent, items: Vec::new() });
            self.open.push(OpenList { index: self.draft.lists.len() - 1, list: numbering.list, level: numbering.level });
        }
        self.part("\n");
        let start = self.source.len();
        self.source.push_str(&numbering.marker);
        let marker = Span::new(start, self.source.len());
        self.source.push(' ');
        let place = self.open.last().and_then(|top| {
            let list = self.draft.lists.get_mut(top.index)?;
            list.items.push(list_item(&numbering.marker, marker));
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
        self.draft.opaque.extend(paragraph.opaque.iter().map(|&span| moved(span)));
        self.draft.links.extend(paragraph.links.iter().map(|link| Link { span: moved(link.span), target: link.target.clone() }));
        let quote_depth = u8::from(paragraph.role == Role::Quote);
        if let Some(index) = self.draft.end_block(kind, start, quote_depth, item)
            && let Some(block) = self.draft.blocks.get_mut(index)
        {
            block.block.emphasised = paragraph.marked && !paragraph.plain;
            block.lead = paragraph.lead.unwrap_or_default().min(block.block.span.len());
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
        self.draft.tables.push(DraftTable { rows: Vec::new(), header: true });
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
                self.words(&whole, BlockKind::TableCell { table: index, row, column: cell.column }, None)?;
            }
            if let Some(table) = self.draft.tables.get_mut(index) {
                table.rows.push(width);
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
            let why = if times == 1 { why.to_owned() } else { format!("{why} ({times} times)") };
            self.draft.leave_out(Span::default(), &why);
        }
        let Self { source, mut draft, pages, anchors, .. } = self;
        arrange::arrange(&source, &mut draft, Lines::Plain);
        let mut document = dateline::with_dateline(draft.compose(source));
        document.pages = pages;
        document.anchors = anchors;
        document
    }
}

/// The paragraphs of a cell as one, a line each.
fn join(paragraphs: Vec<Paragraph>) -> Paragraph {
    let mut whole = Paragraph::default();
    let flat = paragraphs.into_iter().flat_map(|mut paragraph| {
        let boxes = std::mem::take(&mut paragraph.boxes);
        std::iter::once(paragraph).chain(boxes)
    });
    for paragraph in flat.filter(|paragraph| !paragraph.is_blank()) {
        if !whole.text.is_empty() {
            whole.text.push('\n');
        }
        if let Some(numbering) = paragraph.numbering.as_ref().filter(|numbering| numbering.ordered) {
            whole.text.push_str(&numbering.marker);
            whole.text.push(' ');
        }
        append(&mut whole, &paragraph, &paragraph.text);
    }
    whole
}

/// Appends the words of a paragraph, which are the end of its text, to another.
fn append(whole: &mut Paragraph, paragraph: &Paragraph, words: &str) {
    let skipped = paragraph.text.len() - words.len();
    let offset = whole.text.len();
    whole.text.push_str(words);
    whole.turns.extend(paragraph.turns.iter().map(|&(at, page)| (at.saturating_sub(skipped) + offset, page)));
    let moved = |span: Span| Span::new((span.start.max(skipped) - skipped) + offset, (span.end.max(skipped) - skipped) + offset);
    whole.opaque.extend(paragraph.opaque.iter().map(|&span| moved(span)).filter(|span| !span.is_empty()));
    let links = paragraph.links.iter().map(|link| Link { span: moved(link.span), target: link.target.clone() });
    whole.links.extend(links.filter(|link| !link.span.is_empty()));
    whole.plain |= paragraph.plain;
    whole.marked |= paragraph.marked;
}

/// What the name of a style says, in small letters.
pub(crate) fn role_of_name(name: &str) -> Option<Role> {
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok()).filter(|level| (1..=9).contains(level)) {
        return Some(Role::Heading(level));
    }
    if name.starts_with("toc ") || name.starts_with("index ") || name.starts_with("contents ") {
        return Some(Role::Contents);
    }
    Some(match name {
        "title" => Role::Title,
        "author" | "date" | "byline" | "dateline" => Role::Byline,
        "caption" | "table caption" | "image caption" | "figure" | "illustration" | "drawing" => Role::Caption,
        "quote" | "intense quote" | "block text" | "quotations" => Role::Quote,
        "bibliography" | "references" => Role::Reference,
        "html preformatted" | "source code" | "preformatted text" | "code" | "code block" => Role::Code,
        "toc heading" | "contents heading" | "table of figures" | "table of authorities" => Role::Contents,
        _ => return None,
    })
}
