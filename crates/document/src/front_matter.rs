//! The head of a file in, its front matter's scalars and the place where the text begins out.

use crate::draft::Draft;
use crate::{FrontMatterEntry, Span};

/// The byte order mark.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The language that front matter is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    /// `key: value` between lines of `---`.
    Yaml,
    /// `key = value` between lines of `+++`.
    Toml,
}

impl Notation {
    const fn separator(self) -> char {
        match self {
            Self::Yaml => ':',
            Self::Toml => '=',
        }
    }

    /// Whether a line closes the front matter.
    fn closes(self, line: &str) -> bool {
        match self {
            Self::Yaml => matches!(line.trim_end(), "---" | "..."),
            Self::Toml => line.trim_end() == "+++",
        }
    }
}

/// Notes the front matter that a source begins with, and gives the place where the text begins.
pub(crate) fn read(source: &str, draft: &mut Draft) -> usize {
    let start = if source.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let Some(first) = source[start..].split_inclusive('\n').next() else { return start };
    let notation = match first.trim_end() {
        "---" => Notation::Yaml,
        "+++" => Notation::Toml,
        _ => return start,
    };
    let mut entries = Vec::new();
    let mut top_level = true;
    let mut at = start + first.len();
    for line in source[at..].split_inclusive('\n') {
        if notation.closes(line) {
            // A document may open with a rule; without a single key between the lines there is no front matter.
            if entries.is_empty() {
                return start;
            }
            draft.front_matter = entries;
            draft.leave_out(Span::new(start, at + line.trim_end().len()), "front matter");
            return at + line.len();
        }
        if notation == Notation::Toml && line.starts_with('[') {
            top_level = false;
        }
        if top_level && let Some(entry) = entry(line, at, notation) {
            entries.push(entry);
        }
        at += line.len();
    }
    start
}

/// Reads one line that gives a key its value; a key whose value stands on further lines has an empty one.
fn entry(line: &str, at: usize, notation: Notation) -> Option<FrontMatterEntry> {
    let (key, rest) = line.split_once(notation.separator())?;
    let named = !key.trim().is_empty() && !key.starts_with([' ', '\t', '-', '#']);
    let whole = notation == Notation::Toml || rest.is_empty() || rest.starts_with(char::is_whitespace);
    if !named || !whole {
        return None;
    }
    let start = at + line.len() - rest.len();
    let value = scalar(rest);
    let source = Span::new(start + value.start, start + value.end);
    let value = value.of(rest).to_owned();
    Some(FrontMatterEntry { key: key.trim().trim_matches(['"', '\'']).to_owned(), value, source })
}

/// The place of a scalar behind its key, without quotation marks and comment.
fn scalar(rest: &str) -> Span {
    let trimmed = rest.trim();
    let start = rest.len() - rest.trim_start().len();
    if let Some(quote) = trimmed.chars().next().filter(|first| matches!(first, '"' | '\''))
        && let Some(length) = trimmed[1..].find(quote)
    {
        return Span::new(start + 1, start + 1 + length);
    }
    let comment = trimmed.find(" #").unwrap_or(trimmed.len());
    Span::new(start, start + trimmed[..comment].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[(&str, &str)], body: &str) {
        let mut draft = Draft::default();
        let at = read(source, &mut draft);
        let entries: Vec<_> = draft.front_matter.iter().map(|entry| (entry.key.as_str(), entry.value.as_str())).collect();
        assert_eq!(entries, expected, "entries of\n{source}");
        assert_eq!(&source[at..], body, "body of\n{source}");
        for entry in &draft.front_matter {
            assert_eq!(entry.source.of(source), entry.value);
        }
    }

    #[test]
    fn scalars_are_read_with_their_places() {
        check("---\ntitle: \"A: b\"\ndate: 2020-05-03 # draft\n---\nText", &[("title", "A: b"), ("date", "2020-05-03")], "Text");
        check("+++\ndate = 2020-05-03\n[extra]\ndate = 1999-01-01\n+++\nText", &[("date", "2020-05-03")], "Text");
        check("\u{feff}---\r\na: 'x'\r\nlist:\r\n  - date: y\r\n---\r\nText", &[("a", "x"), ("list", "")], "Text");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        check("---\n\nText\n\n---\nMore", &[], "---\n\nText\n\n---\nMore");
        check("---\na: b\n", &[], "---\na: b\n");
    }
}
