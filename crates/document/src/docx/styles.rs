//! The styles of a Word document in, what paragraphs and runs of each are out.

use crate::ReadError;
use crate::office::xml::{Piece, Xml};
use crate::office::{Role, role_of_name};
use std::cell::OnceCell;
use std::collections::HashMap;

/// How many styles a style may build upon, one on the other.
const DEEPEST: usize = 20;

/// The number that a style gives its paragraphs: which list, and how deep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberProperties {
    /// The list; nought takes the number away.
    pub(super) list: Option<i64>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

/// One style.
#[derive(Debug, Default)]
struct Style {
    /// Its name in small letters; of a style that Word brings, it is English whatever the language of Word is.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: NumberProperties,
}

/// A style as it is written, and as it was read if it was: a template brings dozens of which a document uses a few.
#[derive(Debug)]
struct Defined<'t> {
    written: &'t str,
    style: OnceCell<Style>,
}

/// All styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles<'t> {
    defined: HashMap<String, Defined<'t>>,
    default: Option<String>,
}

impl<'t> Styles<'t> {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &'t str) -> Result<Self, ReadError> {
        let mut found = Self::default();
        let mut xml = Xml::new("styles.xml", text);
        while let Some(piece) = xml.next()? {
            let Piece::Start(element) = piece else { continue };
            match element.name() {
                "style" => {
                    let id = element.owned("styleId").unwrap_or_default();
                    let is_default = element.attribute("default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
                    if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                        found.default = Some(id.clone());
                    }
                    let defined = Defined { written: xml.content(&element)?, style: OnceCell::new() };
                    found.defined.insert(id, defined);
                }
                "docDefaults" | "latentStyles" => xml.skip(&element)?,
                _ => {}
            }
        }
        Ok(found)
    }

    /// A style and its id.
    fn style(&self, id: &str) -> Option<(&str, &Style)> {
        let (id, defined) = self.defined.get_key_value(id)?;
        Some((id, defined.style.get_or_init(|| Style::read(defined.written))))
    }

    /// The style with its bases, the nearest first.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = (&str, &Style)> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.style(id));
        std::iter::successors(first, |(_, style)| self.style(style.based_on.as_deref()?)).take(DEEPEST)
    }

    /// What a paragraph of a style is.
    pub(super) fn role(&self, id: Option<&str>) -> Role {
        for (id, style) in self.chain(id) {
            // An outline that a document gives its own style says more than the style that it builds upon.
            let role = role_of_name(&style.name).or_else(|| style.outline.map(|level| Role::Heading(level + 1)));
            if let Some(role) = role.or_else(|| style.name.is_empty().then(|| role_of_name(&id.to_lowercase())).flatten()) {
                return role;
            }
        }
        // Some writers name styles that they do not define.
        let undefined = id.filter(|id| !self.defined.contains_key(*id)).map(|id| spaced(id).to_lowercase());
        undefined.and_then(|name| role_of_name(&name)).unwrap_or_default()
    }

    /// The number that a style gives, and the id of the style that gives it.
    pub(super) fn number(&self, id: Option<&str>) -> Option<(NumberProperties, &str)> {
        self.chain(id).find(|(_, style)| style.number.list.is_some()).map(|(id, style)| (style.number, id))
    }

    /// The name of a style in small letters; that of one that is not defined is told by its id.
    fn name(&self, id: &str) -> String {
        self.style(id).map_or_else(|| spaced(id).to_lowercase(), |(_, style)| style.name.clone())
    }

    /// Whether a style of characters sets code.
    pub(super) fn is_code(&self, id: &str) -> bool {
        matches!(
            self.name(id).as_str(),
            "html code"
                | "html keyboard"
                | "html sample"
                | "html typewriter"
                | "html variable"
                | "verbatim char"
                | "code"
                | "inline code"
                | "source text"
        )
    }

    /// Whether a style of characters sets bold or italics.
    pub(super) fn is_emphasis(&self, id: &str) -> bool {
        matches!(self.name(id).as_str(), "strong" | "emphasis" | "intense emphasis" | "subtle emphasis")
    }
}

impl Style {
    /// Reads what stands in the element of a style; what is wrong there says nothing.
    fn read(written: &str) -> Self {
        let mut found = Self::default();
        let mut xml = Xml::new("styles.xml", written);
        while let Ok(Some(piece)) = xml.next() {
            let Piece::Start(element) = piece else { continue };
            let value = || element.value();
            match element.name() {
                "name" => found.name = value().unwrap_or_default().to_lowercase(),
                "basedOn" => found.based_on = element.owned("val"),
                "outlineLvl" => found.outline = value().and_then(|value| value.parse().ok()).filter(|level| *level < 9),
                "numId" => found.number.list = value().and_then(|value| value.parse().ok()),
                "ilvl" => found.number.level = value().and_then(|value| value.parse().ok()),
                _ => {}
            }
        }
        found
    }
}

/// `Heading1` as `Heading 1`, `BlockText` as `Block Text`.
fn spaced(id: &str) -> String {
    let mut words = String::with_capacity(id.len() + 2);
    let mut before = ' ';
    for next in id.chars() {
        if before.is_lowercase() && (next.is_uppercase() || next.is_ascii_digit()) {
            words.push(' ');
        }
        words.push(next);
        before = next;
    }
    words
}
