//! Findings in, a Checkstyle report out, which many build servers read.

use crate::found::Found;
use crate::xml::escape;
use claimlint_rules::{Severity, Verdict};

/// Writes the report; a check that holds stands there as `ignore`, which readers pass over.
pub fn render(documents: &[Found]) -> Vec<u8> {
    let mut report = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for found in documents {
        report.push_str(&format!("  <file name=\"{}\">\n", escape(&found.path)));
        for finding in &found.findings {
            let severity = match (finding.verdict, finding.severity) {
                (Verdict::Holds, _) => "ignore",
                (_, Severity::Error) => "error",
                (_, Severity::Warning) => "warning",
                (_, Severity::Note) => "info",
            };
            let start = finding.place.start;
            report.push_str(&format!(
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"claimlint.{}\"/>\n",
                start.line,
                start.column,
                escape(&finding.message),
                escape(&finding.rule),
            ));
        }
        report.push_str("  </file>\n");
    }
    report.push_str("</checkstyle>\n");
    report.into_bytes()
}
