//! Names with the ages beside them in, whether one person has two ages out.
//!
//! A person is found by the capitals next to an age; the list of people of the ledger is too careful for that.

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, Place, Reader};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::from_digits;
use claimlint_parser::{Claim, Class, Form, Ledger, TokenKind, TokenSpan};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// How many tokens may stand between a name and the age beside it.
const REACH: usize = 4;

/// The most words of a name.
const LONGEST: usize = 4;

/// The ages that a bare number beside a name can be.
const AGES: std::ops::RangeInclusive<u32> = 10..=115;

/// Words that put an age into another time than that of the text.
const OTHER_TIMES: &[&str] = &["ago", "became", "before", "began", "born", "died", "later", "since", "then", "until", "was", "were", "when"];

/// Words between an age and a name that make the age somebody else's.
const OTHERS: &[&str] = &[
    "and", "baby", "boy", "brother", "child", "children", "daughter", "father", "girl", "her", "his", "husband", "mother", "of", "sister",
    "son", "their", "whose", "wife", "with",
];

/// Words that may stand between a name and the age behind it.
const LINKS: &[&str] = &["(", ",", "a", "age", "aged", "an", "is", "now", "the", "who"];

/// Holds the ages of each person against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ages = ages(context.reader());
    let mut families: FxHashMap<Key, Vec<&Age>> = FxHashMap::default();
    for age in &ages {
        let family = families.entry(age.surname).or_default();
        // Where two people bear the name, the name alone is nobody's.
        let ambiguous = family.iter().any(|one| family.iter().any(|other| are_two(one, other)));
        let known = family.iter().find(|other| !are_two(age, other));
        if let Some(other) = known
            && !(ambiguous && age.given.is_empty())
            && (!age.bare || !other.bare || age.bracketed == other.bracketed)
        {
            out.push(told(rule, context.ledger, age, other));
        }
        if age.given.is_empty() && known.is_none() {
            continue;
        }
        family.push(age);
    }
}

/// An age of somebody.
struct Age {
    span: Span,
    years: Decimal,
    surname: Key,
    /// The words of the name before the surname.
    given: Vec<Key>,
    /// The name as printed.
    name: Span,
    /// Whether nothing but its place beside the name says that the number is an age.
    bare: bool,
    /// Whether it stands in brackets.
    bracketed: bool,
}

/// Whether two names are of two people: both have given names, and share none.
fn are_two(one: &Age, other: &Age) -> bool {
    !one.given.is_empty() && !other.given.is_empty() && !one.given.iter().any(|key| other.given.contains(key))
}

/// All ages that stand beside a name, in order.
fn ages(reader: &Reader) -> Vec<Age> {
    let ledger = reader.ledger;
    let mut ages = Vec::new();
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        if reader.place_of(index) == Place::Apart {
            continue;
        }
        let mut at = sentence.tokens.start;
        let mut claims = ledger.claims_in(index).filter_map(|claim| stated(&ledger.claims[claim])).peekable();
        while at < sentence.tokens.end {
            while claims.next_if(|(tokens, _)| tokens.start < at).is_some() {}
            let found = claims.next_if(|(tokens, _)| tokens.start == at);
            let (tokens, years) = match found.or_else(|| Some((TokenSpan::new(at, at + 1), bare(ledger, at)?))) {
                Some(found) => found,
                None => {
                    at += 1;
                    continue;
                }
            };
            let age = named(reader, sentence.tokens, tokens, years);
            ages.extend(age.filter(|_| !is_of_another_time(ledger, sentence.tokens, tokens)));
            at = tokens.end.max(at + 1);
        }
    }
    ages
}

/// The years of an age that says so, without a hedge.
fn stated(claim: &Claim) -> Option<(TokenSpan, Decimal)> {
    let quantity = claim.quantity().filter(|quantity| quantity.form == Form::Age)?;
    let years = quantity.unit.is_none_or(|unit| unit == "year");
    let exact = quantity.stated.single()?;
    (years && exact.is_integer() && quantity.value == Some(exact)).then_some((claim.tokens, exact))
}

/// The number of a token that could be an age by its size.
fn bare(ledger: &Ledger, at: usize) -> Option<Decimal> {
    let token = ledger.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let number = from_digits(token.span().of(&ledger.document.text), Decimal::ONE)?;
    let years: u32 = number.value.try_into().ok()?;
    (number.decimals == 0 && AGES.contains(&years)).then_some(number.value)
}

