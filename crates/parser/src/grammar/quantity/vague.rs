//! Words in, quantities without a number out: `dozens of`, `hundreds of thousands of`, `several`, `a handful of`.

use crate::grammar::Input;
use crate::grammar::number::scale_word;
use crate::lexicon::Class;
use nom::Input as _;

/// Words that are quantities before `of`.
const GROUPS: &[&str] = &["billions", "dozens", "hundreds", "millions", "scores", "tens", "thousands", "trillions"];

/// The words of a quantity without a number, up to the noun or the `of` before it.
///
/// The second of the pair tells whether `of` follows.
pub(super) fn vague(input: Input<'_>) -> Option<(Input<'_>, bool)> {
    // All of them begin with one of these; code may read like a word.
    let first = input.first().filter(|first| first.is(Class::PART_WORD | Class::DETERMINER | Class::OPAQUE))?;
    let word = input.word(first).to_ascii_lowercase();
    let rest = input.take_from(1);
    if GROUPS.binary_search(&word.as_str()).is_ok() {
        let mut rest = rest;
        // `hundreds of thousands of`
        while let Some(after) = of(rest)
            && let Some(next) = after.first()
            && GROUPS.binary_search(&&*after.word(next).to_ascii_lowercase()).is_ok()
        {
            rest = after.take_from(1);
        }
        return of(rest).map(|_| (rest, true));
    }
    if word == "several" {
        return Some((scales(rest), of(rest).is_some()));
    }
    let article = word == "a";
    let noun = article.then(|| rest.first().map(|token| rest.word(token).to_ascii_lowercase())).flatten()?;
    let after = rest.take_from(1);
    match noun.as_str() {
        "handful" => of(after).map(|_| (after, true)),
        "couple" => match of(after) {
            Some(next) => {
                let scaled = scales(next);
                Some(if scaled.at > next.at { (scaled, false) } else { (after, true) })
            }
            None => (scales(after).at > after.at).then(|| (scales(after), false)),
        },
        "few" => (scales(after).at > after.at).then(|| (scales(after), false)),
        _ => None,
    }
}

/// Past scale words: `several hundred thousand`.
fn scales(input: Input<'_>) -> Input<'_> {
    let mut rest = input;
    while let Some(token) = rest.first()
        && let word = rest.word(token)
        && (scale_word(word).is_some() || ["dozen", "hundred"].iter().any(|scale| word.eq_ignore_ascii_case(scale)))
    {
        rest = rest.take_from(1);
    }
    rest
}

fn of(input: Input<'_>) -> Option<Input<'_>> {
    let token = input.first()?;
    input.word(token).eq_ignore_ascii_case("of").then(|| input.take_from(1))
}
