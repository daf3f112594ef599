//! A ledger in, the terms that its text defines out: `"Fee" means …`, `(the "Supplier")`, `**Carrier** means …`.
//!
//! The forms are those of contract drafting; see K. A. Adams, A Manual of Style for Contract Drafting, chapter 6.

use crate::ledger::{Ledger, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;
use claimlint_document::BlockKind;

/// One place at which a term is given its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words of the term, without the marks around them.
    pub term: TokenSpan,
    /// The words of the term with case, number and possessives folded away.
    pub key: Vec<String>,
    /// How it is defined.
    pub form: DefinitionForm,
    /// The words that say what it stands for; of an aside the words of its sentence before it.
    pub meaning: TokenSpan,
    /// The sentence that defines it.
    pub sentence: usize,
    /// The part of the document (main text, schedule, annexed agreement) that it stands in, from 0.
    pub part: usize,
    /// Whether it is said to hold in one section only.
    pub scoped: bool,
}

/// How a term is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DefinitionForm {
    /// By a sentence of its own: `"Fee" means …`.
    Sentence,
    /// In passing, behind the words that it stands for: `Larkspur Limited (the "Client")`.
    Aside,
    /// By a pointer to the place that defines it: `"Term" has the meaning given in Section 3`.
    Elsewhere,
    /// By a run-in heading, which may be no definition: `**Carrier**: …`.
    Label,
}

/// Every definition of a document, in order.
pub fn definitions(ledger: &Ledger) -> Vec<Definition> {
    let mut found = Vec::new();
    let mut part = 0;
    let mut scope_open = false;
    for (index, sentence) in ledger.sentences.iter().enumerate() {
        let block = ledger.block_of(index);
        if let BlockKind::Title | BlockKind::Heading(_) = block.kind() {
            scope_open = false;
            part += usize::from(!found.is_empty() && begins_part(ledger, sentence.tokens));
            continue;
        }
        if matches!(block.kind(), BlockKind::ReferenceEntry | BlockKind::Caption | BlockKind::Byline) {
            continue;
        }
        let before = found.len();
        read_sentence(ledger, index, &mut found);
        if found.len() == before {
            // `In this Section:` holds for the list of definitions behind it.
            scope_open = ledger.word(sentence.tokens.end.saturating_sub(1)) == ":" && is_scoped(ledger, sentence.tokens);
            continue;
        }
        let scoped = scope_open || is_scoped(ledger, sentence.tokens);
        for definition in &mut found[before..] {
            definition.part = part;
            definition.scoped = scoped;
        }
    }
    found
}

/// The words of a run of tokens as they are compared: lower case, singular, without possessives.
pub fn folded(ledger: &Ledger, tokens: TokenSpan) -> Vec<String> {
    let clitic = |word: &str| matches!(word, "'s" | "’s" | "'" | "’");
    tokens.range().map(|token| ledger.word(token)).filter(|word| !clitic(word)).map(fold).collect()
}

/// A word in lower case and in the singular, as far as its ending tells.
pub fn fold(word: &str) -> String {
    let mut word = word.to_lowercase();
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ["sses", "xes", "ches", "shes"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(word.len() - 2);
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        word.truncate(word.len() - 1);
    }
    word
}

