use message_signature::{Request, SignatureHeaders, verify as verify_signature};
use payments_messages::CallbackKeys;
use platform::http::{Call, Code, Problem};
use secrecy::ExposeSecret;

use crate::Ports;

/// How far the scheme's clock and ours may differ, in seconds.
const MAX_SKEW_S: u16 = 60;

/// That the scheme signed this request: method, path and the digest of the body (RFC 9421). A
/// signature that comes again within its lifetime does no harm, since every message is taken once.
pub(crate) async fn verify(ports: &Ports, call: &Call) -> Result<(), Problem> {
    let secret = ports
        .callback_key
        .current()
        .await
        .map_err(Problem::internal)?;
    let secret = secret.ok_or_else(|| Problem::new(Code::Unavailable))?;
    let keys = CallbackKeys::read(secret.value.expose_secret()).map_err(Problem::internal)?;
    let unauthenticated = || Problem::new(Code::Unauthenticated).detail("The signature.");
    let headers =
        SignatureHeaders::from_lookup(|name| call.header(name)).map_err(|_| unauthenticated())?;
    let request = Request {
        method: call.method(),
        path: call.path(),
        headers: &[],
        body: call.raw_body(),
    };
    let now = ports.clock.now().unix_seconds();
    verify_signature(
        &request,
        &headers,
        |keyid| keys.find(keyid),
        now,
        MAX_SKEW_S,
    )
    .map(|_| ())
    .map_err(|_| unauthenticated())
}
