//! One document in each format that is read gives the same claims and the same findings.
//!
//! A further format is one more function that writes the document, and one more line in [`FORMATS`].

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod packed;
mod page;
#[cfg(feature = "pdf")]
mod printed;
mod terms;
mod typed;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A part of the document, whatever the format.
enum Part {
    Title(&'static str),
    Heading(&'static str),
    Paragraph(&'static str),
    Quote(&'static str),
    Numbered(&'static [&'static str]),
    Bulleted(&'static [&'static str]),
    /// The first row is the head.
    Table(&'static [&'static [&'static str]]),
}

/// A document with faults of several families.
const DOCUMENT: &[Part] = &[
    Part::Title("A new ferry for Halden"),
    Part::Paragraph("Published Thursday, October 7, 2021"),
    Part::Paragraph(
        "The council of Halden met on Tuesday, October 5, 2021, and chose a new ferry. It costs 12 million euros, and 127 of 312 people (43%) who were asked want it to sail in winter as well.",
    ),
    Part::Heading("What was asked"),
    Part::Paragraph("Three things were asked of the harbour:"),
    Part::Numbered(&["How deep the water is at low tide.", "How long the quay has to be.", "How many berths are free."]),
    Part::Paragraph(
        "Ada Bryce, who leads the harbour, said that the quay is 90 metres long. She has worked there since 2003, for 18 years.",
    ),
    Part::Quote("The water is deep enough for us in every month of the year."),
    Part::Heading("What it carries"),
    Part::Paragraph("The new ferry carries more than 100 cars & 400 people. The old one, built in 1968, sank on February 30, 1999."),
    Part::Bulleted(&["It sails every 30 minutes.", "It needs 20 minutes from one side to the other."]),
    Part::Table(&[
        &["Year", "Cars", "People"],
        &["2018", "310", "1,200"],
        &["2019", "340", "1,300"],
        &["2020", "150", "900"],
        &["Total", "800", "3,500"],
    ]),
    Part::Paragraph("Revenue rose from 200 to 250 thousand euros in 2019, an increase of 20%."),
];

/// Writes the document in one format.
type Writer = fn() -> Vec<u8>;

/// The formats, each with what writes the document in it.
const FORMATS: &[(&str, Writer)] = &[
    ("md", typed::markdown),
    ("txt", typed::plain),
    ("rst", typed::restructured),
    ("adoc", typed::asciidoc),
    ("tex", typed::latex),
    ("html", page::html),
    ("docx", packed::docx),
    ("odt", packed::odt),
    #[cfg(feature = "pdf")]
    ("pdf", printed::pdf),
];

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder).args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The rows without the places in the source, which are those of the format.
fn rows(text: &str) -> Vec<Value> {
    let rows = text.lines().map(|line| serde_json::from_str(line).unwrap());
    rows.map(|mut row: Value| {
        without_places(&mut row);
        row
    })
    .collect()
}

fn without_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in ["path", "line", "column", "place"] {
                fields.remove(name);
            }
            fields.retain(|name, value| !(matches!(name.as_str(), "start" | "end") && value.is_number()));
            fields.values_mut().for_each(without_places);
        }
        Value::Array(parts) if parts.iter().all(Value::is_number) => *value = Value::Null,
        Value::Array(parts) => parts.iter_mut().for_each(without_places),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Where the files lie that people can look at.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/formats")
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (ending, _) in FORMATS {
        let name = format!("ferry.{ending}");
        fs::copy(fixtures().join(&name), folder.path().join(&name)).unwrap();
    }
    folder
}

/// The files of `fixtures/formats` are what is written here; `UPDATE=1` writes them anew.
#[test]
fn the_files_are_what_is_written_here() {
    for (ending, write) in FORMATS {
        let path = fixtures().join(format!("ferry.{ending}"));
        let written = write();
        if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
            fs::write(&path, &written).unwrap();
        }
        let format = claimlint_document::Format::of_name(&path.to_string_lossy()).unwrap();
        let text = |bytes: Vec<u8>| claimlint_document::read(bytes, format).unwrap().source;
        assert_eq!(text(fs::read(&path).unwrap()), text(written), "{ending}: run the test with UPDATE=1");
    }
}

#[test]
fn one_document_gives_the_same_claims_and_findings_in_each_format() {
    let folder = folder();
    let read = |command: &[&str], ending: &str| {
        let name = format!("ferry.{ending}");
        rows(&run(folder.path(), &[command, &["--format", "jsonl", &name]].concat()))
    };
    let claims = read(&["claims"], "md");
    let checks = read(&["check", "--fail-on", "never", "--verdict", "all"], "md");
    assert!(claims.len() > 30, "{} claims", claims.len());
    assert!(checks.iter().filter(|check| check["verdict"] == "conflict").count() >= 3, "{checks:#?}");
    for (ending, _) in FORMATS {
        for (number, (found, expected)) in read(&["claims"], ending).iter().zip(&claims).enumerate() {
            assert_eq!(found, expected, "claim {number} of {ending}");
        }
        assert_eq!(read(&["claims"], ending).len(), claims.len(), "claims of {ending}");
        let found = read(&["check", "--fail-on", "never", "--verdict", "all"], ending);
        for (number, (found, expected)) in found.iter().zip(&checks).enumerate() {
            assert_eq!(found, expected, "check {number} of {ending}");
        }
        assert_eq!(found.len(), checks.len(), "checks of {ending}");
    }
}

