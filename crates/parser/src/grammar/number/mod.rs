//! Number words and digits in, exact decimals and the tokens that print them out.
//!
//! A number is read wherever it can begin ([`Class::DIGITS`], [`Class::NUMBER_WORD`], [`Class::ORDINAL_WORD`]); whether
//! it counts, dates or names something is for the grammar that asks.

mod words;

pub(crate) use words::{NUMBER_WORDS, ORDINAL_WORDS};

use super::Input;
use super::table::find;
use crate::lexicon::Class;
use crate::token::Token;
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult, Input as _};
use rust_decimal::Decimal;
use words::{ORDINALS, SCALES, SMALL, vulgar};

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value, scale word included.
    pub(crate) value: Decimal,
    /// The unit of its last printed digit, scale word included.
    pub(crate) last_digit: Decimal,
    /// Whether decimals or a scale word say that it may be rounded.
    pub(crate) rounded: bool,
    /// Whether words print all of it.
    pub(crate) words: bool,
}

impl Number {
    const fn exact(value: Decimal, words: bool) -> Self {
        Self { value, last_digit: Decimal::ONE, rounded: false, words }
    }

    /// The value where it is a whole number that fits.
    pub(crate) fn whole(&self) -> Option<u32> {
        if self.value.is_integer() { self.value.try_into().ok() } else { None }
    }
}

