//! Any text in: it is read without a panic, and every place of what is read leads back to the source.

mod draw;

use claimlint_document::Format::{Html, Markdown, Plain};
use claimlint_document::{Document, Format, Span, Stands};
use draw::document;
use proptest::prelude::*;
use std::time::{Duration, Instant};

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
    spans(&document, source);
    let mut list_start = 0;
    for list in &document.lists {
        assert!(list.span().start >= list_start, "lists in order:\n{source}");
        list_start = list.span().start;
        for item in &list.items {
            let printed = item.marker_source().of(source);
            // A page counts its items itself.
            assert!(item.is_printed() || format == Html && printed.starts_with("<li"), "markers as printed:\n{source}");
        }
    }
    for opaque in document.opaque().chain(document.links.iter().map(|link| link.span)) {
        assert!(!opaque.of(text).is_empty(), "opaque words and links lie in the text:\n{source}");
    }
    for part in &document.unchecked {
        assert!(!part.source().of(source).is_empty(), "unchecked parts lie in the source:\n{source}");
    }
    for directive in &document.directives {
        assert!(directive.source.of(source).contains("claimlint"), "directives lie in the source:\n{source}");
        assert_eq!(document.source_span(directive.span), directive.source, "a place stands for each:\n{source}");
        assert!(directive.span.start > text.len(), "that place is none of the text:\n{source}");
        if let Stands::Alone(at) | Stands::Behind(at) = directive.stands {
            assert!(text.is_char_boundary(at), "a directive stands between characters:\n{source}");
        }
    }
    for (index, table) in document.tables.iter().enumerate() {
        for cell in table.blocks() {
            let kind = document.blocks[cell].kind();
            assert!(matches!(kind, claimlint_document::BlockKind::TableCell { table, .. } if table as usize == index), "{source}");
        }
    }
}

/// Every range between two characters leads to a range of the source, in order.
#[track_caller]
fn spans(document: &Document, source: &str) {
    let bounds: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
    let mut before = 0;
    for pair in bounds.windows(2) {
        let span = document.source_span(Span::new(pair[0], pair[1]));
        assert!(span.start <= span.end && span.end <= source.len(), "{span:?} in\n{source}");
        assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end), "{span:?} in\n{source}");
        assert!(before <= span.start, "places of the source in order:\n{source}");
        before = span.start;
    }
    for (index, &start) in bounds.iter().enumerate() {
        let end = bounds[(index + 7).min(bounds.len() - 1)];
        let span = document.source_span(Span::new(start, end));
        assert!(source.get(span.start..span.end).is_some(), "{span:?} in\n{source}");
    }
}

/// Tags and words as pages have them, and as none has them.
fn tags() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "<(p|div|b|li|ul|ol|td|tr|th|table|h1|h2|a|sup|q|code|span|br|hr|blockquote|article|main|nav|script|style|svg|pre|li value=3|ol start=4 type=i|td colspan=3|td rowspan=2|p hidden|a href='#x'|sup id=x|time pubdate datetime=2020-05-03)>",
        "</(p|div|b|li|ul|ol|td|tr|th|table|h1|h2|a|sup|q|code|span|br|blockquote|article|main|nav|script|style|svg|pre)>",
        Just("<p>It cost &euro;3&nbsp;million &amp; 4&shy;5 &#x41;&#0;&bogus; &amp".to_owned()),
        Just("<!-- a --><![CDATA[x]]><?php y ?>".to_owned()),
        Just("\r\n".to_owned()),
        Just("(a) one; (b) two\n(b) three".to_owned()),
        Just("<a href=\"".to_owned()),
        "[ \t\r\n]{0,4}\\PC{0,20}",
        "[a-zäß€ <>&;=\"'/!-]{0,20}",
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Lines as documents have them, and lines as nobody has them.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(String::new()),
        Just("---".to_owned()),
        Just("+++".to_owned()),
        Just("===".to_owned()),
        Just("```".to_owned()),
        Just("title: \"A 'b\" # c".to_owned()),
        Just("(a) one; (b) two".to_owned()),
        Just("(b) two &amp; \\* `x` ``y`` $z^2$ [^1] [l](u)".to_owned()),
        Just("[^1]: note".to_owned()),
        Just("| a | b<br>c |".to_owned()),
        Just("|---|---|".to_owned()),
        Just("A   1   2".to_owned()),
        Just(".. [1] note".to_owned()),
        Just("Literal::".to_owned()),
        Just("[1] Doe, 2001".to_owned()),
        Just("# References".to_owned()),
        Just("By Jane Roe, 3 May 2020".to_owned()),
        Just("{% x %} {{ y".to_owned()),
        Just("<!-- claimlint: allow(a) b -->".to_owned()),
        Just("A <!-- claimlint: ä".to_owned()),
        Just("claimlint: allow(a)".to_owned()),
        Just("claimlint-allow: a".to_owned()),
        Just("<b>x<sup>2</sup> ~~s~~ ~t~ :pep:`8` *e*".to_owned()),
        "[ \t]{0,6}([-*+•]|[0-9]{1,3}[.)]|\\([a-zA-Z]\\)|>{1,4}|#{1,3})[ \t]\\PC{0,20}",
        "\\PC{0,40}",
        "[a-zA-Zäß \u{ad}\u{a0}.:*_`\\[\\]()<>&\\\\-]{0,40}",
    ];
    let ending = prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n")];
    prop::collection::vec((line, ending), 0..14).prop_map(|lines| lines.into_iter().map(|(line, ending)| line + ending).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_string_is_read(source in any::<String>()) {
        check(&source, Markdown);
        check(&source, Plain);
        check(&source, Html);
    }

    #[test]
    fn any_tags_are_read(source in tags()) {
        check(&source, Html);
    }

    #[test]
    fn any_lines_are_read(source in lines()) {
        check(&source, Markdown);
        check(&source, Plain);
    }
}

