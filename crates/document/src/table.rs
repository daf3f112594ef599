//! The shapes and cells of tables, in short numbers: a long document has millions of cells.

use crate::{Span, short};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its place in the text.
    pub span: Span,
    /// Whether row 0 is a header.
    pub header: bool,
    /// For each cell, row by row, the index of its block, or [`NONE`].
    cells: Box<[u32]>,
    /// For each row the number of cells up to its end.
    ends: Box<[u32]>,
}

/// What stands for the block of a cell that the source leaves out.
const NONE: u32 = u32::MAX;

impl Table {
    /// A table of rows that have so many cells each, none of which has a block yet.
    pub(crate) fn empty(widths: &[u32], header: bool) -> Self {
        let mut end = 0_u32;
        let ends = widths.iter().map(|width| {
            end = end.saturating_add(*width);
            end
        });
        let ends: Box<[u32]> = ends.collect();
        Self { span: Span::default(), header, cells: vec![NONE; end as usize].into(), ends }
    }

    /// How many rows it has, header included.
    pub fn row_count(&self) -> usize {
        self.ends.len()
    }

    /// For each row the block of each cell; none for a cell that the source leaves out.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = impl ExactSizeIterator<Item = Option<usize>>> {
        (0..self.ends.len()).map(|row| self.row(row))
    }

    /// The block of each cell of a row; none for a cell that the source leaves out.
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = Option<usize>> {
        self.cells.get(self.range(row)).unwrap_or_default().iter().map(|&block| (block != NONE).then_some(block as usize))
    }

    /// The blocks of all cells, row by row.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.cells.iter().filter(|&&block| block != NONE).map(|&block| block as usize)
    }

    /// The block of a cell.
    pub fn block(&self, row: usize, column: usize) -> Option<usize> {
        let block = *self.cells.get(self.range(row))?.get(column)?;
        (block != NONE).then_some(block as usize)
    }

    /// Says which block a cell is, where the table has the cell.
    pub(crate) fn set_block(&mut self, row: usize, column: usize, block: usize) {
        let range = self.range(row);
        if let Some(cell) = self.cells.get_mut(range).and_then(|cells| cells.get_mut(column)) {
            *cell = short(block);
        }
    }

    /// The table in a part of its document that begins with this block.
    pub(crate) fn in_part(&self, span: Span, first: usize) -> Self {
        let inside = |block: &u32| if *block == NONE { NONE } else { block.checked_sub(short(first)).unwrap_or(NONE) };
        Self { span, cells: self.cells.iter().map(inside).collect(), ..self.clone() }
    }

    fn range(&self, row: usize) -> std::ops::Range<usize> {
        let end = |row: usize| self.ends.get(row).map_or(self.cells.len(), |&end| end as usize);
        row.checked_sub(1).map_or(0, end)..end(row)
    }
}
