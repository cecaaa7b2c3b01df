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

/// Whether the header's sha-256 is the body's, and its sha-512 too, if it has one: whoever reads the
/// one must not be told another body than who reads the other. `None`: the header holds no readable
/// sha-256, or a digest twice. Digests by algorithms that RFC 9530 calls insecure may stand beside
/// them and are not looked at (§5).
pub(crate) fn matches(header: &str, body: &[u8]) -> Option<bool> {
    let digests = dictionary(header)?;
    let claimed = claim(digests.get("sha-256")?)?;
    let actual: [u8; 32] = Sha256::digest(body).into();
    let same = claimed.ct_eq(&actual);
    let Some(other) = digests.get("sha-512") else {
        return Some(bool::from(same));
    };
    let actual: [u8; 64] = Sha512::digest(body).into();
    Some(bool::from(same & claim(other)?.ct_eq(&actual)))
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

    #[test]
    fn another_algorithm_may_stand_beside_but_not_instead_and_not_of_another_body() {
        let right = content_digest(b"x");
        let other = STANDARD.encode(Sha512::digest(b"x"));
        assert_eq!(
            matches(&format!("sha-512=:{other}:, {right}"), b"x"),
            Some(true)
        );
        assert_eq!(matches(&format!("md5=:AAAA:, {right}"), b"x"), Some(true));
        assert_eq!(
            matches(&format!("sha-512=:AAAA:, {right}"), b"x"),
            Some(false)
        );
        assert_eq!(matches(&format!("sha-512=text, {right}"), b"x"), None);
        let wrong = content_digest(b"y");
        for twice in [format!("{wrong}, {right}"), format!("{right}, {right}")] {
            assert_eq!(matches(&twice, b"x"), None);
        }
        assert_eq!(matches("sha-512=:AAAA:", b"x"), None);
        assert_eq!(matches("sha-256=text", b"x"), None);
        assert_eq!(matches("sha-256=:AAAA:", b"x"), Some(false));
        assert_eq!(matches("sha-256=(:AAAA:)", b"x"), None);
        assert_eq!(matches("sha-256=:", b"x"), None);
    }
}
