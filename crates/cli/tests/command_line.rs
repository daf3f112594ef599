//! What the program prints and how it exits, for good and bad input.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A document with one conflict: May 3, 2021 was a Monday.
const BROKEN: &str = "The council met on Tuesday, May 3, 2021, in the old hall.\n";
/// The same document without it.
const FINE: &str = "The council met on Monday, May 3, 2021, in the old hall.\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_conflict_exits_with_1_and_a_fine_text_with_0() {
    let folder = folder(&[("broken.md", BROKEN.as_bytes()), ("fine.md", FINE.as_bytes())]);
    assert_eq!(run(folder.path(), &["check", "fine.md"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["check", "broken.md"]).status.code(), Some(1));
    assert_eq!(run(folder.path(), &["check", "--fail-on", "never", "broken.md"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["report", "broken.md"]).status.code(), Some(0));
}

#[test]
fn the_terminal_shows_place_words_and_fix() {
    let folder = folder(&[("broken.md", BROKEN.as_bytes())]);
    insta::assert_snapshot!(stdout(&run(folder.path(), &["check", "broken.md"])));
}

#[test]
fn rows_keep_the_contract() {
    let folder = folder(&[("broken.md", BROKEN.as_bytes())]);
    insta::assert_snapshot!(stdout(&run(folder.path(), &["check", "--format", "json", "broken.md"])));
    insta::assert_snapshot!(stdout(&run(folder.path(), &["claims", "--format", "jsonl", "broken.md"])));
    insta::assert_snapshot!(stdout(&run(folder.path(), &["claims", "--sentences", "--format", "jsonl", "broken.md"])));
    insta::assert_snapshot!(stdout(&run(folder.path(), &["claims", "broken.md"])));
}

#[test]
fn standard_input_is_read_as_a_document() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .args(["check", "--format", "jsonl", "--stdin-filename", "note.txt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(BROKEN.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("{\"path\":\"note.txt\",\"rule\":\"weekday-mismatch\""));
}

#[test]
fn a_file_that_cannot_be_read_hides_nothing() {
    let folder = folder(&[("a.md", b"fine\nbut \xff here\n"), ("b.md", BROKEN.as_bytes())]);
    let output = run(folder.path(), &["check", "--format", "jsonl", "a.md", "gone.md", "b.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output).lines().count(), 1);
    let told = stderr(&output);
    assert!(told.contains("a.md: line 2: byte 0xff is no UTF-8"), "{told}");
    assert!(told.contains("gone.md"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn folders_are_walked_and_honour_ignore_files() {
    let folder = folder(&[
        ("docs/one.md", BROKEN.as_bytes()),
        ("docs/two.txt", BROKEN.as_bytes()),
        ("docs/three.bin", BROKEN.as_bytes()),
        ("docs/drafts/four.md", BROKEN.as_bytes()),
        (".ignore", b"drafts\n"),
    ]);
    let rows = stdout(&run(folder.path(), &["check", "--format", "jsonl"]));
    let paths: Vec<&str> = rows.lines().filter_map(|row| row.split('"').nth(3)).collect();
    assert_eq!(paths, ["docs/one.md", "docs/two.txt"]);
}

#[test]
fn output_does_not_depend_on_the_number_of_threads() {
    let one = run(&root(), &["check", "--format", "jsonl", "--verdict", "all", "--isolated", "--jobs", "1", "fixtures"]);
    let four = run(&root(), &["check", "--format", "jsonl", "--verdict", "all", "--isolated", "--jobs", "4", "fixtures"]);
    assert!(!one.stdout.is_empty());
    assert!(one.stdout == four.stdout);
}

#[test]
fn reports_are_written_beside_each_other_in_a_folder() {
    let folder = folder(&[("a/x.md", FINE.as_bytes()), ("b/x.md", BROKEN.as_bytes())]);
    let output = run(folder.path(), &["report", "-o", "out", "a/x.md", "b/x.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let fine = fs::read_to_string(folder.path().join("out/a/x.md")).unwrap();
    assert!(fine.contains("0 conflicts") && fine.contains("[All reports](../index.md)"), "{fine}");
    assert!(fs::read_to_string(folder.path().join("out/b/x.md")).unwrap().contains("1 conflict,"));
    let index = fs::read_to_string(folder.path().join("out/index.md")).unwrap();
    assert!(index.find("(b/x.md)").unwrap() < index.find("(a/x.md)").unwrap(), "the worst comes first:\n{index}");
}

#[test]
fn pages_of_many_need_a_folder_and_never_overwrite_each_other() {
    let folder =
        folder(&[("index.md", FINE.as_bytes()), ("x y.md", BROKEN.as_bytes()), ("x y.txt", FINE.as_bytes()), ("bad.txt", b"\xff")]);
    let output = run(folder.path(), &["report", "--format", "html", "index.md", "x y.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("-o DIR"), "{}", stderr(&output));
    let output = run(folder.path(), &["report", "--format", "html", "-o", "out", "index.md", "x y.md", "x y.txt", "bad.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let index = fs::read_to_string(folder.path().join("out/index.html")).unwrap();
    for page in ["x%20y.html", "x%20y.txt.html", "index.md.html"] {
        assert!(index.contains(&format!("href=\"{page}\"")), "{page} is missing in:\n{index}");
        assert!(folder.path().join("out").join(page.replace("%20", " ")).exists());
    }
    assert!(index.contains("could not be read"));
}

#[test]
fn a_template_for_pages_is_escaped_and_ends() {
    let folder = folder(&[
        ("x.md", b"The council met on Tuesday, May 3, 2021, with <b>.\n\n# <i>\n"),
        ("good.html", b"<p>{{ conflicts[0].statement }} {{ title or path }} {{ text | length }}</p>{{ conflicts[0].quote.after }}\n"),
        (
            "endless.html",
            b"\n{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
        ),
    ]);
    let output = run(folder.path(), &["report", "--format", "html", "--template", "good.html", "x.md"]);
    assert_eq!(stdout(&output), "<p>3 May 2021 is a Monday, not a Tuesday. x.md 4</p>, with .\n");
    let output = run(folder.path(), &["report", "--format", "html", "--template", "endless.html", "x.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("endless.html:2: ") && stderr(&output).contains("does not end"), "{}", stderr(&output));
}

#[test]
fn a_template_of_the_user_is_used_and_its_faults_are_told() {
    let folder = folder(&[
        ("x.md", BROKEN.as_bytes()),
        ("good.md", b"{% for finding in conflicts %}{{ finding.line }}: {{ finding.quote.words }}\n{% endfor %}"),
        ("bad.md", b"one\n{{ nothing }}\n"),
    ]);
    let output = run(folder.path(), &["report", "--template", "good.md", "x.md"]);
    assert_eq!(stdout(&output), "1: Tuesday, May 3, 2021\n");
    let output = run(folder.path(), &["report", "--template", "bad.md", "x.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bad.md:2: "), "{}", stderr(&output));
}

#[test]
fn an_unknown_rule_is_an_error_with_the_nearest_name() {
    let folder = folder(&[("x.md", FINE.as_bytes())]);
    let output = run(folder.path(), &["check", "--ignore", "weekday-mismach", "x.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "claimlint: no rule is called `weekday-mismach`; the nearest name is `weekday-mismatch`\n");
}

/// A rule that a user could write, as `CONTRIBUTING.md` tells it.
const PAGE: &str = include_str!("pages/bulk-discount-mismatch.md");

#[test]
fn a_rule_of_the_user_is_one_page() {
    let text = "A box of 12 jars costs 30 euros, which makes 3 euros a jar.\n";
    let folder = folder(&[("house/counts/bulk-discount-mismatch.md", PAGE.as_bytes()), ("x.md", text.as_bytes())]);
    let output = run(folder.path(), &["rules", "test", "house"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    let output = run(folder.path(), &["check", "--rules", "house", "--select", "bulk-discount-mismatch", "--format", "jsonl", "x.md"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stdout(&output).contains("2.5"), "{}", stdout(&output));
}

#[test]
fn a_broken_page_is_an_error_with_its_line() {
    let broken = PAGE.replace("{price:money}", "{price:monny}");
    let folder = folder(&[("house/counts/bulk-discount-mismatch.md", broken.as_bytes()), ("x.md", FINE.as_bytes())]);
    let output = run(folder.path(), &["check", "--rules", "house", "x.md"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("house/counts/bulk-discount-mismatch.md:"), "{told}");
    assert!(told.contains("monny"), "{told}");
}

#[test]
fn a_drawing_that_is_wrong_is_told() {
    let wrong = PAGE.replace("^^^^^^^ ", "======= ");
    let folder = folder(&[("house/counts/bulk-discount-mismatch.md", wrong.as_bytes())]);
    let output = run(folder.path(), &["rules", "test", "house"]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
}

#[test]
fn control_characters_of_a_text_never_reach_the_terminal() {
    let text = "The council met on Tuesday, May 3, 2021, \u{1b}[31min the \u{9b}old hall\u{7}.\n";
    let folder = folder(&[("x.md", text.as_bytes())]);
    let output = run(folder.path(), &["check", "--color", "never", "x.md"]);
    assert!(!stdout(&output).contains(['\u{1b}', '\u{9b}', '\u{7}']));
    let output = run(folder.path(), &["report", "x.md"]);
    assert!(!stdout(&output).contains(['\u{1b}', '\u{9b}', '\u{7}']));
}

#[test]
fn the_table_of_rules_in_the_readme_is_true() {
    let output = run(&root(), &["rules", "list", "--format", "markdown"]);
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(&stdout(&output)), "put the output of `claimlint rules list --format markdown` into README.md");
}
