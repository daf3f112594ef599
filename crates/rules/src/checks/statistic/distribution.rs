//! A test statistic and its degrees of freedom in, the p-value that belongs to them out.
//!
//! Two-tailed for t, z, r, ρ and τ, the upper tail for F, χ² and Q.
//! The statistic is an interval, since it was rounded when it was printed, and so is the p-value.
//! These are real-valued functions, so they are computed in floating point; comparisons are made with a margin.

use claimlint_parser::{PComparator, Statistic, Test};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, Normal, StudentsT};

/// All p-values that the printed digits of a statistic allow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PRange {
    /// The smallest.
    pub(super) low: f64,
    /// The largest.
    pub(super) high: f64,
}

impl PRange {
    /// The p-values of a test in one tail only.
    pub(super) fn halved(self) -> Self {
        Self { low: self.low / 2.0, high: self.high / 2.0 }
    }
}

/// Recomputes the p-values of a test; none where its degrees of freedom are missing or impossible.
pub(super) fn p_range(statistic: &Statistic) -> Option<PRange> {
    let half = statistic.last_digit.checked_div(Decimal::TWO)?;
    let size = statistic.value.abs();
    let near = size.checked_sub(half)?.max(Decimal::ZERO).to_f64()?;
    let far = size.checked_add(half)?.to_f64()?;
    let degrees: Option<Vec<f64>> = statistic.degrees.iter().map(ToPrimitive::to_f64).collect();
    let degrees = degrees?;
    let exact = size.to_f64()?;
    let at = |value: f64| p_value(statistic.test, value, &degrees);
    let (low, high) = match statistic.comparator {
        PComparator::Equal | PComparator::NotSignificant => (at(far)?, at(near)?),
        // A statistic that is only bounded leaves the p-value open on the other side.
        PComparator::Below => (at(exact)?, 1.0),
        PComparator::Above => (0.0, at(exact)?),
    };
    (low.is_finite() && high.is_finite()).then_some(PRange { low, high })
}

/// The p-value of a statistic without its sign.
fn p_value(test: Test, value: f64, degrees: &[f64]) -> Option<f64> {
    let two_tailed_t = |t: f64, df: f64| StudentsT::new(0.0, 1.0, df).ok().map(|distribution| 2.0 * distribution.sf(t));
    let two_tailed_z = |z: f64| Normal::new(0.0, 1.0).ok().map(|distribution| 2.0 * distribution.sf(z));
    match (test, degrees) {
        (Test::T, &[df]) => two_tailed_t(value, df),
        (Test::R | Test::Rho, &[df]) => {
            // A coefficient of one or more after rounding has a p-value of nought.
            let rest = 1.0 - value * value;
            if rest <= 0.0 { Some(0.0) } else { two_tailed_t(value * (df / rest).sqrt(), df) }
        }
        (Test::F, &[between, within]) => FisherSnedecor::new(between, within).ok().map(|distribution| distribution.sf(value)),
        (Test::ChiSquare | Test::Q, &[df, ..]) => ChiSquared::new(df).ok().map(|distribution| distribution.sf(value)),
        (Test::Z, _) => two_tailed_z(value),
        (Test::Tau, &[n]) if n > 1.0 => two_tailed_z(3.0 * value * (n * (n - 1.0)).sqrt() / (2.0 * (2.0 * n + 5.0)).sqrt()),
        (Test::T | Test::R | Test::Rho | Test::F | Test::ChiSquare | Test::Q | Test::Tau, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(test: Test, value: f64, degrees: &[f64], expected: f64) {
        let computed = p_value(test, value, degrees).unwrap();
        assert!((computed - expected).abs() < 5e-5, "{computed} instead of {expected}");
    }

    /// Values from the tables of the distributions.
    #[test]
    fn p_values_are_those_of_the_tables() {
        gives(Test::T, 2.228, &[10.0], 0.05);
        gives(Test::T, 2.763, &[28.0], 0.01);
        gives(Test::Z, 1.959_964, &[], 0.05);
        gives(Test::F, 4.9646, &[1.0, 10.0], 0.05);
        gives(Test::ChiSquare, 3.8415, &[1.0], 0.05);
        gives(Test::ChiSquare, 11.3449, &[3.0, 90.0], 0.01);
        gives(Test::R, 0.3610, &[28.0], 0.05);
        gives(Test::R, 1.0, &[28.0], 0.0);
    }

    #[test]
    fn tests_without_their_degrees_have_no_p_value() {
        assert_eq!(p_value(Test::T, 2.0, &[]), None);
        assert_eq!(p_value(Test::F, 2.0, &[3.0]), None);
        assert_eq!(p_value(Test::T, 2.0, &[0.0]), None);
    }
}
