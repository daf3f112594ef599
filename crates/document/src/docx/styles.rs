//! The styles of a Word document in, what paragraphs and runs of each are out.

use crate::ReadError;
use crate::office::xml::{Piece, Xml};
use crate::office::{Role, role_of_name};
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
#[derive(Clone, Debug, Default)]
struct Style {
    /// Its name in small letters; of a style that Word brings, it is English whatever the language of Word is.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: NumberProperties,
}

/// All styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defined: HashMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut found = Self::default();
        let mut xml = Xml::new("styles.xml", text);
        let mut open: Option<(String, Style)> = None;
        while let Some(piece) = xml.next()? {
            let Piece::Start(element) = piece else { continue };
            match element.name() {
                "style" => {
                    if let Some((id, style)) = open.take() {
                        found.defined.insert(id, style);
                    }
                    let id = element.owned("styleId").unwrap_or_default();
                    let is_default = element.attribute("default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
                    if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                        found.default = Some(id.clone());
                    }
                    open = Some((id, Style::default()));
                }
                name => {
                    let Some((_, style)) = &mut open else { continue };
                    let value = || element.value();
                    match name {
                        "name" => style.name = value().unwrap_or_default().to_lowercase(),
                        "basedOn" => style.based_on = element.owned("val"),
                        "outlineLvl" => style.outline = value().and_then(|value| value.parse().ok()).filter(|level| *level < 9),
                        "numId" => style.number.list = value().and_then(|value| value.parse().ok()),
                        "ilvl" => style.number.level = value().and_then(|value| value.parse().ok()),
                        _ => {}
                    }
                }
            }
        }
        if let Some((id, style)) = open {
            found.defined.insert(id, style);
        }
        Ok(found)
    }

    /// The style with its bases, the nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.defined.get_key_value(id));
        let next = |(_, style): &(&String, &'a Style)| self.defined.get_key_value(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(DEEPEST).map(|(id, style)| (id.as_str(), style))
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
    pub(super) fn number<'a>(&'a self, id: Option<&'a str>) -> Option<(NumberProperties, &'a str)> {
        self.chain(id).find(|(_, style)| style.number.list.is_some()).map(|(id, style)| (style.number, id))
    }

    /// Whether a style of characters sets code.
    pub(super) fn is_code(&self, id: &str) -> bool {
        let name = self.defined.get(id).map_or_else(|| spaced(id).to_lowercase(), |style| style.name.clone());
        matches!(
            name.as_str(),
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
        let name = self.defined.get(id).map_or_else(|| spaced(id).to_lowercase(), |style| style.name.clone());
        matches!(name.as_str(), "strong" | "emphasis" | "intense emphasis" | "subtle emphasis")
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
