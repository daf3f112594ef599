//! References that name their section by its title too in, those whose number is that of another section out.

use super::target::number_of;
use crate::check::{Check, Verdict};
use crate::checks::structure::heading;
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::{BlockKind, Span};
use claimlint_parser::{ReferenceTarget, TokenKind};
use rustc_hash::FxHashMap;

/// The longest title in brackets behind a reference, in tokens.
const LONGEST: usize = 12;

/// A numbered heading.
struct Section {
    number: String,
    title: String,
    span: Span,
}

/// Checks `Section 4 (Notices)` against the number of the section that is called so.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    if super::references(context, ReferenceTarget::Section).next().is_none() {
        return;
    }
    let sections = sections(context);
    let mut by_title: FxHashMap<&str, Vec<&Section>> = FxHashMap::default();
    for section in &sections {
        by_title.entry(&section.title).or_default().push(section);
    }
    for (claim, reference) in super::references(context, ReferenceTarget::Section) {
        let Some(title) = title_behind(context, claim.tokens.end).filter(|_| context.is_prose_sentence(claim.sentence)) else { continue };
        // A title that stands twice, as `General` may, tells no section.
        let Some([section]) = by_title.get(folded(context.ledger.text(title)).as_str()).map(Vec::as_slice) else { continue };
        let Some(number) = number_of(&reference.label) else { continue };
        // `4.0` heads the whole of section 4.
        let (verdict, message) = if section.number.trim_end_matches(".0") == number.trim_end_matches(".0") {
            (Verdict::Holds, format!("section {number} is called so"))
        } else {
            let verdict = if context.is_quoted(claim.span) { Verdict::Review } else { Verdict::Conflict };
            (verdict, format!("“{}” is section {}, not {number}", context.ledger.text(title), section.number))
        };
        let mut check = report(rule, verdict, claim.span, message);
        check.related.push(evidence(section.span, "the section of that title"));
        out.push(check);
    }
}

/// All numbered headings that have a title.
fn sections(context: &Context) -> Vec<Section> {
    let document = context.ledger.document;
    let headings = document.blocks.iter().filter(|block| matches!(block.kind(), BlockKind::Heading(_) | BlockKind::Title));
    let section = |span: Span| {
        let number = heading::number(&document.text, span)?;
        let title = folded(document.text.get(number.span.end..span.end)?);
        let label = number.parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        (!title.is_empty()).then_some(Section { number: label, title, span })
    };
    headings.filter_map(|block| section(block.span())).collect()
}

/// The words in the brackets behind a reference, where they begin as a title does.
fn title_behind(context: &Context, open: usize) -> Option<Span> {
    let ledger = context.ledger;
    if ledger.word(open) != "(" {
        return None;
    }
    let first = ledger.tokens.get(open + 1).filter(|token| token.kind == TokenKind::Word)?;
    let starts = ledger.text(first.span()).starts_with(char::is_uppercase);
    let close = (open + 2..open + 2 + LONGEST).find(|&at| matches!(ledger.word(at), ")" | ";" | ".")).filter(|_| starts)?;
    (ledger.word(close) == ")").then(|| Span::new(first.span().start, ledger.tokens.get(close).map_or(0, |token| token.span().start)))
}

/// The words of a title without case, marks and spacing.
fn folded(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
