use audit_domain::trail::trail_name;
use audit_domain::{Day, Hex, Minute, SignedSeal};
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A seal. Its row is written last: where it is, everything about the seal is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealRow {
    /// The seal.
    #[serde(rename = "s")]
    pub signed: SignedSeal,
}

const SEALS: &str = "seals";

impl SealRow {
    /// Where the seal of a minute is. Minutes rise with the numbers of seals.
    pub fn key_of(minute: Minute) -> Key {
        Key::new(SEALS, minute)
    }

    /// The object that has the seal and its records.
    pub fn file_name(&self) -> String {
        trail_name(self.signed.seal.number)
    }

    /// The newest seal.
    pub fn newest() -> Query {
        Query::range(SEALS, "0", "~").newest_first().at_most(1)
    }

    /// The seals of a day's minutes, in UTC.
    pub fn of_day(day: Day) -> Query {
        Query::range(SEALS, format_args!("{day}T"), format_args!("{day}U"))
    }

    /// The seals in their order, from that of this minute, or from the first.
    pub fn from(minute: Option<Minute>) -> Query {
        let from = minute.map_or_else(|| "0".to_owned(), |minute| minute.to_string());
        Query::range(SEALS, from, "~")
    }
}

impl Row for SealRow {
    fn key(&self) -> Key {
        Self::key_of(self.signed.seal.minute)
    }
}

/// Says that a seal of another day has records of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRow {
    /// The day on which something happened that is recorded there.
    #[serde(rename = "dy")]
    pub day: Day,
    /// The number of the seal.
    #[serde(rename = "n")]
    pub seal: u64,
}

impl DayRow {
    /// All of a day, in the order of the seals.
    pub fn of_day(day: Day) -> Query {
        Query::range(format_args!("late#{day}"), "0", "~")
    }
}

impl Row for DayRow {
    fn key(&self) -> Key {
        Key::new(
            format_args!("late#{}", self.day),
            format_args!("{:016}", self.seal),
        )
    }
}

/// A key that signs seals, or did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// The public key.
    #[serde(rename = "k")]
    pub key: Hex<32>,
    /// The minute in which a rotation wrote it down; for the first key, that of its first seal.
    #[serde(rename = "mi")]
    pub since: Minute,
}

const KEYS: &str = "keys";

impl KeyRow {
    /// All of them, by their digits.
    pub fn all() -> Query {
        Query::range(KEYS, "0", "~").at_most(1000)
    }

    /// Where this one is.
    pub fn key_of(key: Hex<32>) -> Key {
        Key::new(KEYS, key)
    }
}

impl Row for KeyRow {
    fn key(&self) -> Key {
        Self::key_of(self.key)
    }
}
