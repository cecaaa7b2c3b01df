//! Rows damaged outside the bank's code: their changes are parked, and all other work continues.
//! Each test has a bank of its own, because it stops it and writes into its tables.

use dynoxide::Database;
use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, elsewhere, order};
use tests::examples::assert_example;

use crate::{MALAI, funded, once};

/// Changes the items of a stopped bank, each by an update expression with one name and one value.
fn damage(bank: &mut Bank, updates: &[(&str, [&str; 2], &str, &str, Value)]) {
    bank.stop();
    let file = bank.data().join("dynamodb.sqlite");
    let database = Database::new(&file.to_string_lossy()).expect("tables");
    for (table, [pk, sk], expression, name, value) in updates {
        let mut request = json!({
            "TableName": table, "Key": {"pk": {"S": pk}, "sk": {"S": sk}},
            "UpdateExpression": expression, "ExpressionAttributeNames": {"#n": name},
        });
        if !value.is_null() {
            request["ExpressionAttributeValues"] = json!({":v": value});
        }
        let request = serde_json::from_value(request).expect("a request");
        database.update_item(request).expect("an update");
    }
    drop(database);
    bank.start_again();
}

/// Returns the item under a key of a stopped or running bank, in the engine's format.
fn stored(bank: &Bank, table: &str, [pk, sk]: [&str; 2]) -> Value {
    let copy = bank.copy_of_data();
    let file = copy.path().join("dynamodb.sqlite");
    let database = Database::new(&file.to_string_lossy()).expect("tables");
    let request = json!({"TableName": table, "Key": {"pk": {"S": pk}, "sk": {"S": sk}}});
    let request = serde_json::from_value(request).expect("a request");
    let answer = database.get_item(request).expect("an answer");
    serde_json::to_value(answer).expect("JSON")["Item"].clone()
}

/// Returns the subjects of which a reader has parked changes.
async fn parked(bank: &Bank, reader: &str) -> Vec<(String, String)> {
    let listed = bank.put_back(reader, json!({"list": true})).await;
    let first = listed["first"].as_array().expect("a list").iter();
    let text = |one: &Value, name: &str| one[name].as_str().expect("text").to_owned();
    first
        .map(|one| (text(one, "subject"), text(one, "place")))
        .collect()
}

/// Returns the amounts and balances of an account's entries, newest first.
async fn entries(caller: &Caller, account: &Account) -> Vec<[String; 2]> {
    let path = format!("/v1/accounts/{}/transactions", *account.account_id);
    let answer = caller.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let list = answer.body["data"].as_array().expect("a list").iter();
    let amount =
        |entry: &Value, name: &str| entry[name]["amount"].as_str().expect("text").to_owned();
    list.map(|entry| [amount(entry, "amount"), amount(entry, "balance_after")])
        .collect()
}

