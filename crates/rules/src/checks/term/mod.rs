//! Defined terms in, whether each is defined once, used, and used only where it is defined out.

mod clause;
mod definition;
mod party;
mod undefined;
mod uses;
mod value;

pub(super) use definition::{Counted, count};

use super::Context;
use crate::check::Check;
use crate::page::Rule;
use claimlint_parser::{Definition, DefinitionForm, Ledger};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What of defined terms is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// One term, two definitions that say different things.
    TermDefinedTwice,
    /// A term that is defined and used nowhere.
    TermNeverUsed,
    /// A term that is defined and used in one place only.
    TermUsedOnce,
    /// A term that is used as a defined one and defined nowhere.
    UndefinedTerm,
    /// One term, two days or two sums.
    DefinitionConflict,
    /// Two periods of notice for one thing.
    NoticePeriodMismatch,
    /// Two laws for one contract.
    GoverningLawMismatch,
    /// A company that has duties under a contract and is no party to it.
    UnknownParty,
}

/// Runs one check over the terms of a document.
pub(crate) fn check(term: Term, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match term {
        Term::TermDefinedTwice => definition::check_twice(rule, context, out),
        Term::TermNeverUsed => definition::check_used(rule, context, out),
        Term::TermUsedOnce => definition::check_once(rule, context, out),
        Term::UndefinedTerm => undefined::check(rule, context, out),
        Term::DefinitionConflict => value::check(rule, context, out),
        Term::NoticePeriodMismatch => clause::check_notice(rule, context, out),
        Term::GoverningLawMismatch => clause::check_law(rule, context, out),
        Term::UnknownParty => party::check(rule, context, out),
    }
}

/// Whether a text defines its terms as contracts do, so that a term without a definition is a fault in it.
///
/// Asides alone are also the habit of reports; they count only where the text speaks of duties.
pub(crate) fn is_definitional(context: &Context) -> bool {
    const DEFINED: usize = 3;
    const DUTIES: usize = 5;
    const SPARSEST: usize = 60;
    let (ledger, definitions) = (context.ledger, context.definitions());
    let keys = |forms: &[DefinitionForm]| {
        let keys: BTreeSet<_> =
            definitions.iter().filter(|found| forms.contains(&found.form) && !is_acronym(ledger, found)).map(|found| &found.key).collect();
        keys.len()
    };
    let defined = keys(&[DefinitionForm::Sentence, DefinitionForm::Elsewhere]);
    // A long text with a few definitions, such as a manual with its licence at the end, is no contract.
    if defined >= DEFINED {
        return (defined + count_duties(context)) * SPARSEST >= ledger.sentences.len();
    }
    keys(&[DefinitionForm::Sentence, DefinitionForm::Elsewhere, DefinitionForm::Aside]) >= DEFINED && count_duties(context) >= DUTIES
}

/// How many words of a text lay down duties, in small letters.
pub(crate) fn count_duties(context: &Context) -> usize {
    let ledger = context.ledger;
    context.places().of_words(&ledger.lexemes, &DUTIES).into_iter().filter(|&at| ledger.word(at) == ledger.lower(at)).count()
}

/// Words by which contracts lay down duties.
const DUTIES: [&str; 6] = ["hereby", "herein", "hereof", "hereunder", "shall", "thereof"];

/// Whether a term is one word in capitals, which belongs to the rules on acronyms.
fn is_acronym(ledger: &Ledger, definition: &Definition) -> bool {
    let word = ledger.word(definition.term.start);
    let singular = word.strip_suffix('s').unwrap_or(word);
    definition.term.len() == 1 && singular.len() > 1 && !singular.chars().any(char::is_lowercase)
}

/// The words of a term as the text prints them.
fn name<'c>(ledger: &'c Ledger, definition: &Definition) -> &'c str {
    ledger.text(ledger.span_of(definition.term))
}
