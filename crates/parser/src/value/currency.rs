//! A spelling in, the currency and what its coin is worth in it out.

use super::spelling::{Spellings, cells, entries, forms, rows};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A currency of ISO 4217, or a word that many currencies share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// The code of ISO 4217; XXX ("no currency") where the word alone does not tell which ("francs").
    pub code: &'static str,
    /// The names, that are found in any case.
    pub names: Vec<String>,
    /// The signs that are found in their own case only ("US$", "€").
    pub signs: Vec<&'static str>,
    /// The names of the coin that is a hundredth of it; empty where it has none of its own.
    pub minor: Vec<String>,
}

/// What a word for money stands for: a currency, or its coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denomination {
    /// The currency.
    pub currency: &'static Currency,
    /// One, or a hundredth for the coin.
    pub worth: Decimal,
}

/// All currencies, in the order of the table.
pub fn currencies() -> &'static [Currency] {
    &CURRENCIES
}

/// The currency of a name, sign or code ("US dollars", "$", "USD", "pence"), its words parted by spaces.
///
/// Codes that are words or names in capitals (ALL, TOP, TRY, COP) are not read as money.
pub fn currency(spelling: &str) -> Option<Denomination> {
    SPELLINGS.find(spelling)
}

/// The currency of the longest name that the words begin with, and how many of them it takes.
pub fn longest_currency<'text>(words: impl Iterator<Item = &'text str>) -> Option<(Denomination, usize)> {
    SPELLINGS.longest(words)
}

/// Reads a row of the table; none where it is malformed.
pub(super) fn row(line: &'static str) -> Option<Currency> {
    let mut cells = cells(line);
    let code = cells.next()?;
    let names: Vec<String> = entries(cells.next()?).flat_map(forms).collect();
    let signs = entries(cells.next()?).collect();
    let minor = entries(cells.next()?).flat_map(forms).collect();
    let complete = cells.next().is_none() && code.len() == 3 && !names.is_empty();
    complete.then_some(Currency { code, names, signs, minor })
}

/// The table: code, names, signs, names of the coin.
pub(super) const TABLE: &str = include_str!("currencies.txt");

/// Codes that stand for something else more often than for money.
const WORDS: [&str; 15] = ["ALL", "AMD", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY", "XXX"];

static CURRENCIES: LazyLock<Vec<Currency>> = LazyLock::new(|| rows(TABLE).filter_map(row).collect());

static SPELLINGS: LazyLock<Spellings<Denomination>> = LazyLock::new(|| {
    let mut spellings = Spellings::new();
    for currency in CURRENCIES.iter() {
        let whole = Denomination { currency, worth: Decimal::ONE };
        if WORDS.binary_search(&currency.code).is_err() {
            spellings.sign(currency.code, whole);
        }
        for name in &currency.names {
            spellings.name(name, whole);
        }
        for sign in &currency.signs {
            spellings.sign(sign, whole);
        }
        let coin = Denomination { currency, worth: Decimal::new(1, 2) };
        for name in &currency.minor {
            spellings.name(name, coin);
        }
    }
    spellings
});
