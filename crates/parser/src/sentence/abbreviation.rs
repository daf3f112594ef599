//! A point and its surroundings in, whether the point belongs to an abbreviation out.

use super::Run;
use crate::lexicon::Class;
use crate::token::{Token, TokenKind};

/// Abbreviations that stand before what they belong to and never end a sentence.
pub(crate) const BEFORE_A_NAME: &[&str] = &[
    "adj", "adm", "approx", "assn", "attys", "brig", "bvt", "ca", "capt", "cdr", "cf", "cmdr", "col", "comdr", "cpl", "cpt", "det", "dr",
    "drs", "ens", "fr", "ft", "gen", "gens", "gov", "govs", "hon", "hr", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms",
    "msgr", "mt", "mx", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "st", "ste", "supt", "v",
    "vs",
];

/// Abbreviations that belong to the number or label behind them.
pub(crate) const BEFORE_A_NUMBER: &[&str] = &[
    "alg", "app", "apps", "art", "arts", "c", "ch", "chap", "chaps", "chs", "cl", "cls", "d", "eq", "eqn", "eqs", "ex", "exp", "ext",
    "fig", "figs", "fl", "fn", "l", "ll", "n", "nn", "no", "nos", "nr", "nrs", "op", "p", "para", "paras", "pg", "pl", "pp", "pt", "pts",
    "r", "ref", "refs", "reg", "regs", "s", "sec", "secs", "sect", "ss", "suppl", "tab", "tel", "ver", "vers", "vol", "vols",
];

/// Abbreviations that can stand in the middle of a sentence or at its end.
pub(crate) const ANYWHERE: &[&str] = &[
    "al", "ala", "apr", "ariz", "ark", "assoc", "aug", "ave", "blvd", "bros", "calif", "cent", "cf", "cie", "co", "colo", "conn", "corp",
    "dec", "del", "dept", "dist", "ed", "eds", "esp", "esq", "est", "etc", "exec", "feb", "fed", "fla", "ga", "govt", "ibid", "ill", "inc",
    "incl", "ind", "intl", "jan", "jr", "jul", "jun", "kans", "ky", "la", "llc", "ltd", "mar", "mass", "md", "mich", "min", "minn", "miss",
    "mo", "mont", "natl", "neb", "nev", "nov", "oct", "okla", "ore", "pa", "penn", "phd", "plc", "prop", "rd", "resp", "sep", "sept",
    "seq", "sq", "sr", "st", "stat", "std", "tenn", "tex", "trans", "univ", "ust", "va", "viz", "vt", "wash", "wis", "wyo",
];

/// Abbreviations with inner points that introduce what follows.
const DOTTED_BEFORE: &[&str] = &["a.k.a.", "b.k.a.", "d.b.a.", "e.g.", "f.k.a.", "i.e.", "n.b.", "q.v.", "u.a."];

/// Words that, with a capital, begin a sentence rather than go on with a name.
pub(crate) const OPENERS: &[&str] = &[
    "accordingly",
    "additionally",
    "afterwards",
    "also",
    "anyway",
    "consequently",
    "finally",
    "first",
    "furthermore",
    "hello",
    "hence",
    "here",
    "hi",
    "however",
    "hundreds",
    "indeed",
    "instead",
    "it's",
    "later",
    "let",
    "maybe",
    "meanwhile",
    "millions",
    "moreover",
    "nevertheless",
    "nonetheless",
    "now",
    "please",
    "rather",
    "second",
    "similarly",
    "still",
    "subsequently",
    "suddenly",
    "thanks",
    "then",
    "there",
    "therefore",
    "thousands",
    "thus",
    "today",
    "together",
    "tomorrow",
    "two",
    "yes",
    "yesterday",
];

