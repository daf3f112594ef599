//! A document in, the words in it that speak to claimlint out: comments that begin with `claimlint:`, and front matter.
//!
//! What a directive means is for others to say; here it is found, and told where it stands.

use crate::{Document, Span, Unchecked};

/// Words in a document that speak to the program that checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Its place in the source, the signs that open and close a comment included.
    pub source: Span,
    /// The words behind `claimlint:`, or the entry of the front matter as it is written.
    pub words: String,
    /// Where it stands.
    pub stands: Stands,
    /// A place behind the end of the text, which [`Document::source_span`] takes to the directive, so that a finding
    /// can point at it.
    pub span: Span,
}

/// Where a directive stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the front matter.
    FrontMatter,
    /// On a line of its own; the text that follows begins at this offset.
    Alone(usize),
    /// Behind text on the same line; that text ends at this offset.
    Behind(usize),
}

/// The words that a directive begins with.
const SIGN: &str = "claimlint:";

/// What opens a comment, and what closes it.
const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// What may open a line of plain text that is a directive; such a line is a comment in one notation or another.
const OPENERS: [&str; 5] = [OPEN, "..", "#", "//", "%"];

/// The keys of front matter that hold a directive.
const KEYS: [&str; 2] = ["claimlint", "claimlint-allow"];

/// Whether there can be any directive in a source.
pub(crate) fn may_hold_one(source: &str) -> bool {
    memchr::memmem::find(source.as_bytes(), b"claimlint").is_some()
}

/// Whether a line of plain text says nothing to readers but `claimlint: allow…`.
pub(crate) fn is_line(words: &str) -> bool {
    let bare = OPENERS.iter().find_map(|opener| words.strip_prefix(opener)).unwrap_or(words).trim_start();
    bare.strip_prefix(SIGN).is_some_and(|rest| rest.trim_start().starts_with("allow"))
}

/// Notes the directives of a document, in the order of the source.
pub(crate) fn note(document: &mut Document) {
    if !may_hold_one(&document.source) {
        return;
    }
    let mut found = in_front_matter(document);
    comments(document, &mut found);
    let behind = document.text.len() + 1;
    for (index, directive) in found.iter_mut().enumerate() {
        directive.span = Span::new(behind + index, behind + index + 1);
    }
    document.directives = found;
}

/// The entries for claimlint in the front matter, each with the lines set in under it.
fn in_front_matter(document: &Document) -> Vec<Directive> {
    let mut found = Vec::new();
    for part in document.unchecked.iter().filter(|part| part.why == "front matter") {
        let mut at = part.source().start;
        let mut open: Option<Span> = None;
        let mut close = |open: &mut Option<Span>| {
            if let Some(source) = open.take() {
                let words = source.of(&document.source).trim_end();
                let source = Span::new(source.start, source.start + words.len());
                found.push(Directive { source, words: words.to_owned(), stands: Stands::FrontMatter, span: Span::default() });
            }
        };
        for line in part.source().of(&document.source).split_inclusive('\n') {
            let end = at + line.len();
            let is_table = open.is_some_and(|entry| is_table_head(entry.of(&document.source)));
            let set_in = line.starts_with([' ', '\t', '-', ']', '}']) && !line.starts_with("---");
            let continues = set_in || is_table && !line.starts_with(['[', '+']);
            if begins_entry(line) {
                close(&mut open);
                open = Some(Span::new(at, end));
            } else if let Some(entry) = open.as_mut().filter(|_| continues) {
                entry.end = end;
            } else {
                close(&mut open);
            }
            at = end;
        }
        close(&mut open);
    }
    found
}

/// Whether a line of front matter begins a table of TOML for claimlint: `[claimlint]`, `[extra.claimlint]`.
fn is_table_head(line: &str) -> bool {
    let head = line.lines().next().unwrap_or_default().trim().strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    head.is_some_and(|names| names.rsplit('.').next().is_some_and(|name| name.trim() == "claimlint"))
}

/// Whether a line of front matter gives a key of claimlint its value.
fn begins_entry(line: &str) -> bool {
    if is_table_head(line) {
        return true;
    }
    let bare = line.strip_prefix(':').unwrap_or(line);
    let key = bare.split([':', '=']).next().unwrap_or_default();
    key.len() < bare.len() && KEYS.contains(&key.trim_end().trim_matches(['"', '\'']))
}

/// The comments that begin with `claimlint:`, those left out that stand in code or are shown to readers.
fn comments(document: &Document, found: &mut Vec<Directive>) {
    let source = &document.source;
    let runs = document.map.by_source();
    let unread = |why: &str| matches!(why, "code" | "front matter");
    let unread: Vec<Span> = document.unchecked.iter().filter(|part| unread(&part.why)).map(Unchecked::source).collect();
    let last_close = source.rfind(CLOSE).unwrap_or_default();
    let (mut line, mut seen) = (0, 0);
    for (sign, _) in source.match_indices(SIGN) {
        // Signs inside of a comment that was read are words of it.
        if sign < seen {
            continue;
        }
        if let Some(breaks) = source[seen..sign].rfind('\n') {
            line = seen + breaks + 1;
        }
        seen = sign;
        let Some(place) = comment(source, sign, line, last_close) else { continue };
        let after = runs.partition_point(|(from, _)| from.start <= sign);
        let before = after.checked_sub(1).and_then(|index| runs.get(index)).copied();
        let shown = before.is_some_and(|(from, _)| sign < from.end);
        let part = unread.partition_point(|part| part.start <= sign).checked_sub(1).and_then(|index| unread.get(index));
        if shown || part.is_some_and(|part| sign < part.end) {
            continue;
        }
        let stands = match before {
            Some((from, text)) if from.end > line => Stands::Behind(text.end),
            _ => Stands::Alone(runs.get(after).map_or(document.text.len(), |(_, text)| text.start)),
        };
        let words = Span::new(sign + SIGN.len(), place.end).of(source).trim_end_matches(CLOSE).trim().to_owned();
        seen = place.end;
        found.push(Directive { source: place, words, stands, span: Span::default() });
    }
}

