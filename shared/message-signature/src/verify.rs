use crate::base::{ALWAYS, component, signature_base};
use crate::dictionary::dictionary;
use crate::digest::{DigestError, check_content_digest};
use crate::message;
use crate::sign::serialised;
use crate::{Algorithm, KeyId, MAX_LIFETIME_S, Request, SignatureHeaders, TAG, VerifyingKey};
use sfv::{BareItem, InnerList, ListEntry};

/// A signature that holds: whose it is and what it says of itself. When replays matter, the
/// caller keeps `(keyid, nonce)` until `expires` and refuses the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub keyid: KeyId,
    /// Unix seconds.
    pub created: i64,
    /// The last of the Unix seconds at which it counts by what it says of itself and, with a
    /// [`ValidityWindow`], by that.
    pub expires: i64,
    pub nonce: Option<String>,
}

/// Why a message is not believed. None of these says anything secret, but to the outside all of
/// them are one answer: not authenticated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("header or parameter {0} is missing")]
    Missing(&'static str),
    #[error("header or parameter {0} is malformed")]
    Malformed(&'static str),
    #[error("the signature's tag is not {TAG}")]
    WrongTag,
    #[error("component {0} is not covered or not in the message")]
    ComponentMissing(String),
    #[error("the signature has expired")]
    Expired,
    #[error("the signature was made in the future")]
    FromTheFuture,
    #[error("the key id is not known")]
    UnknownKey,
    #[error("the key is for another algorithm")]
    WrongAlgorithm,
    #[error("the signature does not hold")]
    BadSignature,
    #[error("the body is not the one that was signed")]
    DigestMismatch,
}

/// How far from now a signature may have been made, in seconds, for it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValidityWindow {
    /// How long ago.
    pub back_s: u16,
    /// How far ahead, for a signer whose clock is fast.
    pub ahead_s: u16,
}

/// How long a signature counts.
#[derive(Clone, Copy)]
enum Lifetime {
    /// From `created` to `expires`, with clocks that may be so many seconds apart.
    Declared { max_skew: u16 },
    /// As the receiver says.
    Within(ValidityWindow),
}

/// Verifies a received request at the time `now` (Unix seconds). `max_skew` is how many seconds
/// the two clocks may be apart; `keys` finds the public keys of a key id: none, one, or several
/// while the sender changes from one to another.
///
/// The signature is checked before the body is hashed: an unknown sender costs no hashing.
pub fn verify<K: IntoIterator<Item = VerifyingKey>>(
    request: &Request<'_>,
    headers: &SignatureHeaders,
    keys: impl FnOnce(&KeyId) -> K,
    now: i64,
    max_skew: u16,
) -> Result<Verified, SignatureError> {
    judge(request, headers, keys, now, Lifetime::Declared { max_skew })
}

/// As [`verify`], where the receiver says how long a signature counts. It counts no longer than
/// until its own `expires`, if it has one.
pub fn verify_within<K: IntoIterator<Item = VerifyingKey>>(
    request: &Request<'_>,
    headers: &SignatureHeaders,
    keys: impl FnOnce(&KeyId) -> K,
    now: i64,
    window: ValidityWindow,
) -> Result<Verified, SignatureError> {
    judge(request, headers, keys, now, Lifetime::Within(window))
}

