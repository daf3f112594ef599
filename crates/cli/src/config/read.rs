//! The text of a `claimlint.toml` in, a [`Config`] out, or everything that is wrong in it.

use super::{Config, Override, Placed, Section};
use crate::arguments::{OrderOfDates, SeverityChoice};
use crate::book::nearest;
use anyhow::anyhow;
use clap::ValueEnum;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use jiff::civil::Date;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The keys, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Packs,
    Select,
    Ignore,
    Severity,
    Published,
    DateOrder,
    MinSeverity,
    FailOn,
    Rules,
    Words,
    Include,
    Exclude,
    Overrides,
    Paths,
}

impl Key {
    const ALL: [Self; 14] = [
        Self::Packs,
        Self::Select,
        Self::Ignore,
        Self::Severity,
        Self::Published,
        Self::DateOrder,
        Self::MinSeverity,
        Self::FailOn,
        Self::Rules,
        Self::Words,
        Self::Include,
        Self::Exclude,
        Self::Overrides,
        Self::Paths,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Packs => "packs",
            Self::Select => "select",
            Self::Ignore => "ignore",
            Self::Severity => "severity",
            Self::Published => "published",
            Self::DateOrder => "date-order",
            Self::MinSeverity => "min-severity",
            Self::FailOn => "fail-on",
            Self::Rules => "rules",
            Self::Words => "words",
            Self::Include => "include",
            Self::Exclude => "exclude",
            Self::Overrides => "overrides",
            Self::Paths => "paths",
        }
    }

    /// Whether the key stands at the top of the file.
    const fn at_top(self) -> bool {
        !matches!(self, Self::Paths)
    }

    /// Whether the key stands in a table of `overrides`.
    const fn in_overrides(self) -> bool {
        match self {
            Self::Packs
            | Self::Select
            | Self::Ignore
            | Self::Severity
            | Self::Published
            | Self::DateOrder
            | Self::MinSeverity
            | Self::FailOn
            | Self::Paths => true,
            Self::Rules | Self::Words | Self::Include | Self::Exclude | Self::Overrides => false,
        }
    }
}

/// One value with its place.
type Value<'v, 't> = &'v Spanned<DeValue<'t>>;

/// Reads a configuration; `file` is its absolute path, `name` the one that errors tell.
pub(super) fn read(file: &Path, name: &str, text: &str) -> anyhow::Result<Config> {
    let mut reader = Reader { name, text, faults: Vec::new() };
    let root = file.parent().unwrap_or(Path::new("/")).to_owned();
    let mut config = Config {
        file: file.to_owned(),
        root,
        everywhere: Section::default(),
        overrides: Vec::new(),
        rules: Vec::new(),
        words: Vec::new(),
        include: None,
        exclude: None,
    };
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| reader.line(&span));
        anyhow!("{name}:{line}: {}", error.message())
    })?;
    reader.top(table.get_ref(), &mut config);
    if reader.faults.is_empty() {
        return Ok(config);
    }
    reader.faults.sort_by_key(|(line, _)| *line);
    let told: Vec<String> = reader.faults.into_iter().map(|(line, fault)| format!("{name}:{line}: {fault}")).collect();
    Err(anyhow!("{}", told.join("\n")))
}

