//! Sentences and quotations in, frames out: the words of one sentence with each quotation as a single item.
//!
//! A quotation may hold several sentences, so a frame may be longer than a sentence; what stands inside a quotation
//! has frames of its own.

use super::verbs::{self, Verb};
use crate::claim::{ClaimKind, Mention};
use crate::draft::Draft;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;
use std::ops::Range;

/// Words of one of these classes can belong to a time expression.
const TIMES: Class = Class::WEEKDAY.union(Class::MONTH).union(Class::SEASON).union(Class::TIME_UNIT).union(Class::TIME_WORD);

/// Words that are a time by themselves, whatever stands beside them.
const DAYS: &[&str] = &[
    "afterward",
    "afterwards",
    "ago",
    "earlier",
    "friday",
    "last",
    "later",
    "monday",
    "recently",
    "saturday",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tonight",
    "tuesday",
    "wednesday",
    "yesterday",
];

/// Words that end a time expression: `Tuesday night`, `this week`.
const UNITS: &[&str] =
    &["afternoon", "evening", "fall", "month", "morning", "night", "quarter", "spring", "summer", "week", "weekend", "winter", "year"];

/// The most items of a frame: no sentence of prose is longer, and work within a frame grows faster than its length.
const LONGEST: usize = 300;

/// One token, or one whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) tokens: TokenSpan,
    /// The claim of the quotation.
    quote: Option<usize>,
    /// What the token can be; nothing of a quotation.
    class: Class,
}

/// The items of one sentence.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) items: Vec<Item>,
    /// The block in which it begins.
    pub(super) block: usize,
    /// The quotation that it stands in.
    pub(super) inside: Option<usize>,
}

impl Frame {
    /// The token behind it.
    fn end(&self) -> usize {
        self.items.last().map_or(0, |item| item.tokens.end)
    }
}

/// The frames of a document: those of the running text first, then those of each quotation.
pub(super) fn frames(draft: &Draft<'_>) -> Vec<Frame> {
    let quotes: Vec<(usize, TokenSpan)> = draft
        .claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| matches!(claim.kind, ClaimKind::Quotation(_)))
        .map(|(index, claim)| (index, claim.tokens))
        .collect();
    let scene = Scene { draft, quotes: &quotes };
    let mut frames = Vec::new();
    scene.read(TokenSpan::new(0, draft.tokens.len()), 0, None, &mut frames);
    for (place, &(claim, tokens)) in quotes.iter().enumerate() {
        if tokens.len() > 6 {
            let set_off = usize::from(draft.is(tokens.start, Class::QUOTE_OPEN));
            let inner = TokenSpan::new(tokens.start + set_off, tokens.end.saturating_sub(set_off));
            scene.read(inner, place + 1, Some(claim), &mut frames);
        }
    }
    frames
}

struct Scene<'s, 'd> {
    draft: &'s Draft<'d>,
    quotes: &'s [(usize, TokenSpan)],
}

impl Scene<'_, '_> {
    /// Appends the frames of a run of tokens; `next` is the first quotation that can lie in it.
    fn read(&self, tokens: TokenSpan, mut next: usize, inside: Option<usize>, frames: &mut Vec<Frame>) {
        let first = frames.len();
        // Whether the last frame still waits for the rest of its sentence, and how many of its items that sentence has.
        let mut open = None;
        let mut at = tokens.start;
        let mut sentences = self.draft.sentences[self.sentence_at(at)..].iter().peekable();
        while at < tokens.end {
            while self.quotes.get(next).is_some_and(|(_, quote)| quote.start < at) {
                next += 1;
            }
            while sentences.next_if(|sentence| sentence.tokens.end <= at).is_some() {}
            let Some(&sentence) = sentences.peek() else { return };
            if open.is_none() {
                let before = frames.get(first..).and_then(<[Frame]>::last).filter(|frame| frame.end() == at);
                let joins = self.joins(before, sentence.block, at);
                if !joins && let Some(end) = self.dull(at, sentence, next, tokens.end) {
                    at = end;
                    continue;
                }
                if !joins {
                    frames.push(Frame { items: Vec::with_capacity(sentence.tokens.len()), block: sentence.block, inside });
                }
            }
            let Some(Frame { items, .. }) = frames.last_mut() else { return };
            let begun = *open.get_or_insert(items.len());
            match self.quotes.get(next) {
                Some(&(claim, quote)) if quote.start == at && quote.end <= tokens.end => {
                    items.push(Item { tokens: quote, quote: Some(claim), class: Class::empty() });
                    at = quote.end;
                }
                quote => {
                    // All words up to the next quotation or the end of the sentence.
                    let reach = quote.map_or(tokens.end, |(_, quote)| quote.start.max(at + 1)).min(at + LONGEST + begun - items.len());
                    let end = sentence.tokens.end.min(tokens.end).min(reach);
                    let words = self.draft.tokens.get(at..end).unwrap_or_default();
                    items.extend((at..).zip(words).map(|(at, word)| Item {
                        tokens: TokenSpan::new(at, at + 1),
                        quote: None,
                        class: word.class,
                    }));
                    at = end;
                }
            }
            while sentences.next_if(|sentence| sentence.tokens.end < at).is_some() {}
            let closes = sentences.peek().is_none_or(|sentence| sentence.tokens.end == at);
            if closes || at >= tokens.end || items.len() - begun >= LONGEST {
                open = None;
            }
        }
    }

