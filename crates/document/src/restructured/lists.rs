//! A line that begins with a bullet or a number in, the list that it begins out.

use super::Reader;
use crate::Span;
use crate::marker::{Lines, Marker, Style, marker};

/// A marker of an item.
struct Item {
    /// The marker as it is printed, and how many bytes of the line it takes.
    printed: String,
    length: usize,
    /// What it has in common with the other markers of its list.
    kind: Kind,
    /// How far it counts; none for a bullet and for `#.`.
    marker: Option<Marker>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bullet(char),
    Numbered(Style),
    /// `#.`, with the sign behind it.
    Automatic(char),
}

impl Reader<'_> {
    /// Reads a list, and gives the line after it.
    pub(super) fn list(&mut self, at: usize, to: usize, depth: usize) -> Option<usize> {
        let first = self.item(at, to)?;
        let indent = self.indent(at);
        let kind = first.kind;
        self.outline.start_list(!matches!(kind, Kind::Bullet(_)));
        let (mut item, mut line, mut number, mut last) = (first, at, 0, None);
        loop {
            number += 1;
            let place = Span::new(self.lines[line].span.start, self.lines[line].span.start + item.length);
            let printed = if let Kind::Automatic(close) = kind { format!("{number}{close}") } else { std::mem::take(&mut item.printed) };
            self.outline.start_item(&printed, place, self.source);
            let end = self.end_of_inset(line + 1, to, indent).max(line + 1);
            self.lines[line].skip(self.source, item.length);
            self.body(line, end, depth + 1);
            last = value(&item, last);
            let next = (end..to).find(|&next| !self.text(next).is_empty()).unwrap_or(to);
            let Some(found) = (next < to && self.indent(next) == indent).then(|| self.item(next, to)).flatten() else {
                self.outline.end_list();
                return Some(end);
            };
            // A slip in the numbers is the author's; a jump is another list.
            let goes_on = match (last, value(&found, last)) {
                (Some(last), Some(value)) => value == last && value > 1 || value > last && value - last <= 3,
                (Some(_), None) => false,
                (None, _) => true,
            };
            if found.kind != kind || !goes_on {
                self.outline.end_list();
                return Some(end);
            }
            item = found;
            line = next;
        }
    }

    /// Reads the marker of an item; what follows a number must look like an item as well.
    fn item(&self, at: usize, to: usize) -> Option<Item> {
        let text = self.text(at);
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        if matches!(first, '-' | '*' | '+' | '•' | '‣' | '⁃') && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
            return Some(Item { printed: first.to_string(), length: first.len_utf8(), kind: Kind::Bullet(first), marker: None });
        }
        let item = numbered(text)?;
        let next = if at + 1 < to { self.text(at + 1) } else { "" };
        let fits = next.is_empty() || self.indent(at + 1) > self.indent(at) || numbered(next).is_some_and(|next| next.kind == item.kind);
        fits.then_some(item)
    }
}

/// Reads `1.`, `a)`, `(iv)`, `A.` and `#.`.
fn numbered(text: &str) -> Option<Item> {
    if let Some(rest) = text.strip_prefix('#')
        && let Some(close) = rest.chars().next().filter(|close| matches!(close, '.' | ')'))
        && rest[1..].starts_with(' ')
    {
        return Some(Item { printed: String::new(), length: 2, kind: Kind::Automatic(close), marker: None });
    }
    let found = marker(text, Lines::Plain)?;
    let printed = text.get(..found.length)?.to_owned();
    let bracket = printed.starts_with('[');
    (!bracket && !matches!(found.style, Style::Bullet(_))).then_some(Item {
        printed,
        length: found.length,
        kind: Kind::Numbered(found.style),
        marker: Some(found),
    })
}

/// What a marker counts, read so that it goes on from the last where it can.
fn value(item: &Item, last: Option<u32>) -> Option<u32> {
    let readings = item.marker.iter().flat_map(|marker| marker.readings).flatten();
    let next = readings.clone().find(|reading| last.is_some_and(|last| reading.value == last + 1));
    let first = readings.clone().find(|reading| last.is_none() && reading.value == 1);
    next.or(first).or_else(|| readings.clone().next()).map(|reading| reading.value)
}
