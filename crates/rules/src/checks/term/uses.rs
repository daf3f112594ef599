//! The definitions of a document in, where each of their terms is used out.

use claimlint_parser::{Definition, Ledger, TokenSpan, fold};
use std::collections::{BTreeMap, HashMap};

/// The places outside of definitions at which each term stands, by its folded words.
///
/// Case is folded too: a draft that drops a capital still uses its term.
pub(super) fn uses(ledger: &Ledger, definitions: &[Definition]) -> BTreeMap<Vec<String>, Vec<TokenSpan>> {
    let mut found: BTreeMap<Vec<String>, Vec<TokenSpan>> =
        definitions.iter().map(|definition| (definition.key.clone(), Vec::new())).collect();
    let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    for key in found.keys() {
        if let Some(first) = key.first() {
            by_first.entry(first.clone()).or_default().push(key.clone());
        }
    }
    let mut defined = definitions.iter().map(|definition| definition.term).collect::<Vec<_>>();
    defined.sort();
    let by_lexeme: Vec<Option<&Vec<Vec<String>>>> = ledger.lexemes.map(|word| by_first.get(&fold(word)));
    for (token, word) in ledger.tokens.iter().enumerate() {
        let Some(&Some(keys)) = by_lexeme.get(word.lexeme as usize) else { continue };
        let after = defined.partition_point(|term| term.start <= token);
        if after.checked_sub(1).and_then(|last| defined.get(last)).is_some_and(|term| term.holds(token)) {
            continue;
        }
        for key in keys {
            if let Some(end) = end_of(ledger, token, key)
                && let Some(places) = found.get_mut(key)
            {
                places.push(TokenSpan::new(token, end));
            }
        }
    }
    found
}

/// Where a term that begins at a token ends, if it does stand there; the clitics of a possessive are no words of a term.
fn end_of(ledger: &Ledger, first: usize, key: &[String]) -> Option<usize> {
    let mut token = first;
    for (offset, word) in key.iter().enumerate() {
        if offset > 0 && matches!(ledger.word(token), "'s" | "’s" | "'" | "’") {
            token += 1;
        }
        if fold(ledger.word(token)) != *word {
            return None;
        }
        token += 1;
    }
    Some(token)
}
