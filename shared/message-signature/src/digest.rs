use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sfv::{BareItem, Dictionary, ListEntry, Parser};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// The `Content-Digest` header of a body: `sha-256=:<base64>:` (RFC 9530 §2).
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// Whether the header's sha-256 is the body's. `None`: the header holds no readable sha-256.
/// Digests by other algorithms may stand beside it and are not looked at (RFC 9530 §5).
pub(crate) fn matches(header: &str, body: &[u8]) -> Option<bool> {
    let digests: Dictionary = Parser::new(header).parse().ok()?;
    let ListEntry::Item(item) = digests.get("sha-256")? else {
        return None;
    };
    let BareItem::ByteSequence(claimed) = &item.bare_item else {
        return None;
    };
    let actual: [u8; 32] = Sha256::digest(body).into();
    Some(bool::from(claimed.as_slice().ct_eq(&actual)))
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
    fn another_algorithm_may_stand_beside_but_not_instead() {
        let both = format!("sha-512=:AAAA:, {}", content_digest(b"x"));
        assert_eq!(matches(&both, b"x"), Some(true));
        assert_eq!(matches("sha-512=:AAAA:", b"x"), None);
        assert_eq!(matches("sha-256=text", b"x"), None);
        assert_eq!(matches("sha-256=:AAAA:", b"x"), Some(false));
        assert_eq!(matches("sha-256=(:AAAA:)", b"x"), None);
        assert_eq!(matches("sha-256=:", b"x"), None);
    }
}
