//! A text and the place of a token in it in, the token's length and kind out.

use super::TokenKind;

/// The length and kind of the token at `at`, which one look does not tell; `text[at..]` is not empty and does not begin with white space.
pub(super) fn length_and_kind(text: &str, at: usize) -> (usize, TokenKind) {
    let rest = &text[at..];
    let Some(first) = rest.chars().next() else { return (1, TokenKind::Symbol) };
    if first.is_ascii_alphanumeric()
        && let Some(length) = address(text, at)
    {
        return (length, TokenKind::Opaque);
    }
    if first.is_ascii_digit() {
        return (number(rest), TokenKind::Number);
    }
    if first == '.'
        && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        && !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.')
    {
        return (1 + number(&rest[1..]), TokenKind::Number);
    }
    // Quotation marks and dashes are the commonest characters beyond ASCII, and to ask Unicode of them is dear.
    if !matches!(first, '\u{2010}'..='\u{2027}') && first.is_alphabetic() {
        return (dotted(rest).unwrap_or_else(|| word(rest)), TokenKind::Word);
    }
    if is_apostrophe(first)
        && let Some(length) = clitic(text, at).or_else(|| elision(text, at))
    {
        return (length, TokenKind::Word);
    }
    let run = |mark: char| rest.len() - rest.trim_start_matches(mark).len();
    // Only three characters are looked at, so that a long row of marks is read in linear time.
    let doubled = |mark: char| {
        let marks = rest.chars().take(3).take_while(|&c| c == mark).count();
        if marks == 2 { 2 * mark.len_utf8() } else { mark.len_utf8() }
    };
    match first {
        '.' => (run('.'), TokenKind::Punctuation),
        '-' => (run('-'), TokenKind::Punctuation),
        '`' => (doubled('`'), TokenKind::Punctuation),
        '\'' => (doubled('\''), TokenKind::Punctuation),
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '–' | '—' | '‐' | '‑' | '‒' | '―' | '…' | '•' | '·' | '¿'
        | '¡' => (first.len_utf8(), TokenKind::Punctuation),
        '*' | '=' | '_' | '~' if run(first) > 2 => (run(first), TokenKind::Symbol),
        _ if is_superscript(first) => (rest.len() - rest.trim_start_matches(is_superscript).len(), TokenKind::Symbol),
        _ => (first.len_utf8(), TokenKind::Symbol),
    }
}

/// The length of the number at the start: digits with inner points and commas, or grouped by narrow spaces or apostrophes.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    loop {
        let Some(mark) = rest[end..].chars().next() else { return end };
        let after = end + mark.len_utf8();
        let follow = digits(after);
        let joined = match mark {
            '.' | ',' => follow > 0,
            // Some journals print the decimal point at half height; `2·10⁻⁵` is a product.
            '·' => follow > 0 && rest[..end].bytes().all(|byte| byte.is_ascii_digit()) && !is_power(&rest[after..]),
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' => follow == 3 && group_before(&rest[..end]),
            _ => false,
        };
        if !joined {
            return end;
        }
        end = after + follow;
    }
}

/// Whether a text begins with a power of ten.
fn is_power(text: &str) -> bool {
    text.strip_prefix("10").is_some_and(|rest| rest.starts_with(|c: char| matches!(c, '^' | '-' | '−' | '⁻') || is_superscript(c)))
}

/// Whether the digits before a grouping mark can be a group: one to three of them.
fn group_before(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
}

/// The length of an abbreviation written with points inside it: `U.S.`, `a.m.`, `Ph.D.`
fn dotted(rest: &str) -> Option<usize> {
    let mut end = 0;
    let mut parts = 0;
    // No abbreviation is longer, and a bound keeps the work linear in rows like "a.b.c.d".
    while parts < 9 {
        let letters: usize = rest[end..].chars().take(3).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let count = rest[end..end + letters].chars().count();
        let long = count == 2 && parts == 0 && rest.starts_with("Ph");
        if !(count == 1 || long) || !rest[end + letters..].starts_with('.') {
            break;
        }
        end += letters + 1;
        parts += 1;
    }
    // A letter that runs on into a longer word belongs to that word, not to the abbreviation.
    let runs_on = rest[end..].starts_with(|c: char| c.is_alphanumeric());
    (parts >= 2 && !runs_on).then_some(end)
}

