//! Quotation marks and block quotes in, claims of the kind `quotation` out.
//!
//! Who said the words is found later, by the attribution grammar.

mod marks;
mod words;

use crate::claim::{ClaimKind, Quotation};
use crate::draft::Draft;
use crate::ledger::TokenSpan;

/// Reads the claims of this kind, in the order in which they open; a quotation inside another comes after it.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let mut quotations = marks::pairs(draft);
    quotations.extend(block_quotes(draft));
    quotations.sort_by_key(|tokens| (tokens.start, std::cmp::Reverse(tokens.end)));
    for tokens in quotations {
        let words = words::normalised(draft, tokens);
        if words.is_empty() {
            continue;
        }
        let sentence = draft.sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start);
        draft.note(sentence, tokens, ClaimKind::Quotation(Quotation { words, attribution: None, person: None }));
    }
}

/// Runs of blocks that are set as quotations, each without the line that names its author.
fn block_quotes(draft: &Draft<'_>) -> Vec<TokenSpan> {
    let mut runs: Vec<(usize, TokenSpan)> = Vec::new();
    for sentence in &draft.sentences {
        if draft.document.blocks.get(sentence.block).is_none_or(|block| block.quote_depth == 0) || names_author(draft, sentence.tokens) {
            continue;
        }
        match runs.last_mut() {
            Some((block, run)) if run.end == sentence.tokens.start && sentence.block <= *block + 1 => {
                *block = sentence.block;
                run.end = sentence.tokens.end;
            }
            _ => runs.push((sentence.block, sentence.tokens)),
        }
    }
    let quoted = |run: &TokenSpan| marks::opens(draft, run.start) && marks::closes(draft, run.end.saturating_sub(1));
    runs.into_iter().map(|(_, run)| run).filter(|run| !quoted(run)).collect()
}

/// Whether a sentence of a block quote is its signature: a dash and a name.
fn names_author(draft: &Draft<'_>, tokens: TokenSpan) -> bool {
    tokens.len() < 12 && matches!(draft.word(tokens.start), "—" | "–" | "--" | "―")
}

#[cfg(test)]
mod tests {
    use crate::{ClaimKind, Settings, parse};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn quotations(text: &str, expected: &[&str]) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let ledger = parse(&document, &Settings::default());
        let found: Vec<_> = ledger
            .claims
            .iter()
            .filter_map(|claim| match &claim.kind {
                ClaimKind::Quotation(quotation) => Some(quotation.words.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_all_styles_pair() {
        quotations("He said \"no way\" and left.", &["no way"]);
        quotations("He said “no way” and left.", &["no way"]);
        quotations("Er sagte „no way“ dazu.", &["no way"]);
        quotations("Il dit « no way » encore.", &["no way"]);
        quotations("He said ‘no way’ and left.", &["no way"]);
        quotations("He said 'no way' and left.", &["no way"]);
        quotations("He said ``no way'' and ''never'' again.", &["no way", "never"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        quotations("The players' union won't wait for the owners' reply.", &[]);
        quotations("Rock ’n’ roll in the ’90s was the dogs’ best time.", &[]);
        quotations("She wrote: ‘The players’ union won’t wait.’", &["the players' union won't wait"]);
        quotations("A 12\" pipe and a 5' 10\" plumber.", &[]);
    }

    #[test]
    fn quotations_nest_and_run_on() {
        quotations("“They said, ‘Wait.’ We did,” she said.", &["they said wait we did", "wait"]);
        quotations("“One is here.\n\n“Two is there,” he said.", &["one is here two is there"]);
        quotations("“One is here.\n\nTwo is there.", &[]);
    }

    #[test]
    fn words_compare_across_editions() {
        quotations("“[T]he plan … is [sic] ‘dead’,” he said.", &["the plan … is dead", "dead"]);
        quotations("“He [Mr Roe] went to the co-operative”.", &["he … went to the co-operative"]);
    }

    #[test]
    fn ten_thousand_marks_are_read_in_linear_time() {
        for mark in ["“", "”", "\"", "'", "‘", "’", "«", "“a ", "'a ", "\"a\" '", "``"] {
            let text = mark.repeat(10_000);
            let document = read(text.into_bytes(), Format::Plain).unwrap();
            parse(&document, &Settings::default());
        }
    }
}
