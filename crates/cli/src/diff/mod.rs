//! The command `diff`: two revisions in, what changed in their facts out; or pairs of statements, the relation of each.

mod pair;
mod revisions;

use crate::arguments::DiffOptions;
use std::process::ExitCode;

/// Compares two revisions, or answers the pairs on standard input.
pub(crate) fn run(options: &DiffOptions) -> anyhow::Result<ExitCode> {
    match (&options.old, &options.new) {
        (Some(old), Some(new)) if !options.pair => revisions::run(options, old, new),
        _ => pair::run(options),
    }
}
