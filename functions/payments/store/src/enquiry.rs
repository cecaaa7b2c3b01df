use kernel::id::PaymentId;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// Into how many partitions enquiries are spread, so that none becomes hot.
pub const ENQUIRY_SHARDS: u8 = 8;

/// A note to ask the rail about a payment at a certain time. Written before the payment is given to
/// the rail, so that none can be forgotten; looked at by schedule; taken away once the payment has
/// its answer. The base table serves, not an index: what is due is read consistently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// The payment.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// When to ask.
    #[serde(rename = "due")]
    pub due: Moment,
    /// How often was asked already.
    #[serde(rename = "n")]
    pub asked: u32,
    /// The request that submitted the payment.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
}

impl Enquiry {
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
