//! The tokens before or behind a number in, what it measures out: percent, money, units of measurement.

use super::figure::{Figure, figure, hyphen, is_content_word};
use crate::grammar::Input;
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::value::{Denomination, Dimension, currency, longest_currency, longest_unit};
use nom::Input as _;
use rust_decimal::Decimal;

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Nothing: it counts.
    None,
    /// Hundredths of a whole.
    Percent,
    /// A difference of shares.
    PercentagePoint,
    /// Money: the code of its currency, or the name of its coin.
    Money(&'static str),
    /// A unit of measurement.
    Unit(&'static str),
}

/// Currency signs and the first letters of compound ones, for the lexicon.
pub(crate) const CURRENCY_SIGNS: &[&str] = &[
    "$", "¢", "£", "¥", "֏", "؋", "৳", "฿", "៛", "₡", "₦", "₩", "₪", "₫", "€", "₭", "₮", "₱", "₲", "₴", "₵", "₸", "₹", "₺", "₼", "₽", "₾",
    "₿",
];

/// The words for hundredths, for the lexicon.
pub(crate) const PERCENT_WORDS: &[&str] = &["%", "pct", "percent", "percentage", "percents"];

/// Units whose names mean other things too; words alone do not make a measure of them.
const HOMONYMS: &[&str] = &[
    "amp",
    "amps",
    "atmosphere",
    "atmospheres",
    "bar",
    "barrel",
    "barrels",
    "bars",
    "bit",
    "bits",
    "carat",
    "carats",
    "colon",
    "colons",
    "crown",
    "crowns",
    "cup",
    "cups",
    "degree",
    "degrees",
    "kip",
    "knot",
    "knots",
    "lei",
    "mark",
    "marks",
    "minute",
    "minutes",
    "pint",
    "pints",
    "rand",
    "real",
    "second",
    "seconds",
    "sen",
    "stone",
    "stones",
    "sum",
    "tala",
    "therm",
    "therms",
    "won",
];

/// The currency before a number: `$`, `US$`, `GBP`, `Rs.`, `MAUD`.
pub(super) fn prefix(input: Input<'_>) -> Option<(Input<'_>, &'static str, Decimal)> {
    let first = input.first()?;
    let sign = first.is(Class::CURRENCY);
    if !sign && (first.kind != TokenKind::Word || first.span().len() > 5) {
        return None;
    }
    let next = input.take_from(1).first()?;
    if !sign && !next.is(Class::CURRENCY | Class::DIGITS) && input.mark(next) != '.' {
        return None;
    }
    let words =
        || input.iter_elements().take(3).map(|token| input.word(token)).take_while(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    if let Some((money, taken)) = longest_currency(words()) {
        let rest = input.take_from(taken);
        let number = rest.first().is_some_and(|token| token.is(Class::DIGITS | Class::NUMBER_WORD) || rest.mark(token) == '-');
        return (number && (sign || taken > 1 || is_upper(input.word(first)))).then_some((rest, code(money), Decimal::ONE));
    }
    // Small letters before the sign, as in texts without capitals: `c $ 5`.
    if next.is(Class::CURRENCY) && first.span().len() <= 3 && !first.is(Class::DETERMINER | Class::POSSESSIVE) && input.word(first) != "s" {
        let compound = format!("{}{}", input.word(first).to_ascii_uppercase(), input.word(next));
        let money = currency(&compound)?;
        return Some((input.take_from(2), money.currency.code, Decimal::ONE));
    }
    let (money, scale) = millions_of(input.word(first))?;
    Some((input.take_from(1), money, scale))
}

/// What the tokens behind a number say it measures, with the unit's factor where its name holds a scale (`30 MUSD`).
pub(super) fn suffix<'t>(input: Input<'t>, figure: &Figure) -> Option<(Input<'t>, Measure, Decimal)> {
    let joined = hyphen(input).unwrap_or(input);
    percent(joined)
        .map(|(rest, measure)| (rest, measure, Decimal::ONE))
        .or_else(|| bracketed(input, figure))
        .or_else(|| named(joined, figure))
}

/// `%`, `percent`, `per cent`, `percentage points`, `pp`, `basis points`.
fn percent(input: Input<'_>) -> Option<(Input<'_>, Measure)> {
    let first = input.first()?;
    let word = input.word(first);
    let rest = input.take_from(1);
    if matches!(word, "pp" | "ppt" | "ppts") || word.eq_ignore_ascii_case("p.p.") {
        return Some((rest, Measure::PercentagePoint));
    }
    let rest = if first.is(Class::PERCENT) {
        rest
    } else if word.eq_ignore_ascii_case("per") && reads(rest, &["cent"]) {
        rest.take_from(1)
    } else {
        return None;
    };
    if let Some(rest) = points(rest) {
        return Some((rest, Measure::PercentagePoint));
    }
    (!word.eq_ignore_ascii_case("percentage")).then_some((rest, Measure::Percent))
}

/// What follows `points` behind a percent sign.
fn points(input: Input<'_>) -> Option<Input<'_>> {
    let after = hyphen(input).unwrap_or(input);
    reads(after, &["point", "points", "pt", "pts"]).then(|| after.take_from(1))
}

fn reads(input: Input<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| input.reads(word))
}

/// A unit in brackets of its own: `20 (kg)`.
fn bracketed<'t>(input: Input<'t>, figure: &Figure) -> Option<(Input<'t>, Measure, Decimal)> {
    let first = input.first()?;
    let open = input.word(first);
    if !matches!(open, "(" | "[") || figure.words || !first.spaced {
        return None;
    }
    let (rest, measure, scale) = named(input.take_from(1), figure)?;
    let close = rest.word(rest.first()?);
    (close == if open == "(" { ")" } else { "]" }).then(|| (rest.take_from(1), measure, scale))
}

