//! The tokens of a block in, its sentences out.
//!
//! A sentence is a half-open range of tokens; closing quotation marks, brackets and citation marks behind the last
//! point belong to it.
//! A point ends a sentence unless it belongs to an abbreviation, an initial or a list marker, or what follows goes on
//! in lower case.

mod abbreviation;
mod layout;
mod marker;

pub(crate) use abbreviation::{ANYWHERE, BEFORE_A_NAME, BEFORE_A_NUMBER, OPENERS};

use crate::ledger::{Sentence, TokenSpan, span_of};
use crate::lexicon::Class;
use crate::token::{Token, TokenKind};
use claimlint_document::{Document, Span};
use layout::Layout;
use marker::Marker;
use std::cell::OnceCell;

/// Verbs that name the speaker behind a quoted question or exclamation: `"Why?" Smith asked.`
const SPEECH_VERBS: &[&str] = &[
    "added",
    "admitted",
    "agreed",
    "announced",
    "answered",
    "asked",
    "began",
    "called",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "inquired",
    "insisted",
    "joked",
    "muttered",
    "noted",
    "remarked",
    "repeated",
    "replied",
    "responded",
    "said",
    "says",
    "screamed",
    "shouted",
    "tweeted",
    "warned",
    "whispered",
    "wondered",
    "wrote",
    "yelled",
];

/// Names that are written with an exclamation mark.
const EXCLAIMED_NAMES: &[&str] = &["jeopardy", "joomla", "oklahoma", "yahoo", "yum"];

/// Longest bracketed aside, in tokens, that is kept together inside a sentence.
const LONGEST_ASIDE: usize = 80;

/// The longest sentence, in tokens: what goes on for longer is no prose, and what compares the claims of one sentence
/// must end.
const LONGEST_SENTENCE: usize = 600;

/// Appends the sentences of one block, whose tokens begin at `first`.
pub(crate) fn split(document: &Document, block: usize, first: usize, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let run = Run::new(&document.text, tokens.get(first..).unwrap_or_default());
    let mut push = |start: usize, end: usize| {
        if start < end {
            let range = TokenSpan::new(first + start, first + end);
            let classes = run.tokens.get(start..end).unwrap_or_default().iter().fold(Class::empty(), |all, token| all | token.class);
            sentences.push(Sentence { span: span_of(tokens, range), tokens: range, block, classes });
        }
    };
    let mut start = 0;
    let mut at = 0;
    let mut list = run.marker(0);
    while at < run.tokens.len() {
        if list.is_none() && at > start {
            at = run.edge(at, start + LONGEST_SENTENCE - 1);
        }
        let end = run.end_at(start, at, list).or((at + 1 - start >= LONGEST_SENTENCE).then_some(at + 1));
        match end {
            Some(end) if end < run.tokens.len() => {
                push(start, end);
                start = end;
                at = end;
                list = run.marker(start).or(list);
            }
            Some(_) | None => at += 1,
        }
    }
    push(start, run.tokens.len());
}

/// The tokens of one block with what is known of the block as a whole.
struct Run<'t> {
    text: &'t str,
    tokens: &'t [Token],
    layout: Layout,
    /// For each token the opening bracket of the outermost short aside that holds it.
    aside: OnceCell<Vec<Option<u32>>>,
    /// Whether the block is written without capitals, so that a small letter can begin a sentence.
    informal: OnceCell<bool>,
}

