//! Files that mean harm, or are not what their name says: each is one clear error, or read within its bounds.

mod pack;

use claimlint_document::Format::{Docx, Html, Markdown, Odt, Plain};
use claimlint_document::{Format, read};
use pack::{docx, docx_with, odt, odt_with, pack};

/// What is wrong with a file, in one line.
#[track_caller]
fn check(bytes: Vec<u8>, format: Format, expected: &str) {
    let error = read(bytes, format).map(|_| "nothing").expect_err("the file cannot be read").to_string();
    assert!(error.contains(expected), "{error:?} should tell {expected:?}");
    assert_eq!(error.lines().count(), 1, "{error:?}");
}

/// A file that is read without harm.
#[track_caller]
fn read_well(bytes: Vec<u8>, format: Format) -> claimlint_document::Document {
    read(bytes, format).expect("the file can be read")
}

#[test]
fn what_a_name_does_not_fit_is_told() {
    let word = docx("<w:p/>");
    check(word.clone(), Html, "found a Word document (docx); expected HTML");
    check(word.clone(), Markdown, "expected Markdown");
    check(word.clone(), Odt, "found a Word document (docx); expected an OpenDocument text (odt)");
    check(odt("", ""), Docx, "found an OpenDocument text (odt); expected a Word document");
    check(b"<!DOCTYPE html><p>x".to_vec(), Docx, "found HTML; expected a Word document (docx)");
    check(b"Just words.".to_vec(), Odt, "found a file that is no ZIP archive");
    check(Vec::new(), Docx, "found an empty file");
    check(b"%PDF-1.7 ...".to_vec(), Html, "found a PDF; expected HTML");
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old".to_vec(), Docx, "found a compound file, as of Word 97 to 2003");
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    check(locked, Docx, "found an encrypted document");
    check(pack(&[("a.txt", "x")]), Docx, "found a ZIP archive without word/document.xml");
    check(pack(&[("a.txt", "x")]), Odt, "found a ZIP archive without content.xml");
    check(
        pack(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]),
        Odt,
        "found an OpenDocument file that is no text",
    );
    check(b"\xff\xfeh\0i\0".to_vec(), Plain, "found text in UTF-16");
    check(b"<html>caf\xe9".to_vec(), Html, "line 1: byte 0xe9 is no UTF-8");
}

#[test]
fn formats_are_told_by_content() {
    assert_eq!(Format::of_content(&docx("")), Some(Docx));
    assert_eq!(Format::of_content(&odt("", "")), Some(Odt));
    assert_eq!(Format::of_content(b"\xef\xbb\xbf <!-- x --><!DocType HTML>"), Some(Html));
    assert_eq!(Format::of_content(b"<?xml version='1.0'?><html xmlns='x'>"), Some(Html));
    assert_eq!(Format::of_content(b"# A title"), None);
}

#[test]
fn damaged_archives_are_one_error_each() {
    let whole = docx(&"<w:p><w:r><w:t>Some words and some more.</w:t></w:r></w:p>".repeat(200));
    for cut in [5, 30, 60, whole.len() / 2, whole.len() - 60, whole.len() - 21, whole.len() - 1] {
        let error = read(whole[..cut].to_vec(), Docx).map(|_| "nothing").expect_err("a cut archive").to_string();
        assert!(error.contains("found"), "{cut}: {error}");
    }
    // Bytes that are changed anywhere never do more than fail.
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(bytes, Docx);
    }
    let mut locked = whole;
    let central = locked.windows(4).rposition(|window| window == b"PK\x01\x02").expect("an archive has a directory");
    locked[6] |= 1;
    locked[central + 8] |= 1;
    check(locked, Docx, "encrypted");
    check(
        odt_with("<text:p>x</text:p>", "", &[("META-INF/manifest.xml", "<m><encryption-data/></m>")]),
        Odt,
        "found an encrypted document",
    );
}

