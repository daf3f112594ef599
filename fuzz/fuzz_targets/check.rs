//! A text from its bytes to its report: no panic, and every place lies on character boundaries of the source.
#![no_main]

use claimlint_document::{Format, LineIndex, read};
use claimlint_parser::{Settings, parse};
use claimlint_report::{Checked, checks, claims, markdown, view};
use claimlint_rules::{Book, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&first, text)) = data.split_first() else { return };
    let format = if first % 2 == 0 { Format::Markdown } else { Format::Plain };
    let Ok(document) = read(text.to_vec(), format) else { return };
    let ledger = parse(&document, &Settings::default());
    for claim in &ledger.claims {
        assert!(document.text.get(claim.span.start..claim.span.end).is_some());
    }
    let found = check(&ledger, Book::builtin());
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path: "text", ledger: &ledger, checks: &found, lines: &lines };
    assert_eq!(claims::rows("text", &ledger, &lines).count(), ledger.claims.len());
    let _rows = checks::rows(checked, |_| true).count();
    let report = markdown::render(&view::view(checked), markdown::TEMPLATE);
    assert!(report.is_ok(), "{report:?}");
});
