//! A day that moved in, the days of the new text that were told by it out: the eve of it, the day after it.

use super::{Finding, Search, WEIGHT};
use crate::check::Verdict;
use crate::revision::claims::is_same_value;
use claimlint_parser::{Claim, Ledger};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

impl Search<'_, '_> {
    /// Days that are told by a day that moved: the eve of it, the day after it.
    pub(super) fn beside(&self, one: usize, other: usize, found: &mut FxHashMap<usize, (i32, Finding)>) {
        let day =
            |ledger: &Ledger, claim: usize| ledger.claims.get(claim).and_then(Claim::time).filter(|time| time.stated.day.is_some())?.start;
        let (Some(was), Some(_)) = (day(self.old, one), day(self.new, other)) else { return };
        for (stands, claim) in self.new.claims.iter().enumerate() {
            let Some(time) = claim.time().filter(|time| time.stated.day.is_some()) else { continue };
            // The day is told by its name; the year that it was given may be another one.
            let is = |date: Option<Date>| {
                date.is_some_and(|date| {
                    let named = time.stated.month == u32::try_from(date.month()).ok() && time.stated.day == u32::try_from(date.day()).ok();
                    named && time.stated.year.is_none_or(|year| year == i32::from(date.year()))
                })
            };
            let (eve, next) = (is(was.at.date().yesterday().ok()), is(was.at.date().tomorrow().ok()));
            if !eve && !next {
                continue;
            }
            let unchanged =
                self.claims.of_new.get(stands).copied().flatten().filter(|&place| is_same_value(self.old, place, self.new, stands));
            let Some(place) = unchanged else { continue };
            let sentence = self.new.sentences.get(claim.sentence).map_or_else(Default::default, |sentence| sentence.tokens);
            let near = claim.tokens.start.saturating_sub(8).max(sentence.start)..claim.tokens.end.saturating_add(4).min(sentence.end);
            let said: Vec<String> = near.map(|token| self.new.word(token).to_lowercase()).collect();
            let pair = |one: &str, other: &str| said.windows(2).any(|words| words == [one, other]);
            let told = if eve {
                said.iter().any(|word| word == "eve") || pair("day", "before")
            } else {
                pair("day", "after") || pair("following", "day") || pair("next", "day")
            };
            if told && !found.contains_key(&stands) {
                found.insert(stands, (WEIGHT.0, self.finding(Verdict::Review, place, stands, one, other)));
            }
        }
    }
}
