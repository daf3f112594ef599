//! Births and deaths that a document tells of in, whether the ages that it states follow from them out (T11).

use super::later::line_before;
use super::line::{Dated, Line, lines};
use super::{accuse, agree, duration::spoken};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::form::Form as Printed;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{DateInterval, Hedge, age, birth};
use claimlint_parser::{ClaimKind, Class, Form, TokenKind, TokenSpan};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;

const DIED: &[&str] =
    &["assassinated", "dead", "death", "died", "dies", "drowned", "dying", "executed", "killed", "murdered", "passed", "perished"];
/// People whose age is told beside that of the one the sentence is about.
const KIN: &[&str] = &[
    "baby",
    "boy",
    "brother",
    "brothers",
    "child",
    "children",
    "cousin",
    "daughter",
    "daughters",
    "father",
    "girl",
    "grandfather",
    "grandmother",
    "grandson",
    "husband",
    "mother",
    "nephew",
    "niece",
    "parents",
    "sister",
    "sisters",
    "son",
    "sons",
    "uncle",
    "widow",
    "wife",
];
/// Words in the names of things, whose years are no lifetimes.
const THINGS: &[&str] = &[
    "army",
    "battle",
    "club",
    "college",
    "company",
    "congress",
    "dynasty",
    "emperor",
    "empire",
    "era",
    "king",
    "kingdom",
    "museum",
    "orchestra",
    "parliament",
    "party",
    "period",
    "pope",
    "president",
    "queen",
    "reign",
    "republic",
    "revolution",
    "school",
    "society",
    "university",
    "war",
    "wars",
];

/// What is known of one person's life.
#[derive(Clone, Copy, Debug)]
struct Life {
    born: DateInterval,
    /// Where it says so, and how it prints it.
    span: Span,
    died: Option<(DateInterval, Span)>,
    /// Whether the birth is reckoned from an age on the day of publication.
    reckoned: bool,
}

/// An age as stated.
struct Stated {
    tokens: TokenSpan,
    span: Span,
    years: Decimal,
}

/// Checks every age whose person's birth the document tells.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let lines = lines(context);
    let known = LazyCell::new(|| lives(context, lines));
    for line in lines {
        let stated = ages(line);
        if stated.is_empty() {
            continue;
        }
        let own = own_life(line);
        for stated in stated {
            let Some(subject) = subject(context, line, &stated, &known, own.as_ref()) else { continue };
            // An age beside a name is that of the day of publication, whatever day the sentence tells of.
            if subject.reckoned && is_apposed(line, stated.tokens) {
                continue;
            }
            judge(rule, context, line, &stated, subject, out);
        }
    }
}

/// Whether an age stands beside a name and between commas: `Ada Roe, 39, left in 2015`.
fn is_apposed(line: &Line<'_>, age: TokenSpan) -> bool {
    let comma = age.start.checked_sub(1).filter(|&comma| line.is(comma, &[",", "("]));
    comma.and_then(|comma| comma.checked_sub(1)).is_some_and(|name| line.is_name(name)) && line.is(age.end, &[",", ")", "."])
}

