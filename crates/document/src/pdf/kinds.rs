//! Paragraphs and tables in, the manuscript out: what is a title, a heading, a quotation or a footnote by how it is set.

use super::lines::{Page, Segment};
use super::paragraphs::{Block, Part, Words};
use crate::ReadError;
use crate::office::{Cell, Manuscript, OfficeTable, Paragraph, Role, Shift};
use rustc_hash::{FxHashMap, FxHashSet};

/// How much larger than the text a heading is.
const LARGER: f32 = 1.08;

/// How many lines and bytes a heading has at most.
const LINES: usize = 4;
const LENGTH: usize = 250;

/// How most of the text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The size of its words, in points.
    pub(super) body: f32,
    /// How far its lines lie apart, in sizes of the font.
    pub(super) leading: f32,
}

impl Style {
    /// Measures all pages.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut sizes: FxHashMap<u32, usize> = FxHashMap::default();
        for segment in pages.iter().flat_map(|page| &page.segments) {
            *sizes.entry(halves(segment.size)).or_default() += segment.length();
        }
        let body = sizes.into_iter().max_by_key(|&(size, length)| (length, size)).map_or(10.0, |(size, _)| size as f32 / 2.0);
        let mut gaps: Vec<f32> = pages.iter().flat_map(|page| gaps(&page.segments, body)).collect();
        gaps.sort_by(f32::total_cmp);
        let leading = gaps.get(gaps.len() / 4).map_or(1.2, |gap| gap.clamp(0.9, 3.0));
        Self { body, leading }
    }

    /// Whether words are larger than the text.
    fn is_larger(self, size: f32) -> bool {
        size > LARGER * self.body
    }
}

/// A size in half points, so that those that look the same are the same.
fn halves(size: f32) -> u32 {
    (size * 2.0).round() as u32
}

/// How far lines of the text lie below each other, in sizes of the font.
fn gaps(segments: &[Segment], body: f32) -> Vec<f32> {
    let text: Vec<&Segment> = segments.iter().filter(|segment| halves(segment.size) == halves(body)).collect();
    let below = |index: usize, segment: &Segment| {
        let rest = text.get(index + 1..).unwrap_or_default();
        let next = rest
            .iter()
            .take(8)
            .find(|next| next.start < segment.end && segment.start < next.end && next.base > segment.base + 0.5 * body)?;
        Some((next.base - segment.base) / body)
    };
    text.iter().enumerate().filter_map(|(index, segment)| below(index, segment)).filter(|&gap| gap < 4.0).collect()
}

/// Writes all parts into the manuscript; footnotes come last.
pub(super) fn write(parts: &[Part], style: Style, manuscript: &mut Manuscript) -> Result<(), ReadError> {
    let headings = Headings::of(parts, style);
    let notes = Notes::of(parts);
    let mut footnotes = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Contents => manuscript.leave_out("table of contents"),
            Part::Table(rows) => manuscript.table(table(rows, &notes))?,
            Part::Words(block) => match block.note.as_ref().and_then(|mark| notes.label(block, mark)) {
                Some(label) => footnotes.push((label, block)),
                None => {
                    let follows = parts.get(index + 1);
                    let role = headings.role(block, follows, style).unwrap_or(if block.inset { Role::Quote } else { Role::Body });
                    manuscript.paragraph(paragraph(block, role, &notes))?;
                }
            },
        }
    }
    for (label, block) in footnotes {
        manuscript.footnote(&label, vec![paragraph(block, Role::Body, &notes)])?;
    }
    Ok(())
}

/// The sizes of headings, and whether the largest is that of the title.
struct Headings {
    /// In half points, the largest first.
    sizes: Vec<u32>,
    title: Option<u32>,
}

impl Headings {
    fn of(parts: &[Part], style: Style) -> Self {
        let mut counted: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
        for (index, part) in parts.iter().enumerate() {
            if let Part::Words(block) = part
                && style.is_larger(block.size)
                && fits(block)
            {
                let (count, _) = counted.entry(halves(block.size)).or_insert((0, index));
                *count += 1;
            }
        }
        let mut sizes: Vec<u32> = counted.keys().copied().collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        // The title stands once and near the beginning.
        let title = sizes.first().copied().filter(|size| counted.get(size).is_some_and(|&(count, first)| count == 1 && first < 4));
        if title.is_some() {
            sizes.remove(0);
        }
        Self { sizes, title }
    }

