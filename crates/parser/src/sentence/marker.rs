//! The first tokens of a list item in, its marker out: `1.`, `2)`, `a.)`, `(iv)`.

use crate::token::{Token, TokenKind};

/// The marker of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    style: Style,
    /// The number, or the place of the letter in the alphabet.
    number: Option<u32>,
    /// The value of the letters read as a Roman numeral.
    roman: Option<u32>,
    /// Whether nothing but a marker is written like this: it has a bracket.
    pub(super) certain: bool,
}

/// The marks around the number or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    /// The marks around the label: `.`, `)`, `.)`, `()`.
    marks: &'static str,
    letters: bool,
    capital: bool,
}

impl Marker {
    /// Whether it is the first of its row.
    pub(super) fn is_first(self) -> bool {
        self.number == Some(1) || self.roman == Some(1)
    }

    /// Whether this marker is the next one after `before` in the same style.
    pub(super) fn follows(self, before: Self) -> bool {
        let next = |here: Option<u32>, there: Option<u32>| matches!((here, there), (Some(here), Some(there)) if here == there + 1);
        self.style == before.style && (next(self.number, before.number) || next(self.roman, before.roman))
    }
}

/// The marker that these tokens begin with.
pub(super) fn read(text: &str, tokens: &[Token]) -> Option<Marker> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span().of(text));
    let tight = |at: usize| tokens.get(at).is_some_and(|token| !token.spaced);
    // Most sentences begin with a word that no mark follows.
    if tokens.iter().take(2).all(|token| token.kind == TokenKind::Word) {
        return None;
    }
    let bracketed = word(0) == "(";
    let at = usize::from(bracketed);
    let label = tokens.get(at).filter(|token| !bracketed || !token.spaced)?;
    let mut after = at + 1;
    let point = word(after) == "." && tight(after);
    after += usize::from(point);
    let bracket = word(after) == ")" && tight(after);
    after += usize::from(bracket);
    let marks = match (bracketed, point, bracket) {
        (true, false, true) => "()",
        (false, true, true) => ".)",
        (false, false, true) => ")",
        (false, true, false) => ".",
        (true, _, _) | (false, false, false) => return None,
    };
    if !tokens.get(after).is_some_and(|token| token.spaced) {
        return None;
    }
    let name = label.span().of(text);
    let (number, roman) = match label.kind {
        TokenKind::Number if name.len() <= 3 => (Some(name.parse().ok()?), None),
        TokenKind::Word => (letter(name), roman(name)),
        TokenKind::Number | TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Opaque => (None, None),
    };
    let style = Style { marks, letters: label.kind == TokenKind::Word, capital: name.starts_with(char::is_uppercase) };
    (number.is_some() || roman.is_some()).then_some(Marker { style, number, roman, certain: bracket })
}

/// The place of a single letter in the alphabet.
fn letter(word: &str) -> Option<u32> {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii_alphabetic() => Some(u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1),
        _ => None,
    }
}

/// The value of a small Roman numeral, up to 39.
fn roman(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    let tens = lower.len() - lower.trim_start_matches('x').len();
    let ones = match lower.get(tens..)? {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let value = u32::try_from(tens).ok()? * 10 + ones;
    (tens <= 3 && value > 0).then_some(value)
}
