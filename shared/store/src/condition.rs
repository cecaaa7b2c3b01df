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
    Increment(&'static str, i64),
    /// The number grows by this much (shrinks if negative), from zero if it is not there.
    Add(&'static str, i64),
    /// The attribute takes the value that another one had before this update, or the value given
    /// here if there is no such attribute. All of an update's changes read the item as it was, so
    /// several of them move values along.
    Copy(&'static str, &'static str, Value),
    /// The attribute goes away.
    Remove(&'static str),
    /// All that differs between a row as it was read and the row that takes its place
    /// ([`crate::Update::between`]), each list in the order of names.
    Difference {
        /// The attributes that take a value.
        set: Vec<(String, Value)>,
        /// The attributes that go away.
        removed: Vec<String>,
    },
}

impl Change {
    /// The attributes that the change writes or removes.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Set(name, _)
            | Self::Increment(name, _)
            | Self::Add(name, _)
            | Self::Copy(name, _, _)
            | Self::Remove(name) => vec![*name],
            Self::Difference { set, removed } => {
                let set = set.iter().map(|(name, _)| name);
                set.chain(removed).map(String::as_str).collect()
            }
        }
    }

    /// The value that the attribute of this name takes, if the change sets it.
    pub fn sets(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Set(known, value) => (*known == name).then_some(value),
            Self::Difference { set, .. } => {
                let mut set = set.iter();
                set.find(|(known, _)| known == name).map(|(_, value)| value)
            }
            Self::Increment(..) | Self::Add(..) | Self::Copy(..) | Self::Remove(_) => None,
        }
    }
}
