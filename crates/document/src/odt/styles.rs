//! The styles of an `OpenDocument` text in, what paragraphs, words and lists of each are out.

use crate::ReadError;
use crate::marker::ordinal;
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{Role, Setting, Shift, role_of_name};
use std::collections::HashMap;

/// How many styles a style may build upon, one on the other.
const DEEPEST: usize = 20;

/// One style of paragraphs or words.
#[derive(Clone, Debug, Default)]
struct Style {
    /// Its name in small letters.
    name: String,
    parent: Option<String>,
    list: Option<String>,
    setting: Setting,
    hidden: bool,
}

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// The format of the number; none for a bullet.
    format: Option<String>,
    prefix: String,
    suffix: String,
    pub(super) start: i64,
    /// How many levels are printed.
    shown: usize,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    lists: HashMap<String, Vec<Level>>,
}

/// The name under which the numbering of headings is kept.
pub(super) const OUTLINE: &str = "Outline";

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, part: &str, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(part, text);
        let mut style: Option<String> = None;
        let mut list: Option<String> = None;
        while let Some(piece) = xml.next()? {
            let Piece::Start(element) = piece else { continue };
            match element.name() {
                "body" => return Ok(()),
                "default-style" | "list-level-properties" | "master-styles" | "page-layout" | "paragraph-properties" => {
                    xml.skip(&element)?;
                }
                "style" if element.prefix() == "style" => {
                    let name = element.owned("name").unwrap_or_default();
                    let shown = element.owned("display-name").unwrap_or_else(|| name.replace("_20_", " "));
                    let found = Style {
                        name: shown.to_lowercase(),
                        parent: element.owned("parent-style-name"),
                        list: element.owned("list-style-name"),
                        ..Style::default()
                    };
                    self.styles.insert(name.clone(), found);
                    style = Some(name);
                }
                "text-properties" => {
                    if let Some(style) = style.as_ref().and_then(|name| self.styles.get_mut(name)) {
                        describe(style, &element);
                    }
                }
                "list-style" | "outline-style" => {
                    let outline = element.name() == "outline-style";
                    let name = if outline { OUTLINE.to_owned() } else { element.owned("name").unwrap_or_default() };
                    self.lists.insert(name.clone(), Vec::new());
                    list = Some(name);
                    style = None;
                }
                "list-level-style-number" | "list-level-style-bullet" | "list-level-style-image" | "outline-level-style" => {
                    let numbered = !matches!(element.name(), "list-level-style-bullet" | "list-level-style-image");
                    let number = |name: &str| element.attribute(name).and_then(|value| value.parse::<usize>().ok());
                    let depth = number("level").unwrap_or(1).clamp(1, 10);
                    if let Some(levels) = list.as_ref().and_then(|name| self.lists.get_mut(name)) {
                        levels.resize_with(levels.len().max(depth), Level::default);
                        levels[depth - 1] = Level {
                            format: numbered.then(|| element.owned("num-format").unwrap_or_default()),
                            prefix: element.owned("num-prefix").unwrap_or_default(),
                            suffix: element.owned("num-suffix").unwrap_or_default(),
                            start: element.attribute("start-value").and_then(|value| value.parse().ok()).unwrap_or(1),
                            shown: number("display-levels").unwrap_or(1),
                        };
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn chain<'a>(&'a self, name: Option<&str>) -> impl Iterator<Item = &'a Style> {
        let first = name.and_then(|name| self.styles.get(name));
        std::iter::successors(first, |style| self.styles.get(style.parent.as_deref()?)).take(DEEPEST)
    }

    /// What a paragraph of a style is.
    pub(super) fn role(&self, name: Option<&str>) -> Role {
        let found = self.chain(name).find_map(|style| role_of_name(&style.name));
        // The styles that the program brings need not be in the file.
        let last = self.chain(name).last().map_or(name, |style| style.parent.as_deref());
        let undefined = || role_of_name(&last?.replace("_20_", " ").to_lowercase());
        found.or_else(undefined).unwrap_or_default()
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list_of(&self, name: Option<&str>) -> Option<&str> {
        self.chain(name).find_map(|style| style.list.as_deref()).filter(|list| !list.is_empty())
    }

    /// How the words of a style are set, and whether they are hidden.
    pub(super) fn setting(&self, name: Option<&str>) -> (Setting, bool) {
        let mut setting = Setting::default();
        let mut hidden = false;
        for style in self.chain(name) {
            setting.emphasised |= style.setting.emphasised || matches!(style.name.as_str(), "strong emphasis" | "emphasis");
            setting.code |= matches!(style.name.as_str(), "source text" | "user entry" | "teletype" | "variable" | "example");
            setting.shifted = setting.shifted.or(style.setting.shifted);
            hidden |= style.hidden;
        }
        (setting, hidden)
    }

    /// A level of a list, from 1.
    pub(super) fn level(&self, list: &str, depth: usize) -> Option<&Level> {
        self.lists.get(list)?.get(depth.checked_sub(1)?)
    }

    /// What a level prints for the numbers of it and of those above; whether it is a number, and how many stand in it.
    pub(super) fn print(&self, list: &str, counts: &[i64]) -> Option<(String, bool, usize)> {
        let level = self.level(list, counts.len())?;
        let Some(format) = &level.format else { return Some(("•".to_owned(), false, 0)) };
        if format.is_empty() {
            return None;
        }
        let first = counts.len().saturating_sub(level.shown.max(1));
        let numbers = counts.iter().enumerate().skip(first).filter_map(|(depth, &count)| {
            let format = self.level(list, depth + 1)?.format.as_deref()?;
            format.chars().next().map(|style| ordinal(count, style))
        });
        let numbers: Vec<String> = numbers.collect();
        let printed = format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_owned();
        Some((printed, true, numbers.len()))
    }
}

fn describe(style: &mut Style, element: &Element<'_>) {
    let is = |name: &str, test: fn(&str) -> bool| element.attribute(name).is_some_and(|value| test(&value));
    style.setting.emphasised |= is("font-weight", |value| value == "bold" || value.parse().is_ok_and(|weight: u16| weight >= 600));
    style.setting.emphasised |= is("font-style", |value| value == "italic");
    style.hidden |= is("display", |value| value == "none");
    if let Some(position) = element.attribute("text-position") {
        let shift = position.split(' ').next().unwrap_or_default();
        let lowered = shift == "sub" || shift.starts_with('-');
        let raised = shift == "super" || shift.trim_end_matches('%').parse::<f32>().is_ok_and(|percent| percent > 0.0);
        style.setting.shifted = if lowered { Some(Shift::Lowered) } else { raised.then_some(Shift::Raised) };
    }
}
