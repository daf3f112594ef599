//! Tokens in, ages out: `aged 66`, `66 years old`, `the 45-year-old`, `ages 18 to 24`, `Kalkofe, 60,`.
//!
//! Years are the words of the grammar of time too, so that an age may overlap a duration.

use super::amount::{Extent, extent};
use super::figure::hyphen;
use super::unit::Measure;
use super::{Reading, hedge};
use crate::claim::{ClaimKind, Form};
use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::value::Hedge;
use nom::Input as _;
use rust_decimal::Decimal;

/// The words that every age has one of, for the lexicon.
pub(crate) const AGE_WORDS: &[&str] = &["age", "aged", "ages", "old", "yo"];

/// The units in which ages are told.
const UNITS: &[(&str, &str)] = &[
    ("day", "day"),
    ("days", "day"),
    ("month", "month"),
    ("months", "month"),
    ("week", "week"),
    ("weeks", "week"),
    ("year", "year"),
    ("years", "year"),
    ("yr", "year"),
    ("yrs", "year"),
];

/// Words before `aged` and `ages` that make cheese and eras of them.
const OTHER_AGES: &[&str] = &["bronze", "dark", "ice", "iron", "jazz", "middle", "space", "stone"];

/// Reads the ages of a sentence that has a word of age.
pub(super) fn read(draft: &mut Draft<'_>, sentence: usize) {
    let range = draft.sentences[sentence].tokens;
    let mut at = range.start;
    while at < range.end {
        let found = told_age(draft, TokenSpan::new(at, range.end)).filter(|reading| may_read(draft, reading.tokens));
        let Some(reading) = found else {
            at += 1;
            continue;
        };
        let tokens = reading.tokens;
        let kind = ClaimKind::Quantity(reading.quantity());
        if draft.free(tokens) {
            draft.take(sentence, tokens, kind);
        } else {
            draft.note(sentence, tokens, kind);
        }
        at = tokens.end;
    }
}

/// Whether no claim but a time has taken these tokens.
fn may_read(draft: &Draft<'_>, tokens: TokenSpan) -> bool {
    tokens.range().all(|token| draft.owner(token).and_then(|owner| draft.claims.get(owner)).is_none_or(|claim| claim.time().is_some()))
}

fn told_age(draft: &Draft<'_>, range: TokenSpan) -> Option<Reading> {
    let input = Input::new(&draft.document.text, &draft.tokens, range);
    let first = input.first()?;
    let word = input.word(first);
    let named = ["aged", "age", "ages"].iter().any(|expected| word.eq_ignore_ascii_case(expected));
    if named {
        let before = range.start.checked_sub(1).map_or("", |before| draft.word(before)).to_ascii_lowercase();
        if OTHER_AGES.binary_search(&before.as_str()).is_ok() {
            return None;
        }
        let rest = input.take_from(1);
        let of = rest.first().is_some_and(|token| matches!(rest.word(token), "of" | ":"));
        let rest = if of { rest.take_from(1) } else { rest };
        let (rest, hedge) = hedge::before(rest);
        let opened = rest.first().is_some_and(|token| rest.word(token).eq_ignore_ascii_case("between"));
        let (rest, extent) = if opened { extent(rest.take_from(1), Some("between"))? } else { extent(rest, None)? };
        let (rest, unit) = unit(&extent, rest).unwrap_or((rest, "year"));
        let (rest, hedge) = hedge::behind(rest).map_or((rest, hedge), |(rest, behind)| (rest, behind));
        return reading(input, rest, &extent, hedge, unit);
    }
    if !first.is(Class::DIGITS | Class::NUMBER_WORD) && !hedge::can_begin(input) {
        return None;
    }
    let (number, hedge) = hedge::before(input);
    let (rest, extent) = extent(number, None)?;
    let next = rest.first()?;
    if rest.word(next).eq_ignore_ascii_case("yo") {
        return reading(input, rest.take_from(1), &extent, hedge, "year");
    }
    let (rest, unit) = unit(&extent, rest)?;
    let rest = hyphen(rest).unwrap_or(rest);
    let next = rest.first()?;
    let after = rest.take_from(1);
    if matches!(rest.word(next), "old" | "olds" | "Old") {
        return reading(input, after, &extent, hedge, unit);
    }
    let of_age = rest.word(next) == "of" && after.first().is_some_and(|token| after.word(token) == "age");
    of_age.then(|| reading(input, after.take_from(1), &extent, hedge, unit))?
}

/// The unit behind a number, where it is one in which ages are told.
fn unit<'t>(extent: &Extent, rest: Input<'t>) -> Option<(Input<'t>, &'static str)> {
    match extent.measure() {
        Measure::Unit("wk") => return Some((rest, "week")),
        Measure::Unit("d") => return Some((rest, "day")),
        Measure::None => {}
        Measure::Percent | Measure::PercentagePoint | Measure::Money(_) | Measure::Unit(_) => return None,
    }
    let rest = hyphen(rest).unwrap_or(rest);
    let word = rest.word(rest.first()?).to_ascii_lowercase();
    let (_, unit) = UNITS.iter().find(|(name, _)| *name == word)?;
    Some((rest.take_from(1), unit))
}

fn reading(input: Input<'_>, rest: Input<'_>, extent: &Extent, hedge: Hedge, unit: &'static str) -> Option<Reading> {
    let value = extent.first.figure.value;
    let whole = extent.first.figure.form == Form::Count && !value.is_sign_negative();
    let measured = matches!(extent.measure(), Measure::None | Measure::Unit("wk" | "d"));
    (whole && measured).then(|| Reading {
        form: Form::Age,
        unit: Some(unit),
        tokens: input.until(&rest),
        rounded: false,
        ..Reading::of_extent(extent, hedge)
    })
}

/// Whether a bare number behind a name is the person's age: `Kalkofe, 60,` and `Ann Lee (34)`.
pub(super) fn behind_name(draft: &Draft<'_>, sentence: TokenSpan, at: usize, value: Decimal) -> bool {
    let plausible = value >= Decimal::from(16) && value <= Decimal::from(110) && draft.word(at).len() <= 3;
    let Some(mark) = at.checked_sub(1).filter(|&mark| plausible && mark > sentence.start) else { return false };
    let name = |token: usize| draft.kind(token) == TokenKind::Word && draft.is(token, Class::CAPITAL) && draft.is(token, Class::LOWER);
    let closed = match draft.word(mark) {
        "," => at + 1 >= sentence.end || matches!(draft.mark(at + 1), ',' | '.' | ';' | ')'),
        "(" => draft.mark(at + 1) == ')',
        _ => false,
    };
    // A name of one word counts where the sentence goes on in small letters; a place has a preposition before it.
    let surname = mark - 1;
    let before = surname.checked_sub(1).filter(|&before| before >= sentence.start);
    let given = before.filter(|&before| name(before) && !draft.is(before, Class::PREPOSITION | Class::DETERMINER));
    let goes_on = draft.mark(at + 1) == ',' && draft.is(at + 2, Class::LOWER) && !draft.is(at + 2, Class::CAPITAL | Class::CONJUNCTION);
    let opening = given.map_or(before, |given| given.checked_sub(1).filter(|&opening| opening >= sentence.start));
    let place =
        opening.is_some_and(|opening| draft.is(opening, Class::PREPOSITION) && !matches!(draft.word(opening), "by" | "with" | "for"));
    closed && name(surname) && (given.is_some() || goes_on) && !place && !draft.is(surname, Class::MONTH | Class::WEEKDAY)
}
