//! A token request: who it claims to be from, what is to prove it, what it asks for.

use std::collections::HashMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use identity_store::proof::claimed_client;
use kernel::id::ClientId;
use platform::http::{Call, Code, Problem};

use crate::answer::{Denied, Refusal};

const FORM: &str = "application/x-www-form-urlencoded";
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The largest form, in bytes.
const MAX_BYTES: usize = 16 * 1024;
/// The longest assertion, in characters.
const MAX_ASSERTION: usize = 4096;
/// The parameters that mean something; others are ignored (RFC 6749 §3.2).
const PARAMETERS: [&str; 6] = [
    "grant_type",
    "scope",
    "client_id",
    "client_secret",
    "client_assertion_type",
    "client_assertion",
];

/// A proper token request.
#[derive(Debug)]
pub(crate) struct TokenRequest {
    /// The client that it claims to be from.
    pub(crate) client: ClientId,
    /// What is to prove that.
    pub(crate) proof: Proof,
    /// The scopes that it asks for, if it says so.
    pub(crate) scope: Option<String>,
}

/// What is to prove who a request is from.
pub(crate) enum Proof {
    /// The client's secret.
    Secret(String),
    /// A signed assertion.
    Assertion(String),
}

impl fmt::Debug for Proof {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Proof(..)")
    }
}

impl TokenRequest {
    /// Reads the request.
    pub(crate) fn read(call: &Call) -> Result<Self, Denied> {
        let media_type = call
            .header("content-type")
            .and_then(|value| value.split(';').next());
        if !media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case(FORM)) {
            let detail = format!("Send {FORM}.");
            return Err(Problem::new(Code::UnsupportedMediaType)
                .detail(detail)
                .into());
        }
        if call.raw_body().len() > MAX_BYTES {
            let detail = "Send at most 16384 bytes.";
            return Err(Problem::new(Code::BodyTooLarge).detail(detail).into());
        }
        Ok(read(call.header("authorization"), call.raw_body())?)
    }
}

fn read(authorization: Option<&str>, body: &[u8]) -> Result<TokenRequest, Refusal> {
    let mut form = form(body)?;
    match form.get("grant_type").map(String::as_str) {
        Some("client_credentials") => {}
        Some(_) => return Err(Refusal::UnsupportedGrantType),
        None => return Err(Refusal::InvalidRequest("grant_type is missing.")),
    }
    let named = form.remove("client_id");
    let secret = form.remove("client_secret");
    let assertion = form.remove("client_assertion");
    let ways = [
        authorization.is_some(),
        secret.is_some(),
        assertion.is_some(),
    ];
    if ways.iter().filter(|way| **way).count() > 1 {
        return Err(Refusal::InvalidRequest("Authenticate in one way only."));
    }
    let (client, proof) = match (authorization, secret, assertion) {
        (Some(header), _, _) => {
            let (client, secret) = basic(header).ok_or(Refusal::InvalidClient)?;
            (client.parse().ok(), Proof::Secret(secret))
        }
        (None, Some(secret), _) => {
            let client = named.as_deref().and_then(|client| client.parse().ok());
            (client, Proof::Secret(secret))
        }
        (None, None, Some(assertion)) => {
            if form
                .get("client_assertion_type")
                .is_none_or(|kind| kind != JWT_BEARER)
            {
                return Err(Refusal::InvalidRequest(
                    "client_assertion_type must be jwt-bearer.",
                ));
            }
            if assertion.len() > MAX_ASSERTION {
                return Err(Refusal::InvalidRequest("client_assertion is too long."));
            }
            (claimed_client(&assertion), Proof::Assertion(assertion))
        }
        (None, None, None) => return Err(Refusal::InvalidClient),
    };
    // What cannot be a client's id is nobody's, and there is nothing to count failures for.
    let client: ClientId = client.ok_or(Refusal::InvalidClient)?;
    if named.is_some_and(|named| named.parse() != Ok(client)) {
        return Err(Refusal::InvalidRequest(
            "client_id is another than the one authenticated.",
        ));
    }
    Ok(TokenRequest {
        client,
        proof,
        scope: form.remove("scope"),
    })
}

/// The parameters, each at most once; one without a value counts as not sent (RFC 6749 §3.2).
fn form(body: &[u8]) -> Result<HashMap<String, String>, Refusal> {
    let mut form = HashMap::new();
    for (name, value) in form_urlencoded::parse(body) {
        let known = PARAMETERS.contains(&name.as_ref());
        if known && form.insert(name.into_owned(), value.into_owned()).is_some() {
            return Err(Refusal::InvalidRequest("A parameter is there twice."));
        }
    }
    form.retain(|_, value: &mut String| !value.is_empty());
    Ok(form)
}

