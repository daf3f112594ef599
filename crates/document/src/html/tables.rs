//! A `table` in, whether it holds data, and the row and column of each of its cells out.

use super::tag::Tag;
use super::tree::{Attribute, Node, Tree};

/// How many rows and columns a cell may take, as in browsers.
const WIDEST: usize = 1_000;
const TALLEST: usize = 65_534;

/// How many cells the tables of a page may have, spanned ones included.
pub(super) const MOST_CELLS: usize = 200_000;

/// The longest text of a cell in a table without heads, in bytes; longer ones are columns of a layout.
const LONGEST: usize = 400;

/// The table that is being read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The index into the tables of the draft; none where the table sets out a page.
    pub(super) table: Option<usize>,
    /// The row that is being read, once there is one.
    pub(super) row: Option<usize>,
    /// The column after the last cell of the row.
    column: usize,
    /// For each column the row at which the cell in it ends.
    taken: Vec<usize>,
    /// How many columns its widest row has.
    widest: usize,
    /// Whether all cells of the first row are heads.
    pub(super) heads: bool,
}

impl Grid {
    /// The state before the first row of a table.
    pub(super) fn new(table: Option<usize>) -> Self {
        Self { table, heads: true, ..Self::default() }
    }

    /// Begins a row, and gives how many cells it adds if it is as wide as the widest.
    pub(super) fn start_row(&mut self) -> usize {
        self.row = Some(self.row.map_or(0, |row| row + 1));
        self.column = 0;
        self.widest
    }

    /// Places a cell, and gives its column, the width of the row so far, and how many cells it adds to a grid in
    /// which all rows are as wide as the widest.
    pub(super) fn place(&mut self, columns: usize, rows: usize) -> (usize, usize, usize) {
        let row = self.row.unwrap_or_default();
        while self.taken.get(self.column).is_some_and(|&end| end > row) {
            self.column += 1;
        }
        let column = self.column;
        let columns = columns.clamp(1, WIDEST);
        self.column += columns;
        if self.taken.len() < self.column {
            self.taken.resize(self.column, 0);
        }
        for end in &mut self.taken[column..self.column] {
            *end = row + rows.clamp(1, TALLEST);
        }
        let wider = self.column.saturating_sub(self.widest);
        self.widest += wider;
        (column, self.column, wider * (row + 1))
    }
}

/// A number in an attribute; nought and nonsense are one.
pub(super) fn number(tree: &Tree, node: usize, attribute: Attribute) -> usize {
    let value = tree.attribute(node, attribute).unwrap_or_default().trim();
    let digits = &value[..value.bytes().take_while(u8::is_ascii_digit).count()];
    if digits.len() > 6 { usize::MAX } else { digits.parse().unwrap_or(1) }
}

/// Whether a table holds data, and does not merely set out a page.
pub(super) fn is_data(tree: &Tree, source: &str, table: usize) -> bool {
    if tree.attribute(table, Attribute::Role).is_some_and(|role| matches!(role.trim(), "presentation" | "none")) {
        return false;
    }
    let end = tree.nodes.get(table).map_or(0, Node::next);
    let (mut rows, mut cells, mut widest, mut length, mut long, mut headed) = (0_usize, 0_usize, 0, 0_usize, false, false);
    for node in tree.nodes.get(table + 1..end).unwrap_or_default() {
        match node.tag() {
            Some(Tag::Table) => return false,
            Some(Tag::Th | Tag::Caption | Tag::Thead) => headed = true,
            Some(tag) if tag.heading().is_some() => return false,
            Some(Tag::Tr) => {
                rows += 1;
                cells = 0;
            }
            Some(Tag::Td) => {
                cells += 1;
                widest = widest.max(cells);
                length = 0;
            }
            Some(_) => {}
            None => {
                length += tree.text(source, node).trim_ascii().len();
                long |= length > LONGEST;
            }
        }
    }
    headed || rows > 1 && widest > 1 && !long
}
