//! Any text in reStructuredText, `AsciiDoc` or LaTeX in: it is read without a panic, in linear time, and every place leads back.

mod draw;

use claimlint_document::Format::{Asciidoc, Latex, Restructured};
use claimlint_document::{BlockKind, Format, Span};
use draw::document;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const FORMATS: [Format; 3] = [Restructured, Asciidoc, Latex];

#[track_caller]
fn check(source: &str, format: Format) {
    let document = document(source, format);
    let text = &document.text;
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span().start >= end && !block.span().is_empty(), "blocks in order, none empty:\n{source}");
        assert!(!block.span().of(text).trim().is_empty(), "a block lies on character boundaries and has words:\n{source}");
        assert_eq!(&text[end..block.span().start], if end == 0 { "" } else { "\n\n" }, "nothing stands between blocks:\n{source}");
        if let Some((list, item)) = document.item_of(block) {
            assert!(document.lists[list].items[item].span().contains(block.span()), "an item holds its blocks:\n{source}");
        }
        end = block.span().end;
    }
    assert_eq!(end, text.len());
    for (run, from) in document.map.copied() {
        assert_eq!(&text[run.start..run.end], &source[from..from + run.len()], "what is copied is the source:\n{source}");
    }
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for (index, &start) in bounds.iter().enumerate() {
        for width in [1, 7] {
            let span = document.source_span(Span::new(start, bounds[(index + width).min(bounds.len() - 1)]));
            assert!(source.get(span.start..span.end).is_some(), "{span:?} in\n{source}");
        }
    }
    for list in &document.lists {
        for item in &list.items {
            assert!(!item.marker_source().of(source).is_empty(), "markers lie in the source:\n{source}");
        }
    }
    for spans in [document.opaque().collect::<Vec<_>>(), document.links.iter().map(|link| link.span).collect()] {
        assert!(spans.iter().all(|span| !span.of(text).is_empty()), "opaque words and links lie in the text:\n{source}");
        assert!(spans.is_sorted_by_key(|span| span.start), "opaque words and links in order:\n{source}");
    }
    for part in &document.unchecked {
        assert!(!part.source().of(source).is_empty(), "unchecked parts lie in the source:\n{source}");
    }
    for entry in &document.front_matter {
        assert_eq!(entry.source.of(source), entry.value, "{source}");
    }
    for (index, table) in document.tables.iter().enumerate() {
        for cell in table.blocks() {
            assert!(matches!(document.blocks[cell].kind(), BlockKind::TableCell { table, .. } if table as usize == index), "{source}");
        }
    }
}

/// Lines as documents in one of the formats have them, and lines as nobody has them.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(String::new()),
        "(=|-|~|\\*|_|\\+|/|\\.|\\||:){2,6}",
        "(= =|=== ===|\\+---\\+--\\+|\\+===\\+==\\+|\\|===|\\|ä  \\| b\\||\\|a \\|b|a   b|ää  bcd)",
        "(\\.\\. |   |  )(note::|figure::|list-table::|csv-table:: x|code::|_x:|\\[1\\]|\\[#\\]|\\|x\\| replace::|comment|image::|table::|quote::) ?[a-zä ]{0,9}",
        "[ ]{0,4}(\\* - |\\* |- |\\.\\. |\\. |1\\. |#\\. |a\\) |\\(i\\) |x:: |\\+|:key: )[a-zä*_`]{0,9}",
        "(\\[quote\\]|\\[cols=2\\*\\]|\\[start=3\\]|\\.Title|ifdef::x\\[\\]|endif::\\[\\]|include::x\\[\\]|image::x\\[\\]|:x: ä|NOTE: x|2\\+\\|x \\.3\\+\\|y|[0-9]\\*\\|x)",
        "\\\\(begin|end)\\{(tabular|itemize|enumerate|quote|table|verbatim|equation|document|thebibliography|x|description|longtable)\\}(\\{ll\\}|\\[ä\\])?",
        "(\\\\(item|section|textbf|footnote|caption|cite|ref|label|multicolumn|verb|SI|num|unknown|hline|title|date|newcommand|bibitem|href|enquote|'|\"|c|item\\[x\\])[*]?(\\{ä?[a-z0-9\\\\&$]{0,5}\\}?){0,3} ?){1,3}",
        "[a-zä0-9&$%~{}\\\\\\[\\]|`'*_:<>#^+. \"-]{0,40}",
        Just(
            "|x| `a <b>`_ :ref:`x` ``l`` [1]_ [#]_ *e* **s** x_ {x} <<x>> <<x,y>> footnote:[n *b*] https://a.example[t _u_] \"`q`\" x^2^"
                .to_owned()
        ),
        Just("\\footnote{a \\footnote{b}} $x$ $12{,}3$ ``q'' a & b \\\\ % c".to_owned()),
        "\\PC{0,30}",
    ];
    let ending = prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just(" ")];
    prop::collection::vec((line, ending), 0..16).prop_map(|lines| lines.into_iter().map(|(line, ending)| line + ending).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_string_is_read(source in any::<String>()) {
        for format in FORMATS {
            check(&source, format);
        }
    }

    #[test]
    fn any_lines_are_read(source in lines()) {
        for format in FORMATS {
            check(&source, format);
        }
    }
}

