//! A table drawn with signs, a list or comma-separated values in, a table with its cells out.

use super::directives::Directive;
use super::{Reader, inline};
use crate::strip::Strip;
use crate::{BlockKind, Span};

/// How many cells the columns of a drawn table may be cut into.
const WIDEST: usize = 200;

/// A cell that is being read, line by line.
struct Cell {
    row: usize,
    column: usize,
    /// How many columns it takes.
    width: usize,
    lines: Vec<Span>,
}

impl Reader<'_> {
    /// Reads a grid table or a simple table, and gives the line after it.
    pub(super) fn table(&mut self, at: usize, to: usize) -> Option<usize> {
        let text = self.text(at);
        if text.starts_with("+-") && text.ends_with('+') && text.bytes().all(|byte| matches!(byte, b'+' | b'-')) {
            return Some(self.grid(at, to));
        }
        let drawn = text.starts_with('=') && text.contains(" =") && text.bytes().all(|byte| matches!(byte, b'=' | b' '));
        if drawn { self.simple(at, to) } else { None }
    }

    fn grid(&mut self, at: usize, to: usize) -> usize {
        let end = at + (at..to).take_while(|&line| self.text(line).starts_with(['+', '|'])).count();
        let separators = || (at..end).filter(|&line| self.text(line).starts_with('+'));
        let mut bounds: Vec<usize> = Vec::new();
        for line in separators() {
            bounds.extend(self.text(line).chars().enumerate().filter(|&(_, sign)| sign == '+').map(|(place, _)| place));
            // Each line can add but few, so that they are sorted now and then instead of all at the end.
            if bounds.len() > 4 * WIDEST {
                bounds.sort_unstable();
                bounds.dedup();
                if bounds.len() > WIDEST {
                    self.leave_out(at, end, "table");
                    return end;
                }
            }
        }
        bounds.sort_unstable();
        bounds.dedup();
        if bounds.len() < 2 || bounds.len() > WIDEST || separators().count() < 2 {
            self.leave_out(at, end, "table");
            return end;
        }
        let table = self.outline.start_table();
        let columns = bounds.len() - 1;
        let mut open: Vec<Option<Cell>> = (0..columns).map(|_| None).collect();
        let (mut row, mut header) = (0, false);
        let mut begun = false;
        for line in at..end {
            let text = self.text(line);
            let places = byte_places(text, &bounds);
            if text.starts_with('+') || text.contains("+-") && text.contains("-+") {
                let closes = |column: usize| {
                    let inner = Span::new(places[column] + 1, places[column + 1]).of(text);
                    !inner.is_empty() && inner.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+'))
                };
                let mut closed = false;
                for column in 0..columns {
                    if closes(column) {
                        closed = true;
                        if let Some(cell) = open.get_mut(column).and_then(Option::take) {
                            self.cell(table, cell);
                        }
                    }
                }
                if closed && begun {
                    header |= row == 0 && text.contains("+=");
                    row += 1;
                }
                begun = false;
                if text.starts_with('+') && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=')) {
                    continue;
                }
            }
            begun = true;
            let mut column = 0;
            while column < columns {
                let width = (column + 1..=columns)
                    .find(|&next| next == columns || matches!(text.as_bytes().get(places[next]), Some(b'|' | b'+')))
                    .map_or(1, |next| next - column);
                let width = open.get(column).and_then(Option::as_ref).map_or(width, |cell| cell.width);
                let (from, until) = (places[column] + 1, places[(column + width).min(columns)]);
                let words = Span::new(from.min(text.len()), until.min(text.len())).of(text);
                let drawn = words.contains("--") && words.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+' | b' '));
                let start = self.lines[line].span.start + from + words.len() - words.trim_start().len();
                let place = Span::new(start, start + words.trim().len());
                let cell = open[column].get_or_insert_with(|| Cell { row, column, width, lines: Vec::new() });
                if !drawn && !place.is_empty() {
                    cell.lines.push(place);
                }
                column += width;
            }
        }
        for cell in open.into_iter().flatten() {
            self.cell(table, cell);
        }
        for row in 0..row {
            self.outline.widen_row(table, row, columns);
        }
        self.outline.set_header(table, header);
        end
    }

    fn simple(&mut self, at: usize, to: usize) -> Option<usize> {
        let border = |text: &str| text.starts_with('=') && text.bytes().all(|byte| matches!(byte, b'=' | b' '));
        let mut borders = vec![at];
        for line in at + 1..to {
            if border(self.text(line)) {
                borders.push(line);
                let blank = line + 1 >= to || self.text(line + 1).is_empty();
                if blank || borders.len() == 3 {
                    break;
                }
            }
        }
        let &end = borders.last().filter(|_| borders.len() > 1)?;
        let shift = self.indent(at);
        let mut columns: Vec<(usize, usize)> = Vec::new();
        let mut place = 0;
        for run in self.text(at).split(' ') {
            if !run.is_empty() {
                columns.push((place, place + run.len()));
            }
            place += run.len() + 1;
        }
        if columns.len() > WIDEST {
            self.leave_out(at, end + 1, "table");
            return Some(end + 1);
        }
        let bounds: Vec<usize> = columns.iter().map(|&(start, _)| start).collect();
        let table = self.outline.start_table();
        let mut open: Vec<Cell> = Vec::new();
        let (mut rows, mut header) = (0, false);
        for line in at + 1..end {
            let text = self.text(line);
            if border(text) {
                header = true;
                self.cells(table, &mut open);
                continue;
            }
            if text.is_empty() || text.starts_with("--") && text.bytes().all(|byte| matches!(byte, b'-' | b' ')) {
                self.cells(table, &mut open);
                continue;
            }
            let inset = self.indent(line).saturating_sub(shift);
            let local: Vec<usize> = bounds.iter().map(|&bound| bound.saturating_sub(inset)).collect();
            let places = byte_places(text, &local);
            let cut = |column: usize| {
                let from = if bounds[column] < inset && bounds.get(column + 1).is_some_and(|&next| next <= inset) {
                    text.len()
                } else {
                    places[column]
                };
                Span::new(from.min(text.len()), places.get(column + 1).copied().unwrap_or(text.len()).min(text.len()))
            };
            // A line whose first column is empty goes on with the row above.
            let goes_on = cut(0).of(text).trim().is_empty() && !open.is_empty();
            if !goes_on {
                self.cells(table, &mut open);
                rows += 1;
            }
            let mut column = 0;
            while column < columns.len() {
                // Where no gap stands between two columns, the cell takes both.
                let spans = |next: usize| {
                    let at = places[next].min(text.len());
                    at > 0 && at < text.len() && local[next] > 0 && text.as_bytes().get(at - 1).is_some_and(|&byte| byte != b' ')
                };
                let last = (column + 1..columns.len()).take_while(|&next| spans(next)).last().unwrap_or(column);
                let span = Span::new(cut(column).start, cut(last).end.max(cut(column).start));
                let words = span.of(text);
                let start = self.lines[line].span.start + span.start + words.len() - words.trim_start().len();
                let place = Span::new(start, start + words.trim().len());
                if !place.is_empty() {
                    match open.iter_mut().find(|cell| cell.column == column) {
                        Some(cell) => cell.lines.push(place),
                        None => open.push(Cell { row: rows - 1, column, width: last + 1 - column, lines: vec![place] }),
                    }
                }
                column = last + 1;
            }
        }
        self.cells(table, &mut open);
        for row in 0..rows {
            self.outline.widen_row(table, row, columns.len());
        }
        self.outline.set_header(table, header);
        Some(end + 1)
    }

    /// Writes the cells of a row.
    fn cells(&mut self, table: usize, cells: &mut Vec<Cell>) {
        cells.sort_by_key(|cell| cell.column);
        for cell in cells.drain(..) {
            self.cell(table, cell);
        }
    }

    fn cell(&mut self, table: usize, cell: Cell) {
        self.outline.widen_row(table, cell.row, cell.column + cell.width);
        let strip = Strip::of(self.source, cell.lines);
        let names = &mut self.names;
        let kind = BlockKind::cell(table, cell.row, cell.column);
        self.outline.write(kind, |inline, draft| inline::write(&strip, names, inline, draft));
    }

    /// Reads a table written as a list of lists.
    pub(super) fn list_table(&mut self, parts: &Directive) {
        let table = self.outline.start_table();
        let (mut row, mut column) = (None, 0);
        let mut open: Option<Cell> = None;
        for line in parts.body..parts.end {
            let mut text = self.text(line);
            let mut begins = false;
            if text.starts_with("* ") && text[2..].trim_start().starts_with('-') {
                row = Some(row.map_or(0, |row| row + 1));
                column = 0;
                begins = true;
                self.lines[line].skip(self.source, 1);
                text = self.text(line);
            }
            let dash = text == "-" || text.starts_with("- ");
            if dash && (begins || open.is_some()) {
                if let Some(cell) = open.take() {
                    self.cell(table, cell);
                }
                self.lines[line].skip(self.source, 1);
                open = row.map(|row| Cell { row, column, width: 1, lines: Vec::new() });
                column += 1;
            }
            if let Some(cell) = &mut open
                && !self.lines[line].is_blank()
            {
                cell.lines.push(self.lines[line].span);
            }
        }
        if let Some(cell) = open {
            self.cell(table, cell);
        }
        let headers = parts.option(self.source, "header-rows").and_then(|rows| rows.parse::<usize>().ok()).unwrap_or(0);
        self.outline.set_header(table, headers > 0);
    }

    /// Reads a table of comma-separated values.
    pub(super) fn csv_table(&mut self, at: usize, parts: &Directive) {
        if parts.option(self.source, "file").or(parts.option(self.source, "url")).is_some() {
            return self.leave_out(at, parts.end, "directive");
        }
        let separator = match parts.option(self.source, "delim") {
            Some("tab") => '\t',
            Some("space") => ' ',
            Some(sign) => sign.chars().next().unwrap_or(','),
            None => ',',
        };
        let table = self.outline.start_table();
        let header = parts.options.iter().find(|(key, _)| key == "header").map(|&(_, value)| value);
        let content = self.lines[parts.body..parts.end].iter().filter(|line| !line.is_blank()).map(|line| line.span);
        let lines: Vec<Span> = header.into_iter().chain(content).collect();
        for (row, &line) in lines.iter().enumerate() {
            for (column, place) in values(line.of(self.source), separator).into_iter().enumerate() {
                let place = Span::new(line.start + place.start, line.start + place.end);
                self.cell(table, Cell { row, column, width: 1, lines: vec![place] });
            }
        }
        let headers = parts.option(self.source, "header-rows").and_then(|rows| rows.parse::<usize>().ok()).unwrap_or(0);
        self.outline.set_header(table, header.is_some() || headers > 0);
    }
}

