//! Pages of all fixtures and of hostile documents are parsed as browsers parse them: nothing of a document becomes markup, every link
//! has its target, and those who do not see find their way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use claimlint_document::{Format, LineIndex};
use claimlint_parser::Settings;
use claimlint_report::{Checked, html, index, markdown, view};
use claimlint_rules::Book;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// What would be markup in HTML or Markdown if it were not escaped, with the words by which it is found again.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style><svg onload=alert(1)>",
    "</p></td></table><iframe srcdoc=x>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for a in range(9) %}",
    "--><!--<b>",
    "\u{202e}&lt;b&gt;\u{0}<style>*{display:none}</style>",
];

fn page(path: &str, source: &str, format: Format) -> (view::View, String) {
    let document = claimlint_document::read(source.as_bytes().to_vec(), format).unwrap();
    let ledger = claimlint_parser::parse(&document, &Settings::default());
    let checks = claimlint_rules::check(&ledger, Book::builtin());
    let lines = LineIndex::new(&document.source);
    let checked = Checked { path, ledger: &ledger, checks: &checks, lines: &lines };
    let view = view::view(checked);
    let body = html::body(checked, &view);
    let printed = html::render(&view, &body, html::TEMPLATE).unwrap();
    (view, printed)
}

fn all<'a>(parsed: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    parsed.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What holds for every page, whatever the document says.
#[track_caller]
fn check_page(name: &str, printed: &str) {
    let parsed = Html::parse_document(printed);
    assert_eq!(parsed.errors, Vec::<std::borrow::Cow<'static, str>>::new(), "{name}");
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for element in all(&parsed, "*") {
        let tag = element.value().name();
        assert!(KNOWN.contains(&tag), "{name}: there is an element {tag}");
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "{name}: {tag} has {attribute}");
            let scheme = value.split(['/', '#', '?']).next().unwrap_or_default();
            assert!(attribute != "href" || !scheme.contains(':'), "{name}: a link leads to {value}");
        }
        if let Some(id) = element.value().id() {
            *ids.entry(id).or_default() += 1;
        }
    }
    let twice: BTreeSet<_> = ids.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{name}: {twice:?}");
    for link in all(&parsed, "a[href^='#']") {
        let target = &link.value().attr("href").unwrap()[1..];
        assert!(ids.contains_key(target), "{name}: nothing is called {target}");
    }
    for selector in [
        "html[lang]",
        "head title",
        "header h1",
        "main#main",
        "footer",
        "a.skip[href='#main']",
        "meta[http-equiv='Content-Security-Policy']",
    ] {
        assert_eq!(all(&parsed, selector).len(), 1, "{name}: {selector}");
    }
    let levels: Vec<u32> =
        all(&parsed, "h1, h2, h3, h4, h5, h6").iter().map(|heading| heading.value().name()[1..].parse().unwrap()).collect();
    assert_eq!(levels.first(), Some(&1), "{name}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    for table in all(&parsed, "table") {
        let cell = Selector::parse("td, th").unwrap();
        let head = Selector::parse("th[scope]").unwrap();
        assert!(table.select(&cell).next().is_none() || table.select(&head).next().is_some(), "{name}: a table has no headers");
    }
    for item in all(&parsed, "li") {
        let list = item.parent().and_then(ElementRef::wrap).unwrap();
        assert_eq!(list.value().name(), "ul", "{name}");
    }
    let policy = all(&parsed, "meta[http-equiv]")[0].value().attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{name}: {policy}");
}

/// The elements that a page is made of: no script, no image, no frame, no form.
const KNOWN: [&str; 49] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "main",
    "footer",
    "nav",
    "section",
    "div",
    "p",
    "span",
    "b",
    "br",
    "ul",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "mark",
    "blockquote",
    "ins",
    "details",
    "summary",
    "svg",
    "desc",
    "line",
    "path",
    "rect",
    "circle",
    "text",
    "tspan",
    "g",
    "em",
    "strong",
    "small",
];

