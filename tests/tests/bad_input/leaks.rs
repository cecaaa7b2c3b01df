//! Where names, numbers, free text and secrets go, and where they must not.
//!
//! Each field that takes them is given a word of its own. Afterwards the places that must not have
//! it are searched for every word: the log with its metrics, the queues that events went through,
//! the audit records that hold what the events told, and whatever a problem says.

use std::fs;

use serde_json::{Value, json};
use tests::bank::{Answer, Credential};

use super::ask::{Ask, PAYEE, PAYEE_NUMBER, REFERENCE, order};
use super::stand::{Stand, secret, tables};

/// What people wrote or are called, each in one field.
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

/// What a day brings in which all of the words are used.
pub(crate) async fn day(stand: &Stand) -> Vec<String> {
    let account = format!("/v1/accounts/{}", *stand.ada.account_id);
    let paid_in = stand.bank.scheme().send(json!({
        "debtor": {"name": WORDS[4], "sort_code": "000003", "account_number": WORDS[5]},
        "creditor": {
            "name": PAYEE,
            "sort_code": stand.ada.sort_code,
            "account_number": stand.ada.account_number,
        },
        "amount": {"amount": "60.00", "currency": "GBP"},
        "reference": WORDS[6],
    }));
    let paid_in = paid_in.await;
    assert_eq!(paid_in["answer"], "ACCC", "{paid_in}");
    done(stand, Ask::pay(&order(&stand.ada)).key(KEY), 201).await;
    let here = json!({
        "name": "Ben Adeyemi",
        "sort_code": stand.ben.sort_code,
        "account_number": stand.ben.account_number,
    });
    let on_us = super::ask::changed(&order(&stand.ada), "/creditor", here);
    done(stand, Ask::pay(&on_us), 201).await;
    let reason = json!({"reason": WORDS[7]});
    for verb in ["freeze", "unfreeze"] {
        done(stand, Ask::write(format!("{account}/{verb}"), &reason), 200).await;
    }
    stand.bank.settle().await;
    let list = format!("/v1/payments?account_id={}", *stand.ada.account_id);
    let payments = stand.send(&Ask::get(list)).await.body;
    let inbound = payments["data"].as_array().expect("payments").iter();
    let inbound = inbound
        .filter(|payment| payment["amount"]["amount"] == "60.00")
        .find_map(|payment| payment["payment_id"].as_str());
    let back = format!("/v1/payments/{}/return", inbound.expect("the payment in"));
    let why = json!({"reason_code": "not_given"});
    done(stand, Ask::write(back, &why), 201).await;
    let secrets = clients(stand, &reason).await;
    stand.bank.settle().await;
    secrets
}