/// A cardinal number: `1,234.5`, `2.1 million`, `twenty-one hundred`, `three and a half`, `2½`, `a dozen`, `½`.
pub(crate) fn cardinal(input: Input<'_>) -> IResult<Input<'_>, Number> {
    const BEGINNINGS: Class = Class::DIGITS.union(Class::NUMBER_WORD).union(Class::DETERMINER).union(Class::PART_WORD);
    let Some(first) = input.first().filter(|first| first.is(BEGINNINGS)) else { return fail(input) };
    let (rest, number) = if first.is(Class::DIGITS) {
        let (rest, number) = digits(input)?;
        // Digits mostly stand alone.
        if !goes_on(&rest) {
            return Ok((rest, number));
        }
        let (rest, number) = mixed(rest, number);
        scaled(rest, number)
    } else if let Some(part) = vulgar(input.word(first)) {
        (input.take_from(1), Number { last_digit: part, ..Number::exact(part, false) })
    } else {
        cardinal_words(input)?
    };
    Ok(and_a_part(rest, number))
}

/// Whether the next word can go on a cardinal number in digits: a fraction, a scale word, `and`; code may read like one.
pub(crate) fn goes_on(rest: &Input<'_>) -> bool {
    const WORDS: Class =
        Class::DIGITS.union(Class::NUMBER_WORD).union(Class::PART_WORD).union(Class::CONJUNCTION).union(Class::DASH).union(Class::OPAQUE);
    rest.first().is_some_and(|next| next.is(WORDS))
}

/// An ordinal number: `3rd`, `third`, `twenty-second`, `one hundred and fifth`.
pub(crate) fn ordinal(input: Input<'_>) -> IResult<Input<'_>, Number> {
    let Some(first) = input.first() else { return fail(input) };
    if first.is(Class::DIGITS) {
        let (rest, number) = digits(input)?;
        return match rest.first() {
            Some(suffix) if !suffix.spaced && number.last_digit == Decimal::ONE && is_ordinal_suffix(rest.word(suffix)) => {
                Ok((rest.take_from(1), number))
            }
            _ => fail(input),
        };
    }
    if first.is(Class::ORDINAL_WORD)
        && let Some(value) = find!(ORDINALS, input.word(first))
    {
        return Ok((input.take_from(1), Number::exact(value.into(), true)));
    }
    if let Some(scale) = ordinal_scale(input.word(first)) {
        return Ok((input.take_from(1), Number::exact(scale, true)));
    }
    if !first.is(Class::NUMBER_WORD | Class::DETERMINER | Class::PART_WORD) {
        return fail(input);
    }
    // Tens before a unit (`twenty-second`), or a whole cardinal before the last word (`one hundred and fifth`).
    let (rest, front) = cardinal_words(input)?;
    let after = skip_joint(rest);
    let Some(last) = after.first() else { return fail(input) };
    if let Some(scale) = ordinal_scale(after.word(last))
        && let Some(value) = front.value.checked_mul(scale)
    {
        return Ok((after.take_from(1), Number::exact(value, true)));
    }
    let Some(value) = find!(ORDINALS, after.word(last)) else { return fail(input) };
    let whole = u64::try_from(front.value).unwrap_or(0);
    let joined = match value {
        100 | 1000 => front.value * Decimal::from(value),
        1..=9 if whole % 10 == 0 && whole > 10 => front.value + Decimal::from(value),
        10..=90 if whole >= 100 && whole % 100 == 0 => front.value + Decimal::from(value),
        _ => return fail(input),
    };
    Ok((after.take_from(1), Number::exact(joined, true)))
}

/// What `millionth`, `billionth` and their kin put in order.
fn ordinal_scale(word: &str) -> Option<Decimal> {
    word.strip_suffix("th").filter(|stem| stem.ends_with("illion")).and_then(scale_word)
}

/// Digits alone, with their points and groups.
pub(crate) fn digits(input: Input<'_>) -> IResult<Input<'_>, Number> {
    match input.first() {
        Some(token) if token.is(Class::DIGITS) => match printed(input.word(token)) {
            Some(number) => Ok((input.take_from(1), number)),
            None => fail(input),
        },
        _ => fail(input),
    }
}

/// Whether letters behind digits make them an ordinal.
pub(crate) fn is_ordinal_suffix(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|suffix| word.eq_ignore_ascii_case(suffix))
}

/// The number that digits print, commas (or narrow spaces, or apostrophes) in groups and a point before decimals;
/// none where they print something else, such as the decimal comma.
pub(crate) fn printed(word: &str) -> Option<Number> {
    // Most numbers are whole ones without groups.
    if (1..=18).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = word.bytes().fold(0_u64, |value, byte| value * 10 + u64::from(byte - b'0'));
        return Some(Number::exact(value.into(), false));
    }
    let (whole, decimals) = match word.rsplit_once('.') {
        Some((whole, decimals)) => (whole, decimals),
        None => (word, ""),
    };
    if whole.contains('.') || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut mantissa: i128 = 0;
    let mut group = 0;
    let mut groups = 0;
    let mut digits = 0;
    for c in whole.chars() {
        if let Some(digit) = c.to_digit(10) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
            group += 1;
            digits += 1;
        } else {
            // The first group has one to three digits; later ones two (the Indian way) or three.
            if group == 0 || group > 3 || groups > 0 && group < 2 {
                return None;
            }
            groups += 1;
            group = 0;
        }
    }
    if groups > 0 && group != 3 {
        return None;
    }
    for byte in decimals.bytes() {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        digits += 1;
    }
    if digits == 0 || digits > 27 {
        return None;
    }
    let scale = u32::try_from(decimals.len()).ok()?;
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    let last_digit = Decimal::try_from_i128_with_scale(1, scale).ok()?;
    Some(Number { value, last_digit, rounded: scale > 0, words: false })
}

/// The value of a cardinal word below one hundred.
pub(crate) fn small(word: &str) -> Option<u32> {
    find!(SMALL, word)
}

/// The value of an ordinal word.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    find!(ORDINALS, word)
}

/// What a scale word stands for: `million`.
pub(crate) fn scale_word(word: &str) -> Option<Decimal> {
    find!(SCALES, word).map(|power| Decimal::from(10_u64.pow(power)))
}

