//! What is read from each construct of Markdown.

mod draw;

use claimlint_document::Format::Markdown;
use draw::draw;

#[test]
fn emphasis_links_code_and_entities_become_words() {
    let source = "Some *slanted*, **bold** and `let x = 1;` words, [a link](https://a.example/x), \\* &amp; \u{ad}soft.\nA <b>tag</b>, an ![image](i.png) and <https://b.example>.\\\nHard break.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: Some slanted, bold and ⟨let x = 1;⟩ words, a link, * & soft.⏎A tag, an  and ⟨https://b.example⟩.⏎Hard break.
    link: a link -> https://a.example/x
    link: https://b.example -> https://b.example
    "#);
}

#[test]
fn figures_set_high_or_low_are_no_numbers_of_their_own() {
    let source = "Water is H<sub>2</sub>O. There are 10<sup>6</sup> cells on the 3<sup>rd</sup> slide.<sup>4</sup> Press <kbd>Enter</kbd>.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: Water is ⟨H2⟩O. There are ⟨106⟩ cells on the 3rd slide.⟨4⟩ Press ⟨Enter⟩.
    "#);
}

#[test]
fn struck_words_are_left_out() {
    let source = "It cost ~~three~~ four euros, about ~5 for each.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: It cost  four euros, about ~5 for each.
    not checked (struck out): "~~three~~"
    "#);
}

#[test]
fn money_is_no_formula() {
    let source = "From US$3 (or C$4) to $5, see $\\frac{1}{2}$ and $x$.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: From US$3 (or C$4) to $5, see ⟨$\frac{1}{2}$⟩ and ⟨$x$⟩.
    "#);
}

#[test]
fn headings_and_titles() {
    let source = "# The first *one*\n\nText.\n\nA second\n--------\n\n# Another {#anchor}\n\n- # Within";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title: The first one
    paragraph: Text.
    heading 2: A second
    heading 1: Another
    heading 1 in 0.0 -: Within
    list 0, bulleted: -
    "#);
}

#[test]
fn front_matter_code_and_comments_are_not_text() {
    let source = "---\ntitle: A title\ndate: 2020-05-03\n---\n\nText.\n\n```rust\nlet x = 1;\n```\n\n<div>\n3 apples\n</div>\n\n    indented\n\n<!-- a comment -->\n\n{% include box.html %}\n\nRead {{ page.name }} and [@doe2020].\n";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: Text.
    paragraph: 3 apples
    paragraph: Read ⟨{{ page.name }}⟩ and ⟨[@doe2020]⟩.
    dateline: 2020-05-03 from "2020-05-03"
    entry: title = "A title"
    entry: date = "2020-05-03"
    not checked (front matter): "---\ntitle: A title\ndate: 2020-05-03\n---"
    not checked (code): "```rust\nlet x = 1;\n```"
    not checked (code): "indented"
    not checked (comment): "<!-- a comment -->"
    not checked (template): "{% include box.html %}"
    "#);
}

#[test]
fn html_on_lines_of_its_own_is_read_as_pages_are() {
    let source = "<h1 align=\"center\">A name</h1>\n\n<details>\n<summary>More of it</summary>\n\nWords in *between*.\n\n</details>\n\n<figure>\n<img src=\"a.png\" alt=\"x\">\n<figcaption>Three men &amp; a <b>boat</b>.</figcaption>\n</figure>\n\n<script>\nlet a = 1;\n\nlet b = 2;\n</script>\n\n<div hidden>4 pears</div>\n\n# Another\n";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title: A name
    paragraph: More of it
    paragraph: Words in between.
    caption: Three men & a boat.
    heading 1: Another
    not checked (script): "<script>\nlet a = 1;\n\nlet b = 2;\n</script>"
    not checked (hidden): "<div hidden>4 pears</div>"
    "#);
}

#[test]
fn html_tables_go_over_blank_lines() {
    let source = "<table>\n<tr><th>Town</th><th>Beds</th></tr>\n\n<tr><td>Orrin</td><td>12</td></tr>\n\n</table>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<ol>\n<li>one\n\n<li>two\n</ol>";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    cell 0.0.0: Town
    cell 0.0.1: Beds
    cell 0.1.0: Orrin
    cell 0.1.1: 12
    cell 1.0.0: a
    cell 1.0.1: b
    cell 1.1.0: 1
    cell 1.1.1: 2
    item in 0.0 1.: one
    item in 0.1 2.: two
    list 0, ordered: <li> <li>
    table 0 with header: xx xx
    table 1 with header: xx xx
    "#);
}

