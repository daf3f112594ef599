//! What the program prints for other programs, checked with their schemas, and how it behaves where it cannot print.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BROKEN: &str = "The council met on Tuesday, May 3, 2021, in the old hall.\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The program, with nothing of the environment that changes what it prints.
/// A configuration that says nothing, so that the fixtures are read which the repository's own leaves out.
const NO_CONFIG: &str = "crates/cli/tests/empty.toml";

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for variable in ["GITHUB_STEP_SUMMARY", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A schema of `schema/`, compiled.
fn schema(name: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&fs::read_to_string(root().join("schema").join(name)).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn assert_valid(schema: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> = schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn json_is_as_its_schema_says() {
    let output = run(&root(), &["check", "--format", "json", "--verdict", "all", "--config", NO_CONFIG, "fixtures"]);
    let whole: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_valid(&schema("check.schema.json"), &whole);
    let findings: usize = whole["documents"].as_array().unwrap().iter().map(|one| one["findings"].as_array().unwrap().len()).sum();
    let row = schema("check-row.schema.json");
    let rows = stdout(&run(&root(), &["check", "--format", "jsonl", "--verdict", "all", "--config", NO_CONFIG, "fixtures"]));
    for line in rows.lines() {
        assert_valid(&row, &serde_json::from_str(line).unwrap());
    }
    assert_eq!(rows.lines().count(), findings);
    assert!(findings > 0);
}

#[test]
fn claims_are_as_their_schema_says() {
    let schema = schema("claim-row.schema.json");
    let rows = stdout(&run(&root(), &["claims", "--format", "jsonl", "--config", NO_CONFIG, "fixtures"]));
    assert!(!rows.is_empty());
    for line in rows.lines() {
        assert_valid(&schema, &serde_json::from_str(line).unwrap());
    }
}

#[test]
fn a_row_of_a_comparison_is_as_its_schema_says() {
    let folder = folder(&[("x.md", BROKEN)]);
    let claim: Value = serde_json::from_slice(&run(folder.path(), &["claims", "--format", "jsonl", "x.md"]).stdout).unwrap();
    let schema = schema("diff-row.schema.json");
    let row = serde_json::json!({ "change": "stale", "verdict": "conflict", "old": claim, "new": claim, "message": "still said" });
    assert_valid(&schema, &row);
    let mut wrong = row.clone();
    wrong["change"] = "moved".into();
    assert!(!schema.is_valid(&wrong));
}

#[test]
fn sarif_is_valid_and_tells_of_its_rules() {
    let output = run(&root(), &["check", "--format", "sarif", "--verdict", "all", "--config", NO_CONFIG, "fixtures/broken"]);
    assert_eq!(output.status.code(), Some(1));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_valid(&schema("vendor/sarif-schema-2.1.0.json"), &log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(!rules[index]["help"]["markdown"].as_str().unwrap().contains("```json"));
    }
}

#[test]
fn sarif_tells_of_suppressions_too() {
    let folder = folder(&[("x.md", "Nothing here. <!-- claimlint: allow(share-mismatch) counted -->\n")]);
    let log: Value = serde_json::from_slice(&run(folder.path(), &["check", "--format", "sarif", "x.md"]).stdout).unwrap();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "unused-suppression");
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    let rule = &run["tool"]["driver"]["rules"][index];
    assert_eq!(rule["id"], "unused-suppression");
    assert_eq!(rule["shortDescription"]["text"], "Suppression that suppresses nothing");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("allow-file"));
}

#[test]
fn places_of_sarif_name_the_words() {
    let text = "# ä\n\nThe *council* met on Tuesday, May 3, 2021.\n";
    let folder = folder(&[("x y.md", text)]);
    let log: Value = serde_json::from_slice(&run(folder.path(), &["check", "--format", "sarif", "x y.md"]).stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "x%20y.md");
    let region = &place["region"];
    assert_eq!((&region["startLine"], &region["startColumn"], &region["endColumn"]), (&3.into(), &22.into(), &42.into()));
    let start = usize::try_from(region["byteOffset"].as_u64().unwrap()).unwrap();
    let length = usize::try_from(region["byteLength"].as_u64().unwrap()).unwrap();
    assert_eq!(&text[start..start + length], "Tuesday, May 3, 2021");
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "Monday, May 3, 2021");
}

#[test]
fn a_log_says_when_a_document_could_not_be_read() {
    let folder = folder(&[("x.md", BROKEN)]);
    let output = run(folder.path(), &["check", "--format", "sarif", "x.md", "gone.md"]);
    assert_eq!(output.status.code(), Some(2));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
}

