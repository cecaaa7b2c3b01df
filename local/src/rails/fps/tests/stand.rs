use std::collections::VecDeque;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use kernel::time::Moment;
use message_signature::{Request, SignatureHeaders, verify};
use rail_fps::{Message, StatusReport, TransactionStatus};
use tokio::task::JoinSet;

use super::{scheme_key, status_text};

const PATH: &str = "/rails/fps/messages";

/// Where the scheme calls: it verifies the signature, keeps the message, and answers as it is told.
pub(super) struct Stand {
    origin: String,
    desk: Desk,
    _server: JoinSet<()>,
}

#[derive(Clone)]
struct Desk {
    now: Arc<AtomicI64>,
    received: Arc<Mutex<Vec<Message>>>,
    statuses: Arc<Mutex<VecDeque<u16>>>,
    answer: Arc<Mutex<TransactionStatus>>,
}

impl Stand {
    pub(super) async fn start(now: Arc<AtomicI64>) -> Self {
        let desk = Desk {
            now,
            received: Arc::default(),
            statuses: Arc::default(),
            answer: Arc::new(Mutex::new(TransactionStatus::Credited)),
        };
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route(PATH, post(take))
            .with_state(desk.clone());
        let mut server = JoinSet::new();
        server.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            origin,
            desk,
            _server: server,
        }
    }

    pub(super) fn origin(&self) -> String {
        self.origin.clone()
    }

    /// Answers the next call by this status and nothing else.
    pub(super) fn fail_next(&self, status: u16) {
        self.desk.statuses.lock().unwrap().push_back(status);
    }

    /// Answers payments and returns by this from now on.
    pub(super) fn answer_by(&self, answer: TransactionStatus) {
        *self.desk.answer.lock().unwrap() = answer;
    }

    /// Every message that came, repetitions included.
    pub(super) fn received(&self) -> Vec<Message> {
        self.desk.received.lock().unwrap().clone()
    }

    pub(super) fn reports(&self, id: &str) -> Vec<StatusReport> {
        let report = |message| match message {
            Message::StatusReport(report) => Some(report),
            Message::CreditTransfer(_) | Message::PaymentReturn(_) | Message::StatusRequest(_) => {
                None
            }
        };
        let all = self.received().into_iter().filter_map(report);
        all.filter(|report| report.original.transaction_id.as_str() == id)
            .collect()
    }

    pub(super) fn told(&self, id: &str) -> Vec<String> {
        self.reports(id)
            .iter()
            .map(|report| status_text::write(&report.answer))
            .collect()
    }
}

async fn take(State(desk): State<Desk>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    assert_eq!(headers["content-type"], "application/xml");
    let lookup = |name: &'static str| headers.get(name)?.to_str().ok();
    let proof = SignatureHeaders::from_lookup(lookup).expect("signed");
    let header = |name| lookup(name).expect(name);
    let request = Request {
        method: "POST",
        path: PATH,
        headers: &[
            ("@authority", header("host")),
            ("content-type", header("content-type")),
        ],
        body: &body,
    };
    let now = desk.now.load(Ordering::SeqCst);
    let key = scheme_key().verifying_key();
    let verified = verify(&request, &proof, |_| Some(key), now / 1000, 5).expect("by the scheme");
    assert_eq!(verified.keyid.as_str(), "fps-1");
    let message = rail_fps::read(&body).expect("a message");
    desk.received.lock().unwrap().push(message.clone());
    if let Some(status) = desk.statuses.lock().unwrap().pop_front() {
        return (StatusCode::from_u16(status).unwrap(), String::new());
    }
    let original = match message {
        Message::CreditTransfer(payment) => payment.original(),
        Message::PaymentReturn(back) => rail_fps::Original {
            transaction_id: back.return_id,
            ..back.original
        },
        Message::StatusReport(_) | Message::StatusRequest(_) => {
            return (StatusCode::ACCEPTED, String::new());
        }
    };
    let report = StatusReport {
        message_id: "BANK".parse().unwrap(),
        created: Moment::from_unix_millis(now).unwrap(),
        original,
        answer: desk.answer.lock().unwrap().clone(),
        accepted: None,
        settlement_date: None,
        settlement_cycle: None,
        original_amount: None,
    };
    (StatusCode::OK, report.write())
}
