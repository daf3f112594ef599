//! A frame in, the verb groups of saying in it out.

use super::frame::Line;
use super::verbs::{Form, Verb};
use crate::lexicon::Class;

/// A verb of saying with its auxiliaries, adverbs and particle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// The first item: an auxiliary, an adverb or the verb.
    pub(super) start: usize,
    /// The verb.
    pub(super) at: usize,
    /// The item after the verb or its particle.
    pub(super) end: usize,
    pub(super) verb: Verb,
    /// The particle or preposition before the content.
    pub(super) particle: bool,
    /// How the group is built.
    pub(super) voice: Voice,
    /// Whether a modal verb makes it a thing that may or will be said.
    pub(super) modal: bool,
}

/// How a verb group is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// `said`, `has said`, `is saying`.
    Active,
    /// `was told`, `is said`.
    Passive,
    /// `saying`, with its subject elsewhere.
    Participle,
}

pub(crate) const BE: &[&str] = &[
    "am",
    "are",
    "be",
    "been",
    "being",
    "is",
    "was",
    "were",
    "'re",
    "’re",
    "'m",
    "’m",
    "isn't",
    "wasn't",
    "aren't",
    "weren't",
    "isn’t",
    "wasn’t",
    "aren’t",
    "weren’t",
];
pub(crate) const HAVE: &[&str] =
    &["has", "have", "had", "having", "'ve", "’ve", "hasn't", "haven't", "hadn't", "hasn’t", "haven’t", "hadn’t"];
/// Clitics that stand for a form of `be`, `have` or `would`.
pub(crate) const SHORTENED: &[&str] = &["'s", "’s", "'d", "’d"];
pub(crate) const DO: &[&str] = &[
    "do",
    "does",
    "did",
    "don't",
    "doesn't",
    "didn't",
    "don’t",
    "doesn’t",
    "didn’t",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "shall",
    "should",
    "must",
    "won't",
    "wouldn't",
    "can't",
    "cannot",
    "couldn't",
    "won’t",
    "wouldn’t",
    "can’t",
    "couldn’t",
    "'ll",
    "’ll",
    "shouldn't",
    "shouldn’t",
];
pub(crate) const ADVERBS: &[&str] = &[
    "again",
    "all",
    "also",
    "always",
    "already",
    "both",
    "even",
    "ever",
    "first",
    "further",
    "instead",
    "just",
    "later",
    "long",
    "merely",
    "namely",
    "never",
    "not",
    "now",
    "often",
    "once",
    "only",
    "perhaps",
    "rather",
    "seldom",
    "simply",
    "since",
    "so",
    "sometimes",
    "soon",
    "still",
    "then",
    "therefore",
    "thereupon",
    "twice",
];

/// The verb groups, in order.
pub(super) fn groups(line: &Line<'_, '_>) -> Vec<Group> {
    (0..line.len()).filter(|&at| line.is(at, Class::CUE_VERB)).filter_map(|at| group(line, at)).collect()
}

