//! A word that may be no time (`May`, `fall`, `the day`, `morning`) and its surroundings in, whether it is one out.

use super::super::Input;
use super::expression::Calendar;
use super::{Scene, reads, words};
use crate::lexicon::Class;
use nom::Input as _;

/// Whether a month name is a month here and no verb or name.
pub(super) fn is_month(input: Input<'_>, rest: &Input<'_>, calendar: Calendar, scene: &Scene<'_, '_>) -> bool {
    let Some(token) = input.first() else { return false };
    let word = input.word(token);
    let dated = calendar.day.is_some() || calendar.year.is_some();
    let capital = token.is(Class::CAPITAL);
    if dated {
        return capital || !words::is_doubtful_month(word) || matches!(word, "april" | "june" | "august");
    }
    if !capital {
        return word.len() > 4 && (word == "april" || !words::is_doubtful_month(word));
    }
    let paired = ["to", "-", "–", "through"].iter().any(|joint| reads(rest, joint))
        && rest.take_from(1).first().is_some_and(|next| next.is(Class::MONTH | Class::DIGITS) && next.is(Class::CAPITAL));
    if paired {
        return true;
    }
    let before = input.at.wrapping_sub(1);
    let name_behind = rest
        .first()
        .is_some_and(|next| next.is(Class::CAPITAL) && !next.is(Class::MONTH | Class::WEEKDAY | Class::AUXILIARY | Class::PREPOSITION));
    let name_before = scene.is(before, Class::CAPITAL)
        && !scene.is_head(before)
        && !scene.is(before, Class::PREPOSITION | Class::MONTH | Class::CONJUNCTION | Class::DETERMINER);
    let preposition =
        scene.is(before, Class::PREPOSITION) && !scene.reads(before, "with") && !scene.reads(before, "like") && !scene.reads(before, "as");
    if words::is_doubtful_month(word) {
        let ranged = ["to", "through", "till", "until"].iter().any(|joint| scene.reads(before, joint))
            && scene.is(before.wrapping_sub(1), Class::MONTH);
        let joined = ranged
            || (scene.is(before, Class::CONJUNCTION | Class::DASH) || scene.mark(before) == ',')
                && scene.is(before.wrapping_sub(1), Class::MONTH | Class::DIGITS);
        let counted = scene.is(before, Class::TIME_WORD)
            || scene.is(before, Class::DETERMINER)
                && !scene.is_head(input.at)
                && rest
                    .first()
                    .is_some_and(|next| next.is(Class::LOWER) && !next.is(Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION));
        let listed = rest.first().is_some_and(|next| next.is(Class::CONJUNCTION | Class::DASH))
            && rest.take_from(1).first().is_some_and(|next| next.is(Class::MONTH));
        let by_a_person = (scene.reads(before, "by")
            || scene.reads(before, "to")
            || scene.reads(before, "for")
            || scene.reads(before, "from")
            || scene.reads(before, "of")
            || scene.reads(before, "about"))
            && rest.first().is_some_and(|next| matches!(rest.word(next), "'s" | "’s") || next.is(Class::AUXILIARY));
        let modifying = matches!(word, "April" | "June" | "August")
            && rest.first().is_some_and(|next| {
                next.is(Class::LOWER) && !next.is(Class::CAPITAL | Class::AUXILIARY) && !matches!(rest.word(next), "'s" | "’s" | "said")
            })
            && scene.is(before, Class::LOWER)
            && !scene.is(before, Class::CAPITAL);
        let firm = word.len() > 3 && !matches!(word, "March" | "MARCH") || word == "May" || word == "March";
        return firm
            && (preposition && !by_a_person || joined || counted || listed || modifying)
            && !name_before
            && (!name_behind || scene.reads(before, "in"));
    }
    !name_before && (!name_behind || preposition)
}

/// Whether a season is one here and no verb, event or place.
pub(super) fn is_season(input: Input<'_>, rest: &Input<'_>, calendar: Calendar, scene: &Scene<'_, '_>) -> bool {
    if calendar.year.is_some() {
        return true;
    }
    let Some(token) = input.first() else { return false };
    let word = input.word(token);
    let mut before = input.at.wrapping_sub(1);
    let the = scene.reads(before, "the") || scene.reads(before, "that");
    if the {
        before = before.wrapping_sub(1);
    } else if (scene.reads(before, "whole") || scene.reads(before, "entire")) && scene.reads(before.wrapping_sub(1), "the") {
        return true;
    }
    let preposition = [
        "in",
        "during",
        "by",
        "until",
        "till",
        "since",
        "through",
        "throughout",
        "over",
        "for",
        "of",
        "from",
        "to",
        "and",
        "before",
        "after",
        "late",
        "early",
        "that",
    ]
    .iter()
    .position(|one| scene.reads(before, one));
    let name_behind = rest.first().is_some_and(|next| next.is(Class::CAPITAL))
        || token.is(Class::CAPITAL) && !scene.is_head(input.at) && scene.is(before, Class::CAPITAL) && !the;
    if name_behind || rest.first().is_some_and(|next| next.is(Class::DASH) && !next.spaced) {
        return false;
    }
    let verb = word.eq_ignore_ascii_case("fall") || word.eq_ignore_ascii_case("spring");
    let stops = rest.first().is_none_or(|next| {
        next.is(Class::PUNCTUATION | Class::AUXILIARY | Class::CONJUNCTION | Class::PREPOSITION | Class::PRONOUN | Class::DETERMINER)
    });
    if verb {
        let in_the = preposition.is_some_and(|index| index < 7) && (the || word.eq_ignore_ascii_case("spring"));
        return in_the && stops && !reads(rest, "of");
    }
    !reads(rest, "of")
        && (preposition.is_some() && (the || stops) || the && stops || !token.is(Class::CAPITAL) && stops && scene.is_head(input.at))
}

/// Whether `the day`, `the week`, `the year` is the writer's own: it ends its phrase and is not told by what follows.
pub(super) fn is_unit_spoken_of(rest: &Input<'_>, scene: &Scene<'_, '_>, at: usize) -> bool {
    let told = ["of", "after", "before", "when", "that", "on", "in"].iter().any(|word| reads(rest, word));
    let ends = rest.first().is_none_or(|next| next.is(Class::PUNCTUATION | Class::PREPOSITION | Class::AUXILIARY) && !next.is(Class::DASH))
        && !told;
    let before = at.wrapping_sub(2);
    let closes =
        ["end", "ended", "ending", "finish", "finished", "close", "closed", "closing", "for"].iter().any(|word| scene.reads(before, word));
    // `depending on the day` and `of the day` speak of any day.
    let weekend = scene.reads(at, "weekend") && ["at", "over", "during"].iter().any(|word| scene.reads(before, word));
    let preposition =
        closes || weekend || !scene.reads(at, "day") && ["in", "on", "of", "during"].iter().any(|word| scene.reads(before, word));
    scene.draft.published.is_some() && ends && preposition
}

/// Whether a part of the day stands for a time here and is no part of a name or compound.
pub(super) fn is_day_part(input: Input<'_>, scene: &Scene<'_, '_>) -> bool {
    let before = input.at.wrapping_sub(1);
    let told = ["the", "in", "at", "by", "one", "until", "during", "every", "of"].iter().any(|word| scene.reads(before, word));
    let next = input.take_from(1);
    let compound =
        next.first().is_some_and(|next| next.is(Class::DASH) && !next.spaced) || scene.is(before, Class::DASH) && !scene.spaced(input.at);
    told && !compound && !reads(&input, "dawn") && !reads(&input, "overnight") || reads(&input, "overnight") && !compound
}
