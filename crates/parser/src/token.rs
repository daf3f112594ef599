//! A block of text in, tokens with class flags out.

use crate::lexeme::{self, Key, Lexemes};
use crate::lexicon::{self, Class};
use claimlint_document::{Document, Span};

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Its word in small letters, as an index into [`Lexemes`].
    pub lexeme: u32,
    /// What it can be the beginning of.
    pub class: Class,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether a line break stands before it.
    pub line: bool,
}

impl Token {
    /// Its place in the text.
    #[inline]
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The mark that it is, where it is one character and no word; else a null character.
    #[inline]
    pub fn mark(&self, text: &str) -> char {
        if !matches!(self.kind, TokenKind::Punctuation | TokenKind::Symbol) {
            return '\0';
        }
        match text.as_bytes().get(self.start as usize) {
            Some(&byte) if self.end - self.start == 1 => char::from(byte),
            _ => self.mark_beyond_ascii(text),
        }
    }

    fn mark_beyond_ascii(&self, text: &str) -> char {
        let mut chars = self.span().of(text).chars();
        chars.next().filter(|_| chars.next().is_none()).unwrap_or_default()
    }

    /// Whether it has any of these classes.
    #[inline]
    pub const fn is(&self, class: Class) -> bool {
        self.class.intersects(class)
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits behind them (`Q3`) and inner apostrophes (`o'clock`); `'s` and its kin stand apart.
    Word,
    /// Digits with inner points and commas (`1,234.5`, `5.10.2021`); letters behind them are a word of their own (`3` `rd`).
    Number,
    /// A mark of punctuation; dashes, ellipses and doubled quotation marks are one token.
    Punctuation,
    /// Any other character.
    Symbol,
    /// Inline code, math or an address: one word that says nothing.
    Opaque,
}

/// Appends the tokens of one block of a document.
pub(crate) fn tokenize(document: &Document, block: Span, lexemes: &mut Lexemes, tokens: &mut Vec<Token>) {
    let mut opaque = document.opaque[document.opaque.partition_point(|span| span.end <= block.start)..].iter().peekable();
    let text = block.of(&document.text);
    let mut scanner = Scanner { text, at: 0, base: block.start, spaced: false, line: false, lexemes };
    let first = tokens.len();
    // The text up to the next opaque word.
    let mut known = "";
    while scanner.skip_space() {
        if scanner.at >= known.len() {
            let start = scanner.at + block.start;
            while opaque.next_if(|span| span.end <= start).is_some() {}
            known = match opaque.peek() {
                Some(code) if code.start <= start => {
                    let length = (code.end.min(block.end) - block.start).saturating_sub(scanner.at).max(1);
                    scanner.emit(length, TokenKind::Opaque, tokens);
                    continue;
                }
                Some(code) => &text[..(code.start - block.start).min(text.len())],
                None => text,
            };
        }
        match first_look(known.as_bytes(), scanner.at) {
            Look::Word(length, key) => {
                let end = scanner.at + length;
                let word = &text[scanner.at..end];
                let (lexeme, class) = scanner.lexemes.place(word, key);
                scanner.push(end, lexeme, lexicon::capitals(word) | class, TokenKind::Word, tokens);
            }
            Look::Digits(length, key) => {
                let end = scanner.at + length;
                let (lexeme, _) = scanner.lexemes.place(&text[scanner.at..end], key);
                scanner.push(end, lexeme, Class::DIGITS, TokenKind::Number, tokens);
            }
            Look::Mark => {
                let end = scanner.at + 1;
                let (lexeme, class) = scanner.lexemes.intern(&text[scanner.at..end]);
                scanner.push(end, lexeme, Class::PUNCTUATION | class, TokenKind::Punctuation, tokens);
            }
            Look::Closer => {
                let (length, kind) = next(known, scanner.at);
                scanner.emit(length, kind, tokens);
            }
        }
    }
    // Blank lines part the blocks, so the first token of one never touches the last of the block before.
    if let Some(token) = tokens.get_mut(first) {
        token.spaced = true;
        token.line = true;
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    base: usize,
    spaced: bool,
    line: bool,
    lexemes: &'t mut Lexemes,
}

impl Scanner<'_> {
    /// Moves past white space; false at the end of the block.
    #[inline]
    fn skip_space(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        // Most tokens have one space before them or none, and a character of ASCII behind it.
        let at = self.at + usize::from(bytes.get(self.at) == Some(&b' '));
        if bytes.get(at).is_some_and(u8::is_ascii_graphic) {
            (self.spaced, self.line) = (at > self.at, false);
            self.at = at;
            return true;
        }
        self.skip_any_space()
    }

    fn skip_any_space(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let space = &rest[..rest.len() - trimmed.len()];
        self.spaced = space.contains(char::is_whitespace);
        self.line = space.contains('\n');
        self.at += space.len();
        !trimmed.is_empty()
    }

    fn emit(&mut self, length: usize, kind: TokenKind, tokens: &mut Vec<Token>) {
        let mut end = self.at + length;
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let word = &self.text[self.at..end];
        let (lexeme, class) = self.lexemes.intern(word);
        let class = match kind {
            TokenKind::Number => Class::DIGITS,
            TokenKind::Opaque => Class::OPAQUE,
            TokenKind::Punctuation => Class::PUNCTUATION | class,
            TokenKind::Symbol => class,
            TokenKind::Word => lexicon::letters(word) | class,
        };
        self.push(end, lexeme, class, kind, tokens);
    }

    #[inline]
    fn push(&mut self, end: usize, lexeme: u32, class: Class, kind: TokenKind, tokens: &mut Vec<Token>) {
        let place = |offset: usize| u32::try_from(self.base + offset).unwrap_or(u32::MAX);
        tokens.push(Token { start: place(self.at), end: place(end), lexeme, class, kind, spaced: self.spaced, line: self.line });
        self.at = end;
    }
}

/// What one look at a few bytes tells of a token.
enum Look {
    /// A word of letters of English and nothing more: its length and its key.
    Word(usize, Key),
    /// Digits and nothing more.
    Digits(usize, Key),
    /// A mark of ASCII that stands for itself alone.
    Mark,
    /// What has to be looked at more closely.
    Closer,
}

/// Looks at the bytes of the token at `at`, as most tokens are told: no address, no abbreviation with points inside it,
/// no letters but those of English.
#[inline]
fn first_look(text: &[u8], at: usize) -> Look {
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
    if alone { Look::Mark } else { Look::Closer }
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

/// The length and kind of the token at `at`, which one look does not tell; `text[at..]` is not empty and does not begin with white space.
fn next(text: &str, at: usize) -> (usize, TokenKind) {
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

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Lexemes, Token, is_invisible, tokenize};
    use claimlint_document::{Document, Format, Span, read};
    use proptest::prelude::*;

    fn tokens_of(text: &str) -> (Document, Vec<Token>) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let mut tokens = Vec::new();
        let mut lexemes = Lexemes::default();
        for block in &document.blocks {
            tokenize(&document, block.span, &mut lexemes, &mut tokens);
        }
        (document, tokens)
    }

