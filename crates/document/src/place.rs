//! A span of a document without lines in, its place as a person finds it out: under which heading, in which paragraph.

use crate::{BlockKind, Document, Span};
use std::fmt;

/// The longest quotation of a place, in characters.
const QUOTED: usize = 80;

/// Where a block stands among the headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnderHeading {
    /// The block of the innermost heading above it; for a heading that of the one it stands under.
    pub heading: Option<usize>,
    /// Which paragraph under that heading it is, from 1; all cells of a table are one, and a heading is none.
    pub paragraph: usize,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageStart {
    /// The first byte in the source that stands on it.
    pub source: usize,
    /// Its number, from 1.
    pub page: usize,
}

/// A place as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In a file of pages the page, from 1; then the page and the words alone tell the place.
    pub page: Option<usize>,
    /// The headings that it stands under, the outermost first; the title is not one of them.
    pub headings: Vec<String>,
    /// Which paragraph under the innermost of them it is, from 1; none for what is itself a heading or title.
    pub paragraph: Option<usize>,
    /// In a table the row and the column, from 1.
    pub cell: Option<(usize, usize)>,
    /// The words themselves, long ones cut.
    pub words: String,
}

impl Place {
    /// Where the words stand, without the words: `page 3`, `What was asked › paragraph 2`.
    pub fn position(&self) -> String {
        if let Some(page) = self.page {
            return format!("page {page}");
        }
        let mut told: String = self.headings.iter().map(|heading| format!("{heading} › ")).collect();
        match (self.paragraph, self.cell) {
            (Some(paragraph), Some((row, column))) => told.push_str(&format!("paragraph {paragraph}, row {row}, column {column}")),
            (Some(paragraph), None) => told.push_str(&format!("paragraph {paragraph}")),
            (None, _) => told.push_str("heading"),
        }
        told
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: “{}”", self.position(), self.words)
    }
}

impl Document {
    /// Where a span of the text stands; none in a file that has lines.
    pub fn place(&self, span: Span) -> Option<Place> {
        if !self.pages.is_empty() {
            let source = self.source_span(span).start;
            let after = self.pages.partition_point(|start| start.source <= source);
            let page = after.checked_sub(1).and_then(|index| self.pages.get(index)).map_or(1, |start| start.page);
            let words = one_line(span.of(&self.text));
            return Some(Place { page: Some(page), headings: Vec::new(), paragraph: None, cell: None, words });
        }
        if self.headings.is_empty() {
            return None;
        }
        let after = self.blocks.partition_point(|block| block.span().start <= span.start);
        let index = after.saturating_sub(1);
        let (block, under) = (self.blocks.get(index)?, self.headings.get(index)?);
        let parents = std::iter::successors(under.heading, |&heading| self.headings.get(heading)?.heading);
        let mut headings: Vec<String> =
            parents.filter_map(|heading| Some(one_line(self.blocks.get(heading)?.span().of(&self.text)))).collect();
        headings.reverse();
        let is_heading = matches!(block.kind(), BlockKind::Heading(_) | BlockKind::Title);
        let cell = match block.kind() {
            BlockKind::TableCell { row, column, .. } => Some((row as usize + 1, column as usize + 1)),
            BlockKind::Title
            | BlockKind::Byline
            | BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Caption
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => None,
        };
        Some(Place {
            page: None,
            headings,
            paragraph: (!is_heading).then_some(under.paragraph),
            cell,
            words: one_line(span.of(&self.text)),
        })
    }
}

/// Where each block stands.
pub(crate) fn headings(document: &Document) -> Vec<UnderHeading> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut paragraph = 0;
    let mut table = None;
    let mut found = Vec::with_capacity(document.blocks.len());
    for (index, block) in document.blocks.iter().enumerate() {
        let in_table = match block.kind() {
            BlockKind::TableCell { table, .. } => Some(table as usize),
            BlockKind::Heading(level) => {
                open.retain(|&(over, _)| over < level);
                found.push(UnderHeading { heading: open.last().map(|&(_, heading)| heading), paragraph: 0 });
                open.push((level, index));
                (paragraph, table) = (0, None);
                continue;
            }
            BlockKind::Title => {
                found.push(UnderHeading::default());
                continue;
            }
            BlockKind::Byline
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Caption
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry => None,
        };
        paragraph += usize::from(in_table.is_none() || in_table != table);
        table = in_table;
        found.push(UnderHeading { heading: open.last().map(|&(_, heading)| heading), paragraph });
    }
    found
}

/// Words as one line, long ones cut.
fn one_line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
