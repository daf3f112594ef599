//! A page and what of it is left out in, the draft of its text out.

mod lists;

use super::article::LeftOut;
use super::notes::Notes;
use super::tables::{self, Grid, MOST_CELLS};
use super::tag::Tag;
use super::text;
use super::tree::{Attribute, Content, Node, Tree};
use crate::draft::{Draft, DraftTable};
use crate::inline::Inline;
use crate::{BlockKind, Span};

/// Writes the text of a page; `titled` says whether its title stands elsewhere.
pub(super) fn read(tree: &Tree, source: &str, left_out: &[LeftOut], notes: &Notes, draft: Draft, titled: bool) -> Draft {
    let mut reader = Reader {
        tree,
        source,
        notes,
        draft,
        inline: Inline::default(),
        emphasis: 0,
        begun: None,
        kinds: Vec::new(),
        quote_depth: 0,
        lists: Vec::new(),
        in_notes: 0,
        label: None,
        titled,
        grids: Vec::new(),
        in_cell: false,
        cells: 0,
        last_left_out: None,
        open: Vec::new(),
    };
    let mut left_out = left_out.iter().peekable();
    let mut index = 1;
    while let Some(node) = tree.nodes.get(index) {
        reader.leave_until(index);
        while left_out.next_if(|part| part.node < index).is_some() {}
        if let Some(part) = left_out.next_if(|part| part.node == index) {
            reader.leave_out(node, *part);
            index = node.next();
        } else {
            index = reader.enter(index, node);
        }
    }
    reader.leave_until(tree.nodes.len());
    reader.end_block();
    reader.draft
}

