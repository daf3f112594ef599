use crate::{ClaimKind, Mention, Settings, parse};
use claimlint_document::{Format, read};

/// Draws each person claim as `person name: words (role)`.
fn drawn(text: &str) -> Vec<String> {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = parse(&document, &Settings::default());
    let mut rows = Vec::new();
    for claim in &ledger.claims {
        match &claim.kind {
            ClaimKind::Person(person) => {
                let how = match person.mention {
                    Mention::Full => "full",
                    Mention::Surname => "surname",
                    Mention::Pronoun => "pronoun",
                };
                let role = person.role.map_or(String::new(), |role| format!(", {}", ledger.text(role)));
                rows.push(format!("{} = {} ({how}{role})", ledger.text(claim.span), ledger.people[person.person].name));
            }
            ClaimKind::Organisation(organisation) => {
                let acronym = organisation.acronym.map_or("", |acronym| ledger.text(acronym));
                rows.push(format!("{} = {acronym}", ledger.text(organisation.name)));
            }
            _ => {}
        }
    }
    rows
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(drawn(text), expected, "{text}");
}

#[test]
fn given_names_and_titles_show_people() {
    check("They met Clara Oberholt in Bonn.", &["Clara Oberholt = Clara Oberholt (full)"]);
    check("They met Mr. Oberholt in Bonn.", &["Oberholt = Oberholt (surname)"]);
    check("The judge heard Dr Ana van der Meer Jr. today.", &["Ana van der Meer Jr = Ana van der Meer Jr (full)"]);
    check("He thanked J. R. Fenwick for it.", &["J. R. Fenwick = J. R. Fenwick (full)"]);
    check(
        "They saw Bashar al-Kadi and Jean-Luc Moreau.",
        &["Bashar al-Kadi = Bashar al-Kadi (full)", "Jean-Luc Moreau = Jean-Luc Moreau (full)"],
    );
}

#[test]
fn names_may_end_in_a_title_and_begin_behind_a_place() {
    check("They met Edmund King in Bonn.", &["Edmund King = Edmund King (full)"]);
    check("The Ambassador to the United Islands Clara Oberholt left.", &["Clara Oberholt = Clara Oberholt (full)"]);
}

#[test]
fn places_bodies_and_works_are_no_people() {
    for text in [
        "They studied at Thomas Jefferson University.",
        "She flew from New York to Los Angeles.",
        "The Harold Wilson Society met in Saint Paul Street.",
        "Will Germany pay?",
        "The Dallas Morning Post said so.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn roles_beside_a_name_are_read() {
    check(
        "The Ruritanian foreign ministry spokeswoman, Olga Petrenka, left.",
        &["Olga Petrenka = Olga Petrenka (full, Ruritanian foreign ministry spokeswoman)"],
    );
    check("They met former foreign minister Babur Tazim.", &["Babur Tazim = Babur Tazim (full, former foreign minister)"]);
    check("We saw President Zoltan Vereb there.", &["Zoltan Vereb = Zoltan Vereb (full, President)"]);
    check("Jane Roe, chief executive of Acme, agreed.", &["Jane Roe = Jane Roe (full, chief executive of Acme)"]);
    check("Tendo Makari, a fisherman from Lira, agreed.", &["Tendo Makari = Tendo Makari (full, fisherman from Lira)"]);
    check("Tendo Makari, 45, agreed.", &["Tendo Makari = Tendo Makari (full)"]);
}

#[test]
fn letters_of_honour_are_no_surname() {
    check("Ada Mori MBE kept the light. Mori was brief.", &["Ada Mori MBE = Ada Mori MBE (full)", "Mori = Ada Mori MBE (surname)"]);
    check("Jane Poe MP spoke. Poe left.", &["Jane Poe MP = Jane Poe MP (full)", "Poe = Jane Poe MP (surname)"]);
}

#[test]
fn later_mentions_find_their_person() {
    check(
        "Clara Oberholt spoke first. Oberholt was brief. She left.",
        &["Clara Oberholt = Clara Oberholt (full)", "Oberholt = Clara Oberholt (surname)", "She = Clara Oberholt (pronoun)"],
    );
    check(
        "Clara Oberholt met Peter Oberholt. Oberholt left.",
        &["Clara Oberholt = Clara Oberholt (full)", "Peter Oberholt = Peter Oberholt (full)"],
    );
    check(
        "Clara M. Oberholt spoke. C. Oberholt left.",
        &["Clara M. Oberholt = Clara M. Oberholt (full)", "C. Oberholt = Clara M. Oberholt (full)"],
    );
}

#[test]
fn acronyms_explain_names() {
    check("The World Sailing Office (WSO) agreed.", &["World Sailing Office = WSO"]);
    check("The WSO (World Sailing Office) agreed.", &["World Sailing Office = WSO"]);
    check("It pays the Acme Relief Fund (the \"Fund\").", &[]);
    check("It pays the Acme Relief Fund (\"ARF\").", &["Acme Relief Fund = ARF"]);
    check("the Ministry of Rivers and Lakes (MRL) said", &["Ministry of Rivers and Lakes = MRL"]);
    check("They came (USA) late.", &[]);
}