/// Cuts a line of separated values; quotation marks are left out.
pub(crate) fn values(line: &str, separator: char) -> Vec<Span> {
    let mut values = Vec::new();
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let inner = rest.trim_start_matches(' ');
        let start = at + rest.len() - inner.len();
        if let Some(quoted) = inner.strip_prefix('"')
            && let Some(length) = quoted.find('"')
        {
            values.push(Span::new(start + 1, start + 1 + length));
            let behind = &line[start + length + 2..];
            match behind.find(separator) {
                Some(next) => at = start + length + 2 + next + separator.len_utf8(),
                None => return values,
            }
        } else {
            let length = inner.find(separator).unwrap_or(inner.len());
            values.push(Span::new(start, start + inner[..length].trim_end().len()));
            if length == inner.len() {
                return values;
            }
            at = start + length + separator.len_utf8();
        }
    }
}

/// The bytes at which the characters at some places of a line begin; the end of the line for those beyond it.
fn byte_places(text: &str, places: &[usize]) -> Vec<usize> {
    if text.is_ascii() {
        return places.iter().map(|&place| place.min(text.len())).collect();
    }
    let mut found = Vec::with_capacity(places.len());
    let mut characters = text.char_indices().enumerate().peekable();
    for &place in places {
        while characters.next_if(|&(number, _)| number < place).is_some() {}
        found.push(characters.peek().map_or(text.len(), |&(_, (at, _))| at));
    }
    found
}
