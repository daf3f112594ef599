//! T3, T5, T7, T8, T9, T13: what stated values say of each other.

use super::{decimal, hedge, interval, printed};
use crate::value::Comparison::{Agrees, Disagrees, Review};
use crate::value::{
    Comparison, Fractions, Interval, Multiple, compare, compare_percent_change, compare_repeated, fraction, fraction_of, hedged, multiple,
    order_of_magnitude, percent_change, ratio, share, sum,
};

#[test]
fn t4_a_share_agrees_as_far_as_its_digits_tell() {
    for (part, whole, stated, expected) in [
        ("127", "312", "43 %", Disagrees),
        ("127", "312", "41 %", Agrees),
        ("127", "312", "40.7 %", Agrees),
        ("127", "312", "40.8 %", Disagrees),
        ("2", "3", "66.7 %", Agrees),
        ("2", "3", "66.6 %", Disagrees),
        ("2", "3", "67 %", Agrees),
        ("1", "8", "12 %", Agrees),
        ("1", "8", "13 %", Agrees),
        ("1", "200", "0 %", Agrees),
        ("1", "200", "1 %", Agrees),
        ("1", "3", "33 %", Agrees),
    ] {
        let computed = share(&printed(part).interval(), &printed(whole).interval()).unwrap();
        assert_eq!(compare(&printed(stated).interval(), &computed), expected, "{part} of {whole} is {stated}");
    }
    assert_eq!(share(&interval("1"), &interval("0")), None);
}

#[test]
fn t4_a_share_of_money_agrees_with_its_rounded_whole() {
    for (words, stated, expected) in [("", "2 billion", Disagrees), ("about", "211 million", Agrees), ("", "211 million", Agrees)] {
        // One percent of 21.1 billion; the percentage as an exact factor is the caller's choice.
        let computed = printed("21.1 billion").interval().scale(decimal("0.01")).unwrap();
        assert_eq!(compare(&hedged(&printed(stated), hedge(words)), &computed), expected, "{words} {stated}");
    }
}

#[test]
fn t3_repeated_values_are_reviewed_where_zeros_may_not_be_meant() {
    for (one, other, expected) in [
        (("", "1,600"), ("", "1,600"), Agrees),
        (("", "1,600"), ("", "1,612"), Review),
        (("", "1,600"), ("", "1,651"), Disagrees),
        (("", "450"), ("", "540"), Disagrees),
        (("", "146 thousand"), ("", "145,900"), Agrees),
        (("", "146 thousand"), ("", "144,900"), Disagrees),
        (("about", "1,600"), ("", "1,700"), Agrees),
        (("more than", "100"), ("", "100"), Review),
        (("more than", "100"), ("", "112"), Agrees),
        (("more than", "112"), ("", "112"), Disagrees),
        (("at least", "100"), ("", "100"), Agrees),
        (("less than", "100"), ("more than", "90"), Agrees),
        (("dozens", "12"), ("", "4"), Agrees),
    ] {
        let compared = compare_repeated((&printed(one.1), hedge(one.0)), (&printed(other.1), hedge(other.0)));
        assert_eq!(compared, expected, "{one:?} and {other:?}");
    }
}

#[test]
fn t5_a_sum_is_as_loose_as_its_rounded_terms() {
    let table: [(&[&str], &str, Comparison); 9] = [
        (&["12", "9"], "22", Disagrees),
        (&["12", "9"], "21", Agrees),
        (&["28", "20", "3"], "50", Disagrees),
        (&["33.3 %", "33.3 %", "33.3 %"], "100 %", Agrees),
        (&["45 %", "35 %", "30 %"], "100", Disagrees),
        (&["34 %", "33 %", "32 %"], "100", Agrees),
        (&["34 %", "33 %", "31 %"], "100", Disagrees),
        (&["1.2 million", "1.3 million"], "2.6 million", Agrees),
        (&["1.2 million", "1.3 million"], "2.7 million", Disagrees),
    ];
    for (terms, total, expected) in table {
        let terms: Vec<Interval> = terms.iter().map(|term| printed(term).interval()).collect();
        assert_eq!(compare(&sum(&terms).unwrap(), &printed(total).interval()), expected, "{total}");
    }
    assert_eq!(sum([]), Some(interval("0")));
}