/// What is read, and what was wrong in it so far.
struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    faults: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn top(&mut self, table: &DeTable, config: &mut Config) {
        for (key, value) in self.keys(table, Key::at_top, "") {
            match key {
                Key::Rules => config.rules = self.strings(key.name(), value),
                Key::Words => config.words = self.words(value),
                Key::Include => config.include = self.patterns(key.name(), value),
                Key::Exclude => config.exclude = self.patterns(key.name(), value),
                Key::Overrides => config.overrides = self.overrides(value),
                Key::Packs
                | Key::Select
                | Key::Ignore
                | Key::Severity
                | Key::Published
                | Key::DateOrder
                | Key::MinSeverity
                | Key::FailOn
                | Key::Paths => self.setting(key, value, &mut config.everywhere),
            }
        }
    }

    fn overrides(&mut self, value: Value) -> Vec<Override> {
        let Some(tables) = value.get_ref().as_array() else {
            self.expected("overrides", value, "tables that begin with `[[overrides]]`");
            return Vec::new();
        };
        let mut overrides = Vec::new();
        for value in tables {
            let Some(table) = value.get_ref().as_table() else {
                self.expected("overrides", value, "tables that begin with `[[overrides]]`");
                continue;
            };
            let mut section = Section::default();
            let mut paths = None;
            let keys = self.keys(table, Key::in_overrides, " in `[[overrides]]`");
            for (key, value) in &keys {
                if *key == Key::Paths {
                    paths = self.patterns(key.name(), value);
                } else {
                    self.setting(*key, value, &mut section);
                }
            }
            if !keys.iter().any(|(key, _)| *key == Key::Paths) {
                self.fault(
                    &value.span(),
                    "found no `paths` in these `[[overrides]]`; expected patterns of the documents they hold for".to_owned(),
                );
            }
            overrides.extend(paths.map(|paths| Override { paths, section }));
        }
        overrides
    }

    /// A key that can stand in both places.
    fn setting(&mut self, key: Key, value: Value, section: &mut Section) {
        let name = key.name();
        match key {
            Key::Packs => {
                let packs = self.list(name, value, "names of packs");
                section.packs = Some(packs.into_iter().filter_map(|pack| self.choice(name, pack)).collect());
            }
            Key::Select => section.select = Some(self.strings(name, value)),
            Key::Ignore => section.ignore = self.strings(name, value),
            Key::Severity => section.severity = self.severities(value),
            Key::Published => section.published = self.date(name, value),
            Key::DateOrder => section.date_order = self.choice(name, value).map(OrderOfDates::choice),
            Key::MinSeverity => section.min_severity = self.choice(name, value),
            Key::FailOn => section.fail_on = self.choice(name, value),
            Key::Rules | Key::Words | Key::Include | Key::Exclude | Key::Overrides | Key::Paths => {}
        }
    }

    /// The known keys of a table; every other is told with the nearest one.
    fn keys<'v, 't>(&mut self, table: &'v DeTable<'t>, stands: fn(Key) -> bool, place: &str) -> Vec<(Key, Value<'v, 't>)> {
        let mut keys = Vec::new();
        for (name, value) in table {
            if let Some(key) = Key::ALL.into_iter().find(|key| stands(*key) && key.name() == name.get_ref()) {
                keys.push((key, value));
            } else {
                let known: Vec<&str> = Key::ALL.into_iter().filter(|key| stands(*key)).map(Key::name).collect();
                let mut hint = nearest(name.get_ref(), known.iter().copied());
                if hint.is_empty() {
                    hint = format!("; expected one of {}", known.join(", "));
                }
                self.fault(&name.span(), format!("no key is called `{}`{place}{hint}", name.get_ref()));
            }
        }
        keys
    }

    fn severities(&mut self, value: Value) -> Vec<(Placed, SeverityChoice)> {
        let Some(table) = value.get_ref().as_table() else {
            self.expected("severity", value, "a table of rules and their severities");
            return Vec::new();
        };
        let entries = table.iter().map(|(rule, value)| (self.placed(rule), self.choice(rule.get_ref(), value)));
        entries.collect::<Vec<_>>().into_iter().filter_map(|(rule, severity)| Some((rule, severity?))).collect()
    }

    fn words(&mut self, value: Value) -> Vec<(Placed, Vec<String>)> {
        let Some(table) = value.get_ref().as_table() else {
            self.expected("words", value, "a table of word sets and the words to add to them");
            return Vec::new();
        };
        let mut words = Vec::new();
        for (set, value) in table {
            let more = self.strings(set.get_ref(), value).into_iter().map(|word| word.text).collect();
            words.push((self.placed(set), more));
        }
        words
    }

    /// Patterns as in `.gitignore`.
    fn patterns(&mut self, key: &str, value: Value) -> Option<Gitignore> {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        for item in self.list(key, value, "patterns of paths") {
            let Some(pattern) = item.get_ref().as_str() else {
                self.expected(key, item, "a pattern of paths in quotation marks");
                continue;
            };
            let anchored = pattern.strip_prefix("./").map(|rest| format!("/{rest}"));
            if let Err(error) = builder.add_line(None, anchored.as_deref().unwrap_or(pattern)) {
                self.fault(
                    &item.span(),
                    format!("`{key}` holds the pattern `{pattern}`: {}; expected one as in .gitignore", glob_fault(&error)),
                );
            }
        }
        builder.build().ok()
    }

    fn date(&mut self, key: &str, value: Value) -> Option<Date> {
        let text = match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Datetime(day) => Some(day.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => None,
        };
        let date = text.and_then(|text| text.parse().ok());
        if date.is_none() {
            self.expected(key, value, "a day such as 2026-05-03");
        }
        date
    }

    /// One of a closed set of names.
    fn choice<T: ValueEnum>(&mut self, key: &str, value: Value) -> Option<T> {
        let choice = value.get_ref().as_str().and_then(|name| T::from_str(name, false).ok());
        if choice.is_none() {
            let names: Vec<String> =
                T::value_variants().iter().filter_map(T::to_possible_value).map(|value| format!("\"{}\"", value.get_name())).collect();
            self.expected(key, value, &format!("one of {}", names.join(", ")));
        }
        choice
    }

    fn strings(&mut self, key: &str, value: Value) -> Vec<Placed> {
        let mut strings = Vec::new();
        for item in self.list(key, value, "words in quotation marks") {
            match item.get_ref().as_str() {
                Some(text) => strings.push(Placed { text: text.to_owned(), place: self.place(&item.span()) }),
                None => self.expected(key, item, "words in quotation marks"),
            }
        }
        strings
    }

    /// The items of a list that must have some.
    fn list<'v, 't>(&mut self, key: &str, value: Value<'v, 't>, of: &str) -> Vec<Value<'v, 't>> {
        let items = value.get_ref().as_array().map(|items| items.iter().collect::<Vec<_>>()).unwrap_or_default();
        if items.is_empty() {
            self.expected(key, value, &format!("a list of {of} that has at least one"));
        }
        items
    }

    fn expected(&mut self, key: &str, value: Value, expected: &str) {
        let found = self.text.get(value.span()).unwrap_or_default().lines().next().unwrap_or_default().to_owned();
        self.fault(&value.span(), format!("`{key}` is {found}; expected {expected}"));
    }

    fn fault(&mut self, place: &Range<usize>, fault: String) {
        self.faults.push((self.line(place), fault));
    }

    fn placed(&self, name: &Spanned<DeString>) -> Placed {
        Placed { text: name.get_ref().to_string(), place: self.place(&name.span()) }
    }

    fn place(&self, place: &Range<usize>) -> String {
        format!("{}:{}", self.name, self.line(place))
    }

    fn line(&self, place: &Range<usize>) -> usize {
        1 + self.text.bytes().take(place.start).filter(|&byte| byte == b'\n').count()
    }
}

/// What is wrong with a pattern, without the pattern, which the error tells already.
fn glob_fault(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => {
            glob_fault(err)
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    const PAGE: &str = include_str!("../../../../docs/configuration.md");

    #[test]
    fn the_page_tells_every_key_and_no_other() {
        let told: Vec<&str> = PAGE.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')).collect();
        assert_eq!(told, Key::ALL.map(Key::name), "the headings `### key` of docs/configuration.md");
    }

    #[test]
    fn every_example_on_the_page_is_read() {
        let mut examples = 0;
        for block in PAGE.split("```toml\n").skip(1) {
            let text = block.split("```").next().unwrap();
            super::read(std::path::Path::new("/claimlint.toml"), "claimlint.toml", text).unwrap();
            examples += 1;
        }
        assert!(examples >= Key::ALL.len(), "every key has an example; found {examples}");
    }
}
