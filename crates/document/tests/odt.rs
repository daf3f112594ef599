//! What is read from each construct of `OpenDocument` texts.

mod draw;
mod pack;

use claimlint_document::Format::Odt;
use claimlint_document::{Changes, read, read_with};
use draw::drawn;
use pack::{odt, odt_with};

const STYLES: &str = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>\
    <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
    <style:style style:name=\"T3\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
    <text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style>\
    <text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";

fn shown(body: &str) -> String {
    drawn(&read(odt(body, STYLES), Odt).expect("an OpenDocument text"))
}

#[test]
fn headings_quotes_and_spaces() {
    insta::assert_snapshot!(shown("<text:p text:style-name=\"Title\">A bridge</text:p><text:h text:outline-level=\"1\">Costs</text:h><text:h text:outline-level=\"2\">Later</text:h>\n\
        <text:p>It  cost\n  <text:span text:style-name=\"T1\">3 million</text:span><text:s text:c=\"2\"/>euros,<text:tab/>10<text:span text:style-name=\"T2\">6</text:span> &amp; more.<text:line-break/>Next.</text:p>\
        <text:p text:style-name=\"P1\">We came.</text:p><text:p><text:a xlink:href=\"https://a.example/\">here</text:a><text:span text:style-name=\"T3\">Secret 5.</text:span></text:p>"), @r#"
    title: A bridge
    heading 1: Costs
    heading 2: Later
    paragraph: It cost 3 million  euros,	⟨106⟩ & more.⏎Next.
    >paragraph: We came.
    paragraph: here
    link: here -> https://a.example/
    not checked (hidden text): ""
    "#);
}

#[test]
fn lists_are_numbered_as_they_are_shown() {
    insta::assert_snapshot!(shown("<text:list text:style-name=\"L1\"><text:list-item><text:p>one</text:p><text:p>more of one</text:p><text:list><text:list-item><text:p>inner a</text:p></text:list-item><text:list-item><text:p>inner b</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value=\"5\"><text:p>five</text:p></text:list-item></text:list>\
        <text:p>Between.</text:p><text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item><text:p>six</text:p></text:list-item></text:list>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>one again</text:p></text:list-item></text:list><text:list text:style-name=\"L2\"><text:list-item><text:p>dot</text:p></text:list-item></text:list>"), @r#"
    item in 0.0 1.: one
    paragraph in 0.0 1.: more of one
    item in 1.0 (a): inner a
    item in 1.1 (b): inner b
    item in 0.1 5.: five
    paragraph: Between.
    item in 0.2 6.: six
    item in 2.0 1.: one again
    item in 3.0 •: dot
    list 0, ordered: 1. 5. 6.
    list 1 in 0.0, ordered: (a) (b)
    list 2, ordered: 1.
    list 3, bulleted: •
    "#);
}

#[test]
fn tables_notes_boxes_and_comments() {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let table = [
        format!("<table:table-header-rows>{}</table:table-header-rows>", row(&[cell("Ward"), cell("Beds"), cell("Nurses")].concat())),
        row(&[
            "<table:table-cell table:number-rows-spanned=\"2\"><text:p>East</text:p></table:table-cell>".to_owned(),
            cell("21"),
            cell("48"),
        ]
        .concat()),
        row(&["<table:covered-table-cell/>".to_owned(), cell("5"), cell("6")].concat()),
        row(&[
            "<table:table-cell table:number-columns-spanned=\"2\"><text:p>All</text:p></table:table-cell><table:covered-table-cell/>"
                .to_owned(),
            cell("54"),
            "<table:table-cell table:number-columns-repeated=\"900\"/>".to_owned(),
        ]
        .concat()),
    ]
    .concat();
    insta::assert_snapshot!(shown(&format!("<text:p>It cost 3 million.<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>In 2020 prices.</text:p></text:note-body></text:note> It was late.<office:annotation><dc:creator>A</dc:creator><text:p>Why 3?</text:p></office:annotation><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame> The end.</text:p><table:table>{table}</table:table><text:table-of-content><text:p>Costs 7</text:p></text:table-of-content>")), @r#"
    paragraph: It cost 3 million.[^1] It was late. The end.
    paragraph: In a box.
    cell 0.0.0: Ward
    cell 0.0.1: Beds
    cell 0.0.2: Nurses
    cell 0.1.0: East
    cell 0.1.1: 21
    cell 0.1.2: 48
    cell 0.2.1: 5
    cell 0.2.2: 6
    cell 0.3.0: All
    cell 0.3.2: 54
    footnote: [^1]: In 2020 prices.
    table 0 with header: xxx xxx .xx x.x
    not checked (comment): ""
    not checked (table of contents): ""
    "#);
}

#[test]
fn tracked_changes_are_accepted_or_rejected() {
    let body = "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>three</text:p></text:deletion></text:changed-region><text:changed-region text:id=\"c2\"><text:insertion/></text:changed-region></text:tracked-changes>\
        <text:p>It cost <text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>four<text:change-end text:change-id=\"c2\"/> million.</text:p>";
    insta::assert_snapshot!(shown(body), @r#"
    paragraph: It cost four million.
    not checked (deleted text): ""
    "#);
    insta::assert_snapshot!(drawn(&read_with(odt(body, STYLES), Odt, Changes::Reject).expect("an OpenDocument text")), @r#"
    paragraph: It cost three million.
    not checked (inserted text): ""
    "#);
}

#[test]
fn the_day_of_the_file_is_read_where_the_text_has_none() {
    let meta = "<office:document-meta xmlns:office=\"o\" xmlns:meta=\"m\" xmlns:dc=\"d\"><meta:creation-date>2020-01-01T10:00:00</meta:creation-date><dc:date>2021-10-07T10:00:00</dc:date></office:document-meta>";
    let document =
        read(odt_with("<text:p>The council met in spring.</text:p>", "", &[("meta.xml", meta)]), Odt).expect("an OpenDocument text");
    assert_eq!(document.dateline.map(|dateline| dateline.date.to_string()).as_deref(), Some("2021-10-07"));
}
