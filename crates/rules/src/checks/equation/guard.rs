//! A match in, whether its numbers are quantities at all out: no part of a longer formula, a course, a grid or a name.

use super::matched::Match;
use crate::pattern::Value;
use claimlint_parser::{Class, Form, Quantity, TokenSpan};
use rust_decimal::Decimal;

/// Whether what a match found is something else than an equation between quantities, whatever its numbers are.
pub(super) fn is_other(found: &Match, fault: usize) -> bool {
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    values().any(|value| is_kind(found, value) || is_extent(found, value))
        || values().any(|value| is_listed_extent(found, value) || is_split_number(found, value))
        || goes_on(found, values())
        || leaves_bracket(found)
        || is_between_ends(found)
        || is_quantified(found)
        || is_of_total(found)
        || is_of_last_year(found, fault)
        || is_course(found)
        || counts_numbers(found)
        || is_shut_in(found, fault)
}

/// Whether a bound or a range is taken from the other of two sentences: it would agree with almost anything.
pub(super) fn is_far_bound(found: &Match, fault: usize) -> bool {
    let side = |value: &Value| value.tokens.start < found.scene.seam;
    let Some(here) = found.values(fault).next().as_ref().map(side) else { return false };
    let open = |value: &Value| found.quantity(*value).is_some_and(|quantity| quantity.stated.low != quantity.stated.high);
    found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| side(&value) != here && open(&value))
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

/// Whether a value stands in brackets with other words, and the next one outside them: `5 crowns (30 pence; 2 marks), 9 of them`.
///
/// A figure alone in its brackets may be read with what follows: `12 (40%) of 30`.
fn leaves_bracket(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let mut values: Vec<TokenSpan> =
        found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens).collect();
    values.sort_unstable_by_key(|tokens| tokens.start);
    values.windows(2).any(|pair| {
        let [one, next] = pair else { return false };
        let alone = one.start.checked_sub(1).is_some_and(|before| ledger.word(before) == "(") && ledger.word(one.end) == ")";
        let mut depth = 0_usize;
        let closes = (one.end..next.start).any(|token| match ledger.word(token) {
            "(" => {
                depth += 1;
                false
            }
            ")" if depth == 0 => true,
            ")" => {
                depth -= 1;
                false
            }
            _ => false,
        });
        closes && !alone
    })
}

/// Whether two values are the ends of what varies and not those of a change: `it ranges from 3 to 7`.
fn is_between_ends(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let varies = |word: &str| ["rang", "vari", "vary", "differ", "extend", "spann"].iter().any(|stem| word.starts_with(stem));
    found.bindings.iter().flat_map(|binding| found.values(binding.slot)).any(|value| {
        let Some(from) = value.tokens.start.checked_sub(1).filter(|&from| ledger.lower(from) == "from") else { return false };
        from.checked_sub(1).is_some_and(|verb| varies(ledger.lower(verb)))
    })
}

/// Whether what follows is said of each or of both and not of a part: `two towns, both of which have over a million people`.
fn is_quantified(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens);
    let (Some(start), Some(end)) = (values().map(|tokens| tokens.start).min(), values().map(|tokens| tokens.end).max()) else {
        return false;
    };
    (start..end).any(|token| {
        matches!(ledger.lower(token), "all" | "both" | "each" | "either" | "neither" | "none")
            && ledger.lower(token + 1) == "of"
            && matches!(ledger.lower(token + 2), "which" | "whom")
    })
}

/// Whether a share is said to be one of a total that no number behind it is: `14.6% of the total, from 205 or 12.8%`.
fn is_of_total(found: &Match) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    values().filter(|value| found.quantity(*value).is_some_and(|quantity| quantity.form == Form::Percent)).any(|share| {
        let mut at = share.tokens.end;
        if ledger.lower(at) != "of" {
            return false;
        }
        at += 1;
        while matches!(ledger.lower(at), "a" | "the" | "its" | "their") {
            at += 1;
        }
        let ends = matches!(ledger.word(at + 1), "," | ";" | ")" | ".");
        matches!(ledger.lower(at), "lot" | "sum" | "total" | "whole") && ends && values().any(|value| value.tokens.start > at)
    })
}

/// Whether a change is told against a time whose number is not given: `1.5 million, a fall of 14% compared with the year before`.
fn is_of_last_year(found: &Match, fault: usize) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot)).map(|value| value.tokens);
    let Some(change) = found.value(fault).filter(|value| found.quantity(*value).is_some_and(|it| it.form == Form::Percent)) else {
        return false;
    };
    let at = change.tokens.end;
    let against = matches!(ledger.lower(at), "against" | "compared" | "from" | "on" | "over" | "versus");
    let time = |token: usize| matches!(ledger.lower(token), "before" | "earlier" | "last" | "month" | "previous" | "quarter" | "year");
    let told = values().any(|tokens| tokens.start > at)
        || values().any(|tokens| tokens.start.checked_sub(1).is_some_and(|before| ledger.lower(before) == "from"));
    against && (at + 1..at + 5).any(time) && !told
}

/// Whether a number is one side of an area or a part of a list of such: `8ft x 5ft (2.4m x 1.5m)`.
fn is_listed_extent(found: &Match, value: Value) -> bool {
    let ledger = found.scene.ledger;
    let times = |token: usize| matches!(ledger.word(token), "x" | "X" | "×");
    found.quantity(value).is_some_and(|quantity| quantity.form == Form::Measure)
        && (value.tokens.start.checked_sub(1).is_some_and(times) || times(value.tokens.end))
}

/// Whether white space parts the digits of a number, of which only some were read: `20 356`.
fn is_split_number(found: &Match, value: Value) -> bool {
    let ledger = found.scene.ledger;
    let three = |token: usize| ledger.word(token).len() == 3 && ledger.word(token).bytes().all(|byte| byte.is_ascii_digit());
    let short = |token: usize| ledger.word(token).len() <= 3 && ledger.word(token).bytes().all(|byte| byte.is_ascii_digit());
    let before = value.tokens.start.checked_sub(1).is_some_and(|before| short(before) && !ledger.word(before).is_empty());
    value.tokens.len() == 1 && (short(value.tokens.start) && three(value.tokens.end) || three(value.tokens.start) && before)
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
    let alone = || {
        let single = found.bindings.iter().filter(|binding| binding.values.len() == 1);
        single.flat_map(|binding| found.values(binding.slot))
    };
    // `41.5 deaths per 100,000 people, in the north (34.3) and the south (29.9)`, `the totals of these three are 20, 15 and 11`.
    let is_base = |value: Value| value.tokens.start.checked_sub(1).is_some_and(|before| ledger.lower(before) == "per");
    let lengths = || found.bindings.iter().map(|binding| binding.values.len()).filter(|&length| length > 2);
    let is_length = |quantity: &Quantity| lengths().any(|length| quantity.value == Some(Decimal::from(length)));
    listed
        && (alone().filter_map(|value| found.quantity(value)).any(|quantity| counts(quantity) || is_length(quantity))
            || alone().any(is_base))
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
    found.quantity(value).is_some_and(|quantity| is_word_length(quantity) || is_batting(found, quantity))
}

/// Whether a quantity counts runs or wickets, whose averages are reckoned from innings that nobody tells.
fn is_batting(found: &Match, quantity: &Quantity) -> bool {
    let ledger = found.scene.ledger;
    let averaged = || found.scene.tokens.range().any(|token| matches!(ledger.lower(token), "average" | "averages" | "averaged"));
    quantity.noun.is_some_and(|noun| matches!(ledger.lower(noun.head), "runs" | "wickets")) && averaged()
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
