//! What holds for all values: results contain the truth, comparisons are symmetric, nothing panics.

use crate::value::{
    Bound, CalendarUnit, DateInterval, Fractions, Hedge, Interval, Multiple, Printed, PrintedKind, age, anniversary, birth,
    compare_percent_change, compare_repeated, conversion_agrees, convert, days_between, elapsed, fraction_of, from_digits, hedged,
    longest_currency, longest_unit, multiple, nearest, order_of_magnitude, percent_change, print_like, share, shift, sum, units,
};
use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn any_decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (any::<u32>(), any::<u32>(), any::<u32>(), any::<bool>(), 0..=28_u32)
            .prop_map(|(low, middle, high, negative, scale)| Decimal::from_parts(low, middle, high, negative, scale)),
        (any::<i32>(), 0..=6_u32).prop_map(|(mantissa, scale)| Decimal::new(mantissa.into(), scale)),
        Just(Decimal::ZERO),
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::new(1, 28)),
    ]
}

fn small_decimal() -> impl Strategy<Value = Decimal> {
    (-1_000_000..1_000_000_i64, 0..=6_u32).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn interval_of(decimal: impl Strategy<Value = Decimal> + Clone + 'static) -> impl Strategy<Value = Interval> {
    let ends = (decimal.clone(), decimal.clone());
    prop_oneof![
        ends.prop_map(|(one, other)| Interval::closed(one, other)),
        decimal.clone().prop_map(Interval::exact),
        decimal.clone().prop_map(Interval::more_than),
        decimal.clone().prop_map(Interval::at_least),
        decimal.clone().prop_map(Interval::less_than),
        decimal.prop_map(Interval::at_most),
        Just(Interval::everything()),
    ]
}

/// A small closed interval and two members of it.
fn members() -> impl Strategy<Value = (Interval, Decimal)> {
    (small_decimal(), small_decimal(), 0..=100_i64).prop_map(|(one, other, percent)| {
        let member = one + (other - one) * Decimal::new(percent, 2);
        (Interval::closed(one, other), member)
    })
}

fn any_printed() -> impl Strategy<Value = Printed> {
    (any_decimal(), any::<u32>(), any_decimal(), any::<bool>()).prop_map(|(value, decimals, scale, count)| Printed {
        value,
        decimals: if decimals % 2 == 0 { decimals % 30 } else { decimals },
        scale,
        kind: if count { PrintedKind::Count } else { PrintedKind::Rounded },
    })
}

fn any_hedge() -> impl Strategy<Value = Hedge> {
    prop_oneof![
        Just(Hedge::None),
        Just(Hedge::About),
        Just(Hedge::Nearly),
        Just(Hedge::JustOver),
        Just(Hedge::MoreThan),
        Just(Hedge::AtLeast),
        Just(Hedge::LessThan),
        Just(Hedge::AtMost),
        Just(Hedge::Vague),
    ]
}

fn any_date() -> impl Strategy<Value = Date> {
    (-9999..=9999_i16, 1..=12_i8, 1..=31_i8).prop_map(|(year, month, day)| {
        let last = Date::new(year, month, 1).map_or(28, Date::days_in_month);
        Date::new(year, month, day.min(last)).unwrap()
    })
}

fn any_unit() -> impl Strategy<Value = CalendarUnit> {
    prop_oneof![
        Just(CalendarUnit::Day),
        Just(CalendarUnit::Week),
        Just(CalendarUnit::Month),
        Just(CalendarUnit::Quarter),
        Just(CalendarUnit::Year),
        Just(CalendarUnit::Decade),
        Just(CalendarUnit::Century),
    ]
}

fn any_time() -> impl Strategy<Value = DateInterval> {
    (any_date(), 1..40_000_i32, 0..6_u8).prop_map(|(start, days, shape)| {
        let end = shift(start, days, CalendarUnit::Day);
        match shape {
            0 => DateInterval { start: Some(start), end: None },
            1 => DateInterval { start: None, end: Some(start) },
            2 => DateInterval { start: Some(start), end: start.tomorrow().ok() },
            _ => DateInterval { start: Some(start), end },
        }
    })
}

/// Whether a quotient of two whole numbers lies in an interval, decided without dividing.
fn holds_quotient(interval: &Interval, part: i64, whole: i64) -> bool {
    // Ends of up to 28 digits times a small number may not fit, so compare with the ends cut to 20 places, outwards.
    let side = |bound: Bound, low: bool| {
        let Some(end) = bound.value() else {
            return true;
        };
        let strategy =
            if low { rust_decimal::RoundingStrategy::ToNegativeInfinity } else { rust_decimal::RoundingStrategy::ToPositiveInfinity };
        let product = end.round_dp_with_strategy(18, strategy) * Decimal::from(whole);
        if low { product <= Decimal::from(part) } else { product >= Decimal::from(part) }
    };
    side(interval.low, true) && side(interval.high, false)
}

proptest! {
    #[test]
    fn arithmetic_contains_the_result_of_any_members((one, left) in members(), (other, right) in members()) {
        prop_assert!(one.add(&other).unwrap().contains(left + right));
        prop_assert!(one.sub(&other).unwrap().contains(left - right));
        prop_assert!(one.mul(&other).unwrap().contains(left * right));
        prop_assert!(one.neg().contains(-left));
        prop_assert!(one.abs().contains(left.abs()));
        if let Some(quotient) = one.div(&other) {
            // The product of divisor and quotient is the dividend again.
            prop_assert!(quotient.mul(&Interval::exact(right)).unwrap().contains(left));
        }
    }

    #[test]
    fn quotients_contain_the_true_one_closely(part in 0..1_000_000_i64, whole in 1..1_000_000_i64) {
        let quotient = Interval::exact(part.into()).div(&Interval::exact(whole.into())).unwrap();
        prop_assert!(holds_quotient(&quotient, part, whole));
        prop_assert!(quotient.mul(&Interval::exact(whole.into())).unwrap().contains(part.into()));
        let width = quotient.high.value().unwrap() - quotient.low.value().unwrap();
        prop_assert!(width < Decimal::new(1, 20));
    }

    #[test]
    fn rounded_sums_and_products_contain_the_true_one(one in any_decimal(), other in any_decimal()) {
        // Adding and taking away again comes back to a place that holds the start, however many digits were lost.
        let (left, right) = (Interval::exact(one), Interval::exact(other));
        if let Some(sum) = left.add(&right) && let Some(back) = sum.sub(&right) {
            prop_assert!(back.contains(one));
        }
        if let Some(product) = left.mul(&right) && let Some(back) = product.div(&right) {
            prop_assert!(back.contains(one));
        }
        if let Some(quotient) = left.div(&right) && let Some(back) = quotient.mul(&right) {
            prop_assert!(back.contains(one));
        }
    }

    #[test]
    fn meeting_is_symmetric_and_follows_from_a_common_value(
        one in interval_of(any_decimal().boxed()),
        other in interval_of(any_decimal().boxed()),
        value in any_decimal(),
    ) {
        prop_assert_eq!(one.meets(&other), other.meets(&one));
        prop_assert_eq!(one.intersect(&other), other.intersect(&one));
        if one.contains(value) && other.contains(value) {
            prop_assert!(one.meets(&other));
            prop_assert!(one.intersect(&other).unwrap().contains(value));
        }
        if one.contains(value) || other.contains(value) {
            prop_assert!(one.cover(&other).contains(value));
        }
        prop_assert!(one.meets(&one));
    }

    #[test]
    fn widening_is_monotone(
        one in interval_of(any_decimal().boxed()),
        half in any_decimal(),
        more in any_decimal(),
        value in any_decimal(),
    ) {
        let (less, more) = if half.abs() <= more.abs() { (half, more) } else { (more, half) };
        prop_assert!(one.widen(less).encloses(&one));
        prop_assert!(one.widen(more).encloses(&one.widen(less)));
        if one.contains(value) {
            prop_assert!(one.widen(half).contains(value));
        }
    }

    #[test]
    fn arithmetic_never_panics(
        one in interval_of(any_decimal().boxed()),
        other in interval_of(any_decimal().boxed()),
        factor in any_decimal(),
    ) {
        let _ = (one.add(&other), one.sub(&other), one.mul(&other), one.div(&other), one.scale(factor));
        let _ = (one.abs(), one.neg(), one.middle(), one.single(), one.widen(factor));
        let _ = (share(&one, &other), percent_change(&one, &other), order_of_magnitude(&one, &other));
        let _ = (sum([&one, &other, &one]), one.may_be_less(&other), one.may_be_at_most(&other));
        for unit in units().iter().step_by(7) {
            for target in units().iter().step_by(7) {
                let _ = convert(&one, unit, target);
            }
        }
    }

    #[test]
    fn printed_numbers_never_panic(one in any_printed(), other in any_printed(), hedge in any_hedge()) {
        let _ = (one.step(), one.significant_step(), one.significant_digits(), one.print(other.value));
        prop_assert!(one.interval().contains(one.value));
        prop_assert!(one.trailing_zero_interval().contains(one.value));
        prop_assert!(one.truncated_interval().contains(one.value));
        prop_assert!(hedged(&one, Hedge::About).contains(one.value));
        let _ = hedged(&one, hedge);
        let _ = compare_repeated((&one, hedge), (&other, Hedge::None));
        let _ = compare_percent_change(&one, hedge, &other.interval(), &one.interval());
        for wording in [Multiple::Fold, Multiple::More] {
            let _ = multiple(one.value, hedge, wording);
        }
        for wording in [Fractions::Prose, Fractions::Legal] {
            let _ = fraction_of(one.value, other.value, hedge, wording, &other.interval());
        }
        for unit in units().iter().step_by(9) {
            for target in units().iter().step_by(9) {
                let _ = conversion_agrees(&one, unit, &other, target, hedge);
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_again(value in any_decimal(), digits in 0..=8_u32) {
        let text = print_like(value, digits);
        if let Some(read) = from_digits(&text, Decimal::ONE) {
            prop_assert_eq!(print_like(read.value, digits), text);
            prop_assert_eq!(read.decimals, digits);
            // The value lies where the printed figure says.
            prop_assert!(read.measured().interval().contains(value));
        }
    }

    #[test]
    fn small_values_are_always_read_again(value in small_decimal(), digits in 0..=8_u32) {
        prop_assert!(from_digits(&print_like(value, digits), Decimal::ONE).is_some());
    }

    #[test]
    fn any_digits_are_read_or_left(text in "[-+−0-9., '’]{0,40}|\\PC{0,12}") {
        let _ = from_digits(&text, Decimal::ONE_THOUSAND);
        let _ = print_like(Decimal::MAX, 40);
    }

    #[test]
    fn any_words_are_looked_up(text in "\\PC{0,40}") {
        let _ = (longest_unit(text.split(' ')), longest_currency(text.split(' ')));
    }

    #[test]
    fn shifts_keep_order_and_come_back(date in any_date(), later in any_date(), amount in -3000..3000_i32, unit in any_unit()) {
        if let Some(shifted) = shift(date, amount, unit) {
            prop_assert_eq!(shifted >= date, amount >= 0 || shifted == date);
            if let Some(back) = shift(shifted, -amount, unit) {
                // Only the end of a month may be lost on the way.
                prop_assert!(days_between(back, date).unwrap().abs() <= 3);
            }
            if date <= later && let Some(other) = shift(later, amount, unit) {
                prop_assert!(shifted <= other);
            }
        }
    }

    #[test]
    fn spans_hold_the_days_between(from in any_date(), days in 0..20_000_i32) {
        if let Some(to) = shift(from, days, CalendarUnit::Day)
            && let (Some(one), Some(other)) = (DateInterval::day(from), DateInterval::day(to))
        {
            let span = elapsed(&one, &other, CalendarUnit::Day).unwrap();
            prop_assert!(span.contains(days.into()));
            prop_assert!(span.contains((days + 1).into()));
            prop_assert!(!span.contains((days + 2).into()));
        }
    }

    #[test]
    fn between_bare_years_one_more_and_one_less_is_accepted(first in -9000..9000_i16, count in 2..500_i16) {
        let (from, to) = (DateInterval::year(first).unwrap(), DateInterval::year(first + count).unwrap());
        let years = elapsed(&from, &to, CalendarUnit::Year).unwrap();
        for (stated, expected) in [(count - 2, false), (count - 1, true), (count, true), (count + 1, true), (count + 2, false)] {
            prop_assert_eq!(years.contains(stated.into()), expected);
        }
        let ages = age(&from, &to).unwrap();
        prop_assert_eq!(ages, Interval::closed((count - 1).into(), count.into()));
    }

    #[test]
    fn an_age_and_the_birth_it_tells_agree(born in any_date(), days in 0..40_000_i32) {
        let Some(at) = shift(born, days, CalendarUnit::Day) else { return Ok(()); };
        let (Some(birthday), Some(at)) = (DateInterval::day(born), DateInterval::day(at)) else { return Ok(()); };
        let ages = age(&birthday, &at).unwrap();
        for years in 0..120_i16 {
            if ages.contains(years.into()) && let Some(births) = birth(years, &at) {
                prop_assert!(births.contains(born), "{years} {births:?}");
            }
        }
    }

    #[test]
    fn times_never_panic(one in any_time(), other in any_time(), unit in any_unit(), amount in any::<i32>(), years in any::<i16>()) {
        let _ = (elapsed(&one, &other, unit), age(&one, &other), anniversary(&one, &other), birth(years, &one));
        let _ = (one.shift(amount, unit), one.part(crate::value::Part::Middle), one.to(&other), one.single(), one.last());
        let _ = (DateInterval::years(years, years), DateInterval::century(years), DateInterval::decade(years));
        let _ = DateInterval::season(years, crate::value::Season::Winter);
        prop_assert_eq!(one.meets(&other), other.meets(&one));
        if let Some(date) = one.start {
            let _ = nearest(2, 29, date);
        }
    }
}
