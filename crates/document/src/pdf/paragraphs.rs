//! The segments of a column in, its paragraphs and tables out.

use super::drawing::Piece;
use super::kinds::Style;
use super::lines::{Segment, rows};
use super::order::median;
use super::tables;
use crate::marker::{Lines, marker};
use crate::office::{Setting, Shift};

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Part {
    /// Words that belong together.
    Words(Block),
    /// The rows of a table: cells with their column.
    Table(Vec<Vec<(usize, Block)>>),
    /// Lines that lead to pages.
    Contents,
}

/// Words that belong together, line by line.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The lines.
    pub(super) lines: Vec<Words>,
    /// The size of its words, in points.
    pub(super) size: f32,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether it is set in from the text around it.
    pub(super) inset: bool,
    /// The mark that it begins with, where it stands at the foot of a page as footnotes do.
    pub(super) note: Option<String>,
}

/// The words of one line.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The page that it stands on, from 1.
    pub(super) page: usize,
    /// Where it begins, in points from the left.
    pub(super) start: f32,
    /// The words, cut where they are set otherwise.
    pub(super) runs: Vec<(String, Setting)>,
}

impl Words {
    /// The words without regard to how they are set.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|(words, _)| words.as_str()).collect()
    }
}

/// One line of a column.
#[derive(Debug)]
pub(super) struct Line {
    /// Its segments, from left to right.
    pub(super) segments: Vec<Segment>,
    /// Where it begins and ends, in points from the left.
    pub(super) start: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its baseline, in points from the top.
    pub(super) base: f32,
    /// The size of most of its words.
    pub(super) size: f32,
    /// Its words.
    text: String,
    bold: bool,
}

impl Line {
    fn of(mut segments: Vec<Segment>) -> Self {
        segments.sort_by(|a, b| a.start.total_cmp(&b.start));
        let main = segments.iter().max_by_key(|segment| segment.length());
        let (base, size) = main.map_or((0.0, 0.0), |main| (main.base, main.size));
        let start = segments.first().map_or(0.0, |first| first.start);
        let end = segments.last().map_or(0.0, |last| last.end);
        let text = segments.iter().map(Segment::text).collect::<Vec<_>>().join(" ");
        let bold = segments.iter().all(Segment::is_bold);
        Self { segments, start, end, base, size, text, bold }
    }

    /// Whether it begins with the number or bullet of an item.
    pub(super) fn is_item(&self) -> bool {
        marker(&self.text, Lines::Plain).is_some()
    }

    /// Whether it ends as sentences do.
    fn is_ended(&self) -> bool {
        self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', ';'])
    }

    fn begins_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Whether it names what stands on a page: words, a row of dots, a number.
    fn is_contents(&self) -> bool {
        let bare = self.text.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
        bare.len() < self.text.len() && (bare.ends_with("....") || bare.ends_with(". . . ."))
    }

    fn words(&self, page: usize) -> Words {
        let mut words = Words { page, start: self.start, runs: Vec::new() };
        for segment in &self.segments {
            if !words.runs.is_empty() {
                add(&mut words, " ", Setting::default());
            }
            write(segment, &mut words);
        }
        words
    }
}

/// Appends the words of a segment.
fn write(segment: &Segment, words: &mut Words) {
    for (index, piece) in segment.pieces.iter().enumerate() {
        if segment.parted(index) {
            add(words, " ", Setting::default());
        }
        add(words, &piece.text, setting(segment, piece));
    }
}

fn add(words: &mut Words, text: &str, setting: Setting) {
    let spaced = words.runs.last().is_none_or(|(last, _)| last.ends_with(' '));
    let text = if spaced { text.trim_start() } else { text };
    match words.runs.last_mut() {
        Some((last, same)) if *same == setting || text == " " => last.push_str(text),
        Some(_) | None => words.runs.push((text.to_owned(), setting)),
    }
}

