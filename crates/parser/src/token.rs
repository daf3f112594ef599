//! A block of text in, tokens with class flags out.

mod length;
mod look;

use crate::lexeme::Lexemes;
use crate::lexicon::{self, Class};
use claimlint_document::{Document, Span};
use length::{is_invisible, length_and_kind};
use look::{Look, first_look};

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
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

    /// Whether it reads as `word`, in any case of ASCII letters.
    #[inline]
    pub(crate) fn reads(&self, text: &str, word: &str) -> bool {
        // Most words differ in length already.
        self.span().len() == word.len() && self.same(text, word)
    }

    fn same(&self, text: &str, word: &str) -> bool {
        let bytes = text.as_bytes().get(self.start as usize..self.end as usize);
        bytes.is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()))
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
    let mut opaque = document.opaque_behind(block.start).peekable();
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
                let word = Span::new(scanner.at, scanner.at + length);
                let (lexeme, class) = scanner.lexemes.place(text, word, key);
                scanner.push(word.end, lexeme, lexicon::capitals(text, word) | class, TokenKind::Word, tokens);
            }
            Look::Digits(length, key) => {
                let word = Span::new(scanner.at, scanner.at + length);
                let (lexeme, _) = scanner.lexemes.place(text, word, key);
                scanner.push(word.end, lexeme, Class::DIGITS, TokenKind::Number, tokens);
            }
            Look::Mark(mark) => {
                let (lexeme, class) = scanner.lexemes.mark(mark);
                scanner.push(scanner.at + 1, lexeme, Class::PUNCTUATION | class, TokenKind::Punctuation, tokens);
            }
            Look::Closer => {
                let (length, kind) = length_and_kind(known, scanner.at);
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
            TokenKind::Symbol => Class::SYMBOL | class,
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
            tokenize(&document, block.span(), &mut lexemes, &mut tokens);
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
                let block_edge = document.blocks.iter().any(|block| block.span().start == span.start);
                prop_assert!(block_edge || gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "{gap:?}");
                end = span.end;
            }
        }
    }
}
