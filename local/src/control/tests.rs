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

struct Controlled {
    engines: Engines,
    router: TowerToHyperService<Router>,
    renewed: Arc<AtomicU32>,
    _data: tempfile::TempDir,
}

impl Controlled {
    async fn start() -> Self {
        let data = tempfile::tempdir().expect("a directory");
        let trigger = Trigger::Events {
            detail_types: vec!["malai.*".to_owned()],
            delay_seconds: 60,
        };
        let functions = [Subscription {
            function: "record-event".to_owned(),
            trigger,
        }];
        let invoke = Invoke::new(|_, _| async { Err("it is broken".to_owned()) });
        let engines = Engines::start(data.path(), &functions, invoke)
            .await
            .expect("engines");
        let renewed = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&renewed);
        let renew = move || {
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
            renew,
        );
        let router = router.layer(Extension(caller));
        Self {
            engines,
            router: TowerToHyperService::new(router),
            renewed,
            _data: data,
        }
    }

    async fn ask(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let request = Request::builder().method(method).uri(path);
        let request = request
            .body(Body::from(body.to_owned()))
            .expect("a request");
        let answer = self.router.call(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), 1_000_000)
            .await
            .expect("a body");
        (status, serde_json::from_slice(&body).expect("JSON"))
    }
}

#[tokio::test]
async fn the_clock_moves_forward_by_what_is_asked() {
    let bank = Controlled::start().await;
    let before = bank.engines.clock().now();
    let (status, clock) = bank
        .ask("POST", "/clock", r#"{"advance_seconds":3600}"#)
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
        let (status, problem) = bank.ask("POST", "/clock", wrong).await;
        assert_eq!(
            (status, &problem["code"]),
            (400, &json!("invalid_field")),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn the_clock_is_slewed_back_without_ever_going_back() {
    let bank = Controlled::start().await;
    bank.ask("POST", "/clock", r#"{"advance_seconds":300}"#)
        .await;
    let before = bank.engines.clock().now();
    let (status, clock) = bank
        .ask("POST", "/clock", r#"{"slew_back_seconds":300}"#)
        .await;
    assert_eq!(status, 200);
    let ahead = clock["ahead_seconds"].as_u64();
    assert!(ahead.is_some_and(|seconds| (298..=300).contains(&seconds)));
    assert!(bank.engines.clock().now() >= before);
}

#[tokio::test]
async fn a_quiet_bank_says_so_and_shows_its_queues() {
    let bank = Controlled::start().await;
    let (status, answer) = bank.ask("POST", "/idle?timeout_ms=5000", "").await;
    assert_eq!((status, answer), (200, json!({"idle": true})));
    let (status, answer) = bank.ask("GET", "/status", "").await;
    assert_eq!((status, &answer["idle"]), (200, &json!(true)));
    assert_eq!(answer["queues"][0]["function"], "record-event");
    assert_eq!(answer["dead_letters"], json!([]));
    let (status, _) = bank.ask("POST", "/idle?timeout_ms=soon", "").await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn redriving_an_empty_queue_moves_nothing() {
    let bank = Controlled::start().await;
    let (status, answer) = bank
        .ask("POST", "/dead-letters/record-event/redrive", "")
        .await;
    assert_eq!((status, answer), (200, json!({"redriven": 0})));
}

#[tokio::test]
async fn renewing_connects_the_functions_once() {
    let bank = Controlled::start().await;
    assert_eq!(bank.ask("POST", "/renew", "").await.0, 200);
    assert_eq!(bank.renewed.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_is_no_control_is_refused_as_a_problem() {
    let bank = Controlled::start().await;
    let (status, problem) = bank.ask("GET", "/nothing", "").await;
    assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
    let (status, problem) = bank.ask("GET", "/clock", "").await;
    assert_eq!(
        (status, &problem["code"]),
        (405, &json!("method_not_allowed"))
    );
}
