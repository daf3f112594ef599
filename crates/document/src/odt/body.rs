//! The content of an `OpenDocument` text in, its paragraphs, tables and notes out.

mod changes;
mod lists;

use super::styles::Styles;
use crate::ReadError;
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{Cell, Changes, Manuscript, OfficeTable, Paragraph, Role, Setting};
use std::collections::{HashMap, HashSet};

/// How often a cell or row may be repeated: sheets are filled up with empty ones by the million.
const MOST_REPEATS: usize = 1_000;

/// What is to be done where an element ends.
#[derive(Debug)]
enum Undo {
    Nothing,
    Paragraph,
    /// The setting outside the words, and whether it is hidden.
    Span(Setting, bool),
    /// Where the words of a link begin, and where it leads.
    Link(usize, String),
    List,
    Item,
    TextBox,
    Note,
    Table,
    Row,
    Cell,
}

/// Where finished paragraphs go.
#[derive(Debug)]
enum Holder {
    Cell(Cell),
    TextBox,
    /// A note, with its label and where it belongs.
    Note(String, Vec<Paragraph>),
}

/// An open list.
#[derive(Debug, Default)]
struct OpenList {
    style: Option<String>,
    count: Option<i64>,
    /// Whether the open item has its first paragraph.
    begun: bool,
    /// Which of all lists it is, the nested ones counted with the one that holds them.
    number: i64,
}

/// The reading of the content.
pub(super) struct Story<'a> {
    styles: &'a Styles,
    changes: Changes,
    manuscript: &'a mut Manuscript,
    open: Vec<Undo>,
    paragraphs: Vec<Paragraph>,
    holders: Vec<Holder>,
    tables: Vec<(OfficeTable, Vec<Cell>, usize)>,
    setting: Setting,
    hidden: bool,
    lists: Vec<OpenList>,
    /// How far the last list of each style came, and which it was, so that another can go on with it.
    counted: HashMap<String, (i64, i64)>,
    list_numbers: i64,
    outline: Vec<i64>,
    notes: Vec<(String, Vec<Paragraph>)>,
    /// How many notes there are.
    footnotes: usize,
    /// The tracked changes: what is inserted, and the words that are deleted.
    insertions: HashSet<String>,
    deletions: HashMap<String, String>,
    /// The insertion that is being passed over.
    passing: Option<String>,
}

impl<'a> Story<'a> {
    /// The state before the first tag.
    pub(super) fn new(styles: &'a Styles, changes: Changes, manuscript: &'a mut Manuscript) -> Self {
        Self {
            styles,
            changes,
            manuscript,
            open: Vec::new(),
            paragraphs: Vec::new(),
            holders: Vec::new(),
            tables: Vec::new(),
            setting: Setting::default(),
            hidden: false,
            lists: Vec::new(),
            counted: HashMap::new(),
            list_numbers: 0,
            outline: Vec::new(),
            notes: Vec::new(),
            footnotes: 0,
            insertions: HashSet::new(),
            deletions: HashMap::new(),
            passing: None,
        }
    }

