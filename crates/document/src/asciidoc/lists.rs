//! A line that begins with a bullet, a number or a term in, the list that it begins out.

use super::Reader;
use crate::Span;
use crate::marker::{Lines, Style, marker, ordinal};

/// How a marker is written, by which the lists of a nest are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// `*`, `**`, `-`.
    Bullet(String),
    /// `.`, `..`: numbered by the reader.
    Automatic(usize),
    /// `1.`, `a.`: numbered by the author.
    Numbered(Style),
    /// `<1>`, `<.>`.
    Callout,
    /// `term::` with so many colons or semicolons.
    Term(String),
}

/// A marker.
struct Item {
    kind: Kind,
    /// The bytes of the line that it takes, white space behind it left out.
    length: usize,
}

impl Reader<'_> {
    /// Reads a list with all lists nested in it, and gives the line after it.
    pub(super) fn list(&mut self, at: usize, to: usize, depth: usize) -> Option<usize> {
        item(self.text(at))?;
        let start = self.style.value("start").and_then(|start| start.parse::<i64>().ok()).map_or(0, |start| start.saturating_sub(1));
        let style = match self.style.name() {
            "loweralpha" => Some('a'),
            "upperalpha" => Some('A'),
            "lowerroman" => Some('i'),
            "upperroman" => Some('I'),
            _ => None,
        };
        self.style = super::Style::default();
        // The open lists, outermost first, each with the number of its last item.
        let mut open: Vec<(Kind, i64)> = Vec::new();
        let base = self.outline.depth();
        let mut line = at;
        while line < to {
            let Some(found) = item(self.text(line)) else { break };
            let known = open.iter().position(|(kind, _)| *kind == found.kind);
            if let Some(known) = known {
                open.truncate(known + 1);
            } else if open.len() + depth < super::DEEPEST {
                open.push((found.kind.clone(), if open.is_empty() { start } else { 0 }));
            }
            let wanted = base + open.iter().filter(|(kind, _)| !matches!(kind, Kind::Term(_))).count();
            while self.outline.depth() > wanted {
                self.outline.end_list();
            }
            while self.outline.depth() < wanted {
                self.outline.start_list(matches!(found.kind, Kind::Automatic(_) | Kind::Numbered(_) | Kind::Callout));
            }
            line = self.item(line, to, &found, &mut open, style, depth);
            let next = (line..to).find(|&next| !self.text(next).is_empty() && !self.text(next).starts_with("//")).unwrap_or(to);
            let follows = next < to && item(self.text(next)).is_some() && (self.text(next) != "'''");
            if !follows {
                break;
            }
            line = next;
        }
        while self.outline.depth() > base {
            self.outline.end_list();
        }
        Some(line)
    }

    /// Reads one item with the blocks that are joined to it.
    fn item(&mut self, line: usize, to: usize, found: &Item, open: &mut [(Kind, i64)], style: Option<char>, depth: usize) -> usize {
        let span = self.lines[line].span;
        let place = Span::new(span.start, span.start + found.length);
        if let Kind::Term(colons) = &found.kind {
            self.write(crate::BlockKind::Paragraph, [Span::new(place.start, place.end - colons.len())]);
        } else if let Some((kind, number)) = open.last_mut() {
            *number += 1;
            let printed = match kind {
                Kind::Automatic(dots) => {
                    let usual = match dots {
                        1 => '1',
                        2 => 'a',
                        3 => 'i',
                        4 => 'A',
                        _ => 'I',
                    };
                    format!("{}.", ordinal(*number, style.filter(|_| *dots == 1).unwrap_or(usual)))
                }
                Kind::Callout => format!("<{number}>"),
                Kind::Bullet(_) | Kind::Numbered(_) | Kind::Term(_) => place.of(self.source).to_owned(),
            };
            self.outline.start_item(&printed, place, self.source);
        }
        self.lines[line].skip(self.source, found.length);
        for checked in ["[x] ", "[*] ", "[ ] "] {
            if self.text(line).starts_with(checked) {
                self.lines[line].skip(self.source, checked.len());
            }
        }
        // The words of a term may stand on the lines below, after blank ones.
        let mut first = line;
        if matches!(found.kind, Kind::Term(_)) && self.lines[line].is_blank() {
            first = (line + 1..to).find(|&next| !self.text(next).is_empty()).unwrap_or(to);
            if first >= to || item(self.text(first)).is_some() || self.text(first) == "+" || self.indent(first) == 0 && first > line + 1 {
                first = line + 1;
                return self.joined(first, to, depth);
            }
        }
        let mut end = first + 1;
        while end < to
            && !self.text(end).is_empty()
            && self.text(end) != "+"
            && item(self.text(end)).is_none()
            && !is_delimiter(self.text(end))
        {
            end += 1;
        }
        self.paragraph(first, end, false);
        self.joined(end, to, depth)
    }

    /// Reads the blocks that plus signs join to an item.
    fn joined(&mut self, from: usize, to: usize, depth: usize) -> usize {
        let mut at = from;
        while at < to && self.text(at) == "+" {
            at += 1;
            // Lines over a block say what it is.
            loop {
                if at >= to || self.text(at).is_empty() {
                    return at;
                }
                let before = (self.outline.draft.blocks.len(), self.outline.draft.unchecked.len());
                let styled = self.text(at).starts_with('[') || self.text(at).starts_with('.') && !self.text(at).starts_with(". ");
                if !is_delimiter(self.text(at)) && !styled {
                    let mut end = at + 1;
                    while end < to && !self.text(end).is_empty() && self.text(end) != "+" && item(self.text(end)).is_none() {
                        end += 1;
                    }
                    if item(self.text(at)).is_some() || self.text(at).contains("::") {
                        at = self.element(at, end, depth + 1).max(at + 1);
                    } else {
                        self.paragraph(at, end, false);
                        at = end;
                    }
                    break;
                }
                at = self.element(at, to, depth + 1).max(at + 1);
                if (self.outline.draft.blocks.len(), self.outline.draft.unchecked.len()) != before || !styled {
                    break;
                }
            }
        }
        at
    }
}

