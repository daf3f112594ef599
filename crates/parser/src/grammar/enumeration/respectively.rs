//! `respectively` in, the two rows that it pairs off out.

use super::Found;
use super::coordination::{self, Row};
use crate::claim::{Enumeration, EnumerationForm};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// How many words may follow the number of a value: `four long lines`.
const LONGEST_VALUE: usize = 4;

/// Reads `A, B and C scored 4, 5 and 6, respectively` in one sentence: a row of names, then a row of numbers.
pub(super) fn read(draft: &Draft<'_>, sentence: usize, found: &mut Vec<Found>) {
    let whole = draft.sentences[sentence].tokens;
    for token in whole.range().filter(|&token| draft.reads(token, "respectively")) {
        let end = token - usize::from(token > whole.start && draft.mark(token - 1) == ',');
        let whole = TokenSpan::new(whole.start.max(token.saturating_sub(coordination::REACH)), whole.end);
        let Some((values, start)) = values_before(draft, whole.start, end) else { continue };
        let row = TokenSpan::new(whole.start, start);
        // Another row of as many numbers, such as years, is what the values are paired off with.
        let numbers = row.range().filter(|&token| draft.is(token, Class::DIGITS | Class::NUMBER_WORD)).count();
        if numbers >= values || has_years(draft, TokenSpan::new(start, end)) {
            continue;
        }
        let Some(names) = last_names(draft, row).or_else(|| first_nouns(draft, row)) else { continue };
        let names = without_adverb(draft, names, whole.start, values);
        let Ok(count) = u32::try_from(values) else { continue };
        let enumeration = Enumeration {
            form: EnumerationForm::Respectively,
            items: names.spans(draft),
            stated: Some(count),
            by: Some(draft.span_of(TokenSpan::new(start, end))),
            exhaustive: names.exhaustive,
            certain: names.certain,
        };
        found.push(Found { sentence, tokens: TokenSpan::new(names.tokens().start, token + 1), enumeration });
    }
}

/// A row without the adverb that begins its sentence: `Instead, Arden and Birk …`.
fn without_adverb(draft: &Draft<'_>, mut names: Row, start: usize, values: usize) -> Row {
    const ADVERBS: &[&str] = &[
        "again",
        "also",
        "besides",
        "further",
        "furthermore",
        "hence",
        "here",
        "however",
        "instead",
        "meanwhile",
        "moreover",
        "next",
        "nonetheless",
        "now",
        "overall",
        "still",
        "then",
        "there",
        "therefore",
        "thus",
        "today",
    ];
    let first = names.items.first().copied();
    let known = |word: &str| word.ends_with("ly") || ADVERBS.binary_search(&word).is_ok();
    let adverb = |item: &TokenSpan| item.start == start && item.len() == 1 && known(&draft.word(start).to_lowercase());
    if names.items.len() == values + 1 && first.as_ref().is_some_and(adverb) {
        names.items.remove(0);
    }
    names
}

/// The row of numbers that ends at `end`, each with its unit or noun: how many there are and where the row begins.
fn values_before(draft: &Draft<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut count = 0;
    let mut conjunctions = 0;
    let mut at = end;
    loop {
        let first = value_before(draft, start, at)?;
        count += 1;
        let mut before = first;
        while before > start && (draft.reads(before - 1, "and") || draft.mark(before - 1) == ',') {
            conjunctions += usize::from(draft.reads(before - 1, "and"));
            before -= 1;
        }
        at = before;
        if before == first || conjunctions > 1 || value_before(draft, start, at).is_none() {
            return (count >= 2 && conjunctions == 1).then_some((count, first));
        }
    }
}

/// Whether the values are years, which come last where amounts stood before: `$5 and $7 in 2018 and 2019, respectively`.
fn has_years(draft: &Draft<'_>, values: TokenSpan) -> bool {
    values.range().any(|token| {
        let word = draft.word(token);
        word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && ("1600".."2100").contains(&word)
    })
}

/// Where the value that ends at `end` begins: a number and no more than a few words behind it.
fn value_before(draft: &Draft<'_>, start: usize, end: usize) -> Option<usize> {
    let number = |token: usize| draft.is(token, Class::DIGITS | Class::NUMBER_WORD);
    let last = (start..end)
        .rev()
        .take(LONGEST_VALUE)
        .take_while(|&token| draft.mark(token) != ',' && !draft.reads(token, "and"))
        .find(|&token| number(token))?;
    let mut first = last;
    while first > start
        && (number(first - 1) || draft.is(first - 1, Class::CURRENCY) || draft.mark(first - 1) == '-' && number(first.saturating_sub(2)))
    {
        first -= 1;
    }
    Some(first)
}

/// The last row of names in a run of tokens.
fn last_names(draft: &Draft<'_>, range: TokenSpan) -> Option<Row> {
    let mut last = None;
    let mut at = range.start;
    while at < range.end {
        match coordination::names(draft, TokenSpan::new(at, range.end)) {
            Some(items) => {
                at = items.tokens().end.max(at + 1);
                last = Some(items);
            }
            None => at = coordination::name(draft, at, range.end).map_or(at + 1, |name| name.end.max(at + 1)),
        }
    }
    last
}

/// The row of single nouns that a sentence begins with: `Ash, oak and elm may …`.
fn first_nouns(draft: &Draft<'_>, range: TokenSpan) -> Option<Row> {
    const OTHERS: Class = Class::AUXILIARY
        .union(Class::CONJUNCTION)
        .union(Class::DETERMINER)
        .union(Class::PREPOSITION)
        .union(Class::PRONOUN)
        .union(Class::SUBORDINATOR);
    let noun = |token: usize| token < range.end && draft.kind(token) == TokenKind::Word && !draft.is(token, OTHERS);
    let mut items = Vec::new();
    let mut at = range.start;
    while noun(at) {
        items.push(TokenSpan::new(at, at + 1));
        if draft.mark(at + 1) == ',' && noun(at + 2) {
            at += 2;
        } else if draft.reads(at + 1, "and") && noun(at + 2) {
            items.push(TokenSpan::new(at + 2, at + 3));
            return Some(Row { items, certain: true, exhaustive: true });
        } else {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{Settings, sentences_of};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn check(text: &str, expected: &[(usize, u32)]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let draft = sentences_of(&document, Settings::default());
        let mut found = Vec::new();
        super::read(&draft, 0, &mut found);
        let rows: Vec<_> = found.iter().map(|found| (found.enumeration.items.len(), found.enumeration.stated.unwrap_or(0))).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn rows_are_paired_off() {
        check("Arden, Birk and Cole scored 14, 15 and 9 points, respectively.", &[(3, 3)]);
        check("Oak, ash and elm stand six and nine feet apart, respectively.", &[(3, 2)]);
        check("Instead, Arden and Birk scored 14 and 15 points, respectively.", &[(2, 2)]);
        check("In May Ann and Bob paid $20 and $30 respectively.", &[(2, 2)]);
    }

    #[test]
    fn other_rows_are_left() {
        check("Ann and Bob hold two boards, a large and a small one, respectively.", &[]);
        check("They came in 2019, respectively.", &[]);
    }
}
