//! Tokens in, lengths of time and ages out: `three and a half years`, `week-long`, `several days`, `the 45-year-old`.

use super::super::Input;
use super::expression::Length;
use super::units::Unit;
use super::{Scene, fail, reads, skip_hyphen, units, words};
use crate::claim::{TimeModifier, TimeUnit};
use crate::grammar::number;
use crate::lexicon::Class;
use nom::{IResult, Input as _};
use rust_decimal::Decimal;

/// Words that may stand between a number and its unit of time.
const BETWEEN: &[&str] = &[
    "additional",
    "business",
    "calendar",
    "consecutive",
    "different",
    "entire",
    "extra",
    "full",
    "long",
    "more",
    "other",
    "separate",
    "solid",
    "straight",
    "successive",
    "trading",
    "whole",
    "working",
];

/// Words before a length that bound or blur it, longest first, with what they make of it.
const HEDGES: &[(&[&str], TimeModifier)] = &[
    (&["a", "little", "over"], TimeModifier::MoreThan),
    (&["a", "little", "more", "than"], TimeModifier::MoreThan),
    (&["a", "little", "less", "than"], TimeModifier::LessThan),
    (&["no", "more", "than"], TimeModifier::EqualOrLess),
    (&["not", "more", "than"], TimeModifier::EqualOrLess),
    (&["no", "less", "than"], TimeModifier::EqualOrMore),
    (&["not", "less", "than"], TimeModifier::EqualOrMore),
    (&["no", "fewer", "than"], TimeModifier::EqualOrMore),
    (&["not", "fewer", "than"], TimeModifier::EqualOrMore),
    (&["just", "over"], TimeModifier::MoreThan),
    (&["just", "under"], TimeModifier::LessThan),
    (&["well", "over"], TimeModifier::MoreThan),
    (&["more", "than"], TimeModifier::MoreThan),
    (&["less", "than"], TimeModifier::LessThan),
    (&["fewer", "than"], TimeModifier::LessThan),
    (&["at", "least"], TimeModifier::EqualOrMore),
    (&["at", "most"], TimeModifier::EqualOrLess),
    (&["up", "to"], TimeModifier::EqualOrLess),
    (&["close", "to"], TimeModifier::LessThan),
    (&["over"], TimeModifier::MoreThan),
    (&["nearly"], TimeModifier::LessThan),
    (&["almost"], TimeModifier::LessThan),
    (&["about"], TimeModifier::Approx),
    (&["around"], TimeModifier::Approx),
    (&["roughly"], TimeModifier::Approx),
    (&["approximately"], TimeModifier::Approx),
    (&["some"], TimeModifier::Approx),
    (&["under"], TimeModifier::LessThan),
];

/// A number, or a word in its place, and a unit: `three years`, `a week`, `several months`, `27-year`, `decades-long`.
pub(super) fn length<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Length> {
    let (rest, first) = single(input, scene)?;
    if first.age || first.count.is_none() {
        return Ok((rest, first));
    }
    // `one hour and thirty minutes`, `two years and six months`.
    let after = if reads(&rest, "and") || reads(&rest, ",") { rest.take_from(1) } else { rest };
    if after.first().is_some_and(|token| token.is(Class::DIGITS | Class::NUMBER_WORD))
        && let Ok((rest, second)) = single(after, scene)
        && !second.age
        && second.unit < first.unit
        && !reads(&rest, "ago")
        && !reads(&rest, "later")
        && let Some(count) = second.count
    {
        return Ok((rest, Length { rest: Some((count, second.unit)), ..first }));
    }
    if reads(&rest, "and")
        && let at = rest.take_from(1)
        && reads(&at, "a")
        && reads(&at.take_from(1), "half")
        && let Some(count) = first.count
    {
        return Ok((at.take_from(2), Length { count: Some(count + Decimal::new(5, 1)), ..first }));
    }
    if reads(&rest, "and")
        && let Some((behind, quarters)) = quarters(rest.take_from(1))
        && let Some(count) = first.count.filter(|_| first.unit <= TimeUnit::Hour)
    {
        return Ok((behind, Length { count: Some(count + quarters), ..first }));
    }
    Ok((rest, first))
}

/// The quarters behind whole hours: `an hour and a quarter`, `two hours and three quarters`.
fn quarters(input: Input<'_>) -> Option<(Input<'_>, Decimal)> {
    let rest = input.take_from(1.min(input.input_len()));
    let last = || rest.take_from(1);
    // `An hour and a quarter of a mile` is two things.
    let ends = || last().first().is_none_or(|next| !next.is(Class::PREPOSITION) || last().word(next) != "of");
    let one = reads(&input, "a") && reads(&rest, "quarter");
    let three = reads(&input, "three") && reads(&rest, "quarters");
    ((one || three) && ends()).then(|| (last(), Decimal::new(if one { 25 } else { 75 }, 2)))
}

