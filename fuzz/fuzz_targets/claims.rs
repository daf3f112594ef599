//! A plain text and its claims: tokens, sentences and claims lie in order on character boundaries, claims name what there is,
//! rows are JSON, and a text that is cut at the place of any sentence is read as well.
#![no_main]

use claimlint_document::{Document, Format, LineIndex, Span, read};
use claimlint_parser::{ClaimKind, Ledger, Settings, parse, segment};
use claimlint_report::{claims, drawn, json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(document) = read(data.to_vec(), Format::Plain) else { return };
    let settings = Settings::default();
    let ledger = parse(&document, &settings);
    promises(&document, &ledger);
    assert_eq!(segment(&document, &settings).sentences, ledger.sentences);
    let lines = LineIndex::new(&document.source);
    for row in claims::rows("text", &ledger, &lines) {
        let mut text = Vec::new();
        json::write(&mut text, &row).expect("a row can be written");
        serde_json::from_slice::<serde_json::Value>(&text).expect("a row is JSON");
    }
    let _drawn = drawn::claims(&ledger);
    let middle = ledger.sentences.get(ledger.sentences.len() / 2).map_or(0, |sentence| document.source_span(sentence.span).end);
    if let Ok(prefix) = read(document.source.as_bytes().get(..middle).unwrap_or_default().to_vec(), Format::Plain) {
        promises(&prefix, &parse(&prefix, &settings));
    }
});

fn promises(document: &Document, ledger: &Ledger) {
    let mut end = 0;
    for token in &ledger.tokens {
        let Span { start, end: stop } = token.span();
        assert!(start >= end && stop > start && document.text.get(start..stop).is_some());
        end = stop;
    }
    let mut end = 0;
    for sentence in &ledger.sentences {
        assert_eq!(sentence.tokens.start, end);
        assert!(sentence.block < document.blocks.len());
        end = sentence.tokens.end;
    }
    assert_eq!(end, ledger.tokens.len());
    let known = |claim: Option<usize>| claim.is_none_or(|claim| claim < ledger.claims.len());
    let mut start = 0;
    for claim in &ledger.claims {
        assert!(claim.span.start >= start && document.text.get(claim.span.start..claim.span.end).is_some());
        assert!(claim.sentence < ledger.sentences.len() && known(claim.said_by));
        let source = document.source_span(claim.span);
        assert!(document.source.get(source.start..source.end).is_some());
        start = claim.span.start;
        match &claim.kind {
            ClaimKind::Range(range) => assert!(known(Some(range.from)) && known(Some(range.to))),
            ClaimKind::Quotation(quotation) => assert!(known(quotation.attribution)),
            ClaimKind::Person(mention) => assert!(mention.person < ledger.people.len()),
            _ => {}
        }
    }
}