#[test]
fn places_lead_back_exactly() {
    let source = "\u{feff}A **b\u{ad}old** word, caf\u{e9} &amp; `x`.\r\nNext [li\\*nk](u)\u{a0}here.";
    let document = document(source, Markdown);
    assert_eq!(document.text, "A bold word, caf\u{e9} & x.\nNext li*nk\u{a0}here.");
    for (words, printed) in
        [("bold", "b\u{ad}old"), ("caf\u{e9}", "caf\u{e9}"), ("&", "&amp;"), ("x", "x"), ("here", "here"), ("li*nk", "li\\*nk")]
    {
        let start = document.text.find(words).expect("the words are in the text");
        let span = document.source_span(Span::new(start, start + words.len()));
        assert_eq!(span.of(source), printed);
        assert_eq!(document.map.text_offset(span.start), Some(start), "{words}");
    }
}

#[test]
fn deep_and_long_texts_take_linear_time() {
    let texts = [
        "> ".repeat(10_000),
        "- ".repeat(10_000),
        "[".repeat(10_000),
        "*a ".repeat(10_000),
        "`".repeat(10_000),
        "<b>".repeat(10_000),
        "{{".repeat(10_000),
        "{% a [@".repeat(10_000),
        "(a) x\n".repeat(10_000),
        "(a) x (b) y\n\n".repeat(10_000),
        "1. x\n\n".repeat(10_000),
        "a  1  2\n".repeat(10_000),
        "Title\n=====\n".repeat(5_000),
        ".. x\n\n".repeat(10_000),
        "x::\n\n  y\n\n".repeat(5_000),
        "<!-- claimlint: ".repeat(10_000),
        "<!-- claimlint: allow(a) -->\n".repeat(5_000),
        "a <!-- claimlint: allow(a) --> ".repeat(5_000),
        "word\n".repeat(20_000),
        format!("(a) {}", "x (b ".repeat(20_000)),
        format!("{}\n", "May 3 1/2 ".repeat(10_000)),
        (0..2_000).map(|depth| " ".repeat(depth) + "- x\n").collect(),
        "<div>".repeat(100_000),
        format!("{}x{}", "<div><p>".repeat(50_000), "</div>".repeat(50_000)),
        "<ul><li>x".repeat(20_000),
        "<table><tr><td>".repeat(20_000),
        "<b>x</i>".repeat(50_000),
        "</p></b></td>".repeat(50_000),
        "<svg><p>".repeat(20_000),
        "<a href=#x>".repeat(20_000),
        "<footer class=footnotes>".repeat(20_000),
        format!("<p id=x>{}", "<sup><a href=#x>1</a></sup>".repeat(20_000)),
        format!("{}<p id=x>{}", "<sup><a href=#x>1</a></sup>".repeat(20_000), "<b>x</b>".repeat(20_000)),
        format!("<table>{}", "<tr><td colspan=1000000 rowspan=70000>1".repeat(2_000)),
        format!("<table>{}", "<tr><td>1<td>2".repeat(50_000)),
        format!("<div {}>", "class=\"cookie a b\" ".repeat(20_000)),
        format!("<p style=\"{}\">x", "display:none;".repeat(20_000)),
        "&amp;&#x41;&notanentity".repeat(20_000),
        "<!--".repeat(50_000),
        "<script>".repeat(20_000),
        format!("<title>{}", "&amp;x".repeat(50_000)),
    ];
    for text in texts {
        for format in [Markdown, Plain, Html] {
            let start = Instant::now();
            check_shape(&text, format);
            assert!(start.elapsed() < Duration::from_secs(5), "{format:?}: {:?} for {:?}", start.elapsed(), text.get(..40));
        }
    }
}

fn check_shape(text: &str, format: Format) {
    let document = document(text, format);
    assert!(document.blocks.iter().all(|block| !block.span().is_empty()));
}
