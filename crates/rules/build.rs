//! The folder of rules in, a list of its files out: adding a page is adding a file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let book = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../rules");
    let mut files = Vec::new();
    collect(&book, &mut files)?;
    files.sort();
    let mut list = format!("static FILES: [(&str, &str); {}] = [\n", files.len());
    for file in &files {
        let name = file.strip_prefix(&book).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        let _infallible = writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string());
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("pages.rs"), list)
}

/// Gathers the pages and word sets below a folder, and asks to be run again when one comes or goes.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.parent().is_some_and(|parent| !parent.ends_with("rules"))
            && path.extension().is_some_and(|ending| ending == "md" || ending == "json")
        {
            files.push(path);
        }
    }
    Ok(())
}