#[test]
fn bombs_do_not_go_off() {
    let bomb = " ".repeat(80 << 20);
    check(docx(&bomb), Docx, "expected at most");
    let bomb = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(500_000);
    check(docx(&bomb), Docx, "times as many");
    check(docx_with("<w:p/>", &[("word/styles.xml", &" ".repeat(20 << 20))]), Docx, "times as many");
    let names: Vec<String> = (0..10_001).map(|number| format!("x{number}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    check(pack(&parts), Docx, "more than the 10000 that are read");
}

#[test]
fn hostile_xml_is_one_error() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    check(pack(&[("word/document.xml", laughs)]), Docx, "a document type declaration");
    check(docx("<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>"), Docx, "the entity &lol;");
    check(docx(&"<w:tbl><w:tr><w:tc>".repeat(20_000)), Docx, "nested more than 1000 deep");
    check(docx("<w:p></w:r>"), Docx, "malformed XML");
    check(pack(&[("word/document.xml", "<w:document><w:body>")]), Docx, "found");
    check(odt(&"<text:list><text:list-item>".repeat(20_000), ""), Odt, "nested more than 1000 deep");
}

#[test]
fn tables_beyond_all_measure_are_left_out() {
    let cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>";
    let table =
        format!("<w:tbl>{}</w:tbl><w:p><w:r><w:t>After.</w:t></w:r></w:p>", format!("<w:tr>{}</w:tr>", cell.repeat(500)).repeat(500));
    check(docx(&table), Docx, "times as many");
    let spans = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>".repeat(300);
    let document = read_well(docx(&format!("<w:tbl>{spans}</w:tbl>")), Docx);
    assert!(document.tables.is_empty());
    check(format!("<table>{}", format!("<tr>{}", "<td>1".repeat(1_000)).repeat(1_000)).into_bytes(), Html, "more than two million");
    let large = format!("<table>{}</table><p>After.", format!("<tr>{}", "<td>1".repeat(1_000)).repeat(300));
    let document = read_well(large.into_bytes(), Html);
    assert!(document.text.ends_with("After."));
    assert!(document.unchecked.iter().any(|part| part.why == "table of too many cells"));
    let wide = format!("<table>{}</table>", "<tr><td colspan=1000000 rowspan=1000000>1<td>2".repeat(300));
    let document = read_well(wide.into_bytes(), Html);
    // Cells that go on from above count as well, or 300 rows would have 45 million of them.
    let rows = document.tables[0].rows();
    assert!(rows.len() * rows.map(|row| row.len()).max().unwrap_or_default() <= 250_000);
    assert!(document.unchecked.iter().any(|part| part.why == "table of too many cells"));
}

#[test]
fn what_waits_for_its_end_is_bounded() {
    // Numbers that are all different do not pack well, so that the size alone gives nothing away.
    let many = |count: u64, write: fn(u64) -> String| {
        (0..count).map(|number| write(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect::<String>()
    };
    let rows = many(450_000, |number| format!("<w:tc w:id=\"{number:x}\"/>"));
    check(docx(&format!("<w:tbl><w:tr>{rows}</w:tr></w:tbl>")), Docx, "more than 400000");
    let rows = many(450_000, |number| format!("<table:table-row id=\"{number:x}\"/>"));
    check(odt(&format!("<table:table>{rows}</table:table>"), ""), Odt, "more than 400000");
    let paragraphs = many(210_000, |number| format!("<w:p><w:r><w:t>{number:x}</w:t></w:r></w:p>"));
    check(docx(&paragraphs), Docx, "more than 200000");
    let styles = many(300_000, |number| format!("<w:style w:styleId=\"{number:x}\"/>"));
    check(docx_with("<w:p/>", &[("word/styles.xml", &format!("<w:styles>{styles}</w:styles>"))]), Docx, "expected at most 8388608");
}

#[test]
fn pages_beyond_all_measure_are_one_error() {
    check("<b>".repeat(2_000_001).into_bytes(), Html, "more than two million");
    check("<p>a".repeat(500_001).into_bytes(), Html, "more than 500000 paragraphs");
}

#[test]
fn deep_pages_are_read() {
    let deep = format!("{}Words here.{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(read_well(deep.into_bytes(), Html).text, "Words here.");
    let attributes = format!("<p {}>Words here.", "a=b ".repeat(100_000));
    assert_eq!(read_well(attributes.into_bytes(), Html).text, "Words here.");
}
