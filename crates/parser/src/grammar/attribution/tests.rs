use crate::{Mode, Settings, parse};
use claimlint_document::{Format, read};

/// Draws each attribution as `mode: source | cue | content`, with the speaker and whether the source names nobody.
fn drawn(text: &str) -> Vec<String> {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = parse(&document, &Settings::default());
    let mut rows = Vec::new();
    for claim in &ledger.claims {
        if let Some(said) = claim.attribution() {
            let mode = match said.mode {
                Mode::Direct => "direct",
                Mode::Indirect => "indirect",
                Mode::Mixed => "mixed",
            };
            let part = |spans: &[claimlint_document::Span]| spans.iter().map(|&span| ledger.text(span)).collect::<Vec<_>>().join(" … ");
            let speaker = said.person.map_or(String::new(), |person| format!(" = {}", ledger.people[person].name));
            let vague = if said.vague { " (nobody)" } else { "" };
            rows.push(format!("{mode}: {}{speaker}{vague} | {} | {}", part(&said.source), part(&said.cue), part(&said.content)));
        }
    }
    rows
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = drawn(text);
    assert!(found == expected, "{text}\n{}", found.join("\n"));
}

#[test]
fn direct_speech_in_every_order() {
    check("“The bridge is safe,” the mayor said.", &["direct: the mayor | said | “The bridge is safe,”"]);
    check(
        "“The bridge is safe,” said Ilse Brandt, the mayor of Lund.",
        &["direct: Ilse Brandt, the mayor of Lund = Ilse Brandt | said | “The bridge is safe,”"],
    );
    check("The mayor said, “The bridge is safe.”", &["direct: The mayor | said | “The bridge is safe.”"]);
    check("The mayor said: “The bridge is safe.”", &["direct: The mayor | said | “The bridge is safe.”"]);
    check("“It stood,” the mayor said, “and it will stand.”", &["direct: the mayor | said | “It stood,” … “and it will stand.”"]);
    check("“It stood,” the mayor said. “It will stand.”", &["direct: the mayor | said | “It stood,” … “It will stand.”"]);
    check("“Is it safe?” asked the mayor.", &["direct: the mayor | asked | “Is it safe?”"]);
    check("Ilse Brandt: “The bridge is safe.”", &["direct: Ilse Brandt = Ilse Brandt | : | “The bridge is safe.”"]);
}

#[test]
fn indirect_and_mixed_speech() {
    check("The ministry said that the road was closed.", &["indirect: The ministry | said | that the road was closed"]);
    check("The ministry said the road was “no longer passable”.", &["mixed: The ministry | said | the road was “no longer passable”"]);
    check("The road was closed, the ministry said.", &["indirect: the ministry | said | The road was closed"]);
    check("According to the ministry, the road was closed.", &["indirect: the ministry | According to | the road was closed"]);
    check(
        "The road was closed for a week, according to the ministry.",
        &["indirect: the ministry | according to | The road was closed for a week"],
    );
    check("The ministry told reporters on Monday that the road was closed.", &["indirect: The ministry | told | that the road was closed"]);
    check(
        "The ministry has repeatedly denied that the road was closed.",
        &["indirect: The ministry | has repeatedly denied | that the road was closed"],
    );
    check("The company promised to pay all of it.", &["indirect: The company | promised | to pay all of it"]);
    check(
        "The spokesman, Ivo Lenz, pointed out that the road was closed.",
        &["indirect: The spokesman, Ivo Lenz = Ivo Lenz | pointed out | that the road was closed"],
    );
}

#[test]
fn subjects_far_from_their_verbs() {
    check(
        "The company’s lawyer, Nora Hale, who joined in May, said that the deal was dead.",
        &["indirect: The company’s lawyer, Nora Hale, who joined in May = Nora Hale | said | that the deal was dead"],
    );
    check("The envoy, commenting on the talks in Oslo, said that a deal was near.", &["indirect: The envoy | said | that a deal was near"]);
    check(
        "Nora Hale said the deal was dead, adding that nobody would miss it.",
        &[
            "indirect: Nora Hale = Nora Hale | adding | that nobody would miss it",
            "indirect: Nora Hale = Nora Hale | said | the deal was dead",
        ],
    );
}

