use kernel::time::Moment;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Number, Value};
use store::parked::{Parked, ParkedRecord};
use store::{Item, Key};

use crate::FunctionError;

/// One change of one item.
#[derive(Clone, Debug)]
pub struct Change {
    /// The table's stream, by its ARN.
    pub source: String,
    /// The shard of the stream. The service names it only to functions with a tumbling window.
    pub shard: Option<String>,
    /// Where in its shard the change stands; grows.
    pub sequence_number: String,
    /// The item before; `None` if there was none.
    pub old: Option<Item>,
    /// The item after; `None` if it was removed.
    pub new: Option<Item>,
    /// Whether it was parked and is put back: later changes of its shard were handled before it.
    pub put_back: bool,
}

/// A batch as it was delivered, before any of its changes is handled.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The table whose stream it is of.
    pub table: &'static str,
    /// The shard of the stream. The service names it only to functions with a tumbling window.
    pub shard: Option<String>,
    /// The changes in their order.
    pub changes: Vec<Seen>,
}

/// A change of a delivery, be it one that is handled, parked, or cannot be read.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Where in its shard it stands; empty if it does not say.
    pub sequence_number: String,
    /// When it was made, to the second, if it says.
    pub at: Option<Moment>,
    /// The key of the item, if it can be read.
    pub key: Option<Key>,
    /// The change; none if it cannot be read.
    pub change: Option<Change>,
}

#[derive(Deserialize)]
struct Record {
    #[serde(rename = "eventSourceARN")]
    source: String,
    dynamodb: Images,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Images {
    sequence_number: String,
    #[serde(rename = "ApproximateCreationDateTime")]
    created: Option<Number>,
    keys: Option<Item>,
    old_image: Option<Item>,
    new_image: Option<Item>,
}

/// The digits of the longest sequence number of a stream.
const DIGITS: usize = 40;

/// A record of a batch, each read on its own: one that cannot be read is no reason against the rest.
pub(super) struct Delivered<'a> {
    text: &'a str,
    shard: Option<String>,
    /// Where a batch that stopped here goes on; empty if the record does not say.
    pub(super) sequence_number: String,
    pub(super) table: &'static str,
    pub(super) subject: String,
    at: Option<Moment>,
    key: Option<Key>,
    pub(super) change: Result<Change, FunctionError>,
}

impl<'a> Delivered<'a> {
    /// Reads a record; `None` if the reader has no table, which no declaration allows.
    pub(super) fn read(
        text: &'a str,
        shard: Option<&str>,
        parked: &Parked,
        put_back: bool,
    ) -> Option<Self> {
        let change = serde_json::from_str::<Record>(text);
        let known = match &change {
            Ok(record) => Identity::of(record),
            Err(_) => Identity::sought(text),
        };
        let shard = shard.map(str::to_owned);
        let table = table_of(known.source.as_deref(), parked.tables())?;
        let change = change
            .map(|record| Change {
                source: record.source,
                shard: shard.clone(),
                sequence_number: record.dynamodb.sequence_number,
                old: record.dynamodb.old_image,
                new: record.dynamodb.new_image,
                put_back,
            })
            .map_err(|error| {
                FunctionError::unreadable("a record of a stream cannot be read", error)
            });
        let nobody = || {
            shard
                .clone()
                .unwrap_or_else(|| format!("stream-of-{table}"))
        };
        Some(Self {
            subject: known.subject.unwrap_or_else(nobody),
            at: known.at,
            key: known.key,
            sequence_number: known.sequence_number.unwrap_or_default(),
            text,
            shard,
            table,
            change,
        })
    }

    /// The record as it was delivered.
    pub(super) fn seen(&self) -> Seen {
        Seen {
            sequence_number: self.sequence_number.clone(),
            at: self.at,
            key: self.key.clone(),
            change: self.change.as_ref().ok().cloned(),
        }
    }

    /// The record as it is parked.
    pub(super) fn parked(&self, reason: String, at: Moment) -> ParkedRecord {
        ParkedRecord {
            subject: self.subject.clone(),
            place: self.place(),
            shard: self.shard.clone(),
            text: self.text.to_owned(),
            reason,
            at,
        }
    }

    /// The sequence number, padded so that text order is number order. A record that does not say
    /// its own is told from others by its bytes.
    fn place(&self) -> String {
        if self.sequence_number.is_empty() {
            let digest = kernel::id::digest_16("parked", &[self.text]);
            return format!("unknown-{}", kernel::base32::encode(&digest));
        }
        format!("{:0>DIGITS$}", self.sequence_number)
    }
}

/// What tells a record from others.
struct Identity {
    source: Option<String>,
    sequence_number: Option<String>,
    subject: Option<String>,
    at: Option<Moment>,
    key: Option<Key>,
}

impl Identity {
    fn of(record: &Record) -> Self {
        let images = &record.dynamodb;
        let items = [&images.keys, &images.new_image, &images.old_image];
        let key = items.into_iter().flatten().find_map(Key::of);
        Self {
            source: Some(record.source.clone()),
            sequence_number: Some(images.sequence_number.clone()),
            subject: key.as_ref().map(|key| key.pk.clone()),
            at: images.created.as_ref().and_then(moment),
            key,
        }
    }

    /// What can be found of it in a record that cannot be read.
    fn sought(text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let text = |path: &str| {
            let found = value.pointer(path).and_then(Value::as_str);
            found.map(str::to_owned)
        };
        let keys = ["Keys", "NewImage", "OldImage"];
        let part = |image, name| text(&format!("/dynamodb/{image}/{name}/S"));
        let key = |image| Some(Key::new(part(image, "pk")?, part(image, "sk")?));
        let created = value.pointer("/dynamodb/ApproximateCreationDateTime");
        Self {
            source: text("/eventSourceARN"),
            sequence_number: text("/dynamodb/SequenceNumber"),
            subject: keys.into_iter().find_map(|image| part(image, "pk")),
            at: created.and_then(Value::as_number).and_then(moment),
            key: keys.into_iter().find_map(key),
        }
    }
}

/// The moment of a number of seconds since 1970, with or without a fraction. Read as text, because a
/// binary fraction would not be the decimal one.
fn moment(seconds: &Number) -> Option<Moment> {
    let text = seconds.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let millis: i64 = whole.parse::<i64>().ok()?.checked_mul(1000)?;
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let millis = millis.checked_add(digits.parse().ok()?)?;
    Some(Moment::EPOCH.plus_millis(millis))
}

/// The table whose stream this is, by `arn:aws:dynamodb:..:table/<prefix><table>/stream/<label>`. A
/// record that does not say belongs to the first.
fn table_of(source: Option<&str>, tables: &'static [&'static str]) -> Option<&'static str> {
    let named = source.and_then(|source| {
        let (_, resource) = source.split_once(":table/")?;
        let (name, _) = resource.split_once("/stream/")?;
        tables.iter().find(|table| name.ends_with(**table))
    });
    named.or_else(|| tables.first()).copied()
}

/// The records of a batch as they are written.
pub(super) fn texts(records: &[Box<RawValue>]) -> impl Iterator<Item = &str> {
    records.iter().map(|record| record.get())
}
