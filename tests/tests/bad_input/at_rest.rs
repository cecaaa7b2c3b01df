//! Personal data in the bank's files: a reader of tables, streams or backups finds none, and a
//! writer gains nothing.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use malai_client::types::Account;
use rusqlite::{Connection, OpenFlags, types::ValueRef};
use serde_json::{Value, json};
use tests::bank::{Bank, elsewhere, order};

use super::fixture::{Fixture, secret};
use super::leaks::{KEY, WORDS, day};
use crate::MALAI;

/// The files that stand for tables, streams, queues and secrets.
const FILES: [&str; 4] = [
    "dynamodb.sqlite",
    "dynamodb.sqlite-wal",
    "bus.sqlite",
    "bus.sqlite-wal",
];
/// The name of an API client is that of an institution's program, not of a person.
const CLIENT: &str = WORDS[8];

/// Returns whether the bytes contain the word, except as digits within a longer number.
fn holds(bytes: &[u8], word: &str) -> bool {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let found = bytes.windows(word.len()).enumerate();
    found
        .filter(|(_, window)| *window == word.as_bytes())
        .any(|(at, _)| !digits || !(digit(at.checked_sub(1)) || digit(Some(at + word.len()))))
}

/// Returns every binary attribute in a value, decoded.
fn binaries(value: &Value, found: &mut Vec<Vec<u8>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| binaries(value, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str().filter(|_| name == "B") {
                    Some(text) => found.push(STANDARD.decode(text).expect("base64")),
                    None => binaries(value, found),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns the binary attributes of every item and of every stream record.
fn sealed(data: &Path) -> Vec<Vec<u8>> {
    let file = data.join("dynamodb.sqlite");
    let database = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let database = database.expect("the tables");
    let mut found = Vec::new();
    for table in ["accounts", "payments", "identity", "_stream_records"] {
        let mut statement = database
            .prepare(&format!("SELECT * FROM \"{table}\""))
            .expect("a table");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                if let ValueRef::Text(text) = row.get_ref(column).expect("a column") {
                    let value = serde_json::from_slice(text).unwrap_or_default();
                    binaries(&value, &mut found);
                }
            }
        }
    }
    found
}

/// Returns the content of the archive of messages.
fn archive(directory: &Path, found: &mut Vec<u8>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            archive(&path, found);
        } else {
            found.extend(fs::read(path).expect("a file"));
        }
    }
}

#[tokio::test]
async fn no_personal_data_is_in_clear_in_a_table_stream_or_queue() {
    let fixture = Fixture::with_two_accounts().await;
    day(&fixture).await;
    let data = fixture.bank.data();
    let mut places: Vec<(String, Vec<u8>)> = FILES
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), fs::read(data.join(name)).ok()?)))
        .collect();
    let binaries = sealed(data);
    assert!(binaries.len() > 20, "{} sealed attributes", binaries.len());
    places.push(("a binary attribute".to_owned(), binaries.concat()));
    // The search itself works: it finds an id in the tables, and names in the archive, which stores
    // each message as the scheme has it.
    let in_tables = |word| places.iter().any(|(_, bytes)| holds(bytes, word));
    assert!(in_tables(&fixture.payment) && in_tables(CLIENT));
    let mut messages = Vec::new();
    archive(&data.join("objects"), &mut messages);
    let sent = [WORDS[0], WORDS[2], WORDS[4]];
    assert!(sent.iter().all(|word| holds(&messages, word)));
    let numbers = [&fixture.ada, &fixture.ben].map(|account| account.account_number.as_str());
    let sort_code = "\"000003\"";
    let people = WORDS.into_iter().filter(|word| *word != CLIENT);
    let people = people.chain(["Ben Adeyemi", "58302914", sort_code, KEY]);
    // A number also as in messages: after its sort code.
    let whole = [("000002", WORDS[1]), ("000003", WORDS[5])];
    let whole = whole.map(|(sort_code, number)| format!("{sort_code}{number}"));
    let ours = numbers.map(|number| format!("000001{number}"));
    let words = people.chain(numbers).map(str::to_owned);
    for word in words.chain(whole).chain(ours) {
        for (place, bytes) in &places {
            assert!(!holds(bytes, &word), "{word} is in {place}");
        }
    }
}

/// Returns a key as the engine stores it: with its type.
fn pk(id: &str) -> String {
    format!("S:{id}")
}

/// Returns the encrypted holder of an account.
fn holder(data: &Path, account: &Account) -> String {
    item(data, account)["hn"]["B"]
        .as_str()
        .expect("sealed")
        .to_owned()
}

fn item(data: &Path, account: &Account) -> Value {
    let tables = Connection::open(data.join("dynamodb.sqlite")).expect("the tables");
    let query = "SELECT item_json FROM accounts WHERE pk = ?1 AND sk = 'S:A'";
    let text: String = tables
        .query_row(query, [pk(&account.account_id)], |row| row.get(0))
        .expect("an account");
    serde_json::from_str(&text).expect("JSON")
}

