//! A revision of a git repository and a file in, the file as it was then out.
//!
//! Git is asked by running it; no shell stands between. The revision is resolved once, and one list of changed files a
//! repository tells which documents must be read twice: one that is not in it is as it was.

use crate::input::Source;
use crate::policy::{self, Judged, Policy};
use crate::{output, suppress};
use anyhow::{Context, anyhow, bail};
use claimlint_document::{Document, Format};
use claimlint_rules::revision::{Side, compare};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

/// The revision that documents are held against.
pub(crate) struct Since {
    revision: String,
    /// The repositories met so far, by their folders; one that cannot answer is told for each of its files.
    repositories: Mutex<HashMap<PathBuf, Arc<Result<Repository, String>>>>,
}

/// What is known of one repository.
struct Repository {
    root: PathBuf,
    /// The commit that the revision names.
    commit: String,
    /// For each path that differs from the revision how it stood there.
    changed: HashMap<PathBuf, Before>,
}

/// How a file of the working folder stood at the revision.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Before {
    /// Under this path.
    Under(PathBuf),
    /// Not at all.
    Missing,
}

/// What became of a document since the revision.
pub(crate) enum Past {
    /// It is as it was.
    Same,
    /// It was not there.
    New,
    /// It read so, under this path of the repository.
    Was(Box<Document>, String),
}

impl Since {
    /// Resolves a revision where a command is run or its first document lies.
    ///
    /// # Errors
    /// Nothing can be answered: git is missing, there is no repository, or it does not know the revision.
    pub(crate) fn new(revision: &str, paths: &[PathBuf]) -> anyhow::Result<Self> {
        let since = Self { revision: revision.to_owned(), repositories: Mutex::default() };
        let here = PathBuf::from(".");
        let start = paths.iter().find(|path| path.exists()).unwrap_or(&here);
        if root(start)?.is_none() {
            bail!("`{}` lies in no git repository, so it has no revisions", start.display());
        }
        if let Err(error) = &*since.repository(start)? {
            bail!("{error}");
        }
        Ok(since)
    }

    /// The revision as it was given.
    pub(crate) fn revision(&self) -> &str {
        &self.revision
    }

    /// How a document stood at the revision.
    pub(crate) fn past(&self, source: &Source) -> anyhow::Result<Past> {
        let path = source.file().ok_or_else(|| anyhow!("standard input has no revisions; give --since files"))?;
        let repository = self.repository(path).with_context(|| source.name.clone())?;
        let repository = (*repository).as_ref().map_err(|error| anyhow!("{}: {error}", source.name))?;
        let full = path.canonicalize().with_context(|| source.name.clone())?;
        let below = full.strip_prefix(&repository.root).with_context(|| format!("{}: lies outside of its repository", source.name))?;
        let before = match repository.changed.get(below) {
            Some(Before::Missing) => return Ok(Past::New),
            Some(Before::Under(path)) => path.clone(),
            // What git ignores is in no list; what it knows and does not list is as it was.
            None if repository.holds(below) => return Ok(Past::Same),
            None if repository.tracks(below) => return Ok(Past::New),
            None => {
                output::complain(&format!("{}: git does not know this file; everything in it is taken for new", source.name));
                return Ok(Past::New);
            }
        };
        let name = slashed(&before);
        let bytes = repository.git(&["cat-file", "blob", &format!("{}:{name}", repository.commit)])?;
        let format = Format::of_name(&name).unwrap_or(Format::Plain);
        let document = claimlint_document::read(bytes, format).with_context(|| format!("{name} at {}", self.revision))?;
        Ok(Past::Was(Box::new(document), name))
    }

    /// Whether a document lies under a path of its repository.
    pub(crate) fn is_at(source: &Source, path: &str) -> bool {
        let full = source.file().and_then(|file| file.canonicalize().ok());
        full.is_some_and(|full| full.ends_with(path))
    }

    /// The documents that stood below some paths at the revision and are gone, by their paths in the repository.
    pub(crate) fn deleted(&self, paths: &[PathBuf]) -> anyhow::Result<Vec<String>> {
        let here = [PathBuf::from(".")];
        let mut deleted = BTreeSet::new();
        for path in if paths.is_empty() { &here[..] } else { paths } {
            let existing = path.ancestors().find(|path| path.exists() || path.as_os_str().is_empty()).unwrap_or(path);
            let rest = path.strip_prefix(existing).unwrap_or(Path::new(""));
            let existing = if existing.as_os_str().is_empty() { Path::new(".") } else { existing };
            let repository = self.repository(existing)?;
            let Ok(repository) = &*repository else { continue };
            let below = existing.canonicalize()?.join(rest);
            let below = below.strip_prefix(&repository.root).unwrap_or(Path::new("")).to_owned();
            let listed =
                repository.git(&["diff", "--name-only", "-z", "--no-ext-diff", "-M", "--diff-filter=D", &repository.commit, "--"])?;
            let names = listed.split(|&byte| byte == 0).map(|name| String::from_utf8_lossy(name).into_owned());
            deleted.extend(names.filter(|name| !name.is_empty() && Path::new(name).starts_with(&below) && Format::of_name(name).is_some()));
        }
        Ok(deleted.into_iter().collect())
    }

    /// Whether a path names documents that the revision held and that are gone.
    pub(crate) fn is_deleted(&self, path: &Path) -> bool {
        !path.exists() && self.deleted(&[path.to_owned()]).is_ok_and(|deleted| !deleted.is_empty())
    }

