//! People with their ages in, whether one person has two ages out.

use super::{Context, compared};
use crate::check::{Check, Verdict};
use crate::compare::{Place, Reader};
use crate::page::Rule;
use claimlint_parser::{Claim, ClaimKind, Form, Ledger, Mention, PersonMention, TokenSpan};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// How many tokens may stand between a name and the age beside it.
const REACH: usize = 4;

/// Words that put an age into another time than that of the text.
const OTHER_TIMES: &[&str] = &["ago", "became", "before", "began", "born", "died", "later", "since", "then", "until", "was", "were", "when"];

/// Words between a name and an age that make the age somebody else's.
const OTHERS: &[&str] = &[
    "and", "baby", "boy", "brother", "child", "children", "daughter", "father", "girl", "her", "his", "husband", "mother", "of", "sister", "son", "their", "whose",
    "wife", "with",
];

/// Holds the ages of each person against each other.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut known: FxHashMap<usize, Vec<(usize, Decimal)>> = FxHashMap::default();
    for (index, claim) in ledger.claims.iter().enumerate() {
        let Some(age) = stated_age(claim) else { continue };
        if context.reader().place(claim) == Place::Apart || is_of_another_time(context.reader(), claim) {
            continue;
        }
        let Some(person) = person_of(ledger, index) else { continue };
        let ages = known.entry(person).or_default();
        if let Some(&(other, first)) = ages.first() {
            let verdict = if first == age { Verdict::Holds } else { Verdict::Conflict };
            out.push(told(rule, ledger, person, (index, age), (other, first), verdict));
        }
        ages.push((index, age));
    }
}

/// The whole years of an age that stands without a hedge.
fn stated_age(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity().filter(|quantity| quantity.form == Form::Age)?;
    let years = quantity.unit.is_none_or(|unit| unit == "year");
    let exact = quantity.stated.single()?;
    (years && exact.is_integer() && claim.quantity()?.value == Some(exact)).then_some(exact)
}

/// Whether the sentence tells of another time: a past tense of being, a year, an event.
fn is_of_another_time(reader: &Reader, claim: &Claim) -> bool {
    let ledger = reader.ledger;
    let near = TokenSpan::new(claim.tokens.start.saturating_sub(REACH), (claim.tokens.end + 2).min(ledger.tokens.len()));
    let sentence = ledger.sentences[claim.sentence].tokens;
    let moved = near
        .range()
        .filter(|&token| sentence.holds(token))
        .any(|token| OTHER_TIMES.binary_search(&&*ledger.word(token).to_lowercase()).is_ok());
    let dated = ledger.claims_in(claim.sentence).filter_map(|index| ledger.claims[index].time()).any(|time| time.stated.year.is_some());
    moved || dated
}

/// The person whose age it is: the name right before it, or right behind it.
fn person_of(ledger: &Ledger, age: usize) -> Option<usize> {
    let claim = &ledger.claims[age];
    let named = ledger.claims_in(claim.sentence).filter_map(|index| {
        let other = &ledger.claims[index];
        if let ClaimKind::Person(person) = &other.kind { Some((other.tokens, person)) } else { None }
    });
    let named: Vec<(TokenSpan, &PersonMention)> = named.filter(|(_, person)| person.mention != Mention::Pronoun).collect();
    let before = named.iter().rfind(|(tokens, _)| tokens.end <= claim.tokens.start && beside(ledger, TokenSpan::new(tokens.end, claim.tokens.start)));
    let after = named.iter().find(|(tokens, _)| claim.tokens.end <= tokens.start && leads(ledger, claim, TokenSpan::new(claim.tokens.end, tokens.start)));
    let adjective = ledger.text(claim.span).ends_with("old") && ledger.text(claim.span).contains('-');
    let (_, person) = if adjective { after.or(before) } else { before.or(after) }?;
    Some(person.person)
}

/// Whether nothing but an apposition's words stands between a name and the age behind it.
fn beside(ledger: &Ledger, between: TokenSpan) -> bool {
    between.len() <= REACH
        && between.range().all(|token| {
            let word = ledger.word(token).to_lowercase();
            matches!(&*word, "," | "(" | "who" | "is" | "a" | "an" | "the" | "now" | "aged" | "age")
        })
}

/// Whether an age stands right before a name: `the 45-year-old driver Roe`, `At 45, Roe`.
fn leads(ledger: &Ledger, claim: &Claim, between: TokenSpan) -> bool {
    let words: Vec<String> = between.range().map(|token| ledger.word(token).to_lowercase()).collect();
    if words.len() > REACH || words.iter().any(|word| OTHERS.binary_search(&&**word).is_ok()) {
        return false;
    }
    let start = ledger.sentences[claim.sentence].tokens.start;
    let opening = claim.tokens.start == start || claim.tokens.start == start + 1;
    match words.first().map(String::as_str) {
        None => true,
        Some(",") => words.len() == 1 && opening,
        Some(_) => words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '-')),
    }
}

fn told(rule: &Rule, ledger: &Ledger, person: usize, here: (usize, Decimal), there: (usize, Decimal), verdict: Verdict) -> Check {
    let name = ledger.people.get(person).map_or("", |person| person.name.as_str());
    let (place, other) = (ledger.claims[here.0].span, ledger.claims[there.0].span);
    let message = if verdict == Verdict::Holds {
        format!("{name} is {} in both places", here.1)
    } else {
        format!("{name} is {} here, {} elsewhere", here.1, there.1)
    };
    let mut check = compared(rule, verdict, place, other, message, format!("the same person: {name}"));
    if verdict == Verdict::Conflict {
        let text = ledger.text(place);
        check.fixes.push(text.replace(&here.1.to_string(), &there.1.to_string()));
    }
    check
}

#[cfg(test)]
mod tests {
    #[test]
    fn word_tables_are_sorted() {
        assert!(super::OTHER_TIMES.is_sorted());
        assert!(super::OTHERS.is_sorted());
    }
}
