//! HTML on lines of its own in Markdown in, its words in the draft out, as the reader of pages reads them.

use super::{Reader, options, trimmed};
use crate::draft::Draft;
use crate::list::ItemId;
use crate::{BlockKind, Span, html};
use pulldown_cmark::Parser;
use std::borrow::Cow;

/// How deep elements that are Markdown may stand in one another.
const DEEPEST: usize = 4;

impl Reader<'_> {
    /// Reads the HTML that stands open; blocks of it between which nothing else stands are read as one, since a table or a
    /// list may go over blank lines.
    pub(super) fn end_html(&mut self) {
        let lines = std::mem::take(&mut self.html);
        let Some(whole) = lines.iter().copied().reduce(Span::cover) else { return };
        let source = alone(self.source, whole, &lines);
        let mut at = 0;
        while let Some(marked) = marked(&source, at).filter(|_| self.within < DEEPEST) {
            self.fragment(&source, Span::new(at, marked.start), whole.start);
            self.markdown(marked.of(&source), whole.start + marked.start);
            at = marked.end;
        }
        self.fragment(&source, Span::new(at, source.len()), whole.start);
    }

    /// Reads a part of HTML that begins at `base` as the reader of pages does.
    fn fragment(&mut self, source: &str, part: Span, base: usize) {
        let whole = Span::new(base + part.start, base + part.end);
        if part.of(source).trim().is_empty() {
            return;
        }
        match html::fragment(part.of(source), self.titled) {
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

    /// Reads what stands in an element that says that it is Markdown.
    fn markdown(&mut self, source: &str, base: usize) {
        let mut reader = Reader { source, titled: self.titled, within: self.within + 1, ..Reader::empty() };
        for (event, range) in Parser::new_ext(source, options(source)).into_offset_iter() {
            reader.event(event, &range);
        }
        reader.end_html();
        self.take(reader.finish(), base);
    }

    /// Takes up the draft of a part that begins at a place, within what stands open here.
    fn take(&mut self, part: Draft, base: usize) {
        if self.label.is_some() && !part.blocks.is_empty() {
            // The label of the footnote is a block of its own where no words of Markdown follow it.
            self.begin(BlockKind::Footnote);
            self.end_block();
        }
        let item = self.item().filter(|_| self.footnotes == 0);
        let (lists, tables) = (self.draft.lists.len(), self.draft.tables.len());
        let first = self.draft.append(part, base);
        for list in self.draft.lists.iter_mut().skip(lists) {
            list.set_parent(list.parent().or(item));
        }
        for table in self.draft.tables.iter_mut().skip(tables) {
            table.item = ItemId::of(table.item.place().or(item));
        }
        for block in self.draft.blocks.iter_mut().skip(first) {
            block.quote_depth = block.quote_depth.saturating_add(self.quote_depth);
            self.titled |= block.kind() == BlockKind::Title;
            if block.kind() == BlockKind::Paragraph && self.footnotes > 0 {
                block.set_kind(BlockKind::Footnote);
            }
            if block.item().is_some() {
                continue;
            }
            block.set_item(item);
            if block.kind() == BlockKind::Paragraph
                && let Some((_, begun)) = self.lists.last_mut().filter(|(_, begun)| !begun)
            {
                *begun = true;
                block.set_kind(BlockKind::ListItem);
            }
        }
    }
}

/// What stands between the first line from a place on that is the start tag of an element with `markdown="1"`, as site
/// generators read it, and the line that ends the element.
fn marked(source: &str, from: usize) -> Option<Span> {
    let mut lines = source.get(from..)?.split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let (name, start) = lines.find_map(|(at, line)| Some((marked_name(line.trim())?, at + line.len())))?;
    let mut depth = 1;
    for (at, line) in lines {
        let tag = line.trim_start().strip_prefix('<').unwrap_or_default();
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        if tag.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)) {
            depth = if closes { depth - 1 } else { depth + 1 };
        }
        if depth == 0 {
            return Some(Span::new(start, at));
        }
    }
    Some(Span::new(start, source.len()))
}

/// The name of the element that a line begins whose words are Markdown.
fn marked_name(line: &str) -> Option<&str> {
    let tag = line.strip_prefix('<')?.strip_suffix('>')?;
    let (name, attributes) = tag.split_once(|next: char| next.is_ascii_whitespace())?;
    let is_marked = attributes
        .split_ascii_whitespace()
        .filter_map(|attribute| attribute.strip_prefix("markdown="))
        .any(|value| matches!(value.trim_matches(['"', '\'']), "1" | "block" | "span"));
    (is_marked && !tag.contains('>') && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(name)
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
