//! What the result of a test or of an estimate says, as it is printed.

use crate::ledger::TokenSpan;
use crate::value::Printed;
use claimlint_document::Span;
use rust_decimal::Decimal;

/// The result of a statistical test.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistic {
    /// The test.
    pub test: Test,
    /// Its degrees of freedom, as printed.
    pub degrees: Vec<Decimal>,
    /// Whether the statistic is stated or only bounded: `t(28) < 2.2`.
    pub comparator: PComparator,
    /// The statistic, as printed.
    pub value: Decimal,
    /// The unit of its last printed digit.
    pub last_digit: Decimal,
    /// The p-value beside it.
    pub p: Option<PValue>,
    /// Whether the sentence calls the test one-tailed, one-sided or directional.
    pub one_tailed: bool,
}

/// The tests whose p-values can be recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Student's t.
    T,
    /// Fisher's F.
    F,
    /// χ².
    ChiSquare,
    /// Pearson's r.
    R,
    /// The standard normal.
    Z,
    /// Cochran's Q.
    Q,
    /// Spearman's ρ.
    Rho,
    /// Kendall's τ.
    Tau,
}

/// A printed p-value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PValue {
    /// How the value is bounded; `ns` reads as above the level of significance.
    pub comparator: PComparator,
    /// The value; none for `ns`.
    pub value: Option<Decimal>,
    /// The unit of its last printed digit.
    pub last_digit: Decimal,
    /// Its place in the text.
    pub span: Span,
}

/// An estimate as results are reported: a value with its spread, interval or p-value; at least one of them stands.
///
/// `OR 2.1 (95% CI 1.3–4.0)`, `M = 5.19, SD = 1.2`, `r = .30, p = .02`, or a lone `p = .08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Its place, from its name to its last part.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// The sentence that holds it.
    pub sentence: usize,
    /// What is estimated.
    pub measure: Measure,
    /// The estimate itself.
    pub value: Option<Printed>,
    /// The interval around it.
    pub interval: Option<ConfidenceInterval>,
    /// The standard deviation beside a mean.
    pub deviation: Option<Printed>,
    /// The standard error.
    pub error: Option<Printed>,
    /// The number of cases.
    pub size: Option<Printed>,
    /// The p-value.
    pub p: Option<PValue>,
}

/// What an estimate estimates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// An odds, risk, rate or hazard ratio, which is positive and symmetric on the logarithmic scale.
    Ratio,
    /// A coefficient of correlation, from −1 to 1.
    Correlation,
    /// A mean.
    Mean,
    /// A difference of means or risks.
    Difference,
    /// A regression coefficient.
    Coefficient,
    /// A standardised effect: Cohen's d, Hedges' g.
    Effect,
    /// A share of variance, from 0 to 1: R², η².
    Explained,
    /// Something that its words name: `43% (95% CI 40–46%)`.
    Other,
    /// Nothing: a p-value or an interval alone.
    Unnamed,
}

/// An interval as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfidenceInterval {
    /// Its place in the text.
    pub span: Span,
    /// Its level in percent: 95; none where it is left out.
    pub level: Option<Decimal>,
    /// The first bound.
    pub low: Printed,
    /// The second bound.
    pub high: Printed,
    /// Whether it is called credible or bootstrapped, so that it need not lie evenly around its estimate.
    pub credible: bool,
}

/// How a p-value is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PComparator {
    /// `=`.
    Equal,
    /// `<` or `≤`.
    Below,
    /// `>` or `≥`.
    Above,
    /// `ns`.
    NotSignificant,
}
