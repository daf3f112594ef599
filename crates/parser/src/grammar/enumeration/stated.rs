//! Number words and digits in, the small counts out that can say how many items follow: `three changes`, `2 warships`.

use super::nouns::measures;
use crate::claim::Form;
use crate::draft::Draft;
use crate::grammar::phrase::{Agreement, is_plural, noun_phrase};
use crate::grammar::{Input, number};
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// A count that can state how many items there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// How many.
    pub(super) count: u32,
    /// The number and its noun.
    pub(super) tokens: TokenSpan,
    /// The head of its noun.
    pub(super) head: usize,
    pub(super) sentence: usize,
}

/// All counts of a document, in order.
#[derive(Debug, Default)]
pub(super) struct StatedCounts {
    counts: Vec<Stated>,
    /// For each sentence the first count in it or behind it.
    from: Vec<usize>,
}

impl StatedCounts {
    /// The counts of one sentence.
    pub(super) fn of_sentence(&self, sentence: usize) -> &[Stated] {
        let from = |sentence: usize| self.from.get(sentence).copied().unwrap_or(self.counts.len());
        &self.counts[from(sentence)..from(sentence + 1)]
    }
}

/// Words before a number that leave it open or make it a part: `at least three`, `up to five`, `the first three`.
const LOOSENERS: &[&str] = &[
    "about",
    "additional",
    "almost",
    "another",
    "approximately",
    "around",
    "every",
    "extra",
    "fewer",
    "first",
    "further",
    "last",
    "latter",
    "least",
    "most",
    "nearly",
    "next",
    "over",
    "past",
    "per",
    "previous",
    "roughly",
    "some",
    "than",
    "under",
    "version",
    "within",
];

/// How many words may stand before the plural, at most.
const LONGEST_PHRASE: usize = 6;

/// Finds the counts that can state how many items there are.
pub(super) fn counts(draft: &Draft<'_>) -> StatedCounts {
    let mut counts = Vec::new();
    let mut from = Vec::with_capacity(draft.sentences.len());
    for (index, sentence) in draft.sentences.iter().enumerate() {
        from.push(counts.len());
        if !sentence.classes.intersects(Class::NUMBER_WORD | Class::DIGITS) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = draft.next_of(at, sentence.tokens.end, Class::NUMBER_WORD | Class::DIGITS);
            let found = count_at(draft, at, sentence.tokens);
            at = found.as_ref().map_or(at, |&(end, _)| end).max(at + 1);
            counts.extend(found.and_then(|(_, stated)| stated).map(|stated| Stated { sentence: index, ..stated }));
        }
    }
    StatedCounts { counts, from }
}

/// Reads the number at a token: where it ends, and the count that it states with the plural behind it.
fn count_at(draft: &Draft<'_>, at: usize, sentence: TokenSpan) -> Option<(usize, Option<Stated>)> {
    let input = Input::new(&draft.document.text, &draft.tokens, TokenSpan::new(at, sentence.end));
    let (rest, number) = number::cardinal(input).ok()?;
    let end = rest.at;
    let count = number.whole().filter(|count| (2..=30).contains(count) && !number.rounded);
    let Some(count) = count.filter(|_| stands_alone(draft, at, sentence) && is_free(draft, TokenSpan::new(at, end))) else {
        return Some((end, None));
    };
    if let Some(tokens) = labelled(draft, at, end, sentence) {
        return Some((end, Some(Stated { count, tokens, head: tokens.start, sentence: 0 })));
    }
    let stated =
        plural_after(draft, end, sentence.end).map(|head| Stated { count, tokens: TokenSpan::new(at, head + 1), head, sentence: 0 });
    Some((end, stated.filter(|stated| counts_items(draft, stated))))
}

/// Whether no claim but a count has taken the number: it is no part of a date, a version, a measure.
fn is_free(draft: &Draft<'_>, number: TokenSpan) -> bool {
    number.range().all(|token| {
        draft.owner(token).is_none_or(|claim| draft.claims[claim].quantity().is_some_and(|quantity| quantity.form == Form::Count))
    })
}

