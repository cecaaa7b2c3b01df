//! Whole banks, started and stopped in this process.

use std::os::unix::fs::PermissionsExt;

use super::*;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

fn options(data: &Path) -> Options {
    Options {
        fps_never_received: "closes_id".to_owned(),
        client_secrets: "accepted".to_owned(),
        events: "*".to_owned(),
        data: data.to_owned(),
        port: 0,
        reset: false,
        log: None,
    }
}

async fn start(data: &Path) -> Bank {
    Bank::start(&options(data)).await.expect("a bank")
}

/// Returns the status and the JSON body of a response.
async fn send(bank: &Bank, head: &str, body: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(bank.address())
        .await
        .expect("a connection");
    let (host, length) = (bank.address(), body.len());
    let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
    let request = format!(
        "{line} HTTP/1.1\nhost: {host}\nconnection: close\ncontent-length: {length}\n{headers}\n"
    );
    let request = request.replace('\n', "\r\n") + body;
    stream
        .write_all(request.as_bytes())
        .await
        .expect("a request");
    let mut response = String::new();
    stream
        .read_to_string(&mut response)
        .await
        .expect("an answer");
    let status = response
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let body = response.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (
        status.expect("a status"),
        serde_json::from_str(body).unwrap_or_default(),
    )
}

async fn token(bank: &Bank) -> String {
    token_of(bank, &bank.demo().operator).await
}

async fn token_of(bank: &Bank, client: &Credential) -> String {
    let Credential {
        client_id,
        client_secret,
    } = client;
    let form = format!(
        "grant_type=client_credentials&client_id={client_id}&client_secret={client_secret}"
    );
    let head = "POST /v1/oauth/token\ncontent-type: application/x-www-form-urlencoded\n";
    let (status, response) = send(bank, head, &form).await;
    assert_eq!(status, 200, "{response}");
    response["access_token"]
        .as_str()
        .expect("a token")
        .to_owned()
}

#[tokio::test]
async fn the_operator_of_a_new_bank_is_authenticated_also_after_a_restart() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await;
    let first = bank.demo().clone();
    let bearer = format!("authorization: Bearer {}\n", token(&bank).await);
    let (status, response) = send(&bank, &format!("GET /v1/accounts\n{bearer}"), "").await;
    assert_eq!((status, &response["data"]), (200, &json!([])), "{response}");
    bank.stop().await;

    let bank = start(data.path()).await;
    let again = bank.demo();
    assert_eq!(first.operator.client_id, again.operator.client_id);
    assert_eq!(first.operator.client_secret, again.operator.client_secret);
    token(&bank).await;
    bank.stop().await;
}

#[tokio::test]
async fn only_the_owner_can_read_the_credentials() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(&data.path().join("bank")).await;
    let mode = |path: &Path| path.metadata().expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(bank.data()), 0o700);
    let path = bank.data().join("demo.json");
    assert_eq!(mode(&path), 0o600);
    let demo = std::fs::read_to_string(path).expect("a file");
    let demo: Demo = serde_json::from_str(&demo).expect("credentials");
    assert_eq!(demo.origin, bank.origin());
    assert_ne!(demo.operator.client_id, demo.other.client_id);
    assert!(!format!("{bank:?}").contains(&demo.operator.client_secret));
    bank.stop().await;
}

#[tokio::test]
async fn a_bank_of_another_form_is_refused_in_one_line_untouched_and_can_be_reset() {
    let data = tempfile::tempdir().expect("a directory");
    start(data.path()).await.stop().await;
    let form = data.path().join(form::FILE);
    let known = std::fs::read_to_string(&form).expect("a form");
    let tables = || std::fs::read(data.path().join("dynamodb.sqlite")).expect("the tables");
    let before = tables();
    for other in [None, Some("0"), Some("999999"), Some("?")] {
        match other {
            None => std::fs::remove_file(&form).expect("no form"),
            Some(other) => std::fs::write(&form, other).expect("another form"),
        }
        let refused = Bank::start(&options(data.path()))
            .await
            .expect_err("no bank");
        let line = refused.to_string();
        assert!(matches!(refused, StartError::Form { .. }), "{line}");
        assert!(!line.contains('\n') && line.contains("--reset"), "{line}");
        assert_eq!(tables(), before, "{other:?}");
    }
    let reset = Options {
        reset: true,
        ..options(data.path())
    };
    let bank = Bank::start(&reset).await.expect("a new bank");
    token(&bank).await;
    bank.stop().await;
    assert_eq!(std::fs::read_to_string(&form).expect("a form"), known);
}

#[tokio::test]
async fn a_bank_from_before_personal_data_was_encrypted_is_refused_in_one_line_and_can_be_reset() {
    let data = tempfile::tempdir().expect("a directory");
    start(data.path()).await.stop().await;
    let bus = rusqlite::Connection::open(data.path().join("bus.sqlite")).expect("the secrets");
    for table in ["secret_stages", "secret_versions", "secrets"] {
        let forget = format!("DELETE FROM {table} WHERE name = 'data/field-keys'");
        bus.execute(&forget, []).expect("a deletion");
    }
    drop(bus);
    let mut options = options(data.path());
    let error = Bank::start(&options).await.expect_err("an old bank");
    let error = error.to_string();
    assert!(
        error.contains("before personal data was encrypted"),
        "{error}"
    );
    assert!(
        error.contains("--reset") && error.lines().count() == 1,
        "{error}"
    );
    options.reset = true;
    let bank = Bank::start(&options).await.expect("a new bank");
    token(&bank).await;
    bank.stop().await;
}