/// A cardinal in words: `twenty-one hundred`, `two million`, `a dozen`, `half a dozen`, `one hundred and five`.
fn cardinal_words(input: Input<'_>) -> IResult<Input<'_>, Number> {
    let Some(first) = input.first() else { return fail(input) };
    let word = input.word(first);
    if word.eq_ignore_ascii_case("half") {
        let rest = after_article(input.take_from(1));
        return match dozen(rest) {
            Some(rest) => Ok((rest, Number::exact(6.into(), true))),
            None => fail(input),
        };
    }
    let (mut rest, article) =
        if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") { (input.take_from(1), true) } else { (input, false) };
    if article && let Some(rest) = dozen(rest) {
        return Ok((rest, Number::exact(12.into(), true)));
    }
    let mut total: u64 = 0;
    let mut current: u64 = u64::from(article);
    let mut last_scale = u32::MAX;
    let mut read = false;
    // Whether the next word may still fill the tens and the units of the current group.
    let (mut tens_open, mut units_open) = (!article, !article);
    let mut scale_of_last: u64 = 1;
    loop {
        // `and` and hyphens bind only where a number word follows them.
        let next = if read { skip_joint(rest) } else { rest };
        let Some(token) = next.first() else { break };
        let word = next.word(token);
        // `three hundred and two dozens`
        if read && total == 0 && !current.is_multiple_of(100) && word.eq_ignore_ascii_case("dozens") && !joined_by_and(rest, &next) {
            current += current % 100 * 11;
            rest = next.take_from(1);
            break;
        }
        // `and` stands only behind hundreds and scales: `one hundred and five`, never `twenty and five`.
        let and = read && joined_by_and(rest, &next);
        if !token.is(Class::NUMBER_WORD) || and && scale_of_last < 100 {
            break;
        }
        if let Some(value) = small(word) {
            let fits = if value >= 20 { tens_open } else { units_open && (value < 10 || tens_open) };
            if !fits || value == 0 && read {
                break;
            }
            current += u64::from(value);
            units_open = value >= 20;
            tens_open = false;
            scale_of_last = 1;
        } else if word.eq_ignore_ascii_case("hundred") {
            if current == 0 || current >= 100 || and {
                break;
            }
            current *= 100;
            (tens_open, units_open) = (true, true);
            scale_of_last = 100;
        } else if let Some(power) = find!(SCALES, word) {
            if current == 0 || power >= last_scale || and {
                break;
            }
            let Some(scaled) = 10_u64.checked_pow(power).and_then(|scale| current.checked_mul(scale)) else { break };
            let Some(sum) = total.checked_add(scaled) else { break };
            total = sum;
            current = 0;
            last_scale = power;
            (tens_open, units_open) = (true, true);
            scale_of_last = 10_u64.checked_pow(power).unwrap_or(1);
        } else if word.eq_ignore_ascii_case("dozen") && read && total == 0 && current < 100 {
            current *= 12;
            rest = next.take_from(1);
            break;
        } else {
            break;
        }
        rest = next.take_from(1);
        read = true;
    }
    if !read {
        return fail(input);
    }
    let rounded = last_scale != u32::MAX && current == 0;
    let value = Decimal::from(total) + Decimal::from(current);
    Ok((rest, Number { value, last_digit: Decimal::from(scale_of_last), rounded, words: true }))
}

/// A vulgar fraction set tight or apart behind digits: `2½`, `2 ½`, `2 1/2`.
fn mixed(rest: Input<'_>, number: Number) -> (Input<'_>, Number) {
    if number.last_digit != Decimal::ONE {
        return (rest, number);
    }
    let Some(token) = rest.first() else { return (rest, number) };
    if let Some(part) = vulgar(rest.word(token)) {
        return (rest.take_from(1), Number { value: number.value + part, last_digit: part, ..number });
    }
    let small = |input: &Input<'_>| {
        let token = input.first()?;
        if token.is(Class::DIGITS) { input.word(token).parse::<u32>().ok() } else { None }
    };
    if token.spaced
        && let Some(above) = small(&rest)
        && is_tight(&rest.take_from(1), "/")
        && let bottom = rest.take_from(2)
        && let Some(below) = small(&bottom)
        && bottom.first().is_some_and(|token| !token.spaced)
        && 0 < above
        && above < below
        && below <= 16
    {
        let part = Decimal::from(above) / Decimal::from(below);
        return (bottom.take_from(1), Number { value: number.value + part, last_digit: part, ..number });
    }
    (rest, number)
}

