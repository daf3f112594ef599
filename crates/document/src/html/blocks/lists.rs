//! A list, an item or a cell of a page in, its number or its place in the table out.

use super::{OpenList, Reader, Undo};
use crate::html::tables;
use crate::html::tag::Tag;
use crate::html::tree::{Attribute, Node};
use crate::marker::ordinal;
use crate::{BlockKind, List, ListItem};

impl Reader<'_> {
    pub(super) fn enter_list(&mut self, index: usize, tag: Tag) -> Undo {
        let items = || self.tree.children(index).filter(|&child| self.tree.nodes.get(child).and_then(Node::tag) == Some(Tag::Li));
        if self.in_notes > 0 || items().any(|item| self.notes.texts.contains_key(&item)) {
            return Undo::Block;
        }
        let ordered = tag == Tag::Ol;
        let reversed = ordered && self.tree.attribute(index, Attribute::Reversed).is_some();
        let count = i64::try_from(items().count()).unwrap_or(i64::MAX);
        let start = self.tree.attribute(index, Attribute::Start).and_then(|start| start.trim().parse::<i32>().ok());
        let next = start.map_or(if reversed { count } else { 1 }, i64::from);
        let style = self.tree.attribute(index, Attribute::Type).and_then(|style| style.trim().chars().next()).unwrap_or('1');
        let parent = self.item();
        self.draft.lists.push(List::new(ordered, parent));
        let style = if ordered { style } else { '-' };
        self.lists.push(OpenList { index: self.draft.lists.len() - 1, begun: true, next, step: if reversed { -1 } else { 1 }, style });
        Undo::List
    }

    pub(super) fn enter_item(&mut self, index: usize, node: &Node) -> Undo {
        let Some(open) = self.lists.last_mut().filter(|_| self.in_notes == 0) else { return Undo::Block };
        if let Some(value) = self.tree.attribute(index, Attribute::Value).and_then(|value| value.trim().parse::<i32>().ok()) {
            open.next = i64::from(value);
        }
        let marker = match open.style {
            '-' => "-".to_owned(),
            style => format!("{}.", ordinal(open.next, style)),
        };
        open.next += open.step;
        open.begun = false;
        if let Some(list) = self.draft.lists.get_mut(open.index) {
            list.items.push(ListItem::new(&marker, node.source(), ""));
        }
        Undo::Item
    }

    pub(super) fn enter_cell(&mut self, index: usize, tag: Tag) {
        let columns = tables::number(self.tree, index, Attribute::Colspan);
        let rows = tables::number(self.tree, index, Attribute::Rowspan);
        let Some((grid, table)) = self.grid() else { return };
        let row = grid.row.unwrap_or_default();
        grid.heads &= row > 0 || tag == Tag::Th;
        let (column, width, added) = grid.place(columns, rows);
        self.cells += added;
        if let Some(cells) = self.draft.tables.get_mut(table).and_then(|table| table.rows.last_mut()) {
            *cells = crate::short(width);
        }
        self.in_cell = true;
        self.kinds.push(BlockKind::cell(table, row, column));
    }
}
