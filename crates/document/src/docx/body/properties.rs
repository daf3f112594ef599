//! The properties of a paragraph, run, row, cell or content control in, what they change in the reading out.

use super::{Holder, Story};
use crate::ReadError;
use crate::docx::styles::{NumberProperties, Styles};
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{Changes, Role, Setting, Shift};
use std::collections::VecDeque;

/// How many different properties of one kind are kept.
const MOST_KNOWN: usize = 8;

impl Story<'_, '_> {
    pub(super) fn paragraph_properties(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadError> {
        let read = |xml: &mut Xml<'_>| read_paragraph_properties(xml, self.context.styles, self.context.changes);
        let ParagraphProperties { role, number, given_by, joined } = self.known.paragraphs.of(xml, element, read)?;
        let numbering = self.counters.next(number, given_by.as_deref());
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

    pub(super) fn run_properties(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadError> {
        let read = |xml: &mut Xml<'_>| read_run_properties(xml, self.context.styles);
        let RunProperties { setting, hidden } = self.known.runs.of(xml, element, read)?;
        self.setting.emphasised |= setting.emphasised;
        self.setting.code |= setting.code;
        self.setting.shifted = setting.shifted.or(self.setting.shifted);
        self.hidden |= hidden;
        Ok(())
    }

    pub(super) fn row_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
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

    pub(super) fn cell_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
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

    pub(super) fn control_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
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

/// What the properties of a paragraph say.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    role: Role,
    number: NumberProperties,
    /// The style that gives the number.
    given_by: Option<String>,
    /// Whether a tracked change joins the paragraph with the next.
    joined: bool,
}

/// What the properties of a run say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunProperties {
    setting: Setting,
    hidden: bool,
}

/// The properties that were read last.
#[derive(Debug, Default)]
pub(super) struct Known {
    paragraphs: Memory<ParagraphProperties>,
    runs: Memory<RunProperties>,
}

/// The properties of one kind that were read last, by how they are written, the latest first.
#[derive(Debug)]
struct Memory<P>(VecDeque<(String, P)>);

impl<P> Default for Memory<P> {
    fn default() -> Self {
        Self(VecDeque::with_capacity(MOST_KNOWN))
    }
}

impl<P: Clone> Memory<P> {
    /// The properties in the element whose start was the last piece.
    fn of<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        element: &Element<'_>,
        read: impl Fn(&mut Xml<'x>) -> Result<P, ReadError>,
    ) -> Result<P, ReadError> {
        for place in 0..self.0.len() {
            if let Some((written, known)) = self.0.get(place)
                && xml.pass(written)?
            {
                let known = known.clone();
                self.0.swap(0, place);
                return Ok(known);
            }
        }
        let written = xml.inner(element).map(str::to_owned);
        let found = read(xml)?;
        if let Some(written) = written {
            self.0.truncate(MOST_KNOWN - 1);
            self.0.push_front((written, found.clone()));
        }
        Ok(found)
    }
}

fn read_paragraph_properties(xml: &mut Xml<'_>, styles: &Styles<'_>, changes: Changes) -> Result<ParagraphProperties, ReadError> {
    let mut found = ParagraphProperties::default();
    let (mut style, mut outline) = (None, None);
    let rejecting = changes == Changes::Reject;
    each_property(xml, |xml, element| {
        match element.name() {
            "pStyle" => style = element.owned("val"),
            "outlineLvl" => outline = element.value().and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9),
            "numId" => found.number.list = element.value().and_then(|id| id.parse().ok()),
            "ilvl" => found.number.level = element.value().and_then(|level| level.parse().ok()),
            "del" | "moveFrom" => found.joined |= !rejecting,
            "ins" | "moveTo" => found.joined |= rejecting,
            "numPr" | "rPr" => {}
            _ => return xml.skip(element).map(|()| true),
        }
        Ok(false)
    })?;
    found.role = outline.map_or_else(|| styles.role(style.as_deref()), |level| Role::Heading(level + 1));
    let of_style = styles.number(style.as_deref());
    let given_by = of_style.filter(|_| found.number.list.is_none()).map(|(_, id)| id);
    found.given_by = given_by.or(style.as_deref()).map(str::to_owned);
    if let Some((from_style, _)) = of_style {
        found.number.list = found.number.list.or(from_style.list);
        found.number.level = found.number.level.or(from_style.level);
    }
    Ok(found)
}

fn read_run_properties(xml: &mut Xml<'_>, styles: &Styles<'_>) -> Result<RunProperties, ReadError> {
    let RunProperties { mut setting, mut hidden } = RunProperties::default();
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
            _ => return xml.skip(element).map(|()| true),
        }
        Ok(false)
    })?;
    Ok(RunProperties { setting, hidden })
}

/// Hands over every element within the one whose start was the last piece; what is said to be read is not gone into.
fn each_property<'x>(
    xml: &mut Xml<'x>,
    mut read: impl FnMut(&mut Xml<'x>, &Element<'x>) -> Result<bool, ReadError>,
) -> Result<(), ReadError> {
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Some(Piece::Start(element)) if element.name().ends_with("Change") => xml.skip(&element)?,
            Some(Piece::Start(element)) => depth += usize::from(!read(xml, &element)?),
            Some(Piece::End) => depth -= 1,
            Some(Piece::Text(_)) => {}
            None => return Ok(()),
        }
    }
    Ok(())
}