/// The length of the word at the start.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    let mut letters = 0;
    while let Some((at, c)) = chars.next() {
        // Raised digits behind a long word are the mark of a footnote; behind a short one they are part of a unit.
        if letters > 4 && is_superscript(c) {
            break;
        }
        letters += usize::from(c.is_alphabetic());
        if c.is_alphanumeric() || c == '_' || is_mark(c) {
            end = at + c.len_utf8();
        } else if is_invisible(c) {
            // A joiner belongs to the word where the word goes on behind it.
            if !chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric()) {
                break;
            }
        } else if is_apostrophe(c) && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic()) && clitic(rest, at).is_none() {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// The length of the clitic (`'s`, `'re`, `'ll` …) that begins with the apostrophe at `at`, if one does.
fn clitic(text: &str, at: usize) -> Option<usize> {
    if !text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let mark = text[at..].chars().next()?.len_utf8();
    let rest = &text[at + mark..];
    let letters = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let is = |clitic: &&str| rest[..letters].eq_ignore_ascii_case(clitic);
    ["s", "re", "ve", "ll", "d", "m"].iter().any(is).then_some(mark + letters)
}

/// The length of a word that begins with a left-out letter: `’tis`, `’em`, `rock ’n’ roll`.
fn elision(text: &str, at: usize) -> Option<usize> {
    if text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let mark = text[at..].chars().next()?.len_utf8();
    let rest = &text[at + mark..];
    let letters = rest.bytes().take(8).take_while(u8::is_ascii_alphabetic).count();
    let closes = rest[letters..].starts_with(is_apostrophe);
    if rest[letters..].starts_with(char::is_alphanumeric) {
        return None;
    }
    match &*rest[..letters].to_ascii_lowercase() {
        "n" if closes => Some(mark + letters + rest[letters..].chars().next().map_or(0, char::len_utf8)),
        "bout" | "cause" | "em" | "n" | "round" | "til" | "tis" | "twas" | "twere" | "twill" if !closes => Some(mark + letters),
        _ => None,
    }
}

/// The length of the address at `at`: a URL, a `www.` name, a mail address or a DOI.
fn address(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let bytes = rest.as_bytes();
    let name = bytes.iter().take(64).take_while(|byte| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte)).count();
    let after = bytes.get(name).copied();
    if after == Some(b'@') && bytes.get(name + 1).is_some_and(u8::is_ascii_alphanumeric) {
        let host = bytes[name + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(byte)).count();
        return Some(rest[..=name + host].trim_end_matches(['.', '-', '_']).len());
    }
    let head = bytes[..name].iter().position(|&byte| byte == b'.').unwrap_or(name);
    let begins = match after {
        Some(b':') => rest[name..].starts_with("://") || matches!(&*rest[..name].to_ascii_lowercase(), "doi" | "mailto"),
        Some(b'/') if rest.starts_with("10.") => (7..=12).contains(&name) && bytes[3..name].iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let begins = begins || rest[..head].eq_ignore_ascii_case("www") && bytes.get(head + 1).is_some_and(u8::is_ascii_alphanumeric);
    if !begins {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|')).unwrap_or(rest.len());
    let stops = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’');
    let mut address = rest[..end].trim_end_matches(stops);
    // A closing bracket belongs to the address only where the address opens it.
    if !address.contains(['(', '[']) {
        address = address.trim_end_matches(|c: char| stops(c) || matches!(c, ')' | ']' | '}'));
    }
    (address.len() > name + 1).then_some(address.len())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
