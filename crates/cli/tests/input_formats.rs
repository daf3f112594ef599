//! One document in each format that is read gives the same claims and the same findings.
//!
//! A further format is one more function that writes the document, and one more line in [`FORMATS`].

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
    ("md", markdown),
    ("txt", plain),
    ("rst", restructured),
    ("adoc", asciidoc),
    ("tex", latex),
    ("html", html),
    ("docx", docx),
    ("odt", odt),
    #[cfg(feature = "pdf")]
    ("pdf", pdf),
];

fn markdown() -> Vec<u8> {
    let mut text = String::new();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => writeln!(text, "# {words}\n").unwrap(),
            Part::Heading(words) => writeln!(text, "## {words}\n").unwrap(),
            Part::Paragraph(words) => writeln!(text, "{words}\n").unwrap(),
            Part::Quote(words) => writeln!(text, "> {words}\n").unwrap(),
            Part::Numbered(items) => text += &(numbered(items) + "\n"),
            Part::Bulleted(items) => text += &(items.iter().map(|item| format!("- {item}\n")).collect::<String>() + "\n"),
            Part::Table(rows) => {
                for (number, row) in rows.iter().enumerate() {
                    writeln!(text, "| {} |", row.join(" | ")).unwrap();
                    if number == 0 {
                        writeln!(text, "|{}", "---|".repeat(row.len())).unwrap();
                    }
                }
                text.push('\n');
            }
        }
    }
    text.into_bytes()
}

fn numbered(items: &[&str]) -> String {
    items.iter().enumerate().map(|(number, item)| format!("{}. {item}\n", number + 1)).collect()
}

fn plain() -> Vec<u8> {
    let mut text = String::new();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => writeln!(text, "{words}\n{}\n", "=".repeat(words.len())).unwrap(),
            Part::Heading(words) => writeln!(text, "{words}\n{}\n", "-".repeat(words.len())).unwrap(),
            Part::Paragraph(words) => writeln!(text, "{words}\n").unwrap(),
            Part::Quote(words) => writeln!(text, "> {words}\n").unwrap(),
            Part::Numbered(items) => text += &(numbered(items) + "\n"),
            Part::Bulleted(items) => text += &(items.iter().map(|item| format!("- {item}\n")).collect::<String>() + "\n"),
            Part::Table(rows) => {
                for (number, row) in rows.iter().enumerate() {
                    let line: String = row.iter().map(|cell| format!("{cell:<10}")).collect();
                    writeln!(text, "{}", line.trim_end()).unwrap();
                    if number == 0 {
                        writeln!(text, "{}", "-".repeat(26)).unwrap();
                    }
                }
                text.push('\n');
            }
        }
    }
    text.into_bytes()
}

fn restructured() -> Vec<u8> {
    let mut text = String::new();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => writeln!(text, "{0}\n{words}\n{0}\n", "=".repeat(words.len())).unwrap(),
            Part::Heading(words) => writeln!(text, "{words}\n{}\n", "-".repeat(words.len())).unwrap(),
            Part::Paragraph(words) => writeln!(text, "{words}\n").unwrap(),
            Part::Quote(words) => writeln!(text, "   {words}\n").unwrap(),
            Part::Numbered(items) => text += &(numbered(items) + "\n"),
            Part::Bulleted(items) => text += &(items.iter().map(|item| format!("* {item}\n")).collect::<String>() + "\n"),
            Part::Table(rows) => {
                let border = "========  ".repeat(3) + "\n";
                let line = |row: &&[&str]| row.iter().map(|cell| format!("{cell:<10}")).collect::<String>() + "\n";
                let (head, body) = rows.split_first().unwrap();
                text += &format!("{border}{}{border}{}{border}\n", line(head), body.iter().map(line).collect::<String>());
            }
        }
    }
    text.into_bytes()
}

