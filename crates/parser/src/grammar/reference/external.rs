//! A reference and its surroundings in, whether it leads into another text out.

use super::Labels;
use crate::claim::{Claim, ClaimKind};
use crate::draft::Draft;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// Names that laws, treaties and standards end in.
const TEXT_NAMES: &[&str] = &[
    "Act",
    "Acts",
    "Agreement",
    "Amendment",
    "Charter",
    "Circular",
    "Code",
    "Constitution",
    "Convention",
    "Covenant",
    "Decree",
    "Directive",
    "Law",
    "Laws",
    "License",
    "Order",
    "Ordinance",
    "Protocol",
    "Regulation",
    "Regulations",
    "Rule",
    "Rules",
    "Statute",
    "Statutes",
    "Title",
    "Treaty",
];

/// What texts are called by whoever names one of them.
const WRITINGS: &[&str] = &["book", "guide", "handbook", "manual", "policy", "report", "specification", "standard", "standards", "thesis"];

/// Words before a part's name that put it into a supplement.
const SUPPLEMENTS: &[&str] = &["additional", "data", "online", "supplemental", "supplementary", "supporting"];

/// Whether the reference in the tokens from `at` up to `end` points into another text, as far as its neighbours tell.
pub(super) fn leads_out(draft: &Draft<'_>, at: usize, end: usize) -> bool {
    follows_name(draft, at) || precedes_name(draft, end) || in_outward_link(draft, at)
}

/// Whether the words before the reference name another text: `RFC 2119, Section 3`, `(Smith, 2019, Table 2)`, `their Figure 1`.
fn follows_name(draft: &Draft<'_>, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    let sentence_start = |token: usize| {
        let sentence = draft.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        draft.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start == token)
    };
    if draft.is(before, Class::DETERMINER) && draft.reads(before, "the") && before > 0 {
        before -= 1;
    }
    if sentence_start(at) {
        return false;
    }
    // `the Harbour Policy (section 7)`
    if draft.mark(before) == '(' {
        let Some(earlier) = before.checked_sub(1) else { return false };
        let named = draft.is(earlier, Class::CAPITAL) && !sentence_start(earlier)
            || earlier > 0 && draft.is(earlier - 1, Class::CAPITAL) && !sentence_start(earlier - 1);
        return named && WRITINGS.binary_search(&&*draft.word(earlier).to_ascii_lowercase()).is_ok();
    }
    // `HRB 32-1 §4.2`
    let joined = draft.kind(before) == TokenKind::Number && before > 2 && draft.mark(before - 1) == '-';
    if joined && draft.kind(before - 2) == TokenKind::Number && draft.is(before - 3, Class::ALL_CAPITALS) {
        return true;
    }
    // `search for that guide and look for §4.6`
    if draft.reads(before, "for") && before > 0 && (draft.reads(before - 1, "look") || draft.reads(before - 1, "search")) {
        return true;
    }
    let word = draft.word(before);
    let comma = matches!(word, "," | ":" | ";");
    if comma {
        let Some(earlier) = before.checked_sub(1) else { return false };
        let year = draft.kind(earlier) == TokenKind::Number && draft.word(earlier).len() == 4;
        let numbered = draft.kind(earlier) == TokenKind::Number && earlier > 0 && draft.is(earlier - 1, Class::ALL_CAPITALS);
        let cited = word != ";" && matches!(draft.mark(earlier), ']') || TEXT_NAMES.binary_search(&draft.word(earlier)).is_ok();
        return year && word != ";"
            || numbered
            || cited
            || draft.is(earlier, Class::ALL_CAPITALS) && draft.word(earlier).len() > 2 && word == ",";
    }
    let supplement = SUPPLEMENTS.binary_search(&&*word.to_ascii_lowercase()).is_ok();
    let possessive = draft.is(before, Class::POSSESSIVE) && !matches!(&*word.to_ascii_lowercase(), "our" | "my" | "your" | "this");
    let numbered = draft.kind(before) == TokenKind::Number && before > 0 && draft.is(before - 1, Class::CAPITAL) && !sentence_start(before);
    let law = draft.is(before, Class::ALL_CAPITALS) || word.ends_with('.') && word.len() > 2 && draft.kind(before) == TokenKind::Word;
    let function = Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::AUXILIARY | Class::PRONOUN;
    let named = draft.is(before, Class::CAPITAL)
        && !draft.is(before, function)
        && (TEXT_NAMES.binary_search(&word).is_ok() || !sentence_start(before));
    supplement
        || possessive
        || numbered
        || law
        || named && !draft.is(before, Class::REFERENCE_WORD) && !is_verb_of_looking(word)
        || word == "]"
}

/// Verbs that send the reader to a place of the same text.
fn is_verb_of_looking(word: &str) -> bool {
    matches!(&*word.to_ascii_lowercase(), "see" | "cf" | "compare" | "refer" | "consult" | "also" | "recall" | "per")
}

/// Whether the words behind the reference name another text: `of the Act`, `to the Treaty`, `GDPR`, `in Smith et al.`
fn precedes_name(draft: &Draft<'_>, end: usize) -> bool {
    let word = draft.word(end);
    let next = end + 1;
    let capital = draft.is(next, Class::CAPITAL) && !draft.is(next, Class::REFERENCE_WORD);
    match word {
        "of" | "to" if draft.reads(next, "this") || draft.reads(next, "these") || draft.reads(next, "our") => false,
        "of" => true,
        "to" => draft.reads(next, "the") && draft.is(next + 1, Class::CAPITAL) && !draft.is(next + 1, Class::REFERENCE_WORD),
        "in" | "from" => {
            capital && !draft.is(next, Class::MONTH | Class::DETERMINER | Class::PRONOUN)
                || draft.mark(next) == '['
                || draft.reads(next, "the") && (next + 1..next + 5).any(|token| TEXT_NAMES.binary_search(&draft.word(token)).is_ok())
        }
        "," => (end..end + 7).any(|token| draft.is(token, Class::CAPITAL) && TEXT_NAMES.binary_search(&draft.word(token)).is_ok()),
        _ => draft.is(end, Class::ALL_CAPITALS) && draft.word(end).len() > 2 && draft.tokens.get(end).is_some_and(|token| token.spaced),
    }
}

/// Whether the token stands in a link that leads to another page.
fn in_outward_link(draft: &Draft<'_>, at: usize) -> bool {
    let Some(start) = draft.tokens.get(at).map(|token| token.span().start) else { return false };
    let links = &draft.document.links;
    let after = links.partition_point(|link| link.span.start <= start);
    after.checked_sub(1).and_then(|link| links.get(link)).is_some_and(|link| start < link.span.end && !link.target.starts_with('#'))
}

/// A part that one reference names as another text's is so in all of them: "Section 12 of the Act" is "Section 12" later on.
pub(super) fn spread(draft: &mut Draft<'_>, first: usize) {
    let mut labels = Labels::default();
    for claim in claims(draft, first) {
        if let ClaimKind::Reference(reference) = &claim.kind
            && reference.external
        {
            labels.insert((reference.target, root(&reference.label)));
        }
    }
    for claim in claims(draft, first) {
        if let ClaimKind::Reference(reference) = &mut claim.kind
            && labels.contains(&(reference.target, root(&reference.label)))
        {
            reference.external = true;
        }
    }
}

fn claims<'c>(draft: &'c mut Draft<'_>, first: usize) -> impl Iterator<Item = &'c mut Claim> {
    draft.claims.iter_mut().skip(first)
}

/// A label without its sub-paragraphs.
fn root(label: &str) -> String {
    label.split('(').next().unwrap_or(label).to_owned()
}
