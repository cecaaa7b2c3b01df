//! Invalid bodies.

use serde_json::{Value, json};

use super::fixture::Fixture;
use super::raw_request::{PAYEE, PAYEE_NUMBER, RawRequest, changed, order};

#[tokio::test]
async fn an_invalid_body_is_refused_and_nothing_is_written() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let order = order(&fixture.ada);
    malformed(&fixture, &order).await;
    wrong_values(&fixture, &order).await;
    unknown_and_missing(&fixture, &order).await;
    wrong_types_of_content(&fixture, &order).await;
    too_large(&fixture, &order).await;
    fixture.assert_unchanged().await;
}

async fn malformed(fixture: &Fixture, order: &Value) {
    let text = order.to_string();
    let deep = format!("{{\"reference\":{}{}", "[".repeat(4000), "]".repeat(4000));
    let bodies: Vec<Vec<u8>> = vec![
        b"{".to_vec(),
        b"not JSON".to_vec(),
        text.as_bytes()[..text.len() - 1].to_vec(),
        format!("{text}{{}}").into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
        text.replace("1.00", "1.00\u{1}").into_bytes(),
        text.replace("\"auto\"", "'auto'").into_bytes(),
        text.replace("true", "NaN").into_bytes(),
        text.replace("true", "True").into_bytes(),
        text.replace('}', ",}").into_bytes(),
        [b"{\"reference\":\"".as_slice(), b"\xff\xfe\"}"].concat(),
    ];
    for body in bodies {
        let ask = RawRequest::pay(order).bytes(&body);
        fixture
            .refused("createPayment", &ask, 400, "malformed_body")
            .await;
    }
    let deep = RawRequest::pay(order).bytes(deep);
    fixture
        .refused("createPayment", &deep, 400, "malformed_body")
        .await;
    let mut bodyless = RawRequest::pay(order);
    bodyless.body = None;
    fixture
        .refused("createPayment", &bodyless, 400, "malformed_body")
        .await;
}

const AMOUNTS: [&str; 24] = [
    "-1.00",
    "0.00",
    "-0.00",
    "1.234",
    "1.2",
    "1",
    "1e3",
    "1E2",
    "+1.00",
    " 1.00",
    "1.00 ",
    "1,00",
    "1.000,00",
    "£1.00",
    "",
    ".50",
    "1.",
    "NaN",
    "Infinity",
    "0x10.00",
    "１.00",
    "99999999999999.99",
    "92233720368547758.08",
    "18446744073709551616.00",
];
const CURRENCIES: [&str; 6] = ["gbp", "JPY", "", "GBPX", "XXX", "826"];
const SORT_CODES: [&str; 8] = [
    "00000",
    "0000001",
    "00-00-02",
    "abcdef",
    "٠٠٠٠٠٢",
    "",
    " 00002",
    "00000\u{0}",
];
const NUMBERS: [&str; 6] = [
    "7392046",
    "739204611",
    "7392 461",
    "7392046x",
    "",
    "７３９２０４６１",
];
const NAMES: [&str; 11] = [
    "",
    " ",
    " Ada",
    "Ada ",
    "A\u{0}da",
    "A\nda",
    "A\tda",
    "A\u{202e}da",
    "A\u{200b}da",
    "A\u{7f}da",
    "A\u{1b}[31mda",
];
const ACCOUNTS: [&str; 4] = ["", "acc_", "acc_x", "pay_0kd7xvqkmc2b7wf5bv4s9fx6kg"];
const ROUTES: [&str; 4] = ["", "swift", "FPS", "auto "];

/// These texts, one that is far too long, and values that are not text.
fn texts(texts: &[&str]) -> Vec<Value> {
    let long = "A".repeat(10_000);
    let others = json!([1, 1.5, true, null, [], {}]);
    let others = others.as_array().cloned().unwrap_or_default();
    let texts = texts.iter().copied().chain([long.as_str()]);
    texts.map(Value::from).chain(others).collect()
}

/// These values, and a text of this many characters.
fn values(values: &Value, long: usize) -> Vec<Value> {
    let values = values.as_array().cloned().unwrap_or_default();
    values
        .into_iter()
        .chain(["A".repeat(long).into()])
        .collect()
}

/// Values of the wrong type or outside the field's limits, by field.
fn wrong() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("/amount/amount", texts(&AMOUNTS)),
        ("/amount/currency", texts(&CURRENCIES)),
        ("/amount", values(&json!(["1.00", 1, null, {}]), 1)),
        ("/creditor/sort_code", texts(&SORT_CODES)),
        ("/creditor/account_number", texts(&NUMBERS)),
        ("/creditor/name", texts(&NAMES)),
        ("/creditor/name", values(&json!([]), 141)),
        ("/creditor", values(&json!(["Ada", 1, {}]), 1)),
        ("/debtor_account_id", texts(&ACCOUNTS)),
        (
            "/end_to_end_id",
            values(&json!(["", " x", "\u{7}", 7, null]), 36),
        ),
        (
            "/reference",
            values(&json!(["", "tab\there", "é", 7, null]), 36),
        ),
        ("/route", texts(&ROUTES)),
        ("/allow_duplicate", values(&json!(["true", 1, null]), 1)),
    ]
}

