//! The lines of a document in, what its attributes and anchors stand for out.

use crate::restructured::lines::Line;
use std::collections::HashMap;

/// The longest value that is printed, in bytes.
const LONGEST: usize = 400;

/// The attributes of a document as far as it has been read, and all its headings.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    values: HashMap<String, String>,
    titles: HashMap<String, String>,
}

impl Attributes {
    /// Gathers the headings that a document's anchors stand over.
    pub(super) fn of(source: &str, lines: &[Line]) -> Self {
        let mut attributes = Self::default();
        let mut anchor: Option<&str> = None;
        for line in lines {
            let text = line.of(source);
            let level = text.bytes().take_while(|&byte| byte == b'=').count();
            if (1..=6).contains(&level) && text[level..].starts_with(' ') {
                let title = text[level..].trim();
                let id = title
                    .to_lowercase()
                    .chars()
                    .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '.'))
                    .collect::<String>();
                attributes.titles.insert(format!("_{}", id.replace([' ', '-', '.'], "_")), title.to_owned());
                attributes.titles.insert(title.to_owned(), title.to_owned());
                if let Some(anchor) = anchor.take() {
                    attributes.titles.insert(anchor.to_owned(), title.to_owned());
                }
            } else if let Some(inner) = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
                anchor = inner.split(',').next();
            } else if let Some(inner) = text.strip_prefix("[#").and_then(|rest| rest.strip_suffix(']')) {
                anchor = inner.split([',', '.', '%']).next();
            } else if !text.is_empty() && !text.starts_with(['[', '.']) {
                anchor = None;
            }
        }
        attributes
    }

    /// Sets an attribute; a name with an exclamation mark takes it back.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let bare = name.trim_matches('!');
        if bare.len() < name.len() {
            self.values.remove(bare);
            return;
        }
        // A value may name attributes that were set before it.
        let mut printed = String::new();
        let mut rest = value;
        while let Some((before, behind)) = rest.split_once('{')
            && printed.len() <= LONGEST
        {
            printed.push_str(before);
            match behind.split_once('}').and_then(|(name, behind)| Some((self.value(name)?, behind))) {
                Some((value, behind)) => {
                    printed.push_str(&value);
                    rest = behind;
                }
                None => {
                    printed.push('{');
                    rest = behind;
                }
            }
        }
        printed.push_str(rest);
        if printed.len() <= LONGEST {
            self.values.insert(name.to_owned(), printed);
        }
    }

    /// What an attribute prints.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let sign = match name {
            "nbsp" => "\u{a0}",
            "sp" | "space" => " ",
            "empty" | "blank" | "zwsp" | "wj" => "",
            "plus" => "+",
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "deg" => "°",
            "apos" => "'",
            "quot" => "\"",
            "lsquo" => "‘",
            "rsquo" => "’",
            "ldquo" => "“",
            "rdquo" => "”",
            "startsb" => "[",
            "endsb" => "]",
            "vbar" => "|",
            "asterisk" => "*",
            "tilde" => "~",
            "backslash" => "\\",
            "backtick" => "`",
            _ => return self.values.get(name).cloned(),
        };
        Some(sign.to_owned())
    }

    /// The heading that an anchor stands over.
    pub(super) fn title(&self, id: &str) -> Option<&str> {
        self.titles.get(id).map(String::as_str)
    }
}

/// Reads `:name: value`.
pub(super) fn entry(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'!'));
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}