/// The hedge words right before a token of the sentence: where they begin and what they say.
pub(super) fn hedge_before(scene: &Scene<'_, '_>, at: usize) -> Option<(usize, TimeModifier)> {
    let matches = |words: &[&str]| {
        let start = at.checked_sub(words.len()).filter(|&start| scene.holds(start))?;
        words.iter().enumerate().all(|(index, word)| scene.reads(start + index, word)).then_some(start)
    };
    HEDGES.iter().find_map(|&(words, modifier)| Some((matches(words)?, modifier)))
}

/// `aged 66`, `age 66`.
pub(super) fn aged(input: Input<'_>) -> IResult<Input<'_>, Length> {
    if !reads(&input, "aged") && !reads(&input, "age") {
        return fail(input);
    }
    let (rest, number) = number::cardinal(input.take_from(1))?;
    let old = number.value > Decimal::ZERO && number.value < Decimal::from(125) && number.value.is_integer();
    let counts = rest.first().is_some_and(|next| next.is(Class::PERCENT | Class::TIME_UNIT));
    if !old || counts {
        return fail(input);
    }
    Ok((rest, Length { age: true, ..Length::of(Some(number.value), TimeUnit::Year) }))
}

fn single<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Length> {
    let (after, count) = amount(input, scene)?;
    let hyphened = skip_hyphen(after);
    let mut at = hyphened;
    let tight = at.input_len() < after.input_len();
    if !tight {
        while let Some(token) = at.first()
            && BETWEEN.iter().any(|word| at.word(token).eq_ignore_ascii_case(word))
        {
            at = at.take_from(1);
        }
    }
    let Some(token) = at.first().filter(|token| token.is(Class::TIME_UNIT)) else { return fail(input) };
    let Some(unit) = units::unit(at.word(token)) else { return fail(input) };
    let rest = at.take_from(1);
    if !fits(count, unit, token.is(Class::CAPITAL), tight, input, &rest, scene) {
        return fail(input);
    }
    // `week-long` is one week long, `weeks-long` some.
    let count = if count == Amount::None && !unit.plural { Amount::Article } else { count };
    let mut length = Length { weekend: unit.weekend, ..Length::of(count.value().map(|count| count * Decimal::from(unit.times)), unit.of) };
    let rest = skip_point(rest, unit);
    if matches!(unit.of, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Day)
        && let Some(rest) = old(rest, tight)
    {
        length.age = true;
        return Ok((rest, length));
    }
    // `three-year-long`, `year long`.
    let long = skip_hyphen(rest);
    if reads(&long, "long") && long.input_len() < rest.input_len() {
        return Ok((long.take_from(1), length));
    }
    Ok((rest, length))
}

/// What stands in the place of the number.
#[derive(Clone, Copy, PartialEq)]
enum Amount {
    Number(Decimal),
    /// `a`, `an`, `another`.
    Article,
    /// `half a`, `a half`.
    Half,
    /// `several`, `a few`, `many`.
    Some,
    /// Nothing: `decades`, `week-long`.
    None,
}

impl Amount {
    fn value(self) -> Option<Decimal> {
        match self {
            Self::Number(value) => Some(value),
            Self::Article => Some(Decimal::ONE),
            Self::Half => Some(Decimal::new(5, 1)),
            Self::Some | Self::None => None,
        }
    }
}

fn amount<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> IResult<Input<'t>, Amount> {
    let Some(token) = input.first() else { return fail(input) };
    let word = input.word(token);
    let after = input.take_from(1);
    if token.is(Class::TIME_UNIT) && !reads(&input, "second") {
        return Ok((input, Amount::None));
    }
    let is = |one: &str| word.eq_ignore_ascii_case(one);
    if is("half") {
        let rest = if reads(&after, "a") || reads(&after, "an") { after.take_from(1) } else { after };
        if rest.first().is_some_and(|token| token.is(Class::TIME_UNIT)) {
            return Ok((rest, Amount::Half));
        }
    }
    if is("a") || is("an") {
        if reads(&after, "few") || reads(&after, "couple") || reads(&after, "handful") || reads(&after, "number") {
            let rest = after.take_from(1);
            let rest = if reads(&rest, "of") { rest.take_from(1) } else { rest };
            return Ok((rest, Amount::Some));
        }
        if reads(&after, "half") {
            return Ok((after.take_from(1), Amount::Half));
        }
        if let Ok((rest, number)) = number::cardinal(input)
            && number.words
        {
            return Ok((rest, Amount::Number(number.value)));
        }
        if reads(&after, "full") || reads(&after, "whole") || reads(&after, "single") {
            return Ok((after.take_from(1), Amount::Article));
        }
        return Ok((after, Amount::Article));
    }
    if is("another") {
        if let Ok((rest, number)) = number::cardinal(after) {
            return Ok((rest, Amount::Number(number.value)));
        }
        return Ok((after, Amount::Article));
    }
    if words::AMOUNTS.iter().any(|one| is(one)) {
        return Ok((if reads(&after, "of") { after.take_from(1) } else { after }, Amount::Some));
    }
    if is("single") {
        return Ok((after, Amount::Number(Decimal::ONE)));
    }
    // A number behind a currency sign or inside a code counts no time.
    if scene.glued(input.at) {
        return fail(input);
    }
    let (rest, number) = number::cardinal(input)?;
    Ok((rest, Amount::Number(number.value)))
}

