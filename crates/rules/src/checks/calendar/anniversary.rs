//! A numbered anniversary or edition beside two years in, whether the number follows from them out.

use super::line::{Dated, Line, lines, year};
use super::{accuse, agree};
use crate::check::Check;
use crate::checks::{Context, evidence};
use crate::form::ordinal;
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::value::{Hedge, Interval, anniversary, edition};
use claimlint_parser::{Form, TokenSpan};
use rust_decimal::Decimal;

/// What is numbered by the years since an event.
const ANNIVERSARIES: &[&str] = &["anniversary", "birthday", "jubilee"];
/// Anniversaries that have a name, and the years that they come after.
const NAMED: &[(&str, u32)] = &[
    ("bicentenary", 200),
    ("bicentennial", 200),
    ("centenary", 100),
    ("centennial", 100),
    ("diamond", 60),
    ("golden", 50),
    ("platinum", 70),
    ("quincentenary", 500),
    ("ruby", 40),
    ("sesquicentenary", 150),
    ("sesquicentennial", 150),
    ("silver", 25),
    ("tercentenary", 300),
];
/// What is called golden or silver by its years.
const JUBILEES: &[&str] = &["anniversary", "jubilee", "wedding"];
/// What is numbered from one on.
const EDITIONS: &[&str] =
    &["conference", "congress", "convention", "edition", "fair", "festival", "meeting", "regatta", "staging", "symposium"];
/// Words for the event that an anniversary recalls.
const EVENTS: &[&str] = &[
    "adopted",
    "began",
    "birth",
    "born",
    "built",
    "chartered",
    "completed",
    "constituted",
    "created",
    "creation",
    "death",
    "dedicated",
    "died",
    "enacted",
    "ended",
    "established",
    "establishment",
    "first",
    "formed",
    "formation",
    "founded",
    "founding",
    "inaugurated",
    "incorporated",
    "independence",
    "introduced",
    "launch",
    "launched",
    "married",
    "opened",
    "opening",
    "passed",
    "published",
    "ratified",
    "released",
    "signed",
    "signing",
    "started",
    "wed",
    "written",
];
/// Words before a relative, whose wedding is another one.
const OWNED: &[&str] = &["'s", "her", "his", "our", "their", "’s"];
/// Words before the number of an anniversary that somebody did not reach.
const NOT_YET: &[&str] = &["before", "short", "shy", "until"];
/// Words that say of an event that it comes every year.
const YEARLY: &[&str] = &["annual", "annually", "yearly"];

/// What is named by the year in which it was made, and words that say that it was made again.
const LAWS: &[&str] = &["act", "charter", "code", "constitution", "convention", "law", "statute", "treaty"];
const CHANGED: &[&str] = &["amended", "renewed", "revised"];

/// A number of an anniversary or edition and its words.
struct Numbered {
    tokens: TokenSpan,
    span: Span,
    number: Decimal,
    /// The noun.
    noun: usize,
    first_is_one: bool,
    /// Whether a name stands for the number: `the golden wedding`.
    named: bool,
}

/// Checks every numbered anniversary that has its two years.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let lines = lines(context);
    let names: Vec<&str> = NAMED.iter().map(|(name, _)| *name).collect();
    let cues = context.places().of_words(&context.ledger.lexemes, &names);
    for (index, line) in lines.iter().enumerate() {
        let from = cues.partition_point(|&at| at < line.tokens.start);
        let names = cues.iter().skip(from).take_while(|&&at| at < line.tokens.end).filter_map(|&at| named(line, at));
        for numbered in numbered(line).into_iter().chain(names) {
            let before: Vec<&Line<'_>> =
                lines.get(..index).unwrap_or_default().iter().rev().take(3).filter(|before| is_near(context, before, line)).collect();
            let behind = || lines.iter().skip(index + 1).take(2).filter(|behind| is_near(context, line, behind));
            let pair = if numbered.first_is_one {
                edition_years(line, &before, &numbered)
            } else {
                let around: Vec<&Line<'_>> = before.into_iter().chain(behind()).collect();
                anniversary_years(line, &around, &numbered)
            };
            // Some count the birthdays of the leap day itself.
            if let Some([first, then]) = pair.filter(|dates| dates.iter().all(|date| !is_leap_day(line, date))) {
                compare(rule, context, line, &numbered, [first, then], out);
            }
        }
    }
}

fn is_leap_day(line: &Line<'_>, date: &Dated) -> bool {
    let words = line.ledger.text(date.span);
    words.contains("29") && words.contains("Feb")
}

/// Whether a sentence stands in the same block, not more than two sentences before.
fn is_near(context: &Context, before: &Line<'_>, line: &Line<'_>) -> bool {
    let block = |sentence: usize| context.ledger.sentences.get(sentence).map(|sentence| sentence.block);
    before.sentence + 2 >= line.sentence && block(before.sentence) == block(line.sentence)
}

