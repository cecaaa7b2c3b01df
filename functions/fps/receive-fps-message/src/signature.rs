use fps_messages::CallbackKeys;
use message_signature::{
    KeyId, Request, SignatureError, SignatureHeaders, verify as verify_signature,
};
use platform::http::{Call, Code, Problem};
use secrecy::ExposeSecret;

use crate::Ports;

/// The challenge of a 401 (RFC 9110 §11.6.1). RFC 9421 names no scheme of authentication: this is the name of the header
/// that is missing or wrong.
const CHALLENGE: &str = "Signature";
/// One text for everything that can be wrong: who cannot sign learns nothing from it.
const UNSIGNED: &str = "The message is not signed by a key of the scheme, for this bank and in its time (RFC 9421), with \
    the digest of its body (RFC 9530); sign it and send it again.";

/// How far the scheme's clock and ours may differ, in seconds.
const MAX_SKEW_S: u16 = 60;

/// That the scheme signed this request, and for this bank: method, authority, path, content type and
/// the digest of the body (RFC 9421). The authority is not that of the request, which says what was
/// called, but that by which the scheme is to call this bank. A signature that comes again within its lifetime does no harm, since every message is taken once.
pub(crate) async fn verify(ports: &Ports, call: &Call) -> Result<(), Problem> {
    let unauthenticated = || {
        Problem::new(Code::Unauthenticated)
            .detail(UNSIGNED)
            .challenged(CHALLENGE)
    };
    let headers =
        SignatureHeaders::from_lookup(|name| call.header(name)).map_err(|_| unauthenticated())?;
    let authority = ports.names.callbacks.get("fps");
    let authority =
        authority.ok_or_else(|| Problem::internal("no authority is configured for callbacks"))?;
    let content_type = call.header("content-type").ok_or_else(unauthenticated)?;
    let request = Request {
        method: call.method(),
        path: call.path(),
        headers: &[("@authority", authority), ("content-type", content_type)],
        body: call.raw_body(),
    };
    let now = ports.clock.now().unix_seconds();
    let judge = |keys: &CallbackKeys| {
        let find = |keyid: &KeyId| keys.find(keyid);
        verify_signature(&request, &headers, find, now, MAX_SKEW_S)
    };
    match judge(&known(ports).await?) {
        // A key that the scheme began to sign with since its keys were read here.
        Err(SignatureError::UnknownKey) => {
            ports.callback_key.refresh().await;
            judge(&known(ports).await?)
        }
        judged => judged,
    }
    .map(|_| ())
    .map_err(|_| unauthenticated())
}

/// The scheme's keys. Those of the version before are not taken: what the scheme took off its list
/// may be in other hands.
async fn known(ports: &Ports) -> Result<CallbackKeys, Problem> {
    let secret = ports.callback_key.current().await;
    let secret = secret
        .map_err(Problem::internal)?
        .ok_or_else(|| Problem::new(Code::Unavailable))?;
    CallbackKeys::read(secret.value.expose_secret()).map_err(Problem::internal)
}
