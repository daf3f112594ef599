//! What holds for a document: configuration, suppression, baseline, and the files that `init` writes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod baseline;
mod configuration;
mod init;
mod prose;
mod suppression;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A document with one conflict of the rule `weekday-mismatch`: May 3, 2021 was a Monday.
const WEEKDAY: &str = "The council met on Tuesday, May 3, 2021, in the old hall.\n";
/// A document with one conflict of the rule `share-mismatch`.
const SHARE: &str = "127 of 312 patients (43%) improved.\n";

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What the program did.
struct Ran {
    code: i32,
    out: String,
    told: String,
}

impl Ran {
    /// The findings as `path rule severity`, of a run with `--format jsonl`.
    #[track_caller]
    fn findings(&self) -> Vec<String> {
        let row = |line: &str| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            let field = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", field("path"), field("rule"), field("severity"))
        };
        assert!(self.code != 2, "{}", self.told);
        self.out.lines().map(row).collect()
    }

    /// The last line: the summary.
    fn summary(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap();
    Ran { code: status.code().unwrap(), out: String::from_utf8(stdout).unwrap(), told: String::from_utf8(stderr).unwrap() }
}

/// Runs `check --format jsonl` with some more arguments.
fn rows(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["check", "--format", "jsonl"], arguments].concat())
}
