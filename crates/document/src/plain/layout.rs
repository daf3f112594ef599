//! The lines of a document in, how it is laid out: whether lines are wrapped, where paragraphs part, which lines are headings.

use super::lines::{Line, adornment, ends_sentence};
use super::restructured;
use crate::marker::{Lines, marker};
use crate::{arrange, dateline};

/// How a document is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// The width at which its lines are wrapped, in characters; none where each line is a paragraph.
    width: Option<usize>,
    /// Whether it is written in the markup of reStructuredText.
    pub(super) markup: bool,
}

/// No text is wrapped at more characters than this.
const WIDEST: usize = 140;

/// Few texts are wrapped at more characters than this.
const WIDE: usize = 100;

/// The width that is assumed where too few lines tell.
const USUAL: usize = 80;

/// How many lines it takes to tell the width.
const ENOUGH: usize = 5;

/// How much shorter than the width a line must be, next word included, to have been ended on purpose.
const SLACK: usize = 12;

impl Layout {
    /// Measures a document.
    pub(super) fn of(source: &str, lines: &[Line]) -> Self {
        let followed = lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
        let mut lengths: Vec<(usize, bool)> =
            followed.map(|pair| (pair[0].indent + pair[0].of(source).chars().count(), ends_sentence(pair[0].of(source)))).collect();
        lengths.sort_unstable();
        let widest = lengths.get(lengths.len() * 9 / 10).map_or(USUAL, |&(length, _)| length);
        // Lines that nearly all end with a sentence were not ended by the width of a page.
        let long = lengths.iter().filter(|(length, _)| length * 3 > widest);
        let (count, ended) = long.fold((0, 0), |(count, ended), (_, end)| (count + 1, ended + usize::from(*end)));
        let width = match lengths.len() {
            _ if widest > WIDEST || widest > WIDE && ended * 2 >= count || count >= ENOUGH - 1 && ended * 4 >= count * 3 => None,
            0..ENOUGH => Some(USUAL.max(widest)),
            _ => Some(widest),
        };
        Self { width, markup: restructured::is_markup(source, lines) }
    }

    /// Whether a new paragraph begins with the second of two lines that no blank line parts.
    pub(super) fn parts(self, source: &str, line: &Line, next: &Line, top: bool) -> bool {
        let (words, following) = (line.of(source), next.of(source));
        if top && (dateline::is_byline(words) || dateline::is_byline(following)) {
            return true;
        }
        let small = following.starts_with(char::is_lowercase);
        let ended = ends_sentence(words);
        let Some(width) = self.width else { return ended || !small && !words.ends_with([',', '-', '–', '—']) };
        let first_word = following.split_whitespace().next().unwrap_or_default().chars().count();
        let used = line.indent + words.chars().count() + 1 + first_word;
        // A term stands over its definition.
        let term = self.markup && next.indent > line.indent && marker(words, Lines::Plain).is_none() && !words.contains("  ");
        (term || ended && !small) && used + SLACK < width
    }
}

/// The level of the heading that a line is which stands alone between blank lines; text must follow it.
pub(super) fn heading(source: &str, lines: &[Line], at: usize) -> Option<u8> {
    let line = lines.get(at)?;
    let words = line.of(source);
    if !shaped(words) || line.quote_depth > 0 || dateline::is_byline(words) || arrange::is_caption(words, 0) {
        return None;
    }
    let mut following = lines[at + 1..].iter().filter(|line| !line.is_blank()).take(3);
    let next = following.clone().next()?.of(source);
    if let Some(own) = marker(words, Lines::Plain) {
        let before = lines.get(first_above(lines, at)).and_then(|above| marker(above.of(source), Lines::Plain));
        let behind = marker(next, Lines::Plain);
        // The last item of a list stands over text as a heading does, but right behind the item before it.
        let is_item = before.is_some_and(|before| own.follows(&before)) || behind.is_some_and(|behind| behind.style == own.style);
        if is_item || !words.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
    }
    let over_text = following.any(|line| is_prose(line.of(source)));
    over_text.then(|| level(words))
}

/// The first of the lines that stand together right above a line and the blank ones before it; the line itself where there is none.
fn first_above(lines: &[Line], at: usize) -> usize {
    let above = lines.get(..at).unwrap_or_default();
    let end = above.iter().rposition(|line| !line.is_blank()).map_or(0, |last| last + 1);
    let first = above.get(..end).unwrap_or_default().iter().rposition(Line::is_blank).map_or(0, |blank| blank + 1);
    if first < end { first } else { at }
}

/// Whether a line looks like a heading: short, begun with a capital or a number, and without the end of a sentence.
fn shaped(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let bare = words.trim_end_matches(['"', '”', '’', '\'']);
    let ended = bare.ends_with(['.', ':', ';', ',', '!', '…', '-']) || bare.len() < words.len() && bare.ends_with('?');
    let begun = words.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || matches!(first, '“' | '"'));
    let letters = words.chars().any(char::is_alphabetic);
    let year = words.len() <= 9 && words.starts_with(['1', '2']) && words.bytes().take_while(u8::is_ascii_digit).count() == 4;
    begun && (letters || year) && !ended && words.len() <= 90 && count <= 12 && !words.contains("  ") && adornment(words).is_none()
}

/// Whether a line is running text.
fn is_prose(words: &str) -> bool {
    words.len() > 60 || words.contains(' ') && words.ends_with(['.', '!', '?', '”', '"', ':', ';'])
}

/// The level that the number or the letters of a heading tell.
fn level(words: &str) -> u8 {
    let number = words.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    if number.starts_with(|first: char| first.is_ascii_digit()) && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let depth = number.split('.').filter(|part| !part.is_empty()).count();
        return u8::try_from(depth).unwrap_or(6).min(6);
    }
    let part = ["Chapter ", "Part ", "Article "].iter().any(|start| words.starts_with(start));
    if part || !words.contains(char::is_lowercase) { 1 } else { 2 }
}