/// What must be undone where an element ends.
#[derive(Clone, Copy, Debug)]
enum Undo {
    /// The block that stands open.
    Block,
    /// The kind of block that the element makes of what is in it.
    Kind,
    Quote,
    List,
    Item,
    Note,
    Table,
    Row,
    Cell,
    Emphasis,
    Link,
    /// A tag that the inline reader knows.
    Inline(&'static str),
    /// Quotation marks.
    Marks,
}

/// An open list.
struct OpenList {
    index: usize,
    /// Whether the open item has its first paragraph.
    begun: bool,
    /// The number of the next item, how it is counted on, and how it is written.
    next: i64,
    step: i64,
    style: char,
}

/// What stands open while the nodes of a page are gone through.
struct Reader<'a> {
    tree: &'a Tree,
    source: &'a str,
    notes: &'a Notes,
    draft: Draft,
    inline: Inline,
    /// How many elements in bold or italics are open.
    emphasis: usize,
    /// Where the open block begins in the draft's text, and what it is.
    begun: Option<(usize, BlockKind)>,
    /// The kinds that open elements give to the blocks in them.
    kinds: Vec<BlockKind>,
    quote_depth: u8,
    lists: Vec<OpenList>,
    /// How many footnotes are open, and the label of one that has no text yet, with its place.
    in_notes: usize,
    label: Option<(&'a str, Span)>,
    titled: bool,
    grids: Vec<Grid>,
    in_cell: bool,
    /// How many cells have been placed.
    cells: usize,
    /// The length of the text where a part was last left out, and why.
    last_left_out: Option<(usize, &'static str)>,
    /// The open elements: where each ends, and what is to be undone then.
    open: Vec<(usize, Span, Undo)>,
}

impl Reader<'_> {
    fn leave_until(&mut self, index: usize) {
        while let Some((_, whole, undo)) = self.open.pop_if(|(end, _, _)| *end <= index) {
            self.leave(undo, whole);
        }
    }

    fn leave_out(&mut self, node: &Node, part: LeftOut) {
        if node.tag().is_some_and(Tag::is_block) {
            self.break_block();
        }
        if !part.told {
            return;
        }
        let here = (self.draft.text.len(), part.why);
        match self.draft.unchecked.last_mut() {
            // Neighbours that are left out for one reason are told as one part.
            Some(last) if self.last_left_out == Some(here) => last.widen(node.whole()),
            Some(_) | None => self.draft.leave_out(node.whole(), part.why),
        }
        self.last_left_out = Some(here);
    }

    /// Reads a node, and gives the index of the next to be read.
    fn enter(&mut self, index: usize, node: &Node) -> usize {
        let Content::Element(tag, _) = node.content else {
            self.text(node);
            return index + 1;
        };
        if let Some(label) = self.notes.marks.get(&index) {
            self.open_block();
            self.draft.replace(&format!("[^{label}]"), node.whole());
            return node.next();
        }
        if self.notes.back.contains(&index) {
            return node.next();
        }
        if let Some(label) = self.notes.texts.get(&index) {
            self.break_block();
            self.in_notes += 1;
            self.label = Some((label, node.source()));
            self.undo(node, Undo::Note);
            return index + 1;
        }
        match tag {
            Tag::Br => self.line_break(node),
            Tag::Hr => self.break_block(),
            Tag::Annotation | Tag::Rt | Tag::Rp => return node.next(),
            Tag::B | Tag::Strong | Tag::I | Tag::Em => {
                self.emphasis += 1;
                self.inline.emphasis = self.emphasis;
                self.undo(node, Undo::Emphasis);
            }
            Tag::A => {
                if let Some(target) = self.tree.attribute(index, Attribute::Href) {
                    self.open_block();
                    let words = self.tree.words(self.source, index);
                    let words = words.trim();
                    let address = words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.");
                    let mail = target.starts_with("mailto:") && words.contains('@');
                    self.inline.start_link(&self.draft, address || mail, target.to_owned());
                    self.undo(node, Undo::Link);
                }
            }
            Tag::Q => {
                self.open_block();
                self.inline.note("“");
                self.draft.replace("“", node.source());
                self.undo(node, Undo::Marks);
            }
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt | Tag::Var | Tag::Math => self.inline_tag(node, "<code>", "</code>"),
            Tag::Sup => self.inline_tag(node, "<sup>", "</sup>"),
            Tag::Sub => self.inline_tag(node, "<sub>", "</sub>"),
            tag if tag.is_block() => return self.enter_block(index, node, tag),
            _ => {}
        }
        index + 1
    }

    fn enter_block(&mut self, index: usize, node: &Node, tag: Tag) -> usize {
        self.break_block();
        if self.in_cell {
            self.undo(node, Undo::Block);
            return index + 1;
        }
        let undo = match tag {
            Tag::Blockquote => {
                self.quote_depth = self.quote_depth.saturating_add(1);
                Undo::Quote
            }
            Tag::Ol | Tag::Ul => self.enter_list(index, tag),
            Tag::Li => self.enter_item(index, node),
            Tag::Figcaption | Tag::Caption => {
                self.kinds.push(BlockKind::Caption);
                Undo::Kind
            }
            Tag::Table if tables::is_data(self.tree, self.source, index) => {
                let table = self.draft.tables.len();
                self.draft.tables.push(DraftTable::default());
                self.grids.push(Grid::new(Some(table)));
                Undo::Table
            }
            Tag::Table => {
                // The cells of a layout are no cells, whatever table is around it.
                self.grids.push(Grid::new(None));
                Undo::Table
            }
            Tag::Tr if self.cells >= MOST_CELLS && self.grid().is_some() => {
                self.draft.leave_out(node.whole(), "table of too many cells");
                self.last_left_out = None;
                return node.next();
            }
            Tag::Tr => match self.grid() {
                Some((grid, table)) => {
                    let added = grid.start_row();
                    if let Some(table) = self.draft.tables.get_mut(table) {
                        table.rows.push(0);
                    }
                    self.cells += added;
                    Undo::Row
                }
                None => Undo::Block,
            },
            Tag::Td | Tag::Th => {
                if self.grid().is_some_and(|(grid, _)| grid.row.is_some()) {
                    if self.cells >= MOST_CELLS {
                        self.draft.leave_out(node.whole(), "table of too many cells");
                        self.last_left_out = None;
                        return node.next();
                    }
                    self.enter_cell(index, tag);
                    Undo::Cell
                } else {
                    Undo::Block
                }
            }
            tag => match tag.heading() {
                Some(level) => {
                    let title = level == 1 && !self.titled && self.lists.is_empty() && self.quote_depth == 0;
                    self.titled |= title;
                    self.kinds.push(if title { BlockKind::Title } else { BlockKind::Heading(level) });
                    Undo::Kind
                }
                None => Undo::Block,
            },
        };
        self.undo(node, undo);
        index + 1
    }

    fn leave(&mut self, undo: Undo, whole: Span) {
        match undo {
            Undo::Block => self.break_block(),
            Undo::Kind => {
                self.end_block();
                self.kinds.pop();
            }
            Undo::Quote => {
                self.end_block();
                self.quote_depth = self.quote_depth.saturating_sub(1);
            }
            Undo::List => {
                self.end_block();
                self.lists.pop();
            }
            Undo::Item | Undo::Row => self.end_block(),
            Undo::Note => {
                self.end_block();
                self.in_notes = self.in_notes.saturating_sub(1);
                self.label = None;
            }
            Undo::Table => {
                self.end_block();
                if let Some(grid) = self.grids.pop()
                    && let Some(table) = grid.table.and_then(|table| self.draft.tables.get_mut(table))
                {
                    table.header = grid.heads && table.rows.len() > 1;
                }
            }
            Undo::Cell => {
                self.in_cell = false;
                self.end_block();
                self.kinds.pop();
            }
            Undo::Emphasis => {
                self.emphasis = self.emphasis.saturating_sub(1);
                self.inline.end_emphasis(&self.draft);
            }
            Undo::Link => self.inline.end_link(&mut self.draft),
            Undo::Inline(tag) => self.inline.html(&mut self.draft, tag, Span::new(whole.end, whole.end)),
            Undo::Marks => {
                if self.begun.is_some() {
                    self.draft.replace("”", Span::new(whole.end, whole.end));
                }
            }
        }
    }

    fn undo(&mut self, node: &Node, undo: Undo) {
        self.open.push((node.next(), node.whole(), undo));
    }

    fn inline_tag(&mut self, node: &Node, start: &'static str, end: &'static str) {
        self.open_block();
        self.inline.html(&mut self.draft, start, node.source());
        self.undo(node, Undo::Inline(end));
    }

    fn text(&mut self, node: &Node) {
        let words = self.tree.text(self.source, node);
        if self.begun.is_none() && words.trim_matches(text::is_space).is_empty() {
            return;
        }
        self.open_block();
        let start = self.begun.map_or(0, |(start, _)| start);
        self.inline.note(words);
        match node.content {
            Content::Text => text::write(self.source, node.source(), start, &mut self.draft),
            Content::Decoded(_) | Content::Element(..) => self.draft.replace(words, node.source()),
        }
    }

    /// A second line break in a row parts paragraphs, as on old pages.
    fn line_break(&mut self, node: &Node) {
        let Some((start, kind)) = self.begun else { return };
        let written = self.draft.text.get(start..).unwrap_or_default();
        if written.ends_with('\n') && matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote) {
            self.end_block();
        } else {
            self.inline.line_break(&mut self.draft, node.source());
        }
    }