#[test]
fn the_reports_of_a_run_are_not_read_by_the_next() {
    let folder = folder();
    let first = run(folder.path(), &["report", "-o", "reports", "."]);
    let index = fs::read_to_string(folder.path().join("reports/index.md")).unwrap();
    assert_eq!(first, run(folder.path(), &["report", "-o", "reports", "."]));
    assert_eq!(index, fs::read_to_string(folder.path().join("reports/index.md")).unwrap());
}

#[test]
fn every_format_is_found_in_a_folder_and_told_by_its_content() {
    let folder = folder();
    let paths: Vec<String> = rows_of_paths(&run(folder.path(), &["check", "--fail-on", "never", "--format", "jsonl", "."]));
    let mut expected: Vec<String> = FORMATS.iter().map(|(ending, _)| format!("ferry.{ending}")).collect();
    expected.sort();
    assert_eq!(paths, expected);
    let by_content = ["docx", "odt", "html"].into_iter().chain(cfg!(feature = "pdf").then_some("pdf"));
    for ending in by_content {
        let bare = folder.path().join("ferry");
        fs::rename(folder.path().join(format!("ferry.{ending}")), &bare).unwrap();
        let told = run(folder.path(), &["claims", "--format", "jsonl", "ferry"]);
        assert!(told.contains("October 5, 2021"), "{ending}: {told}");
        assert_eq!(told, run(folder.path(), &["claims", "--format", "jsonl", "--input-format", ending, "ferry"]));
    }
}

fn rows_of_paths(text: &str) -> Vec<String> {
    let mut paths: Vec<String> =
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["path"].as_str().unwrap().to_owned()).collect();
    paths.dedup();
    paths
}

#[test]
fn places_of_files_without_lines_are_told_by_heading_and_paragraph() {
    let folder = folder();
    let drawn = run(folder.path(), &["check", "--fail-on", "never", "--color", "never", "ferry.docx"]);
    assert!(drawn.contains("ferry.docx: What it carries › paragraph 1: “February 30, 1999”"), "{drawn}");
    let row = run(folder.path(), &["claims", "--format", "jsonl", "ferry.odt"]);
    assert!(row.contains("\"place\":{\"headings\":[\"What it carries\"],\"paragraph\":1,\"words\":\"February 30, 1999\"}"), "{row}");
    for (format, file) in [("markdown", "ferry.docx"), ("html", "ferry.odt")] {
        let report = run(folder.path(), &["report", "--format", format, file]);
        assert!(report.contains("What it carries › paragraph 1"), "{report}");
        // Nothing in it speaks of lines, which nobody sees in such a file.
        let lines = report.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.eq_ignore_ascii_case("line"));
        let styles = if format == "html" { include_str!("../../../report/templates/report.css") } else { "" };
        let of_style = styles.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.eq_ignore_ascii_case("line"));
        let of_page = report.matches("class=\"line\"").count() + report.matches("<line").count();
        assert_eq!(lines.count(), of_style.count() + of_page, "{report}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn places_of_a_pdf_are_told_by_page_and_words() {
    let folder = folder();
    let drawn = run(folder.path(), &["check", "--fail-on", "never", "--color", "never", "ferry.pdf"]);
    assert!(drawn.contains("ferry.pdf: page 2: “February 30, 1999”"), "{drawn}");
    let row = run(folder.path(), &["claims", "--format", "jsonl", "ferry.pdf"]);
    assert!(row.contains("\"place\":{\"page\":2,\"headings\":[],\"paragraph\":null,\"words\":\"February 30, 1999\"}"), "{row}");
    let told = run(folder.path(), &["report", "ferry.pdf"]);
    assert!(told.contains("running head, running foot or page number"), "{told}");
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_pdf_is_one_line_where_it_is_not_read() {
    let folder = folder();
    fs::write(folder.path().join("a.pdf"), "%PDF-1.7").unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder.path()).args(["check", "--quiet", "a.pdf"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("built without the feature `pdf`") && told.lines().count() == 1, "{told}");
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_one_line() {
    let folder = folder();
    fs::rename(folder.path().join("ferry.docx"), folder.path().join("word.html")).unwrap();
    fs::rename(folder.path().join("ferry.html"), folder.path().join("page.docx")).unwrap();
    for (name, expected) in [
        ("word.html", "word.html: found a Word document (docx); expected HTML\n"),
        ("page.docx", "page.docx: found HTML; expected a Word document (docx)\n"),
    ] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder.path()).args(["check", "--quiet", name]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.ends_with(expected) && told.lines().count() == 1, "{told}");
    }
}
