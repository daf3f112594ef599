//! What is read from each construct of plain text.

mod draw;

use claimlint_document::Format::Plain;
use draw::draw;

#[test]
fn title_byline_photo_and_headings() {
    let source = "A bridge for Halden\n\nThe town has a new bridge, and many like it.\n\nOctober 7, 2021 - Ada Bryce - Analysis\n\nPhoto: the bridge\n\nCosts and gains\n\nIt cost more than the council had planned for in the spring.\n\n1.2 Later work\n\nMore was done.\n\nTHE END OF IT\n\nAll went home.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    title: A bridge for Halden
    paragraph: The town has a new bridge, and many like it.
    byline: October 7, 2021 - Ada Bryce - Analysis
    caption: Photo: the bridge
    heading 2: Costs and gains
    paragraph: It cost more than the council had planned for in the spring.
    heading 2: 1.2 Later work
    paragraph: More was done.
    heading 1: THE END OF IT
    paragraph: All went home.
    dateline: 2021-10-07 from "October 7, 2021"
    "#);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let source = "The council met on the third of May and spoke about the bridge for a long\ntime. It was late when the members went home, and some of them were not\nhappy with what they had heard. The mayor was.\nShe said so.\nThe next paragraph begins here although no blank line stands before it, and\nit goes on.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: The council met on the third of May and spoke about the bridge for a long⏎time. It was late when the members went home, and some of them were not⏎happy with what they had heard. The mayor was.
    paragraph: She said so.
    paragraph: The next paragraph begins here although no blank line stands before it, and⏎it goes on.
    "#);
}

#[test]
fn one_line_a_paragraph() {
    let source = "A title line\nMay 3, 2020\nThe council met on the third of May and spoke about the bridge for a long time, and it was late when the members went home again.\nSome of them were not happy with what they had heard.\nThe mayor was happy, and she said so to the paper, which printed what she had said in full on the very next day, with a photograph.\nAll was well.\nThe bridge was opened on the first of June of the same year, in good weather, before a crowd of four hundred people from the town and around.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    title: A title line
    byline: May 3, 2020
    paragraph: The council met on the third of May and spoke about the bridge for a long time, and it was late when the members went home again.
    paragraph: Some of them were not happy with what they had heard.
    paragraph: The mayor was happy, and she said so to the paper, which printed what she had said in full on the very next day, with a photograph.
    paragraph: All was well.
    paragraph: The bridge was opened on the first of June of the same year, in good weather, before a crowd of four hundred people from the town and around.
    dateline: 2020-05-03 from "May 3, 2020"
    "#);
}

#[test]
fn a_single_line_is_a_paragraph() {
    let source = "Feb 29th, 2014";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: Feb 29th, 2014
    "#);
}

#[test]
fn lists_made_by_hand() {
    let source = "We need:\n\n- bread\n- milk\n  from the farm\n  * whole\n  * skimmed\n\n1. one\n\n   more of one\n2. two\n4. four\n\na. first\nb. second\n\nIn that year and in\n1. of May nothing happened.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: We need:
    item in 0.0 -: bread
    item in 0.1 -: milk⏎from the farm
    item in 1.0 *: whole
    item in 1.1 *: skimmed
    item in 2.0 1.: one
    paragraph in 2.0 1.: more of one
    item in 2.1 2.: two
    item in 2.2 4.: four
    item in 3.0 a.: first
    item in 3.1 b.: second
    paragraph: In that year and in⏎1. of May nothing happened.
    list 0, bulleted: - -
    list 1 in 0.1, bulleted: * *
    list 2, ordered: 1. 2. 4.
    list 3 in 2.2, ordered: a. b.
    "#);
}

#[test]
fn the_last_item_over_text_is_no_heading() {
    let source = "Three tools are needed for this repair:\n\n1. a short ladder\n\n2. a pair of pliers, the longer\n   of the two\n\n3. a torch\n\nAll of them hang on the wall of the shed behind the house.\n\n4 Afterwards\n\nHang everything up again where you found it.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: Three tools are needed for this repair:
    item in 0.0 1.: a short ladder
    item in 0.1 2.: a pair of pliers, the longer⏎of the two
    item in 0.2 3.: a torch
    paragraph: All of them hang on the wall of the shed behind the house.
    heading 1: 4 Afterwards
    paragraph: Hang everything up again where you found it.
    list 0, ordered: 1. 2. 3.
    "#);
}

