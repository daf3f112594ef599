//! Tokens in, one number with its currency or unit out, and two of them joined into a range.

use super::figure::{Figure, figure};
use super::unit::{Measure, prefix, smaller, suffix};
use crate::claim::Form;
use crate::grammar::Input;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::value::Interval;
use nom::Input as _;
use rust_decimal::Decimal;

/// A number with what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) figure: Figure,
    pub(super) measure: Measure,
    /// The number alone.
    pub(super) number: TokenSpan,
    /// Number and unit.
    pub(super) tokens: TokenSpan,
    /// Whether a hyphen joins number and unit: `5-mile`.
    pub(super) hyphen: bool,
}

/// One number, or two as a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) first: Amount,
    /// The other end of a range.
    pub(super) second: Option<Amount>,
    /// What is added and taken away: `± 0.2`.
    pub(super) tolerance: Option<Decimal>,
    /// Whether the ends are alternatives and so only about right: `five or six`.
    pub(super) loose: bool,
}

impl Extent {
    const fn one(first: Amount) -> Self {
        Self { first, second: None, tolerance: None, loose: false }
    }

    /// From the lower end to the higher.
    pub(super) fn interval(&self) -> Interval {
        let value = self.first.figure.value;
        match (self.second, self.tolerance) {
            (Some(second), _) => Interval::closed(value, second.figure.value),
            (None, Some(tolerance)) => Interval::closed(value - tolerance, value + tolerance),
            (None, None) => Interval::exact(value),
        }
    }

    /// What both ends measure; a unit may stand behind the second only.
    pub(super) fn measure(&self) -> Measure {
        match self.second {
            Some(second) if self.first.measure == Measure::None => second.measure,
            Some(_) | None => self.first.measure,
        }
    }
}

/// A number with its currency or unit: `$2 bn`, `5-mile`, `27 %`, `6 ft 2 in`.
pub(super) fn amount(input: Input<'_>) -> Option<(Input<'_>, Amount)> {
    let prefixed = prefix(input);
    let (start, money, factor) = match prefixed {
        Some((rest, code, factor)) => (rest, Some(code), factor),
        None => (input, None, Decimal::ONE),
    };
    let (rest, mut read) = figure(start, money.is_some())?;
    if money.is_some() && matches!(read.form, Form::Ordinal) {
        return None;
    }
    if factor > Decimal::ONE {
        read = read.scaled(factor)?;
    }
    let number = start.until(&rest);
    let mut end = rest;
    let mut measure = money.map_or(Measure::None, Measure::Money);
    let mut hyphen = false;
    if read.form != Form::Ordinal
        && let Some((rest, found, factor)) = suffix(rest, &read)
    {
        // Behind a currency sign only the currency's name may follow: `$5 million US dollars`.
        let fits = money.is_none() || matches!(found, Measure::Money(_));
        if fits {
            hyphen = end.first().is_some_and(|token| token.is(Class::DASH));
            measure = money.map_or(found, Measure::Money);
            end = rest;
            if factor > Decimal::ONE {
                read = read.scaled(factor)?;
            }
            // The scale may stand behind the currency: `75 USD million`.
            if let Measure::Money(_) = measure
                && read.scale == Decimal::ONE
                && let Some(token) = end.first()
                && let Some(scale) = crate::grammar::number::scale_word(end.word(token))
            {
                read = read.scaled(scale)?;
                end = end.take_from(1);
            }
        }
    }
    if matches!(measure, Measure::Unit(_) | Measure::Money(_))
        && !hyphen
        && let Some((rest, part)) = smaller(end, measure)
    {
        read.value += part;
        read.last_digit = if matches!(measure, Measure::Money(_)) { Decimal::new(1, 2) } else { part };
        read.rounded = true;
        end = rest;
    }
    Some((end, Amount { figure: read, measure, number, tokens: input.until(&end), hyphen }))
}

