//! Prints a text made for measuring: `cargo run --release --example texts -- KIND BYTES`.

#[path = "../benches/texts/mod.rs"]
mod texts;

use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    let size = arguments.next().and_then(|size| size.parse().ok()).unwrap_or(1_000_000);
    let mut out = std::io::stdout().lock();
    match texts::KINDS.iter().find(|(name, _)| *name == kind) {
        Some((_, text)) => out.write_all(text(size).as_bytes()),
        None => {
            for (name, _) in texts::KINDS {
                writeln!(out, "{name}")?;
            }
            Ok(())
        }
    }
}
