use accounts_store::entry::Position;
use calendar::Day;
use kernel::id::{AccountId, TenantId};
use platform::http::{Call, Cursors, Problem};
use secret_store::FieldKeys;
use store::{Item, Value};

/// The parameters of a request.
pub(crate) struct ListQuery {
    pub(crate) account: AccountId,
    pub(crate) from: Option<Day>,
    pub(crate) to: Option<Day>,
    pub(crate) limit: u16,
    pub(crate) after: Option<Item>,
    /// The sequence number of the entry that the page follows.
    pub(crate) after_sequence: Option<u64>,
}

/// The facts from which [`ListQuery::is_up_to_date`] decides.
pub(crate) struct PageFacts {
    /// The number of entries of the account.
    pub(crate) sequence: u64,
    /// The day of its newest entry.
    pub(crate) day: Option<Day>,
    /// The sequence number of the first entry on the page.
    pub(crate) newest: Option<u64>,
    /// Whether an entry exists after the last day requested.
    pub(crate) later: bool,
}

impl ListQuery {
    /// Reads the parameters and the list's cursors.
    pub(crate) fn of(
        call: &Call,
        tenant: TenantId,
        keys: &FieldKeys,
    ) -> Result<(Self, Cursors), Problem> {
        let account: AccountId = call.resource("account_id")?;
        let day = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let page = Cursors::begin(call, days(call), |(from, to)| {
            let selection = format!("{account}#{}#{}", day(from), day(to));
            Cursors::of(keys.ring(), tenant, "listTransactions", selection)
        });
        let (((from, to), cursors, after), limit) = Problem::both(page, call.page_size())?;
        let after_sequence = after
            .as_ref()
            .map(|last| position(account, last))
            .transpose()?;
        let request = Self {
            account,
            from,
            to,
            limit,
            after,
            after_sequence,
        };
        Ok((request, cursors))
    }

    pub(crate) fn has_days(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Returns whether the page certainly contains every entry booked before the request. Entries
    /// are written in the order of their sequence numbers, so all entries before an existing one
    /// exist too.
    pub(crate) fn is_up_to_date(&self, seen: &PageFacts) -> bool {
        if seen.sequence == 0 {
            return true;
        }
        if let Some(after) = self.after_sequence {
            let next = seen.newest.unwrap_or_default();
            return self.has_days() || after.checked_sub(1) == Some(next);
        }
        let (Some(day), newest) = (seen.day, seen.newest.unwrap_or_default()) else {
            return false;
        };
        if self.to.is_some_and(|to| day > to) {
            seen.later
        } else {
            newest >= seen.sequence || self.from.is_some_and(|from| day < from)
        }
    }
}

/// Reads the first and the last day requested.
fn days(call: &Call) -> Result<(Option<Day>, Option<Day>), Problem> {
    let (from, to) = Problem::both(call.query::<Day>("from"), call.query::<Day>("to"))?;
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        let expected = "expected a day that is not after to";
        return Err(Problem::field("query:from", expected));
    }
    Ok((from, to))
}

fn position(account: AccountId, last: &Item) -> Result<u64, Problem> {
    let own = last.get("pk") == Some(&Value::S(account.to_string()));
    let position = match last.get("sk") {
        Some(Value::S(text)) if own => text.parse::<Position>().ok(),
        _ => None,
    };
    let position = position.map(|position| position.sequence);
    position.ok_or_else(|| Problem::field("query:cursor", "expected the next_cursor of this list"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list_query(from: Option<&str>, to: Option<&str>, after: Option<u64>) -> ListQuery {
        let day = |text: Option<&str>| text.map(|text| text.parse().expect("a day"));
        ListQuery {
            account: AccountId::derive(&["a"]),
            from: day(from),
            to: day(to),
            limit: 50,
            after: None,
            after_sequence: after,
        }
    }

    fn seen(sequence: u64, newest: Option<u64>, later: bool) -> PageFacts {
        PageFacts {
            sequence,
            day: "2026-11-23".parse().ok(),
            newest,
            later,
        }
    }

    #[test]
    fn the_first_page_is_complete_if_it_starts_with_the_newest_entry() {
        let first = list_query(None, None, None);
        assert!(first.is_up_to_date(&seen(7, Some(7), false)));
        assert!(!first.is_up_to_date(&seen(7, Some(6), false)));
        assert!(!first.is_up_to_date(&seen(1, None, false)));
        assert!(first.is_up_to_date(&seen(0, None, false)));
        assert!(
            first.is_up_to_date(&seen(7, Some(8), false)),
            "booked between the two reads"
        );
    }

    #[test]
    fn a_later_page_is_complete_if_it_follows_the_one_before() {
        let later = list_query(None, None, Some(5));
        assert!(later.is_up_to_date(&seen(7, Some(4), false)));
        assert!(!later.is_up_to_date(&seen(7, Some(3), false)));
        assert!(!later.is_up_to_date(&seen(7, None, false)));
    }

    #[test]
    fn past_days_are_complete_once_a_later_entry_is_written() {
        let past = list_query(Some("2026-11-01"), Some("2026-11-22"), None);
        assert!(past.is_up_to_date(&seen(7, Some(4), true)));
        assert!(past.is_up_to_date(&seen(7, None, true)));
        assert!(!past.is_up_to_date(&seen(7, Some(4), false)));
    }

    #[test]
    fn days_up_to_the_newest_entry_are_complete_with_that_entry() {
        let today = list_query(Some("2026-11-23"), Some("2026-11-23"), None);
        assert!(today.is_up_to_date(&seen(7, Some(7), false)));
        assert!(!today.is_up_to_date(&seen(7, None, false)));
        let future = list_query(Some("2026-11-24"), None, None);
        assert!(future.is_up_to_date(&seen(7, None, false)));
    }
}
