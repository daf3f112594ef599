//! The tokens of a sentence in, estimates with their intervals and p-values out.

use super::number::{comparator, p_value, rest_end, signed};
use super::{input, peek};
use crate::claim::{ClaimKind, ConfidenceInterval, Estimate, Identifier, IdentifierKind, Measure};
use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::TokenSpan;
use crate::token::TokenKind;
use crate::value::{Printed, from_digits};
use claimlint_document::Span;
use nom::Input as _;
use rust_decimal::Decimal;

/// Longest way, in tokens, from an estimate to its last part.
const LONGEST: usize = 40;

/// Reads every estimate of a sentence.
pub(super) fn read(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan) {
    let mut at = tokens.start;
    while at < tokens.end {
        if draft.owner(at).is_some() {
            at += 1;
            continue;
        }
        let found = one(input(draft, TokenSpan::new(at, tokens.end)), !is_part(draft, at, tokens.start));
        let Some((end, estimate)) = found else {
            at += 1;
            continue;
        };
        let run = TokenSpan::new(at, end);
        if !draft.free(run) {
            at += 1;
            continue;
        }
        let place = TokenSpan::new(at, end);
        // "43% (95% CI 40–46)": the share stays a quantity, the interval is none.
        let from = if estimate.measure == Measure::Other {
            (at..end).find(|&token| matches!(draft.mark(token), '(' | '[' | ',')).unwrap_or(at)
        } else {
            at
        };
        draft.take(sentence, TokenSpan::new(from, end), ClaimKind::Identifier(Identifier { kind: IdentifierKind::Other }));
        draft.estimates.push(Estimate { span: draft.span_of(place), tokens: place, sentence, ..estimate });
        at = end;
    }
}

/// Whether a number belongs to what stands before it, so that it is no estimate: `per 100 000`, `22 × 109`, `OR1.22`, `29 vs 54%`.
fn is_part(draft: &Draft<'_>, at: usize, first: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return false };
    draft.kind(before) == TokenKind::Number
        || matches!(&*draft.word(before).to_lowercase(), "." | "*" | "/" | "per" | "versus" | "vs" | "x" | "±" | "×")
}

/// Reads an estimate that begins with the first token, and gives the token behind it; `whole` where that can be a bare number.
fn one(input: Input<'_>, whole: bool) -> Option<(usize, Estimate)> {
    let mut estimate = Estimate {
        span: Span::default(),
        tokens: TokenSpan::default(),
        sentence: 0,
        measure: Measure::Unnamed,
        value: None,
        interval: None,
        deviation: None,
        error: None,
        size: None,
        p: None,
    };
    let mut rest = input;
    let mut stated = false;
    if let Some((after, measure)) = measure(input)
        && let Some((after, value, compared)) = value(after)
    {
        estimate.measure = measure;
        estimate.value = Some(value);
        stated = compared;
        rest = after;
    } else if let Some((after, value)) = bare_value(input).filter(|_| whole) {
        estimate.measure = Measure::Other;
        estimate.value = Some(value);
        rest = after;
    }
    rest = parts(rest, &mut estimate);
    let detailed = estimate.interval.is_some() || estimate.p.is_some() || estimate.deviation.is_some() || estimate.error.is_some();
    // A letter with a value alone is an estimate only where nothing else is called so: "r = .30", "d = 0.5".
    let lone = stated && matches!(estimate.measure, Measure::Correlation | Measure::Effect | Measure::Ratio | Measure::Explained);
    let named = estimate.measure != Measure::Other || estimate.interval.is_some();
    (named && (detailed || lone) && rest.at > input.at).then_some((rest.at, estimate))
}

