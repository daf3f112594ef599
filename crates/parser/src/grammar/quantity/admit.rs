//! A quantity and the words around it in, whether it counts anything out.

use super::Reading;
use super::amount::Amount;
use super::figure::is_content_word;
use super::unit::Measure;
use crate::claim::Form;
use crate::draft::Draft;
use crate::grammar::phrase::listed;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::value::Hedge;
use claimlint_document::BlockKind;
use rust_decimal::Decimal;

/// Words behind which `about`, `over`, `around` and `under` are prepositions and hedge nothing.
const GOVERNORS: &[&str] = &[
    "agreement",
    "argue",
    "argued",
    "battle",
    "battles",
    "book",
    "books",
    "comes",
    "concern",
    "concerned",
    "concerns",
    "conflict",
    "control",
    "debate",
    "debates",
    "dispute",
    "disputes",
    "divided",
    "fight",
    "information",
    "knew",
    "know",
    "learn",
    "learned",
    "power",
    "question",
    "questions",
    "ran",
    "said",
    "signed",
    "something",
    "speak",
    "spoke",
    "spread",
    "stories",
    "story",
    "talk",
    "talked",
    "talking",
    "talks",
    "think",
    "told",
    "took",
    "triumph",
    "victory",
    "war",
    "wonder",
    "worried",
    "worry",
    "write",
    "wrote",
];

/// Words that say that one number follows another, so that `from … to …` is no range.
const CHANGES: &[&str] = &[
    "climb",
    "climbed",
    "climbing",
    "cut",
    "cuts",
    "declined",
    "declining",
    "decrease",
    "decreased",
    "decreasing",
    "dip",
    "dipped",
    "down",
    "drop",
    "dropped",
    "dropping",
    "expand",
    "expanded",
    "fall",
    "fallen",
    "falling",
    "falls",
    "fell",
    "gone",
    "grew",
    "grow",
    "growing",
    "grown",
    "grows",
    "improved",
    "increase",
    "increased",
    "increases",
    "increasing",
    "jump",
    "jumped",
    "lower",
    "lowered",
    "lowering",
    "move",
    "moved",
    "plummeted",
    "plunged",
    "raise",
    "raised",
    "raising",
    "reduce",
    "reduced",
    "reducing",
    "revised",
    "rise",
    "risen",
    "rises",
    "rising",
    "rose",
    "shrank",
    "shrunk",
    "slid",
    "slipped",
    "soared",
    "surged",
    "swelled",
    "tumbled",
    "up",
    "went",
    "widened",
];

/// Words behind which `from … to …` is a range whatever else stands there.
const RANGES: &[&str] = &["anywhere", "range", "ranged", "ranges", "ranging", "varied", "varies", "vary", "varying"];

/// Words before which `one` is a pronoun or names no number.
const ONE_BEFORE: &[&str] = &[
    "another", "any", "anyone", "each", "either", "every", "last", "neither", "next", "no", "other", "some", "such", "that", "the", "this",
    "which",
];

/// Words behind which `one` is a pronoun.
const ONE_BEHIND: &[&str] = &["afternoon", "another", "day", "evening", "morning", "night", "thing", "time"];

/// Words behind which `one` in a row of numbers is one of those who were counted.
const ONE_OF_A_ROW: &[&str] =
    &["abstained", "abstaining", "against", "declined", "did", "dissented", "for", "no", "opposed", "undecided", "voted", "was", "yes"];

/// Prepositions behind which each number of a row may stand; `one of` is no count of it.
const ROW_PREPOSITIONS: &[&str] = &["at", "by", "from", "in", "near", "on", "to", "with"];

/// Words behind which an ordinal puts something in order.
const ORDINAL_BEFORE: &[&str] =
    &["'s", "a", "an", "another", "every", "her", "his", "its", "my", "our", "that", "the", "their", "this", "very", "whose", "your", "’s"];

/// Words before `half` that make a time or a place of it.
const HALF_BEFORE: &[&str] =
    &["best", "better", "first", "former", "latter", "lower", "northern", "other", "second", "southern", "top", "upper"];

/// Whether the words at `at` may be read as a hedge, not as a preposition of what stands before them.
pub(super) fn hedges(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> bool {
    let preposition = ["about", "over", "around", "under", "above", "below"].iter().any(|word| draft.reads(at, word));
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.start) else { return true };
    // "The above two" points back in the text.
    let points_back = draft.is(before, Class::DETERMINER) && (draft.reads(at, "above") || draft.reads(at, "below"));
    !(points_back || preposition && listed(GOVERNORS, draft.word(before)))
}

/// Whether `from … to …` tells a change from one number to another.
pub(super) fn is_change(draft: &Draft<'_>, sentence: TokenSpan, at: usize, first: &Amount, second: &Amount) -> bool {
    let before = at.saturating_sub(8).max(sentence.start)..at;
    if before.clone().any(|token| listed(RANGES, draft.word(token))) {
        return false;
    }
    let both_measured =
        first.measure != Measure::None && second.tokens.len() > second.number.len() && first.tokens.len() > first.number.len();
    both_measured || before.into_iter().any(|token| listed(CHANGES, draft.word(token)))
}

