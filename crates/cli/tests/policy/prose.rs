//! The project's own prose holds: what it asks of others it does itself.

use super::run;
use std::path::Path;

#[test]
fn the_project_checks_its_own_prose() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let ran = run(&root, &["check", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "rules"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.told);
}
