//! Words for significance and p-values in, whether they say the same out (check 98); and the level that a text names.

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, Ledger, PComparator, PValue, TokenKind, TokenSpan};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The level of significance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Alpha {
    /// The level itself.
    pub(super) value: f64,
    /// Whether the text names it.
    pub(super) stated: bool,
}

/// The level that the text names (`α = .01`, `a significance level of 1%`), else .05.
pub(super) fn alpha(context: &Context) -> Alpha {
    const REACH: usize = 6;
    let ledger = context.ledger;
    let default = Alpha { value: 0.05, stated: false };
    for token in context.places().of_words(&ledger.lexemes, &["α", "alpha", "significance"]) {
        if ledger.lower(token) == "significance" && ledger.lower(token + 1) != "level" {
            continue;
        }
        let value = (token + 1..token + REACH).find_map(|token| {
            let number: Decimal = Some(ledger.word(token))
                .filter(|_| ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Number))?
                .parse()
                .ok()?;
            let percent = ledger.word(token + 1) == "%";
            if percent { number.checked_div(Decimal::ONE_HUNDRED) } else { Some(number) }
        });
        // Cronbach's alpha is a reliability, near one; levels are small.
        if let Some(value) = value.and_then(|value| value.to_f64()).filter(|value| (0.0001..=0.2).contains(value)) {
            return Alpha { value, stated: true };
        }
    }
    default
}

/// Checks every word for significance that stands beside a p-value.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let alpha = alpha(context);
    for (sentence, p) in p_values(ledger) {
        let tokens = ledger.sentences[sentence].tokens;
        let Some((word, says)) = word_beside(ledger, tokens, p.span) else { continue };
        let Some(significant) = is_significant(p, alpha) else { continue };
        let words = ledger.text(p.span);
        let level = if alpha.stated { format!("{}, the level that the text names", alpha.value) } else { ".05".to_owned() };
        let verdict = if says == significant { Verdict::Holds } else { Verdict::Conflict };
        let message = match (verdict, says) {
            (Verdict::Holds, _) => format!("{words} is {} at {level}", if significant { "significant" } else { "not significant" }),
            (_, true) => format!("called significant, but {words} is above {level}"),
            (_, false) => format!("called not significant, but {words} is below {level}"),
        };
        let mut check = report(rule, verdict, p.span, message);
        check.related = vec![evidence(word, "the word for it")];
        out.push(check);
    }
}

/// Every p-value with its sentence: of test results, and of estimates.
fn p_values(ledger: &Ledger<'_>) -> Vec<(usize, PValue)> {
    let tests = ledger.claims.iter().filter_map(|claim| match &claim.kind {
        ClaimKind::Statistic(statistic) => Some((claim.sentence, statistic.p?)),
        _ => None,
    });
    let estimates = ledger.estimates.iter().filter_map(|estimate| Some((estimate.sentence, estimate.p?)));
    tests.chain(estimates).collect()
}

/// Whether a p-value lies below the level for certain, or not below it for certain.
fn is_significant(p: PValue, alpha: Alpha) -> Option<bool> {
    let value = p.value.and_then(|value| value.to_f64());
    let half = p.last_digit.to_f64()? / 2.0;
    match p.comparator {
        PComparator::Equal => {
            let value = value?;
            // A value that rounds to the level itself can lie on either side.
            if value + half < alpha.value {
                Some(true)
            } else if value - half > alpha.value {
                Some(false)
            } else {
                None
            }
        }
        PComparator::Below => (value? <= alpha.value).then_some(true),
        PComparator::Above => (value? >= alpha.value).then_some(false),
        PComparator::NotSignificant => None,
    }
}

/// The word for significance that belongs to a p-value: the only one in its clause, plain and not hedged.
fn word_beside(ledger: &Ledger<'_>, sentence: TokenSpan, p: Span) -> Option<(Span, bool)> {
    const HEDGES: &[&str] = &[
        "almost",
        "borderline",
        "clinically",
        "highly",
        "marginal",
        "marginally",
        "nearly",
        "practically",
        "trend",
        "whether",
        "if",
        "most",
    ];
    const REACH: usize = 12;
    let at = sentence.range().find(|&token| ledger.tokens[token].span().start >= p.start)?;
    let bound = |token: &usize| !matches!(ledger.word(*token), ";" | ":");
    let before: Vec<usize> = (sentence.start..at).rev().take_while(bound).take(REACH).collect();
    let found: Vec<usize> = before
        .iter()
        .copied()
        .filter(|&token| {
            ["significant", "significantly", "nonsignificant", "insignificant"]
                .iter()
                .any(|word| ledger.word(token).eq_ignore_ascii_case(word))
        })
        .collect();
    let [word] = found[..] else { return None };
    let hedged = (word.saturating_sub(3).max(sentence.start)..word)
        .any(|token| HEDGES.iter().any(|hedge| ledger.word(token).eq_ignore_ascii_case(hedge)));
    // Another p-value between the word and this one is what the word belongs to.
    let other = (word..at).any(|token| matches!(ledger.word(token), "p" | "P") || ledger.word(token).eq_ignore_ascii_case("but"));
    if hedged || other {
        return None;
    }
    let own = ledger.word(word).to_lowercase();
    let negated = own.starts_with("non")
        || own.starts_with("in")
        || (word.saturating_sub(5).max(sentence.start)..word).any(|token| {
            ["not", "no", "non", "neither", "nor", "without", "never"].iter().any(|no| ledger.word(token).eq_ignore_ascii_case(no))
                || ledger.word(token).ends_with("n't")
                || ledger.word(token).ends_with("n’t")
        });
    Some((ledger.tokens[word].span(), !negated))
}
