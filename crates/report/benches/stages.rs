//! How many bytes a second each stage takes, over texts made here: `cargo bench`.
//!
//! Every stage is given what the stages before it made, so that it is timed alone.

mod texts;

use claimlint_document::{Document, Format, LineIndex};
use claimlint_parser::{Ledger, Settings};
use claimlint_report::view::{View, view};
use claimlint_report::{Checked, markdown};
use claimlint_rules::Book;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// How long the texts are, in bytes.
const SIZE: usize = 200_000;

const KINDS: [&str; 10] =
    ["analysis", "manual", "quotes", "one-sentence", "numbers", "names", "acronyms", "brackets", "nested-lists", "table"];

fn text(kind: &str, size: usize) -> String {
    texts::KINDS.iter().find(|(name, _)| *name == kind).map(|(_, text)| text(size)).unwrap_or_default()
}

fn document(text: String) -> Document {
    claimlint_document::read(text.into_bytes(), Format::Markdown).expect("the texts are UTF-8")
}

#[divan::bench(args = KINDS)]
fn read(bencher: Bencher, kind: &str) {
    let text = text(kind, SIZE);
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_values(document);
}

#[divan::bench(args = KINDS)]
fn sentences(bencher: Bencher, kind: &str) {
    let document = document(text(kind, SIZE));
    bencher
        .counter(BytesCount::of_str(document.source.as_str()))
        .bench(|| claimlint_parser::segment(black_box(&document), &Settings::default()));
}

#[divan::bench(args = KINDS)]
fn claims(bencher: Bencher, kind: &str) {
    let document = document(text(kind, SIZE));
    bencher
        .counter(BytesCount::of_str(document.source.as_str()))
        .bench(|| claimlint_parser::parse(black_box(&document), &Settings::default()));
}

#[divan::bench(args = KINDS)]
fn check(bencher: Bencher, kind: &str) {
    let document = document(text(kind, SIZE));
    let ledger = claimlint_parser::parse(&document, &Settings::default());
    bencher.counter(BytesCount::of_str(document.source.as_str())).bench(|| claimlint_rules::check(black_box(&ledger), Book::builtin()));
}

/// The rules of one family at a time, over an analysis.
#[divan::bench(args = ["attributions", "counts", "dates", "names", "references", "statistics", "structure", "subjects", "tables", "terms", "units"])]
fn family(bencher: Bencher, family: &str) {
    let document = document(text("analysis", SIZE));
    let ledger = claimlint_parser::parse(&document, &Settings::default());
    let book = Book::builtin().select(|rule| rule.family.name() == family);
    assert!(book.rules().len() > 0, "{family}");
    bencher.counter(BytesCount::of_str(document.source.as_str())).bench(|| claimlint_rules::check(black_box(&ledger), &book));
}

#[divan::bench]
fn report(bencher: Bencher) {
    let document = document(text("analysis", SIZE));
    let ledger = claimlint_parser::parse(&document, &Settings::default());
    let checks = claimlint_rules::check(&ledger, Book::builtin());
    let lines = LineIndex::new(&document.source);
    let write = |ledger: &Ledger| {
        let told: View = view(Checked { path: "analysis.md", ledger, checks: &checks, lines: &lines });
        markdown::render(&told, markdown::TEMPLATE)
    };
    bencher.counter(BytesCount::of_str(document.source.as_str())).bench(|| write(black_box(&ledger)));
}

/// From bytes to checks, over sizes that grow: time for each byte should not.
#[divan::bench(args = [10_000, 100_000, 1_000_000, 10_000_000], max_time = 5)]
fn whole(bencher: Bencher, size: usize) {
    let text = text("analysis", size);
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_values(|text| {
        let document = document(text);
        let ledger = claimlint_parser::parse(&document, &Settings::default());
        claimlint_rules::check(&ledger, Book::builtin())
    });
}
