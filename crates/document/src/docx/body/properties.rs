//! The properties of a paragraph, run, row, cell or content control in, what they change in the reading out.

use super::{Holder, Story};
use crate::ReadError;
use crate::docx::styles::NumberProperties;
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{Changes, Role, Shift};

impl Story<'_, '_> {
    pub(super) fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
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

    pub(super) fn run_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
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
