//! The XML of a part of a document in, its tags and texts out, with the bounds that keep a hostile one harmless.

use crate::ReadError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
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
    start: BytesStart<'a>,
    /// Where its name begins behind the prefix.
    name: usize,
}

impl<'a> Element<'a> {
    fn new(start: BytesStart<'a>) -> Self {
        let name = start.name().0;
        // Prefixes are a few letters.
        let name = name.bytes().position(|byte| byte == b':').map_or(0, |colon| colon + 1);
        Self { start, name }
    }

    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.name().0.get(self.name..).unwrap_or_default()
    }

    /// The prefix of the name.
    pub(crate) fn prefix(&self) -> &str {
        self.start.name().0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.start.attributes().with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
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

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// A part that is being read.
pub(crate) struct Xml<'a> {
    part: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Whether the end of an element without content is next.
    ended: bool,
}

impl<'a> Xml<'a> {
    /// The state before the first tag; `part` names what is read, for errors.
    pub(crate) fn new(part: &'a str, text: &'a str) -> Self {
        Self { part, text, reader: Reader::from_str(text), depth: 0, ended: false }
    }

    /// The next tag or text; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'a>>, ReadError> {
        if std::mem::take(&mut self.ended) {
            self.depth -= 1;
            return Ok(Some(Piece::End));
        }
        loop {
            let event = self.reader.read_event().map_err(|error| self.error(&format!("malformed XML ({error})")))?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.error(&format!("elements nested more than {DEEPEST} deep")));
                    }
                    Piece::Start(Element::new(start))
                }
                Event::Empty(start) => {
                    self.depth += 1;
                    self.ended = true;
                    Piece::Start(Element::new(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End
                }
                Event::Text(text) => Piece::Text(text.into_inner()),
                Event::CData(text) => Piece::Text(text.into_inner()),
                Event::GeneralRef(reference) => match resolve(&reference) {
                    Some(character) => Piece::Text(Cow::Owned(character.to_string())),
                    None => return Err(self.error(&format!("the entity &{};", reference.into_inner()))),
                },
                Event::DocType(_) => return Err(self.error("a document type declaration")),
                Event::Eof if self.depth > 0 => return Err(self.error("XML that is cut short")),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// What stands in the element whose start was the last piece, and its end, as they are written; none where they are
    /// long, or hold an element whose name begins like its own.
    ///
    /// Office programs write the same few properties thousands of times: who knows them already passes over them.
    pub(crate) fn inner(&self, element: &Element<'_>) -> Option<&'a str> {
        self.inner_within(element, LONGEST_PROPERTIES)
    }

    fn inner_within(&self, element: &Element<'_>, longest: usize) -> Option<&'a str> {
        let rest = self.rest()?;
        let name = element.start.name().0;
        let near = rest.as_bytes().get(..longest).unwrap_or(rest.as_bytes());
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
        let comes = self.rest().is_some_and(|rest| rest.starts_with(inner));
        if comes {
            self.leave(inner)?;
        }
        Ok(comes)
    }

    /// Goes on behind the element of which this is what stands in it and its end.
    fn leave(&mut self, inner: &str) -> Result<(), ReadError> {
        let end = inner.rfind('<').unwrap_or_default();
        let rest = self.rest().and_then(|rest| rest.get(end..)).unwrap_or_default();
        *self.reader.get_mut() = rest.as_bytes();
        self.read_on()
    }

    /// Passes over the element whose start was the last piece; where it can, what stands in it is not even cut into tags.
    pub(crate) fn skip(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
        match self.inner_within(element, usize::MAX) {
            Some(inner) => self.leave(inner),
            None => self.read_on(),
        }
    }

    /// What stands in the element whose start was the last piece, as it is written; its end has then been read.
    pub(crate) fn content(&mut self, element: &Element<'_>) -> Result<&'a str, ReadError> {
        let Some(rest) = self.rest() else { return self.read_on().map(|()| "") };
        self.skip(element)?;
        let length = rest.len() - self.rest().map_or(0, str::len);
        let (content, _) = rest.get(..length).and_then(|whole| whole.rsplit_once('<')).unwrap_or_default();
        Ok(content)
    }

    /// What has not been read; none where the end of an element without content is next.
    fn rest(&self) -> Option<&'a str> {
        if self.ended {
            return None;
        }
        self.text.get(self.text.len().checked_sub(self.reader.get_ref().len())?..)
    }

    /// Passes over what is left of the element whose start was the last piece.
    fn read_on(&mut self) -> Result<(), ReadError> {
        let depth = self.depth.saturating_sub(1);
        while self.depth > depth && self.next()?.is_some() {}
        Ok(())
    }

    /// The text of the element whose start was the last piece.
    pub(crate) fn words(&mut self, element: &Element<'_>) -> Result<Cow<'a, str>, ReadError> {
        if let Some(inner) = self.inner_within(element, usize::MAX)
            && let Some((words, _)) = inner.rsplit_once('<')
            && memchr::memchr2(b'<', b'&', words.as_bytes()).is_none()
        {
            return self.leave(inner).map(|()| Cow::Borrowed(words));
        }
        let depth = self.depth.saturating_sub(1);
        let mut words = Cow::Borrowed("");
        while self.depth > depth {
            match self.next()? {
                Some(Piece::Text(text)) if words.is_empty() => words = text,
                Some(Piece::Text(text)) => words.to_mut().push_str(&text),
                Some(Piece::Start(_) | Piece::End) => {}
                None => break,
            }
        }
        Ok(words)
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
