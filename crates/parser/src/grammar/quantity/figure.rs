//! Words and digits in, the number that they print out: sign, fractions, scale abbreviations.

use super::part::{and_a_part, and_parts_in_words, part_in_digits, part_in_words};
use crate::claim::Form;
use crate::grammar::Input;
use crate::grammar::number::{Number, cardinal, ordinal, scale_word, small};
use crate::grammar::phrase::is_plural;
use crate::lexicon::Class;
use crate::token::{Token, TokenKind};
use nom::Input as _;
use rust_decimal::Decimal;

/// A number before its unit is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) value: Decimal,
    pub(super) last_digit: Decimal,
    /// Decimals or a scale word say that it may be rounded.
    pub(super) rounded: bool,
    /// Words print all of it.
    pub(super) words: bool,
    /// What its scale word stands for; one where there is none.
    pub(super) scale: Decimal,
    /// Count, fraction or ordinal.
    pub(super) form: Form,
}

impl Figure {
    pub(super) fn of(number: Number, form: Form) -> Self {
        let Number { value, last_digit, rounded, words } = number;
        Self { value, last_digit, rounded, words, scale: Decimal::ONE, form }
    }

    /// The same number, a scale larger.
    pub(super) fn scaled(self, scale: Decimal) -> Option<Self> {
        Some(Self {
            value: self.value.checked_mul(scale)?,
            last_digit: self.last_digit.checked_mul(scale)?,
            rounded: true,
            scale: self.scale.checked_mul(scale)?,
            ..self
        })
    }

    fn negative(self) -> Self {
        Self { value: -self.value, ..self }
    }
}

/// The words for parts and multiples and the vulgar fractions, for the lexicon.
pub(crate) const PART_WORDS: &[&str] = &[
    "aged",
    "billions",
    "billionth",
    "couple",
    "double",
    "doubled",
    "doubles",
    "doubling",
    "dozens",
    "eightfold",
    "fivefold",
    "fourfold",
    "half",
    "halves",
    "handful",
    "hundredfold",
    "hundreds",
    "millions",
    "millionth",
    "minus",
    "naught",
    "negative",
    "nil",
    "ninefold",
    "quadruple",
    "quadrupled",
    "quadrupling",
    "quarter",
    "quarters",
    "quintupled",
    "scores",
    "sevenfold",
    "several",
    "sixfold",
    "tenfold",
    "tens",
    "thousands",
    "threefold",
    "trillions",
    "trillionth",
    "triple",
    "tripled",
    "triples",
    "tripling",
    "twice",
    "twofold",
    "¼",
    "½",
    "¾",
    "⅓",
    "⅔",
    "⅕",
    "⅖",
    "⅗",
    "⅘",
    "⅙",
    "⅚",
    "⅛",
    "⅜",
    "⅝",
    "⅞",
];

/// A number: `21.1 billion`, `minus five`, `two-thirds`, `half a million`, `1/2`, `10k`, `21st`, `1.3e6`.
///
/// `money` says that a currency sign stands before it, so that `5m` is five million.
pub(super) fn figure(input: Input<'_>, money: bool) -> Option<(Input<'_>, Figure)> {
    if let Some(rest) = minus(input) {
        return unsigned(rest, money).map(|(rest, figure)| (rest, figure.negative()));
    }
    unsigned(input, money)
}

