//! Two texts as revisions of one: what changed lies in them, and nothing changes between a text and itself.
#![no_main]

use claimlint_document::{Format, read};
use claimlint_parser::{Settings, parse};
use claimlint_rules::revision::{Side, compare};
use claimlint_rules::{Book, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (old, new) = text.split_once('\u{1}').unwrap_or((text, text));
    let read = |text: &str| read(text.as_bytes().to_vec(), Format::Markdown);
    let (Ok(old), Ok(new)) = (read(old), read(new)) else { return };
    let same = old.source == new.source;
    let (old, new) = (parse(&old, &Settings::default()), parse(&new, &Settings::default()));
    let book = Book::builtin();
    let (before, after) = (check(&old, book), check(&new, book));
    let revision = compare(Side { ledger: &old, checks: &before }, Side { ledger: &new, checks: &after }, book);
    for change in &revision.changes {
        assert!(change.old.is_none_or(|claim| claim < old.claims.len()));
        assert!(change.new.is_none_or(|claim| claim < new.claims.len()));
    }
    for check in &revision.checks {
        assert!(new.document.text.get(check.span.start..check.span.end).is_some());
    }
    assert!(!same || revision.checks.is_empty() && revision.changes.is_empty());
});
