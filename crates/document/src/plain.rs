//! Plain text in, a [`Document`] out.

use crate::{Block, BlockKind, Document, SourceMap, Span};

/// Reads plain text: paragraphs are parted by blank lines.
pub(crate) fn read(source: String) -> Document {
    let mut blocks = Vec::new();
    let mut start = None;
    let mut offset = 0;
    let mut end = 0;
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            if let Some(start) = start.take() {
                blocks.push(paragraph(start, end));
            }
        } else {
            let lead = line.len() - line.trim_start().len();
            start.get_or_insert(offset + lead);
            end = offset + line.trim_end().len();
        }
        offset += line.len();
    }
    if let Some(start) = start {
        blocks.push(paragraph(start, end));
    }
    let mut map = SourceMap::default();
    map.push(0, 0, source.len());
    Document {
        text: source.clone(),
        source,
        map,
        blocks,
        lists: Vec::new(),
        tables: Vec::new(),
        opaque: Vec::new(),
        links: Vec::new(),
        dateline: None,
        unchecked: Vec::new(),
        front_matter: Vec::new(),
    }
}

fn paragraph(start: usize, end: usize) -> Block {
    Block { kind: BlockKind::Paragraph, span: Span::new(start, end), quote_depth: 0, item: None, emphasised: false }
}
