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
pub(crate) enum KillTiming {
    Before,
    After,
}

/// The point at which a function is killed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KillPoint {
    /// The number of the call, or of the writing call, from 1.
    at: u64,
    writes_only: bool,
    when: KillTiming,
}

impl KillPoint {
    pub(crate) fn at_call(at: u64, when: KillTiming) -> Self {
        let writes_only = false;
        Self {
            at,
            writes_only,
            when,
        }
    }

    pub(crate) fn at_write(at: u64, when: KillTiming) -> Self {
        let writes_only = true;
        Self {
            at,
            writes_only,
            when,
        }
    }
}

/// The state that the proxies before the tables and before the objects share.
#[derive(Clone, Default)]
pub(crate) struct KillSwitch {
    kill_point: Arc<Mutex<Option<KillPoint>>>,
    reached: Arc<Notify>,
}

impl KillSwitch {
    /// Stops at this point from now on.
    pub(crate) fn arm(&self, kill_point: Option<KillPoint>) {
        *self
            .kill_point
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = kill_point;
    }

    /// Waits until the point is reached.
    pub(crate) async fn reached(&self) {
        self.reached.notified().await;
    }

    /// Returns whether this is the call, and when to stop.
    fn is_here(&self, writes: bool) -> Option<KillTiming> {
        let mut kill_point = self
            .kill_point
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let here = kill_point
            .as_mut()
            .filter(|kill_point| writes || !kill_point.writes_only)?;
        here.at = here.at.saturating_sub(1);
        let when = (here.at == 0).then_some(here.when);
        if when.is_some() {
            *kill_point = None;
        }
        when
    }
}

#[derive(Clone)]
struct Proxy {
    kill_switch: KillSwitch,
    http: reqwest::Client,
    to: String,
}

/// Starts a proxy before the engine at this address. Returns the proxy's address.
pub(crate) async fn before(
    to: &str,
    kill_switch: &KillSwitch,
    servers: &mut JoinSet<()>,
) -> String {
    let proxy = Proxy {
        kill_switch: kill_switch.clone(),
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
    let kill_point = if to_tables_or_objects {
        proxy.kill_switch.is_here(writes)
    } else {
        None
    };
    if kill_point == Some(KillTiming::Before) {
        return proxy.stopped().await;
    }
    let answer = proxy.forward(method, &uri, headers, body).await;
    if kill_point == Some(KillTiming::After) {
        return proxy.stopped().await;
    }
    answer
}

impl Proxy {
    /// Signals that the point is reached, and never responds.
    async fn stopped(&self) -> Response {
        self.kill_switch.reached.notify_one();
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
