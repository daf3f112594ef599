//! Every pair of `fixtures/revisions` gives the changes listed beside it and the report of `reports/revisions`, which `UPDATE=1`
//! rewrites, and `diff` keeps its contract.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimlint")).current_dir(folder).args(arguments).output().unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether a claim of a row lies in the words of an expectation.
fn touches(claim: &Value, source: &str, quote: &str) -> bool {
    let (Some(start), Some(end)) = (claim["start"].as_u64(), claim["end"].as_u64()) else { return false };
    let from = source.find(quote).unwrap_or_else(|| panic!("the quote is not in the document: {quote}")) as u64;
    start < from + quote.len() as u64 && from < end
}

#[test]
fn every_listed_change_is_found() {
    let folder = root().join("fixtures/revisions");
    let mut lists: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    lists.retain(|path| path.to_string_lossy().ends_with(".expected.json"));
    lists.sort();
    assert!(lists.len() >= 12);
    let mut wrong = Vec::new();
    for list in lists {
        let expected: Value = serde_json::from_str(&fs::read_to_string(&list).unwrap()).unwrap();
        let name = |side: &str| expected[side].as_str().unwrap().to_owned();
        let source = |side: &str| fs::read_to_string(folder.join(name(side))).unwrap();
        let (old, new) = (source("old"), source("new"));
        let found = rows(&run(&folder, &["diff", "--format", "jsonl", &name("old"), &name("new")]));
        let listed = expected["changes"].as_array().unwrap();
        for change in listed {
            let text = |key: &str| change[key].as_str().unwrap_or_default();
            let fits = |row: &Value| {
                touches(&row["new"], &new, text("quote")) && (row["old"].is_null() || touches(&row["old"], &old, text("old_quote")))
            };
            let fine = match text("change") {
                // Nothing but what the text says there as well may be told.
                "none" => !found.iter().any(|row| fits(row) && !row["verdict"].is_null()),
                kind => found.iter().any(|row| row["change"] == kind && row["verdict"] == change["verdict"] && fits(row)),
            };
            if !fine {
                wrong.push(format!("{}: {} {:?}: {}", name("new"), text("change"), text("quote"), text("why")));
            }
        }
        for row in found.iter().filter(|row| !row["verdict"].is_null()) {
            let known = listed.iter().any(|change| touches(&row["new"], &new, change["quote"].as_str().unwrap()));
            if !known {
                wrong.push(format!("{}: not listed: {}", name("new"), row["message"]));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_pair_has_its_report() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let fixtures = root().join("fixtures/revisions");
    let mut names: Vec<String> = fs::read_dir(&fixtures).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.contains(".old."));
    names.sort();
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    for name in &names {
        fs::copy(fixtures.join(name), folder.path().join(name.replace(".old.", "."))).unwrap();
    }
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "x"]);
    git(folder.path(), &["tag", "base"]);
    let mut stale = Vec::new();
    for name in &names {
        let document = name.replace(".old.", ".");
        fs::copy(fixtures.join(name.replace(".old.", ".new.")), folder.path().join(&document)).unwrap();
        let output = run(folder.path(), &["report", "--since", "base", &document]);
        assert!(output.status.success(), "{document}: {}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).unwrap();
        let golden = root().join("reports/revisions").join(Path::new(&document).with_extension("md"));
        if update {
            fs::write(&golden, &printed).unwrap();
        } else if fs::read_to_string(&golden).unwrap_or_default() != printed {
            stale.push(document);
        }
    }
    assert!(stale.is_empty(), "these reports have changed; look at them and run the tests with UPDATE=1: {stale:?}");
}

#[test]
fn what_is_no_change_of_a_fact_is_counted_and_not_listed() {
    let folder = folder(&[
        ("a.md", "Wait for three days before you paint the barn.\n"),
        ("b.md", "Wait for 3 days before you paint the barn.\n"),
        ("c.md", "Wait for 4 days before you paint the barn. The code PX-12 is on the tin, and the word \"lime\" beside it.\n"),
    ]);
    let told = |old: &str, new: &str| String::from_utf8(run(folder.path(), &["diff", old, new]).stdout).unwrap();
    assert_eq!(told("a.md", "b.md"), "b.md: no fact changed; not listed: 1 value that is only written otherwise\n");
    assert_eq!(
        told("b.md", "c.md"),
        "c.md:1:10: value: “3 days” is now “4 days”\nc.md: not listed: 2 references, codes and terms that came or went with their text\n"
    );
}

#[test]
fn a_document_has_not_changed_since_itself() {
    for entry in fs::read_dir(root().join("fixtures/broken")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        if std::path::Path::new(name).extension().is_some_and(|ending| ending == "json") {
            continue;
        }
        let output = run(&root(), &["diff", name, name]);
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "No fact changed.\n", "{name}");
    }
}

#[test]
fn a_plain_change_exits_with_0_and_what_it_leaves_behind_with_1() {
    let text = "# Storm leaves 4,150 homes without power\n\nA storm left 4,150 homes in Harrow Vale without power on Sunday.\n";
    let folder = folder(&[("a.md", text), ("b.md", &text.replace("4,150", "4,380")), ("c.md", &text.replacen("4,150", "4,380", 1))]);
    let code = |arguments: &[&str]| run(folder.path(), arguments).status.code();
    assert_eq!(code(&["diff", "a.md", "b.md"]), Some(0));
    assert_eq!(code(&["diff", "a.md", "c.md"]), Some(1));
    assert_eq!(code(&["diff", "--fail-on", "never", "a.md", "c.md"]), Some(0));
    assert_eq!(code(&["diff", "a.md", "gone.md"]), Some(2));
    assert_eq!(code(&["diff", "a.md", "."]), Some(2));
    assert_eq!(code(&["diff", "a.md"]), Some(2));
    let row = &rows(&run(folder.path(), &["diff", "--format", "jsonl", "a.md", "b.md"]))[0];
    assert_eq!((&row["change"], &row["verdict"]), (&Value::from("value"), &Value::Null));
    assert_eq!((&row["old"]["text"], &row["new"]["text"]), (&Value::from("4,150"), &Value::from("4,380")));
}

#[test]
fn folders_are_compared_document_by_document() {
    let folder = folder(&[
        ("v1/same.md", "The orchard has 240 trees.\n"),
        ("v1/sub/changed.md", "The orchard has 240 trees.\n"),
        ("v1/gone.md", "The mill has 12 wheels.\n"),
        ("v2/same.md", "The orchard has 240 trees.\n"),
        ("v2/sub/changed.md", "The orchard has 260 trees.\n"),
        ("v2/fresh.md", "The barn has 14 doors.\n"),
    ]);
    let output = run(folder.path(), &["diff", "v1", "v2"]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stdout).unwrap();
    insta::assert_snapshot!(told);
    let one: Value = serde_json::from_slice(&run(folder.path(), &["diff", "--format", "json", "v1", "v2"]).stdout).unwrap();
    let names: Vec<(&Value, &Value)> = one["documents"].as_array().unwrap().iter().map(|row| (&row["old"], &row["new"])).collect();
    assert_eq!(names.len(), 4);
    assert_eq!(names[0], (&Value::Null, &Value::from("v2/fresh.md")));
    assert_eq!(names[1], (&Value::from("v1/gone.md"), &Value::Null));
}

#[test]
fn the_answer_is_the_same_every_time() {
    let answer = || run(&root(), &["diff", "--isolated", "--format", "jsonl", "fixtures/broken", "fixtures/clean"]).stdout;
    let first = answer();
    assert!(!first.is_empty());
    assert!(first == answer());
}
