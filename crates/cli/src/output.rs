//! Text in, bytes on standard output and standard error out.

use std::io::Write;

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
