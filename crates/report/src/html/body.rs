//! The blocks of a document and what was found in it in, the text as a list of steps out: what opens, what stands there, what closes.
//!
//! Steps are flat, so that no nesting of the document is too deep for a template.

mod places;
mod structure;

use super::marks::Segment;
use crate::Checked;
use crate::view::View;
use claimlint_document::{BlockKind, Document, Span};
use places::Places;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;
use structure::{Open, Roots};

/// How many elements stand beside one group of notes.
const LONGEST_ROW: usize = 24;

/// One step of writing the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// A row of text and notes begins.
    Row {
        /// Whether its notes stand within the items of its list.
        list: bool,
    },
    /// It ends.
    RowEnd,
    /// A quotation begins.
    Quote,
    /// It ends.
    QuoteEnd,
    /// A list begins.
    List,
    /// It ends.
    ListEnd,
    /// An item of a list begins.
    Item {
        /// The marker as printed.
        marker: Vec<Segment>,
        /// Whether notes follow at its end.
        noted: bool,
    },
    /// It ends.
    ItemEnd {
        /// The findings explained beside it, as indices into conflicts and reviews together.
        notes: Vec<usize>,
    },
    /// A run of text.
    Block {
        /// `title`, `byline`, `heading`, `paragraph`, `caption`, `footnote`, `entry`.
        kind: &'static str,
        /// The level of the HTML heading, 3 to 6.
        level: usize,
        /// The language, where it is not that of the report.
        lang: Option<String>,
        /// Whether it was checked.
        checked: bool,
        /// Its words.
        segments: Vec<Segment>,
    },
    /// A table.
    Table {
        /// Its number, from 1.
        number: usize,
        /// The heads of its columns; none where it has no heads.
        heads: Vec<Cell>,
        /// The rows under them.
        rows: Vec<Vec<Cell>>,
    },
    /// The explanations of what was found in the elements before.
    Notes {
        /// The findings, as indices into conflicts and reviews together.
        notes: Vec<usize>,
    },
    /// A part of the source that is not in the text.
    LeftOut {
        /// Its first line; nought where it has no place.
        first: usize,
        /// Its last line.
        last: usize,
        /// Why.
        why: String,
    },
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its words.
    pub segments: Vec<Segment>,
    /// Whether it holds a number.
    pub numeric: bool,
}

/// Writes the text of a document with its marks and notes.
pub(super) fn body(checked: Checked<'_>, view: &View) -> Vec<Step> {
    let mut writer = Writer::new(checked.ledger.document, view);
    for row in rows(units(checked), &writer) {
        writer.row(row);
    }
    writer.steps
}

/// What stands together at the top level: a paragraph, a list, a table, a quotation.
enum Unit {
    Blocks(Range<usize>),
    LeftOut(Step),
}

/// Units that share one column of notes.
struct Row {
    units: Vec<Unit>,
    /// The findings explained beside it, after the unit with this index.
    notes: Vec<usize>,
    noted: usize,
    /// Whether the notes stand within the items of a list.
    list: bool,
}

/// The units of a text in order, with the parts that are not in it where they stood.
fn units(checked: Checked<'_>) -> Vec<Unit> {
    let document = checked.ledger.document;
    let roots = structure::roots(document);
    let mut left_out = left_out(checked).into_iter().peekable();
    let mut units: Vec<Unit> = Vec::new();
    let mut last = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let root = structure::root(document, block, &roots);
        if let (Some(Unit::Blocks(range)), Some(known), Some(root)) = (units.last_mut(), last, root)
            && known == root
        {
            range.end = index + 1;
            continue;
        }
        let source = document.source_span(block.span()).start;
        while let Some((_, step)) = left_out.next_if(|&(at, _)| at < source) {
            units.push(Unit::LeftOut(step));
        }
        units.push(Unit::Blocks(index..index + 1));
        last = root;
    }
    units.extend(left_out.map(|(_, step)| Unit::LeftOut(step)));
    units
}

