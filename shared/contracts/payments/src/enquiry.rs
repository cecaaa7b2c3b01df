use kernel::id::PaymentId;
use kernel::payment::Rail;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{
    Change, Condition, Item, Key, PublishedWrite, Query, Row, StoreError, Update, attribute,
};

use crate::{PaymentRow, Payments};

/// Into how many partitions the enquiries of one rail are spread, so that none becomes hot.
const SHARDS_OF_A_RAIL: u8 = 8;

/// How long after a payment was accepted it is first followed up.
const FIRST_MILLIS: i64 = 15_000;

/// How many notes one page of a shard has at most.
const PAGE: u16 = 1_000;

/// A note to follow a payment on the rail up at a certain time: to send it if its gateway has not taken it,
/// and to ask about it if it has. Written from the stream once the payment is accepted, and again before it is
/// given to the rail, so that none can be forgotten; read by schedule; removed once the payment has its
/// outcome. The base table serves, not an index: what is due is read consistently.
///
/// Its key is the payment and the moment of its acceptance, which no crash and no redelivery changes: a payment
/// has one note. When it is due is an attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// The rail that follows it up.
    #[serde(rename = "rl")]
    pub rail: Rail,
    /// The payment.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// When the payment was accepted.
    #[serde(rename = "acc")]
    pub accepted_at: Moment,
    /// When to follow it up.
    #[serde(rename = "due")]
    pub due: Moment,
    /// How often the rail was asked already.
    #[serde(rename = "n")]
    pub asked: u32,
    /// The request that submitted the payment.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
}

impl Enquiry {
    /// The first note about an accepted payment; none about one within this bank.
    pub fn first(row: &PaymentRow) -> Option<Self> {
        let accepted_at = row.accepted_at();
        Some(Self {
            rail: row.route.rail()?,
            payment: row.id,
            accepted_at,
            due: first_due(accepted_at),
            asked: 0,
            request_id: row.request_id.clone(),
        })
    }

    /// The write of the note; refused if it is there.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be stored (a bug).
    pub fn put(&self) -> Result<PublishedWrite<Payments>, StoreError> {
        PublishedWrite::put_once(Payments(()), self)
    }

    /// The write of a later note of the same payment in place of this one; refused if another run changed it meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be stored (a bug).
    pub fn moved_to(&self, later: &Self) -> Result<PublishedWrite<Payments>, StoreError> {
        let update = self.replaced_by(later)?;
        Ok(PublishedWrite::update(Payments(()), update))
    }

    /// The write of this note over what is stored under the key of a note and cannot be read; refused if that is gone. None if
    /// it is the key of something else.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be stored (a bug).
    pub fn mended(&self, key: Key) -> Result<Option<PublishedWrite<Payments>>, StoreError> {
        if Self::shard_of(&key.pk).is_none() {
            return Ok(None);
        }
        let update = self.mending(key)?;
        Ok(Some(PublishedWrite::update(Payments(()), update)))
    }

    /// The removal of what is stored as a note under this key. None if it is the key of something else.
    pub fn removed(key: Key) -> Option<PublishedWrite<Payments>> {
        Self::shard_of(&key.pk)?;
        let removal = PublishedWrite::delete(Payments(()), key, Condition::Present);
        Some(removal)
    }

    /// The shards of a rail.
    pub fn shards_of(rail: Rail) -> std::ops::Range<u8> {
        let position = Rail::ALL.into_iter().position(|one| one == rail);
        let first = position.and_then(|position| u8::try_from(position).ok());
        let first = first.unwrap_or_default().saturating_mul(SHARDS_OF_A_RAIL);
        first..first.saturating_add(SHARDS_OF_A_RAIL)
    }

    /// The shards of all rails.
    pub fn shards() -> std::ops::Range<u8> {
        let rails = u8::try_from(Rail::ALL.len()).unwrap_or(u8::MAX);
        0..rails.saturating_mul(SHARDS_OF_A_RAIL)
    }