/// Writes a holder into the row of an account, bypassing the bank.
fn put_holder(data: &Path, account: &Account, holder: &str) {
    let mut item = item(data, account);
    item["hn"] = json!({"B": holder});
    let tables = Connection::open(data.join("dynamodb.sqlite")).expect("the tables");
    let change = "UPDATE accounts SET item_json = ?1 WHERE pk = ?2 AND sk = 'S:A'";
    let changed = tables.execute(change, [item.to_string(), pk(&account.account_id)]);
    assert_eq!(changed.expect("a change"), 1);
}

#[tokio::test]
async fn data_encrypted_for_another_row_or_altered_is_an_internal_error() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let (ada, ben) = (
        caller.open("Ada Okafor").await,
        caller.open("Ben Adeyemi").await,
    );
    bank.settle().await;
    bank.stop();
    let (of_ada, of_ben) = (holder(bank.data(), &ada), holder(bank.data(), &ben));
    let mut bytes = STANDARD.decode(&of_ada).expect("base64");
    *bytes.last_mut().expect("a byte") ^= 1;
    for (wrong, status) in [
        (&of_ben, 500),
        (&STANDARD.encode(bytes), 500),
        (&of_ada, 200),
    ] {
        put_holder(bank.data(), &ada, wrong);
        bank.start_again();
        let caller = bank.operator().await;
        let answer = caller
            .get(&format!("/v1/accounts/{}", *ada.account_id))
            .await;
        assert_eq!(answer.status, status, "{}", answer.body);
        let names_ben = answer.body.to_string().contains("Ben Adeyemi");
        assert!(!names_ben, "{}", answer.body);
        bank.stop();
    }
}

/// Adds a new first key to the ring, as a rotation does.
fn rotate(data: &Path) {
    let mut ring = secret(data, "data/field-keys");
    let keys = ring["keys"].as_array_mut().expect("keys");
    keys.insert(0, json!({"id": 2, "key": STANDARD.encode([9; 32])}));
    let secrets = Connection::open(data.join("bus.sqlite")).expect("the secrets");
    // A version of a secret never changes: the ring with the new key is a new version.
    let version = "INSERT INTO secret_versions (name, version_id, text, created_s)
        VALUES ('data/field-keys', 'with-a-new-first-key', ?1, 0)";
    let made = secrets.execute(version, [ring.to_string()]);
    assert_eq!(made.expect("a version"), 1);
    let current = "UPDATE secret_stages SET version_id = 'with-a-new-first-key'
        WHERE name = 'data/field-keys' AND stage = 'AWSCURRENT'";
    assert_eq!(secrets.execute(current, []).expect("a change"), 1);
}

/// Returns the id of the key that encrypts a payment.
fn key_of(data: &Path, payment: &str) -> u8 {
    let tables = Connection::open(data.join("dynamodb.sqlite")).expect("the tables");
    let query = "SELECT item_json FROM payments WHERE pk = ?1 AND sk = 'S:P'";
    let text: String = tables
        .query_row(query, [pk(&payment[..22])], |row| row.get(0))
        .expect("a payment");
    let item: Value = serde_json::from_str(&text).expect("JSON");
    let sealed = item["pd"]["B"].as_str().expect("sealed");
    STANDARD.decode(sealed).expect("base64")[1]
}

#[tokio::test]
async fn a_new_first_key_encrypts_at_once_and_older_data_stays_readable() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = caller.open("Ada Okafor").await;
    let answer = bank.scheme().pay_in(&ada, "100.00").await;
    assert_eq!(answer["answer"], "ACCC", "{answer}");
    bank.settle().await;
    let list = format!("/v1/payments?account_id={}", *ada.account_id);
    let old = caller.get(&list).await.body["data"][0].clone();
    let old_path = format!(
        "/v1/payments/{}",
        old["payment_id"].as_str().expect("an id")
    );
    // From here on this function knows the current ring, and reads no newer one for a minute of the
    // bank's clock.
    assert_eq!(caller.get(&old_path).await.body, old);
    rotate(bank.data());
    let new = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "1.00"))
        .await;
    let new_path = format!("/v1/payments/{}", *new.payment_id);
    let shown = caller.get(&new_path).await;
    assert_eq!(
        shown.body["creditor"]["account_number"], "58302914",
        "{}",
        shown.body
    );
    bank.settle().await;
    assert_eq!(caller.get(&new_path).await.body["status"], "settled");
    assert_eq!(caller.get(&old_path).await.body, old);
    let old_id = old["payment_id"].as_str().expect("an id");
    let keys = [old_id, &new.payment_id].map(|payment| key_of(bank.data(), payment));
    assert_eq!(keys, [1, 2]);
    bank.advance(61).await;
    let listed = caller.get(&list).await.body;
    assert_eq!(listed["data"].as_array().map(Vec::len), Some(2), "{listed}");
    let entries = format!("/v1/accounts/{}/transactions", *ada.account_id);
    let entries = caller.get(&entries).await.body;
    assert_eq!(
        entries["data"][0]["counterparty"]["account_number"], "58302914",
        "{entries}"
    );
    assert_eq!(bank.status().await["dead_letters"], json!([]));
}
