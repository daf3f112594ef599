//! Files that are not what their names say, are cut short, locked, or hold bytes that are no text.

use crate::file::{End, Hostile};
use crate::pack::{docx, odt, pack, word};

/// All of them.
pub(crate) fn files() -> Vec<Hostile> {
    [mislabelled(), cut(), archives(), bytes()].into_iter().flatten().collect()
}

fn file(name: &str, bytes: impl Into<Vec<u8>>, end: End) -> Hostile {
    Hostile { name: name.to_owned(), bytes: bytes.into(), end }
}

const TEXT: &str = "The ferry carried 120 people on Monday.\n";

fn mislabelled() -> Vec<Hostile> {
    let (word, open) = (docx(&word(TEXT), &[]), odt("<text:p>x</text:p>", "", &[]));
    let page = "<!DOCTYPE html><html><body><p>The ferry carried 120 people.</p></body></html>";
    let pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n";
    let mut files = Vec::new();
    for ending in ["md", "html", "txt", "rst", "adoc", "tex", "odt"] {
        files.push(file(&format!("word.{ending}"), word.clone(), End::Error("found a Word document (docx)")));
    }
    for ending in ["md", "html", "docx"] {
        files.push(file(&format!("open.{ending}"), open.clone(), End::Error("found an OpenDocument text (odt)")));
    }
    for ending in ["docx", "odt"] {
        files.push(file(&format!("page.{ending}"), page, End::Error("found HTML")));
        files.push(file(&format!("words.{ending}"), TEXT, End::Error("found a file that is no ZIP archive")));
        files.push(file(&format!("empty.{ending}"), "", End::Error("found an empty file")));
        files.push(file(&format!("pdf.{ending}"), pdf, End::Error("found a PDF")));
        files.push(file(
            &format!("sheet.{ending}"),
            pack(&[("xl/workbook.xml", "<workbook/>")]),
            End::Error("found a ZIP archive without"),
        ));
        files.push(file(&format!("nothing.{ending}"), pack(&[]), End::Error("found")));
        let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old file".to_vec();
        files.push(file(&format!("old.{ending}"), old, End::Error("found a compound file")));
    }
    files.push(file("pdf.html", pdf, End::Error("found a PDF")));
    files.push(file("pdf.md", pdf, End::Error("found a PDF")));
    for ending in ["md", "txt", "rst", "adoc", "tex", "html"] {
        files.push(file(&format!("empty.{ending}"), "", End::Read));
    }
    files
}

/// Archives that end anywhere, and locked ones.
fn cut() -> Vec<Hostile> {
    let mut files = Vec::new();
    let body: String = (0..400).map(|number| word(&format!("Line {number} tells of {} boats.", number * 7919))).collect();
    let text: String = (0..400).map(|number| format!("<text:p>Line {number} tells of {} boats.</text:p>", number * 7919)).collect();
    for (ending, whole) in [("docx", docx(&body, &[])), ("odt", odt(&text, "", &[]))] {
        for part in 1..10 {
            let end = whole.len() * part / 10;
            files.push(file(&format!("cut-{part}.{ending}"), &whole[..end], End::Error("found a ZIP archive that is cut short")));
        }
        for (number, behind) in [1, 10, 21].into_iter().enumerate() {
            files.push(file(&format!("cut-end-{number}.{ending}"), &whole[..whole.len() - behind], End::Error("found")));
        }
        let central = whole.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        let local = whole.windows(4).rposition(|window| window == b"PK\x03\x04").unwrap();
        let mut locked = whole.clone();
        locked[local + 6] |= 1;
        locked[central + 8] |= 1;
        files.push(file(&format!("locked.{ending}"), locked, End::Error("encrypted")));
        // A directory that leads elsewhere, or tells another size.
        for (name, at, value) in [("offset", 42, 0xff), ("size", 24, 0xff), ("packed", 20, 0xff), ("method", 10, 0x63), ("name", 28, 0xff)]
        {
            let mut bad = whole.clone();
            bad[central + at] = value;
            files.push(file(&format!("directory-{name}.{ending}"), bad, End::Either));
        }
        let mut many = whole.clone();
        let end = many.len() - 22;
        many[end + 8..end + 12].copy_from_slice(&[0xff; 4]);
        files.push(file(&format!("directory-count.{ending}"), many, End::Error("a ZIP archive of 65535 parts")));
        let mut noise = whole.clone();
        noise[local + 30..central].iter_mut().step_by(3).for_each(|byte| *byte ^= 0x5a);
        files.push(file(&format!("noise.{ending}"), noise, End::Error("found")));
    }
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    files.push(file("password.docx", locked, End::Error("found an encrypted document")));
    let manifest = ("META-INF/manifest.xml", "<m><encryption-data/></m>");
    files.push(file("password.odt", odt("<text:p>x</text:p>", "", &[manifest]), End::Error("found an encrypted document")));
    files
}

