//! A page in, its texts and tags one by one out, each with its exact place.
//!
//! The states are those of the tokenizer of the HTML standard, folded together where their difference is no difference to
//! what is text and what is not.
//! It is our own because places must be exact to the byte, entities must stay apart from the text around them, and no tag,
//! however long, may grow the stack.

use super::tag::Tag;
use crate::Span;
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;

/// The longest name of an entity, in bytes.
const LONGEST_ENTITY: usize = 32;

/// A piece of a page; comments and doctypes are passed over.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text that stands in the source as it is.
    Text(Span),
    /// An entity, and the words that it stands for.
    Entity(Span, String),
    /// A start tag.
    Start { tag: Tag, place: Span, self_closing: bool },
    /// An end tag.
    End { tag: Tag, place: Span },
}

/// What begins with `<`.
enum Markup {
    /// A tag.
    Tag(Token),
    /// What is no part of the page: a comment, a doctype, a tag that never ends.
    Passed,
    /// Text.
    Text,
}

/// How the text after a start tag is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Tags and entities.
    Data,
    /// Text up to a place, with entities or without.
    Raw { end: usize, entities: bool },
}

/// A page, and how far it has been read.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    mode: Mode,
}

impl<'a> Tokens<'a> {
    /// The state before the first token.
    pub(super) fn new(source: &'a str) -> Self {
        let at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { source, at, mode: Mode::Data }
    }

    /// Reads on as the element wants it whose start tag was the last token.
    pub(super) fn enter(&mut self, tag: Tag) {
        // The end is looked for once, however many entities stand before it.
        self.mode = match tag {
            Tag::Script | Tag::Style | Tag::Noscript | Tag::Iframe | Tag::Xmp => Mode::Raw { end: self.end_of_raw(tag), entities: false },
            Tag::Textarea | Tag::Title => Mode::Raw { end: self.end_of_raw(tag), entities: true },
            Tag::Plaintext => Mode::Raw { end: self.source.len(), entities: false },
            _ => Mode::Data,
        };
    }

