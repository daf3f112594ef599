//! Sentences in, the births and deaths that they tell of out, by surname.

use super::super::later::line_before;
use super::super::line::{Dated, Line, Stretch, year};
use super::named_before;
use crate::checks::Context;
use claimlint_document::Span;
use claimlint_parser::value::{DateInterval, birth};
use claimlint_parser::{ClaimKind, TokenSpan};
use rustc_hash::FxHashMap;

/// Words that tell of a death.
pub(super) const DIED: &[&str] =
    &["assassinated", "dead", "death", "died", "dies", "drowned", "dying", "executed", "killed", "murdered", "passed", "perished"];
/// People whose age is told beside that of the one the sentence is about.
pub(super) const KIN: &[&str] = &[
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
pub(super) struct Life {
    pub(super) born: DateInterval,
    /// Where it says so, and how it prints it.
    pub(super) span: Span,
    pub(super) died: Option<(DateInterval, Span)>,
    /// Whether the birth is reckoned from an age on the day of publication.
    pub(super) reckoned: bool,
}

/// The lives that brackets and births tell of, by surname; none for a surname that two people bear.
pub(super) fn lives(context: &Context, lines: &[Line<'_>]) -> FxHashMap<String, Life> {
    let mut found: FxHashMap<String, Option<Life>> = FxHashMap::default();
    let born = context.places().of_words(&context.ledger.lexemes, &["born"]);
    for (index, line) in lines.iter().enumerate() {
        let own = |stretch: &&Stretch| is_lifetime(line, stretch.from, stretch.to) && !is_of_kin(line, stretch.tokens);
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
pub(super) fn is_lifetime(line: &Line<'_>, from: Dated, to: Dated) -> bool {
    let opened = from.tokens.start.checked_sub(1).is_some_and(|before| line.is(before, &["("]));
    let years = year(to).zip(year(from)).map(|(to, from)| to - from);
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
pub(super) fn own_life(line: &Line<'_>) -> Option<(Life, usize)> {
    let own = |stretch: &&Stretch| is_lifetime(line, stretch.from, stretch.to) && !is_of_kin(line, stretch.tokens);
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
