//! Acronyms in, whether each stands for one name and has its letters out (check 83).

use super::definition::{Definition, SMALL, definitions, is_acronym, singular};
use crate::check::{Check, Verdict};
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::Span;
use claimlint_parser::{Class, Ledger, TokenKind, TokenSpan};
use rustc_hash::FxHashMap;

/// Checks that no acronym is defined again as something else.
pub(super) fn check_expansions(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let definitions = definitions(context);
    let mut known: FxHashMap<&str, &Definition> = FxHashMap::default();
    for definition in &definitions {
        let first = *known.entry(definition.acronym).or_insert(definition);
        if first.span == definition.span || first.words.is_empty() || definition.words.is_empty() {
            continue;
        }
        let (name, other) = (one_line(ledger, definition.name), one_line(ledger, first.name));
        // A body has a name in each of its languages.
        if is_foreign(&name) || is_foreign(&other) {
            continue;
        }
        let verdict = if same_name(&first.words, &definition.words) { Verdict::Holds } else { Verdict::Conflict };
        let message = match verdict {
            Verdict::Holds => format!("{} stands for “{name}” in both places", definition.acronym),
            Verdict::Review | Verdict::Conflict => format!("{} stands for “{name}” here, for “{other}” elsewhere", definition.acronym),
        };
        let mut check = report(rule, verdict, definition.name.cover(definition.span), message);
        check.related.push(evidence(first.name.cover(first.span), "the other definition"));
        out.push(check);
    }
}

/// Checks that an acronym in brackets has the initials of the name before it.
pub(super) fn check_letters(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let definitions = definitions(context);
    for definition in definitions.iter().filter(|definition| definition.words.len() >= definition.acronym.chars().count()) {
        let message = format!("the letters of {} are those of “{}”", definition.acronym, one_line(ledger, definition.name));
        out.push(report(rule, Verdict::Holds, definition.span, message));
    }
    let defined: FxHashMap<Span, &Definition> = definitions.iter().map(|definition| (definition.span, definition)).collect();
    for at in context.places().of_words(&ledger.lexemes, &["("]) {
        let acronym = at + 1;
        if ledger.word(at + 2) != ")" || !is_acronym(ledger, acronym) {
            continue;
        }
        let index = ledger.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        let Some(sentence) = ledger.sentences.get(index).filter(|sentence| sentence.tokens.holds(at)) else { continue };
        if context.is_prose(sentence.span) {
            let span = ledger.span_of(TokenSpan::new(acronym, acronym + 1));
            let printed = singular(ledger.word(acronym));
            let letters = printed.chars().count();
            // A definition that takes a word for every letter is right; one that takes letters from inside a word may be chance.
            let definition = defined.get(&span);
            if definition.is_some_and(|definition| definition.words.len() >= letters) {
                continue;
            }
            let readings = [Small::PassedOver, Small::WithCapitals, Small::Counted]
                .map(|small| initials(ledger, sentence.tokens.start, at, letters, small));
            if readings.iter().flatten().any(|(initials, _)| initials == printed) {
                continue;
            }
            let judged = readings.into_iter().take(2).flatten().filter_map(|(initials, name)| {
                let verdict = judge(context, printed, &initials)?;
                let short = definition.is_some() || can_be_short(ledger, name, printed, &initials);
                (verdict == Verdict::Conflict || !short).then_some((verdict, initials, name))
            });
            let judged = judged.filter(|(_, _, name)| !goes_before(ledger, *name, sentence.tokens.start, printed));
            if let Some((verdict, initials, name)) = judged.max_by_key(|(verdict, ..)| *verdict) {
                let name = ledger.span_of(name);
                let mut check =
                    report(rule, verdict, span, format!("the letters of “{}” are {initials}, not {printed}", one_line(ledger, name)));
                check.related.push(evidence(name, "the name"));
                check.fixes.push(initials);
                out.push(check);
            }
        }
    }
}

/// Whether the name begins before the words that were read: `Joint FAO/WHO Committee`, `Democratic Party Convention (DC)`.
fn goes_before(ledger: &Ledger, name: TokenSpan, floor: usize, printed: &str) -> bool {
    let Some(before) = name.start.checked_sub(1).filter(|&before| before >= floor) else { return false };
    let first = printed.chars().next();
    let begins = |at: usize| ledger.tokens[at].is(Class::CAPITAL) && ledger.word(at).chars().next() == first;
    ledger.word(before) == "/" || ledger.tokens[before].is(Class::CAPITAL) && (floor.max(before.saturating_sub(3))..=before).any(begins)
}

/// How often an acronym stands in the text, alone or in the plural.
fn times(context: &Context, acronym: &str) -> usize {
    let ledger = context.ledger;
    let (one, many) = (acronym.to_lowercase(), format!("{}s", acronym.to_lowercase()));
    let places = context.places().of_words(&ledger.lexemes, &[&one, &many]);
    places.into_iter().filter(|&at| is_acronym(ledger, at) && singular(ledger.word(at)) == acronym).count()
}

/// What becomes of the small words of a name in its acronym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Small {
    /// They are left out: `Bank of England`.
    PassedOver,
    /// They count where a capital begins them: `Request For Comment`.
    WithCapitals,
    /// They count: `Out of Office`.
    Counted,
}

