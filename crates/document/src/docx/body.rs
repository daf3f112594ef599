//! A part of a Word document that holds text in, its paragraphs, tables and notes out.

mod holders;
mod properties;
mod symbols;

use self::properties::Known;
use super::Target;
use super::numbering::Counters;
use super::styles::Styles;
use crate::ReadError;
use crate::marker::ordinal;
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{Cell, Changes, Manuscript, OfficeTable, Paragraph, Setting};
use std::collections::HashMap;

/// What the reading of all parts goes by.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) styles: &'a Styles<'a>,
    /// What the part leads to, by the names of the relations.
    pub(super) targets: &'a HashMap<String, Target>,
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
    known: Known,
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
            known: Known::default(),
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
            return xml.skip(element);
        }
        let undo = match name {
            "p" => {
                let paragraph = self.unended.take().unwrap_or_default();
                self.paragraphs.push(OpenParagraph { paragraph, joined: false });
                Undo::Paragraph
            }
            "pPr" => return self.paragraph_properties(xml, element),
            "r" => {
                let undo = Undo::Run(self.setting, self.hidden);
                self.setting = Setting::default();
                self.hidden = false;
                undo
            }
            "rPr" => return self.run_properties(xml, element),
            "t" => {
                let words = xml.words(element)?;
                self.text(&words);
                return Ok(());
            }
            "delText" => {
                let words = xml.words(element)?;
                if self.context.changes == Changes::Reject {
                    self.text(&words);
                }
                return Ok(());
            }
            "ins" | "moveTo" if self.context.changes == Changes::Reject => {
                self.manuscript.leave_out("inserted text");
                return xml.skip(element);
            }
            "del" | "moveFrom" if self.context.changes == Changes::Accept => {
                self.manuscript.leave_out("deleted text");
                return xml.skip(element);
            }
            "tab" | "ptab" => self.sign("\t"),
            "br" | "cr" => self.sign("\n"),
            "noBreakHyphen" => self.sign("-"),
            "sym" => {
                let sign = symbols::symbol(element);
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
            "instrText" | "delInstrText" | "Fallback" | "sectPr" | "tblPr" | "tblGrid" | "rt" | "binData" | "docPr" => {
                return xml.skip(element);
            }
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
                let linked = element.attribute("id").and_then(|id| self.context.targets.get(&*id));
                let linked = linked.filter(|target| target.kind == "hyperlink").map(|target| target.target.clone());
                Undo::Link(self.length(), linked.or(anchor))
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
                    return xml.skip(element);
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
}