fn numbered(line: &Line<'_>) -> Vec<Numbered> {
    let mut found = Vec::new();
    for claim in line.ledger.claims_in(line.sentence).filter_map(|index| line.ledger.claims.get(index)) {
        let Some(quantity) = claim.quantity().filter(|quantity| quantity.form == Form::Ordinal && quantity.hedge == Hedge::None) else {
            continue;
        };
        let Some(number) = quantity.value else { continue };
        let near = claim.tokens.end..(claim.tokens.end + 4).min(line.tokens.end);
        let plain = |noun: usize| (claim.tokens.end..noun).all(|at| !line.is(at, &[",", ".", ";", "of", "and", "(", "the"]));
        let noun = near.clone().find(|&at| line.is(at, ANNIVERSARIES) || line.is(at, EDITIONS)).filter(|&noun| plain(noun));
        if let Some(noun) = noun {
            let first_is_one = line.is(noun, EDITIONS);
            found.push(Numbered { tokens: claim.tokens, span: claim.span, number, noun, first_is_one, named: false });
        }
    }
    found
}

/// The anniversary that a word names.
fn named(line: &Line<'_>, at: usize) -> Option<Numbered> {
    let &(name, years) = NAMED.iter().find(|(name, _)| line.is(at, &[name]))?;
    let noun = if name.ends_with("al") || name.ends_with("ary") { at } else { at + 1 };
    if noun > at && !line.is(noun, JUBILEES) {
        return None;
    }
    let tokens = TokenSpan::new(at, noun + 1);
    Some(Numbered { tokens, span: line.ledger.span_of(tokens), number: years.into(), noun, first_is_one: false, named: true })
}

/// The years of the event and of its anniversary.
fn anniversary_years(line: &Line<'_>, around: &[&Line<'_>], numbered: &Numbered) -> Option<[Dated; 2]> {
    if let Some(pair) = law_years(line, numbered) {
        return Some(pair);
    }
    let mut years: Vec<Dated> = line.dates.iter().copied().filter(|date| date.year && date.plain).collect();
    years.dedup_by_key(|date| year(*date));
    let behind = numbered.noun + 1;
    let of = line.is(behind, &["of"]);
    match years.as_slice() {
        [one, other] => {
            let (first, then) = if one.when.precedes(&other.when) { (*one, *other) } else { (*other, *one) };
            // `In 1883 and 1884` names two years of one thing; `weeks before her 100th birthday` says that it was none yet.
            let between = one.tokens.end.min(other.tokens.end)..one.tokens.start.max(other.tokens.start);
            let joined = between.len() == 1 && line.is(between.start, &["and", "or", "to", "–", "-", "/"]);
            let early = (numbered.tokens.start.saturating_sub(3)..numbered.tokens.start).any(|at| line.is(at, NOT_YET));
            if joined || early {
                return None;
            }
            // The earlier year belongs to the event: in the words that name what is recalled, or beside a verb of beginning.
            let named = of
                && first.tokens.start > behind
                && !(behind..first.tokens.start).any(|at| {
                    line.is(at, &[",", ";"]) && !line.is(at + 1, &["which", "who", "that", "founded", "opened", "signed", "built"])
                });
            let event = line.find(first.tokens.start.saturating_sub(12).max(line.tokens.start), first.tokens.start, EVENTS).is_some();
            // A name is said of festivals and themes too, and so is its event told with its year: `founded in 1912`.
            let told = || (1..=4).any(|back| first.tokens.start.checked_sub(back).is_some_and(|at| line.is(at, EVENTS)));
            if numbered.named && !told() {
                return None;
            }
            let own = !of || first.tokens.start > behind;
            let beside = line.is(behind, &["in", "on", ",", "(", "this"]) || !of;
            (named || event && own && beside || event && named_later(line, numbered, first)).then_some([first, then])
        }
        // `Its 75th anniversary in 2026`, where a sentence beside it tells of the founding.
        [then] if !of && line.is(numbered.tokens.start.checked_sub(1)?, &["its", "his", "her", "their", "our", "wedding"]) => {
            let wedding = line.find(numbered.tokens.start, numbered.noun + 1, &["wedding"]).is_some();
            let words = |other: &Line<'_>| -> &[&str] {
                match (wedding, other.sentence > line.sentence) {
                    (true, _) => &["married", "wed"],
                    // What was opened or launched may be something new that the anniversary was kept with.
                    (false, true) => &["established", "formed", "founded", "incorporated"],
                    (false, false) => &["created", "established", "formed", "founded", "inaugurated", "incorporated", "launched", "opened"],
                }
            };
            let owned = |other: &Line<'_>| {
                let verb = other.find(other.tokens.start, other.tokens.end, words(other));
                wedding && verb.is_some_and(|verb| other.find(other.tokens.start, verb, OWNED).is_some())
            };
            let first = around.iter().filter(|other| !owned(other)).find_map(|other| begun(other, words(other)))?;
            Some([first, *then])
        }
        _ => None,
    }
}

