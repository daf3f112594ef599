//! The shapes and cells of tables, in short numbers: a long document has millions of cells.

use crate::list::ItemId;
use crate::{ShortSpan, Span, short};
use std::ops::Range;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    place: ShortSpan,
    item: ItemId,
    /// Whether row 0 is a header.
    pub header: bool,
    cells: Cells,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Cells {
    /// As many in every row, each a block and one behind the other, as nearly all tables have them.
    Full { first: u32, rows: u32, columns: u32 },
    /// Others.
    Listed {
        /// For each cell, row by row, the index of its block, or [`NONE`].
        blocks: Box<[u32]>,
        /// For each row the number of cells up to its end.
        ends: Box<[u32]>,
    },
}

/// What stands for the block of a cell that the source leaves out.
const NONE: u32 = u32::MAX;

impl Table {
    /// A table of rows that have so many cells each, none of which has a block yet.
    pub(crate) fn empty(widths: &[u32], header: bool, item: ItemId) -> Self {
        let ends = widths.iter().scan(0_u32, |end, width| {
            *end = end.saturating_add(*width);
            Some(*end)
        });
        let cells = Cells::Listed { blocks: Box::default(), ends: ends.collect() };
        Self { place: ShortSpan::default(), item, header, cells }
    }

    /// Its place in the text.
    pub const fn span(&self) -> Span {
        self.place.span()
    }

    pub(crate) fn set_span(&mut self, span: Span) {
        self.place = ShortSpan::of(span);
    }

    /// The list item that holds it, as an index into `lists` and into that list's items.
    pub fn item(&self) -> Option<(usize, usize)> {
        self.item.place()
    }

    /// Puts the table into a list item, or takes it out.
    pub(crate) fn set_item(&mut self, item: Option<(usize, usize)>) {
        self.item = ItemId::of(item);
    }

    /// Says which block a cell is, where the table has the cell.
    pub(crate) fn set_block(&mut self, row: usize, column: usize, block: usize) {
        let range = self.range(row);
        self.list();
        if let Cells::Listed { blocks, ends } = &mut self.cells {
            if blocks.is_empty() {
                *blocks = vec![NONE; ends.last().map_or(0, |&end| end as usize)].into();
            }
            if let Some(cell) = blocks.get_mut(range).and_then(|cells| cells.get_mut(column)) {
                *cell = short(block);
            }
        }
    }

    /// Lists its cells, so that any can be set.
    fn list(&mut self) {
        if let Cells::Full { rows, columns, .. } = self.cells {
            let blocks = self.blocks().map(short).collect();
            self.cells = Cells::Listed { blocks, ends: (1..=rows).map(|row| row * columns).collect() };
        }
    }

    /// Keeps the cells in as little room as they can be told in, when all or most are set.
    pub(crate) fn shrink(&mut self) {
        let Cells::Listed { blocks, ends } = &self.cells else { return };
        let (Some(&first), Some(&columns)) = (blocks.first(), ends.first()) else { return };
        let is_full = ends.iter().zip(1..).all(|(&end, row): (&u32, u32)| row.checked_mul(columns) == Some(end))
            && blocks.iter().zip(first..NONE).filter(|(block, expected)| *block == expected).count() == blocks.len();
        if is_full {
            self.cells = Cells::Full { first, rows: short(ends.len()), columns };
        }
    }

    /// How many rows it has, header included.
    pub fn row_count(&self) -> usize {
        match &self.cells {
            Cells::Full { rows, .. } => *rows as usize,
            Cells::Listed { ends, .. } => ends.len(),
        }
    }

    /// For each row the block of each cell; none for a cell that the source leaves out.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = impl ExactSizeIterator<Item = Option<usize>>> {
        (0..self.row_count()).map(|row| self.row(row))
    }

    /// The block of each cell of a row; none for a cell that the source leaves out.
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = Option<usize>> {
        self.range(row).map(|cell| self.block_of(cell))
    }

    /// The blocks of all cells, row by row.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.range(self.row_count()).start).filter_map(|cell| self.block_of(cell))
    }

    /// The block of a cell.
    pub fn block(&self, row: usize, column: usize) -> Option<usize> {
        let range = self.range(row);
        self.block_of(range.start.checked_add(column).filter(|cell| range.contains(cell))?)
    }

    /// The table in a part of its document that begins with this block.
    pub(crate) fn in_part(&self, span: Span, start: usize, item: Option<(usize, usize)>) -> Self {
        let start = short(start);
        let inside = |&block: &u32| block.checked_sub(start).filter(|_| block != NONE).unwrap_or(NONE);
        let cells = match &self.cells {
            &Cells::Full { first, rows, columns } => Cells::Full { first: first.saturating_sub(start), rows, columns },
            Cells::Listed { blocks, ends } => Cells::Listed { blocks: blocks.iter().map(inside).collect(), ends: ends.clone() },
        };
        Self { place: ShortSpan::of(span), item: ItemId::of(item), header: self.header, cells }
    }

    /// The cells of a row among all, row by row.
    fn range(&self, row: usize) -> Range<usize> {
        match &self.cells {
            Cells::Full { rows, columns, .. } => {
                let (rows, columns) = (*rows as usize, *columns as usize);
                row.min(rows) * columns..(row + 1).min(rows) * columns
            }
            Cells::Listed { blocks, ends } => {
                let end = |row: usize| ends.get(row).map_or(blocks.len(), |&end| end as usize);
                row.checked_sub(1).map_or(0, end)..end(row)
            }
        }
    }

    /// The block of a cell among all, row by row.
    fn block_of(&self, cell: usize) -> Option<usize> {
        match &self.cells {
            Cells::Full { first, .. } => Some(*first as usize + cell),
            Cells::Listed { blocks, .. } => blocks.get(cell).filter(|&&block| block != NONE).map(|&block| block as usize),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of each cell, row by row.
    fn drawn(table: &Table) -> Vec<Vec<Option<usize>>> {
        table.rows().map(Iterator::collect).collect()
    }

    #[test]
    fn a_full_table_is_told_as_one_that_lists_its_cells() {
        let mut table = Table::empty(&[2, 2], true, ItemId::NONE);
        for (block, (row, column)) in (7..).zip([(0, 0), (0, 1), (1, 0), (1, 1)]) {
            table.set_block(row, column, block);
        }
        let listed = drawn(&table);
        table.shrink();
        assert_eq!(table.cells, Cells::Full { first: 7, rows: 2, columns: 2 });
        assert_eq!(drawn(&table), listed);
        assert_eq!((table.block(1, 0), table.block(1, 2), table.block(2, 0)), (Some(9), None, None));
        assert_eq!(drawn(&table.in_part(Span::default(), 5, None)), [[Some(2), Some(3)], [Some(4), Some(5)]]);
        // A second paragraph in a cell is its block from then on.
        table.set_block(1, 0, 12);
        assert_eq!(table.blocks().collect::<Vec<_>>(), [7, 8, 12, 10]);
    }

    #[test]
    fn cells_that_are_left_out_have_no_block() {
        let mut table = Table::empty(&[2, 1], false, ItemId::NONE);
        table.set_block(0, 1, 3);
        table.set_block(5, 5, 4);
        table.shrink();
        assert_eq!(drawn(&table), [vec![None, Some(3)], vec![None]]);
        assert_eq!(Table::empty(&[], false, ItemId::NONE).blocks().count(), 0);
        assert_eq!(drawn(&Table::empty(&[2], false, ItemId::NONE)), [[None, None]]);
    }
}