    /// The end of a sentence from `start` on, if nothing in it can attribute anything.
    fn dull(&self, start: usize, sentence: &Sentence, next: usize, end: usize) -> Option<usize> {
        const ATTRIBUTING: Class = Class::CUE_VERB.union(Class::CUE_WORD).union(Class::OPAQUE);
        let quote = self.quotes.get(next).map_or(end, |(_, quote)| quote.start);
        let reach = end.min(quote).min(start + LONGEST);
        let behind = sentence.tokens.end.min(reach);
        let closed = sentence.tokens.end <= reach || reach == end;
        if !closed || behind <= start {
            return None;
        }
        let attributes = || self.draft.tokens.get(start..behind).is_none_or(|words| words.iter().any(|token| token.is(ATTRIBUTING)));
        (!sentence.classes.intersects(ATTRIBUTING) || !attributes()).then_some(behind)
    }

    /// The place of the sentence that holds a token.
    fn sentence_at(&self, token: usize) -> usize {
        self.draft.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Whether a sentence goes on with the frame before it: `"Why?" she asked`.
    fn joins(&self, frame: Option<&Frame>, block: usize, at: usize) -> bool {
        let Some(frame) = frame else { return false };
        let Some(last) = frame.items.last() else { return false };
        let of_block = || {
            let sentence = self.draft.sentences.get(self.sentence_at(last.tokens.end.saturating_sub(1)));
            sentence.is_some_and(|sentence| sentence.block == block)
        };
        if frame.items.len() >= LONGEST || last.quote.is_none() || !of_block() {
            return false;
        }
        let mark = self.draft.word(last.tokens.end.saturating_sub(2));
        if self.draft.is(at, Class::LOWER) && !self.draft.is(at, Class::CAPITAL) {
            return !matches!(mark, ".");
        }
        // After a question or exclamation a name and a verb of saying can follow.
        matches!(mark, "?" | "!" | ",")
            && (at..at + 6).any(|near| {
                self.draft.is(near, Class::CUE_VERB) && cue_verb(self.draft, near).is_some_and(|verb| verb.frame & verbs::QUOTE != 0)
            })
    }
}

/// For each token whether it stands in the name of a person.
pub(super) fn names(draft: &Draft<'_>) -> Vec<bool> {
    let mut names = vec![false; draft.tokens.len()];
    for claim in &draft.claims {
        if let ClaimKind::Person(person) = &claim.kind
            && person.mention != Mention::Pronoun
        {
            names.get_mut(claim.tokens.range()).unwrap_or_default().fill(true);
        }
    }
    names
}

/// The verb of saying that a token can be a form of.
fn cue_verb(draft: &Draft<'_>, token: usize) -> Option<Verb> {
    draft.tokens.get(token).and_then(|token| verbs::verb(draft.lexemes.text(token.lexeme)))
}

/// A frame with the words of its items at hand.
#[derive(Clone, Copy)]
pub(super) struct Line<'l, 'd> {
    pub(super) draft: &'l Draft<'d>,
    pub(super) items: &'l [Item],
    /// For each token whether it stands in the name of a person.
    pub(super) names: &'l [bool],
}

impl<'d> Line<'_, 'd> {
    /// How many items there are.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    #[inline]
    fn token(&self, at: usize) -> Option<usize> {
        self.items.get(at).filter(|item| item.quote.is_none()).map(|item| item.tokens.start)
    }