/// Questions begin so when a pronoun follows.
const QUESTION_VERBS: &[&str] =
    &["are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "should", "was", "were", "will", "would"];

/// Time zones and their kin, which follow a clock time.
const AFTER_CLOCK: &[&str] = &[
    "bst", "cdt", "central", "cest", "cet", "cst", "eastern", "edt", "est", "et", "gmt", "ist", "jst", "local", "mdt", "mountain", "mst",
    "mt", "pacific", "pdt", "pst", "pt", "utc",
];

/// Whether a word with a capital can be told to begin a sentence, and not to go on with a name.
pub(super) fn is_opener(word: &str, token: Option<&Token>) -> bool {
    const BEGINNINGS: Class = Class::DETERMINER
        .union(Class::PRONOUN)
        .union(Class::SUBORDINATOR)
        .union(Class::PREPOSITION)
        .union(Class::CONJUNCTION)
        .union(Class::POSSESSIVE)
        .union(Class::OPENER);
    let Some(token) = token else { return false };
    word == "I" || word == "A" || token.is(Class::CAPITAL) && !token.is(Class::ALL_CAPITALS) && token.is(BEGINNINGS)
}

/// The abbreviations of all the lists.
pub(super) const LISTED: Class = Class::BEFORE_NAME.union(Class::BEFORE_NUMBER).union(Class::SHORTENED);

/// Whether the point at token `at` belongs to the word before it, where the next word is token `head`.
pub(super) fn owns_point(run: &Run<'_>, start: usize, at: usize, head: usize) -> bool {
    if run.ends_with_point(at) {
        return dotted(run, start, at, head);
    }
    if run.mark(at) != '.' || run.spaced(at) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else { return false };
    // A number or letter alone before the point is the marker of a list item.
    let bullet = run.is(start, Class::BULLET);
    if before == start + usize::from(bullet) && (run.kind(before) == Some(TokenKind::Number) || run.word(before).chars().count() == 1) {
        return true;
    }
    let word = run.word(before);
    if word == "°" || word == "º" {
        return run.kind(head) == Some(TokenKind::Number);
    }
    if run.kind(before) != Some(TokenKind::Word) {
        return false;
    }
    let capital = run.is(head, Class::CAPITAL);
    let opener = opens_sentence(run, head);
    if word.chars().count() == 1 && word.starts_with(char::is_uppercase) {
        return initial(run, start, before, head, opener);
    }
    if !run.is(before, LISTED) {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    // The word "no" and the noun "gen" are no abbreviations where they stand alone in lower case before a capital.
    if run.is(before, Class::BEFORE_NUMBER) && before_label(run, head) {
        return true;
    }
    if run.is(before, Class::BEFORE_NAME) {
        let title = run.is(before, Class::CAPITAL) || matches!(&*lower, "approx" | "ca" | "cf" | "v" | "vs");
        if title {
            // "on 5th St. He left": a road may end a sentence, a saint may not.
            return !(opener
                && matches!(&*lower, "st" | "mt" | "ft" | "v")
                && before > start
                && run.is(before - 1, Class::CAPITAL | Class::DIGITS));
        }
    }
    if run.is(before, Class::SHORTENED) {
        let month = matches!(&*lower, "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec");
        let name = month || run.is(before, Class::CAPITAL) || !is_common_word(&lower);
        if !capital {
            return name && (month || run.kind(head) == Some(TokenKind::Number) && !opener);
        }
        let company = matches!(&*lower, "co" | "corp" | "inc" | "llc" | "ltd" | "plc" | "etc");
        return name && !opener && !(company && bare_plural(run, head));
    }
    false
}

/// Words of the lists that are also words of their own when written small.
fn is_common_word(lower: &str) -> bool {
    matches!(
        lower,
        "ala" | "ark" | "conn" | "del" | "fed" | "ill" | "la" | "mar" | "mass" | "miss" | "min" | "ore" | "pa" | "prop" | "wash"
    )
}

/// Whether an abbreviation with inner points is not the end of its sentence.
fn dotted(run: &Run<'_>, start: usize, at: usize, head: usize) -> bool {
    let lower = run.word(at).to_lowercase();
    if DOTTED_BEFORE.binary_search(&&*lower).is_ok() {
        return true;
    }
    let number = run.kind(head) == Some(TokenKind::Number);
    if matches!(&*lower, "a.m." | "p.m.") {
        let next = run.word(head).to_ascii_lowercase();
        let zone = AFTER_CLOCK.binary_search(&&*next).is_ok() || run.is(head, Class::MONTH | Class::WEEKDAY);
        // "At 5 a.m. Mr. Smith left": a clock time alone is no sentence.
        let alone = at - start <= 4 && run.is(start, Class::PREPOSITION) && !opens_sentence(run, head);
        return zone || alone || number;
    }
    let era = matches!(&*lower, "a.d." | "b.c." | "b.c.e." | "c.e.");
    !opens_sentence(run, head) && !era && !number
}

/// Whether a capital letter with a point is an initial of a name.
fn initial(run: &Run<'_>, start: usize, before: usize, head: usize, opener: bool) -> bool {
    let named = before > start && run.is(before - 1, Class::CAPITAL);
    if run.word(before) == "I" && !named {
        return false;
    }
    if !run.is(head, Class::CAPITAL) {
        return false;
    }
    // "J. A. Smith": another initial follows.
    if run.word(head).chars().count() == 1 && run.mark(head + 1) == '.' && !run.spaced(head + 1) {
        return true;
    }
    !opener
}

/// Whether the word at `head` opens a sentence.
fn opens_sentence(run: &Run<'_>, head: usize) -> bool {
    let word = run.word(head);
    if word == "A" || word == "I" {
        return run.mark(head + 1) != '.';
    }
    is_opener(word, run.tokens.get(head))
        || run.is(head, Class::CAPITAL)
            && QUESTION_VERBS.binary_search(&&*word.to_ascii_lowercase()).is_ok()
            && run.is(head + 1, Class::PRONOUN | Class::DETERMINER)
}

/// Whether what follows can be the number or letter of a part, page or volume.
fn before_label(run: &Run<'_>, head: usize) -> bool {
    let word = run.word(head);
    let short =
        word.chars().count() <= 4 && word.chars().any(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')) || word.chars().count() == 1;
    run.kind(head) == Some(TokenKind::Number)
        || run.kind(head) == Some(TokenKind::Word) && short && !matches!(word, "I" | "It" | "In" | "If" | "Is" | "A")
}

/// Whether a plural without an article stands at `head`, which begins a clause: `Analysts expect`
fn bare_plural(run: &Run<'_>, head: usize) -> bool {
    let word = run.word(head);
    word.ends_with('s')
        && !word.ends_with("ss")
        && word.len() > 4
        && run.is(head + 1, Class::LOWER)
        && !run.is(head + 1, Class::CAPITAL | Class::PREPOSITION | Class::CONJUNCTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_tables_are_sorted_for_binary_search() {
        for list in [DOTTED_BEFORE, QUESTION_VERBS, AFTER_CLOCK, super::super::SPEECH_VERBS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