/// A number or a range of numbers: `5–10`, `10 to 15 percent`, `five or six`, `5 ± 0.2`.
///
/// `opened` names the word that opened the range (`between`, `from`), which says how it goes on.
pub(super) fn extent<'t>(input: Input<'t>, opened: Option<&str>) -> Option<(Input<'t>, Extent)> {
    let (rest, first) = amount(input)?;
    if let Some((rest, around)) = tolerance(rest) {
        // The unit may stand behind the tolerance only.
        let measure = if first.measure == Measure::None { around.measure } else { first.measure };
        let first = Amount { measure, ..first };
        return Some((rest, Extent { tolerance: Some(around.figure.value), ..Extent::one(first) }));
    }
    let Some((after, link)) = link(rest, opened) else { return Some((rest, Extent::one(first))) };
    let Some((end, second)) = amount(after) else { return Some((rest, Extent::one(first))) };
    let Some((first, second)) = together(first, second, link) else { return Some((rest, Extent::one(first))) };
    Some((end, Extent { first, second: Some(second), tolerance: None, loose: link == Link::Or }))
}

/// What joins the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    Or,
    And,
}

fn link<'t>(input: Input<'t>, opened: Option<&str>) -> Option<(Input<'t>, Link)> {
    let first = input.first()?;
    let rest = input.take_from(1);
    let word = input.word(first);
    let lower = |expected: &str| word.eq_ignore_ascii_case(expected);
    if opened == Some("between") {
        return lower("and").then_some((rest, Link::And));
    }
    if first.is(Class::DASH) {
        let next = rest.first()?;
        // A sign or a joint would be tight on one side only.
        let even = first.spaced == next.spaced;
        let to = !first.spaced && rest.word(next).eq_ignore_ascii_case("to");
        if to {
            let after = rest.take_from(1);
            return super::figure::hyphen(after).map(|after| (after, Link::To));
        }
        return (even && word != "--" && word != "---").then_some((rest, Link::Dash));
    }
    if lower("to") || lower("through") || lower("till") {
        return Some((rest, Link::To));
    }
    (lower("or") && opened.is_none()).then_some((rest, Link::Or))
}

/// Two numbers as the ends of one range, the first with the scale and unit that the second shares with it.
fn together(first: Amount, second: Amount, link: Link) -> Option<(Amount, Amount)> {
    let (mut low, mut high) = (first, second);
    if low.figure.form != high.figure.form || low.hyphen || low.figure.form == Form::Fraction && link == Link::Dash {
        return None;
    }
    match (low.measure, high.measure) {
        (Measure::Money(_), Measure::None) => high.measure = low.measure,
        (Measure::None, _) => {}
        (one, other) if one == other => {}
        (Measure::Percent | Measure::PercentagePoint | Measure::Money(_) | Measure::Unit(_), _) => return None,
    }
    if low.figure.scale == Decimal::ONE && high.figure.scale > Decimal::ONE {
        let mantissa = high.figure.value.checked_div(high.figure.scale)?;
        if low.figure.value < mantissa {
            low.figure = low.figure.scaled(high.figure.scale)?;
        } else if high.figure.scale > Decimal::ONE_THOUSAND && low.figure.value.checked_div(mantissa)? < Decimal::from(20) {
            // `From 100 to 50 million` goes down: both are millions, and no range; `from three to one thousand` goes up.
            return None;
        }
    }
    let (from, to) = (low.figure.value, high.figure.value);
    let fits = match link {
        Link::Dash | Link::To | Link::And => from < to,
        // "Five or six" are neighbours; "5 or 500" are two cases.
        Link::Or => {
            from < to
                && to.checked_sub(from).is_some_and(|more| more <= from)
                && low.measure == Measure::None
                && low.figure.form == Form::Count
        }
    };
    fits.then_some((low, high))
}

/// `± 0.2`, `+/- 0.2`, and the number behind it.
fn tolerance(input: Input<'_>) -> Option<(Input<'_>, Amount)> {
    let first = input.first()?;
    let rest = match input.word(first) {
        "±" => input.take_from(1),
        "+" => {
            let stroke = input.take_from(1);
            let sign = stroke.take_from(usize::from(stroke.first().is_some()));
            let spelt = stroke.first().is_some_and(|token| stroke.word(token) == "/")
                && sign.first().is_some_and(|token| sign.word(token) == "-" || sign.word(token) == "−");
            if !spelt {
                return None;
            }
            sign.take_from(1)
        }
        _ => return None,
    };
    amount(rest)
}
