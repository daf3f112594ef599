//! HTML on lines of its own in Markdown in, its words in the draft out, as the reader of pages reads them.

use super::{Reader, trimmed};
use crate::draft::Draft;
use crate::{BlockKind, Span, html};
use std::borrow::Cow;

impl Reader<'_> {
    /// Reads the HTML that stands open; blocks of it between which nothing else stands are read as one, since a table or a
    /// list may go over blank lines.
    pub(super) fn end_html(&mut self) {
        let lines = std::mem::take(&mut self.html);
        let Some(whole) = lines.iter().copied().reduce(Span::cover) else { return };
        let source = alone(self.source, whole, &lines);
        match html::fragment(&source, self.titled) {
            Some(part) => {
                let silent = part.blocks.is_empty() && part.unchecked.is_empty();
                self.take(part, whole.start);
                if silent && whole.of(self.source).trim_start().starts_with("<!--") {
                    self.draft.leave_out(trimmed(self.source, whole), "comment");
                }
            }
            None => self.draft.leave_out(trimmed(self.source, whole), "html"),
        }
    }

    /// Takes up the draft of a part that begins at a place, within what stands open here.
    fn take(&mut self, part: Draft, base: usize) {
        if self.label.is_some() && !part.blocks.is_empty() {
            // The label of the footnote is a block of its own where no words of Markdown follow it.
            self.begin(BlockKind::Footnote);
            self.end_block();
        }
        let item = self.item().filter(|_| self.footnotes == 0);
        let lists = self.draft.lists.len();
        let first = self.draft.append(part, base);
        for list in self.draft.lists.iter_mut().skip(lists) {
            list.parent = list.parent.or(item);
        }
        for block in self.draft.blocks.iter_mut().skip(first) {
            block.quote_depth = block.quote_depth.saturating_add(self.quote_depth);
            self.titled |= block.kind == BlockKind::Title;
            if block.kind == BlockKind::Paragraph && self.footnotes > 0 {
                block.kind = BlockKind::Footnote;
            }
            if block.item.is_some() {
                continue;
            }
            block.item = item;
            if block.kind == BlockKind::Paragraph
                && let Some((_, begun)) = self.lists.last_mut().filter(|(_, begun)| !begun)
            {
                *begun = true;
                block.kind = BlockKind::ListItem;
            }
        }
    }
}

/// The lines of a range, with spaces for what stands between them: the signs of the lists and quotations that hold them.
fn alone<'a>(source: &'a str, whole: Span, lines: &[Span]) -> Cow<'a, str> {
    let held = lines.windows(2).all(|pair| pair[0].end == pair[1].start);
    if held {
        return Cow::Borrowed(whole.of(source));
    }
    let mut alone = String::with_capacity(whole.len());
    for line in lines {
        let gap = (line.start - whole.start).saturating_sub(alone.len());
        alone.extend(std::iter::repeat_n(' ', gap));
        alone.push_str(line.of(source));
    }
    Cow::Owned(alone)
}
