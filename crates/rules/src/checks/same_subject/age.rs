//! Names with the ages beside them in, whether one person has two ages out.
//!
//! A person is found by the capitals next to an age; the list of people of the ledger is too careful for that.

use super::name::{LONGEST, Name, is_of_name, meant};
use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Key, stands_apart};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::from_digits;
use claimlint_parser::{Claim, Class, Form, Ledger, TokenKind, TokenSpan};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// How many tokens may stand between a name and the age beside it.
const REACH: usize = 4;

/// The ages that a bare number beside a name can be.
const AGES: std::ops::RangeInclusive<u32> = 10..=115;

/// Words that put an age into another time than that of the text.
const OTHER_TIMES: &[&str] =
    &["ago", "became", "before", "began", "born", "died", "later", "since", "then", "until", "was", "were", "when"];

/// Words between an age and a name that make the age somebody else's.
const OTHERS: &[&str] = &[
    "and", "baby", "boy", "brother", "child", "children", "daughter", "father", "girl", "her", "his", "husband", "mother", "of", "sister",
    "son", "their", "whose", "wife", "with",
];

/// Words that may stand between a name and the age behind it.
const LINKS: &[&str] = &["(", ",", "a", "age", "aged", "an", "is", "now", "the", "who"];

/// Holds the ages of each person against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ages = ages(context);
    let mut families: FxHashMap<Key, Vec<&Age>> = FxHashMap::default();
    for age in &ages {
        let family = families.entry(age.name.surname).or_default();
        let known = meant(&age.name, family, |age| &age.name);
        if let Some(other) = known
            && (!age.bare || !other.bare || age.bracketed == other.bracketed)
        {
            out.push(told(rule, context.ledger, age, other));
        }
        // A surname alone that nothing has introduced may be any word with a capital.
        if known.is_some() || !age.name.is_short() {
            family.push(age);
        }
    }
}

/// An age of somebody.
struct Age {
    span: Span,
    years: Decimal,
    name: Name,
    /// Whether nothing but its place beside the name says that the number is an age.
    bare: bool,
    /// Whether it stands in brackets.
    bracketed: bool,
}

/// All ages that stand beside a name, in order.
fn ages(context: &Context) -> Vec<Age> {
    let ledger = context.ledger;
    let mut ages = Vec::new();
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        // An age has a number or says that it is one.
        let told = Class::DIGITS | Class::NUMBER_WORD | Class::AGE;
        if !sentence.classes.intersects(told) || stands_apart(ledger.block_of(index).kind()) {
            continue;
        }
        let mut at = sentence.tokens.start;
        let mut claims = ledger.claims_in(index).filter_map(|claim| stated(&ledger.claims[claim])).peekable();
        loop {
            while claims.next_if(|(tokens, _)| tokens.start < at).is_some() {}
            // An age begins with a number, or where the ledger has one.
            let stated = claims.peek().map_or(sentence.tokens.end, |(tokens, _)| tokens.start);
            let number = |token: &usize| *token == stated || ledger.tokens[*token].kind == TokenKind::Number;
            let Some(next) = (at..sentence.tokens.end).find(number) else { break };
            at = next;
            let found = claims.next_if(|(tokens, _)| tokens.start == at);
            let found = found.or_else(|| Some((TokenSpan::new(at, at + 1), bare(ledger, at)?)));
            let Some((tokens, years)) = found else {
                at += 1;
                continue;
            };
            let age = named(context, sentence.tokens, tokens, years);
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
fn named(context: &Context, sentence: TokenSpan, tokens: TokenSpan, years: Decimal) -> Option<Age> {
    let ledger = context.ledger;
    let word = |at: usize| if sentence.holds(at) { ledger.word(at) } else { "" };
    let (before, after) = (tokens.start.checked_sub(1).map_or("", word), word(tokens.end));
    let bare = tokens.len() == 1;
    let bracketed = before == "(" && after == ")";
    let apposition = before == "," && matches!(after, "," | "." | ";" | "" | "”" | "\"" | "and");
    let opening = tokens.start == sentence.start + 1 && ["at", "aged"].iter().any(|word| before.eq_ignore_ascii_case(word)) && after == ",";
    // `Roth, who is 44, comes from the coast`
    let clause = tokens.start.saturating_sub(2);
    let relative = bare && before == "is" && word(clause) == "who" && matches!(after, "," | "." | ";" | "and");
    if bare && !bracketed && !apposition && !opening && !relative {
        return None;
    }
    let adjective = !bare && word(tokens.end - 1).eq_ignore_ascii_case("old") && tokens.len() > 3;
    let behind = || name_behind(ledger, sentence, tokens, opening);
    let ahead = || name_before(ledger, sentence, if relative { clause } else { tokens.start });
    let name = if adjective || opening { behind().or_else(ahead) } else { ahead().or_else(behind) }?;
    Some(Age { span: ledger.span_of(tokens), years, name: Name::new(context.reader(), name)?, bare, bracketed })
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
        let token = &ledger.tokens[start];
        // `the 34-year-old teacher from Hollin Moor` tells where somebody is from.
        if opening || token.kind != TokenKind::Word || token.is(Class::PREPOSITION) || OTHERS.binary_search(&&*word).is_ok() {
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

/// Whether the words around tell of another time: a past tense of being up to the next mark, or a year.
fn is_of_another_time(ledger: &Ledger, sentence: TokenSpan, tokens: TokenSpan) -> bool {
    let leads_away = |token: &usize| OTHER_TIMES.binary_search(&&*ledger.word(*token).to_lowercase()).is_ok();
    let goes_on = |token: &usize| !ledger.tokens[*token].is(Class::PUNCTUATION);
    let before = TokenSpan::new(tokens.start.saturating_sub(REACH).max(sentence.start), tokens.start);
    let after = TokenSpan::new(tokens.end, (tokens.end + REACH).min(sentence.end));
    let moved = before.range().rev().take_while(goes_on).any(|token| leads_away(&token))
        || after.range().take_while(goes_on).any(|token| leads_away(&token));
    let year = |token: usize| ledger.word(token).len() == 4 && ledger.word(token).bytes().all(|byte| byte.is_ascii_digit());
    moved || sentence.range().any(year)
}

fn told(rule: &Rule, ledger: &Ledger, here: &Age, there: &Age) -> Check {
    let name = ledger.text(if here.name.is_short() { there.name.span } else { here.name.span });
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