#[test]
fn html_stays_in_the_list_quotation_or_footnote_that_holds_it() {
    let source = "> <p>Three\n> towns\n> voted.</p>\n\n1. <div>one\n   more</div>\n\n   <ul><li>inner</ul>\n2. two\n\n   <p>and more</p>\n\nWords.[^a]\n\n[^a]: <p>A note.</p>\n";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    >paragraph: Three towns voted.
    item in 0.0 1.: one more
    item in 1.0 -: inner
    item in 0.1 2.: two
    paragraph in 0.1 2.: and more
    paragraph: Words.[^a]
    footnote: [^a]:
    footnote: A note.
    list 0, ordered: 1. 2.
    list 1 in 0.0, bulleted: <li>
    "#);
    let document = draw::document(source, Markdown);
    let words = document.text.find("voted").unwrap();
    let place = document.source_span(claimlint_document::Span::new(words, words + 5));
    assert_eq!(place.of(&document.source), "voted");
}

#[test]
fn tags_in_the_line_strike_and_stress() {
    let source = "<b>All of it.</b>\n\nIt cost <del>three</del> four euros <script>a()</script>.\n\nUse the <script> tag, and <s> too.\n\n- <s>x</s> one\n- <s>y\n  two</s>\n- three";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph (emphasised): All of it.
    paragraph: It cost  four euros .
    paragraph: Use the  tag, and  too.
    item in 0.0 -: one
    item in 0.2 -: three
    list 0, bulleted: - - -
    not checked (struck out): "<del>three</del>"
    not checked (script): "<script>a()</script>"
    not checked (struck out): "<s>x</s>"
    not checked (struck out): "<s>y\n  two</s>"
    "#);
}

#[test]
fn lists_keep_their_printed_markers() {
    let source = "Four things:\n\n1. one\n2. two\n   - inner\n\n     more inner\n5. five\n\n+ [x] done\n+ \n\n3) three";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: Four things:
    item in 0.0 1.: one
    item in 0.1 2.: two
    item in 1.0 -: inner
    paragraph in 1.0 -: more inner
    item in 0.2 5.: five
    item in 2.0 +: done
    item in 3.0 3): three
    list 0, ordered: 1. 2. 5.
    list 1 in 0.1, bulleted: -
    list 2, bulleted: + +
    list 3, ordered: 3)
    "#);
}

#[test]
fn lists_made_by_hand_are_lists() {
    let source = "The clauses are:\n\n(a) first, as in (b);\n(b) second:\n(i) inner;\n(ii) other;\n(d) last.\n\n(1) One paragraph.\n\nAn aside.\n\n(2) Another.\n\nMore.\n\n- Item with:\n  a) one;\n  b) two.\n\n• dot\n• dot";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: The clauses are:
    item in 0.0 (a): first, as in (b);
    item in 0.1 (b): second:
    item in 1.0 (i): inner;
    item in 1.1 (ii): other;
    item in 0.2 (d): last.
    item in 2.0 (1): One paragraph.
    paragraph: An aside.
    item in 2.1 (2): Another.
    paragraph: More.
    item in 3.0 -: Item with:
    item in 4.0 a): one;
    item in 4.1 b): two.
    item in 5.0 •: dot
    item in 5.1 •: dot
    list 0, ordered: (a) (b) (d)
    list 1 in 0.1, ordered: (i) (ii)
    list 2 in 0.2, ordered: (1) (2)
    list 3, bulleted: -
    list 4 in 3.0, ordered: a) b)
    list 5, bulleted: • •
    "#);
}

#[test]
fn labels_within_sentences_are_no_lists() {
    let source = "We looked at\n(1) the size, (2) the weight and\n(3) the colour.\n\n(a) alone\n\nA. Writer said so.\n\n2) Not the first.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: We looked at⏎(1) the size, (2) the weight and⏎(3) the colour.
    paragraph: (a) alone
    paragraph: A. Writer said so.
    item in 0.0 2): Not the first.
    list 0, ordered: 2)
    "#);
}

#[test]
fn tables_have_cells() {
    let source = "**Table 1.** Beds\n\n| Ward | Beds | |\n|---|---|---|\n| East | 2<br>1 |\n| **All** | `21` | 3 | 4 |\n| Cut |\n\n| | |\n|---|---|\n| a | b |";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    caption: Table 1. Beds
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.1.0: East
    cell 0.1.1: 2⏎1
    cell 0.2.0 (emphasised): All
    cell 0.2.1: ⟨21⟩
    cell 0.2.2: 3
    cell 0.3.0: Cut
    cell 1.0.0: a
    cell 1.0.1: b
    table 0 with header: xx. xx. xxx x..
    table 1: xx
    "#);
}

