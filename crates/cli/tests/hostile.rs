//! Files, folders and readers that misbehave: one clear line each, the results of all others kept.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const BROKEN: &str = "The council met on Tuesday, May 3, 2021, in the old hall.\n";
const FORMATS: [&str; 9] = ["text", "json", "jsonl", "github", "gitlab", "junit", "sarif", "checkstyle", "rdjson"];

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = program(folder, arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn links_that_lead_in_circles_or_nowhere_hide_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/a.md"), BROKEN).unwrap();
    symlink("..", folder.path().join("docs/up")).unwrap();
    symlink("itself.md", folder.path().join("docs/itself.md")).unwrap();
    symlink("nowhere.md", folder.path().join("docs/lost.md")).unwrap();
    // Links met on a walk are not followed, so that no file is read twice and no walk leaves its folder.
    let (code, out, told) = run(folder.path(), &["check", "--format", "jsonl", "docs"]);
    assert_eq!((code, out.lines().count(), told.as_str()), (Some(1), 1, ""));
    let (code, out, told) = run(folder.path(), &["check", "--format", "jsonl", "docs/itself.md", "docs/lost.md", "docs/a.md"]);
    assert_eq!((code, out.lines().count(), told.lines().count()), (Some(2), 1, 2), "{told}");
    assert!(told.contains("docs/itself.md: ") && told.contains("docs/lost.md: "), "{told}");
}

#[test]
fn what_may_not_be_read_hides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::write(closed.join("in.md"), BROKEN).unwrap();
    fs::write(folder.path().join("a.md"), BROKEN).unwrap();
    fs::write(folder.path().join("b.md"), BROKEN).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(folder.path().join("b.md"), fs::Permissions::from_mode(0o000)).unwrap();
    // Who may read everything is not kept out by this.
    let kept_out = fs::read_dir(&closed).is_err();
    let (code, out, told) = run(folder.path(), &["check", "--format", "jsonl", "--jobs", "1"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if kept_out {
        assert_eq!((code, out.lines().count(), told.lines().count()), (Some(2), 1, 2), "{told}");
        assert!(told.contains("closed") && told.contains("b.md"), "{told}");
    } else {
        assert_eq!((code, out.lines().count(), told.as_str()), (Some(1), 3, ""));
    }
}

#[test]
fn files_that_vanish_or_grow_while_others_are_read_hide_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..400 {
        fs::write(folder.path().join(format!("{number:03}.md")), BROKEN.repeat(40)).unwrap();
    }
    let mut child = program(folder.path(), &["check", "--format", "jsonl", "--jobs", "1"]).spawn().unwrap();
    let mut first = [0];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    // The first documents are printed, so that all have been listed and the last ones not been read.
    for number in 300..400 {
        let path = folder.path().join(format!("{number:03}.md"));
        if number % 2 == 0 { fs::remove_file(path).unwrap() } else { fs::write(path, BROKEN.repeat(80)).unwrap() }
    }
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    let code = child.wait().unwrap().code();
    let rows = 1 + rest.lines().count().saturating_sub(1);
    assert!(rows >= 300, "{rows} rows");
    assert!(told.lines().all(|line| line.starts_with("claimlint: 3") && line.contains(".md: ")), "{told}");
    assert_eq!(code, Some(if told.is_empty() { 1 } else { 2 }));
}

#[test]
fn a_file_without_an_end_is_one_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), BROKEN).unwrap();
    let endless = Path::new("/dev/zero");
    if endless.exists() {
        let (code, out, told) = run(folder.path(), &["check", "--format", "jsonl", "/dev/zero", "a.md"]);
        assert_eq!((code, out.lines().count(), told.lines().count()), (Some(2), 1, 1), "{told}");
        assert!(told.contains("/dev/zero: found no file that ends within"), "{told}");
    }
}

#[test]
fn a_reader_of_any_format_may_go_away() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..60 {
        fs::write(folder.path().join(format!("{number}.md")), BROKEN.repeat(60)).unwrap();
    }
    for format in FORMATS {
        for lines in [0, 1] {
            let mut child = program(folder.path(), &["check", "--format", format]).spawn().unwrap();
            let mut out = child.stdout.take().unwrap();
            let mut byte = [0];
            for _ in 0..lines {
                while out.read(&mut byte).unwrap() == 1 && byte != [b'\n'] {}
            }
            drop(out);
            let output = child.wait_with_output().unwrap();
            assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
            // Whether something was found before the reader went away, the code tells; that it went is no error.
            assert!(matches!(output.status.code(), Some(0 | 1)), "{format}");
        }
    }
}

#[test]
fn a_full_disk_is_one_line_in_any_format() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), BROKEN).unwrap();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    for format in FORMATS {
        let output = program(folder.path(), &["check", "--format", format]).stdout(full.try_clone().unwrap()).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with("claimlint: standard output: ") && told.lines().count() == 1, "{format}: {told}");
        assert_eq!(output.status.code(), Some(2), "{format}");
    }
}
