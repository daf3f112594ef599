//! More than a hundred files that mean harm: each gives at most one clear line, the others are read, and memory stays bounded.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stderr, reason = "a check that was left out must say so")]

mod damaged;
mod endless;
mod file;
mod injected;
mod pack;

use file::{End, Hostile};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The most memory that checking any of the files may take, in bytes.
const MEMORY: u64 = 256 << 20;

/// A file with a weekday that is wrong.
const SOUND: &str = "The council met on Tuesday, May 3, 2021, in the old hall.\n";

fn hostile() -> Vec<Hostile> {
    [damaged::files(), endless::files(), injected::files()].into_iter().flatten().collect()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder).args(arguments).output().unwrap()
}

/// Writes the files into a folder, and sound ones before, between and behind them.
fn written(folder: &Path, files: &[Hostile]) -> usize {
    let sound: Vec<String> = (0..=files.len() / 20).map(|number| format!("{number:02}-sound.md")).collect();
    for name in &sound {
        fs::write(folder.join(name), SOUND).unwrap();
    }
    for file in files {
        fs::write(folder.join(&file.name), &file.bytes).unwrap();
    }
    sound.len()
}

#[test]
fn a_hundred_hostile_files_are_at_most_one_line_each() {
    let folder = tempfile::tempdir().unwrap();
    let files = hostile();
    assert!(files.len() >= 100, "{} files", files.len());
    let sound = written(folder.path(), &files);
    let output = run_bounded(folder.path(), &["check", "--isolated", "--format", "jsonl", "--jobs", "1"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");

    // Each line names its file, and no file has two.
    let mut lines: HashMap<&str, &str> = HashMap::new();
    for line in told.lines().filter(|line| !line.starts_with("claimlint: note: ")) {
        let (path, message) = line.strip_prefix("claimlint: ").and_then(|rest| rest.split_once(": ")).unwrap_or_else(|| panic!("{line}"));
        assert!(line.len() < 400 && !line.contains("panicked"), "{line}");
        assert!(lines.insert(path, message).is_none(), "a second line: {line}");
    }
    for file in &files {
        let line = lines.remove(file.name.as_str());
        match file.end {
            End::Read => assert_eq!(line, None, "{}", file.name),
            End::Error(expected) => assert!(line.is_some_and(|line| line.contains(expected)), "{}: {line:?}", file.name),
            End::Either => {}
        }
    }
    assert!(lines.is_empty(), "{lines:?}");

    // The sound files are read as if they were alone.
    let rows: Vec<Value> = output.stdout.split(|&byte| byte == b'\n').filter_map(|row| serde_json::from_slice(row).ok()).collect();
    let found = |row: &&Value| row["path"].as_str().is_some_and(|path| path.ends_with("-sound.md")) && row["rule"] == "weekday-mismatch";
    assert_eq!(rows.iter().filter(found).count(), sound);
}

#[test]
fn reports_of_hostile_files_are_written_for_what_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<Hostile> = injected::files();
    let sound = written(folder.path(), &files);
    for (format, ending) in [("html", "html"), ("markdown", "md")] {
        let out = format!("out-{ending}");
        let output = run(folder.path(), &["report", "--isolated", "--format", format, "-o", &out, "--jobs", "1"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let reports = fs::read_dir(folder.path().join(&out)).unwrap().count();
        assert!(reports > files.len() + sound, "{reports} reports and an index");
    }
    let page = |name: &str| fs::read_to_string(folder.path().join("out-html").join(name)).unwrap();
    for entry in fs::read_dir(folder.path().join("out-html")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let page = page(&name);
        assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"), "{name}");
        // Of what was slipped in nothing is markup: it stands in the text with its signs escaped.
        for sign in [
            "<script",
            "<img",
            "<iframe",
            "<object",
            "<svg onload",
            "<base",
            "<meta http-equiv=\"refresh\"",
            "<form",
            "<link",
            "javascript:",
        ] {
            let markup = sign != "javascript:" || page.contains("=\"javascript:") || page.contains("='javascript:");
            assert!(!(markup && page.contains(sign)), "{name}: {sign}");
        }
    }
}

#[test]
fn a_dense_office_text_of_the_largest_size_is_checked_in_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in endless::dense() {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    for name in ["dense.docx", "dense.odt", "runs.docx", "cells.docx"] {
        let output = run_bounded(folder.path(), &["check", "--isolated", "--format", "jsonl", "--jobs", "1", name]);
        assert_eq!(output.status.code(), Some(i32::from(name != "cells.docx")), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Runs the program; what it takes of memory is seen while it runs, for what the system tells behind its end includes the memory of this process.
fn run_bounded(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    let child = command.current_dir(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let most = std::thread::spawn({
        let status = format!("/proc/{}/status", child.id());
        move || most_memory(&status)
    });
    let output = child.wait_with_output().unwrap();
    let most = most.join().unwrap();
    if cfg!(target_os = "linux") {
        assert!(most > 0 && most < MEMORY, "{} MB", most >> 20);
    } else {
        eprintln!("not measured: the memory of other processes is told differently here");
    }
    output
}

/// The most memory of a process while its status can be read, in bytes.
fn most_memory(status: &str) -> u64 {
    let mut most = 0;
    while let Ok(status) = fs::read_to_string(status) {
        // A process that has ended, and that nobody has waited for yet, has no such line.
        let Some(line) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) else { break };
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        most = most.max(kilobytes << 10);
        std::thread::sleep(Duration::from_millis(1));
    }
    most
}
