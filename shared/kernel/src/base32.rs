//! Crockford base32 in lower case: what identifiers are shown in. No `i`, `l`, `o`, `u`.

use alloc::string::String;
use alloc::vec::Vec;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes bytes as base32, most significant bit first, the last digit padded with zero bits:
/// 16 bytes give 26 digits, 32 bytes give 52.
pub fn encode(bytes: &[u8]) -> String {
    let mut digits = Vec::with_capacity(bytes.len().saturating_mul(8).div_ceil(5));
    let mut pending: u32 = 0;
    let mut bits: u32 = 0;
    for byte in bytes {
        pending = (pending << 8) | u32::from(*byte);
        bits = bits.saturating_add(8);
        while bits >= 5 {
            bits = bits.saturating_sub(5);
            digits.push(digit(pending >> bits));
            pending &= !(u32::MAX << bits);
        }
    }
    if bits > 0 {
        digits.push(digit(pending << 5_u32.saturating_sub(bits)));
    }
    // Each digit is ASCII.
    String::from_utf8(digits).unwrap_or_default()
}

/// Reads what [`encode`] wrote. `None` for a foreign character or for padding bits that are not
/// zero, so that every value has exactly one spelling.
pub fn decode(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len());
    let mut pending: u32 = 0;
    let mut bits: u32 = 0;
    for symbol in digits.bytes() {
        let value = ALPHABET.iter().position(|known| *known == symbol)?;
        pending = (pending << 5) | u32::try_from(value).ok()?;
        bits = bits.saturating_add(5);
        if bits >= 8 {
            bits = bits.saturating_sub(8);
            bytes.push(u8::try_from(pending >> bits).ok()?);
            pending &= !(u32::MAX << bits);
        }
    }
    (pending == 0 && bits < 5).then_some(bytes)
}

fn digit(value: u32) -> u8 {
    let [index, ..] = value.to_le_bytes();
    ALPHABET
        .get(usize::from(index & 31))
        .copied()
        .unwrap_or(b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bytes_are_twenty_six_digits_and_come_back() {
        let bytes: Vec<u8> = (0_u8..16).map(|n| n.wrapping_mul(37)).collect();
        let shown = encode(&bytes);
        assert_eq!(shown.len(), 26);
        assert_eq!(decode(&shown), Some(bytes));
    }

    #[test]
    fn one_value_has_one_spelling() {
        assert_eq!(encode(&[0xff]), "zw");
        assert_eq!(decode("zx"), None, "padding bits must be zero");
        assert_eq!(decode("zwz"), None, "a digit too many");
        assert_eq!(decode("ZW"), None, "upper case is another spelling");
    }
}
