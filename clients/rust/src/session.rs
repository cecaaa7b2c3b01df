//! What every call of a connected client has: a token, an idempotency key, a signature, and retries.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use progenitor_client::{ClientHooks, ClientInfo, OperationInfo, RequestBuilderExt};
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Request, Response};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::generated::{Client, Error};
use crate::keys::PrivateKey;
use crate::types::Problem;

const TOKEN_PATH: &str = "/v1/oauth/token";
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The first wait between two attempts, in milliseconds; it doubles with each.
const FIRST_DELAY: u64 = 250;
/// What is added at most to a `Retry-After`, in milliseconds, so that clients with the same one do not return together.
const SPREAD: u64 = 1000;
/// How long before its end a token is renewed; a quarter of its life if that is less.
const MARGIN: Duration = Duration::from_secs(30);

/// What tokens are requested with. It prints without its secret.
#[derive(Clone)]
pub enum Credential {
    /// A client secret.
    Secret {
        /// The client.
        client_id: String,
        /// Its secret.
        client_secret: String,
    },
    /// A key that the client is registered with (`private_key_jwt`).
    Key {
        /// The client.
        client_id: String,
        /// Its key.
        key: PrivateKey,
        /// The bank's issuer.
        audience: String,
    },
}

impl fmt::Debug for Credential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Secret { client_id, .. } | Self::Key { client_id, .. }) = self;
        write!(out, "Credential({client_id:?})")
    }
}

/// How often and how long a call is retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Attempts at most, the first one included.
    pub attempts: u32,
    /// The longest wait between two attempts. A longer `Retry-After` ends the call.
    pub max_delay: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 4,
            max_delay: Duration::from_mins(1),
        }
    }
}

impl Retry {
    /// One attempt and no more.
    pub const NONE: Self = Self {
        attempts: 1,
        max_delay: Duration::ZERO,
    };
}

/// What the calls of one client share. Without a connection it only makes idempotency keys.
#[derive(Clone, Debug, Default)]
pub struct Session(Option<Arc<Shared>>);

#[derive(Debug)]
struct Shared {
    credential: Credential,
    signing_key: Option<PrivateKey>,
    retry: Retry,
    token: Mutex<Option<Cached>>,
}

struct Cached {
    value: HeaderValue,
    until: Instant,
}

impl fmt::Debug for Cached {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Cached(..)")
    }
}

impl Session {
    pub(crate) fn new(
        credential: Credential,
        signing_key: Option<PrivateKey>,
        retry: Retry,
    ) -> Self {
        Self(Some(Arc::new(Shared {
            credential,
            signing_key,
            retry,
            token: Mutex::new(None),
        })))
    }
}

impl ClientHooks<Session> for Client {
    async fn pre<E>(&self, request: &mut Request, _: &OperationInfo) -> Result<(), Error<E>> {
        let headers = request.headers();
        if request.method() != Method::GET
            && !is_open(request)
            && !headers.contains_key(IDEMPOTENCY_KEY)
        {
            let key =
                fresh().ok_or_else(|| Error::Custom("no random idempotency key".to_owned()))?;
            let key =
                HeaderValue::from_str(&key).map_err(|_| Error::Custom("no key".to_owned()))?;
            request.headers_mut().insert(IDEMPOTENCY_KEY, key);
        }
        let Some(shared) = shared(self, request) else {
            return Ok(());
        };
        let token = shared.token(self).await.map_err(Error::Custom)?;
        request.headers_mut().insert(AUTHORIZATION, token);
        Ok(())
    }

