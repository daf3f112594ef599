//! Digits as the text prints them in, a value and the precision it was printed with out (T1–T3); and back.

use super::interval::{Bound, Interval};
use rust_decimal::{Decimal, RoundingStrategy};

/// Whether a printed number was counted or measured (T1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintedKind {
    /// A count, tally, score, ordinal, year or age: exact.
    Count,
    /// Printed with decimals, a scale word, a percent sign or a unit: any value that would print so.
    Rounded,
}

/// A number as printed: its value and the precision that its digits show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Printed {
    /// The value, its scale word included: 21,100,000,000 for "21.1 billion".
    pub value: Decimal,
    /// The digits printed after the point: 1 for "21.1 billion".
    pub decimals: u32,
    /// What the scale word stands for, or one: 1,000,000,000 for "21.1 billion".
    pub scale: Decimal,
    /// Whether the number is exact.
    pub kind: PrintedKind,
}

impl Printed {
    /// A whole number that was counted.
    pub const fn count(value: Decimal) -> Self {
        Self { value, decimals: 0, scale: Decimal::ONE, kind: PrintedKind::Count }
    }

    /// The same number, measured: what a percent sign or a unit beside it says (T1).
    #[must_use]
    pub const fn measured(self) -> Self {
        Self { kind: PrintedKind::Rounded, ..self }
    }

    /// What one in the last printed digit is worth: 0.1 billion for "21.1 billion" (T2).
    pub fn step(&self) -> Decimal {
        Decimal::try_new(1, self.decimals).ok().and_then(|unit| unit.checked_mul(self.scale)).unwrap_or_default().abs()
    }

    /// What one in the last digit is worth that is not a trailing zero before the point (T3): 100 for "1,600".
    pub fn significant_step(&self) -> Decimal {
        let mut step = self.step();
        // Zeros after the point are significant (T1).
        if self.decimals > 0 || self.value.is_zero() || step.is_zero() {
            return step;
        }
        while let Some(larger) = step.checked_mul(Decimal::TEN)
            && self.value.checked_rem(larger).is_some_and(|rest| rest.is_zero())
        {
            step = larger;
        }
        step
    }

    /// The number of digits that are not leading zeros nor trailing zeros before the point: 2 for "1,600".
    pub fn significant_digits(&self) -> u32 {
        let mut left = self.value.abs().checked_div(self.significant_step()).unwrap_or_default().trunc();
        let mut digits = 0;
        while !left.is_zero() {
            left = (left / Decimal::TEN).trunc();
            digits += 1;
        }
        digits
    }

    /// Every value that would print so: exact for counts, ± ½ of the last printed digit else (T1, T2).
    pub fn interval(&self) -> Interval {
        match self.kind {
            PrintedKind::Count => Interval::exact(self.value),
            PrintedKind::Rounded => around(self.value, self.step()),
        }
    }

    /// Every value that would print so if the trailing zeros were not significant (T3): [1550, 1650] for "1,600".
    pub fn trailing_zero_interval(&self) -> Interval {
        let step = self.significant_step();
        if step == self.step() { self.interval() } else { around(self.value, step) }
    }

    /// Every value that would print so if further digits were cut off, not rounded (T9): [24, 25) for "24 %".
    pub fn truncated_interval(&self) -> Interval {
        match self.kind {
            PrintedKind::Count => Interval::exact(self.value),
            PrintedKind::Rounded if self.step().is_zero() => Interval::exact(self.value),
            PrintedKind::Rounded => {
                let exact = Interval::exact(self.value);
                let past = exact.widen(self.step());
                if self.value.is_sign_negative() {
                    Interval { low: open(past.low), high: exact.high }
                } else {
                    Interval { low: exact.low, high: open(past.high) }
                }
            }
        }
    }

