//! The command `init`: a folder in, a commented configuration and a CI workflow out.

use crate::arguments::InitOptions;
use crate::config::{FILE_NAME, shown};
use crate::output;
use std::process::ExitCode;

/// The configuration, all of it in comments: what holds without one.
const CONFIGURATION: &str = include_str!("init/claimlint.toml");

/// The workflow that checks what is pushed.
const WORKFLOW: &str = include_str!("init/claimlint.yml");

/// Writes both files; one that is there already is kept.
pub(crate) fn run(options: &InitOptions) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for (name, text) in [(FILE_NAME, CONFIGURATION), (".github/workflows/claimlint.yml", WORKFLOW)] {
        let path = options.folder.join(name);
        if path.exists() && !options.force {
            output::complain(&format!("{}: is there already and was kept; give --force to write over it", shown(&path)));
            code = ExitCode::from(2);
        } else {
            output::write_file(&path, text.as_bytes())?;
            output::print(format!("wrote {}\n", shown(&path)).as_bytes())?;
        }
    }
    Ok(code)
}
