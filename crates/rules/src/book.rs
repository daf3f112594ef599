//! Rule pages and word sets in, a [`Book`] out.

use crate::check::Family;
use crate::checks::Reach;
use crate::page::{self, Extent, Pack, Rule};
use crate::pattern::Vocabulary;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The rules that are run together, in the order of their families and names.
///
/// Patterns are compiled against the vocabulary of the book that read them, so rules enter a book only through
/// [`Book::add`] and leave it only through [`Book::select`].
#[derive(Clone, Debug, Default)]
pub struct Book {
    rules: Vec<Entry>,
    vocabulary: Arc<Vocabulary>,
    /// Whether all rules are run, whatever a document is.
    anywhere: bool,
    /// Whether rules are run that are off unless they are asked for.
    opted: bool,
}

/// A rule of a book, and what tells that it need not be run; rules themselves lie far apart in memory.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The rule.
    pub(crate) rule: Arc<Rule>,
    /// The numbers of its patterns; none of a rule that has no patterns.
    pub(crate) patterns: Range<u32>,
    pub(crate) reach: Reach,
    pack: Pack,
    opt_in: bool,
}

impl Entry {
    fn new(rule: Rule) -> Self {
        Self { patterns: rule.kind.patterns(), reach: rule.kind.reach(), pack: rule.pack, opt_in: rule.opt_in, rule: Arc::new(rule) }
    }
}

/// A file of a rule book: a page `family/id.md` or a set of words `words/name.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSource<'t> {
    /// Its path below the folder of the book, joined with `/`.
    pub path: &'t str,
    /// What it holds.
    pub text: &'t str,
}

/// Why a page or a set of words could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The path of the file below the folder of the book.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl LoadError {
    pub(crate) fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

impl std::error::Error for LoadError {}

static BUILTIN: LazyLock<Book> = LazyLock::new(|| {
    let mut book = Book::default();
    // The suite loads every page and fails on any error, so that none can be left out of a released program.
    let _errors = book.read(&FILES.map(|(path, text)| PageSource { path, text }), Extent::Header, Cow::Borrowed);
    book
});

impl Book {
    /// The book that the program carries.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The files of the built-in book.
    pub fn builtin_files() -> impl Iterator<Item = PageSource<'static>> {
        FILES.iter().map(|&(path, text)| PageSource { path, text })
    }

    /// Adds pages and word sets, in whatever order they come.
    ///
    /// A page takes the place of a rule with its name. Word sets are read before pages, so that pages can name them.
    ///
    /// # Errors
    /// Every file that could not be read; the others are in the book.
    pub fn add(&mut self, files: &[PageSource]) -> Vec<LoadError> {
        self.read(files, Extent::Whole, |text| Cow::Owned(text.to_owned()))
    }

    /// Reads files as far as asked; `keep` makes of the text of a page what its rule holds of it.
    fn read<'t>(&mut self, files: &[PageSource<'t>], extent: Extent, keep: fn(&'t str) -> Cow<'static, str>) -> Vec<LoadError> {
        let mut errors = Vec::new();
        let (words, pages): (Vec<&PageSource<'t>>, Vec<_>) =
            files.iter().partition(|file| std::path::Path::new(file.path).extension().is_some_and(|ending| ending == "json"));
        for file in words {
            if let Err((line, message)) = Arc::make_mut(&mut self.vocabulary).add_set(stem(file.path), file.text) {
                errors.push(LoadError::new(file.path, line, message));
            }
        }
        for file in pages {
            match self.read_page(file.path, keep(file.text), extent) {
                Ok(rule) => {
                    self.rules.retain(|old| old.rule.id != rule.id);
                    self.rules.push(Entry::new(rule));
                }
                Err(error) => errors.push(error),
            }
        }
        self.rules.sort_by(|a, b| (a.rule.family, &a.rule.id).cmp(&(b.rule.family, &b.rule.id)));
        errors
    }

    /// The rules, by family and name.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter().map(|entry| &*entry.rule)
    }

    /// The rule of this name.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules().find(|rule| &*rule.id == id)
    }

    /// The book with those rules only that pass a test.
    #[must_use]
    pub fn select(&self, keep: impl Fn(&Rule) -> bool) -> Self {
        Self {
            rules: self.rules.iter().filter(|entry| keep(&entry.rule)).cloned().collect(),
            vocabulary: self.vocabulary.clone(),
            anywhere: self.anywhere,
            opted: self.opted,
        }
    }

    /// The book with its rules run that are off unless they are asked for ([`Rule::opt_in`]).
    #[must_use]
    pub fn with_opt_in(mut self) -> Self {
        self.opted = true;
        self
    }

    /// The book with all its rules run over every document, whatever the document is: for rules that were asked for.
    #[must_use]
    pub fn any_document(mut self) -> Self {
        self.anywhere = true;
        self
    }

    /// The rules that are run over a document of these packs.
    pub(crate) fn running(&self, packs: &[Pack]) -> impl Iterator<Item = &Entry> {
        let is_run = |entry: &&Entry| (self.opted || !entry.opt_in) && (self.anywhere || packs.contains(&entry.pack) || entry.opt_in);
        self.rules.iter().filter(is_run)
    }

    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn read_page(&mut self, path: &str, page: Cow<'static, str>, extent: Extent) -> Result<Rule, LoadError> {
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        let family = Family::ALL.into_iter().find(|family| family.name() == folder).ok_or_else(|| {
            let names: Vec<_> = Family::ALL.iter().map(|family| family.name()).collect();
            LoadError::new(path, 1, format!("found the folder `{folder}`; expected one of {}", names.join(", ")))
        })?;
        let rule = page::read(path, family, page, extent, Arc::make_mut(&mut self.vocabulary))?;
        if &*rule.id != stem(path) {
            return Err(LoadError::new(path, 1, format!("found the id `{}`; expected `{}`, the name of the file", rule.id, stem(path))));
        }
        Ok(rule)
    }
}

/// The name of a file without its folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
