//! Which configuration holds for which document, and what is said of broken ones.

use super::{SHARE, WEEKDAY, folder, rows, run, write};
use std::fmt::Write as _;

#[test]
fn the_nearest_file_upwards_holds_for_each_document() {
    let folder = folder(&[
        ("claimlint.toml", "[severity]\nweekday-mismatch = \"warning\"\n"),
        ("a.md", WEEKDAY),
        ("deep/down/b.md", WEEKDAY),
        ("other/claimlint.toml", "ignore = [\"dates\"]\n"),
        ("other/c.md", WEEKDAY),
        ("other/d.md", SHARE),
    ]);
    let ran = rows(folder.path(), &[]);
    assert_eq!(
        ran.findings(),
        ["a.md weekday-mismatch warning", "deep/down/b.md weekday-mismatch warning", "other/d.md share-mismatch error"]
    );
    assert_eq!(ran.code, 1);
    let ran = rows(&folder.path().join("deep/down"), &["b.md", "../../other/c.md"]);
    assert_eq!(ran.findings(), ["b.md weekday-mismatch warning"]);
    assert_eq!(ran.code, 0);
}

#[test]
fn a_named_file_holds_for_all_and_isolated_runs_have_none() {
    let folder = folder(&[
        ("claimlint.toml", "ignore = [\"weekday-mismatch\"]\n"),
        ("strict/house.toml", "fail-on = \"note\"\nexclude = [\"a.md\"]\n[severity]\nweekday-mismatch = \"note\"\n"),
        ("a.md", WEEKDAY),
    ]);
    assert!(rows(folder.path(), &[]).findings().is_empty());
    assert_eq!(rows(folder.path(), &["--isolated"]).findings(), ["a.md weekday-mismatch error"]);
    let named = rows(folder.path(), &["--config", "strict/house.toml", "a.md"]);
    assert_eq!(named.findings(), ["a.md weekday-mismatch note"]);
    assert_eq!(named.code, 1, "the named file makes notes fail");
    assert_eq!(run(folder.path(), &["check", "--config", "gone.toml"]).code, 2);
}

#[test]
fn rules_that_are_off_run_where_they_are_named() {
    let folder = folder(&[
        ("a.md", "The crews answered in whole points (M = 5.19, SD = 1.20, n = 28).\n"),
        ("named/claimlint.toml", "[severity]\ngrim-mismatch = \"note\"\n"),
        ("named/b.md", "The crews answered in whole points (M = 5.19, SD = 1.20, n = 28).\n"),
    ]);
    assert_eq!(rows(folder.path(), &[]).findings(), ["named/b.md grim-mismatch note"]);
    let found = ["a.md grim-mismatch warning"];
    assert_eq!(rows(folder.path(), &["--isolated", "--select", "grim-mismatch", "a.md"]).findings(), found);
    for others in [["--select", "statistics"], ["--pack", "science"]] {
        assert!(rows(folder.path(), &["--isolated", others[0], others[1], "a.md"]).findings().is_empty());
    }
}

#[test]
fn severities_and_failing_differ_by_folder() {
    let folder = folder(&[
        (
            "claimlint.toml",
            "fail-on = \"warning\"\n[severity]\ndates = \"warning\"\n\
             [[overrides]]\npaths = [\"drafts/\"]\nfail-on = \"never\"\nseverity = { weekday-mismatch = \"note\" }\n\
             [[overrides]]\npaths = [\"/final/**/*.md\"]\nseverity = { weekday-mismatch = \"error\" }\n",
        ),
        ("drafts/a.md", WEEKDAY),
        ("final/deep/b.md", WEEKDAY),
        ("c.md", WEEKDAY),
    ]);
    let all = rows(folder.path(), &[]);
    assert_eq!(
        all.findings(),
        ["c.md weekday-mismatch warning", "drafts/a.md weekday-mismatch note", "final/deep/b.md weekday-mismatch error"]
    );
    assert_eq!(rows(folder.path(), &["drafts"]).code, 0);
    assert_eq!(rows(folder.path(), &["c.md"]).code, 1);
    assert_eq!(rows(folder.path(), &["--fail-on", "error", "c.md"]).code, 0, "flags win over the file");
}

#[test]
fn published_and_the_order_of_dates_differ_by_folder() {
    let text = "The hall opened on Tuesday, 03/05/2021.\n";
    let folder = folder(&[
        ("claimlint.toml", "date-order = \"dmy\"\n[[overrides]]\npaths = [\"us/\"]\ndate-order = \"mdy\"\npublished = 2021-03-10\n"),
        ("a.md", text),
        ("us/b.md", text),
    ]);
    let claims = run(folder.path(), &["claims", "--format", "jsonl", "a.md", "us/b.md"]);
    let values: Vec<&str> = claims.out.lines().filter_map(|row| row.split("\"value\":\"").nth(1)?.split('"').next()).collect();
    assert_eq!(values, ["2021-05-03", "2021-03-05"], "{}", claims.out);
    let json = run(folder.path(), &["check", "--format", "json"]);
    assert!(json.out.contains("\"path\":\"us/b.md\",\"published\":\"2021-03-10\""), "{}", json.out);
    let flag = run(folder.path(), &["check", "--format", "json", "--published", "2022-01-01", "us"]);
    assert!(flag.out.contains("\"published\":\"2022-01-01\""), "{}", flag.out);
}

