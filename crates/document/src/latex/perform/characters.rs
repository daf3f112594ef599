//! An escape, an accent or a command that is not known in, the characters that it prints out.

use super::REACH;
use crate::Span;
use crate::latex::{Reader, scan, signs};

impl Reader<'_> {
    /// A backslash before a sign: an escape, an accent, white space, a formula.
    pub(super) fn control_sign(&mut self, at: usize, name: &str) -> Option<usize> {
        let after = at + 1 + name.len();
        match name {
            "%" | "$" | "&" | "#" | "_" | "{" | "}" => self.text(Span::new(at + 1, after)),
            "-" | "/" | "!" | "@" => {}
            "\\" => {
                let starred = self.source[after..].starts_with('*');
                return Some(self.row_end(at, after + usize::from(starred)));
            }
            "(" | "[" => {
                let close = if name == "(" { "\\)" } else { "\\]" };
                let mut end = (after + REACH).min(self.source.len());
                while !self.source.is_char_boundary(end) {
                    end -= 1;
                }
                let length = self.source[after..end].find(close)?;
                self.math(Span::new(after, after + length), Span::new(at, after + length + 2));
                return Some(after + length + 2);
            }
            ")" | "]" => {}
            name => match signs::sign(name) {
                Some(sign) => {
                    self.sign(sign, at, after - at);
                }
                None => return Some(self.accent(at, name, after)),
            },
        }
        Some(after)
    }

    /// A letter with an accent.
    pub(super) fn accent(&mut self, at: usize, name: &str, after: usize) -> usize {
        let (letter, end) = match self.groups.inner(scan::skip_space(self.source, after)) {
            Some(inner) => (inner.of(self.source), inner.end + 1),
            None => {
                let start = scan::skip_space(self.source, after);
                let rest = self.source.get(start..).unwrap_or_default();
                let length = if rest.starts_with("\\i") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
                (rest.get(..length).unwrap_or_default(), start + length)
            }
        };
        let plain = if letter == "\\i" { Some('ı') } else { letter.chars().next().filter(|_| letter.chars().count() == 1) };
        match plain.and_then(|plain| signs::accented(name, plain)) {
            Some(accented) => self.sign(accented.encode_utf8(&mut [0; 4]), at, end - at),
            None => after,
        }
    }

    /// A command that is not known: what the document says it prints, or the words of its last argument.
    pub(super) fn unknown(&mut self, at: usize, name: &str, after: usize) -> usize {
        let word_end = if self.source[after..].starts_with([' ', '\t']) { after + 1 } else { after };
        if let Some(sign) = signs::sign(name) {
            if self.can_write() {
                self.sign(sign, at, after - at);
            }
            return word_end;
        }
        if let Some(&words) = self.macros.get(name) {
            self.write(words, Span::new(at, after));
            return word_end;
        }
        if name.len() == 1 && self.source[after..].trim_start().starts_with(['{', '\\'])
            || name.len() == 1 && signs::accented(name, 'a').is_some()
        {
            return self.accent(at, name, after);
        }
        let (arguments, end) = scan::arguments(self.source, self.groups, after, 9);
        if self.preamble && self.begun.is_none() {
            return end.max(after);
        }
        match arguments.last() {
            Some(last) => last.start,
            None if end > after => end,
            None => word_end,
        }
    }
}
