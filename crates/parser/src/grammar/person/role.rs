//! A run of capitals in, the person's name and role in it out, where something beside it shows that it is one.

use super::Name;
use super::names::WORDS;
use super::run::{Run, is_initial};
use super::titles::{COURTESY, is_suffix};
use crate::draft::Draft;
use crate::ledger::TokenSpan;
use crate::lexicon::Class;
use crate::token::TokenKind;
use rustc_hash::FxHashSet;

/// The longest name in words.
const LONGEST: usize = 6;
/// The most words of a role that are read.
const LONGEST_ROLE: usize = 12;

/// Words that can stand before the noun of a role.
const MODIFIERS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "campaign",
    "chief",
    "current",
    "defence",
    "defense",
    "deputy",
    "economic",
    "education",
    "environment",
    "ex",
    "executive",
    "finance",
    "financial",
    "fellow",
    "foreign",
    "former",
    "general",
    "government",
    "health",
    "incoming",
    "interior",
    "interim",
    "justice",
    "labor",
    "labour",
    "late",
    "managing",
    "media",
    "military",
    "ministry",
    "national",
    "naval",
    "newly",
    "opposition",
    "outgoing",
    "party",
    "police",
    "policy",
    "political",
    "press",
    "prime",
    "security",
    "senior",
    "state",
    "supreme",
    "then",
    "trade",
    "union",
    "veteran",
    "vice",
];

/// The name in a run.
pub(super) fn name(draft: &Draft<'_>, run: &Run, alone: &FxHashSet<&str>) -> Option<Name> {
    let mut tokens = without_opener(draft, run)?;
    while tokens.len() > 1 && draft.is(tokens.end - 1, Class::WEEKDAY | Class::MONTH) && !draft.is(tokens.end - 1, Class::GIVEN_NAME) {
        tokens.end -= 1;
    }
    tokens.start = behind_place(draft, tokens, alone);
    let title = last_title(draft, tokens);
    let name = TokenSpan::new(title.map_or(tokens.start, |title| after_point(draft, title)), tokens.end);
    let before = tokens.start.checked_sub(1);
    let words = words(draft, name);
    let ends_in_role = draft.is(name.end.saturating_sub(1), Class::ROLE | Class::HONORIFIC)
        && !draft.is(name.end.saturating_sub(1), Class::GIVEN_NAME)
        && !is_surname(draft, name, name.end - 1)
        && words > 1;
    let cut_short = words > 1 && last_word(draft, name).chars().count() == 1;
    let state = name.range().any(|at| matches!(draft.word(at), "U.S." | "U.K." | "U.N." | "E.U." | "D.C."));
    if words == 0 || words > LONGEST || state || ends_in_role || cut_short || is_thing(draft, name) {
        return None;
    }
    let full = words > 1;
    let courtesy = title.is_some_and(|title| COURTESY.iter().any(|one| draft.reads(title, one)));
    let titled = title.is_some();
    let beside = before.is_some_and(|before| draft.is(before, Class::ROLE) && !draft.is(before, Class::CAPITAL));
    let across_comma = before.is_some_and(|before| {
        before > 0
            && draft.mark(before) == ','
            && draft.is(before - 1, Class::ROLE)
            && draft.is(tokens.end.saturating_sub(1), Class::CAPITAL)
    }) && full;
    let the = before.is_some_and(|before| draft.is(before, Class::DETERMINER));
    let given = draft.is(name.start, Class::GIVEN_NAME)
        && !(run.first && !titled && WORDS.iter().any(|word| draft.reads(name.start, word)))
        || is_initial(draft, name.start)
            && (draft.word(name.start).ends_with('.') || draft.mark(name.start + 1) == '.')
            && draft.word(name.start).len() < 5
            && full
            && surname_like(draft, name);
    let lead = role_before(draft, tokens, title, beside || across_comma);
    let trail = role_after(draft, name);
    let aged = draft.mark(name.end) == ','
        && draft.is(name.end + 1, Class::DIGITS)
        && draft.word(name.end + 1).len() <= 2
        && matches!(draft.mark(name.end + 2), ',' | '-');
    let shown = if full {
        titled
            || beside
            || across_comma
            || given && !the && !run.heading
            || !the && !run.heading && (trail.is_some() || aged) && plain(draft, name)
            || !the && !run.heading && plain(draft, name) && speaks(draft, name) && alone.contains(last_word(draft, name))
    } else {
        titled && !run.heading && plain(draft, name) && !draft.is(name.start, Class::ALL_CAPITALS) && title_fits(draft, title, courtesy)
            || beside
                && before.is_some_and(|before| draft.is(before, Class::HONORIFIC))
                && !run.heading
                && plain(draft, name)
                && alone.contains(last_word(draft, name))
                && !the
                && draft.word(name.start).len() > 2
    };
    let role = lead.filter(|_| !courtesy).or(trail);
    shown.then_some(Name { sentence: run.sentence, tokens: name, role, full })
}

