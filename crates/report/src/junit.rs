//! Findings in, a `JUnit` report out: a suite for each document, a case for each finding.
//!
//! A conflict is a failure, a review is skipped with its message (a person must look), and a check that holds has passed;
//! a document without findings is one case that has passed.

use crate::found::{Finding, Found};
use crate::xml::escape;
use claimlint_rules::Verdict;

/// Writes the report.
pub fn render(documents: &[Found]) -> Vec<u8> {
    let count = |found: &Found, verdict: Verdict| found.findings.iter().filter(|finding| finding.verdict == verdict).count();
    let total = |of: &dyn Fn(&Found) -> usize| documents.iter().map(of).sum::<usize>();
    let mut report = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    report.push_str(&format!(
        "<testsuites name=\"claimlint\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
        total(&|found| found.findings.len().max(1)),
        total(&|found| count(found, Verdict::Conflict)),
    ));
    for found in documents {
        let path = escape(&found.path);
        report.push_str(&format!(
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n",
            found.findings.len().max(1),
            count(found, Verdict::Conflict),
            count(found, Verdict::Review),
        ));
        if found.findings.is_empty() {
            report.push_str(&format!("    <testcase classname=\"claimlint\" name=\"nothing found\" file=\"{path}\"/>\n"));
        }
        for finding in &found.findings {
            report.push_str(&case(&path, finding));
        }
        report.push_str("  </testsuite>\n");
    }
    report.push_str("</testsuites>\n");
    report.into_bytes()
}

fn case(path: &str, finding: &Finding) -> String {
    let start = finding.place.start;
    let rule = escape(&finding.rule);
    let head = format!(
        "    <testcase classname=\"claimlint.{}\" name=\"{rule} at {}:{}\" file=\"{path}\" line=\"{}\"",
        finding.family, start.line, start.column, start.line
    );
    let message = escape(&finding.message);
    match finding.verdict {
        Verdict::Holds => format!("{head}/>\n"),
        Verdict::Review => format!("{head}>\n      <skipped message=\"{message}\"/>\n    </testcase>\n"),
        Verdict::Conflict => {
            let told = escape(&finding.told());
            format!("{head}>\n      <failure type=\"{rule}\" message=\"{message}\">{told}</failure>\n    </testcase>\n")
        }
    }
}
