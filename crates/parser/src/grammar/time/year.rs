//! Digits in, years out where the words around them make them one: `in 1992`, `(2019)`, `the 2016 election`, `264 BC`.

use super::super::Input;
use super::{Scene, reads};
use crate::grammar::number;
use crate::lexicon::Class;
use crate::token::TokenKind;
use nom::Input as _;

/// A year of four digits, or any year with its era, wherever a date makes a year certain.
pub(super) fn year_after<'t>(input: &Input<'t>) -> Option<(Input<'t>, i16)> {
    if let Some(found) = with_era(input) {
        return Some(found);
    }
    let token = input.first().filter(|token| token.is(Class::DIGITS))?;
    let year = four_digits(input.word(token)).filter(|year| (1000..=2199).contains(year))?;
    let rest = input.take_from(1);
    (!runs_on(&rest)).then_some((rest, year))
}

/// A year with its era: `264 BC`, `AD 70`, `c. 300 BCE`.
pub(super) fn with_era<'t>(input: &Input<'t>) -> Option<(Input<'t>, i16)> {
    let token = input.first()?;
    if matches!(input.word(token), "AD" | "A.D.") {
        let digits = input.take_from(1).first().filter(|token| token.is(Class::DIGITS))?;
        return Some((input.take_from(2), plain(input.word(digits))?));
    }
    let year = plain(input.word(token)).filter(|_| token.is(Class::DIGITS))?;
    let era = input.take_from(1);
    let name = era.first()?;
    match era.word(name) {
        "BC" | "B.C." | "BCE" | "B.C.E." | "bc" => Some((era.take_from(1), 1 - year)),
        "AD" | "A.D." | "CE" | "C.E." => Some((era.take_from(1), year)),
        // The last point of the abbreviation may be missing.
        "B" if reads(&era.take_from(1), ".") && reads(&era.take_from(2), "C") => Some((era.take_from(3), 1 - year)),
        _ => None,
    }
}

/// A year in words: `nineteen eighty-six`, `two thousand and fifteen`, `twenty twenty-one`.
pub(super) fn year_word<'t>(input: &Input<'t>) -> Option<(Input<'t>, i16)> {
    let first = input.first().filter(|token| token.is(Class::NUMBER_WORD))?;
    if reads(input, "two") {
        let (rest, number) = number::cardinal(*input).ok()?;
        let year = number.whole().filter(|year| (2000..=2099).contains(year))?;
        return Some((rest, i16::try_from(year).ok()?));
    }
    let century = number::small(input.word(first)).filter(|century| (11..=20).contains(century))?;
    let (rest, number) = number::cardinal(input.take_from(1)).ok()?;
    let tens = number.whole().filter(|tens| (10..=99).contains(tens) && number.words)?;
    Some((rest, i16::try_from(century * 100 + tens).ok()?))
}

