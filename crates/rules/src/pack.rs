//! A ledger in, the packs of rules that its kind of document wants out.

use crate::checks::{Context, count_duties, is_definitional};
use crate::page::Pack;
use claimlint_document::{Block, BlockKind};
use claimlint_parser::{ClaimKind, Ledger, ReferenceTarget};

/// The packs that are run over a document where the user names none.
///
/// A pack other than the default one holds rules that are noisy outside of their kind of document; what is precise on
/// any prose stays in the default pack. A document is taken for one of a kind as soon as it shows a sign of it, so that
/// a single sentence with a test result is still checked:
///
/// | pack | sign |
/// |---|---|
/// | default | none is needed |
/// | science | a test result, an estimate with its interval or p-value, a citation, or a list of references |
/// | legal | three terms defined by sentences or, among words of duty such as `shall`, by asides; or numbered clauses that lay down duties |
/// | docs | code, in the text or in blocks |
pub(crate) fn packs_of(context: &Context) -> Vec<Pack> {
    let ledger = context.ledger;
    let wants = |pack: &Pack| match pack {
        Pack::Default => true,
        Pack::Science => is_science(ledger),
        Pack::Legal => is_legal(context),
        Pack::Docs => is_docs(ledger),
    };
    [Pack::Default, Pack::Science, Pack::Legal, Pack::Docs].into_iter().filter(wants).collect()
}

fn is_science(ledger: &Ledger) -> bool {
    let sign = |kind: &ClaimKind| match kind {
        ClaimKind::Statistic(_) => true,
        ClaimKind::Reference(reference) => reference.target == ReferenceTarget::Citation,
        ClaimKind::Time(_)
        | ClaimKind::Range(_)
        | ClaimKind::Quantity(_)
        | ClaimKind::Enumeration(_)
        | ClaimKind::Attribution(_)
        | ClaimKind::Person(_)
        | ClaimKind::Organisation(_)
        | ClaimKind::Quotation(_)
        | ClaimKind::Identifier(_) => false,
    };
    !ledger.estimates.is_empty()
        || ledger.claims.iter().any(|claim| sign(&claim.kind))
        || ledger.document.blocks.iter().any(|block| block.kind() == BlockKind::ReferenceEntry)
}

fn is_legal(context: &Context) -> bool {
    const CLAUSES: usize = 5;
    const DUTIES: usize = 5;
    if is_definitional(context) {
        return true;
    }
    let ledger = context.ledger;
    let numbered = |block: &&Block| {
        let text = ledger.text(block.span());
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && text[digits..].starts_with('.')
    };
    ledger.document.blocks.iter().filter(numbered).nth(CLAUSES - 1).is_some() && count_duties(context) >= DUTIES
}

fn is_docs(ledger: &Ledger) -> bool {
    ledger.document.opaque().len() > 0 || ledger.document.unchecked.iter().any(|part| part.why == "code")
}

#[cfg(test)]
mod tests {
    use super::packs_of;
    use crate::Held;
    use crate::book::Book;
    use crate::checks::Context;
    use crate::page::Pack;
    use claimlint_document::{Format, read};
    use claimlint_parser::{Settings, parse};

    #[track_caller]
    fn wants(text: &str, expected: &[Pack]) {
        let document = read(text.as_bytes().to_vec(), Format::Markdown).unwrap();
        let ledger = parse(&document, &Settings::default());
        assert_eq!(packs_of(&Context::new(&ledger, Book::builtin(), Held::Kept)), expected, "{text}");
    }

    #[test]
    fn plain_prose_wants_the_default_pack() {
        wants("The council met on Monday. Nine members voted.", &[Pack::Default]);
    }

    #[test]
    fn one_test_result_makes_a_text_scientific() {
        wants("The groups differed, t(28) = 2.20, p = .036.", &[Pack::Default, Pack::Science]);
    }

    #[test]
    fn three_definitions_make_a_contract() {
        wants("\"Depot\" means the shed. \"Buyer\" means Ash. \"Seller\" means Birch.", &[Pack::Default, Pack::Legal]);
        wants("Ash (\"Ash Valley\"), Birch (\"Birch Hill\") and Cedar (\"Cedar Falls\") are towns.", &[Pack::Default]);
    }

    #[test]
    fn code_makes_a_manual() {
        wants("# Setup\n\nRun `make` first.", &[Pack::Default, Pack::Docs]);
    }
}
