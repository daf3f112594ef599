//! T1, T2, T3, T6: what a printed number stands for; and T4: what intervals make of each other.

use super::{decimal, hedge, interval, printed};
use crate::value::{Interval, PrintedKind, bounds, from_digits, hedged, print_like};
use rust_decimal::Decimal;

#[test]
fn t1_t2_a_printed_number_is_what_would_print_so() {
    for (text, expected) in [
        ("43 %", "[42.5, 43.5]"),
        ("41.0 %", "[40.95, 41.05]"),
        ("12 %", "[11.5, 12.5]"),
        ("127", "127"),
        ("1,600", "1600"),
        ("0", "0"),
        ("2.5", "[2.45, 2.55]"),
        ("2.50", "[2.495, 2.505]"),
        ("300 m", "[299.5, 300.5]"),
        ("21.1 billion", "[21050000000, 21150000000]"),
        ("2 million", "[1500000, 2500000]"),
        ("-3 °C", "[-3.5, -2.5]"),
        ("−3 °C", "[-3.5, -2.5]"),
    ] {
        assert_eq!(printed(text).interval(), interval(expected), "{text}");
    }
}

#[test]
fn t1_ties_are_accepted_both_ways() {
    let eighth = interval("12.5");
    for (text, meets) in [("12 %", true), ("13 %", true), ("11 %", false), ("14 %", false), ("12.5 %", true)] {
        assert_eq!(printed(text).interval().meets(&eighth), meets, "{text}");
    }
}

#[test]
fn t1_decimals_and_scales_are_rounded_and_counts_are_exact() {
    for (digits, scale, kind) in [
        ("12", 1, PrintedKind::Count),
        ("12.0", 1, PrintedKind::Rounded),
        ("12", 1000, PrintedKind::Rounded),
        ("1,234", 1, PrintedKind::Count),
    ] {
        assert_eq!(from_digits(digits, scale.into()).unwrap().kind, kind, "{digits}");
    }
}

#[test]
fn t3_trailing_zeros_before_the_point_may_not_be_significant() {
    for (text, expected, digits) in [
        ("1,600", "[1550, 1650]", 2),
        ("1,612", "1612", 4),
        ("20", "[15, 25]", 1),
        ("20 million", "[15000000, 25000000]", 1),
        ("1.50 million", "[1495000, 1505000]", 3),
        ("100.0 m", "[99.95, 100.05]", 4),
        ("0", "0", 0),
        ("0.05", "[0.045, 0.055]", 1),
        ("-1,600", "[-1650, -1550]", 2),
    ] {
        assert_eq!(printed(text).trailing_zero_interval(), interval(expected), "{text}");
        assert_eq!(printed(text).significant_digits(), digits, "{text}");
    }
}

#[test]
fn t9_cut_digits_lie_away_from_zero() {
    for (text, expected) in [("24 %", "[24, 25)"), ("-24 %", "(-25, -24]"), ("2.4 %", "[2.4, 2.5)"), ("24", "24")] {
        assert_eq!(printed(text).truncated_interval(), interval(expected), "{text}");
    }
}

