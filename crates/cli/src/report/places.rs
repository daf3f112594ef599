//! The names of documents in, the places of their reports below a folder out: as the documents lie, no two at one place.

use std::collections::HashSet;
use std::path::{Component, Path};

/// The places that are taken, written small, since some file systems do not tell large letters from small ones.
pub(super) struct Places {
    ending: &'static str,
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Places {
    /// Nothing is taken but the place of the index.
    pub(super) fn new(ending: &'static str) -> Self {
        Self { ending, files: HashSet::from([index(ending)]), folders: HashSet::new() }
    }

    /// The place of a report: the path of the document without what would lead out of the folder, with the ending of reports.
    ///
    /// Where that is taken the document keeps its own ending before it, else it gets a number.
    pub(super) fn choose(&mut self, name: &str) -> String {
        let mut parts = inside(name);
        let file = parts.pop().unwrap_or_else(|| "document".to_owned());
        let mut folder = String::new();
        for part in parts {
            let numbered = (2_u64..).map(|number| format!("{folder}{part}-{number}"));
            let free = std::iter::once(format!("{folder}{part}")).chain(numbered).find(|place| !self.files.contains(&place.to_lowercase()));
            folder = free.unwrap_or_default() + "/";
            self.folders.insert(folder.trim_end_matches('/').to_lowercase());
        }
        let stem = file.rfind('.').filter(|&point| point > 0).map_or(file.as_str(), |point| &file[..point]);
        let named = [format!("{folder}{stem}.{}", self.ending), format!("{folder}{file}.{}", self.ending)].into_iter();
        let numbered = (2_u64..).map(|number| format!("{folder}{stem}-{number}.{}", self.ending));
        let free = |place: &String| {
            let small = place.to_lowercase();
            !self.files.contains(&small) && !self.folders.contains(&small)
        };
        let place = named.chain(numbered).find(free).unwrap_or_default();
        self.files.insert(place.to_lowercase());
        place
    }
}

/// The name of the index of reports with this ending.
pub(super) fn index(ending: &str) -> String {
    format!("index.{ending}")
}

/// The way from the report of a document to the index.
pub(super) fn way_to_index(name: &str, ending: &str) -> String {
    "../".repeat(inside(name).len().saturating_sub(1)) + &index(ending)
}

/// The parts of a path that lie in a folder: no root, no way up.
fn inside(name: &str) -> Vec<String> {
    let parts = Path::new(name).components().filter_map(|component| match component {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::{Places, way_to_index};

    #[test]
    fn no_two_reports_stand_at_one_place() {
        let cases = [
            ("a/x.md", "a/x.html"),
            ("a/x.txt", "a/x.txt.html"),
            ("../a/x.md", "a/x.md.html"),
            ("a/X.md", "a/X-2.html"),
            ("index.md", "index.md.html"),
            ("/index.txt", "index.txt.html"),
            (".hidden", ".hidden.html"),
            ("-", "-.html"),
            ("..", "document.html"),
            ("d.txt", "d.html"),
            ("d.html/e.md", "d.html-2/e.html"),
            ("d.html/f.md", "d.html-2/f.html"),
            ("g.html/h.md", "g.html/h.html"),
            ("g.md", "g.md.html"),
        ];
        let mut places = Places::new("html");
        for (name, expected) in cases {
            assert_eq!(places.choose(name), expected, "{name}");
        }
    }

    #[test]
    fn every_report_finds_the_index() {
        assert_eq!(way_to_index("x.md", "html"), "index.html");
        assert_eq!(way_to_index("/a/../b/x.md", "md"), "../../index.md");
    }
}
