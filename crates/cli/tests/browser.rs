//! Pages in headless Chromium: they open without a message, their links lead where they say, axe-core finds nothing serious.
//!
//! Needs `chromium` and what `browser/install` puts under `target/browser`; elsewhere the test says that it was skipped.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stderr, reason = "a skipped test must say so")]

#[allow(dead_code, reason = "not every end comes of files that are slipped into")]
#[path = "hostile_files/file.rs"]
mod file;
#[path = "hostile_files/injected.rs"]
mod injected;
#[allow(dead_code, reason = "not every archive is needed here")]
#[path = "hostile_files/pack.rs"]
mod pack;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CHROMIUM: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// A document with everything that a page shows.
const EVERYTHING: &str = "---\ndate: 2021-10-07\n---\n\n# <img src=x onerror=alert(1)>\n\nThe council met on Tuesday, May 3, 2021, in the old hall. \
    Anna Orr, the mayor, said that 12 of the 40 members (40%) had come.\n\n## Two reasons\n\n1. The bridge opened in June 1990.\n3. On Friday, \
    May 4, 2021, it closed.\n\n> Many say that three men (Karl, Otto) built it.\n\n| Year | Cars |\n|---|---:|\n| 2019 | 30 |\n| 2020 | 40 |\n\
    | Total | 80 |\n\n```\ncode\n```\n\nSie kamen am Abend aus der Stadt und gingen dann alle zusammen wieder nach Hause, weil es schon spät war.\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the browser tells of pages, only of scripts where these are asked for; none where there is no browser here.
fn look(pages: &[PathBuf], only: Option<&str>) -> Option<Output> {
    let chromium = CHROMIUM.into_iter().find(|path| Path::new(path).exists());
    let modules = root().join("target/browser");
    let node = Command::new("node").arg("--version").output().is_ok();
    let Some(chromium) = chromium.filter(|_| node && modules.join("node_modules/axe-core").exists()) else {
        eprintln!("skipped: needs chromium, node and what crates/cli/tests/browser/install puts in place");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/look.mjs");
    Some(Command::new("node").arg(script).arg(chromium).arg(modules).args(only).args(pages).output().unwrap())
}

#[test]
fn pages_are_sound_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("everything.md"), EVERYTHING).unwrap();
    fs::copy(root().join("fixtures/broken/regional-drills.txt"), folder.path().join("drills.txt")).unwrap();
    let written = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .current_dir(folder.path())
        .args(["report", "--format", "html", "-o", "out"])
        .output()
        .unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let pages = ["everything.html", "drills.html", "index.html"].map(|name| folder.path().join("out").join(name));
    let Some(output) = look(&pages, None) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "what the browser found");
}

#[test]
fn what_is_wrong_with_a_page_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("bad.html");
    let bad = "<html><body id=timeline><script>console.log(1)</script><p style=\"color:#ccc;background:#fff\">pale</p>\
        <a href=\"#gone\">gone</a><p id=gone hidden>x</p><img src=x></body></html>";
    fs::write(&page, bad).unwrap();
    let Some(output) = look(&[page], None) else { return };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    for expected in ["console: 1", "there is no timeline", "the link to #gone does not lead there", "color-contrast", "image-alt"] {
        assert!(told.contains(expected), "{expected} is missing in:\n{told}{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn nothing_in_a_text_runs_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    fs::create_dir(&texts).unwrap();
    for hostile in injected::files() {
        fs::write(texts.join(hostile.name), hostile.bytes).unwrap();
    }
    let written = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .current_dir(&texts)
        .args(["report", "--isolated", "--format", "html", "-o", "../out"])
        .output()
        .unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let mut pages: Vec<PathBuf> = fs::read_dir(folder.path().join("out")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    let Some(output) = look(&pages, Some("--only-scripts")) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "what the browser found");

    // A page that does run something is seen.
    let bad = folder.path().join("bad.html");
    fs::write(&bad, "<title>x</title><img src=data:, onerror=\"document.title='run'\"><a href=\"javascript:0\">x</a>").unwrap();
    let told = String::from_utf8(look(&[bad], Some("--only-scripts")).unwrap().stdout).unwrap();
    for expected in ["a script ran", "markup of the text", "a link leads to javascript:0"] {
        assert!(told.contains(expected), "{expected} is missing in:\n{told}");
    }
}
