//! Tags in a line of Markdown in, what they do to the words around them out.

use super::Reader;
use crate::Span;
use crate::html::{self, InLine};

/// How far behind a tag its end is looked for, in bytes.
const REACH: usize = 1000;

/// A tag in the line that waits for its end.
pub(super) struct OpenTag {
    /// Its name, in small letters.
    name: String,
    does: InLine,
    /// Where it stands.
    source: Span,
}

impl Reader<'_> {
    /// Reads a tag or a comment in the line.
    pub(super) fn inline_html(&mut self, tag: &str, source: Span) {
        let inner = tag.trim_start_matches('<');
        let closing = inner.starts_with('/');
        let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        match html::in_line(&name) {
            Some(_) if closing => {
                if let Some(open) = self.tags.iter().rposition(|open| open.name == name) {
                    for tag in self.tags.split_off(open) {
                        self.end_tag(&tag, source.end);
                    }
                }
            }
            // A tag of which prose only speaks has no end.
            Some(does) if self.is_closed(&name, source.end) => {
                match does {
                    InLine::Emphasis if self.hidden == 0 => {
                        self.open_block();
                        self.inline.emphasis += 1;
                    }
                    InLine::Emphasis => {}
                    InLine::LeftOut(_) => self.hidden += 1,
                }
                self.tags.push(OpenTag { name, does, source });
            }
            Some(_) => {}
            None => self.write(source, |inline, _, draft| inline.html(draft, tag, source)),
        }
    }

    /// Ends the tags whose ends never came, with the block that they stand in.
    pub(super) fn end_tags(&mut self) {
        for tag in std::mem::take(&mut self.tags) {
            self.end_tag(&tag, tag.source.end);
        }
    }

    fn end_tag(&mut self, tag: &OpenTag, end: usize) {
        match tag.does {
            InLine::Emphasis if self.hidden == 0 => self.inline.end_emphasis(&self.draft),
            InLine::Emphasis => {}
            InLine::LeftOut(why) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.draft.leave_out(Span::new(tag.source.start, end), why);
            }
        }
    }

    /// Whether the end tag of a name stands behind a place, within the paragraph.
    fn is_closed(&self, name: &str, start: usize) -> bool {
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        let rest = rest.get(..REACH).unwrap_or(rest);
        let paragraph = memchr::memmem::find(rest, b"\n\n").map_or(rest, |end| &rest[..end]);
        memchr::memmem::find_iter(paragraph, b"</").any(|at| {
            let found = paragraph.get(at + 2..at + 2 + name.len()).unwrap_or_default();
            found.eq_ignore_ascii_case(name.as_bytes()) && !paragraph.get(at + 2 + name.len()).is_some_and(u8::is_ascii_alphanumeric)
        })
    }
}
