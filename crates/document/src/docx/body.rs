//! A part of a Word document that holds text in, its paragraphs, tables and notes out.

use super::numbering::Counters;
use super::styles::{NumberProperties, Styles};
use crate::ReadError;
use crate::marker::ordinal;
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{Cell, Changes, Manuscript, OfficeTable, Paragraph, Role, Setting, Shift};
use std::collections::HashMap;

/// What the reading of all parts goes by.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) styles: &'a Styles,
    /// Where links lead, by the names of their relations.
    pub(super) links: &'a HashMap<String, String>,
    pub(super) changes: Changes,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end.
    Endnote,
}

/// The mark of a note in the text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) kind: NoteKind,
    /// The name by which the note is found.
    pub(super) id: String,
    /// As printed.
    pub(super) label: String,
}

/// What is to be done where an element ends.
#[derive(Debug)]
enum Undo {
    Nothing,
    Paragraph,
    /// The setting outside the run, and whether it is hidden.
    Run(Setting, bool),
    /// Where the words of a link begin, and where it leads.
    Link(usize, Option<String>),
    /// Where a formula begins.
    Math(usize),
    /// The part of a fraction above the line.
    Numerator,
    Table,
    Row,
    Cell,
    TextBox,
    Note(String),
}

/// Where finished paragraphs go.
#[derive(Debug)]
enum Holder {
    Cell(Cell),
    TextBox,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct OpenTable {
    table: OfficeTable,
    row: Vec<Cell>,
    column: usize,
    /// Whether the row is one that a tracked change takes away.
    dropped: bool,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct OpenParagraph {
    paragraph: Paragraph,
    /// Whether a tracked change joins it with the next.
    joined: bool,
}

/// The reading of one part.
pub(super) struct Story<'a, 'c> {
    context: Context<'a>,
    counters: &'a mut Counters<'c>,
    manuscript: &'a mut Manuscript,
    open: Vec<Undo>,
    paragraphs: Vec<OpenParagraph>,
    holders: Vec<Holder>,
    tables: Vec<OpenTable>,
    setting: Setting,
    hidden: bool,
    /// For each open field whether its code is being read.
    fields: Vec<bool>,
    /// How many of them have their code being read.
    codes: usize,
    marks: Vec<Mark>,
    /// How many footnotes and endnotes there are so far.
    counted: [i64; 2],
    /// Whether the content that comes next is a table of contents or a placeholder.
    skip_content: Option<&'static str>,
    /// The paragraphs of a part that is not the body.
    aside: Option<Vec<Paragraph>>,
    notes: HashMap<String, Vec<Paragraph>>,
    /// A paragraph whose end a tracked change takes away.
    unended: Option<Paragraph>,
}

impl<'a, 'c> Story<'a, 'c> {
    /// The state before the first tag.
    pub(super) fn new(context: Context<'a>, counters: &'a mut Counters<'c>, manuscript: &'a mut Manuscript) -> Self {
        Self {
            context,
            counters,
            manuscript,
            open: Vec::new(),
            paragraphs: Vec::new(),
            holders: Vec::new(),
            tables: Vec::new(),
            setting: Setting::default(),
            hidden: false,
            fields: Vec::new(),
            codes: 0,
            marks: Vec::new(),
            counted: [0; 2],
            skip_content: None,
            aside: None,
            notes: HashMap::new(),
            unended: None,
        }
    }

    /// Reads the body into the manuscript.
    pub(super) fn read(&mut self, part: &str, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(part, text);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Start(element) => self.start(&mut xml, &element)?,
                Piece::End => self.end()?,
                Piece::Text(_) => {}
            }
        }
        if let Some(paragraph) = self.unended.take() {
            self.deliver(paragraph)?;
        }
        Ok(())
    }

    /// The marks of notes, in the order of the text.
    pub(super) fn into_marks(self) -> Vec<Mark> {
        self.marks
    }

    /// Reads a part of notes, and gives their paragraphs by their names.
    pub(super) fn notes(mut self, part: &str, text: &str) -> Result<HashMap<String, Vec<Paragraph>>, ReadError> {
        self.aside = Some(Vec::new());
        self.read(part, text)?;
        Ok(self.notes)
    }

