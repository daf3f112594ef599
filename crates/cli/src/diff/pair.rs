//! Pairs of statements on standard input in, the relation of each pair out.

use crate::arguments::{DiffOptions, OrderOfDates, Reading};
use crate::output;
use anyhow::Context;
use claimlint_document::{Format, read};
use claimlint_parser::{Settings, parse};
use claimlint_rules::compare::{Relation, relation};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::BufRead;
use std::process::ExitCode;

/// How many pairs are in memory at a time.
const BATCH: usize = 4096;

/// One line of input.
#[derive(Debug, Deserialize)]
struct Statements {
    id: serde_json::Value,
    premise: String,
    hypothesis: String,
}

/// One line of output.
#[derive(Debug, Serialize)]
struct Answer {
    id: serde_json::Value,
    relation: &'static str,
}

/// Answers every pair on standard input, in order.
pub(crate) fn run(options: &DiffOptions) -> anyhow::Result<ExitCode> {
    let Reading { published, date_order, .. } = options.reading;
    let settings = Settings { published, date_order: date_order.map(OrderOfDates::choice).unwrap_or_default() };
    let mut lines =
        std::io::stdin().lock().lines().enumerate().filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty()));
    loop {
        let batch: Vec<(usize, std::io::Result<String>)> = lines.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        let answers: Vec<anyhow::Result<Answer>> = batch.into_par_iter().map(|(number, line)| answer(number + 1, line, settings)).collect();
        let mut text = Vec::new();
        for answer in answers {
            output::json_line(&mut text, &answer?)?;
        }
        output::print(&text)?;
    }
}

fn answer(number: usize, line: std::io::Result<String>, settings: Settings) -> anyhow::Result<Answer> {
    let line = line.context("standard input")?;
    let Statements { id, premise, hypothesis } = serde_json::from_str(&line).with_context(|| format!("standard input, line {number}"))?;
    let premise = read(premise.into_bytes(), Format::Plain)?;
    let hypothesis = read(hypothesis.into_bytes(), Format::Plain)?;
    let relation = match relation(&parse(&premise, &settings), &parse(&hypothesis, &settings)) {
        Relation::Entails => "entails",
        Relation::Contradicts => "contradicts",
        Relation::Unknown => "unknown",
    };
    Ok(Answer { id, relation })
}