#[test]
fn pages_of_all_fixtures_are_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut seen = 0;
    for entry in ["broken", "clean", "gaps"].iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap()) {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        let Some(format) = Format::of_name(&name) else { continue };
        let (view, printed) = page(&name, &std::fs::read_to_string(&path).unwrap(), format);
        check_page(&name, &printed);
        let parsed = Html::parse_document(&printed);
        let findings = view.conflicts.len() + view.reviews.len();
        assert_eq!(all(&parsed, ".note").len(), findings, "{name}: every finding is explained once");
        assert_eq!(all(&parsed, ".pointer:not(.related)").len(), findings, "{name}: every finding is pointed at once");
        assert_eq!(all(&parsed, "svg").len(), usize::from(!view.timeline.is_empty()), "{name}");
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_text_of_a_page_is_the_text_of_the_document() {
    let source = "# Title\n\nBy Ann Orr\n\nThe council met on Tuesday, May 3, 2021.\n\n> A *quoted* line.\n>\n> - in a list\n\n\
        - one\n  1. deep\n  2. deeper\n\n     more\n- two\n\n| a | b |\n|---|---|\n| 1 | |\n\n```\ncode\n```\n\nEnd[^1].\n\n[^1]: A note.\n";
    let (_, printed) = page("x.md", source, Format::Markdown);
    check_page("x.md", &printed);
    let parsed = Html::parse_document(&printed);
    let told: Vec<String> = all(&parsed, ".row > *, .list-row > *")
        .into_iter()
        .map(|element| format!("{}: {}", element.value().name(), words(element)))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn every_field_is_escaped_in_every_place() {
    for hostile in HOSTILE {
        let line = hostile.replace('\0', "");
        let source = format!(
            "---\ntitle: {line}\ndate: 2021-10-07\nauthor: {line}\n---\n\n# {line} `{line}`\n\n\
             Anna {line} Orr, minister of {line}, said on Tuesday, May 3, 2021, that \"{line} is 40% of 100 people, or 50\".\n\n\
             ## Five ways to {line}\n\nThere are three parts: {line}, `{line}` and more. Of the 100 {line}, 30 stayed and 80 left.\n\n\
             1. {line}\n2. {line}\n4. On Friday, May 4, 2021, {line}\n\n> {line}, see Table 9 of {line}\n\n\
             | {line} | Count |\n|---|---:|\n| {line} | 4 |\n| On Monday, May 4, 2021 | 5 |\n| Total | 10 |\n\n```\n{line}\n```\n\n{hostile}\n"
        );
        for format in [Format::Markdown, Format::Plain] {
            let (view, printed) = page(&line, &source, format);
            assert!(!view.conflicts.is_empty(), "{line}");
            check_page(&line, &printed);
            check_markdown(&line, &markdown::render(&view, markdown::TEMPLATE).unwrap());
            let rows = vec![index::row(&view), index::row(&view)];
            let list = index::index(rows, false);
            check_page(&line, &html::index(&list).unwrap());
            check_markdown(&line, &markdown::index(&list).unwrap());
        }
    }
}

/// Nothing of a document is markup in the Markdown of a report.
#[track_caller]
fn check_markdown(name: &str, printed: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(printed, options) {
        match event {
            Event::Html(tag) | Event::InlineHtml(tag) => {
                let ours = ["<b>", "</b>", "<details>", "</details>"].contains(&tag.trim()) || tag.starts_with("<summary>");
                assert!(ours, "{name}: {tag}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.is_empty() || dest_url.starts_with('#') || !dest_url.contains(':'), "{name}: {dest_url}");
            }
            Event::Start(tag) => {
                let markup = matches!(tag, Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Strikethrough | Tag::Emphasis);
                assert!(!markup, "{name}: {tag:?}");
            }
            Event::Code(code) => panic!("{name}: {code}"),
            Event::InlineMath(math) | Event::DisplayMath(math) => panic!("{name}: {math}"),
            Event::End(_)
            | Event::Text(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
}

#[test]
fn deep_nesting_and_long_rows_are_written() {
    let quotes = format!("{} On Tuesday, May 3, 2021, we met.\n", ">".repeat(300));
    let lists: String = (0..60).map(|depth| format!("{}- item {depth} of 3 on Tuesday, May 3, 2021\n", "  ".repeat(depth))).collect();
    let table = format!("|{}\n|{}\n|{}\n", " a |".repeat(2000), "---|".repeat(2000), " 1 |".repeat(2000));
    for (name, source) in [("quotes", quotes), ("lists", lists), ("table", table), ("empty", String::new())] {
        let (_, printed) = page(name, &source, Format::Markdown);
        check_page(name, &printed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_document_breaks_a_page(
        pieces in proptest::collection::vec((0_usize..PIECES.len(), 0_usize..HOSTILE.len(), "\\PC{0,12}"), 1..24),
        plain in any::<bool>(),
    ) {
        let source: String = pieces.iter().map(|(piece, hostile, noise)| PIECES[*piece].replace('@', HOSTILE[*hostile]).replace('~', noise)).collect();
        let (view, printed) = page("x\"<.md", &source, if plain { Format::Plain } else { Format::Markdown });
        check_page(&source, &printed);
        check_markdown(&source, &markdown::render(&view, markdown::TEMPLATE).unwrap());
    }
}

const PIECES: [&str; 14] = [
    "On Tuesday, May 3, 2021, ~ met. ",
    "\n\n# @ ~\n\n",
    "\n\n### Five ~\n\n",
    "\n\n- @ ~\n- On Friday, May 4, 2021, @\n",
    "\n  1. ~\n  3. @\n",
    "\n\n> ~ @\n> - @\n\n",
    "\n\n| @ | ~ |\n|---|---|\n| 3 | 4 |\n| Total | 9 |\n\n",
    "Of the 40 ~, 12 (40%) and 30 left. ",
    "\"@ ~,\" said Anna Orr. ",
    "~",
    "@",
    "\n\n",
    "Three things (~, @) fell by 300%. ",
    "\n\n```\n@\n```\n\n",
];
