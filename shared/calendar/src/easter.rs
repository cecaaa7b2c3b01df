use jiff::civil::Date;

/// Easter Sunday of a year in the Gregorian calendar (Meeus, *Astronomical Algorithms*, chapter 8).
/// `None` if the year is outside 1990 to 2100.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::many_single_char_names,
    reason = "the letters are those of the book; every value is below 20,000"
)]
pub(crate) fn sunday(year: i16) -> Option<Date> {
    if !(1990..=2100).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = i8::try_from(n / 31).ok()?;
    let day = i8::try_from(n % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_on_its_published_days() {
        // The earliest and the latest of the period, and those around them.
        let published = [
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2026, 4, 5),
            (2038, 4, 25),
            (2100, 3, 28),
        ];
        for (year, month, day) in published {
            let expected = Date::new(year, month, day).expect("a date");
            assert_eq!(sunday(year), Some(expected));
        }
        assert_eq!(sunday(1989), None);
        assert_eq!(sunday(2101), None);
    }
}
