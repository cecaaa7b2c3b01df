//! The client of the bank's HTTP API, generated from `openapi.yaml` by `scripts/generate-clients`.
//!
//! [`Client`] has a method for each operation, which takes its parameters one by one and is sent
//! with `send`. A refusal is an [`Error::ErrorResponse`] with the problem document of the bank.
//!
//! ```ignore
//! use malai_client::types::{AccountOpening, Currency};
//! # async fn open(token: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let bank = malai_client::with_token("http://127.0.0.1:8080", token)?;
//! let opening = AccountOpening { holder_name: "Ada Okafor".into(), currency: Currency::Gbp };
//! let account = bank.open_account().idempotency_key("opening-1").body(opening).send().await?;
//! println!("{} {}", account.sort_code, account.account_number);
//! # Ok(())
//! # }
//! ```

#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes_without_reason,
    clippy::expect_used,
    clippy::unwrap_used,
    unreachable_pub,
    unused_imports,
    unused_qualifications,
    reason = "generated; what it needs changes with the generator and the contract"
)]
mod generated;

use std::time::Duration;

pub use generated::{ByteStream, Client, ClientInfo, Error, ResponseValue, builder, types};
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, InvalidHeaderValue};

/// How long an answer may take; the gateway itself gives up after 29 seconds.
const DEADLINE: Duration = Duration::from_secs(30);

/// Why no client could be made.
#[derive(Debug)]
pub enum NoClient {
    /// The token holds characters that no header can hold.
    Token(InvalidHeaderValue),
    /// The HTTP client could not be set up, for instance for want of root certificates.
    Http(reqwest::Error),
}

impl std::fmt::Display for NoClient {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Token(_) => "the access token cannot be sent in a header",
            Self::Http(_) => "the HTTP client could not be set up",
        })
    }
}

impl std::error::Error for NoClient {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Token(cause) => Some(cause),
            Self::Http(cause) => Some(cause),
        }
    }
}

/// A client without a token, for the open operations such as `issue_token`.
///
/// # Errors
/// If the HTTP client cannot be set up.
pub fn connect(base_url: &str) -> Result<Client, NoClient> {
    with_headers(base_url, HeaderMap::new())
}

/// A client that sends this access token with every call.
///
/// # Errors
/// If the token cannot be a header, or the HTTP client cannot be set up.
pub fn with_token(base_url: &str, access_token: &str) -> Result<Client, NoClient> {
    let bearer = format!("Bearer {access_token}");
    let mut bearer = HeaderValue::from_str(&bearer).map_err(NoClient::Token)?;
    bearer.set_sensitive(true);
    with_headers(base_url, HeaderMap::from_iter([(AUTHORIZATION, bearer)]))
}

fn with_headers(base_url: &str, headers: HeaderMap) -> Result<Client, NoClient> {
    // Fails when the program has chosen a provider before; then that one counts.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder()
        .default_headers(headers)
        .timeout(DEADLINE)
        .build();
    Ok(Client::new_with_client(
        base_url,
        http.map_err(NoClient::Http)?,
    ))
}