/// Where a name begins behind the place of a post: `Ambassador to Norway Ada Roe`, `President of South Africa Ada Roe`.
fn behind_place(draft: &Draft<'_>, tokens: TokenSpan, alone: &FxHashSet<&str>) -> usize {
    let back = |from: usize| from.checked_sub(1);
    let the = |at: usize| if draft.reads(at, "the") { back(at) } else { Some(at) };
    let post = back(tokens.start)
        .and_then(the)
        .filter(|&link| draft.reads(link, "of") || draft.reads(link, "to"))
        .and_then(back)
        .is_some_and(|role| draft.is(role, Class::ROLE) && draft.is(role, Class::CAPITAL));
    if !post || tokens.len() < 3 {
        return tokens.start;
    }
    let given = (tokens.start + 1..tokens.end - 1).find(|&at| draft.is(at, Class::GIVEN_NAME));
    let single = (tokens.len() == 3 && alone.contains(draft.word(tokens.end - 1))).then_some(tokens.start + 1);
    given.or(single).unwrap_or(tokens.start)
}

/// Surnames that are titles or callings too, where a given name stands before them: `Edmund King`.
const SURNAMES: &[&str] =
    &["baker", "bishop", "cook", "duke", "farmer", "judge", "king", "knight", "lord", "major", "marshal", "mayor", "pope", "prince"];

/// Whether a word at the end of a name is a surname, though it can be a title.
fn is_surname(draft: &Draft<'_>, name: TokenSpan, at: usize) -> bool {
    at + 1 == name.end
        && at > name.start
        && draft.is(at - 1, Class::GIVEN_NAME)
        && !draft.is(at + 1, Class::CAPITAL)
        && SURNAMES.binary_search(&&*draft.word(at).to_lowercase()).is_ok()
}

/// Whether a single capital after a title is a name: `President Roe`, but not `President`.
fn title_fits(draft: &Draft<'_>, title: Option<usize>, courtesy: bool) -> bool {
    const SHORT: &[&str] = &[
        "adm", "brig", "capt", "cmdr", "col", "cpl", "fr", "gen", "gov", "hon", "lt", "maj", "pres", "rep", "reps", "rev", "sen", "sens",
        "sgt", "supt",
    ];
    title.is_some_and(|title| {
        draft.is(title, Class::HONORIFIC)
            && (!SHORT.iter().any(|short| draft.reads(title, short)) || draft.mark(title + 1) == '.')
            && !matches!(&*draft.word(title).to_lowercase(), "st" | "saint")
            && (courtesy
                || !draft.reads(title, "private")
                    && !draft.reads(title, "major")
                    && !draft.reads(title, "general")
                    && !draft.reads(title, "sister")
                    && !draft.reads(title, "brother")
                    && !draft.reads(title, "st")
                    && !draft.reads(title, "saint")
                    && !draft.reads(title, "count")
                    && !draft.reads(title, "representative")
                    && !draft.reads(title, "secretary"))
    })
}

/// A run without the word that only begins the sentence: `But John Roe`.
fn without_opener(draft: &Draft<'_>, run: &Run) -> Option<TokenSpan> {
    let mut start = run.tokens.start;
    let function = Class::PREPOSITION
        | Class::DETERMINER
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::AUXILIARY
        | Class::PRONOUN
        | Class::POSSESSIVE
        | Class::TIME_WORD
        | Class::WEEKDAY
        | Class::MONTH
        | Class::CUE_VERB
        | Class::NUMBER_WORD;
    while start < run.tokens.end
        && draft.is(start, function)
        && !draft.is(start, Class::HONORIFIC)
        && (!draft.is(start, Class::GIVEN_NAME) || draft.is(start, Class::AUXILIARY))
        && (run.first || draft.is(start, Class::PRONOUN | Class::DETERMINER | Class::POSSESSIVE))
    {
        start += 1;
    }
    if start == run.tokens.end || run.first && is_adverb(draft, start) {
        return None;
    }
    Some(TokenSpan::new(start, run.tokens.end))
}

fn is_adverb(draft: &Draft<'_>, at: usize) -> bool {
    draft.word(at).len() > 6 && draft.word(at).ends_with("ly") && !draft.is(at, Class::GIVEN_NAME)
}

