use jiff::civil::Date;

/// The day on which the banks settle a transaction, and where the message says so: the standard has an
/// element for all transactions in the header, and one in the transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlementDate {
    /// The day.
    pub day: Date,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Header,
    Transaction,
}

impl SettlementDate {
    /// The element in the header, of every message.
    pub(super) const HEADER: &str = "GrpHdr/IntrBkSttlmDt";

    /// A date that stands in the header.
    pub const fn in_header(day: Date) -> Self {
        let place = Place::Header;
        Self { day, place }
    }

    /// A date that stands in the transaction.
    pub const fn in_transaction(day: Date) -> Self {
        let place = Place::Transaction;
        Self { day, place }
    }

    /// The date for the header to write, if it stands there.
    pub(super) fn for_header(self) -> Option<Date> {
        (self.place == Place::Header).then_some(self.day)
    }

    /// The date for the transaction to write, if it stands there.
    pub(super) fn for_transaction(self) -> Option<Date> {
        (self.place == Place::Transaction).then_some(self.day)
    }

    /// The element that has it: that of the header, or this one of the transaction.
    pub(super) fn path(self, transaction: &'static str) -> &'static str {
        match self.place {
            Place::Header => Self::HEADER,
            Place::Transaction => transaction,
        }
    }
}