#[test]
fn underlined_headings() {
    let source = "Halden\n======\n\nFirst\n-----\n\nText.\nSecond\n------\n\n~~~~~\nThird\n~~~~~\n\nText.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    title: Halden
    heading 2: First
    paragraph: Text.
    heading 2: Second
    heading 3: Third
    paragraph: Text.
    "#);
}

#[test]
fn quotes_code_and_rules() {
    let source = "He wrote:\n\n> We came\n> and saw.\n\n    int x = 3;\n    return x;\n\n* * *\n\n>>> 1 + 1\n2\n\nText.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: He wrote:
    >paragraph: We came⏎and saw.
    paragraph: Text.
    not checked (code): "int x = 3;\n    return x;"
    not checked (code): ">>> 1 + 1\n2"
    "#);
}

#[test]
fn aligned_columns_are_tables() {
    let source = "Ward      Beds   Nurses\n-----------------------\nEast      21     48\nWest      34     77\nTotal     55     125\n\nThe first  word\nThe second  one\nThe third  one";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.0.2: Nurses
    cell 0.1.0: East
    cell 0.1.1: 21
    cell 0.1.2: 48
    cell 0.2.0: West
    cell 0.2.1: 34
    cell 0.2.2: 77
    cell 0.3.0: Total
    cell 0.3.1: 55
    cell 0.3.2: 125
    paragraph: The first  word⏎The second  one⏎The third  one
    table 0 with header: xxx xxx xxx xxx
    "#);
}

#[test]
fn letters_have_headers() {
    let source = "From: Ada Bryce\nTo: Ola Dunn\nDate: 3 May 2020\nSubject: Bridge\n\nDear Ola,\n\nit is done.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: Dear Ola,
    paragraph: it is done.
    dateline: 2020-05-03 from "3 May 2020"
    entry: From = "Ada Bryce"
    entry: To = "Ola Dunn"
    entry: Date = "3 May 2020"
    entry: Subject = "Bridge"
    not checked (front matter): "From: Ada Bryce\nTo: Ola Dunn\nDate: 3 May 2020\nSubject: Bridge"
    "#);
}

#[test]
fn restructured_text() {
    let source = "PEP: 1\nTitle: A thing\nCreated: 03-May-2020\n\nAbstract\n========\n\nUse ``x = 1`` and *this* :pep:`8`, see `here <https://a.example>`_ and [1]_::\n\n    code here\n\nTerm\n    Its meaning.\n\n.. note:: Not read.\n   At all.\n\n=== ===\n a   b\n=== ===\n\n.. [1] Doe, 2001.\n   Part two.\n\nA * b ** c `d \\e.\n";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    heading 1: Abstract
    paragraph: Use ⟨x = 1⟩ and this PEP 8, see here and [1]:
    paragraph: Term⏎Its meaning.
    reference: [1] Doe, 2001.⏎Part two.
    paragraph: A * b ** c `d e.
    link: here -> https://a.example
    dateline: 2020-05-03 from "03-May-2020"
    entry: PEP = "1"
    entry: Title = "A thing"
    entry: Created = "03-May-2020"
    not checked (front matter): "PEP: 1\nTitle: A thing\nCreated: 03-May-2020"
    not checked (code): "code here"
    not checked (directive): ".. note:: Not read.\n   At all."
    not checked (table): "=== ===\n a   b\n=== ==="
    "#);
}

#[test]
fn references_in_plain_text() {
    let source = "Some text was written here in the year 2001.\n\nReferences\n\n[1] Doe, \"Zinc\", 2001.\n[2] Roe, \"Lead\", 2002.\n\n[3] Poe, \"Tin\", 2003.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: Some text was written here in the year 2001.
    heading 2: References
    reference: [1] Doe, "Zinc", 2001.
    reference: [2] Roe, "Lead", 2002.
    reference: [3] Poe, "Tin", 2003.
    "#);
}

#[test]
fn pages_repeat_their_numbers() {
    let source = "The council met late in the year and spoke about the new\n\nPage 1 The Bridge\nbridge over the river, which had cost much.\n\nPage 2 The Bridge\nIt was late.\n\nPage 3 The Bridge\nPage 12 says so.";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: The council met late in the year and spoke about the new⏎bridge over the river, which had cost much.
    paragraph: It was late.
    paragraph: Page 12 says so.
    not checked (page number): "Page 1 The Bridge"
    not checked (page number): "Page 2 The Bridge"
    not checked (page number): "Page 3 The Bridge"
    "#);
}

#[test]
fn byte_order_marks_and_blank_files() {
    let source = "\u{feff}\n \u{a0} \nOne line.\n";
    insta::assert_snapshot!(draw(source, Plain), @r#"
    paragraph: One line.
    "#);
}
