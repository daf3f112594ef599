//! A checked document in, all that a report of it tells out, as plain data for templates.

use crate::Checked;
use crate::checks::{self, Tally};
use crate::claims::{self, form_name, kind_name};
use claimlint_document::Span;
use claimlint_parser::value::Bound;
use claimlint_parser::{Anchor, Attribution, ClaimKind, Ledger, Mode, Quantity, TimeKind, TokenKind};
use claimlint_rules::{Check, Verdict};
use serde::Serialize;

/// What a report tells of one document.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// Its path as given.
    pub path: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The day of publication that relative dates were resolved against.
    pub published: Option<String>,
    /// How many words stand in checked text.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many claims were read.
    pub claims: usize,
    /// How many of them took part in a check.
    pub compared: usize,
    /// How the checks came out.
    pub checks: Tally,
    /// What cannot be true as written.
    pub conflicts: Vec<Finding>,
    /// What a person must look at.
    pub reviews: Vec<Finding>,
    /// What was checked and agrees.
    pub holds: Vec<Finding>,
    /// The claims by kind.
    pub ledger: Vec<LedgerPart>,
    /// All dated claims in the order of time.
    pub timeline: Vec<Event>,
    /// Who said what, in the order of the text.
    pub attributions: Vec<Said>,
    /// The people named.
    pub people: Vec<PersonView>,
    /// What was not checked, and why.
    pub not_checked: Vec<NotChecked>,
}

/// One check, ready to be told.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Its number in the report, from 1.
    pub number: usize,
    /// The rule.
    pub rule: String,
    /// The family of the rule.
    pub family: &'static str,
    /// How much it matters.
    pub severity: claimlint_rules::Severity,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The computation.
    pub computed: Option<String>,
    /// What would make it true.
    pub fixes: Vec<String>,
    /// The words in their sentence.
    pub quote: Quote,
    /// The other places.
    pub related: Vec<Related>,
}

/// Words in their sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    /// What stands before them.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// What stands behind them.
    pub after: String,
}

/// Another place that a check compared.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// What it is.
    pub label: String,
    /// The line.
    pub line: usize,
    /// The words in their sentence.
    pub quote: Quote,
    /// Whether it stands in the same sentence as the finding.
    pub near: bool,
}

/// The claims of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerPart {
    /// The kind in the plural: `Times`.
    pub title: &'static str,
    /// Its claims in the order of the text.
    pub entries: Vec<Entry>,
}

/// One claim, ready to be told.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The line.
    pub line: usize,
    /// The words.
    pub words: String,
    /// What they were read as.
    pub value: String,
    /// Whose claim it is, where it is not the writer's own.
    pub said_by: Option<String>,
}

/// One dated claim.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// The day or stretch.
    pub when: String,
    /// The first day.
    pub start: String,
    /// The words in their sentence.
    pub quote: Quote,
    /// The line.
    pub line: usize,
    /// Whether the date had to be worked out from the dateline or the context.
    pub inferred: bool,
}

/// One attribution.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// The speaker: the resolved name, else the words for the source.
    pub who: String,
    /// The words that mark it as said.
    pub cue: String,
    /// What was said.
    pub what: String,
    /// In whose words: `direct`, `indirect`, `mixed`.
    pub mode: &'static str,
    /// The line.
    pub line: usize,
    /// Whether nobody is named.
    pub vague: bool,
}

/// One person.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The fullest name.
    pub name: String,
    /// The roles given, without repeats.
    pub roles: Vec<String>,
    /// The lines of the mentions.
    pub lines: Vec<usize>,
}

/// A part that was not checked.
#[derive(Clone, Debug, Serialize)]
pub struct NotChecked {
    /// Its first line.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// Why.
    pub why: String,
}

/// How many characters of a sentence are shown on each side of the words.
const CONTEXT: usize = 160;

/// Gathers what a report tells.
pub fn view(checked: Checked<'_>) -> View {
    let ledger = checked.ledger;
    let mut number = 0;
    let mut findings = |verdict: Verdict| -> Vec<Finding> {
        let of_verdict = checked.checks.iter().filter(|check| check.verdict == verdict);
        of_verdict
            .map(|check| {
                number += 1;
                finding(checked, number, check)
            })
            .collect()
    };
    View {
        path: checked.path.to_owned(),
        title: title(ledger),
        published: ledger.published.map(|date| date.to_string()),
        words: ledger.tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count(),
        sentences: ledger.sentences.len(),
        claims: ledger.claims.len(),
        compared: compared(ledger, checked.checks),
        checks: checks::tally(checked.checks),
        conflicts: findings(Verdict::Conflict),
        reviews: findings(Verdict::Review),
        holds: findings(Verdict::Holds),
        ledger: ledger_parts(checked),
        timeline: timeline(checked),
        attributions: attributions(checked),
        people: people(checked),
        not_checked: not_checked(checked),
    }
}

fn title(ledger: &Ledger<'_>) -> Option<String> {
    let block = ledger.document.blocks.iter().find(|block| block.kind == claimlint_document::BlockKind::Title)?;
    Some(plain(ledger.text(block.span)))
}