/// What follows a minus sign or the word for it.
fn minus(input: Input<'_>) -> Option<Input<'_>> {
    let first = input.first()?;
    let rest = input.take_from(1);
    let next = rest.first()?;
    let word = input.word(first);
    let sign = matches!(word, "-" | "−" | "–") && !next.spaced && next.is(Class::DIGITS);
    let name = (word.eq_ignore_ascii_case("minus") || word.eq_ignore_ascii_case("negative")) && next.is(Class::DIGITS | Class::NUMBER_WORD);
    (sign || name).then_some(rest)
}

fn unsigned(input: Input<'_>, money: bool) -> Option<(Input<'_>, Figure)> {
    part_in_words(input)
        .or_else(|| part_in_digits(input))
        .or_else(|| nothing(input))
        .or_else(|| ordinal(input).ok().map(|(rest, number)| (rest, Figure::of(number, Form::Ordinal))))
        .or_else(|| whole(input, money))
}

/// `naught`, `nil`.
fn nothing(input: Input<'_>) -> Option<(Input<'_>, Figure)> {
    let first = input.first()?;
    let word = input.word(first);
    let zero = Number { value: Decimal::ZERO, last_digit: Decimal::ONE, rounded: false, words: true };
    (word.eq_ignore_ascii_case("naught") || word.eq_ignore_ascii_case("nil")).then(|| (input.take_from(1), Figure::of(zero, Form::Count)))
}

/// A cardinal with what can stand tight behind its digits, or apart: groups, an exponent, a scale abbreviation.
fn whole(input: Input<'_>, money: bool) -> Option<(Input<'_>, Figure)> {
    let (rest, number) = grouped(input).or_else(|| cardinal(input).ok())?;
    if let Some(found) = and_parts_in_words(input, rest) {
        return Some(found);
    }
    let figure = Figure { scale: last_scale(input, rest), ..Figure::of(number, Form::Count) };
    if let Some(found) = and_a_part(rest, figure) {
        return Some(found);
    }
    if figure.words {
        return Some(point(rest, figure).unwrap_or((rest, figure)));
    }
    if figure.scale > Decimal::ONE {
        return Some(and_the_rest(rest, figure));
    }
    if let Some(found) = exponent(rest, figure).or_else(|| power(rest, figure)) {
        return Some(found);
    }
    match abbreviation(rest, money) {
        Some((rest, scale)) => Some((rest, figure.scaled(scale)?)),
        None => Some((rest, figure)),
    }
}

/// Digits in groups of three with single spaces: `1 234 567`, `10 000`.
fn grouped(input: Input<'_>) -> Option<(Input<'_>, Number)> {
    let first = input.first()?;
    let plain = |token: Token, text: &str| token.is(Class::DIGITS) && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = input.word(first);
    let mut rest = input.take_from(1);
    if word.len() > 3 || !rest.first().is_some_and(|next| next.is(Class::DIGITS)) || !plain(first, word) || word.starts_with('0') {
        return None;
    }
    let mut digits = word.to_owned();
    let mut before = first;
    let mut groups = 0;
    while let Some(token) = rest.first()
        && plain(token, rest.word(token))
        && rest.word(token).len() == 3
        && token.span().start == before.span().end + 1
        && !token.line
    {
        digits.push_str(rest.word(token));
        before = token;
        groups += 1;
        rest = rest.take_from(1);
    }
    if groups == 0 || digits.len() > 15 {
        return None;
    }
    let value = digits.parse().ok()?;
    Some((rest, Number { value, last_digit: Decimal::ONE, rounded: false, words: false }))
}

/// `point` and the digits behind it, all in words: `two hundred point zero three`.
fn point(input: Input<'_>, figure: Figure) -> Option<(Input<'_>, Figure)> {
    let first = input.first()?;
    if !input.word(first).eq_ignore_ascii_case("point") || figure.rounded {
        return None;
    }
    let mut rest = input.take_from(1);
    let mut digits = String::new();
    while let Some(token) = rest.first()
        && digits.len() < 12
        && let Some(value) = small(rest.word(token))
    {
        // `seventy-one` behind a point is 71, `seven one` too.
        let tens = value >= 20 && value % 10 == 0;
        let joined = rest.take_from(1);
        let unit = if tens {
            hyphen(joined).and_then(|after| after.first().and_then(|token| small(after.word(token))).map(|unit| (after, unit)))
        } else {
            None
        };
        if let Some((after, unit @ 1..=9)) = unit {
            digits.push_str(&(value + unit).to_string());
            rest = after.take_from(1);
        } else {
            digits.push_str(&value.to_string());
            rest = joined;
        }
    }
    let places = u32::try_from(digits.len()).ok().filter(|&places| places > 0)?;
    let last_digit = Decimal::try_new(1, places).ok()?;
    let decimals = Decimal::from(digits.parse::<u64>().ok()?).checked_mul(last_digit)?;
    Some((rest, Figure { value: figure.value + decimals, last_digit, rounded: true, ..figure }))
}

/// What is left of a number in digits behind its hundreds or thousands: `3 hundred and 21`, `4 thousand 3 hundred`.
fn and_the_rest(input: Input<'_>, figure: Figure) -> (Input<'_>, Figure) {
    let and = input.first().filter(|token| input.word(*token).eq_ignore_ascii_case("and") && figure.scale == Decimal::ONE_HUNDRED);
    let next = if and.is_some() { input.take_from(1) } else { input };
    if figure.scale > Decimal::ONE_THOUSAND || next.first().is_none_or(|token| !token.is(Class::DIGITS | Class::NUMBER_WORD)) {
        return (input, figure);
    }
    let Ok((rest, number)) = cardinal(next) else { return (input, figure) };
    if number.value >= figure.scale || number.value < Decimal::ONE || !number.value.is_integer() {
        return (input, figure);
    }
    let sum = Figure { value: figure.value + number.value, last_digit: Decimal::ONE, rounded: false, ..figure };
    if number.rounded { and_the_rest(rest, Figure { scale: Decimal::ONE_HUNDRED, ..sum }) } else { (rest, sum) }
}

/// A power of ten in the notation of programs: `1.3e6`, `12e-1`.
fn exponent(input: Input<'_>, figure: Figure) -> Option<(Input<'_>, Figure)> {
    let token = input.first().filter(|token| !token.spaced && token.kind == TokenKind::Word)?;
    let power = input.word(token).strip_prefix(['e', 'E'])?;
    let (rest, power, down) = if power.is_empty() {
        let sign = input.take_from(1);
        let down = sign.first().filter(|token| !token.spaced).map(|token| sign.word(token))?;
        let digits = sign.take_from(1);
        let token = digits.first().filter(|token| !token.spaced && matches!(down, "-" | "−" | "+"))?;
        (digits.take_from(1), digits.word(token).parse::<u32>().ok()?, down != "+")
    } else {
        (input.take_from(1), power.parse::<u32>().ok()?, false)
    };
    let factor = Decimal::from(10_u64.checked_pow(power)?);
    if !down {
        return Some((rest, figure.scaled(factor)?));
    }
    let (value, last_digit) = (figure.value.checked_div(factor)?, figure.last_digit.checked_div(factor)?);
    Some((rest, Figure { value, last_digit, rounded: true, ..figure }))
}

/// A power behind its base, or behind `× 10`: `10^6`, `2.5^-1`, `1.5 × 10^9`.
fn power(input: Input<'_>, figure: Figure) -> Option<(Input<'_>, Figure)> {
    let first = input.first()?;
    let times = matches!(input.word(first), "×" | "x" | "*");
    let ten = input.take_from(1);
    let (base, caret) = if times {
        (Decimal::TEN, ten.first().filter(|token| ten.word(*token) == "10").map(|_| ten.take_from(1))?)
    } else {
        (figure.value, input)
    };
    let mark = caret.first().filter(|token| !token.spaced && caret.word(*token) == "^")?;
    let signed = caret.take_from(1);
    let sign = signed.first().map_or("", |token| signed.word(token));
    let digits = if matches!(sign, "-" | "−" | "+") { signed.take_from(1) } else { signed };
    let token = digits.first().filter(|token| !token.spaced && !mark.line)?;
    let exponent = digits.word(token).parse::<u32>().ok().filter(|&exponent| exponent <= 64)?;
    let mut factor = Decimal::ONE;
    for _ in 0..exponent {
        factor = factor.checked_mul(base)?;
    }
    if matches!(sign, "-" | "−") {
        factor = Decimal::ONE.checked_div(factor)?;
    }
    let (value, last_digit) =
        if times { (figure.value.checked_mul(factor)?, figure.last_digit.checked_mul(factor)?) } else { (factor, Decimal::ONE) };
    Some((digits.take_from(1), Figure { value, last_digit, rounded: figure.rounded || times, ..figure }))
}

/// A letter that stands for a scale: `10k`, `$5m`, `$2B`, `5m people`.
fn abbreviation(input: Input<'_>, money: bool) -> Option<(Input<'_>, Decimal)> {
    let token = input.first().filter(|token| token.kind == TokenKind::Word)?;
    let rest = input.take_from(1);
    if token.spaced && !money {
        return None;
    }
    let power = match input.word(token) {
        "k" | "K" => 3,
        "MM" | "mm" if money => 6,
        "MM" | "M" if !token.spaced => 6,
        "m" | "M" if money || counts_plural(rest) => 6,
        "b" | "B" if money || counts_plural(rest) => 9,
        "t" | "T" if money && !token.spaced => 12,
        _ => return None,
    };
    Some((rest, Decimal::from(10_u64.pow(power))))
}

/// Whether the next word is a plural that can be counted in millions, not a race over so many metres.
fn counts_plural(input: Input<'_>) -> bool {
    input.first().is_some_and(|token| {
        let word = input.word(token);
        token.is(Class::LOWER)
            && !token.is(Class::AUXILIARY | Class::PREPOSITION)
            && is_plural(word)
            && !matches!(word, "hurdles" | "races" | "sprints" | "finals" | "heats" | "waves")
    })
}

/// What follows a hyphen inside a word.
pub(super) fn hyphen(input: Input<'_>) -> Option<Input<'_>> {
    let rest = input.take_from(usize::from(input.first().is_some()));
    let dash = input.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced);
    (dash && rest.first().is_some_and(|next| !next.spaced)).then_some(rest)
}

/// Whether a word can be a noun or an adjective.
pub(super) fn is_content_word(token: Token) -> bool {
    token.kind == TokenKind::Word && !token.is(Class::FUNCTION)
}

/// The scale word that ends a number.
pub(super) fn last_scale(input: Input<'_>, rest: Input<'_>) -> Decimal {
    let last = rest.at.saturating_sub(input.at).checked_sub(1).and_then(|place| input.iter_elements().nth(place));
    let word = last.map_or("", |token| input.word(token));
    if word.eq_ignore_ascii_case("hundred") { Decimal::ONE_HUNDRED } else { scale_word(word).unwrap_or(Decimal::ONE) }
}
