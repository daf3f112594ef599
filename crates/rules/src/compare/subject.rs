//! A ledger in, for each claim what decides whether another one speaks of the same thing out (T14, T15).

mod hints;
mod keys;

use super::words::Key;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{Claim, Class, Ledger, Modality, Sentence, Time, TimeKind, TokenKind, TokenSpan};
use hints::{Hint, hints, modality};
use keys::WordKeys;
use std::cell::OnceCell;

/// How far from a claim its clause is read, in tokens to the left and to the right.
const REACH: (usize, usize) = (26, 20);

/// What a claim is about, as the words around it tell.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// The claim, by its index in the ledger.
    pub(crate) claim: usize,
    /// The head of what is counted.
    pub(crate) head: Option<Key>,
    /// The other words of what is counted.
    pub(crate) modifiers: Vec<Key>,
    /// The proper names in its clause, in the order of the text.
    pub(crate) names: Vec<Anchor>,
    /// The other words of its clause that carry meaning.
    pub(crate) words: Vec<Anchor>,
    /// The other dated stretches of time in its sentence, as claims.
    pub(crate) times: Vec<usize>,
    /// Whether the text stands by it.
    pub(crate) modality: Modality,
    /// Whether its clause denies it.
    pub(crate) negated: bool,
    /// The words that say that the value is one of several: of another time, of a part, of a comparison.
    pub(crate) shift: Option<Shift>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// A word that can tell two subjects to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) key: Key,
    pub(crate) token: usize,
}

/// What a word beside a value says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shift {
    /// It holds or held at another time: `now`, `initially`, `revised`.
    Time,
    /// It is of a part or of each of several: `another`, `per`, `of them`.
    Part,
    /// It is held against another: `than`, `instead of`.
    Compared,
}

/// Where in the document a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Place {
    /// In words that sum others up: a title, the first paragraph, a paragraph in bold, a caption.
    Summary,
    /// In the text below.
    Body,
    /// Where values are not compared with others elsewhere: tables, lists of references.
    Apart,
}

/// What is known of the words of a whole document; what asks for all of them is found out when it is first asked for.
#[derive(Debug)]
pub(crate) struct Reader<'l, 'd> {
    pub(crate) ledger: &'l Ledger<'d>,
    keys: WordKeys,
    /// For each key whether it stands with a capital where nothing but a name would have one.
    names: OnceCell<Vec<bool>>,
    /// For each key in how many sentences it stands.
    frequencies: OnceCell<Vec<u32>>,
    /// For each lexeme what it says of a value or clause by itself.
    hints: OnceCell<Vec<Hint>>,
    /// The first block of running text.
    lead: Option<usize>,
}

impl<'l, 'd> Reader<'l, 'd> {
    /// A reader of a ledger.
    pub(crate) fn new(ledger: &'l Ledger<'d>) -> Self {
        let lead = ledger.document.blocks.iter().position(|block| block.kind() == BlockKind::Paragraph && block.quote_depth == 0);
        let (names, frequencies, hints) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { ledger, keys: WordKeys::new(ledger), names, frequencies, hints, lead }
    }

    /// For each key whether it stands as a name somewhere.
    fn find_names(&self) -> Vec<bool> {
        let mut names = Vec::new();
        let capitalised = |(_, sentence): &(usize, &Sentence)| sentence.classes.intersects(Class::CAPITAL);
        for (index, sentence) in self.ledger.sentences.iter().enumerate().filter(capitalised) {
            let kind = self.ledger.block_of(index).kind();
            let heading = matches!(kind, BlockKind::Title | BlockKind::Heading(_) | BlockKind::TableCell { .. })
                && !self.has_small_word(sentence.tokens);
            let written = self.ledger.tokens.get(sentence.tokens.range()).unwrap_or_default();
            // The first word has a capital in any case, and so has what a quotation mark, a colon or a bracket begins.
            let mut opening = true;
            for (token, written) in sentence.tokens.range().zip(written) {
                if written.is(Class::PUNCTUATION) {
                    opening |= written.is(Class::QUOTE_OPEN) || matches!(self.ledger.word(token), ":" | "(");
                    continue;
                }
                let opens = std::mem::take(&mut opening);
                if !written.is(Class::CAPITAL) {
                    continue;
                }
                let evident = written.is(Class::ALL_CAPITALS | Class::GIVEN_NAME) || !heading && !opens;
                if evident
                    && let Some(key) = self.key(token)
                    && let Some(name) = place_of(&mut names, key)
                {
                    *name = true;
                }
            }
        }
        names
    }

    /// For each key in how many sentences it stands.
    fn count_sentences(&self) -> Vec<u32> {
        // For each key how often it was counted, and the last sentence in which it was, from 1.
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for (number, sentence) in (1..).zip(&self.ledger.sentences) {
            for key in sentence.tokens.range().filter_map(|token| self.key(token)) {
                if let Some((count, last)) = place_of(&mut counts, key)
                    && *last != number
                {
                    *count += 1;
                    *last = number;
                }
            }
        }
        counts.into_iter().map(|(count, _)| count).collect()
    }

