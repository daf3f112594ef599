//! Lettered items in, breaks in their letters or Roman numerals out: lists, and `(a) … (b) … (d)` in running text.

use super::item::{heads_line, marker_place};
use super::sequence::{self, Fault, breaks};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Class, TokenSpan};

/// Checks the letters of lists and of running text.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let document = context.ledger.document;
    for list in document.lists.iter().filter(|list| list.ordered) {
        let labels: Vec<&str> = list.items.iter().map(|item| bare(item.marker(document))).collect();
        let places: Vec<Span> = list.items.iter().map(|item| marker_place(document, item)).collect();
        check_row(rule, context, &labels, &places, out);
    }
    let brackets = context.places().of_words(&context.ledger.lexemes, &["("]);
    for of_sentence in brackets.chunk_by(|one, other| context.sentence_at(*one) == context.sentence_at(*other)) {
        let (labels, places) = inline(context, of_sentence);
        if labels.first().is_some_and(|first| matches!(*first, "a" | "i" | "A")) {
            check_row(rule, context, &labels, &places, out);
        }
    }
}

fn check_row(rule: &Rule, context: &Context, labels: &[&str], places: &[Span], out: &mut Vec<Check>) {
    let Some((numbers, print)) = read(labels) else { return };
    let Some(found) = breaks(&numbers) else { return };
    let computed = || labels.join(", ");
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return };
    if found.is_empty() {
        if let Some(&place) = places.first() {
            let mut check = report(rule, Verdict::Holds, place, format!("({first}) to ({last}) in order"));
            check.computed = Some(computed());
            out.push(check);
        }
        return;
    }
    // A gap of many letters is another kind of label.
    if found.iter().any(|one| one.fault == Fault::Gap && numbers[one.place] > numbers[one.place - 1] + 3) {
        return;
    }
    // A row inside a row begins with its own first numeral, and a letter at the head of a line between may be no item of the list.
    let begins = found.iter().any(|one| one.fault == Fault::Gap && labels.get(one.place) == Some(&"i"));
    let unread = found.iter().any(|one| {
        let (Some(&here), Some(&before)) = (places.get(one.place), places.get(one.place - 1)) else { return false };
        let mut missing = numbers[one.place - 1] + 1..numbers[one.place];
        one.fault == Fault::Gap && missing.any(|number| heads_line(context.ledger.document, before, here, &print(number)))
    });
    if begins || unread {
        return;
    }
    let verdict = if found.len() == 1 { Verdict::Conflict } else { Verdict::Review };
    for one in found {
        let (Some(&here), Some(&before)) = (places.get(one.place), places.get(one.place - 1)) else { continue };
        let mut check = report(rule, verdict, here, sequence::told(&numbers, one, |number| format!("({})", print(number))));
        check.computed = Some(computed());
        check.related.push(evidence(before, "the letter before"));
        out.push(check);
    }
}

/// Prints a place in a row as its labels do.
type Print = fn(u32) -> String;

/// What labels count, read as letters or as Roman numerals, whichever has the fewer breaks, and how to print a number so.
fn read(labels: &[&str]) -> Option<(Vec<u32>, Print)> {
    let letters: Option<Vec<u32>> = labels.iter().map(|label| letter(label)).collect();
    let romans: Option<Vec<u32>> = labels.iter().map(|label| roman(label)).collect();
    let count = |row: &Option<Vec<u32>>| row.as_ref().and_then(|row| breaks(row)).map_or(usize::MAX, |breaks| breaks.len());
    let capital = labels.first().is_some_and(|label| label.starts_with(|first: char| first.is_ascii_uppercase()));
    let as_roman = count(&romans) < count(&letters) || letters.is_none();
    if as_roman {
        let print = if capital { |number| numeral(number).to_uppercase() } else { numeral };
        return romans.map(|row| (row, print as Print));
    }
    let print = if capital { |number| alphabet(number).to_uppercase() } else { alphabet };
    letters.map(|row| (row, print as Print))
}

