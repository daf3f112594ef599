//! Bytes as a document of every format: reading never fails but with a message, and what is read keeps its promises.
#![no_main]

use claimlint_document::{BlockKind, Document, Format, read};
use libfuzzer_sys::fuzz_target;

const FORMATS: [Format; 8] =
    [Format::Plain, Format::Markdown, Format::Restructured, Format::Asciidoc, Format::Latex, Format::Html, Format::Docx, Format::Odt];

fuzz_target!(|data: &[u8]| {
    for format in FORMATS {
        if let Ok(document) = read(data.to_vec(), format) {
            promises(&document);
        }
    }
});

/// Blocks lie in order and apart on character boundaries, everything in the text comes from the source, and tables hold their cells.
fn promises(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span().start >= end && document.text.get(block.span().start..block.span().end).is_some());
        end = block.span().end;
        let source = document.source_span(block.span());
        assert!(document.source.get(source.start..source.end).is_some());
    }
    for (index, table) in document.tables.iter().enumerate() {
        let cells: usize = table.rows().map(|row| row.flatten().count()).sum();
        assert_eq!(cells, table.blocks().count());
        for block in table.blocks() {
            assert!(matches!(document.blocks[block].kind(), BlockKind::TableCell { table, .. } if table as usize == index));
        }
    }
}
