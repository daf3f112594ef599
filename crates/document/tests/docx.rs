//! What is read from each construct of Word documents.

mod draw;
mod pack;

use claimlint_document::Format::Docx;
use claimlint_document::{Changes, read, read_with};
use draw::drawn;
use pack::{docx, docx_with};

const STYLES: &str = "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"Deep\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:name w:val=\"Deep\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Cap\"><w:name w:val=\"caption\"/></w:style></w:styles>";

const NUMBERING: &str = "<w:numbering xmlns:w=\"w\">\
    <w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"berschrift1\"/><w:lvlText w:val=\"%1\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>\
    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(words))
}

fn styled(style: &str, words: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), words)
}

fn item(list: usize, level: usize, words: &str) -> String {
    paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), words)
}

fn shown(bytes: Vec<u8>) -> String {
    drawn(&read(bytes, Docx).expect("a Word document"))
}

#[test]
fn bookmarks_are_places_that_links_lead_to() {
    let link = |anchor: &str| format!("<w:p><w:hyperlink w:anchor=\"{anchor}\"><w:r><w:t>see there</w:t></w:r></w:hyperlink></w:p>");
    let body = format!(
        "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"_Ref12\"/><w:r><w:t>Here.</w:t></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>{}",
        link("_Ref12")
    );
    let document = read(docx(&body), Docx).expect("a Word document");
    assert_eq!(document.anchors, ["_Ref12"]);
    assert_eq!(document.links[0].target, "#_Ref12");
}

