//! Findings that are known already.

use super::{SHARE, WEEKDAY, folder, run, write};
use std::fs;

const FILE: &str = "claimlint-baseline.json";

#[test]
fn known_findings_pass_and_new_ones_fail() {
    let folder = folder(&[("docs/a.md", &format!("{WEEKDAY}\n{SHARE}")), ("b.md", SHARE)]);
    let here = folder.path();
    assert_eq!(run(here, &["check"]).code, 1);
    let written = run(here, &["check", "--write-baseline", FILE]);
    assert_eq!((written.code, written.told.as_str()), (0, "claimlint: wrote 3 findings to claimlint-baseline.json\n"));
    let first = fs::read_to_string(here.join(FILE)).unwrap();
    insta::assert_snapshot!(first);
    run(here, &["check", "--write-baseline", FILE, "docs", "b.md", "--jobs", "1"]);
    assert_eq!(fs::read_to_string(here.join(FILE)).unwrap(), first, "the same findings give the same file");

    let known = run(here, &["check", "--baseline", FILE]);
    assert_eq!((known.code, known.told.as_str()), (0, ""));
    assert_eq!(known.summary(), "2 documents: 0 conflicts, 0 to review, 0 checks hold, 3 in the baseline");
    let inside = run(&here.join("docs"), &["check", "--baseline", "../claimlint-baseline.json", "../b.md", "a.md"]);
    assert_eq!((inside.code, inside.told.as_str()), (0, ""), "paths are seen from the file");

    write(here, "b.md", &format!("{SHARE}\nThe fair ran from May 5, 2021 to May 3, 2021.\n"));
    let new = run(here, &["check", "--baseline", FILE]);
    assert_eq!(new.code, 1);
    assert!(new.out.contains("reversed-range") && !new.out.contains("share-mismatch"), "{}", new.out);
}

#[test]
fn fingerprints_survive_edits_elsewhere_and_moves() {
    let table = "| town | births | share |\n|---|---|---|\n| Ash | 20 | 20% |\n| Birch | 30 | 35% |\n| Cedar | 50 | 50% |\n| Total | 100 | 100% |\n";
    let folder = folder(&[("a.md", &format!("# Notes\n\n{WEEKDAY}\n{SHARE}\n{table}"))]);
    let here = folder.path();
    let before = run(here, &["check", "--format", "jsonl"]).out.lines().count();
    assert!(before >= 3, "two sentences and a cell are at fault");
    run(here, &["check", "--write-baseline", FILE]);
    let wrapped = WEEKDAY.replace("May 3, 2021, in", "May 3, 2021,\nin");
    let moved = format!("# Notes of the year\n\nA new word at the start.\n\n{SHARE}\n{table}\n## Later\n\nSome say so. {wrapped}");
    write(here, "a.md", &moved);
    let known = run(here, &["check", "--baseline", FILE]);
    assert_eq!((known.code, known.told.as_str()), (0, ""), "{}", known.out);
    assert!(known.summary().ends_with(&format!(", {before} in the baseline")), "{}", known.out);
}

#[test]
fn repeats_are_counted() {
    let folder = folder(&[("a.md", &format!("{SHARE}\n{SHARE}"))]);
    let here = folder.path();
    run(here, &["check", "--write-baseline", FILE]);
    assert!(fs::read_to_string(here.join(FILE)).unwrap().contains("\"count\":2"));
    write(here, "a.md", &format!("{SHARE}\n{SHARE}\n{SHARE}"));
    let third = run(here, &["check", "--baseline", FILE]);
    assert_eq!(third.code, 1);
    assert_eq!(third.summary(), "1 document: 1 conflict, 0 to review, 0 checks hold, 2 in the baseline");
}

#[test]
fn entries_that_no_longer_occur_are_named() {
    let folder = folder(&[("a.md", &format!("{SHARE}\n{WEEKDAY}")), ("b.md", SHARE), ("c.md", WEEKDAY)]);
    let here = folder.path();
    run(here, &["check", "--write-baseline", FILE]);
    write(here, "a.md", SHARE);
    fs::remove_file(here.join("b.md")).unwrap();
    let ran = run(here, &["check", "--baseline", FILE, "a.md"]);
    assert_eq!(ran.code, 0);
    let told: Vec<&str> = ran.told.lines().map(|line| line.rsplit_once(' ').unwrap().0).collect();
    let says = "claimlint: no longer found, can leave the baseline:";
    assert_eq!(told, [format!("{says} a.md: weekday-mismatch"), format!("{says} b.md: share-mismatch")], "c.md was not looked at");
}

#[test]
fn a_renamed_document_keeps_its_entries() {
    let folder = folder(&[("a.md", &format!("{SHARE}\n{WEEKDAY}")), ("b.md", SHARE)]);
    let here = folder.path();
    run(here, &["check", "--write-baseline", FILE]);
    fs::rename(here.join("a.md"), here.join("renamed.md")).unwrap();
    let ran = run(here, &["check", "--baseline", FILE]);
    assert_eq!((ran.code, ran.told.as_str()), (0, ""), "{}", ran.out);
    // What was mended on the way is named, and what came in is new.
    write(here, "renamed.md", &format!("{SHARE}\n{SHARE}"));
    let ran = run(here, &["check", "--baseline", FILE]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.told.starts_with("claimlint: no longer found, can leave the baseline: a.md: weekday-mismatch"), "{}", ran.told);
    // A document that still stands keeps its entries for itself.
    write(here, "c.md", SHARE);
    fs::rename(here.join("renamed.md"), here.join("a.md")).unwrap();
    assert_eq!(run(here, &["check", "--baseline", FILE, "c.md"]).code, 1);
}

#[test]
fn a_broken_baseline_is_one_error_with_its_line() {
    let mut told = String::new();
    for text in [
        "{\n  \"schema\": 1,\n  \"findings\": [\n    {\"path\": \"a.md\"}\n  ]\n}\n",
        "{\n  \"schema\": 1,\n  \"findings\": [\n",
        "{\"schema\": 2, \"findings\": []}",
        "{\n  \"schema\": 1,\n  \"findings\": [],\n  \"more\": 1\n}\n",
        "not json",
    ] {
        let folder = folder(&[(FILE, text), ("a.md", SHARE)]);
        let ran = run(folder.path(), &["check", "--baseline", FILE]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
        told.push_str(&ran.told);
    }
    insta::assert_snapshot!(told);
    let folder = folder(&[("a.md", SHARE)]);
    assert_eq!(run(folder.path(), &["check", "--baseline", "gone.json"]).code, 2);
}

#[test]
fn what_cannot_be_read_is_not_forgotten() {
    let folder = folder(&[("a.md", SHARE)]);
    let ran = run(folder.path(), &["check", "--write-baseline", FILE, "a.md", "gone.md"]);
    assert_eq!(ran.code, 2);
    assert!(!folder.path().join(FILE).exists(), "{}", ran.told);
}