/// Whether a `p` right behind digits is a sum in pence, as dividends and prices are told: `12.5p`, `20p a litre`.
///
/// `1080p` is a picture and `16p` an arm of a chromosome.
pub(crate) fn is_pence(digits: &str, next: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or(digits);
    let tenths = digits.len() > whole.len() && digits.len() <= whole.len() + 3;
    whole.len() <= 4 && (tenths || matches!(next, "a" | "an" | "each" | "per"))
}

/// The name or sign of a unit or currency.
fn named<'t>(input: Input<'t>, figure: &Figure) -> Option<(Input<'t>, Measure, Decimal)> {
    let first = input.first()?;
    let word = input.word(first);
    if first.is(Class::DIGITS) {
        return None;
    }
    let words = || input.iter_elements().take(6).map(|token| input.word(token));
    if word == "p" && !first.spaced && !figure.words && figure.scale == Decimal::ONE {
        let rest = input.take_from(1);
        let next = rest.first().map_or("", |next| rest.word(next));
        return is_pence(&figure.value.to_string(), next).then_some((rest, Measure::Money("pence"), Decimal::ONE));
    }
    // A lone preposition or pronoun is no unit, but "US dollars" begin with one.
    let function = first.is(Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION | Class::PRONOUN);
    let money = longest_currency(words()).or_else(|| small_code(word, figure)).filter(|(_, taken)| !function || *taken > 1);
    let measure = longest_unit(words()).filter(|(_, taken)| !function || *taken > 1);
    if figure.words && figure.scale == Decimal::ONE && HOMONYMS.binary_search(&&*word.to_lowercase()).is_ok() {
        let long = money.is_some_and(|(_, taken)| taken > 1) || measure.is_some_and(|(_, taken)| taken > 1);
        if !long {
            return None;
        }
    }
    match (money, measure) {
        // A pound is a weight unless a scale word makes it money.
        (Some((money, taken)), Some((_, other))) if taken > other || taken == other && (figure.scale > Decimal::ONE || is_coin(money)) => {
            Some((input.take_from(taken), Measure::Money(code(money)), Decimal::ONE))
        }
        (_, Some((unit, taken))) => {
            let letter = taken == 1 && word.chars().count() == 1 && word.is_ascii();
            // A lone letter is a unit only behind digits and where no name goes on.
            let rest = input.take_from(taken);
            let name = letter && first.spaced && (word == "A" || rest.first().is_some_and(|next| next.is(Class::CAPITAL)));
            // `1960s` is a decade, `2021″` the end of a quotation.
            let round = (figure.value % Decimal::TEN).is_zero() || figure.value >= Decimal::from(1000);
            if !first.spaced && (word == "s" && round || matches!(word, "″" | "′") && figure.value >= Decimal::from(1000)) {
                return None;
            }
            if word == "m"
                && !first.spaced
                && let Some((unit, rest)) = unit_of_millions(rest)
            {
                return Some((rest, Measure::Unit(unit), Decimal::from(1_000_000)));
            }
            if letter && figure.words || name || unit.dimension == Dimension::Time && figure.words {
                return None;
            }
            Some((rest, Measure::Unit(unit.symbol), Decimal::ONE))
        }
        (Some((money, taken)), None) => Some((input.take_from(taken), Measure::Money(code(money)), Decimal::ONE)),
        (None, None) => {
            let (code, scale) = millions_of(word)?;
            Some((input.take_from(1), Measure::Money(code), scale))
        }
    }
}