    /// Another value in the form of this one: its scale word and its digits after the point.
    ///
    /// 211,400,000 in the form of "$21 million" is "211".
    pub fn print(&self, value: Decimal) -> String {
        let shown = value.checked_div(self.scale).unwrap_or(value);
        print_like(shown, self.decimals)
    }
}

/// Reads a number in figures, grouped or not, and the scale that a word beside it gives (1 where there is none).
///
/// Groups are of three digits, or Indian (1,00,000), with one kind of separator throughout: a comma, an apostrophe or
/// a space.
/// Decimals or a scale make the number [`PrintedKind::Rounded`].
/// None where the digits are no such number or too long for a decimal.
///
/// ```
/// use claimlint_parser::value::from_digits;
/// let sales = from_digits("21.1", 1_000_000_000.into()).expect("a number");
/// assert_eq!(sales.value, 21_100_000_000_i64.into());
/// assert_eq!(sales.step(), 100_000_000.into());
/// assert!(from_digits("6,5000,000", 1.into()).is_none());
/// ```
pub fn from_digits(digits: &str, scale: Decimal) -> Option<Printed> {
    let (negative, digits) = match digits.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (whole, fraction) = digits.split_once(['.', '·']).unwrap_or((digits, ""));
    let has_point = whole.len() != digits.len();
    if (has_point && fraction.is_empty()) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimals = u32::try_from(fraction.len()).ok()?;
    let mut number = if let Some(number) = plain(digits) {
        number
    } else {
        let whole = if whole.is_empty() && has_point { "0".to_owned() } else { ungrouped(whole)? };
        Decimal::from_str_exact(&if decimals == 0 { whole } else { format!("{whole}.{fraction}") }).ok()?
    };
    number.set_sign_negative(negative && !number.is_zero());
    let value = number.checked_mul(scale)?;
    let kind = if decimals == 0 && scale == Decimal::ONE { PrintedKind::Count } else { PrintedKind::Rounded };
    Some(Printed { value, decimals, scale, kind })
}

/// The value of digits without a point or a comma, as most numbers are; none where there are too many for a short way.
fn plain(digits: &str) -> Option<Decimal> {
    let few = (1..=18).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    few.then(|| digits.parse::<i64>().ok().map(Decimal::from))?
}

/// Prints a value with so many digits after the point, rounded half up, with commas between thousands.
///
/// ```
/// use claimlint_parser::value::print_like;
/// assert_eq!(print_like("1234567.25".parse().expect("a decimal"), 1), "1,234,567.3");
/// ```
pub fn print_like(value: Decimal, digits: u32) -> String {
    let rounded = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let plain = rounded.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut printed = String::with_capacity(plain.len() + plain.len() / 3 + 1);
    if rounded.is_sign_negative() && !rounded.is_zero() {
        printed.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            printed.push(',');
        }
        printed.push(digit);
    }
    let digits = digits.min(Decimal::MAX_SCALE) as usize;
    if digits > 0 {
        printed.push('.');
        printed.push_str(fraction);
        printed.extend(std::iter::repeat_n('0', digits.saturating_sub(fraction.len())));
    }
    printed
}

fn around(value: Decimal, step: Decimal) -> Interval {
    Interval::exact(value).widen(step.checked_div(Decimal::TWO).unwrap_or_default())
}

fn open(bound: Bound) -> Bound {
    bound.value().map_or(Bound::Unbounded, Bound::Open)
}

/// The digits of a whole number without their separators, or none where the groups are not regular.
fn ungrouped(whole: &str) -> Option<String> {
    const SEPARATORS: [char; 7] = [',', ' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '\u{2019}'];
    let Some(separator) = whole.chars().find(|character| SEPARATORS.contains(character)) else {
        return (!whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())).then(|| whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let thousands = (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3);
    let lakhs = separator == ',' && (1..=2).contains(&first.len()) && middle.iter().all(|group| group.len() == 2);
    (digits && last.len() == 3 && (thousands || lakhs)).then(|| groups.concat())
}
