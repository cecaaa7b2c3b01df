//! The controls over real engines.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::engines::{Engines, Invoke, Subscription, Trigger};
use crate::rails::Keys;
use axum::http::Request;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use message_signature::{KeyId, SigningKey};
use rail_fps::NeverReceived;

struct TestBank {
    engines: Engines,
    router: TowerToHyperService<Router>,
    renewed: Arc<AtomicU32>,
    _data: tempfile::TempDir,
}

impl TestBank {
    async fn start() -> Self {
        let data = tempfile::tempdir().expect("a directory");
        let trigger = Trigger::Events {
            detail_types: vec!["malai.*".to_owned()],
            delay_seconds: 60,
        };
        let functions = [Subscription {
            function: "submit-fps-payment".to_owned(),
            trigger,
        }];
        let invoke = Invoke::new(|_, _| async { Err("it is broken".to_owned()) });
        let engines = Engines::start(data.path(), &functions, invoke)
            .await
            .expect("engines");
        let renewed = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&renewed);
        let reconnect = move || {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let caller = Caller {
            request_id: "req-1".parse().expect("a request id"),
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        let key = SigningKey::from_seed([7; 32]);
        let keyid = KeyId::parse("key-1").expect("a key id");
        let keys = Keys {
            bank_key: key.verifying_key(),
            bank_keyid: keyid.clone(),
            scheme_key: key,
            scheme_keyid: keyid,
        };
        let clock = environment::Clock::system();
        let fps = FpsSimulator::start(data.path(), clock, (keys, NeverReceived::ClosesId), None)
            .await
            .expect("a rail");
        let router = router(
            engines.control().clone(),
            Arc::new(fps),
            crate::registry::stand_in::registry(&[("migrate-data", "internal = true", Ok)]),
            reconnect,
        );
        let router = router.layer(Extension(caller));
        Self {
            engines,
            router: TowerToHyperService::new(router),
            renewed,
            _data: data,
        }
    }

    async fn send(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let request = Request::builder().method(method).uri(path);
        let request = request
            .body(Body::from(body.to_owned()))
            .expect("a request");
        let response = self.router.call(request).await.expect("an answer");
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), 1_000_000)
            .await
            .expect("a body");
        (status, serde_json::from_slice(&body).expect("JSON"))
    }
}

#[tokio::test]
async fn the_clock_moves_forward_by_the_requested_time() {
    let bank = TestBank::start().await;
    let before = bank.engines.clock().now();
    let (status, clock) = bank
        .send("POST", "/clock", r#"{"advance_seconds":3600}"#)
        .await;
    assert_eq!((status, &clock["ahead_seconds"]), (200, &json!(3600)));
    assert!(bank.engines.clock().now().duration_since(before).as_secs() >= 3600);
    for wrong in [
        "",
        "{}",
        r#"{"advance_seconds":-1}"#,
        r#"{"advance_seconds":99999999999}"#,
        r#"{"slew_back_seconds":99999999999}"#,
        r#"{"advance_seconds":1,"slew_back_seconds":1}"#,
    ] {
        let (status, problem) = bank.send("POST", "/clock", wrong).await;
        assert_eq!(
            (status, &problem["code"]),
            (400, &json!("invalid_field")),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn the_clock_is_slewed_back_without_ever_going_back() {
    let bank = TestBank::start().await;
    bank.send("POST", "/clock", r#"{"advance_seconds":300}"#)
        .await;
    let before = bank.engines.clock().now();
    let (status, clock) = bank
        .send("POST", "/clock", r#"{"slew_back_seconds":300}"#)
        .await;
    assert_eq!(status, 200);
    let ahead = clock["ahead_seconds"].as_u64();
    assert!(ahead.is_some_and(|seconds| (298..=300).contains(&seconds)));
    assert!(bank.engines.clock().now() >= before);
}

#[tokio::test]
async fn an_idle_bank_reports_itself_idle_and_lists_its_queues() {
    let bank = TestBank::start().await;
    let (status, response) = bank.send("POST", "/idle?timeout_ms=5000", "").await;
    assert_eq!((status, response), (200, json!({"idle": true})));
    let (status, response) = bank.send("GET", "/status", "").await;
    assert_eq!((status, &response["idle"]), (200, &json!(true)));
    assert_eq!(response["queues"][0]["function"], "submit-fps-payment");
    assert_eq!(response["dead_letters"], json!([]));
    let (status, _) = bank.send("POST", "/idle?timeout_ms=soon", "").await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn redriving_an_empty_queue_moves_nothing() {
    let bank = TestBank::start().await;
    let (status, response) = bank
        .send("POST", "/dead-letters/submit-fps-payment/redrive", "")
        .await;
    assert_eq!((status, response), (200, json!({"redriven": 0})));
}

#[tokio::test]
async fn renewing_connects_the_functions_once() {
    let bank = TestBank::start().await;
    assert_eq!(bank.send("POST", "/renew", "").await.0, 200);
    assert_eq!(bank.renewed.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_unknown_control_is_refused_with_a_problem() {
    let bank = TestBank::start().await;
    let (status, problem) = bank.send("GET", "/nothing", "").await;
    assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
    let (status, problem) = bank.send("GET", "/clock", "").await;
    assert_eq!(
        (status, &problem["code"]),
        (405, &json!("method_not_allowed"))
    );
}