/// Three accounts whose rows are each damaged in another way, and one that is not.
struct Fixture {
    bank: Bank,
    well: Account,
    /// Each with the repair of its row.
    damaged: Vec<(Account, &'static str, Value)>,
}

async fn damaged() -> Fixture {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let well = funded(&bank, &caller, "Ben Adeyemi", "50.00").await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let cyd = funded(&bank, &caller, "Cyd Moss", "100.00").await;
    let dee = funded(&bank, &caller, "Dee Ruiz", "100.00").await;
    bank.settle().await;
    let [a, c, d] = [&ada, &cyd, &dee].map(|account| account.account_id.to_string());
    let holder = stored(&bank, "accounts", [&d, "A"])["hn"].clone();
    let (text, overflow) = (
        json!({"S": "a hundred"}),
        json!({"N": "9223372036854775808"}),
    );
    damage(
        &mut bank,
        &[
            ("accounts", [&a, "A"], "SET #n = :v", "bk", text),
            ("accounts", [&c, "A"], "SET #n = :v", "bk", overflow),
            ("accounts", [&d, "A"], "REMOVE #n", "hn", Value::Null),
        ],
    );
    // The bank becomes idle although three changes cannot be handled.
    bank.settle().await;
    let hundred = json!({"N": "10000"});
    let damaged = vec![
        (ada, "bk", hundred.clone()),
        (cyd, "bk", hundred),
        (dee, "hn", holder),
    ];
    Fixture {
        bank,
        well,
        damaged,
    }
}

#[tokio::test]
async fn accounts_with_unreadable_rows_stop_no_other_account() {
    let Fixture {
        bank,
        well,
        damaged,
    } = damaged().await;
    let caller = bank.operator().await;
    let mut subjects: Vec<_> = parked(&bank, "project-accounts").await;
    subjects.sort();
    let ids = damaged
        .iter()
        .map(|(account, _, _)| account.account_id.to_string());
    let mut ids: Vec<_> = ids.collect();
    ids.sort();
    assert!(subjects.iter().map(|(subject, _)| subject).eq(&ids));
    let answer = caller.get(&format!("/v1/accounts/{}", ids[0])).await;
    assert_eq!((answer.status, answer.code()), (500, "internal_error"));
    assert_example(&answer.body);
    bank.scheme().pay_in(&well, "5.00").await;
    bank.settle().await;
    let expected = [["5.00", "55.00"], ["50.00", "50.00"]];
    assert_eq!(entries(&caller, &well).await, expected);
}

#[tokio::test]
async fn changes_behind_a_parked_one_are_put_back_in_order_after_the_repair() {
    let Fixture {
        mut bank, damaged, ..
    } = damaged().await;
    let ids: Vec<_> = damaged
        .iter()
        .map(|(account, _, _)| account.account_id.to_string())
        .collect();
    let repairs: Vec<_> = damaged
        .iter()
        .zip(&ids)
        .map(|((_, name, value), id)| {
            (
                "accounts",
                [id.as_str(), "A"],
                "SET #n = :v",
                *name,
                value.clone(),
            )
        })
        .collect();
    damage(&mut bank, &repairs);
    let caller = bank.operator().await;
    for (account, _, _) in &damaged {
        for pounds in ["7.00", "1.00"] {
            let answer = bank.scheme().pay_in(account, pounds).await;
            assert_eq!(answer["answer"], "ACCC", "{answer}");
        }
    }
    bank.settle().await;
    // Changes after a parked one wait behind it.
    let first = bank.put_back("project-accounts", json!({})).await;
    assert_eq!(
        (&first["put_back"], &first["parked"]),
        (&json!(0), &json!(3))
    );
    // The damaging changes themselves book nothing, and stay unreadable.
    for (subject, place) in parked(&bank, "project-accounts").await {
        let request = json!({"subject": subject, "discard": place});
        let done = bank.put_back("project-accounts", request).await;
        let counts = (&done["discarded"], &done["parked"]);
        assert_eq!(counts, (&json!(1), &json!(0)), "{done}");
    }
    for (account, _, _) in &damaged {
        let expected = [["1.00", "108.00"], ["7.00", "107.00"], ["100.00", "100.00"]];
        assert_eq!(entries(&caller, account).await, expected);
        // Later changes are no longer parked.
        bank.scheme().pay_in(account, "4.00").await;
        bank.settle().await;
        assert_eq!(entries(&caller, account).await[0], ["4.00", "112.00"]);
    }
}

/// Returns the readers with parked records of an account, each with the position of the first, as
/// the script prints them.
fn first_positions(output: &str, account: &str) -> Vec<(String, String)> {
    let mut reader = "";
    let mut first_positions = Vec::new();
    for line in output.lines() {
        if !line.starts_with(' ') {
            reader = line.split(':').next().expect("a reader");
        } else if line.contains(account) {
            let place = line.split("(place ").nth(1).expect("a place");
            first_positions.push((reader.to_owned(), place.trim_end_matches(')').to_owned()));
        }
    }
    first_positions
}

#[tokio::test]
async fn the_script_lists_discards_and_puts_back_parked_records() {
    let Fixture {
        mut bank, damaged, ..
    } = damaged().await;
    let (account, name, value) = &damaged[0];
    let id = account.account_id.to_string();
    let (code, output) = bank.run_script("put-back", &["--list"]).await;
    assert_eq!(code, Some(1), "{output}");
    for (account, _, _) in &damaged {
        assert!(output.contains(&*account.account_id), "{output}");
    }
    let repair = (
        "accounts",
        [id.as_str(), "A"],
        "SET #n = :v",
        *name,
        value.clone(),
    );
    damage(&mut bank, &[repair]);
    let caller = bank.operator().await;
    let answer = bank.scheme().pay_in(account, "7.00").await;
    assert_eq!(answer["answer"], "ACCC", "{answer}");
    bank.settle().await;
    // The first record of each of its readers is unreadable itself; those behind it are not.
    let first_positions = first_positions(&output, &id);
    assert!(
        first_positions
            .iter()
            .any(|(reader, _)| reader == "project-accounts")
    );
    for (reader, place) in &first_positions {
        let arguments = [reader, id.as_str(), "--discard", place];
        let (code, output) = bank.run_script("put-back", &arguments).await;
        assert_eq!(code, Some(0), "{output}");
        assert!(
            output.contains("1 discarded, 0 subjects parked"),
            "{output}"
        );
    }
    let expected = [["7.00", "107.00"], ["100.00", "100.00"]];
    assert_eq!(entries(&caller, account).await, expected);
    // Records that were not repaired stay.
    let (code, output) = bank.run_script("put-back", &[]).await;
    assert_eq!(code, Some(1), "{output}");
    assert!(!output.contains(&id), "{output}");
    let (code, _) = bank.run_script("put-back", &["no-reader", &id]).await;
    assert_eq!(code, Some(2));
}

async fn settled(bank: &Bank, caller: &Caller, account: &Account, pounds: &str) -> Payment {
    let order = order(&account.account_id, &elsewhere("58302914"), pounds);
    let payment = caller.pay(order).await;
    once(bank, caller, &payment.payment_id, PaymentStatus::Settled).await
}

/// Returns the key of a payment's row, found in the engine.
fn row_of(bank: &Bank, payment: &Payment) -> [String; 2] {
    let copy = bank.copy_of_data();
    let file = copy.path().join("dynamodb.sqlite");
    let database = Database::new(&file.to_string_lossy()).expect("tables");
    let request = serde_json::from_value(json!({"TableName": "payments"})).expect("a request");
    let all = serde_json::to_value(database.scan(request).expect("rows")).expect("JSON");
    let id = payment.payment_id.to_string();
    let mut rows = all["Items"].as_array().expect("rows").iter();
    let row = rows.find(|row| row["sk"]["S"] == "P" && row["id"]["S"] == id.as_str());
    let row = row.expect("a row");
    ["pk", "sk"].map(|name| row[name]["S"].as_str().expect("text").to_owned())
}

#[tokio::test]
async fn payments_with_unreadable_rows_stop_no_stream_reader() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let one = settled(&bank, &caller, &ada, "10.00").await;
    let two = settled(&bank, &caller, &ada, "20.00").await;
    let balance = async |bank: &Bank| {
        let (desk, _) = bank.desk().await;
        let answer = desk
            .get("/v1/internal-accounts/fps-settlement/balance?currency=GBP")
            .await;
        answer.body["balance"]["amount"].as_str().map(str::to_owned)
    };
    let before = balance(&bank).await;
    let (first, second) = (row_of(&bank, &one), row_of(&bank, &two));
    let (first, second) = (
        [first[0].as_str(), &first[1]],
        [second[0].as_str(), &second[1]],
    );
    damage(
        &mut bank,
        &[
            // An incomplete row, and one whose event the bus refuses: its limit is 256 KB.
            ("payments", first, "REMOVE #n", "tn", Value::Null),
            ("payments", first, "SET #n = :v", "ver", json!({"N": "90"})),
            (
                "payments",
                second,
                "SET #n = :v",
                "rs",
                json!({"S": "x".repeat(300_000)}),
            ),
            ("payments", second, "SET #n = :v", "ver", json!({"N": "91"})),
        ],
    );
    let caller = bank.operator().await;
    bank.settle().await;
    let mut of_relay = parked(&bank, "project-payments").await;
    of_relay.sort();
    let mut expected = [first[0], second[0]];
    expected.sort_unstable();
    assert!(of_relay.iter().map(|(subject, _)| subject).eq(expected));
    let three = settled(&bank, &caller, &ada, "30.00").await;
    let path = format!("/v1/payments?account_id={}", *ada.account_id);
    let listed = caller.get(&path).await;
    assert_eq!(listed.status, 200, "{}", listed.body);
    assert!(
        listed
            .body
            .to_string()
            .contains(three.payment_id.to_string().as_str())
    );
    let (before, after) = (
        before.expect("a balance"),
        balance(&bank).await.expect("one"),
    );
    let pence = |text: &str| text.replace('.', "").parse::<i64>().expect("pence");
    assert_eq!(pence(&after) - pence(&before), 3_000);
}
