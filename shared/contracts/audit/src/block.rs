use std::fmt;

use audit_domain::{Chain, Deflated, Ordinal, SequenceNumber};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Item, Key, Query, Row, row_of};

/// The form of blocks that this release writes and reads.
const FORM: u8 = 1;

/// A block of a chain: the records of some changes of one shard, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockRow {
    /// The chain.
    #[serde(rename = "pk")]
    pub chain: Chain,
    /// The position in it.
    #[serde(rename = "sk")]
    pub ordinal: Ordinal,
    /// The number of the first change that is recorded here.
    #[serde(rename = "f")]
    pub first: SequenceNumber,
    /// The number of the last one.
    #[serde(rename = "l")]
    pub last: SequenceNumber,
    /// How many there are.
    #[serde(rename = "n")]
    pub count: u32,
    /// The form of the block.
    #[serde(rename = "v")]
    pub(crate) form: u8,
    /// The records, each in one line.
    #[serde(rename = "z", serialize_with = "bytes", deserialize_with = "deflated")]
    pub deflated: Deflated,
}

/// The item is not a block of this release's form, or its records cannot be inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a block of the audit trail cannot be read")]
pub struct DamagedBlock;

impl BlockRow {
    pub(crate) fn new(
        chain: Chain,
        ordinal: Ordinal,
        (first, last): (SequenceNumber, SequenceNumber),
        (count, deflated): (u32, Deflated),
    ) -> Self {
        Self {
            chain,
            ordinal,
            first,
            last,
            count,
            form: FORM,
            deflated,
        }
    }

    /// Reads an item of a chain, records included.
    ///
    /// # Errors
    /// [`DamagedBlock`] if it is not a whole block of a known form.
    pub fn read(item: Item) -> Result<Self, DamagedBlock> {
        let block: Self = row_of(item).map_err(|_| DamagedBlock)?;
        let lines = block.lines()?;
        let counted = u32::try_from(lines.len()) == Ok(block.count);
        let ordered = block.first <= block.last;
        if block.form == FORM && counted && ordered {
            Ok(block)
        } else {
            Err(DamagedBlock)
        }
    }

    /// The position of an item in its chain, if its key is that of a block.
    pub fn ordinal_of(item: &Item) -> Option<Ordinal> {
        Key::of(item)?.sk.parse().ok()
    }

    /// The records, each as it is sealed.
    ///
    /// # Errors
    /// [`DamagedBlock`] if they cannot be inflated.
    pub fn lines(&self) -> Result<Vec<String>, DamagedBlock> {
        self.deflated.lines().map_err(|_| DamagedBlock)
    }

    /// The blocks of a chain, newest first.
    pub fn newest(chain: &Chain) -> Query {
        Self::from(chain, Ordinal::FIRST).newest_first()
    }

    /// The blocks of a chain from this position, in their order.
    pub fn from(chain: &Chain, ordinal: Ordinal) -> Query {
        Query::range(chain, ordinal, Ordinal::LAST)
    }
}

impl Row for BlockRow {
    fn key(&self) -> Key {
        Key::new(&self.chain, self.ordinal)
    }
}

fn bytes<S: Serializer>(deflated: &Deflated, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(deflated.as_bytes())
}

fn deflated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Deflated, D::Error> {
    struct Bytes;
    impl Visitor<'_> for Bytes {
        type Value = Vec<u8>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("bytes")
        }

        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }

        fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
            Ok(bytes)
        }
    }
    let bytes = deserializer.deserialize_byte_buf(Bytes)?;
    Ok(Deflated::of_bytes(bytes))
}
