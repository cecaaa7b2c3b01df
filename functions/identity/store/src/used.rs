use kernel::base32;
use kernel::id::{ClientId, digest_32};
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// An assertion that was used and must not be used again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedAssertion {
    /// The client.
    pub id: ClientId,
    /// The digest of its `jti`.
    #[serde(rename = "j")]
    pub name: String,
    /// The use, by which a write whose response was lost is recognised.
    #[serde(rename = "u")]
    pub usage: String,
    /// When the table may drop it, in seconds since 1970: after its expiry it proves nothing.
    pub ttl: i64,
}

impl UsedAssertion {
    /// One use of the assertion with this `jti`.
    pub fn new(client: ClientId, jti: &str, usage: [u8; 16], ttl: i64) -> Self {
        let name = base32::encode(&digest_32("jti", &[jti]));
        Self {
            id: client,
            name,
            usage: base32::encode(&usage),
            ttl,
        }
    }
}

impl Row for UsedAssertion {
    fn key(&self) -> Key {
        Key::new(self.id, format_args!("J#{}", self.name))
    }
}