    #[track_caller]
    fn tokens(text: &str, expected: &str) {
        let (document, tokens) = tokens_of(text);
        let words: Vec<_> = tokens.iter().map(|token| token.span().of(&document.text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn words_and_numbers_part_where_grammars_need_it() {
        tokens("the 3rd of May", "the 3 rd of May");
        tokens("Turkey’s 1,234.5 km (two/three)", "Turkey ’s 1,234.5 km ( two / three )");
        tokens("a 45-year-old, twenty-one", "a 45 - year - old , twenty - one");
        tokens("U.S. troops at 9 a.m. left", "U.S. troops at 9 a.m. left");
        tokens("they’ll say it isn't o'clock", "they ’ll say it isn't o'clock");
        tokens("p = .036, r(58)=.30", "p = .036 , r ( 58 ) = .30");
        tokens("wait... what -- 5.10.2021", "wait ... what -- 5.10.2021");
        tokens("1 000 000 people; 12'500", "1 000 000 people ; 12'500");
        tokens("Mr. J. Smith’s Ph.D. thesis", "Mr . J . Smith ’s Ph.D. thesis");
        tokens("$5m of 1990s wine, 10°C, 4 km² in Q3", "$ 5 m of 1990 s wine , 10 ° C , 4 km² in Q3");
        tokens("the boys’ and/or girls' hats", "the boys ’ and / or girls ' hats");
    }

    #[test]
    fn left_out_letters_begin_a_word() {
        tokens("’Tis rock ’n’ roll, tell ’em", "’Tis rock ’n’ roll , tell ’em");
        // A name in quotation marks is no elision.
        tokens("the word 'em' here", "the word ' em ' here");
    }

    #[test]
    fn quotation_marks_of_typewriters_stay_whole() {
        tokens("``Yes,'' she said", "`` Yes , '' she said");
        tokens("`code`", "` code `");
    }

    #[test]
    fn addresses_are_one_token() {
        tokens("see https://a.example/c(d). Then", "see https://a.example/c(d) . Then");
        tokens("(www.site.example/a?b=1),", "( www.site.example/a?b=1 ) ,");
        tokens("{Home (www.site.example/a/)}.", "{ Home ( www.site.example/a/ ) } .");
        tokens("mail jane.m.roe+x@mail.example.org.", "mail jane.m.roe+x@mail.example.org .");
        tokens("doi:10.1000/xyz(12)3; 10.1000/182.", "doi:10.1000/xyz(12)3 ; 10.1000/182 .");
    }

    #[test]
    fn invisible_characters_part_no_words() {
        tokens("in\u{2060}formation\u{2060} and\u{200b} more", "in\u{2060}formation and more");
        tokens("cafe\u{301}s 北京市 مرحبا 👍🏽", "cafe\u{301}s 北京市 مرحبا 👍 🏽");
        let (_, tokens) = tokens_of("a\u{200b}, b");
        assert_eq!(tokens.iter().map(|token| token.spaced).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn long_rows_of_one_mark_take_linear_time() {
        for row in ["`", "'", "a.", "'a", "a'", "(", "www.a)", "@", "1,", "1.", "-a", "…", "mailto:"] {
            let (_, tokens) = tokens_of(&row.repeat(200_000 / row.len()));
            assert!(!tokens.is_empty());
        }
    }

    proptest! {
        #[test]
        fn tokens_cover_every_visible_character_once(text in "([a-zA-Z.'’`@:/0-9,()\\[\\]-]|\\PC|\\s){0,60}") {
            let (document, tokens) = tokens_of(&text);
            let mut end = 0;
            for token in &tokens {
                let span = token.span();
                prop_assert!(span.start >= end && !span.is_empty());
                prop_assert!(document.text.is_char_boundary(span.start) && document.text.is_char_boundary(span.end));
                let gap = Span::new(end, span.start).of(&document.text);
                let block_edge = document.blocks.iter().any(|block| block.span.start == span.start);
                prop_assert!(block_edge || gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "{gap:?}");
                end = span.end;
            }
        }
    }
}
