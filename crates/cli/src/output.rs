//! Text in, bytes on standard output and standard error out.

use anyhow::Context;
use std::io::Write;
use std::path::Path;

/// Tells the user that something could not be done.
#[expect(clippy::print_stderr, reason = "this is the one place that speaks on standard error")]
pub(crate) fn complain(message: &str) {
    eprintln!("claimlint: {message}");
}

/// Writes to standard output; a reader that has gone away is no error.
pub(crate) fn print(text: &[u8]) -> anyhow::Result<()> {
    match std::io::stdout().lock().write_all(text) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Appends a row of JSON and a line break.
pub(crate) fn json_line(text: &mut Vec<u8>, row: &impl serde::Serialize) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *text, row)?;
    text.push(b'\n');
    Ok(())
}

/// Writes a file whole or not at all: first beside its place, then into it.
pub(crate) fn write_file(path: &Path, text: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let context = || format!("{}: cannot be written", path.display());
    std::fs::create_dir_all(folder).with_context(context)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    file.write_all(text).with_context(context)?;
    file.persist(path).with_context(context)?;
    Ok(())
}
