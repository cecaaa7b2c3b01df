use jiff::civil::{Date, Time};
use kernel::time::Moment;

use crate::{BusinessDays, OutOfRange, london};

/// A clearing cycle of three consecutive business days: what is input on the first is processed on
/// the second and entered on the third, when it settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreeDayCycle {
    /// The day of input.
    pub input: Date,
    /// The day of processing.
    pub processing: Date,
    /// The day of entry.
    pub entry: Date,
}

impl ThreeDayCycle {
    /// The cycle of what is ready at an instant: the same London day up to and including the cut-off
    /// if it is a business day, else the next one.
    ///
    /// # Errors
    /// [`OutOfRange`].
    pub fn from_instant(days: BusinessDays, at: Moment, cut_off: Time) -> Result<Self, OutOfRange> {
        let today = london::date(at);
        let in_time = days.contains(today)? && london::time(at) <= cut_off;
        let input = if in_time { today } else { days.next(today)? };
        let processing = days.next(input)?;
        let entry = days.next(processing)?;
        Ok(Self {
            input,
            processing,
            entry,
        })
    }

    /// The cycle that enters on a day; `None` if it is no business day.
    ///
    /// # Errors
    /// [`OutOfRange`].
    pub fn entering_on(days: BusinessDays, entry: Date) -> Result<Option<Self>, OutOfRange> {
        if !days.contains(entry)? {
            return Ok(None);
        }
        let processing = days.previous(entry)?;
        let input = days.previous(processing)?;
        Ok(Some(Self {
            input,
            processing,
            entry,
        }))
    }
}

/// The first settlement strictly after an instant, of those at the London times that `times_on` gives for a business
/// day: what is accepted at a settlement time belongs to the next one. The times of a day are in order. `None` if there
/// are no times for the day of that settlement.
///
/// # Errors
/// [`OutOfRange`].
pub fn settlement_after<'a>(
    days: BusinessDays,
    at: Moment,
    times_on: impl Fn(Date) -> Option<&'a [Time]>,
) -> Result<Option<(Date, Time)>, OutOfRange> {
    let today = london::date(at);
    if days.contains(today)? {
        let now = london::time(at);
        let times = times_on(today).unwrap_or_default();
        if let Some(time) = times.iter().find(|time| now < **time) {
            return Ok(Some((today, *time)));
        }
    }
    let next = days.next(today)?;
    let first = times_on(next).and_then(<[Time]>::first);
    Ok(first.map(|time| (next, *time)))
}
