//! Runs of capitals in, claims of the kinds `person` and `organisation` out, and the list of people.
//!
//! Three passes: the names that show themselves to be a person's (a title, a given name, a role or an age beside them),
//! then the people that they stand for, then the later mentions of those people by surname or pronoun.

mod later;
pub(crate) mod names;
pub(crate) mod occupations;
mod organisation;
mod resolve;
mod role;
mod run;
pub(crate) mod things;
pub(crate) mod titles;

use crate::claim::{ClaimKind, Mention, PersonMention};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use run::Run;

/// A name as it stands in the text.
#[derive(Clone, Debug)]
struct Name {
    sentence: usize,
    /// The name without title and role.
    tokens: TokenSpan,
    /// The role beside it.
    role: Option<TokenSpan>,
    /// Whether a given name or initial stands before the surname.
    full: bool,
}

/// Reads the claims of these kinds.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let runs = run::runs(draft);
    let names = named(draft, &runs);
    let mut mentions = resolve::people(draft, &names);
    later::surnames(draft, &runs, &names, &mut mentions);
    mentions.sort_by_key(|mention| mention.tokens.start);
    mentions.dedup_by_key(|mention| mention.tokens.start);
    later::pronouns(draft, &mut mentions);
    for mention in mentions {
        let role = mention.role.map(|role| draft.span_of(role));
        let kind = ClaimKind::Person(PersonMention { person: mention.person, role, mention: mention.kind });
        draft.note(mention.sentence, mention.tokens, kind);
    }
    organisation::read(draft);
}

/// Whether a word in lower case says what a person does.
pub(crate) fn is_role(word: &str) -> bool {
    occupations::ROLES.binary_search(&word).is_ok()
}

/// A mention of one of the people.
#[derive(Clone, Debug)]
struct Mentioned {
    sentence: usize,
    tokens: TokenSpan,
    role: Option<TokenSpan>,
    person: usize,
    kind: Mention,
}

/// The runs that show themselves to be a person's name.
fn named(draft: &Draft<'_>, runs: &[Run]) -> Vec<Name> {
    let alone = run::alone(draft, runs);
    runs.iter().filter_map(|run| role::name(draft, run, &alone)).collect()
}

#[cfg(test)]
mod tests;