    /// Reads the content into the manuscript.
    pub(super) fn read(&mut self, part: &str, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(part, text);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Start(element) => self.start(&mut xml, &element)?,
                Piece::End => self.end()?,
                Piece::Text(words) => self.text(&words),
            }
        }
        Ok(())
    }

    /// The notes, in the order of their marks.
    pub(super) fn into_notes(self) -> Vec<(String, Vec<Paragraph>)> {
        self.notes
    }

    fn start(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadError> {
        let undo = match element.name() {
            "automatic-styles" | "font-face-decls" | "scripts" | "forms" | "sequence-decls" | "variable-decls" | "user-field-decls"
            | "title" | "desc" | "ruby-text" | "note-citation" | "annotation-end" | "table-column" | "table-columns" | "object" => {
                return xml.skip(element);
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" | "user-index" | "object-index" => {
                self.manuscript.leave_out("table of contents");
                return xml.skip(element);
            }
            "annotation" => {
                self.manuscript.leave_out("comment");
                return xml.skip(element);
            }
            "tracked-changes" => return self.tracked_changes(xml),
            "section" if element.attribute("display").is_some_and(|display| display == "none") => {
                self.manuscript.leave_out("hidden text");
                return xml.skip(element);
            }
            "hidden-text" | "hidden-paragraph" if element.attribute("is-hidden").as_deref() == Some("true") => {
                self.manuscript.leave_out("hidden text");
                return xml.skip(element);
            }
            "change" => {
                let words = element.attribute("change-id").and_then(|id| self.deletions.get(&*id).cloned());
                if let Some(words) = words.filter(|_| self.changes == Changes::Reject) {
                    self.push(&words);
                }
                Undo::Nothing
            }
            "change-start" => {
                let id = element.owned("change-id").filter(|id| self.insertions.contains(id));
                if self.changes == Changes::Reject && id.is_some() && self.passing.is_none() {
                    self.manuscript.leave_out("inserted text");
                    self.passing = id;
                }
                Undo::Nothing
            }
            "change-end" => {
                if self.passing.is_some() && self.passing == element.owned("change-id") {
                    self.passing = None;
                }
                Undo::Nothing
            }
            "p" | "h" => self.paragraph(element),
            "span" => {
                let undo = Undo::Span(self.setting, self.hidden);
                let (setting, hidden) = self.styles.setting(element.attribute("style-name").as_deref());
                self.setting = Setting {
                    emphasised: setting.emphasised || self.setting.emphasised,
                    code: setting.code || self.setting.code,
                    shifted: setting.shifted.or(self.setting.shifted),
                };
                self.hidden |= hidden;
                undo
            }
            "s" => {
                let times = element.attribute("c").and_then(|times| times.parse().ok()).unwrap_or(1_usize).min(MOST_REPEATS);
                self.push(&" ".repeat(times))
            }
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "a" => Undo::Link(self.paragraphs.last().map_or(0, |open| open.text.len()), element.owned("href").unwrap_or_default()),
            "bookmark" | "bookmark-start" => {
                self.manuscript.anchor(&element.attribute("name").unwrap_or_default());
                Undo::Nothing
            }
            "list" => self.list(element),
            "list-item" => self.item(element),
            "list-header" => {
                if let Some(list) = self.lists.last_mut() {
                    list.begun = true;
                }
                Undo::Nothing
            }
            "text-box" | "custom-shape" => {
                self.holders.push(Holder::TextBox);
                Undo::TextBox
            }
            "note" => {
                self.manuscript.hold()?;
                self.note()
            }
            "table" if element.prefix() == "table" => {
                self.tables.push((OfficeTable::default(), Vec::new(), 0));
                Undo::Table
            }
            "table-header-rows" => {
                if let Some((table, _, _)) = self.tables.last_mut() {
                    table.header |= table.rows.is_empty();
                }
                Undo::Nothing
            }
            "table-row" => {
                self.manuscript.hold()?;
                if let Some((_, row, column)) = self.tables.last_mut() {
                    row.clear();
                    *column = 0;
                }
                Undo::Row
            }
            "table-cell" | "covered-table-cell" => {
                self.manuscript.hold()?;
                let number = |name: &str| element.attribute(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
                let covered = element.name() == "covered-table-cell";
                // Cells that a wide one covers come by themselves; so a cell takes one column, repeated or not.
                let columns = number("number-columns-repeated").clamp(1, MOST_REPEATS);
                self.holders.push(Holder::Cell(Cell { columns, covered, ..Cell::default() }));
                Undo::Cell
            }
            _ => Undo::Nothing,
        };
        self.open.push(undo);
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        match self.open.pop().unwrap_or(Undo::Nothing) {
            Undo::Nothing | Undo::Item => {}
            Undo::Paragraph => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.deliver(paragraph)?;
                }
            }
            Undo::Span(setting, hidden) => {
                self.setting = setting;
                self.hidden = hidden;
            }
            Undo::Link(start, target) => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.link(start, target);
                }
            }
            Undo::List => {
                if let Some(list) = self.lists.pop()
                    && let (Some(style), Some(count)) = (list.style, list.count)
                {
                    self.counted.insert(style, (count, list.number));
                }
            }
            Undo::TextBox => {
                self.holders.pop();
            }
            Undo::Note => {
                if let Some(Holder::Note(label, paragraphs)) = self.holders.pop() {
                    self.notes.push((label, paragraphs));
                }
            }
            Undo::Cell => {
                if let (Some(Holder::Cell(mut cell)), Some((_, row, column))) = (self.holders.pop(), self.tables.last_mut()) {
                    cell.column = *column;
                    *column += cell.columns;
                    row.push(cell);
                }
            }
            Undo::Row => {
                if let Some((table, row, _)) = self.tables.last_mut() {
                    let mut row = std::mem::take(row);
                    // Empty cells at the end of a row are no cells.
                    while row.last().is_some_and(|cell| cell.paragraphs.is_empty() && cell.columns > 1) {
                        row.pop();
                    }
                    table.rows.push(row);
                }
            }
            Undo::Table => {
                let Some((table, _, _)) = self.tables.pop() else { return Ok(()) };
                // A table in a cell, a box or a note is read as the lines of it.
                if self.holders.is_empty() {
                    return self.manuscript.table(table);
                }
                for paragraph in table.into_paragraphs() {
                    self.deliver(paragraph)?;
                }
            }
        }
        Ok(())
    }

    /// Hands a paragraph to what holds it.
    fn deliver(&mut self, mut paragraph: Paragraph) -> Result<(), ReadError> {
        if !self.holders.is_empty() {
            self.manuscript.hold()?;
        }
        match self.holders.last_mut() {
            Some(Holder::Cell(cell)) => cell.paragraphs.push(paragraph),
            Some(Holder::Note(_, paragraphs)) => paragraphs.push(paragraph),
            Some(Holder::TextBox) => match self.paragraphs.last_mut() {
                Some(host) => {
                    let boxes = std::mem::take(&mut paragraph.boxes);
                    host.boxes.push(paragraph);
                    host.boxes.extend(boxes);
                }
                None => self.manuscript.paragraph(paragraph)?,
            },
            None => self.manuscript.paragraph(paragraph)?,
        }
        Ok(())
    }

    fn paragraph(&mut self, element: &Element<'_>) -> Undo {
        let style = element.attribute("style-name");
        let heading =
            (element.name() == "h").then(|| element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok()).unwrap_or(1));
        let mut paragraph = Paragraph::of(self.styles.role(style.as_deref()));
        if let Some(level) = heading.filter(|_| paragraph.role != Role::Title) {
            paragraph.role = Role::Heading(level);
            paragraph.numbering = self.outline(level);
        } else if self.holders.iter().all(|holder| matches!(holder, Holder::Cell(_))) && !self.lists.is_empty() {
            self.number(&mut paragraph, style.as_deref());
        }
        self.paragraphs.push(paragraph);
        Undo::Paragraph
    }

    fn note(&mut self) -> Undo {
        // Endnotes and footnotes are counted together: their labels must differ.
        self.footnotes += 1;
        let label = self.footnotes.to_string();
        if let Some(open) = self.paragraphs.last_mut().filter(|_| self.passing.is_none()) {
            open.mark(&label);
        }
        self.holders.push(Holder::Note(label, Vec::new()));
        Undo::Note
    }

    /// Text of the XML: each run of white space in it is one space, and none where there is some already.
    fn text(&mut self, words: &str) {
        let Some(open) = self.paragraphs.last() else { return };
        let spaced = open.text.is_empty() || open.text.ends_with([' ', '\n', '\t']);
        let as_it_is = memchr::memchr3(b'\n', b'\t', b'\r', words.as_bytes()).is_none() && !words.contains("  ");
        if as_it_is && !(spaced && words.starts_with(' ')) {
            self.push(words);
            return;
        }
        let mut line = String::with_capacity(words.len());
        for piece in words.split_inclusive([' ', '\n', '\t', '\r']) {
            let kept = piece.trim_end_matches([' ', '\n', '\t', '\r']);
            line.push_str(kept);
            let space = if line.is_empty() { spaced } else { line.ends_with(' ') };
            if kept.len() < piece.len() && !space {
                line.push(' ');
            }
        }
        self.push(&line);
    }

    fn push(&mut self, words: &str) -> Undo {
        if self.passing.is_some() {
            return Undo::Nothing;
        }
        if self.hidden {
            if !words.trim().is_empty() {
                self.manuscript.leave_out("hidden text");
            }
            return Undo::Nothing;
        }
        let setting = self.setting;
        if let Some(open) = self.paragraphs.last_mut() {
            open.push(words, setting);
        }
        Undo::Nothing
    }
}