#[test]
fn t7_fractions_in_prose_are_loose_and_in_law_exact() {
    for (words, (numerator, denominator), wording, part, expected) in [
        ("", ("1", "3"), Fractions::Prose, "45 of 90", Disagrees),
        ("", ("1", "3"), Fractions::Prose, "29 of 90", Agrees),
        ("", ("1", "2"), Fractions::Prose, "53 of 100", Agrees),
        ("", ("1", "2"), Fractions::Prose, "54 of 100", Disagrees),
        ("about", ("1", "2"), Fractions::Prose, "54 of 100", Agrees),
        ("about", ("1", "3"), Fractions::Prose, "29 of 90", Agrees),
        ("", ("2", "3"), Fractions::Legal, "200 of 300", Agrees),
        ("", ("2", "3"), Fractions::Legal, "199 of 300", Disagrees),
        ("more than", ("1", "2"), Fractions::Prose, "50 of 100", Disagrees),
        ("more than", ("1", "2"), Fractions::Prose, "51 of 100", Agrees),
        ("at least", ("1", "2"), Fractions::Prose, "50 of 100", Agrees),
        ("nearly", ("1", "2"), Fractions::Prose, "51 of 100", Disagrees),
        ("nearly", ("1", "2"), Fractions::Prose, "45 of 100", Agrees),
        ("less than", ("1", "4"), Fractions::Prose, "25 of 100", Disagrees),
        ("just over", ("1", "4"), Fractions::Prose, "27 of 100", Agrees),
        ("just over", ("1", "4"), Fractions::Prose, "24 of 100", Disagrees),
    ] {
        let stated = fraction(decimal(numerator), decimal(denominator), hedge(words), wording).unwrap();
        let (count, whole) = part.split_once(" of ").unwrap();
        let computed = ratio(&interval(count), &interval(whole)).unwrap();
        assert_eq!(compare(&stated, &computed), expected, "{words} {numerator}/{denominator}: {part}");
    }
    assert_eq!(fraction(decimal("1"), decimal("0"), hedge(""), Fractions::Prose), None);
}

#[test]
fn t7_a_bound_at_a_fraction_of_a_whole_is_exact() {
    for (words, part, expected) in [
        ("more than", "200", Disagrees),
        ("more than", "201", Agrees),
        ("at least", "200", Agrees),
        ("at least", "199", Disagrees),
        ("less than", "200", Disagrees),
        ("", "191", Agrees),
        ("", "190", Disagrees),
    ] {
        let whole = interval("300");
        let stated = fraction_of(decimal("2"), decimal("3"), hedge(words), Fractions::Prose, &whole).unwrap();
        assert_eq!(compare(&stated, &interval(part)), expected, "{words} two-thirds of 300 is {part}");
    }
}