fn asciidoc() -> Vec<u8> {
    let mut text = String::new();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => writeln!(text, "= {words}\n").unwrap(),
            Part::Heading(words) => writeln!(text, "== {words}\n").unwrap(),
            Part::Paragraph(words) => writeln!(text, "{words}\n").unwrap(),
            Part::Quote(words) => writeln!(text, "____\n{words}\n____\n").unwrap(),
            Part::Numbered(items) => text += &(items.iter().map(|item| format!(". {item}\n")).collect::<String>() + "\n"),
            Part::Bulleted(items) => text += &(items.iter().map(|item| format!("* {item}\n")).collect::<String>() + "\n"),
            Part::Table(rows) => {
                text += "[%header]\n|===\n";
                for row in *rows {
                    writeln!(text, "|{}", row.join(" |")).unwrap();
                }
                text += "|===\n\n";
            }
        }
    }
    text.into_bytes()
}

fn latex() -> Vec<u8> {
    let escaped = |words: &str| words.replace('%', "\\%").replace('&', "\\&");
    let list = |name: &str, items: &[&str]| {
        let items: String = items.iter().map(|item| format!("  \\item {}\n", escaped(item))).collect();
        format!("\\begin{{{name}}}\n{items}\\end{{{name}}}\n\n")
    };
    let mut text = "\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n".to_owned();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => writeln!(text, "\\title{{{}}}\n\\maketitle\n", escaped(words)).unwrap(),
            Part::Heading(words) => writeln!(text, "\\section*{{{}}}", escaped(words)).unwrap(),
            Part::Paragraph(words) => writeln!(text, "{}\n", escaped(words)).unwrap(),
            Part::Quote(words) => writeln!(text, "\\begin{{quote}}\n{}\n\\end{{quote}}\n", escaped(words)).unwrap(),
            Part::Numbered(items) => text += &list("enumerate", items),
            Part::Bulleted(items) => text += &list("itemize", items),
            Part::Table(rows) => {
                text += "\\begin{tabular}{lrr}\n\\toprule\n";
                for (number, row) in rows.iter().enumerate() {
                    writeln!(text, "{} \\\\{}", row.join(" & "), if number == 0 { " \\midrule" } else { "" }).unwrap();
                }
                text += "\\bottomrule\n\\end{tabular}\n\n";
            }
        }
    }
    (text + "\\end{document}\n").into_bytes()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

fn html() -> Vec<u8> {
    let mut text = "<!doctype html>\n<html lang=\"en\"><head><title>Ferry | The Halden Paper, 14 pages</title></head><body>\n<nav><a href=\"/\">Home</a> <a href=\"/3\">Page 3</a></nav><main><article>\n".to_owned();
    let items = |items: &[&str]| items.iter().map(|item| format!("  <li>{}\n", escaped(item))).collect::<String>();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => writeln!(text, "<h1>{}</h1>", escaped(words)).unwrap(),
            Part::Heading(words) => writeln!(text, "<h2>{}</h2>", escaped(words)).unwrap(),
            // Lines of a page end anywhere.
            Part::Paragraph(words) => writeln!(text, "<p>{}</p>", escaped(words).replace(" and ", "\n   and ")).unwrap(),
            Part::Quote(words) => writeln!(text, "<blockquote><p>{}</p></blockquote>", escaped(words)).unwrap(),
            Part::Numbered(list) => writeln!(text, "<ol>\n{}</ol>", items(list)).unwrap(),
            Part::Bulleted(list) => writeln!(text, "<ul>\n{}</ul>", items(list)).unwrap(),
            Part::Table(rows) => {
                text += "<table>\n";
                for (number, row) in rows.iter().enumerate() {
                    let tag = if number == 0 { "th" } else { "td" };
                    writeln!(text, "<tr>{}</tr>", row.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect::<String>()).unwrap();
                }
                text += "</table>\n";
            }
        }
    }
    (text + "</article></main><footer>Printed 9,000 times since 1901.</footer></body></html>\n").into_bytes()
}

fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = SimpleFileOptions::default();
        let options = if *name == "mimetype" { options.compression_method(zip::CompressionMethod::Stored) } else { options };
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx() -> Vec<u8> {
    let paragraph = |properties: &str, words: &str| {
        // Word cuts words into runs wherever they were edited.
        let (first, rest) = words.split_at(words.len() / 2);
        let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words));
        format!("<w:p><w:pPr>{properties}</w:pPr>{}{}</w:p>", run(first), run(rest))
    };
    let styled = |style: &str, words: &str| paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), words);
    let item = |list: usize, words: &str| paragraph(&format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>"), words);
    let mut body = String::new();
    for part in DOCUMENT {
        body += &match part {
            Part::Title(words) => styled("Title", words),
            Part::Heading(words) => styled("Heading2", words),
            Part::Paragraph(words) => paragraph("", words),
            Part::Quote(words) => styled("Quote", words),
            Part::Numbered(items) => items.iter().map(|words| item(1, words)).collect(),
            Part::Bulleted(items) => items.iter().map(|words| item(2, words)).collect(),
            Part::Table(rows) => {
                let row = |row: &&[&str]| {
                    let cells: String = row.iter().map(|cell| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph("", cell))).collect();
                    format!("<w:tr>{cells}</w:tr>")
                };
                format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
            }
        };
    }
    let style = |id: &str, name: &str| format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>");
    let styles = [style("Title", "Title"), style("Heading2", "heading 2"), style("Quote", "Quote")].concat();
    let level = |id: usize, format: &str, text: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum>"
        )
    };
    let numbering = [
        level(0, "decimal", "%1."),
        level(1, "bullet", "•"),
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>".to_owned(),
    ]
    .concat();
    pack(&[
        ("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", format!("<w:styles xmlns:w=\"w\">{styles}</w:styles>")),
        ("word/numbering.xml", format!("<w:numbering xmlns:w=\"w\">{numbering}</w:numbering>")),
    ])
}

fn odt() -> Vec<u8> {
    let paragraph = |style: &str, words: &str| format!("<text:p text:style-name=\"{style}\">{}</text:p>", escaped(words));
    let list = |style: &str, items: &[&str]| {
        let items: String =
            items.iter().map(|words| format!("<text:list-item>{}</text:list-item>", paragraph("Standard", words))).collect();
        format!("<text:list text:style-name=\"{style}\">{items}</text:list>")
    };
    let mut body = String::new();
    for part in DOCUMENT {
        body += &match part {
            Part::Title(words) => paragraph("Title", words),
            Part::Heading(words) => format!("<text:h text:outline-level=\"2\">{}</text:h>", escaped(words)),
            Part::Paragraph(words) => paragraph("Standard", words),
            Part::Quote(words) => paragraph("Quotations", words),
            Part::Numbered(items) => list("L1", items),
            Part::Bulleted(items) => list("L2", items),
            Part::Table(rows) => {
                let row = |row: &&[&str]| {
                    let cells: String =
                        row.iter().map(|cell| format!("<table:table-cell>{}</table:table-cell>", paragraph("Standard", cell))).collect();
                    format!("<table:table-row>{cells}</table:table-row>")
                };
                format!("<table:table>{}</table:table>", rows.iter().map(row).collect::<String>())
            }
        };
    }
    let styles = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
    ])
}