fn judge<K: IntoIterator<Item = VerifyingKey>>(
    request: &Request<'_>,
    headers: &SignatureHeaders,
    keys: impl FnOnce(&KeyId) -> K,
    now: i64,
    lifetime: Lifetime,
) -> Result<Verified, SignatureError> {
    let (label, input) = our_input(&headers.signature_input)?;
    let components = covered(&input)?;
    for required in required(request) {
        if !components.contains(&required) {
            return Err(SignatureError::ComponentMissing(required));
        }
    }
    let algorithm =
        Algorithm::named(text(&input, "alg")?).ok_or(SignatureError::Malformed("alg"))?;
    let verified = claims(&input, lifetime)?;
    in_time(&verified, now, lifetime)?;
    let mut keys = keys(&verified.keyid).into_iter().peekable();
    if keys.peek().is_none() {
        return Err(SignatureError::UnknownKey);
    }
    let mut keys = keys.filter(|key| key.algorithm() == algorithm).peekable();
    if keys.peek().is_none() {
        return Err(SignatureError::WrongAlgorithm);
    }

    let mut lines = Vec::with_capacity(components.len());
    for name in &components {
        let value = component(request, &headers.content_digest, name)
            .ok_or_else(|| SignatureError::ComponentMissing(name.clone()))?;
        lines.push((name.as_str(), value));
    }
    let base = signature_base(lines, &serialised(input.items, input.params));
    let signature = signature(&headers.signature, &label)?;
    if !keys.any(|key| key.verifies(base.as_bytes(), &signature)) {
        return Err(SignatureError::BadSignature);
    }
    match check_content_digest(&headers.content_digest, request.body) {
        Ok(()) => Ok(verified),
        Err(DigestError::Mismatch) => Err(SignatureError::DigestMismatch),
        Err(DigestError::Malformed) => Err(SignatureError::Malformed(message::CONTENT_DIGEST)),
    }
}

/// The one signature made for this application. A message may carry others, made by proxies.
fn our_input(header: &str) -> Result<(String, InnerList), SignatureError> {
    const MALFORMED: SignatureError = SignatureError::Malformed(message::SIGNATURE_INPUT);
    let all = dictionary(header).ok_or(MALFORMED)?;
    if all.is_empty() {
        return Err(SignatureError::Missing(message::SIGNATURE_INPUT));
    }
    let mut ours = None;
    for (label, entry) in all {
        let ListEntry::InnerList(input) = entry else {
            return Err(MALFORMED);
        };
        if matches!(text(&input, "tag"), Ok(tag) if tag == TAG) {
            // Two of ours: which one is meant cannot be known.
            if ours.replace((label.as_str().to_owned(), input)).is_some() {
                return Err(MALFORMED);
            }
        }
    }
    ours.ok_or(SignatureError::WrongTag)
}

/// The names of the covered components. Component parameters (`;sf`, `;key`, `;req`...) are not
/// part of the shape in use, and a name may not come twice (RFC 9421 §2).
fn covered(input: &InnerList) -> Result<Vec<String>, SignatureError> {
    const MALFORMED: SignatureError = SignatureError::Malformed(message::SIGNATURE_INPUT);
    let mut names: Vec<String> = Vec::with_capacity(input.items.len());
    for item in &input.items {
        let BareItem::String(name) = &item.bare_item else {
            return Err(MALFORMED);
        };
        let name = name.as_str();
        let upper = name.bytes().any(|b| b.is_ascii_uppercase());
        if upper || !item.params.is_empty() || names.iter().any(|known| known == name) {
            return Err(MALFORMED);
        }
        names.push(name.to_owned());
    }
    Ok(names)
}

fn required(request: &Request<'_>) -> impl Iterator<Item = String> {
    let headers = request
        .headers
        .iter()
        .map(|(name, _)| name.to_ascii_lowercase());
    ALWAYS.into_iter().map(str::to_owned).chain(headers)
}

