//! Folders of rule pages in, a book of rules out; and the command `rules`.

use crate::arguments::{ListFormat, RulesCommand};
use crate::config::Placed;
use crate::{output, suppress};
use anyhow::{Context, anyhow};
use claimlint_rules::{Book, Pack, PageSource, Rule};
use serde::Serialize;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The book of the program with the pages and word sets of some folders, and with words added to word sets.
pub(crate) fn load(folders: &[PathBuf], words: &[(Placed, Vec<String>)]) -> anyhow::Result<Book> {
    if words.is_empty() {
        let mut book = Book::builtin().clone();
        for folder in folders {
            add(&mut book, &files(folder)?)?;
        }
        return Ok(book);
    }
    // Patterns are compiled with the words of their sets, so that more words mean that all pages are read again.
    let mut all: Vec<(String, String)> = Book::builtin_files().map(|file| (file.path.to_owned(), file.text.to_owned())).collect();
    for folder in folders {
        all.extend(files(folder)?);
    }
    for (name, more) in words {
        let is_set = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "json");
        let stem = |path: &str| Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some((path, text)) = all.iter_mut().rev().find(|(path, _)| is_set(path) && stem(path) == name.text) else {
            let sets: Vec<String> = all.iter().map(|(path, _)| path).filter(|path| is_set(path)).map(|path| stem(path)).collect();
            let hint = nearest(&name.text, sets.iter().map(String::as_str));
            return Err(anyhow!("{}: no word set is called `{}`{hint}", name.place, name.text));
        };
        let mut set: Vec<String> = serde_json::from_str(text).map_err(|error| anyhow!("{path}:{}: {error}", error.line().max(1)))?;
        set.extend(more.iter().filter(|word| !set.contains(word)).cloned().collect::<Vec<_>>());
        *text = serde_json::to_string(&set)?;
    }
    let mut book = Book::default();
    add(&mut book, &all)?;
    Ok(book)
}

/// The command `rules`.
pub(crate) fn run(command: Option<&RulesCommand>) -> anyhow::Result<ExitCode> {
    match command {
        None => list(ListFormat::Text, &[]),
        Some(RulesCommand::List { format, rules }) => list(*format, rules.as_slice()),
        Some(RulesCommand::Explain { id, .. }) if id == suppress::UNUSED => {
            output::print(suppress::PAGE.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(RulesCommand::Explain { id, rules }) => {
            let book = load(rules.as_slice(), &[])?;
            output::print(known(&book, id)?.page.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(RulesCommand::Test { dir }) => test(dir.as_deref()),
    }
}

/// The rule of this name, or an error that names the nearest one.
fn known<'b>(book: &'b Book, id: &str) -> anyhow::Result<&'b Rule> {
    book.rule(id).ok_or_else(|| anyhow!("no rule is called `{id}`{}", nearest(id, book.rules().map(|rule| &*rule.id))))
}

/// What an error says of the name that comes nearest to one that is not known; nothing where none comes near.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let far = 2 + name.chars().count() / 4;
    let distances = known.map(|known| (strsim::damerau_levenshtein(known, name), known));
    let nearest = distances.filter(|(distance, _)| *distance <= far).min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, nearest)| format!("; the nearest name is `{nearest}`")).unwrap_or_default()
}

/// The pages and word sets below a folder, as paths and texts.
fn files(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build() {
        let entry = entry.with_context(|| folder.display().to_string())?;
        let path = entry.path();
        let page = path.extension().is_some_and(|ending| ending == "md" || ending == "json");
        // A folder may hold a README and an index of its own.
        let prose = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index"));
        if page && !prose && entry.file_type().is_some_and(|kind| kind.is_file()) {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            files.push((path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/"), text));
        }
    }
    Ok(files)
}

/// Adds pages and word sets to a book; every fault in them is told.
fn add(book: &mut Book, files: &[(String, String)]) -> anyhow::Result<()> {
    let pages: Vec<PageSource<'_>> = files.iter().map(|(path, text)| PageSource { path, text }).collect();
    let errors = book.add(&pages);
    if errors.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    Err(anyhow!("{}", told.join("\n")))
}

/// One rule as programs read it.
#[derive(Serialize)]
struct RuleRow<'b> {
    id: &'b str,
    family: &'static str,
    title: &'b str,
    severity: claimlint_rules::Severity,
    verdict: claimlint_rules::Verdict,
    pack: Pack,
}

fn list(format: ListFormat, folders: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let book = load(folders, &[])?;
    let rows = book.rules().map(|rule| RuleRow {
        id: &rule.id,
        family: rule.family.name(),
        title: &rule.title,
        severity: rule.severity,
        verdict: rule.verdict,
        pack: rule.pack,
    });
    let mut text = String::new();
    match format {
        ListFormat::Text => {
            let width = book.rules().map(|rule| rule.id.len()).max().unwrap_or_default();
            for row in rows {
                writeln!(text, "{:12} {:width$}  {}", row.family, row.id, row.title)?;
            }
        }
        ListFormat::Markdown => {
            text.push_str("| Family | Rule | Finds |\n|---|---|---|\n");
            for row in rows {
                writeln!(text, "| {} | [{}](rules/{}/{}.md) | {} |", row.family, row.id, row.family, row.id, row.title)?;
            }
        }
        ListFormat::Json => {
            text = serde_json::to_string_pretty(&rows.collect::<Vec<_>>())?;
            text.push('\n');
        }
    }
    output::print(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn test(folder: Option<&Path>) -> anyhow::Result<ExitCode> {
    let mut book = Book::default();
    match folder {
        Some(folder) => {
            // A user's pages may name the word sets of the built-in book.
            book.add(&Book::builtin_files().filter(|file| file.path.starts_with("words/")).collect::<Vec<_>>());
            add(&mut book, &files(folder)?)?;
        }
        None => book = Book::builtin().clone(),
    }
    let mut mismatches = 0_usize;
    let mut examples = 0_usize;
    let mut text = String::new();
    for rule in book.rules() {
        examples += rule.examples().len();
        for mismatch in claimlint_rules::test_page(rule, &book) {
            mismatches += 1;
            writeln!(text, "{mismatch}")?;
        }
    }
    writeln!(text, "{} rules, {examples} examples, {mismatches} mismatches", book.rules().len())?;
    output::print(text.as_bytes())?;
    Ok(if mismatches == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
