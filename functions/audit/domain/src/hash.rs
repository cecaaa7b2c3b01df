use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text is not this many bytes in lower-case hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected lower-case hexadecimal digits of the right number")]
pub struct NotHex;

/// Bytes of a fixed number that are written in lower-case hexadecimal, and in no other way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// A SHA-256 digest.
pub type Hash = Hex<32>;

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl<const N: usize> FromStr for Hex<N> {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        if N.checked_mul(2) != Some(text.len()) {
            return Err(NotHex);
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let mut digits = pair.iter().copied().map(digit);
            let high = digits.next().flatten().ok_or(NotHex)?;
            let low = digits.next().flatten().ok_or(NotHex)?;
            *byte = (high << 4) | low;
        }
        Ok(Self(bytes))
    }
}

/// A digit's value. Capitals are none: what has two spellings could be changed unnoticed.
fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => letter.checked_sub(b'0'),
        b'a'..=b'f' => letter.checked_sub(b'a')?.checked_add(10),
        _ => None,
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_digest_is_written_in_one_way() {
        let text = "00ff0a";
        let hex: Hex<3> = text.parse().expect("hexadecimal");
        assert_eq!((hex.0, hex.to_string().as_str()), ([0, 255, 10], text));
        for wrong in [
            "", "00ff0", "00ff0a0", "00FF0a", "00fg0a", "+0ff0a", "é0ff0",
        ] {
            assert_eq!(wrong.parse::<Hex<3>>(), Err(NotHex), "{wrong}");
        }
    }
}