/// The last title or role in a run, if a name follows it.
fn last_title(draft: &Draft<'_>, tokens: TokenSpan) -> Option<usize> {
    let last = tokens
        .range()
        .rev()
        .skip(1)
        .find(|&at| draft.is(at, Class::HONORIFIC | Class::ROLE) && draft.is(at, Class::CAPITAL) && !draft.is(at, Class::GIVEN_NAME));
    last.filter(|&at| after_point(draft, at) < tokens.end && (at == tokens.start || !is_initial(draft, at - 1)))
}

/// The token after a title and its point.
fn after_point(draft: &Draft<'_>, title: usize) -> usize {
    title + 1 + usize::from(draft.mark(title + 1) == '.')
}

/// How many words a name has; initials count, points and hyphens do not.
fn words(draft: &Draft<'_>, name: TokenSpan) -> usize {
    let mut words = 0;
    for at in name.range() {
        let joined = at > name.start && draft.is(at - 1, Class::DASH);
        let suffix = at > name.start && is_suffix(draft, at);
        words += usize::from(draft.kind(at) == TokenKind::Word && !joined && !suffix);
    }
    words
}

/// The surname of a name without its suffix.
fn last_word<'d>(draft: &Draft<'d>, name: TokenSpan) -> &'d str {
    name.range()
        .rev()
        .find(|&at| draft.is(at, Class::CAPITAL) && !(at > name.start && is_suffix(draft, at)))
        .map_or("", |at| draft.word(at))
}

/// Whether a word in the name, or the capital after it, shows that it names a thing.
fn is_thing(draft: &Draft<'_>, name: TokenSpan) -> bool {
    let acronym = |at: usize| {
        draft.is(at, Class::ALL_CAPITALS)
            && !draft.word(at).contains('.')
            && draft.word(at).len() > 2
            && !(at > name.start && is_suffix(draft, at))
    };
    let plural_family = name.range().any(|at| {
        draft.is(at, Class::DETERMINER | Class::PREPOSITION | Class::MONTH | Class::WEEKDAY | Class::AUXILIARY)
            && draft.is(at, Class::CAPITAL)
            && !draft.is(at, Class::GIVEN_NAME)
            && draft.word(at).len() > 2
    });
    name.range().any(|at| draft.is(at, Class::THING) && !draft.is(at, Class::GIVEN_NAME) || acronym(at))
        || plural_family
        || matches!(draft.mark(name.end), '&' | '/' | '®' | '™')
        || name.start > 0 && matches!(draft.mark(name.start - 1), '&' | '/' | '#' | '@')
        || draft.word(name.end.saturating_sub(1)).ends_with("ians")
}

/// Whether every word of a name looks like one: a capital and small letters, no digits.
fn plain(draft: &Draft<'_>, name: TokenSpan) -> bool {
    name.range().all(|at| {
        let word = draft.word(at);
        !word.contains(|c: char| c.is_ascii_digit())
            && (!draft.is(at, Class::PREPOSITION | Class::DETERMINER | Class::AUXILIARY | Class::ROLE | Class::MONTH | Class::WEEKDAY)
                || !draft.is(at, Class::CAPITAL)
                || is_surname(draft, name, at))
    })
}

/// Whether what follows an initial can be a surname.
fn surname_like(draft: &Draft<'_>, name: TokenSpan) -> bool {
    let last = last_word(draft, name);
    last.chars().count() > 2 && last.contains(char::is_lowercase) && plain(draft, name) && name.len() < 7
}

/// Whether a verb of saying stands beside a name as its own.
fn speaks(draft: &Draft<'_>, name: TokenSpan) -> bool {
    let said = |at: usize| {
        matches!(
            &*draft.word(at).to_lowercase(),
            "said"
                | "says"
                | "told"
                | "added"
                | "wrote"
                | "argued"
                | "explained"
                | "recalled"
                | "asked"
                | "replied"
                | "tweeted"
                | "insisted"
        )
    };
    said(name.end) || name.start > 0 && said(name.start - 1)
}

