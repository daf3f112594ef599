//! A kind of claim, or of what a claim says, in, the name that the contract has for it out.

use claimlint_parser::{ClaimKind, Form, ReferenceTarget};

/// The name of a claim's kind.
pub fn kind_name(kind: &ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Time(_) => "time",
        ClaimKind::Range(_) => "range",
        ClaimKind::Quantity(_) => "quantity",
        ClaimKind::Enumeration(_) => "enumeration",
        ClaimKind::Attribution(_) => "attribution",
        ClaimKind::Person(_) => "person",
        ClaimKind::Organisation(_) => "organisation",
        ClaimKind::Quotation(_) => "quotation",
        ClaimKind::Reference(_) => "reference",
        ClaimKind::Identifier(_) => "identifier",
        ClaimKind::Statistic(_) => "statistic",
    }
}

/// The name of a quantity's form.
pub fn form_name(form: Form) -> &'static str {
    match form {
        Form::Count => "count",
        Form::Percent => "percent",
        Form::PercentagePoint => "percentage-point",
        Form::Money => "money",
        Form::Measure => "measure",
        Form::Ordinal => "ordinal",
        Form::Fraction => "fraction",
        Form::Multiple => "multiple",
        Form::Ratio => "ratio",
        Form::Age => "age",
        Form::Score => "score",
    }
}

pub(super) fn target_name(target: ReferenceTarget) -> &'static str {
    match target {
        ReferenceTarget::Section => "section",
        ReferenceTarget::Chapter => "chapter",
        ReferenceTarget::Appendix => "appendix",
        ReferenceTarget::Table => "table",
        ReferenceTarget::Figure => "figure",
        ReferenceTarget::Box => "box",
        ReferenceTarget::Listing => "listing",
        ReferenceTarget::Equation => "equation",
        ReferenceTarget::Footnote => "footnote",
        ReferenceTarget::Citation => "citation",
        ReferenceTarget::Link => "link",
    }
}