#[test]
fn github_gets_annotations_and_a_summary_of_the_job() {
    let folder = folder(&[("x.md", BROKEN), ("summary.md", "before\n")]);
    let summary = folder.path().join("summary.md");
    let output = program(folder.path(), &["check", "--format", "github", "x.md"]).env("GITHUB_STEP_SUMMARY", &summary).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
    insta::assert_snapshot!(fs::read_to_string(summary).unwrap());
}

#[test]
fn other_formats_are_written_as_before() {
    let folder = folder(&[("fine.md", "All is well.\n"), ("x.md", BROKEN)]);
    for format in ["gitlab", "junit", "checkstyle", "rdjson", "sarif"] {
        let printed = stdout(&run(folder.path(), &["check", "--format", format, "--select", "weekday-mismatch", "fine.md", "x.md"]));
        insta::with_settings!({ snapshot_suffix => format, omit_expression => true }, {
            insta::assert_snapshot!("format", printed);
        });
    }
}

#[test]
fn formats_do_not_depend_on_the_number_of_threads() {
    for format in ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"] {
        let one = run(&root(), &["check", "--format", format, "--jobs", "1", "--config", NO_CONFIG, "fixtures"]);
        let four = run(&root(), &["check", "--format", format, "--jobs", "4", "--config", NO_CONFIG, "fixtures"]);
        assert!(!one.stdout.is_empty() && one.stdout == four.stdout, "{format}");
    }
}

#[test]
fn colours_are_used_where_they_are_wished() {
    let folder = folder(&[("x.md", BROKEN)]);
    let coloured = |command: &mut Command| stdout(&command.output().unwrap()).contains('\u{1b}');
    assert!(!coloured(&mut program(folder.path(), &["check", "x.md"])));
    assert!(coloured(&mut program(folder.path(), &["check", "--color", "always", "x.md"])));
    assert!(coloured(program(folder.path(), &["check", "x.md"]).env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(program(folder.path(), &["check", "x.md"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(coloured(program(folder.path(), &["--color", "always", "check", "x.md"]).env("NO_COLOR", "1")));
    assert!(!coloured(&mut program(folder.path(), &["claims", "--color", "never", "x.md"])));
}

#[test]
fn shells_and_the_manual_are_served() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&root(), &["completions", shell]);
        assert!(output.status.success() && stdout(&output).contains("fail-on"), "{shell}");
    }
    assert!(stdout(&run(&root(), &["man"])).starts_with(".ie"));
    assert!(stdout(&run(&root(), &["man", "check"])).contains("min\\-severity"));
    assert_eq!(run(&root(), &["man", "nothing"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn names_of_files_never_reach_the_terminal_raw() {
    let folder = folder(&[("a\u{1b}[2J\nb\u{202e}.md", BROKEN), ("c\u{1b}]0;x\u{7}.md", "")]);
    fs::write(folder.path().join("c\u{1b}]0;x\u{7}.md"), b"\xff").unwrap();
    for format in ["text", "json", "jsonl", "github", "gitlab", "junit", "sarif", "checkstyle", "rdjson"] {
        let output = run(folder.path(), &["check", "--color", "never", "--format", format]);
        assert_eq!(output.status.code(), Some(2));
        let printed = stdout(&output) + &stderr(&output);
        let raw = |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
        assert!(!printed.contains(raw), "{format}: {printed:?}");
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder(&[]);
    for number in 0..200 {
        fs::write(folder.path().join(format!("{number:03}.md")), BROKEN.repeat(20)).unwrap();
    }
    let mut child = program(folder.path(), &["check", "--jobs", "1"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(1));
    let mut child = program(folder.path(), &["claims"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_in_one_line() {
    let folder = folder(&[("x.md", BROKEN)]);
    for arguments in [&["check", "x.md"][..], &["check", "--format", "sarif", "x.md"], &["claims", "x.md"], &["report", "x.md"], &["rules"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(folder.path(), arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = stderr(&output);
        assert!(told.starts_with("claimlint: standard output: ") && told.lines().count() == 1, "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_leaves_nothing_behind() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("x.md", BROKEN)]);
    let out = folder.path().join("out");
    // A folder stands where the report is to be.
    fs::create_dir_all(out.join("x.md").join("in the way")).unwrap();
    let output = run(folder.path(), &["report", "-o", "out", "x.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    fs::remove_dir_all(&out).unwrap();
    assert!(run(folder.path(), &["report", "-o", "out", "x.md"]).status.success());
    // Others may read the report as far as they may read other new files.
    fs::write(folder.path().join("plain"), "").unwrap();
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(out.join("x.md")), mode(folder.path().join("plain")));
}
