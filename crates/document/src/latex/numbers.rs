//! Headings, captions and items in, the numbers that they are printed with out.

use crate::marker::ordinal;
use std::collections::HashMap;

/// The numbers of a document as far as it has been read.
#[derive(Debug)]
pub(super) struct Numbers {
    /// How many of each depth of heading have come: parts, chapters, sections and so on.
    headings: [i64; 7],
    /// The depth that numbers begin with, and the last that has them.
    first: usize,
    last: usize,
    appendix: bool,
    figures: i64,
    tables: i64,
    /// What was numbered last: its kind and its number.
    current: (String, String),
    /// What the labels stand for.
    pub(super) labels: HashMap<String, (String, String)>,
    /// How many references have been listed.
    pub(super) references: usize,
}

impl Numbers {
    /// The state at the start of a document.
    pub(super) fn of(source: &str) -> Self {
        let chapters = source.contains("\\chapter{");
        let depth = source.find("\\setcounter{secnumdepth}{").and_then(|at| {
            let rest = &source[at + 25..];
            rest[..rest.find('}')?].trim().parse::<i64>().ok()
        });
        let last = depth.map_or(if chapters { 3 } else { 4 }, |depth| usize::try_from(depth.clamp(-1, 5) + 1).unwrap_or(0));
        Self {
            headings: [0; 7],
            first: if chapters { 1 } else { 2 },
            last,
            appendix: false,
            figures: 0,
            tables: 0,
            current: (String::new(), String::new()),
            labels: HashMap::new(),
            references: 0,
        }
    }

    /// Counts a heading, and gives its number where it has one.
    pub(super) fn heading(&mut self, depth: usize) -> Option<String> {
        if depth > self.last || depth == 1 && self.first > 1 {
            return None;
        }
        self.headings[depth] += 1;
        // A part does not begin the count of its chapters again.
        if depth > 0 {
            self.headings[depth + 1..].fill(0);
        }
        let number = if depth == 0 {
            ordinal(self.headings[0], 'I')
        } else {
            let counted = self.headings.get(self.first..=depth)?;
            let printed =
                counted.iter().enumerate().map(|(place, &number)| ordinal(number, if place == 0 && self.appendix { 'A' } else { '1' }));
            printed.collect::<Vec<_>>().join(".")
        };
        if depth == 1 {
            (self.figures, self.tables) = (0, 0);
        }
        let kind = match (depth, self.appendix) {
            (0, _) => "part",
            (_, true) => "appendix",
            (1, false) => "chapter",
            (_, false) => "section",
        };
        self.current = (kind.to_owned(), number.clone());
        Some(number)
    }

    /// Begins the appendices.
    pub(super) fn begin_appendix(&mut self) {
        self.appendix = true;
        self.headings[self.first..].fill(0);
    }

    /// Counts a figure or a table, and gives its number.
    pub(super) fn float(&mut self, kind: &str) -> String {
        let count = if kind == "Table" { &mut self.tables } else { &mut self.figures };
        *count += 1;
        let number = if self.first == 1 && self.headings[1] > 0 {
            format!("{}.{count}", ordinal(self.headings[1], if self.appendix { 'A' } else { '1' }))
        } else {
            count.to_string()
        };
        self.current = (kind.to_lowercase(), number.clone());
        number
    }

    /// Notes the number of an item.
    pub(super) fn item(&mut self, marker: &str) {
        self.current = ("item".to_owned(), marker.trim_matches(['.', '(', ')']).to_owned());
    }

    /// Gives a label to what was numbered last.
    pub(super) fn label(&mut self, name: &str) {
        if !self.current.1.is_empty() {
            self.labels.insert(name.trim().to_owned(), self.current.clone());
        }
    }

    /// Counts an entry of the list of references, and gives what it is cited by.
    pub(super) fn reference(&mut self, key: &str, printed: Option<&str>) -> String {
        self.references += 1;
        let label = printed.map_or_else(|| self.references.to_string(), str::to_owned);
        self.labels.insert(format!("cite:{}", key.trim()), ("reference".to_owned(), label.clone()));
        label
    }
}
