//! T16: units, money, and figures given in two of them.

use super::{decimal, hedge, interval, printed};
use crate::value::Comparison::{Agrees, Disagrees, Review};
use crate::value::currency;
use crate::value::spelling::rows;
use crate::value::unit;
use crate::value::{Dimension, Interval, conversion_agrees, convert, currencies, longest_currency, longest_unit, money_agrees, units};

#[test]
fn every_row_of_the_tables_is_read() {
    for line in rows(unit::TABLE) {
        assert!(unit::row(line).is_some(), "{line}");
    }
    for line in rows(currency::TABLE) {
        assert!(currency::row(line).is_some(), "{line}");
    }
}

#[test]
fn every_spelling_is_found() {
    for entry in units() {
        for name in entry.names.iter().map(String::as_str).chain(entry.signs.iter().copied()) {
            let found = unit::unit(name).unwrap_or_else(|| panic!("{name} is not found"));
            assert_eq!(found.dimension, entry.dimension, "{name}");
            assert_eq!(found.factors, entry.factors, "{name}");
        }
        assert!(unit::unit_of(entry.symbol).is_some(), "{}", entry.symbol);
        assert!(entry.factors.iter().all(|factor| factor.is_sign_positive() && !factor.is_zero()), "{}", entry.symbol);
    }
    for entry in currencies() {
        let minor = entry.minor.iter();
        for name in entry.names.iter().chain(minor).map(String::as_str).chain(entry.signs.iter().copied()) {
            let found = currency::currency(name).unwrap_or_else(|| panic!("{name} is not found"));
            assert_eq!(found.currency.code, entry.code, "{name}");
        }
    }
}

#[test]
fn every_currency_has_one_row() {
    let mut codes: Vec<&str> = currencies().iter().map(|currency| currency.code).collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
    assert!(codes.len() > 160);
}

#[test]
fn units_are_known_by_their_spellings() {
    for (spelling, symbol) in [
        ("kilometres", "km"),
        ("Kilometers", "km"),
        ("km", "km"),
        ("KM", "km"),
        ("feet", "ft"),
        ("inches", "in"),
        ("square kilometres", "km²"),
        ("km²", "km²"),
        ("sq km", "km²"),
        ("square-mile", "mi²"),
        ("miles per hour", "mph"),
        ("km/h", "km/h"),
        ("km / h", "km/h"),
        ("cubic feet", "ft³"),
        ("fl oz", "fl oz"),
        ("tonnes", "t"),
        ("mW", "mW"),
        ("MW", "MW"),
        ("kB", "kB"),
        ("kb", "kbit"),
        ("GiB", "GiB"),
        ("° C", "°C"),
        ("degrees Fahrenheit", "°F"),
        ("μg", "µg"),
        ("kilowatt-hours", "kWh"),
        ("m", "m"),
    ] {
        assert_eq!(unit::unit(spelling).map(|unit| unit.symbol), Some(symbol), "{spelling}");
    }
    for spelling in ["", " ", "M", "in", "st", "people", "points", "percent", "x", "kmh km", "²"] {
        assert_eq!(unit::unit(spelling).map(|unit| unit.symbol), None, "{spelling}");
    }
}

#[test]
fn the_longest_spelling_is_taken() {
    for (words, expected) in [
        ("miles per hour on average", Some(("mph", 3))),
        ("miles per gallon", Some(("mi", 1))),
        ("square kilometres of forest", Some(("km²", 2))),
        ("square tables", None),
        ("km / h", Some(("km/h", 3))),
        ("km ² of", Some(("km²", 2))),
        ("sq . ft .", Some(("ft²", 3))),
        ("kilowatt - hours a year", Some(("kWh", 3))),
        ("degrees Celsius", Some(("°C", 2))),
        ("° C", Some(("°C", 2))),
        ("degrees apart", Some(("°", 1))),
        ("people", None),
        ("", None),
    ] {
        let found = longest_unit(words.split_whitespace()).map(|(unit, count)| (unit.symbol, count));
        assert_eq!(found, expected, "{words}");
    }
    for (words, expected) in [
        ("US dollars a head", Some(("USD", "1", 2))),
        ("US $", Some(("USD", "1", 2))),
        ("U.S. dollars", Some(("USD", "1", 2))),
        ("U . S . dollars", Some(("USD", "1", 5))),
        ("Canadian dollars", Some(("CAD", "1", 2))),
        ("dollars", Some(("USD", "1", 1))),
        ("Swiss francs", Some(("CHF", "1", 2))),
        ("francs", Some(("XXX", "1", 1))),
        ("cents", Some(("USD", "0.01", 1))),
        ("euro cents", Some(("EUR", "0.01", 2))),
        ("pence", Some(("GBP", "0.01", 1))),
        ("million", None),
    ] {
        let found = longest_currency(words.split_whitespace());
        let found = found.map(|(money, count)| (money.currency.code, money.worth, count));
        assert_eq!(found, expected.map(|(code, worth, count)| (code, decimal(worth), count)), "{words}");
    }
}

#[test]
fn currencies_are_known_by_names_signs_and_codes() {
    for (spelling, code) in [
        ("$", "USD"),
        ("US$", "USD"),
        ("A$", "AUD"),
        ("C$", "CAD"),
        ("R$", "BRL"),
        ("£", "GBP"),
        ("€", "EUR"),
        ("¥", "JPY"),
        ("₹", "INR"),
        ("EUR", "EUR"),
        ("us dollar", "USD"),
        ("Hong Kong dollars", "HKD"),
        ("pounds sterling", "GBP"),
        ("roubles", "RUB"),
        ("zlotys", "PLN"),
        ("yuan", "CNY"),
        ("kroner", "XXX"),
        ("Norwegian kroner", "NOK"),
    ] {
        assert_eq!(currency::currency(spelling).map(|money| money.currency.code), Some(code), "{spelling}");
    }
    // Words and names that only look like codes or money.
    for spelling in ["ALL", "COP", "TRY", "eur", "real", "sol", "won", "sum", "mark", "colon", "crown", "R"] {
        assert_eq!(currency::currency(spelling).map(|money| money.currency.code), None, "{spelling}");
    }
}

