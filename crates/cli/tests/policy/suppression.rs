//! What a document itself allows.

use super::{SHARE, WEEKDAY, folder, rows, run};

#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    let folder = folder(&[(name, text)]);
    let ran = rows(folder.path(), &[]);
    let found: Vec<String> = ran.findings().iter().map(|row| row.split_once(' ').unwrap().1.to_owned()).collect();
    assert_eq!(found, expected, "{text}{}", ran.told);
    assert_eq!(ran.code, i32::from(expected.iter().any(|row| row.ends_with("error"))), "{text}");
}

#[test]
fn what_is_allowed_does_not_fail_and_is_counted() {
    let allowed = format!("<!-- claimlint: allow(weekday-mismatch) as the minutes have it -->\n{WEEKDAY}");
    let folder = folder(&[("a.md", &allowed)]);
    let ran = run(folder.path(), &["check"]);
    assert_eq!((ran.code, ran.summary()), (0, "1 document: 0 conflicts, 0 to review, 0 checks hold, 1 allowed"));
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let report = run(folder.path(), &["report", "a.md"]);
    assert!(report.out.contains("0 conflicts"), "{}", report.out);
}

#[test]
fn a_comment_holds_for_its_block_only() {
    let comment = "<!-- claimlint: allow(weekday-mismatch) as the minutes have it -->";
    let line = WEEKDAY.trim_end();
    check("a.md", &format!("{line} {comment}\n\n{SHARE}"), &["share-mismatch error"]);
    check("a.md", &format!("{comment}\n\n{WEEKDAY}\n{WEEKDAY}"), &["weekday-mismatch error"]);
    check(
        "a.md",
        &format!("{WEEKDAY}\n{WEEKDAY}\n{comment}\n"),
        &["weekday-mismatch error", "weekday-mismatch error", "unused-suppression note"],
    );
    check("a.md", &format!("- {line}\n- {line} {comment}\n"), &["weekday-mismatch error"]);
    check("a.md", &format!("{comment}\n- {line}\n- {line}\n"), &[]);
}

#[test]
fn a_file_may_allow_rules_and_families() {
    let both = format!("{WEEKDAY}\n{SHARE}");
    check("a.md", &format!("{both}\n<!-- claimlint: allow-file(weekday-mismatch, counts) -->\n"), &[]);
    check("a.md", &format!("---\ntitle: Minutes\nclaimlint-allow: dates\n---\n{both}"), &["share-mismatch error"]);
    check("a.md", &format!("---\nclaimlint:\n  allow:\n    - dates\n    - share-mismatch\n---\n{both}"), &[]);
    check("a.txt", &format!("claimlint: allow-file(dates)\n\n{both}"), &["share-mismatch error"]);
    check("a.txt", &format!("{WEEKDAY}\n# claimlint: allow(share-mismatch) as printed\n{SHARE}"), &["weekday-mismatch error"]);
}

#[test]
fn suppressions_that_do_nothing_are_told_with_their_place() {
    let text = format!(
        "<!-- claimlint: allow(share-mismatch) no longer needed -->\n{WEEKDAY}\n\
         Nothing here. <!-- claimlint: allow(weekday-mismach) -->\n\n<!-- claimlint: alow(dates) -->\nThe end.\n"
    );
    let folder = folder(&[("a.md", &text)]);
    insta::assert_snapshot!(run(folder.path(), &["check", "--ignore", "weekday-mismatch", "a.md"]).out);
    let ran = rows(folder.path(), &["--ignore", "weekday-mismatch,unused-suppression"]);
    assert!(ran.findings().is_empty());
    let ran = rows(folder.path(), &["--ignore", "share-mismatch,weekday-mismatch"]);
    assert_eq!(ran.findings().len(), 2, "a suppression of a rule that is not run may be needed: {}", ran.out);
    let explained = run(folder.path(), &["rules", "explain", "unused-suppression"]);
    assert!(explained.out.starts_with("# Suppression that suppresses nothing"), "{}", explained.told);
}

#[test]
fn what_shows_a_suppression_is_none() {
    let text =
        format!("Write `<!-- claimlint: allow(dates) -->` above it.\n\n```\n<!-- claimlint: allow-file(dates) -->\n```\n\n{WEEKDAY}");
    check("a.md", &text, &["weekday-mismatch error"]);
}
