//! What `check --since` and `report --since` say in a repository, from the first change to its mending.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const OLD: &str = "# Storm leaves 4,150 homes without power\n\nThe wind turned at noon.\n\nA storm left 4,150 homes in Harrow Vale without power on Sunday.\n";

/// The figure was changed in one of its two places.
fn half() -> String {
    OLD.replace("left 4,150", "left 4,380")
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with one commit, `base`, that holds these files.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    write(folder.path(), files);
    commit(folder.path());
    git(folder.path(), &["tag", "base"]);
    folder
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "x"]);
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_change_of_one_of_two_mentions_fails_and_mending_it_passes() {
    let folder = repository(&[("news/storm.md", OLD), ("other.md", "Nothing here.\n")]);
    write(folder.path(), &[("news/storm.md", &half())]);
    commit(folder.path());
    let output = run(folder.path(), &["check", "--since", "base", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(1), "{}{}", stdout(&output), stderr(&output));
    let rows = stdout(&output);
    assert_eq!(rows.lines().count(), 1, "{rows}");
    assert!(rows.contains("\"rule\":\"stale-value\"") && rows.contains("\"line\":1,"), "{rows}");
    let report = stdout(&run(folder.path(), &["report", "--since", "base"]));
    assert!(report.contains("### Left behind") && report.contains("**Line 1**"), "{report}");
    assert!(report.contains("| 5 | 4,150 | 4,380 |"), "{report}");

    write(folder.path(), &[("news/storm.md", &half().replace("leaves 4,150", "leaves 4,380"))]);
    let output = run(folder.path(), &["check", "--since", "base"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let report = stdout(&run(folder.path(), &["report", "--since", "base"]));
    assert!(!report.contains("Left behind"), "{report}");
}

#[test]
fn what_was_wrong_before_is_not_told_again() {
    let wrong = "The council met on Tuesday, May 3, 2021, in the old hall.\n";
    let folder = repository(&[("a.md", wrong)]);
    assert_eq!(run(folder.path(), &["check", "a.md"]).status.code(), Some(1));
    write(folder.path(), &[("a.md", &format!("A new line was put here.\n\n{wrong}"))]);
    let output = run(folder.path(), &["check", "--since", "base", "--quiet", "a.md"]);
    assert_eq!((output.status.code(), &*stdout(&output)), (Some(0), ""));
    let report = stdout(&run(folder.path(), &["report", "--since", "base"]));
    assert!(report.contains("No fact changed."), "{report}");

    // The same fault a second time is a new one.
    write(folder.path(), &[("a.md", &format!("{wrong}\nSomething else.\n\n{wrong}"))]);
    let output = run(folder.path(), &["check", "--since", "base", "--format", "jsonl", "a.md"]);
    assert_eq!((output.status.code(), stdout(&output).lines().count()), (Some(1), 1), "{}", stdout(&output));
}

#[test]
fn renamed_new_and_deleted_documents_are_followed() {
    let wrong = "The council met on Tuesday, May 3, 2021, in the old hall.\n";
    let folder = repository(&[("old.md", OLD), ("gone.md", "It was here.\n"), ("sub/same.md", wrong)]);
    fs::remove_file(folder.path().join("old.md")).unwrap();
    fs::remove_file(folder.path().join("gone.md")).unwrap();
    write(folder.path(), &[("moved/new.md", &half()), ("fresh.md", wrong)]);
    commit(folder.path());
    let output = run(folder.path(), &["check", "--since", "base", "--format", "jsonl"]);
    let rows = stdout(&output);
    let paths: Vec<&str> = rows.lines().filter_map(|row| row.split('"').nth(3)).collect();
    assert_eq!(paths, ["fresh.md", "moved/new.md"], "{rows}{}", stderr(&output));
    let report = stdout(&run(folder.path(), &["report", "--since", "base"]));
    for part in ["Renamed from old.md", "This document is new", "gone.md is gone"] {
        assert!(report.contains(part), "{part} is not in:\n{report}");
    }
    // Paths are told from where the command runs, git's from the root.
    let output = run(&folder.path().join("sub"), &["check", "--since", "base", "--quiet", "same.md", "../moved/new.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("../moved/new.md") && !stdout(&output).contains("same.md"), "{}", stdout(&output));
}

#[test]
fn a_deleted_document_that_is_named_is_no_error() {
    let folder = repository(&[("storm.md", OLD), ("gone.md", "It was here.\n")]);
    fs::remove_file(folder.path().join("gone.md")).unwrap();
    let alone = run(folder.path(), &["check", "--since", "base", "gone.md"]);
    assert_eq!((alone.status.code(), &*stderr(&alone)), (Some(0), "claimlint: gone.md: is gone since base\n"));
    assert!(stdout(&alone).starts_with("0 documents"), "{}", stdout(&alone));
    write(folder.path(), &[("storm.md", &half())]);
    let beside = run(folder.path(), &["check", "--since", "base", "gone.md", "storm.md"]);
    assert_eq!(beside.status.code(), Some(1), "{}", stderr(&beside));
    let report = run(folder.path(), &["report", "--since", "base", "gone.md"]);
    assert_eq!((report.status.code(), stdout(&report).contains("gone.md is gone")), (Some(0), true), "{}", stdout(&report));
    // One that never stood there is a slip of the pen.
    let never = run(folder.path(), &["check", "--since", "base", "never.md"]);
    assert_eq!(never.status.code(), Some(2), "{}", stderr(&never));
}

#[test]
fn a_revision_that_cannot_be_had_is_told_once() {
    let folder = repository(&[("a.md", OLD), ("b.md", OLD)]);
    for command in ["check", "report"] {
        let output = run(folder.path(), &[command, "--since", "nowhere"]);
        assert_eq!((output.status.code(), &*stdout(&output)), (Some(2), ""));
        assert_eq!(stderr(&output), "claimlint: the repository does not know the revision `nowhere`\n");
    }
    let output = run(folder.path(), &["check", "--since=--help"]);
    assert_eq!(stderr(&output), "claimlint: `--help` is no revision; give a branch, a tag or a commit\n");

    let shallow = tempfile::tempdir().unwrap();
    write(folder.path(), &[("a.md", &half())]);
    commit(folder.path());
    let from = format!("file://{}", folder.path().display());
    git(shallow.path(), &["clone", "-q", "--depth", "1", "--no-tags", &from, "copy"]);
    let output = run(&shallow.path().join("copy"), &["check", "--since", "base"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("claimlint: this shallow clone does not hold the revision `base`"), "{}", stderr(&output));
}

#[test]
fn a_file_outside_of_git_hides_no_other() {
    let folder = repository(&[("storm.md", OLD)]);
    write(folder.path(), &[("storm.md", &half())]);
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), &[("x.md", OLD)]);
    let path = outside.path().join("x.md");
    let output = run(folder.path(), &["check", "--since", "base", "--format", "jsonl", "storm.md", path.to_str().unwrap()]);
    assert_eq!((output.status.code(), stdout(&output).lines().count()), (Some(2), 1), "{}", stdout(&output));
    assert!(stderr(&output).contains("lies in no git repository"), "{}", stderr(&output));
    let output = run(outside.path(), &["check", "--since", "base"]);
    assert_eq!(stderr(&output), "claimlint: `.` lies in no git repository, so it has no revisions\n");
}

#[test]
fn without_git_there_is_one_clear_message() {
    let folder = repository(&[("storm.md", OLD)]);
    let output = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .current_dir(folder.path())
        .args(["check", "--since", "base"])
        .env("PATH", folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "claimlint: --since needs git, which is not installed or not on the PATH\n");
}
