//! The XML of a part of a document in, its tags and texts out, with the bounds that keep a hostile one harmless.
//!
//! Tags and texts are cut here as they are written, since long documents have millions of them; what is rarer in XML, and
//! what is wrong with it, is told by the library that also reads attributes.

use crate::ReadError;
use quick_xml::XmlVersion;
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// How deep elements may be nested.
const DEEPEST: usize = 1_000;

/// The longest properties that are looked up before they are read, in bytes.
const LONGEST_PROPERTIES: usize = 2_048;

/// A tag or a text.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    /// The start of an element.
    Start(Element<'a>),
    /// The end of the innermost open element.
    End,
    /// Text, its entities read.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// What stands between `<` and the end of the tag.
    tag: &'a str,
    /// The length of the name, and where it begins behind the prefix.
    length: usize,
    local: usize,
}

impl<'a> Element<'a> {
    /// The element of a tag, given by what stands between its brackets and the length of its name.
    fn new(tag: &'a str, length: usize) -> Self {
        // Prefixes are a few letters.
        let local = tag.bytes().take(length).position(|byte| byte == b':').map_or(0, |colon| colon + 1);
        Self { tag, length, local }
    }

    /// The name as it is written.
    fn full_name(&self) -> &'a str {
        self.tag.get(..self.length).unwrap_or_default()
    }

    /// The name without its prefix.
    pub(crate) fn name(&self) -> &'a str {
        self.tag.get(self.local..self.length).unwrap_or_default()
    }

    /// The prefix of the name.
    pub(crate) fn prefix(&self) -> &'a str {
        self.local.checked_sub(1).and_then(|end| self.tag.get(..end)).unwrap_or_default()
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        match self.plain_attribute(name) {
            Plain::Value(value) => Some(Cow::Borrowed(value)),
            Plain::Absent => None,
            Plain::Unclear => {
                let mut attributes = Attributes::new(self.tag, self.length);
                let found = attributes.with_checks(false).flatten().find(|found| local(found.key.0) == name)?;
                found.normalized_value(XmlVersion::Implicit1_0).ok()
            }
        }
    }

    /// Looks an attribute up in a tag that is written without ado.
    fn plain_attribute(&self, name: &str) -> Plain<'a> {
        let mut rest = self.tag.get(self.length..).unwrap_or_default();
        loop {
            rest = rest.trim_start_matches(' ');
            if rest.is_empty() {
                return Plain::Absent;
            }
            let Some((key, value, behind)) = first_attribute(rest) else { return Plain::Unclear };
            if key.strip_suffix(name).is_some_and(|prefix| prefix.is_empty() || prefix.ends_with(':')) {
                let plain = !value.bytes().any(|byte| byte < b' ' || byte == b'&');
                return if plain { Plain::Value(value) } else { Plain::Unclear };
            }
            rest = behind;
        }
    }

    /// The value of an attribute, to be kept.
    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.attribute(name).map(Cow::into_owned)
    }

    /// The value of the attribute `val`, as most elements of a Word document have it.
    pub(crate) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// Whether a property is on: it is so without a value.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// What a quick look at the attributes of a tag finds.
enum Plain<'a> {
    Value(&'a str),
    Absent,
    /// The tag must be read with more care.
    Unclear,
}

/// The name of the attribute that a text begins with, its value, and what follows it.
fn first_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (key, behind) = text.split_at(text.bytes().position(|byte| byte == b'=' || byte <= b' ')?);
    let behind = behind.strip_prefix("=\"")?;
    let (value, behind) = behind.split_at(memchr::memchr(b'"', behind.as_bytes())?);
    Some((key, value, behind.get(1..)?))
}

