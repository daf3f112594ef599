//! The lines of a table in, its cells with their rows and columns out.

use super::Reader;
use crate::restructured::values;
use crate::{BlockKind, Span};

/// How many columns a table may have, and how many rows a cell may take.
const WIDEST: usize = 200;

/// A cell as it is written.
#[derive(Debug)]
struct Cell {
    lines: Vec<Span>,
    columns: usize,
    rows: usize,
    /// How often it is repeated.
    times: usize,
    left_out: bool,
}

impl Reader<'_> {
    /// Reads the table between two delimiters.
    pub(super) fn table(&mut self, at: usize, end: usize, sign: char) {
        if let Some(title) = self.style.title.take() {
            self.tables += 1;
            let label = format!("Table {}. ", self.tables);
            self.caption(title, Some(label));
        }
        let format = self.style.value("format").unwrap_or_default().to_owned();
        let separator = match (sign, format.as_str()) {
            (',', _) | (_, "csv") => Some(','),
            (':', _) | (_, "dsv") => Some(':'),
            (_, "tsv") => Some('\t'),
            _ => None,
        };
        let written: Vec<usize> =
            (at + 1..end).filter(|&line| !self.text(line).is_empty() && !self.text(line).starts_with("// ")).collect();
        let Some(&first) = written.first() else { return };
        let (cells, counted) = match separator {
            Some(separator) => {
                let rows: Vec<Vec<Span>> = written.iter().map(|&line| values(self.text(line), separator)).collect();
                let width = rows.first().map_or(1, Vec::len);
                let lines = written.iter().map(|&line| self.lines[line].span.start);
                let cell = |start: usize, place: Span| Cell {
                    lines: vec![Span::new(start + place.start, start + place.end)],
                    columns: 1,
                    rows: 1,
                    times: 1,
                    left_out: false,
                };
                (lines.zip(rows).flat_map(|(start, row)| row.into_iter().map(move |place| cell(start, place))).collect(), width)
            }
            None => {
                let sign = if sign == '!' { '!' } else { '|' };
                let mut cells: Vec<Cell> = Vec::new();
                let mut width = 0;
                for &line in &written {
                    self.cells(line, sign, &mut cells);
                    if line == first {
                        width = cells.iter().map(|cell| cell.columns * cell.times).sum();
                    }
                }
                (cells, width)
            }
        };
        let width = self.columns().unwrap_or(counted).clamp(1, WIDEST);
        let options = self.style.value("options").or_else(|| self.style.value("opts")).unwrap_or_default();
        let says =
            |word: &str| options.split(',').any(|option| option.trim() == word) || self.style.attributes.contains(&format!("%{word}"));
        let implied = first == at + 1 && self.text(first + 1).is_empty() && first + 1 < end;
        let header = says("header") || implied && !says("noheader");
        self.place(cells, width, header);
    }

    /// Cuts a line of cells at its signs.
    fn cells(&self, line: usize, sign: char, cells: &mut Vec<Cell>) {
        let (text, start) = (self.text(line), self.lines[line].span.start);
        let mut from = 0;
        let mut escaped = false;
        for (at, next) in text.char_indices() {
            if next != sign || escaped {
                escaped = next == '\\';
                continue;
            }
            let before = &text[from..at];
            let specified = before.len() - before.rfind(char::is_whitespace).map_or(0, |gap| gap + 1);
            let specification = &before[before.len() - specified..];
            let known = specification_of(specification);
            let words = if known.is_some() { &before[..before.len() - specified] } else { before };
            push(cells, words, start + from);
            cells.push(known.unwrap_or(Cell { lines: Vec::new(), columns: 1, rows: 1, times: 1, left_out: false }));
            from = at + 1;
        }
        push(cells, &text[from..], start + from);
    }

    /// How many columns the table says it has.
    fn columns(&self) -> Option<usize> {
        let columns = self.style.value("cols")?;
        let count = columns.split([',', ';']).map(|column| {
            let column = column.trim();
            column.split_once('*').and_then(|(times, _)| times.parse::<usize>().ok()).unwrap_or(1).min(WIDEST)
        });
        Some(count.sum::<usize>())
    }

    /// Gives each cell its place, and writes it.
    fn place(&mut self, cells: Vec<Cell>, width: usize, header: bool) {
        let table = self.outline.start_table();
        // For each column how many rows the cell above still takes.
        let mut taken = vec![0_usize; width];
        let (mut row, mut column, mut written) = (0, 0, 0);
        for cell in cells {
            for _ in 0..cell.times.clamp(1, WIDEST) {
                let mut steps = 0;
                loop {
                    if column >= width {
                        (row, column) = (row + 1, 0);
                    }
                    if taken[column] == 0 || steps > width * WIDEST {
                        break;
                    }
                    taken[column] -= 1;
                    column += 1;
                    steps += 1;
                }
                let columns = cell.columns.clamp(1, width - column);
                written += columns;
                self.outline.widen_row(table, row, column + columns);
                for taken in &mut taken[column..column + columns] {
                    *taken = cell.rows.clamp(1, WIDEST) - 1;
                }
                if !cell.left_out {
                    let kind = BlockKind::cell(table, row, column);
                    self.write(kind, cell.lines.iter().copied());
                }
                column += columns;
                if written > 200_000 {
                    return;
                }
            }
        }
        self.outline.set_header(table, header);
    }
}

/// Adds words to the last cell.
fn push(cells: &mut [Cell], words: &str, start: usize) {
    let bare = words.trim();
    if let Some(cell) = cells.last_mut()
        && !bare.is_empty()
    {
        let start = start + words.len() - words.trim_start().len();
        cell.lines.push(Span::new(start, start + bare.len()));
    }
}

/// Reads what stands before the sign of a cell: `2+`, `.3+^`, `3*`, `a`; none where these are words.
fn specification_of(words: &str) -> Option<Cell> {
    let mut cell = Cell { lines: Vec::new(), columns: 1, rows: 1, times: 1, left_out: false };
    let mut rest = words;
    if let Some(end) = rest.bytes().take(8).position(|byte| matches!(byte, b'+' | b'*')) {
        let (factor, behind) = (rest.get(..end)?, rest.get(end + 1..)?);
        let number = |digits: &str| if digits.is_empty() { Some(1) } else { digits.parse::<usize>().ok() };
        if rest.as_bytes().get(end) == Some(&b'*') {
            cell.times = number(factor)?;
        } else {
            let (columns, rows) = factor.split_once('.').unwrap_or((factor, ""));
            (cell.columns, cell.rows) = (number(columns)?, number(rows)?);
        }
        rest = behind;
    }
    let rest = rest.trim_start_matches(['<', '^', '>', '.']);
    let styled = rest.is_empty()
        || rest.len() == 1 && rest.bytes().all(|byte| matches!(byte, b'a' | b'd' | b'e' | b'h' | b'l' | b'm' | b's' | b'v'));
    cell.left_out = rest == "l";
    (styled && !words.is_empty()).then_some(cell)
}
