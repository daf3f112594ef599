//! A match in, whether its numbers are quantities at all out: no part of a longer formula, a course, a grid or a name.

use super::matched::Match;
use crate::pattern::Value;
use claimlint_parser::{Class, Form, Quantity, TokenSpan};
use rust_decimal::Decimal;

/// Whether what a match found is something else than an equation between quantities, whatever its numbers are.
pub(super) fn is_other(found: &Match, fault: usize) -> bool {
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    values().any(|value| is_kind(found, value) || is_extent(found, value))
        || goes_on(found, values())
        || is_course(found)
        || counts_numbers(found)
        || is_shut_in(found, fault)
}

/// Whether a formula goes on before or behind what was read of it: `3 * 4 * 2 = 24`, `25 = 16 + 9`.
fn goes_on(found: &Match, values: impl Iterator<Item = Value>) -> bool {
    let ledger = found.scene.ledger;
    let Some(whole) =
        values.map(|value| value.tokens).reduce(|one, other| TokenSpan::new(one.start.min(other.start), one.end.max(other.end)))
    else {
        return false;
    };
    let operator = |token: usize| matches!(ledger.word(token), "+" | "*" | "×" | "/" | "÷" | "^");
    let formula = whole.range().any(|token| ledger.word(token) == "=");
    formula && (whole.start.checked_sub(1).is_some_and(operator) || operator(whole.end))
}

/// Whether a list tells the course of one number: `from 16% in 1909, to 27% in 1949, to 42%`.
fn is_course(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let reached = |value: &Value| value.tokens.start.checked_sub(1).is_some_and(|before| ledger.lower(before) == "to");
    found.bindings.iter().any(|binding| found.values(binding.slot).filter(reached).count() > 1)
}

/// Whether a list is what a count counts and not what it is made of: `five numbers, namely 10, 5, 3, 6 and 21`.
fn counts_numbers(found: &Match) -> bool {
    const NUMBERS: &[&str] = &["digits", "entries", "figures", "integers", "numbers", "readings", "scores", "values"];
    let ledger = found.scene.ledger;
    let listed = found.bindings.iter().any(|binding| binding.values.len() > 1);
    let counts = |quantity: &Quantity| quantity.noun.is_some_and(|noun| NUMBERS.binary_search(&ledger.lower(noun.head)).is_ok());
    let alone = found.bindings.iter().filter(|binding| binding.values.len() == 1);
    listed && alone.flat_map(|binding| found.values(binding.slot)).filter_map(|value| found.quantity(value)).any(counts)
}

/// Whether the figure at fault stands in brackets that shut it off from the others: `a miller (157 votes), a smith (147
/// votes) and a cook (109 votes)`.
fn is_shut_in(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let Some(shut) = found.value(fault) else { return false };
    let next = found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens.start);
    let Some(next) = next.filter(|&start| start >= shut.tokens.end).min() else { return false };
    let mut between = (shut.tokens.end..next).map(|token| ledger.word(token)).filter(|word| matches!(*word, "(" | ")"));
    between.next() == Some(")")
}

/// Whether a measure names a kind of thing by the length of its words: `64-bit machines`.
fn is_kind(found: &Match, value: Value) -> bool {
    found.quantity(value).is_some_and(is_word_length)
}

/// Whether a quantity is a length of machine words, which tells a kind and no amount: 8, 16, 32, 64 bits.
pub(in crate::checks) fn is_word_length(quantity: &Quantity) -> bool {
    let length = |value: Decimal| u32::try_from(value).is_ok_and(|value| (8..=1024).contains(&value) && value.is_multiple_of(8));
    quantity.form == Form::Measure && quantity.unit == Some("bit") && quantity.value.is_some_and(length)
}

/// Whether a number is the last of an extent or stands alone in quotation marks: `a 4 by 3 grid`, `do not end in "999"`.
fn is_extent(found: &Match, value: Value) -> bool {
    let ledger = found.scene.ledger;
    let Some(before) = value.tokens.start.checked_sub(1) else { return false };
    let class = |token: usize, class: Class| ledger.tokens.get(token).is_some_and(|token| token.is(class));
    let number = Class::DIGITS | Class::NUMBER_WORD;
    let extent = ledger.lower(before) == "by"
        && before.checked_sub(1).is_some_and(|first| class(first, number))
        && found.quantity(value).is_some_and(|quantity| quantity.form == Form::Count);
    let quoted = class(before, Class::QUOTE_OPEN) && class(value.tokens.end, Class::QUOTE_CLOSE) && value.tokens.len() == 1;
    extent || quoted
}