/// `The Harbour Act of 1973, as amended in 1998, had its 16th anniversary in 2014`: a law's own year or that of a change to it.
///
/// Either may be meant, so the one that the number follows from is taken, and the last where it follows from neither.
fn law_years(line: &Line<'_>, numbered: &Numbered) -> Option<[Dated; 2]> {
    let is_own = line.is(numbered.tokens.start.checked_sub(1)?, &["its", "their"]);
    let of_law = |date: &Dated| {
        let before = date.tokens.start.checked_sub(2)?;
        let named = line.is(before + 1, &["of"]) && line.is(before, LAWS) && line.ledger.word(before).starts_with(char::is_uppercase);
        Some(named || line.is(before, CHANGED) && line.is(before + 1, &["in"]))
    };
    let years = || line.dates.iter().copied().filter(|date| date.year && date.plain);
    let laws: Vec<Dated> = years().filter(|date| date.tokens.end <= numbered.tokens.start && of_law(date) == Some(true)).collect();
    let mut others = years().filter(|date| !laws.iter().any(|law| law.tokens == date.tokens));
    let then = others.next().filter(|_| is_own)?;
    if !others.all(|other| year(other) == year(then)) || laws.iter().any(|law| !law.when.precedes(&then.when)) {
        return None;
    }
    let agrees = |law: &&Dated| {
        let right = anniversary(&law.when, &then.when).and_then(|number| number.single());
        right.is_some_and(|right| Interval::exact(numbered.number).contains(right))
    };
    laws.iter().find(agrees).or(laws.last()).map(|law| [*law, then])
}

/// Whether what is recalled is told of in the words behind: `of the bridge, which opened in 1984`.
fn named_later(line: &Line<'_>, numbered: &Numbered, first: Dated) -> bool {
    first.tokens.start > numbered.noun && !(numbered.noun..first.tokens.start).any(|at| line.is(at, &[";", "and", "but"]))
}

/// The year of the one beginning that a sentence tells of.
fn begun(line: &Line<'_>, words: &[&str]) -> Option<Dated> {
    let verb = line.find(line.tokens.start, line.tokens.end, words)?;
    let mut dates = line.dates.iter().filter(|date| date.year && date.plain && !line.is_bracketed(date.tokens));
    let date = *dates.next()?;
    let near = date.tokens.start.abs_diff(verb) <= 8;
    (near && dates.all(|other| year(*other) == year(date))).then_some(date)
}

/// The year of the first edition and of this one, where the text says that there is one each year.
fn edition_years(line: &Line<'_>, before: &[&Line<'_>], numbered: &Numbered) -> Option<[Dated; 2]> {
    let words = line.tokens.range();
    let every = words.clone().any(|at| line.is(at, &["every", "each"]) && line.is(at + 1, &["year"]));
    if !(every || words.clone().any(|at| line.is(at, YEARLY))) {
        return None;
    }
    let first_word = line.find(numbered.noun, line.tokens.end, &["first", "began", "founded", "started", "launched"])?;
    let first = *line.dates.iter().find(|date| date.tokens.start > first_word && date.tokens.start <= first_word + 5 && date.year)?;
    let own = line.dates.iter().find(|date| date.year && date.plain && year(**date) != year(first)).copied();
    let then = own.or_else(|| {
        let dates = before.first()?.dates.iter().filter(|date| date.year);
        let mut dates = dates.copied();
        let date = dates.next()?;
        dates.all(|other| year(other) == year(date)).then_some(date)
    })?;
    Some([first, then])
}

fn compare(rule: &Rule, context: &Context, line: &Line<'_>, numbered: &Numbered, [first, then]: [Dated; 2], out: &mut Vec<Check>) {
    if !first.when.precedes(&then.when) {
        return;
    }
    let number = if numbered.first_is_one { edition(&first.when, &then.when) } else { anniversary(&first.when, &then.when) };
    let Some(right) = number.and_then(|number| number.single()) else { return };
    let (from, to) = (line.ledger.text(first.span), line.ledger.text(then.span));
    let years = if numbered.named { format!("{} years", right.normalize()) } else { format!("the {}", ordinal(right)) };
    let computed = format!("{from} to {to} is {years}");
    if Interval::exact(numbered.number).contains(right) {
        out.push(agree(rule, numbered.span, computed));
        return;
    }
    let words = line.text(numbered.tokens);
    let digits = words.starts_with(|digit: char| digit.is_ascii_digit());
    let fixes = if digits { vec![ordinal(right)] } else { Vec::new() };
    let message = if numbered.named {
        format!("{computed}, and a {} comes after {}", words.to_lowercase(), numbered.number)
    } else {
        format!("{computed}, not the {words}")
    };
    let mut check = accuse(rule, context, numbered.span, message, fixes);
    check.computed = Some(computed);
    check.related.push(evidence(first.span, "the beginning"));
    check.related.push(evidence(then.span, "the year"));
    out.push(check);
}