/// A scale word behind digits: `2.1 million`.
fn scaled(rest: Input<'_>, number: Number) -> (Input<'_>, Number) {
    let mut rest = rest;
    let mut number = number;
    let mut last = 0;
    loop {
        let next = if rest.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced) { rest.take_from(1) } else { rest };
        let Some(token) = next.first() else { break };
        let word = next.word(token);
        let power = if word.eq_ignore_ascii_case("hundred") { Some(2) } else { find!(SCALES, word) };
        let Some(power) = power.filter(|&power| power > last) else { break };
        let scale = Decimal::from(10_u64.pow(power));
        let Some(value) = number.value.checked_mul(scale) else { break };
        let Some(last_digit) = number.last_digit.checked_mul(scale) else { break };
        number = Number { value, last_digit, rounded: true, words: false };
        last = power;
        rest = next.take_from(1);
    }
    (rest, number)
}

/// `and a half`, `and a quarter`, `and three quarters`, `and two thirds` behind a number below a thousand, or
/// behind a scale word, whose half it then is (`a million and a half`).
fn and_a_part(rest: Input<'_>, number: Number) -> (Input<'_>, Number) {
    let hyphen = rest.first().is_some_and(|token| token.is(Class::DASH) && !token.spaced);
    let at = if hyphen { rest.take_from(1) } else { rest };
    let Some(and) = at.first() else { return (rest, number) };
    if !at.word(and).eq_ignore_ascii_case("and") {
        return (rest, number);
    }
    let mut at = skip_hyphen(at.take_from(1));
    let mut above = 1;
    if let Some(token) = at.first() {
        let word = at.word(token);
        if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("one") {
            at = skip_hyphen(at.take_from(1));
        } else if let Some(value @ 2..=3) = small(word) {
            above = value;
            at = skip_hyphen(at.take_from(1));
        }
    }
    let Some(token) = at.first() else { return (rest, number) };
    let word = at.word(token);
    let below = match word {
        _ if word.eq_ignore_ascii_case("half") && above == 1 => 2,
        _ if word.eq_ignore_ascii_case("quarter") || word.eq_ignore_ascii_case("quarters") => 4,
        _ if word.eq_ignore_ascii_case("third") || word.eq_ignore_ascii_case("thirds") => 3,
        _ => return (rest, number),
    };
    // Behind a scale word the part is a part of that scale.
    let scale = if number.rounded { number.last_digit } else { Decimal::ONE };
    let part = Decimal::from(above) / Decimal::from(below) * scale;
    (at.take_from(1), Number { value: number.value + part, last_digit: part, ..number })
}