fn local(name: &str) -> &str {
    name.bytes().position(|byte| byte == b':').and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// The length of a start tag whose name has been read; none where a quotation mark may hide its end.
fn end_of_tag(tag: &[u8], name: usize) -> Option<usize> {
    match tag.get(name)? {
        b'>' => return Some(name),
        byte if is_space(*byte) => {}
        _ => return None,
    }
    let attributes = tag.get(name..)?;
    let length = memchr::memchr(b'>', attributes)?;
    let (mut quotes, mut single) = (0_usize, false);
    for byte in attributes.get(..length)? {
        quotes += usize::from(*byte == b'"');
        single |= *byte == b'\'';
    }
    (quotes.is_multiple_of(2) && !single).then_some(name + length)
}

/// What XML counts as white space.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// A part that is being read.
pub(crate) struct Xml<'a> {
    part: &'a str,
    text: &'a str,
    /// How far it has been read.
    at: usize,
    /// The names of the open elements.
    open: Vec<&'a str>,
    /// Whether the end of an element without content is next.
    ended: bool,
}

impl<'a> Xml<'a> {
    /// The state before the first tag; `part` names what is read, for errors.
    pub(crate) fn new(part: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { part, text, at: 0, open: Vec::new(), ended: false }
    }

    /// The next tag or text; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'a>>, ReadError> {
        if std::mem::take(&mut self.ended) {
            self.open.pop();
            return Ok(Some(Piece::End));
        }
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            match rest.as_bytes() {
                [] if self.open.is_empty() => return Ok(None),
                [] => return Err(self.error("XML that is cut short")),
                [b'<', b'/', behind @ ..] => {
                    if let Some(length) = behind.iter().position(|&byte| byte == b'>') {
                        return self.end(rest.get(2..2 + length).unwrap_or_default()).map(Some);
                    }
                }
                [b'<', b'!' | b'?', ..] | [b'&', ..] => {}
                [b'<', behind @ ..] => {
                    let ends = |&byte: &u8| is_space(byte) || matches!(byte, b'>' | b'<' | b'"' | b'\'');
                    let name = behind.iter().position(ends).unwrap_or(behind.len());
                    if let Some(length) = end_of_tag(behind, name) {
                        return self.start(rest.get(1..=length).unwrap_or_default(), name).map(Some);
                    }
                }
                bytes => {
                    let length = memchr::memchr2(b'<', b'&', bytes).unwrap_or(bytes.len());
                    self.at += length;
                    return Ok(Some(Piece::Text(Cow::Borrowed(rest.get(..length).unwrap_or_default()))));
                }
            }
            if let Some(piece) = self.rare(rest)? {
                return Ok(Some(piece));
            }
        }
    }

    /// Reads a start tag, given by what stands between its brackets and how long its name is.
    fn start(&mut self, tag: &'a str, name: usize) -> Result<Piece<'a>, ReadError> {
        self.at += tag.len() + 2;
        let bare = tag.strip_suffix('/');
        self.ended = bare.is_some();
        let bare = bare.unwrap_or(tag);
        let element = Element::new(bare, name.min(bare.len()));
        self.open.push(element.full_name());
        if self.open.len() > DEEPEST {
            return Err(self.error(&format!("elements nested more than {DEEPEST} deep")));
        }
        Ok(Piece::Start(element))
    }

    /// Reads an end tag, given by its name and what may stand behind it.
    fn end(&mut self, tag: &str) -> Result<Piece<'a>, ReadError> {
        self.at += tag.len() + 3;
        let open = self.open.pop();
        if open == Some(tag) {
            return Ok(Piece::End);
        }
        let name = tag.trim_end_matches([' ', '\t', '\n', '\r']);
        let error = match open {
            Some(open) if open == name => return Ok(Piece::End),
            Some(open) => IllFormedError::MismatchedEndTag { expected: open.to_owned(), found: name.to_owned() },
            None => IllFormedError::UnmatchedEndTag(name.to_owned()),
        };
        Err(self.malformed(&error.into()))
    }

    /// Reads what is rare; none where it is no tag and no text.
    fn rare(&mut self, rest: &'a str) -> Result<Option<Piece<'a>>, ReadError> {
        let mut reader = Reader::from_str(rest);
        let event = reader.read_event().map_err(|error| self.malformed(&error))?;
        let length = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let text = match event {
            Event::Start(start) | Event::Empty(start) => {
                let tag = rest.get(1..length.saturating_sub(1)).unwrap_or_default();
                return self.start(tag, start.name().0.len()).map(Some);
            }
            Event::Text(text) => text.into_inner(),
            Event::CData(text) => text.into_inner(),
            Event::GeneralRef(reference) => match resolve(&reference) {
                Some(character) => Cow::Owned(character.to_string()),
                None => return Err(self.error(&format!("the entity &{};", reference.into_inner()))),
            },
            Event::DocType(_) => return Err(self.error("a document type declaration")),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::End(_) | Event::Eof => {
                self.at += length;
                return Ok(None);
            }
        };
        self.at += length;
        Ok(Some(Piece::Text(text)))
    }

    /// What stands in the element whose start was the last piece, and its end, as they are written; none where they are
    /// long, or hold an element whose name begins like its own.
    ///
    /// Office programs write the same few properties thousands of times: who knows them already passes over them.
    pub(crate) fn inner(&self, element: &Element<'_>) -> Option<&'a str> {
        let rest = self.rest()?;
        let name = element.full_name();
        let near = rest.as_bytes().get(..LONGEST_PROPERTIES).unwrap_or(rest.as_bytes());
        let tag = |at: &usize| {
            let behind = near.get(at + 1..).unwrap_or_default();
            behind.strip_prefix(b"/").unwrap_or(behind).starts_with(name.as_bytes())
        };
        let end = memchr::memchr_iter(b'<', near).find(tag)?;
        let inner = rest.get(..end + name.len() + 3)?;
        (inner.ends_with('>') && inner.get(end + 1..)?.starts_with('/')).then_some(inner)
    }

    /// Passes over what [`Xml::inner`] gave once, if it is what comes now as well.
    pub(crate) fn pass(&mut self, inner: &str) -> Result<bool, ReadError> {
        let Some(_) = self.rest().filter(|rest| rest.starts_with(inner)) else { return Ok(false) };
        self.at += inner.rfind('<').unwrap_or_default();
        self.skip()?;
        Ok(true)
    }

    /// What has not been read; none where the end of an element without content is next.
    fn rest(&self) -> Option<&'a str> {
        if self.ended { None } else { self.text.get(self.at..) }
    }

    /// Passes over what is left of the element whose start was the last piece.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let depth = self.open.len().saturating_sub(1);
        while self.open.len() > depth && self.next()?.is_some() {}
        Ok(())
    }

    /// The text of the element whose start was the last piece.
    pub(crate) fn words(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let depth = self.open.len().saturating_sub(1);
        let mut words = Cow::Borrowed("");
        while self.open.len() > depth {
            match self.next()? {
                Some(Piece::Text(text)) if words.is_empty() => words = text,
                Some(Piece::Text(text)) => words.to_mut().push_str(&text),
                Some(Piece::Start(_) | Piece::End) => {}
                None => break,
            }
        }
        Ok(words)
    }

    fn malformed(&self, error: &quick_xml::Error) -> ReadError {
        self.error(&format!("malformed XML ({error})"))
    }

    fn error(&self, found: &str) -> ReadError {
        ReadError::whole(format!("{}: found {found}; expected the XML of a document", self.part))
    }
}