    /// Whether a word that carries meaning stands in small letters, so that capitals mean something beside it.
    fn has_small_word(&self, tokens: TokenSpan) -> bool {
        let small =
            |token: &usize| self.ledger.tokens.get(*token).is_some_and(|token| token.kind == TokenKind::Word && !token.is(Class::CAPITAL));
        tokens.range().filter(small).any(|token| self.key(token).is_some())
    }

    /// In how many sentences a word stands, whatever its form.
    pub(crate) fn frequency(&self, key: Key) -> u32 {
        self.frequencies.get_or_init(|| self.count_sentences()).get(key.index()).copied().unwrap_or(0)
    }

    /// The key of a token that carries meaning.
    pub(crate) fn key(&self, token: usize) -> Option<Key> {
        self.keys.of(self.ledger, token)
    }

    /// What a token says of a value beside it, or of its clause.
    fn hint(&self, token: usize) -> Hint {
        let hints = self.hints.get_or_init(|| hints(self.ledger));
        self.ledger.tokens.get(token).and_then(|token| hints.get(token.lexeme as usize)).copied().unwrap_or_default()
    }

    /// Whether a token is a proper name or a part of one.
    pub(crate) fn is_name(&self, token: usize) -> bool {
        let named = |key: Key| self.names.get_or_init(|| self.find_names()).get(key.index()).is_some_and(|name| *name);
        self.ledger.tokens.get(token).is_some_and(|token| token.is(Class::CAPITAL)) && self.key(token).is_some_and(named)
    }

    /// What a claim is about.
    pub(crate) fn subject(&self, index: usize) -> Subject {
        let claim = &self.ledger.claims[index];
        let noun = claim.quantity().and_then(|quantity| quantity.noun);
        let clause = self.clause(claim);
        let own = noun.map_or(claim.tokens, |noun| TokenSpan::new(claim.tokens.start, noun.tokens.end.max(claim.tokens.end)));
        let mut subject = Subject {
            claim: index,
            head: noun.and_then(|noun| self.key(noun.head)),
            modifiers: Vec::new(),
            names: Vec::new(),
            words: Vec::new(),
            times: self.times(claim, index),
            modality: claim.modality,
            negated: claim.negated,
            shift: None,
            place: self.place(claim),
        };
        if let Some(noun) = noun {
            let others = noun.tokens.range().filter(|&token| token != noun.head);
            subject.modifiers = others.filter_map(|token| self.key(token)).collect();
            subject.modifiers.sort_unstable();
            subject.modifiers.dedup();
        }
        let spoken = self.attributing(claim);
        for token in clause.range().filter(|&token| !own.holds(token) || self.is_name(token)) {
            let span = self.ledger.tokens[token].span();
            if spoken.iter().any(|words| words.overlaps(span)) {
                continue;
            }
            self.note(token, claim, &mut subject);
        }
        // What stands in brackets is told of the words before them, and they are not in its clause.
        let bracketed = clause.start.checked_sub(1).is_some_and(|before| matches!(self.ledger.word(before), "(" | "["));
        subject.shift = if bracketed { Some(Shift::Part) } else { self.shift(claim, own, clause) };
        subject
    }

    /// Takes one word of a clause down.
    fn note(&self, token: usize, claim: &Claim, subject: &mut Subject) {
        let class = self.ledger.tokens[token].class;
        if class.intersects(Class::NEGATION) {
            subject.negated = true;
        }
        if token < claim.tokens.start && subject.modality == Modality::Asserted {
            subject.modality = modality(self.hint(token));
        }
        let Some(key) = self.key(token) else { return };
        let anchor = Anchor { key, token };
        let list = if self.is_name(token) || self.is_label(token) { &mut subject.names } else { &mut subject.words };
        if !list.iter().any(|known| known.key == key) {
            list.push(anchor);
        }
    }

    /// Whether a number or letter belongs to the name before it: `Python 3`, `Phase B`.
    fn is_label(&self, token: usize) -> bool {
        let short = self.ledger.tokens[token].kind == TokenKind::Number || self.ledger.word(token).len() == 1;
        short && token > 0 && self.ledger.tokens[token - 1].is(Class::CAPITAL)
    }

    /// The clause that holds a claim: up to a semicolon, a colon, a dash or a conjunction after a comma, within reach.
    pub(crate) fn clause(&self, claim: &Claim) -> TokenSpan {
        let sentence = self.ledger.sentences[claim.sentence].tokens;
        let first = sentence.start.max(claim.tokens.start.saturating_sub(REACH.0));
        let last = sentence.end.min(claim.tokens.end + REACH.1);
        // A claim in brackets has its clause in them; brackets on the way of another are passed.
        let mut start = claim.tokens.start;
        let mut depth = 0_u32;
        while start > first && !self.parts(start - 1) {
            match self.ledger.word(start - 1) {
                ")" | "]" => depth += 1,
                "(" | "[" if depth == 0 => break,
                "(" | "[" => depth -= 1,
                _ => {}
            }
            start -= 1;
        }
        let mut end = claim.tokens.end;
        let mut depth = 0_u32;
        while end < last && !self.parts(end) {
            match self.ledger.word(end) {
                "(" | "[" => depth += 1,
                ")" | "]" if depth == 0 => break,
                ")" | "]" => depth -= 1,
                _ => {}
            }
            end += 1;
        }
        TokenSpan::new(start, end)
    }

