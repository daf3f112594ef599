//! The command line of claimlint: files and flags in, text and an exit code out.
//!
//! Only this crate touches files, the terminal and the clock.

mod arguments;
mod baseline;
mod book;
mod check;
mod claims;
mod config;
mod diff;
mod documents;
mod format;
mod init;
mod input;
mod output;
mod policy;
mod print;
mod progress;
mod reading;
mod report;
mod revision;
mod shell;
mod since;
mod suppress;
mod terminal;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    let outcome = match &arguments.command {
        arguments::Command::Check(options) => check::run(options, arguments.color),
        arguments::Command::Report(options) => report::run(options),
        arguments::Command::Claims(options) => claims::run(options),
        arguments::Command::Diff(options) => diff::run(options),
        arguments::Command::Init(options) => init::run(options),
        arguments::Command::Rules { command } => book::run(command.as_ref()),
        arguments::Command::Completions { shell } => shell::completions(*shell),
        arguments::Command::Man { command } => shell::manual(command.as_deref()),
    };
    match outcome {
        Ok(code) => code,
        Err(error) if output::is_closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}