/// Whether a number and a unit word mean a length of time together.
fn fits(amount: Amount, unit: Unit, capital: bool, tight: bool, input: Input<'_>, rest: &Input<'_>, scene: &Scene<'_, '_>) -> bool {
    if capital && input.input_len() - rest.input_len() == 1 && !scene.is_head(input.at) {
        return false;
    }
    let followed = |word: &str| reads(rest, word);
    match amount {
        Amount::Number(count) => {
            if unit.short {
                // `5 h` and `10 min` are lengths; `5 sec` only with digits before.
                return !rest.first().is_some_and(|next| !next.spaced && next.is(Class::LOWER | Class::CAPITAL));
            }
            match unit.of {
                // `three quarters` is a fraction, `two quarters` of a business year only with its word.
                TimeUnit::Quarter => {
                    input.input_len() - rest.input_len() > 2
                        && !tight
                        && !scene.is(rest.at.wrapping_sub(2), Class::NUMBER_WORD | Class::DIGITS)
                }
                TimeUnit::Second if !unit.plural => {
                    tight && (count < Decimal::from(20) || input.first().is_some_and(|token| token.is(Class::DIGITS)))
                        || count != Decimal::ONE
                            && input.first().is_some_and(|token| token.is(Class::DIGITS))
                            && !rest.first().is_some_and(|next| next.is(Class::LOWER))
                }
                TimeUnit::Second
                | TimeUnit::Minute
                | TimeUnit::Hour
                | TimeUnit::Day
                | TimeUnit::Week
                | TimeUnit::Month
                | TimeUnit::Year
                | TimeUnit::Decade
                | TimeUnit::Century
                | TimeUnit::Millennium => true,
            }
        }
        Amount::Half => !matches!(unit.of, TimeUnit::Quarter | TimeUnit::Second) && !unit.short,
        Amount::Article => !unit.plural && !unit.short && !matches!(unit.of, TimeUnit::Second | TimeUnit::Quarter) && !tight_follower(rest),
        Amount::Some => !unit.short && unit.of != TimeUnit::Quarter && (unit.plural || tight),
        Amount::None => {
            if unit.short {
                return false;
            }
            let long = skip_hyphen(*rest);
            if reads(&long, "long") && long.input_len() < rest.input_len() {
                return true;
            }
            let before = |word: &str| scene.reads(input.at.wrapping_sub(1), word);
            let spans = before("for")
                || before("over")
                || before("after")
                || before("within")
                || before("lasted")
                || before("takes")
                || before("took")
                || before("in");
            let goes_on = ["of", "earlier", "later", "ago", "before"].iter().any(|word| followed(word));
            let coarse = !matches!(unit.of, TimeUnit::Second | TimeUnit::Quarter);
            unit.plural
                && coarse
                && (goes_on && !followed("of")
                    || spans && (before("for") || before("within") || unit.of >= TimeUnit::Year || !followed("of")))
        }
    }
}

/// Whether the unit after an article runs on into a compound (`a day-care centre`).
fn tight_follower(rest: &Input<'_>) -> bool {
    rest.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced) && !reads(&rest.take_from(1), "old")
}

/// `old`, `-old`, `of age` behind a length, which make it an age.
fn old(rest: Input<'_>, tight: bool) -> Option<Input<'_>> {
    let at = skip_hyphen(rest);
    if (reads(&at, "old") || reads(&at, "olds")) && (tight == (at.input_len() < rest.input_len()) || !tight) {
        return Some(at.take_from(1));
    }
    (reads(&rest, "of") && reads(&rest.take_from(1), "age")).then(|| rest.take_from(2))
}

/// Skips the point of `yrs.`, `hrs.` before a word that goes on.
fn skip_point(rest: Input<'_>, unit: Unit) -> Input<'_> {
    let goes_on = |rest: &Input<'_>| rest.take_from(1).first().is_some_and(|next| next.is(Class::LOWER) && !next.is(Class::CAPITAL));
    if unit.short && reads(&rest, ".") && rest.input_len() > 1 && goes_on(&rest) { rest.take_from(1) } else { rest }
}