/// How many claims a check has looked at: those that its places touch.
fn compared(ledger: &Ledger<'_>, checks: &[Check]) -> usize {
    let mut places: Vec<Span> =
        checks.iter().flat_map(|check| check.related.iter().map(|evidence| evidence.span).chain([check.span])).collect();
    places.sort_unstable();
    // Places are merged so that one search tells whether a claim touches any.
    let mut merged: Vec<Span> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    let touched = |span: Span| {
        let next = merged.partition_point(|place| place.end <= span.start);
        merged.get(next).is_some_and(|place| place.overlaps(span))
    };
    ledger.claims.iter().filter(|claim| touched(claim.span)).count()
}

pub(crate) fn finding(checked: Checked<'_>, number: usize, check: &Check) -> Finding {
    let sentence = sentence_at(checked.ledger, check.span.start);
    let (line, column) = place(checked, check.span);
    Finding {
        number,
        rule: check.rule.to_string(),
        family: check.family.name(),
        severity: check.severity,
        line,
        column,
        message: check.message.clone(),
        computed: check.computed.clone(),
        fixes: check.fixes.clone(),
        quote: quote(checked.ledger, check.span),
        related: check
            .related
            .iter()
            .map(|evidence| Related {
                label: evidence.label.clone(),
                line: place(checked, evidence.span).0,
                quote: quote(checked.ledger, evidence.span),
                near: sentence_at(checked.ledger, evidence.span.start) == sentence,
            })
            .collect(),
    }
}

pub(crate) fn place(checked: Checked<'_>, span: Span) -> (usize, usize) {
    let document = checked.ledger.document;
    let position = checked.lines.position(&document.source, document.source_span(span).start);
    (position.line, position.column)
}

fn sentence_at(ledger: &Ledger<'_>, offset: usize) -> Option<usize> {
    ledger.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
}

/// The words of a span with the rest of their sentence, long ones cut at a word.
pub(crate) fn quote(ledger: &Ledger<'_>, span: Span) -> Quote {
    let sentence = sentence_at(ledger, span.start).map_or(span, |index| ledger.sentences[index].span);
    let before = Span::new(sentence.start.min(span.start), span.start);
    let after = Span::new(span.end, sentence.end.max(span.end));
    Quote {
        before: last_words(&spaced(ledger.text(before))),
        words: plain(ledger.text(span)),
        after: first_words(&spaced(ledger.text(after))),
    }
}

/// One line: every run of white space is one space, none at the ends.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line, with a space at either end where the text has one.
fn spaced(text: &str) -> String {
    let mut line = plain(text);
    if text.starts_with(char::is_whitespace) && !line.is_empty() {
        line.insert(0, ' ');
    }
    if text.ends_with(char::is_whitespace) {
        line.push(' ');
    }
    line
}

pub(crate) fn first_words(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((limit, _)) => format!("{} …", text[..limit].rsplit_once(' ').map_or(&text[..limit], |(kept, _)| kept)),
        None => text.to_owned(),
    }
}

fn last_words(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT) {
        Some((limit, _)) => format!("… {}", text[limit..].split_once(' ').map_or(&text[limit..], |(_, kept)| kept)),
        None => text.to_owned(),
    }
}

fn ledger_parts(checked: Checked<'_>) -> Vec<LedgerPart> {
    const KINDS: [(&str, &str); 9] = [
        ("time", "Times"),
        ("range", "Spans of time"),
        ("quantity", "Quantities"),
        ("enumeration", "Enumerations"),
        ("organisation", "Organisations and acronyms"),
        ("quotation", "Quotations"),
        ("reference", "References"),
        ("identifier", "Identifiers"),
        ("statistic", "Test results"),
    ];
    let ledger = checked.ledger;
    let entries = |name: &str| -> Vec<Entry> {
        let claims = ledger.claims.iter().filter(|claim| kind_name(&claim.kind) == name);
        claims
            .map(|claim| Entry {
                line: place(checked, claim.span).0,
                words: first_words(&plain(ledger.text(claim.span))),
                value: value(ledger, &claim.kind),
                said_by: claim
                    .said_by
                    .and_then(|id| ledger.claims.get(id))
                    .and_then(|claim| claim.attribution())
                    .map(|said| source(ledger, said)),
            })
            .collect()
    };
    KINDS.iter().map(|&(name, title)| LedgerPart { title, entries: entries(name) }).filter(|part| !part.entries.is_empty()).collect()
}