impl<'t> Run<'t> {
    fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens, layout: Layout::new(text, tokens), aside: OnceCell::new(), informal: OnceCell::new() }
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    /// The mark that a token is; a null character for a word and past the end.
    fn mark(&self, at: usize) -> char {
        self.tokens.get(at).map_or('\0', |token| token.mark(self.text))
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    fn marker(&self, at: usize) -> Option<Marker> {
        marker::read(self.text, self.tokens.get(at..)?)
    }

    /// The first token from `at` on that can be the last of its sentence, and `last` where none is before it.
    ///
    /// Most tokens are followed by the next word of their sentence, and no more has to be asked.
    fn edge(&self, at: usize, last: usize) -> usize {
        const EDGES: Class = Class::SENTENCE_END.union(Class::POINTED).union(Class::BULLET);
        let end = self.tokens.len().min(last + 1);
        let rest = self.tokens.get(at..end).unwrap_or_default();
        for (place, token) in (at..).zip(rest) {
            if !token.line && !token.is(EDGES) {
                continue;
            }
            // A new line or item parts it from the token before it.
            if place > at && (token.line || token.is(Class::BULLET)) {
                return place - 1;
            }
            if token.is(Class::SENTENCE_END | Class::POINTED) {
                return place;
            }
        }
        end.max(at + 1) - 1
    }

    /// The end of the sentence that begins at `start`, where token `at` is its last or begins its last marks.
    fn end_at(&self, start: usize, at: usize, list: Option<Marker>) -> Option<usize> {
        let next = at + 1;
        if at == start && layout::is_rule(self.word(at)) {
            return Some(next);
        }
        if self.begins_line(start, next) || self.begins_item(start, next, list) {
            return Some(next);
        }
        if self.ends_with_point(at) || self.is(at, Class::SENTENCE_END) { self.stop_at(start, at) } else { None }
    }

    /// Whether a new line at `at` parts two sentences.
    fn begins_line(&self, start: usize, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.line)
            && at > start
            && !self.is(at, Class::SENTENCE_END)
            && (self.layout.is_hard_break(self.text, self.tokens, at) || self.marker(at).is_some_and(|marker| marker.certain))
    }

    /// Whether a list item that has no line of its own begins at `at`.
    fn begins_item(&self, start: usize, at: usize, list: Option<Marker>) -> bool {
        let bullet = at == start + 1 && self.is(start, Class::BULLET);
        if !self.spaced(at) || at <= start || at >= self.tokens.len() || bullet {
            return false;
        }
        if self.is(at, Class::BULLET) {
            return true;
        }
        let Some(list) = list else { return false };
        // A number that a preposition, a verb or a sign needs is no marker: "as 1. above", "equals 2."
        let number = self.kind(at) == Some(TokenKind::Number);
        let needed = self.is(at - 1, Class::PREPOSITION | Class::CONJUNCTION | Class::DASH)
            || number && self.is(at - 1, Class::AUXILIARY | Class::DETERMINER)
            || matches!(self.mark(at - 1), ',' | '=' | '<' | '>' | '/' | ';' | '(');
        !needed && self.marker(at).is_some_and(|marker| marker.follows(list))
    }

    /// Whether the token is an abbreviation that holds its own last point.
    fn ends_with_point(&self, at: usize) -> bool {
        self.is(at, Class::POINTED)
    }

    /// The end of the sentence whose point, question or exclamation mark is token `at`.
    fn stop_at(&self, start: usize, at: usize) -> Option<usize> {
        // "[...]" is an omission, and in "!Kung" the mark is a letter of the name.
        let omission = at > 0 && self.mark(at - 1) == '[' && self.mark(at + 1) == ']';
        let letter = self.mark(at) == '!' && self.spaced(at) && !self.spaced(at + 1) && self.kind(at + 1) == Some(TokenKind::Word);
        if omission || letter {
            return None;
        }
        let follows_stop = at > start && self.is(at - 1, Class::SENTENCE_END) && !self.ends_with_point(at - 1);
        if at == start && self.is(at, Class::SENTENCE_END) || follows_stop && (!self.spaced(at) || self.mark(at) == '.') {
            return None;
        }
        let mut end = at + 1;
        while self.is(end, Class::SENTENCE_END) && (!self.spaced(end) || self.mark(end) == '.' && self.mark(end - 1) == '.') {
            end += 1;
        }
        let dots = end - at;
        // "word. . . . Next": the point ends the sentence and the omission begins the next one.
        if dots == 4 && self.mark(at) == '.' && !self.spaced(at) && self.spaced(at + 1) && self.is(end, Class::CAPITAL) {
            return Some(at + 1);
        }
        while self.is_closer(end) {
            end += 1;
        }
        let closed = end > at + dots;
        end = self.past_citation(at, end);
        if end >= self.tokens.len() {
            return None;
        }
        let ends = if self.spaced(end) { self.ends_before(start, at, end, closed) } else { self.ends_unspaced(at, end) };
        ends.then_some(end)
    }

    /// Whether token `at` closes a quotation or bracket that stands tight before it.
    fn is_closer(&self, at: usize) -> bool {
        at < self.tokens.len()
            && !self.spaced(at)
            && (matches!(self.word(at), ")" | "]" | "}" | "”" | "’" | "»" | "›" | "''")
                || matches!(self.mark(at), '"' | '\'' | '“' | '‘') && self.spaced(at + 1))
    }

    /// The token behind citation marks: `. [17]`, `. [3, 4]`, `.4`
    fn past_citation(&self, stop: usize, mut end: usize) -> usize {
        while self.mark(end) == '[' && self.kind(end + 1) == Some(TokenKind::Number) {
            let inside = |at: usize| {
                self.kind(at) == Some(TokenKind::Number) || matches!(self.mark(at), ',' | '–' | '-' | ';') || self.mark(at) == ']'
            };
            let mut close = end + 1;
            while inside(close) && self.mark(close) != ']' {
                close += 1;
            }
            if self.mark(close) != ']'
                || close + 1 < self.tokens.len() && !self.is(close + 1, Class::CAPITAL) && self.mark(close + 1) != '['
            {
                break;
            }
            end = close + 1;
        }
        if self.mark(end) == '[' && self.is(end + 1, Class::SENTENCE_END) && self.mark(end + 2) == ']' {
            end += 3;
        }
        let number = self.word(end);
        let note = self.kind(end) == Some(TokenKind::Number) && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        let after_word = stop > 0
            && self.mark(stop) == '.'
            && (self.word(stop - 1).len() > 2 && self.is(stop - 1, Class::LOWER) && !self.is(stop - 1, abbreviation::LISTED)
                || self.mark(stop - 1) == ')');
        let capital = self.is(end + 1, Class::CAPITAL) && self.is(end + 1, Class::LOWER) && !self.is(end + 1, Class::MONTH);
        if note && after_word && capital && self.spaced(end + 1) {
            end += 1;
        }
        end
    }

    /// Whether a sentence ends between two tokens without white space: `world.Today`
    fn ends_unspaced(&self, at: usize, end: usize) -> bool {
        if matches!(self.mark(at), '。' | '．' | '！' | '？') {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let chained =
            before > 0 && !self.spaced(before) && self.mark(before - 1) == '.' || !self.spaced(end + 1) && self.mark(end + 1) == '(';
        let opener = abbreviation::is_opener(self.word(end), self.tokens.get(end)) || self.is(end, Class::BEFORE_NAME);
        let word = self.kind(before) == Some(TokenKind::Word)
            && (!self.is(before, Class::CAPITAL) || opener && self.spaced(before))
            && self.word(before).len() > 2
            || self.kind(before) == Some(TokenKind::Number)
            || end > at + 1 && self.is(before, Class::LOWER);
        let capital = self.is(end, Class::CAPITAL) && self.is(end, Class::LOWER) && self.word(end).len() > 1;
        let runs_on = self.mark(end + 1) == '.' && !self.spaced(end + 2);
        !chained && word && capital && !runs_on && matches!(self.mark(at), '.' | '!' | '?') && !self.is(before, Class::ABBREVIATION)
    }

    /// Whether the sentence ends before token `end`, where its last mark is token `at`.
    fn ends_before(&self, start: usize, at: usize, end: usize, closed: bool) -> bool {
        let aside = self.aside.get_or_init(|| self.asides()).get(end).copied().flatten();
        if aside.is_some_and(|open| open as usize > start + 1 && (open as usize) < end) {
            return false;
        }
        let mut head = end;
        while head < end + 3 && self.opens(head) {
            head += 1;
        }
        let dash = self.is(head, Class::DASH) && self.is(at, Class::SENTENCE_END) && self.mark(at) == '.';
        head += usize::from(dash);
        let Some(next) = self.tokens.get(head).copied() else { return false };
        let word = self.word(head);
        match next.kind {
            TokenKind::Word if next.is(Class::CAPITAL) => self.ends_before_capital(start, at, end, head, closed),
            TokenKind::Word if word.starts_with(char::is_lowercase) => {
                let item = head == end && self.marker(head).is_some_and(Marker::is_first);
                let aside = head > end && self.mark(end) == '(' && self.mark(at) == '.';
                let informal = || *self.informal.get_or_init(|| self.is_informal());
                (item || aside || !closed && informal()) && self.is_plain_stop(at)
            }
            TokenKind::Word | TokenKind::Opaque | TokenKind::Number => !self.is_abbreviated(start, at, head),
            TokenKind::Symbol if word.len() > 2 && layout::is_rule(word) => true,
            TokenKind::Symbol => !matches!(word, "=" | "<" | ">" | "+" | "±" | "×" | "%") && !self.is_abbreviated(start, at, head),
            TokenKind::Punctuation => {
                matches!(word, "•" | "¿" | "¡") || next.is(Class::SENTENCE_END) && word.len() > 1 && self.mark(at) == '.'
            }
        }
    }

    /// Whether a mark at `at` opens a quotation or bracket, as far as white space tells.
    fn opens(&self, at: usize) -> bool {
        matches!(self.word(at), "(" | "[" | "{" | "“" | "‘" | "„" | "‚" | "«" | "‹" | "``" | "\"" | "'" | "`" | "''" | "’")
            && !self.spaced(at + 1)
    }

    fn ends_before_capital(&self, start: usize, at: usize, end: usize, head: usize, closed: bool) -> bool {
        let stop = self.word(at);
        let asks = stop.starts_with(['!', '?']);
        // "Why?" Smith asked. — the speaker of a quoted question stands in its sentence.
        if asks && closed && (head..head + 4).skip(1).any(|verb| self.is_speech_verb(verb)) {
            return false;
        }
        if stop == "!" && at > 0 && EXCLAIMED_NAMES.contains(&&*self.word(at - 1).to_ascii_lowercase()) {
            return abbreviation::is_opener(self.word(head), self.tokens.get(head));
        }
        if stop.starts_with("..") || stop == "…" {
            return self.word(head) != "I" || stop.len() > 3 && stop != "…";
        }
        let spaced_dots = stop == "." && self.mark(at + 1) == '.' && self.spaced(at + 1);
        if spaced_dots {
            return self.word(head) != "I" || end - at > 3;
        }
        !self.is_abbreviated(start, at, head)
    }

    /// Whether the verb at `at` tells of speech and its clause ends soon, so that it belongs to the quotation before.
    fn is_speech_verb(&self, at: usize) -> bool {
        self.is(at, Class::LOWER) && !self.is(at, Class::CAPITAL) && SPEECH_VERBS.binary_search(&self.word(at)).is_ok()
    }

    /// Whether the point at `at` belongs to the word before it, given what follows at `head`.
    fn is_abbreviated(&self, start: usize, at: usize, head: usize) -> bool {
        abbreviation::owns_point(self, start, at, head)
    }

    /// Whether the mark at `at` follows an ordinary word, so that even a small letter may begin a sentence behind it.
    fn is_plain_stop(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let name = EXCLAIMED_NAMES.contains(&&*self.word(before).to_ascii_lowercase());
        matches!(self.mark(at), '.' | '?' | '!')
            && !name
            && !self.is(before, Class::ABBREVIATION)
            && self.word(before).len() > 2
            && !self.is(before, abbreviation::LISTED)
    }

    /// The short bracketed asides, for each token.
    fn asides(&self) -> Vec<Option<u32>> {
        let text = span_of(self.tokens, TokenSpan::new(0, self.tokens.len())).of(self.text);
        if memchr::memchr2(b'(', b'[', text.as_bytes()).is_none() {
            return Vec::new();
        }
        let mut close = vec![0; self.tokens.len()];
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.tokens.len() {
            if !self.is(at, Class::PUNCTUATION | Class::OPAQUE) {
                continue;
            }
            match self.word(at) {
                "(" | "[" => open.push(at),
                ")" | "]" => {
                    if let Some(from) = open.pop()
                        && let Some(place) = close.get_mut(from)
                    {
                        *place = at;
                    }
                }
                _ => {}
            }
        }
        let mut current: Option<(usize, usize)> = None;
        close
            .iter()
            .enumerate()
            .map(|(at, &end)| {
                current = current.filter(|&(_, last)| at <= last);
                if current.is_none() && end > at && end - at <= LONGEST_ASIDE {
                    current = Some((at, end));
                }
                current.and_then(|(from, _)| u32::try_from(from).ok())
            })
            .collect()
    }

    /// Whether the block begins in lower case or writes the pronoun `i`.
    fn is_informal(&self) -> bool {
        let begins_small = self.tokens.iter().position(|token| token.kind == TokenKind::Word).is_some_and(|at| {
            at == 0 && self.word(at).len() > 1 && self.word(at).starts_with(char::is_lowercase) && self.marker(at).is_none()
        });
        let small_pronoun = self.tokens.iter().enumerate().skip(1).any(|(at, token)| {
            token.is(Class::PRONOUN)
                && self.word(at) == "i"
                && self.spaced(at)
                && self.spaced(at + 1)
                && self.is(at + 1, Class::LOWER)
                && self.is(at - 1, Class::LOWER | Class::PUNCTUATION)
        });
        begins_small || small_pronoun
    }
}

/// The length of a token's words in characters; its bytes where they are all ASCII.
fn width(text: &str, span: Span) -> usize {
    span.of(text).chars().count()
}