/// The verb group around the verb at `at`.
fn group(line: &Line<'_, '_>, at: usize) -> Option<Group> {
    let verb = line.verb(at)?;
    if line.is(at + 1, Class::DASH) && !line.is_spaced(at + 1) && !line.is_break(at + 1)
        || at > 0 && line.is(at - 1, Class::DASH) && !line.is_spaced(at) && !line.is_break(at - 1)
    {
        return None;
    }
    if verb.lemma == "add" && line.any(at + 1, &["up", "to"]) {
        return None;
    }
    let mut start = at;
    let (mut be, mut have, mut modal, mut supposed) = (false, false, false, false);
    while start > 0 {
        let before = start - 1;
        if !line.is(before, Class::CUE_GROUP | Class::OPAQUE) && !is_adverb(line, before) {
            break;
        }
        if line.any(before, BE) {
            be = true;
        } else if line.any(before, HAVE) {
            have = true;
        } else if line.any(before, DO) {
            modal = true;
            supposed |= !line.word(before).starts_with(['d', 'D', 'w', 'W']) || line.any(before, &["will", "won't", "won’t"]);
        } else if line.any(before, SHORTENED) && before > 0 && line.is(before - 1, Class::PRONOUN | Class::SUBORDINATOR) {
            match verb.form {
                Form::Gerund => be = true,
                Form::Past | Form::Participle => have = true,
                Form::Base | Form::Present => modal = true,
            }
        } else if !(line.any(before, ADVERBS) || is_adverb(line, before)) {
            break;
        }
        start = before;
    }
    // An adverb between a comma and the group belongs to the sentence.
    while start < at
        && (line.any(start, &["so", "now", "then", "once", "since", "later", "still", "first", "long", "all", "both", "even", "only"])
            && (start == 0 || line.mark(start - 1) == ','))
    {
        start += 1;
    }
    let before = start.checked_sub(1);
    let after = |words: &[&str]| before.is_some_and(|before| line.any(before, words));
    let nominal = before.is_some_and(|before| {
        line.is(before, Class::DETERMINER | Class::POSSESSIVE)
            && !line.any(before, &["all", "some", "many", "most", "few", "several", "both", "others", "that", "which", "this", "each"])
    });
    let bare = !be && !have && !modal;
    // "some learned men": a participle between a quantifier and its noun.
    let adjective = bare
        && verb.form == Form::Past
        && before.is_some_and(|before| line.is(before, Class::DETERMINER))
        && line.is(at + 1, Class::LOWER)
        && !line.is(at + 1, Class::PRONOUN | Class::DETERMINER | Class::SUBORDINATOR | Class::POSSESSIVE | Class::PREPOSITION);
    if adjective {
        return None;
    }
    let voice = match verb.form {
        _ if nominal => return None,
        Form::Base => {
            let plural = before.is_some_and(|before| {
                line.word(before).ends_with('s') && !line.is(before, Class::POSSESSIVE) && !line.reads(before, "is")
                    || line.any(
                        before,
                        &[
                            "they", "we", "i", "you", "who", "people", "many", "some", "most", "others", "few", "police", "men", "women",
                            "several", "both",
                        ],
                    )
                    || matches!(line.mark(before), ',' | ')')
            });
            let clear = !verb.noun
                || before.is_some_and(|before| line.is(before, Class::PRONOUN))
                || modal
                || line.any(at + 1, &["that"])
                || line.is(at + 1, Class::PRONOUN | Class::DETERMINER);
            let inner = after(&["to"]);
            let spoken = inner
                && before.is_some_and(|to| {
                    to > 0 && line.any(to - 1, &["on", "began", "continued", "declined", "liked", "likes", "wants", "used", "proceeded"])
                });
            if spoken {
                start = before.map_or(start, |to| to.saturating_sub(if line.any(to - 1, &["on"]) { 2 } else { 1 }));
            } else if inner || be || !(modal || plural && clear && bare) {
                return None;
            }
            Voice::Active
        }
        Form::Present => {
            let noun_before = before.is_some_and(|before| {
                line.is(before, Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER) && !line.any(before, &["that", "this", "and"])
            });
            let clear = !verb.noun
                || before.is_some_and(|before| line.any(before, &["he", "she", "it", "who"]))
                || before.is_some_and(|before| line.is(before, Class::CAPITAL))
                    && (line.any(at + 1, &["that"]) || line.is(at + 1, Class::PRONOUN | Class::DETERMINER) || line.is_quote(at + 1));
            if !bare || noun_before || !clear {
                return None;
            }
            Voice::Active
        }
        Form::Past => {
            if modal && !have && !be {
                return None;
            }
            if be { Voice::Passive } else { Voice::Active }
        }
        Form::Participle => {
            if be {
                Voice::Passive
            } else if have {
                Voice::Active
            } else {
                return None;
            }
        }
        Form::Gerund => {
            if be {
                Voice::Active
            } else {
                Voice::Participle
            }
        }
    };
    let mut end = at + 1;
    let mut particle = false;
    let after_adverb = if is_adverb(line, end) || line.any(end, &["again", "first", "further"]) { end + 1 } else { end };
    if verb.particles.split(' ').any(|one| !one.is_empty() && line.reads(after_adverb, one)) {
        end = after_adverb + 1;
        particle = true;
    }
    Some(Group { start, at, end, verb, particle, voice, modal: supposed })
}

/// Whether an item is an adverb of manner: it ends in `ly` and is no name.
pub(super) fn is_adverb(line: &Line<'_, '_>, at: usize) -> bool {
    let word = line.word(at);
    word.len() > 4
        && word.ends_with("ly")
        && line.is(at, Class::LOWER)
        && !line.is(at, Class::CAPITAL)
        && !line.any(
            at,
            &[
                "family", "apply", "reply", "supply", "only", "july", "italy", "ally", "rally", "assembly", "monopoly", "likely", "early",
                "daily", "weekly",
            ],
        )
}
