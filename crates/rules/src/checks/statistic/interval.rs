//! Estimates and their intervals in, whether they can belong together out (check 99).

use super::significance::alpha;
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_parser::value::{Interval, Printed};
use claimlint_parser::{ConfidenceInterval, Estimate, Measure, PComparator};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Estimates with an interval whose ends stand in order.
fn with_interval<'c>(context: &Context<'c>) -> impl Iterator<Item = (&'c Estimate, &'c ConfidenceInterval)> {
    context.ledger.estimates.iter().filter_map(|estimate| Some((estimate, estimate.interval.as_ref()?)))
}

fn range(printed: &Printed) -> Interval {
    printed.measured().interval()
}

/// Checks that each interval begins below its end and holds its estimate.
pub(super) fn check_inside(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (estimate, interval) in with_interval(context) {
        let words = context.ledger.text(interval.span);
        let negative = interval.low.value.is_sign_negative() && interval.high.value.is_sign_negative();
        if interval.low.value > interval.high.value && negative {
            // A reduction may have its ends in the order of their size: `-53% (95% CI -4 to -76)`.
            continue;
        }
        if interval.low.value > interval.high.value {
            let message = format!("the interval {words} ends below its beginning");
            out.push(report(rule, Verdict::Conflict, interval.span, message));
            continue;
        }
        let Some(value) = estimate.value else { continue };
        let (low, high) = (range(&interval.low), range(&interval.high));
        let within = |interval: Interval| low.cover(&high).meets(&interval);
        let holds = within(range(&value));
        let percent = context.ledger.text(estimate.span.cover(interval.span)).split(words).next().is_some_and(|text| text.contains('%'));
        let share = percent && range(&value).scale(Decimal::new(1, 2)).is_some_and(within);
        // `2.8% (95% CI −5.4 to −0.1)` is told as a reduction, `75% (95% CI 0.65–0.86)` as a share.
        if !holds && (share || negative && range(&value).scale(Decimal::NEGATIVE_ONE).is_some_and(within)) {
            continue;
        }
        let verdict = match (holds, interval.credible) {
            (true, _) => Verdict::Holds,
            // A bootstrapped or credible interval need not hold the estimate, though it nearly always does.
            (false, true) => Verdict::Review,
            (false, false) => Verdict::Conflict,
        };
        let shown = value.print(value.value);
        let message =
            if holds { format!("{shown} lies within its interval") } else { format!("{shown} lies outside its own interval, {words}") };
        let mut check = report(rule, verdict, estimate.span, message);
        check.related = vec![evidence(interval.span, "the interval")];
        out.push(check);
    }
}

/// Checks that ratios lie in the middle of their intervals on the logarithmic scale.
pub(super) fn check_centre(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    for (estimate, interval) in with_interval(context) {
        if estimate.measure != Measure::Ratio || interval.credible {
            continue;
        }
        let Some(value) = estimate.value else { continue };
        let Some((middle, slack)) = geometric_middle(interval, &value) else { continue };
        let Some(stated) = value.value.to_f64() else { continue };
        let holds = (stated.ln() - middle.ln()).abs() <= slack;
        let inside = interval.low.value <= value.value && value.value <= interval.high.value;
        if !inside {
            continue;
        }
        let shown = value.print(value.value);
        let words = context.ledger.text(interval.span);
        let verdict = if holds { Verdict::Holds } else { Verdict::Review };
        let message = if holds {
            format!("{shown} is the middle of {words} on the logarithmic scale")
        } else {
            format!("the middle of {words} on the logarithmic scale is {middle:.2}, not {shown}")
        };
        let mut check = report(rule, verdict, estimate.span, message);
        check.computed = Some(format!("√(low × high) = {middle:.2}"));
        check.related = vec![evidence(interval.span, "the interval")];
        out.push(check);
    }
}

/// The geometric mean of the ends, and how far the rounding of all three numbers can move it on the logarithmic scale.
fn geometric_middle(interval: &ConfidenceInterval, value: &Printed) -> Option<(f64, f64)> {
    let number = |printed: &Printed| Some((printed.value.to_f64()?, printed.step().to_f64()? / 2.0));
    let ((low, low_half), (high, high_half), (stated, half)) = (number(&interval.low)?, number(&interval.high)?, number(value)?);
    if low - low_half <= 0.0 || high <= low || stated <= half {
        return None;
    }
    let slack = f64::midpoint((low / (low - low_half)).ln(), (high / (high - high_half)).ln()) + (stated / (stated - half)).ln();
    // Profile likelihood and exact intervals lie a little off the middle.
    let tolerance = 0.1 * (high.ln() - low.ln());
    Some(((low * high).sqrt(), slack + tolerance))
}

/// Checks that an interval excludes no effect just where the p-value beside it is significant.
pub(super) fn check_p(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let alpha = alpha(context);
    for (estimate, interval) in with_interval(context) {
        let Some(p) = estimate.p else { continue };
        let neutral = match estimate.measure {
            Measure::Ratio => 1.0,
            Measure::Difference | Measure::Coefficient | Measure::Effect | Measure::Correlation => 0.0,
            Measure::Mean | Measure::Explained | Measure::Other | Measure::Unnamed => continue,
        };
        let level = interval.level.and_then(|level| level.to_f64()).unwrap_or(95.0);
        // The interval speaks of its own level, not of that of the text.
        let own = 1.0 - level / 100.0;
        let (Some(low), Some(high), Some(step)) = (interval.low.value.to_f64(), interval.high.value.to_f64(), interval.low.step().to_f64())
        else {
            continue;
        };
        let (excludes, includes) = (low - step > neutral || high + step < neutral, low + step < neutral && neutral < high - step);
        let Some(value) = p.value.and_then(|value| value.to_f64()) else { continue };
        let says = match p.comparator {
            PComparator::Equal if value < own * 0.8 => Some(true),
            PComparator::Equal if value > own * 1.2 => Some(false),
            PComparator::Below if value <= own => Some(true),
            PComparator::Above if value >= own => Some(false),
            PComparator::Equal | PComparator::Below | PComparator::Above | PComparator::NotSignificant => None,
        };
        let (verdict, message) = match (says, excludes, includes) {
            (Some(true), true, _) | (Some(false), _, true) => (Verdict::Holds, "the interval and the p-value agree".to_owned()),
            (Some(true), _, true) => {
                (Verdict::Conflict, format!("the interval holds {neutral}, no effect, but {} is significant", context.ledger.text(p.span)))
            }
            (Some(false), true, _) => (
                Verdict::Conflict,
                format!("the interval excludes {neutral}, no effect, but {} is not significant", context.ledger.text(p.span)),
            ),
            _ => continue,
        };
        // Adjusted p-values stand beside plain intervals where a text names a level of its own.
        let verdict = if verdict == Verdict::Conflict && (alpha.stated || interval.credible) { Verdict::Review } else { verdict };
        let mut check = report(rule, verdict, interval.span, message);
        check.related = vec![evidence(p.span, "the p-value")];
        out.push(check);
    }
}