/// The lives that brackets and births tell of, by surname; none for a surname that two people bear.
fn lives(context: &Context, lines: &[Line<'_>]) -> FxHashMap<String, Life> {
    let mut found: FxHashMap<String, Option<Life>> = FxHashMap::default();
    let born = context.places().of_words(&context.ledger.lexemes, &["born"]);
    for (index, line) in lines.iter().enumerate() {
        let own = |stretch: &&super::line::Stretch| is_lifetime(line, stretch.from, stretch.to) && !is_of_kin(line, stretch.tokens);
        for stretch in line.stretches.iter().filter(own) {
            let Some(name) = name_before(line, stretch.tokens.start - 1) else { continue };
            let died = Some((stretch.to.when, stretch.to.span));
            add(&mut found, name, Life { born: stretch.from.when, span: stretch.from.span, died, reckoned: false });
        }
        let first = born.partition_point(|at| *at < line.tokens.start);
        for &at in born.iter().skip(first).take_while(|at| line.tokens.holds(**at)) {
            let Some(date) = birth_date(line, at) else { continue };
            if at == line.tokens.start
                && let Some(before) = index.checked_sub(1).and_then(|_| line_before(context, lines, index))
                && let Some(name) = name_before(before, before.tokens.end.saturating_sub(1))
            {
                // `Ada Roe, chemist. Born Orrin, 2 May 1931; died Fenby, 6 June 2019`.
                let died = death_date(line).map(|date| (date.when, date.span));
                add(&mut found, name, Life { born: date.when, span: date.span, died, reckoned: false });
                continue;
            }
            let mut end = at;
            while end > line.tokens.start && line.is(end - 1, &["was", ",", "(", "who", "were"]) {
                end -= 1;
            }
            if end < at
                && let Some(name) = name_before(line, end)
            {
                add(&mut found, name, Life { born: date.when, span: date.span, died: None, reckoned: false });
            }
        }
    }
    let mut known: FxHashMap<String, Life> = found.into_iter().filter_map(|(name, life)| Some((name, life?))).collect();
    add_deaths(context, lines, &mut known);
    for (name, life) in reckoned(context) {
        known.entry(name).or_insert(life);
    }
    known
}

/// The deaths of those whose births are known, where their name or the one pronoun for them stands before the verb.
fn add_deaths(context: &Context, lines: &[Line<'_>], lives: &mut FxHashMap<String, Life>) {
    if lives.values().all(|life| life.died.is_some()) {
        return;
    }
    let titled = |name: &str| lines.first().is_some_and(|title| title.tokens.range().any(|at| title.is(at, &[name])));
    // The one whom an obituary is about is `he` or `she` wherever a paragraph names nobody.
    let one = match lives.keys().collect::<Vec<_>>().as_slice() {
        [name] if titled(name) => Some((*name).clone()),
        _ => None,
    };
    let died = context.places().of_words(&context.ledger.lexemes, &["died"]);
    for line in lines {
        let first = died.partition_point(|at| *at < line.tokens.start);
        for &at in died.iter().skip(first).take_while(|at| line.tokens.holds(**at)) {
            let Some(before) = at.checked_sub(1) else { continue };
            let Some(date) = death_date_behind(line, at) else { continue };
            let name = if line.is(before, &["he", "she"]) {
                if tells_of_kin(context, line, before) {
                    continue;
                }
                let named = named_before(context, line, before, lives);
                match named.as_slice() {
                    [] => one.clone(),
                    [name] => Some(name.clone()),
                    _ => None,
                }
            } else {
                name_before(line, at)
            };
            let life = name.and_then(|name| lives.get_mut(&name)).filter(|life| life.died.is_none() && life.born.precedes(&date.when));
            if let Some(life) = life {
                life.died = Some((date.when, date.span));
            }
        }
    }
}

/// Whether the paragraph tells of a parent, a child or a spouse before a token.
fn tells_of_kin(context: &Context, line: &Line<'_>, at: usize) -> bool {
    let ledger = context.ledger;
    let block = ledger.sentences.get(line.sentence).map(|sentence| sentence.block);
    let first = ledger.sentences.partition_point(|sentence| Some(sentence.block) < block);
    let start = ledger.sentences.get(first).map_or(at, |sentence| sentence.tokens.start);
    (start..at).any(|token| KIN.binary_search(&ledger.lower(token)).is_ok())
}

/// The date behind the word for a death in a sentence that begins with the birth.
fn death_date(line: &Line<'_>) -> Option<Dated> {
    let died = line.tokens.range().find(|&at| line.is(at, &["died"]))?;
    death_date_behind(line, died)
}

/// The date of a death behind the word for it.
fn death_date_behind(line: &Line<'_>, died: usize) -> Option<Dated> {
    let date = line.dates.iter().find(|date| date.tokens.start > died).filter(|date| date.tokens.start <= died + 9)?;
    let clear =
        (died + 1..date.tokens.start).all(|at| !line.is(at, &["and", "who", "born", ";", "when", "after", "before", "of", "since"]));
    (date.year && date.plain && clear).then_some(*date)
}

fn add(lives: &mut FxHashMap<String, Option<Life>>, name: String, life: Life) {
    let known = lives.entry(name).or_insert(Some(life));
    if let Some(old) = known {
        if !old.born.meets(&life.born) {
            *known = None;
        } else if old.died.is_none() {
            old.died = life.died;
        }
    }
}

/// Births reckoned from `Joonas Adeyinka, 31,` and the day of publication.
fn reckoned(context: &Context) -> Vec<(String, Life)> {
    let ledger = context.ledger;
    let Some(published) = ledger.published.and_then(DateInterval::day) else { return Vec::new() };
    let mut found = Vec::new();
    for claim in &ledger.claims {
        let ClaimKind::Person(mention) = &claim.kind else { continue };
        let Some(person) = ledger.people.get(mention.person).filter(|person| !person.given.is_empty() && claim.tokens.len() > 1) else {
            continue;
        };
        let at = claim.tokens.end;
        let number = ledger.word(at + 1).parse::<i16>().ok().filter(|number| (10..105).contains(number));
        if let (",", Some(number)) = (ledger.word(at), number)
            && matches!(ledger.word(at + 2), "," | ".")
            && let Some(born) = birth(number, &published)
        {
            let span = ledger.span_of(TokenSpan::new(at + 1, at + 2));
            found.push((person.surname.to_lowercase(), Life { born, span, died: None, reckoned: true }));
        }
    }
    found
}

/// Whether two dates in brackets can be a birth and a death.
fn is_lifetime(line: &Line<'_>, from: Dated, to: Dated) -> bool {
    let opened = from.tokens.start.checked_sub(1).is_some_and(|before| line.is(before, &["("]));
    let years = super::line::year(to).zip(super::line::year(from)).map(|(to, from)| to - from);
    let apposed = from.tokens.start.checked_sub(2).is_some_and(|name| line.is(name + 1, &[","]) && line.is_name(name))
        && line.is(to.tokens.end, &[","]);
    (opened && line.is(to.tokens.end, &[")"]) || apposed) && from.year && to.year && years.is_some_and(|years| (15..=110).contains(&years))
}

/// The date of a birth behind the word for it.
fn birth_date(line: &Line<'_>, born: usize) -> Option<Dated> {
    let Some(date) = line.dates.iter().find(|date| date.tokens.start > born && date.tokens.start <= born + 9).copied() else {
        return bare_year(line, born + 1);
    };
    let clear = (born + 1..date.tokens.start)
        .all(|at| !line.is(at, &["and", "who", "died", ";", "when", "moved", "after", "before", "until", "to"]));
    (date.year && date.plain && clear).then_some(date)
}

/// A year directly behind the word for a birth, which the ledger may not read as one: `(born 1960)`.
fn bare_year(line: &Line<'_>, at: usize) -> Option<Dated> {
    let word = line.ledger.word(at);
    let year = word.parse::<i16>().ok().filter(|year| word.len() == 4 && (1000..2100).contains(year))?;
    let tokens = TokenSpan::new(at, at + 1);
    Some(Dated { tokens, span: line.ledger.span_of(tokens), when: DateInterval::year(year)?, year: true, plain: true })
}

/// The surname that ends before a token, over a role in between: `Ingeborg Halvorsen, engineer (`.
fn name_before(line: &Line<'_>, end: usize) -> Option<String> {
    let mut last = end.checked_sub(1)?;
    if !line.is_name(last) {
        let comma = (line.tokens.start..end).rev().take(6).find(|&at| line.is(at, &[","]))?;
        let role = (comma + 1..end).all(|at| line.ledger.word(at).chars().all(char::is_lowercase)) && comma + 1 < end;
        last = comma.checked_sub(1).filter(|&last| role && line.is_name(last))?;
    }
    // `Ada Roe MBE, chemist`: letters of honour stand behind the name.
    let is_honour =
        |at: usize| (2..=5).contains(&line.ledger.word(at).len()) && line.ledger.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
    while last > line.tokens.start && is_honour(last) && line.is_name(last - 1) {
        last -= 1;
    }
    let mut first = last;
    while first > line.tokens.start && line.is_name(first - 1) {
        first -= 1;
    }
    let word = line.ledger.word(last);
    let numeral = word.len() <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    let thing =
        (first.saturating_sub(1)..=last).any(|at| line.is(at, THINGS)) || first.checked_sub(1).is_some_and(|the| line.is(the, &["the"]));
    (!numeral && !thing && word.chars().count() > 2).then(|| word.to_lowercase())
}

/// The one life that a sentence tells of itself.
fn own_life(line: &Line<'_>) -> Option<(Life, usize)> {
    let own = |stretch: &&super::line::Stretch| is_lifetime(line, stretch.from, stretch.to) && !is_of_kin(line, stretch.tokens);
    let bracketed = line.stretches.iter().filter(own).map(|stretch| {
        let died = Some((stretch.to.when, stretch.to.span));
        (Life { born: stretch.from.when, span: stretch.from.span, died, reckoned: false }, stretch.tokens.start)
    });
    let told =
        line.tokens.range().filter(|&at| line.is(at, &["born"]) || line.is(at, &["b"]) && line.is(at + 1, &["."])).filter_map(|at| {
            let date = birth_date(line, at)?;
            Some((Life { born: date.when, span: date.span, died: None, reckoned: false }, at))
        });
    let mut births = bracketed.chain(told);
    let one = births.next()?;
    births.all(|(other, _)| other.born.meets(&one.0.born)).then_some(one)
}

/// Whether a lifetime in brackets is that of a parent or another of whom the sentence only tells beside somebody else: `the son of
/// Nils Roe (1857–1917) and his wife`.
fn is_of_kin(line: &Line<'_>, lifetime: TokenSpan) -> bool {
    let first = lifetime.start.saturating_sub(16).max(line.tokens.start);
    let kin = (first..lifetime.start).any(|at| line.is(at, KIN) && (at + 1..at + 9).any(|of| of < lifetime.start && line.is(of, &["of"])));
    kin || line.is(lifetime.end + 1, &["and"]) && line.is(lifetime.end + 2, &["her", "his"])
}

/// The ages that a sentence states of somebody.
fn ages(line: &Line<'_>) -> Vec<Stated> {
    let mut found = Vec::new();
    for claim in line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index)) {
        let Some(quantity) = claim.quantity().filter(|quantity| quantity.hedge == Hedge::None) else { continue };
        if !matches!(quantity.form, Form::Age | Form::Count) {
            continue;
        }
        let Some(years) = quantity.value.filter(|years| quantity.stated.single() == Some(*years) && years.scale() == 0) else { continue };
        let words = line.ledger.text(claim.span);
        let start = claim.tokens.start;
        let before = |back: usize, words: &[&str]| start.checked_sub(back).is_some_and(|at| line.is(at, words));
        let whole = (Decimal::ONE..=Decimal::from(115)).contains(&years);
        let old = quantity.form == Form::Age && !words.contains('-') && !words.contains('–');
        let is_count = quantity.form == Form::Count && quantity.noun.is_none() && claim.tokens.len() == 1;
        let behind = claim.tokens.end;
        let closed = behind >= line.tokens.end || line.is(behind, &["when", "at", ",", ".", ")", ";", "and", "in", "on"]);
        let person = before(2, &["who", "he", "she"])
            || before(2, &["then", "was", "only", "just"]) && before(3, &["who", "he", "she", "was"])
            || before(3, &["the"]) && before(4, &["when"])
            || before(2, &["was"]);
        let verb = before(1, &["was", "is", "turned"]) && (person || line.is(behind, &["when", "at"]) || before_name(line, start))
            || before(1, &["then", "only", "just"]) && before(2, &["was"])
            || before(1, &["now"]) && before(2, &["is"]) && line.is(behind, &[".", ",", ";"]);
        let at_age = before(1, &["at", "aged"]) && line.find(start.saturating_sub(4).max(line.tokens.start), start, DIED).is_some();
        if whole && (old || is_count && (closed && verb || at_age)) && !is_decade(line, claim.tokens) {
            found.push(Stated { tokens: claim.tokens, span: claim.span, years });
        }
    }
    found
}