/// How a piece is set beside the rest of its line.
fn setting(segment: &Segment, piece: &Piece) -> Setting {
    let small = piece.size < 0.85 * segment.size;
    let above = segment.base - piece.base;
    let shifted = if small && above > 0.12 * segment.size {
        Some(Shift::Raised)
    } else if small && above < -0.05 * segment.size {
        Some(Shift::Lowered)
    } else {
        None
    };
    Setting { emphasised: piece.bold || piece.italic, shifted, code: false }
}

/// What the lines of a column have in common.
struct Measure {
    left: f32,
    right: f32,
    leading: f32,
}

/// Reads a column; its first words go on with the last paragraph before it where that has not ended.
pub(super) fn read(segments: Vec<Segment>, page: usize, style: Style, parts: &mut Vec<Part>) {
    let mut lines: Vec<Line> = rows(segments, |segment| (segment.base, segment.size)).into_iter().map(Line::of).collect();
    let notes = foot(&mut lines, style);
    let body = || lines.iter().filter(|line| (line.size - style.body).abs() < 0.06 * style.body);
    let left = median(body().map(|line| line.start).chain(lines.iter().take(1).map(|line| line.start))).unwrap_or_default();
    let right = body().map(|line| line.end).fold(0.0, f32::max);
    let measure = Measure { left, right, leading: style.leading };
    let (mut at, first_part) = (0, parts.len());
    let mut before: Option<usize> = None;
    while let Some(line) = lines.get(at) {
        let leading = measure.leading * line.size;
        if line.is_contents() {
            parts.push(Part::Contents);
            (at, before) = (at + 1, None);
        } else if let Some(table) = (line.segments.len() > 1).then(|| tables::at(&lines, at, leading)).flatten() {
            parts.push(Part::Table(cells(&lines, &table.rows, page)));
            (at, before) = (table.end, None);
        } else {
            let goes_on = match before {
                Some(first) => goes_on(&lines[first..at], line, &measure),
                None => at == 0 && is_open(parts, line, &measure),
            };
            match last_words(parts).filter(|_| goes_on) {
                Some(block) => {
                    block.bold &= line.bold;
                    block.lines.push(line.words(page));
                }
                None => {
                    parts.push(Part::Words(Block { lines: vec![line.words(page)], size: line.size, bold: line.bold, ..Block::default() }));
                    before = Some(at);
                }
            }
            before = before.or(Some(at));
            at += 1;
        }
    }
    set_in(&mut parts[first_part..], left);
    read_notes(&notes, page, parts);
}

/// Finds the paragraphs of a column that are set in as a whole; a single line may be set in as first lines are.
fn set_in(parts: &mut [Part], left: f32) {
    let blocks = || parts.iter().filter_map(|part| if let Part::Words(block) = part { Some(block) } else { None });
    let first_lines = blocks().filter_map(|block| Some(block.lines.first()?.start - block.lines.get(1)?.start)).fold(0.0, f32::max);
    for part in parts {
        let Part::Words(block) = part else { continue };
        let least = block.lines.iter().map(|line| line.start).fold(f32::INFINITY, f32::min) - left;
        let item = block.lines.first().is_some_and(|line| marker(line.text().trim_start(), Lines::Plain).is_some());
        let as_first = block.lines.len() == 1 && least < first_lines + 0.5 * block.size;
        block.inset = !item && !as_first && (1.2 * block.size..6.0 * block.size).contains(&least);
    }
}

/// The last paragraph that is no footnote, if nothing else stands behind it.
fn last_words(parts: &mut [Part]) -> Option<&mut Block> {
    parts.iter_mut().rev().find_map(|part| match part {
        Part::Words(block) => (block.note.is_none()).then_some(Some(block)),
        Part::Table(_) | Part::Contents => Some(None),
    })?
}

