//! A number as the text prints it and another value in, the other value in the form of the text out.

use claimlint_parser::value::{from_digits, print_like};
use claimlint_parser::{Class, Ledger, TokenKind, TokenSpan};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How a number is printed: what stands before it, its digits or words, and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    before: String,
    after: String,
    decimals: u32,
    /// What the printed number is multiplied by to give the value in its unit: a million for `million`.
    scale: Decimal,
    grouped: bool,
    spelling: Spelling,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    Digits,
    Words,
    CapitalWords,
}

impl Form {
    /// Reads the form of a claim's tokens; `value` is its value in its own unit.
    pub(crate) fn of(ledger: &Ledger, tokens: TokenSpan, value: Decimal) -> Option<Self> {
        let text = |tokens: TokenSpan| ledger.text(ledger.span_of(tokens));
        let is_digits = |token: &usize| ledger.tokens[*token].kind == TokenKind::Number;
        if let Some(number) = tokens.range().find(is_digits) {
            let digits = ledger.word(number);
            let printed = from_digits(digits, Decimal::ONE)?;
            // The sign stands before the digits: it is no part of what they are multiplied by.
            let scale = value.abs().checked_div(printed.value).unwrap_or(Decimal::ONE).normalize();
            let span = ledger.span_of(TokenSpan::new(number, number + 1));
            let whole = ledger.span_of(tokens);
            let before = ledger.text(claimlint_document::Span::new(whole.start, span.start));
            let after = ledger.text(claimlint_document::Span::new(span.end, whole.end));
            return Some(Self {
                before: attached(before).to_owned(),
                after: after.to_owned(),
                decimals: printed.decimals,
                scale: if scale.is_zero() { Decimal::ONE } else { scale },
                grouped: digits.contains(',') || printed.value.abs() < Decimal::ONE_THOUSAND,
                spelling: Spelling::Digits,
            });
        }
        let is_word = |token: &usize| ledger.tokens[*token].is(Class::NUMBER_WORD);
        let first = tokens.range().find(is_word)?;
        let inner = |token: usize| is_word(&token) || matches!(ledger.word(token), "-" | "and");
        let mut end = (first..tokens.end).find(|&token| !inner(token)).unwrap_or(tokens.end);
        while end > first + 1 && !is_word(&(end - 1)) {
            end -= 1;
        }
        let capital = text(TokenSpan::new(first, first + 1)).starts_with(char::is_uppercase);
        let behind = claimlint_document::Span::new(ledger.span_of(TokenSpan::new(first, end)).end, ledger.span_of(tokens).end);
        Some(Self {
            before: String::new(),
            after: ledger.text(behind).to_owned(),
            decimals: 0,
            scale: Decimal::ONE,
            grouped: true,
            spelling: if capital { Spelling::CapitalWords } else { Spelling::Words },
        })
    }

    /// Prints a value as the result of a computation: in figures, one digit finer than the text where it needs one.
    pub(crate) fn result(&self, value: Decimal) -> String {
        let shown = value.checked_div(self.scale).unwrap_or(value);
        let finer = if shown.normalize().scale() > self.decimals { self.decimals + 1 } else { self.decimals };
        let mut finer = finer;
        // A small value needs as many digits as it takes to be seen at all.
        while finer < 6 && shown.round_dp(finer).is_zero() && !shown.is_zero() {
            finer += 1;
        }
        let mut printed = print_like(shown, finer);
        if finer > self.decimals && printed.contains('.') {
            printed.truncate(printed.trim_end_matches('0').trim_end_matches('.').len());
        }
        self.framed(&printed)
    }

    /// Prints a value as it could stand in the place of the text's own.
    pub(crate) fn replacement(&self, value: Decimal) -> Option<String> {
        let shown = value.checked_div(self.scale)?;
        if self.spelling != Spelling::Digits {
            let spelled = shown.normalize();
            let spelled = (spelled.scale() == 0).then(|| spelled.try_into().ok().and_then(words)).flatten();
            let spelled = spelled.unwrap_or_else(|| print_like(shown, 0));
            let printed = if self.spelling == Spelling::CapitalWords { capitalised(&spelled) } else { spelled };
            return Some(self.framed(&printed));
        }
        Some(self.framed(&print_like(shown, self.decimals)))
    }

    fn framed(&self, number: &str) -> String {
        let number = if self.grouped { number.to_owned() } else { number.replace(',', "") };
        let signed = self.before.ends_with(['-', '−']);
        let number = number.strip_prefix('-').filter(|_| signed).unwrap_or(&number);
        format!("{}{number}{}", self.before, self.after)
    }
}

/// The signs before a number that belong to it, without the words of a hedge: `$` of `more than $`.
fn attached(before: &str) -> &str {
    let tail = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let last = &before[tail..];
    if last.is_empty() {
        // A currency code stands apart from its number.
        let code = before.trim_end();
        let from = code.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let is_code = code.len() - from == 3 && code[from..].bytes().all(|byte| byte.is_ascii_uppercase());
        return if is_code { &before[from..] } else { "" };
    }
    if last.starts_with('~') { last.trim_start_matches('~') } else { last }
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number below a hundred in words.
pub(crate) fn words(number: u32) -> Option<String> {
    let place = usize::try_from(number).ok()?;
    if let Some(unit) = UNITS.get(place) {
        return Some((*unit).to_owned());
    }
    let (tens, unit) = (TENS.get(place / 10)?, UNITS.get(place % 10)?);
    Some(if place.is_multiple_of(10) { (*tens).to_owned() } else { format!("{tens}-{unit}") })
}

/// The numbers from one to ninety-nine, by their words.
static SPELLED: LazyLock<FxHashMap<String, u32>> = LazyLock::new(|| (1..100).filter_map(|number| Some((words(number)?, number))).collect());

/// The number below a hundred that words say.
pub(crate) fn number_in_words(written: &str) -> Option<Decimal> {
    let written = written.trim().to_lowercase();
    let number = match written.as_str() {
        "a" | "an" => 1,
        _ => *SPELLED.get(&written)?,
    };
    Some(Decimal::from(number))
}

/// A number with its ordinal ending: `22nd`.
pub(crate) fn ordinal(number: Decimal) -> String {
    let last_two = (number % Decimal::ONE_HUNDRED).abs();
    let teen = last_two > Decimal::TEN && last_two < Decimal::from(20);
    let ending = match (teen, u8::try_from(last_two % Decimal::TEN).unwrap_or(0)) {
        (false, 1) => "st",
        (false, 2) => "nd",
        (false, 3) => "rd",
        _ => "th",
    };
    format!("{}{ending}", print_like(number, 0))
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