/// Whether a name stands before the verb that stands before a token.
fn before_name(line: &Line<'_>, start: usize) -> bool {
    start.checked_sub(2).is_some_and(|at| line.is_name(at))
}

/// Whether the words are of a decade of life: `in his 60s`.
fn is_decade(line: &Line<'_>, tokens: TokenSpan) -> bool {
    line.text(tokens).ends_with('s') && line.text(tokens).bytes().any(|byte| byte.is_ascii_digit())
        || line.is(tokens.end, &["s", "'s", "’s"])
}

/// Whose age it is, as far as the document tells of the birth.
fn subject(
    context: &Context,
    line: &Line<'_>,
    stated: &Stated,
    lives: &FxHashMap<String, Life>,
    own: Option<&(Life, usize)>,
) -> Option<Life> {
    let kin = |at: usize| line.is(at, KIN);
    for at in (line.tokens.start..stated.tokens.start).rev().take(24) {
        if line.is(at, &["would", "if", "until"]) {
            return None;
        }
        if kin(at) && !line.is(at + 1, &["of"]) && !line.is(at + 1, &["when"]) {
            return None;
        }
        if line.is(at, &["he", "she"]) {
            return own
                .filter(|(_, cue)| *cue < at || own_follows(line, *cue) || is_having_been(line, *cue))
                .map(|(life, _)| *life)
                .or_else(|| pronoun(context, line, at, lives));
        }
        if line.is(at, &["born"]) {
            return own.map(|(life, _)| *life);
        }
        if line.is_name(at) && !line.is_name(at + 1) {
            if let Some(life) = lives.get(line.word(at)) {
                return Some(*life);
            }
            let person = line
                .ledger
                .claims_in(line.sentence)
                .filter_map(|index| line.ledger.claims.get(index))
                .any(|claim| matches!(claim.kind, ClaimKind::Person(_)) && claim.tokens.end == at + 1);
            // `Born in 1950 in Cork, Ada Quinn died`: the name is that of the one who was born.
            let apposed = is_apposed(line, stated.tokens) && at + 2 == stated.tokens.start;
            let near = |cue: usize| cue.abs_diff(at) <= 4 || apposed && (at..at + 8).contains(&cue);
            let born = own.is_some_and(|(_, cue)| near(*cue) || *cue <= line.tokens.start + 1);
            if person && !born {
                return None;
            }
        }
    }
    own.map(|(life, _)| *life)
}

