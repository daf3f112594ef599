//! Findings in, reviewdog's `rdjson` out.

use crate::found::{Finding, Found, Place, Point};
use crate::json;
use claimlint_rules::{Severity, Verdict};
use serde_json::{Value, json};

/// Writes the report; checks that hold are left out.
///
/// # Errors
/// None that is known; writing JSON may fail in principle.
pub fn render(documents: &[Found]) -> serde_json::Result<Vec<u8>> {
    let diagnostics: Vec<Value> = documents
        .iter()
        .flat_map(|found| found.findings.iter().map(move |finding| (found, finding)))
        .filter(|(_, finding)| finding.verdict != Verdict::Holds)
        .map(|(found, finding)| diagnostic(&found.path, finding))
        .collect();
    json::line(&json!({ "source": { "name": "claimlint" }, "diagnostics": diagnostics }))
}

fn diagnostic(path: &str, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    };
    let related = finding.related.iter().map(|(place, label)| {
        let message = if label.is_empty() { "compared" } else { label };
        json!({ "message": message, "location": { "path": path, "range": range(place) } })
    });
    let suggestions = finding.replacements().map(|fix| json!({ "range": range(&finding.place), "text": fix }));
    json!({
        "message": finding.told(),
        "location": { "path": path, "range": range(&finding.place) },
        "severity": severity,
        "code": { "value": finding.rule },
        "suggestions": suggestions.collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

/// A range as reviewdog counts: columns in bytes of UTF-8, the end left out.
fn range(place: &Place) -> Value {
    let point = |point: Point| json!({ "line": point.line, "column": point.byte_column });
    json!({ "start": point(place.start), "end": point(place.end) })
}
