//! A document in, a drawing of its structure out: one line a block, then what stands beside the blocks.

#![allow(dead_code, reason = "each test file uses a part of it")]

use claimlint_document::{BlockKind, Document, Format, Span, read};
use std::fmt::Write;

/// Reads a text that is valid UTF-8.
pub(crate) fn document(source: &str, format: Format) -> Document {
    read(source.as_bytes().to_vec(), format).expect("the text is valid UTF-8")
}

/// Draws the structure of a text.
pub(crate) fn draw(source: &str, format: Format) -> String {
    drawn(&document(source, format))
}

/// Draws the structure of a document.
pub(crate) fn drawn(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let kind = match block.kind() {
            BlockKind::Title => "title".to_owned(),
            BlockKind::Byline => "byline".to_owned(),
            BlockKind::Heading(level) => format!("heading {level}"),
            BlockKind::Paragraph => "paragraph".to_owned(),
            BlockKind::ListItem => "item".to_owned(),
            BlockKind::TableCell { table, row, column } => format!("cell {table}.{row}.{column}"),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::Footnote => "footnote".to_owned(),
            BlockKind::ReferenceEntry => "reference".to_owned(),
        };
        let quotes = ">".repeat(usize::from(block.quote_depth));
        let item = document
            .item_of(block)
            .map_or(String::new(), |(list, item)| format!(" in {list}.{item} {}", document.lists[list].items[item].marker(document)));
        let emphasised = if block.is_emphasised() { " (emphasised)" } else { "" };
        let checked = if block.is_checked() { "" } else { " (not checked)" };
        let words = marked(document, block.span()).replace('\n', "⏎");
        writeln!(out, "{quotes}{kind}{item}{emphasised}{checked}: {words}").expect("a string takes all");
    }
    for (index, list) in document.lists.iter().enumerate() {
        let markers: Vec<_> = list.items.iter().map(|item| item.marker_source().of(&document.source)).collect();
        let parent = list.parent().map_or(String::new(), |(parent, item)| format!(" in {parent}.{item}"));
        let kind = if list.ordered { "ordered" } else { "bulleted" };
        writeln!(out, "list {index}{parent}, {kind}: {}", markers.join(" ")).expect("a string takes all");
    }
    for (index, table) in document.tables.iter().enumerate() {
        let rows: Vec<_> = table.rows().map(|row| row.map(|cell| if cell.is_some() { 'x' } else { '.' }).collect::<String>()).collect();
        let header = if table.header { " with header" } else { "" };
        writeln!(out, "table {index}{header}: {}", rows.join(" ")).expect("a string takes all");
    }
    for link in &document.links {
        writeln!(out, "link: {} -> {}", link.span.of(&document.text), link.target).expect("a string takes all");
    }
    if let Some(dateline) = document.dateline {
        writeln!(out, "dateline: {} from {:?}", dateline.date, dateline.source.of(&document.source)).expect("a string takes all");
    }
    for entry in &document.front_matter {
        writeln!(out, "entry: {} = {:?}", entry.key, entry.source.of(&document.source)).expect("a string takes all");
    }
    for part in &document.unchecked {
        writeln!(out, "not checked ({}): {:?}", part.why, part.source().of(&document.source)).expect("a string takes all");
    }
    out
}

/// The words of a block, opaque ones between `⟨⟩`.
fn marked(document: &Document, span: Span) -> String {
    let mut words = String::new();
    let mut at = span.start;
    for opaque in document.opaque().filter(|opaque| span.contains(*opaque)) {
        words += Span::new(at, opaque.start).of(&document.text);
        words = words + "⟨" + opaque.of(&document.text) + "⟩";
        at = opaque.end;
    }
    words + Span::new(at, span.end).of(&document.text)
}