/// The parts of the source that no block shows, each with its place.
fn left_out(checked: Checked<'_>) -> Vec<(usize, Step)> {
    let document = checked.ledger.document;
    let mut shown: Vec<Span> = document.blocks.iter().map(|block| document.source_span(block.span())).collect();
    shown.sort_unstable();
    let line = |offset: usize| checked.lines.position(&document.source, offset).line;
    let hidden = document.unchecked.iter().filter(|part| {
        let next = shown.partition_point(|span| span.start < part.source().end);
        next.checked_sub(1).and_then(|index| shown.get(index)).is_none_or(|before| before.end <= part.source().start)
    });
    hidden
        .map(|part| {
            let last = line(part.source().end.saturating_sub(1).max(part.source().start));
            // What a file without lines leaves out has no place in its text.
            let first = if document.headings.is_empty() || !part.source().is_empty() { line(part.source().start) } else { 0 };
            (part.source().start, Step::LeftOut { first, last, why: part.why.to_string() })
        })
        .collect()
}

/// Puts each unit with notes at the head of a row, after the headings and captions over it.
fn rows(units: Vec<Unit>, writer: &Writer<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut leads: Vec<Unit> = Vec::new();
    for unit in units {
        let (notes, list) = match &unit {
            Unit::Blocks(blocks) => (writer.places.notes(blocks.clone()), writer.is_plain_list(blocks)),
            Unit::LeftOut(_) => (Vec::new(), false),
        };
        if notes.is_empty() && writer.is_lead(&unit) {
            leads.push(unit);
            continue;
        }
        let list = list && !notes.is_empty();
        let joins = notes.is_empty() && rows.last().is_some_and(|row| !row.list && row.units.len() < LONGEST_ROW);
        if let Some(row) = rows.last_mut().filter(|_| joins) {
            row.units.append(&mut leads);
            row.units.push(unit);
        } else {
            let noted = leads.len();
            let mut units = std::mem::take(&mut leads);
            units.push(unit);
            rows.push(Row { units, notes, noted, list });
        }
    }
    if !leads.is_empty() {
        rows.push(Row { units: leads, notes: Vec::new(), noted: 0, list: false });
    }
    rows
}

/// What stands open while the text is written.
struct Writer<'d> {
    document: &'d Document,
    roots: Roots,
    places: Places,
    steps: Vec<Step>,
    open: Vec<Open>,
    /// The levels of the headings over this place.
    headings: Vec<u8>,
    /// The table written last.
    table: Option<usize>,
    /// For each item of the open list that has notes: which.
    item_notes: BTreeMap<usize, Vec<usize>>,
}

impl<'d> Writer<'d> {
    fn new(document: &'d Document, view: &View) -> Self {
        Self {
            document,
            roots: structure::roots(document),
            places: Places::gather(document, view),
            steps: Vec::new(),
            open: Vec::new(),
            headings: Vec::new(),
            table: None,
            item_notes: BTreeMap::new(),
        }
    }

    /// Whether blocks are a list that no quotation holds.
    fn is_plain_list(&self, blocks: &Range<usize>) -> bool {
        let first = self.document.blocks.get(blocks.start);
        first.is_some_and(|block| matches!(structure::root(self.document, block, &self.roots), Some(structure::Root::List(_))))
    }

    /// Whether a unit is over the next one: a heading, the caption of a table.
    fn is_lead(&self, unit: &Unit) -> bool {
        let Unit::Blocks(blocks) = unit else { return false };
        self.document.blocks.get(blocks.start).is_some_and(|block| match block.kind() {
            BlockKind::Title | BlockKind::Heading(_) | BlockKind::Caption => {
                self.document.item_of(block).is_none() && block.quote_depth == 0
            }
            BlockKind::Byline
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::TableCell { .. }
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => false,
        })
    }

    fn row(&mut self, row: Row) {
        self.steps.push(Step::Row { list: row.list });
        for (index, unit) in row.units.into_iter().enumerate() {
            match unit {
                Unit::LeftOut(step) => self.steps.push(step),
                Unit::Blocks(blocks) => {
                    self.item_notes = if row.list { self.notes_of_items(blocks.clone()) } else { BTreeMap::new() };
                    for block in blocks {
                        self.block(block);
                    }
                    self.go(&[], None);
                }
            }
            if index == row.noted && !row.list && !row.notes.is_empty() {
                self.steps.push(Step::Notes { notes: row.notes.clone() });
            }
        }
        self.steps.push(Step::RowEnd);
    }