/// Writes the document in pages with a running head and page numbers, in a font whose letters are all as wide.
#[cfg(feature = "pdf")]
fn pdf() -> Vec<u8> {
    use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

    /// What stands on a line: where it begins, how large it is, its words.
    type Line = (f32, f32, String);
    const PAGE: (f32, f32) = (420.0, 420.0);
    const MARGIN: f32 = 60.0;
    let float = |count: usize| f32::from(u16::try_from(count).unwrap());
    let wrap = |words: &str, indent: f32, hang: f32, size: f32| -> Vec<Line> {
        let mut lines: Vec<Line> = vec![(indent, size, String::new())];
        for word in words.split(' ') {
            let (start, _, line) = lines.last_mut().unwrap();
            let width = PAGE.0 - 2.0 * MARGIN - *start;
            if !line.is_empty() && float(line.chars().count() + 1 + word.chars().count()) * 0.6 * size > width {
                lines.push((indent + hang, size, word.to_owned()));
            } else {
                *line += &format!("{}{word}", if line.is_empty() { "" } else { " " });
            }
        }
        lines
    };
    // Lines that stand together, with a gap before them.
    let mut groups: Vec<(f32, Vec<Line>)> = Vec::new();
    for part in DOCUMENT {
        match part {
            Part::Title(words) => groups.push((0.0, wrap(words, 0.0, 0.0, 18.0))),
            Part::Heading(words) => groups.push((14.0, wrap(words, 0.0, 0.0, 13.0))),
            Part::Paragraph(words) => groups.push((8.0, wrap(words, 0.0, 0.0, 9.0))),
            Part::Quote(words) => groups.push((8.0, wrap(words, 24.0, 0.0, 9.0))),
            Part::Numbered(items) => {
                groups.extend(
                    items.iter().enumerate().map(|(number, item)| (4.0, wrap(&format!("{}. {item}", number + 1), 12.0, 16.2, 9.0))),
                );
            }
            Part::Bulleted(items) => groups.extend(items.iter().map(|item| (4.0, wrap(&format!("\u{95} {item}"), 12.0, 10.8, 9.0)))),
            Part::Table(rows) => {
                for row in *rows {
                    let cells = row.iter().enumerate().map(|(column, cell)| (float(column) * 70.0, 9.0, (*cell).to_owned()));
                    groups.push((3.0, cells.collect()));
                }
            }
        }
    }
    let mut pages: Vec<Content> = Vec::new();
    let mut below = PAGE.1;
    for (gap, lines) in &groups {
        let row = lines.len() > 1 && lines.iter().all(|line| line.2.len() < 8);
        for (index, (start, size, words)) in lines.iter().enumerate() {
            if index == 0 || !row {
                below += 1.25 * size + if index == 0 { *gap } else { 0.0 };
            }
            if below > PAGE.1 - MARGIN {
                let mut page = Content::new();
                let number = pages.len() + 1;
                let furniture = [(PAGE.1 - 30.0, "The Halden Paper, 14 pages for 3 euros".to_owned()), (24.0, format!("Page {number}"))];
                for (height, words) in furniture {
                    page.begin_text().set_font(Name(b"F"), 8.0).next_line(MARGIN, height).show(Str(words.as_bytes())).end_text();
                }
                pages.push(page);
                below = MARGIN + size;
            }
            // The bullet of the text is that of the encoding of Windows.
            let bytes: Vec<u8> = words.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
            let page = pages.last_mut().unwrap();
            page.begin_text().set_font(Name(b"F"), *size).next_line(MARGIN + start, PAGE.1 - below).show(Str(&bytes)).end_text();
        }
    }
    let mut pdf = Pdf::new();
    let (catalog, tree, font) = (Ref::new(1), Ref::new(2), Ref::new(3));
    let count = i32::try_from(pages.len()).unwrap();
    let place = |index: i32| (Ref::new(4 + 2 * index), Ref::new(5 + 2 * index));
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..count).map(|index| place(index).0)).count(count);
    pdf.type1_font(font).base_font(Name(b"Courier")).encoding_predefined(Name(b"WinAnsiEncoding"));
    for (index, content) in (0..).zip(pages) {
        let (id, stream) = place(index);
        let mut page = pdf.page(id);
        page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(stream);
        page.resources().fonts().pair(Name(b"F"), font);
        page.finish();
        pdf.stream(stream, &content.finish());
    }
    pdf.finish()
}

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
        let styles = if format == "html" { include_str!("../../report/templates/report.css") } else { "" };
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
