//! Names of people, organisations and terms in, whether each is written in one way out.

mod acronym;
mod case;
mod company;
mod country;
mod definition;
mod distance;
pub(super) mod introduced;
mod pronoun;
mod spelling;
mod surname;
mod twins;

use super::Context;
use crate::check::Check;
use crate::page::Rule;
use serde::Deserialize;

/// What of names is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// One name that is spelt in two ways.
    NameSpellingVariant,
    /// A surname of somebody who was not introduced.
    SurnameNotIntroduced,
    /// An acronym that stands for two names.
    AcronymTwoExpansions,
    /// An acronym whose letters are not those of its name.
    AcronymLettersMismatch,
    /// A name whose capitals are set in two ways.
    NameCaseVariant,
    /// A pronoun that does not fit the title of the one who is named.
    TitlePronounMismatch,
}

/// Runs one check over the names of a ledger.
pub(crate) fn check(name: Name, rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    match name {
        Name::NameSpellingVariant => spelling::check(rule, context, out),
        Name::SurnameNotIntroduced => surname::check(rule, context, out),
        Name::AcronymTwoExpansions => acronym::check_expansions(rule, context, out),
        Name::AcronymLettersMismatch => acronym::check_letters(rule, context, out),
        Name::NameCaseVariant => case::check(rule, context, out),
        Name::TitlePronounMismatch => pronoun::check(rule, context, out),
    }
}
