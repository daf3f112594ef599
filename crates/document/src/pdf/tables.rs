//! The lines of a column in, the table that begins at one of them out.

use super::paragraphs::Line;
use std::ops::Range;

/// How long a cell is at most in the mean, in bytes.
const LONGEST: usize = 60;

/// How far lines lie apart, in lines of the text, of which one goes on with the cells of the other, and which are one row.
const CLOSE: f32 = 1.2;
const HALF: f32 = 0.75;

/// The rows of a table; each cell the indices of its lines and segments.
pub(super) type Rows = Vec<Vec<(usize, Vec<(usize, usize)>)>>;

/// A table: the line after it, and its rows.
pub(super) struct Found {
    /// The line after its last.
    pub(super) end: usize,
    /// For each row its cells: the column, and the segments that hold its words.
    pub(super) rows: Rows,
}

/// Where a column stands, in points from the left.
#[derive(Clone, Copy, Debug)]
struct Column {
    start: f32,
    end: f32,
}

/// Reads the table that begins at a line, if one does: lines whose wide gaps stand below each other.
pub(super) fn at(lines: &[Line], from: usize, leading: f32) -> Option<Found> {
    let mut columns: Vec<Column> = Vec::new();
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut full = 0;
    let mut end = from;
    while end < lines.len() {
        let group = group(lines, end, leading);
        let Some(with) = lines[group.clone()].iter().try_fold(columns.clone(), |columns, line| widened(&columns, line)) else { break };
        let near = end == from || lines[end].base - lines[end - 1].base < 3.0 * leading;
        if !near || lines[group.clone()].iter().any(Line::is_item) {
            break;
        }
        if lines[group.clone()].iter().map(|line| line.segments.len()).sum::<usize>() < 2 {
            // Words that go on in one column below the others; a line from the left is the text after the table.
            let close = end > from && lines[end].base - lines[end - 1].base < CLOSE * leading;
            let inner = with.len() == columns.len() && columns.iter().skip(1).any(|column| lines[end].start >= column.start - 1.0);
            if !close || !inner {
                break;
            }
        } else {
            full += 1;
        }
        columns = with;
        end = group.end;
        groups.push(group);
    }
    if full < 2 || columns.len() < 2 {
        return None;
    }
    let rows = rows(lines, &groups, &columns, leading);
    let (cells, bytes) = lines[from..end]
        .iter()
        .flat_map(|line| &line.segments)
        .fold((0, 0), |(cells, bytes), segment| (cells + 1, bytes + segment.length()));
    (bytes <= cells * LONGEST).then_some(Found { end, rows })
}

/// The lines from one on that lie nearer to each other than lines of a text do: cells of one row, set to its middle.
fn group(lines: &[Line], from: usize, leading: f32) -> Range<usize> {
    let pairs = lines.get(from..).unwrap_or_default().windows(2);
    from..from + 1 + pairs.take_while(|pair| pair[1].base - pair[0].base < HALF * leading).count()
}

/// The columns with those of another line; none where a cell of the line would lie in two, or two in one.
fn widened(columns: &[Column], line: &Line) -> Option<Vec<Column>> {
    let mut all: Vec<Column> = columns.to_vec();
    for segment in &line.segments {
        let (mut start, mut end) = (segment.start, segment.end);
        let touched = all.iter().filter(|column| column.start < end && start < column.end).count();
        if touched > 1 {
            return None;
        }
        all.retain(|column| {
            let overlaps = column.start < segment.end && segment.start < column.end;
            if overlaps {
                start = start.min(column.start);
                end = end.max(column.end);
            }
            !overlaps
        });
        all.push(Column { start, end });
    }
    all.sort_by(|a, b| a.start.total_cmp(&b.start));
    let apart = all.windows(2).all(|pair| pair[0].end <= pair[1].start);
    let one_each = line.segments.windows(2).all(|pair| column_of(&all, pair[0].start) != column_of(&all, pair[1].start));
    (apart && one_each && line.segments.iter().all(|segment| column_of(&all, segment.start).is_some())).then_some(all)
}

fn column_of(columns: &[Column], start: f32) -> Option<usize> {
    columns.iter().position(|column| column.start <= start && start <= column.end)
}

/// Lines as rows; a line that begins behind the first column, close below another, goes on with that one's cells.
fn rows(lines: &[Line], groups: &[Range<usize>], columns: &[Column], leading: f32) -> Rows {
    let mut rows: Rows = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let mut row: Vec<(usize, Vec<(usize, usize)>)> = Vec::new();
        for line in group.clone() {
            for (segment, words) in lines[line].segments.iter().enumerate() {
                hold(&mut row, column_of(columns, words.start).unwrap_or_default(), (line, segment));
            }
        }
        let close = index > 0 && lines[group.start].base - lines[group.start - 1].base < CLOSE * leading;
        let labelled = row.iter().any(|&(column, _)| column == 0);
        let figures =
            group.clone().flat_map(|line| &lines[line].segments).any(|words| words.text().starts_with(|sign: char| sign.is_ascii_digit()));
        match rows.last_mut() {
            Some(before) if close && !labelled && !figures => {
                for (column, held) in row {
                    for place in held {
                        hold(before, column, place);
                    }
                }
            }
            Some(_) | None => rows.push(row),
        }
    }
    rows
}

/// Adds a segment to the cell of its column.
fn hold(row: &mut Vec<(usize, Vec<(usize, usize)>)>, column: usize, place: (usize, usize)) {
    match row.binary_search_by_key(&column, |&(column, _)| column) {
        Ok(index) => row[index].1.push(place),
        Err(index) => row.insert(index, (column, vec![place])),
    }
}
