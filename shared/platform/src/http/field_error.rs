use serde::{Serialize, Serializer};

/// The longest pointer, in characters, as the contract says: the names of unknown fields are the caller's.
const LONGEST_POINTER: usize = 200;

/// How many characters of the end of a longer pointer are shown: names that begin alike are told apart by it.
const SHOWN_END: usize = 60;

/// One field that is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    /// Where: a JSON pointer into the body (RFC 6901), or `query:limit`, `path:account_id`,
    /// `header:idempotency-key`. One that is too long for the contract is shown without its middle.
    #[serde(serialize_with = "shortened")]
    pub pointer: String,
    /// What is wrong, in a word.
    pub code: &'static str,
    /// What was expected, for people. Never repeats the value.
    pub message: String,
}

fn shortened<S: Serializer>(pointer: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let length = pointer.chars().count();
    if length <= LONGEST_POINTER {
        return serializer.serialize_str(pointer);
    }
    let start = pointer
        .chars()
        .take(LONGEST_POINTER.saturating_sub(SHOWN_END.saturating_add(1)));
    let end = pointer.chars().skip(length.saturating_sub(SHOWN_END));
    serializer.collect_str(&start.chain(['…']).chain(end).collect::<String>())
}