#[test]
fn deep_and_long_texts_take_linear_time() {
    let texts = [
        "{".repeat(10_000),
        "}".repeat(10_000),
        "\\a{".repeat(10_000) + &"}".repeat(10_000),
        "\\footnote{".repeat(10_000) + &"}".repeat(10_000),
        "\\textbf{a ".repeat(10_000) + &"}".repeat(10_000),
        "\\begin{itemize}\\item a ".repeat(10_000),
        "\\begin{tabular}{l} a & b ".repeat(10_000),
        "\\begin{verbatim}".repeat(10_000),
        "\\item[".repeat(10_000),
        "\\end{x}".repeat(10_000),
        "\\begin{x}".repeat(10_000) + &"\\end{y}".repeat(10_000),
        "$a ".repeat(20_000),
        "\\[ ".repeat(20_000),
        "\\endhead".repeat(10_000),
        "\\iffalse ".repeat(10_000),
        "% x\n".repeat(20_000),
        "\\foo{a}".repeat(20_000),
        "- ".repeat(10_000),
        "- a\n".repeat(20_000),
        (0..2_000).map(|depth| " ".repeat(depth) + "- x\n\n").collect(),
        (0..2_000).map(|depth| " ".repeat(depth) + "x\n").collect(),
        ".. note::\n\n".repeat(5_000),
        "x::\n\n y\n\n".repeat(10_000),
        "`x ".repeat(20_000),
        "*a ".repeat(20_000),
        "_a ".repeat(20_000),
        "a_ ".repeat(20_000),
        "|a ".repeat(20_000),
        "{a".repeat(20_000),
        "<<a".repeat(20_000),
        "footnote:[".repeat(10_000),
        "http://a[b ".repeat(10_000),
        "= =\n".repeat(20_000),
        "= =\nx\n".repeat(20_000),
        "+-+\n".repeat(20_000),
        format!("{}\n|{}\n", "+-".repeat(100_000) + "+", " x |".repeat(20_000)),
        format!("+-+\n{}", "|x|\n".repeat(20_000)),
        "|===\n".repeat(20_001),
        format!("|===\n{}|===\n", "|a |b\n".repeat(20_000)),
        format!("|===\n{}\n|===\n", "99999*.99999+|a ".repeat(500)),
        "====\n".repeat(20_001),
        "* a\n".repeat(20_000),
        "* a\n** b\n*** c\n".repeat(5_000),
        ". a\n+\nb\n".repeat(5_000),
        "a:: b\n".repeat(10_000),
        "ifdef::x[]\n".repeat(20_000),
        "[[a]]\n== b\n".repeat(10_000),
        ":a: {a}{a}\n".repeat(10_000),
        "word ".repeat(200_000),
        "Title\n=====\n\n".repeat(5_000),
        ".. [#] a\n".repeat(10_000),
        "[#]_ ".repeat(10_000),
    ];
    for text in texts {
        for format in FORMATS {
            let start = Instant::now();
            let document = document(&text, format);
            assert!(document.blocks.iter().all(|block| !block.span().is_empty()));
            assert!(start.elapsed() < Duration::from_secs(5), "{format:?}: {:?} for {:?}", start.elapsed(), text.get(..40));
        }
    }
}
