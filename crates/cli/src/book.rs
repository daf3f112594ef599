//! The flags about rules in, the book to run out; and the command `rules`.

use crate::arguments::{ListFormat, PackChoice, RuleChoice, RulesCommand};
use crate::output;
use anyhow::{Context, anyhow};
use claimlint_rules::{Book, Pack, PageSource, Rule};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// The built-in book with the user's pages, cut down to the rules that were asked for.
pub(crate) fn chosen(choice: &RuleChoice) -> anyhow::Result<Book> {
    let book = with_folder(choice.folder.as_deref())?;
    for id in choice.select.iter().chain(&choice.ignore) {
        known(&book, id)?;
    }
    let cut = book.select(|rule| {
        let named = |ids: &[String]| ids.iter().any(|id| **id == *rule.id);
        let packed = choice.pack.is_empty() || choice.pack.iter().any(|&pack| pack_of(pack) == rule.pack);
        (choice.select.is_empty() || named(&choice.select)) && !named(&choice.ignore) && packed
    });
    // What was asked for is run, whatever the document is.
    let asked = !choice.pack.is_empty() || !choice.select.is_empty();
    Ok(if asked { cut.any_document() } else { cut })
}

const fn pack_of(choice: PackChoice) -> Pack {
    match choice {
        PackChoice::Default => Pack::Default,
        PackChoice::Science => Pack::Science,
        PackChoice::Legal => Pack::Legal,
        PackChoice::Docs => Pack::Docs,
    }
}

/// The command `rules`.
pub(crate) fn run(command: Option<&RulesCommand>) -> anyhow::Result<ExitCode> {
    match command {
        None => list(ListFormat::Text, None),
        Some(RulesCommand::List { format, rules }) => list(*format, rules.as_deref()),
        Some(RulesCommand::Explain { id, rules }) => {
            let book = with_folder(rules.as_deref())?;
            output::print(known(&book, id)?.page.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(RulesCommand::Test { dir }) => test(dir.as_deref()),
    }
}

/// The rule of this name, or an error that names the nearest one.
fn known<'b>(book: &'b Book, id: &str) -> anyhow::Result<&'b Rule> {
    book.rule(id).ok_or_else(|| {
        let nearest = book.rules().map(|rule| &*rule.id).min_by_key(|known| strsim::damerau_levenshtein(known, id));
        let hint = nearest.map(|nearest| format!("; the nearest name is `{nearest}`")).unwrap_or_default();
        anyhow!("no rule is called `{id}`{hint}")
    })
}

/// The built-in book and the pages of a folder.
fn with_folder(folder: Option<&Path>) -> anyhow::Result<Book> {
    let mut book = Book::builtin().clone();
    if let Some(folder) = folder {
        add_folder(&mut book, folder)?;
    }
    Ok(book)
}

/// Adds all pages and word sets below a folder; every fault in them is told.
fn add_folder(book: &mut Book, folder: &Path) -> anyhow::Result<()> {
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

fn list(format: ListFormat, folder: Option<&Path>) -> anyhow::Result<ExitCode> {
    let book = with_folder(folder)?;
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
            add_folder(&mut book, folder)?;
        }
        None => book = Book::builtin().clone(),
    }
    let mut mismatches = 0_usize;
    let mut examples = 0_usize;
    let mut text = String::new();
    for rule in book.rules() {
        examples += rule.examples.len();
        for mismatch in claimlint_rules::test_page(rule, &book) {
            mismatches += 1;
            writeln!(text, "{mismatch}")?;
        }
    }
    writeln!(text, "{} rules, {examples} examples, {mismatches} mismatches", book.rules().len())?;
    output::print(text.as_bytes())?;
    Ok(if mismatches == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