/// The place of the comment that a sign begins: between `<!--` and `-->`, or a line of its own.
fn comment(source: &str, sign: usize, line: usize, last_close: usize) -> Option<Span> {
    let before = source[..sign].trim_end();
    if before.ends_with(OPEN) {
        let length = source[sign..].find(CLOSE).filter(|_| sign < last_close)?;
        return Some(Span::new(before.len() - OPEN.len(), sign + length + CLOSE.len()));
    }
    let opener = source.get(line..sign)?.trim();
    let whole = source[sign..].lines().next().unwrap_or_default().trim_end();
    let start = if opener.is_empty() { sign } else { before.len() - opener.len() };
    (opener.is_empty() || OPENERS.contains(&opener)).then(|| Span::new(start, sign + whole.len()))
}

#[cfg(test)]
mod tests {
    use crate::{Format, Stands, read};

    /// Every directive as `where: words`, with the text that it stands before or behind.
    #[track_caller]
    fn check(source: &str, format: Format, expected: &[&str]) {
        let document = read(source.as_bytes().to_vec(), format).unwrap();
        let told: Vec<String> = document
            .directives
            .iter()
            .map(|directive| {
                let place = match directive.stands {
                    Stands::FrontMatter => "front matter".to_owned(),
                    Stands::Alone(at) => format!("before {:?}", document.text[at..].split_whitespace().next().unwrap_or_default()),
                    Stands::Behind(at) => format!("behind {:?}", document.text[..at].split_whitespace().last().unwrap_or_default()),
                };
                assert_eq!(document.source_span(directive.span), directive.source);
                assert!(directive.source.of(source).contains("claimlint"), "{source}");
                format!("{place}: {}", directive.words)
            })
            .collect();
        assert_eq!(told, expected, "{source}");
    }

    #[test]
    fn a_comment_stands_alone_or_behind_text() {
        let source = "# One\n\n<!-- claimlint: allow(a) why -->\nTwo three.\n\nFour <!--claimlint:allow(b)--> five. <!-- no word -->\n";
        check(source, Format::Markdown, &["before \"Two\": allow(a) why", "behind \"Four\": allow(b)"]);
        check("- One <!-- claimlint: allow(a) -->\n- Two\n", Format::Markdown, &["behind \"One\": allow(a)"]);
        check("| a | b |\n|---|---|\n| 1 | 2 <!-- claimlint: allow(c) --> |\n", Format::Markdown, &["behind \"2\": allow(c)"]);
        check("One.\n\n<!--\nclaimlint: allow(a)\n  over lines\n-->\n", Format::Markdown, &["before \"\": allow(a)\n  over lines"]);
    }

    #[test]
    fn code_and_shown_text_hold_none() {
        check("`<!-- claimlint: allow(a) -->` is how\n\n```\n<!-- claimlint: allow(b) -->\n```\n", Format::Markdown, &[]);
        check("claimlint: allow(a) is what one writes.\n\n<!-- claimlint: allow(b)\n", Format::Markdown, &[]);
        check("We ran claimlint: allow it a minute.\n\n    claimlint: allow(b)\n", Format::Plain, &[]);
    }

    #[test]
    fn a_line_of_plain_text_is_left_out_of_it() {
        let source = "Three towns voted.\n\nclaimlint: allow(a) counted by hand\nFour towns voted.\n\n# claimlint: allow-file(b)\n";
        check(source, Format::Plain, &["before \"Four\": allow(a) counted by hand", "before \"\": allow-file(b)"]);
        let document = read(source.as_bytes().to_vec(), Format::Plain).unwrap();
        assert_eq!(document.text, "Three towns voted.\n\nFour towns voted.");
    }

    #[test]
    fn front_matter_holds_them_in_every_notation() {
        check("---\ntitle: x\nclaimlint-allow: a, b\n---\nText", Format::Markdown, &["front matter: claimlint-allow: a, b"]);
        check("---\nclaimlint: {allow: [a]}\ntitle: x\n---\nText", Format::Markdown, &["front matter: claimlint: {allow: [a]}"]);
        let nested = "claimlint:\n  allow:\n    - a\n    - b";
        check(&format!("---\n{nested}\ntitle: x\n---\nText"), Format::Markdown, &[&format!("front matter: {nested}")]);
        check("+++\nclaimlint-allow = [\"a\"]\n+++\nText", Format::Markdown, &["front matter: claimlint-allow = [\"a\"]"]);
        let table = "[extra.claimlint]\nallow = [\"a\"]";
        check(&format!("+++\ntitle = \"x\"\n{table}\n+++\nText"), Format::Markdown, &[&format!("front matter: {table}")]);
        check(
            &format!("+++\ntitle = \"x\"\n{table}\n\n[menu]\nweight = 1\n+++\nText"),
            Format::Markdown,
            &[&format!("front matter: {table}")],
        );
    }
}
