use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sfv::{BareItem, ListEntry};
use sha2::{Digest as _, Sha256, Sha512};
use subtle::ConstantTimeEq as _;

use crate::dictionary::dictionary;

/// The `Content-Digest` header of a body: `sha-256=:<base64>:` (RFC 9530 §2).
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// Why a `Content-Digest` is not that of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// It cannot be read, names a digest twice, or has neither sha-256 nor sha-512.
    #[error("no readable sha-256 or sha-512")]
    Malformed,
    /// A digest is that of another body.
    #[error("a digest is not that of the body")]
    Mismatch,
}

/// Checks that a `Content-Digest` header (RFC 9530 §2) has a sha-256 or a sha-512, and that each of them is the
/// body's: whoever reads the one must not be told another body than who reads the other. Digests by algorithms that
/// RFC 9530 calls insecure may stand beside them and are not looked at (§5).
///
/// # Errors
/// [`DigestError`].
pub fn check_content_digest(header: &str, body: &[u8]) -> Result<(), DigestError> {
    let digests = dictionary(header).ok_or(DigestError::Malformed)?;
    let mut same = None;
    for name in ["sha-256", "sha-512"] {
        let Some(entry) = digests.get(name) else {
            continue;
        };
        let claimed = claim(entry).ok_or(DigestError::Malformed)?;
        let equal = match name {
            "sha-256" => claimed.ct_eq(&Sha256::digest(body)),
            _ => claimed.ct_eq(&Sha512::digest(body)),
        };
        same = Some(same.unwrap_or(true) & bool::from(equal));
    }
    match same {
        Some(true) => Ok(()),
        Some(false) => Err(DigestError::Mismatch),
        None => Err(DigestError::Malformed),
    }
}

/// The digest that an entry claims, if it is one.
fn claim(entry: &ListEntry) -> Option<&[u8]> {
    let ListEntry::Item(item) = entry else {
        return None;
    };
    let BareItem::ByteSequence(claimed) = &item.bare_item else {
        return None;
    };
    Some(claimed.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_of_the_standard() {
        // RFC 9530 appendix D: the body `{"hello": "world"}` with its line feed.
        assert_eq!(
            content_digest(b"{\"hello\": \"world\"}\n"),
            "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
        );
    }

    const MALFORMED: Result<(), DigestError> = Err(DigestError::Malformed);
    const MISMATCH: Result<(), DigestError> = Err(DigestError::Mismatch);

    #[test]
    fn either_algorithm_is_taken_and_each_that_is_there_must_be_of_the_body() {
        let matches = |header: &str| check_content_digest(header, b"x");
        let right = content_digest(b"x");
        let other = format!("sha-512=:{}:", STANDARD.encode(Sha512::digest(b"x")));
        for good in [
            right.clone(),
            other.clone(),
            format!("{other}, {right}"),
            format!("md5=:AAAA:, {right}"),
        ] {
            assert_eq!(matches(&good), Ok(()), "{good}");
        }
        let wrong = content_digest(b"y");
        for wrong in [
            wrong.clone(),
            "sha-256=:AAAA:".into(),
            "sha-512=:AAAA:".into(),
            format!("sha-512=:AAAA:, {right}"),
            format!("{other}, {wrong}"),
        ] {
            assert_eq!(matches(&wrong), MISMATCH, "{wrong}");
        }
        for unreadable in [
            format!("sha-512=text, {right}"),
            format!("{wrong}, {right}"),
            format!("{right}, {right}"),
            "sha-256=text".into(),
            "sha-256=(:AAAA:)".into(),
            "sha-256=:".into(),
            "md5=:AAAA:".into(),
            String::new(),
        ] {
            assert_eq!(matches(&unreadable), MALFORMED, "{unreadable}");
        }
    }

    #[test]
    fn the_longer_digest_is_the_one_of_the_standard_too() {
        // RFC 9530 appendix D.
        let header = "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCs\
            yRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:";
        assert_eq!(
            check_content_digest(header, b"{\"hello\": \"world\"}\n"),
            Ok(())
        );
    }
}
