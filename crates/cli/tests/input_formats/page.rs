//! The document in, a page of it out.

use super::{DOCUMENT, Part};
use std::fmt::Write as _;

pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

pub(super) fn html() -> Vec<u8> {
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
