//! A definition of a command in, the words that it stands for kept.

use crate::Span;
use crate::latex::{Reader, scan};

/// The longest words that a command of the document's own may stand for, in bytes.
const LONGEST: usize = 100;

impl Reader<'_> {
    /// A definition is no text; a command without arguments that stands for plain words is kept.
    pub(super) fn define(&mut self, name: &str, after: usize) -> usize {
        let bytes = self.source.as_bytes();
        let start = scan::skip_space(self.source, after);
        if bytes.get(start) != Some(&b'\\') {
            let most = if name.ends_with("environment") { 3 } else { 2 };
            let (arguments, mut end) = scan::arguments(self.source, self.groups, after, most);
            if let [defined, words] = arguments[..]
                && end == words.end + 1
                && !name.starts_with("newtheorem")
                && Span::new(defined.end + 1, words.start - 1).is_empty()
            {
                self.keep(defined, words);
            }
            if name == "newtheorem" {
                end = scan::optional(self.source, self.groups, end).map_or(end, |(_, end)| end);
            }
            return end;
        }
        let defined = scan::command(self.source, start);
        let mut at = start + 1 + defined.len();
        if name == "let" {
            let behind = scan::skip_space(self.source, at);
            let behind = behind + usize::from(bytes.get(behind) == Some(&b'='));
            return if bytes.get(behind) == Some(&b'\\') { behind + 1 + scan::command(self.source, behind).len() } else { behind };
        }
        // Parameters stand between the name and what is defined.
        at += bytes.get(at..).unwrap_or_default().iter().take(40).take_while(|byte| !matches!(byte, b'{' | b'\n' | b'[')).count();
        let (arguments, end) = scan::arguments(self.source, self.groups, at, 1);
        if let Some(&words) = arguments.first() {
            if words.start == start + 2 + defined.len() {
                self.keep(Span::new(start, start + 1 + defined.len()), words);
            }
            return end;
        }
        at
    }

    pub(super) fn keep(&mut self, name: Span, words: Span) {
        let source = self.source;
        let words = words.of(source);
        let plain = words.len() <= LONGEST && !words.contains(['\\', '#', '$', '{', '}', '%', '~', '\n']) && !words.trim().is_empty();
        let name = name.of(source).trim().trim_start_matches('\\');
        if plain && !name.is_empty() {
            self.macros.insert(name, words);
        }
    }
}
