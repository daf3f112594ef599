//! Each golden report of `reports/` is what `claimlint report fixtures/broken/<name>` prints, in HTML for two of them; `UPDATE=1`
//! rewrites them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The documents whose pages are kept as well: prose, and tables with lists.
const PAGES: [&str; 2] = ["regional-drills.txt", "annual-report.md"];

#[test]
fn golden_reports_are_what_the_program_prints() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut stale = Vec::new();
    let mut documents: Vec<PathBuf> = fs::read_dir(root().join("fixtures/broken")).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.retain(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"));
    documents.sort();
    for path in documents {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for (format, ending) in [("markdown", "md"), ("html", "html")] {
            if format == "html" && !PAGES.contains(&name.as_str()) {
                continue;
            }
            let printed = report(&name, format);
            let golden = root().join("reports").join(Path::new(&name).with_extension(ending));
            if update {
                fs::write(&golden, &printed).unwrap();
            } else if fs::read_to_string(&golden).unwrap_or_default() != printed {
                stale.push(format!("{name} ({format})"));
            }
        }
    }
    assert!(stale.is_empty(), "these reports have changed; look at them and run the tests with UPDATE=1: {stale:?}");
}

fn report(name: &str, format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .current_dir(root())
        .args(["report", "--format", format, &format!("fixtures/broken/{name}")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
