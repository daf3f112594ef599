//! A number and the tokens behind it in, two numbers set against each other out: `one in five`, `127 of 312`, `52–48`.

use super::amount::{Amount, amount};
use super::figure::hyphen;
use super::unit::Measure;
use crate::claim::Form;
use crate::draft::Draft;
use crate::grammar::Input;
use crate::grammar::phrase::listed;
use crate::lexicon::Class;
use crate::value::Interval;
use nom::Input as _;
use rust_decimal::Decimal;

/// Two numbers set against each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) form: Form,
    /// The first by the second, for a ratio.
    pub(super) value: Option<Decimal>,
    /// What the words state: the ratio itself, for a score its two numbers.
    pub(super) stated: Interval,
}

/// Words near a score.
const SCORE_WORDS: &[&str] = &[
    "against",
    "approved",
    "ballot",
    "beat",
    "beaten",
    "beating",
    "beats",
    "decision",
    "defeat",
    "defeated",
    "defeating",
    "defeats",
    "draw",
    "drew",
    "final",
    "finals",
    "game",
    "games",
    "lead",
    "leading",
    "leads",
    "led",
    "lose",
    "losing",
    "loss",
    "lost",
    "majority",
    "margin",
    "match",
    "matches",
    "passed",
    "rejected",
    "ruled",
    "score",
    "scored",
    "scores",
    "series",
    "set",
    "sets",
    "split",
    "tie",
    "tied",
    "trailed",
    "trailing",
    "victory",
    "vote",
    "voted",
    "votes",
    "win",
    "winning",
    "wins",
    "won",
];

/// What two numbers say of each other where `input` goes on behind the first of them.
pub(super) fn pair<'t>(draft: &Draft<'_>, first: &Amount, input: Input<'t>) -> Option<(Input<'t>, Pair)> {
    if first.measure != Measure::None || first.figure.form != Form::Count {
        return None;
    }
    if first.figure.value.is_sign_negative() {
        return if input.reads("over") { ratio(first, input) } else { None };
    }
    score(draft, first, input).or_else(|| ratio(first, input))
}

/// `52–48`, `3-2`, where words of games and votes stand near.
fn score<'t>(draft: &Draft<'_>, first: &Amount, input: Input<'t>) -> Option<(Input<'t>, Pair)> {
    let joint = hyphen(input)?;
    let (rest, second) = whole_number(joint)?;
    if first.figure.words || second.figure.words || !first.figure.value.is_integer() {
        return None;
    }
    let (one, other) = (first.figure.value, second.figure.value);
    let near = first.number.start.saturating_sub(8)..rest.at + 4;
    let played = near.clone().any(|token| listed(SCORE_WORDS, draft.word(token)));
    let goes_on = hyphen(rest).is_some_and(|next| next.first().is_some_and(|token| token.is(Class::DIGITS)));
    let small = one < Decimal::ONE_THOUSAND && other < Decimal::ONE_THOUSAND;
    if !small || goes_on || second.measure != Measure::None || !played {
        return None;
    }
    Some((rest, Pair { form: Form::Score, value: None, stated: Interval::closed(one, other) }))
}

/// `one in five`, `5 out of 10`, `127 of 312`, `3:1`, `three to one`, `127/312`, `12 per 100,000`.
fn ratio<'t>(first: &Amount, input: Input<'t>) -> Option<(Input<'t>, Pair)> {
    let token = input.first()?;
    let word = input.word(token);
    let rest = input.take_from(1);
    let lower = |expected: &str| word.eq_ignore_ascii_case(expected);
    let one = first.figure.value;
    if lower("in") {
        let (rest, second) = whole_number(rest)?;
        let other = second.figure.value;
        let common = other <= Decimal::TEN || (other % Decimal::TEN).is_zero();
        return (one < other && (one == Decimal::ONE || common && first.figure.words == second.figure.words || other == Decimal::TEN))
            .then(|| share(rest, one, other))?;
    }
    if lower("out") && rest.reads("of") {
        let mut rest = rest.take_from(1);
        for skipped in ["every", "the", "a"] {
            if rest.reads(skipped) && rest.input_len() > 1 && !rest.take_from(1).first().is_some_and(|next| next.is(Class::PART_WORD)) {
                rest = rest.take_from(1);
            }
        }
        let (rest, second) = whole_number(rest)?;
        return (one <= second.figure.value).then(|| share(rest, one, second.figure.value))?;
    }
    if lower("of") && !first.figure.words {
        let (rest, second) = whole_number(rest)?;
        return (one <= second.figure.value && !second.figure.words).then(|| share(rest, one, second.figure.value))?;
    }
    if lower("per") {
        let (rest, second) = whole_number(rest)?;
        return (second.figure.value >= Decimal::TEN).then(|| share(rest, one, second.figure.value))?;
    }
    if lower("over") {
        let (rest, second) = whole_number(rest)?;
        let ends = rest.first().is_none_or(|token| token.is(Class::PUNCTUATION));
        return ends.then(|| share(rest, one, second.figure.value))?;
    }
    let tight = !token.spaced && rest.first().is_some_and(|next| !next.spaced);
    if word == ":" && tight {
        let (rest, second) = whole_number(rest)?;
        let small = one <= Decimal::ONE_THOUSAND && second.figure.value <= Decimal::ONE_HUNDRED;
        let padded = rest.at == second.number.end && input.word(rest_first(input)?).starts_with('0');
        return (small && !padded).then(|| share(rest, one, second.figure.value))?;
    }
    if word == "/" && tight {
        let (rest, second) = whole_number(rest)?;
        let goes_on = rest.first().is_some_and(|next| !next.spaced && matches!(rest.mark(next), '/' | '-'));
        return (one <= second.figure.value && !goes_on && one.is_integer()).then(|| share(rest, one, second.figure.value))?;
    }
    let to = if lower("to") { Some(rest) } else { hyphen(input).filter(|rest| rest.reads("to")).map(|rest| rest.take_from(1)) }?;
    let (rest, second) = whole_number(hyphen(to).unwrap_or(to))?;
    (second.figure.value == Decimal::ONE && second.number.len() == 1 && one >= Decimal::ONE).then(|| share(rest, one, Decimal::ONE))?
}

/// The token behind the mark.
fn rest_first(input: Input<'_>) -> Option<crate::token::Token> {
    input.take_from(1).first()
}

fn share(rest: Input<'_>, one: Decimal, other: Decimal) -> Option<(Input<'_>, Pair)> {
    let value = one.checked_div(other)?;
    Some((rest, Pair { form: Form::Ratio, value: Some(value), stated: Interval::exact(value) }))
}

/// A whole number that measures nothing and is no year.
fn whole_number(input: Input<'_>) -> Option<(Input<'_>, Amount)> {
    let first = input.first()?;
    if !first.is(Class::DIGITS | Class::NUMBER_WORD) {
        return None;
    }
    let year = input.word(first).len() == 4 && matches!(input.word(first).get(..2), Some("17" | "18" | "19" | "20"));
    let (rest, number) = amount(input)?;
    let plain = number.measure == Measure::None && number.figure.form == Form::Count && number.figure.value.is_integer();
    (plain && !year).then_some((rest, number))
}
