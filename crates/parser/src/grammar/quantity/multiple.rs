//! Words in, how many times as much they say out: `doubled`, `threefold`, `twice as many`, `10x`, `three times the`.

use super::amount::Amount;
use super::figure::hyphen;
use super::unit::Measure;
use crate::claim::Form;
use crate::draft::Draft;
use crate::grammar::Input;
use crate::grammar::number::small;
use crate::lexicon::Class;
use nom::Input as _;
use rust_decimal::Decimal;

/// Verbs that hold a factor, by their stems.
const STEMS: &[(&str, u32)] = &[("doubl", 2), ("quadrupl", 4), ("quintupl", 5), ("tripl", 3)];

/// Words that follow `twice` and `three times` where they compare.
const COMPARING: &[&str] = &[
    "as", "better", "bigger", "faster", "fewer", "greater", "her", "higher", "his", "its", "larger", "less", "longer", "lower", "more",
    "our", "over", "slower", "smaller", "stronger", "that", "the", "their", "those", "what",
];

/// Words before `double` and `triple` where they are verbs.
const VERBAL: &[&str] = &["could", "may", "might", "must", "nearly", "not", "should", "than", "to", "will", "would"];

/// A word that holds a factor: `doubled`, `tenfold`, `twice`; `before` is the word before it.
pub(super) fn in_one_word<'t>(input: Input<'t>, before: &str, hedged: bool) -> Option<(Input<'t>, Decimal)> {
    let first = input.first().filter(|token| token.is(Class::PART_WORD))?;
    let word = input.word(first).to_ascii_lowercase();
    let rest = input.take_from(1);
    let next = rest.first().map_or("", |token| rest.word(token)).to_ascii_lowercase();
    if word == "twice" {
        return COMPARING.binary_search(&&*next).is_ok().then_some((rest, Decimal::TWO));
    }
    if let Some(number) = word.strip_suffix("fold").map(|number| number.trim_end_matches('-')) {
        let factor = if number == "hundred" { 100 } else { small(number)? };
        return Some((rest, Decimal::from(factor)));
    }
    let (stem, factor) = STEMS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let ending = &word[stem.len()..];
    // "Doubled down" and "doubled up" multiply nothing, nor does a hyphenated "double-decker".
    if matches!(next.as_str(), "down" | "up" | "over" | "back" | "as" | "-") {
        return None;
    }
    let compares = COMPARING.binary_search(&&*next).is_ok() || matches!(next.as_str(), "in" | "from" | "to" | "every" | "since");
    let verb = match ending {
        "ed" | "ing" => true,
        "e" => {
            VERBAL.binary_search(&before).is_ok()
                && rest.first().is_none_or(|next| next.is(Class::PREPOSITION | Class::DETERMINER | Class::POSSESSIVE | Class::PUNCTUATION))
                || compares && next != "in" && next != "every"
                || hedged
        }
        "es" => compares,
        _ => false,
    };
    verb.then(|| (rest, Decimal::from(*factor)))
}

/// What follows a number and makes a factor of it: `-fold`, `x`, `times as many`.
pub(super) fn behind<'t>(draft: &Draft<'_>, first: &Amount, input: Input<'t>) -> Option<Input<'t>> {
    if first.measure != Measure::None || first.figure.form != Form::Count {
        return None;
    }
    let joined = hyphen(input).unwrap_or(input);
    let token = joined.first()?;
    let word = joined.word(token);
    let rest = joined.take_from(1);
    let next = rest.first();
    if word.eq_ignore_ascii_case("fold") {
        return Some(rest);
    }
    if matches!(word, "x" | "X" | "×") {
        let factor = !token.spaced && !first.figure.words && next.is_none_or(|next| !next.is(Class::DIGITS));
        return factor.then_some(rest);
    }
    let compares = next.is_some_and(|next| COMPARING.binary_search(&&*rest.word(next).to_ascii_lowercase()).is_ok());
    (word.eq_ignore_ascii_case("times") && (compares || is_of_last_year(draft, rest.at))).then_some(rest)
}

/// Whether a figure of an earlier time follows: `three times last year's` is how much, `three times last year` how often.
fn is_of_last_year(draft: &Draft<'_>, at: usize) -> bool {
    draft.reads(at, "last") && matches!(draft.word(at + 2), "'s" | "’s")
}
