//! A quantity and the tokens around it in, what it counts out.

use super::Reading;
use super::figure::is_content_word;
use super::unit::Measure;
use crate::claim::{Form, NounPhrase};
use crate::draft::Draft;
use crate::grammar::phrase::{Agreement, is_plural, listed, noun_phrase};
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::value::{Hedge, longest_currency};
use rust_decimal::Decimal;

/// Nouns that a hyphen joins to their count: `five-member committee`.
const JOINED_NOUNS: &[&str] = &[
    "bed", "bedroom", "car", "country", "door", "engine", "floor", "game", "item", "judge", "lane", "man", "match", "member", "nation",
    "page", "part", "party", "people", "person", "piece", "point", "room", "seat", "seater", "state", "step", "storey", "story", "strong",
    "test", "track", "volume", "vote", "woman", "word",
];

/// Finds what a quantity counts.
pub(super) fn attach(draft: &Draft<'_>, sentence: TokenSpan, reading: &mut Reading) {
    let end = reading.tokens.end;
    reading.noun = match reading.form {
        Form::Age | Form::Multiple | Form::Score => None,
        Form::Count if reading.hedge == Hedge::Vague => vague_noun(draft, sentence, reading),
        Form::Count => counted(draft, sentence, reading),
        Form::Ratio => noun_phrase(draft, end, sentence.end, Agreement::Plural),
        Form::Ordinal => in_order(draft, sentence, end),
        Form::Percent | Form::PercentagePoint | Form::Money | Form::Measure | Form::Fraction => {
            part_of(draft, sentence, end).or_else(|| described(draft, sentence, reading))
        }
    };
}

/// The noun behind a count: `four generals`, `a five-member committee`, `one car`.
fn counted(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading) -> Option<NounPhrase> {
    let end = reading.tokens.end;
    if draft.is(end, Class::DASH) && !draft.tokens[end].spaced {
        return joined(draft, sentence, end + 1);
    }
    // "One or more layers" may be several.
    let several = draft.tokens.get(reading.number.end).is_some_and(|_| reading.tokens.end > reading.number.end);
    if reading.value == Some(Decimal::ONE) && !several {
        let content = draft.tokens.get(end).is_some_and(|token| is_content_word(*token));
        return content.then(|| noun_phrase(draft, end, sentence.end, Agreement::Singular))?;
    }
    // `millions of people` and `3 million of them` are no plain counts.
    noun_phrase(draft, end, sentence.end, Agreement::Plural)
}

/// The word that a hyphen joins to its count.
fn joined(draft: &Draft<'_>, sentence: TokenSpan, at: usize) -> Option<NounPhrase> {
    let noun = at < sentence.end && !draft.tokens[at].spaced && draft.kind(at) == TokenKind::Word && listed(JOINED_NOUNS, draft.word(at));
    let tokens = TokenSpan::new(at, at + 1);
    noun.then(|| NounPhrase { span: draft.span_of(tokens), tokens, head: at })
}

/// The noun of a quantity without a number; where it is money or a unit, the quantity measures.
fn vague_noun(draft: &Draft<'_>, sentence: TokenSpan, reading: &mut Reading) -> Option<NounPhrase> {
    let end = reading.tokens.end;
    if !draft.reads(end, "of") {
        return noun_phrase(draft, end, sentence.end, Agreement::Plural);
    }
    let words = (end + 1..sentence.end.min(end + 5)).map(|token| draft.word(token));
    if let Some((money, taken)) = longest_currency(words) {
        let measure = Measure::Money(money.currency.code);
        if let Measure::Money(code) = measure
            && money.worth == Decimal::ONE
        {
            reading.form = Form::Money;
            reading.unit = Some(code);
            reading.tokens.end = end + 1 + taken;
            return part_of(draft, sentence, reading.tokens.end);
        }
    }
    noun_phrase(draft, end + 1, sentence.end, Agreement::Any)
}

/// The noun behind `of`: `27 % of voters`, `half of the votes`, `10 tons of wheat`, and behind `half the`.
fn part_of(draft: &Draft<'_>, sentence: TokenSpan, end: usize) -> Option<NounPhrase> {
    let start = if draft.reads(end, "of") {
        end + 1
    } else if draft.is(end, Class::DETERMINER | Class::POSSESSIVE) && !draft.reads(end, "a") {
        end
    } else {
        return None;
    };
    let next = draft.tokens.get(start)?;
    let number = next.is(Class::DIGITS | Class::CURRENCY);
    let phrase = (!number).then(|| noun_phrase(draft, start, sentence.end, Agreement::Any))??;
    Some(owned(draft, sentence, phrase))
}

/// The phrase to which an owner belongs: of `half of the town's mills` not the town but its mills.
fn owned(draft: &Draft<'_>, sentence: TokenSpan, owner: NounPhrase) -> NounPhrase {
    let clitic = owner.tokens.end;
    if !draft.is(clitic, Class::POSSESSIVE) || draft.tokens.get(clitic).is_none_or(|token| token.spaced) {
        return owner;
    }
    match noun_phrase(draft, clitic + 1, sentence.end, Agreement::Any) {
        Some(thing) => {
            let tokens = TokenSpan::new(owner.tokens.start, thing.tokens.end);
            NounPhrase { span: draft.span_of(tokens), tokens, head: thing.head }
        }
        None => owner,
    }
}

/// The noun that a share, a sum or a measure describes: `a 27 % increase`, `the $5 million contract`, `a 5-mile race`.
fn described(draft: &Draft<'_>, sentence: TokenSpan, reading: &Reading) -> Option<NounPhrase> {
    let end = reading.tokens.end;
    if !draft.tokens.get(end).is_some_and(|token| is_content_word(*token)) || draft.is(end, Class::NUMBER_WORD | Class::PERCENT) {
        return None;
    }
    let before = reading.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start);
    let determined = before.is_some_and(|before| draft.is(before, Class::DETERMINER | Class::POSSESSIVE) && !is_plural(draft.word(before)));
    let hyphened = (reading.tokens.start..end).any(|token| draft.is(token, Class::DASH) && !draft.tokens[token].spaced);
    // "A weapons transfer" is one thing, whatever the plural before its head says.
    let one = before.is_some_and(|before| draft.reads(before, "a") || draft.reads(before, "an"));
    let agreement = if one {
        Agreement::Singular
    } else if determined || hyphened && reading.form == Form::Measure {
        Agreement::Any
    } else {
        Agreement::Plural
    };
    let phrase = noun_phrase(draft, end, sentence.end, agreement)?;
    // Without an article only the very next word can be what is shared out: `40 % growth` stays open.
    (determined || phrase.tokens.len() <= 2).then_some(phrase)
}

/// The noun behind an ordinal: `third round`, `57th edition`.
fn in_order(draft: &Draft<'_>, sentence: TokenSpan, end: usize) -> Option<NounPhrase> {
    let content = draft.tokens.get(end).is_some_and(|token| is_content_word(*token));
    content.then(|| noun_phrase(draft, end, sentence.end, Agreement::Singular))?
}