/// A unit behind a tight `m`, which then stands for millions: `21.4m sq ft`, `3m tonnes`.
fn unit_of_millions(rest: Input<'_>) -> Option<(&'static str, Input<'_>)> {
    let first = rest.first().filter(|first| first.spaced && first.is(Class::LOWER))?;
    let (unit, taken) = longest_unit(rest.iter_elements().take(6).map(|token| rest.word(token)))?;
    let long = taken > 1 || rest.word(first).chars().count() > 3;
    (long && unit.dimension != Dimension::Time).then(|| (unit.symbol, rest.take_from(taken)))
}

/// A second, smaller unit behind the first: `6 ft 2 in`, `5 feet and 2 inches`, `13 dollars and 45 cents`.
pub(super) fn smaller(input: Input<'_>, measure: Measure) -> Option<(Input<'_>, Decimal)> {
    let first = input.first()?;
    let and = input.word(first).eq_ignore_ascii_case("and");
    let start = if and || input.mark(first) == ',' { input.take_from(1) } else { input };
    let (rest, number) = figure(start, false)?;
    if number.scale > Decimal::ONE || number.value.is_sign_negative() {
        return None;
    }
    let name = hyphen(rest).unwrap_or(rest);
    let word = name.first().map_or("", |token| name.word(token)).to_lowercase();
    let after = name.take_from(usize::from(name.first().is_some()));
    let parts = match (measure, word.as_str()) {
        (Measure::Unit("ft"), "in") => {
            let goes_on = after.first().is_some_and(|next| {
                is_content_word(next) && !is_extent(after.word(next)) || next.is(Class::DETERMINER | Class::DIGITS | Class::POSSESSIVE)
            });
            if goes_on {
                return None;
            }
            12
        }
        (Measure::Unit("ft"), "inch" | "inches" | "″" | "\"") => 12,
        (Measure::Unit("lb"), "oz" | "ounce" | "ounces") => 16,
        (Measure::Unit("st"), "lb" | "lbs" | "pound" | "pounds") => 14,
        (Measure::Unit("m"), "cm" | "centimetres" | "centimeters") => 100,
        (Measure::Unit("km"), "m" | "metres" | "meters") => 1000,
        // "15 dollars 50": two digits that end the clause are cents.
        (Measure::Money(_), "" | "." | "," | ";" | ")") => {
            let digits = start.first().filter(|token| token.is(Class::DIGITS)).map(|token| start.word(token).len());
            return (digits == Some(2) && rest.at == start.at + 1)
                .then(|| number.value.checked_div(Decimal::ONE_HUNDRED).map(|part| (rest, part)))?;
        }
        (Measure::Money(code), _) => {
            let coin = longest_currency(std::iter::once(word.as_str())).filter(|(coin, _)| is_coin(*coin));
            let same = coin.is_some_and(|(coin, _)| coin.currency.code == code || matches!(code, "USD" | "CAD" | "AUD" | "EUR"));
            if !same {
                return None;
            }
            100
        }
        (Measure::None | Measure::Percent | Measure::PercentagePoint | Measure::Unit(_), _) => return None,
    };
    let part = number.value.checked_div(Decimal::from(parts))?;
    (part < Decimal::ONE).then_some((after, part))
}

/// Adjectives that end a length: `6 ft 2 in tall`.
fn is_extent(word: &str) -> bool {
    matches!(word, "deep" | "high" | "long" | "tall" | "thick" | "wide")
}

/// A code in small letters behind digits or a scale word: `5 usd`.
fn small_code(word: &str, figure: &Figure) -> Option<(Denomination, usize)> {
    let code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && (!figure.words || figure.scale > Decimal::ONE);
    let money = code.then(|| currency(&word.to_ascii_uppercase()))??;
    (money.currency.code.eq_ignore_ascii_case(word)).then_some((money, 1))
}

/// `MUSD`, `MEUR`: a code with millions before it.
fn millions_of(word: &str) -> Option<(&'static str, Decimal)> {
    let code = word.strip_prefix('M').filter(|code| code.len() == 3 && is_upper(code))?;
    let money = currency(code)?;
    Some((money.currency.code, Decimal::from(1_000_000)))
}

/// The code of a currency; for its coin the coin's name, as the table has it.
fn code(money: Denomination) -> &'static str {
    if !is_coin(money) {
        return money.currency.code;
    }
    // The shortest name is the plain one, of equal ones the last is the plural that prices use (`pence`).
    money.currency.minor.iter().rev().min_by_key(|name| name.len()).map_or(money.currency.code, String::as_str)
}

fn is_coin(money: Denomination) -> bool {
    money.worth < Decimal::ONE
}

fn is_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}
