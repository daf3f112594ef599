//! Paths in, the files that they stand for out, each with its bytes.

use anyhow::Context;
use claimlint_document::{Document, Format};
use claimlint_report::safe;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its path as given, joined with `/`.
    pub(crate) name: String,
    place: Place,
    format: Format,
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
pub(crate) fn sources(paths: &[PathBuf], stdin_name: &str, mut complain: impl FnMut(String)) -> Vec<Source> {
    let mut found = Vec::new();
    let here = [PathBuf::from(".")];
    for path in if paths.is_empty() { &here[..] } else { paths } {
        if path.as_os_str() == "-" {
            let format = Format::of_name(stdin_name).unwrap_or(Format::Markdown);
            found.push(Source { name: stdin_name.to_owned(), place: Place::StandardInput, format });
        } else if path.is_dir() {
            walk(path, &mut found, &mut complain);
        } else {
            let format = Format::of_name(&path.to_string_lossy()).unwrap_or(Format::Plain);
            found.push(Source { name: name_of(path), place: Place::File(path.clone()), format });
        }
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<Source>, complain: &mut impl FnMut(String)) {
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                if let Some(format) = Format::of_name(&entry.path().to_string_lossy()) {
                    let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                    found.push(Source { name: name_of(path), place: Place::File(path.to_owned()), format });
                }
            }
            Ok(_) => {}
            Err(error) => complain(safe::line(&error.to_string())),
        }
    }
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Reads one file.
pub(crate) fn read(source: &Source) -> anyhow::Result<Document> {
    let bytes = match &source.place {
        Place::File(path) => std::fs::read(path).with_context(|| safe::path(&source.name))?,
        Place::StandardInput => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
            bytes
        }
    };
    claimlint_document::read(bytes, source.format).with_context(|| safe::path(&source.name))
}