/// Reads the definitions of one sentence.
fn read_sentence(ledger: &Ledger, index: usize, found: &mut Vec<Definition>) {
    let sentence = ledger.sentences[index];
    let tokens = sentence.tokens;
    let mut define = |term: TokenSpan, form: DefinitionForm, meaning: TokenSpan| {
        let key = folded(ledger, term);
        found.push(Definition { term, key, form, meaning, sentence: index, part: 0, scoped: false });
    };
    let quoted = if sentence.classes.intersects(Class::QUOTE_OPEN) { quoted_terms(ledger, tokens) } else { Vec::new() };
    let mut next = 0;
    while let Some(&(open, term, close)) = quoted.get(next) {
        next += 1;
        if let Some(bracket) = aside(ledger, tokens, open, close, &quoted) {
            define(term, DefinitionForm::Aside, TokenSpan::new(tokens.start, bracket));
            continue;
        }
        // `"You" and "Your" refer to …`: the terms of one row share their meaning.
        let mut row = vec![term];
        let mut end = close + 1;
        while let Some(&(open, term, close)) = quoted.get(next)
            && (end..open).all(|token| matches!(ledger.word(token), "or" | "and" | "," | "(" | "the" | "/"))
        {
            row.push(term);
            end = close + 1;
            next += 1;
        }
        let starts_block =
            open == tokens.start && ledger.block_of(index).span().start == ledger.span_of(TokenSpan::new(open, open + 1)).start;
        let Some((form, meaning)) = predicate(ledger, tokens, end, starts_block || open == tokens.start) else { continue };
        for term in row {
            define(term, form, meaning);
        }
    }
    if quoted.is_empty() && ledger.block_of(index).span().start == ledger.span_of(tokens).start {
        read_unquoted(ledger, tokens, ledger.block_of(index).lead(), &mut define);
    }
}

/// Reads a term in bold at the head of a block: `**Carrier** means …`, `**Carrier**: …`.
///
/// `lead` is the length of the run in bold or italics that the block begins with.
fn read_unquoted(ledger: &Ledger, tokens: TokenSpan, lead: usize, define: &mut impl FnMut(TokenSpan, DefinitionForm, TokenSpan)) {
    const LONGEST: usize = 5;
    let length = tokens.range().take(LONGEST).take_while(|&token| is_term_word(ledger, token)).count();
    let term = TokenSpan::new(tokens.start, tokens.start + length);
    if !matches!(ledger.word(term.end), ":" | "means" | "shall" | "has") {
        return;
    }
    // `The READ_ONLY flag means …` is a sentence about a flag.
    let plain = matches!(ledger.word(term.start), "A" | "An" | "Each" | "The" | "This")
        || term.range().any(|token| ledger.word(token).contains('_'));
    if term.is_empty() || plain || !is_capitalised(ledger, term.start) {
        return;
    }
    let bold = || lead >= ledger.span_of(term).len();
    if ledger.word(term.end) == ":" {
        if bold() {
            define(term, DefinitionForm::Label, TokenSpan::new(term.end + 1, tokens.end));
        }
        return;
    }
    let means =
        matches!(ledger.word(term.end), "means" | "shall") || ledger.word(term.end) == "has" && ledger.word(term.end + 2) == "meaning";
    let Some((form, meaning)) = means.then(|| predicate(ledger, tokens, term.end, false)).flatten() else { return };
    // Without a mark around it, `Freedom means …` may say what freedom leads to.
    let capitals = term.range().filter(|&token| is_capitalised(ledger, token)).count();
    define(term, if bold() || capitals > 1 { form } else { DefinitionForm::Label }, meaning);
}

/// The terms between quotation marks: the opening mark, the words, the closing mark.
fn quoted_terms(ledger: &Ledger, tokens: TokenSpan) -> Vec<(usize, TokenSpan, usize)> {
    const LONGEST: usize = 9;
    let mut found = Vec::new();
    let mut open = tokens.start;
    while open < tokens.end {
        if !ledger.tokens[open].is(Class::QUOTE_OPEN) {
            open += 1;
            continue;
        }
        let closing: &[&str] = match ledger.word(open) {
            "\"" => &["\""],
            "“" => &["”", "\""],
            "``" => &["''"],
            _ => &[],
        };
        let close = (open + 1..tokens.end.min(open + LONGEST)).find(|&token| closing.contains(&ledger.word(token)));
        if let Some(close) = close.filter(|_| !closing.is_empty()) {
            // A comma or point inside the marks belongs to the sentence.
            let end = if matches!(ledger.word(close - 1), "," | "." | ":") { close - 1 } else { close };
            let term = TokenSpan::new(open + 1, end);
            if !term.is_empty() && is_capitalised(ledger, term.start) && term.range().all(|token| is_term_word(ledger, token)) {
                found.push((open, term, close));
                open = close;
            }
        }
        open += 1;
    }
    found
}

