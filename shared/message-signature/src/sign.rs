use crate::base::{ALWAYS, component, signature_base};
use crate::{Algorithm, KeyId, MAX_LIFETIME_S, Request, SignatureHeaders, SigningKey, TAG};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sfv::{BareItem, InnerList, Integer, Item, Parameters};

/// Who signs, and when.
#[derive(Debug, Clone, Copy)]
pub struct SignParams<'a> {
    keyid: &'a KeyId,
    created: i64,
    lifetime_s: Option<u16>,
    nonce: Option<&'a str>,
}

/// A request that cannot be signed: the fault is the caller's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsignable {
    #[error("component {0} is absent, given twice, or not plain ASCII text on one line")]
    Component(String),
    #[error("the time is not one of the years 1970 to 9999")]
    Time,
    #[error("the nonce is not printable ASCII")]
    Nonce,
}

impl<'a> SignParams<'a> {
    /// Valid from `created` (Unix seconds) for the longest time allowed, without nonce.
    pub fn new(keyid: &'a KeyId, created: i64) -> Self {
        Self {
            keyid,
            created,
            lifetime_s: Some(MAX_LIFETIME_S),
            nonce: None,
        }
    }

    /// Shortens the validity to so many seconds; [`MAX_LIFETIME_S`] stays the limit.
    #[must_use]
    pub fn lifetime_s(mut self, seconds: u16) -> Self {
        self.lifetime_s = Some(seconds.min(MAX_LIFETIME_S));
        self
    }

    /// Leaves `expires` out, for a receiver whose own window ends the signature.
    #[must_use]
    pub fn without_expiry(mut self) -> Self {
        self.lifetime_s = None;
        self
    }

    /// Adds a value which the receiver accepts only once.
    #[must_use]
    pub fn nonce(mut self, nonce: &'a str) -> Self {
        self.nonce = Some(nonce);
        self
    }
}

/// Signs a request: `@method`, `@path`, the digest of the body and every header in
/// `request.headers`. The same input gives the same signature (RFC 8032, RFC 6979).
pub fn sign(
    request: &Request<'_>,
    key: &SigningKey,
    stamp: &SignParams<'_>,
) -> Result<SignatureHeaders, Unsignable> {
    let content_digest = crate::content_digest(request.body);
    let names: Vec<String> = ALWAYS
        .into_iter()
        .map(str::to_owned)
        .chain(
            request
                .headers
                .iter()
                .map(|(name, _)| name.to_ascii_lowercase()),
        )
        .collect();
    let mut lines = Vec::with_capacity(names.len());
    for name in &names {
        let value = component(request, &content_digest, name)
            .ok_or_else(|| Unsignable::Component(name.clone()))?;
        lines.push((name.as_str(), value));
    }
    let params = serialised(
        covered(&names)?,
        parameters(stamp, key.verifying_key().algorithm())?,
    );
    let signature = key.sign(signature_base(lines, &params).as_bytes());
    Ok(SignatureHeaders {
        content_digest,
        signature_input: format!("{TAG}={params}"),
        signature: format!("{TAG}=:{}:", STANDARD.encode(signature)),
    })
}

/// The covered components with their parameters, written as RFC 9421 §2.3 wants them signed.
pub(crate) fn serialised(components: Vec<Item>, params: Parameters) -> String {
    let mut list = sfv::ListSerializer::new();
    let mut inner = list.inner_list();
    let InnerList { items, params } = InnerList::with_params(components, params);
    inner.items(&items);
    let _ = inner
        .finish()
        .parameters(params.iter().map(|(name, value)| (name.as_ref(), value)));
    list.finish().unwrap_or_default()
}

fn covered(names: &[String]) -> Result<Vec<Item>, Unsignable> {
    let item = |name: &String| match sfv::String::from_string(name.clone()) {
        Ok(text) => Ok(Item::new(text)),
        Err(_) => Err(Unsignable::Component(name.clone())),
    };
    names.iter().map(item).collect()
}

fn parameters(stamp: &SignParams<'_>, algorithm: Algorithm) -> Result<Parameters, Unsignable> {
    let mut params = Parameters::new();
    let mut put = |name: &'static str, value: BareItem| {
        params.insert(sfv::key_ref(name).to_owned(), value);
    };
    put("created", seconds(stamp.created)?);
    if let Some(lifetime) = stamp.lifetime_s {
        let expires = stamp.created.checked_add(i64::from(lifetime));
        put("expires", seconds(expires.ok_or(Unsignable::Time)?)?);
    }
    put(
        "keyid",
        text(stamp.keyid.as_str()).ok_or(Unsignable::Nonce)?,
    );
    put("alg", text(algorithm.as_str()).ok_or(Unsignable::Nonce)?);
    if let Some(nonce) = stamp.nonce {
        put("nonce", text(nonce).ok_or(Unsignable::Nonce)?);
    }
    put("tag", text(TAG).ok_or(Unsignable::Nonce)?);
    Ok(params)
}

fn seconds(time: i64) -> Result<BareItem, Unsignable> {
    if !(0..=253_402_300_799).contains(&time) {
        return Err(Unsignable::Time);
    }
    Ok(BareItem::Integer(
        Integer::try_from(time).map_err(|_| Unsignable::Time)?,
    ))
}

fn text(value: &str) -> Option<BareItem> {
    sfv::String::from_string(value.to_owned())
        .ok()
        .map(BareItem::String)
}