async fn wrong_values(fixture: &Fixture, order: &Value) {
    for (pointer, values) in wrong() {
        for value in values {
            let ask = RawRequest::pay(&changed(order, pointer, value));
            fixture
                .refused("createPayment", &ask, 400, "invalid_field")
                .await;
        }
    }
    for body in [json!(null), json!(1), json!("order"), json!([])] {
        fixture
            .refused(
                "createPayment",
                &RawRequest::pay(&body),
                400,
                "invalid_field",
            )
            .await;
    }
    by_position(fixture, order).await;
    let twice = order
        .to_string()
        .replacen('{', "{\"allow_duplicate\":false,", 1);
    fixture
        .refused(
            "createPayment",
            &RawRequest::pay(order).bytes(twice),
            400,
            "invalid_field",
        )
        .await;
    others(fixture).await;
}

async fn by_position(fixture: &Fixture, order: &Value) {
    // As serde's structs would be read from arrays.
    let amount = json!(["1.00", "GBP"]);
    let payee = json!([PAYEE, "000002", PAYEE_NUMBER]);
    let all = json!([
        order["debtor_account_id"],
        payee,
        amount,
        null,
        null,
        "auto",
        true
    ]);
    for body in [
        changed(order, "/amount", amount),
        changed(order, "/creditor", payee),
        all,
    ] {
        fixture
            .refused(
                "createPayment",
                &RawRequest::pay(&body),
                400,
                "invalid_field",
            )
            .await;
    }
}

/// Some of the same for the other operations.
async fn others(fixture: &Fixture) {
    let limits = ["-1.00", "1.234", "1e3", "99999999999999.99"];
    for limit in limits.map(|amount| json!({"limit": {"amount": amount, "currency": "GBP"}})) {
        let path = format!("/v1/accounts/{}/overdraft-limit", *fixture.ada.account_id);
        let ask = RawRequest {
            method: "PUT",
            ..RawRequest::pay(&limit)
        };
        fixture
            .refused(
                "setOverdraftLimit",
                &RawRequest { path, ..ask },
                400,
                "invalid_field",
            )
            .await;
    }
    for opening in [
        json!({"holder_name": "", "currency": "GBP"}),
        json!({"holder_name": "A\u{0}"}),
    ] {
        let ask = RawRequest {
            path: "/v1/accounts".into(),
            ..RawRequest::pay(&opening)
        };
        fixture
            .refused("openAccount", &ask, 400, "invalid_field")
            .await;
    }
}

async fn unknown_and_missing(fixture: &Fixture, order: &Value) {
    for (place, name) in [
        ("", "amuont"),
        ("/creditor", "iban"),
        ("/amount", "Amount"),
        ("", ""),
    ] {
        let mut body = order.clone();
        body.pointer_mut(place).expect(place)[name] = "x".into();
        fixture
            .refused(
                "createPayment",
                &RawRequest::pay(&body),
                400,
                "unknown_field",
            )
            .await;
    }
    for name in ["debtor_account_id", "creditor", "amount"] {
        let mut body = order.clone();
        body.as_object_mut().expect("an object").remove(name);
        fixture
            .refused(
                "createPayment",
                &RawRequest::pay(&body),
                400,
                "invalid_field",
            )
            .await;
    }
}

async fn wrong_types_of_content(fixture: &Fixture, order: &Value) {
    let types = [
        "text/plain",
        "application/xml",
        "application/jsonx",
        "multipart/form-data",
        "",
    ];
    for content_type in types {
        let ask = RawRequest::pay(order).header("content-type", content_type);
        fixture
            .refused("createPayment", &ask, 415, "unsupported_media_type")
            .await;
    }
    let untyped = RawRequest::pay(order).without("content-type");
    fixture
        .refused("createPayment", &untyped, 415, "unsupported_media_type")
        .await;
    tests::examples::assert_example(&fixture.send(&untyped).await.body);
}

async fn too_large(fixture: &Fixture, order: &Value) {
    for length in [16 * 1024 + 1, 300 * 1024] {
        let mut text = order.to_string();
        text.push_str(&" ".repeat(length - text.len()));
        let ask = RawRequest::pay(order).bytes(text);
        fixture
            .refused("createPayment", &ask, 413, "body_too_large")
            .await;
    }
}