#[test]
fn sources_that_name_nobody() {
    check("Many say that the deal is dead.", &["indirect: Many (nobody) | say | that the deal is dead"]);
    check("Critics claim that the deal is dead.", &["indirect: Critics (nobody) | claim | that the deal is dead"]);
    check("It was reported that the deal was dead.", &["indirect:  (nobody) | was reported | that the deal was dead"]);
    check(
        "It was reported by the Lund Herald that the deal was dead.",
        &["indirect: the Lund Herald | was reported | that the deal was dead"],
    );
    check("The man is said to live in Lund.", &["indirect:  (nobody) | is said | The man … to live in Lund"]);
    check("The deal was reportedly dead by noon.", &["indirect:  (nobody) | reportedly | The deal was … dead by noon"]);
}

#[test]
fn nouns_with_what_was_said() {
    check("Hale’s claim that the deal was dead surprised them.", &["indirect: Hale’s | claim | that the deal was dead surprised them"]);
    check("They heard the rumour that the deal was dead.", &["indirect:  | rumour | that the deal was dead"]);
}

#[test]
fn no_attribution_without_a_source_that_can_speak() {
    for text in [
        "They read “The Long Way” in one night.",
        "The so-called “experts” left early.",
        "We built a feature called Lantern.",
        "Do you think that the road is closed?",
        "Sort the rows according to size.",
        "He may say that the road is closed.",
        "The report is on the table.",
        "The claims were paid in full.",
        "I think that the road is closed.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn pronouns_and_surnames_lead_to_people() {
    check("Nora Hale arrived on Monday. “We are done,” she said.", &["direct: she = Nora Hale | said | “We are done,”"]);
    check("Nora Hale arrived on Monday. “We are done,” Hale said.", &["direct: Hale = Nora Hale | said | “We are done,”"]);
    check("A spokesman for Nora Hale said the deal was dead.", &["indirect: A spokesman for Nora Hale | said | the deal was dead"]);
}

#[test]
fn a_paragraph_of_news() {
    let text = "The harbour will close in June, officials said on Tuesday. “There is no money left,” said Tomas Virtanen, head of the port \
        authority. “We asked for help and got none.” The union called the plan “a betrayal”, and its leader, Anna Koski, warned that 300 \
        jobs would go. Virtanen denied it. According to a report by the ministry, the port lost 4 million euros last year.";
    insta::assert_snapshot!(drawn(text).join("\n"), @r"
    indirect: officials | said | The harbour will close in June
    direct: Tomas Virtanen, head of the port authority = Tomas Virtanen | said | “There is no money left,” … “We asked for help and got none.”
    mixed: The union | called | the plan “a betrayal”
    indirect: its leader, Anna Koski = Anna Koski | warned | that 300 jobs would go
    indirect: a report by the ministry | According to | the port lost 4 million euros last year
    ");
}

#[test]
fn long_texts_are_read_in_linear_time() {
    for part in [
        "\"a\" ",
        "“A b,” he said. ",
        "said ",
        "he said that ",
        ", saying x, ",
        "\"",
        "“",
        "according to X, ",
        "Ann Roe, a, ",
        "he ",
        "Li Wen and he, ",
    ] {
        let text = part.repeat(100_000 / part.len());
        let document = read(text.into_bytes(), Format::Plain).unwrap();
        parse(&document, &Settings::default());
    }
}

#[test]
fn clauses_and_comparatives_are_no_speakers() {
    check("The more they know about the bridge, the safer it will be.", &[]);
    check(
        "Ilse Brandt, a builder from Lund, says the bridge will help trade on both sides.",
        &["indirect: Ilse Brandt, a builder from Lund = Ilse Brandt | says | the bridge will help trade on both sides"],
    );
    check(
        "The company put out a statement clarifying that the bridge is safe.",
        &["indirect: The company | clarifying | that the bridge is safe"],
    );
}
