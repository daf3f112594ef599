//! Examples of references and of what is none.

use crate::{ClaimKind, Settings, parse};
use claimlint_document::{Format, read};

/// The references of a text, each as its target, its label and a star where it leads out.
#[track_caller]
fn references(text: &str, expected: &[&str]) {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = parse(&document, &Settings::default());
    let found: Vec<String> = ledger
        .claims
        .iter()
        .filter_map(|claim| match &claim.kind {
            ClaimKind::Reference(reference) => {
                Some(format!("{:?} {}{}", reference.target, reference.label, if reference.external { " *" } else { "" }))
            }
            _ => None,
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn parts_are_read_with_their_labels() {
    references("As said in Section 7.4 and sections 2.1–2.3.", &["Section 7.4", "Section 2.1–2.3"]);
    references(
        "We use § 5, Sec. 2, Chapter 9, Chapter Nine and Part II.",
        &["Section 5", "Section 2", "Chapter 9", "Chapter 9", "Chapter II"],
    );
    references("Look at Appendix C, Annex 2 and Schedule 1.", &["Appendix C", "Appendix 2", "Appendix 1"]);
    references(
        "It shows in Table 5, in Tables 2 and 3, and in Figs. 1, 2a, and 4.",
        &["Table 5", "Table 2", "Table 3", "Figure 1", "Figure 2a", "Figure 4"],
    );
    references("It shows in Figure 3a, Fig. 1, Box 2 and Listing 4-1.", &["Figure 3a", "Figure 1", "Box 2", "Listing 4-1"]);
    references("By Equation (3) and Eq. 4 it holds.", &["Equation 3", "Equation 4"]);
    references("Under Article 5, Clause 3.2 or paragraph 4(b)(ii) it ends.", &["Section 5", "Section 3.2", "Section 4(b)(ii)"]);
    references("In Listings 20-1 and 20-3 it loops, as in Figures 2-4.", &["Listing 20-1", "Listing 20-3", "Figure 2–4"]);
    references("Tables 3 to 5 list them, as does appendix B.", &["Table 3–5", "Appendix B"]);
}

#[test]
fn common_nouns_before_numbers_are_no_parts() {
    references("In part 3 people left the section. The table had 5 legs.", &[]);
    references("The box 2 of us carried, for example 3 bricks.", &[]);
    references("In this section I show the table.", &[]);
}

#[test]
fn parts_of_other_texts_lead_out() {
    references("We cite Section 230 of the Act.", &["Section 230 *"]);
    references("Under Article 5 of the Treaty they act; Article 5 binds all.", &["Section 5 *", "Section 5 *"]);
    references("As RFC 2119 Section 3 says, and RFC 2119, Section 6 too.", &["Section 3 *", "Section 6 *"]);
    references("We took it from Table 2 of Roe and from their Figure 1.", &["Table 2 *", "Figure 1 *"]);
    references("It follows Article 6 GDPR and 42 U.S.C. § 1983.", &["Section 6 *", "Section 1983 *"]);
    references("See Section 3 of this report and Schedule 1 to this Agreement.", &["Section 3", "Appendix 1"]);
}

#[test]
fn labels_at_the_thing_itself_are_no_references() {
    references("Table 2. Nurses by ward", &[]);
    references("Figure 3: The new wing", &[]);
    references("Section 4.1\n\nKeys are handed out at the desk.", &[]);
    references("Table 2 lists the nurses.", &["Table 2"]);
}

#[test]
fn numbers_in_square_brackets_are_citations() {
    references(
        "It was shown [12] and shown again [3–6], [1, 4] and [7,8].",
        &["Citation 12", "Citation 3–6", "Citation 1", "Citation 4", "Citation 7", "Citation 8"],
    );
    references("It rose (95% CI [1, 5]) in [2019], by [0, 1].", &[]);
    references(
        "It was said [@roe2019; @lee-04, p. 5] and [1]_ and [CIT2002]_.",
        &["Citation roe2019", "Citation lee-04", "Citation 1", "Citation CIT2002"],
    );
}

#[test]
fn names_with_years_are_citations() {
    references("It holds (Roe et al., 2019).", &["Citation Roe et al. 2019"]);
    let list = |text: &str| format!("{text}\n\nReferences\n\nNone.");
    references(
        &list("As Roe and Lee (2018) found (see Poe, 2004; Kim & Park, 2010a, 2011)."),
        &["Citation Roe & Lee 2018", "Citation Poe 2004", "Citation Kim & Park 2010a", "Citation Kim & Park 2011"],
    );
    references(
        &list("As van der Berg (2018a,b) and García-López's (2001) work says."),
        &["Citation van der Berg 2018a", "Citation van der Berg 2018b", "Citation García-López 2001"],
    );
    references("He went there (Paris, 2015), as Smith (2018) did.", &[]);
    references(&list("It opened (March 2019) in the spring (April 2020)."), &[]);
}

#[test]
fn footnote_marks_are_read() {
    references("It is so.[^1] It was shown.² The patients³ left.", &["Footnote 1", "Footnote 2", "Footnote 3"]);
    references("The row log.topics[1] is code.", &[]);
    references("An area of 4 km² and χ² tests.", &[]);
}
