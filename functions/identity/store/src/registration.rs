use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

use crate::KeyedRequest;

/// The idempotency record of a registration, stored permanently with the client that requested it. A
/// registration that is done and one that is refused both write it, so that a key is one or the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    /// What was requested, and under which key.
    #[serde(flatten)]
    pub request: KeyedRequest,
    /// The rule's response, if it was refused.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
}

impl Row for RegistrationRow {
    fn key(&self) -> Key {
        self.request.key()
    }
}