/// Whether a line goes on with the paragraph of the lines before it.
fn goes_on(paragraph: &[Line], line: &Line, measure: &Measure) -> bool {
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return false };
    let gap = line.base - last.base;
    let leading = measure.leading * line.size.max(last.size);
    if gap <= 0.0
        || gap > 1.25 * leading
        || (line.size - last.size).abs() > 0.06 * last.size
        || line.bold != last.bold && (line.bold || first.bold)
    {
        return false;
    }
    let em = line.size;
    let short = last.end < measure.right - 2.0 * em;
    if line.is_item() && (short || last.is_ended() || first.is_item()) {
        return false;
    }
    if first.is_item() {
        return line.start > first.start - 0.5 * em && !(short && last.is_ended() && line.start < first.start + 0.5 * em);
    }
    let left = paragraph.iter().map(|line| line.start).fold(f32::INFINITY, f32::min);
    // A first line that is set in, and lines that are set out again after a quotation.
    if line.start > left + 0.8 * em && line.start < left + 4.0 * em && !line.begins_small() {
        return false;
    }
    if paragraph.len() > 1 && line.start < left - 0.8 * em {
        return false;
    }
    !(last.end < measure.right - 0.25 * (measure.right - measure.left) && last.is_ended() && !line.begins_small())
}

/// Whether the first line of a column goes on with the last paragraph before it.
fn is_open(parts: &mut [Part], line: &Line, measure: &Measure) -> bool {
    let Some(block) = last_words(parts) else { return false };
    let text = block.lines.last().map(Words::text).unwrap_or_default();
    let ended = text.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', ';']);
    let alike = (block.size - line.size).abs() < 0.06 * line.size && block.bold == line.bold && !block.bold;
    alike && !line.is_item() && (line.begins_small() || !ended && line.start < measure.left + 0.8 * line.size)
}

fn cells(lines: &[Line], rows: &tables::Rows, page: usize) -> Vec<Vec<(usize, Block)>> {
    let cell = |held: &Vec<(usize, usize)>| {
        let mut block = Block::default();
        for segment in held.iter().filter_map(|&(line, segment)| lines.get(line)?.segments.get(segment)) {
            let mut words = Words { page, start: segment.start, runs: Vec::new() };
            write(segment, &mut words);
            block.size = segment.size;
            block.lines.push(words);
        }
        block
    };
    rows.iter().map(|row| row.iter().map(|(column, held)| (*column, cell(held))).collect()).collect()
}

/// Takes the footnotes from the foot of a column: small lines, the first of which begins with a mark.
fn foot(lines: &mut Vec<Line>, style: Style) -> Vec<Line> {
    let small = lines.iter().rev().take_while(|line| line.size < 0.94 * style.body).count();
    let from = lines.len() - small;
    let marked = lines[from..].iter().position(|line| note_mark(line).is_some());
    marked.map(|first| lines.split_off(from + first)).unwrap_or_default()
}

/// The mark of a footnote that a line begins with: figures, raised or parted from the words behind them.
fn note_mark(line: &Line) -> Option<(String, usize)> {
    let figures = line.text.len() - line.text.trim_start_matches(|figure: char| figure.is_ascii_digit()).len();
    let first = line.segments.first()?.pieces.first()?;
    let raised = first.size < 0.85 * line.size && first.text.trim().len() == figures;
    let parted = line.text[figures..].starts_with(' ') || line.text[figures..].starts_with(". ");
    let behind = line.text[figures..].trim_start_matches(['.', ' ']);
    ((1..=3).contains(&figures)
        && (raised || parted)
        && behind.starts_with(|first: char| first.is_uppercase() || first == '“' || first == '"'))
    .then(|| (line.text[..figures].to_owned(), line.text.len() - behind.len()))
}

fn read_notes(lines: &[Line], page: usize, parts: &mut Vec<Part>) {
    let mut count = 0;
    for line in lines {
        let mut words = line.words(page);
        if let Some((mark, length)) = note_mark(line) {
            // The mark is written anew where the note is.
            let mut rest = length;
            for (text, _) in &mut words.runs {
                let cut = text.char_indices().map(|(at, _)| at).chain([text.len()]).take_while(|&at| at <= rest).last().unwrap_or_default();
                rest -= cut;
                text.drain(..cut);
            }
            parts.push(Part::Words(Block { lines: vec![words], size: line.size, note: Some(mark), ..Block::default() }));
            count += 1;
        } else if count > 0
            && let Some(Part::Words(block)) = parts.last_mut()
        {
            block.lines.push(words);
        }
    }
}
