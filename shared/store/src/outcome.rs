use crate::Item;

/// What became of a transaction.
#[derive(Debug)]
pub enum Outcome {
    /// It took place.
    Committed,
    /// It did not: at least one condition did not hold.
    Refused(Vec<ConditionResult>),
    /// It did not: the table was too busy for as long as we could wait.
    Busy,
    /// Nobody can say. The caller must not treat this as done, nor as failed.
    Unknown,
}

/// How one write's condition fared in a transaction that was refused, by position.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionResult {
    /// This write's condition held, or was not looked at.
    None,
    /// The condition did not hold; the item as it stood, if there was one.
    Condition(Option<Item>),
}

impl ConditionResult {
    /// Whether this write's condition did not hold.
    pub fn is_condition(&self) -> bool {
        matches!(self, Self::Condition(_))
    }

    /// The item as it stood, where the condition did not hold and there was one.
    pub fn stored(&self) -> Option<&Item> {
        match self {
            Self::Condition(item) => item.as_ref(),
            Self::None => None,
        }
    }
}

/// The table did not answer, or what it answered cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No answer, or a refusal that another attempt may not meet.
    #[error("the table did not answer")]
    NoAnswer(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The item is not the row it should be: a fault of ours.
    #[error("an item is not the row it should be")]
    NotARow(#[source] serde_dynamo::Error),
    /// The row is larger than an item may be: no attempt can write it.
    #[error("a row of {0} bytes is larger than an item may be")]
    TooLarge(usize),
}
