//! Examples of results and of what is none.

use crate::{ClaimKind, Settings, parse};
use claimlint_document::{Format, read};

#[track_caller]
fn statistics(text: &str, expected: &[&str]) {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = parse(&document, &Settings::default());
    let found: Vec<String> = ledger
        .claims
        .iter()
        .filter_map(|claim| match &claim.kind {
            ClaimKind::Statistic(statistic) => {
                let degrees: Vec<String> = statistic.degrees.iter().map(ToString::to_string).collect();
                let p = statistic.p.map_or_else(String::new, |p| format!(" {:?} {}", p.comparator, p.value.unwrap_or_default()));
                let tail = if statistic.one_tailed { " one-tailed" } else { "" };
                Some(format!("{:?}({}) {:?} {}{p}{tail}", statistic.test, degrees.join(" "), statistic.comparator, statistic.value))
            }
            _ => None,
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn estimates(text: &str, expected: &[&str]) {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = parse(&document, &Settings::default());
    let found: Vec<String> = ledger
        .estimates
        .iter()
        .map(|estimate| {
            let mut parts = vec![format!("{:?}", estimate.measure)];
            parts.extend(estimate.value.map(|value| value.value.to_string()));
            parts.extend(
                estimate
                    .interval
                    .map(|interval| format!("{}: {} to {}", interval.level.unwrap_or_default(), interval.low.value, interval.high.value)),
            );
            parts.extend(estimate.deviation.map(|value| format!("SD {}", value.value)));
            parts.extend(estimate.size.map(|value| format!("n {}", value.value)));
            parts.extend(estimate.p.map(|p| format!("p {:?} {}", p.comparator, p.value.unwrap_or_default())));
            parts.join(", ")
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn tests_are_read_in_every_style() {
    statistics("It rose, t(31) = 2.41, p = .022.", &["T(31) Equal 2.41 Equal 0.022"]);
    statistics("F(2, 45) = 5.1, p < .01; F(1,2000)=3.20,p=.07", &["F(2 45) Equal 5.1 Below 0.01", "F(1 2000) Equal 3.20 Equal 0.07"]);
    statistics("χ²(1, N = 1,090) = 4.5, p > .05", &["ChiSquare(1) Equal 4.5 Above 0.05"]);
    statistics("chi-square(2) = 7.1 (p = .03)", &["ChiSquare(2) Equal 7.1 Equal 0.03"]);
    statistics("r(58) = −.30, p = .02 and rho(58) = .10, ns", &["R(58) Equal -0.30 Equal 0.02", "Rho(58) Equal 0.10 NotSignificant 0"]);
    statistics("z = 2.1, with a p-value of .036", &["Z() Equal 2.1 Equal 0.036"]);
    statistics("t [31] < 1; Qb(3) = 2.20, P = 1.2 × 10−5", &["T(31) Below 1", "Q(3) Equal 2.20 Equal 0.000012"]);
    statistics("t31 = 2.41, d = 0.86, 95% CI [0.1, 1.6], p = .022, one-tailed", &["T(31) Equal 2.41 Equal 0.022 one-tailed"]);
    statistics("F(1.8, 52.3) = 2.20, MSE = 0.4, p = .124", &["F(1.8 52.3) Equal 2.20 Equal 0.124"]);
}

#[test]
fn letters_with_values_are_no_tests() {
    statistics("At t = 5 s and z = 3 the pump stops; F = 96 485 C.", &[]);
    statistics("Call f(2) = 4 or t(2, 28) = 1.", &[]);
}

#[test]
fn estimates_are_read_with_their_parts() {
    estimates("The odds ratio was 2.1 (95% CI 1.3–4.0; p = .004).", &["Ratio, 2.1, 95: 1.3 to 4.0, p Equal 0.004"]);
    estimates("OR 2.1 (95% CI 1.3 to 4.0)", &["Ratio, 2.1, 95: 1.3 to 4.0"]);
    estimates("a mean difference of 3.2, 95 % CI [−1.1,5.3]", &["Difference, 3.2, 95: -1.1 to 5.3"]);
    estimates("43% (95% CI 40–46%) improved", &["Other, 43, 95: 40 to 46"]);
    estimates("(M = 5.19, SD = 1.2, n = 28)", &["Mean, 5.19, SD 1.2, n 28"]);
    estimates("They were related, r = 1.2, p < .001.", &["Correlation, 1.2, p Below 0.001"]);
    estimates("The effect was significant (p = .08).", &["Unnamed, p Equal 0.08"]);
    estimates("The mean of 3 runs and a difference of 4.", &[]);
}
