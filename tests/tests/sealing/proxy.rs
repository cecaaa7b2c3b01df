//! A proxy before an engine that stops at a call, so that a function can be killed there.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// Whether a call is made before the function is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Before,
    After,
}

/// Where a function is killed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Of the calls, or of those that write: which, from 1.
    at: u64,
    writes_only: bool,
    when: When,
}

impl Cut {
    pub(crate) fn at_call(at: u64, when: When) -> Self {
        let writes_only = false;
        Self {
            at,
            writes_only,
            when,
        }
    }

    pub(crate) fn at_write(at: u64, when: When) -> Self {
        let writes_only = true;
        Self {
            at,
            writes_only,
            when,
        }
    }
}

/// What two proxies, before the tables and before the objects, share.
#[derive(Clone, Default)]
pub(crate) struct Cutter {
    cut: Arc<Mutex<Option<Cut>>>,
    reached: Arc<Notify>,
}

impl Cutter {
    /// Stops at this place from now on.
    pub(crate) fn arm(&self, cut: Option<Cut>) {
        *self.cut.lock().unwrap_or_else(PoisonError::into_inner) = cut;
    }

    /// Waits until the place is reached.
    pub(crate) async fn reached(&self) {
        self.reached.notified().await;
    }

    /// Whether it is this call, and then when.
    fn is_here(&self, writes: bool) -> Option<When> {
        let mut cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
        let here = cut.as_mut().filter(|cut| writes || !cut.writes_only)?;
        here.at = here.at.saturating_sub(1);
        let when = (here.at == 0).then_some(here.when);
        if when.is_some() {
            *cut = None;
        }
        when
    }
}

#[derive(Clone)]
struct Proxy {
    cutter: Cutter,
    http: reqwest::Client,
    to: String,
}

/// Starts a proxy before the engine at this address. Answers where it is.
pub(crate) async fn before(to: &str, cutter: &Cutter, servers: &mut JoinSet<()>) -> String {
    let proxy = Proxy {
        cutter: cutter.clone(),
        http: reqwest::Client::new(),
        to: to.to_owned(),
    };
    let router = Router::new().fallback(pass).with_state(proxy);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    servers.spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    origin
}

async fn pass(
    State(proxy): State<Proxy>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let target = headers
        .get("x-amz-target")
        .and_then(|target| target.to_str().ok());
    let to_tables_or_objects = target.is_none_or(|target| target.starts_with("DynamoDB"));
    let writes =
        method == Method::PUT || target.is_some_and(|target| target.ends_with(".ExecuteStatement"));
    let cut = if to_tables_or_objects {
        proxy.cutter.is_here(writes)
    } else {
        None
    };
    if cut == Some(When::Before) {
        return proxy.stopped().await;
    }
    let answer = proxy.forward(method, &uri, headers, body).await;
    if cut == Some(When::After) {
        return proxy.stopped().await;
    }
    answer
}

impl Proxy {
    /// Says that the place is reached, and never answers.
    async fn stopped(&self) -> Response {
        self.cutter.reached.notify_one();
        std::future::pending().await
    }

    async fn forward(
        &self,
        method: Method,
        uri: &Uri,
        mut headers: HeaderMap,
        body: Bytes,
    ) -> Response {
        for own in ["host", "content-length", "transfer-encoding", "connection"] {
            headers.remove(own);
        }
        let request = self.http.request(method, format!("{}{uri}", self.to));
        let answer = request
            .headers(headers)
            .body(body)
            .send()
            .await
            .expect("an answer of the engine");
        let (status, mut headers) = (answer.status(), answer.headers().clone());
        headers.remove("transfer-encoding");
        headers.remove("content-length");
        let body = answer.bytes().await.expect("a body");
        let status = StatusCode::from_u16(status.as_u16()).expect("a status");
        (status, headers, body).into_response()
    }
}