/// The initials of the last capitalised words before a bracket, as many as the acronym has letters, and where these words stand.
fn initials(ledger: &Ledger, floor: usize, open: usize, letters: usize, small: Small) -> Option<(String, TokenSpan)> {
    let mut initials = Vec::with_capacity(letters);
    let mut at = open;
    while initials.len() < letters && at > floor {
        at -= 1;
        let token = ledger.tokens.get(at)?;
        let joins = token.is(SMALL) && !initials.is_empty() || matches!(ledger.word(at), "-" | "&" | "’" | "'" | "’s" | "'s");
        let counts = match small {
            Small::PassedOver => token.is(Class::CAPITAL) && !token.is(SMALL),
            Small::WithCapitals => token.is(Class::CAPITAL),
            Small::Counted => token.is(Class::CAPITAL) || token.is(SMALL),
        };
        if token.kind == TokenKind::Word && counts {
            initials.push(ledger.word(at).chars().next()?.to_ascii_uppercase());
        } else if !joins {
            return None;
        }
    }
    initials.reverse();
    (initials.len() == letters).then(|| (initials.into_iter().collect(), TokenSpan::new(at, open)))
}

/// Whether an acronym is a slip for the initials of its name: one letter is another, and the text says the initials elsewhere.
fn judge(context: &Context, printed: &str, initials: &str) -> Option<Verdict> {
    let differ = printed.chars().zip(initials.chars()).filter(|(a, b)| a != b).count();
    if differ != 1 || times(context, printed) > 1 {
        return None;
    }
    let letters = printed.chars().count();
    if times(context, initials) >= if letters > 2 { 1 } else { 2 } {
        return Some(Verdict::Conflict);
    }
    // An acronym of another language can have letters of its own, so that one odd letter alone proves nothing.
    (letters > 2).then_some(Verdict::Review)
}

/// Whether the odd letter stands inside its own word, or the acronym passes a word over.
fn can_be_short(ledger: &Ledger, name: TokenSpan, printed: &str, initials: &str) -> bool {
    let words = name.range().filter(|&at| ledger.tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL)));
    let words = words.filter(|&at| initials.contains(ledger.word(at).chars().next().unwrap_or(' ')));
    let inside = words
        .zip(printed.chars().zip(initials.chars()))
        .all(|(at, (letter, initial))| letter == initial || ledger.word(at).to_uppercase().contains(letter));
    let compound = name.start.checked_sub(1).is_some_and(|before| ledger.word(before) == "-");
    inside || compound
}

/// Whether two names are one, but for the endings of their words and words that only one of them has.
fn same_name(a: &[String], b: &[String]) -> bool {
    if a.len() == b.len() {
        let reordered = || a.iter().all(|word| b.iter().any(|other| same_word(word, other)));
        return a.iter().zip(b).all(|(a, b)| same_word(a, b)) || reordered();
    }
    if shortens(a, b) || shortens(b, a) {
        return true;
    }
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.iter().any(|other| same_word(word, other))) || long.concat() == short.concat()
}

/// Whether one name has the initials of some words of the other in their place: `DR Congo` and `Democratic Republic of Congo`.
fn shortens(short: &[String], long: &[String]) -> bool {
    let Some((first, rest)) = short.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let Some(at) = long.len().checked_sub(rest.len()).filter(|&at| at > 1) else { return false };
    let (spelled, tail) = long.split_at(at);
    let initials: String = spelled.iter().filter_map(|word| word.chars().next()).collect();
    initials == *first && tail.iter().zip(rest).all(|(one, other)| same_word(one, other))
}

/// Whether two words are one in different forms: `program` and `programming`, `organisation` and `organization`.
fn same_word(a: &str, b: &str) -> bool {
    let plain = |word: &str| word.replace('z', "s");
    let (a, b) = (plain(a), plain(b));
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    let ending = |word: &str| word.chars().skip(shared).collect::<String>();
    let inflected = || ENDINGS.binary_search(&&*ending(&a)).is_ok() && ENDINGS.binary_search(&&*ending(&b)).is_ok();
    let plural = a.strip_suffix('s') == Some(&b) || b.strip_suffix('s') == Some(&a);
    a == b || plural || shared >= 4 && (shared * 4 >= shorter * 3 || inflected())
}

/// Endings that make other forms of one word: `minimal` and `minimum`, `service` and `servers`.
const ENDINGS: &[&str] =
    &["", "al", "ally", "e", "ed", "er", "ers", "es", "ic", "ical", "ice", "ices", "ing", "ion", "ions", "ive", "or", "ors", "s", "um"];

/// Whether a name is in another language than English, as its small words show: `Confederación Nacional del Trabajo`.
fn is_foreign(name: &str) -> bool {
    const FOREIGN: &[&str] =
        &["da", "das", "de", "degli", "dei", "del", "della", "der", "des", "di", "do", "du", "für", "och", "und", "voor"];
    name.split_whitespace().any(|word| FOREIGN.binary_search(&word).is_ok())
}

/// The words of a place on one line.
fn one_line(ledger: &Ledger, span: Span) -> String {
    ledger.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
}