/// The part of the day in which secrets are made and used, and the secrets.
async fn clients(stand: &Stand, reason: &Value) -> Vec<String> {
    let client = json!({
        "name": WORDS[8], "scopes": ["accounts:read"], "authentication": "client_secret",
    });
    let issued = done(stand, Ask::write("/v1/clients".into(), &client), 201).await;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let client_id = text(&issued.body["client"]["client_id"]);
    let path = format!("/v1/clients/{client_id}");
    let first = text(&issued.body["client_secret"]);
    let rotation = json!({"authentication": "client_secret"});
    let rotate = Ask::write(format!("{path}/credentials"), &rotation);
    let second = text(&done(stand, rotate, 201).await.body["client_secret"]);
    let credential = Credential {
        client_id,
        client_secret: second.clone(),
    };
    let token = stand.bank.caller(&credential).await.token().to_owned();
    let wrong = "mls_wrong0and0secret".to_owned();
    let wrong_credential = Credential {
        client_secret: wrong.clone(),
        ..credential
    };
    assert_eq!(stand.bank.token_status(&wrong_credential).await, 401);
    done(stand, Ask::write(format!("{path}/freeze"), reason), 200).await;
    let assertion = format!("{}.c2lnbmF0dXJl", token.rsplit_once('.').expect("parts").0);
    let form = format!(
        "grant_type=client_credentials&client_assertion={assertion}&client_assertion_type=\
         urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    );
    let ask = Ask::post("/v1/oauth/token")
        .bearer("")
        .header("content-type", "application/x-www-form-urlencoded")
        .bytes(form);
    done(stand, ask, 401).await;
    let ours = secret(stand.bank.data(), "identity/token-signing-key");
    let theirs = secret(stand.bank.data(), "local/fps-scheme-key");
    let keys = [ours, theirs].map(|secret| text(&secret["seed"]));
    let tokens = [stand.caller.token(), &token, &assertion];
    let tokens = tokens.map(|token| token.rsplit_once('.').expect("parts").0.to_owned());
    [vec![first, second, wrong], keys.to_vec(), tokens.to_vec()].concat()
}

/// Ada's account, payments and entries as the API shows them.
async fn shown(stand: &Stand) -> String {
    let account = &*stand.ada.account_id;
    let mut shown = String::new();
    for path in [
        format!("/v1/accounts/{account}"),
        format!("/v1/accounts/{account}/transactions"),
        format!("/v1/payments?account_id={account}"),
    ] {
        shown += &done(stand, Ask::get(path), 200).await.body.to_string();
    }
    shown
}

async fn done(stand: &Stand, ask: Ask, status: u16) -> Answer {
    let answer = stand.send(&ask).await;
    assert_eq!(answer.status, status, "{}: {}", ask.path, answer.body);
    answer
}

#[tokio::test]
async fn what_is_personal_or_secret_is_in_no_log_metric_event_or_audit_record() {
    let stand = Stand::with_two_accounts().await;
    let secrets = day(&stand).await;
    let tables = tables(stand.bank.data());
    let stored: String = tables.values().map(String::as_str).collect();
    // What the bank knows of people it keeps sealed; who may ask sees it.
    let shown = shown(&stand).await;
    for word in &WORDS[..7] {
        assert!(shown.contains(word), "{word} was never used");
    }
    assert!(stored.contains(WORDS[8]), "{} was never used", WORDS[8]);
    let audit: String = tables
        .iter()
        .filter(|((table, _, _), _)| *table == "audit")
        .map(|(_, row)| row.as_str())
        .collect();
    let log = stand.bank.data().join("bank.log");
    let log = fs::read_to_string(log).expect("a log");
    // What was in a queue stays in the file of changes for a while after it is gone from the table.
    let queues = stand.bank.data().join("bus.sqlite-wal");
    let queues = fs::read(queues).expect("the queues");
    let queues = String::from_utf8_lossy(&queues);
    let places = [("log", &*log), ("audit", &*audit), ("queues", &*queues)];
    let signs = ["_aws", "client-frozen.v1", "payment-accepted.v1"];
    for ((place, text), sign) in places.iter().zip(signs) {
        assert!(text.contains(sign), "the {place} do not tell of {sign}");
    }
    let numbers = [&stand.ada, &stand.ben].map(|account| account.account_number.as_str());
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

/// Requests that each have the word in another wrong place.
fn wrong(stand: &Stand, word: &str) -> Vec<Ask> {
    let good = order(&stand.ada);
    let account = format!("/v1/accounts/{}", *stand.ada.account_id);
    let long = format!("{word} {}", "x".repeat(200));
    let mut asks: Vec<Ask> = ["/creditor/name", "/reference", "/end_to_end_id", "/route"]
        .into_iter()
        .chain(["/amount/amount", "/amount/currency", "/debtor_account_id"])
        .chain(["/creditor/account_number", "/creditor", "/allow_duplicate"])
        .map(|place| Ask::pay(&super::ask::changed(&good, place, json!(long))))
        .collect();
    let reason = json!({"reason": long});
    let form = "application/x-www-form-urlencoded";
    let token = |body: String| Ask::post("/v1/oauth/token").bearer("").bytes(body);
    asks.extend([
        Ask::pay(&good).bytes(format!("{{\"reference\": \"{word}\"")),
        Ask::pay(&good).header("content-type", format!("text/{word}")),
        Ask::pay(&good).header("idempotency-key", format!("\"{word}")),
        Ask::pay(&good)
            .header("x-request-id", format!("{word} !"))
            .bytes("{"),
        Ask::write(format!("{account}/freeze"), &reason),
        Ask::write("/v1/accounts".into(), &json!({"holder_name": long})),
        Ask::write(
            "/v1/clients".into(),
            &json!({"name": long, "scopes": [word]}),
        ),
        Ask::get("/v1/accounts").bearer(word),
        Ask::get(format!("/v1/accounts?limit={word}")),
        Ask::get(format!("/v1/accounts?cursor={word}")),
        token(format!("grant_type={word}")).header("content-type", form),
        token(format!(
            "grant_type=client_credentials&client_id={word}&client_secret={word}"
        ))
        .header("content-type", form),
        Ask::post("/rails/fps/messages")
            .header("content-type", "application/xml")
            .header("signature", word)
            .bytes(format!("<Document>{word}</Document>")),
    ]);
    asks
}

#[tokio::test]
async fn no_problem_and_no_line_of_the_log_repeats_what_was_wrong() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let word = "Ysolde-Penhaligon";
    for ask in wrong(&stand, word) {
        let answer = stand.send(&ask).await;
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
    stand.is_untouched().await;
    let log = fs::read_to_string(stand.bank.data().join("bank.log")).expect("a log");
    let told = log.lines().find(|line| line.contains(word));
    assert_eq!(told, None);
}