#[tokio::test]
async fn a_directory_or_a_port_in_use_is_refused_in_one_line() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await;
    let start_error = async |options: &Options| {
        let error = Bank::start(options).await.expect_err("in use").to_string();
        assert_eq!(error.lines().count(), 1, "{error}");
        error
    };
    let error = start_error(&options(data.path())).await;
    assert!(error.contains("in use by another process"), "{error}");
    let error = start_error(&Options {
        reset: true,
        ..options(data.path())
    })
    .await;
    assert!(error.contains("in use by another process"), "{error}");
    let other = tempfile::tempdir().expect("a directory");
    let port = bank.address().port();
    let error = start_error(&Options {
        port,
        ..options(other.path())
    })
    .await;
    assert!(error.contains(&format!("port {port} is in use")), "{error}");
    bank.stop().await;
}

#[tokio::test]
async fn a_reset_replaces_the_bank_and_keeps_other_files() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await;
    let before = bank.demo().operator.client_secret.clone();
    bank.stop().await;
    std::fs::write(data.path().join("notes.txt"), "mine").expect("a file");
    let bank = Bank::start(&Options {
        reset: true,
        ..options(data.path())
    })
    .await;
    let bank = bank.expect("a bank");
    assert_ne!(bank.demo().operator.client_secret, before);
    token(&bank).await;
    bank.stop().await;
    assert!(data.path().join("notes.txt").is_file());
}

#[tokio::test]
async fn reconnected_functions_serve_as_before() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await;
    token(&bank).await;
    assert_eq!(send(&bank, "POST /_local/renew", "").await.0, 200);
    token(&bank).await;
    let (status, response) = send(&bank, "POST /_local/idle?timeout_ms=20000", "").await;
    assert_eq!(status, 200, "{response}");
    bank.stop().await;
}

#[tokio::test]
async fn a_payment_is_received_from_another_bank_and_another_is_sent() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await;
    let bearer = token(&bank).await;
    let call = async |line: &str, body: Value| {
        let key = line.replace('/', "-");
        let headers = format!("authorization: Bearer {bearer}\nidempotency-key: \"{key}\"\n");
        let head = format!("{line}\ncontent-type: application/json\n{headers}");
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        send(&bank, &head, &body).await
    };
    let idle = async || {
        let (status, response) = send(&bank, "POST /_local/idle?timeout_ms=20000", "").await;
        assert_eq!(status, 200, "{response}");
    };
    let opening = json!({"holder_name": "Ada Okafor", "currency": "GBP"});
    let (status, account) = call("POST /v1/accounts", opening).await;
    assert_eq!(status, 201, "{account}");
    let id = account["account_id"].as_str().expect("an account");
    let payer = json!({"name": "Shop", "sort_code": "000002", "account_number": "11111111"});
    let salary = json!({
        "debtor": payer,
        "creditor": {"sort_code": account["sort_code"], "account_number": account["account_number"]},
        "amount": {"amount": "100.00", "currency": "GBP"},
    });
    let (status, response) = call("POST /_local/rails/fps/inbound-payments", salary).await;
    assert_eq!(
        (status, &response["http_status"]),
        (200, &json!(200)),
        "{response}"
    );
    let order = json!({
        "debtor_account_id": id,
        "creditor": {"name": "Plumber", "sort_code": "000002", "account_number": "58302914"},
        "amount": {"amount": "30.00", "currency": "GBP"},
    });
    let (status, payment) = call("POST /v1/payments", order).await;
    assert_eq!(
        (status, &payment["status"]),
        (201, &json!("accepted")),
        "{payment}"
    );
    idle().await;
    let id_of_payment = payment["payment_id"].as_str().expect("a payment");
    let (_, payment) = call(&format!("GET /v1/payments/{id_of_payment}"), Value::Null).await;
    assert_eq!(payment["status"], "settled", "{payment}");
    let (_, account) = call(&format!("GET /v1/accounts/{id}"), Value::Null).await;
    assert_eq!(
        account["balances"]["available"]["amount"], "70.00",
        "{account}"
    );

    let bearer = token_of(&bank, &bank.demo().other).await;
    let head = format!("GET /v1/accounts/{id}\nauthorization: Bearer {bearer}\n");
    assert_eq!(
        send(&bank, &head, "").await.0,
        404,
        "another institution sees nothing"
    );
    bank.stop().await;
}

#[test]
fn a_data_directory_that_is_a_file_is_refused_in_one_line() {
    let data = tempfile::tempdir().expect("a directory");
    let file = data.path().join("bank");
    std::fs::write(&file, "").expect("a file");
    for place in [file.clone(), file.join("below")] {
        let error = directory(&place).expect_err("a file").to_string();
        assert!(error.contains(&place.display().to_string()), "{error}");
        assert!(
            error.contains("this is a file") && !error.contains('\n'),
            "{error}"
        );
    }
}