    /// Whether a token parts two clauses.
    fn parts(&self, at: usize) -> bool {
        let Some(token) = self.ledger.tokens.get(at) else { return false };
        if token.kind != TokenKind::Word {
            let word = self.ledger.word(at);
            return matches!(word, ";" | ":" | "—" | "--") || word == "–" && token.spaced;
        }
        match self.ledger.lower(at) {
            "and" | "but" | "or" | "so" | "yet" => at > 0 && self.ledger.word(at - 1) == ",",
            "whereas" | "while" => true,
            _ => false,
        }
    }

    /// The words that say who said a claim; they are not what it is about.
    fn attributing(&self, claim: &Claim) -> Vec<Span> {
        self.ledger
            .claims_in(claim.sentence)
            .filter_map(|index| self.ledger.claims[index].attribution())
            .filter(|attribution| attribution.content.iter().any(|content| content.contains(claim.span)))
            .flat_map(|attribution| attribution.source.iter().chain(&attribution.cue).copied())
            .collect()
    }

    /// The other dated stretches of time in the sentence of a claim.
    fn times(&self, claim: &Claim, index: usize) -> Vec<usize> {
        self.ledger
            .claims_in(claim.sentence)
            .filter(|&other| other != index && !self.ledger.claims[other].span.overlaps(claim.span))
            .filter(|&other| self.ledger.claims[other].time().is_some_and(is_dated))
            .collect()
    }

    /// Where a claim stands.
    pub(crate) fn place(&self, claim: &Claim) -> Place {
        self.place_of(claim.sentence)
    }

    /// Where a sentence stands.
    pub(crate) fn place_of(&self, sentence: usize) -> Place {
        let block = self.ledger.sentences[sentence].block;
        let document = self.ledger.document;
        let held = &document.blocks[block];
        match held.kind() {
            BlockKind::TableCell { .. } | BlockKind::ReferenceEntry | BlockKind::Byline => Place::Apart,
            BlockKind::Title | BlockKind::Heading(_) | BlockKind::Caption => Place::Summary,
            BlockKind::Paragraph if Some(block) == self.lead || (held.is_emphasised() && document.item_of(held).is_none()) => {
                Place::Summary
            }
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote => Place::Body,
        }
    }

    /// The tokens of a clause up to so many from a value, on either side as far as no mark parts them.
    pub(crate) fn beside(&self, own: TokenSpan, clause: TokenSpan, reach: usize) -> TokenSpan {
        let joined = |token: &usize| !self.ledger.tokens[*token].is(Class::PUNCTUATION);
        let before = (clause.start..own.start).rev().take(reach).take_while(joined).count();
        let after = (own.end..clause.end).take(reach).take_while(joined).count();
        TokenSpan::new(own.start - before, own.end + after)
    }

    /// The first word beside a value that says that it is one of several.
    fn shift(&self, claim: &Claim, own: TokenSpan, clause: TokenSpan) -> Option<Shift> {
        let near = self.beside(own, clause, 4);
        let found = |hint: Hint, span: TokenSpan| {
            span.range().filter(|&token| !claim.tokens.holds(token)).any(|token| self.hint(token).intersects(hint))
        };
        let beside = self.beside(own, clause, 2);
        let before = own.start.checked_sub(1).filter(|token| clause.holds(*token)).map(|token| self.ledger.word(token));
        let moves = before.is_some_and(|word| word.eq_ignore_ascii_case("from") || word.eq_ignore_ascii_case("to"));
        if moves || found(Hint::TIME, clause) {
            Some(Shift::Time)
        } else if found(Hint::COMPARED, near) {
            Some(Shift::Compared)
        } else if found(Hint::PART, beside) {
            Some(Shift::Part)
        } else {
            None
        }
    }
}

/// The place of a key in a table of all keys, which grows as keys are given.
fn place_of<T: Clone + Default>(table: &mut Vec<T>, key: Key) -> Option<&mut T> {
    if table.len() <= key.index() {
        table.resize(key.index() + 1, T::default());
    }
    table.get_mut(key.index())
}

/// Whether values of a block are not compared with others elsewhere.
pub(crate) const fn stands_apart(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::TableCell { .. } | BlockKind::ReferenceEntry | BlockKind::Byline)
}

/// Whether a time is a stretch of the calendar that is known.
fn is_dated(time: &Time) -> bool {
    time.kind == TimeKind::Date && (time.start.is_some() || time.end.is_some())
}
