//! The form of a request to the authorization server: who it claims to be from, what is to prove it, and its other
//! parameters.

use std::collections::HashMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::id::ClientId;
use platform::http::{Call, Code, Problem, Source};

use super::{Denied, Refusal};
use crate::proof::claimed_client;

const FORM: &str = "application/x-www-form-urlencoded";
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The largest form, in bytes.
const MAX_BYTES: usize = 16 * 1024;
/// The longest assertion, in characters.
const MAX_ASSERTION: usize = 4096;
/// The parameters by which a client authenticates.
const AUTHENTICATION: [&str; 4] = [
    "client_id",
    "client_secret",
    "client_assertion_type",
    "client_assertion",
];

/// The parameters of a request, each at most once.
#[derive(Clone)]
pub struct Form(HashMap<String, String>);

impl fmt::Debug for Form {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Form(..)")
    }
}

/// Who a request claims to be from, and what is to prove it.
#[derive(Debug)]
pub struct Claim {
    /// The client.
    pub(super) client: ClientId,
    /// What is to prove that.
    pub(super) proof: Proof,
    /// Where the request comes from.
    pub(super) source: Source,
}

/// What is to prove who a request is from.
pub(super) enum Proof {
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

impl Form {
    /// Reads the form of a request that has these parameters beside those by which a client
    /// authenticates.
    ///
    /// # Errors
    /// A refusal if it is no form, a problem for its media type and its size.
    pub fn read(call: &Call, own: &[&str]) -> Result<Self, Denied> {
        call.has_media_type(FORM)?;
        if call.raw_body().len() > MAX_BYTES {
            let detail = "Send at most 16384 bytes.";
            return Err(Problem::new(Code::BodyTooLarge).detail(detail).into());
        }
        Ok(Self::parse(call.raw_body(), own)?)
    }

    /// Parameters that mean nothing here are ignored, and one without a value counts as not sent
    /// (RFC 6749 §3.2).
    fn parse(body: &[u8], own: &[&str]) -> Result<Self, Refusal> {
        let mut form = HashMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            let known = own.contains(&name.as_ref()) || AUTHENTICATION.contains(&name.as_ref());
            if known && form.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Refusal::InvalidRequest("A parameter is there twice."));
            }
        }
        form.retain(|_, value: &mut String| !value.is_empty());
        Ok(Self(form))
    }

    /// A parameter that was sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Who the request claims to be from, by the form or by its `Authorization` header.
    ///
    /// # Errors
    /// When it authenticates in no way, in several, or in an improper one.
    pub fn claim(&self, call: &Call) -> Result<Claim, Refusal> {
        let (client, proof) = claimed(self, call.header("authorization"))?;
        Ok(Claim {
            client,
            proof,
            source: call.source().clone(),
        })
    }
}

/// The client that a form or this header claims, and the proof.
fn claimed(form: &Form, authorization: Option<&str>) -> Result<(ClientId, Proof), Refusal> {
    let named = form.get("client_id");
    let secret = form.get("client_secret");
    let assertion = form.get("client_assertion");
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
            let client = named.and_then(|client| client.parse().ok());
            (client, Proof::Secret(secret.to_owned()))
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
            let proof = Proof::Assertion(assertion.to_owned());
            (claimed_client(assertion), proof)
        }
        (None, None, None) => return Err(Refusal::InvalidClient),
    };
    // A text that cannot be a client's id costs no read, so its failures are not counted.
    let client: ClientId = client.ok_or(Refusal::InvalidClient)?;
    if named.is_some_and(|named| named.parse() != Ok(client)) {
        return Err(Refusal::InvalidRequest(
            "client_id is another than the one authenticated.",
        ));
    }
    Ok((client, proof))
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

    const OWN: [&str; 2] = ["grant_type", "scope"];

    fn read(authorization: Option<&str>, body: &[u8]) -> Result<(ClientId, Proof), Refusal> {
        claimed(&Form::parse(body, &OWN)?, authorization)
    }

    fn secret_of(proof: &Proof) -> Option<&str> {
        match proof {
            Proof::Secret(secret) => Some(secret),
            Proof::Assertion(_) => None,
        }
    }

    fn post(body: &str) -> Result<(ClientId, Proof), Refusal> {
        read(None, body.as_bytes())
    }

    #[test]
    fn a_secret_comes_in_the_header_or_in_the_form() {
        let basic = with_basic(&format!("{}:mls%5Fs%3A%26%3D+t", client()));
        let form = b"grant_type=client_credentials&scope=a%3Ab+c&x=1&x=2";
        let request = read(Some(&basic), form).expect("a request");
        assert_eq!(
            (request.0, secret_of(&request.1)),
            (client(), Some("mls_s:&= t"))
        );
        let form = Form::parse(form, &OWN).expect("a form");
        assert_eq!((form.get("scope"), form.get("x")), (Some("a:b c"), None));
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret=mls_s&scope=",
            client()
        );
        let request = post(&form).expect("a request");
        assert_eq!(
            (request.0, secret_of(&request.1)),
            (client(), Some("mls_s"))
        );
        let form = Form::parse(form.as_bytes(), &OWN).expect("a form");
        assert_eq!(form.get("scope"), None);
        assert!(!format!("{request:?}").contains("mls_s"));
    }

    #[test]
    fn what_is_no_proper_request_is_told_so() {
        let id = client();
        let secret = format!("client_id={id}&client_secret=s");
        for wrong in [
            format!("{secret}&scope=a&scope=b"),
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
