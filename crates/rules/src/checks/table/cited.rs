//! Sentences that name a table and the figures in them in, those that the table gives otherwise out (check 71).
//!
//! A sentence says by its words which rows and columns it speaks of; the cells that its numbers repeat are taken off,
//! and where one cell and one number of the same kind are left, they are the same or one of them is wrong.

use super::{View, is_total};
use crate::check::{Check, Verdict};
use crate::checks::structure::caption;
use crate::checks::{Context, evidence, report};
use crate::page::Rule;
use claimlint_document::BlockKind;
use claimlint_parser::value::{Hedge, print_like};
use claimlint_parser::{CellNumber, Claim, ClaimKind, Form, ReferenceTarget, TokenKind, TokenSpan};
use rust_decimal::Decimal;

/// Words that say nothing of a row or column.
const EMPTY: &[&str] = &["a", "an", "and", "by", "for", "in", "of", "on", "or", "per", "the", "to", "with"];

/// A number of a sentence.
struct Figure<'c> {
    claim: &'c Claim,
    value: Decimal,
    decimals: u32,
    percent: bool,
}

/// A cell of a row and column that a sentence speaks of.
#[derive(Clone, Copy)]
struct Place {
    number: CellNumber,
    percent: bool,
    year: bool,
}

/// Checks every sentence that names one table, and the sentence after it.
pub(super) fn check(rule: &Rule, context: &Context, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let tables = labelled(context);
    if tables.is_empty() {
        return;
    }
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        let block = ledger.block_of(index);
        if !matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        // A sentence without a table of its own goes on about the one that was named just before.
        let before = index.checked_sub(1).filter(|&before| ledger.sentences.get(before).is_some_and(|other| other.block == sentence.block));
        let Some(label) = named(context, index).or_else(|| before.and_then(|before| named(context, before))) else { continue };
        let table = tables.iter().find(|(known, _)| *known == label);
        if let Some(view) = table.and_then(|(_, table)| context.views().get(*table)) {
            compare(rule, context, view, index, out);
        }
    }
}

/// The labels of tables that have a caption with one, and the places of the tables.
fn labelled<'c>(context: &Context<'c>) -> Vec<(&'c str, usize)> {
    let document = context.ledger.document;
    let caption = |at: usize| {
        let block = document.blocks.get(at).filter(|block| !matches!(block.kind(), BlockKind::TableCell { .. }))?;
        let label = caption::label(&document.text, block.span())?;
        (label.thing == "table").then_some(label.number)
    };
    let mut found = Vec::new();
    for (place, table) in document.tables.iter().enumerate() {
        let mut cells = table.blocks();
        let Some(first) = cells.next() else { continue };
        let last = cells.next_back().unwrap_or(first);
        if let Some(label) = first.checked_sub(1).and_then(caption).or_else(|| caption(last + 1)) {
            found.push((label, place));
        }
    }
    // A label that two tables bear names neither.
    let twice = |label: &str| found.iter().filter(|(other, _)| *other == label).count() > 1;
    found.iter().filter(|(label, _)| !twice(label)).copied().collect()
}

/// The label of the one table of this text that a sentence names.
fn named<'c>(context: &Context<'c>, sentence: usize) -> Option<&'c str> {
    let ledger = context.ledger;
    let mut labels = ledger.claims_in(sentence).filter_map(|index| ledger.claims.get(index)).filter_map(|claim| {
        let ClaimKind::Reference(reference) = &claim.kind else { return None };
        (reference.target == ReferenceTarget::Table && !reference.external).then_some(reference.label.as_str())
    });
    let label = labels.next()?;
    labels.all(|other| other == label).then_some(label)
}