    async fn exec(&self, mut request: Request, _: &OperationInfo) -> reqwest::Result<Response> {
        let Some(shared) = shared(self, &request) else {
            return self.client().execute(request).await;
        };
        let answer = shared
            .attempts(self.client(), || shared.signed(&request))
            .await;
        let Some(answer) = answer else {
            return self.client().execute(request).await;
        };
        let answer = answer?;
        // A token can end before its time: the client was changed, or the bank's clock was moved. Once, for a second
        // refusal has another reason.
        if answer.code != "unauthenticated" {
            return Ok(answer.response);
        }
        shared.discard(request.headers().get(AUTHORIZATION)).await;
        let Ok(token) = shared.token(self).await else {
            return Ok(answer.response);
        };
        request.headers_mut().insert(AUTHORIZATION, token);
        match shared
            .attempts(self.client(), || shared.signed(&request))
            .await
        {
            Some(renewed) => renewed.map(|renewed| renewed.response),
            None => Ok(answer.response),
        }
    }
}

/// What the connection adds to this request, if it adds anything.
fn shared<'a>(client: &'a Client, request: &Request) -> Option<&'a Shared> {
    client.inner().0.as_deref().filter(|_| !is_open(request))
}

/// Whether it needs no token: what is about tokens proves the client in its body.
fn is_open(request: &Request) -> bool {
    let path = request.url().path();
    path.contains("/v1/oauth/") || path.contains("/.well-known/")
}

/// A response, and the code of its problem document if it is one.
struct Answer {
    response: Response,
    code: String,
}

impl Shared {
    /// The request as it is sent this time: a signature ages. None if its body can be sent only once.
    fn signed(&self, request: &Request) -> Option<Request> {
        let mut request = request.try_clone()?;
        if let Some(key) = self
            .signing_key
            .as_ref()
            .filter(|_| request.method() != Method::GET)
        {
            key.sign_request(&mut request, now());
        }
        Some(request)
    }

    /// Sends what is made for each attempt until the bank's response says that no other helps. None if nothing could be
    /// made.
    async fn attempts(
        &self,
        http: &reqwest::Client,
        mut make: impl FnMut() -> Option<Request>,
    ) -> Option<reqwest::Result<Answer>> {
        let mut attempt = 1;
        loop {
            let outcome = match http.execute(make()?).await {
                Ok(response) => whole(response).await,
                Err(error) => Err(error),
            };
            let wait = match &outcome {
                Err(_) => Some(self.backoff(attempt)),
                Ok((_, None)) => None,
                Ok((_, Some(Again(after)))) => self.wait(*after, attempt),
            };
            match wait.filter(|_| attempt < self.retry.attempts) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Some(outcome.map(|(answer, _)| answer)),
            }
            attempt = attempt.saturating_add(1);
        }
    }

    fn backoff(&self, attempt: u32) -> Duration {
        let doubled = FIRST_DELAY.saturating_mul(2_u64.saturating_pow(attempt.saturating_sub(1)));
        let most = u64::try_from(self.retry.max_delay.as_millis()).unwrap_or(u64::MAX);
        let delay = doubled.min(most);
        Duration::from_millis((delay / 2).saturating_add(random(delay / 2)))
    }

    /// The wait for a `Retry-After`, if it is short enough.
    fn wait(&self, after: Option<u64>, attempt: u32) -> Option<Duration> {
        let Some(seconds) = after else {
            return Some(self.backoff(attempt));
        };
        let wait = Duration::from_secs(seconds);
        (wait <= self.retry.max_delay)
            .then(|| wait.saturating_add(Duration::from_millis(random(SPREAD))))
    }

    /// The header of a token that is valid now. Calls at the same time share one request.
    async fn token(&self, client: &Client) -> Result<HeaderValue, String> {
        let mut cached = self.token.lock().await;
        if let Some(cached) = cached
            .as_ref()
            .filter(|cached| Instant::now() < cached.until)
        {
            return Ok(cached.value.clone());
        }
        let asked = Instant::now();
        let http = client.client();
        let answer = self.attempts(http, || self.token_request(client)).await;
        let answer = answer.ok_or("no access token: no request could be made")?;
        let answer = answer.map_err(|error| format!("no access token: {}", error.without_url()))?;
        let status = answer.response.status();
        if !status.is_success() {
            return Err(format!(
                "no access token: {} {}",
                status.as_u16(),
                answer.code.escape_debug()
            ));
        }
        let token: Token = answer
            .response
            .json()
            .await
            .map_err(|_| "no access token in the response")?;
        let value = format!("Bearer {}", token.access_token);
        let mut value =
            HeaderValue::from_str(&value).map_err(|_| "an access token that no header holds")?;
        value.set_sensitive(true);
        let life = Duration::from_secs(token.expires_in);
        let until = asked
            .checked_add(life.saturating_sub(MARGIN.min(life.checked_div(4).unwrap_or_default())))
            .unwrap_or(asked);
        *cached = Some(Cached {
            value: value.clone(),
            until,
        });
        Ok(value)
    }

    /// Drops the token that the bank refused, unless it was renewed meanwhile.
    async fn discard(&self, refused: Option<&HeaderValue>) {
        let mut cached = self.token.lock().await;
        if cached.as_ref().map(|cached| &cached.value) == refused {
            *cached = None;
        }
    }

    /// A request for a token. An assertion works once, so each attempt makes its own.
    fn token_request(&self, client: &Client) -> Option<Request> {
        let mut form = BTreeMap::from([("grant_type", "client_credentials".to_owned())]);
        match &self.credential {
            Credential::Secret {
                client_id,
                client_secret,
            } => {
                form.insert("client_id", client_id.clone());
                form.insert("client_secret", client_secret.clone());
            }
            Credential::Key {
                client_id,
                key,
                audience,
            } => {
                let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
                form.insert("client_assertion_type", kind.to_owned());
                let assertion = key.assertion(client_id, audience, &fresh()?, now());
                form.insert("client_assertion", assertion);
            }
        }
        let url = format!("{}{TOKEN_PATH}", client.baseurl());
        let request = client.client().post(url);
        let request = RequestBuilderExt::<Problem>::form_urlencoded(request, &form).ok()?;
        request.build().ok()
    }
}

