//! Bytes as a `claimlint.toml` and as a baseline: what is wrong is told with its line, and what is right can be written again.
//!
//! The program has no library, so that its modules are taken in here as they are; they find each other at the root of the crate.
#![no_main]
#![allow(dead_code, unused_imports, reason = "of the program only the readers of files are run")]

#[path = "../../crates/cli/src"]
mod program {
    pub(crate) mod arguments;
    pub(crate) mod baseline;
    pub(crate) mod book;
    pub(crate) mod check;
    pub(crate) mod claims;
    pub(crate) mod config;
    pub(crate) mod diff;
    pub(crate) mod documents;
    pub(crate) mod format;
    pub(crate) mod init;
    pub(crate) mod input;
    pub(crate) mod output;
    pub(crate) mod policy;
    pub(crate) mod print;
    pub(crate) mod progress;
    pub(crate) mod reading;
    pub(crate) mod report;
    pub(crate) mod revision;
    pub(crate) mod shell;
    pub(crate) mod since;
    pub(crate) mod suppress;
    pub(crate) mod terminal;
}

use program::{
    arguments, baseline, book, check, claims, config, diff, documents, format, init, input, output, policy, print, progress, reading,
    report, revision, shell, since, suppress, terminal,
};

use baseline::Baseline;
use config::Config;
use libfuzzer_sys::fuzz_target;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The file that is read; each process has its own.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| std::env::temp_dir().join(format!("claimlint-fuzz-{}", std::process::id())));

fuzz_target!(|data: &[u8]| {
    let Some((&first, data)) = data.split_first() else { return };
    std::fs::write(&*FILE, data).expect("the folder for what is temporary can be written");
    if first % 2 == 0 {
        match Config::load(&FILE) {
            Ok(config) => {
                let _ = (config.holding(Path::new("a/b.md")), config.leaves_out(Path::new("a/b.md")), config.rule_folders());
            }
            Err(error) => told_with_lines(&format!("{error:#}")),
        }
    } else {
        match Baseline::load(&FILE) {
            Ok(baseline) => {
                baseline.stale(&[]);
                let findings = baseline.write(&[]).expect("a baseline can be written");
                assert_eq!(findings, 0);
                assert!(Baseline::load(&FILE).is_ok());
            }
            Err(error) => told_with_lines(&format!("{error:#}")),
        }
    }
});

/// Every fault is told in a line that begins with the file.
fn told_with_lines(message: &str) {
    assert!(message.contains("claimlint-fuzz-"), "{message}");
}