/// Whether a line begins a delimited block.
fn is_delimiter(text: &str) -> bool {
    let repeated = |sign: char| text.len() >= 4 && text.chars().all(|next| next == sign);
    text == "--" || text == "|===" || text.starts_with("```") || ['-', '.', '=', '*', '_', '+', '/'].into_iter().any(repeated)
}

/// Reads the marker that a line begins with.
fn item(text: &str) -> Option<Item> {
    let first = text.chars().next()?;
    let run = text.chars().take_while(|&next| next == first).count();
    let gap = text.get(run * first.len_utf8()..).unwrap_or_default();
    let spaced = gap.starts_with([' ', '\t']) && !gap.trim().is_empty();
    match first {
        '*' | '-' | '•'
            if spaced && (run <= 5 && first == '*' || run == 1) && !is_delimiter(text) && text != "* * *" && text != "- - -" =>
        {
            return Some(Item { kind: Kind::Bullet(text[..run * first.len_utf8()].to_owned()), length: run * first.len_utf8() });
        }
        '.' if spaced && run <= 5 => return Some(Item { kind: Kind::Automatic(run), length: run }),
        '<' => {
            let length = text.bytes().take(5).position(|byte| byte == b'>')?;
            let number = &text[1..length];
            let counted = number == "." || !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            return (counted && text[length + 1..].starts_with(' ')).then_some(Item { kind: Kind::Callout, length: length + 1 });
        }
        '1'..='9' | 'a'..='z' | 'A'..='Z' => {
            if let Some(found) = marker(text, Lines::Plain)
                && matches!(found.style, Style::Label { open: None, .. })
            {
                return Some(Item { kind: Kind::Numbered(found.style), length: found.length });
            }
        }
        _ => {}
    }
    // A term ends in two colons or more, or in two semicolons.
    let (at, sign) = [":::", "::", ";;"]
        .into_iter()
        .filter_map(|sign| find_term(text, sign).map(|at| (at, sign)))
        .min_by_key(|&(at, sign)| (at, std::cmp::Reverse(sign.len())))?;
    Some(Item { kind: Kind::Term(sign.to_owned()), length: at + sign.len() })
}

/// Where a term ends: at a sign with white space or nothing behind it.
fn find_term(text: &str, sign: &str) -> Option<usize> {
    if text.starts_with('[') || text.len() > 400 {
        return None;
    }
    text.match_indices(sign).map(|(at, _)| at).find(|&at| {
        let behind = &text[at + sign.len()..];
        at > 0 && (behind.is_empty() || behind.starts_with([' ', '\t']))
    })
}
