//! What is read from each construct of reStructuredText.

mod draw;

use claimlint_document::Format::Restructured;
use draw::draw;

#[test]
fn headings_go_by_the_order_of_their_signs() {
    let source = "=======\n A report\n=======\n\n:Author: Jane Roe\n:Date: 2020-05-03\n\nOne\n===\n\nText.\n\nInner\n-----\nMore text.\n\n.. _two:\n\nTwo\n===\n\nSee :ref:`two`, :ref:`the end <two>` and :doc:`other`.\n";
    insta::assert_snapshot!(draw(source, Restructured), @r#"
    title: A report
    heading 2: One
    paragraph: Text.
    heading 3: Inner
    paragraph: More text.
    heading 2: Two
    paragraph: See Two, the end and ⟨other⟩.
    link: the end -> two
    dateline: 2020-05-03 from "2020-05-03"
    entry: Author = "Jane Roe"
    entry: Date = "2020-05-03"
    not checked (front matter): ":Author: Jane Roe"
    not checked (front matter): ":Date: 2020-05-03"
    "#);
}

#[test]
fn inline_markup_becomes_words() {
    let source = "Some *slanted*, **bold\nover lines** and ``x = 1`` words, `a link <https://a.example>`_, Python_ and :math:`a^2`.\nA |name| of |release|, :abbr:`EU (European Union)`, :pep:`8`, 3\\ :sup:`rd` and 2 * 3 | 4.\n\n.. |name| replace:: long *name*\n.. _Python: https://b.example\n";
    insta::assert_snapshot!(draw(source, Restructured), @r#"
    paragraph: Some slanted, bold⏎over lines and ⟨x = 1⟩ words, a link, Python and ⟨a^2⟩.⏎A long name of ⟨|release|⟩, EU (European Union), PEP 8, 3rd and 2 * 3 | 4.
    link: a link -> https://a.example
    "#);
}

#[test]
fn lists_keep_their_numbers_and_nest() {
    let source = "Four:\n\n1. one\n2. two\n   goes on\n\n   * inner\n\n     more inner\n\n5. five\n\n#. auto\n#. auto\n\n(a) first\n(b) second\n\nterm\n  Its meaning.\n\n| A line\n| another\n";
    insta::assert_snapshot!(draw(source, Restructured), @r#"
    paragraph: Four:
    item in 0.0 1.: one
    item in 0.1 2.: two⏎goes on
    item in 1.0 *: inner
    paragraph in 1.0 *: more inner
    item in 0.2 5.: five
    item in 2.0 1.: auto
    item in 2.1 2.: auto
    item in 3.0 (a): first
    item in 3.1 (b): second
    paragraph: term
    paragraph: Its meaning.
    paragraph: A line⏎another
    list 0, ordered: 1. 2. 5.
    list 1 in 0.1, bulleted: *
    list 2, ordered: #. #.
    list 3, ordered: (a) (b)
    "#);
}

#[test]
fn tables_have_cells_and_heads() {
    let source = "=====  =====  ====\nWard   Beds   All\n=====  =====  ====\nEast   2      3\nWest          4\n       more   5\n=====  =====  ====\n\n+------+------+-----+\n| A    | B    | C   |\n+======+======+=====+\n| both two    | 1   |\n+------+------+ and |\n| x    | y    | 2   |\n|      | z    |     |\n+------+------+-----+\n\n.. list-table:: Listed\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1\n     - two\n       lines\n\n.. csv-table:: Values\n   :header: \"x\", \"y, z\"\n\n   1, \"2,000\"\n   3, 4\n";
    insta::assert_snapshot!(draw(source, Restructured), @r#"
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.0.2: All
    cell 0.1.0: East
    cell 0.1.1: 2
    cell 0.1.2: 3
    cell 0.2.0: West
    cell 0.2.1: more
    cell 0.2.2: 4⏎5
    cell 1.0.0: A
    cell 1.0.1: B
    cell 1.0.2: C
    cell 1.1.0: both two
    cell 1.2.0: x
    cell 1.2.1: y⏎z
    cell 1.1.2: 1⏎and⏎2
    caption: Listed
    cell 2.0.0: a
    cell 2.0.1: b
    cell 2.1.0: 1
    cell 2.1.1: two⏎lines
    caption: Values
    cell 3.0.0: x
    cell 3.0.1: y, z
    cell 3.1.0: 1
    cell 3.1.1: 2,000
    cell 3.2.0: 3
    cell 3.2.1: 4
    table 0 with header: xxx xxx xxx
    table 1 with header: xxx x.x xx.
    table 2 with header: xx xx
    table 3 with header: xx xx xx
    "#);
}

#[test]
fn directives_are_prose_or_left_out() {
    let source = ".. note:: Mind the step.\n   It is high.\n\n   Second part.\n\n.. figure:: x.png\n   :alt: A bridge with 3 arches\n\n   The bridge in 1990.\n\n   A legend.\n\n.. code-block:: python\n\n   x = 1\n\n.. A comment with 3 words.\n\n.. include:: other.rst\n\nSo::\n\n  literal 5\n\nEnd.\n\n.. versionchanged:: 3.2\n   It takes two.\n\n.. math::\n\n   a = 5\n\n.. unknown:: x\n\n   y\n";
    insta::assert_snapshot!(draw(source, Restructured), @r#"
    paragraph: Mind the step.⏎It is high.
    paragraph: Second part.
    caption: The bridge in 1990.
    paragraph: A legend.
    paragraph: So:
    paragraph: End.
    not checked (code): ".. code-block:: python\n\n   x = 1"
    not checked (comment): ".. A comment with 3 words."
    not checked (directive): ".. include:: other.rst"
    not checked (code): "literal 5"
    not checked (math): ".. math::\n\n   a = 5"
    not checked (directive): ".. unknown:: x\n\n   y"
    "#);
}

#[test]
fn notes_and_quotes() {
    let source = "Text [1]_ and [#]_ and [#n]_, as in [CIT2002]_.\n\n  A quotation.\n\n  -- Jane Roe\n\n.. [1] The note\n   goes on.\n.. [#] Second.\n.. [#n] Third.\n\n   Its second part.\n.. [CIT2002] Doe, 2002.\n";
    insta::assert_snapshot!(draw(source, Restructured), @r#"
    paragraph: Text [^1] and [^2] and [^3], as in [CIT2002].
    >paragraph: A quotation.
    >paragraph: -- Jane Roe
    footnote: [^1]: The note⏎goes on.
    footnote: [^2]: Second.
    footnote: [^3]: Third.
    footnote: Its second part.
    reference: [CIT2002] Doe, 2002.
    "#);
}