    fn start(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadError> {
        let name = element.name();
        if name.ends_with("Change") {
            return xml.skip();
        }
        let undo = match name {
            "p" => {
                let paragraph = self.unended.take().unwrap_or_default();
                self.paragraphs.push(OpenParagraph { paragraph, joined: false });
                Undo::Paragraph
            }
            "pPr" => return self.paragraph_properties(xml),
            "r" => {
                let undo = Undo::Run(self.setting, self.hidden);
                self.setting = Setting::default();
                self.hidden = false;
                undo
            }
            "rPr" => return self.run_properties(xml),
            "t" => {
                let words = xml.words()?;
                self.text(&words);
                return Ok(());
            }
            "delText" => {
                let words = xml.words()?;
                if self.context.changes == Changes::Reject {
                    self.text(&words);
                }
                return Ok(());
            }
            "ins" | "moveTo" if self.context.changes == Changes::Reject => {
                self.manuscript.leave_out("inserted text");
                return xml.skip();
            }
            "del" | "moveFrom" if self.context.changes == Changes::Accept => {
                self.manuscript.leave_out("deleted text");
                return xml.skip();
            }
            "tab" | "ptab" => self.sign("\t"),
            "br" | "cr" => self.sign("\n"),
            "noBreakHyphen" => self.sign("-"),
            "sym" => {
                let sign = symbol(element);
                self.sign(&sign)
            }
            "fldChar" => {
                match element.attribute("fldCharType").as_deref() {
                    Some("begin") => {
                        self.fields.push(true);
                        self.codes += 1;
                    }
                    Some("separate") => {
                        if let Some(code) = self.fields.last_mut() {
                            self.codes -= usize::from(std::mem::take(code));
                        }
                    }
                    Some("end") => self.codes -= usize::from(self.fields.pop() == Some(true)),
                    Some(_) | None => {}
                }
                Undo::Nothing
            }
            "instrText" | "delInstrText" | "Fallback" | "sectPr" | "tblPr" | "tblGrid" | "rt" | "binData" | "docPr" => return xml.skip(),
            "bookmarkStart" => {
                self.manuscript.anchor(&element.attribute("name").unwrap_or_default());
                Undo::Nothing
            }
            "commentReference" => {
                self.manuscript.leave_out("comment");
                Undo::Nothing
            }
            "footnoteReference" => self.note_mark(element, NoteKind::Footnote)?,
            "endnoteReference" => self.note_mark(element, NoteKind::Endnote)?,
            "footnote" | "endnote" if self.aside.is_some() => {
                self.manuscript.hold()?;
                Undo::Note(element.owned("id").unwrap_or_default())
            }
            "hyperlink" => {
                let anchor = element.attribute("anchor").map(|anchor| format!("#{anchor}"));
                let target = element.attribute("id").and_then(|id| self.context.links.get(&*id).cloned()).or(anchor);
                Undo::Link(self.length(), target)
            }
            "oMath" => Undo::Math(self.length()),
            "num" if element.prefix() == "m" => Undo::Numerator,
            "txbxContent" => {
                self.holders.push(Holder::TextBox);
                Undo::TextBox
            }
            "tbl" => {
                self.tables.push(OpenTable::default());
                Undo::Table
            }
            "tr" => {
                self.manuscript.hold()?;
                if let Some(table) = self.tables.last_mut() {
                    table.row.clear();
                    table.column = 0;
                    table.dropped = false;
                }
                Undo::Row
            }
            "trPr" => return self.row_properties(xml),
            "tc" => {
                self.manuscript.hold()?;
                self.holders.push(Holder::Cell(Cell { columns: 1, ..Cell::default() }));
                Undo::Cell
            }
            "tcPr" => return self.cell_properties(xml),
            "sdtPr" => return self.control_properties(xml),
            "sdtContent" => {
                if let Some(why) = self.skip_content.take() {
                    self.manuscript.leave_out(why);
                    return xml.skip();
                }
                Undo::Nothing
            }
            _ => Undo::Nothing,
        };
        self.open.push(undo);
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        match self.open.pop().unwrap_or(Undo::Nothing) {
            Undo::Nothing => {}
            Undo::Paragraph => {
                if let Some(open) = self.paragraphs.pop() {
                    if open.joined && self.holders.is_empty() {
                        self.unended = Some(open.paragraph);
                    } else {
                        self.deliver(open.paragraph)?;
                    }
                }
            }
            Undo::Run(setting, hidden) => {
                self.setting = setting;
                self.hidden = hidden;
            }
            Undo::Link(start, target) => {
                if let (Some(open), Some(target)) = (self.paragraphs.last_mut(), target) {
                    open.paragraph.link(start, target);
                }
            }
            Undo::Math(start) => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.paragraph.mark_opaque(start);
                }
            }
            Undo::Numerator => {
                self.sign("/");
            }
            Undo::TextBox => {
                self.holders.pop();
            }
            Undo::Cell => self.end_cell(),
            Undo::Row => self.end_row(),
            Undo::Table => self.end_table()?,
            Undo::Note(id) => {
                let paragraphs = self.aside.as_mut().map(std::mem::take).unwrap_or_default();
                self.notes.insert(id, paragraphs);
            }
        }
        Ok(())
    }

    /// Hands a paragraph to what holds it.
    fn deliver(&mut self, paragraph: Paragraph) -> Result<(), ReadError> {
        if !self.holders.is_empty() || self.aside.is_some() {
            self.manuscript.hold()?;
        }
        match (self.holders.last_mut(), &mut self.aside) {
            (Some(Holder::Cell(cell)), _) => cell.paragraphs.push(paragraph),
            (Some(Holder::TextBox), _) => match self.paragraphs.last_mut() {
                Some(host) => {
                    let mut paragraph = paragraph;
                    let boxes = std::mem::take(&mut paragraph.boxes);
                    host.paragraph.boxes.push(paragraph);
                    host.paragraph.boxes.extend(boxes);
                }
                None => self.manuscript.paragraph(paragraph)?,
            },
            (None, Some(aside)) => aside.push(paragraph),
            (None, None) => self.manuscript.paragraph(paragraph)?,
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(Holder::Cell(mut cell)) = self.holders.pop() else { return };
        if let Some(table) = self.tables.last_mut() {
            cell.column = table.column;
            table.column += cell.columns;
            table.row.push(cell);
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let row = std::mem::take(&mut table.row);
            if table.dropped {
                self.manuscript.leave_out("deleted text");
            } else {
                table.table.rows.push(row);
            }
        }
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        let Some(OpenTable { table, .. }) = self.tables.pop() else { return Ok(()) };
        // A table in a cell or a box is read as the lines of it.
        if self.holders.is_empty() && self.aside.is_none() {
            return self.manuscript.table(table);
        }
        for paragraph in table.into_paragraphs() {
            self.deliver(paragraph)?;
        }
        Ok(())
    }

    /// How much of the open paragraph is written.
    fn length(&self) -> usize {
        self.paragraphs.last().map_or(0, |open| open.paragraph.text.len())
    }

    fn text(&mut self, words: &str) {
        if self.codes > 0 {
            return;
        }
        if self.hidden {
            if !words.trim().is_empty() {
                self.manuscript.leave_out("hidden text");
            }
            return;
        }
        let setting = self.setting;
        if let Some(open) = self.paragraphs.last_mut() {
            open.paragraph.push(words, setting);
        }
    }

    /// Writes a sign that an element stands for.
    fn sign(&mut self, sign: &str) -> Undo {
        self.text(sign);
        Undo::Nothing
    }

    fn note_mark(&mut self, element: &Element<'_>, kind: NoteKind) -> Result<Undo, ReadError> {
        self.manuscript.hold()?;
        if self.hidden || self.codes > 0 {
            return Ok(Undo::Nothing);
        }
        let counted = &mut self.counted[usize::from(kind == NoteKind::Endnote)];
        *counted += 1;
        let number = *counted;
        // Word counts endnotes in small Roman numerals, so that they are told from footnotes.
        let label = match kind {
            NoteKind::Footnote => number.to_string(),
            NoteKind::Endnote => ordinal(number, 'i'),
        };
        if let Some(open) = self.paragraphs.last_mut() {
            open.paragraph.mark(&label);
            self.marks.push(Mark { kind, id: element.owned("id").unwrap_or_default(), label });
        }
        Ok(Undo::Nothing)
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut style = None;
        let mut outline = None;
        let mut number = NumberProperties::default();
        let mut joined = false;
        let rejecting = self.context.changes == Changes::Reject;
        each_property(xml, |xml, element| {
            match element.name() {
                "pStyle" => style = element.owned("val"),
                "outlineLvl" => outline = element.value().and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9),
                "numId" => number.list = element.value().and_then(|id| id.parse().ok()),
                "ilvl" => number.level = element.value().and_then(|level| level.parse().ok()),
                "del" | "moveFrom" => joined |= !rejecting,
                "ins" | "moveTo" => joined |= rejecting,
                "numPr" | "rPr" => {}
                _ => return xml.skip().map(|()| true),
            }
            Ok(false)
        })?;
        let styles = self.context.styles;
        let role = outline.map_or_else(|| styles.role(style.as_deref()), |level| Role::Heading(level + 1));
        let of_style = styles.number(style.as_deref());
        let given_by = if number.list.is_none() { of_style.map(|(_, id)| id) } else { None };
        if let Some((from_style, _)) = of_style {
            number.list = number.list.or(from_style.list);
            number.level = number.level.or(from_style.level);
        }
        let numbering = self.counters.next(number, given_by.or(style.as_deref()));
        if let Some(open) = self.paragraphs.last_mut() {
            open.joined = joined;
            // What was joined keeps what its first part is.
            if open.paragraph.text.is_empty() {
                open.paragraph.role = role;
                open.paragraph.numbering = numbering;
            }
        }
        Ok(())
    }

    fn run_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut setting = self.setting;
        let mut hidden = self.hidden;
        let styles = self.context.styles;
        each_property(xml, |xml, element| {
            match element.name() {
                "b" | "i" => setting.emphasised |= element.is_on(),
                "vanish" => hidden |= element.is_on(),
                "rStyle" => {
                    let style = element.value().unwrap_or_default();
                    setting.code |= styles.is_code(&style);
                    setting.emphasised |= styles.is_emphasis(&style);
                }
                "vertAlign" => {
                    setting.shifted = match element.value().as_deref() {
                        Some("superscript") => Some(Shift::Raised),
                        Some("subscript") => Some(Shift::Lowered),
                        Some(_) | None => None,
                    };
                }
                "strike" | "dstrike" => {}
                _ => return xml.skip().map(|()| true),
            }
            Ok(false)
        })?;
        self.setting = setting;
        self.hidden = hidden;
        Ok(())
    }

    fn row_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let rejecting = self.context.changes == Changes::Reject;
        let table = self.tables.last_mut();
        let (mut header, mut before, mut dropped) = (false, 0, false);
        each_property(xml, |_, element| {
            match element.name() {
                "tblHeader" => header = element.is_on(),
                "gridBefore" => before = element.value().and_then(|columns| columns.parse::<usize>().ok()).unwrap_or_default().min(1_000),
                "del" => dropped |= !rejecting,
                "ins" => dropped |= rejecting,
                _ => {}
            }
            Ok(false)
        })?;
        if let Some(table) = table {
            table.table.header |= header && table.table.rows.is_empty();
            table.column = before;
            table.dropped = dropped;
        }
        Ok(())
    }

    fn cell_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let (mut columns, mut covered) = (1, false);
        each_property(xml, |_, element| {
            match element.name() {
                "gridSpan" => columns = element.value().and_then(|columns| columns.parse::<usize>().ok()).unwrap_or(1).clamp(1, 1_000),
                "vMerge" | "hMerge" => covered |= element.value().as_deref() != Some("restart"),
                _ => {}
            }
            Ok(false)
        })?;
        if let Some(Holder::Cell(cell)) = self.holders.last_mut() {
            cell.columns = columns;
            cell.covered = covered;
        }
        Ok(())
    }

    fn control_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut why = None;
        each_property(xml, |_, element| {
            match element.name() {
                "docPartGallery" if element.value().is_some_and(|value| value == "Table of Contents") => why = Some("table of contents"),
                "showingPlcHdr" if element.is_on() => why = Some("placeholder"),
                _ => {}
            }
            Ok(false)
        })?;
        self.skip_content = why;
        Ok(())
    }
}

