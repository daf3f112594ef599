//! Reported statistics in, whether they can belong together out.

mod distribution;
mod grim;
mod impossible;
mod interval;
mod p_value;
mod sample;
mod significance;

use super::Context;
use crate::check::Check;
use crate::page::Rule;
use serde::Deserialize;

/// What of reported statistics is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatisticCheck {
    /// A p-value against its test statistic and degrees of freedom.
    PValueMismatch,
    /// A word for significance against the p-value beside it.
    SignificanceMismatch,
    /// An estimate that lies outside its own interval, or an interval whose ends are swapped.
    EstimateOutsideInterval,
    /// A ratio that is not in the middle of its interval on the logarithmic scale.
    RatioNotCentred,
    /// An interval that says otherwise than the p-value beside it.
    IntervalContradictsP,
    /// A value that the statistic cannot have.
    ImpossibleValue,
    /// Degrees of freedom that the sample of the text has no room for.
    DegreesExceedSample,
    /// A mean or percentage that no whole numbers give.
    GrimMismatch,
}

/// Runs one check over the statistics of a document.
pub(crate) fn check(statistic: StatisticCheck, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match statistic {
        StatisticCheck::PValueMismatch => p_value::check(rule, context, out),
        StatisticCheck::SignificanceMismatch => significance::check(rule, context, out),
        StatisticCheck::EstimateOutsideInterval => interval::check_inside(rule, context, out),
        StatisticCheck::RatioNotCentred => interval::check_centre(rule, context, out),
        StatisticCheck::IntervalContradictsP => interval::check_p(rule, context, out),
        StatisticCheck::ImpossibleValue => impossible::check(rule, context, out),
        StatisticCheck::DegreesExceedSample => sample::check(rule, context, out),
        StatisticCheck::GrimMismatch => grim::check(rule, context, out),
    }
}
