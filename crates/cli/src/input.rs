//! Paths in, the files that they stand for out, each with its bytes.

use crate::arguments::{InputFormat, Reading};
use crate::policy::{Policies, Policy};
use anyhow::{Context, ensure};
use claimlint_document::{Changes, Document, Format};
use claimlint_report::safe;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name that standard input goes by where it is given none.
const STDIN: &str = "stdin.md";

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its path as given, joined with `/`.
    pub(crate) name: String,
    /// What holds for it.
    pub(crate) policy: Arc<Policy>,
    place: Place,
    /// The format that the flags or the name give; without one the content tells.
    format: Option<Format>,
    changes: Changes,
}

impl Source {
    /// Where it lies, if it is a file.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            Place::StandardInput => None,
        }
    }
}

#[derive(Clone, Debug)]
enum Place {
    File(PathBuf),
    StandardInput,
}

/// Every document under the paths, in the order of the paths, folders sorted by name; what cannot be listed is told.
///
/// # Errors
/// A configuration that cannot be used: nothing is checked under rules that nobody meant.
pub(crate) fn sources(reading: &Reading, policies: &mut Policies, mut complain: impl FnMut(String)) -> anyhow::Result<Vec<Source>> {
    let forced = reading.input_format.map(InputFormat::format);
    let changes = reading.changes.choice();
    let mut found = Vec::new();
    let here = [PathBuf::from(".")];
    for path in if reading.paths.is_empty() { &here[..] } else { &reading.paths } {
        if path.as_os_str() == "-" {
            let name = reading.stdin_filename.as_deref();
            let format = forced.or_else(|| Format::of_name(name?));
            let name = name.unwrap_or(STDIN);
            let policy = policies.of(Path::new(name))?;
            found.push(Source { name: name.to_owned(), policy, place: Place::StandardInput, format, changes });
        } else if path.is_dir() {
            walk(path, forced, changes, policies, &mut found, &mut complain)?;
        } else if !policies.force_exclude || !policies.leaves_out(path)? {
            let format = forced.or_else(|| Format::of_name(&path.to_string_lossy()));
            found.push(Source { name: name_of(path), policy: policies.of(path)?, place: Place::File(path.clone()), format, changes });
        }
    }
    Ok(found)
}

fn walk(
    folder: &Path,
    forced: Option<Format>,
    changes: Changes,
    policies: &mut Policies,
    found: &mut Vec<Source>,
    complain: &mut impl FnMut(String),
) -> anyhow::Result<()> {
    let finder = policies.finder();
    let is_folder = |entry: &ignore::DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    let mut walk = ignore::WalkBuilder::new(folder);
    walk.sort_by_file_path(Path::cmp).filter_entry(move |entry| entry.depth() == 0 || !is_folder(entry) || !finder.skips(entry.path()));
    for entry in walk.build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                // Word keeps who has a file open in one beside it.
                let lock = entry.file_name().to_string_lossy().starts_with("~$");
                if let Some(named) = Format::of_name(&entry.path().to_string_lossy()).filter(|_| !lock) {
                    let format = Some(forced.unwrap_or(named));
                    let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                    if !policies.leaves_out(path)? {
                        let place = Place::File(path.to_owned());
                        found.push(Source { name: name_of(path), policy: policies.of(path)?, place, format, changes });
                    }
                }
            }
            Ok(_) => {}
            Err(error) => complain(safe::line(&error.to_string())),
        }
    }
    Ok(())
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// The longest file that is read, in bytes: a device or a log that is written all the time has no end.
const LONGEST: u64 = 1 << 30;

/// Reads one file.
pub(crate) fn read(source: &Source) -> anyhow::Result<Document> {
    let bytes = match &source.place {
        Place::File(path) => {
            let file = std::fs::File::open(path).with_context(|| safe::path(&source.name))?;
            let length = file.metadata().map_or(0, |known| known.len());
            whole(file, length).with_context(|| safe::path(&source.name))?
        }
        Place::StandardInput => whole(std::io::stdin().lock(), 0).context("standard input")?,
    };
    let plainest = if matches!(source.place, Place::StandardInput) { Format::Markdown } else { Format::Plain };
    let format = source.format.or_else(|| Format::of_content(&bytes)).unwrap_or(plainest);
    claimlint_document::read_with(bytes, format, source.changes).with_context(|| safe::path(&source.name))
}

/// All bytes of a file of about this length.
fn whole(file: impl Read, length: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(LONGEST)).unwrap_or(0));
    file.take(LONGEST + 1).read_to_end(&mut bytes)?;
    let ends = u64::try_from(bytes.len()).is_ok_and(|length| length <= LONGEST);
    ensure!(ends, "found no file that ends within {} MB; expected a document", LONGEST >> 20);
    Ok(bytes)
}