#[test]
fn styles_are_headings_captions_and_quotes() {
    let body = [
        styled("Titel", "A bridge"),
        styled("berschrift1", "Costs"),
        styled("Mine", "Later"),
        styled("Zitat", "We came."),
        styled("Cap", "Figure 1: Boats"),
        run(""),
        paragraph("<w:outlineLvl w:val=\"2\"/>", "Deeper"),
        styled("Heading1", "Undefined"),
    ]
    .concat();
    insta::assert_snapshot!(shown(docx_with(&body, &[("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)])), @r#"
    title: A bridge
    heading 1: 1 Costs
    heading 2: Later
    >paragraph: We came.
    caption: Figure 1: Boats
    heading 3: Deeper
    heading 1: Undefined
    "#);
}

#[test]
fn numbers_are_counted_as_word_counts_them() {
    let body = [
        item(1, 0, "one"),
        item(1, 1, "inner a"),
        item(1, 1, "inner b"),
        item(1, 0, "two"),
        paragraph("", "Between."),
        item(1, 0, "three"),
        item(4, 0, "five, by its own start"),
        item(2, 0, "bullet"),
        item(2, 0, "bullet"),
        item(3, 0, "Part"),
        item(3, 1, "Clause one"),
        item(3, 1, "Clause two"),
        item(0, 0, "None"),
    ]
    .concat();
    insta::assert_snapshot!(shown(docx_with(&body, &[("word/numbering.xml", NUMBERING)])), @r#"
    item in 0.0 1.: one
    item in 1.0 (a): inner a
    item in 1.1 (b): inner b
    item in 0.1 2.: two
    paragraph: Between.
    item in 0.2 3.: three
    item in 2.0 5.: five, by its own start
    item in 3.0 •: bullet
    item in 3.1 •: bullet
    item in 4.0 1: Part
    paragraph: 1.1 Clause one
    paragraph: 1.2 Clause two
    paragraph: None
    list 0, ordered: 1. 2. 3.
    list 1 in 0.0, ordered: (a) (b)
    list 2, ordered: 5.
    list 3, bulleted: • •
    list 4, ordered: 1
    "#);
}

#[test]
fn tables_keep_their_columns() {
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", words));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[cell("", "Ward"), cell("", "Beds"), cell("", "Nurses")]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", "East"), cell("", "21"), cell("", "48")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "5"), cell("", "6")]),
        row(&[cell("<w:gridSpan w:val=\"2\"/>", "All"), cell("", "54")]),
    ]
    .concat();
    let layout = format!("<w:tbl>{}</w:tbl>", row(&[cell("", "A box with words.")]));
    insta::assert_snapshot!(shown(docx(&format!("{}<w:tbl>{table}</w:tbl>{layout}", paragraph("", "Before.")))), @r#"
    paragraph: Before.
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
    paragraph: A box with words.
    table 0 with header: xxx xxx .xx x.x
    "#);
}

#[test]
fn notes_boxes_fields_and_signs() {
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}<w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>\
         <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x 99</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B1\"/><w:softHyphen/><w:t>2 &amp; 3 &lt; 4</w:t></w:r></w:p>\
         <w:p><w:hyperlink r:id=\"rId9\">{}</w:hyperlink><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>6</w:t></w:r><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></w:p>",
        run("It cost 3 million."),
        run(" It was late."),
        paragraph("", "In a box."),
        paragraph("", "In a box."),
        run(" The end."),
        run("Page 7 "),
        run("here"),
    );
    let note = |kind: &str, words: &str| {
        format!(
            "<w:{kind}s xmlns:w=\"w\"><w:{kind} w:id=\"0\" w:type=\"separator\"><w:p/></w:{kind}><w:{kind} w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:{kind}></w:{kind}s>",
            run(words)
        )
    };
    let relations = "<Relationships><Relationship Id=\"rId9\" Type=\"http://x/hyperlink\" Target=\"https://a.example/\"/></Relationships>";
    insta::assert_snapshot!(shown(docx_with(&body, &[("word/footnotes.xml", &note("footnote", " In 2020 prices.")), ("word/endnotes.xml", &note("endnote", "By two years.")), ("word/_rels/document.xml.rels", relations)])), @r#"
    paragraph: It cost 3 million.[^1] It was late.[^i] The end.
    paragraph: In a box.
    paragraph: Page 7 a-b	c⏎d±2 & 3 < 4
    paragraph: here⟨106⟩⟨x=2⟩
    footnote: [^1]: In 2020 prices.
    footnote: [^i]: By two years.
    link: here -> https://a.example/
    "#);
}

#[test]
fn tracked_changes_are_accepted_or_rejected() {
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\"><w:r><w:delText>three</w:delText></w:r></w:del><w:ins w:id=\"2\">{}</w:ins>{}</w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:p><w:moveFrom w:id=\"4\">{}</w:moveFrom></w:p><w:p><w:moveTo w:id=\"4\">{}</w:moveTo></w:p>\
         <w:p>{}<w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret 5.</w:t></w:r></w:p>",
        run("It cost "),
        run("four"),
        run(" million."),
        run("One "),
        run("whole."),
        run("Moved."),
        run("Moved."),
        run("Seen."),
    );
    insta::assert_snapshot!(shown(docx(&body)), @r#"
    paragraph: It cost four million.
    paragraph: One whole.
    paragraph: Moved.
    paragraph: Seen.
    not checked (comment): ""
    not checked (deleted text (2 times)): ""
    not checked (hidden text): ""
    "#);
    insta::assert_snapshot!(drawn(&read_with(docx(&body), Docx, Changes::Reject).expect("a Word document")), @r#"
    paragraph: It cost three million.
    paragraph: One
    paragraph: whole.
    paragraph: Moved.
    paragraph: Seen.
    not checked (comment): ""
    not checked (hidden text): ""
    not checked (inserted text (2 times)): ""
    "#);
}

#[test]
fn the_day_of_the_text_wins_over_that_of_the_file() {
    let core = |created: &str, description: &str| {
        format!(
            "<c:coreProperties xmlns:c=\"c\" xmlns:dcterms=\"d\" xmlns:dc=\"e\"><dcterms:created>{created}</dcterms:created><dc:description>{description}</dc:description></c:coreProperties>"
        )
    };
    let day = |body: &str, core: &str| {
        read(docx_with(body, &[("docProps/core.xml", core)]), Docx)
            .expect("a Word document")
            .dateline
            .map(|dateline| dateline.date.to_string())
    };
    let plain = paragraph("", "The council met in spring, and again in autumn.");
    let dated = format!("{}{}{plain}", styled("Title", "A bridge"), paragraph("", "By Ada Bryce, 3 May 2020"));
    assert_eq!(day(&plain, &core("2021-10-07T08:00:00Z", "")).as_deref(), Some("2021-10-07"));
    assert_eq!(day(&dated, &core("2021-10-07T08:00:00Z", "")).as_deref(), Some("2020-05-03"));
    assert_eq!(day(&plain, &core("2013-12-23T23:15:00Z", "generated by python-docx")), None);
}

#[test]
fn places_are_told_as_a_person_finds_them() {
    let body = [
        styled("Title", "A bridge"),
        styled("Heading1", "Costs"),
        paragraph("", "First."),
        styled("Heading2", "Later"),
        paragraph("", "One."),
        paragraph("", "It cost 43 percent."),
    ]
    .concat();
    let document = read(docx(&body), Docx).expect("a Word document");
    let at = document.text.find("43 percent").expect("the words are there");
    let place = document.place(claimlint_document::Span::new(at, at + 10)).expect("a file without lines has places");
    assert_eq!(place.to_string(), "Costs › Later › paragraph 2: “43 percent”");
}