    /// The innermost table; none where it is a layout.
    fn grid(&mut self) -> Option<(&mut Grid, usize)> {
        self.grids.last_mut().and_then(|grid| grid.table.map(|table| (grid, table)))
    }

    /// The innermost open item.
    fn item(&self) -> Option<(usize, usize)> {
        let list = self.lists.last()?.index;
        Some((list, self.draft.lists.get(list)?.items.len().checked_sub(1)?))
    }

    /// Ends the open block; within a cell, which is one block, only its line.
    fn break_block(&mut self) {
        if !self.in_cell {
            self.end_block();
        } else if let Some((start, _)) = self.begun
            && self.draft.text.len() > start
            && !self.draft.text.ends_with('\n')
        {
            let end = self.draft.map.source_end();
            self.draft.replace("\n", Span::new(end, end));
        }
    }

    fn open_block(&mut self) {
        if self.begun.is_some() {
            return;
        }
        let kind = match self.kinds.last() {
            Some(&kind) => kind,
            None if self.in_notes > 0 => BlockKind::Footnote,
            None => match self.lists.last_mut() {
                Some(open) if !open.begun => {
                    open.begun = true;
                    BlockKind::ListItem
                }
                Some(_) | None => BlockKind::Paragraph,
            },
        };
        let start = self.draft.text.len();
        self.begun = Some((start, kind));
        self.inline = Inline::at(start);
        self.inline.emphasis = self.emphasis;
        if kind == BlockKind::Footnote
            && let Some((label, place)) = self.label.take()
        {
            self.draft.replace(&format!("[^{label}]: "), place);
        }
    }

    fn end_block(&mut self) {
        let Some((start, kind)) = self.begun.take() else { return };
        self.inline.close(&mut self.draft);
        let item = if self.in_notes > 0 { None } else { self.item() };
        if let Some(index) = self.draft.end_block(kind, start, self.quote_depth, item)
            && let Some(block) = self.draft.blocks.get_mut(index)
        {
            block.set_emphasised(self.inline.emphasised());
            block.set_lead(self.inline.lead(block.span()));
        }
    }
}
