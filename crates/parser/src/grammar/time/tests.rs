//! What each production reads, as `words = value`, in a document of a known day or of none.

use crate::claim::{Anchor, ClaimKind, TimeKind};
use crate::{DateOrder, Settings, parse};
use claimlint_document::{Format, read};
use jiff::civil::{Date, date};

const NEWS: Option<Date> = Some(date(2021, 10, 7));

fn claims(text: &str, settings: Settings, show: impl Fn(&str, &crate::claim::Time) -> String) -> String {
    let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
    let ledger = parse(&document, &settings);
    let rows = ledger.claims.iter().filter_map(|claim| match &claim.kind {
        ClaimKind::Time(time) => Some(show(ledger.text(claim.span), time)),
        ClaimKind::Range(_) => Some(format!("{} = span", ledger.text(claim.span))),
        _ => None,
    });
    rows.collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check_as(published: Option<Date>, text: &str, expected: &str) {
    let settings = Settings { published, ..Settings::default() };
    let found = claims(text, settings, |words, time| format!("{words} = {}", time.value));
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check(text: &str, expected: &str) {
    check_as(NEWS, text, expected);
}

#[track_caller]
fn interval(text: &str, expected: &str) {
    let settings = Settings { published: NEWS, ..Settings::default() };
    let side = |moment: Option<crate::claim::Moment>| moment.map_or_else(|| "…".to_owned(), |moment| moment.at.date().to_string());
    let found = claims(text, settings, |_, time| format!("{} {}", side(time.start), side(time.end)));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn dates_are_read_in_every_order() {
    for (text, expected) in [
        ("They met on October 7, 2019.", "October 7, 2019 = 2019-10-07"),
        ("They met on 7 October 2019.", "7 October 2019 = 2019-10-07"),
        ("They met on the 7th of October 2019.", "the 7th of October 2019 = 2019-10-07"),
        ("They met on Oct. 7, 2019.", "Oct. 7, 2019 = 2019-10-07"),
        ("They met on 07-Oct-2019.", "07-Oct-2019 = 2019-10-07"),
        ("They met on 2019-10-07.", "2019-10-07 = 2019-10-07"),
        ("They met on 2019/10/07.", "2019/10/07 = 2019-10-07"),
        ("They met on 27/10/2019.", "27/10/2019 = 2019-10-27"),
        ("They met on 10/27/2019.", "10/27/2019 = 2019-10-27"),
        ("They met on 27.10.2019.", "27.10.2019 = 2019-10-27"),
        ("They met in October 2019.", "October 2019 = 2019-10"),
        ("They met in October, 2019.", "October, 2019 = 2019-10"),
        ("They met in the spring of 1916.", "the spring of 1916 = 1916-SP"),
        ("Sales rose in Q3 2019.", "Q3 2019 = 2019-Q3"),
        ("Sales rose in the third quarter of 2019.", "the third quarter of 2019 = 2019-Q3"),
        ("Sales rose in the first half of 2020.", "the first half of 2020 = 2020-H1"),
        ("Sales rose in fiscal 2019.", "fiscal 2019 = FY2019"),
        ("She was born in nineteen eighty-six.", "nineteen eighty-six = 1986"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_weekday_and_its_date_are_one_time() {
    for (text, expected) in [
        ("They met on Monday, April 5th, 2020.", "Monday, April 5th, 2020 = 2020-04-05"),
        ("They met on Friday 14 June 2025.", "Friday 14 June 2025 = 2025-06-14"),
        ("They met on Wed, 7 Oct 2014.", "Wed, 7 Oct 2014 = 2014-10-07"),
        ("They met on Tue 21/Apr/2014.", "Tue 21/Apr/2014 = 2014-04-21"),
        ("Posted 2016-12-29(Fri) by the editor.", "2016-12-29(Fri) = 2016-12-29"),
    ] {
        check(text, expected);
    }
}

#[test]
fn times_of_day_take_their_sign_from_what_stands_beside_them() {
    for (text, expected) in [
        ("The gate shuts tomorrow at six thirty-five.", "tomorrow at six thirty-five = 2021-10-08T06:35"),
        ("The gate shuts tomorrow at five minutes past nine.", "tomorrow at five minutes past nine = 2021-10-08T09:05"),
        ("Come tonight around 9.", "tonight around 9 = 2021-10-07T21:00"),
        ("Come tomorrow before 6pm.", "tomorrow before 6pm = 2021-10-08T18:00"),
        ("Call in the afternoon at 5.", "afternoon at 5 = T17:00"),
        ("The bus will leave at 8p.", "8p = T20:00"),
        ("He swims 7am every day.", "7am every day = T07:00"),
        ("We close at mid night.", "mid night = T00:00"),
        ("It will run from 4 to 6pm tomorrow.", "4 to 6pm tomorrow = span; 4 = 2021-10-08T16:00; 6pm tomorrow = 2021-10-08T18:00"),
        ("It was between 2 and 4 yesterday.", "2 and 4 yesterday = span; 2 = 2021-10-06T02:00; 4 yesterday = 2021-10-06T04:00"),
        ("Rates rose from 2 to 4 yesterday.", "yesterday = 2021-10-06"),
        ("They won 3-2 last Saturday.", "last Saturday = 2021-10-02"),
    ] {
        check(text, expected);
    }
}

#[test]
fn weeks_are_told_by_a_day_a_number_or_a_weekday() {
    for (text, expected) in [
        ("We met in the week of March 3rd, 2021.", "the week of March 3rd, 2021 = 2021-W09"),
        ("We met in the week 12.", "the week 12 = 2021-W12"),
        ("Week 12 of 2020 was quiet.", "Week 12 of 2020 = 2020-W12"),
        ("We will meet next week Tuesday.", "next week Tuesday = 2021-10-12"),
        ("We will meet on Tuesday of next week.", "Tuesday of next week = 2021-10-12"),
        ("Labor Day weekend 2020 was hot.", "Labor Day weekend 2020 = 2020-W36-WE"),
        ("We left on the weekend of Thanksgiving 2019.", "the weekend of Thanksgiving 2019 = 2019-W48-WE"),
    ] {
        check(text, expected);
    }
    interval("Sales in the past two quarters rose.", "2021-04-01 2021-10-01");
    interval("The fair ran two weeks starting May 3rd, 2021.", "2021-05-03 2021-05-17");
}

#[test]
fn a_named_month_stands_anywhere_in_a_joined_date() {
    for text in ["2019/Oct/07", "2019/07/Oct", "October-2019-07", "07-2019-Oct"] {
        check(&format!("They met on {text}."), &format!("{text} = 2019-10-07"));
    }
}

#[test]
fn impossible_dates_keep_their_stated_parts_and_have_no_interval() {
    let settings = Settings { published: NEWS, ..Settings::default() };
    for (text, value, parts) in [
        ("It was signed on February 30, 2021.", "2021-02-30", (Some(2021), Some(2), Some(30))),
        ("It was signed on April 31.", "XXXX-04-31", (None, Some(4), Some(31))),
        ("It was signed on Feb 29th, 2014.", "2014-02-29", (Some(2014), Some(2), Some(29))),
        ("It was signed on 2021-02-30.", "2021-02-30", (Some(2021), Some(2), Some(30))),
    ] {
        let found = claims(text, settings, |_, time| {
            assert_eq!((time.stated.year, time.stated.month, time.stated.day), parts, "{text}");
            assert_eq!((time.start, time.end), (None, None), "{text}");
            time.value.clone()
        });
        assert_eq!(found, value, "{text}");
    }
}

#[test]
fn numeric_dates_need_an_order_where_they_do_not_show_it() {
    check("They met on 5/10/2021.", "");
    check("They met on 5/10/2021 and on 25/10/2021.", "5/10/2021 = 2021-10-05; 25/10/2021 = 2021-10-25");
    check("They met on 5/10/2021, 25/10/2021 and 10/25/2021.", "25/10/2021 = 2021-10-25; 10/25/2021 = 2021-10-25");
    let settings = Settings { published: NEWS, date_order: DateOrder::MonthDayYear };
    let found = claims("They met on 5/10/2021.", settings, |_, time| time.value.clone());
    assert_eq!(found, "2021-05-10");
}

#[test]
fn spans_are_two_times_and_their_range() {
    for (text, expected) in [
        ("It ran from 3 to 9 May 1990.", "3 to 9 May 1990 = span; 3 = 1990-05-03; 9 May 1990 = 1990-05-09"),
        ("It ran 3–9 May 1990.", "3–9 May 1990 = span; 3 = 1990-05-03; 9 May 1990 = 1990-05-09"),
        ("It ran May 3–9, 1990.", "May 3–9, 1990 = span; May 3 = 1990-05-03; 9, 1990 = 1990-05-09"),
        ("It ran between September 3rd and 17th.", "September 3rd and 17th = span; September 3rd = 2021-09-03; 17th = 2021-09-17"),
        ("They met on September 3rd and 17th.", "September 3rd = 2021-09-03; 17th = 2021-09-17"),
        ("It ran from 1990 to 1995.", "1990 to 1995 = span; 1990 = 1990; 1995 = 1995"),
        ("The 1914-18 war ended.", "1914-18 = span; 1914 = 1914; 18 = 1918"),
        ("The poet (1950–2010) wrote.", "1950–2010 = span; 1950 = 1950; 2010 = 2010"),
        ("It lasted from March to May 2019.", "March to May 2019 = span; March = 2019-03; May 2019 = 2019-05"),
        ("It lasted from November to February 2017.", "November to February 2017 = span; November = 2016-11; February 2017 = 2017-02"),
        ("They talked from Wednesday to Friday.", "Wednesday to Friday = span; Wednesday = 2021-09-29; Friday = 2021-10-01"),
        ("They will talk from Wednesday to Friday.", "Wednesday to Friday = span; Wednesday = 2021-10-13; Friday = 2021-10-15"),
        ("They will talk from Friday to Monday.", "Friday to Monday = span; Friday = 2021-10-08; Monday = 2021-10-11"),
        ("Open 9–11 a.m. in winter.", "9–11 a.m. = span; 9 = T09:00; 11 a.m. = T11:00; winter = 2021-WI"),
        ("Hannibal fought in 218–201 BC.", "218–201 BC = span; 218 = BC0218; 201 BC = BC0201"),
    ] {
        check(text, expected);
    }
}

#[test]
fn relative_times_are_told_from_the_dateline() {
    for (text, expected) in [
        ("After last year's war they left.", "last year = 2020"),
        ("They left two weeks ago.", "two weeks ago = 2021-09-23"),
        ("They left yesterday.", "yesterday = 2021-10-06"),
        ("They left the day before yesterday.", "the day before yesterday = 2021-10-05"),
        ("They left on Tuesday.", "Tuesday = 2021-10-05"),
        ("They will leave on Tuesday.", "Tuesday = 2021-10-12"),
        ("They left last Monday.", "last Monday = 2021-10-04"),
        ("They left this spring.", "this spring = 2021-SP"),
        ("They left last September.", "last September = 2021-09"),
        ("They will leave next month.", "next month = 2021-11"),
        ("They left late last year.", "late last year = 2020"),
        ("They left in the last week of March.", "the last week of March = 2021-W12"),
        ("They left in the first two weeks of May 2019.", "the first two weeks of May 2019 = P2W"),
        ("They left a few days later.", "a few days later = FUTURE_REF"),
        ("They left at the end of last year.", "the end of last year = 2020"),
        ("They left this morning.", "this morning = 2021-10-07TMO"),
        ("They will decide in the coming years.", "the coming years = FUTURE_REF"),
        ("They decided recently.", "recently = PAST_REF"),
        ("They left after the war.", ""),
        ("They refused it over the weekend.", "the weekend = 2021-W39-WE"),
        ("They will refuse it over the weekend.", "the weekend = 2021-W40-WE"),
        ("She was on the Today programme and in USA Today.", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn years_left_out_are_those_that_a_reader_takes() {
    for (text, expected) in [
        ("They broke the November 10th agreement.", "November 10th = 2020-11-10"),
        ("Exercises started on September 2nd.", "September 2nd = 2021-09-02"),
        ("In August, the speaker said no.", "August = 2021-08"),
        ("In January, the speaker said no.", "January = 2021-01"),
        ("The case will be heard on January 12.", "January 12 = 2022-01-12"),
        ("Doors stay closed until November 3.", "November 3 = 2021-11-03"),
    ] {
        check(text, expected);
    }
    check_as(None, "They met on November 10.", "November 10 = XXXX-11-10");
}

#[test]
fn histories_carry_the_year_along() {
    check_as(
        None,
        "The siege began on 3 May 1812. On 9 June the town fell. Two days later the army left. It came back in July 1813 and stayed until 4 August 1813. The following year it was gone.",
        "3 May 1812 = 1812-05-03; 9 June = 1812-06-09; Two days later = 1812-06-11; July 1813 = 1813-07; 4 August 1813 = 1813-08-04; The following year = 1814",
    );
    check_as(
        None,
        "The barge sank in 1984. The following year, 1985, it was raised, and that year – 1985 – it sailed.",
        "1984 = 1984; The following year = 1985; 1985 = 1985; that year = 1985; 1985 = 1985",
    );
}

#[test]
fn lengths_and_ages_are_durations() {
    for (text, expected) in [
        ("a week-long visit", "week-long = P1W"),
        ("a three-year term", "three-year = P3Y"),
        ("a decades-long rule", "decades-long = PXDE"),
        ("It took three days.", "three days = P3D"),
        ("It took almost two and a half years.", "almost two and a half years = P2.5Y"),
        ("It took one hour and thirty minutes.", "one hour and thirty minutes = PT1H30M"),
        ("It took an hour and three quarters.", "an hour and three quarters = PT1.75H"),
        ("It took two hours and a quarter.", "two hours and a quarter = PT2.25H"),
        ("It took several months.", "several months = PXM"),
        ("over the past nine days", "the past nine days = P9D"),
        ("a man aged 66", "aged 66 = P66Y"),
        ("the 45-year-old", "45-year-old = P45Y"),
        ("He is 66 years old.", "66 years old = P66Y"),
        ("It lasted more than a decade.", "more than a decade = P1DE"),
        ("The lease runs for not less than five years.", "not less than five years = P5Y"),
        ("They stay no fewer than ten days.", "no fewer than ten days = P10D"),
    ] {
        check(text, expected);
    }
}

#[test]
fn recurring_times_are_sets() {
    let settings = Settings::default();
    for (text, expected) in [
        ("They met every Monday.", "every Monday = XXXX-WXX-1"),
        ("They met twice a year.", "twice a year = P1Y"),
        ("They met three times a week.", "three times a week = P1W"),
        ("They met annually.", "annually = P1Y"),
        ("They met daily.", "daily = P1D"),
        ("They met on Friday mornings.", "Friday mornings = XXXX-WXX-5TMO"),
        ("They met every two months.", "every two months = P2M"),
        ("They met semi-annually.", "semi-annually = P6M"),
    ] {
        let found = claims(text, settings, |words, time| {
            assert_eq!(time.kind, TimeKind::Set, "{text}");
            format!("{words} = {}", time.value)
        });
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn clock_times_stand_alone_or_beside_a_day() {
    for (text, expected) in [
        ("It began at 2:30 p.m. sharp.", "2:30 p.m. = T14:30"),
        ("It began at 14:30.", "14:30 = T14:30"),
        ("It began at noon.", "noon = T12:00"),
        ("It began at six o'clock.", "six o'clock = T06:00"),
        ("It began on May 8, 2019 at 1:00 a.m.", "May 8, 2019 at 1:00 a.m. = 2019-05-08T01:00"),
        ("It began at 16:08 UTC on Monday.", "16:08 UTC on Monday = 2021-10-04T16:08Z"),
        ("It began on the night of April 18, 1775.", "the night of April 18, 1775 = 1775-04-18TNI"),
        ("The score was 4:3 at last.", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn long_stretches_have_short_values() {
    for (text, expected) in [
        ("They grew in the 1990s.", "the 1990s = 199"),
        ("They grew in the nineties.", "the nineties = 199"),
        ("They grew in the mid-1980s.", "the mid-1980s = 198"),
        ("They grew in the nineteenth century.", "the nineteenth century = 18"),
        ("They grew in 264 BC.", "264 BC = BC0264"),
        ("It fell on Easter 2018.", "Easter 2018 = 2018-04-01"),
        ("It fell on Thanksgiving Day 2021.", "Thanksgiving Day 2021 = 2021-11-25"),
        ("It fell on Labor Day 2021.", "Labor Day 2021 = 2021-09-06"),
        ("He is in his sixties.", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn lengths_beyond_any_calendar_are_no_error() {
    let units = ["days", "weeks", "months", "quarters", "years", "decades", "centuries"];
    let settings = Settings { published: NEWS, ..Settings::default() };
    for (count, unit) in ["90 million", "2000000000", "3 billion"].into_iter().flat_map(|count| units.map(|unit| (count, unit))) {
        for text in ["{} from January 1, 2026, it ends.", "On 3 May 2020, {} later, it rained.", "It began {} ago, on 3 May 2020."] {
            let text = text.replace("{}", &format!("{count} {unit}"));
            let days = claims(&text, settings, |_, time| time.value.clone());
            assert!(!days.is_empty(), "{text}");
        }
    }
}

#[test]
fn prepositions_and_modifiers_show_in_the_interval() {
    interval("They hold it since 1992.", "1992-01-01 …");
    interval("They held it until 1992.", "… 1993-01-01");
    interval("They held it before 1992.", "… 1992-01-01");
    interval("They held it after 1992.", "1993-01-01 …");
    interval("It began in early 2021.", "2021-01-01 2021-05-01");
    interval("It began in mid-2021.", "2021-05-01 2021-09-01");
    interval("It began in late July 2021.", "2021-07-16 2021-08-01");
    interval("After last year's war they left.", "2020-01-01 2021-01-01");
}

#[test]
fn numbers_and_words_that_are_no_times_stay_unread() {
    for text in [
        "They may march if 2,000 people agree.",
        "In room 2010 sat 1500 workers.",
        "Theresa May said no.",
        "The soldiers march on.",
        "Prices fall and spring back.",
        "He came second and sat in the sun.",
        "The fall of the wall changed much.",
        "Jan met June Carter.",
        "It has version 2.30.1 and costs $2000.",
        "About 1,990 of them were sold.",
        "The 1500-strong crew left.",
        "The march on the city failed.",
        "The Forty-Second Congress met.",
    ] {
        check(text, "");
    }
}

#[test]
fn anchors_tell_where_the_unsaid_came_from() {
    let settings = Settings { published: NEWS, ..Settings::default() };
    for (text, anchor) in [
        ("in May 2019", Anchor::Explicit),
        ("They left yesterday.", Anchor::Dateline),
        ("It began in 1990 and ended the following year.", Anchor::Context),
    ] {
        let mut last = None;
        let document = read(text.as_bytes().to_vec(), Format::Plain).unwrap();
        for claim in parse(&document, &settings).claims {
            last = claim.time().map(|time| time.anchor).or(last);
        }
        assert_eq!(last, Some(anchor), "{text}");
    }
}
