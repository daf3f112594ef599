//! The files that `init` writes.

use super::{WEEKDAY, folder, run, write};
use std::fs;

const WORKFLOW: &str = ".github/workflows/claimlint.yml";

#[test]
fn both_files_are_written_and_hold_nothing_yet() {
    let folder = folder(&[("a.md", WEEKDAY)]);
    let here = folder.path();
    let before = run(here, &["check"]);
    let ran = run(here, &["init"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, format!("wrote claimlint.toml\nwrote {WORKFLOW}\n").as_str()), "{}", ran.told);
    let after = run(here, &["check"]);
    assert_eq!((before.code, before.out), (after.code, after.out), "every key is in a comment");
    let workflow = fs::read_to_string(here.join(WORKFLOW)).unwrap();
    assert!(workflow.contains("claimlint check"), "{workflow}");
}

#[test]
fn the_comments_of_the_configuration_are_one_that_can_be_read() {
    let folder = folder(&[("a.md", WEEKDAY), ("house-rules/README.md", "Our rules.\n")]);
    let here = folder.path();
    run(here, &["init"]);
    let text = fs::read_to_string(here.join("claimlint.toml")).unwrap();
    let is_key = |line: &&str| line.starts_with('[') || line.contains(" = ");
    let keys: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).filter(is_key).collect();
    write(here, "claimlint.toml", &keys.join("\n"));
    let ran = run(here, &["check"]);
    assert!(ran.code != 2, "{}", ran.told);
    let page = include_str!("../../../../docs/configuration.md");
    for key in page.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')) {
        assert!(keys.iter().any(|line| line.starts_with(&format!("{key} =")) || line.contains(&format!("[{key}]"))), "{key} is shown");
    }
}

#[test]
fn what_is_there_is_kept_unless_forced() {
    let folder = folder(&[("claimlint.toml", "fail-on = \"never\"\n")]);
    let here = folder.path();
    let ran = run(here, &["init"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, format!("wrote {WORKFLOW}\n").as_str()));
    assert_eq!(ran.told, "claimlint: claimlint.toml: is there already and was kept; give --force to write over it\n");
    assert_eq!(fs::read_to_string(here.join("claimlint.toml")).unwrap(), "fail-on = \"never\"\n");
    assert_eq!(run(here, &["init", "--force"]).code, 0);
    assert!(fs::read_to_string(here.join("claimlint.toml")).unwrap().contains("# fail-on"));
    assert_eq!(run(here, &["init", "sub/folder"]).code, 0);
    assert!(here.join("sub/folder/claimlint.toml").exists());
}
