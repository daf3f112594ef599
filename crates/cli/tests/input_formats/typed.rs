//! The document in, its text as people type it in each of the plain formats out.

use super::{DOCUMENT, Part};
use std::fmt::Write as _;

pub(super) fn markdown() -> Vec<u8> {
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

pub(super) fn numbered(items: &[&str]) -> String {
    items.iter().enumerate().map(|(number, item)| format!("{}. {item}\n", number + 1)).collect()
}

pub(super) fn plain() -> Vec<u8> {
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

pub(super) fn restructured() -> Vec<u8> {
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

pub(super) fn asciidoc() -> Vec<u8> {
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

pub(super) fn latex() -> Vec<u8> {
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
