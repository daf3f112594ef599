//! Plain text in, a [`Document`] out.

use crate::draft::Draft;
use crate::{BlockKind, Document, Span, arrange, dateline, front_matter};

/// Reads plain text: paragraphs are parted by blank lines.
pub(crate) fn read(source: String) -> Document {
    let mut draft = Draft::default();
    let mut at = front_matter::read(&source, &mut draft);
    let mut start = None;
    for line in source[at..].split_inclusive('\n') {
        if line.trim().is_empty() {
            if let Some(start) = start.take() {
                draft.end_block(BlockKind::Paragraph, start, 0, None);
            }
        } else {
            start.get_or_insert(draft.text.len());
            draft.copy(&source, Span::new(at, at + line.len()));
        }
        at += line.len();
    }
    if let Some(start) = start {
        draft.end_block(BlockKind::Paragraph, start, 0, None);
    }
    arrange::arrange(&source, &mut draft, arrange::Lines::Plain);
    dateline::with_dateline(draft.compose(source))
}
