//! The tokens of a sentence in, the results of its tests out.

use super::number::{comparator, p_value, signed};
use super::{input, peek};
use crate::claim::{ClaimKind, PValue, Statistic, Test};
use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::TokenSpan;
use crate::token::TokenKind;
use crate::value::from_digits;
use nom::Input as _;
use rust_decimal::Decimal;

/// Longest way, in tokens, from a statistic to its p-value.
const LONGEST_GAP: usize = 26;

/// Small words that may stand between a statistic and its p-value.
const BETWEEN: &[&str] = &[
    "a",
    "adj",
    "adjusted",
    "an",
    "and",
    "approach",
    "cohen",
    "corr",
    "corrected",
    "corresponding",
    "exact",
    "for",
    "hedges",
    "one",
    "partial",
    "sided",
    "tail",
    "tailed",
    "test",
    "the",
    "two",
    "uncorrected",
    "with",
    "yielding",
];

/// Reads every test of a sentence.
pub(super) fn read(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan, one_tailed: bool) {
    let mut at = tokens.start;
    while at < tokens.end {
        let found = one(input(draft, TokenSpan::new(at, tokens.end)), one_tailed);
        match found {
            Some((end, statistic)) if draft.free(TokenSpan::new(at, end)) => {
                draft.take(sentence, TokenSpan::new(at, end), ClaimKind::Statistic(statistic));
                at = end;
            }
            Some(_) | None => at += 1,
        }
    }
}

/// Reads a test that begins with the first token, and gives the token behind it.
fn one(input: Input<'_>, one_tailed: bool) -> Option<(usize, Statistic)> {
    let first = input.first()?;
    if first.kind != TokenKind::Word || first.span().len() > 9 {
        return None;
    }
    let (rest, test, attached) = name(input)?;
    let (rest, degrees) = match attached {
        Some(degrees) => (rest, degrees),
        None => degrees(rest, test)?,
    };
    let wanted = match test {
        Test::F => 2..=2,
        Test::T | Test::ChiSquare | Test::R | Test::Q | Test::Rho => 1..=1,
        Test::Tau => 0..=1,
        Test::Z => 0..=0,
    };
    if !wanted.contains(&degrees.len()) {
        return None;
    }
    let (rest, comparator) = comparator(rest).ok()?;
    let (rest, value) = signed(rest).ok()?;
    let (end, p) = match p_behind(rest) {
        Some((end, p)) => (end, Some(p)),
        // Without degrees of freedom and p-value it may be any quantity of this letter.
        None if degrees.is_empty() => return None,
        None => (rest.at, None),
    };
    if p.is_none() && degrees.is_empty() {
        return None;
    }
    Some((end, Statistic { test, degrees, comparator, value: value.value, last_digit: value.step(), p, one_tailed }))
}

/// Reads the letter or name of a test; degrees of freedom may be attached to it as a subscript was: `t28`, `F2,45`.
fn name(input: Input<'_>) -> Option<(Input<'_>, Test, Option<Vec<Decimal>>)> {
    let word = peek(&input, 0);
    let plain = |ahead: usize, test: Test| Some((input.take_from(ahead), test, None));
    let square = |ahead: usize| matches!(peek(&input, ahead), "2" | "²" | "square" | "squared");
    match word {
        "t" => plain(1, Test::T),
        "F" => plain(1, Test::F),
        "r" => plain(1, Test::R),
        "z" | "Z" => plain(1, Test::Z),
        "Q" | "Qw" | "Qb" | "Qwithin" | "Qbetween" | "QW" | "QB" => plain(1, Test::Q),
        "ρ" | "rho" | "rs" | "r_s" => plain(1, Test::Rho),
        "τ" | "tau" => plain(1, Test::Tau),
        "χ²" | "χ2" | "chi2" | "Chi2" | "X2" | "X²" | "Χ²" | "Χ2" | "chi²" | "x2" | "χ^2" => plain(1, Test::ChiSquare),
        "χ" | "Χ" | "chi" | "Chi" | "X" if square(1) && peek(&input, 2) == "(" => plain(2, Test::ChiSquare),
        "χ" | "chi" | "Chi" | "X" if matches!(peek(&input, 1), "^" | "-") && square(2) => plain(3, Test::ChiSquare),
        _ => {
            let (letter, digits) = word.split_at_checked(1)?;
            let test = match letter {
                "t" => Test::T,
                "F" => Test::F,
                _ => return None,
            };
            let first = from_digits(digits, Decimal::ONE)?.value;
            let comma = peek(&input, 1) == "," && input.iter_elements().nth(2).is_some_and(|token| !token.spaced);
            match test {
                Test::F if comma => {
                    let second = from_digits(peek(&input, 2), Decimal::ONE)?.value;
                    Some((input.take_from(3), test, Some(vec![first, second])))
                }
                Test::T if !comma => Some((input.take_from(1), test, Some(vec![first]))),
                Test::T | Test::F | Test::ChiSquare | Test::R | Test::Z | Test::Q | Test::Rho | Test::Tau => None,
            }
        }
    }
}

