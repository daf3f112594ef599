//! The document in, the archives out that office programs write of it.

use super::page::escaped;
use super::{DOCUMENT, Part};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(super) fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = SimpleFileOptions::default();
        let options = if *name == "mimetype" { options.compression_method(zip::CompressionMethod::Stored) } else { options };
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(super) fn docx() -> Vec<u8> {
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

pub(super) fn odt() -> Vec<u8> {
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
