//! The companies of a contract in, those that have duties in it and are no party to it out (check 107).

use crate::check::{Check, Verdict};
use crate::checks::{Context, report};
use crate::page::Rule;
use claimlint_parser::{DefinitionForm, Ledger, TokenKind, TokenSpan, folded};
use std::collections::BTreeSet;

/// What stands behind the name of a company.
const ENDINGS: &[&str] =
    &["AG", "BV", "Corp", "Corporation", "GmbH", "Inc", "LLC", "LLP", "Limited", "Ltd", "PLC", "Plc", "SA", "SE", "plc"];

/// Checks every company that a contract lays duties on against its parties.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    const PARTIES: usize = 2;
    let ledger = context.ledger;
    // The parties are the companies and people that the first asides give a shorter name.
    let named = context.definitions().iter().filter(|definition| {
        definition.form == DefinitionForm::Aside && definition.meaning.range().any(|token| ENDINGS.contains(&ledger.word(token)))
    });
    if named.count() < 1 || context.definitions().iter().filter(|definition| definition.form == DefinitionForm::Aside).count() < PARTIES {
        return;
    }
    let endings: BTreeSet<String> = ENDINGS.iter().map(|ending| ending.to_lowercase()).collect();
    let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
    let companies: Vec<(TokenSpan, Vec<String>)> = (context.places().of_words(&ledger.lexemes, &endings).into_iter())
        .filter(|&token| ENDINGS.contains(&ledger.word(token)))
        .filter_map(|token| company(ledger, token))
        .map(|run| (run, folded(ledger, run)))
        .collect();
    for (run, key) in &companies {
        let word = key.first();
        let known = companies.iter().any(|(other, name)| other != run && name.first() == word);
        let modal = matches!(ledger.word(run.end), "shall" | "may" | "must" | "will" | "agrees" | "warrants" | "undertakes");
        let defined = matches!(ledger.word(run.end), "(" | ",");
        if !modal || defined {
            continue;
        }
        let span = ledger.span_of(*run);
        let name = ledger.text(span);
        out.push(if known {
            report(rule, Verdict::Holds, span, format!("{name} is named elsewhere too"))
        } else {
            report(rule, Verdict::Conflict, span, format!("{name} is no party to this text and stands only here"))
        });
    }
}

/// The name of the company that ends in this token.
fn company(ledger: &Ledger, ending: usize) -> Option<TokenSpan> {
    const LONGEST: usize = 6;
    let part = |token: usize| {
        let word = ledger.word(token);
        ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word) && word.starts_with(char::is_uppercase) || word == "&"
    };
    let length = (ending.saturating_sub(LONGEST)..ending).rev().take_while(|&token| part(token)).count();
    let run = TokenSpan::new(ending - length, ending + 1);
    (length > 0 && ledger.word(run.start) != "The").then_some(run)
}