/// The id and the secret of `Basic` (RFC 7617), each form-encoded once more (RFC 6749 §2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, credentials) = header.split_once(' ')?;
    let credentials = STANDARD.decode(credentials.trim()).ok()?;
    let credentials = String::from_utf8(credentials).ok()?;
    let (client, secret) = credentials.split_once(':')?;
    scheme
        .eq_ignore_ascii_case("basic")
        .then_some((form_decoded(client)?, form_decoded(secret)?))
}

fn form_decoded(text: &str) -> Option<String> {
    let one_name = text.replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(one_name.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client() -> ClientId {
        ClientId::derive(&["c"])
    }

    fn with_basic(text: &str) -> String {
        format!("Basic {}", STANDARD.encode(text))
    }

    fn secret_of(request: &TokenRequest) -> Option<&str> {
        match &request.proof {
            Proof::Secret(secret) => Some(secret),
            Proof::Assertion(_) => None,
        }
    }

    fn post(body: &str) -> Result<TokenRequest, Refusal> {
        read(None, body.as_bytes())
    }

    #[test]
    fn a_secret_comes_in_the_header_or_in_the_form() {
        let basic = with_basic(&format!("{}:mls%5Fs%3A%26%3D+t", client()));
        let form = b"grant_type=client_credentials&scope=a%3Ab+c&x=1&x=2";
        let request = read(Some(&basic), form).expect("a request");
        assert_eq!(
            (request.client, secret_of(&request)),
            (client(), Some("mls_s:&= t"))
        );
        assert_eq!(request.scope.as_deref(), Some("a:b c"));
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret=mls_s&scope=",
            client()
        );
        let request = post(&form).expect("a request");
        assert_eq!(
            (request.client, secret_of(&request)),
            (client(), Some("mls_s"))
        );
        assert_eq!(request.scope, None);
        assert!(!format!("{request:?}").contains("mls_s"));
    }

    #[test]
    fn what_is_no_proper_request_is_told_so() {
        let id = client();
        let secret = format!("client_id={id}&client_secret=s");
        for wrong in [
            format!("{secret}&scope=a"),
            format!("grant_type=&{secret}"),
            format!("grant_type=client_credentials&grant_type=client_credentials&{secret}"),
            format!("grant_type=client_credentials&{secret}&client_secret=t"),
            format!("grant_type=client_credentials&{secret}&client_assertion=a.b.c"),
            "grant_type=client_credentials&client_assertion=a.b.c".into(),
            "grant_type=client_credentials&client_assertion=a.b.c&client_assertion_type=x".into(),
        ] {
            assert!(
                matches!(post(&wrong), Err(Refusal::InvalidRequest(_))),
                "{wrong}"
            );
        }
        let other = post(&format!("grant_type=password&{secret}"));
        assert_eq!(other.map(|_| ()), Err(Refusal::UnsupportedGrantType));
        let both = read(
            Some(&with_basic("a:b")),
            format!("grant_type=client_credentials&{secret}").as_bytes(),
        );
        assert!(matches!(both, Err(Refusal::InvalidRequest(_))));
    }

    #[test]
    fn a_client_that_cannot_be_is_refused_like_one_that_is_not_there() {
        for wrong in [
            "",
            "client_id=cli_x&client_secret=s",
            "client_secret=s",
            &format!("client_id={}", client()),
        ] {
            let form = format!("grant_type=client_credentials&{wrong}");
            assert_eq!(
                post(&form).map(|_| ()),
                Err(Refusal::InvalidClient),
                "{wrong}"
            );
        }
        for header in [
            "",
            "Basic",
            "Basic !",
            "Bearer abc",
            &with_basic("nobody"),
            &with_basic("a:b"),
        ] {
            let refused = read(Some(header), b"grant_type=client_credentials");
            assert_eq!(refused.map(|_| ()), Err(Refusal::InvalidClient), "{header}");
        }
    }

    #[test]
    fn the_named_client_and_the_authenticated_one_are_the_same() {
        let basic = with_basic(&format!("{}:s", client()));
        let named = |id: ClientId| format!("grant_type=client_credentials&client_id={id}");
        assert!(read(Some(&basic), named(client()).as_bytes()).is_ok());
        let other = read(Some(&basic), named(ClientId::derive(&["d"])).as_bytes());
        assert!(matches!(other, Err(Refusal::InvalidRequest(_))));
    }
}
