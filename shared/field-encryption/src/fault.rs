/// Why personal data of a row could not be sealed or opened. Each is a fault of ours, or of
/// somebody who wrote to a table past us; none means that there is no such row. Tells nothing of
/// what was to be sealed.
#[derive(Debug, thiserror::Error)]
pub enum EncryptionError {
    /// The secret store did not answer. Worth another attempt.
    #[error("the keys of personal data cannot be had: {0}")]
    NoAnswer(String),
    /// The secret is not a ring of keys, or is not there.
    #[error("the secret of the keys of personal data is no ring: {0}")]
    NotARing(&'static str),
    /// A row was sealed with a key that the ring does not hold.
    #[error("the ring holds no key {0}")]
    UnknownKey(u16),
    /// The sealed bytes were changed, or were sealed for another row, attribute or key.
    #[error("a sealed attribute was altered, or belongs to another row")]
    Altered,
    /// What was sealed is not of the type that this place holds.
    #[error("a sealed attribute holds something else")]
    SomethingElse,
    /// The value cannot be written down.
    #[error("a value cannot be sealed")]
    Unsealable,
}