/// Archives with parts that lead out of them, name themselves, or are no XML.
fn archives() -> Vec<Hostile> {
    let target = |target: &str| {
        format!("<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"{target}\"/></Relationships>")
    };
    let paths: Vec<(&str, &str)> =
        vec![("../../../../escaped.txt", "out"), ("/absolute.txt", "out"), ("C:\\windows.txt", "out"), ("a\0b", "out")];
    let leading = |to: &str| docx(&word(TEXT), &[("_rels/.rels", &target(to))]);
    let style = |id: &str, on: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:basedOn w:val=\"{on}\"/></w:style>")
    };
    let circle = format!("<w:styles>{}{}{}</w:styles>", style("a", "b"), style("b", "c"), style("c", "a"));
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"n\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let numbers = "<w:styles><w:style w:type=\"numbering\" w:styleId=\"n\"><w:name w:val=\"n\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>";
    let huge = "<w:p><w:pPr><w:outlineLvl w:val=\"99999999999999999999\"/><w:numPr><w:ilvl w:val=\"-9\"/><w:numId w:val=\"9223372036854775807\"/></w:numPr></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>";
    let circle_open =
        "<style:style style:name=\"a\" style:parent-style-name=\"b\"/><style:style style:name=\"b\" style:parent-style-name=\"a\"/>";
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>";
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>";
    vec![
        file("paths.docx", docx(&word(TEXT), &paths), End::Read),
        file("paths.odt", odt("<text:p>x</text:p>", "", &paths), End::Read),
        file("leads-out.docx", leading("../../../../etc/passwd"), End::Error("found a ZIP archive without")),
        file("leads-away.docx", leading("http://example.invalid/"), End::Error("found a ZIP archive without")),
        file("leads-to-itself.docx", leading("_rels/.rels"), End::Read),
        file("styles-in-a-circle.docx", docx(styled, &[("word/styles.xml", &circle)]), End::Read),
        file("styles-in-a-circle.odt", odt("<text:p text:style-name=\"a\">Words.</text:p>", circle_open, &[]), End::Read),
        file("numbers-in-a-circle.docx", docx(item, &[("word/numbering.xml", numbering), ("word/styles.xml", numbers)]), End::Read),
        file("numbers-beyond-all.docx", docx(huge, &[("word/numbering.xml", numbering)]), End::Read),
        file("laughs.docx", pack(&[("word/document.xml", laughs)]), End::Error("a document type declaration")),
        file("outside.docx", pack(&[("word/document.xml", outside)]), End::Error("a document type declaration")),
        file("laughs-in-styles.docx", docx(&word(TEXT), &[("word/styles.xml", laughs)]), End::Error("a document type declaration")),
        file(
            "laughs.odt",
            pack(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", laughs)]),
            End::Error("a document type declaration"),
        ),
        file("entity.docx", docx(&word("&lol;"), &[]), End::Error("the entity &lol;")),
        file("crossed.docx", docx("<w:p><w:r></w:p></w:r>", &[]), End::Error("malformed XML")),
        file("no-xml.docx", pack(&[("word/document.xml", "\u{1}\u{2}<<<>>>")]), End::Error("found")),
        file("half-xml.docx", pack(&[("word/document.xml", "<w:document><w:body><w:p>")]), End::Error("found")),
        file(
            "half-xml.odt",
            pack(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a><b")]),
            End::Error("found"),
        ),
        file(
            "notes-of-notes.docx",
            docx(
                "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
                &[(
                    "word/footnotes.xml",
                    "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteReference w:id=\"2\"/><w:t>Round.</w:t></w:r></w:p></w:footnote></w:footnotes>",
                )],
            ),
            End::Read,
        ),
        file("fields-without-end.docx", docx(&"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>".repeat(5_000), &[]), End::Read),
    ]
}

/// Texts that are in another encoding, or hold what no text holds.
fn bytes() -> Vec<Hostile> {
    let mut files = Vec::new();
    for ending in ["md", "txt", "html", "rst", "adoc", "tex"] {
        let mut text = TEXT.as_bytes().to_vec();
        text.extend(b"caf\xe9\n");
        files.push(file(&format!("latin.{ending}"), text, End::Error("byte 0xe9 is no UTF-8")));
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(TEXT.bytes().flat_map(|byte| [byte, 0])).collect();
        files.push(file(&format!("wide.{ending}"), wide, End::Error("found text in UTF-16")));
        let nuls = format!("\u{feff}\0{TEXT}\0\0 and \u{202e}more\u{200b}\u{0} \u{1b}[31mred\u{1b}[0m\n\u{feff}");
        files.push(file(&format!("nuls.{ending}"), nuls, End::Read));
    }
    files.push(file("overlong.md", b"\xc0\xaf\xed\xa0\x80\n".to_vec(), End::Error("is no UTF-8")));
    files.push(file("half-a-sign.txt", b"The end \xe2\x82".to_vec(), End::Error("is no UTF-8")));
    let noise: Vec<u8> = (0_u32..20_000).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    files.push(file("noise.txt", noise.clone(), End::Error("")));
    files.push(file("noise.html", noise, End::Error("")));
    files
}
