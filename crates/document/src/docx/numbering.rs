//! The lists that a Word document defines in, the number of each paragraph as Word shows it out.

use super::styles::{NumberProperties, Styles};
use crate::ReadError;
use crate::marker::ordinal;
use crate::office::xml::{Element, Piece, Xml};
use crate::office::{ListKey, Numbering};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How many levels a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: i64,
    format: String,
    /// What is printed: `%1.%2)`.
    text: String,
    /// Whether the numbers of the levels above are printed in figures.
    figures: bool,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
    /// Whether it counts on when a level above does.
    continues: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), figures: false, style: None, continues: false }
    }
}

/// A definition that lists share.
#[derive(Clone, Debug, Default)]
struct Definition {
    levels: Vec<Level>,
    /// The style that holds the definition instead.
    link: Option<String>,
}

/// A list: what it shares, and what it has of its own.
#[derive(Clone, Debug, Default)]
struct Instance {
    definition: i64,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, Level>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    definitions: HashMap<i64, Definition>,
    instances: HashMap<i64, Instance>,
}

/// Reads `numbering.xml`.
pub(super) fn read(text: &str, styles: &Styles<'_>) -> Result<Lists, ReadError> {
    let mut lists = Lists::default();
    if text.is_empty() {
        return Ok(lists);
    }
    let mut xml = Xml::new("numbering.xml", text);
    let number = |element: &Element<'_>, name: &str| element.attribute(name).and_then(|value| value.parse::<i64>().ok());
    // The definition or list, and the level, that are being read.
    let mut definition: Option<i64> = None;
    let mut instance: Option<i64> = None;
    let mut level = 0;
    while let Some(piece) = xml.next()? {
        let Piece::Start(element) = piece else { continue };
        match element.name() {
            "pPr" | "rPr" => xml.skip(&element)?,
            "abstractNum" => {
                definition = number(&element, "abstractNumId");
                instance = None;
                lists.definitions.insert(definition.unwrap_or_default(), Definition::default());
            }
            "num" => {
                instance = number(&element, "numId");
                definition = None;
                lists.instances.insert(instance.unwrap_or_default(), Instance::default());
            }
            "lvl" | "lvlOverride" => {
                level = number(&element, "ilvl").and_then(|level| usize::try_from(level).ok()).unwrap_or_default().min(LEVELS - 1);
                if element.name() == "lvl"
                    && let Some(list) = instance.and_then(|id| lists.instances.get_mut(&id))
                {
                    list.levels.insert(level, Level::default());
                }
            }
            "abstractNumId" => {
                if let Some(list) = instance.and_then(|id| lists.instances.get_mut(&id)) {
                    list.definition = number(&element, "val").unwrap_or_default();
                }
            }
            "startOverride" => {
                if let Some(list) = instance.and_then(|id| lists.instances.get_mut(&id)) {
                    list.starts.insert(level, number(&element, "val").unwrap_or(1));
                }
            }
            "numStyleLink" => {
                if let Some(shared) = definition.and_then(|id| lists.definitions.get_mut(&id)) {
                    shared.link = element.owned("val");
                }
            }
            _ => {
                let own = instance.and_then(|id| lists.instances.get_mut(&id)).and_then(|list| list.levels.get_mut(&level));
                let shared = definition.and_then(|id| lists.definitions.get_mut(&id)).map(|shared| {
                    if shared.levels.len() <= level {
                        shared.levels.resize_with(level + 1, Level::default);
                    }
                    &mut shared.levels[level]
                });
                if let Some(level) = own.or(shared) {
                    describe(level, &element);
                }
            }
        }
    }
    resolve_links(&mut lists, styles);
    Ok(lists)
}

fn describe(level: &mut Level, element: &Element<'_>) {
    let value = element.value();
    match element.name() {
        "start" => level.start = value.and_then(|value| value.parse().ok()).unwrap_or(1),
        "numFmt" => level.format = value.unwrap_or_default().into_owned(),
        "lvlText" => level.text = value.unwrap_or_default().into_owned(),
        "isLgl" => level.figures = element.is_on(),
        "pStyle" => level.style = value.map(Cow::into_owned),
        "lvlRestart" => level.continues = value.as_deref() == Some("0"),
        _ => {}
    }
}

/// Puts the definition that a style holds in the place of a link to it.
fn resolve_links(lists: &mut Lists, styles: &Styles<'_>) {
    let linked: Vec<(i64, i64)> = lists
        .definitions
        .iter()
        .filter_map(|(&id, definition)| {
            let (number, _) = styles.number(definition.link.as_deref().filter(|_| definition.levels.is_empty()))?;
            Some((id, lists.instances.get(&number.list?)?.definition))
        })
        .collect();
    for (id, target) in linked {
        if let Some(levels) = lists.definitions.get(&target).map(|definition| definition.levels.clone())
            && let Some(definition) = lists.definitions.get_mut(&id)
        {
            definition.levels = levels;
        }
    }
}

