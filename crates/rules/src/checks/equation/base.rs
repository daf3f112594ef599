//! A match in, whether its share or change is told of something else than the amounts beside it out: in real terms, a year,
//! over budget, of whom.

use super::matched::Match;
use crate::pattern::{Kinds, Value};
use claimlint_parser::{Class, Ledger};
use std::ops::Range;

/// What may be told of something else than the amounts beside it.
const SHARES: Kinds = Kinds::PERCENT.union(Kinds::FRACTION).union(Kinds::MULTIPLE).union(Kinds::POINTS);

/// How many words behind a share may say of what it is.
const REACH: usize = 8;

/// What a word between `and` and a change is that is no noun.
const NO_NOUN: Class = Class::HEDGE.union(Class::AUXILIARY).union(Class::PRONOUN).union(Class::DETERMINER).union(Class::PREPOSITION);

/// Words behind a change that make it one of something else.
const OTHERWISE: &[&str] = &["alone", "among", "apiece", "except", "excluding", "without"];

/// Words right behind a change or its noun that make it a rate; further on they speak of a thing, as `visits daily papers`.
const RATES: &[&str] = &["annual", "annually", "daily", "monthly", "weekly", "yearly"];

/// What is taken off an amount before or after it is compared.
const TAKEN_OFF: &[&str] = &["charges", "costs", "depreciation", "exceptional", "expenses", "fees", "interest", "tax", "taxes"];

/// What is neither of two amounts, but what both are compared with.
const NORMS: &[&str] = &[
    "agreed",
    "allocated",
    "allowed",
    "asked",
    "asking",
    "average",
    "budget",
    "budgeted",
    "competitors",
    "elsewhere",
    "estimate",
    "estimated",
    "estimates",
    "expectations",
    "expected",
    "feared",
    "forecast",
    "forecasts",
    "foresaw",
    "foreseen",
    "goal",
    "guide",
    "hoped",
    "limit",
    "market",
    "maximum",
    "mean",
    "median",
    "minimum",
    "needed",
    "neighbor",
    "neighbors",
    "neighbour",
    "neighbours",
    "norm",
    "normal",
    "others",
    "permitted",
    "plan",
    "planned",
    "plans",
    "possible",
    "promised",
    "quota",
    "required",
    "reserve",
    "rest",
    "rival",
    "rivals",
    "target",
    "targets",
    "threshold",
    "usual",
];

/// Whether what is told beside the amounts that it would follow from is told to be one of something else.
///
/// Of adjusted amounts a percent may be told in any equation; the rest is asked of the slot at fault where that is a change
/// alone, which has no other base than its first amount.
pub(super) fn is_another(found: &Match, fault: usize, change: bool) -> bool {
    let ledger = found.scene.ledger;
    let values = || found.bindings.iter().flat_map(|binding| found.values(binding.slot));
    let is_share = |value: &Value| value.kinds.intersects(SHARES);
    // Shares alone are no amounts that anything adjusts.
    let adjusted = |share: Value| {
        let Range { start, end } = around(found, &share);
        (start..share.tokens.start).chain(share.tokens.end..end).any(|at| adjusts(ledger, at))
    };
    if !values().all(|value| is_share(&value)) && values().filter(is_share).any(adjusted) {
        return true;
    }
    let Some(share) = found.value(fault).filter(|_| change) else { return false };
    if adjusted(share) {
        return true;
    }
    let amounts = || found.bindings.iter().filter(|binding| binding.slot != fault).flat_map(|binding| found.values(binding.slot));
    let last = amounts().map(|amount| amount.tokens.end).filter(|&end| end <= share.tokens.start).max();
    // What is said beyond the next amount belongs to that.
    let next = amounts().map(|amount| amount.tokens.start).filter(|&start| start >= share.tokens.end).min();
    let to = around(found, &share).end.min(next.unwrap_or(usize::MAX));
    is_scoped(found, share.tokens.end..to, next.is_none()) || last.is_some_and(|last| has_subject(ledger, last..share.tokens.start))
}

/// The tokens that may say of what a share is: no other clause, and nothing beyond another share.
fn around(found: &Match, share: &Value) -> Range<usize> {
    let ledger = found.scene.ledger;
    let others = || found.scene.values.iter().filter(|other| other.kinds.intersects(SHARES)).map(|other| other.tokens);
    let parts = |at: &usize| matches!(ledger.word(*at), "." | ";" | ":" | "!" | "?");
    let from = others().map(|other| other.end).filter(|&end| end <= share.tokens.start).max().unwrap_or(0).max(found.scene.tokens.start);
    let from = (from..share.tokens.start).rev().find(parts).map_or(from, |mark| mark + 1);
    let to = others().map(|other| other.start).filter(|&start| start >= share.tokens.end).min().unwrap_or(usize::MAX);
    let to = to.min(share.tokens.end + REACH).min(found.scene.tokens.end);
    from..(share.tokens.end..to).find(parts).unwrap_or(to)
}

