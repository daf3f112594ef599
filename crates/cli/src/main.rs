//! The command line of claimlint: files and flags in, text and an exit code out.
//!
//! Only this crate touches files, the terminal and the clock.

mod arguments;
mod claims;
mod input;
mod output;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    let outcome = match &arguments.command {
        arguments::Command::Claims(options) => claims::run(options),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}
