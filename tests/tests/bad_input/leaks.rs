//! Names, numbers, free text and secrets: where they must not be.
//!
//! Each field that takes them is given a unique word. Afterwards every other place is searched for
//! every word: the log with its metrics, the queues that events pass through, the audit records
//! with the events' data, and the text of problems.

use std::fs;

use audit_domain::Deflated;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tests::bank::{Answer, Credential};

use super::fixture::{Fixture, secret, tables};
use super::raw_request::{PAYEE, PAYEE_NUMBER, REFERENCE, RawRequest, order};

/// Personal data and free text, one word for each field.
pub(crate) const WORDS: [&str; 9] = [
    PAYEE,
    PAYEE_NUMBER,
    REFERENCE,
    "E2E-ZANZIBAR",
    "Osric Fennimore",
    "44917263",
    "PLINTH 9983",
    "Thessaly Wrenfield rang",
    "Marmaduke Till",
];
pub(crate) const KEY: &str = "key of Marmaduke 5531";

/// Runs a day in which all of the words are used.
pub(crate) async fn day(fixture: &Fixture) -> Vec<String> {
    let account = format!("/v1/accounts/{}", *fixture.ada.account_id);
    let paid_in = fixture.bank.scheme().send(json!({
        "debtor": {"name": WORDS[4], "sort_code": "000003", "account_number": WORDS[5]},
        "creditor": {
            "name": PAYEE,
            "sort_code": fixture.ada.sort_code,
            "account_number": fixture.ada.account_number,
        },
        "amount": {"amount": "60.00", "currency": "GBP"},
        "reference": WORDS[6],
    }));
    let paid_in = paid_in.await;
    assert_eq!(paid_in["answer"], "ACCC", "{paid_in}");
    done(fixture, RawRequest::pay(&order(&fixture.ada)).key(KEY), 201).await;
    let here = json!({
        "name": "Ben Adeyemi",
        "sort_code": fixture.ben.sort_code,
        "account_number": fixture.ben.account_number,
    });
    let on_us = super::raw_request::changed(&order(&fixture.ada), "/creditor", here);
    done(fixture, RawRequest::pay(&on_us), 201).await;
    let reason = json!({"reason": WORDS[7]});
    for verb in ["freeze", "unfreeze"] {
        done(
            fixture,
            RawRequest::write(format!("{account}/{verb}"), &reason),
            200,
        )
        .await;
    }
    fixture.bank.settle().await;
    let list = format!("/v1/payments?account_id={}", *fixture.ada.account_id);
    let payments = fixture.send(&RawRequest::get(list)).await.body;
    let inbound = payments["data"].as_array().expect("payments").iter();
    let inbound = inbound
        .filter(|payment| payment["amount"]["amount"] == "60.00")
        .find_map(|payment| payment["payment_id"].as_str());
    let back = format!("/v1/payments/{}/return", inbound.expect("the payment in"));
    let why = json!({"reason_code": "not_given"});
    done(fixture, RawRequest::write(back, &why), 201).await;
    let secrets = clients(fixture, &reason).await;
    fixture.bank.settle().await;
    secrets
}