/// Reads what is estimated.
fn measure(input: Input<'_>) -> Option<(Input<'_>, Measure)> {
    let named = |ahead: usize, measure: Measure| Some((input.take_from(ahead), measure));
    let word = |ahead: usize| peek(&input, ahead).to_ascii_lowercase();
    match peek(&input, 0) {
        "OR" | "RR" | "HR" | "IRR" | "aOR" | "aHR" | "aRR" | "AOR" | "AHR" | "PR" | "ORs" | "HRs" => return named(1, Measure::Ratio),
        "MD" | "SMD" | "RD" | "WMD" => return named(1, Measure::Difference),
        "M" => return named(1, Measure::Mean),
        "r" | "rs" | "ρ" | "τ" | "rho" | "tau" => return named(1, Measure::Correlation),
        "β" | "b" | "B" => return named(1, Measure::Coefficient),
        "d" | "g" => return named(1, Measure::Effect),
        "η²" | "R²" | "ω²" | "η2" | "R2" | "ηp2" | "ηp²" => return named(1, Measure::Explained),
        _ => {}
    }
    match (&*word(0), &*word(1)) {
        ("odds" | "risk" | "rate" | "hazard" | "hazards" | "prevalence" | "incidence", "ratio" | "ratios") | ("relative", "risk") => {
            named(2, Measure::Ratio)
        }
        ("mean" | "risk" | "average", "difference") => named(2, Measure::Difference),
        ("difference", _) => named(1, Measure::Difference),
        ("mean", _) => named(1, Measure::Mean),
        ("correlation", "coefficient") => named(2, Measure::Correlation),
        _ => None,
    }
}

/// Reads the value behind a name, and whether a sign of comparison stands before it.
fn value(input: Input<'_>) -> Option<(Input<'_>, Printed, bool)> {
    let (input, compared) = match comparator(input) {
        Ok((rest, _)) => (rest, true),
        Err(_) if matches!(peek(&input, 0), "of" | ":" | "was" | "is" | ",") => (input.take_from(1), false),
        Err(_) => (input, false),
    };
    let (mut rest, value) = signed(input).ok()?;
    if peek(&rest, 0) == "%" {
        rest = rest.take_from(1);
        // The level of the interval is not what is estimated: `OR, 95% CI 1.4–4.5`.
        if is_interval(peek(&rest, 0)) {
            return None;
        }
    }
    Some((rest, value, compared))
}

/// Whether a word names an interval or begins its name.
fn is_interval(word: &str) -> bool {
    const NAMES: &[&str] = &["ci", "cis", "confidence", "credible", "cri", "hdi", "hpdi", "interval", "intervals"];
    NAMES.binary_search(&&*word.to_ascii_lowercase()).is_ok()
}

/// Reads a number that stands directly before the bracket of its interval.
fn bare_value(input: Input<'_>) -> Option<(Input<'_>, Printed)> {
    let (mut rest, value) = signed(input).ok()?;
    // Up to two words of unit may follow the number.
    let mut units = 0;
    while units < 3 && !matches!(peek(&rest, 0), "(" | "[" | ",") {
        let token = rest.first()?;
        let other = matches!(rest.mark(token), '=' | '<' | '>') || is_interval(rest.word(token));
        if !matches!(token.kind, TokenKind::Word | TokenKind::Symbol) || other {
            return None;
        }
        rest = rest.take_from(1);
        units += 1;
    }
    interval(rest.take_from(usize::from(rest.input_len() > 0))).map(|_| (rest, value))
}

/// Reads what follows an estimate: its spread, size, interval and p-value.
fn parts<'t>(input: Input<'t>, estimate: &mut Estimate) -> Input<'t> {
    let mut rest = input;
    let mut read = input;
    let mut open = 0_usize;
    for _ in 0..LONGEST {
        if let Some((after, found)) = interval(rest)
            && estimate.interval.is_none()
        {
            estimate.interval = Some(found);
            rest = after;
            read = after;
        } else if let Ok((after, found)) = p_value(rest)
            && estimate.p.is_none()
        {
            estimate.p = Some(found);
            read = after;
            rest = after;
        } else if let Some((after, label, value)) = spread(rest) {
            let slot = match label {
                "SD" => &mut estimate.deviation,
                "SE" | "SEM" => &mut estimate.error,
                _ => &mut estimate.size,
            };
            if slot.is_some() {
                break;
            }
            *slot = Some(value);
            rest = after;
            read = after;
        } else {
            match peek(&rest, 0) {
                "(" | "[" => open += 1,
                ")" | "]" if open > 0 => {
                    open -= 1;
                    rest = rest.take_from(1);
                    if read.at + 1 == rest.at {
                        read = rest;
                    }
                    continue;
                }
                "," | ";" => {}
                "and" | "with" if rest.at > input.at => {}
                _ => break,
            }
            rest = rest.take_from(1);
        }
    }
    read
}

