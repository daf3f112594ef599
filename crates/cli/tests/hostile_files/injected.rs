//! Documents with scripts, styles, addresses and drawings slipped into every field that a report prints.

use crate::file::{End, Hostile};
use crate::pack::{docx, odt, word};

/// What is slipped in, each in another way of being run.
const INJECTIONS: [(&str, &str); 9] = [
    ("script", "<script>document.title='run'</script>"),
    ("image", "<img src=x onerror=\"document.title='run'\">"),
    ("end", "\"></p></style></title></textarea></svg><script>document.title='run'</script>"),
    ("drawing", "<svg onload=\"document.title='run'\"><animate onbegin=\"document.title='run'\"/></svg>"),
    ("address", "javascript:document.title='run'"),
    ("style", "</style><style>*{display:none}</style>"),
    ("frame", "<iframe srcdoc=\"<script>parent.document.title='run'</script>\"></iframe><base href=//a.invalid>"),
    ("template", "{{ 7 * 7 }}{% include 'x' %}{# x #}${7*7}"),
    ("markdown", "![x](https://a.invalid/x.png)](javascript:document.title='run') <b onmouseover=document.title='run'>x</b> |`|"),
];

/// One document of every format for each of them.
pub(crate) fn files() -> Vec<Hostile> {
    let mut files = Vec::new();
    for (name, slipped) in INJECTIONS {
        let escaped = escaped(slipped);
        let mut push = |ending: &str, bytes: Vec<u8>| {
            files.push(Hostile { name: format!("slipped-{name}.{ending}"), bytes, end: End::Read });
        };
        push("md", markdown(slipped).into_bytes());
        push("txt", format!("Report on {slipped}\n\n{}", sentences(slipped)).into_bytes());
        push("html", html(&escaped).into_bytes());
        push("rst", format!("Report on {slipped}\n{}\n\n:Author: {slipped}\n\n{}", "=".repeat(120), sentences(slipped)).into_bytes());
        push("adoc", format!("= Report on {slipped}\n{slipped}\n\n{}", sentences(slipped)).into_bytes());
        push(
            "tex",
            format!(
                "\\title{{Report on {slipped}}}\\author{{{slipped}}}\n\\begin{{document}}\n\\maketitle\n{}\\end{{document}}\n",
                sentences(slipped)
            )
            .into_bytes(),
        );
        push("docx", word_document(&escaped));
        push("odt", open_document(&escaped));
    }
    // Names of files are printed too.
    for name in [
        "<img src=x onerror=alert(1)>.md",
        "\"><script>alert(1)<script>.md",
        "javascript:alert(1).md",
        "{{ 7 * 7 }} & 'x'.md",
        "![a](b) | `c`.md",
    ] {
        files.push(Hostile { name: name.to_owned(), bytes: sentences("nothing").into_bytes(), end: End::Read });
    }
    files
}

/// Sentences with claims and faults of every kind that a report tells, the injection in names, quotations and things counted.
fn sentences(slipped: &str) -> String {
    format!(
        "The council of {slipped} met on Tuesday, May 3, 2021, in the old hall.\n\n\
         Anna {slipped}, the mayor, said: “We spent {slipped} and 12 of the 40 members (40%) came to {slipped} on February 30, 2020.”\n\n\
         Three men ({slipped}, Karl and Otto, Emil) built the {slipped} bridge in 1990, and it cost 4 {slipped}.\n\n\
         Sie kamen am Abend aus der Stadt {slipped} und gingen dann alle zusammen wieder nach Hause, weil es schon spät war.\n"
    )
}

fn markdown(slipped: &str) -> String {
    format!(
        "---\ntitle: {slipped}\nauthor: {slipped}\ndate: 2021-10-07 {slipped}\n---\n\n# Report on {slipped}\n\nBy Anna {slipped}\n\n{}\n\
         ## Part {slipped}\n\n1. {slipped}\n3. {slipped}\n\n> {slipped}\n\n| {slipped} | Cars |\n|---|---:|\n| 2019 | 30 |\n| Total | 80 |\n\n\
         ```{slipped}\n{slipped}\n```\n\n[words]({slipped}) and ![{slipped}]({slipped} \"{slipped}\").[^a]\n\n[^a]: {slipped}\n\n<div title='{slipped}'>{slipped}</div>\n",
        sentences(slipped)
    )
}

fn html(escaped: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{escaped}</title><meta name=author content=\"{escaped}\"><meta name=date content=\"{escaped}\"></head>\
         <body><article><h1>Report on {escaped}</h1><p>{}</p><h2>{escaped}</h2><p><a href=\"{escaped}\">{escaped}</a></p><blockquote>{escaped}</blockquote>\
         <nav>{escaped}</nav></article></body></html>",
        sentences(escaped).replace("\n\n", "</p><p>")
    )
}

fn word_document(escaped: &str) -> Vec<u8> {
    let heading = format!("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Part {escaped}</w:t></w:r></w:p>");
    let link = format!(
        "<w:p><w:hyperlink w:anchor=\"{escaped}\"><w:r><w:t>{escaped}</w:t></w:r></w:hyperlink><w:bookmarkStart w:name=\"{escaped}\"/></w:p>"
    );
    let body: String = sentences(escaped).split("\n\n").map(word).collect();
    let core = format!(
        "<x><created>{escaped}</created><modified>{escaped}</modified><description>{escaped}</description><creator>{escaped}</creator></x>"
    );
    docx(&(heading + &body + &link), &[("docProps/core.xml", &core)])
}

fn open_document(escaped: &str) -> Vec<u8> {
    let body: String = sentences(escaped).split("\n\n").map(|words| format!("<text:p>{words}</text:p>")).collect();
    let meta = format!("<x><creation-date>{escaped}</creation-date><date>{escaped}</date><title>{escaped}</title></x>");
    odt(
        &format!(
            "<text:h text:outline-level=\"1\">Part {escaped}</text:h>{body}<text:p><text:a xlink:href=\"{escaped}\">x</text:a></text:p>"
        ),
        "",
        &[("meta.xml", &meta)],
    )
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
