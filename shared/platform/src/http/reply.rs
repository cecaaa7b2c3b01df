use std::collections::BTreeMap;

use serde::Serialize;

use crate::RefusedCaller;

/// An answer, as the proxy integration of API Gateway takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    status_code: u16,
    headers: BTreeMap<&'static str, String>,
    body: String,
    is_base64_encoded: bool,
    #[serde(skip)]
    refused: Option<RefusedCaller>,
}

impl Reply {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::text(status, "", String::new())
    }

    /// A JSON answer. A value that cannot be written is a fault of ours, answered as such.
    pub fn json(status: u16, value: &impl Serialize) -> Self {
        match serde_json::to_string(value) {
            Ok(body) => Self::text(status, "application/json", body),
            Err(_) => Self::empty(500),
        }
    }

    /// A text answer of this media type.
    pub fn text(status: u16, media_type: &str, body: String) -> Self {
        let reply = Self {
            status_code: status,
            headers: BTreeMap::new(),
            body,
            is_base64_encoded: false,
            refused: None,
        };
        let reply = reply.header("cache-control", "no-store");
        if media_type.is_empty() {
            reply
        } else {
            reply.header("content-type", media_type)
        }
    }

    /// With this header, in place of an earlier one of the name.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.insert(name, value.into());
        self
    }

    /// Marked as the answer to an earlier request with the same idempotency key.
    #[must_use]
    pub fn replayed(self) -> Self {
        self.header("idempotency-replayed", "true")
    }

    /// The answer to an access that is refused: to be recorded. Where a problem is answered to a
    /// client that a token vouches for, that is done without saying so.
    #[must_use]
    pub fn refusing(mut self, refused: RefusedCaller) -> Self {
        self.refused = Some(refused);
        self
    }

    /// Whose access it refuses.
    pub(super) fn refused(&self) -> Option<RefusedCaller> {
        self.refused
    }

    /// The body as text.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status_code
    }
}
