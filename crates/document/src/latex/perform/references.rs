//! Links, footnotes, citations, references and captions in, what they print out.

use crate::latex::commands::Action;
use crate::latex::{Reader, Undo, scan};
use crate::{BlockKind, Span};

impl Reader<'_> {
    pub(super) fn link(&mut self, action: Action, after: usize) -> usize {
        let Some((target, behind)) = scan::argument(self.source, self.groups, after) else { return after };
        if !self.can_write() {
            return behind;
        }
        self.open_block();
        let address = target.of(self.source).to_owned();
        if action == Action::Url {
            self.inline.start_link(&self.outline.draft, true, address);
            self.inline.note("x");
            self.outline.draft.copy(self.source, target);
            self.inline.end_link(&mut self.outline.draft);
            return behind;
        }
        let Some((words, _)) = scan::argument(self.source, self.groups, behind) else { return behind };
        self.inline.start_link(&self.outline.draft, false, address);
        self.ends.push((words.end, Undo::Link));
        words.start
    }

    /// A footnote: its mark here, its words behind the block.
    pub(super) fn footnote(&mut self, at: usize, name: &str, after: usize) -> usize {
        let (arguments, end) = scan::arguments(self.source, self.groups, after, 1);
        let Some(&words) = arguments.first() else { return after };
        if !self.can_write() {
            return end;
        }
        if name != "footnotetext" {
            self.note += 1;
            self.write(&format!("[^{}]", self.note), Span::new(at, words.start));
        }
        self.notes.push_back((self.note.max(1).to_string(), Span::new(at, words.start), words));
        end
    }

    /// A citation: the numbers of a list of references in the document, or one opaque word.
    pub(super) fn cite(&mut self, at: usize, after: usize) -> usize {
        let note = scan::optional(self.source, self.groups, after).map(|(note, _)| note.of(self.source));
        let (arguments, end) = scan::arguments(self.source, self.groups, after, 1);
        let Some(keys) = arguments.first() else { return after };
        let labels: Option<Vec<&str>> = keys
            .of(self.source)
            .split(',')
            .map(|key| self.known.get(&format!("cite:{}", key.trim())).map(|(_, label)| label.as_str()))
            .collect();
        match labels {
            Some(labels) => {
                let note = note.filter(|note| !note.is_empty() && !note.contains('\\')).map_or(String::new(), |note| format!(", {note}"));
                let printed = format!("[{}{}]", labels.join(", "), note.replace("--", "–").replace('~', " "));
                self.write(&printed, Span::new(at, end));
            }
            None => self.opaque(Span::new(at, end)),
        }
        end
    }

    /// A reference by number, as it is printed where the number is known; otherwise one opaque word.
    pub(super) fn reference(&mut self, at: usize, name: &str, with_kind: bool, after: usize) -> usize {
        let Some((key, end)) = scan::argument(self.source, self.groups, after) else { return after };
        let printed = self.known.get(key.of(self.source).trim()).map(|(kind, number)| {
            let kind = match (with_kind, name) {
                (false, _) => return number.clone(),
                (true, "Cref") => {
                    kind.chars().next().map_or(String::new(), |first| first.to_uppercase().to_string() + &kind[first.len_utf8()..])
                }
                // The package for hyperlinks writes figures and tables with a capital.
                (true, "autoref") if matches!(kind.as_str(), "figure" | "table") => {
                    if kind == "figure" {
                        "Figure".to_owned()
                    } else {
                        "Table".to_owned()
                    }
                }
                (true, _) => kind.clone(),
            };
            format!("{kind} {number}")
        });
        match printed {
            Some(printed) => self.write(&printed, Span::new(at, end)),
            None => self.opaque(Span::new(at, end)),
        }
        end
    }

    /// A caption with the number that is printed before it.
    pub(super) fn caption(&mut self, at: usize, name: &str, after: usize, starred: bool) -> usize {
        let (arguments, _) = scan::arguments(self.source, self.groups, after, if name == "captionof" { 2 } else { 1 });
        let Some(&words) = arguments.last() else { return after };
        let float = match arguments[..] {
            [kind, _] if kind.of(self.source).trim() == "table" => Some("Table"),
            [_, _] => Some("Figure"),
            _ => self.float(),
        };
        self.begin(BlockKind::Caption);
        if let Some(kind) = float.filter(|_| !starred) {
            let number = self.numbers.float(kind);
            self.write(&format!("{kind} {number}: "), Span::new(at, words.start));
        }
        self.ends.push((words.end, Undo::Block));
        words.start
    }
}