/// What is left after `dozen` and nothing else.
fn dozen(input: Input<'_>) -> Option<Input<'_>> {
    let token = input.first()?;
    input.word(token).eq_ignore_ascii_case("dozen").then(|| input.take_from(1))
}

fn after_article(input: Input<'_>) -> Input<'_> {
    match input.first() {
        Some(token) if input.word(token).eq_ignore_ascii_case("a") => input.take_from(1),
        _ => input,
    }
}

/// Skips a hyphen inside a number, or `and`.
fn skip_joint(input: Input<'_>) -> Input<'_> {
    let input = skip_hyphen(input);
    match input.first() {
        Some(token) if input.word(token).eq_ignore_ascii_case("and") => skip_hyphen(input.take_from(1)),
        _ => input,
    }
}

fn skip_hyphen(input: Input<'_>) -> Input<'_> {
    match input.first() {
        Some(token) if token.is(Class::DASH) && !token.spaced && input.take_from(1).first().is_some_and(|next| !next.spaced) => {
            input.take_from(1)
        }
        _ => input,
    }
}

/// Whether `and` stands between two places of a number.
fn joined_by_and(from: Input<'_>, to: &Input<'_>) -> bool {
    from.input_len().saturating_sub(to.input_len()) > 0 && {
        let at = skip_hyphen(from);
        at.first().is_some_and(|token| at.word(token).eq_ignore_ascii_case("and"))
    }
}

fn is_tight(input: &Input<'_>, mark: &str) -> bool {
    input.first().is_some_and(|token: Token| !token.spaced && input.word(token) == mark)
}

fn fail<O>(input: Input<'_>) -> IResult<Input<'_>, O> {
    Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::TokenSpan;
    use claimlint_document::{Format, read};

    type Reader = for<'t> fn(Input<'t>) -> IResult<Input<'t>, Number>;

    #[track_caller]
    fn check(reader: Reader, text: &str, expected: &str) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let mut tokens = Vec::new();
        let mut lexemes = crate::lexeme::Lexemes::default();
        for block in &document.blocks {
            crate::token::tokenize(&document, block.span, &mut lexemes, &mut tokens);
        }
        let input = Input::new(&document.text, &tokens, TokenSpan::new(0, tokens.len()));
        let found = match reader(input) {
            Ok((rest, number)) => {
                let left: Vec<_> = rest.iter_elements().map(|token| rest.word(token)).collect();
                format!("{} | {}", number.value.normalize(), left.join(" ")).trim_end_matches(" | ").to_owned()
            }
            Err(_) => "none".to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cardinals_are_read_to_their_end() {
        for (text, expected) in [
            ("1,234.5 km", "1234.5 | km"),
            ("1,00,000 rupees", "100000 | rupees"),
            ("1.234,5", "none"),
            ("12,34", "none"),
            ("2.1 million", "2100000"),
            ("5 hundred thousand", "500000"),
            ("two million", "2000000"),
            ("twenty-one hundred", "2100"),
            ("twenty one years", "21 | years"),
            ("three and a half years", "3.5 | years"),
            ("two-and-a-half years", "2.5 | years"),
            ("2½ hours", "2.5 | hours"),
            ("2 1/2 hours", "2.5 | hours"),
            ("½ hour", "0.5 | hour"),
            ("a dozen eggs", "12 | eggs"),
            ("half a dozen", "6"),
            ("two dozen", "24"),
            ("a hundred and three dozens", "136"),
            ("a hundred and five", "105"),
            ("a million and a half", "1500000"),
            ("one hundred and twenty thousand and six", "120006"),
            ("five and six", "5 | and six"),
            ("twenty and five", "20 | and five"),
            ("nineteen eighty-six", "19 | eighty - six"),
            ("a man", "none"),
            ("hundred", "none"),
            ("one and a third", "1.3333333333333333333333333333"),
        ] {
            check(cardinal, text, expected);
        }
    }

    #[test]
    fn ordinals_are_read_to_their_end() {
        for (text, expected) in [
            ("3rd of May", "3 | of May"),
            ("21st century", "21 | century"),
            ("twenty-second", "22"),
            ("twenty second", "22"),
            ("second", "2"),
            ("one hundred and fifth", "105"),
            ("two hundredth", "200"),
            ("three billionth", "3000000000"),
            ("two billion four hundred and twenty-second", "2000000422"),
            ("millionth", "1000000"),
            ("3 rd", "none"),
            ("5 th", "none"),
            ("three", "none"),
        ] {
            check(ordinal, text, expected);
        }
    }

    #[test]
    fn word_tables_are_sorted_and_every_entry_parses() {
        let small: fn(&str) -> Option<u32> = |word| find!(SMALL, word);
        for (table, found) in [(SMALL, small), (SCALES, |word| find!(SCALES, word)), (ORDINALS, |word| find!(ORDINALS, word))] {
            assert!(table.is_sorted(), "{table:?}");
            for (word, value) in table {
                assert_eq!(found(&word.to_uppercase()), Some(*value));
            }
        }
        assert!(NUMBER_WORDS.is_sorted() && ORDINAL_WORDS.is_sorted());
        // A number is read only at a word of these classes.
        assert!(ORDINALS.iter().all(|(word, _)| ORDINAL_WORDS.contains(word)));
        assert!(words::VULGAR.iter().all(|(sign, ..)| crate::lexicon::look_up(sign, crate::lexeme::key(sign)).contains(Class::PART_WORD)));
        for (word, _) in SMALL.iter().chain(SCALES) {
            assert!(NUMBER_WORDS.contains(word), "{word}");
        }
        for (word, _) in ORDINALS {
            assert!(ORDINAL_WORDS.contains(word), "{word}");
            check(ordinal, word, &ordinal_word(word).unwrap().to_string());
        }
    }
}
