//! Ordinal numbers in figures in, those whose ending is that of another number out: `1nd`.

use super::accuse;
use crate::check::Check;
use crate::checks::Context;
use crate::form::ordinal;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::TokenKind;
use rust_decimal::Decimal;

/// Checks every number that has the ending of an ordinal fast behind it.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let endings = context.places().of_words(&ledger.lexemes, &["st", "nd", "rd", "th"]);
    for at in endings.into_iter().filter_map(|ending| ending.checked_sub(1)) {
        let Some([number, ending]) = ledger.tokens.get(at..at + 2) else { continue };
        if number.kind != TokenKind::Number || ending.spaced || !matches!(ledger.word(at + 1), "st" | "nd" | "rd" | "th") {
            continue;
        }
        let Ok(value) = ledger.word(at).replace(',', "").parse::<u32>() else { continue };
        let span = Span::new(number.span().start, ending.span().end);
        let after = ledger.tokens.get(at + 2).is_some_and(|token| !token.spaced && token.kind != TokenKind::Punctuation);
        // `n-1th` is a formula, and `12st 4lb` a weight in stones.
        let bound = !number.spaced
            && at.checked_sub(1).is_some_and(|before| !matches!(ledger.word(before), "(" | "“" | "\"" | "‘" | "–" | "—"))
            && ledger.sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start).is_err();
        let stones = ledger.word(at + 1) == "st"
            && (ledger.tokens.get(at + 2).is_some_and(|token| token.kind == TokenKind::Number) || is_weight(context, at));
        if after || bound || stones || value == 0 || !context.is_prose(span) {
            continue;
        }
        let right = ordinal(Decimal::from(value));
        let written = ledger.text(span);
        if right.ends_with(ledger.word(at + 1)) {
            // A right ending is no comparison worth a line of its own.
            continue;
        }
        out.push(accuse(
            rule,
            context,
            span,
            format!("{} is written {right}", written.trim_end_matches(|c: char| c.is_alphabetic())),
            vec![right],
        ));
    }
}

/// Whether the words around tell that something is weighed.
fn is_weight(context: &Context, at: usize) -> bool {
    let near = at.saturating_sub(4)..at + 5;
    near.into_iter()
        .any(|at| matches!(context.ledger.word(at), "weighed" | "weighs" | "weight" | "weighing" | "lb" | "lbs" | "stone" | "overweight"))
}