/// A bare year, where what stands before and behind it leaves no other reading.
pub(super) fn bare<'t>(input: Input<'t>, scene: &Scene<'_, '_>) -> Option<(Input<'t>, i16)> {
    if let Some(found) = with_era(&input) {
        return Some(found);
    }
    let token = input.first().filter(|token| token.is(Class::DIGITS))?;
    let year = four_digits(input.word(token)).filter(|year| (1000..=2199).contains(year))?;
    let rest = input.take_from(1);
    let at = input.at;
    if runs_on(&rest) || scene.glued(at) {
        return None;
    }
    let usual = (1500..=2100).contains(&year);
    let next = rest.first();
    let noun = next.is_some_and(|next| counted(&rest, next));
    let before = at.checked_sub(1).filter(|&before| scene.holds(before));
    let Some(before) = before else {
        // At the head of a sentence a year is told by the verb or the mark behind it.
        let told = next.is_none_or(|next| next.is(Class::AUXILIARY) || matches!(rest.word(next), ":" | "–" | "—" | "saw" | "marked"));
        return (usual && year >= 1700 && told).then_some((rest, year));
    };
    let word = scene.word(before);
    let strong = ["in", "since", "until", "till", "during", "circa", "year", "mid", "early", "late", "ca"]
        .iter()
        .any(|one| word.eq_ignore_ascii_case(one))
        || scene.is(before, Class::SEASON);
    if strong {
        // `in 2000 cases`: a noun in the plural behind a round number is counted.
        let counted = noun && (year % 50 == 0 || !usual);
        return (!counted && !unit_behind(&rest)).then_some((rest, year));
    }
    if unit_behind(&rest) || !usual {
        return None;
    }
    let as_late_as =
        scene.reads(before, "as") && ["early", "late", "recently", "far"].iter().any(|one| scene.reads(before.wrapping_sub(1), one));
    if as_late_as {
        return (!noun).then_some((rest, year));
    }
    let preposition = [
        "by",
        "from",
        "of",
        "before",
        "after",
        "between",
        "through",
        "to",
        "for",
        "around",
        "about",
        "than",
        "on",
        "throughout",
        "into",
        "within",
        "at",
        "with",
        "per",
    ]
    .iter()
    .position(|one| word.eq_ignore_ascii_case(one));
    if let Some(index) = preposition {
        let sure = index < 9;
        let recent = (1800..=2060).contains(&year) || year < 1800 && year % 50 != 0;
        let plain = recent && (sure || (1900..=2039).contains(&year));
        return (plain && !noun).then_some((rest, year));
    }
    if matches!(word, "(" | "[") {
        let closed = next.is_some_and(|next| matches!(rest.mark(next), ')' | ']' | ',' | ';' | ':' | '–' | '-'));
        return (closed && (1600..=2100).contains(&year)).then_some((rest, year));
    }
    // `Paris, 2020` at the end of a caption or an entry.
    let ends = next.is_none_or(|next| matches!(rest.mark(next), '.' | ')' | ';' | '('));
    if word == "," && ends && scene.is(before.wrapping_sub(1), Class::CAPITAL) && (1900..=2039).contains(&year) {
        return Some((rest, year));
    }
    // `the following year, 1985, she left`, `that year – 1985 –`
    let closed = next.is_none_or(|next| matches!(rest.mark(next), ',' | '–' | '—' | '-' | '.' | ';' | ':' | ')'));
    if matches!(word, "," | "–" | "—") && closed && scene.reads(before.wrapping_sub(1), "year") {
        return Some((rest, year));
    }
    let listed = scene.is(before, Class::CONJUNCTION) || matches!(word, "," | "–" | "-" | "/" | "—");
    // `1802, 1840, and 1911`: the comma may stand beside the conjunction.
    let joint = if scene.is(before, Class::CONJUNCTION) && scene.mark(before.wrapping_sub(1)) == ',' { before - 1 } else { before };
    if listed && scene.is_year(joint) {
        return (!noun).then_some((rest, year));
    }
    if scene.is(before, Class::DETERMINER | Class::POSSESSIVE) {
        let recent = (1500..=2060).contains(&year) && year % 50 != 0 || (1950..=2060).contains(&year);
        let thing =
            next.is_some_and(|next| next.kind == TokenKind::Word && !next.is(Class::AUXILIARY | Class::PREPOSITION | Class::CONJUNCTION));
        let the = word.eq_ignore_ascii_case("the") && (year % 10 != 0 || (1950..=2060).contains(&year)) || !noun;
        return (recent && thing && the).then_some((rest, year));
    }
    // `a secret 1902 pact`: an adjective between the article and the year.
    let phrase = scene.is(before, Class::LOWER)
        && !scene.is(
            before,
            Class::PREPOSITION
                | Class::AUXILIARY
                | Class::CONJUNCTION
                | Class::SUBORDINATOR
                | Class::PRONOUN
                | Class::NEGATION
                | Class::NUMBER_WORD
                | Class::HEDGE,
        )
        && scene.before_is(before, Class::DETERMINER | Class::POSSESSIVE);
    let thing = next.is_some_and(|next| {
        next.is(Class::LOWER) && !next.is(Class::CAPITAL | Class::AUXILIARY | Class::PREPOSITION | Class::CONJUNCTION | Class::TIME_UNIT)
    });
    (phrase && thing && !noun && (1850..=2039).contains(&year) && year % 50 != 0).then_some((rest, year))
}

/// Four digits without marks.
fn four_digits(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| plain(word)).flatten()
}

fn plain(word: &str) -> Option<i16> {
    if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse().ok().filter(|&year| year > 0) } else { None }
}

/// Whether letters, digits or a percent sign are set tight behind the digits.
fn runs_on(rest: &Input<'_>) -> bool {
    rest.first().is_some_and(|next| {
        let word = rest.word(next);
        !next.spaced
            && word != "("
            && (next.kind == TokenKind::Number
                || next.kind == TokenKind::Word && !matches!(word, "'s" | "’s")
                || matches!(word, "%" | "°" | "$" | "€" | "+" | "=" | "_")
                || matches!(word, "-" | "‐" | "‑")
                    && rest.take_from(1).first().is_none_or(|next| super::words::lettered(rest.word(next)).is_none())
                    && rest.take_from(1).first().is_some_and(|next| next.is(Class::LOWER) && !next.spaced))
    })
}

/// Whether a noun in the plural follows, which the number may count.
fn counted(rest: &Input<'_>, next: crate::token::Token) -> bool {
    let word = rest.word(next);
    next.is(Class::LOWER)
        && !next.is(Class::CAPITAL
            | Class::PREPOSITION
            | Class::CONJUNCTION
            | Class::AUXILIARY
            | Class::SUBORDINATOR
            | Class::PRONOUN
            | Class::DETERMINER)
        && (word.ends_with('s') && !word.ends_with("ss") && !matches!(word, "'s" | "’s")
            || matches!(word, "people" | "men" | "women" | "children"))
}

/// Whether a unit follows, which makes the number a measure.
fn unit_behind(rest: &Input<'_>) -> bool {
    const UNITS: &[&str] = &[
        "%",
        "percent",
        "per",
        "km",
        "kilometres",
        "kilometers",
        "metres",
        "meters",
        "m",
        "miles",
        "mi",
        "feet",
        "ft",
        "kg",
        "tons",
        "tonnes",
        "hours",
        "days",
        "years",
        "people",
        "men",
        "women",
        "troops",
        "soldiers",
        "million",
        "billion",
        "dollars",
        "euros",
        "pounds",
        "UTC",
        "GMT",
        "hrs",
        "hr",
        "mg",
        "rpm",
        "hp",
        "kW",
        "MW",
        "others",
    ];
    rest.first().is_some_and(|next| UNITS.contains(&rest.word(next)))
}
