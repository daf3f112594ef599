//! Bytes as a rule page: an error with its line, or a rule that runs over its own examples without a panic.
#![no_main]

use claimlint_document::{Format, read};
use claimlint_parser::{Settings, parse};
use claimlint_rules::{Book, PageSource, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // A page is named after its rule, or it is refused before its rule is read.
    let id = text.split_once("\"id\": \"").and_then(|(_, rest)| rest.split_once('"')).map_or("page", |(id, _)| id);
    let path = format!("counts/{id}.md");
    let mut book = Book::default();
    for error in book.add(&[PageSource { path: &path, text }]) {
        assert!(error.line >= 1 && error.line <= text.lines().count() + 1, "{error}");
    }
    if let Ok(document) = read(data.to_vec(), Format::Markdown) {
        let _found = check(&parse(&document, &Settings::default()), &book.any_document());
    }
});
