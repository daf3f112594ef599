//! The words of a number in, what is left behind the hyphen or the `and` that joins two of them out.

use crate::grammar::Input;
use crate::lexicon::Class;
use nom::Input as _;

/// Skips a hyphen inside a number, or `and`.
pub(super) fn skip_joint(input: Input<'_>) -> Input<'_> {
    let input = skip_hyphen(input);
    match input.first() {
        Some(token) if input.word(token).eq_ignore_ascii_case("and") => skip_hyphen(input.take_from(1)),
        _ => input,
    }
}

pub(super) fn skip_hyphen(input: Input<'_>) -> Input<'_> {
    match input.first() {
        Some(token) if token.is(Class::DASH) && !token.spaced && input.take_from(1).first().is_some_and(|next| !next.spaced) => {
            input.take_from(1)
        }
        _ => input,
    }
}

/// Whether `and` stands between two places of a number.
pub(super) fn joined_by_and(from: Input<'_>, to: &Input<'_>) -> bool {
    from.input_len().saturating_sub(to.input_len()) > 0 && {
        let at = skip_hyphen(from);
        at.first().is_some_and(|token| at.word(token).eq_ignore_ascii_case("and"))
    }
}
