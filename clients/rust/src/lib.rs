//! The client of the bank's HTTP API. The operations are generated from `openapi.yaml` by `scripts/generate-clients`.
//!
//! [`Client`] has a method for each operation, which takes its parameters one by one and is sent with `send`. A client of
//! a [`Connection`] requests and renews its tokens, retries what the bank marks as retryable, and signs its writes when it
//! has a key. Each write gets an idempotency key of its own unless the caller names one. `?` turns what an operation
//! returns into a [`Failure`].
//!
//! ```ignore
//! use malai_client::types::{AccountOpening, Currency};
//! # async fn open() -> Result<(), Box<dyn std::error::Error>> {
//! let bank = malai_client::Connection::with_secret("http://127.0.0.1:8080", "cli_...", "mls_...").connect()?;
//! let opening = AccountOpening { holder_name: "Ada Okafor".into(), currency: Currency::Gbp };
//! let account = bank.open_account().body(opening).send().await?;
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

mod failure;
mod keys;
mod pages;
mod session;
mod word;

use std::time::Duration;

pub use failure::Failure;
pub use keys::{NotAKey, PrivateKey};
pub use pages::{Items, Page, items};
pub use session::{Credential, Retry, Session};
pub use word::Word;

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

/// How to connect to the bank as one of its clients.
#[derive(Clone, Debug)]
pub struct Connection {
    base_url: String,
    credential: Credential,
    signing_key: Option<PrivateKey>,
    retry: Retry,
    timeout: Duration,
}

impl Connection {
    /// A client that proves itself by a secret.
    pub fn with_secret(base_url: &str, client_id: &str, client_secret: &str) -> Self {
        let credential = Credential::Secret {
            client_id: client_id.to_owned(),
            client_secret: client_secret.to_owned(),
        };
        Self::new(base_url, credential)
    }

    /// A client that proves itself by a key (`private_key_jwt`). The bank's issuer is taken to be `base_url`.
    pub fn with_key(base_url: &str, client_id: &str, key: PrivateKey) -> Self {
        let credential = Credential::Key {
            client_id: client_id.to_owned(),
            key,
            audience: base_url.trim_end_matches('/').to_owned(),
        };
        Self::new(base_url, credential)
    }

    /// A client with this credential.
    pub fn new(base_url: &str, credential: Credential) -> Self {
        Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            credential,
            signing_key: None,
            retry: Retry::default(),
            timeout: DEADLINE,
        }
    }

    /// Signs every write with this key (`docs/request-signatures.md`).
    #[must_use]
    pub fn signing_key(mut self, key: PrivateKey) -> Self {
        self.signing_key = Some(key);
        self
    }

    /// How calls are retried: four attempts if this is left out.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How long one attempt may take: 30 seconds if this is left out.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// If the HTTP client cannot be set up.
    pub fn connect(self) -> Result<Client, NoClient> {
        let http = http(HeaderMap::new(), self.timeout)?;
        let session = Session::new(self.credential, self.signing_key, self.retry);
        Ok(Client::new_with_client(&self.base_url, http, session))
    }
}

/// A client without a token, for the open operations such as `issue_token`.
///
/// # Errors
/// If the HTTP client cannot be set up.
pub fn connect(base_url: &str) -> Result<Client, NoClient> {
    with_headers(base_url, HeaderMap::new())
}

/// A client that sends this access token with every call, once: nothing is renewed or retried.
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
    let http = http(headers, DEADLINE)?;
    Ok(Client::new_with_client(base_url, http, Session::default()))
}

fn http(headers: HeaderMap, timeout: Duration) -> Result<reqwest::Client, NoClient> {
    // Fails when the program has chosen a provider before; then that one counts.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .default_headers(headers)
        .timeout(timeout)
        // A redirect would carry the token and the order elsewhere; the bank sends none.
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(NoClient::Http)
}
