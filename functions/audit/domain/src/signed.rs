use serde::{Deserialize, Serialize};

use crate::{Hex, Seal};

/// A seal and whose it is. That the signature is good is for others to tell: no key is used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedSeal {
    /// What is signed, by its text.
    pub seal: Seal,
    /// The Ed25519 public key of whoever signed it.
    pub key: Hex<32>,
    /// The signature of the seal's text.
    pub signature: Hex<64>,
}