/// Reads the degrees of freedom in brackets; none where no bracket stands.
fn degrees(input: Input<'_>, test: Test) -> Option<(Input<'_>, Vec<Decimal>)> {
    let close = match peek(&input, 0) {
        "(" => ")",
        "[" => "]",
        _ => return Some((input, Vec::new())),
    };
    let mut rest = input.take_from(1);
    let mut degrees = Vec::new();
    let mut sized = false;
    for _ in 0..12 {
        let word = peek(&rest, 0);
        if word == close {
            // "z(N = 90)" has a size and no degrees of freedom; "z(90)" could mean anything.
            return (!degrees.is_empty() || sized).then(|| (rest.take_from(1), degrees));
        }
        match word {
            "," | ";" => rest = rest.take_from(1),
            "df" | "d.f." if matches!(peek(&rest, 1), "=" | ":") => rest = rest.take_from(2),
            "N" | "n" => {
                let (after, _) = comparator(rest.take_from(1)).ok()?;
                rest = signed(after).ok()?.0;
                sized = true;
            }
            _ => {
                let token = rest.first().filter(|token| token.kind == TokenKind::Number)?;
                let digits = rest.word(token);
                // "F(2,45)" has two numbers, "t(1,234)" one with its thousands apart.
                match digits.split_once(',') {
                    Some((first, second)) if test == Test::F && degrees.is_empty() && peek(&rest, 1) == close => {
                        degrees.push(from_digits(first, Decimal::ONE)?.value);
                        degrees.push(from_digits(second, Decimal::ONE)?.value);
                    }
                    Some(_) | None => degrees.push(from_digits(digits, Decimal::ONE)?.value),
                }
                rest = rest.take_from(1);
            }
        }
    }
    None
}

/// Reads the p-value that belongs to a statistic, past effect sizes and intervals, and gives the token behind it.
fn p_behind(input: Input<'_>) -> Option<(usize, PValue)> {
    let mut rest = input;
    for step in 0..LONGEST_GAP {
        if let Ok((after, p)) = p_value(rest) {
            return Some((after.at, p));
        }
        let token = rest.first()?;
        let word = rest.word(token);
        // The p-value behind another test is the other test's.
        if step > 0 && name(rest).is_some_and(|(after, _, attached)| attached.is_some() || matches!(peek(&after, 0), "(" | "[")) {
            return None;
        }
        let passes = match token.kind {
            TokenKind::Word => {
                word.chars().count() <= 3
                    || BETWEEN.binary_search(&&*word.to_ascii_lowercase()).is_ok()
                    || matches!(peek(&rest, 1), "=" | "<" | ">")
            }
            TokenKind::Number | TokenKind::Symbol => true,
            TokenKind::Punctuation => !matches!(word, "." | "?" | "!" | "..." | "—"),
            TokenKind::Opaque => false,
        };
        if !passes {
            return None;
        }
        rest = rest.take_from(1);
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_between_are_sorted() {
        assert!(super::BETWEEN.is_sorted());
    }
}
