//! Formats that are named by their arithmetic in, whether their other names and their sizes agree out.

use super::{Enumeration, wording};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{ClaimKind, EnumerationForm};

/// Nouns for the parties of a format.
const PARTIES: &[&str] = &["capitals", "countries", "governments", "members", "nations", "participants", "parties", "powers", "states"];

/// How many sentences may stand between a sum and another name of the same format.
const REACH: usize = 2;

/// One name of a format, or a count of its parties.
struct Named {
    span: Span,
    sentence: usize,
    parties: u32,
    sum: bool,
}

/// Compares `3+3` with the `six-party` or `six members in all` beside it.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let names = names(context);
    let sums: Vec<&Named> = names.iter().filter(|name| name.sum).collect();
    for name in names.iter().filter(|name| !name.sum) {
        let near = sums
            .iter()
            .filter(|sum| sum.sentence <= name.sentence && name.sentence - sum.sentence <= REACH && same_block(context, sum, name));
        let mut near: Vec<&&Named> = near.collect();
        // Between two formats the name can be that of either.
        near.dedup_by_key(|sum| context.ledger.text(sum.span));
        let [sum] = near.as_slice() else { continue };
        let agrees = sum.parties == name.parties;
        let quoted = context.is_quoted(name.span);
        let verdict = if agrees {
            Verdict::Holds
        } else if quoted {
            Verdict::Review
        } else {
            Verdict::Conflict
        };
        let word = context.ledger.text(sum.span);
        let message = if agrees {
            format!("{word} means {} parties", sum.parties)
        } else {
            wording::accuses(Enumeration::FormatMismatch, word, sum.parties, name.parties)
        };
        let mut check = report(rule, verdict, name.span, message);
        check.computed = Some(format!("{} = {}", word.replace('+', " + "), sum.parties));
        check.related.push(evidence(sum.span, "the format"));
        out.push(check);
    }
}

fn same_block(context: &Context, one: &Named, other: &Named) -> bool {
    let block = |name: &Named| context.ledger.sentences.get(name.sentence).map(|sentence| sentence.block);
    block(one) == block(other)
}

/// Every name of a format and every count of all parties, in order.
fn names(context: &Context) -> Vec<Named> {
    let ledger = context.ledger;
    let name = |claim: &claimlint_parser::Claim| match &claim.kind {
        ClaimKind::Enumeration(found) if found.form == EnumerationForm::Collective => {
            let (span, parties) = found.by.zip(found.stated)?;
            let word = ledger.text(span);
            let numbered = word.contains('+') || word.contains('-');
            numbered.then(|| Named { span, sentence: claim.sentence, parties, sum: word.contains('+') })
        }
        ClaimKind::Quantity(quantity) => {
            let noun = quantity.noun.filter(|noun| PARTIES.binary_search(&ledger.lower(noun.head)).is_ok())?;
            let all = ledger.word(noun.tokens.end) == "in" && matches!(ledger.word(noun.tokens.end + 1), "all" | "total");
            let parties = quantity.value?.try_into().ok()?;
            all.then(|| Named { span: claim.span.cover(noun.span), sentence: claim.sentence, parties, sum: false })
        }
        _ => None,
    };
    ledger.claims.iter().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn parties_are_sorted() {
        assert!(super::PARTIES.is_sorted());
    }
}