    /// The word of an item; empty for a quotation and past the end.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| self.draft.word(token))
    }

    /// The mark that an item is; a null character for a word, a quotation and past the end.
    #[inline]
    pub(super) fn mark(&self, at: usize) -> char {
        self.token(at).map_or('\0', |token| self.draft.mark(token))
    }

    /// Whether an item is this word in any case.
    #[inline]
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| self.draft.reads(token, word))
    }

    /// Whether an item is one of these words in any case.
    #[inline]
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| words.iter().any(|word| self.draft.reads(token, word)))
    }

    /// Whether an item is a word with any of these classes.
    #[inline]
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.class.intersects(class))
    }

    /// Whether an item is a word or a number.
    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(self.draft.kind(token), TokenKind::Word | TokenKind::Number | TokenKind::Opaque))
    }

    /// Whether an item stands in the name of a person.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.token(at).and_then(|token| self.names.get(token)).is_some_and(|&name| name)
    }

    /// Whether an item is a quotation.
    #[inline]
    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.quote(at).is_some()
    }

    /// The claim of the quotation that an item is.
    #[inline]
    pub(super) fn quote(&self, at: usize) -> Option<usize> {
        self.items.get(at).and_then(|item| item.quote)
    }

    /// Whether a dash stands with space around it, or is a long one.
    pub(super) fn is_break(&self, at: usize) -> bool {
        self.is(at, Class::DASH) && (matches!(self.word(at), "—" | "--" | "―" | "---") || self.is_spaced(at) && self.is_spaced(at + 1))
    }

    /// Whether white space stands before an item.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.items.get(at).and_then(|item| self.draft.tokens.get(item.tokens.start)).is_none_or(|token| token.spaced)
    }

    /// Whether an item belongs to a time expression.
    pub(super) fn is_time(&self, at: usize) -> bool {
        let owned = self.token(at).and_then(|token| self.draft.owner(token)).and_then(|claim| self.draft.claims.get(claim));
        owned.is_some_and(|claim| claim.time().is_some())
            || self.is(at, Class::WEEKDAY | Class::MONTH) && self.is(at, Class::CAPITAL)
            || self.is(at, TIMES)
                && (self.any(at, DAYS)
                    || self.any(at, UNITS) && at > 0 && (self.any(at - 1, &["this", "last", "next", "that"]) || self.is_time(at - 1))
                    || self.any(at, &["this", "next"]) && self.any(at + 1, UNITS))
    }

    /// The verb of saying that an item can be a form of.
    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        let token = self.token(at).filter(|_| self.is(at, Class::CUE_VERB) && !self.is_name(at))?;
        cue_verb(self.draft, token)
    }

    /// Whether nothing but closing marks follows.
    pub(super) fn is_end(&self, at: usize) -> bool {
        (at..self.len()).all(|rest| !self.is_quote(rest) && !self.is_word(rest))
    }

    /// Whether an item parts clauses whatever stands around it.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        at >= self.len() || self.is(at, Class::SENTENCE_END) || matches!(self.mark(at), ';' | ':' | ')' | ']')
    }

    /// The tokens from the first of some items to the last.
    pub(super) fn tokens(&self, items: &Range<usize>) -> Option<TokenSpan> {
        let first = self.items.get(items.start)?;
        let last = items.end.checked_sub(1).and_then(|last| self.items.get(last))?;
        (items.start < items.end).then(|| TokenSpan::new(first.tokens.start, last.tokens.end))
    }
}

#[cfg(test)]
mod tests {
    use super::{DAYS, TIMES, UNITS};
    use crate::lexeme::key;
    use crate::lexicon::look_up;

    #[test]
    fn words_of_times_have_their_class() {
        for word in DAYS.iter().chain(UNITS).chain(&["this", "next"]) {
            assert!(look_up(word, key(word)).intersects(TIMES), "{word}");
        }
    }
}