/// Nouns before digits that number a thing instead of counting things.
const LABELS: &[&str] = &[
    "appendix", "article", "chapter", "class", "clause", "figure", "grade", "group", "item", "level", "line", "option", "page", "part",
    "phase", "point", "question", "rule", "section", "stage", "step", "table", "tier", "type", "unit", "version",
];

/// Nouns in the singular that make an adjective with the number before them: `a three volume work`.
const SIZES: &[&str] =
    &["act", "column", "digit", "line", "man", "page", "part", "person", "piece", "room", "story", "tier", "volume", "way"];

fn is_label(word: &str) -> bool {
    LABELS.binary_search(&word).is_ok()
}

/// Whether a capitalised word is a command at the start of a sentence: `Send 4 copies`.
fn is_first_verb(draft: &Draft<'_>, word: usize, sentence: TokenSpan) -> bool {
    const COMMANDS: &[&str] = &["add", "bring", "choose", "follow", "give", "name", "pick", "send", "take", "try", "use"];
    word == sentence.start && COMMANDS.iter().any(|verb| draft.reads(word, verb))
}

/// Whether a number is no part of a larger expression: `Python 3`, `2–3`, `two or three`, `#4`, `at least two`, `two of the four`.
fn stands_alone(draft: &Draft<'_>, at: usize, sentence: TokenSpan) -> bool {
    if at == sentence.start {
        return true;
    }
    let before = at - 1;
    let number = |token: usize| draft.is(token, Class::NUMBER_WORD | Class::DIGITS);
    if draft.is(before, Class::DASH) && !draft.tokens[at].spaced || matches!(draft.kind(before), TokenKind::Symbol | TokenKind::Opaque) {
        return false;
    }
    // `snap/2`: a part of a name.
    if draft.mark(before) == '/' && !draft.tokens[at].spaced {
        return false;
    }
    // A name or a label before digits owns them: `Python 3`, `Unit 3`, `type 3`.
    let function = Class::PREPOSITION
        | Class::DETERMINER
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::CONJUNCTION
        | Class::POSSESSIVE
        | Class::SUBORDINATOR;
    let name = draft.is(before, Class::CAPITAL) && !draft.is(before, function);
    if draft.kind(at) == TokenKind::Number && (name && !is_first_verb(draft, before, sentence) || is_label(draft.word(before))) {
        return false;
    }
    // `Precious Six Garments`: the number is a part of a name.
    if name && draft.is(at, Class::CAPITAL) && draft.is(at + 1, Class::CAPITAL) {
        return false;
    }
    // `In groups of 10 cows`: so many are in each of them.
    let each = ["batches", "groups", "lots", "pairs", "rows", "sets", "steps"];
    if draft.reads(before, "of")
        && before > sentence.start
        && each.iter().any(|word| draft.reads(before - 1, word))
        && !number(before.saturating_sub(2))
    {
        return false;
    }
    if LOOSENERS.iter().any(|word| draft.reads(before, word)) {
        return false;
    }
    let joined = draft.reads(before, "or") || draft.reads(before, "to") || draft.reads(before, "and") || draft.is(before, Class::DASH);
    if joined && before > sentence.start && number(before - 1) {
        return false;
    }
    // Of `two of the four ways` neither number is that of the items; of `one of four ways` the second is.
    let of = if draft.is(before, Class::DETERMINER | Class::POSSESSIVE) && before > sentence.start { before - 1 } else { before };
    let of = owner_start(draft, before, sentence).unwrap_or(of);
    !(draft.reads(of, "of") && of > sentence.start && number(of - 1) && !draft.reads(of - 1, "one"))
}