fn claims(input: &InnerList, lifetime: Lifetime) -> Result<Verified, SignatureError> {
    const MALFORMED: SignatureError = SignatureError::Malformed("expires");
    let created = time(input, "created")?;
    let (said, longest) = match (time(input, "expires"), lifetime) {
        (said, Lifetime::Declared { .. }) => (said?, MAX_LIFETIME_S),
        (Err(SignatureError::Missing(_)), Lifetime::Within(window)) => (i64::MAX, window.back_s),
        (said, Lifetime::Within(window)) => (said?, window.back_s),
    };
    let last = created.saturating_add(i64::from(longest));
    let expires = match lifetime {
        // What says more than was agreed is not shortened but refused.
        Lifetime::Declared { .. } if said > last => return Err(MALFORMED),
        Lifetime::Declared { .. } | Lifetime::Within(_) => said.min(last),
    };
    if expires < created {
        return Err(MALFORMED);
    }
    let nonce = match text(input, "nonce") {
        Ok(nonce) => Some(nonce.to_owned()),
        Err(SignatureError::Missing(_)) => None,
        Err(refused) => return Err(refused),
    };
    let keyid =
        KeyId::parse(text(input, "keyid")?).map_err(|_| SignatureError::Malformed("keyid"))?;
    Ok(Verified {
        keyid,
        created,
        expires,
        nonce,
    })
}

fn in_time(verified: &Verified, now: i64, lifetime: Lifetime) -> Result<(), SignatureError> {
    let (ahead, late) = match lifetime {
        Lifetime::Declared { max_skew } => (max_skew, max_skew),
        Lifetime::Within(window) => (window.ahead_s, 0),
    };
    if verified.created > now.saturating_add(i64::from(ahead)) {
        return Err(SignatureError::FromTheFuture);
    }
    if now > verified.expires.saturating_add(i64::from(late)) {
        return Err(SignatureError::Expired);
    }
    Ok(())
}

fn signature(header: &str, label: &str) -> Result<Vec<u8>, SignatureError> {
    const MALFORMED: SignatureError = SignatureError::Malformed(message::SIGNATURE);
    let mut all = dictionary(header).ok_or(MALFORMED)?;
    match all.swap_remove(label) {
        None => Err(SignatureError::Missing(message::SIGNATURE)),
        Some(ListEntry::InnerList(_)) => Err(MALFORMED),
        Some(ListEntry::Item(item)) => item
            .bare_item
            .as_byte_sequence()
            .map(<[u8]>::to_vec)
            .ok_or(MALFORMED),
    }
}

fn text<'a>(input: &'a InnerList, name: &'static str) -> Result<&'a str, SignatureError> {
    let value = input
        .params
        .get(name)
        .ok_or(SignatureError::Missing(name))?;
    value
        .as_string()
        .map(sfv::StringRef::as_str)
        .ok_or(SignatureError::Malformed(name))
}

/// Unix seconds, at or after the epoch.
fn time(input: &InnerList, name: &'static str) -> Result<i64, SignatureError> {
    let value = input
        .params
        .get(name)
        .ok_or(SignatureError::Missing(name))?;
    let seconds = value
        .as_integer()
        .map(i64::from)
        .ok_or(SignatureError::Malformed(name))?;
    if seconds < 0 {
        Err(SignatureError::Malformed(name))
    } else {
        Ok(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SignParams, SigningKey, sign};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    /// Only the holder of the key can bring this about, by signing such a header.
    #[test]
    fn a_signed_digest_header_without_sha_256_is_malformed() {
        let (key, keyid) = (SigningKey::from_seed([3; 32]), KeyId::parse("k").unwrap());
        let request = Request {
            method: "POST",
            path: "/",
            headers: &[],
            body: b"x",
        };
        let mut headers = sign(&request, &key, &SignParams::new(&keyid, 0)).unwrap();
        headers.content_digest = "md5=:AAAA:".to_owned();
        let params = headers.signature_input.strip_prefix("malai=").unwrap();
        let lines = [
            ("@method", "POST"),
            ("@path", "/"),
            ("content-digest", "md5=:AAAA:"),
        ];
        let signature = key.sign(signature_base(lines, params).as_bytes());
        headers.signature = format!("malai=:{}:", STANDARD.encode(signature));

        let judged = verify(&request, &headers, |_| Some(key.verifying_key()), 0, 0);
        assert_eq!(
            judged,
            Err(SignatureError::Malformed(message::CONTENT_DIGEST))
        );
    }
}
