//! A part's name with its labels in, references out: `Section 7.4`, `Tables 2 and 3`, `§ 5`, `Eq. (3)`.

use super::external::leads_out;
use super::label::{Shape, label};
use super::{begins_block, block_kind, own_label, reference};
use crate::claim::ReferenceTarget;
use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::BlockKind;
use nom::Input as _;

/// The words that name a part of a text.
pub(crate) const PART_WORDS: &[&str] = &[
    "annex",
    "annexes",
    "app",
    "appendices",
    "appendix",
    "appendixes",
    "art",
    "article",
    "articles",
    "arts",
    "attachment",
    "box",
    "boxes",
    "ch",
    "chap",
    "chaps",
    "chapter",
    "chapters",
    "chs",
    "clause",
    "clauses",
    "eq",
    "eqn",
    "eqns",
    "eqs",
    "equation",
    "equations",
    "example",
    "examples",
    "exhibit",
    "exhibits",
    "fig",
    "figs",
    "figure",
    "figures",
    "footnote",
    "footnotes",
    "listing",
    "listings",
    "para",
    "paragraph",
    "paragraphs",
    "paras",
    "part",
    "parts",
    "pt",
    "schedule",
    "schedules",
    "sec",
    "secs",
    "sect",
    "section",
    "sections",
    "sects",
    "subsection",
    "subsections",
    "tab",
    "table",
    "tables",
];

/// How a part is named.
struct Name {
    target: ReferenceTarget,
    /// Whether more labels may follow.
    plural: bool,
    /// Whether the name is short for something, so that it takes a point.
    short: bool,
    /// Whether the name is a common noun that needs a capital to name a part: `Part 2`, `Example 3`.
    needs_capital: bool,
}

/// What a word names, given in lower case.
fn name(word: &str) -> Option<Name> {
    let named = |target, plural, short, needs_capital| Some(Name { target, plural, short, needs_capital });
    match word {
        "§" | "section" | "subsection" | "article" | "clause" | "paragraph" => named(ReferenceTarget::Section, false, false, false),
        "§§" | "sections" | "subsections" | "articles" | "clauses" | "paragraphs" => named(ReferenceTarget::Section, true, false, false),
        "sec" | "sect" | "art" | "para" => named(ReferenceTarget::Section, false, true, word == "art" || word == "sec"),
        "secs" | "sects" | "arts" | "paras" => named(ReferenceTarget::Section, true, true, word == "arts" || word == "secs"),
        "chapter" => named(ReferenceTarget::Chapter, false, false, false),
        "chapters" => named(ReferenceTarget::Chapter, true, false, false),
        "ch" | "chap" | "pt" => named(ReferenceTarget::Chapter, false, true, word == "pt"),
        "chs" | "chaps" => named(ReferenceTarget::Chapter, true, true, false),
        "part" => named(ReferenceTarget::Chapter, false, false, true),
        "parts" => named(ReferenceTarget::Chapter, true, false, true),
        "appendix" | "annex" => named(ReferenceTarget::Appendix, false, false, false),
        "attachment" | "exhibit" | "schedule" => named(ReferenceTarget::Appendix, false, false, true),
        "appendices" | "appendixes" | "annexes" => named(ReferenceTarget::Appendix, true, false, false),
        "exhibits" | "schedules" => named(ReferenceTarget::Appendix, true, false, true),
        "app" => named(ReferenceTarget::Appendix, false, true, true),
        "table" => named(ReferenceTarget::Table, false, false, false),
        "tables" => named(ReferenceTarget::Table, true, false, false),
        "tab" => named(ReferenceTarget::Table, false, true, true),
        "figure" => named(ReferenceTarget::Figure, false, false, false),
        "figures" => named(ReferenceTarget::Figure, true, false, false),
        "fig" => named(ReferenceTarget::Figure, false, true, false),
        "figs" => named(ReferenceTarget::Figure, true, true, false),
        "box" => named(ReferenceTarget::Box, false, false, true),
        "boxes" => named(ReferenceTarget::Box, true, false, true),
        "listing" => named(ReferenceTarget::Listing, false, false, false),
        "listings" => named(ReferenceTarget::Listing, true, false, false),
        "example" => named(ReferenceTarget::Listing, false, false, true),
        "examples" => named(ReferenceTarget::Listing, true, false, true),
        "equation" => named(ReferenceTarget::Equation, false, false, false),
        "equations" => named(ReferenceTarget::Equation, true, false, false),
        "eq" | "eqn" => named(ReferenceTarget::Equation, false, true, false),
        "eqs" | "eqns" => named(ReferenceTarget::Equation, true, true, false),
        "footnote" => named(ReferenceTarget::Footnote, false, false, false),
        "footnotes" => named(ReferenceTarget::Footnote, true, false, false),
        _ => None,
    }
}