/// Whether a token can be part of a term.
fn is_term_word(ledger: &Ledger, token: usize) -> bool {
    ledger.tokens.get(token).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        && !matches!(ledger.word(token), "means" | "shall" | "has" | "is")
        || matches!(ledger.word(token), "-" | "&" | "/" | "’s" | "'s")
}

/// Whether a token begins with a capital letter.
fn is_capitalised(ledger: &Ledger, token: usize) -> bool {
    ledger.word(token).starts_with(char::is_uppercase)
}

/// The opening bracket of an aside that names what stands before it: `(the "Client")`, `(each, a "Party")`.
fn aside(ledger: &Ledger, tokens: TokenSpan, open: usize, close: usize, quoted: &[(usize, TokenSpan, usize)]) -> Option<usize> {
    const WORDS: &[&str] = &[
        ",",
        "a",
        "an",
        "and",
        "any",
        "as",
        "be",
        "called",
        "collectively",
        "defined",
        "each",
        "hereafter",
        "herein",
        "hereinafter",
        "in",
        "individually",
        "its",
        "jointly",
        "known",
        "or",
        "our",
        "referred",
        "such",
        "that",
        "the",
        "these",
        "this",
        "those",
        "to",
        "together",
        "with",
    ];
    const REACH: usize = 24;
    let inside = |token: usize| quoted.iter().any(|&(open, _, close)| (open..=close).contains(&token));
    let plain = |token: usize| inside(token) || WORDS.iter().any(|word| ledger.word(token).eq_ignore_ascii_case(word));
    let bracket = (tokens.start.max(open.saturating_sub(REACH))..open).rev().find(|&token| matches!(ledger.word(token), "(" | ")"))?;
    let end = (close + 1..tokens.end.min(close + REACH)).find(|&token| matches!(ledger.word(token), "(" | ")"))?;
    let whole = ledger.word(bracket) == "(" && ledger.word(end) == ")" && (bracket + 1..end).all(plain);
    // An aside stands behind what it names.
    (whole && bracket > tokens.start).then_some(bracket)
}

/// What stands behind a term and gives it its meaning; `leading` where the term begins the sentence.
fn predicate(ledger: &Ledger, tokens: TokenSpan, after: usize, leading: bool) -> Option<(DefinitionForm, TokenSpan)> {
    let mut at = after;
    // `"Marks" (or "Logos"), as used here, means` keeps only its brackets and commas out of the way.
    while at < tokens.end && matches!(ledger.word(at), "," | ")" | "shall" | "will" | "each" | "also" | "may") {
        at += 1;
    }
    let is = |token: usize, words: &[&str]| words.iter().any(|word| ledger.word(token).eq_ignore_ascii_case(word));
    let body = |from: usize| {
        let from = (from..tokens.end).find(|&token| !matches!(ledger.word(token), "," | ":")).unwrap_or(tokens.end);
        (from < tokens.end).then_some(TokenSpan::new(from, tokens.end))
    };
    if is(at, &["means", "mean"]) {
        return Some((DefinitionForm::Sentence, body(at + 1)?));
    }
    if is(at, &["has", "have"]) && (at..at + 5).any(|token| is(token, &["meaning", "meanings"])) {
        return Some((DefinitionForm::Elsewhere, body(at + 1)?));
    }
    if is(at, &["is", "are"]) && is(at + 1, &["defined"]) {
        let form = if is(at + 2, &["as"]) { DefinitionForm::Sentence } else { DefinitionForm::Elsewhere };
        return Some((form, body(at + 2)?));
    }
    if is(at, &["refers", "refer"]) && (at..at + 6).any(|token| is(token, &["to"])) {
        return Some((DefinitionForm::Sentence, body(at + 1)?));
    }
    let copula = is(at, &["is", "are", "represents"])
        && is(at + 1, &["a", "all", "an", "any", "anyone", "one", "our", "the", "those", "whatever", "whoever", "your"]);
    (leading && (copula || at == after && is(at, &[":"])))
        .then(|| body(at + 1))
        .flatten()
        .map(|meaning| (DefinitionForm::Sentence, meaning))
}