#[test]
fn rules_are_chosen_by_name_family_and_pack() {
    let both = format!("{WEEKDAY}\n{SHARE}");
    let folder = folder(&[("a.md", &both)]);
    let chosen = |text: &str, arguments: &[&str]| {
        write(folder.path(), "claimlint.toml", text);
        rows(folder.path(), arguments).findings().iter().filter_map(|row| row.split(' ').nth(1).map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(chosen("", &[]), ["weekday-mismatch", "share-mismatch"]);
    assert_eq!(chosen("select = [\"counts\"]\n", &[]), ["share-mismatch"]);
    assert_eq!(chosen("ignore = [\"counts\"]\n", &[]), ["weekday-mismatch"]);
    assert_eq!(chosen("packs = [\"legal\"]\n", &[]), Vec::<String>::new());
    assert_eq!(chosen("packs = [\"legal\"]\n", &["--pack", "default"]), ["weekday-mismatch", "share-mismatch"]);
    assert_eq!(chosen("ignore = [\"share-mismatch\"]\n", &["--select", "share-mismatch"]), ["share-mismatch"]);
    assert_eq!(chosen("ignore = [\"share-mismatch\"]\n", &["--ignore", "dates"]), Vec::<String>::new());
    assert_eq!(chosen("min-severity = \"error\"\n[severity]\ndates = \"note\"\n", &[]), ["share-mismatch"]);
}

#[test]
fn folders_are_walked_as_the_file_says() {
    let folder = folder(&[
        ("claimlint.toml", "include = [\"docs/\", \"*.txt\"]\nexclude = [\"./docs/old\", \"draft-*\", \"!draft-2.md\"]\n"),
        ("a.md", WEEKDAY),
        ("b.txt", WEEKDAY),
        ("docs/c.md", WEEKDAY),
        ("docs/draft-1.md", WEEKDAY),
        ("docs/draft-2.md", WEEKDAY),
        ("docs/old/d.md", WEEKDAY),
        ("more/docs/old/e.md", WEEKDAY),
    ]);
    let paths = |arguments: &[&str]| {
        let ran = rows(folder.path(), arguments);
        ran.findings().iter().filter_map(|row| row.split(' ').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(paths(&[]), ["b.txt", "docs/c.md", "docs/draft-2.md", "more/docs/old/e.md"]);
    assert_eq!(paths(&["docs/old/d.md", "a.md"]), ["docs/old/d.md", "a.md"], "what is named is read");
    assert_eq!(paths(&["--force-exclude", "docs/old/d.md", "docs/c.md"]), ["docs/c.md"]);
    assert_eq!(paths(&["docs/old"]), Vec::<String>::new());
}

/// A rule that a user could write.
const PAGE: &str = include_str!("../pages/bulk-discount-mismatch.md");

#[test]
fn rules_and_words_of_the_user_are_used() {
    let box_text = "A box of 12 jars costs 30 euros, which makes 3 euros a jar.\n";
    let rise = "The fee skyrocketed 20% from 100 euros to 150 euros.\n";
    let folder = folder(&[("house/counts/bulk-discount-mismatch.md", PAGE), ("a.md", box_text), ("b.md", rise)]);
    assert!(rows(folder.path(), &[]).findings().is_empty());
    write(folder.path(), "claimlint.toml", "rules = [\"house\"]\n[words]\nrise = [\"skyrocketed\"]\n");
    let ran = rows(folder.path(), &[]);
    assert_eq!(ran.findings(), ["a.md bulk-discount-mismatch error", "b.md percent-change-mismatch error"]);
    let deep = rows(&folder.path().join("house"), &["../a.md"]);
    assert_eq!(deep.findings(), ["../a.md bulk-discount-mismatch error"], "folders are seen from the file");
}

#[test]
fn broken_files_are_told_with_line_and_nearest_name() {
    let broken = [
        "selct = [\"dates\"]\n",
        "\nfail_on = \"error\"\n",
        "fail-on = \"eror\"\n",
        "published = \"last May\"\n",
        "published = 2021-02-30\n",
        "date-order = \"ymd\"\n",
        "packs = []\n",
        "packs = [\"sciense\"]\n",
        "select = \"dates\"\n",
        "ignore = [\"dates\", \"weekday-mismach\"]\n",
        "[severity]\nshare-mismatch = \"warn\"\nsum-mismach = \"note\"\n",
        "[severity]\nshare-mismach = \"note\"\n",
        "exclude = [\n  \"ok/\",\n  \"bro[ken\",\n]\n",
        "[[overrides]]\nfail-on = \"never\"\n",
        "[[overrides]]\npaths = [\"a\"]\nexclude = [\"b\"]\n",
        "[overrides]\npaths = [\"a\"]\n",
        "[words]\nrize = [\"soared\"]\n",
        "rules = [\"no-such-folder\"]\n",
        "packs = [\"docs\"]\nfolders = [\"x\"]\n[[overrides]]\npaths = [\"a\"]\ninclude = [\"b\"]\n",
        "fail-on = \"note\nselect = []\n",
        "fail-on = 1\nmin-severity = 2\nnothing = 3\n",
    ];
    let mut told = String::new();
    for text in broken {
        let folder = folder(&[("claimlint.toml", text), ("a.md", WEEKDAY)]);
        let ran = run(folder.path(), &["check", "--format", "json"]);
        assert_eq!(ran.code, 2, "{text}{}", ran.told);
        assert_eq!(ran.out, "", "nothing is checked under rules that nobody meant:\n{text}");
        let root = folder.path().canonicalize().unwrap();
        writeln!(
            told,
            "{text}-> {}",
            ran.told.replace(&format!("{}/", root.display()), "").replace(&format!("{}/", folder.path().display()), "")
        )
        .unwrap();
    }
    insta::assert_snapshot!(told);
}
