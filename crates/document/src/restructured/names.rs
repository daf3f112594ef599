//! The lines of a document in, what its references, substitutions and footnotes stand for out.

use super::lines::Line;
use std::collections::{HashMap, HashSet};

/// What the names of a document stand for; empty for a text of which only the inline markup is read.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Whether substitutions and footnotes are those of a document of this format.
    whole: bool,
    substitutions: HashMap<String, String>,
    targets: HashSet<String>,
    /// The headings that targets stand over.
    titles: HashMap<String, String>,
    /// The labels of numbered footnotes, and those that were given to `[#name]`.
    notes: HashMap<String, String>,
    /// The numbers of `[#]`, in order, and how many have been referred to and written.
    automatic: Vec<String>,
    referred: usize,
    written: usize,
}

impl Names {
    /// Gathers the names that a document defines.
    pub(super) fn of(source: &str, lines: &[Line]) -> Self {
        let mut names = Self { whole: true, ..Self::default() };
        let mut waiting: Vec<String> = Vec::new();
        let mut labels: Vec<&str> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let text = line.of(source);
            let Some(rest) = text.strip_prefix(".. ").map(str::trim_start) else {
                if !text.is_empty() && !waiting.is_empty() {
                    let next = |ahead: usize| lines.get(at + ahead).map_or("", |line| line.of(source));
                    let title = match super::adornment(text) {
                        Some(sign) if super::adornment(next(2)) == Some(sign) => Some(next(1)),
                        Some(_) => None,
                        None => super::adornment(next(1)).map(|_| text),
                    };
                    for target in waiting.drain(..) {
                        names.titles.extend(title.map(|title| (target, title.to_owned())));
                    }
                }
                continue;
            };
            if let Some(target) = rest.strip_prefix('_')
                && let Some((target, address)) = target.trim_start_matches('`').split_once(':')
            {
                let target = normal(target.trim_end_matches('`'));
                if address.trim().is_empty() {
                    waiting.push(target.clone());
                }
                names.targets.insert(target);
            } else if let Some((name, replaced)) = rest.strip_prefix('|').and_then(|rest| rest.split_once('|')) {
                if let Some(words) = replaced.trim_start().strip_prefix("replace::") {
                    let continued = lines[at + 1..].iter().take_while(|next| !next.is_blank() && next.indent > line.indent).take(8);
                    let words = continued.fold(words.trim().to_owned(), |words, next| words + " " + next.of(source));
                    names.substitutions.insert(name.to_owned(), words.replace(['*', '`'], ""));
                } else if let Some(sign) = replaced.trim_start().strip_prefix("unicode::") {
                    names.substitutions.insert(name.to_owned(), unicode(sign));
                }
            } else if let Some((label, _)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                labels.push(label);
            }
        }
        names.number(&labels);
        names
    }

    /// Gives each footnote its label: numbers as they stand, the next free ones to `[#]` and `[#name]`.
    fn number(&mut self, labels: &[&str]) {
        let mut taken: HashSet<usize> = HashSet::new();
        for label in labels {
            if let Ok(number) = label.parse() {
                taken.insert(number);
                self.notes.insert((*label).to_owned(), (*label).to_owned());
            }
        }
        let mut next = 1;
        for label in labels.iter().filter(|label| label.starts_with('#')) {
            while !taken.insert(next) {
                next += 1;
            }
            match label.strip_prefix('#') {
                Some(name) if !name.is_empty() => {
                    self.notes.insert((*label).to_owned(), next.to_string());
                }
                Some(_) | None => self.automatic.push(next.to_string()),
            }
        }
    }

    /// Whether a word is the name of a target.
    pub(super) fn is_target(&self, word: &str) -> bool {
        !word.is_empty() && self.targets.contains(&normal(word))
    }

    /// The heading that a target stands over.
    pub(super) fn title(&self, target: &str) -> Option<&str> {
        self.titles.get(&normal(target)).map(String::as_str)
    }

    /// What a substitution prints; nothing is known inside where the name is one of the builder's.
    #[allow(clippy::option_option, reason = "whether it is a substitution, and whether its words are known")]
    pub(super) fn substitution(&self, name: &str) -> Option<Option<String>> {
        if !self.whole {
            return None;
        }
        let defined = self.substitutions.get(name).cloned();
        (defined.is_some() || name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))).then_some(defined)
    }

    /// The label of the footnote that is referred to next by `[label]_`; none where it is no footnote.
    pub(super) fn note(&mut self, label: &str) -> Option<String> {
        let label = self.label(label, self.referred)?;
        self.referred += usize::from(label.1);
        Some(label.0)
    }

    /// The label of the footnote that is written next as `.. [label]`.
    pub(super) fn written(&mut self, label: &str) -> Option<String> {
        let label = self.label(label, self.written)?;
        self.written += usize::from(label.1);
        Some(label.0)
    }

    fn label(&self, label: &str, automatic: usize) -> Option<(String, bool)> {
        match label {
            "*" => self.whole.then(|| ("*".to_owned(), false)),
            "#" => self.automatic.get(automatic).map(|number| (number.clone(), true)),
            label => self.notes.get(label).map(|printed| (printed.clone(), false)),
        }
    }
}

/// A name as it is compared: small letters, single spaces.
fn normal(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Signs given as `0xA9`, `U+00A9` or as they are.
fn unicode(words: &str) -> String {
    let words = words.split(" .. ").next().unwrap_or_default();
    let sign = |word: &str| {
        let number = ["0x", "U+", "u+", "\\u", "x"].iter().find_map(|start| word.strip_prefix(start));
        number.and_then(|number| u32::from_str_radix(number, 16).ok()).and_then(char::from_u32)
    };
    words.split_whitespace().filter(|word| !word.starts_with(':')).map(|word| sign(word).map_or(word.to_owned(), String::from)).collect()
}