/// The character of a reference: of a number, or of one of the five names that XML knows.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match reference.borrow().into_inner().as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Xml, local, resolve};
    use proptest::prelude::*;
    use quick_xml::XmlVersion;
    use quick_xml::events::Event;
    use quick_xml::reader::Reader;

    /// The tags, with the values of two attributes, and the texts of a part; none where it is no XML.
    fn cut(text: &str) -> Option<Vec<String>> {
        let mut xml = Xml::new("part", text);
        let mut pieces = Pieces::default();
        while let Some(piece) = xml.next().ok()? {
            match piece {
                Piece::Start(element) => {
                    let value = |name| element.attribute(name).map(std::borrow::Cow::into_owned);
                    pieces.start(element.full_name(), &[value("a"), value("b")]);
                }
                Piece::End => pieces.end(),
                Piece::Text(text) => pieces.text(&text),
            }
        }
        Some(pieces.0)
    }

    /// The same, as the library alone reads it.
    fn read(text: &str) -> Option<Vec<String>> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut open = 0_usize;
        let mut pieces = Pieces::default();
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) => {
                    let value = |name: &str| {
                        let found = start.attributes().with_checks(false).flatten().find(|found| local(found.key.0) == name)?;
                        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
                    };
                    pieces.start(start.name().0, &[value("a"), value("b")]);
                    open += 1;
                }
                Event::End(_) => {
                    pieces.end();
                    open -= 1;
                }
                Event::Text(text) => pieces.text(&text.into_inner()),
                Event::CData(text) => pieces.text(&text.into_inner()),
                Event::GeneralRef(reference) => pieces.text(&resolve(&reference)?.to_string()),
                Event::DocType(_) => return None,
                Event::Eof => return (open == 0).then_some(pieces.0),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => {}
            }
        }
    }

    #[derive(Default)]
    struct Pieces(Vec<String>);

    impl Pieces {
        fn start(&mut self, name: &str, values: &[Option<String>; 2]) {
            let [a, b] = values;
            self.0.push(format!("<{name} {a:?} {b:?}>"));
        }

        fn end(&mut self) {
            self.0.push("</>".to_owned());
        }

        /// Texts that follow each other are one, wherever they were cut.
        fn text(&mut self, text: &str) {
            match self.0.last_mut() {
                Some(last) if !last.starts_with('<') => last.push_str(text),
                _ if text.is_empty() => {}
                _ => self.0.push(format!("={text}")),
            }
        }
    }

    #[test]
    fn tags_and_texts_are_cut_as_written() {
        let pieces = cut("<w:p a='1>2' w:b=\"x &amp; y\"><r/>one &lt; two<!-- < --><![CDATA[</p>]]></w:p >").unwrap();
        assert_eq!(pieces, ["<w:p Some(\"1>2\") Some(\"x & y\")>", "<r None None>", "</>", "=one < two</p>", "</>"]);
        for broken in ["<p>", "<p></q>", "</p>", "<p a=\"", "<p>&nothing;</p>", "<!DOCTYPE p><p/>"] {
            assert_eq!(cut(broken), None, "{broken}");
        }
    }

    proptest! {
        /// What is cut quickly is what the library reads.
        #[test]
        fn every_part_reads_as_the_library_reads_it(
            parts in prop::collection::vec(prop::sample::select(&[
                "<p>", "</p>", "<p/>", "<w:r>", "</w:r>", "<w:r />", "<p a=\"1\">", "<p w:a='2' b=\"\">", "<p\n b = \"x>y\" a=\"&lt;\">",
                "<p a=\"it's\" ab=\"3\"/>", "<p a='\"' b=\"'\">", "</p >", "text", " ", "\n", "&amp;", "&#65;", "&bad;", "&", ">", "\"", "'",
                "<!-- > -->", "<![CDATA[<p>]]>", "<?pi >?>", "<", "a=\"", "<p a=1>", "<p a>", "<p b=\"1\" a=\"2\tb\">", "é", "/>", "<q/ >",
            ][..]), 0..14),
            closed in any::<bool>(),
        ) {
            let mut text = parts.concat();
            if closed {
                text = format!("<d>{text}</d>");
            }
            prop_assert_eq!(cut(&text), read(&text), "{}", text);
        }
    }
}