    /// The payment that the key of a note names and the moment of its acceptance, in case the note itself
    /// cannot be read.
    pub fn named_by(key: &Key) -> Option<(Moment, PaymentId)> {
        let (accepted_at, payment) = key.sk.rsplit_once('#')?;
        Some((accepted_at.parse().ok()?, payment.parse().ok()?))
    }

    /// When the note under a key was due at first, and the payment.
    pub fn first_by(key: &Key) -> Option<(Moment, PaymentId)> {
        let (accepted_at, payment) = Self::named_by(key)?;
        Some((first_due(accepted_at), payment))
    }

    /// All enquiries of one shard, the longest accepted first.
    pub fn of_shard(shard: u8) -> Query {
        Query::range(partition(shard), "0", "~")
    }

    /// The key before all enquiries of a shard.
    pub fn before_all(shard: u8) -> Item {
        Key::new(partition(shard), "0").item()
    }

    /// The shard whose partition this is.
    pub fn shard_of(name: &str) -> Option<u8> {
        Self::shards().find(|shard| partition(*shard) == name)
    }

    /// A page of the enquiries of one shard that can be due: those of payments that were accepted long enough
    /// ago.
    pub fn ripe(shard: u8, now: Moment) -> Query {
        let accepted_until = now.plus_millis(0_i64.saturating_sub(FIRST_MILLIS));
        Query::range(partition(shard), "0", format!("{accepted_until}~")).at_most(PAGE)
    }

    /// The change of this note into a later one of the same payment, unless another run changed it meanwhile.
    ///
    /// # Errors
    /// When a value cannot be stored (a bug).
    pub fn replaced_by(&self, later: &Self) -> Result<Update, StoreError> {
        let as_read = Condition::All(vec![
            Condition::Equals("due", attribute(self.due).map_err(StoreError::NotARow)?),
            Condition::Equals("n", attribute(self.asked).map_err(StoreError::NotARow)?),
        ]);
        later.written_over(self.key(), as_read)
    }

    /// The change of the note under a key into this one, whatever is there.
    ///
    /// # Errors
    /// When a value cannot be stored (a bug).
    pub fn mending(&self, key: Key) -> Result<Update, StoreError> {
        self.written_over(key, Condition::Present)
    }

    fn written_over(&self, key: Key, condition: Condition) -> Result<Update, StoreError> {
        let changes = [
            ("rl", attribute(self.rail)),
            ("of", attribute(self.payment)),
            ("acc", attribute(self.accepted_at)),
            ("due", attribute(self.due)),
            ("n", attribute(self.asked)),
            ("rid", attribute(&self.request_id)),
        ];
        let changes = changes.into_iter().map(|(name, value)| {
            let value = value.map_err(StoreError::NotARow)?;
            Ok(Change::Set(name, value))
        });
        Ok(Update {
            key,
            condition,
            changes: changes.collect::<Result<_, StoreError>>()?,
        })
    }
}

impl Row for Enquiry {
    fn key(&self) -> Key {
        let [first, ..] = *self.payment.bytes();
        Key::new(
            partition_of(self.rail, first % SHARDS_OF_A_RAIL),
            format!("{}#{}", self.accepted_at, self.payment),
        )
    }
}

fn first_due(accepted_at: Moment) -> Moment {
    accepted_at.plus_millis(FIRST_MILLIS)
}

/// The partition of one of the shards of all rails; of no rail, and so empty, for another number.
fn partition(shard: u8) -> String {
    let position = usize::from(shard / SHARDS_OF_A_RAIL);
    match Rail::ALL.get(position) {
        Some(rail) => partition_of(*rail, shard % SHARDS_OF_A_RAIL),
        None => format!("Q##{shard}"),
    }
}

fn partition_of(rail: Rail, shard: u8) -> String {
    format!("Q#{}#{shard}", rail.as_str())
}
