//! Tokens in, claims of the kind `statistic` and the estimates beside them out.
//!
//! Results are read as the styles of the field print them: `t(28) = 2.20, p = .036`, `χ²(1, N = 90) = 4.5, p < .05`,
//! `OR 2.1 (95% CI 1.3–4.0)`.
//! The digits of estimates are taken as identifiers, so that nothing counts them.

mod estimate;
mod number;
mod test;

use crate::draft::Draft;
use crate::grammar::Input;
use crate::ledger::{Sentence, TokenSpan};
use crate::lexicon::Class;
use crate::token::TokenKind;
use nom::Input as _;

/// Reads the claims of this kind.
pub(crate) fn read(draft: &mut Draft<'_>) {
    for sentence in 0..draft.sentences.len() {
        let Some(&Sentence { tokens, classes, .. }) = draft.sentences.get(sentence) else { break };
        if classes.intersects(Class::RESULT) && tokens.range().any(|at| may_hold(draft, at)) {
            let one_tailed = is_one_tailed(draft, tokens);
            test::read(draft, sentence, tokens, one_tailed);
            estimate::read(draft, sentence, tokens);
        }
    }
}

/// The signs and words of which every reported result has one.
pub(crate) const RESULT_WORDS: &[&str] = &["<", "=", ">", "ci", "cis", "cri", "interval", "intervals", "p", "≤", "≥"];

/// Whether a token shows that its sentence may report a result.
fn may_hold(draft: &Draft<'_>, at: usize) -> bool {
    if !draft.is(at, Class::RESULT) {
        return false;
    }
    match draft.kind(at) {
        TokenKind::Symbol => true,
        TokenKind::Word => {
            let word = draft.word(at);
            matches!(word, "CI" | "CIs" | "CrI" | "interval" | "intervals") || matches!(word, "p" | "P") && draft.reads(at + 2, "value")
        }
        TokenKind::Number | TokenKind::Punctuation | TokenKind::Opaque => false,
    }
}

/// Whether a sentence calls its test one-tailed, one-sided or directional.
fn is_one_tailed(draft: &Draft<'_>, tokens: TokenSpan) -> bool {
    tokens.range().any(|at| {
        let tail = draft.reads(at, "tailed") || draft.reads(at, "sided") || draft.reads(at, "tail");
        let before = |back: usize| at.checked_sub(back).map_or("", |before| draft.word(before));
        let one = |word: &str| word.eq_ignore_ascii_case("one") || word == "1";
        let directional = draft.reads(at, "directional") && !matches!(before(1), "-" | "non" | "not");
        tail && (one(before(1)) || before(1) == "-" && one(before(2))) || directional
    })
}

/// The input of the tokens of one sentence.
fn input<'t>(draft: &'t Draft<'_>, tokens: TokenSpan) -> Input<'t> {
    Input::new(&draft.document.text, &draft.tokens, tokens)
}

/// The words of the token so far ahead; empty past the end.
fn peek<'t>(input: &Input<'t>, ahead: usize) -> &'t str {
    input.iter_elements().nth(ahead).map_or("", |token| input.word(token))
}

#[cfg(test)]
mod tests;