/// Runs the part of the day in which secrets are created and used, and returns the secrets.
async fn clients(fixture: &Fixture, reason: &Value) -> Vec<String> {
    let client = json!({
        "name": WORDS[8], "scopes": ["accounts:read"], "authentication": "client_secret",
    });
    let issued = done(
        fixture,
        RawRequest::write("/v1/clients".into(), &client),
        201,
    )
    .await;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let client_id = text(&issued.body["client"]["client_id"]);
    let path = format!("/v1/clients/{client_id}");
    let first = text(&issued.body["client_secret"]);
    let rotation = json!({"authentication": "client_secret"});
    let rotate = RawRequest::write(format!("{path}/credentials"), &rotation);
    let second = text(&done(fixture, rotate, 201).await.body["client_secret"]);
    let credential = Credential {
        client_id,
        client_secret: second.clone(),
    };
    let token = fixture.bank.caller(&credential).await.token().to_owned();
    let wrong = "mls_wrong0and0secret".to_owned();
    let wrong_credential = Credential {
        client_secret: wrong.clone(),
        ..credential
    };
    assert_eq!(fixture.bank.token_status(&wrong_credential).await, 401);
    done(
        fixture,
        RawRequest::write(format!("{path}/freeze"), reason),
        200,
    )
    .await;
    let assertion = format!("{}.c2lnbmF0dXJl", token.rsplit_once('.').expect("parts").0);
    let form = format!(
        "grant_type=client_credentials&client_assertion={assertion}&client_assertion_type=\
         urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    );
    let ask = RawRequest::post("/v1/oauth/token")
        .bearer("")
        .header("content-type", "application/x-www-form-urlencoded")
        .bytes(form);
    done(fixture, ask, 401).await;
    let ours = secret(fixture.bank.data(), "identity/token-signing-key");
    let theirs = secret(fixture.bank.data(), "local/fps-scheme-key");
    let keys = [ours, theirs].map(|secret| text(&secret["seed"]));
    let tokens = [fixture.caller.token(), &token, &assertion];
    let tokens = tokens.map(|token| token.rsplit_once('.').expect("parts").0.to_owned());
    [vec![first, second, wrong], keys.to_vec(), tokens.to_vec()].concat()
}

/// Returns Ada's account, payments and entries from the API.
async fn shown(fixture: &Fixture) -> String {
    let account = &*fixture.ada.account_id;
    let mut shown = String::new();
    for path in [
        format!("/v1/accounts/{account}"),
        format!("/v1/accounts/{account}/transactions"),
        format!("/v1/payments?account_id={account}"),
    ] {
        shown += &done(fixture, RawRequest::get(path), 200)
            .await
            .body
            .to_string();
    }
    shown
}

async fn done(fixture: &Fixture, ask: RawRequest, status: u16) -> Answer {
    let answer = fixture.send(&ask).await;
    assert_eq!(answer.status, status, "{}: {}", ask.path, answer.body);
    answer
}

#[tokio::test]
async fn no_personal_data_or_secret_is_in_a_log_metric_event_or_audit_record() {
    let fixture = Fixture::with_two_accounts().await;
    let secrets = day(&fixture).await;
    let tables = tables(fixture.bank.data());
    let stored: String = tables.values().map(String::as_str).collect();
    // Personal data is stored encrypted; an authorised client reads it in clear.
    let shown = shown(&fixture).await;
    for word in &WORDS[..7] {
        assert!(shown.contains(word), "{word} was never used");
    }
    assert!(stored.contains(WORDS[8]), "{} was never used", WORDS[8]);
    let audit: String = tables
        .iter()
        .filter(|((table, _, _), _)| *table == "audit")
        .map(|(_, row)| readable(row))
        .collect();
    let log = fixture.bank.data().join("bank.log");
    let log = fs::read_to_string(log).expect("a log");
    // A message stays in the write-ahead file for a while after its deletion from the table.
    let queues = fixture.bank.data().join("bus.sqlite-wal");
    let queues = fs::read(queues).expect("the queues");
    let queues = String::from_utf8_lossy(&queues);
    let places = [("log", &*log), ("audit", &*audit), ("queues", &*queues)];
    let signs = ["_aws", "client-frozen.v1", "payment-accepted.v1"];
    for ((place, text), sign) in places.iter().zip(signs) {
        assert!(text.contains(sign), "the {place} do not tell of {sign}");
    }
    let numbers = [&fixture.ada, &fixture.ben].map(|account| account.account_number.as_str());
    let personal = WORDS.into_iter().chain(numbers).chain([KEY]);
    for word in personal {
        for (place, text) in places {
            assert!(!text.contains(word), "{word} is in the {place}");
        }
    }
    for (number, secret) in secrets.iter().enumerate() {
        for (place, text) in [("log", &log), ("audit", &audit), ("tables", &stored)] {
            assert!(!text.contains(secret), "secret {number} is in the {place}");
        }
    }
}

/// Returns a row of the audit log as text, the records of a block inflated.
fn readable(row: &str) -> String {
    let item: Value = serde_json::from_str(row).expect("JSON");
    let Some(bytes) = item["z"]["B"].as_str() else {
        return row.to_owned();
    };
    let bytes = STANDARD.decode(bytes).expect("base64");
    let lines = Deflated::of_bytes(bytes).lines().expect("a block");
    lines.join("\n")
}

/// Requests with the word in different invalid places.
fn wrong(fixture: &Fixture, word: &str) -> Vec<RawRequest> {
    let good = order(&fixture.ada);
    let account = format!("/v1/accounts/{}", *fixture.ada.account_id);
    let long = format!("{word} {}", "x".repeat(200));
    let mut asks: Vec<RawRequest> = ["/creditor/name", "/reference", "/end_to_end_id", "/route"]
        .into_iter()
        .chain(["/amount/amount", "/amount/currency", "/debtor_account_id"])
        .chain(["/creditor/account_number", "/creditor", "/allow_duplicate"])
        .map(|place| RawRequest::pay(&super::raw_request::changed(&good, place, json!(long))))
        .collect();
    let reason = json!({"reason": long});
    let form = "application/x-www-form-urlencoded";
    let token = |body: String| RawRequest::post("/v1/oauth/token").bearer("").bytes(body);
    asks.extend([
        RawRequest::pay(&good).bytes(format!("{{\"reference\": \"{word}\"")),
        RawRequest::pay(&good).header("content-type", format!("text/{word}")),
        RawRequest::pay(&good).header("idempotency-key", format!("\"{word}")),
        RawRequest::pay(&good)
            .header("x-request-id", format!("{word} !"))
            .bytes("{"),
        RawRequest::write(format!("{account}/freeze"), &reason),
        RawRequest::write("/v1/accounts".into(), &json!({"holder_name": long})),
        RawRequest::write(
            "/v1/clients".into(),
            &json!({"name": long, "scopes": [word]}),
        ),
        RawRequest::get("/v1/accounts").bearer(word),
        RawRequest::get(format!("/v1/accounts?limit={word}")),
        RawRequest::get(format!("/v1/accounts?cursor={word}")),
        token(format!("grant_type={word}")).header("content-type", form),
        token(format!(
            "grant_type=client_credentials&client_id={word}&client_secret={word}"
        ))
        .header("content-type", form),
        RawRequest::post("/rails/fps/messages")
            .header("content-type", "application/xml")
            .header("signature", word)
            .bytes(format!("<Document>{word}</Document>")),
    ]);
    asks
}

#[tokio::test]
async fn no_problem_or_log_line_repeats_invalid_input() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let word = "Ysolde-Penhaligon";
    for ask in wrong(&fixture, word) {
        let answer = fixture.send(&ask).await;
        assert!(
            (400..500).contains(&answer.status),
            "{ask:?}: {}",
            answer.body
        );
        assert!(
            !answer.body.to_string().contains(word),
            "{ask:?}: {}",
            answer.body
        );
        let headers = format!("{:?}", answer.headers);
        assert!(!headers.contains(word), "{ask:?}: {headers}");
    }
    fixture.assert_unchanged().await;
    let log = fs::read_to_string(fixture.bank.data().join("bank.log")).expect("a log");
    let context = log.lines().find(|line| line.contains(word));
    assert_eq!(context, None);
}