/// Whether a quantity counts, by the words around it.
pub(super) fn admits(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading) -> bool {
    let start = reading.tokens.start;
    let end = reading.tokens.end;
    let before = start.checked_sub(1).filter(|&before| before >= sentence.start);
    let word_before = before.map_or("", |before| draft.word(before));
    if joined_outside(draft, sentence, reading) {
        return false;
    }
    match reading.form {
        Form::Ordinal => ordinal(draft, sentence, reading, word_before),
        Form::Fraction => fraction(draft, reading, word_before),
        Form::Count if reading.hedge == Hedge::Vague => reading.noun.is_some(),
        Form::Count if reading.words => in_words(draft, sentence, reading, word_before),
        Form::Count => in_digits(draft, sentence, reading, word_before, end),
        Form::Percent | Form::PercentagePoint | Form::Money | Form::Measure | Form::Multiple | Form::Ratio | Form::Age | Form::Score => {
            true
        }
    }
}

/// Whether a mark without white space ties the number to more digits or letters that were not read.
fn joined_outside(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading) -> bool {
    let first = reading.tokens.start;
    let tight = |token: usize| draft.tokens.get(token).is_some_and(|token| !token.spaced);
    if tight(first) && first > sentence.start && first == reading.number.start && draft.is(first, Class::DIGITS) {
        let before = first - 1;
        let mark = draft.word(before);
        let tied = matches!(mark, "/" | "." | ":" | "+" | "_" | "\\" | "#" | "@" | "&" | "=" | "^" | "*")
            && tight(before)
            && before > sentence.start
            || draft.is(before, Class::DASH)
                && tight(before)
                && before > sentence.start
                && draft.kind(before - 1) != TokenKind::Punctuation
            || matches!(mark, "#" | "@" | "_" | "\\" | "^")
            || draft.kind(before) == TokenKind::Word;
        if tied && !(draft.is(before, Class::DASH) && draft.is(before - 1, Class::DIGITS) && draft.owner(before - 1).is_some()) {
            return mark != "=";
        }
    }
    let end = reading.tokens.end;
    if end >= sentence.end || !tight(end) {
        return false;
    }
    // Letters behind digits that no unit explains: `1950s`, a note mark before a word.
    if draft.is(end - 1, Class::DIGITS) && draft.kind(end) == TokenKind::Word && !draft.is(end, Class::POSSESSIVE) {
        return true;
    }
    if !tight(end + 1) {
        return false;
    }
    let next = draft.word(end);
    let letters = draft.kind(end + 1) == TokenKind::Word || draft.is(end + 1, Class::DIGITS);
    reading.unit.is_none() && matches!(next, "/" | "+" | ":" | "_" | "\\" | "@" | "^" | "*") && draft.is(end + 1, Class::DIGITS)
        || next == "." && letters
}

fn ordinal(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading, before: &str) -> bool {
    let start = reading.tokens.start;
    let end = reading.tokens.end;
    if !reading.words {
        // Centuries and streets: `21st Street` is a name, `the 57th edition` is not.
        return !(draft.is(end, Class::CAPITAL) && ["street", "avenue", "st", "ave"].iter().any(|street| draft.reads(end, street)));
    }
    let second = draft.reads(reading.number.end - 1, "second") || draft.reads(reading.number.end - 1, "seconds");
    let first = draft.reads(reading.number.end - 1, "first");
    let single = reading.number.len() == 1;
    if draft.is(end, Class::DASH) && !draft.tokens[end].spaced {
        // `third-largest` ranks; `second-hand` and `first-time` do not.
        return draft.word(end + 1).ends_with("est");
    }
    let capital = single && draft.is(start, Class::CAPITAL) && start > sentence.start;
    if capital && draft.is(end, Class::CAPITAL) {
        return false;
    }
    let determined = listed_any(ORDINAL_BEFORE, before);
    if draft.reads(end, "place") && start >= sentence.start + 2 && draft.reads(start - 2, "in") {
        return false;
    }
    if determined && (draft.reads(end, "one") || draft.reads(end, "ones")) {
        return true;
    }
    if single && (first || second) {
        return reading.noun.is_some() && (determined || start == sentence.start && draft.kind(end) == TokenKind::Word);
    }
    let opens = start == sentence.start && matches!(draft.mark(end), ',' | ':');
    !opens
}

fn fraction(draft: &Draft<'_>, reading: &Reading, before: &str) -> bool {
    let end = reading.tokens.end;
    if !draft.reads(reading.number.start, "half") {
        return true;
    }
    if listed(HALF_BEFORE, before)
        || before.eq_ignore_ascii_case("in")
        || before.eq_ignore_ascii_case("a")
        || before.eq_ignore_ascii_case("and")
    {
        return false;
    }
    let shares = draft.reads(end, "of") || draft.is(end, Class::DETERMINER | Class::POSSESSIVE);
    shares || reading.hedge != Hedge::None || ["by", "than", "one", "least"].iter().any(|word| before.eq_ignore_ascii_case(word))
}

