//! Bytes as a template of a report: it ends, with a report or with an error that tells its line.
#![no_main]

use claimlint_document::{Format, LineIndex, read};
use claimlint_parser::{Settings, parse};
use claimlint_report::html::Body;
use claimlint_report::view::View;
use claimlint_report::{Checked, html, markdown, view};
use claimlint_rules::{Book, check};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// What is told of a small document.
static VIEW: LazyLock<(View, Body)> = LazyLock::new(|| {
    let text = "# A *fair*\n\nThe fair opened on Monday, 3 May 2021. Of 40 stalls, 10 (30%) sold <b>bread</b>, said Anna Vale.\n";
    let document = read(text.as_bytes().to_vec(), Format::Markdown).expect("the text is UTF-8");
    let ledger = parse(&document, &Settings::default());
    let checks = check(&ledger, Book::builtin());
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path: "fair.md", ledger: &ledger, checks: &checks, lines: &lines };
    let view = view::view(checked);
    let body = html::body(checked, &view);
    (view, body)
});

fuzz_target!(|data: &[u8]| {
    let Ok(template) = std::str::from_utf8(data) else { return };
    let (view, body) = &*VIEW;
    let pages = [markdown::render(view, template), html::render(view, body, template)];
    for error in pages.into_iter().filter_map(Result::err) {
        assert!(error.line >= 1 && error.line <= template.lines().count() + 1, "{error}");
    }
});
