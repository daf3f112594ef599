//! Claims in, the same claims with their modality and polarity out; it runs after all other grammars.
//!
//! A clause is judged as a whole: a modal verb or a negation anywhere in it holds for every claim in it.
//! A claim that is wrongly called foreseen or denied is only left uncompared, so doubt goes that way.

use crate::claim::{Claim, ClaimKind, Modality};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// Words that make a forecast of their clause.
pub(crate) const WILL: &[&str] = &["'ll", "shall", "will", "won't", "won’t", "’ll"];
/// Words that make a supposition of their clause.
pub(crate) const WOULD: &[&str] = &[
    "'d",
    "could",
    "couldn't",
    "couldn’t",
    "if",
    "may",
    "might",
    "mightn't",
    "ought",
    "perhaps",
    "should",
    "shouldn't",
    "shouldn’t",
    "suppose",
    "supposing",
    "unless",
    "whether",
    "would",
    "wouldn't",
    "wouldn’t",
    "’d",
];
/// Words that make a forecast of the infinitive after them.
pub(crate) const COMING: &[&str] = &[
    "aim",
    "aimed",
    "aims",
    "due",
    "expect",
    "expected",
    "expecting",
    "expects",
    "forecast",
    "forecasts",
    "going",
    "hope",
    "hoped",
    "hopes",
    "intend",
    "intended",
    "intends",
    "likely",
    "plan",
    "planned",
    "planning",
    "plans",
    "pledge",
    "pledged",
    "pledges",
    "projected",
    "promise",
    "promised",
    "promises",
    "propose",
    "proposed",
    "proposes",
    "scheduled",
    "set",
    "slated",
    "vow",
    "vowed",
    "vows",
    "want",
    "wants",
];
/// Verbs of saying whose content lies ahead.
const FORESEEING: &[&str] = &[
    "anticipate",
    "envision",
    "expect",
    "forecast",
    "foresee",
    "hope",
    "pledge",
    "predict",
    "project",
    "promise",
    "propose",
    "threaten",
    "vow",
];

/// Verbs that deny what they bring in.
pub(crate) const DENYING: &[&str] = &["denied", "denies", "deny", "denying"];
/// Words before which a negation only limits: `not only`, `no later than`.
const LIMITING: &[&str] = &["earlier", "fewer", "just", "least", "less", "later", "more", "only", "until"];

/// What a clause says of the claims in it.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    modality: Modality,
    negated: bool,
}

/// Sets the modality and polarity of every claim.
pub(crate) fn read(draft: &mut Draft<'_>) {
    let clauses = clauses(draft);
    let told = told(draft);
    let clause = |token: usize| {
        let behind = clauses.partition_point(|&(start, _)| start <= token);
        behind.checked_sub(1).and_then(|last| clauses.get(last)).map(|&(_, clause)| clause).unwrap_or_default()
    };
    for claim in &mut draft.claims {
        let found = clause(claim.tokens.start);
        claim.modality = found.modality;
        claim.negated = found.negated;
    }
    hold(&mut draft.claims, told);
}

/// Every clause of the document with its first token, in order.
fn clauses(draft: &Draft<'_>) -> Vec<(usize, Clause)> {
    const OPENERS: Class = Class::PUNCTUATION.union(Class::SUBORDINATOR).union(Class::CONJUNCTION);
    const TELLING: Class = Class::MOOD.union(Class::NEGATION);
    let mut clauses = Vec::new();
    for sentence in &draft.sentences {
        let start = sentence.tokens.start;
        let mut clause = (start, Clause::default());
        // Where nothing tells, all clauses are one.
        if !sentence.classes.intersects(TELLING) {
            clauses.push(clause);
            continue;
        }
        let tokens = draft.tokens.get(sentence.tokens.range()).unwrap_or_default();
        for (at, token) in (start..).zip(tokens) {
            if token.is(OPENERS) && at > start && begins_clause(draft, at) {
                clauses.push(clause);
                clause = (at, Clause::default());
            }
            if token.is(TELLING) {
                judge(draft, at, &mut clause.1);
            }
        }
        clauses.push(clause);
    }
    clauses
}

/// Whether a clause begins at this token.
fn begins_clause(draft: &Draft<'_>, at: usize) -> bool {
    if draft.is(at, Class::PUNCTUATION) {
        return match draft.mark(at) {
            ';' | ':' | '(' | ')' | '—' => true,
            '\'' | '’' | ',' => false,
            _ => draft.is(at, Class::QUOTE_OPEN | Class::QUOTE_CLOSE) || draft.word(at) == "--",
        };
    }
    draft.is(at, Class::SUBORDINATOR) && !draft.reads(at, "so") && !draft.reads(at, "once")
        || draft.reads(at, "but")
        || draft.mark(at.saturating_sub(1)) == ','
            && draft.is(at, Class::CONJUNCTION)
            && draft.is(at + 1, Class::PRONOUN | Class::DETERMINER | Class::CAPITAL)
}