    fn notes_of_items(&self, blocks: Range<usize>) -> BTreeMap<usize, Vec<usize>> {
        let mut notes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for index in blocks {
            let found = self.places.notes(index..index + 1);
            if let Some(block) = self.document.blocks.get(index)
                && let Some(&(_, item)) = structure::chain(self.document, block).first()
                && !found.is_empty()
            {
                notes.entry(item).or_default().extend(found);
            }
        }
        notes
    }

    fn block(&mut self, index: usize) {
        let Some(block) = self.document.blocks.get(index) else { return };
        let path = structure::path(self.document, block, &self.roots);
        self.go(&path, Some(index));
        if let BlockKind::TableCell { table, .. } = block.kind() {
            let table = table as usize;
            if self.table.replace(table) != Some(table) {
                self.write_table(table);
            }
            return;
        }
        let (kind, level) = match block.kind() {
            BlockKind::Title => ("title", self.level(0)),
            BlockKind::Heading(level) => ("heading", self.level(level)),
            BlockKind::Byline => ("byline", 0),
            BlockKind::Paragraph | BlockKind::ListItem => ("paragraph", 0),
            BlockKind::Caption => ("caption", 0),
            BlockKind::Footnote => ("footnote", 0),
            BlockKind::ReferenceEntry => ("entry", 0),
            BlockKind::TableCell { .. } => return,
        };
        let lang = structure::language(self.document, block);
        self.steps.push(Step::Block { kind, level, lang, checked: block.is_checked(), segments: self.places.block(self.document, index) });
    }

    /// The level of a heading of the page: under that of its section, and never two steps down at once.
    fn level(&mut self, level: u8) -> usize {
        while self.headings.last().is_some_and(|&above| above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        (2 + self.headings.len()).min(6)
    }

    /// Closes and opens what parts this place from the next.
    fn go(&mut self, path: &[Open], block: Option<usize>) {
        let shared = self.open.iter().zip(path).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > shared {
            let Some(open) = self.open.pop() else { break };
            self.steps.push(match open {
                Open::Quote => Step::QuoteEnd,
                Open::List(_) => Step::ListEnd,
                Open::Item(_, item) => {
                    let notes = if self.open.len() == 1 { self.item_notes.remove(&item) } else { None };
                    Step::ItemEnd { notes: notes.unwrap_or_default() }
                }
            });
        }
        for &open in path.iter().skip(shared) {
            self.steps.push(match open {
                Open::Quote => Step::Quote,
                Open::List(_) => Step::List,
                Open::Item(list, item) => {
                    let noted = self.open.len() == 1 && self.item_notes.contains_key(&item);
                    let marker =
                        self.document.lists.get(list).and_then(|list| list.items.get(item)).map_or("", |item| item.marker(self.document));
                    let places = block.filter(|&index| {
                        self.document
                            .blocks
                            .get(index)
                            .is_some_and(|block| block.kind() == BlockKind::ListItem && self.document.item_of(block) == Some((list, item)))
                    });
                    Step::Item { marker: self.places.marker(places, marker), noted }
                }
            });
            self.open.push(open);
        }
    }

    fn write_table(&mut self, index: usize) {
        let Some(table) = self.document.tables.get(index) else { return };
        let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(table.row_count());
        for row in table.rows() {
            rows.push(row.map(|cell| self.cell(cell)).collect());
        }
        let heads = if table.header && !rows.is_empty() { rows.remove(0) } else { Vec::new() };
        self.steps.push(Step::Table { number: index + 1, heads, rows });
    }

    fn cell(&mut self, block: Option<usize>) -> Cell {
        let segments = block.map(|index| self.places.block(self.document, index)).unwrap_or_default();
        let mut characters = segments.iter().flat_map(|segment| segment.text.chars());
        let digits = characters.clone().any(|character| character.is_ascii_digit());
        let letters = characters.by_ref().filter(|character| character.is_alphabetic()).count();
        Cell { numeric: digits && letters <= 2, segments }
    }
}