/// Reads a name and its labels, and gives the token behind them.
pub(super) fn read(draft: &mut Draft<'_>, sentence: usize, tokens: TokenSpan) -> Option<usize> {
    let at = tokens.start;
    let name = name(&draft.word(at).to_ascii_lowercase())?;
    let capital = draft.is(at, Class::CAPITAL) || draft.kind(at) == TokenKind::Symbol;
    if name.needs_capital && !capital {
        return None;
    }
    let mut first = at + 1;
    if draft.mark(at) == '§' && draft.mark(first) == '§' {
        first += 1;
    }
    let plural = name.plural || first > at + 1;
    if draft.mark(first) == '.' && draft.tokens.get(first).is_some_and(|token| !token.spaced) {
        // A point behind a full name ends the sentence; a short name without one needs a capital.
        if !name.short {
            return None;
        }
        first += 1;
    } else if name.short && !capital {
        return None;
    }
    let numbered =
        matches!(name.target, ReferenceTarget::Figure | ReferenceTarget::Table | ReferenceTarget::Listing | ReferenceTarget::Box);
    let shape = Shape { letters: capital || name.target == ReferenceTarget::Appendix, hyphen: numbered && !plural };
    let behind = TokenSpan::new(first, tokens.end);
    let labels = if numbered && plural {
        let hyphened = labels(draft, behind, Shape { hyphen: true, ..shape }, plural, name.target)?;
        if are_hyphened(&hyphened) { hyphened } else { labels(draft, behind, shape, plural, name.target)? }
    } else {
        labels(draft, behind, shape, plural, name.target)?
    };
    let end = labels.last().map(|(span, _)| span.end)?;
    if !draft.free(TokenSpan::new(at, end)) || is_counted(draft, labels.first()?.0, capital) {
        return Some(end);
    }
    if labels.len() == 1 && is_own_label(draft, at, end, name.target) {
        draft.take(sentence, TokenSpan::new(at, end), own_label());
        return Some(end);
    }
    // Statutes count their sections in hundreds, reports do not.
    let large = matches!(name.target, ReferenceTarget::Section | ReferenceTarget::Appendix)
        && labels
            .iter()
            .any(|(_, label)| label.split(['.', '(']).next().is_some_and(|whole| whole.len() > 2 && whole.parse::<u32>().is_ok()));
    let external = large || leads_out(draft, at, end);
    for (place, (span, text)) in labels.into_iter().enumerate() {
        let start = if place == 0 { at } else { span.start };
        let supplement = text.starts_with('S') && text.len() > 1 && numbered;
        draft.take(sentence, TokenSpan::new(start, span.end), reference(name.target, text, external || supplement));
    }
    Some(end)
}

/// Whether the hyphens in these labels belong to them and make no ranges: `Listings 20-1 and 20-3`, `Figures 4-1`.
fn are_hyphened(labels: &[(TokenSpan, String)]) -> bool {
    let falls = |label: &str| {
        let number = |part: &str| part.parse::<u32>().ok();
        label.split_once('-').and_then(|(from, to)| Some(number(from)? >= number(to)?)).unwrap_or(false)
    };
    let hyphened = labels.iter().filter(|(_, label)| label.contains('-')).count();
    hyphened > 1 && hyphened == labels.len() || labels.iter().any(|(_, label)| falls(label))
}

