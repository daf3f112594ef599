//! A document that is longer than is read at once: read in parts, it says what it says whole, and nothing that is not so.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A text of many sections: terms are defined in the first and used in all, sections point at each other, one list is long,
/// and in one place a day of the week is wrong.
fn long() -> String {
    let mut text = String::from("# The register\n\n“Depot” means the shed at Poti. The Regional Trade Board (RTB) keeps it.\n\n");
    for section in 1..=900 {
        let label = |section: usize| format!("{}.{}", 1 + (section - 1) / 10, 1 + (section - 1) % 10);
        let (count, own, other) = (200 + section % 700, label(section), label(1 + section * 7 % 900));
        let _ = write!(text, "## {own} Year {section}\n\nThe Depot held {count} crates, and the RTB counted them (see Section {other}). ");
        let _ = write!(
            text,
            "Anna Vale, the keeper, said that {section} doors were locked. Three things were lost:\n\n- a key\n- a lamp\n- a rope\n\n"
        );
        if section == 777 {
            text.push_str("The board met on Tuesday, May 3, 2021, in the hall.\n\n");
        }
        let _ = write!(text, "{}\n\n", "Nobody asked where the water came from, and the road stayed closed. ".repeat(6));
    }
    text.push_str("## The list\n\nWhat follows is all that was ever found.\n\n");
    for item in 0..30_000 {
        let _ = writeln!(text, "- crate of kind {}", item % 40);
    }
    text
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    command.current_dir(folder).args(arguments).args(["--isolated", "long.md"]).output().unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    output.stdout.split(|&byte| byte == b'\n').filter(|row| !row.is_empty()).map(|row| serde_json::from_slice(row).unwrap()).collect()
}

#[test]
fn a_long_document_is_read_in_parts() {
    let folder = tempfile::tempdir().unwrap();
    let text = long();
    assert!(text.len() > 1_000_000);
    fs::write(folder.path().join("long.md"), &text).unwrap();

    let one = run(folder.path(), &["check", "--format", "jsonl", "--verdict", "all", "--jobs", "1"]);
    let three = run(folder.path(), &["check", "--format", "jsonl", "--verdict", "all", "--jobs", "3"]);
    assert!(one.stdout == three.stdout, "the same bytes with any number of threads");
    let checks = rows(&one);
    assert!(checks.is_sorted_by_key(|row| row["start"].as_u64()));
    let found: Vec<&Value> = checks.iter().filter(|row| row["verdict"] != "holds").collect();
    // What is defined, introduced and pointed at in other parts is not missed.
    let [weekday] = found[..] else { panic!("one finding in {found:?}") };
    assert_eq!(weekday["rule"], "weekday-mismatch");
    let at = usize::try_from(weekday["start"].as_u64().unwrap()).unwrap();
    assert!(text[at..].starts_with("Tuesday"));
    assert_eq!(weekday["line"].as_u64().unwrap() as usize, 1 + text[..at].matches('\n').count());
    // The numbers of the headings are compared over all parts, the lists within each.
    let holding = |rule: &str| checks.iter().filter(|row| row["rule"] == rule && row["verdict"] == "holds").count();
    assert_eq!(holding("list-count-mismatch"), 900);
    assert!(
        checks.iter().any(|row| row["rule"] == "numbering-gap" && row["message"] == "45.1 to 45.10 in order"),
        "{}",
        holding("numbering-gap")
    );

    let summary = run(folder.path(), &["check"]);
    assert!(String::from_utf8(summary.stdout).unwrap().contains("1 document (1 read in parts, each checked on its own): 1 conflict"));
    let whole: Value = serde_json::from_slice(&run(folder.path(), &["check", "--format", "json"]).stdout).unwrap();
    let document = &whole["documents"][0];
    assert!(document["parts"].as_u64().unwrap() > 4);

    let claims = rows(&run(folder.path(), &["claims", "--format", "jsonl"]));
    assert_eq!(document["claims"].as_u64().unwrap() as usize, claims.len());
    for (place, claim) in claims.iter().enumerate() {
        assert_eq!(claim["id"].as_u64().unwrap() as usize, place);
        let span = |end: &str| usize::try_from(claim[end].as_u64().unwrap()).unwrap();
        assert_eq!(claim["text"].as_str().unwrap(), &text[span("start")..span("end")]);
        let said_by = claim["said_by"].as_u64().map(|id| &claims[usize::try_from(id).unwrap()]);
        assert!(said_by.is_none_or(|by| by["kind"] == "attribution" && by["start"].as_u64() <= claim["start"].as_u64().map(|at| at + 200)));
    }
    assert!(claims.is_sorted_by_key(|row| row["sentence"].as_u64()));
    let sentences = rows(&run(folder.path(), &["claims", "--sentences"]));
    assert_eq!(document["sentences"].as_u64().unwrap() as usize, sentences.len());
}

#[test]
fn what_a_long_document_allows_is_allowed_in_all_parts() {
    let folder = tempfile::tempdir().unwrap();
    let allowing = format!("<!-- claimlint: allow-file(weekday-mismatch, term-never-used) it is a copy -->\n\n{}", long());
    fs::write(folder.path().join("long.md"), allowing).unwrap();
    let output = run(folder.path(), &["check"]);
    let told = String::from_utf8(output.stdout).unwrap();
    // The rule about terms does not run on parts, so that nobody can say that it would have found nothing.
    assert!(told.starts_with("1 document (1 read in parts") && told.ends_with("1 allowed\n"), "{told}");
}
