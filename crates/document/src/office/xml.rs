//! The XML of a part of a document in, its tags and texts out, with the bounds that keep a hostile one harmless.

use crate::ReadError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// How deep elements may be nested.
const DEEPEST: usize = 1_000;

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
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The prefix of the name.
    pub(crate) fn prefix(&self) -> &str {
        self.0.name().0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.0.attributes().with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
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
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Whether the end of an element without content is next.
    ended: bool,
}

impl<'a> Xml<'a> {
    /// The state before the first tag; `part` names what is read, for errors.
    pub(crate) fn new(part: &'a str, text: &'a str) -> Self {
        Self { part, reader: Reader::from_str(text), depth: 0, ended: false }
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
                    Piece::Start(Element(start))
                }
                Event::Empty(start) => {
                    self.depth += 1;
                    self.ended = true;
                    Piece::Start(Element(start))
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

    /// Passes over what is left of the element whose start was the last piece.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let depth = self.depth.saturating_sub(1);
        while self.depth > depth && self.next()?.is_some() {}
        Ok(())
    }

    /// The text of the element whose start was the last piece.
    pub(crate) fn words(&mut self) -> Result<Cow<'a, str>, ReadError> {
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
