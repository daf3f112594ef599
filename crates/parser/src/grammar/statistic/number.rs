//! Tokens in, the numbers of results out: signed decimals, exponents, comparators and p-values.

use super::peek;
use crate::claim::{PComparator, PValue};
use crate::grammar::Input;
use crate::token::TokenKind;
use crate::value::{Printed, from_digits};
use claimlint_document::Span;
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult, Input as _};
use rust_decimal::Decimal;

/// The error of a parser that finds nothing of its kind.
pub(super) fn nothing<O>(input: Input<'_>) -> IResult<Input<'_>, O> {
    Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
}

/// Reads a number with its sign and exponent: `−2.20`, `1.2 × 10⁻⁵`, `3e-5`.
pub(super) fn signed(input: Input<'_>) -> IResult<Input<'_>, Printed> {
    let sign = matches!(peek(&input, 0), "-" | "−" | "–" | "+");
    let negative = sign && peek(&input, 0) != "+";
    let behind = input.take_from(usize::from(sign).min(input.input_len()));
    let Some(token) = behind.first() else { return nothing(input) };
    if token.kind != TokenKind::Number {
        return nothing(input);
    }
    let Some(mut number) = from_digits(behind.word(token), Decimal::ONE) else { return nothing(input) };
    let mut rest = behind.take_from(1);
    if let Some((after, scale)) = exponent(rest)
        && let Some(scaled) = from_digits(behind.word(token), scale)
    {
        number = scaled;
        rest = after;
    }
    number = number.measured();
    if negative {
        number.value.set_sign_negative(!number.value.is_zero());
    }
    Ok((rest, number))
}

/// Reads a power of ten behind a number.
fn exponent(input: Input<'_>) -> Option<(Input<'_>, Decimal)> {
    let tight = |ahead: usize| input.iter_elements().nth(ahead).is_some_and(|token| !token.spaced);
    let minus = |ahead: usize| matches!(peek(&input, ahead), "-" | "−" | "–" | "⁻");
    let power = |digits: &str| -> Option<Decimal> {
        let digits: String = digits.chars().map(|c| raised(c).unwrap_or(c)).collect();
        Decimal::try_new(1, digits.parse().ok().filter(|&power| power <= 20)?).ok()
    };
    if matches!(peek(&input, 0), "e" | "E") && tight(0) && minus(1) && tight(1) && tight(2) {
        return Some((input.take_from(3), power(peek(&input, 2))?));
    }
    // "x10 -15" has lost what raised its power.
    if peek(&input, 0) == "x10" && minus(1) && tight(2) {
        return Some((input.take_from(3), power(peek(&input, 2))?));
    }
    if matches!(peek(&input, 0), "×" | "x" | "*" | "·") && peek(&input, 1) == "10" {
        let caret = usize::from(peek(&input, 2) == "^");
        let ahead = 2 + caret;
        if minus(ahead) && tight(ahead) && tight(ahead + 1) {
            return Some((input.take_from(ahead + 2), power(peek(&input, ahead + 1))?));
        }
    }
    None
}

fn raised(c: char) -> Option<char> {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c)?;
    char::from_digit(u32::try_from(place).ok()?, 10)
}

/// Reads `=`, `<` or `>` and their kin.
pub(super) fn comparator(input: Input<'_>) -> IResult<Input<'_>, PComparator> {
    let found = match peek(&input, 0) {
        "=" | "≈" | "~" | "≅" => PComparator::Equal,
        "<" | "≤" | "⩽" | "≪" => PComparator::Below,
        ">" | "≥" | "⩾" | "≫" => PComparator::Above,
        _ => return nothing(input),
    };
    // "<=" and "==" are two signs.
    let second = usize::from(peek(&input, 1) == "=");
    Ok((input.take_from(1 + second), found))
}

/// Reads a p-value: `p = .036`, `P<0.01`, `p-value of .03`, `ns`.
pub(super) fn p_value(input: Input<'_>) -> IResult<Input<'_>, PValue> {
    let start = input.first().map_or(0, |token| token.span().start);
    let place = |rest: &Input<'_>| Span::new(start, rest_end(&input, rest));
    if matches!(peek(&input, 0), "ns" | "NS" | "n.s." | "N.S.") {
        let rest = input.take_from(1);
        let p = PValue { comparator: PComparator::NotSignificant, value: None, last_digit: Decimal::ZERO, span: place(&rest) };
        return Ok((rest, p));
    }
    if !matches!(peek(&input, 0), "p" | "P" | "ps") {
        return nothing(input);
    }
    let mut rest = input.take_from(1);
    let named = usize::from(peek(&rest, 0) == "-");
    let mut spelled = false;
    if matches!(peek(&rest, named), "value" | "values" | "val") {
        rest = rest.take_from(named + 1);
        spelled = true;
    }
    let (behind, comparator) = match comparator(rest) {
        Ok(found) => found,
        Err(_) if spelled && matches!(peek(&rest, 0), "of" | "is" | "was" | ":") => match comparator(rest.take_from(1)) {
            Ok(found) => found,
            Err(_) => (rest.take_from(1), PComparator::Equal),
        },
        Err(_) => return nothing(input),
    };
    let (rest, number) = match power_of_ten(behind) {
        Some(found) => found,
        None => signed(behind)?,
    };
    Ok((rest, PValue { comparator, value: Some(number.value), last_digit: number.step(), span: place(&rest) }))
}

/// Reads a bare power of ten: `10⁻⁵`, `10^-6`.
fn power_of_ten(input: Input<'_>) -> Option<(Input<'_>, Printed)> {
    let caret = usize::from(peek(&input, 1) == "^");
    let minus = matches!(peek(&input, 1 + caret), "-" | "−" | "⁻");
    let tight = |ahead: usize| input.iter_elements().nth(ahead).is_some_and(|token| !token.spaced);
    if peek(&input, 0) != "10" || !minus || !tight(1 + caret) || !tight(2 + caret) {
        return None;
    }
    let digits: String = peek(&input, 2 + caret).chars().map(|c| raised(c).unwrap_or(c)).collect();
    let scale = Decimal::try_new(1, digits.parse().ok().filter(|&power: &u32| power <= 20)?).ok()?;
    Some((input.take_from(3 + caret), from_digits("1", scale)?.measured()))
}

/// Where the last token between an input and its rest ends.
pub(super) fn rest_end(input: &Input<'_>, rest: &Input<'_>) -> usize {
    let last = rest.at.saturating_sub(input.at).saturating_sub(1);
    input.iter_elements().nth(last).map_or(0, |token| token.span().end)
}
