//! The patterns and requirements of an equation: an error with its line, or a rule that runs over a text without a panic.
//!
//! The first lines are patterns, the one that begins with `=` is what is required, one with `?` when; the rest is the text.
#![no_main]

use claimlint_document::{Format, read};
use claimlint_parser::{Settings, parse};
use claimlint_rules::{Book, PageSource, check};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|data: &[u8]| {
    let Ok(data) = std::str::from_utf8(data) else { return };
    let mut lines = data.lines();
    let (mut patterns, mut require, mut when) = (Vec::new(), "", None);
    for line in lines.by_ref() {
        match line.split_at_checked(1) {
            Some(("=", condition)) => require = condition,
            Some(("?", condition)) => when = Some(condition),
            Some(_) if patterns.len() < 8 => patterns.push(line),
            _ => break,
        }
    }
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut equation = json!({ "patterns": patterns, "require": require, "message": "found {{ computed }}" });
    if let Some(when) = when {
        equation["when"] = json!(when);
    }
    let header = json!({ "id": "made-up", "severity": "error", "check": { "equation": equation } });
    let page = format!("# A made-up rule\n\n```json\n{header}\n```\n\nIt has words.\n");
    let mut book = Book::default();
    book.add(&Book::builtin_files().filter(|file| file.path.starts_with("words/")).collect::<Vec<_>>());
    let _errors = book.add(&[PageSource { path: "counts/made-up.md", text: &page }]);
    if let Ok(document) = read(text.into_bytes(), Format::Markdown) {
        let _found = check(&parse(&document, &Settings::default()), &book.any_document());
    }
});
