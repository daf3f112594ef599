//! An agreement whose terms are set in bold in, the definitions that each format gives out.

use super::packed::pack;
use super::{rows, run};
use std::fs;

/// The terms of the agreement and what they mean; the third is a label, and what is defined last is used nowhere.
const TERMS: [(&str, &str); 4] = [
    ("Carrier", " means the firm that sails the ferry."),
    ("Quay", " means the wall of stone at the harbour of Halden."),
    ("Season:", " the months from May to September."),
    ("Gangway", " means the bridge between the ship and the wall."),
];

/// What the parties agree on.
const CLAUSES: [&str; 2] = [
    "The Carrier shall moor at the Quay before noon in each Season, and shall leave the Quay before six.",
    "The Carrier shall pay for the Quay and shall keep the Quay clean, and the Carrier shall be heard before the price is raised.",
];

/// The agreement, each paragraph written by `paragraph` from its words in bold and the rest.
fn paragraphs(paragraph: impl Fn(&str, &str) -> String) -> String {
    let terms = TERMS.iter().map(|(term, meaning)| paragraph(term, meaning));
    terms.chain(CLAUSES.iter().map(|clause| paragraph("", clause))).collect()
}

/// A text in which signs stand around what is bold.
fn signed(open: &str, close: &str) -> Vec<u8> {
    let bold = |words: &str| if words.is_empty() { String::new() } else { format!("{open}{words}{close}") };
    paragraphs(|term, rest| format!("{}{rest}\n\n", bold(term))).into_bytes()
}

fn page() -> Vec<u8> {
    let body = paragraphs(|term, rest| format!("<p><strong>{term}</strong>{rest}</p>\n"));
    format!("<!doctype html>\n<html lang=\"en\"><body><main>{body}</main></body></html>\n").into_bytes()
}

fn docx() -> Vec<u8> {
    let run = |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let body = paragraphs(|term, rest| format!("<w:p>{}{}</w:p>", run("<w:b/>", term), run("", rest)));
    pack(&[("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"))])
}

fn odt() -> Vec<u8> {
    let body = paragraphs(|term, rest| format!("<text:p><text:span text:style-name=\"T1\">{term}</text:span>{rest}</text:p>"));
    let style = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\"><office:automatic-styles>{style}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
    ])
}

#[test]
fn terms_in_bold_are_defined_in_each_format() {
    let folder = tempfile::tempdir().unwrap();
    let latex = |body: Vec<u8>| [b"\\documentclass{article}\n\\begin{document}\n", &*body, b"\\end{document}\n"].concat();
    let files = [
        ("md", signed("**", "**")),
        ("rst", signed("**", "**")),
        ("adoc", signed("*", "*")),
        ("tex", latex(signed("\\textbf{", "}"))),
        ("html", page()),
        ("docx", docx()),
        ("odt", odt()),
    ];
    for (ending, bytes) in &files {
        fs::write(folder.path().join(format!("terms.{ending}")), bytes).unwrap();
    }
    let read = |ending: &str| {
        let name = format!("terms.{ending}");
        rows(&run(folder.path(), &["check", "--fail-on", "never", "--verdict", "all", "--format", "jsonl", &name]))
    };
    let expected = read("md");
    let used: Vec<(&str, &str)> = expected
        .iter()
        .filter(|row| row["rule"] == "term-never-used")
        .map(|row| (row["message"].as_str().unwrap(), row["verdict"].as_str().unwrap()))
        .collect();
    assert_eq!(
        used,
        [
            ("“Carrier” is used 3 times", "holds"),
            ("“Quay” is used 4 times", "holds"),
            ("“Gangway” is defined here and used nowhere", "conflict")
        ],
        "{expected:#?}"
    );
    for (ending, _) in &files {
        assert_eq!(read(ending), expected, "{ending}");
    }
}
