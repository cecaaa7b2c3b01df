//! Publishes the metadata of the authorization server: `GET /.well-known/oauth-authorization-server`
//! (RFC 8414), by which OAuth libraries find its endpoints and what it accepts.

use environment::{ClientSecrets, Names};
use platform::http::dpop;
use platform::http::{Call, Problem, Reply};
use serde::Serialize;

platform::function!();

/// How long the response may be cached.
const KEEP: &str = "public, max-age=300";
/// How a client authenticates, the strongest first.
const METHODS: &[&str] = &[
    "private_key_jwt",
    "client_secret_basic",
    "client_secret_post",
];
/// The same where the bank accepts no client secrets.
const KEY_METHODS: &[&str] = &["private_key_jwt"];
/// What assertions are signed with. Ed25519 has a name of its own (RFC 9864) and that of its family.
const ALGORITHMS: &[&str] = &["Ed25519", "EdDSA", "ES256"];

/// The members of RFC 8414 §2 that apply here.
#[derive(Serialize)]
struct Metadata<'a> {
    issuer: &'a str,
    token_endpoint: String,
    revocation_endpoint: String,
    jwks_uri: String,
    scopes_supported: &'static [&'static str],
    response_types_supported: [&'static str; 0],
    grant_types_supported: [&'static str; 1],
    dpop_signing_alg_values_supported: &'static [&'static str],
    token_endpoint_auth_methods_supported: &'static [&'static str],
    token_endpoint_auth_signing_alg_values_supported: &'static [&'static str],
    revocation_endpoint_auth_methods_supported: &'static [&'static str],
    revocation_endpoint_auth_signing_alg_values_supported: &'static [&'static str],
}

/// Returns the metadata.
///
/// # Errors
/// `internal_error` if the contract lacks an operation.
#[expect(clippy::unused_async, reason = "nothing is read")]
pub async fn handle(ports: &Ports, _call: Call) -> Result<Reply, Problem> {
    Ok(Reply::json(200, &metadata(&ports.names)?).header("cache-control", KEEP))
}

fn metadata(names: &Names) -> Result<Metadata<'_>, Problem> {
    let issuer = names.issuer.as_str();
    let methods = match names.client_secrets {
        ClientSecrets::Accepted => METHODS,
        ClientSecrets::Refused => KEY_METHODS,
    };
    let at = |id: &str| {
        let operation = contract::OPERATIONS.iter().find(|one| one.id == id);
        let operation = operation.ok_or_else(|| Problem::internal("the contract lacks it"))?;
        Ok::<_, Problem>(format!("{issuer}{}", operation.path))
    };
    Ok(Metadata {
        issuer,
        token_endpoint: at("issueToken")?,
        revocation_endpoint: at("revokeToken")?,
        jwks_uri: at("publishKeys")?,
        scopes_supported: contract::SCOPES,
        response_types_supported: [],
        grant_types_supported: ["client_credentials"],
        dpop_signing_alg_values_supported: dpop::ALGORITHMS,
        token_endpoint_auth_methods_supported: methods,
        token_endpoint_auth_signing_alg_values_supported: ALGORITHMS,
        revocation_endpoint_auth_methods_supported: methods,
        revocation_endpoint_auth_signing_alg_values_supported: ALGORITHMS,
    })
}
