use crate::value::Bound;
use crate::{ClaimKind, Quantity, Settings, parse};
use claimlint_document::{Format, read};

/// Draws the quantities of a text: words, form, value or bounds, unit, noun.
fn draw(text: &str) -> Vec<String> {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let mut draft = crate::sentences_of(&document, Settings::default());
    crate::grammar::identifier::read(&mut draft);
    super::read(&mut draft);
    let ledger = draft.finish();
    let mut drawn = Vec::new();
    for claim in &ledger.claims {
        if let ClaimKind::Quantity(quantity) = &claim.kind {
            let noun = quantity.noun.map_or("", |noun| ledger.text(noun.span));
            let parts = [
                ledger.text(claim.span),
                &format!("{:?}", quantity.form).to_lowercase(),
                &bounds(quantity),
                quantity.unit.unwrap_or(""),
                noun,
            ];
            drawn.push(parts.join(" | ").replace(" |  |", " |").trim_end_matches([' ', '|']).to_owned());
        }
    }
    drawn
}

fn bounds(quantity: &Quantity) -> String {
    let low = match quantity.stated.low {
        Bound::Unbounded => "(".to_owned(),
        Bound::Open(value) => format!("({}", value.normalize()),
        Bound::Closed(value) => format!("[{}", value.round_dp(4).normalize()),
    };
    let high = match quantity.stated.high {
        Bound::Unbounded => ")".to_owned(),
        Bound::Open(value) => format!("{})", value.normalize()),
        Bound::Closed(value) => format!("{}]", value.round_dp(4).normalize()),
    };
    match quantity.value {
        Some(value) if quantity.stated == crate::value::Interval::exact(value) => value.round_dp(4).normalize().to_string(),
        Some(_) | None => format!("{low},{high}"),
    }
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(draw(text).join("; "), *expected, "{text}");
    }
}

#[test]
fn counts_have_the_noun_behind_them() {
    check(&[
        ("They sent four generals to the coast.", "four | count | 4 | generals"),
        ("Two MiG-29 fighters and 10 aircraft came.", "Two | count | 2 | MiG-29 fighters; 10 | count | 10 | aircraft"),
        ("It joins three Baltic Sea countries.", "three | count | 3 | Baltic Sea countries"),
        ("Four of them left.", "Four | count | 4"),
        ("A five-member panel met.", "five | count | 5 | member"),
        ("It sank to zero.", "zero | count | 0"),
        ("We saw one car there.", "one | count | 1 | car"),
        ("Seven sat in Fenby, three in Orrin and one in Stell.", "Seven | count | 7; three | count | 3; one | count | 1"),
        ("Seven sat in Fenby, and one of them in Stell, the one in red.", "Seven | count | 7"),
        ("It has one or more layers.", "one or more | count | [1,) | layers"),
        ("There were 1 234 567 people.", "1 234 567 | count | 1234567 | people"),
        ("It needs 10k users and 5m viewers.", "10k | count | 10000 | users; 5m | count | 5000000 | viewers"),
    ]);
}

#[test]
fn hedges_state_bounds() {
    check(&[
        ("More than 100 soldiers came.", "More than 100 | count | (100,) | soldiers"),
        ("Up to 700 jobs go.", "Up to 700 | count | (,700] | jobs"),
        ("Nearly a dozen eggs broke.", "Nearly a dozen | count | 12 | eggs"),
        ("Some 40 cars burnt.", "Some 40 | count | 40 | cars"),
        ("We need 100 or more boats and 10+ ships.", "100 or more | count | [100,) | boats; 10+ | count | [10,) | ships"),
        ("It is more than 10 and less than 20.", "more than 10 and less than 20 | count | (10,20)"),
        ("Its width is less than 40 or equal.", "less than 40 or equal | count | (,40]"),
        ("Dozens of people and several cats ran.", "Dozens | count | (,) | people; several | count | (,) | cats"),
        ("He talked about two things.", "two | count | 2 | things"),
        ("The above two examples fail.", "two | count | 2 | examples"),
    ]);
}

#[test]
fn ranges_are_one_quantity() {
    check(&[
        ("It takes 5–10 people.", "5–10 | count | [5,10] | people"),
        ("Between 5 and 10 dogs barked.", "Between 5 and 10 | count | [5,10] | dogs"),
        ("It holds from 10 to 20 guests.", "from 10 to 20 | count | [10,20] | guests"),
        ("They want 10 to 15 percent of it.", "10 to 15 percent | percent | [10,15] | %"),
        ("It cost $5–10 million.", "$5–10 million | money | [5000000,10000000] | USD"),
        ("The rod is 5 ± 0.2 mm thick.", "5 ± 0.2 mm | measure | [4.8,5.2] | mm"),
        ("Five or six birds sang.", "Five or six | count | [5,6] | birds"),
        ("Sales fell from 24 to 17.", "24 | count | 24; 17 | count | 17"),
        ("Sales fell from 100 to 50 million.", "100 | count | 100; 50 million | count | 50000000"),
        ("Sales rose from three to one million.", "three | count | 3; one million | count | 1000000"),
        ("Sales rose from three to one thousand.", "three to one thousand | count | [3,1000]"),
    ]);
}

