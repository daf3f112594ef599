//! Rows of nothing but labels with their percentages in, whether they overshoot one whole out.
//!
//! What has no verb says of no label that it may be chosen beside the others, so the row reads as a division.
//! It may still be a row of answers or of readings, which is for a person to tell; a row that falls short may leave a label out.

use super::{Context, evidence, report};
use crate::check::{Check, Verdict};
use crate::expression::stated;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{Bound, Hedge, Interval, print_like};
use claimlint_parser::{Claim, Class, Form, Ledger, TokenKind, TokenSpan};
use rust_decimal::Decimal;

/// The fewest labels that divide a whole, and the most words of one.
const FEWEST: usize = 3;
const LONGEST: usize = 5;

/// What a division overshoots by at most, in hundredths; beyond it the labels were never meant to make a whole.
const MOST: Decimal = Decimal::from_parts(125, 0, 0, false, 0);

/// Words that say of percentages that they are no shares of one whole.
const OTHER: &[&str] = &[
    "accuracy",
    "apply",
    "battery",
    "chance",
    "change",
    "confidence",
    "coverage",
    "daily",
    "decrease",
    "discount",
    "down",
    "fell",
    "growth",
    "humidity",
    "increase",
    "less",
    "likelihood",
    "lower",
    "margin",
    "more",
    "multiple",
    "off",
    "probability",
    "rate",
    "rates",
    "rh",
    "rose",
    "score",
    "than",
    "times",
    "up",
    "value",
    "versus",
    "vs",
    "vs.",
];

/// One label and its share.
#[derive(Clone, Copy)]
struct Share {
    span: Span,
    stated: Interval,
    printed: Decimal,
}

/// Checks every sentence that is such a row.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let percents: Vec<&Claim> = ledger.claims.iter().filter(|claim| is_percent(claim)).collect();
    for percents in percents.chunk_by(|one, other| one.sentence == other.sentence).filter(|percents| percents.len() >= FEWEST) {
        let sentence = percents.first().and_then(|claim| ledger.sentences.get(claim.sentence));
        let Some(sentence) = sentence.filter(|sentence| context.is_prose(sentence.span)) else { continue };
        if let Some(shares) = row(ledger, sentence.tokens, percents) {
            compare(rule, context, &shares, out);
        }
    }
}

fn is_percent(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.form == Form::Percent && quantity.value.is_some() && quantity.hedge == Hedge::None)
}

/// The shares of a sentence, if it is nothing but labels with one each, what introduces them before a colon aside.
fn row(ledger: &Ledger, tokens: TokenSpan, percents: &[&Claim]) -> Option<Vec<Share>> {
    let end = tokens.range().rev().find(|&token| !matches!(ledger.word(token), "." | ";" | ","))? + 1;
    let first = percents.first()?.tokens.start;
    let behind = (tokens.start..first).rev().find(|&token| ledger.word(token) == ":").map(|colon| colon + 1);
    let read = |start: usize| labels(ledger, TokenSpan::new(start, end), percents);
    read(tokens.start).or_else(|| read(behind?))
}

/// The labels and shares of a run of tokens that is nothing else.
fn labels(ledger: &Ledger, tokens: TokenSpan, percents: &[&Claim]) -> Option<Vec<Share>> {
    let (start, end) = (tokens.start, tokens.end);
    let parted = |mark: &str| (start..end).filter(|&token| ledger.word(token) == mark).count() + 1;
    let mark = if parted(";") > 1 { ";" } else { "," };
    let mut cuts: Vec<usize> = (start..end).filter(|&token| ledger.word(token) == mark).collect();
    // `62% desktop, 30% phone and 8% tablet`: the last two may be parted by the conjunction alone.
    let last = cuts.last().map_or(start, |cut| cut + 1);
    if let Some(and) = (last + 1..end).find(|&token| matches!(ledger.word(token), "and" | "&")) {
        cuts.push(and);
    }
    cuts.push(end);
    let mut shares = Vec::new();
    let mut from = start;
    // A word of every label is its verb or its base, `use` or `of`, and the labels may then be chosen side by side.
    let mut common: Option<Vec<u32>> = None;
    for cut in cuts {
        let tokens = TokenSpan::new(from, cut);
        shares.push(pair(ledger, tokens, percents)?);
        let words = tokens.range().filter_map(|token| ledger.tokens.get(token)).filter(|token| token.kind == TokenKind::Word);
        let words: Vec<u32> = words.filter(|token| !token.is(Class::PERCENT)).map(|token| token.lexeme).collect();
        common = Some(common.map_or(words.clone(), |common| common.into_iter().filter(|word| words.contains(word)).collect()));
        from = cut + 1;
    }
    if common.is_some_and(|common| !common.is_empty()) {
        return None;
    }
    (shares.len() >= FEWEST && shares.len() == percents.len()).then_some(shares)
}

/// A label and its one share: `62% desktop`, `desktop: 62%`, `desktop (62%)`.
fn pair(ledger: &Ledger, tokens: TokenSpan, percents: &[&Claim]) -> Option<Share> {
    const VERBAL: Class = Class::AUXILIARY
        .union(Class::PRONOUN)
        .union(Class::SUBORDINATOR)
        .union(Class::NEGATION)
        .union(Class::DIGITS)
        .union(Class::TIME_WORD)
        .union(Class::MONTH);
    let mut inside = percents.iter().filter(|claim| tokens.start <= claim.tokens.start && claim.tokens.end <= tokens.end);
    let (claim, None) = (inside.next()?, inside.next()) else { return None };
    let mut words = 0;
    for token in tokens.range().filter(|&token| !claim.tokens.holds(token)) {
        let written = ledger.tokens.get(token)?;
        match ledger.word(token) {
            "(" | ")" | ":" | "-" | "–" | "—" | "/" | "&" | "and" | "=" | "’" | "'" => {}
            _ if written.kind != TokenKind::Word || written.is(VERBAL) => return None,
            _ if OTHER.binary_search(&ledger.lower(token)).is_ok() => return None,
            _ => words += 1,
        }
    }
    let quantity = claim.quantity()?;
    let share = Share { span: claim.span, stated: stated(quantity)?, printed: quantity.value? };
    (1..=LONGEST).contains(&words).then_some(share)
}

/// Adds a row up.
fn compare(rule: &Rule, context: &Context, shares: &[Share], out: &mut Vec<Check>) {
    let sum = shares.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, share| sum.add(&share.stated));
    let printed = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share.printed));
    let (Some(sum), Some(printed)) = (sum, printed) else { return };
    let Some(span) = shares.iter().map(|share| share.span).reduce(Span::cover) else { return };
    let over = match sum.low {
        Bound::Closed(low) | Bound::Open(low) => low > Decimal::ONE_HUNDRED,
        Bound::Unbounded => false,
    };
    let words: Vec<&str> = shares.iter().map(|share| context.ledger.text(share.span)).collect();
    let total = print_like(printed.normalize(), printed.normalize().scale());
    let computed = format!("{} = {total}%", words.join(" + "));
    let mut check = if over && printed <= MOST {
        report(rule, Verdict::Review, span, format!("the shares make {total}%, more than one whole"))
    } else if sum.contains(Decimal::ONE_HUNDRED) {
        report(rule, Verdict::Holds, span, computed.clone())
    } else {
        return;
    };
    check.computed = Some(computed);
    check.related = shares.iter().map(|share| evidence(share.span, "a share")).collect();
    out.push(check);
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::OTHER.is_sorted());
    }
}