/// Whether a sentence says that its definitions hold in one part or in one case only: `In this Section, "Loss" means …`,
/// `For loose sheets, "Cover" means …`.
fn is_scoped(ledger: &Ledger, tokens: TokenSpan) -> bool {
    const PARTS: &[&str] = &[
        "annex",
        "appendix",
        "article",
        "attachment",
        "chapter",
        "clause",
        "definition",
        "exhibit",
        "paragraph",
        "part",
        "schedule",
        "section",
        "subsection",
        "sub-section",
    ];
    const REACH: usize = 16;
    let first = |offset: usize| ledger.word(tokens.start + offset);
    let cases =
        matches!(first(0), "If" | "When" | "Where" | "With") || first(0) == "For" && first(1) != "purposes" && first(2) != "purposes";
    let case = tokens.range().any(|token| ledger.word(token) == "which" && ledger.word(token + 1) == "case");
    cases
        || case
        || tokens.range().take(REACH).any(|token| {
            matches!(ledger.word(token), "this" | "that" | "such")
                && PARTS.iter().any(|part| ledger.word(token + 1).eq_ignore_ascii_case(part))
        })
}

/// Whether a heading begins a part with definitions of its own: a schedule, an annexed agreement.
fn begins_part(ledger: &Ledger, tokens: TokenSpan) -> bool {
    const FIRST: &[&str] = &["addendum", "annex", "appendix", "attachment", "exhibit", "part", "rider", "schedule"];
    const LAST: &[&str] =
        &["addendum", "agreement", "conditions", "contract", "deed", "licence", "license", "policy", "statement", "terms"];
    let listed = |words: &[&str], token: usize| words.iter().any(|word| ledger.word(token).eq_ignore_ascii_case(word));
    listed(FIRST, tokens.start) || tokens.len() > 1 && listed(LAST, tokens.end - 1)
}

#[cfg(test)]
mod tests {
    use super::{definitions, fold};
    use crate::{Settings, parse};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn defines(text: &str, expected: &[&str]) {
        let document = read(text.as_bytes().to_vec(), Format::Markdown).unwrap();
        let ledger = parse(&document, &Settings::default());
        let told: Vec<String> = definitions(&ledger)
            .iter()
            .map(|found| format!("{:?} {} = {}", found.form, found.key.join(" "), ledger.text(ledger.span_of(found.meaning))))
            .collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn sentences_define_terms() {
        defines("\"Fees\" means the sums of Annex 2.", &["Sentence fee = the sums of Annex 2."]);
        defines("“Closing Date” shall mean 3 May 2024.", &["Sentence closing date = 3 May 2024."]);
        defines("**\"Depot\"** means the shed at the quay.", &["Sentence depot = the shed at the quay."]);
        defines("\"We\" and \"Us\" refer to the club.", &["Sentence we = to the club.", "Sentence us = to the club."]);
        defines("\"Term\" has the meaning given in Section 2.", &["Elsewhere term = the meaning given in Section 2."]);
        defines("**Night Shift** means the hours after ten.", &["Sentence night shift = the hours after ten."]);
    }

    #[test]
    fn asides_define_terms() {
        defines("Between Ash Limited (the \"Buyer\") and others.", &["Aside buyer = Between Ash Limited"]);
        defines("The fees (hereinafter \"Fees\") are due.", &["Aside fee = The fees"]);
        defines("Both (each a \"Party\" and together the \"Parties\") agree.", &["Aside party = Both", "Aside party = Both"]);
    }

    #[test]
    fn other_quotations_define_nothing() {
        defines("See the \"Fees\" page (the \"Fees\" link below).", &[]);
        defines("He called it \"Progress\" and laughed.", &[]);
        defines("Freedom is a word.", &[]);
        defines("The READ_ONLY Flag means that nobody writes.", &[]);
    }

    #[test]
    fn words_fold_to_the_singular() {
        let folds = ["Parties", "Fees", "Business", "Boxes", "Status", "Losses"].map(fold);
        assert_eq!(folds, ["party", "fee", "business", "box", "status", "loss"]);
    }
}
