//! A finished paragraph, cell, row or table in, what holds it or the manuscript grown by it out.

use super::{Holder, OpenTable, Story};
use crate::ReadError;
use crate::office::Paragraph;

impl Story<'_, '_> {
    /// Hands a paragraph to what holds it.
    pub(super) fn deliver(&mut self, paragraph: Paragraph) -> Result<(), ReadError> {
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

    pub(super) fn end_cell(&mut self) {
        let Some(Holder::Cell(mut cell)) = self.holders.pop() else { return };
        if let Some(table) = self.tables.last_mut() {
            cell.column = table.column;
            table.column += cell.columns;
            table.row.push(cell);
        }
    }

    pub(super) fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let row = std::mem::take(&mut table.row);
            if table.dropped {
                self.manuscript.leave_out("deleted text");
            } else {
                table.table.rows.push(row);
            }
        }
    }

    pub(super) fn end_table(&mut self) -> Result<(), ReadError> {
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
}
