//! Claims in, what they tell of times, speakers and people out, and what was left unread.

use super::quote::{first_words, quote};
use super::{Event, NotChecked, PersonView, Said, at, place, plain};
use crate::{Checked, claims};
use claimlint_document::{BlockKind, Document, Span, Unchecked};
use claimlint_parser::{Anchor, Attribution, ClaimKind, Ledger, Mode, Parts, TimeKind};

/// All dated claims in the order of time; heads of columns are labels and no events.
pub(super) fn timeline(checked: Checked<'_>) -> Vec<Event> {
    let ledger = checked.ledger;
    let mut events: Vec<_> = ledger
        .claims
        .iter()
        .filter_map(|claim| {
            let time = claim.time().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))?;
            let start = time.start?;
            if is_column_head(ledger.document, claim.span) {
                return None;
            }
            let event = Event {
                when: time.value.clone(),
                start: claims::moment(Some(start)).unwrap_or_default(),
                quote: quote(ledger, claim.span),
                line: place(checked, claim.span).0,
                at: at(checked, claim.span),
                inferred: time.anchor != Anchor::Explicit,
                from: start.at,
                to: time.end.map(|end| end.at),
                span: claim.span,
            };
            Some((start.at, claim.span.start, event))
        })
        .collect();
    events.sort_by_key(|&(at, span, _)| (at, span));
    events.into_iter().map(|(_, _, event)| event).collect()
}

fn is_column_head(document: &Document, span: Span) -> bool {
    let block = document.block_at(span.start).and_then(|index| document.blocks.get(index));
    block.is_some_and(|block| match block.kind() {
        BlockKind::TableCell { table, row, .. } => row == 0 && document.tables.get(table as usize).is_some_and(|table| table.header),
        BlockKind::Title
        | BlockKind::Byline
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Caption
        | BlockKind::Footnote
        | BlockKind::ReferenceEntry => false,
    })
}

/// Who said it: the resolved name, else the words of the source.
pub(super) fn source(ledger: &Ledger<'_>, said: &Attribution) -> String {
    let name = said.person.and_then(|person| ledger.people.get(person)).map(|person| person.name.clone());
    name.unwrap_or_else(|| words(ledger, &said.source))
}

fn words(ledger: &Ledger<'_>, spans: &[Span]) -> String {
    spans.iter().map(|&span| plain(ledger.text(span))).collect::<Vec<_>>().join(" … ")
}

/// Who said what, in the order of the text.
pub(super) fn attributions(checked: Checked<'_>) -> Vec<Said> {
    let ledger = checked.ledger;
    let said = ledger.claims.iter().filter_map(|claim| claim.attribution().map(|said| (claim, said)));
    said.map(|(claim, said)| Said {
        who: source(ledger, said),
        cue: words(ledger, &said.cue),
        what: first_words(&words(ledger, &said.content)),
        mode: match said.mode {
            Mode::Direct => "direct",
            Mode::Indirect => "indirect",
            Mode::Mixed => "mixed",
        },
        line: place(checked, claim.span).0,
        at: at(checked, claim.span),
        vague: said.vague,
        span: claim.span,
    })
    .collect()
}

/// The people named, each with roles and lines.
pub(super) fn people(checked: Checked<'_>) -> Vec<PersonView> {
    let ledger = checked.ledger;
    let mut people: Vec<PersonView> = ledger
        .people
        .iter()
        .map(|person| PersonView { name: person.name.clone(), roles: Vec::new(), lines: Vec::new(), at: Vec::new() })
        .collect();
    for claim in &ledger.claims {
        if let ClaimKind::Person(mention) = &claim.kind
            && let Some(person) = people.get_mut(mention.person)
        {
            let line = place(checked, claim.span).0;
            if person.lines.last() != Some(&line) {
                person.lines.push(line);
                let place = at(checked, claim.span);
                if person.at.last() != Some(&place) {
                    person.at.push(place);
                }
            }
            if let Some(role) = mention.role.map(|role| plain(ledger.text(role)))
                && !person.roles.contains(&role)
            {
                person.roles.push(role);
            }
        }
    }
    people
}

/// What was left unread, and the dates whose year is not known.
pub(super) fn not_checked(checked: Checked<'_>) -> Vec<NotChecked> {
    let document = checked.ledger.document;
    let line = |offset: usize| checked.lines.position(&document.source, offset).line;
    let found = |span: Span| document.place(span).map(|place| place.position());
    let nowhere = |part: &Unchecked| !document.headings.is_empty() && part.source().is_empty();
    let mut parts: Vec<NotChecked> = document
        .unchecked
        .iter()
        .map(|part| NotChecked {
            first: if nowhere(part) { 0 } else { line(part.source().start) },
            last: line(part.source().end.saturating_sub(1).max(part.source().start)),
            place: document.map.text_offset(part.source().start).filter(|_| !nowhere(part)).and_then(|text| found(Span::new(text, text))),
            why: part.why.to_string(),
        })
        .collect();
    for claim in &checked.ledger.claims {
        if let Some(time) = claim.time()
            && time.kind == TimeKind::Date
            && time.start.is_none()
            && time.end.is_none()
            && time.value.starts_with("XXXX")
        {
            let line = place(checked, claim.span).0;
            parts.push(NotChecked {
                first: line,
                last: line,
                place: found(claim.span),
                why: format!("the year of {} is not known", plain(checked.ledger.text(claim.span))),
            });
        }
    }
    if let Some(Parts { count, .. }) = checked.ledger.parts {
        let why = format!("what stands in different ones of the {count} parts in which the text was read is not compared");
        parts.push(NotChecked { first: 0, last: 0, place: None, why });
    }
    parts.sort_by_key(|part| part.first);
    parts
}
