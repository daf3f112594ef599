//! The marks of a window in, the rows under it out: a line under every place, and what each place is.

use super::Colors;
use super::window::{Mark, Window};
use crate::safe;
use anstyle::Style;
use std::fmt::Write;

/// One column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Blank,
    /// Under another place.
    Context(char),
    /// Under the words at fault.
    Primary,
}

/// The rows under a window.
pub(super) fn rows(window: &Window, width: usize, colors: Colors) -> Vec<String> {
    let end = window.marks.iter().map(|mark| mark.end).max().unwrap_or_default();
    let mut cells = vec![Cell::Blank; end];
    for mark in window.marks.iter().filter(|mark| !mark.primary) {
        fill(&mut cells, mark, Cell::Context('-'));
    }
    for mark in window.marks.iter().filter(|mark| mark.primary) {
        fill(&mut cells, mark, Cell::Primary);
    }
    let mut row = painted(&cells, colors);
    let mut labels: Vec<&Mark> = window.marks.iter().filter(|mark| !mark.label.is_empty()).collect();
    labels.sort_by_key(|mark| mark.start);
    // The last label stands beside its mark where nothing else does.
    if let Some(last) = labels.last()
        && last.end == end
        && end + 1 + safe::width(&last.label) <= width
    {
        let Colors { context, .. } = colors;
        // Writing to a string cannot fail.
        let _ = write!(row, " {context}{}{context:#}", last.label);
        labels.pop();
    }
    let mut rows = vec![row];
    while let Some(mark) = labels.pop() {
        rows.push(hanging(&labels, mark, width, colors));
    }
    rows
}

fn fill(cells: &mut [Cell], mark: &Mark, with: Cell) {
    if let Some(under) = cells.get_mut(mark.start..mark.end) {
        under.fill(with);
    }
}

/// The row with the label of a mark under it, and a line down to each label that is still to come.
fn hanging(later: &[&Mark], mark: &Mark, width: usize, colors: Colors) -> String {
    // A label that would run out of the terminal begins further left.
    let start = mark.start.min(width.saturating_sub(safe::width(&mark.label)));
    let mut cells = vec![Cell::Blank; start];
    for other in later {
        if let Some(cell) = cells.get_mut(other.start) {
            *cell = Cell::Context('|');
        }
    }
    let Colors { context, .. } = colors;
    format!("{}{context}{}{context:#}", painted(&cells, colors), mark.label)
}

/// A row with each run of like cells in its colour.
fn painted(cells: &[Cell], colors: Colors) -> String {
    let mut row = String::new();
    for run in cells.chunk_by(|a, b| a == b) {
        let (sign, style) = match run.first().copied().unwrap_or(Cell::Blank) {
            Cell::Blank => (' ', Style::new()),
            Cell::Context(sign) => (sign, colors.context),
            Cell::Primary => ('^', colors.level),
        };
        // Writing to a string cannot fail.
        let _ = write!(row, "{style}{}{style:#}", sign.to_string().repeat(run.len()));
    }
    row
}
