//! Lines whose columns are parted by wide gaps in, a table out.

use super::lines::{Line, is_rule};
use crate::draft::{Draft, DraftTable};
use crate::{BlockKind, Span};
use smallvec::smallvec;

/// How many rows it takes to be sure of a table.
const ROWS: usize = 3;

/// Reads a group of lines as a table if it is one: as many cells in each row, most of them figures.
pub(super) fn read(source: &str, group: &[Line], draft: &mut Draft) -> bool {
    let written = || group.iter().filter(|line| !is_rule(line.of(source)));
    let Some(columns) = written().next_back().map(|last| cells(source, last).len()).filter(|&columns| columns > 1) else { return false };
    let rows: Vec<Vec<Span>> = written().map(|line| cells(source, line)).collect();
    let Some((head, body)) = rows.split_first().filter(|_| rows.len() >= ROWS) else { return false };
    // The corner over the first column is often left empty.
    let cornered = head.len() + 1 == columns;
    if body.iter().any(|row| row.len() != columns) || !(cornered || head.len() == columns) {
        return false;
    }
    let figures = body.iter().flat_map(|row| &row[1..]).filter(|cell| is_figure(cell.of(source))).count();
    if figures * 5 < body.len() * (columns - 1) * 3 {
        return false;
    }
    let header =
        cornered || head[1..].iter().any(|cell| !is_figure(cell.of(source))) || head[1..].iter().all(|cell| is_year(cell.of(source)));
    let table = draft.tables.len();
    draft.tables.push(DraftTable { rows: smallvec![crate::short(columns); rows.len()], header, ..DraftTable::default() });
    for (row, cells) in rows.iter().enumerate() {
        let shift = usize::from(row == 0 && cornered);
        for (column, &cell) in cells.iter().enumerate() {
            let start = draft.text.len();
            draft.copy(source, cell);
            draft.end_block(BlockKind::cell(table, row, column + shift), start, group[0].quote_depth, None);
        }
    }
    true
}

/// Cuts a line at tabs and at gaps of two or more spaces.
fn cells(source: &str, line: &Line) -> Vec<Span> {
    let text = line.of(source);
    let mut cells = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let is_gap = |&at: &usize| rest.as_bytes()[at] == b'\t' || rest.as_bytes().get(at + 1) == Some(&b' ');
        let gap = memchr::memchr2_iter(b' ', b'\t', rest.as_bytes()).find(is_gap).unwrap_or(rest.len());
        let end = start + rest[..gap].trim_end().len();
        if end > start {
            cells.push(Span::new(line.span.start + start, line.span.start + end));
        }
        start += gap;
        start += text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
    }
    cells
}

/// Whether a cell holds a number, a share, a sum of money or a sign for none.
fn is_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches(['$', '€', '£', '(', '-', '–', '−', '+', '<', '>', '~', ' ']);
    bare.starts_with(|first: char| first.is_ascii_digit() || first == '.') || matches!(cell, "-" | "–" | "—" | "n/a" | "N/A" | "..")
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.starts_with(['1', '2']) && cell.bytes().all(|byte| byte.is_ascii_digit())
}