/// Whether the birth stands behind an age at the head of the sentence.
fn own_follows(line: &Line<'_>, cue: usize) -> bool {
    cue > line.tokens.start + 24
}

/// Whether a birth is told last, of the one whom the sentence is about: `he was 34, having been born in 1929`.
fn is_having_been(line: &Line<'_>, cue: usize) -> bool {
    let before = |back: usize, word: &str| cue.checked_sub(back).is_some_and(|at| line.is(at, &[word]));
    before(1, "been") && before(2, "having")
}

/// The life of the one person that the block has named before a pronoun.
fn pronoun(context: &Context, line: &Line<'_>, at: usize, lives: &FxHashMap<String, Life>) -> Option<Life> {
    let named = named_before(context, line, at, lives);
    if let [one] = named.as_slice() { lives.get(one).copied() } else { None }
}

/// The surnames of those whom the block has named before a token.
fn named_before(context: &Context, line: &Line<'_>, at: usize, lives: &FxHashMap<String, Life>) -> Vec<String> {
    let ledger = context.ledger;
    let block = ledger.sentences.get(line.sentence).map(|sentence| sentence.block);
    let first = ledger.sentences.partition_point(|sentence| Some(sentence.block) < block);
    let start = ledger.sentences.get(first).map_or(at, |sentence| sentence.tokens.start);
    let mut named: Vec<String> = Vec::new();
    for token in start..at {
        let word = ledger.word(token);
        let capital =
            ledger.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && !token.is(Class::MONTH | Class::WEEKDAY));
        let next = ledger.word(token + 1).starts_with(char::is_uppercase)
            && ledger.tokens.get(token + 1).is_some_and(|token| token.kind == TokenKind::Word);
        if capital && word.starts_with(char::is_uppercase) && !next && lives.contains_key(&word.to_lowercase()) {
            named.push(word.to_lowercase());
        }
    }
    for claim in ledger.claims.iter().skip(ledger.claims.partition_point(|claim| claim.sentence < first)) {
        if claim.tokens.start >= at || claim.sentence > line.sentence {
            break;
        }
        if let ClaimKind::Person(mention) = &claim.kind
            && mention.mention != claimlint_parser::Mention::Pronoun
            && let Some(person) = ledger.people.get(mention.person)
        {
            named.push(person.surname.to_lowercase());
        }
    }
    named.sort();
    named.dedup();
    named
}

