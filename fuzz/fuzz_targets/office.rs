//! The body of a Word or OpenDocument file, packed as such files are: reading never fails but with a message.
//!
//! Random bytes are hardly ever an archive, so that what lies in one is made up here; broken archives are `document`'s.
#![no_main]

#[path = "../../crates/document/tests/pack/mod.rs"]
mod pack;

use claimlint_document::{Changes, Format, read_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&first, body)) = data.split_first() else { return };
    let Ok(body) = std::str::from_utf8(body) else { return };
    let (body, more) = body.split_once('\u{1}').unwrap_or((body, ""));
    let (bytes, format) = match first % 2 {
        0 => {
            (pack::docx_with(body, &[("word/styles.xml", more), ("word/numbering.xml", more), ("word/footnotes.xml", more)]), Format::Docx)
        }
        _ => (pack::odt(body, more), Format::Odt),
    };
    for changes in [Changes::Accept, Changes::Reject] {
        let Ok(document) = read_with(bytes.clone(), format, changes) else { continue };
        let mut end = 0;
        for block in &document.blocks {
            assert!(block.span().start >= end && document.text.get(block.span().start..block.span().end).is_some());
            end = block.span().end;
        }
    }
});
