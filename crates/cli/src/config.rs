//! A folder in, the configuration that holds in it out: the nearest `claimlint.toml`, looked for upwards.

mod read;

use crate::arguments::{FailOn, PackChoice, SeverityChoice};
use anyhow::{Context, ensure};
use claimlint_parser::DateOrder;
use ignore::gitignore::Gitignore;
use jiff::civil::Date;
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of the file that is looked for.
pub(crate) const FILE_NAME: &str = "claimlint.toml";

/// A name with the place where it was given, so that an error can tell both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The name.
    pub(crate) text: String,
    /// The file and line, or the flag.
    pub(crate) place: String,
}

/// One configuration file.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Where it stands.
    pub(crate) file: PathBuf,
    /// The folder that paths in it are relative to.
    root: PathBuf,
    /// What holds for all documents.
    pub(crate) everywhere: Section,
    /// What holds for some, in order.
    pub(crate) overrides: Vec<Override>,
    /// Folders of rule pages and word sets, as seen from the file's own.
    pub(crate) rules: Vec<Placed>,
    /// Words to add to word sets.
    pub(crate) words: Vec<(Placed, Vec<String>)>,
    /// The documents that are read where folders are walked; all of them without it.
    include: Option<Gitignore>,
    /// The documents and folders that are not.
    exclude: Option<Gitignore>,
}

/// What can be said for all documents and for some.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// The packs that are run.
    pub(crate) packs: Option<Vec<PackChoice>>,
    /// The rules and families that are run.
    pub(crate) select: Option<Vec<Placed>>,
    /// The rules and families that are left out.
    pub(crate) ignore: Vec<Placed>,
    /// The severities of rules and families.
    pub(crate) severity: Vec<(Placed, SeverityChoice)>,
    /// The day of publication.
    pub(crate) published: Option<Date>,
    /// The order of numeric dates.
    pub(crate) date_order: Option<DateOrder>,
    /// The least severity to print.
    pub(crate) min_severity: Option<SeverityChoice>,
    /// The least severity that fails.
    pub(crate) fail_on: Option<FailOn>,
}

/// What holds for the documents that some patterns match.
#[derive(Clone, Debug)]
pub(crate) struct Override {
    paths: Gitignore,
    /// What holds for them.
    pub(crate) section: Section,
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// Everything that is wrong in the file, each with its line.
    pub(crate) fn load(file: &Path) -> anyhow::Result<Self> {
        let name = shown(file);
        let text = std::fs::read_to_string(file).with_context(|| name.clone())?;
        read::read(&absolute(file), &name, &text)
    }

    /// The folders of rule pages and word sets.
    ///
    /// # Errors
    /// A folder that there is none of.
    pub(crate) fn rule_folders(&self) -> anyhow::Result<Vec<PathBuf>> {
        let folder = |name: &Placed| {
            let path = self.root.join(&name.text);
            ensure!(
                path.is_dir(),
                "{}: `rules` is \"{}\"; expected a folder of rule pages, which there is not here",
                name.place,
                name.text
            );
            Ok(path)
        };
        self.rules.iter().map(folder).collect()
    }

    /// For each override whether it holds for a document.
    pub(crate) fn holding(&self, document: &Path) -> Vec<bool> {
        let path = self.inside(document);
        self.overrides.iter().map(|one| matches(&one.paths, &path, false)).collect()
    }

    /// Whether a document is left out where folders are walked.
    pub(crate) fn leaves_out(&self, document: &Path) -> bool {
        let path = self.inside(document);
        self.excludes(&path, false) || self.include.as_ref().is_some_and(|include| !matches(include, &path, false))
    }

    fn excludes(&self, path: &Path, folder: bool) -> bool {
        self.exclude.as_ref().is_some_and(|exclude| matches(exclude, path, folder))
    }

    /// The path of a document as seen from the folder of the configuration; one that lies outside of it loses its root,
    /// so that patterns for names still match.
    fn inside(&self, document: &Path) -> PathBuf {
        let path = absolute(document);
        let inside = path.strip_prefix(&self.root).unwrap_or(&path);
        inside.components().filter(|component| matches!(component, Component::Normal(_))).collect()
    }
}

fn matches(patterns: &Gitignore, path: &Path, folder: bool) -> bool {
    !path.as_os_str().is_empty() && patterns.matched_path_or_any_parents(path, folder).is_ignore()
}

/// Where configurations are looked for, and those that were found.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    /// The one that holds for all documents.
    given: Option<Arc<Config>>,
    /// Whether none is looked for.
    isolated: bool,
    /// What holds in folders that were asked for.
    known: Mutex<HashMap<PathBuf, Option<Arc<Config>>>>,
}

impl Finder {
    /// A finder that takes one file for all documents, or none, or looks for the nearest one.
    pub(crate) fn new(given: Option<&Path>, isolated: bool) -> anyhow::Result<Self> {
        let given = given.map(|file| Config::load(file).map(Arc::new)).transpose()?;
        Ok(Self { given, isolated, known: Mutex::default() })
    }

    /// The configuration of a document or folder: that of the folder that holds it.
    pub(crate) fn of(&self, path: &Path) -> anyhow::Result<Option<Arc<Config>>> {
        if self.isolated || self.given.is_some() {
            return Ok(self.given.clone());
        }
        let path = absolute(path);
        let Some(folder) = path.parent() else { return Ok(None) };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut asked = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(config) = known.get(folder) {
                found.clone_from(config);
                break;
            }
            asked.push(folder.to_owned());
            let file = folder.join(FILE_NAME);
            if file.is_file() {
                found = Some(Arc::new(Config::load(&file)?));
                break;
            }
        }
        known.extend(asked.into_iter().map(|folder| (folder, found.clone())));
        Ok(found)
    }

    /// Whether a folder need not be walked; where its configuration cannot be read, that is told with its documents.
    pub(crate) fn skips(&self, folder: &Path) -> bool {
        self.of(folder).ok().flatten().is_some_and(|config| config.excludes(&config.inside(folder), true))
    }
}

/// A path from the root, without `.` and `..`.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => clean.push(component),
        }
    }
    clean
}

/// A path as errors show it: from the current folder where it lies in it, joined with `/`.
pub(crate) fn shown(path: &Path) -> String {
    let path = absolute(path);
    let here = absolute(Path::new("."));
    path.strip_prefix(here).unwrap_or(&path).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
