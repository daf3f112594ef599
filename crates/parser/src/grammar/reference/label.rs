//! Tokens in, the label of a part out: `7.4`, `3a`, `4-1`, `C.2`, `4(b)(ii)`, `Nine`.

use crate::grammar::Input;
use crate::grammar::number::small;
use crate::lexicon::Class;
use crate::token::{Token, TokenKind};
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult, Input as _};

/// The highest number that is written out behind a part's name.
const HIGHEST_WORD: u32 = 20;

/// What may stand as a label behind a part's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Whether a letter or Roman numeral alone is a label: `Appendix C`.
    pub(super) letters: bool,
    /// Whether two numbers joined by a hyphen are one label: `Figure 4-1`.
    pub(super) hyphen: bool,
}

/// Reads one label and gives it in its plain form.
pub(super) fn label(input: Input<'_>, shape: Shape) -> IResult<Input<'_>, String> {
    let fail = || Err(Err::Error(Error::new(input, ErrorKind::Satisfy)));
    let Some(first) = input.first() else { return fail() };
    let word = input.word(first);
    let mut text = String::new();
    match first.kind {
        TokenKind::Number if is_plain_number(word) => text.push_str(word.trim_end_matches('.')),
        TokenKind::Word if shape.letters && is_letter_label(word, first) => text.push_str(word.trim_end_matches('.')),
        TokenKind::Word if shape.letters && first.is(Class::CAPITAL) => match number_word(word) {
            Some(number) => return Ok((input.take_from(1), number.to_string())),
            None => return fail(),
        },
        TokenKind::Punctuation if word == "(" => return bracketed(input),
        TokenKind::Number | TokenKind::Word | TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Opaque => return fail(),
    }
    let mut rest = input.take_from(1);
    let mut letters = first.kind == TokenKind::Word;
    loop {
        let here = text.len();
        rest = joint(rest, &mut text, &mut letters, shape);
        if text.len() == here {
            return Ok((rest, text));
        }
    }
}

/// Appends what goes on a label without white space: a letter, a point and a number, a bracket.
fn joint<'t>(input: Input<'t>, text: &mut String, letters: &mut bool, shape: Shape) -> Input<'t> {
    let next = |at: usize| input.iter_elements().nth(at).filter(|token| !token.spaced).map(|token| (token, input.word(token)));
    let Some((first, word)) = next(0) else { return input };
    match first.kind {
        TokenKind::Word if !*letters && is_suffix(word) => {
            text.push_str(word);
            *letters = true;
            input.take_from(1)
        }
        TokenKind::Punctuation if word == "(" => {
            let Some((inner, content)) = next(1) else { return input };
            let short = content.len() <= 4 && inner.kind != TokenKind::Punctuation && content.chars().all(char::is_alphanumeric);
            if short && is_item(content) && next(2).is_some_and(|(_, close)| close == ")") {
                text.push('(');
                text.push_str(content);
                text.push(')');
                return input.take_from(3);
            }
            input
        }
        TokenKind::Punctuation if matches!(word, "." | "-" | "–" | "‑") => {
            let hyphen = word != ".";
            if hyphen && (!shape.hyphen || word == "–" || text.contains(['.', '-'])) {
                return input;
            }
            let Some((inner, content)) = next(1) else { return input };
            let number = inner.kind == TokenKind::Number && is_plain_number(content) && !(hyphen && content.contains('.'));
            let letter = !hyphen && inner.kind == TokenKind::Word && content.chars().count() == 1;
            if number || letter {
                text.push_str(if hyphen { "-" } else { "." });
                text.push_str(content);
                *letters = letter;
                return input.take_from(2);
            }
            input
        }
        TokenKind::Number if *letters && is_plain_number(word) => {
            text.push_str(word);
            *letters = false;
            input.take_from(1)
        }
        TokenKind::Number | TokenKind::Word | TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Opaque => input,
    }
}

/// Reads a number in round brackets, as equations are named: `(3)`, `(2.1)`, `(A.4)`.
fn bracketed(input: Input<'_>) -> IResult<Input<'_>, String> {
    let word = |at: usize| input.iter_elements().nth(at).map_or("", |token| input.word(token));
    let inner = word(1);
    if word(2) == ")" && (is_plain_number(inner) || inner.len() <= 3 && inner.chars().any(|c| c.is_ascii_digit())) {
        return Ok((input.take_from(3), inner.to_owned()));
    }
    Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
}

/// Digits with points, short enough for a label: no thousands, no years in a row.
fn is_plain_number(word: &str) -> bool {
    word.len() <= 12
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && word.split('.').all(|part| !part.is_empty() && part.len() <= 4)
}

/// A capital letter, a Roman numeral, or letters with digits: `C`, `IV`, `S2`, `A1`.
fn is_letter_label(word: &str, token: Token) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let head = word.len() - digits;
    if !token.is(Class::CAPITAL) || !word.is_ascii() {
        return false;
    }
    if digits > 0 {
        return head <= 2 && word.len() <= 5 && word.bytes().skip(head).all(|byte| byte.is_ascii_digit());
    }
    word.len() == 1 || is_roman(word)
}

fn is_roman(word: &str) -> bool {
    word.len() <= 6 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L')) && !matches!(word, "LL" | "XXL" | "XL" | "LX")
}

/// A letter behind a number: `3a`, `5B`; an ordinal's ending is none.
fn is_suffix(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        || word.len() == 3 && word.contains(['-']) && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

/// What stands in the brackets of a sub-paragraph: `b`, `ii`, `2`.
fn is_item(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
        || word.chars().count() == 1
        || word.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
}

/// The number that is written out behind a part's name.
fn number_word(word: &str) -> Option<u32> {
    small(word).filter(|number| (1..=HIGHEST_WORD).contains(number))
}

/// Whether a character is a raised digit.
pub(super) fn is_superscript(c: char) -> bool {
    superscript(c).is_some()
}

/// The digit that a raised digit stands for.
pub(super) fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}
