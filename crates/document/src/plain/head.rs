//! The first lines of a text in, the fields of a header (`Title: …`, `From: …`) as front matter out.

use super::lines::Line;
use crate::draft::Draft;
use crate::{FrontMatterEntry, Span};

/// Fields of the headers of proposals, letters and notes, in small letters; two of them make a header.
const FIELDS: [&str; 26] = [
    "abstract",
    "author",
    "authors",
    "bcc",
    "cc",
    "content-type",
    "created",
    "date",
    "discussions-to",
    "from",
    "last-modified",
    "message-id",
    "pep",
    "post-history",
    "python-version",
    "re",
    "reply-to",
    "resolution",
    "sent",
    "sponsor",
    "status",
    "subject",
    "title",
    "to",
    "type",
    "version",
];

/// Reads the header that a text begins with; gives the number of the line after it.
pub(super) fn read(source: &str, lines: &[Line], markup: bool, draft: &mut Draft) -> usize {
    let start = lines.iter().take_while(|line| line.is_blank()).count();
    let mut known = 0;
    let mut entries = Vec::new();
    let mut end = start;
    for line in lines[start..].iter().take_while(|line| !line.is_blank()) {
        match field(source, line) {
            Some(entry) => {
                known += usize::from(FIELDS.binary_search(&entry.key.to_ascii_lowercase().as_str()).is_ok());
                entries.push(entry);
            }
            // A value may go on over further lines, set in.
            None if line.indent > 0 && !entries.is_empty() => {}
            None => return start,
        }
        end += 1;
    }
    if entries.len() < 2 || known < 2 || !markup && known * 2 <= entries.len() {
        return start;
    }
    let (first, last) = (lines[start].span.start, lines[end - 1].span.end);
    draft.leave_out(Span::new(first, last), "front matter");
    draft.front_matter.append(&mut entries);
    end
}

/// `Key: value` or `:Key: value`; a key is one word.
fn field(source: &str, line: &Line) -> Option<FrontMatterEntry> {
    let words = line.of(source);
    let bare = words.strip_prefix(':').unwrap_or(words);
    let (key, rest) = bare.split_once(':')?;
    let one_word = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if line.indent > 0 || !one_word || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let value = rest.trim();
    let start = line.span.end - rest.trim_start().len();
    let source = Span::new(start, start + value.len());
    Some(FrontMatterEntry { key: key.to_owned(), value: value.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_table_is_sorted() {
        assert!(FIELDS.is_sorted());
    }
}