fn in_words(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading, before: &str) -> bool {
    let end = reading.tokens.end;
    let start = reading.number.start;
    // A capital inside a sentence makes a name of the number and the capital behind it: "the Three Sisters".
    let named = draft.is(start, Class::CAPITAL) && draft.is(end, Class::CAPITAL) && start > sentence.start && !is_heading(draft, sentence);
    // "A high-five" counts no hands.
    let compound =
        start > sentence.start && draft.is(start - 1, Class::DASH) && !draft.tokens[start].spaced && !draft.tokens[start - 1].spaced;
    if named || compound && start == reading.tokens.start {
        return false;
    }
    let one = reading.value == Some(Decimal::ONE);
    if !one || reading.number.len() > 1 && !draft.reads(reading.number.start, "minus") && !draft.reads(reading.number.start, "negative") {
        return !(draft.is(end, Class::DASH) && !draft.tokens[end].spaced && reading.noun.is_none());
    }
    if reading.tokens.len() > reading.number.len() {
        return true;
    }
    let behind = draft.word(end);
    // "A good one" stands for a noun.
    let described = start >= sentence.start + 2
        && is_content_word(draft.tokens[start - 1])
        && ["a", "an"].iter().any(|article| draft.reads(start - 2, article));
    let pronoun = described || ONE_BEFORE.binary_search(&&*before.to_ascii_lowercase()).is_ok() || listed_any(ONE_BEHIND, behind);
    let capital = draft.is(reading.number.start, Class::CAPITAL) && reading.number.start > sentence.start;
    // `Three voted for it, one against and one abstained`: behind another number, one of those who were counted.
    let numbered = || (sentence.start..start).any(|token| draft.is(token, Class::DIGITS | Class::NUMBER_WORD));
    // `Seven in Fenby, three in Orrin and one in Stell`: the same word stands behind the number before it.
    let alike = || {
        let number = |token: usize| draft.is(token, Class::DIGITS | Class::NUMBER_WORD) && draft.reads(token + 1, behind);
        (sentence.start..start).any(number)
    };
    let in_row = || ONE_OF_A_ROW.binary_search(&behind).is_ok() && numbered() || ROW_PREPOSITIONS.contains(&behind) && alike();
    let told = matches!(before, "," | ";" | "and") && in_row();
    // `one (1) year`: its figure stands between it and its noun.
    let figured = draft.mark(end) == '('
        && draft.is(end + 1, Class::DIGITS)
        && draft.mark(end + 2) == ')'
        && draft.tokens.get(end + 3).is_some_and(|noun| is_content_word(*noun));
    !pronoun && !capital && (told || figured || reading.noun.is_some_and(|noun| noun.tokens.start == end))
}

fn in_digits(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading, before: &str, end: usize) -> bool {
    let start = reading.tokens.start;
    let number = draft.word(reading.number.start);
    let behind = draft.word(end);
    let plain = reading.tokens.len() == 1;
    // The marker of a list that stands in running text.
    let marks_item = plain && number.len() <= 3 && start == sentence.start && matches!(behind, "." | ")" | ":");
    let in_brackets = plain && before == "(" && behind == ")" && number.len() <= 3;
    let figure_of_words = in_brackets && start >= 2 && draft.is(start - 2, Class::NUMBER_WORD);
    let cited = before == "[" && behind == "]";
    if marks_item || in_brackets && !figure_of_words && !is_cell(draft, sentence) || cited {
        return false;
    }
    if draft.is(end, Class::DASH) && !draft.tokens[end].spaced && reading.noun.is_none() {
        return end + 1 >= sentence.end || draft.tokens[end + 1].spaced;
    }
    // A number between a noun and its verb is the noun's label: "transaction 2 has"; "the remaining 42 were" counts.
    let counts = ["last", "next", "remaining"].iter().any(|word| draft.reads(start.wrapping_sub(1), word));
    let label = plain
        && !counts
        && start > sentence.start
        && is_content_word(draft.tokens[start - 1])
        && draft.is(end, Class::AUXILIARY)
        && number.len() <= 3;
    if label && reading.noun.is_none() {
        return false;
    }
    // Four digits that count nothing are most often a year.
    let year = number.len() == 4
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(number.get(..2), Some("16" | "17" | "18" | "19" | "20"));
    !(year && plain && reading.noun.is_none() && !is_cell(draft, sentence))
}

/// Whether a sentence is a heading, where every word may have a capital.
fn is_heading(draft: &Draft<'_>, sentence: TokenSpan) -> bool {
    let block = draft.tokens.get(sentence.start).and_then(|token| draft.document.block_at(token.span().start));
    block
        .and_then(|block| draft.document.blocks.get(block))
        .is_some_and(|block| matches!(block.kind(), BlockKind::Title | BlockKind::Heading(_)))
}

/// Whether a sentence is the cell of a table.
fn is_cell(draft: &Draft<'_>, sentence: TokenSpan) -> bool {
    let block = draft.tokens.get(sentence.start).and_then(|token| draft.document.block_at(token.span().start));
    block.and_then(|block| draft.document.blocks.get(block)).is_some_and(|block| matches!(block.kind(), BlockKind::TableCell { .. }))
}

fn listed_any(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}