    /// What a paragraph is where it is set as a heading.
    fn role(&self, block: &Block, follows: Option<&Part>, style: Style) -> Option<Role> {
        if !fits(block) {
            return None;
        }
        let size = halves(block.size);
        if Some(size) == self.title {
            return Some(Role::Title);
        }
        if style.is_larger(block.size) {
            let level = self.sizes.iter().position(|&known| known == size)?;
            return Some(Role::Heading(u8::try_from(level + 2).unwrap_or(6).min(6)));
        }
        // In the size of the text a heading is a bold line by itself that ends no sentence, with words that are not bold below it.
        let text = block.lines.iter().map(Words::text).collect::<String>();
        let alone = block.bold && block.lines.len() <= 2 && !text.trim_end().ends_with(['.', ':', ',', ';', '!', '?']);
        let over_text = matches!(follows, Some(Part::Words(next)) if !next.bold && next.size >= 0.9 * block.size);
        let level = u8::try_from(self.sizes.len() + 2).unwrap_or(6).min(6);
        (alone && over_text && block.size >= 0.97 * style.body && text.starts_with(char::is_alphanumeric)).then_some(Role::Heading(level))
    }
}

/// Whether a paragraph is short enough for a heading, and holds a word.
fn fits(block: &Block) -> bool {
    let length: usize = block.lines.iter().map(|line| line.text().len()).sum();
    let word = block.lines.iter().any(|line| line.text().chars().filter(|letter| letter.is_alphabetic()).count() > 1);
    block.note.is_none() && word && block.lines.len() <= LINES && length <= LENGTH
}

/// The footnotes that something points at.
struct Notes {
    /// The labels by page and printed mark.
    labels: FxHashMap<(usize, String), String>,
}

impl Notes {
    /// A note is one where its mark stands raised on the same page.
    fn of(parts: &[Part]) -> Self {
        let mut raised: FxHashSet<(usize, String)> = FxHashSet::default();
        let mut of_block = |block: &Block| {
            for line in block.lines.iter().filter(|_| block.note.is_none()) {
                let marks = line.runs.iter().filter(|(_, setting)| setting.shifted == Some(Shift::Raised));
                raised.extend(marks.map(|(mark, _)| (line.page, mark.trim().to_owned())));
            }
        };
        for part in parts {
            match part {
                Part::Words(block) => of_block(block),
                Part::Table(rows) => rows.iter().flatten().for_each(|(_, block)| of_block(block)),
                Part::Contents => {}
            }
        }
        let mut labels: FxHashMap<(usize, String), String> = FxHashMap::default();
        let mut used: FxHashSet<String> = FxHashSet::default();
        for part in parts {
            if let Part::Words(block) = part
                && let (Some(mark), Some(line)) = (&block.note, block.lines.first())
                && raised.contains(&(line.page, mark.clone()))
            {
                // Where each page counts anew, the page tells the notes apart.
                let label = if used.insert(mark.clone()) { mark.clone() } else { format!("{}-{mark}", line.page) };
                labels.insert((line.page, mark.clone()), label);
            }
        }
        Self { labels }
    }

    fn label(&self, block: &Block, mark: &str) -> Option<String> {
        let page = block.lines.first()?.page;
        self.labels.get(&(page, mark.to_owned())).cloned()
    }
}

/// The words of a block as a paragraph.
fn paragraph(block: &Block, role: Role, notes: &Notes) -> Paragraph {
    let mut paragraph = Paragraph::of(role);
    for line in &block.lines {
        paragraph.turn(line.page);
        for (words, setting) in &line.runs {
            let label = setting.shifted.and_then(|_| notes.labels.get(&(line.page, words.trim().to_owned())));
            match label {
                Some(label) => {
                    let end = paragraph.text.trim_end().len();
                    paragraph.text.truncate(end);
                    paragraph.mark(label);
                    if words.ends_with(' ') {
                        paragraph.push(" ", crate::office::Setting::default());
                    }
                }
                None => paragraph.push(words, *setting),
            }
        }
    }
    paragraph
}

fn table(rows: &[Vec<(usize, Block)>], notes: &Notes) -> OfficeTable {
    let cell = |&(column, ref block): &(usize, Block)| Cell {
        column,
        columns: 1,
        covered: false,
        paragraphs: vec![paragraph(block, Role::Body, notes)],
    };
    OfficeTable { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), header: true }
}