    /// The repository that holds a path.
    fn repository(&self, path: &Path) -> anyhow::Result<Arc<Result<Repository, String>>> {
        let Some(root) = root(path)? else {
            return Ok(Arc::new(Err("this file lies in no git repository, so it has no revisions".to_owned())));
        };
        let mut known = self.repositories.lock().map_err(|_| anyhow!("another document has failed"))?;
        if let Some(repository) = known.get(&root) {
            return Ok(Arc::clone(repository));
        }
        let opened = Arc::new(Repository::open(root.clone(), &self.revision).map_err(|error| format!("{error:#}")));
        known.insert(root, Arc::clone(&opened));
        Ok(opened)
    }
}

impl Repository {
    /// Resolves a revision and lists what has changed since.
    fn open(root: PathBuf, revision: &str) -> anyhow::Result<Self> {
        let mut repository = Self { root, commit: String::new(), changed: HashMap::new() };
        if revision.is_empty() || revision.starts_with('-') {
            bail!("`{revision}` is no revision; give a branch, a tag or a commit");
        }
        let named = format!("{revision}^{{commit}}");
        let (known, commit) = repository.run(&["rev-parse", "--verify", "--quiet", &named])?;
        if !known {
            let (_, shallow) = repository.run(&["rev-parse", "--is-shallow-repository"])?;
            if shallow.starts_with(b"true") {
                bail!("this shallow clone does not hold the revision `{revision}`; fetch it first, as by `git fetch --unshallow`");
            }
            bail!("the repository does not know the revision `{revision}`");
        }
        String::from_utf8_lossy(&commit).trim().clone_into(&mut repository.commit);
        let list = repository.git(&["diff", "--name-status", "-z", "--no-ext-diff", "-M", &repository.commit, "--"])?;
        let mut fields = list.split(|&byte| byte == 0).filter(|field| !field.is_empty());
        let path = |field: &[u8]| PathBuf::from(String::from_utf8_lossy(field).into_owned());
        while let (Some(status), Some(first)) = (fields.next(), fields.next()) {
            match status.first() {
                Some(b'R' | b'C') => {
                    if let Some(second) = fields.next() {
                        repository.changed.insert(path(second), Before::Under(path(first)));
                    }
                }
                Some(b'A') => {
                    repository.changed.insert(path(first), Before::Missing);
                }
                Some(b'D') => {}
                _ => {
                    repository.changed.insert(path(first), Before::Under(path(first)));
                }
            }
        }
        Ok(repository)
    }

    /// Whether the revision holds a path.
    fn holds(&self, path: &Path) -> bool {
        let object = format!("{}:{}", self.commit, slashed(path));
        self.run(&["cat-file", "-e", &object]).is_ok_and(|(fine, _)| fine)
    }

    /// Whether git would take a path in: it is tracked, or neither tracked nor ignored.
    fn tracks(&self, path: &Path) -> bool {
        let listed = self.run(&["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", &slashed(path)]);
        listed.is_ok_and(|(_, names)| !names.is_empty())
    }

    /// What a git command prints.
    fn git(&self, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
        match self.run(arguments)? {
            (true, printed) => Ok(printed),
            (false, _) => bail!("git {} failed in {}", arguments.first().unwrap_or(&""), self.root.display()),
        }
    }

    /// Whether a git command went well, and what it printed.
    fn run(&self, arguments: &[&str]) -> anyhow::Result<(bool, Vec<u8>)> {
        let mut command = Command::new("git");
        // Paths are names, never patterns; nothing is written, nothing is asked, and no program that the repository names is run.
        command.args(["--literal-pathspecs", "-c", "core.fsmonitor=false"]).arg("-C").arg(&self.root).args(arguments);
        command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
        let output = command.output().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => anyhow!("--since needs git, which is not installed or not on the PATH"),
            _ => anyhow!("git cannot be run: {error}"),
        })?;
        let told = String::from_utf8_lossy(&output.stderr);
        if told.contains("dubious ownership") {
            bail!("git does not trust {}, which belongs to somebody else; see its setting safe.directory", self.root.display());
        }
        Ok((output.status.success(), output.stdout))
    }
}

/// What the revision brought into a document.
///
/// Nothing where it is as it was; where it is new, all that was found in it.
pub(crate) fn introduced(past: &Past, new: Side, policy: &Policy) -> Judged {
    match past {
        Past::Same => Judged { checks: Vec::new(), allowed: 0 },
        Past::New => policy::judge(policy, new.ledger, new.checks.to_vec()),
        Past::Was(old, _) => {
            let ledger = claimlint_parser::parse(old, &policy.settings);
            let checks = claimlint_rules::check(&ledger, &policy.book);
            let brought = compare(Side { ledger: &ledger, checks: &checks }, new, &policy.book).checks;
            let mut judged = policy::judge(policy, new.ledger, brought);
            // What a comment allows may be as old as the comment.
            judged.checks.retain(|check| &*check.rule != suppress::UNUSED);
            judged
        }
    }
}

/// The folder of the repository that holds a path.
fn root(path: &Path) -> anyhow::Result<Option<PathBuf>> {
    let full = path.canonicalize().with_context(|| path.display().to_string())?;
    Ok(full.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned))
}

/// A path as git writes it.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