    /// The next token; the attributes of a tag are handed over before it, with their values as written.
    pub(super) fn next(&mut self, mut attribute: impl FnMut(&'a str, &'a str)) -> Option<Token> {
        while self.at < self.source.len() {
            let (end, entities) = match self.mode {
                Mode::Data => {
                    if self.byte(self.at) == Some(b'<') {
                        match self.markup(&mut attribute) {
                            Markup::Tag(token) => return Some(token),
                            Markup::Passed => continue,
                            Markup::Text => {}
                        }
                    }
                    (self.source.len(), true)
                }
                Mode::Raw { end, .. } if end <= self.at => {
                    self.mode = Mode::Data;
                    continue;
                }
                Mode::Raw { end, entities } => (end, entities),
            };
            return Some(self.text(end, entities));
        }
        None
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    /// The next piece of text, which ends before `end` where a tag or an entity begins.
    fn text(&mut self, end: usize, entities: bool) -> Token {
        let start = self.at;
        let bytes = &self.source.as_bytes()[..end];
        if entities
            && bytes[start] == b'&'
            && let Some((length, words)) = entity(&self.source[start..end])
        {
            self.at = start + length;
            return Token::Entity(Span::new(start, self.at), words);
        }
        // The first byte is text, whatever it is.
        let rest = &bytes[start + 1..];
        let length = match (self.mode, entities) {
            (Mode::Data, _) => memchr2(b'<', b'&', rest),
            (Mode::Raw { .. }, true) => memchr(b'&', rest),
            (Mode::Raw { .. }, false) => None,
        };
        self.at = start + 1 + length.unwrap_or(rest.len());
        Token::Text(Span::new(start, self.at))
    }

    /// Reads what begins with `<`.
    fn markup(&mut self, attribute: &mut impl FnMut(&'a str, &'a str)) -> Markup {
        let start = self.at;
        match (self.byte(start + 1), self.byte(start + 2)) {
            (Some(first), _) if first.is_ascii_alphabetic() => self.tag(start + 1, false, attribute),
            (Some(b'/'), Some(first)) if first.is_ascii_alphabetic() => self.tag(start + 2, true, attribute),
            (Some(b'!'), _) => {
                self.at = self.end_of_declaration(start);
                Markup::Passed
            }
            (Some(b'/'), Some(_)) | (Some(b'?'), _) => {
                self.at = self.behind(start, b">");
                Markup::Passed
            }
            _ => Markup::Text,
        }
    }

    /// The place behind the first `close` after `start`, or the end of the page.
    fn behind(&self, start: usize, close: &[u8]) -> usize {
        memmem::find(&self.source.as_bytes()[start..], close).map_or(self.source.len(), |at| start + at + close.len())
    }

    fn end_of_declaration(&self, start: usize) -> usize {
        let rest = &self.source.as_bytes()[start..];
        if rest.starts_with(b"<!-->") {
            start + 5
        } else if rest.starts_with(b"<!--->") {
            start + 6
        } else if rest.starts_with(b"<!--") {
            // Whichever of the two ends comes first; the search stops at the first pair of hyphens that one of them is.
            let mut at = start + 4;
            while let Some(found) = memmem::find(&self.source.as_bytes()[at..], b"--") {
                at += found + 2;
                match (self.byte(at), self.byte(at + 1)) {
                    (Some(b'>'), _) => return at + 1,
                    (Some(b'!'), Some(b'>')) => return at + 2,
                    // A third hyphen may be the second of the end.
                    (Some(b'-'), _) => at -= 1,
                    _ => {}
                }
            }
            self.source.len()
        } else {
            self.behind(start, b">")
        }
    }

    /// Reads a tag whose name begins at `name`; one that never ends is no token.
    fn tag(&mut self, name: usize, closing: bool, attribute: &mut impl FnMut(&'a str, &'a str)) -> Markup {
        let start = self.at;
        let mut at = self.until(name, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        let tag = Tag::of_name(&self.source[name..at]);
        let mut self_closing = false;
        loop {
            at = self.until(at, |byte| !byte.is_ascii_whitespace());
            match self.byte(at) {
                None => {
                    self.at = self.source.len();
                    return Markup::Passed;
                }
                Some(b'>') => break,
                Some(b'/') => {
                    at += 1;
                    self_closing = self.byte(at) == Some(b'>');
                }
                Some(_) => at = self.attribute(at, attribute),
            }
        }
        self.at = at + 1;
        let place = Span::new(start, self.at);
        Markup::Tag(if closing { Token::End { tag, place } } else { Token::Start { tag, place, self_closing } })
    }

    /// Reads an attribute, and gives the place behind it.
    fn attribute(&self, start: usize, attribute: &mut impl FnMut(&'a str, &'a str)) -> usize {
        let name = Span::new(start, self.until(start + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=')));
        let equals = self.until(name.end, |byte| !byte.is_ascii_whitespace());
        if self.byte(equals) != Some(b'=') {
            attribute(name.of(self.source), "");
            return name.end;
        }
        let first = self.until(equals + 1, |byte| !byte.is_ascii_whitespace());
        let (value, end) = if let Some(quote @ (b'"' | b'\'')) = self.byte(first) {
            let close = self.until(first + 1, |byte| byte == quote);
            (Span::new(first + 1, close), (close + 1).min(self.source.len()))
        } else {
            let end = self.until(first, |byte| byte.is_ascii_whitespace() || byte == b'>');
            (Span::new(first, end), end)
        };
        attribute(name.of(self.source), value.of(self.source));
        end
    }

    /// The first place from `start` on where a byte is of a kind, or the end of the page.
    fn until(&self, start: usize, of_kind: impl Fn(u8) -> bool) -> usize {
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        rest.iter().position(|&byte| of_kind(byte)).map_or(self.source.len(), |at| start + at)
    }

    /// Where the text of an element ends that holds no other elements.
    ///
    /// A script in a comment in a script does not end the outer one.
    fn end_of_raw(&self, until: Tag) -> usize {
        let (mut commented, mut within) = (false, false);
        let mut at = self.at;
        while let Some(found) = memchr2(b'<', b'-', self.source.as_bytes().get(at..).unwrap_or_default()) {
            at += found;
            let rest = &self.source[at..];
            if self.names(at + 2, until) && rest.starts_with("</") {
                if !within {
                    return at;
                }
                within = false;
            } else if until == Tag::Script && rest.starts_with("<!--") {
                commented = true;
            } else if commented && rest.starts_with("-->") {
                commented = false;
                within = false;
            } else if commented && rest.starts_with('<') && self.names(at + 1, until) {
                within = true;
            }
            at += 1;
        }
        self.source.len()
    }

    /// Whether the name of a tag stands at a place, and ends there.
    fn names(&self, at: usize, tag: Tag) -> bool {
        let rest = self.source.as_bytes().get(at..).unwrap_or_default();
        let length = rest.iter().take(LONGEST_ENTITY).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let ends = rest.get(length).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        ends && Tag::of_name(&self.source[at..at + length]) == tag
    }
}

/// Reads the entity that a text begins with: its length, and the words that it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let body = text.as_bytes().get(1..)?;
    let hash = usize::from(body.first() == Some(&b'#'));
    let name = body[hash..].iter().take(LONGEST_ENTITY).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let semicolon = usize::from(body.get(hash + name) == Some(&b';'));
    let printed = text.get(..1 + hash + name + semicolon).filter(|_| name > 0)?;
    let decoded = htmlize::unescape(printed);
    if decoded == printed {
        return None;
    }
    // A name without a semicolon may end before the letters do: these stand at the end of both.
    let rest = decoded.bytes().rev().zip(printed.bytes().rev()).take_while(|(one, other)| one == other).count();
    let rest = rest.min(decoded.len().saturating_sub(1)).min(printed.len() - 2);
    let words = decoded.get(..decoded.len() - rest)?;
    Some((printed.len() - rest, words.to_owned()))
}

/// The value of an attribute, its entities read.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    if value.contains('&') { htmlize::unescape_attribute(value) } else { Cow::Borrowed(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// The tokens of a page, one a line.
    fn tokens(source: &str) -> String {
        let mut tokens = Tokens::new(source);
        let mut drawn = String::new();
        let mut attributes = String::new();
        let mut end = 0;
        while let Some(token) = tokens.next(|name, value| write!(attributes, " {name}={value:?}").expect("a string takes all")) {
            let place = match &token {
                Token::Text(place) | Token::Entity(place, _) | Token::Start { place, .. } | Token::End { place, .. } => *place,
            };
            assert!(place.start >= end && !place.of(source).is_empty(), "tokens in order, none empty: {source}");
            end = place.end;
            let words = match token {
                Token::Text(place) => format!("{:?}", place.of(source)),
                Token::Entity(place, words) => format!("{} is {words:?}", place.of(source)),
                Token::Start { tag, self_closing, .. } => {
                    tokens.enter(tag);
                    format!("{tag:?}{}{}", std::mem::take(&mut attributes), if self_closing { " /" } else { "" })
                }
                Token::End { tag, .. } => format!("/{tag:?}"),
            };
            drawn = drawn + &words + "\n";
        }
        drawn
    }

    #[test]
    fn tags_texts_and_entities_are_told_apart() {
        let source =
            "a &lt;b&ampc &#x41;&bogus; <P CLASS=x hidden id = 'y&amp;z' a=b/>1 < 2<br/></p ><!-- <b> --!><!doctype html><?php ?></ x>c</";
        insta::assert_snapshot!(tokens(source), @r#"
    "a "
    &lt; is "<"
    "b"
    &amp is "&"
    "c "
    &#x41; is "A"
    "&bogus; "
    P CLASS="x" hidden="" id="y&amp;z" a="b/"
    "1 "
    "< 2"
    Br /
    /P
    "c"
    "</"
    "#);
    }

    #[test]
    fn scripts_and_titles_hold_no_tags() {
        let source = "<script>if (a</b) <!-- <script> </script> --> x</script >y<title>a&amp;<b></title><style></styles></style><script>";
        insta::assert_snapshot!(tokens(source), @r#"
    Script
    "if (a</b) <!-- <script> </script> --> x"
    /Script
    "y"
    Title
    "a"
    &amp; is "&"
    "<b>"
    /Title
    Style
    "</styles>"
    /Style
    Script
    "#);
    }
}
