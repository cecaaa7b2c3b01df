//! What the scheme allows in messages at a time: dated rows, since it changes them from a day on.

use calendar::BusinessDays;
use jiff::civil::{Date, date};
use kernel::account::SortCode;

use crate::fpid::Fpid;
use crate::identifiers::TransactionId;
use crate::malformed::{FieldDefect, Malformed};

/// The rules that hold from a day on, until those of the next row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    valid_from: Date,
    transaction_id: IdForm,
    /// How many business days before today a payment may say that it settles: one that comes again
    /// after an outage over a weekend is still the same payment.
    settles_before: i32,
    /// How many business days after today it may say so. After the last cycle of a day, or on none,
    /// payments settle on the next business day.
    settles_after: i32,
}

/// The form of a transaction id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum IdForm {
    /// The short form of a Faster Payments id, 34 characters.
    ShortFpid,
}

/// Oldest first.
const PROFILES: [Profile; 1] = [Profile {
    valid_from: date(1990, 1, 1),
    transaction_id: IdForm::ShortFpid,
    settles_before: 5,
    settles_after: 2,
}];

impl Profile {
    /// The rules of a day; none before the first row.
    pub fn on(day: Date) -> Option<Self> {
        let valid = |profile: &&Self| profile.valid_from <= day;
        PROFILES.iter().rev().find(valid).copied()
    }

    /// Judges the transaction id that stands at this path of a message from another bank, on a day of
    /// London.
    ///
    /// # Errors
    /// [`Malformed`] if it has not the form of the scheme's ids, its day is further from today than a
    /// settlement date may be, or it is an id of this bank, which only this bank gives.
    pub fn check_id(&self, id: &TransactionId, today: Date, path: &str) -> Result<(), Malformed> {
        let sent = match self.transaction_id {
            IdForm::ShortFpid => Fpid::sent(id.as_str()),
        };
        let (day, origin) = sent.ok_or_else(|| Malformed::new(path, FieldDefect::Value))?;
        if origin == SortCode::THIS_BANK {
            return Err(Malformed::new(path, FieldDefect::Value));
        }
        self.check_date(day, today, path)
    }

    /// Judges the settlement date that stands at this path, on a day of London.
    ///
    /// # Errors
    /// [`Malformed`] if it is further from today than the scheme's cycles explain.
    pub fn check_date(&self, settles: Date, today: Date, path: &str) -> Result<(), Malformed> {
        let days = BusinessDays::current();
        let earliest = days.add(today, self.settles_before.saturating_neg());
        let latest = days.add(today, self.settles_after);
        match (earliest, latest) {
            (Ok(earliest), Ok(latest)) if (earliest..=latest).contains(&settles) => Ok(()),
            (Ok(_) | Err(_), Ok(_) | Err(_)) => Err(Malformed::new(path, FieldDefect::Value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "GrpHdr/IntrBkSttlmDt";

    fn taken(settles: Date, today: Date) -> bool {
        let profile = Profile::on(today).expect("a profile");
        profile.check_date(settles, today, PATH).is_ok()
    }

    #[test]
    fn a_settlement_date_is_within_business_days_of_today() {
        // Over Easter 2026: Good Friday is 3 April.
        let thursday = date(2026, 4, 2);
        assert!(taken(thursday, thursday));
        assert!(taken(date(2026, 4, 7), thursday), "the next business day");
        assert!(taken(date(2026, 4, 8), thursday));
        assert!(!taken(date(2026, 4, 9), thursday));
        assert!(taken(date(2026, 3, 26), thursday));
        assert!(!taken(date(2026, 3, 25), thursday));
        // Sent again after the holidays.
        assert!(taken(thursday, date(2026, 4, 9)));
        for wrong in [
            date(1999, 1, 4),
            date(2099, 1, 5),
            date(1, 1, 1),
            date(9999, 12, 31),
        ] {
            assert!(!taken(wrong, thursday), "{wrong}");
        }
    }

    #[test]
    fn a_transaction_id_is_34_characters_of_the_scheme_s_form() {
        let today = date(2026, 11, 24);
        let profile = Profile::on(today).expect("a profile");
        let judged = |id: &str| {
            profile
                .check_id(&id.parse().expect("an id"), today, "TxId")
                .is_ok()
        };
        assert!(judged("0123456789ABCDEFGH1020261123000002"));
        assert!(
            judged("0123456789ABCDEFGH9920261123000002"),
            "a type not known here"
        );
        for wrong in [
            "T1",
            "0123456789abcdefgh1020261123000002",
            "0123456789ABCDEFGH1020261131000002",
            "0123456789ABCDEFGH10202611230000022",
            "0123456789ABCDEFGH102026112300002X",
            // Of days on which nobody can have sent it now, and of this bank.
            "0123456789ABCDEFGH1019990104000002",
            "0123456789ABCDEFGH1020261116000002",
            "0123456789ABCDEFGH1020261127000002",
            "0123456789ABCDEFGH1020990105000002",
            "0123456789ABCDEFGH1020261123000001",
        ] {
            assert!(!judged(wrong), "{wrong}");
        }
    }
}