/// Reads what one token says of its clause.
fn judge(draft: &Draft<'_>, at: usize, clause: &mut Clause) {
    if draft.kind(at) != TokenKind::Word || draft.owner(at).is_some() {
        return;
    }
    let any = |words: &[&str]| words.iter().any(|word| draft.reads(at, word));
    let limiting = || LIMITING.iter().any(|word| draft.reads(at + 1, word));
    let month = draft.is(at, Class::MONTH) && draft.is(at, Class::CAPITAL);
    let noun = at > 0 && draft.is(at - 1, Class::DETERMINER | Class::POSSESSIVE);
    if draft.is(at, Class::AUXILIARY | Class::SUBORDINATOR) || any(WOULD) {
        if any(WOULD) && !month && !noun {
            clause.modality = Modality::Hypothetical;
        } else if any(WILL) && !noun && clause.modality == Modality::Asserted {
            clause.modality = Modality::Forecast;
        }
    }
    if draft.reads(at + 1, "to")
        && draft.is(at + 2, Class::LOWER)
        && any(COMING)
        && !(draft.reads(at, "due") && draft.is(at + 2, Class::DETERMINER))
        && clause.modality == Modality::Asserted
    {
        clause.modality = Modality::Forecast;
    }
    if draft.is(at, Class::NEGATION) && !draft.reads(at, "no") && !limiting()
        || any(DENYING)
        || draft.reads(at, "no") && draft.reads(at + 1, "longer")
    {
        clause.negated = true;
    }
}

/// The contents of the verbs that deny or foresee, with what they make of them.
fn told(draft: &Draft<'_>) -> Vec<(TokenSpan, Clause)> {
    let mut told = Vec::new();
    for claim in &draft.claims {
        let ClaimKind::Attribution(attribution) = &claim.kind else { continue };
        let cue = claim.tokens.range().filter(|&at| {
            draft.is(at, Class::CUE_VERB)
                && draft.tokens.get(at).is_some_and(|token| attribution.cue.iter().any(|cue| cue.contains(token.span())))
        });
        let mut clause = Clause::default();
        for at in cue {
            let lemma = super::attribution::lemma(&draft.word(at).to_lowercase());
            clause.negated |= lemma == Some("deny");
            if lemma.is_some_and(|lemma| FORESEEING.contains(&lemma)) {
                clause.modality = Modality::Forecast;
            }
        }
        if clause.negated || clause.modality != Modality::Asserted {
            for content in &attribution.content {
                let start = draft.tokens.partition_point(|token| token.span().start < content.start);
                let end = draft.tokens.partition_point(|token| token.span().end <= content.end);
                told.push((TokenSpan::new(start, end), clause));
            }
        }
    }
    told.sort_by_key(|(tokens, _)| tokens.start);
    told
}

/// Gives the claims inside each content what its verb says of it.
fn hold(claims: &mut [Claim], told: Vec<(TokenSpan, Clause)>) {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&index| claims[index].tokens.start);
    let mut told = told.into_iter().peekable();
    let mut open: Vec<(TokenSpan, Clause)> = Vec::new();
    for index in order {
        let Some(claim) = claims.get_mut(index) else { continue };
        while let Some(content) = told.next_if(|(content, _)| content.start <= claim.tokens.start) {
            open.push(content);
        }
        open.retain(|(content, _)| content.end > claim.tokens.start);
        for (content, clause) in &open {
            if claim.tokens.end <= content.end {
                claim.negated |= clause.negated;
                if claim.modality == Modality::Asserted {
                    claim.modality = clause.modality;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{ClaimKind, Modality, Settings, parse};
    use claimlint_document::{Format, read};

    #[track_caller]
    fn first_name(text: &str, modality: Modality, negated: bool) {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        let ledger = parse(&document, &Settings::default());
        let claim = ledger.claims.iter().find(|claim| matches!(claim.kind, ClaimKind::Person(_))).unwrap();
        assert_eq!((claim.modality, claim.negated), (modality, negated), "{text}");
    }

    #[test]
    fn modal_verbs_and_negations_hold_for_their_clause() {
        first_name("They met Clara Oberholt there.", Modality::Asserted, false);
        first_name("They will meet Clara Oberholt there.", Modality::Forecast, false);
        first_name("They plan to meet Clara Oberholt there.", Modality::Forecast, false);
        first_name("They would meet Clara Oberholt there.", Modality::Hypothetical, false);
        first_name("If they met Clara Oberholt, they left.", Modality::Hypothetical, false);
        first_name("They did not meet Clara Oberholt there.", Modality::Asserted, true);
        first_name("They denied that they met Clara Oberholt there.", Modality::Asserted, true);
        first_name("They met Clara Oberholt, which would please him.", Modality::Asserted, false);
        first_name("They not only met Clara Oberholt there.", Modality::Asserted, false);
    }
}
