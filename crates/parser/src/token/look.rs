//! The bytes of a text at a token in, what one look at them tells of it out.

use crate::lexeme::{self, Key};

/// What one look at a few bytes tells of a token.
pub(super) enum Look {
    /// A word of letters of English and nothing more: its length and its key.
    Word(usize, Key),
    /// Digits and nothing more.
    Digits(usize, Key),
    /// A mark of ASCII that stands for itself alone.
    Mark(u8),
    /// What has to be looked at more closely.
    Closer,
}

/// Looks at the bytes of the token at `at`, as most tokens are told: no address, no abbreviation with points inside it,
/// no letters but those of English.
#[inline]
pub(super) fn first_look(text: &[u8], at: usize) -> Look {
    let bytes = text.get(at..).unwrap_or_default();
    let Some(&first) = bytes.first() else { return Look::Closer };
    let behind = |length: usize| bytes.get(length).copied();
    let space = |length: usize| behind(length).is_none_or(|byte| byte.is_ascii_whitespace());
    let has = |byte: u8, flag: u8| BYTES[usize::from(byte)] & flag != 0;
    if has(first, IN_WORD) {
        let run = lexeme::run(bytes, |byte| has(byte, IN_WORD));
        let next = behind(run.length);
        if first.is_ascii_alphabetic() {
            // A point with nothing behind it ends the word, unless initials go on behind it.
            let ends = next.is_none_or(|next| has(next, ENDS_WORD) || next == b'.' && run.length > 2 && space(run.length + 1));
            return if ends { Look::Word(run.length, run.key) } else { Look::Closer };
        }
        // A comma or point between digits belongs to them.
        let ends = next.is_none_or(|next| if matches!(next, b',' | b'.') { space(run.length + 1) } else { has(next, ENDS_WORD) });
        return if ends && run.digits { Look::Digits(run.length, run.key) } else { Look::Closer };
    }
    let alone = match first {
        b'.' => behind(1).is_none_or(|next| next != b'.' && !next.is_ascii_digit()),
        b'-' => behind(1) != Some(b'-'),
        _ => has(first, ALONE),
    };
    if alone { Look::Mark(first) } else { Look::Closer }
}

/// A letter, digit or low line.
const IN_WORD: u8 = 1;
/// A space or mark that ends a word and says nothing of it.
const ENDS_WORD: u8 = 2;
/// A mark that is a token of its own wherever it stands.
const ALONE: u8 = 4;

/// What each byte is to a word: every byte of a text is looked at here, so one load must tell.
static BYTES: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        bytes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => IN_WORD,
            b' ' | b'\n' | b'\t' | b'*' | b'=' | b'|' => ENDS_WORD,
            b',' | b';' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'"' => ENDS_WORD | ALONE,
            b':' | b'{' | b'}' | b'/' => ALONE,
            _ => 0,
        };
        byte += 1;
    }
    bytes
};