fn judge(rule: &Rule, context: &Context, line: &Line<'_>, stated: &Stated, life: Life, out: &mut Vec<Check>) {
    let start = line.tokens.start;
    let dying = line.find(stated.tokens.start.saturating_sub(14).max(start), stated.tokens.end + 3, DIED).is_some();
    let within = |date: &Dated, span: Span| date.span.overlaps(span);
    let mut events: Vec<(DateInterval, Option<Span>)> = line
        .dates
        .iter()
        .filter(|date| date.year && date.plain && !within(date, life.span) && date.when != life.born)
        .filter(|date| {
            !line.stretches.iter().any(|stretch| is_lifetime(line, stretch.from, stretch.to) && stretch.tokens.holds(date.tokens.start))
        })
        .map(|date| (date.when, Some(date.span)))
        .collect();
    if dying && (events.is_empty() || life.died.is_some_and(|(died, _)| events.iter().all(|(event, _)| !event.meets(&died)))) {
        events = life.died.into_iter().map(|(died, span)| (died, Some(span))).collect();
    }
    // Beside a name, and behind `is now`, an age is that of the day of publication.
    let now = stated.tokens.start.checked_sub(1).is_some_and(|before| line.is(before, &["now"]));
    if now {
        events.clear();
    }
    if !dying && !life.reckoned && life.died.is_none() && (now || is_apposed(line, stated.tokens)) {
        events.extend(context.ledger.published.and_then(DateInterval::day).map(|day| (day, None)));
    }
    let possible: Vec<_> = events
        .iter()
        .filter_map(|(event, span)| Some((age(&life.born, event)?, *event, *span)))
        .filter(|(_, event, _)| life.born.precedes(event))
        .collect();
    let words = line.ledger.text(life.span);
    let computed = |(ages, _, span): &(claimlint_parser::value::Interval, DateInterval, Option<Span>)| {
        let (low, high) = (ages.low.value()?, ages.high.value()?);
        let event = span.map_or("the day of publication", |span| line.ledger.text(span));
        Some((
            if life.reckoned {
                format!("an age of {words} makes one of {} in {event}", spoken(low, high))
            } else {
                format!("{words} to {event} is an age of {}", spoken(low, high))
            },
            low,
        ))
    };
    // Any date of the sentence may be the one that the age belongs to.
    if let Some(fit) = possible.iter().find(|(ages, ..)| ages.contains(stated.years)) {
        if let Some((computed, _)) = computed(fit) {
            out.push(agree(rule, stated.span, computed));
        }
        return;
    }
    let near = possible.iter().min_by_key(|(_, _, span)| span.map_or(usize::MAX, |span| span.start.abs_diff(stated.span.start)));
    let Some((computed, right)) = near.and_then(computed) else { return };
    let words = line.text(stated.tokens);
    let fix = Printed::of(line.ledger, stated.tokens, stated.years).and_then(|form| form.replacement(right));
    let mut check = accuse(rule, context, stated.span, format!("{computed}, not {}", words.to_lowercase()), fix.into_iter().collect());
    check.computed = Some(computed);
    check.related.push(evidence(life.span, "the birth"));
    if let Some((_, _, Some(span))) = near {
        check.related.push(evidence(*span, "the other date"));
    }
    check.related.sort_by_key(|evidence| evidence.span);
    out.push(check);
}