fn letter(label: &str) -> Option<u32> {
    let mut bytes = label.bytes();
    let letter = bytes.next().filter(u8::is_ascii_alphabetic)?;
    bytes.next().is_none().then(|| u32::from(letter.to_ascii_lowercase() - b'a') + 1)
}

/// The Roman numerals of the digits.
const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/// The number of a Roman numeral up to 39: some tens, and a digit.
fn roman(label: &str) -> Option<u32> {
    let tens = label.bytes().take(3).take_while(|byte| byte.eq_ignore_ascii_case(&b'x')).count();
    let rest = label.get(tens..)?;
    let ones = ONES.iter().position(|numeral| rest.eq_ignore_ascii_case(numeral))?;
    u32::try_from(10 * tens + ones).ok().filter(|&number| number > 0)
}

fn alphabet(number: u32) -> String {
    let letter = u8::try_from(number).ok().filter(|number| (1..=26).contains(number)).map(|number| char::from(b'a' + number - 1));
    letter.map_or_else(|| number.to_string(), String::from)
}

fn numeral(number: u32) -> String {
    let tens = usize::try_from(number / 10).unwrap_or(0);
    let ones = usize::try_from(number % 10).ok().and_then(|ones| ONES.get(ones)).copied().unwrap_or_default();
    format!("{}{ones}", "x".repeat(tens))
}

/// A marker without its signs.
fn bare(marker: &str) -> &str {
    marker.trim_matches(|c: char| !c.is_ascii_alphanumeric())
}

/// The labels between brackets of one sentence, `(a)` or `(iii)`, that begin its clauses, and their places.
fn inline<'c>(context: &Context<'c>, brackets: &[usize]) -> (Vec<&'c str>, Vec<Span>) {
    let ledger = context.ledger;
    let (mut labels, mut places) = (Vec::new(), Vec::new());
    let sentence = brackets.first().and_then(|&first| ledger.sentences.get(context.sentence_at(first)));
    let tokens = sentence.map(|sentence| sentence.tokens).unwrap_or_default();
    for &at in brackets {
        let bracketed = ledger.tokens[at].is(Class::PUNCTUATION) && at + 2 < tokens.end && ledger.word(at + 2) == ")";
        if !bracketed {
            continue;
        }
        let label = ledger.word(at + 1);
        let begins = at == tokens.start || matches!(ledger.word(at - 1), "," | ";" | ":" | "and" | "or" | "—" | "(") || labels.is_empty();
        let after = labels.last().is_some_and(|last: &&str| {
            let next = |read: fn(&str) -> Option<u32>| read(last).zip(read(label)).is_some_and(|(last, here)| here == last + 1);
            next(letter) || next(roman)
        });
        let apart = ledger.tokens.get(at).is_some_and(|token| token.spaced) || at == tokens.start;
        if (begins || after) && apart && (letter(label).is_some() || roman(label).is_some()) {
            labels.push(label);
            places.push(ledger.span_of(TokenSpan::new(at, at + 3)));
        }
    }
    (labels, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(labels: &[&str], expected: Option<&[u32]>) {
        assert_eq!(read(labels).map(|(row, _)| row).as_deref(), expected, "{labels:?}");
    }

    #[test]
    fn neighbours_decide_between_letters_and_numerals() {
        check(&["a", "b", "c"], Some(&[1, 2, 3]));
        check(&["i", "ii", "iii"], Some(&[1, 2, 3]));
        check(&["g", "h", "i"], Some(&[7, 8, 9]));
        check(&["a", "b", "d"], Some(&[1, 2, 4]));
        check(&["iv", "v", "vi"], Some(&[4, 5, 6]));
        check(&["a", "2"], None);
        check(&["IX", "X", "xi"], Some(&[9, 10, 11]));
        check(&["xxxviii", "xxxix"], Some(&[38, 39]));
        check(&["xxxx", "xl"], None);
    }
}
