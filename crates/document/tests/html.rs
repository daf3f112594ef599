//! What is read from each construct of HTML.

mod draw;

use claimlint_document::Format::Html;
use draw::draw;

#[test]
fn a_fragment_is_read_as_a_whole() {
    let source = "<h1>A bridge</h1><p>It cost <b>3&nbsp;million</b> &amp; more,\n  see <a href=\"https://a.example/x\">here</a>.<p>A &lt; B<br>next line<br><br>next paragraph";
    insta::assert_snapshot!(draw(source, Html), @r#"
    title: A bridge
    paragraph: It cost 3 million & more, see here.
    paragraph: A < B⏎next line
    paragraph: next paragraph
    link: here -> https://a.example/x
    "#);
}

#[test]
fn the_article_of_a_page_is_found() {
    let source = "<!doctype html><html><head><title>Bridge | Paper</title><meta property=\"article:published_time\" content=\"2021-10-07T09:00:00Z\"><style>p{}</style></head><body>
<header><a href=\"/\">The Paper</a><nav><ul><li><a href=\"/a\">News</a></ul></nav></header>
<div class=\"cookie-banner\">We use 3 cookies.</div>
<main><article><h1>A bridge opens</h1><p class=\"byline\">By Ada Bryce</p><p>The bridge cost 12 million euros and took four years to build.</p>
<div class=\"share-buttons\"><a href=\"#\">Share 12</a></div><script>var x = 3;</script>
<p hidden>Secret 5.</p><p>It opened in May.</p></article>
<aside class=\"related\"><h2>Related</h2><ul><li><a href=\"/b\">Another 7 bridges</a></ul></aside></main>
<footer>Copyright 2021</footer></body></html>";
    insta::assert_snapshot!(draw(source, Html), @r##"
    title: A bridge opens
    byline: By Ada Bryce
    paragraph: The bridge cost 12 million euros and took four years to build.
    paragraph: It opened in May.
    dateline: 2021-10-07 from "2021-10-07T09:00:00Z"
    entry: published = "2021-10-07T09:00:00Z"
    not checked (head): "<head><title>Bridge | Paper</title><meta property=\"article:published_time\" content=\"2021-10-07T09:00:00Z\"><style>p{}</style></head>"
    not checked (page header): "<header><a href=\"/\">The Paper</a><nav><ul><li><a href=\"/a\">News</a></ul></nav></header>"
    not checked (cookie banner): "<div class=\"cookie-banner\">We use 3 cookies.</div>"
    not checked (share buttons): "<div class=\"share-buttons\"><a href=\"#\">Share 12</a></div>"
    not checked (script): "<script>var x = 3;</script>"
    not checked (hidden): "<p hidden>Secret 5.</p>"
    not checked (sidebar): "<aside class=\"related\"><h2>Related</h2><ul><li><a href=\"/b\">Another 7 bridges</a></ul></aside>"
    not checked (footer): "<footer>Copyright 2021</footer>"
    "##);
}

#[test]
fn a_heading_before_the_article_names_the_page() {
    let source = "<body><div><header><h1>A bridge</h1><p>By Ada Bryce, 3 May 2020</p></header><nav>Home</nav></div><main><p>It cost 3 million euros.</p></main></body>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    title: A bridge
    byline: By Ada Bryce, 3 May 2020
    paragraph: It cost 3 million euros.
    dateline: 2020-05-03 from "3 May 2020"
    not checked (navigation): "<nav>Home</nav>"
    "#);
}

#[test]
fn lists_are_numbered_as_browsers_number_them() {
    let source = "<p>Steps:<ol start=3><li>three<li value=7>seven<ul><li>inner</ul><li>eight</ol><ol type=a><li>first<li>second</ol><ol reversed type=I><li>two</li><li>one</li></ol>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    paragraph: Steps:
    item in 0.0 3.: three
    item in 0.1 7.: seven
    item in 1.0 -: inner
    item in 0.2 8.: eight
    item in 2.0 a.: first
    item in 2.1 b.: second
    item in 3.0 II.: two
    item in 3.1 I.: one
    list 0, ordered: <li> <li value=7> <li>
    list 1 in 0.1, bulleted: <li>
    list 2, ordered: <li> <li>
    list 3, ordered: <li> <li>
    "#);
}

#[test]
fn tables_keep_their_columns() {
    let source = "<table><caption>Table 1. Beds</caption><thead><tr><th>Ward<th>Beds<th>Nurses</thead><tbody><tr><td rowspan=2>East<td>21<td>48<tr><td>5<td><p>6<p>7<tr><td colspan=2>All<td>61</table>\
        <table role=presentation><tr><td><p>Set out.<td>Beside.</table><table><tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    caption: Table 1. Beds
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.0.2: Nurses
    cell 0.1.0: East
    cell 0.1.1: 21
    cell 0.1.2: 48
    cell 0.2.1: 5
    cell 0.2.2: 6⏎7
    cell 0.3.0: All
    cell 0.3.2: 61
    paragraph: Set out.
    paragraph: Beside.
    cell 1.0.0: 1
    cell 1.0.1: 2
    cell 1.1.0: 3
    cell 1.1.1: 4
    table 0 with header: xxx xxx .xx x.x
    table 1: xx xx
    "#);
}

#[test]
fn quotes_captions_code_and_struck_words() {
    let source = "<blockquote><p>We came <q>and saw</q>.</blockquote><figure><img src=x alt=\"9 boats\"><figcaption>Figure 1: The boats</figcaption></figure><pre>let x = 3;</pre><p>Use <code>x = 1</code>, 10<sup>6</sup>, H<sub>2</sub>O, the 3<sup>rd</sup>, <del>four</del> five.<dl><dt>Term<dd>Its meaning.</dl>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    >paragraph: We came “and saw”.
    caption: Figure 1: The boats
    paragraph: Use ⟨x = 1⟩, ⟨106⟩, ⟨H2⟩O, the 3rd, five.
    paragraph: Term
    paragraph: Its meaning.
    not checked (code): "<pre>let x = 3;</pre>"
    not checked (struck out): "<del>four</del>"
    "#);
}

#[test]
fn footnotes_are_read_with_their_labels() {
    let source = "<p>It cost 3 million.<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\"><sup>1</sup></a> It was<sup><a href=\"#n2\" id=r2>2</a></sup> late.</p><section class=\"footnotes\"><ol><li id=\"fn1\"><p>In 2020 prices.<a href=\"#fnref1\" class=\"footnote-back\">↩</a></p></li></ol></section><p id=n2><a href=\"#r2\">2</a> By two years.</p><p>As shown.<sup><a href=\"#cite_note-1\">[1]</a></sup></p><h2>References</h2><ol><li id=cite_note-1>Doe (2001). Zinc.</ol>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    paragraph: It cost 3 million.[^1] It was[^2] late.
    footnote: [^1]: In 2020 prices.
    footnote: [^2]: By two years.
    paragraph: As shown.[1]
    heading 2: References
    reference in 0.0 1.: Doe (2001). Zinc.
    list 0, ordered: <li id=cite_note-1>
    link: [1] -> #cite_note-1
    "#);
}

#[test]
fn footnotes_behind_their_labels_are_read() {
    let headings = "<p>It froze<a id=\"m1\" href=\"#n1\"><sup>1</sup></a> and thawed.<a id=\"m2\" href=\"#n2\"><sup>2</sup></a></p><div class=\"footnotes\"><h4>Footnotes</h4><h5><a id=\"n1\" href=\"#m1\">(1)</a></h5><p>In May.</p><h5><a id=\"n2\" href=\"#m2\">(2)</a></h5><p>In June.</p></div>";
    insta::assert_snapshot!(draw(headings, Html), @"
    title: It froze[^1] and thawed.[^2]
    heading 4: Footnotes
    footnote: [^1]: In May.
    footnote: [^2]: In June.
    ");
    let terms = "<p>It froze <a class=\"footnote-reference\" href=\"#n1\" id=\"m1\">1</a> and thawed.<a class=\"footnote-reference\" href=\"#n2\" id=\"m2\">2</a></p><dl class=\"footnote\"><dt id=\"n1\"><span class=\"brackets\"><a class=\"fn-backref\" href=\"#m1\">1</a></span></dt><dd><p>In May.</p></dd><dt id=\"n2\"><span class=\"brackets\"><a href=\"#m2\">2</a></span></dt><dd><p>In June.</p></dd></dl>";
    insta::assert_snapshot!(draw(terms, Html), @"
    paragraph: It froze [^1] and thawed.[^2]
    footnote: [^1]: In May.
    footnote: [^2]: In June.
    ");
    let one = "<p>It froze<a href=\"#notes\"><sup>1</sup></a> and thawed.<a href=\"#notes\"><sup>2</sup></a></p><div class=\"footnotes\" id=\"notes\">1 In May. 2 In June.</div>";
    insta::assert_snapshot!(draw(one, Html), @"
    title: It froze⟨1⟩ and thawed.⟨2⟩
    paragraph: 1 In May. 2 In June.
    link: 1 -> #notes
    link: 2 -> #notes
    ");
}

#[test]
fn parts_with_a_number_are_no_furniture() {
    let comments = "<p>All of it is read by a person who comes to it from elsewhere.</p><section id=\"comments\"><h3>2.3 Comments</h3><p>They begin with a sign.</p></section><section id=\"related\"><h3>Related</h3><p>Read on.</p></section>";
    insta::assert_snapshot!(draw(comments, Html), @r#"
    paragraph: All of it is read by a person who comes to it from elsewhere.
    heading 3: 2.3 Comments
    paragraph: They begin with a sign.
    not checked (related links): "<section id=\"related\"><h3>Related</h3><p>Read on.</p></section>"
    "#);
    let links = "<p>All of it is read.</p><div><p>Next: <a href=\"b\">Glue</a>, <a href=\"c\">Paper</a>, <a href=\"d\">Ink</a>, <a href=\"e\">Up</a>, <a href=\"f\">Top</a>, <a href=\"g\">Index</a></p><h3>3.4 Paste</h3><p>It is made of flour.</p></div>";
    insta::assert_snapshot!(draw(links, Html), @"
    paragraph: All of it is read.
    paragraph: Next: Glue, Paper, Ink, Up, Top, Index
    heading 3: 3.4 Paste
    paragraph: It is made of flour.
    link: Glue -> b
    link: Paper -> c
    link: Ink -> d
    link: Up -> e
    link: Top -> f
    link: Index -> g
    ");
}

#[test]
fn a_class_that_most_of_the_text_has_is_no_reason() {
    let walled = "<main><h1>The lock</h1><p>The lock of Tarn was opened in May.</p><p class=paywall>It is 40 metres long, and nine boats pass it in an hour on most days of the summer.</p><p class=paywall>The council paid 3 million euros for it, and for the bridge that stands beside it.</p><div class=newsletter><p>Get our letter every week.</p></div></main>";
    insta::assert_snapshot!(draw(walled, Html), @r#"
    title: The lock
    paragraph: The lock of Tarn was opened in May.
    paragraph: It is 40 metres long, and nine boats pass it in an hour on most days of the summer.
    paragraph: The council paid 3 million euros for it, and for the bridge that stands beside it.
    not checked (sign-up): "<div class=newsletter><p>Get our letter every week.</p></div>"
    "#);
}

#[test]
fn parts_are_known_by_their_headings() {
    let source = "<main><h1>The lock</h1><p>The lock of Tarn was opened in May, and nine boats pass it in an hour on most days of the summer.</p><section><h2>Related work</h2><p>Two other locks were built like it.</p></section><div><h3>Most popular:</h3><p>Nine ways to tie a knot</p></div><div><p>It is 40 metres long.</p><h3>Share this story</h3></div><section><h4>You may also like</h4><ul><li><a href=/a>A new ferry</a> 5 June</ul></section></main>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    title: The lock
    paragraph: The lock of Tarn was opened in May, and nine boats pass it in an hour on most days of the summer.
    heading 2: Related work
    paragraph: Two other locks were built like it.
    paragraph: It is 40 metres long.
    heading 3: Share this story
    not checked (related links): "<div><h3>Most popular:</h3><p>Nine ways to tie a knot</p></div>"
    not checked (related links): "<section><h4>You may also like</h4><ul><li><a href=/a>A new ferry</a> 5 June</ul></section>"
    "#);
}

#[test]
fn headings_that_lead_elsewhere_are_no_text() {
    let teaser = |number: usize| {
        format!("<div class=card><h3><a href=/story/{number}>Story {number} of the week</a></h3><p>In {number} words.</p></div>")
    };
    let teasers: String = (1..5).map(teaser).collect();
    let source = format!(
        "<main><h1>The lock</h1><p>The lock of Tarn was opened in May, and nine boats pass it in an hour on most days of the summer.</p><h2><a href=#long>How long it is</a></h2><p>It is 40 metres long, and 9 metres wide at the gate on the side of the sea.</p><div>{teasers}</div></main>"
    );
    insta::assert_snapshot!(draw(&source, Html), @r#"
    title: The lock
    paragraph: The lock of Tarn was opened in May, and nine boats pass it in an hour on most days of the summer.
    heading 2: How long it is
    paragraph: It is 40 metres long, and 9 metres wide at the gate on the side of the sea.
    link: How long it is -> #long
    not checked (related links): "<div><div class=card><h3><a href=/story/1>Story 1 of the week</a></h3><p>In 1 words.</p></div><div class=card><h3><a href=/story/2>Story 2 of the week</a></h3><p>In 2 words.</p></div><div class=card><h3><a href=/story/3>Story 3 of the week</a></h3><p>In 3 words.</p></div><div class=card><h3><a href=/story/4>Story 4 of the week</a></h3><p>In 4 words.</p></div></div>"
    "#);
}

#[test]
fn humps_part_the_words_of_a_class() {
    let source = "<main><p>The lock of Tarn was opened in May, and nine boats pass it in an hour.</p><div class=shareTools>Tell 3 friends</div><aside class=PageSidebar>Rain at 9</aside><p class=hidden>Draft of 2 May</p><p class=\"hidden wide:block\">It is 40 metres long.</p><p class=Shareholder>Seven firms hold it.</p></main>";
    insta::assert_snapshot!(draw(source, Html), @r#"
    paragraph: The lock of Tarn was opened in May, and nine boats pass it in an hour.
    paragraph: It is 40 metres long.
    paragraph: Seven firms hold it.
    not checked (share buttons): "<div class=shareTools>Tell 3 friends</div>"
    not checked (sidebar): "<aside class=PageSidebar>Rain at 9</aside>"
    not checked (hidden): "<p class=hidden>Draft of 2 May</p>"
    "#);
}

#[test]
fn the_day_of_publication_is_found() {
    let check = |source: &str, expected: Option<(&str, &str)>| {
        let document = draw::document(source, Html);
        let found = document.dateline.map(|dateline| (dateline.date.to_string(), dateline.source.of(source)));
        assert_eq!(found.as_ref().map(|(date, place)| (date.as_str(), *place)), expected, "{source}");
    };
    check("<meta name=date content=\"2021-10-07\"><p>x", Some(("2021-10-07", "2021-10-07")));
    check(
        "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Article\",\"datePublished\":\"2021-10-08T10:00:00+02:00\"}]}</script><p>x",
        Some(("2021-10-08", "2021-10-08T10:00:00+02:00")),
    );
    check("<p>Posted <time pubdate datetime=\"2020-05-03\">last Sunday</time></p>", Some(("2020-05-03", "2020-05-03")));
    check("<h1>A bridge</h1><p>Published 3 May 2020</p><p>Text.</p>", Some(("2020-05-03", "3 May 2020")));
    check("<p>The meeting is on <time datetime=\"2020-05-03\">3 May 2020</time> and not before.</p>", None);
    check("<script type=\"application/ld+json\">{\"datePublished\": {{{{</script><p>x", None);
}

#[test]
fn tags_that_are_left_open_or_crossed_do_no_harm() {
    let source = "<p>one <b>two <i>three</b> four</i></div></td> five<div>six<p>seven</div>eight<ul><li>a<li>b</ul></p><table><tr><td>1</div><td>2</table>nine<script>if (a < b) { '</p>' }</script> ten <!-- eleven --> twelve <3 hearts & <svg><p>thirteen";
    insta::assert_snapshot!(draw(source, Html), @r#"
    paragraph: one two three four five
    paragraph: six
    paragraph: seven
    paragraph: eight
    item in 0.0 -: a
    item in 0.1 -: b
    paragraph: 1
    paragraph: 2
    paragraph: nine ten twelve <3 hearts &
    paragraph: thirteen
    list 0, bulleted: <li> <li>
    not checked (script): "<script>if (a < b) { '</p>' }</script>"
    "#);
}