#[test]
fn t8_multiples_have_a_quarter_of_slack() {
    for (words, times, wording, (old, new), expected) in [
        ("more than", "2", Multiple::Fold, ("40", "70"), Disagrees),
        ("more than", "2", Multiple::Fold, ("40", "80"), Disagrees),
        ("more than", "2", Multiple::Fold, ("40", "81"), Agrees),
        ("nearly", "2", Multiple::Fold, ("40", "75"), Agrees),
        ("nearly", "2", Multiple::Fold, ("40", "60"), Disagrees),
        ("", "2", Multiple::Fold, ("40", "71"), Agrees),
        ("", "2", Multiple::Fold, ("40", "69"), Disagrees),
        ("", "2", Multiple::Fold, ("40", "90"), Agrees),
        ("", "2", Multiple::Fold, ("40", "91"), Disagrees),
        ("about", "3", Multiple::Fold, ("40", "103"), Agrees),
        ("about", "3", Multiple::Fold, ("40", "100"), Disagrees),
        ("", "3", Multiple::More, ("40", "120"), Agrees),
        ("", "3", Multiple::More, ("40", "160"), Agrees),
        ("", "3", Multiple::More, ("40", "80"), Disagrees),
        ("", "3", Multiple::Fold, ("40", "160"), Disagrees),
        ("more than", "3", Multiple::More, ("40", "121"), Agrees),
        ("at most", "3", Multiple::More, ("40", "160"), Agrees),
        ("dozens", "3", Multiple::Fold, ("40", "1"), Agrees),
    ] {
        let computed = ratio(&interval(new), &interval(old)).unwrap();
        let stated = multiple(decimal(times), hedge(words), wording);
        assert_eq!(compare(&stated, &computed), expected, "{words} {times} times: {old} to {new}");
    }
}

#[test]
fn t9_a_change_is_of_the_old_value() {
    for (words, stated, (old, new), expected) in [
        ("", "20 %", ("120", "150"), Disagrees),
        ("", "25 %", ("120", "150"), Agrees),
        ("", "-20 %", ("150", "120"), Agrees),
        ("", "50 %", ("4 %", "6 %"), Agrees),
        ("", "2 %", ("4.0 %", "6.0 %"), Disagrees),
        ("", "33 %", ("3", "4"), Agrees),
        ("", "66 %", ("3", "5"), Review),
        ("", "65 %", ("3", "5"), Disagrees),
        ("", "-66 %", ("3", "1"), Review),
        ("about", "60 %", ("3", "5"), Agrees),
        ("more than", "60 %", ("3", "5"), Agrees),
        ("more than", "70 %", ("3", "5"), Disagrees),
        ("", "100 %", ("40", "80"), Agrees),
    ] {
        let (old_values, new_values) = (printed(old).interval(), printed(new).interval());
        let compared = compare_percent_change(&printed(stated), hedge(words), &old_values, &new_values);
        assert_eq!(compared, Some(expected), "{words} {stated}: {old} to {new}");
    }
    assert_eq!(percent_change(&interval("120"), &interval("150")), Some(interval("25")));
    assert_eq!(percent_change(&interval("0"), &interval("5")), None, "from nothing there is no percentage");
    assert_eq!(percent_change(&interval("-4"), &interval("5")), None, "nor from a loss");
    assert_eq!(percent_change(&interval("(-∞, 9]"), &interval("5")), None);
}

#[test]
fn a_slip_by_a_power_of_ten_is_recognised() {
    for (stated, derived, expected) in [
        ("16000", "1600", Some("10")),
        ("1600", "16000", Some("0.1")),
        ("6.5", "65", Some("0.1")),
        ("[1500000000, 2500000000]", "[210500000, 211500000]", Some("10")),
        ("1500", "1.5", Some("1000")),
        ("16000", "1700", None),
        ("100", "100", None),
        ("[1, 1000]", "10", None),
        ("[50, 5000]", "5", None),
        ("5", "0", None),
    ] {
        let slip = order_of_magnitude(&interval(stated), &interval(derived));
        assert_eq!(slip, expected.map(decimal), "{stated} for {derived}");
    }
}

#[test]
fn t13_a_point_equals_a_range_that_holds_it() {
    for (one, other, expected) in [
        ("[5, 10]", "7", Agrees),
        ("[5, 10]", "10", Agrees),
        ("[5, 10]", "11", Disagrees),
        ("[5, 10]", "[9, 12]", Agrees),
        ("[5, 10]", "[11, 12]", Disagrees),
    ] {
        assert_eq!(compare(&interval(one), &interval(other)), expected, "{one} and {other}");
    }
}