/// The words of a role before a name: `Iranian foreign ministry spokesman`, `Prime Minister`.
fn role_before(draft: &Draft<'_>, tokens: TokenSpan, title: Option<usize>, beside: bool) -> Option<TokenSpan> {
    let end = if let Some(title) = title {
        after_point(draft, title)
    } else if beside {
        tokens.start - usize::from(draft.mark(tokens.start - 1) == ',')
    } else {
        return None;
    };
    let sentence = draft.sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start);
    let floor = draft.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
    let mut start = if title.is_some() { tokens.start } else { end.saturating_sub(1) };
    let stop = Class::DETERMINER
        | Class::POSSESSIVE
        | Class::PREPOSITION
        | Class::AUXILIARY
        | Class::PRONOUN
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::PUNCTUATION;
    while start > floor && end - start < LONGEST_ROLE {
        let before = start - 1;
        let hyphen = draft.mark(before) == '-' && draft.tokens.get(before).is_some_and(|token| !token.spaced);
        let part = hyphen
            || draft.kind(before) == TokenKind::Word
                && !draft.is(before, stop)
                && (!draft.is(before, Class::CUE_VERB) || draft.is(before, Class::CAPITAL));
        // A verb in front of a bare title is no part of the role: "met President Roe".
        let modifier = hyphen
            || draft.is(before, Class::CAPITAL)
            || draft.is(start, Class::DASH)
            || title.is_none()
            || MODIFIERS.iter().any(|word| draft.reads(before, word));
        if !part || !modifier {
            break;
        }
        start = before;
    }
    // Where no article or preposition bounds the role, a verb may have been read with it: "Roe met foreign minister Low".
    let bounded = start > floor && draft.is(start - 1, Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION | Class::PUNCTUATION);
    if !bounded && title.is_none() {
        let part =
            |at: usize| draft.is(at, Class::ROLE | Class::CAPITAL | Class::DASH) || MODIFIERS.iter().any(|word| draft.reads(at, word));
        start = (start..end).rev().take_while(|&at| part(at)).last()?;
    }
    (start < end).then_some(TokenSpan::new(start, end))
}

/// The words of a role after a name: `, chief executive of Acme,`.
fn role_after(draft: &Draft<'_>, name: TokenSpan) -> Option<TokenSpan> {
    if draft.mark(name.end) != ',' {
        return None;
    }
    let mut start = name.end + 1;
    let aged = draft.is(start, Class::DIGITS) && draft.mark(start + 1) == ',';
    if aged {
        start += 2;
    }
    let determined = draft.is(start, Class::DETERMINER | Class::POSSESSIVE);
    if determined {
        start += 1;
    }
    let mut head = None;
    let mut at = start;
    while at < start + LONGEST_ROLE && at < draft.tokens.len() {
        if head.is_none() && draft.is(at, Class::PREPOSITION | Class::AUXILIARY | Class::SUBORDINATOR | Class::PRONOUN | Class::CONJUNCTION)
        {
            return None;
        }
        if draft.is(at, Class::ROLE) {
            head = Some(at);
        }
        let stop = draft.is(at, Class::PUNCTUATION) && !matches!(draft.mark(at), '-' | '.' | '’' | '\'')
            || draft.is(at, Class::AUXILIARY | Class::SUBORDINATOR | Class::CUE_VERB)
                && head.is_some()
                && !draft.is(at, Class::CAPITAL | Class::ROLE)
            || draft.is(at, Class::SENTENCE_END)
                && draft.tokens.get(at + 1).is_none_or(|next| next.spaced && !draft.is(at.saturating_sub(1), Class::ABBREVIATION));
        if stop {
            break;
        }
        at += 1;
    }
    let head = head?;
    let place = draft.is(start, Class::CAPITAL) && !draft.is(start, Class::ROLE) && !determined && head > start + 2;
    let of = draft.is(head + 1, Class::PREPOSITION) || determined || draft.is(at, Class::PUNCTUATION) && head + 1 == at;
    (!place && of && draft.is(at, Class::PUNCTUATION)).then_some(TokenSpan::new(start, at))
}

/// The surname tokens of a name: the last word with the particles before it and the hyphens in it.
pub(super) fn surname(draft: &Draft<'_>, name: TokenSpan) -> TokenSpan {
    let mut end = name.end;
    while end > name.start + 1 && (is_suffix(draft, end - 1) || draft.is(end - 1, Class::PUNCTUATION)) {
        end -= 1;
    }
    let mut start = end.saturating_sub(1);
    while start > name.start {
        let before = start - 1;
        let hyphen = draft.is(before, Class::DASH);
        let particle = super::titles::PARTICLES.iter().any(|particle| draft.word(before) == *particle)
            || matches!(draft.word(before), "Van" | "De" | "Von" | "Al" | "El" | "Bin" | "La" | "Le" | "Di" | "Du" | "Del");
        if before == name.start || !hyphen && !particle {
            break;
        }
        start = if hyphen { before - 1 } else { before };
    }
    TokenSpan::new(start, end)
}