/// How far each list has come.
pub(super) struct Counters<'a> {
    lists: &'a Lists,
    /// By definition: lists that share one count on together.
    counts: HashMap<i64, [Option<i64>; LEVELS]>,
    /// The lists and levels whose own start has been used.
    started: HashSet<(i64, usize)>,
}

impl<'a> Counters<'a> {
    /// The state before the first paragraph.
    pub(super) fn new(lists: &'a Lists) -> Self {
        Self { lists, counts: HashMap::new(), started: HashSet::new() }
    }

    /// Counts a paragraph; `style` is the style that gave it its number, if one did.
    pub(super) fn next(&mut self, number: NumberProperties, style: Option<&str>) -> Option<Numbering> {
        let id = number.list.filter(|&id| id != 0)?;
        let list = self.lists.instances.get(&id)?;
        let definition = self.lists.definitions.get(&list.definition)?;
        let of_style = || definition.levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style);
        let depth = number.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let level_at = |depth: usize| list.levels.get(&depth).or_else(|| definition.levels.get(depth));
        let start_of = |depth: usize| list.starts.get(&depth).copied().or_else(|| level_at(depth).map(|level| level.start)).unwrap_or(1);
        let counts = self.counts.entry(list.definition).or_default();
        for (depth, _) in list.starts.iter().filter(|(depth, _)| self.started.insert((id, **depth))) {
            if let Some(count) = counts.get_mut(*depth) {
                *count = None;
            }
        }
        for (above, count) in counts.iter_mut().enumerate() {
            match above.cmp(&depth) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(|| start_of(above))),
                std::cmp::Ordering::Equal => *count = Some(count.map_or_else(|| start_of(above), |count| count + 1)),
                std::cmp::Ordering::Greater if level_at(above).is_some_and(|level| level.continues) => {}
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let level = level_at(depth)?;
        // A list that starts by itself is one of its own, however it is defined.
        let key = if list.starts.is_empty() { ListKey::Shared(list.definition) } else { ListKey::Own(id) };
        if level.format == "bullet" {
            return Some(Numbering { list: key, level: depth, marker: "•".to_owned(), ordered: false, whole: false });
        }
        let (marker, places) = print(level, |above| {
            let format = level_at(above).map_or("decimal", |level| level.format.as_str());
            let format = if level.figures && above != depth { "decimal" } else { format };
            let count = counts.get(above).copied().flatten().unwrap_or_else(|| start_of(above));
            printed(count, format)
        });
        let marker = marker.trim().to_owned();
        (!marker.is_empty()).then_some(Numbering { list: key, level: depth, marker, ordered: true, whole: places > 1 })
    }
}

/// What a level prints, and how many numbers stand in it.
fn print(level: &Level, number: impl Fn(usize) -> String) -> (String, usize) {
    let mut written = String::new();
    let mut places = 0;
    let mut rest = level.text.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        written.push_str(before);
        if let Some(digit) = after.chars().next().and_then(|digit| digit.to_digit(10)).filter(|digit| (1..=9).contains(digit)) {
            written.push_str(&number(digit as usize - 1));
            places += 1;
            rest = &after[1..];
        } else {
            written.push('%');
            rest = after;
        }
    }
    written.push_str(rest);
    (written, places)
}

/// A number in one of the formats of Word.
fn printed(count: i64, format: &str) -> String {
    const ONES: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const ORDINALS: [&str; 13] =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
    let letters = |first: u8| {
        // Word goes on with `aa`, `bb`, not with `aa`, `ab`.
        let index = usize::try_from(count - 1).unwrap_or_default();
        let letter = char::from(first + (index % 26) as u8);
        letter.to_string().repeat((index / 26 + 1).min(8))
    };
    let word = |words: [&str; 13]| {
        let word = usize::try_from(count).ok().and_then(|count| words.get(count))?;
        Some(word[..1].to_uppercase() + &word[1..])
    };
    match format {
        "lowerLetter" if count > 0 => letters(b'a'),
        "upperLetter" if count > 0 => letters(b'A'),
        "lowerRoman" => ordinal(count, 'i'),
        "upperRoman" => ordinal(count, 'I'),
        "decimalZero" => format!("{count:02}"),
        "ordinal" => {
            let ending = match (count % 100, count % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("{count}{ending}")
        }
        "cardinalText" => word(ONES).unwrap_or_else(|| count.to_string()),
        "ordinalText" => word(ORDINALS).unwrap_or_else(|| count.to_string()),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (count, format, expected) in [
            (28, "lowerLetter", "bb"),
            (4, "upperRoman", "IV"),
            (7, "decimalZero", "07"),
            (22, "ordinal", "22nd"),
            (113, "ordinal", "113th"),
            (3, "ordinalText", "Third"),
            (12, "cardinalText", "Twelve"),
            (40, "cardinalText", "40"),
            (3, "decimal", "3"),
        ] {
            assert_eq!(printed(count, format), expected);
        }
    }
}
