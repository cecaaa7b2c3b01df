//! The way out to a rail: one signed HTTP request to the rail's gateway, and its answer or none.
//!
//! Whatever goes wrong once a request may have left is [`NoResponse`]: nobody knows whether the rail
//! has the message, so nobody may act as if it had not. There is no retry in here for the same
//! reason; the sender asks the rail what became of the message first.

mod no_answer;
#[cfg(test)]
mod tests;

use std::time::Duration;

use environment::{Environment, RailRequest, RailTransport};
use kernel::time::Moment;
use message_signature::{KeyId, Request, SignParams, SigningKey, sign};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

pub use no_answer::NoResponse;

/// For how long an answer is waited for, connecting included. Below the scheme's own patience, so
/// that the sender can say "unknown" before its own invocation ends.
pub const PATIENCE: Duration = Duration::from_secs(7);

/// The largest answer that is read, in bytes.
pub const MAX_ANSWER: usize = 64 * 1024;

/// Who signs: the key and the name under which the gateway knows it.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The private key.
    pub key: SigningKey,
    /// Its name.
    pub keyid: KeyId,
}

/// What the gateway answered. The status says whether it took the message, not what became of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The body, at most [`MAX_ANSWER`] bytes.
    pub body: Vec<u8>,
}

/// Bodies name people and accounts, so only the size is shown.
impl std::fmt::Debug for Response {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Response")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// The gateway of one rail.
#[derive(Clone, Debug)]
pub struct Gateway {
    /// `None` if there is no gateway that may be spoken to; sending then says why.
    connection: Result<Connection, &'static str>,
}

#[derive(Clone, Debug)]
struct Connection {
    way: Way,
    origin: Url,
}

#[derive(Clone, Debug)]
enum Way {
    Network(Client),
    /// Of a simulation.
    Carried(RailTransport, String),
}

impl Gateway {
    /// The gateway of this rail. Called by the code that `platform::function!` writes from the
    /// declaration, and by nothing else. Plain HTTP is spoken with this machine only.
    #[doc(hidden)]
    pub fn declared(environment: &Environment, rail: &str) -> Self {
        let origin = environment.names.rails.get(rail).map(String::as_str);
        let carrier = environment.carrier.clone();
        let way = carrier.map(|carrier| Way::Carried(carrier, rail.to_owned()));
        Self {
            connection: connection(origin, way),
        }
    }

    /// Posts a message to a path of the gateway, signed over method, path and content digest
    /// (RFC 9421, RFC 9530), and waits for the answer, whatever its status; a redirection is an
    /// answer like any other. `now` dates the signature.
    ///
    /// # Errors
    /// [`NoResponse`]: the message has to be taken as sent, unless [`NoResponse::was_not_sent`].
    pub async fn send(
        &self,
        path: &str,
        content_type: &str,
        body: &[u8],
        signer: &Signer,
        now: Moment,
    ) -> Result<Response, NoResponse> {
        let Connection { way, origin } = self
            .connection
            .as_ref()
            .map_err(|why| NoResponse::before(why))?;
        let url = origin
            .join(path)
            .map_err(|_| NoResponse::before("the path is not one"))?;
        if url.origin() != origin.origin() || url.path() != path {
            return Err(NoResponse::before("the path is not one"));
        }
        let message = Request {
            method: "POST",
            path,
            headers: &[],
            body,
        };
        let stamp = SignParams::new(&signer.keyid, now.unix_seconds());
        let proof = sign(&message, &signer.key, &stamp)
            .map_err(|_| NoResponse::before("the request cannot be signed"))?;
        let headers = [("content-type", content_type)];
        let headers = headers.into_iter().chain(proof.pairs());
        match way {
            Way::Network(client) => {
                let request = headers.fold(client.post(url), |request, (name, value)| {
                    request.header(name, value)
                });
                read(request.body(body.to_vec()).send().await?).await
            }
            Way::Carried(carrier, rail) => {
                let request = RailRequest {
                    rail: rail.clone(),
                    path: path.to_owned(),
                    headers: headers
                        .map(|(name, value)| (name.to_owned(), value.to_owned()))
                        .collect(),
                    body: body.to_vec(),
                };
                let answer = carrier.carry(request).await;
                let (status, body) =
                    answer.ok_or_else(|| NoResponse::after("nothing came back"))?;
                Ok(Response { status, body })
            }
        }
    }
}

async fn read(mut answer: reqwest::Response) -> Result<Response, NoResponse> {
    let status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len().saturating_add(chunk.len()) > MAX_ANSWER {
            return Err(NoResponse::after("the answer is too large"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response { status, body })
}

fn connection(origin: Option<&str>, carried: Option<Way>) -> Result<Connection, &'static str> {
    let origin = origin.ok_or("no origin is configured for the rail")?;
    let origin: Url = origin
        .parse()
        .map_err(|_| "the rail's origin is not a URL")?;
    if let Some(way) = carried {
        return Ok(Connection { way, origin });
    }
    let builder = Client::builder()
        .timeout(PATIENCE)
        // A signed message goes where it was signed for and nowhere else.
        .redirect(Policy::none())
        .no_proxy()
        .user_agent("malai");
    // Any TLS of this process is ring's; one that was installed before stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = match origin.scheme() {
        "https" => builder.https_only(true),
        // Reads no certificates of the machine, for none will be judged.
        "http" if is_this_machine(&origin) => builder.tls_certs_only([]),
        _ => return Err("the rail's origin is neither https nor this machine"),
    };
    let client = builder.build().map_err(|_| "no HTTP client can be made")?;
    Ok(Connection {
        way: Way::Network(client),
        origin,
    })
}

fn is_this_machine(origin: &Url) -> bool {
    let host = origin.host_str().unwrap_or_default();
    let address = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
