//! A claim in, what makes two values one and how unlikely it is that they are one by chance out.

use super::Search;
use crate::compare::root;
use claimlint_parser::value::Hedge;
use claimlint_parser::{Claim, Form, Quantity, TimeKind};
use rust_decimal::Decimal;

/// What makes two values one, but for their subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Measure {
    Number(Form, Option<&'static str>, Option<String>, Decimal),
    Day(u32, u32),
    Other(TimeKind, String),
}

impl Search<'_, '_> {
    pub(super) fn measure(&self, claim: &Claim) -> Option<Measure> {
        if let Some(quantity) = claim.quantity() {
            // A number with a unit tells what it measures in one place and not in another.
            let noun = quantity.noun.filter(|_| quantity.unit.is_none());
            let head = noun.map(|noun| root(self.old.word(noun.head)));
            return can_repeat(quantity).then_some(Measure::Number(quantity.form, quantity.unit, head, quantity.value?));
        }
        let time = claim.time().filter(|time| time.kind != TimeKind::Set)?;
        match (time.stated.month, time.stated.day) {
            (Some(month), Some(day)) if time.kind == TimeKind::Date => Some(Measure::Day(month, day)),
            _ if time.value.ends_with("_REF") || time.value.contains('X') => None,
            _ => Some(Measure::Other(time.kind, time.value.clone())),
        }
    }
}

/// Whether a claim is a day with its year.
pub(super) fn is_full_date(claim: &Claim) -> bool {
    claim.time().is_some_and(|time| time.stated.day.is_some() && time.stated.month.is_some() && time.stated.year.is_some())
}

/// How unlikely it is that the value stands in two places by chance.
pub(super) fn specific(claim: &Claim) -> i32 {
    if let Some(quantity) = claim.quantity() {
        return specific_number(quantity);
    }
    let Some(time) = claim.time() else { return 0 };
    match (time.stated.day, time.stated.month, time.stated.year) {
        (Some(_), Some(_), Some(_)) => 4,
        (Some(_), Some(_), None) => 3,
        (None, Some(_), Some(_)) => 2,
        _ if time.kind == TimeKind::Time => 1,
        _ => 0,
    }
}

/// Whether a quantity is of the kind that texts give twice.
fn can_repeat(quantity: &Quantity) -> bool {
    let form = match quantity.form {
        Form::Count => quantity.noun.is_some(),
        Form::Money | Form::Measure | Form::Percent | Form::PercentagePoint | Form::Age | Form::Score | Form::Ratio | Form::Fraction => {
            true
        }
        Form::Ordinal | Form::Multiple => false,
    };
    form && quantity.hedge != Hedge::Vague
}

/// Numbers of many digits stand in two places for a reason; small and round ones by chance.
fn specific_number(quantity: &Quantity) -> i32 {
    let Some(value) = quantity.value else { return 0 };
    let digits = value.normalize().mantissa().unsigned_abs();
    let mut significant = digits;
    while significant > 0 && significant.is_multiple_of(10) {
        significant /= 10;
    }
    let count = significant.to_string().len();
    match (count, value.abs() >= Decimal::TEN) {
        (0..=1, false) => -3,
        (0..=1, true) => 1,
        (2, _) => 2,
        (3, _) => 3,
        (_, _) => 4,
    }
}
