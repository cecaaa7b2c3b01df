use kernel::id::PaymentId;
use serde::{Deserialize, Serialize};
use store::{Condition, Item, Key, PublishedWrite, Query, Row, StoreError};

use crate::{PaymentRow, Payments};

/// A return that came before the acceptance of the payment that it returns. The acceptance is booked in
/// the transaction that writes this note, the return in one of its own, because an account's row has
/// room for one leg at a time. The note sees to it that the second follows the first, whether or not the
/// scheme sends the return again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingReturn {
    /// The return as it is to be booked.
    #[serde(flatten)]
    pub back: PaymentRow,
}

impl PendingReturn {
    /// The key before all of them.
    pub fn before_all() -> Item {
        Key::new(PARTITION, "0").item()
    }

    /// Where the note of a return is kept.
    pub fn key_of(back: PaymentId) -> Key {
        Key::new(PARTITION, back)
    }

    /// A page of the returns that are to be booked.
    pub fn query() -> Query {
        Query::range(PARTITION, "0", "~").at_most(100)
    }
}

impl PendingReturn {
    /// The write of the note; refused if it is there.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be stored (a bug).
    pub fn put(&self) -> Result<PublishedWrite<Payments>, StoreError> {
        PublishedWrite::put_once(Payments(()), self)
    }

    /// The removal of the note of a return that is booked.
    pub fn removed(&self) -> PublishedWrite<Payments> {
        PublishedWrite::delete(Payments(()), self.key(), Condition::Present)
    }
}

impl Row for PendingReturn {
    fn key(&self) -> Key {
        // By the return alone: a message that comes again writes the same note.
        Self::key_of(self.back.id)
    }
}

/// One partition: a return hardly ever overtakes the acceptance.
const PARTITION: &str = "R#pending";
