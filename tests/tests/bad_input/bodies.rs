//! Bodies.

use serde_json::{Value, json};

use super::ask::{Ask, PAYEE, PAYEE_NUMBER, changed, order};
use super::stand::Stand;

#[tokio::test]
async fn a_body_that_is_not_right_is_refused_and_nothing_is_written() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let order = order(&stand.ada);
    malformed(&stand, &order).await;
    wrong_values(&stand, &order).await;
    unknown_and_missing(&stand, &order).await;
    wrong_types_of_content(&stand, &order).await;
    too_large(&stand, &order).await;
    stand.is_untouched().await;
}

async fn malformed(stand: &Stand, order: &Value) {
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
        let ask = Ask::pay(order).bytes(&body);
        stand
            .refused("createPayment", &ask, 400, "malformed_body")
            .await;
    }
    stand
        .refused(
            "createPayment",
            &Ask::pay(order).bytes(deep),
            400,
            "invalid_field",
        )
        .await;
    let mut bodyless = Ask::pay(order);
    bodyless.body = None;
    stand
        .refused("createPayment", &bodyless, 400, "malformed_body")
        .await;
}

/// Values that are of the wrong type or beyond what the field takes, by the field.
fn wrong() -> Vec<(&'static str, Vec<Value>)> {
    let long = |length| Value::from("A".repeat(length));
    let amounts = [
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
    let not_text = || {
        vec![
            json!(1),
            json!(1.5),
            json!(true),
            Value::Null,
            json!([]),
            json!({}),
        ]
    };
    let texts = |texts: &[&str]| -> Vec<Value> {
        texts
            .iter()
            .copied()
            .map(Value::from)
            .chain(not_text())
            .collect()
    };
    let mut money = texts(&amounts);
    money.push(long(5000));
    vec![
        ("/amount/amount", money),
        (
            "/amount/currency",
            texts(&["gbp", "JPY", "", "GBPX", "XXX", "826"]),
        ),
        (
            "/amount",
            vec![json!("1.00"), json!(1), json!(null), json!({})],
        ),
        (
            "/creditor/sort_code",
            texts(&[
                "00000",
                "0000001",
                "00-00-02",
                "abcdef",
                "٠٠٠٠٠٢",
                "",
                " 00002",
                "00000\u{0}",
            ]),
        ),
        (
            "/creditor/account_number",
            texts(&[
                "7392046",
                "739204611",
                "7392 461",
                "7392046x",
                "",
                "７３９２０４６１",
            ]),
        ),
        (
            "/creditor/name",
            [
                texts(&[
                    "",
                    " ",
                    " Ada",
                    "Ada ",
                    "A\u{0}da",
                    "A\nda",
                    "A\tda",
                    "A\u{202e}da",
                ]),
                texts(&["Zoë", "😀", "A\u{7f}da", "A\u{1b}[31mda"]),
                vec![long(141), long(10_000)],
            ]
            .concat(),
        ),
        ("/creditor", vec![json!("Ada"), json!(1), json!({})]),
        (
            "/debtor_account_id",
            texts(&["", "acc_", "acc_x", "pay_0kd7xvqkmc2b7wf5bv4s9fx6kg"]),
        ),
        (
            "/end_to_end_id",
            vec![json!(""), json!(" x"), json!("\u{7}"), long(36), json!(7)],
        ),
        (
            "/reference",
            vec![
                json!(""),
                json!("tab\there"),
                json!("é"),
                long(36),
                json!(7),
            ],
        ),
        ("/route", texts(&["", "swift", "FPS", "auto "])),
        (
            "/allow_duplicate",
            vec![json!("true"), json!(1), json!(null)],
        ),
    ]
}

async fn wrong_values(stand: &Stand, order: &Value) {
    for (pointer, values) in wrong() {
        for value in values {
            let ask = Ask::pay(&changed(order, pointer, value));
            stand
                .refused("createPayment", &ask, 400, "invalid_field")
                .await;
        }
    }
    for body in [json!(null), json!(1), json!("order"), json!([])] {
        stand
            .refused("createPayment", &Ask::pay(&body), 400, "invalid_field")
            .await;
    }
    // By position, as serde's structs would take them.
    let amount = json!(["1.00", "GBP"]);
    let payee = json!([PAYEE, "000002", PAYEE_NUMBER]);
    let by_position = json!([
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
        by_position,
    ] {
        let ask = Ask::pay(&body);
        stand
            .refused("createPayment", &ask, 400, "invalid_field")
            .await;
    }
    let twice = order
        .to_string()
        .replacen('{', "{\"allow_duplicate\":false,", 1);
    stand
        .refused(
            "createPayment",
            &Ask::pay(order).bytes(twice),
            400,
            "invalid_field",
        )
        .await;
    let limits = ["-1.00", "1.234", "1e3", "99999999999999.99"];
    for limit in limits.map(|amount| json!({"limit": {"amount": amount, "currency": "GBP"}})) {
        let path = format!("/v1/accounts/{}/overdraft-limit", *stand.ada.account_id);
        let ask = Ask {
            method: "PUT",
            ..Ask::pay(&limit)
        };
        stand
            .refused(
                "setOverdraftLimit",
                &Ask { path, ..ask },
                400,
                "invalid_field",
            )
            .await;
    }
    for opening in [
        json!({"holder_name": "", "currency": "GBP"}),
        json!({"holder_name": "A\u{0}"}),
    ] {
        let ask = Ask {
            path: "/v1/accounts".into(),
            ..Ask::pay(&opening)
        };
        stand
            .refused("openAccount", &ask, 400, "invalid_field")
            .await;
    }
}

async fn unknown_and_missing(stand: &Stand, order: &Value) {
    for (place, name) in [
        ("", "amuont"),
        ("/creditor", "iban"),
        ("/amount", "Amount"),
        ("", ""),
    ] {
        let mut body = order.clone();
        body.pointer_mut(place).expect(place)[name] = "x".into();
        stand
            .refused("createPayment", &Ask::pay(&body), 400, "unknown_field")
            .await;
    }
    for name in ["debtor_account_id", "creditor", "amount"] {
        let mut body = order.clone();
        body.as_object_mut().expect("an object").remove(name);
        stand
            .refused("createPayment", &Ask::pay(&body), 400, "invalid_field")
            .await;
    }
}

async fn wrong_types_of_content(stand: &Stand, order: &Value) {
    let types = [
        "text/plain",
        "application/xml",
        "application/jsonx",
        "multipart/form-data",
        "",
    ];
    for content_type in types {
        let ask = Ask::pay(order).header("content-type", content_type);
        stand
            .refused("createPayment", &ask, 415, "unsupported_media_type")
            .await;
    }
    let untyped = Ask::pay(order).without("content-type");
    stand
        .refused("createPayment", &untyped, 415, "unsupported_media_type")
        .await;
}

async fn too_large(stand: &Stand, order: &Value) {
    for length in [16 * 1024 + 1, 300 * 1024] {
        let mut text = order.to_string();
        text.push_str(&" ".repeat(length - text.len()));
        let ask = Ask::pay(order).bytes(text);
        stand
            .refused("createPayment", &ask, 413, "body_too_large")
            .await;
    }
}
