use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The attributes of one item, by name.
pub type Item = serde_dynamo::Item;
/// One attribute's value.
pub type Value = serde_dynamo::AttributeValue;

/// What locates an item: partition key `pk` and sort key `sk`, both strings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The partition key.
    pub pk: String,
    /// The sort key.
    pub sk: String,
}

impl Key {
    /// The key made of these two.
    pub fn new(pk: impl fmt::Display, sk: impl fmt::Display) -> Self {
        Self {
            pk: pk.to_string(),
            sk: sk.to_string(),
        }
    }

    /// The key of an item, if it has one as the bank's tables do.
    pub fn of(item: &Item) -> Option<Self> {
        match (item.get("pk")?, item.get("sk")?) {
            (Value::S(pk), Value::S(sk)) => Some(Self::new(pk, sk)),
            _ => None,
        }
    }

    /// The key as an item that holds nothing else.
    pub fn item(&self) -> Item {
        let attributes = [("pk", &self.pk), ("sk", &self.sk)];
        let pairs = attributes.map(|(name, text)| (name.to_owned(), Value::S(text.clone())));
        Item::from(std::collections::HashMap::from(pairs))
    }
}

/// A struct that is stored as one item. Its fields are the item's attributes, without the key.
pub trait Row: Serialize + DeserializeOwned {
    /// Where the row is kept; determined by the row itself.
    fn key(&self) -> Key;
}

/// A row that is replaced as a whole: its version tells a row that changed since it was read from one that did not.
pub trait Versioned: Row {
    /// The attribute that each replacement changes.
    const VERSION: &'static str;
}

/// The item of a row that is not larger than an item may be.
pub(crate) fn sized<R: Row>(row: &R) -> Result<Item, crate::StoreError> {
    let item = item_of(row).map_err(crate::StoreError::NotARow)?;
    let bytes = crate::size::of(&item);
    if bytes > crate::size::MAX_BYTES {
        return Err(crate::StoreError::TooLarge(bytes));
    }
    Ok(item)
}

/// The item of a row, key included.
///
/// # Errors
/// When the row holds something that cannot be stored; a fault of the program, never of its input.
pub fn item_of<R: Row>(row: &R) -> Result<Item, serde_dynamo::Error> {
    let attributes: Item = serde_dynamo::to_item(row)?;
    let mut whole = attributes.into_inner();
    whole.extend(row.key().item().into_inner());
    Ok(Item::from(whole))
}

/// The row that an item holds.
///
/// # Errors
/// When the item is not such a row.
pub fn row_of<R: DeserializeOwned>(item: Item) -> Result<R, serde_dynamo::Error> {
    serde_dynamo::from_item(item)
}

/// The value as it is stored.
///
/// # Errors
/// When the value cannot be stored; a fault of the program.
pub fn attribute<T: Serialize>(value: T) -> Result<Value, serde_dynamo::Error> {
    serde_dynamo::to_attribute_value(value)
}