/// The age with the name that it belongs to: the one right before it, or right behind it.
fn named(reader: &Reader, sentence: TokenSpan, tokens: TokenSpan, years: Decimal) -> Option<Age> {
    let ledger = reader.ledger;
    let word = |at: usize| if sentence.holds(at) { ledger.word(at) } else { "" };
    let (before, after) = (tokens.start.checked_sub(1).map_or("", word), word(tokens.end));
    let bare = tokens.len() == 1;
    let bracketed = before == "(" && after == ")";
    let apposition = before == "," && matches!(after, "," | "." | ";" | "" | "”" | "\"" | "and");
    let opening = tokens.start == sentence.start + 1 && ["at", "aged"].iter().any(|word| before.eq_ignore_ascii_case(word)) && after == ",";
    if bare && !bracketed && !apposition && !opening {
        return None;
    }
    let adjective = !bare && word(tokens.end - 1).eq_ignore_ascii_case("old") && tokens.len() > 3;
    let behind = || name_behind(ledger, sentence, tokens, opening);
    let ahead = || name_before(ledger, sentence, tokens.start);
    let name = if adjective || opening { behind().or_else(ahead) } else { ahead().or_else(behind) }?;
    let last = name.end.checked_sub(1)?;
    let given = TokenSpan::new(name.start, last).range().filter_map(|token| reader.key(token)).collect();
    let surname = reader.key(last)?;
    Some(Age { span: ledger.span_of(tokens), years, surname, given, name: ledger.span_of(name), bare, bracketed })
}

/// The run of capitals that ends before a place, with nothing but an apposition's words between.
fn name_before(ledger: &Ledger, sentence: TokenSpan, end: usize) -> Option<TokenSpan> {
    let mut last = end;
    while last > sentence.start && end - last <= REACH && LINKS.binary_search(&&*ledger.word(last - 1).to_lowercase()).is_ok() {
        last -= 1;
    }
    let mut start = last;
    while start > sentence.start && last - start < LONGEST && is_of_name(ledger, start - 1) {
        start -= 1;
    }
    (start < last && last < end).then_some(TokenSpan::new(start, last))
}

/// The run of capitals behind an age: `the 45-year-old driver Roe`, `At 45, Roe`.
fn name_behind(ledger: &Ledger, sentence: TokenSpan, tokens: TokenSpan, opening: bool) -> Option<TokenSpan> {
    let mut start = if opening { tokens.end + 1 } else { tokens.end };
    while start < sentence.end && start - tokens.end <= REACH && !is_of_name(ledger, start) {
        let word = ledger.word(start).to_lowercase();
        if opening || ledger.tokens[start].kind != TokenKind::Word || OTHERS.binary_search(&&*word).is_ok() {
            return None;
        }
        start += 1;
    }
    let mut end = start;
    while end < sentence.end && end - start < LONGEST && is_of_name(ledger, end) {
        end += 1;
    }
    (start < end).then_some(TokenSpan::new(start, end))
}

/// Whether a word can belong to a person's name.
fn is_of_name(ledger: &Ledger, token: usize) -> bool {
    let function = Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::MONTH | Class::WEEKDAY | Class::POSSESSIVE;
    ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && token.is(Class::CAPITAL) && token.is(Class::LOWER) && !token.is(function))
}

/// Whether the words around tell of another time: a past tense of being, a year.
fn is_of_another_time(ledger: &Ledger, sentence: TokenSpan, tokens: TokenSpan) -> bool {
    let near = TokenSpan::new(tokens.start.saturating_sub(REACH).max(sentence.start), (tokens.end + 2).min(sentence.end));
    let moved = near.range().any(|token| OTHER_TIMES.binary_search(&&*ledger.word(token).to_lowercase()).is_ok());
    let year = |token: usize| ledger.word(token).len() == 4 && ledger.word(token).bytes().all(|byte| byte.is_ascii_digit());
    moved || sentence.range().any(year)
}

fn told(rule: &Rule, ledger: &Ledger, here: &Age, there: &Age) -> Check {
    let name = ledger.text(if here.name.len() > there.name.len() { here.name } else { there.name });
    let agrees = here.years == there.years;
    let (verdict, message) = if agrees {
        (Verdict::Holds, format!("{name} is {} in both places", here.years))
    } else {
        (Verdict::Conflict, format!("{name} is {} here, {} elsewhere", here.years, there.years))
    };
    let mut check = compared(rule, verdict, here.span, there.span, message, format!("the same person: {name}"));
    if !agrees {
        check.fixes.push(ledger.text(here.span).replace(&here.years.to_string(), &there.years.to_string()));
    }
    check
}

#[cfg(test)]
mod tests {
    #[test]
    fn word_tables_are_sorted() {
        for table in [super::OTHER_TIMES, super::OTHERS, super::LINKS] {
            assert!(table.is_sorted());
        }
    }
}
