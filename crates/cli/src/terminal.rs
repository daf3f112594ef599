//! The flag `--color` and the environment in, how to draw on standard output out.

use crate::arguments::Color;
use claimlint_report::terminal::{Paint, WIDTH};
use std::env;
use std::io::{IsTerminal, stdout};

/// The widest drawing: longer lines are hard to read, whatever room there is.
const WIDEST: usize = 160;

/// How to draw on standard output.
pub(crate) fn paint(color: Color) -> Paint {
    let terminal = stdout().is_terminal();
    let size = if terminal { terminal_size::terminal_size() } else { None };
    let width = size.map_or(WIDTH, |(terminal_size::Width(width), _)| usize::from(width).min(WIDEST));
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => wished(|name| env::var(name).ok()).unwrap_or(terminal),
    };
    Paint { color, width }
}

/// What the environment wishes, as <https://no-color.org> and <https://bixense.com/clicolors> say: refusal comes first.
fn wished(variable: impl Fn(&str) -> Option<String>) -> Option<bool> {
    let given = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is = |name: &str, wanted: &str| variable(name).is_some_and(|value| value == wanted);
    if given("NO_COLOR") {
        Some(false)
    } else if given("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") {
        Some(true)
    } else if is("CLICOLOR", "0") || is("TERM", "dumb") {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::wished;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Option<bool>) {
        let of = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(wished(of), expected, "{variables:?}");
    }

    #[test]
    fn the_environment_is_honoured() {
        check(&[], None);
        check(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], Some(false));
        check(&[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")], Some(true));
        check(&[("CLICOLOR_FORCE", "0")], None);
        check(&[("CLICOLOR", "0")], Some(false));
        check(&[("TERM", "dumb")], Some(false));
    }
}
