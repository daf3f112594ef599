//! A noun phrase in, whether it can stand for somebody who speaks, and whether it names anybody, out.

use super::frame::Line;
use crate::grammar::person::is_role;
use crate::lexicon::Class;
use std::ops::Range;

/// Nouns for bodies, people and texts that can say something.
pub(super) const VOICES: &[&str] = &[
    "agencies",
    "agency",
    "aides",
    "allies",
    "analysis",
    "analyst",
    "analysts",
    "announcement",
    "article",
    "audio",
    "audit",
    "authorities",
    "bank",
    "biographer",
    "board",
    "campaign",
    "campaigns",
    "chronicle",
    "church",
    "commission",
    "committee",
    "company",
    "congress",
    "council",
    "court",
    "critics",
    "data",
    "department",
    "diary",
    "document",
    "documents",
    "estimate",
    "estimates",
    "evidence",
    "experts",
    "family",
    "figures",
    "filing",
    "filings",
    "forecast",
    "government",
    "group",
    "groups",
    "historian",
    "historians",
    "insiders",
    "investigators",
    "journal",
    "lawmakers",
    "legend",
    "letter",
    "letters",
    "magazine",
    "media",
    "memo",
    "ministry",
    "news",
    "newspaper",
    "newspapers",
    "observers",
    "office",
    "official",
    "officials",
    "opponents",
    "organisation",
    "organization",
    "outlet",
    "paper",
    "papers",
    "parents",
    "parties",
    "party",
    "people",
    "police",
    "poll",
    "polling",
    "polls",
    "pollsters",
    "press",
    "prosecutors",
    "ranking",
    "rankings",
    "record",
    "records",
    "release",
    "report",
    "reporters",
    "reports",
    "republicans",
    "research",
    "researchers",
    "residents",
    "review",
    "rumor",
    "rumors",
    "scholars",
    "scientists",
    "site",
    "source",
    "sources",
    "spokesperson",
    "statement",
    "statements",
    "statistics",
    "story",
    "studies",
    "study",
    "supporters",
    "survey",
    "surveys",
    "tally",
    "team",
    "testimony",
    "tradition",
    "transcript",
    "transcripts",
    "union",
    "voters",
    "website",
    "witness",
    "witnesses",
    "writers",
];

/// Whether a phrase can stand for somebody who speaks: a name, a person, a body or a text.
pub(super) fn can_speak(line: &Line<'_, '_>, phrase: &Range<usize>) -> bool {
    if phrase.len() == 1
        && line.any(
            phrase.start,
            &["he", "she", "they", "we", "i", "him", "her", "them", "me", "us", "critics", "many", "some", "others", "most"],
        )
    {
        return true;
    }
    // What stands after a preposition is not the head, except in "most of the members".
    let part = |at: usize| {
        line.reads(at, "of")
            && (phrase.start..at).any(|near| {
                line.is(near, Class::DIGITS | Class::NUMBER_WORD | Class::DETERMINER | Class::PERCENT)
                    && !line.any(near, &["a", "an", "the", "this", "that", "these", "those"])
                    || line.any(near, &["number", "majority", "half", "group", "percent", "member", "members"])
            })
    };
    let end = (phrase.start + 1..phrase.end)
        .find(|&at| line.is(at, Class::PREPOSITION) && !part(at) || line.any(at, &["who", "which", "that"]))
        .unwrap_or(phrase.end);
    (phrase.start..end).any(|at| {
        let word = line.word(at).to_lowercase();
        let proper = line.is(at, Class::CAPITAL) && at > 0 && !line.is(at, Class::PRONOUN | Class::DETERMINER);
        proper
            || line.is_name(at)
            || line.is(at, Class::ROLE)
            || word.strip_suffix('s').is_some_and(is_role)
            || VOICES.binary_search(&&*word).is_ok()
    }) || line.is(phrase.start, Class::CAPITAL)
        && !line.is(phrase.start, Class::PRONOUN | Class::DETERMINER | Class::POSSESSIVE)
        && (phrase.len() == 1 || line.is(phrase.start + 1, Class::CAPITAL))
}

/// Whether a phrase names nobody: its head is a word for a crowd and no name stands in it.
pub(super) fn is_vague(line: &Line<'_, '_>, phrase: &Range<usize>) -> bool {
    const CROWDS: &[&str] = &[
        "analysts",
        "anyone",
        "commentators",
        "critics",
        "everybody",
        "everyone",
        "experts",
        "few",
        "insiders",
        "many",
        "most",
        "nobody",
        "observers",
        "one",
        "opponents",
        "others",
        "people",
        "pundits",
        "rumors",
        "rumours",
        "scholars",
        "skeptics",
        "sceptics",
        "some",
        "somebody",
        "someone",
        "sources",
        "supporters",
    ];
    let plain = |at: usize| !line.is(at, Class::CAPITAL | Class::POSSESSIVE | Class::DIGITS) || at == phrase.start;
    let many = line.any(phrase.start, &["few", "many", "most", "several", "some", "various"]);
    phrase.clone().all(plain)
        && phrase.len() <= 4
        && (many || phrase.clone().any(|at| line.any(at, CROWDS)))
        && !phrase.clone().any(|at| line.any(at, &["the", "these", "those"]))
}

#[cfg(test)]
mod tests {
    #[test]
    fn voices_are_sorted() {
        assert!(super::VOICES.is_sorted());
    }
}