#[test]
fn values_convert_exactly() {
    for (value, from, to, expected) in [
        ("1", "mile", "metres", "1609.344"),
        ("5", "km", "m", "5000"),
        ("32", "°F", "°C", "0"),
        ("212", "°F", "°C", "100"),
        ("100", "°C", "°F", "212"),
        ("-40", "°C", "°F", "-40"),
        ("0", "K", "°C", "-273.15"),
        ("[0, 10]", "°C", "K", "[273.15, 283.15]"),
        ("1", "kWh", "MJ", "3.6"),
        ("36", "km/h", "m/s", "10"),
        ("2", "hours", "minutes", "120"),
        ("1", "GiB", "MiB", "1024"),
        ("1", "hectare", "square metres", "10000"),
        ("(2, ∞)", "km", "m", "(2000, ∞)"),
    ] {
        let converted = convert(&interval(value), unit::unit(from).unwrap(), unit::unit(to).unwrap());
        assert_eq!(converted, Some(interval(expected)), "{value} {from}");
    }
    let (metre, kilogram) = (unit::unit("m").unwrap(), unit::unit("kg").unwrap());
    assert_eq!(convert(&interval("1"), metre, kilogram), None);
    assert_eq!(convert(&Interval::exact(rust_decimal::Decimal::MAX), unit::unit("km").unwrap(), metre), None);
    assert_eq!(metre.dimension, Dimension::Length);
}

#[test]
fn t16_pairs_of_units_agree_to_the_coarser_figure() {
    for (words, (one, from), (other, to), expected) in [
        ("", ("10", "km"), ("8", "miles"), Disagrees),
        ("", ("10", "km"), ("6", "miles"), Agrees),
        ("", ("10", "km"), ("6.2", "miles"), Agrees),
        ("", ("10", "km"), ("6.5", "miles"), Agrees),
        ("", ("10.0", "km"), ("6.5", "miles"), Disagrees),
        ("", ("6", "ft"), ("1.8", "m"), Agrees),
        ("", ("6", "ft"), ("2.3", "m"), Disagrees),
        ("", ("100", "miles"), ("160", "km"), Agrees),
        ("", ("100", "miles"), ("161", "km"), Agrees),
        ("", ("100", "miles"), ("260", "km"), Disagrees),
        ("", ("1,000", "miles"), ("1,600", "km"), Agrees),
        ("", ("5,000", "feet"), ("1,500", "m"), Agrees),
        ("", ("500", "km"), ("300", "miles"), Review),
        ("", ("1,000", "miles"), ("16,000", "km"), Disagrees),
        ("", ("150", "lb"), ("68", "kg"), Agrees),
        ("", ("150", "lb"), ("86", "kg"), Disagrees),
        ("", ("20", "°C"), ("68", "°F"), Agrees),
        ("", ("20", "°C"), ("86", "°F"), Disagrees),
        ("", ("68", "°F"), ("20", "°C"), Agrees),
        ("", ("2", "gallons"), ("7.6", "litres"), Agrees),
        ("", ("2", "gallons"), ("9.1", "litres"), Agrees),
        ("", ("2", "gallons"), ("76", "litres"), Disagrees),
        ("about", ("10", "km"), ("7", "miles"), Agrees),
        ("about", ("12", "km"), ("12", "miles"), Disagrees),
        ("more than", ("10", "km"), ("6.2", "miles"), Agrees),
        ("more than", ("10", "km"), ("16", "miles"), Disagrees),
        ("", ("40", "hectares"), ("100", "acres"), Agrees),
        ("", ("0", "°C"), ("32", "°F"), Agrees),
        ("", ("0", "°C"), ("0", "°F"), Disagrees),
    ] {
        let (from, to) = (unit::unit(from).unwrap(), unit::unit(to).unwrap());
        let compared = conversion_agrees(&printed(one), from, &printed(other), to, hedge(words));
        assert_eq!(compared, Some(expected), "{words} {one} {} ({other} {})", from.symbol, to.symbol);
        let turned = conversion_agrees(&printed(other), to, &printed(one), from, hedge(words));
        assert_eq!(turned, Some(expected), "{words} {other} {} ({one} {})", to.symbol, from.symbol);
    }
    let (metre, kilogram) = (unit::unit("m").unwrap(), unit::unit("kg").unwrap());
    assert_eq!(conversion_agrees(&printed("1"), metre, &printed("1"), kilogram, hedge("")), None);
}

#[test]
fn t16_coins_agree_with_their_currency() {
    for ((one, from), (other, to), expected) in [
        (("6.5 billion", "pennies"), ("6.5 million", "£"), Some(Disagrees)),
        (("6.5 billion", "pennies"), ("65 million", "£"), Some(Agrees)),
        (("250", "cents"), ("2.50", "$"), Some(Agrees)),
        (("250", "cents"), ("2.50", "€"), None),
    ] {
        let (from, to) = (currency::currency(from).unwrap(), currency::currency(to).unwrap());
        assert_eq!(money_agrees(&printed(one), from, &printed(other), to, hedge("")), expected, "{one} ({other})");
    }
}
