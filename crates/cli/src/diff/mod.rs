//! The command `diff`: two revisions in, what changed in their facts out; or pairs of statements, the relation of each.

mod pair;
mod revisions;

use crate::arguments::DiffOptions;
use anyhow::anyhow;
use std::process::ExitCode;

/// Compares two revisions, or answers the pairs on standard input.
pub(crate) fn run(options: &DiffOptions) -> anyhow::Result<ExitCode> {
    match &options.reading.paths[..] {
        [] if options.pair => pair::run(options),
        [old, new] => revisions::run(options, old, new),
        other => Err(anyhow!("found {} paths; expected OLD and NEW, or --pair and standard input", other.len())),
    }
}
