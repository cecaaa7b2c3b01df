//! Words of enumerations that this version of the client does not know.

use std::fmt;

use serde::{Deserialize, Deserializer};

/// The most bytes that are kept of a word. No word of the contract is longer.
const MAX: usize = 64;

/// A word of an enumeration, as the bank wrote it. Of one that is longer than 64 bytes the beginning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Filled up with zeros, so that equal words have equal bytes.
    bytes: [u8; MAX],
    length: usize,
}

impl Word {
    /// The word as text.
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        let length = text.floor_char_boundary(MAX);
        let mut bytes = [0; MAX];
        for (byte, from) in bytes.iter_mut().zip(text.bytes().take(length)) {
            *byte = from;
        }
        Self { bytes, length }
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::from(text.as_str()))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
