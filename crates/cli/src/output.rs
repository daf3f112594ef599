//! Text in, bytes on standard output, standard error and in files out.

use anyhow::Context;
use claimlint_report::safe;
use std::fmt;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The reader of standard output has gone away: nothing more is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("standard output was closed")
    }
}

impl std::error::Error for Closed {}

/// Tells the user that something could not be done.
///
/// Messages quote texts and names, so that nothing in them is passed on raw.
pub(crate) fn complain(message: &str) {
    // Where nobody listens, nobody can be told.
    let _ = writeln!(std::io::stderr().lock(), "claimlint: {}", safe::lines(message));
}

/// Writes to standard output.
///
/// # Errors
/// [`Closed`] where the reader has gone away, so that the work ends; [`is_closed`] tells it from what is to be told.
pub(crate) fn print(text: &[u8]) -> anyhow::Result<()> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text).and_then(|()| output.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Closed.into()),
        other => other.context("standard output"),
    }
}

/// Whether an error says no more than that the reader has gone away.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    error.is::<Closed>()
}

/// Appends a row of JSON and a line break.
pub(crate) fn json_line(text: &mut Vec<u8>, row: &impl serde::Serialize) -> serde_json::Result<()> {
    claimlint_report::json::write(text, row)?;
    text.push(b'\n');
    Ok(())
}

/// Writes a file whole or not at all: first beside its place, then into it.
pub(crate) fn write_file(path: &Path, text: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let context = || format!("{}: cannot be written", safe::path(&path.to_string_lossy()));
    std::fs::create_dir_all(folder).with_context(context)?;
    let mut file = new_file(folder).with_context(context)?;
    file.write_all(text).with_context(context)?;
    file.persist(path).with_context(context)?;
    Ok(())
}

/// A file that goes away unless it is given its name; others may read it as far as the user lets them read new files.
fn new_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".claimlint").tempfile_in(folder)
}

/// Appends to a file, which is made where there is none.
pub(crate) fn append(path: &Path, text: &[u8]) -> anyhow::Result<()> {
    let context = || format!("{}: cannot be written", safe::path(&path.to_string_lossy()));
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path).with_context(context)?;
    file.write_all(text).with_context(context)
}
