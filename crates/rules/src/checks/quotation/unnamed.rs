//! Quotations of `he` and `she` in, those before which nobody is named out (check 90).

use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_parser::{Claim, ClaimKind, Ledger, Mention};

/// How many paragraphs before that of a quotation its speaker may be named in.
const PARAGRAPHS: usize = 1;

/// Reports a quotation that opens a paragraph of a dated text and is given to `he` or `she`, where nobody is named near it.
///
/// Texts without a day of publication are left alone: in a story a scene may go on for pages without a name.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    if ledger.published.is_none() {
        return;
    }
    let named: Vec<usize> = ledger
        .claims
        .iter()
        .filter(|claim| matches!(&claim.kind, ClaimKind::Person(mention) if mention.mention != Mention::Pronoun))
        .filter_map(|claim| Some(ledger.sentences.get(claim.sentence)?.block))
        .collect();
    for claim in &ledger.claims {
        let ClaimKind::Quotation(quotation) = &claim.kind else { continue };
        let source = quotation.attribution.and_then(|attribution| ledger.claims.get(attribution)).and_then(Claim::attribution);
        let Some(&source) = source.and_then(|attribution| attribution.source.first()) else { continue };
        let Some(block) = ledger.sentences.get(claim.sentence).map(|sentence| sentence.block) else { continue };
        let opens = ledger.document.blocks.get(block).is_some_and(|block| block.span().start == claim.span.start);
        if !opens || !matches!(ledger.text(source), "he" | "she") {
            continue;
        }
        let near = named.partition_point(|&named| named + PARAGRAPHS < block);
        let after = named.partition_point(|&named| named <= block);
        if near < after {
            if let Some(person) = quotation.person.and_then(|person| ledger.people.get(person)) {
                out.push(report(rule, Verdict::Holds, source, format!("“{}” is {}", ledger.text(source), person.name)));
            }
            continue;
        }
        if named.is_empty() || is_capital_near(ledger, block) {
            continue;
        }
        let mut check = report(rule, Verdict::Review, source, format!("nobody named before can be “{}”", ledger.text(source)));
        check.related.push(evidence(claim.span, "the quotation"));
        out.push(check);
    }
}

/// Whether two capitals stand in a row near a paragraph, so that somebody may be named whom the ledger does not know.
fn is_capital_near(ledger: &Ledger, block: usize) -> bool {
    use crate::checks::name::introduced::is_part;
    let from = ledger.sentences.partition_point(|sentence| sentence.block + PARAGRAPHS < block);
    let until = ledger.sentences.partition_point(|sentence| sentence.block <= block);
    let sentences = ledger.sentences.get(from..until).unwrap_or_default();
    // The name of a place behind a preposition is nobody's.
    let name = |at: usize| is_part(ledger, at) && is_part(ledger, at + 1) && at > 0 && !is_in(ledger.word(at - 1));
    sentences.iter().any(|sentence| sentence.tokens.range().any(name))
}

fn is_in(word: &str) -> bool {
    matches!(word, "in" | "at" | "near" | "of" | "the" | "on")
}