fn compare(rule: &Rule, context: &Context, view: &View, sentence: usize, out: &mut Vec<Check>) {
    let ledger = context.ledger;
    let Some(tokens) = ledger.sentences.get(sentence).map(|sentence| sentence.tokens) else { return };
    let words: Vec<String> = tokens.range().map(|at| stem(ledger.word(at))).collect();
    let figures = figures(context, sentence);
    if figures.is_empty() {
        return;
    }
    let said = |label: &str| {
        let parts = parts(label);
        !parts.is_empty() && parts.iter().all(|part| words.contains(part))
    };
    let rows: Vec<usize> =
        (view.first_row()..view.grid.rows.len()).filter(|&row| !is_total(view.words(row, 0)) && said(view.words(row, 0))).collect();
    let columns: Vec<usize> = (1..view.width()).filter(|&column| said(view.heading(column))).collect();
    let [row] = rows.as_slice() else { return };
    let places: Vec<Place> = columns.iter().filter_map(|&column| place(view, *row, column)).collect();
    let all: Vec<Place> = (1..view.width()).filter_map(|column| place(view, *row, column)).collect();
    let same = |figure: &Figure<'_>, place: &Place| agrees(figure, place);
    // A number that stands anywhere in the row is that cell, whatever the column is called here.
    let left: Vec<&Figure<'_>> = figures.iter().filter(|figure| !all.iter().any(|place| same(figure, place))).collect();
    for figure in &figures {
        if let Some(place) = places.iter().find(|place| same(figure, place)) {
            let message = format!("the table gives {}", ledger.text(place.number.span));
            let mut check = report(rule, Verdict::Holds, figure.claim.span, message.clone());
            check.computed = Some(message);
            check.related.push(evidence(place.number.span, "the cell"));
            out.push(check);
        }
    }
    let [figure] = left.as_slice() else { return };
    let kind = |place: &&Place| place.percent == figure.percent && place.number.printed.decimals == figure.decimals;
    let open: Vec<&Place> =
        places.iter().filter(|place| !place.year && !figures.iter().any(|figure| same(figure, place))).filter(kind).collect();
    let [place] = open.as_slice() else { return };
    let cell = place.number.printed;
    let near = cell.value.checked_div(figure.value).is_some_and(|ratio| ratio > Decimal::new(4, 1) && ratio < Decimal::new(25, 1));
    if !near {
        return;
    }
    let verdict = if context.is_quoted(figure.claim.span) { Verdict::Review } else { Verdict::Conflict };
    let right = print_like(cell.value, cell.decimals);
    let message = format!("the table gives {right}, not {}", print_like(figure.value, figure.decimals));
    let mut check = report(rule, verdict, figure.claim.span, message.clone());
    check.computed = Some(message);
    check.related.push(evidence(place.number.span, "the cell"));
    let printed = ledger.text(figure.claim.span).replace(&print_like(figure.value, figure.decimals), &right);
    check.fixes = vec![printed];
    out.push(check);
}

/// The exact numbers of a sentence that a cell can hold.
fn figures<'c>(context: &Context<'c>, sentence: usize) -> Vec<Figure<'c>> {
    let ledger = context.ledger;
    let mut found = Vec::new();
    for claim in ledger.claims_in(sentence).filter_map(|index| ledger.claims.get(index)) {
        let Some(quantity) = claim.quantity() else { continue };
        let in_figures =
            |tokens: TokenSpan| tokens.range().any(|at| ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number));
        let form = matches!(quantity.form, Form::Count | Form::Percent | Form::Money | Form::Measure | Form::PercentagePoint);
        if quantity.hedge != Hedge::None || !form || !in_figures(claim.tokens) || claim.negated {
            continue;
        }
        // The number as it is printed, without the scale word that the heading of a column may give instead.
        let Some(number) = claim.tokens.range().find(|&at| ledger.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number))
        else {
            continue;
        };
        let digits = ledger.word(number);
        let Ok(value) = digits.replace(',', "").parse::<Decimal>() else { continue };
        found.push(Figure { claim, value, decimals: value.scale(), percent: quantity.form == Form::Percent });
    }
    found
}

fn place(view: &View, row: usize, column: usize) -> Option<Place> {
    let number = *view.cell(row, column)?.number()?;
    let heading = view.heading(column);
    let percent = number.percent || heading.contains('%') || heading.contains("percent");
    let whole = number.printed.decimals == 0 && number.printed.value >= Decimal::from(1500) && number.printed.value <= Decimal::from(2100);
    Some(Place { number, percent, year: whole && heading.contains("year") })
}

/// Whether a number can be that of a cell: the same, or the cell rounded as the text prints it.
fn agrees(figure: &Figure<'_>, place: &Place) -> bool {
    let cell = place.number.printed.value.abs();
    let scaled = [1u32, 1000].iter().any(|&factor| {
        cell.checked_mul(Decimal::from(factor)) == Some(figure.value) || figure.value.checked_mul(Decimal::from(factor)) == Some(cell)
    });
    scaled
        || cell.round_dp(figure.decimals) == figure.value
        || (cell - figure.value).abs() <= Decimal::new(1, figure.decimals.min(9)) && place.number.printed.decimals > figure.decimals
}

/// The words of a label that a sentence must hold to speak of it; what stands in brackets are units.
fn parts(label: &str) -> Vec<String> {
    let plain = label.split('(').next().unwrap_or_default();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word) && !is_year(word))
        .map(stem)
        .collect::<Vec<String>>()
        .into_iter()
        .chain(if plain.chars().any(char::is_alphabetic) { Vec::new() } else { plain.split_whitespace().map(str::to_owned).collect() })
        .collect()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
}

/// A word in lower case without the ending of a plural.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    if word.len() > 3 { word.trim_end_matches('s').to_owned() } else { word }
}
