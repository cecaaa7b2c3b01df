use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The most bytes that lines have before they are deflated, the line feeds between them included.
pub const MAX_INFLATED: usize = 256 * 1024;
/// The most bytes that they have afterwards: an item of a table has room for them.
pub const MAX_DEFLATED: usize = 64 * 1024;
/// Beyond this level the time doubles and the size does not change by a hundredth.
const LEVEL: u8 = 6;

/// Lines of text as raw DEFLATE (RFC 1951), joined by line feeds.
#[derive(Clone, PartialEq, Eq)]
pub struct Deflated(Vec<u8>);

/// The bytes are no deflated lines, or more than a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected at most 256 KiB of deflated lines in at most 64 KiB")]
pub struct NotDeflatedLines;

impl Deflated {
    /// Deflates these lines; `None` if they are none, one contains a line feed, or they are too many
    /// for one block.
    pub fn of_lines<L: AsRef<str>>(lines: &[L]) -> Option<Self> {
        let mut text = String::new();
        for (position, line) in lines.iter().map(AsRef::as_ref).enumerate() {
            if position > 0 {
                text.push('\n');
            }
            if line.contains('\n') || text.len().saturating_add(line.len()) > MAX_INFLATED {
                return None;
            }
            text.push_str(line);
        }
        if lines.is_empty() {
            return None;
        }
        let bytes = compress_to_vec(text.as_bytes(), LEVEL);
        (bytes.len() <= MAX_DEFLATED).then_some(Self(bytes))
    }

    /// The bytes as they are stored. Whether they are lines is known once [`Self::lines`] reads them.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The lines.
    ///
    /// # Errors
    /// [`NotDeflatedLines`] if the bytes cannot be inflated, are not UTF-8, or exceed the bounds.
    pub fn lines(&self) -> Result<Vec<String>, NotDeflatedLines> {
        if self.0.len() > MAX_DEFLATED {
            return Err(NotDeflatedLines);
        }
        let bytes = decompress_to_vec_with_limit(&self.0, MAX_INFLATED);
        let bytes = bytes.map_err(|_| NotDeflatedLines)?;
        let text = String::from_utf8(bytes).map_err(|_| NotDeflatedLines)?;
        Ok(text.split('\n').map(String::from).collect())
    }
}

/// Records are shown by who may read them, and not by `Debug`.
impl fmt::Debug for Deflated {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Deflated({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_come_back_as_they_were(lines in prop::collection::vec("[^\n]{0,60}", 1..40)) {
            let deflated = Deflated::of_lines(&lines).expect("few lines");
            prop_assert_eq!(deflated.lines(), Ok(lines));
        }

        #[test]
        fn other_bytes_are_refused_or_read_and_never_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let _ = Deflated::of_bytes(bytes).lines();
        }
    }

    #[test]
    fn what_inflates_to_more_than_a_block_holds_is_refused() {
        let most = "a".repeat(MAX_INFLATED);
        let deflated = Deflated::of_lines(&[&most]).expect("a block");
        assert_eq!(deflated.lines(), Ok(vec![most.clone()]));
        assert_eq!(Deflated::of_lines(&[most.clone(), String::new()]), None);
        let bomb = compress_to_vec("a".repeat(MAX_INFLATED + 1).as_bytes(), LEVEL);
        assert_eq!(Deflated::of_bytes(bomb).lines(), Err(NotDeflatedLines));
    }

    #[test]
    fn no_lines_and_a_line_that_would_be_two_are_no_block() {
        assert_eq!(Deflated::of_lines::<&str>(&[]), None);
        assert_eq!(Deflated::of_lines(&["a\nb"]), None);
        assert_eq!(Deflated::of_bytes(vec![]).lines(), Err(NotDeflatedLines));
    }
}