/// The word before the owner of what is counted: `of` in `five of the club's nine boats`.
fn owner_start(draft: &Draft<'_>, clitic: usize, sentence: TokenSpan) -> Option<usize> {
    if !matches!(draft.word(clitic), "'s" | "’s" | "'" | "’") {
        return None;
    }
    (sentence.start..clitic)
        .rev()
        .take(6)
        .take_while(|&token| !draft.is(token, Class::PUNCTUATION | Class::AUXILIARY))
        .find(|&token| draft.reads(token, "of"))
}

/// The plural noun that the words behind a number lead to.
fn plural_after(draft: &Draft<'_>, start: usize, end: usize) -> Option<usize> {
    // `18F teams`, `three-day trips`, `21st`: the number is a part of a word.
    if draft.tokens.get(start).is_none_or(|token| !token.spaced) {
        return None;
    }
    let quoted = usize::from(draft.is(start, Class::QUOTE_OPEN));
    // `his three volume collected works`: the number is that of a part.
    if SIZES.binary_search(&draft.word(start + quoted)).is_ok() {
        return None;
    }
    // A dash that sets off an aside ends the phrase, with white space around it or not.
    let end = (start..end.min(start + LONGEST_PHRASE + 2)).find(|&token| matches!(draft.word(token), "—" | "--")).unwrap_or(end);
    let phrase = noun_phrase(draft, start + quoted, end, Agreement::Plural)?;
    let near = phrase.tokens.start <= start + quoted + 1 && phrase.head - start <= LONGEST_PHRASE;
    (near && !measures(draft.word(phrase.head))).then_some(phrase.head)
}

/// Reads a label that counts what follows it: `Guests (4):`.
fn labelled(draft: &Draft<'_>, at: usize, end: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let noun = at.checked_sub(2).filter(|&noun| noun >= sentence.start)?;
    let closed = draft.mark(at - 1) == '(' && draft.mark(end) == ')' && draft.mark(end + 1) == ':';
    (closed && is_plural(draft.word(noun))).then(|| TokenSpan::new(noun, end + 1))
}

/// Whether a count tells things off one by one and is no rate: not `two classes each`, `three or more`.
fn counts_items(draft: &Draft<'_>, stated: &Stated) -> bool {
    let after = stated.tokens.end;
    let rate = ["ago", "apiece", "each", "per"].iter().any(|word| draft.reads(after, word));
    let open = draft.reads(after, "or") && (draft.reads(after + 1, "more") || draft.reads(after + 1, "so"));
    !rate && !open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, sentences_of};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let draft = sentences_of(&document, Settings::default());
        let found: Vec<_> =
            counts(&draft).counts.iter().map(|stated| (stated.count, draft.span_of(stated.tokens).of(&document.text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn counts_of_items_are_read() {
        check("It rests on three main ideas.", &[(3, "three main ideas")]);
        check(
            "The two key South Baltic countries and twelve long-term goals",
            &[(2, "two key South Baltic countries"), (12, "twelve long-term goals")],
        );
        check("She has 4 questions for us.", &[(4, "4 questions")]);
        check("Pick one of three kinds of seed.", &[(3, "three kinds")]);
        check("Guests (2): Ann and Bob", &[(2, "Guests (2)")]);
        check("Twenty-one reasons and two criteria", &[(21, "Twenty-one reasons"), (2, "two criteria")]);
    }

    #[test]
    fn other_numbers_are_left() {
        for text in [
            "It needs Python 3 modules.",
            "at least two reasons",
            "two or more reasons",
            "two of the four teams",
            "three days and 12 metres",
            "a 3–2 series of games",
            "40 reasons",
            "two classes each",
            "three years ago",
            "in section 2 of the book",
            "Unit 3 exercises",
            "for type 3 transactions",
            "the 18F teams and 21st anniversaries",
            "three-day trips",
            "the first two chapters",
            "her three volume collected works",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn word_tables_are_sorted() {
        assert!(LOOSENERS.is_sorted());
        assert!(LABELS.is_sorted());
        assert!(SIZES.is_sorted());
    }
}
