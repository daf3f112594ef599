//! Definitions in, terms that are defined twice, never used, or used once out (check 105).

use super::uses::uses;
use super::{is_acronym, is_definitional, name, value};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_parser::{ClaimKind, Definition, DefinitionForm, Ledger, TokenSpan, folded};
use std::collections::{BTreeMap, BTreeSet};

/// Words that contracts define for their grammar, not to be used as terms.
const GRAMMATICAL: &[&str] = &["i", "including", "it", "our", "person", "they", "us", "we", "writing", "written", "you", "your"];

/// Checks that no term has two definitions that say different things.
pub(super) fn check_twice(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let mut first: BTreeMap<(usize, &[String]), &Definition> = BTreeMap::new();
    for definition in context.definitions().iter().filter(|definition| definition.form == DefinitionForm::Sentence) {
        if definition.scoped || is_grammatical(definition) || points_elsewhere(ledger, definition.meaning) {
            continue;
        }
        let earlier = *first.entry((definition.part, &definition.key)).or_insert(definition);
        if earlier.sentence == definition.sentence || value::disagree(ledger, earlier, definition) {
            continue;
        }
        let span = ledger.span_of(definition.term);
        let same = folded(ledger, earlier.meaning) == folded(ledger, definition.meaning);
        let mut check = if same {
            report(rule, Verdict::Holds, span, format!("“{}” is defined twice in the same words", name(ledger, definition)))
        } else {
            report(rule, Verdict::Conflict, span, format!("“{}” is defined before in other words", name(ledger, definition)))
        };
        check.related.push(evidence(ledger.span_of(earlier.term), "the first definition"));
        out.push(check);
    }
}

/// Checks that every defined term is used.
pub(super) fn check_used(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    for Counted { definition, places } in context.counted().unwrap_or_default() {
        let Some(definition) = context.definitions().get(*definition) else { continue };
        let span = ledger.span_of(definition.term);
        let term = name(ledger, definition);
        if !places.is_empty() {
            let times = if places.len() == 1 { "once".to_owned() } else { format!("{} times", places.len()) };
            out.push(report(rule, Verdict::Holds, span, format!("“{term}” is used {times}")));
        } else if !is_used_otherwise(ledger, context, definition) {
            // Shorthand given in passing is often kept for the reader's sake.
            let verdict = if definition.form == DefinitionForm::Aside { Verdict::Review } else { Verdict::Conflict };
            out.push(report(rule, verdict, span, format!("“{term}” is defined here and used nowhere")));
        }
    }
}

/// Finds terms whose short definition could stand in the one place that uses them.
pub(super) fn check_once(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    const SHORT: usize = 6;
    let ledger = context.ledger;
    for Counted { definition, places } in context.counted().unwrap_or_default() {
        let Some(definition) = context.definitions().get(*definition) else { continue };
        let [place] = places[..] else { continue };
        let span = ledger.span_of(definition.meaning);
        // A sum, a day or a period is set down among the definitions so that it can be found and changed there.
        let fixes = ledger.claims_in(definition.sentence).any(|claim| {
            let claim = &ledger.claims[claim];
            span.contains(claim.span) && matches!(claim.kind, ClaimKind::Quantity(_) | ClaimKind::Time(_) | ClaimKind::Range(_))
        });
        if definition.form != DefinitionForm::Sentence
            || fixes
            || definition.meaning.len() > SHORT
            || points_elsewhere(ledger, definition.meaning)
        {
            continue;
        }
        let message = format!("“{}” is defined here and used only once", name(ledger, definition));
        let mut check = report(rule, Verdict::Review, ledger.span_of(definition.term), message);
        check.related.push(evidence(ledger.span_of(place), "its only use"));
        out.push(check);
    }
}

/// A term whose uses can be counted.
#[derive(Debug)]
pub(in crate::checks) struct Counted {
    /// The place of its first definition among all definitions.
    definition: usize,
    /// Its uses.
    places: Vec<TokenSpan>,
}

/// Counts the uses of all terms that can be counted; none where the text does not define terms for its own use.
pub(in crate::checks) fn count(context: &Context) -> Option<Vec<Counted>> {
    let ledger = context.ledger;
    if !is_definitional(context) {
        return None;
    }
    let mut uses = uses(ledger, context.definitions());
    // A glossary, or a list of definitions without its contract, uses few of its terms.
    let needed = uses.values().filter(|places| !places.is_empty()).count();
    if needed * 2 < uses.len() {
        return None;
    }
    // The terms of one row (`"Developer" or "You" means`) stand for each other.
    let rows: BTreeSet<(usize, TokenSpan)> = (context.definitions().iter())
        .filter(|definition| uses.get(&definition.key).is_some_and(|places| !places.is_empty()))
        .map(|definition| (definition.sentence, definition.meaning))
        .collect();
    let mut counted = Vec::new();
    for (place, definition) in context.definitions().iter().enumerate() {
        if definition.form == DefinitionForm::Label || is_grammatical(definition) || is_acronym(ledger, definition) {
            continue;
        }
        let Some(places) = uses.remove(&definition.key) else { continue };
        if places.is_empty() && rows.contains(&(definition.sentence, definition.meaning)) {
            continue;
        }
        counted.push(Counted { definition: place, places });
    }
    Some(counted)
}

/// Whether a term is a word of grammar; `in which case “You” means …` gives it a sense for the case only.
fn is_grammatical(definition: &Definition) -> bool {
    definition.key.len() == 1 && definition.key.first().is_some_and(|word| GRAMMATICAL.contains(&word.as_str()))
}

/// Whether the source holds the term in another form or in a part that is not checked: `processed` for Processing.
fn is_used_otherwise(ledger: &Ledger, context: &Context, definition: &Definition) -> bool {
    const ENDINGS: &[&str] = &["ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or", "ed", "e", "y"];
    const SHORTEST: usize = 4;
    let mut stem = definition.key.join(" ");
    if let Some(cut) = ENDINGS
        .iter()
        .find_map(|ending| stem.strip_suffix(ending))
        .filter(|cut| cut.rsplit(' ').next().is_some_and(|word| word.len() >= SHORTEST))
    {
        stem.truncate(cut.len());
    }
    let text = ledger.document.source.to_lowercase();
    let starts_word = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    let found = text.match_indices(&stem).filter(|&(at, _)| starts_word(at)).count();
    let defined = context.definitions().iter().filter(|other| other.key.join(" ").contains(&stem)).count();
    found > defined
}

/// Whether a definition only says where the meaning stands: `the fees described in Section 4`.
fn points_elsewhere(ledger: &Ledger, meaning: TokenSpan) -> bool {
    const POINTERS: &[&str] = &[
        "ascribed",
        "assigned",
        "defined",
        "described",
        "forth",
        "given",
        "identified",
        "listed",
        "out",
        "provided",
        "referred",
        "specified",
        "stated",
    ];
    let word = |token: usize| ledger.word(token);
    meaning.range().any(|token| {
        POINTERS.contains(&word(token))
            && matches!(word(token + 1), "in" | "at" | "by" | "under" | "above" | "below" | "on" | "to" | "herein")
    })
}