/// Reads the labels behind a name; a range is one label.
fn labels(draft: &Draft<'_>, tokens: TokenSpan, shape: Shape, plural: bool, target: ReferenceTarget) -> Option<Vec<(TokenSpan, String)>> {
    let text = &draft.document.text;
    let mut input = Input::new(text, &draft.tokens, tokens);
    if draft.mark(tokens.start) == '(' && target != ReferenceTarget::Equation {
        return None;
    }
    let mut labels: Vec<(TokenSpan, String)> = Vec::new();
    let (rest, first) = label(input, shape).ok()?;
    labels.push((input.until(&rest), first));
    input = rest;
    while let Some((ranged, behind)) = separator(input, plural) {
        if behind.first().is_some_and(|token| behind.mark(token) == '(') && target != ReferenceTarget::Equation {
            break;
        }
        let Ok((rest, next)) = label(behind, shape) else { break };
        let span = behind.until(&rest);
        if ranged {
            let Some((first, from)) = labels.last_mut() else { break };
            *first = TokenSpan::new(first.start, span.end);
            from.push('–');
            from.push_str(&next);
        } else {
            labels.push((span, next));
        }
        input = rest;
    }
    Some(labels)
}

/// Reads what parts two labels, and says whether it makes a range of them.
fn separator(input: Input<'_>, plural: bool) -> Option<(bool, Input<'_>)> {
    let word = |at: usize| input.iter_elements().nth(at).map_or("", |token| input.word(token));
    let tight = |at: usize| input.iter_elements().nth(at).is_some_and(|token| !token.spaced);
    match word(0) {
        "–" | "‐" | "-" | "—" if tight(0) && tight(1) => Some((true, input.take_from(1))),
        "to" | "through" if plural => Some((true, input.take_from(1))),
        "," if plural && matches!(word(1), "and" | "or" | "&") => Some((false, input.take_from(2))),
        "," | "and" | "or" | "&" if plural => Some((false, input.take_from(1))),
        _ => None,
    }
}

/// Whether what looks like a label counts what follows: `section 8 percent`, `in part 3 million`.
fn is_counted(draft: &Draft<'_>, label: TokenSpan, capital: bool) -> bool {
    let after = draft.word(label.end);
    let spaced = draft.tokens.get(label.end).is_some_and(|token| token.spaced);
    draft.is(label.end, Class::PERCENT)
        || matches!(after, "%" | "million" | "billion" | "thousand" | "percent")
        || !capital && spaced && draft.is(label.end, Class::TIME_UNIT | Class::NUMBER_WORD)
        || matches!(after, "st" | "nd" | "rd" | "th")
}

/// Whether a name and label stand at the thing that they name: at the start of its caption or heading.
fn is_own_label(draft: &Draft<'_>, at: usize, end: usize, target: ReferenceTarget) -> bool {
    // "Figure 10: New wings" is a caption wherever it stands, as in a list of figures.
    if draft.mark(end) == ':' && draft.is(end + 1, Class::CAPITAL) {
        return true;
    }
    // "**Table 2**" and "Supplementary Table 2" begin captions too.
    let led = at > 0 && begins_block(draft, at - 1) && draft.is(at - 1, Class::CAPITAL);
    let begins_caption = led && block_kind(draft, at) == Some(BlockKind::Caption);
    if !begins_caption && !begins_block(draft, at) {
        return false;
    }
    match block_kind(draft, at) {
        Some(BlockKind::Caption | BlockKind::Heading(_) | BlockKind::Title) => true,
        Some(BlockKind::Footnote) if target == ReferenceTarget::Footnote => true,
        Some(
            BlockKind::Byline
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::TableCell { .. }
            | BlockKind::Footnote
            | BlockKind::ReferenceEntry,
        )
        | None => {
            let alone = begins_block(draft, end) || end >= draft.tokens.len();
            let line = draft.tokens.get(end).is_some_and(|token| token.line);
            alone
                || line
                || matches!(draft.mark(end), '.' | ':' | '—' | '–' | '|' | '-')
                    && draft.tokens.get(end + 1).is_none_or(|token| token.spaced)
        }
    }
}