#[test]
fn money_has_its_currency() {
    check(&[
        ("They paid $15 bln.", "$15 bln | money | 15000000000 | USD"),
        ("They paid $2 bn and €3.5m.", "$2 bn | money | 2000000000 | USD; €3.5m | money | 3500000 | EUR"),
        ("They paid US$ 5 million.", "US$ 5 million | money | 5000000 | USD"),
        ("It was a two billion US dollar arms deal.", "two billion US dollar | money | 2000000000 | USD | arms deal"),
        ("He owed 100 yen and 5 cents.", "100 yen | money | 100 | JPY; 5 cents | money | 5 | cent"),
        ("It costs Rs 500 or GBP 350.", "Rs 500 | money | 500 | INR; GBP 350 | money | 350 | GBP"),
        ("It costs thirteen dollars and forty-five cents.", "thirteen dollars and forty-five cents | money | 13.45 | USD"),
    ]);
}

#[test]
fn measures_have_their_unit() {
    check(&[
        ("It lies 300 metres away.", "300 metres | measure | 300 | m"),
        ("He is 6 ft 2 in tall.", "6 ft 2 in | measure | 6.1667 | ft"),
        ("She ran a 5-mile race at 12 km/h.", "5-mile | measure | 5 | mi | race; 12 km/h | measure | 12 | km/h"),
        ("It was minus five degrees Celsius, then 20 °C.", "minus five degrees Celsius | measure | -5 | °C; 20 °C | measure | 20 | °C"),
        ("It weighs 20 (kg).", "20 (kg) | measure | 20 | kg"),
        ("It moved 3 1/2 miles.", "3 1/2 miles | measure | 3.5 | mi"),
        ("They will build 10-foot fences.", "10-foot | measure | 10 | ft | fences"),
        ("They sold 10 tons of wheat.", "10 tons | measure | 10 | ton | wheat"),
    ]);
}

#[test]
fn shares_name_their_whole() {
    check(&[
        ("Half of the town's mills stand.", "Half | fraction | 0.5 | town's mills"),
        ("About 27 % of voters stayed.", "About 27 % | percent | 27 | % | voters"),
        ("It rose 2 percentage points.", "2 percentage points | percentagepoint | 2 | pp"),
        ("Two-thirds of members left.", "Two-thirds | fraction | 0.6667 | members"),
        ("Half of the vote and a quarter of the budget went.", "Half | fraction | 0.5 | vote; a quarter | fraction | 0.25 | budget"),
        ("One in five adults smoke.", "One in five | ratio | 0.2 | adults"),
        ("5 out of 10 cats sleep.", "5 out of 10 | ratio | 0.5 | cats"),
        ("127 of 312 patients recovered.", "127 of 312 | ratio | 0.4071 | patients"),
        ("There were 12 per 100,000 people.", "12 per 100,000 | ratio | 0.0001 | people"),
        ("Half a million people fled.", "Half a million | count | 500000 | people"),
        ("Five and a half million people fled.", "Five and a half million | count | 5500000 | people"),
    ]);
}

#[test]
fn multiples_scores_ordinals_and_ages_are_told_apart() {
    check(&[
        ("Sales more than doubled.", "more than doubled | multiple | (2,)"),
        ("It rose threefold and is twice as high.", "threefold | multiple | 3; twice | multiple | 2"),
        ("It has three times as many rooms.", "three times | multiple | 3"),
        ("It is three times last year's sum.", "three times | multiple | 3"),
        ("She won three times last year.", "three | count | 3 | times"),
        ("They won 52–48 in the vote.", "52–48 | score | [48,52]"),
        ("The third round and the 57th edition began.", "third | ordinal | 3 | round; 57th | ordinal | 57 | edition"),
        ("Jane Doe, 60, is here; her son is aged 12.", "60 | age | 60 | year; aged 12 | age | 12 | year"),
        ("The 45-year-old is two years old.", "45-year-old | age | 45 | year; two years old | age | 2 | year"),
        ("He holds a double degree and doubled down.", ""),
    ]);
}

#[test]
fn what_counts_nothing_is_left_alone() {
    for text in [
        "One should know that.",
        "The one and no one, this one.",
        "At first it was there.",
        "See [12] and (3).",
        "1. The rules",
        "He gave a high-five.",
        "It was in 1984.",
        "On the 3+3 format.",
        "They came in the first place.",
        "The Three Sisters is a play by the Seven Stars.",
    ] {
        let drawn = draw(text);
        assert!(drawn.is_empty() || drawn.iter().all(|row| row.starts_with("Three | count | 3 | Sisters")), "{text}: {drawn:?}");
    }
}

#[test]
fn any_text_has_a_ledger() {
    for text in [
        "$",
        "$ ",
        "100",
        "-",
        "- 5",
        "5 -",
        "between",
        "from 5 to",
        "a",
        "5 /",
        "5 ±",
        "½",
        "five and a",
        "10^",
        "1e",
        "more than",
        "5 x 10^-",
        "(",
        "5 (kg",
        "9999999999999999999999999999 million",
        "From 9 to 9999999999999999 trillion.",
        "From 9 to 0 million.",
    ] {
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        drop(parse(&document, &Settings::default()));
    }
}