/// Reads a spread or size: `SD = 1.2`, `SE 0.3`, `n = 28`.
fn spread(input: Input<'_>) -> Option<(Input<'_>, &'static str, Printed)> {
    let label = match peek(&input, 0) {
        "SD" | "s.d." | "sd" => "SD",
        "SE" | "s.e." | "se" => "SE",
        "SEM" => "SEM",
        "n" | "N" => "N",
        _ => return None,
    };
    let rest = input.take_from(1);
    let rest = match comparator(rest) {
        Ok((rest, _)) => rest,
        Err(_) if label != "N" => rest,
        Err(_) => return None,
    };
    let (rest, value) = signed(rest).ok()?;
    Some((rest, label, value))
}

/// Reads an interval with its level: `95% CI 2.3–4.0`, `95 % confidence interval: [1.1, 5.3]`, `CI = −0.2 to 0.4`.
fn interval(input: Input<'_>) -> Option<(Input<'_>, ConfidenceInterval)> {
    let start = input.first()?.span().start;
    let mut rest = input;
    let mut level = None;
    if rest.first()?.kind == TokenKind::Number && matches!(peek(&rest, 1), "%" | "percent") {
        level = Some(from_digits(peek(&rest, 0), Decimal::ONE)?.value);
        rest = rest.take_from(2);
        if peek(&rest, 0) == "-" {
            rest = rest.take_from(1);
        }
    }
    let mut credible = false;
    while matches!(
        &*peek(&rest, 0).to_ascii_lowercase(),
        "credible" | "bootstrapped" | "bootstrap" | "confidence" | "posterior" | "uncertainty" | "bca"
    ) {
        credible |= !peek(&rest, 0).eq_ignore_ascii_case("confidence");
        rest = rest.take_from(1);
    }
    match peek(&rest, 0) {
        "CI" | "CIs" | "C.I." | "interval" | "intervals" => {}
        "CrI" | "HDI" | "HPDI" => credible = true,
        _ => return None,
    }
    rest = rest.take_from(1);
    let mut open = None;
    while matches!(peek(&rest, 0), "=" | ":" | "," | "of" | "was" | "is" | "from" | "between" | "[" | "(") {
        if matches!(peek(&rest, 0), "[" | "(") {
            open = Some(if peek(&rest, 0) == "[" { "]" } else { ")" });
        }
        rest = rest.take_from(1);
    }
    // "[1.1,5.3]" is one number to the tokens.
    let (mut rest, low, high) = match pair(rest) {
        Some(found) => found,
        None => bounds(rest)?,
    };
    if let Some(close) = open
        && peek(&rest, 0) == close
    {
        rest = rest.take_from(1);
    }
    let span = Span::new(start, rest_end(&input, &rest));
    Some((rest, ConfidenceInterval { span, level, low, high, credible }))
}

fn pair(input: Input<'_>) -> Option<(Input<'_>, Printed, Printed)> {
    let negative = matches!(peek(&input, 0), "-" | "−" | "–");
    let ahead = usize::from(negative);
    let (first, second) = peek(&input, ahead).split_once(',')?;
    let bound = |digits: &str| from_digits(digits, Decimal::ONE).map(Printed::measured);
    let (mut low, high) = (bound(first)?, bound(second)?);
    // "3,627 to 11,587" has its thousands apart.
    let behind = input.iter_elements().nth(ahead + 2).is_some_and(|token| token.kind == TokenKind::Number);
    if behind && matches!(peek(&input, ahead + 1), "to" | "–" | "-" | "−" | "and" | ",") {
        return None;
    }
    if negative {
        low.value.set_sign_negative(!low.value.is_zero());
    }
    Some((input.take_from(ahead + 1), low, high))
}

fn bounds(input: Input<'_>) -> Option<(Input<'_>, Printed, Printed)> {
    let (rest, low) = signed(input).ok()?;
    let rest = past_percent(rest);
    if !matches!(peek(&rest, 0), "–" | "-" | "−" | "—" | "‐" | "," | ";" | "to" | "and" | "through" | "..") {
        return None;
    }
    let (rest, high) = signed(rest.take_from(1)).ok()?;
    let rest = past_percent(rest);
    Some((rest, low, high))
}

/// What is left behind a percent sign, if one stands there.
fn past_percent(input: Input<'_>) -> Input<'_> {
    if peek(&input, 0) == "%" { input.take_from(1) } else { input }
}
