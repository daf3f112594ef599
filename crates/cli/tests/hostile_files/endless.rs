//! Files that would take all time or memory of a reader without bounds: bombs, nests, tables beyond all measure, loops.

use crate::file::{End, Hostile};
use crate::pack::{docx, odt, pack, pack_bytes, word};
use std::fmt::Write;

/// All of them.
pub(crate) fn files() -> Vec<Hostile> {
    [bombs(), nests(), tables(), loops(), lines()].into_iter().flatten().collect()
}

fn file(name: &str, bytes: impl Into<Vec<u8>>, end: End) -> Hostile {
    Hostile { name: name.to_owned(), bytes: bytes.into(), end }
}

/// Small archives with large texts in them.
fn bombs() -> Vec<Hostile> {
    let spaces = " ".repeat(70 << 20);
    let paragraphs = word("a").repeat(500_000);
    let inner = docx(&word("Inner."), &[]);
    let names: Vec<String> = (0..10_001).map(|number| format!("x{number}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let many = pack(&parts);
    let noted = r#"<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#;
    vec![
        file("bomb.docx", docx(&spaces, &[]), End::Error("expected at most")),
        file("bomb.odt", odt(&spaces, "", &[]), End::Error("expected at most")),
        file("bomb-of-paragraphs.docx", docx(&paragraphs, &[]), End::Error("times as many")),
        file("bomb-in-styles.docx", docx(&word("x"), &[("word/styles.xml", &spaces[..20 << 20])]), End::Error("times as many")),
        file("bomb-in-notes.docx", docx(noted, &[("word/footnotes.xml", &spaces)]), End::Error("expected at most")),
        file("bomb-in-notes-of-none.docx", docx(&word("x"), &[("word/footnotes.xml", &spaces)]), End::Read),
        file("bomb-beside.docx", docx(&word("x"), &[("word/media/image.png", &spaces)]), End::Read),
        file("archive-in-itself.docx", pack_bytes(&[("word/document.xml", &inner)]), End::Error("no UTF-8")),
        file("many-parts.docx", many.clone(), End::Error("more than the 10000")),
        file("many-parts.odt", many, End::Error("more than the 10000")),
    ]
}

/// Things in things.
fn nests() -> Vec<Hostile> {
    let nest = |open: &str, close: &str, times: usize| format!("{}Words here.{}", open.repeat(times), close.repeat(times));
    let deep = 20_000;
    let mut files = vec![
        file("deep.docx", docx(&"<w:tbl><w:tr><w:tc>".repeat(deep), &[]), End::Error("nested more than 1000 deep")),
        file("deep-boxes.docx", docx(&"<w:p><w:r><w:txbxContent>".repeat(deep), &[]), End::Error("nested more than 1000 deep")),
        file("deep.odt", odt(&"<text:list><text:list-item>".repeat(deep), "", &[]), End::Error("nested more than 1000 deep")),
    ];
    for (name, open, close) in [
        ("div", "<div>", "</div>"),
        ("bold", "<b>", "</b>"),
        ("list", "<ul><li>", "</li></ul>"),
        ("table", "<table><tr><td>", "</td></tr></table>"),
        ("quote", "<blockquote>", "</blockquote>"),
        ("drawing", "<svg><foreignObject>", ""),
        ("comment", "<!--", ""),
        ("declaration", "<![CDATA[", ""),
        ("tag", "<a <", ""),
    ] {
        files.push(file(&format!("deep-{name}.html"), nest(open, close, deep), End::Read));
        files.push(file(&format!("deep-{name}.md"), nest(open, close, 2_000), End::Read));
    }
    for (ending, name, open, close) in [
        ("md", "quotation", "> ", ""),
        ("md", "stress", "*a **b ", ""),
        ("md", "link", "[", "](x)"),
        ("md", "image", "![", "](x)"),
        ("md", "item", "- ", ""),
        ("md", "code", "`", ""),
        ("md", "note", "[^a", "]"),
        ("tex", "group", "{", "}"),
        ("tex", "environment", "\\begin{itemize}\\item ", "\\end{itemize}"),
        ("tex", "stress", "\\textbf{\\emph{", "}}"),
        ("tex", "note", "\\footnote{", "}"),
        ("tex", "formula", "$\\frac{1}{", "}$"),
        ("tex", "comment", "\\iftrue ", "\\fi"),
        ("adoc", "block", "====\n", "====\n"),
        ("adoc", "stress", "*_", "_*"),
        ("adoc", "link", "link:x[", "]"),
        ("adoc", "item", "* ", ""),
        ("rst", "role", ":a:`", "`"),
        ("rst", "item", "- ", ""),
        ("rst", "stress", "**a *b ", ""),
    ] {
        files.push(file(&format!("deep-{name}.{ending}"), nest(open, close, 10_000), End::Read));
    }
    for (ending, line) in [("md", "- a"), ("md", "> a"), ("rst", ".. note:: a\n"), ("adoc", "* a"), ("txt", "- a")] {
        let mut text = String::new();
        for depth in 0..1_500 {
            let _ = writeln!(text, "{}{line}", " ".repeat(depth));
        }
        files.push(file(&format!("stairs-{}.{ending}", line.len() + usize::from(line.starts_with('>'))), text, End::Read));
    }
    files
}

/// Tables that claim to be larger than they are, or are larger than anybody reads.
fn tables() -> Vec<Hostile> {
    let span = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"99999999\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>";
    let repeated = "<table:table-row table:number-rows-repeated=\"9999999\"><table:table-cell table:number-columns-repeated=\"9999999\"><text:p>1</text:p></table:table-cell></table:table-row>";
    let wide = |cell: &str, times: usize| cell.repeat(times);
    vec![
        file("spans.docx", docx(&format!("<w:tbl>{}</w:tbl>", span.repeat(300)), &[]), End::Read),
        file("spans.odt", odt(&format!("<table:table>{}</table:table>", repeated.repeat(300)), "", &[]), End::Read),
        file("spans.html", format!("<table>{}</table>", "<tr><td colspan=1000000 rowspan=1000000>1<td>2".repeat(300)), End::Read),
        file("spans.md", format!("<table>{}</table>\n", "<tr><td colspan=1000000 rowspan=1000000>1<td>2".repeat(300)), End::Read),
        file("cells.html", format!("<table>{}</table>", format!("<tr>{}", "<td>1".repeat(1_000)).repeat(300)), End::Read),
        file("nodes.html", "<b>".repeat(2_000_001), End::Error("more than two million")),
        file("paragraphs.html", "<p>a".repeat(500_001), End::Error("more than 500000")),
        file("columns.md", format!("|{}\n|{}\n|{}\n", wide("a|", 20_000), wide("-|", 20_000), wide("1|", 20_000)), End::Read),
        file("rows.md", format!("|a|b|\n|-|-|\n{}", "|1|2|\n".repeat(30_000)), End::Read),
        file("spans.adoc", format!("|===\n{}|===\n", "99999999.99999999+|1\n".repeat(300)), End::Read),
        file("repeats.adoc", format!("[cols=\"99999999*\"]\n|===\n{}|===\n", "99999999*|1\n".repeat(300)), End::Read),
        file("grid.rst", format!("+{0}\n|{1}\n+{0}\n", "-+".repeat(5_000), "1|".repeat(5_000)).repeat(20), End::Read),
        file(
            "spans.tex",
            format!("\\begin{{tabular}}{{l}}\n{}\\end{{tabular}}\n", "\\multicolumn{99999999}{l}{1} \\\\\n".repeat(300)),
            End::Read,
        ),
    ]
}

/// Texts that name themselves.
fn loops() -> Vec<Hostile> {
    let doubling = |line: &dyn Fn(usize) -> String| (1..60).map(line).collect::<String>();
    vec![
        file(
            "doubling.tex",
            format!(
                "\\newcommand{{\\a0}}{{ha}}\n{}\\z\n",
                doubling(&|at| format!("\\def\\m{0}x{{\\m{1}x\\m{1}x}}\n", letters(at), letters(at - 1)))
            ),
            End::Read,
        ),
        file("itself.tex", "\\def\\a{\\a\\a\\a}\\newcommand{\\b}{\\b}\n\\a\\b\n\\input{itself}\n\\include{/etc/passwd}\n", End::Read),
        file(
            "doubling.adoc",
            format!(":a0: ha\n{}\n{{a59}}\n", doubling(&|at| format!(":a{at}: {{a{0}}}{{a{0}}}{{a{0}}}\n", at - 1))),
            End::Read,
        ),
        file("itself.adoc", ":a: {a}{a}\n:b: {c}\n:c: {b}\n\n{a} {b}\n\ninclude::itself.adoc[]\n\ninclude::/etc/passwd[]\n", End::Read),
        file(
            "doubling.rst",
            format!(".. |a0| replace:: ha\n{}\n|a59|\n", doubling(&|at| format!(".. |a{at}| replace:: |a{0}| |a{0}|\n", at - 1))),
            End::Read,
        ),
        file(
            "itself.rst",
            ".. |a| replace:: |a| |a|\n\n|a|\n\n.. include:: itself.rst\n\n.. include:: /etc/passwd\n\n.. _a: a_\n\na_\n",
            End::Read,
        ),
        file("laughs.html", "<!DOCTYPE html [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><p>&b;&b;&b;", End::Read),
        file(
            "laughs-in-front.md",
            format!("---\na0: &a0 [ha]\n{}---\n\nWords.\n", doubling(&|at| format!("a{at}: &a{at} [*a{0}, *a{0}]\n", at - 1))),
            End::Read,
        ),
        file("front-without-end.md", format!("---\n{}", "a: b\n".repeat(20_000)), End::Read),
        file("link-to-itself.md", format!("{}\n[a]: [a]\n", "[a][a]".repeat(5_000)), End::Read),
        file("note-of-itself.md", format!("Words.[^a]\n\n[^a]: See.[^a] {}\n", "[^a]".repeat(5_000)), End::Read),
        file(
            "notes-in-a-circle.html",
            "<p>x<sup><a href=#a id=b>1</a></sup><p id=a>1 <a href=#b>up</a><a href=#a>1</a>".repeat(2_000),
            End::Read,
        ),
    ]
}

/// A name of letters for a number: TeX takes no figures.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|figure| char::from(figure + 49)).collect()
}

/// Lines, words and numbers without an end.
fn lines() -> Vec<Hostile> {
    let mut files = Vec::new();
    for ending in ["md", "txt", "html", "rst", "adoc", "tex"] {
        files.push(file(&format!("one-word.{ending}"), "a".repeat(1_000_000), End::Read));
        let numbers = format!("It cost {} euros, {}% of {}.\n", "9".repeat(50_000), "1.".repeat(20_000), "1,".repeat(20_000));
        files.push(file(&format!("number.{ending}"), numbers, End::Read));
        files.push(file(&format!("quotes.{ending}"), "“(‘[".repeat(20_000), End::Read));
    }
    files
}

/// Office texts that are as large as is read.
pub(crate) fn dense() -> Vec<(&'static str, Vec<u8>)> {
    const WORDS: [&str; 16] =
        ["the", "council", "of", "river", "boats", "was", "held", "and", "towns", "met", "for", "bridge", "in", "new", "hall", "with"];
    let mut seed = 7_u32;
    let mut random = move |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    let mut sentence = |text: &mut String| {
        for _ in 0..6 + random(16) {
            text.push_str(WORDS[random(16) as usize]);
            text.push(' ');
        }
        let (day, year, count) = (1 + random(28), 1990 + random(30), random(99_999));
        let _ = write!(text, "on Tuesday, May {day}, {year}, and {count} people ({}%) came. ", random(100));
    };
    let (mut word_body, mut open_body, mut length) = (String::new(), String::new(), 0);
    while length < 4_100_000 {
        let mut text = String::from("Then ");
        for _ in 0..4 {
            sentence(&mut text);
        }
        length += text.len() + 2;
        word_body += &word(&text);
        let _ = write!(open_body, "<text:p>{text}</text:p>");
    }
    // Every word in a run of its own, as in a text that many hands have gone over: nearly all of the part is markup.
    let mut runs = String::new();
    while runs.len() < 60 << 20 {
        let mut text = String::from("Then ");
        sentence(&mut text);
        runs.push_str("<w:p>");
        for (at, word) in text.split_whitespace().enumerate() {
            let _ = write!(
                runs,
                "<w:r w:rsidR=\"{:08X}\"><w:rPr><w:rFonts w:ascii=\"F{at}\"/><w:lang w:val=\"en-GB\"/></w:rPr><w:t xml:space=\"preserve\">{word} </w:t></w:r>",
                runs.len().wrapping_mul(2_654_435_761) as u32
            );
        }
        runs.push_str("</w:p>");
    }
    let row = |number: usize| (0..10).map(|cell| format!("<w:tc>{}</w:tc>", word(&(number * 7919 + cell).to_string()))).collect::<String>();
    let cells: String = (0..11_900).map(|number| format!("<w:tr>{}</w:tr>", row(number))).collect();
    vec![
        ("dense.docx", docx(&word_body, &[])),
        ("dense.odt", odt(&open_body, "", &[])),
        ("runs.docx", docx(&runs, &[])),
        ("cells.docx", docx(&format!("<w:tbl>{cells}</w:tbl>"), &[])),
    ]
}
