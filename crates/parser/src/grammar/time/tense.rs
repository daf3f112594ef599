//! A sentence and a place in it in, the tense of the nearest verb out.

use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;

/// The time of an event as the verb beside it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Nothing near tells.
    Unknown,
}

/// Words that tell of what is to come.
const FUTURE: &[&str] = &[
    "'ll",
    "aims",
    "deadline",
    "expect",
    "expected",
    "expects",
    "intends",
    "scheduled",
    "shall",
    "slated",
    "upcoming",
    "will",
    "won't",
    "’ll",
];

/// Words that tell of what is to come before `to`.
const FUTURE_BEFORE_TO: &[&str] =
    &["going", "hope", "hopes", "need", "needs", "plan", "planned", "planning", "plans", "set", "want", "wants"];

/// Irregular forms of the past.
const PAST: &[&str] = &[
    "ago",
    "became",
    "began",
    "beat",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "did",
    "fell",
    "felt",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "had",
    "held",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "ran",
    "rose",
    "sank",
    "sat",
    "saw",
    "sent",
    "shot",
    "shut",
    "sold",
    "spent",
    "spoke",
    "stood",
    "struck",
    "swept",
    "taught",
    "told",
    "took",
    "was",
    "went",
    "were",
    "won",
    "wore",
    "wrote",
    "yesterday",
];

/// How many tokens away a verb may stand.
const REACH: usize = 14;

/// The tense of the verb nearest to an expression in its sentence.
pub(super) fn tense(draft: &Draft<'_>, sentence: TokenSpan, expression: TokenSpan) -> Tense {
    // What lasts until a day has that day ahead.
    if let Some(before) = expression.start.checked_sub(1).filter(|&at| sentence.holds(at))
        && ["until", "till"].iter().any(|word| draft.reads(before, word))
    {
        return Tense::Future;
    }
    let mut said = Tense::Unknown;
    for distance in 1..=REACH {
        let before = expression.start.checked_sub(distance).filter(|&at| sentence.holds(at));
        let after = Some(expression.end + distance - 1).filter(|&at| sentence.holds(at));
        for at in [before, after].into_iter().flatten() {
            match told(draft, at) {
                // A verb of saying tells when it was said, not when it happens; it decides where the time stands
                // right behind it, or alone.
                Tense::Past if is_report(draft.word(at)) && !(at < expression.start && distance <= 2) => said = Tense::Past,
                Tense::Unknown => {}
                tense => return tense,
            }
        }
    }
    said
}

fn told(draft: &Draft<'_>, at: usize) -> Tense {
    let Some(token) = draft.tokens.get(at).filter(|token| token.is(Class::LOWER)) else { return Tense::Unknown };
    let word = draft.word(at);
    let listed = |words: &[&str]| words.iter().any(|one| word.eq_ignore_ascii_case(one));
    // `Let's meet`: what is proposed is still to come.
    if listed(&["let"]) && (draft.reads(at + 1, "'s") || draft.reads(at + 1, "’s")) {
        return Tense::Future;
    }
    if token.is(Class::CAPITAL) && !token.is(Class::AUXILIARY) {
        return Tense::Unknown;
    }
    if listed(FUTURE) || listed(FUTURE_BEFORE_TO) && draft.reads(at + 1, "to") {
        return Tense::Future;
    }
    if listed(PAST) || word.len() > 4 && word.ends_with("ed") || matches!(word, "said" | "says") {
        // `will be held`, `to be signed`, `may be finished`
        let ahead = at.checked_sub(1).is_some_and(|before| draft.reads(before, "be"));
        return if ahead { Tense::Future } else { Tense::Past };
    }
    Tense::Unknown
}

fn is_report(word: &str) -> bool {
    matches!(word, "said" | "says" | "told" | "announced" | "added" | "reported" | "stated" | "confirmed")
}