#[test]
fn digits_are_read_with_one_kind_of_separator() {
    for (digits, expected) in [
        ("0", "0"),
        ("1234567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234 567", "1234567"),
        ("1\u{202f}234\u{202f}567.5", "1234567.5"),
        ("1'234", "1234"),
        ("1,00,000", "100000"),
        ("12,34,567", "1234567"),
        (".5", "0.5"),
        ("+7", "7"),
        ("-0", "0"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
    ] {
        assert_eq!(from_digits(digits, Decimal::ONE).map(|number| number.value), Some(decimal(expected)), "{digits}");
    }
    for digits in [
        "",
        ".",
        "-",
        "1.",
        "1.2.3",
        "6,5000,000",
        "1,23",
        "12,3456",
        ",123",
        "1234,567",
        "1,234 567",
        "1e5",
        "1_000",
        "٣",
        "1,2.5",
        "1.5,000",
        "79228162514264337593543950336",
        "0.00000000000000000000000000001",
        "--1",
    ] {
        assert_eq!(from_digits(digits, Decimal::ONE), None, "{digits:?}");
    }
    assert_eq!(from_digits("79228162514264337593543950335", Decimal::TEN), None, "too large with its scale");
}

#[test]
fn values_print_again_in_the_form_of_the_text() {
    for (value, digits, expected) in [
        ("40.7051", 1, "40.7"),
        ("40.75", 1, "40.8"),
        ("12.5", 0, "13"),
        ("-12.5", 0, "-13"),
        ("-0.4", 0, "0"),
        ("1234567", 0, "1,234,567"),
        ("123", 0, "123"),
        ("1000", 2, "1,000.00"),
        ("999.95", 1, "1,000.0"),
        ("0", 3, "0.000"),
    ] {
        assert_eq!(print_like(decimal(value), digits), expected);
    }
    assert_eq!(printed("21 million").print(decimal("211400000")), "211");
    assert_eq!(printed("2.1 billion").print(decimal("211400000")), "0.2");
}

#[test]
fn t6_hedges_widen_or_bound() {
    for (words, text, expected) in [
        ("", "40", "40"),
        ("about", "40", "[30, 50]"),
        ("about", "41", "[36.9, 45.1]"),
        ("about", "3", "[2, 4]"),
        ("about", "100", "[75, 125]"),
        ("about", "1,600", "[1440, 1760]"),
        ("about", "43 %", "[38.7, 47.3]"),
        ("about", "2.1 million", "[1890000, 2310000]"),
        ("about", "2 million", "[1000000, 3000000]"),
        ("about", "0", "[-1, 1]"),
        ("nearly", "50", "[42.5, 50]"),
        ("nearly", "-50", "[-50, -42.5]"),
        ("just over", "40", "[40, 46]"),
        ("more than", "100", "(100, ∞)"),
        ("at least", "100", "[100, ∞)"),
        ("less than", "100", "(-∞, 100)"),
        ("at most", "100", "(-∞, 100]"),
        ("dozens", "12", "(-∞, ∞)"),
    ] {
        assert_eq!(hedged(&printed(text), hedge(words)), interval(expected), "{words} {text}");
    }
}

#[test]
fn t6_bounds_are_what_the_words_state() {
    for (words, expected) in [
        ("", "40"),
        ("about", "40"),
        ("nearly", "40"),
        ("just over", "40"),
        ("more than", "(40, ∞)"),
        ("at least", "[40, ∞)"),
        ("less than", "(-∞, 40)"),
        ("at most", "(-∞, 40]"),
        ("dozens", "(-∞, ∞)"),
    ] {
        assert_eq!(bounds(decimal("40"), hedge(words)), interval(expected), "{words}");
    }
}

#[test]
fn t4_intervals_meet_where_a_value_lies_in_both() {
    for (one, other, meets) in [
        ("5", "5", true),
        ("5", "6", false),
        ("[1, 2]", "[2, 3]", true),
        ("[1, 2)", "[2, 3]", false),
        ("[1, 2]", "(2, 3]", false),
        ("(2, ∞)", "2", false),
        ("[2, ∞)", "2", true),
        ("(-∞, ∞)", "7", true),
        ("(-∞, 3)", "(3, ∞)", false),
        ("(1, 2)", "[1, 2]", true),
        ("7", "[5, 10]", true),
        ("[5, 10]", "[10, 20]", true),
        ("[5, 10]", "[11, 20]", false),
    ] {
        assert_eq!(interval(one).meets(&interval(other)), meets, "{one} and {other}");
        assert_eq!(interval(other).meets(&interval(one)), meets, "{other} and {one}");
    }
}

type Operation = fn(Interval, Interval) -> Option<Interval>;

#[test]
fn t4_arithmetic_keeps_open_ends_and_infinities() {
    let add = |one: Interval, other: Interval| one.add(&other);
    let sub = |one: Interval, other: Interval| one.sub(&other);
    let mul = |one: Interval, other: Interval| one.mul(&other);
    let div = |one: Interval, other: Interval| one.div(&other);
    let table: [(Operation, &str, &str, &str); 20] = [
        (add, "[1, 2]", "[10, 20)", "[11, 22)"),
        (add, "(1, ∞)", "5", "(6, ∞)"),
        (sub, "[1, 2]", "[10, 20)", "(-19, -8]"),
        (sub, "10", "(3, ∞)", "(-∞, 7)"),
        (mul, "[2, 3]", "[-4, 5]", "[-12, 15]"),
        (mul, "[-3, -2]", "[-5, -4)", "(8, 15]"),
        (mul, "(2, 3]", "[4, 5]", "(8, 15]"),
        (mul, "0", "(3, ∞)", "0"),
        (mul, "[0, 1]", "[2, ∞)", "[0, ∞)"),
        (mul, "(0, 1]", "[2, ∞)", "(0, ∞)"),
        (mul, "[-1, 1]", "[2, ∞)", "(-∞, ∞)"),
        (mul, "[-2, 3)", "(-∞, -1]", "(-∞, ∞)"),
        (div, "[1, 2]", "[4, 8]", "[0.125, 0.5]"),
        (div, "1", "8", "0.125"),
        (div, "5", "(10, ∞)", "(0, 0.5)"),
        (div, "[-5, 5]", "[2, ∞)", "[-2.5, 2.5]"),
        (div, "0", "[2, ∞)", "0"),
        (div, "[4, ∞)", "[2, ∞)", "(0, ∞)"),
        (div, "[4, ∞)", "2", "[2, ∞)"),
        (div, "[2, 4]", "[-2, -1]", "[-4, -1]"),
    ];
    for (operation, one, other, expected) in table {
        assert_eq!(operation(interval(one), interval(other)), Some(interval(expected)), "{one} and {other}");
    }
}

#[test]
fn t4_what_cannot_be_computed_is_unknown() {
    let largest = Interval::exact(Decimal::MAX);
    assert_eq!(interval("1").div(&interval("0")), None);
    assert_eq!(interval("1").div(&interval("[-1, 1]")), None);
    assert_eq!(interval("1").div(&interval("(0, 1]")), None, "near zero the quotient has no bound");
    assert_eq!(interval("1").div(&interval("(-∞, 5]")), None);
    assert_eq!(largest.add(&largest), None);
    assert_eq!(largest.mul(&largest), None);
    assert_eq!(largest.scale(Decimal::TEN), None);
    assert_eq!(largest.widen(Decimal::ONE).high, crate::value::Bound::Unbounded, "a lost end is open");
}

#[test]
fn t4_quotients_hold_the_true_value() {
    let third = interval("1").div(&interval("3")).unwrap();
    assert!(third.scale(decimal("3")).unwrap().contains(Decimal::ONE));
    assert!(!third.contains(decimal("0.3333333333333333333333333")));
    // An exact quotient stays a point, so that ties are ties.
    assert_eq!(interval("3").div(&interval("24")).unwrap().single(), Some(decimal("0.125")));
    assert_eq!(interval("3").div(&interval("24")).unwrap().middle(), Some(decimal("0.125")));
}

#[test]
fn t4_magnitudes_lose_their_sign() {
    for (text, expected) in [
        ("[1, 2]", "[1, 2]"),
        ("[-2, -1)", "(1, 2]"),
        ("[-2, 1]", "[0, 2]"),
        ("(-2, 3)", "[0, 3)"),
        ("(0, 3)", "(0, 3)"),
        ("(-∞, 3)", "[0, ∞)"),
        ("(-∞, -3)", "(3, ∞)"),
        ("[-5, 0]", "[0, 5]"),
    ] {
        assert_eq!(interval(text).abs(), interval(expected), "{text}");
    }
}

#[test]
fn t4_order_cannot_be_ruled_out_where_some_values_have_it() {
    for (one, other, less, at_most) in [
        ("1", "2", true, true),
        ("2", "2", false, true),
        ("3", "2", false, false),
        ("[1, 5]", "[0, 2]", true, true),
        ("[2, 5]", "[0, 2]", false, true),
        ("(2, 5]", "[0, 2]", false, false),
        ("[2, ∞)", "[0, 2)", false, false),
        ("(-∞, 9]", "1", true, true),
        ("9", "(1, ∞)", true, true),
    ] {
        assert_eq!(interval(one).may_be_less(&interval(other)), less, "{one} < {other}");
        assert_eq!(interval(one).may_be_at_most(&interval(other)), at_most, "{one} <= {other}");
    }
}

#[test]
fn an_interval_encloses_what_lies_in_it() {
    assert!(interval("[1, 3]").encloses(&interval("(1, 3)")));
    assert!(!interval("(1, 3)").encloses(&interval("[1, 3)")));
    assert!(interval("(-∞, ∞)").encloses(&interval("(1, ∞)")));
    assert_eq!(interval("[1, 2)").cover(&interval("(2, 3]")), interval("[1, 3]"));
    assert_eq!(Interval::closed(decimal("3"), decimal("1")), interval("[1, 3]"));
}