#[test]
fn captions() {
    let source = "Figure 1: Demand.\n\n**Figure 2** Supply by hour\n\nTable 3 lists more.\n\nPhoto: a bridge";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    caption: Figure 1: Demand.
    caption: Figure 2 Supply by hour
    paragraph: Table 3 lists more.
    caption: Photo: a bridge
    "#);
}

#[test]
fn quotes_nest() {
    let source = "> One\n>\n> > Two\n> > lines\n\nOut";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    >paragraph: One
    >>paragraph: Two⏎lines
    paragraph: Out
    "#);
}

#[test]
fn footnotes_keep_their_labels() {
    let source = "Text.[^1] More.[^a] Lost.[^x]\n\n[^1]: The note.\n\n    Its second part.\n\n[^a]: - item";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: Text.[^1] More.[^a] Lost.[^x]
    footnote: [^1]: The note.
    footnote: Its second part.
    footnote: [^a]: item
    list 0, bulleted: -
    "#);
}

#[test]
fn references() {
    let source = "# A\n\nText of 2019.\n\n## References\n\n[1] Doe, \"Zinc\", 2001.\n\n[2] Roe, \"Lead\", 2002.\n\n- Poe (2003). Tin.\n\nThese were read.\n\n## Notes\n\nNothing here.\n\nPoe (2003) is the source.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title: A
    paragraph: Text of 2019.
    heading 2: References
    reference: [1] Doe, "Zinc", 2001.
    reference: [2] Roe, "Lead", 2002.
    reference in 0.0 -: Poe (2003). Tin.
    paragraph: These were read.
    heading 2: Notes
    paragraph: Nothing here.
    reference: Poe (2003) is the source.
    list 0, bulleted: -
    "#);
}

#[test]
fn bylines_and_datelines() {
    let source = "# A bridge\n\n*Posted on 3 May 2020*\n\nOn 4 May 2020 it opened.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title: A bridge
    byline (emphasised): Posted on 3 May 2020
    paragraph: On 4 May 2020 it opened.
    dateline: 2020-05-03 from "3 May 2020"
    "#);
}

#[test]
fn definitions_are_paragraphs() {
    let source = "Term\n: Its meaning.\n";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title: Term
    paragraph: Its meaning.
    "#);
}

#[test]
fn no_break_spaces_stay_and_carriage_returns_go() {
    let source = "One\u{a0}two\r\nthree.\r\n\r\n* item\r\n";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    paragraph: One two⏎three.
    item in 0.0 *: item
    list 0, bulleted: *
    "#);
}

#[test]
fn emphasised_paragraphs_are_told() {
    let source = "**All of it**\n\n**Not** all\n\n*a* **b**";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title (emphasised): All of it
    paragraph: Not all
    paragraph (emphasised): a b
    "#);
}

#[test]
fn agency_datelines() {
    let source = "# Rain\n\nLISBON, May 3, 2020 (Agency) — It rained on 2 May 2020.";
    insta::assert_snapshot!(draw(source, Markdown), @r#"
    title: Rain
    paragraph: LISBON, May 3, 2020 (Agency) — It rained on 2 May 2020.
    dateline: 2020-05-03 from "May 3, 2020"
    "#);
}

#[test]
fn html_that_says_so_is_markdown() {
    let source = "<div class=\"note\" markdown=\"1\">\nThe *ferry* takes 9 cars.\n- one\n- two\n</div>\n<p>The *quay*.</p>\n<section markdown=\"1\">\n<div>\n**Tides** are low.\n</div>\n\n## Boats\n\nThere are *3*.\n</section>\n\nThe `end`.\n";
    insta::assert_snapshot!(draw(source, Markdown), @"
    paragraph: The ferry takes 9 cars.
    item in 0.0 -: one
    item in 0.1 -: two
    paragraph: The *quay*.
    paragraph: **Tides** are low.
    heading 2: Boats
    paragraph: There are 3.
    paragraph: The ⟨end⟩.
    list 0, bulleted: - -
    ");
}

#[test]
fn markdown_in_html_in_markdown_ends() {
    let source = format!("{}deep\n{}", "<div markdown=\"1\">\n".repeat(2_000), "</div>\n".repeat(2_000));
    assert!(draw(&source, Markdown).contains("deep"));
}
