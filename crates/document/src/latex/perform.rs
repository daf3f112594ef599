//! A command in, what it prints out.

mod characters;
mod definitions;
mod references;

use super::commands::{Action, action};
use super::{Reader, Undo, scan, signs};
use crate::{BlockKind, FrontMatterEntry, Span};

/// How far ahead the end of what is left out by hand is looked for, in bytes.
const REACH: usize = 20_000;

impl Reader<'_> {
    /// Reads the command at a backslash, and gives the place behind it.
    pub(super) fn perform(&mut self, at: usize) -> usize {
        let name = scan::command(self.source, at);
        let bare = at + 1 + name.len();
        let word = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '@');
        if !word && let Some(after) = self.control_sign(at, name) {
            return after;
        }
        let starred = word && self.source[bare..].starts_with('*');
        let after = bare + usize::from(starred);
        let action = action(name);
        if action == Action::Unknown {
            return self.unknown(at, name, after);
        }
        if self.preamble {
            let kept =
                matches!(action, Action::Title | Action::Byline | Action::Date | Action::Begin | Action::Define) || self.begun.is_some();
            if !kept {
                return scan::arguments(self.source, self.groups, after, 9).1;
            }
        }
        match action {
            Action::Title | Action::Byline | Action::Date | Action::Heading(_) => self.head_matter(at, action, after, starred),
            Action::Emphasis | Action::Words | Action::Lines | Action::Quoted | Action::Raised | Action::Lowered => {
                self.words(at, action, after)
            }
            Action::Code => match scan::argument(self.source, self.groups, after) {
                Some((inner, after)) => {
                    self.opaque(inner);
                    after
                }
                None => after,
            },
            Action::Verb => self.verbatim(after),
            Action::Url | Action::Href => self.link(action, after),
            Action::Opaque => {
                let (_, after) = scan::arguments(self.source, self.groups, after, 3);
                self.opaque(Span::new(at, after));
                after
            }
            Action::Footnote => self.footnote(at, name, after),
            Action::FootnoteMark => {
                let end = scan::optional(self.source, self.groups, after).map_or(after, |(_, end)| end);
                self.note += 1;
                self.write(&format!("[^{}]", self.note), Span::new(at, end));
                end
            }
            Action::Cite => self.cite(at, after),
            Action::Reference(kind) => self.reference(at, name, kind, after),
            Action::Label => match scan::argument(self.source, self.groups, after) {
                Some((inner, after)) => {
                    self.numbers.label(inner.of(self.source));
                    after
                }
                None => after,
            },
            Action::Caption => self.caption(at, name, after, starred),
            Action::Item => self.item(at, after),
            Action::Bibitem => self.bibitem(at, after),
            Action::Begin => self.begin_environment(at, after),
            Action::End => self.end_environment(after),
            Action::Paragraph => {
                self.paragraph_end();
                after
            }
            Action::LineBreak => self.row_end(at, after),
            Action::Rule => {
                self.rule();
                // The columns that a rule runs under stand behind it.
                let (_, behind) = scan::arguments(self.source, self.groups, after, 1);
                if matches!(name, "cline" | "cmidrule" | "specialrule") { self.behind_trim(after, behind) } else { after }
            }
            Action::Head => self.head(after),
            Action::Columns => {
                let (arguments, _) = scan::arguments(self.source, self.groups, after, 3);
                let [count, _, words] = arguments[..] else { return after };
                let columns = count.of(self.source).trim().parse::<usize>().unwrap_or(1).saturating_sub(1);
                self.ends.push((words.end, Undo::Columns(columns)));
                words.start
            }
            Action::Number | Action::Unit | Action::Quantity | Action::Range => self.quantity(at, action, name, after),
            Action::Define => self.define(name, after),
            Action::Appendix => {
                self.numbers.begin_appendix();
                after
            }
            Action::Skip(count, why) => {
                let (_, end) = scan::arguments(self.source, self.groups, after, count);
                if !why.is_empty() {
                    self.leave_out(Span::new(at, end), why);
                }
                end
            }
            Action::False => self.left_out_by_hand(at, after),
            Action::Unknown => after,
        }
    }

    /// Title, author, day and headings.
    fn head_matter(&mut self, at: usize, action: Action, after: usize, starred: bool) -> usize {
        let after = scan::optional(self.source, self.groups, after).map_or(after, |(_, after)| after);
        let Some((inner, _)) = scan::argument(self.source, self.groups, after) else { return after };
        let kind = match action {
            Action::Heading(depth) => {
                let number = if starred { None } else { self.numbers.heading(depth) };
                self.begin(BlockKind::Heading(u8::try_from(depth.max(1)).unwrap_or(6).min(6)));
                if let Some(number) = number {
                    let part = if depth == 0 { "Part " } else { "" };
                    self.write(&format!("{part}{number} "), Span::new(at, inner.start));
                }
                self.ends.push((inner.end, Undo::Block));
                return inner.start;
            }
            Action::Title => {
                self.outline.titled = false;
                self.outline.heading(1)
            }
            Action::Date => {
                let words = inner.of(self.source).trim();
                if !words.contains(['\\', '{']) {
                    let start = inner.start + inner.of(self.source).len() - inner.of(self.source).trim_start().len();
                    let source = Span::new(start, start + words.len());
                    self.outline.draft.front_matter.push(FrontMatterEntry { key: "date".to_owned(), value: words.to_owned(), source });
                }
                BlockKind::Byline
            }
            _ => BlockKind::Byline,
        };
        self.begin(kind);
        self.ends.push((inner.end, Undo::Block));
        inner.start
    }

    /// Words in an argument.
    fn words(&mut self, at: usize, action: Action, after: usize) -> usize {
        let (arguments, _) = scan::arguments(self.source, self.groups, after, 1);
        let Some(inner) = arguments.first() else { return after };
        if !self.can_write() {
            return inner.end;
        }
        let before = Span::new(at, inner.start);
        self.open_block();
        let undo = match action {
            Action::Emphasis => {
                self.inline.emphasis += 1;
                Undo::Emphasis
            }
            Action::Quoted => {
                self.write("“", before);
                Undo::Quotes
            }
            Action::Raised => {
                self.inline.html(&mut self.outline.draft, "<sup>", before);
                Undo::Raised
            }
            Action::Lowered => {
                self.inline.html(&mut self.outline.draft, "<sub>", before);
                Undo::Lowered
            }
            _ => Undo::Lines,
        };
        self.ends.push((inner.end, undo));
        inner.start
    }

    /// `\verb|x|`, one opaque word.
    fn verbatim(&mut self, after: usize) -> usize {
        let after = scan::optional(self.source, self.groups, after).map_or(after, |(_, after)| after);
        let rest = self.source.get(after..).unwrap_or_default();
        let Some(sign) = rest.chars().next() else { return after };
        if sign == '{' {
            // With minted a language stands before the code.
            let (arguments, end) = scan::arguments(self.source, self.groups, after, 2);
            if let Some(&last) = arguments.last() {
                self.opaque(last);
            }
            return end;
        }
        let start = after + sign.len_utf8();
        let line = &self.source[start..];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        match line.find(sign) {
            Some(length) => {
                self.opaque(Span::new(start, start + length));
                start + length + sign.len_utf8()
            }
            None => after,
        }
    }

    /// Numbers with units, as they are printed.
    fn quantity(&mut self, at: usize, action: Action, name: &str, after: usize) -> usize {
        let most = match action {
            Action::Number | Action::Unit => 1,
            Action::Quantity => 2,
            _ if name == "numrange" => 2,
            _ => 3,
        };
        let (arguments, end) = scan::arguments(self.source, self.groups, after, most);
        let Some(&first) = arguments.first() else { return after };
        let number = |span: Span| span.of(self.source).trim();
        let plain = |words: &str| words.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ' | b'-' | b'~'));
        let numbers = if action == Action::Range { &arguments[..arguments.len().min(2)] } else { &arguments[..1] };
        if action != Action::Unit && !numbers.iter().all(|&span| plain(number(span))) {
            self.opaque(Span::new(at, end));
            return end;
        }
        let unit = match (action, &arguments[..]) {
            (Action::Unit, [unit]) | (Action::Quantity, [_, unit]) | (Action::Range, [_, _, unit]) => signs::unit(unit.of(self.source)),
            _ => String::new(),
        };
        let behind = if unit.is_empty() || unit == "°" { unit.clone() } else { format!(" {unit}") };
        match action {
            Action::Unit => self.write(&unit, first),
            Action::Range => {
                let [from, to] = [first, arguments.get(1).copied().unwrap_or(first)].map(|span| number(span).to_owned());
                self.write(&format!("{from}{behind} to {to}{behind}"), Span::new(at, end));
            }
            _ => {
                self.text(first);
                if !behind.is_empty() {
                    self.write(&behind, Span::new(first.end, end));
                }
            }
        }
        end
    }

    /// What stands between `\iffalse` and `\fi`.
    fn left_out_by_hand(&mut self, at: usize, after: usize) -> usize {
        let mut end = (after + REACH).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let Some(length) = self.source[after..end].find("\\fi") else { return after };
        let end = after + length + 3;
        self.leave_out(Span::new(at, end), "comment");
        end
    }

    /// The place behind the columns of a rule, `(lr)` and `{2-3}`.
    fn behind_trim(&self, after: usize, behind: usize) -> usize {
        let rest = self.source.get(after..).unwrap_or_default();
        match rest.strip_prefix('(').and_then(|rest| rest.bytes().take(8).position(|byte| byte == b')')) {
            Some(length) => scan::arguments(self.source, self.groups, after + length + 2, 1).1,
            None => behind,
        }
    }
}