#[derive(Deserialize)]
struct Token {
    access_token: String,
    expires_in: u64,
}

/// What of a refusal decides about another attempt.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    code: String,
    error: String,
    retryable: Option<bool>,
}

/// Another attempt may help, after so many seconds if the bank named them.
struct Again(Option<u64>);

/// The response with its whole body, and whether another attempt may help. A success is left as it is.
async fn whole(response: Response) -> reqwest::Result<(Answer, Option<Again>)> {
    let status = response.status();
    if status.is_success() {
        let code = String::new();
        return Ok((Answer { response, code }, None));
    }
    let headers = response.headers().clone();
    let body = response.bytes().await?;
    let refusal: Refusal = serde_json::from_slice(&body).unwrap_or_default();
    // What a gateway on the way answers without a problem document, and that may pass.
    let passing = [429, 502, 503, 504].contains(&status.as_u16());
    let retryable = refusal
        .retryable
        .unwrap_or(refusal.code.is_empty() && passing);
    let after = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    let mut rebuilt = http::Response::new(body);
    *rebuilt.status_mut() = status;
    *rebuilt.headers_mut() = headers;
    let code = if refusal.code.is_empty() {
        refusal.error
    } else {
        refusal.code
    };
    let response = Response::from(rebuilt);
    Ok((Answer { response, code }, retryable.then_some(Again(after))))
}

/// The machine's time in Unix seconds.
#[expect(
    clippy::disallowed_methods,
    reason = "a client has no clock but the machine's"
)]
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// 128 random bits in hexadecimal digits. None if the machine has no entropy.
fn fresh() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// A number up to this one, for the spread of waits.
fn random(most: u64) -> u64 {
    let mut bytes = [0; 8];
    let _without_entropy_no_spread = getrandom::fill(&mut bytes);
    u64::from_le_bytes(bytes)
        .checked_rem(most.saturating_add(1))
        .unwrap_or_default()
}