/// Hands over every element within the one whose start was the last piece; what is said to be read is not gone into.
fn each_property<'x>(
    xml: &mut Xml<'x>,
    mut read: impl FnMut(&mut Xml<'x>, &Element<'x>) -> Result<bool, ReadError>,
) -> Result<(), ReadError> {
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Some(Piece::Start(element)) if element.name().ends_with("Change") => xml.skip()?,
            Some(Piece::Start(element)) => depth += usize::from(!read(xml, &element)?),
            Some(Piece::End) => depth -= 1,
            Some(Piece::Text(_)) => {}
            None => return Ok(()),
        }
    }
    Ok(())
}

/// The sign that a symbol stands for; of the font of symbols only what stands in prose.
fn symbol(element: &Element<'_>) -> String {
    let Some(code) = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()) else { return String::new() };
    let symbols = element.attribute("font").is_some_and(|font| font.eq_ignore_ascii_case("symbol"));
    let sign = match code {
        0xf000..=0xf0ff if symbols => match code & 0xff {
            0xb0 => Some('°'),
            0xb1 => Some('±'),
            0xb4 => Some('×'),
            0xb8 => Some('÷'),
            0xa3 => Some('≤'),
            0xb3 => Some('≥'),
            0xb9 => Some('≠'),
            0xbb => Some('≈'),
            0xb7 => Some('•'),
            0x6d => Some('µ'),
            0x2d => Some('−'),
            plain @ 0x20..=0x40 => char::from_u32(plain),
            _ => None,
        },
        0xf000..=0xf0ff => None,
        code => char::from_u32(code),
    };
    sign.map(String::from).unwrap_or_default()
}
