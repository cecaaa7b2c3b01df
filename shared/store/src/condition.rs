use serde_dynamo::AttributeValue as Value;

/// What must hold of the stored item for a write to take place. Judged by the table at the moment
/// of the write, never by a read before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// There is no item under this key.
    Missing,
    /// There is an item under this key.
    Present,
    /// The attribute is not there.
    Without(&'static str),
    /// The attribute equals the value.
    Equals(&'static str, Value),
    /// The attribute differs from the value, or is not there.
    Differs(&'static str, Value),
    /// The attribute is at least the value.
    AtLeast(&'static str, Value),
    /// The attribute is less than the value.
    Below(&'static str, Value),
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
}

/// How a write changes one attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The attribute becomes the value.
    Set(&'static str, Value),
    /// The number grows by this much (shrinks if negative); it must be there.
    Grow(&'static str, i64),
    /// The number grows by this much (shrinks if negative), from zero if it is not there.
    Add(&'static str, i64),
    /// The attribute takes the value that another one had before this update, or the value given
    /// here if there is no such attribute. All of an update's changes read the item as it was, so
    /// several of them move values along.
    Copy(&'static str, &'static str, Value),
    /// The attribute goes away.
    Remove(&'static str),
}
