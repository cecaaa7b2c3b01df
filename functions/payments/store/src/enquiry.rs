use std::collections::HashMap;

use kernel::id::PaymentId;
use kernel::request::RequestId;
use kernel::time::Moment;
use payments_contract::PaymentRow;
use serde::{Deserialize, Serialize};
use store::{Item, Key, Query, Row, Value};

/// Into how many partitions enquiries are spread, so that none becomes hot.
pub const ENQUIRY_SHARDS: u8 = 8;

/// How long after a payment was accepted it is first followed up.
const FIRST_MILLIS: i64 = 15_000;

/// A note to follow a payment on the rail up at a certain time: to send it if its gateway has not taken it,
/// and to ask about it if it has. Written from the stream once the payment is accepted, and again before it is
/// given to the rail, so that none can be forgotten; read by schedule; removed once the payment has its
/// outcome. The base table serves, not an index: what is due is read consistently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// The payment.
    #[serde(rename = "of")]
    pub payment: PaymentId,
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
    /// The first note about an accepted payment. Due by the payment's own time, so that writing it again is
    /// writing the same.
    pub fn first(row: &PaymentRow) -> Self {
        Self {
            payment: row.id,
            due: row.taken_on_at().plus_millis(FIRST_MILLIS),
            asked: 0,
            request_id: row.request_id.clone(),
        }
    }

    /// The payment that the key of a note names, in case the note itself cannot be read.
    pub fn payment_of(key: &Key) -> Option<PaymentId> {
        let (_, payment) = key.sk.rsplit_once('#')?;
        payment.parse().ok()
    }

    /// When the note under a key is due and which payment it is about, in case the note itself cannot be
    /// read.
    pub fn named_by(key: &Key) -> Option<(Moment, PaymentId)> {
        let (due, payment) = key.sk.rsplit_once('#')?;
        Some((due.parse().ok()?, payment.parse().ok()?))
    }

    /// All enquiries of one shard, the next due first.
    pub fn of_shard(shard: u8) -> Query {
        Query::range(partition(shard), "0", "~")
    }

    /// The key before all enquiries of a shard.
    pub fn before_all(shard: u8) -> Item {
        let key = [("pk", partition(shard)), ("sk", "0".to_owned())];
        let attributes = key.map(|(name, text)| (name.to_owned(), Value::S(text)));
        Item::from(HashMap::from(attributes))
    }

    /// The shard whose partition this is.
    pub fn shard_of(name: &str) -> Option<u8> {
        (0..ENQUIRY_SHARDS).find(|shard| partition(*shard) == name)
    }

    /// The enquiries of one shard that are due.
    pub fn due(shard: u8, now: Moment) -> Query {
        Query::range(partition(shard), "0", format!("{now}~")).at_most(100)
    }
}

impl Row for Enquiry {
    fn key(&self) -> Key {
        let [first, ..] = *self.payment.bytes();
        Key::new(
            partition(first % ENQUIRY_SHARDS),
            format!("{}#{}", self.due, self.payment),
        )
    }
}

fn partition(shard: u8) -> String {
    format!("Q#fps#{shard}")
}
