//! The cells of a table in, whether it holds data or merely sets out a page out.

use super::{Paragraph, Role};

/// The longest text of a cell in a table without a head, in bytes; longer ones are columns of a layout.
const LONGEST_CELL: usize = 400;

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
    pub(super) fn is_data(&self) -> bool {
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
