//! The commands and flags in, completions for a shell and pages of the manual out.

use crate::arguments::Arguments;
use crate::output;
use anyhow::anyhow;
use clap::CommandFactory;
use clap_complete::Shell;
use std::process::ExitCode;

/// Prints the completions for a shell.
pub(crate) fn completions(shell: Shell) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "claimlint", &mut script);
    output::print(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the page of the manual for claimlint or one of its commands.
pub(crate) fn manual(of: Option<&str>) -> anyhow::Result<ExitCode> {
    let mut arguments = Arguments::command();
    arguments.build();
    let command = match of {
        None => arguments,
        Some(name) => arguments.find_subcommand(name).cloned().ok_or_else(|| anyhow!("no command is called `{name}`"))?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    output::print(&page)?;
    Ok(ExitCode::SUCCESS)
}