/// What the words of a claim were read as, in one line.
pub(crate) fn value(ledger: &Ledger<'_>, kind: &ClaimKind) -> String {
    let interval = |start: Option<String>, end: Option<String>| match (start, end) {
        (None, None) => String::new(),
        (start, end) => format!("{} to {}", start.unwrap_or_else(|| "…".to_owned()), end.unwrap_or_else(|| "…".to_owned())),
    };
    match kind {
        ClaimKind::Time(time) => {
            let stretch = interval(claims::moment(time.start), claims::moment(time.end));
            if stretch.is_empty() { time.value.clone() } else { format!("{} ({stretch})", time.value) }
        }
        ClaimKind::Range(range) => interval(claims::moment(range.start), claims::moment(range.end)),
        ClaimKind::Quantity(quantity) => quantity_value(ledger, quantity),
        ClaimKind::Enumeration(enumeration) => {
            let items: Vec<String> = enumeration.items.iter().map(|&item| first_words(&plain(ledger.text(item)))).collect();
            let stated = enumeration.stated.map(|stated| format!("stated: {stated}"));
            let listed = (!items.is_empty()).then(|| format!("{} listed: {}", items.len(), items.join("; ")));
            stated.into_iter().chain(listed).collect::<Vec<_>>().join(" · ")
        }
        ClaimKind::Attribution(said) => source(ledger, said),
        ClaimKind::Person(mention) => ledger.people.get(mention.person).map(|person| person.name.clone()).unwrap_or_default(),
        ClaimKind::Organisation(organisation) => organisation.acronym.map(|acronym| ledger.text(acronym).to_owned()).unwrap_or_default(),
        ClaimKind::Quotation(quotation) => {
            quotation.person.and_then(|person| ledger.people.get(person)).map(|person| person.name.clone()).unwrap_or_default()
        }
        ClaimKind::Reference(reference) => reference.label.clone(),
        ClaimKind::Identifier(_) => String::new(),
        ClaimKind::Statistic(statistic) => statistic.value.to_string(),
    }
}

fn quantity_value(ledger: &Ledger<'_>, quantity: &Quantity) -> String {
    let bound = |bound: Bound, open: &str, closed: &str| match bound {
        Bound::Unbounded => None,
        Bound::Open(value) => Some(format!("{open} {}", value.normalize())),
        Bound::Closed(value) => Some(format!("{closed} {}", value.normalize())),
    };
    let number = match quantity.value {
        Some(value) if quantity.stated.low == quantity.stated.high => value.normalize().to_string(),
        _ => {
            let bounds = [bound(quantity.stated.low, "over", "from"), bound(quantity.stated.high, "under", "to")];
            bounds.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    let about = if quantity.is_approximate() { "about" } else { "" };
    let noun = quantity.noun.map(|noun| plain(ledger.text(noun.span))).unwrap_or_default();
    let parts = [about, &number, quantity.unit.unwrap_or_default(), &noun];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if told.is_empty() { form_name(quantity.form).to_owned() } else { told.join(" ") }
}

fn timeline(checked: Checked<'_>) -> Vec<Event> {
    let ledger = checked.ledger;
    let mut events: Vec<_> = ledger
        .claims
        .iter()
        .filter_map(|claim| {
            let time = claim.time().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))?;
            let start = time.start?;
            let event = Event {
                when: time.value.clone(),
                start: claims::moment(Some(start)).unwrap_or_default(),
                quote: quote(ledger, claim.span),
                line: place(checked, claim.span).0,
                inferred: time.anchor != Anchor::Explicit,
            };
            Some((start.at, claim.span.start, event))
        })
        .collect();
    events.sort_by_key(|&(at, span, _)| (at, span));
    events.into_iter().map(|(_, _, event)| event).collect()
}

/// Who said it: the resolved name, else the words of the source.
fn source(ledger: &Ledger<'_>, said: &Attribution) -> String {
    let name = said.person.and_then(|person| ledger.people.get(person)).map(|person| person.name.clone());
    name.unwrap_or_else(|| words(ledger, &said.source))
}

fn words(ledger: &Ledger<'_>, spans: &[Span]) -> String {
    spans.iter().map(|&span| plain(ledger.text(span))).collect::<Vec<_>>().join(" … ")
}

fn attributions(checked: Checked<'_>) -> Vec<Said> {
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
        vague: said.vague,
    })
    .collect()
}

fn people(checked: Checked<'_>) -> Vec<PersonView> {
    let ledger = checked.ledger;
    let mut people: Vec<PersonView> =
        ledger.people.iter().map(|person| PersonView { name: person.name.clone(), roles: Vec::new(), lines: Vec::new() }).collect();
    for claim in &ledger.claims {
        if let ClaimKind::Person(mention) = &claim.kind
            && let Some(person) = people.get_mut(mention.person)
        {
            let line = place(checked, claim.span).0;
            if person.lines.last() != Some(&line) {
                person.lines.push(line);
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

fn not_checked(checked: Checked<'_>) -> Vec<NotChecked> {
    let document = checked.ledger.document;
    let line = |offset: usize| checked.lines.position(&document.source, offset).line;
    let mut parts: Vec<NotChecked> = document
        .unchecked
        .iter()
        .map(|part| NotChecked {
            first: line(part.source.start),
            last: line(part.source.end.saturating_sub(1).max(part.source.start)),
            why: part.why.clone(),
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
                why: format!("the year of {} is not known", plain(checked.ledger.text(claim.span))),
            });
        }
    }
    parts.sort_by_key(|part| part.first);
    parts
}
