//! What is read from each construct of `AsciiDoc`.

mod draw;

use claimlint_document::Format::Asciidoc;
use draw::draw;

#[test]
fn the_header_names_author_day_and_attributes() {
    let source = "// a comment of 4 words\n= A new ferry\nAda Bryce <ada@a.example>\nv1.2, 2020-05-03: third draft\n:boats: 12\n:twice: {boats} and {boats}\n:source-highlighter: rouge\n\nWe have {boats} boats, {twice}, {unknown}.\n\n== One\n\nText.\n\n=== Inner ===\n\n[[two]]\n== Two\n\nSee <<two>>, <<one,the first>>, xref:two[], <<nowhere>> and <<_one>>.\n";
    insta::assert_snapshot!(draw(source, Asciidoc), @r#"
    title: A new ferry
    byline: Ada Bryce <ada@a.example>
    paragraph: We have 12 boats, 12 and 12, ⟨{unknown}⟩.
    heading 2: One
    paragraph: Text.
    heading 3: Inner
    heading 2: Two
    paragraph: See Two, the first, Two, ⟨<<nowhere>>⟩ and One.
    dateline: 2020-05-03 from "2020-05-03"
    entry: date = "2020-05-03"
    not checked (front matter): "v1.2, 2020-05-03: third draft"
    "#);
}

#[test]
fn inline_markup_becomes_words() {
    let source = "Some *bold* and _slanted *both* words_, un**boun**ded, `x = 1`, `+{y}+` and +{z}+.\nA https://a.example/3[link], https://b.example/4, link:c.html[another], \"`quoted`\" and '`single`'.\n2^10^ on the 3^rd^, H~2~O, #marked#, [.role]#styled#, stem:[a^2], kbd:[Enter] -- so it is.\nIt's 2 * 3 * 4, a_b_c, \\*no*, (C) 2020... +\nNext footnote:[A note of 3 words.] line.footnote:n[Named.]footnote:n[] ((term)) (((hidden, 5))) image:x.png[] end.\n";
    insta::assert_snapshot!(draw(source, Asciidoc), @r#"
    paragraph: Some bold and slanted both words, unbounded, ⟨x = 1⟩, ⟨{y}⟩ and {z}.⏎A link, ⟨https://b.example/4⟩, another, “quoted” and ‘single’.⏎⟨210⟩ on the 3rd, ⟨H2⟩O, marked, styled, ⟨a^2⟩, Enter — so it is.⏎It's 2 * 3 * 4, a_b_c, *no*, © 2020… ⏎Next [^1] line.[^2][^2] term   end.
    footnote: [^1]: A note of 3 words.
    footnote: [^2]: Named.
    link: link -> https://a.example/3
    link: https://b.example/4 -> https://b.example/4
    link: another -> c.html
    "#);
}

#[test]
fn lists_nest_and_are_numbered() {
    let source = "Four:\n\n. one\n.. inner\n.. other\n. two\ngoes on\n+\nMore of two.\n+\n----\ncode 5\n----\n. three\n* dot\n\nText.\n\n* [x] done\n** deep\n- dash\n\n//-\n\n[start=4]\n. four\n\n3. by hand\n4. next\n\nTerm:: Its meaning.\nOther::\n  On the next line.\n\n<1> A callout.\n";
    insta::assert_snapshot!(draw(source, Asciidoc), @r#"
    paragraph: Four:
    item in 0.0 1.: one
    item in 1.0 a.: inner
    item in 1.1 b.: other
    item in 0.1 2.: two⏎goes on
    paragraph in 0.1 2.: More of two.
    item in 0.2 3.: three
    item in 2.0 *: dot
    paragraph: Text.
    item in 3.0 *: done
    item in 4.0 **: deep
    item in 5.0 -: dash
    item in 6.0 4.: four
    item in 7.0 3.: by hand
    item in 7.1 4.: next
    paragraph in 7.1 4.: Term
    paragraph in 7.1 4.: Its meaning.
    paragraph in 7.1 4.: Other
    paragraph in 7.1 4.: On the next line.
    item in 8.0 <1>: A callout.
    list 0, ordered: . . .
    list 1 in 0.0, ordered: .. ..
    list 2 in 0.2, bulleted: *
    list 3, bulleted: *
    list 4 in 3.0, bulleted: **
    list 5 in 4.0, bulleted: -
    list 6, ordered: .
    list 7 in 6.0, ordered: 3. 4.
    list 8 in 7.1, ordered: <1>
    not checked (code): "----\ncode 5\n----"
    not checked (comment): "//-"
    "#);
}

#[test]
fn tables_have_cells_and_heads() {
    let source = ".Beds by ward\n[cols=\"2,1,1\",options=\"header\"]\n|===\n|Ward |Beds |All\n\n|East\n|2\n|3\n\n2+|Both a|\n1,200\n.2+|Up |5 \\| 6 |7\n|8 |9\n|===\n\n|===\n|A |B\n\n|1 |2\n|===\n\n[format=csv]\n|===\nx,\"y, z\"\n1,2\n|===\n";
    insta::assert_snapshot!(draw(source, Asciidoc), @r#"
    caption: Table 1. Beds by ward
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.0.2: All
    cell 0.1.0: East
    cell 0.1.1: 2
    cell 0.1.2: 3
    cell 0.2.0: Both
    cell 0.2.2: 1,200
    cell 0.3.0: Up
    cell 0.3.1: 5 | 6
    cell 0.3.2: 7
    cell 0.4.1: 8
    cell 0.4.2: 9
    cell 1.0.0: A
    cell 1.0.1: B
    cell 1.1.0: 1
    cell 1.1.1: 2
    cell 2.0.0: x
    cell 2.0.1: y, z
    cell 2.1.0: 1
    cell 2.1.1: 2
    table 0 with header: xxx xxx x.x xxx .xx
    table 1 with header: xx xx
    table 2: xx xx
    "#);
}

#[test]
fn blocks_are_prose_or_left_out() {
    let source = "NOTE: Mind 3 steps.\n\n[WARNING]\n====\nTwo boats.\n\nMore.\n====\n\n.A listing\n[source,rust]\n----\nlet x = 5;\n----\n\n[quote, Ada Bryce]\n____\nSaid.\n____\n\n****\nAside.\n****\n\n.A bridge\nimage::x.png[Bridge with 3 arches]\n\n////\nHidden 4.\n////\n\n++++\n<b>5</b>\n++++\n\n literal 6\n\ninclude::other.adoc[]\n\nifdef::draft[]\nNot for 7.\nendif::[]\n\nifndef::draft[]\nFor 8.\nendif::[]\n\n'''\n\n[stem]\n++++\nx = 9\n++++\nEnd.\n";
    insta::assert_snapshot!(draw(source, Asciidoc), @r#"
    paragraph: Mind 3 steps.
    paragraph: Two boats.
    paragraph: More.
    caption: A listing
    >paragraph: Said.
    paragraph: Aside.
    caption: Figure 1. A bridge
    paragraph: For 8.
    paragraph: End.
    not checked (code): "----\nlet x = 5;\n----"
    not checked (comment): "////\nHidden 4.\n////"
    not checked (raw): "++++\n<b>5</b>\n++++"
    not checked (code): "literal 6"
    not checked (include): "include::other.adoc[]"
    not checked (directive): "ifdef::draft[]\nNot for 7.\nendif::[]"
    not checked (math): "++++\nx = 9\n++++"
    "#);
}
