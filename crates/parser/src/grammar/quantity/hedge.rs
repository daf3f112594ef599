//! The words around a number in, what they make of it out: `more than`, `nearly`, `or more`.

use crate::grammar::{Input, table};
use crate::lexicon::Class;
use crate::value::Hedge;
use nom::Input as _;

/// Words before a number, and what they make of it.
const BEFORE: &[(&str, Hedge)] = &[
    ("<", Hedge::LessThan),
    ("< =", Hedge::AtMost),
    (">", Hedge::MoreThan),
    ("> =", Hedge::AtLeast),
    ("a bit less than", Hedge::Nearly),
    ("a bit more than", Hedge::JustOver),
    ("a bit over", Hedge::JustOver),
    ("a bit under", Hedge::Nearly),
    ("a little less than", Hedge::Nearly),
    ("a little more than", Hedge::JustOver),
    ("a little over", Hedge::JustOver),
    ("a little under", Hedge::Nearly),
    ("a maximum of", Hedge::AtMost),
    ("a minimum of", Hedge::AtLeast),
    ("about", Hedge::About),
    ("above", Hedge::MoreThan),
    ("almost", Hedge::Nearly),
    ("an estimated", Hedge::About),
    ("anything up to", Hedge::AtMost),
    ("approx", Hedge::About),
    ("approx .", Hedge::About),
    ("approximately", Hedge::About),
    ("around", Hedge::About),
    ("as many as", Hedge::AtMost),
    ("as much as", Hedge::AtMost),
    ("at least", Hedge::AtLeast),
    ("at most", Hedge::AtMost),
    ("at the least", Hedge::AtLeast),
    ("at the most", Hedge::AtMost),
    ("below", Hedge::LessThan),
    ("beyond", Hedge::MoreThan),
    ("bigger or equal than", Hedge::AtLeast),
    ("bigger than", Hedge::MoreThan),
    ("c .", Hedge::About),
    ("ca", Hedge::About),
    ("ca .", Hedge::About),
    ("circa", Hedge::About),
    ("close to", Hedge::Nearly),
    ("equal to or greater than", Hedge::AtLeast),
    ("equal to or less than", Hedge::AtMost),
    ("equal to or more than", Hedge::AtLeast),
    ("estimated", Hedge::About),
    ("exceed", Hedge::MoreThan),
    ("exceeded", Hedge::MoreThan),
    ("exceeding", Hedge::MoreThan),
    ("exceeds", Hedge::MoreThan),
    ("fewer than", Hedge::LessThan),
    ("greater than", Hedge::MoreThan),
    ("greater than or equal to", Hedge::AtLeast),
    ("higher than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("in the neighbourhood of", Hedge::About),
    ("in the order of", Hedge::About),
    ("in the region of", Hedge::About),
    ("just above", Hedge::JustOver),
    ("just below", Hedge::Nearly),
    ("just less than", Hedge::Nearly),
    ("just more than", Hedge::JustOver),
    ("just over", Hedge::JustOver),
    ("just short of", Hedge::Nearly),
    ("just shy of", Hedge::Nearly),
    ("just under", Hedge::Nearly),
    ("larger than", Hedge::MoreThan),
    ("less than", Hedge::LessThan),
    ("less than or equal to", Hedge::AtMost),
    ("lower than", Hedge::LessThan),
    ("maximum of", Hedge::AtMost),
    ("minimum of", Hedge::AtLeast),
    ("more like", Hedge::About),
    ("more or less", Hedge::About),
    ("more than", Hedge::MoreThan),
    ("more than or equal to", Hedge::AtLeast),
    ("nearly", Hedge::Nearly),
    ("no fewer than", Hedge::AtLeast),
    ("no greater than", Hedge::AtMost),
    ("no higher than", Hedge::AtMost),
    ("no larger than", Hedge::AtMost),
    ("no less than", Hedge::AtLeast),
    ("no lower than", Hedge::AtLeast),
    ("no more than", Hedge::AtMost),
    ("north of", Hedge::MoreThan),
    ("not exceeding", Hedge::AtMost),
    ("not fewer than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("not more than", Hedge::AtMost),
    ("not quite", Hedge::Nearly),
    ("on the order of", Hedge::About),
    ("over", Hedge::MoreThan),
    ("perhaps", Hedge::About),
    ("roughly", Hedge::About),
    ("short of", Hedge::LessThan),
    ("slightly above", Hedge::JustOver),
    ("slightly below", Hedge::Nearly),
    ("slightly less than", Hedge::Nearly),
    ("slightly more than", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("slightly under", Hedge::Nearly),
    ("smaller than", Hedge::LessThan),
    ("some", Hedge::About),
    ("somewhere around", Hedge::About),
    ("surpassed", Hedge::MoreThan),
    ("surpassing", Hedge::MoreThan),
    ("topped", Hedge::MoreThan),
    ("topping", Hedge::MoreThan),
    ("under", Hedge::LessThan),
    ("up to", Hedge::AtMost),
    ("upward of", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("virtually", Hedge::Nearly),
    ("well above", Hedge::MoreThan),
    ("well over", Hedge::MoreThan),
    ("well under", Hedge::LessThan),
    ("~", Hedge::About),
    ("±", Hedge::About),
    ("≈", Hedge::About),
    ("≤", Hedge::AtMost),
    ("≥", Hedge::AtLeast),
];

/// Words behind a number, and what they make of it.
const BEHIND: &[(&str, Hedge)] = &[
    ("and above", Hedge::AtLeast),
    ("and more", Hedge::AtLeast),
    ("and over", Hedge::AtLeast),
    ("and under", Hedge::AtMost),
    ("and up", Hedge::AtLeast),
    ("or above", Hedge::AtLeast),
    ("or below", Hedge::AtMost),
    ("or fewer", Hedge::AtMost),
    ("or greater", Hedge::AtLeast),
    ("or higher", Hedge::AtLeast),
    ("or larger", Hedge::AtLeast),
    ("or less", Hedge::AtMost),
    ("or lower", Hedge::AtMost),
    ("or more", Hedge::AtLeast),
    ("or over", Hedge::AtLeast),
    ("or smaller", Hedge::AtMost),
    ("or so", Hedge::About),
    ("or thereabouts", Hedge::About),
    ("or under", Hedge::AtMost),
];

/// The first words of both.
static FIRST_BEFORE: [u128; BEFORE.len()] = table::beginnings(BEFORE);
static FIRST_BEHIND: [u128; BEHIND.len()] = table::beginnings(BEHIND);

/// The words that can begin a hedge, for the lexicon.
pub(crate) const HEDGE_WORDS: &[&str] = &[
    "<",
    ">",
    "about",
    "above",
    "almost",
    "anything",
    "approx",
    "approximately",
    "around",
    "below",
    "beyond",
    "bigger",
    "c",
    "ca",
    "circa",
    "close",
    "equal",
    "estimated",
    "exceed",
    "exceeded",
    "exceeding",
    "exceeds",
    "fewer",
    "greater",
    "higher",
    "just",
    "larger",
    "less",
    "lower",
    "maximum",
    "minimum",
    "more",
    "nearly",
    "north",
    "over",
    "perhaps",
    "roughly",
    "short",
    "slightly",
    "smaller",
    "some",
    "somewhere",
    "surpassed",
    "surpassing",
    "topped",
    "topping",
    "under",
    "up",
    "upward",
    "upwards",
    "virtually",
    "well",
    "~",
    "±",
    "≈",
    "≤",
    "≥",
];

/// Words that begin hedges too, but mostly other things.
const COMMON_BEGINNINGS: &[&str] = &["a", "an", "as", "at", "in", "no", "not", "on"];

/// Whether a hedge can begin at a token.
pub(super) fn can_begin(input: Input<'_>) -> bool {
    input.first().is_some_and(|token| {
        token.is(Class::HEDGE)
            || token.is(Class::DETERMINER | Class::PREPOSITION | Class::NEGATION) && {
                let word = input.word(token);
                COMMON_BEGINNINGS.iter().any(|common| word.eq_ignore_ascii_case(common))
            }
    })
}

/// The words before a number and the rest; bounds win over approximations (`at least about`).
pub(super) fn before(input: Input<'_>) -> (Input<'_>, Hedge) {
    let mut rest = input;
    let mut hedge = Hedge::None;
    for _ in 0..2 {
        if !can_begin(rest) {
            break;
        }
        let Some((after, next)) = longest(BEFORE, &FIRST_BEFORE, rest) else { break };
        // `=` may be set apart from the sign before it.
        rest = after;
        if hedge == Hedge::None || hedge == Hedge::About {
            hedge = next;
        }
    }
    (rest, hedge)
}

/// The words behind a number and the rest: `or more`, `+`, `-odd`.
pub(super) fn behind(input: Input<'_>) -> Option<(Input<'_>, Hedge)> {
    let first = input.first()?;
    let word = input.word(first);
    if word == "+" && !first.spaced {
        // A digit behind the sign makes a sum or a name of it.
        let next = input.take_from(1).first();
        let open = next.is_none_or(|next| next.spaced || !next.is(Class::DIGITS));
        return open.then(|| (input.take_from(1), Hedge::AtLeast));
    }
    let joined = if first.is(Class::DASH) && !first.spaced { input.take_from(1) } else { input };
    if let Some(token) = joined.first() {
        let word = joined.word(token);
        if word.eq_ignore_ascii_case("odd") {
            return Some((joined.take_from(1), Hedge::About));
        }
        if word.eq_ignore_ascii_case("plus") && joined.at != input.at {
            return Some((joined.take_from(1), Hedge::AtLeast));
        }
    }
    if !first.is(Class::CONJUNCTION | Class::OPAQUE) {
        return None;
    }
    // "or less than" goes on with another number.
    longest(BEHIND, &FIRST_BEHIND, input).filter(|(rest, _)| rest.first().is_none_or(|next| !rest.word(next).eq_ignore_ascii_case("than")))
}

/// The longest entry of a table that the tokens begin with; the numbers of the first words are given.
fn longest<'t>(table: &[(&str, Hedge)], beginnings: &[u128], input: Input<'t>) -> Option<(Input<'t>, Hedge)> {
    let first = input.word(input.first()?);
    let entries = table.get(table::places(beginnings, first)).unwrap_or_default();
    let read = |&(entry, hedge): &(&str, Hedge)| {
        let mut rest = input;
        for expected in entry.as_bytes().split(|&byte| byte == b' ') {
            if !rest.word(rest.first()?).as_bytes().eq_ignore_ascii_case(expected) {
                return None;
            }
            rest = rest.take_from(1);
        }
        Some((rest, hedge))
    };
    entries.iter().filter_map(read).max_by_key(|(rest, _)| rest.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_tables_are_sorted_and_every_beginning_is_in_the_lexicon() {
        for table in [BEFORE, BEHIND] {
            assert!(table.is_sorted_by_key(|(entry, _)| entry.split(' ').collect::<Vec<_>>()), "{table:?}");
        }
        assert!(HEDGE_WORDS.is_sorted());
        for (entry, _) in BEFORE {
            let first = entry.split(' ').next().unwrap();
            assert!(HEDGE_WORDS.contains(&first) || COMMON_BEGINNINGS.contains(&first), "{entry}");
        }
    }
}
