//! A spelling in, the unit of measurement with its exact factor out (T16).

use super::spelling::{Spellings, cells, entries, forms, rows};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What a unit measures; only units of one dimension convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Time,
    Energy,
    Power,
    Pressure,
    Force,
    Temperature,
    Angle,
    Frequency,
    Data,
    DataRate,
    Voltage,
    Current,
    Charge,
    Concentration,
    Proportion,
    Radiation,
    Sound,
    Light,
}

/// A unit of measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// The sign that stands for it in output ("km").
    pub symbol: &'static str,
    /// How many base units it holds; several where the word has several meanings (a British and an American pint).
    pub factors: Vec<Decimal>,
    /// What is added before the factor applies: 273.15 for °C.
    pub offset: Decimal,
    /// The names, in lower case, that are found in any case.
    pub names: Vec<String>,
    /// The signs that are found in their own case only.
    pub signs: Vec<&'static str>,
}

/// All units, in the order of the table.
pub fn units() -> &'static [Unit] {
    &UNITS
}

/// The unit of a spelling ("kilometres", "square kilometres", "km²"), its words parted by spaces.
///
/// Single letters ("m", "g") are units too: whether "5 m" is metres or millions is for the reader of the text to say.
/// "in" and "st" are left out, and so is every other sign that is a common word.
pub fn unit(spelling: &str) -> Option<&'static Unit> {
    SPELLINGS.find(spelling)
}

/// The unit that a symbol stands for in output: `B` and `in` are no spellings in a text, but bytes and inches are printed so.
pub fn unit_of(symbol: &str) -> Option<&'static Unit> {
    SPELLINGS.find(symbol).or_else(|| UNITS.iter().find(|unit| unit.symbol == symbol))
}

/// The unit of the longest spelling that the words begin with, and how many of them it takes.
///
/// It does not matter where the words were cut: "km/h" may come as one or as three.
pub fn longest_unit<'text>(words: impl Iterator<Item = &'text str>) -> Option<(&'static Unit, usize)> {
    SPELLINGS.longest(words)
}

/// Reads a row of the table; none where it is malformed.
pub(super) fn row(line: &'static str) -> Option<Unit> {
    let mut cells = cells(line);
    let dimension = dimension(cells.next()?)?;
    let symbol = cells.next()?;
    let (factors, offset) = match cells.next()?.split_once('@') {
        Some((factors, offset)) => (factors, Decimal::from_str_exact(offset.trim()).ok()?),
        None => (line.split('|').nth(2)?, Decimal::ZERO),
    };
    let factors: Option<Vec<Decimal>> = entries(factors).map(|factor| Decimal::from_str_exact(factor).ok()).collect();
    let names = entries(cells.next()?).flat_map(forms).collect();
    let signs = entries(cells.next()?).collect();
    let factors = factors?;
    let complete = cells.next().is_none() && !factors.is_empty();
    complete.then_some(Unit { dimension, symbol, factors, offset, names, signs })
}

/// The table: dimension, symbol, factors and offset, names, signs.
pub(super) const TABLE: &str = include_str!("units.txt");

static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| rows(TABLE).filter_map(row).collect());

static SPELLINGS: LazyLock<Spellings<&'static Unit>> = LazyLock::new(|| {
    let mut spellings = Spellings::new();
    for unit in UNITS.iter() {
        for name in &unit.names {
            spellings.name(name, unit);
        }
        for sign in &unit.signs {
            spellings.sign(sign, unit);
        }
    }
    spellings
});

fn dimension(name: &str) -> Option<Dimension> {
    let dimension = match name {
        "length" => Dimension::Length,
        "area" => Dimension::Area,
        "volume" => Dimension::Volume,
        "mass" => Dimension::Mass,
        "speed" => Dimension::Speed,
        "time" => Dimension::Time,
        "energy" => Dimension::Energy,
        "power" => Dimension::Power,
        "pressure" => Dimension::Pressure,
        "force" => Dimension::Force,
        "temperature" => Dimension::Temperature,
        "angle" => Dimension::Angle,
        "frequency" => Dimension::Frequency,
        "data" => Dimension::Data,
        "data rate" => Dimension::DataRate,
        "voltage" => Dimension::Voltage,
        "current" => Dimension::Current,
        "charge" => Dimension::Charge,
        "concentration" => Dimension::Concentration,
        "proportion" => Dimension::Proportion,
        "radiation" => Dimension::Radiation,
        "sound" => Dimension::Sound,
        "light" => Dimension::Light,
        _ => return None,
    };
    Some(dimension)
}
