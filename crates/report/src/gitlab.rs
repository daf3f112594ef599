//! Findings in, a code quality report for GitLab out.

use crate::checks::hash;
use crate::found::{Finding, Found};
use crate::json;
use claimlint_rules::{Severity, Verdict};
use serde_json::{Value, json};

/// Writes the report; checks that hold are no issues, and are left out.
///
/// # Errors
/// None that is known; writing JSON may fail in principle.
pub fn render(documents: &[Found]) -> serde_json::Result<Vec<u8>> {
    let issues: Vec<Value> = documents
        .iter()
        .flat_map(|found| found.findings.iter().map(move |finding| (found, finding)))
        .filter(|(_, finding)| finding.verdict != Verdict::Holds)
        .map(|(found, finding)| issue(&found.path, finding))
        .collect();
    json::line(&issues)
}

fn issue(path: &str, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    };
    // GitLab wants the path from the root of the repository without a point before it.
    let path = path.trim_start_matches("./");
    json!({
        "type": "issue",
        "check_name": finding.rule,
        "description": finding.message,
        "content": { "body": finding.told() },
        "categories": ["Bug Risk"],
        "severity": severity,
        // The same sentence in two files is two issues.
        "fingerprint": format!("{:016x}", hash(&[path, &finding.fingerprint])),
        "location": { "path": path, "lines": { "begin": finding.place.start.line, "end": finding.place.end.line } },
    })
}