/// Whether the words at a place say that amounts are adjusted.
fn adjusts(ledger: &Ledger, at: usize) -> bool {
    let word = |at: usize| ledger.lower(at);
    let before = |reach: usize, words: &[&str]| (at.saturating_sub(reach)..at).any(|at| words.contains(&word(at)));
    match word(at) {
        "adjusted" | "adjusting" | "annualised" | "annualized" | "deflated" | "organically" | "seasonally" => true,
        "real" => matches!(word(at + 1), "growth" | "income" | "money" | "pay" | "prices" | "spending" | "terms" | "value" | "wages"),
        "constant" => matches!(word(at + 1), "currencies" | "currency" | "dollars" | "euros" | "exchange" | "pounds" | "prices"),
        "organic" => matches!(word(at + 1), "basis" | "growth" | "terms"),
        "like" => word(at + 1) == "for" && word(at + 2) == "like" || word(at + 1) == "-" && word(at + 2) == "for",
        "inflation" => before(3, &["above", "after", "against", "below", "beyond", "for", "over", "under"]),
        "account" => word(at.saturating_sub(1)) == "into",
        "after" | "before" => TAKEN_OFF.contains(&word(at + 1)),
        _ => false,
    }
}

/// Whether words behind a change say that it is one of something else; `last` where no amount follows it.
///
/// What the scene has said before the change is said of the amounts too: `from 10 a day to 12, 20% more a day`.
fn is_scoped(found: &Match, behind: Range<usize>, last: bool) -> bool {
    let ledger = found.scene.ledger;
    let word = |at: usize| ledger.lower(at);
    let is = |at: usize, class: Class| ledger.tokens.get(at).is_some_and(|token| token.is(class));
    let Range { start, end } = behind;
    let closes = |at: &usize| is(*at, Class::PUNCTUATION) && word(*at) != "-" || matches!(word(*at), "and" | "but" | "or" | "while");
    let end = (start..end).find(closes).unwrap_or(end);
    let norm = |at: usize| last && (at + 1..end.min(at + 6)).any(|at| NORMS.contains(&word(at)));
    let said = |at: usize| (found.scene.tokens.start..start).any(|before| word(before) == word(at));
    let rate = |at: usize| {
        let within = at > start && is(at - 1, Class::PREPOSITION);
        !within && is(at + 1, Class::TIME_UNIT) && !matches!(word(at + 2), "after" | "ago" | "before" | "earlier" | "later")
            || matches!(word(at + 1), "family" | "head" | "household" | "member" | "person" | "pupil" | "resident" | "user" | "voter")
    };
    (start..end).any(|at| {
        let next = word(at + 1);
        match word(at) {
            "per" => next != "cent" && !said(at + 1),
            "a" | "an" | "each" | "every" => rate(at) && !said(at + 1),
            "at" | "for" | "in" if matches!(next, "each" | "every") => true,
            "at" => matches!(next, "half" | "halftime") || matches!(word(at + 2), "break" | "interval"),
            "by" => matches!(next, "area" | "number" | "tonnage" | "volume" | "weight") && !said(at + 1),
            "in" => {
                matches!(next, "tonnage" | "volume") && !said(at + 1)
                    || word(at + 2) == "terms" && !matches!(next, "absolute" | "cash" | "money" | "nominal" | "percentage" | "relative")
                    || place(ledger, at + 1).is_some_and(|place| !said(place))
            }
            "net" => next == "of",
            "not" => matches!(next, "counting" | "including"),
            "leaving" | "stripping" => next == "out",
            "apart" => next == "from",
            "of" => at == start && matches!(next, "them" | "these" | "those" | "which" | "whom"),
            "as" | "its" | "the" | "their" if at <= start + 1 => norm(at),
            "above" | "ahead" | "below" | "beyond" | "over" | "short" | "than" | "under" => norm(at),
            other => OTHERWISE.contains(&other) || at <= start + 1 && RATES.contains(&other),
        }
    })
}

/// The token that names a place, where one begins here: `the north`, `Fenby`.
fn place(ledger: &Ledger, at: usize) -> Option<usize> {
    const PARTS: &[&str] = &[
        "capital",
        "center",
        "centre",
        "cities",
        "east",
        "north",
        "northeast",
        "northwest",
        "provinces",
        "south",
        "southeast",
        "southwest",
        "west",
    ];
    const DATED: Class =
        Class::MONTH.union(Class::WEEKDAY).union(Class::SEASON).union(Class::TIME_WORD).union(Class::TIME_UNIT).union(Class::NUMBERED);
    let place = at + usize::from(ledger.lower(at) == "the");
    let token = ledger.tokens.get(place)?;
    let name = token.class.contains(Class::CAPITAL | Class::LOWER) && !token.is(DATED);
    (name || PARTS.contains(&ledger.lower(place))).then_some(place)
}

/// Whether the words between an amount and a change give the change a subject of its own: `and its output by`, `and revenue`.
fn has_subject(ledger: &Ledger, between: Range<usize>) -> bool {
    let word = |at: usize| ledger.lower(at);
    let is = |at: usize, class: Class| ledger.tokens.get(at).is_some_and(|token| token.is(class));
    let thus = |at: &usize| matches!(word(*at), "hence" | "so" | "then" | "therefore" | "thus") || word(*at).ends_with("ly");
    let end = between.end - usize::from(between.len() > 1 && word(between.end - 1) == "by");
    let Some(and) = between.clone().find(|&at| word(at) == "and") else { return false };
    let Some(first) = (and + 1..end).find(|at| !thus(at)) else { return false };
    let owned = is(first, Class::POSSESSIVE) || matches!(word(first), "the" | "these" | "those");
    let verb = word(first).ends_with("ed") || matches!(word(first), "fell" | "grew" | "rose" | "sank" | "shrank" | "went");
    let noun = is(first, Class::LOWER) && !verb && !is(first, NO_NOUN);
    // `and revenue has more than doubled`
    let alone = (first + 1..end).all(|at| is(at, NO_NOUN) || thus(&at));
    owned && first + 1 < end || noun && alone
}
