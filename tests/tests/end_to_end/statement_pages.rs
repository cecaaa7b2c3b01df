//! Statements with more entries than one page.

use std::path::Path;

use malai_client::types::Account;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use tests::bank::{Bank, Caller};

use crate::{MALAI, funded};

/// More entries of one day than two pages of 5,000 contain.
const ENTRIES: i64 = 10_003;

/// Adds this many entries of a penny each to an account of a stopped bank with one entry, on the
/// same day, as if each had been booked. Returns the day. The stream readers receive no change.
fn with_balance(data: &Path, account: &str) -> String {
    let tables = Connection::open(data.join("dynamodb.sqlite")).expect("tables");
    let row = |sk: &str| -> (String, String) {
        let query = "SELECT sk, item_json FROM accounts WHERE pk = ?1 AND sk LIKE ?2";
        let found = tables.query_row(query, [format!("S:{account}"), format!("S:{sk}%")], |row| {
            Ok((row.get(0)?, row.get(1)?))
        });
        found.expect("a row")
    };
    let (first, entry) = row("E#");
    let first = first.strip_prefix("S:").expect("text").to_owned();
    let day = first.split('#').nth(1).expect("a day").to_owned();
    let mut entry: Value = serde_json::from_str(&entry).expect("JSON");
    // The debtor is encrypted for its entry; the others have none.
    entry.as_object_mut().expect("a row").remove("pd");
    let opening = minor(&entry["b"]);
    entry["m"] = json!({"N": "1"});
    tables.execute_batch("BEGIN").expect("a transaction");
    for sequence in 2..=ENTRIES {
        let balance = opening.saturating_add(sequence).saturating_sub(1);
        entry["b"] = json!({"N": balance.to_string()});
        let sk = format!("E#{day}#{sequence:012}");
        put(&tables, account, [&first, &sk], &entry);
    }
    let (_, holder) = row("A");
    let mut holder: Value = serde_json::from_str(&holder).expect("JSON");
    holder["seq"] = json!({"N": ENTRIES.to_string()});
    for name in ["bk", "av"] {
        let with_balance = minor(&holder[name]).saturating_add(ENTRIES - 1);
        holder[name] = json!({"N": with_balance.to_string()});
    }
    put(&tables, account, ["A", "A"], &holder);
    tables.execute_batch("COMMIT").expect("a commit");
    day
}

fn minor(number: &Value) -> i64 {
    number["N"]
        .as_str()
        .and_then(|digits| digits.parse().ok())
        .expect("a number")
}

/// Writes a row in the engine's format, bypassing its streams: over an existing row, or beside the
/// first entry.
fn put(tables: &Connection, account: &str, [beside, sk]: [&str; 2], item: &Value) {
    let mut item = item.clone();
    item["sk"] = json!({"S": sk});
    let text = item.to_string();
    let size = i64::try_from(text.len()).expect("a size");
    let sql = "INSERT OR REPLACE INTO accounts (pk, sk, item_json, item_size, cached_at, hash_prefix)
               SELECT pk, ?3, ?4, ?5, cached_at, hash_prefix FROM accounts WHERE pk = ?1 AND sk = ?2";
    let [account, beside, sk] = [account, beside, sk].map(|key| format!("S:{key}"));
    let changed = tables.execute(sql, params![account, beside, sk, text, size]);
    assert_eq!(changed.expect("a row"), 1, "{sk}");
}

/// Returns all pages of a day's statement.
async fn pages(caller: &Caller, account: &Account, day: &str) -> Vec<Value> {
    let first = format!(
        "/v1/accounts/{}/statement?from={day}&to={day}",
        *account.account_id
    );
    let (mut pages, mut next) = (Vec::new(), Some(first.clone()));
    while let Some(path) = next {
        let answer = caller.get(&path).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let cursor = answer.body["next_cursor"].as_str();
        next = cursor.map(|cursor| format!("{first}&cursor={cursor}"));
        pages.push(answer.body);
    }
    pages
}

fn pence(page: &Value, name: &str) -> i64 {
    let amount = page[name]["amount"].as_str().expect("an amount");
    amount.replace('.', "").parse().expect("pence")
}

#[tokio::test]
async fn a_day_with_more_entries_than_a_page_is_read_in_pages_that_add_up() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "25.00").await;
    bank.settle().await;
    bank.stop();
    let day = with_balance(bank.data(), &ada.account_id);
    bank.start_again();
    let caller = bank.operator().await;
    let pages = pages(&caller, &ada, &day).await;
    let sizes: Vec<_> = pages
        .iter()
        .map(|page| page["transactions"].as_array().expect("a list").len())
        .collect();
    assert_eq!(sizes, [5_000, 5_000, 3]);
    assert_eq!(pence(&pages[0], "opening_balance"), 0);
    for border in pages.windows(2) {
        assert_eq!(border[0]["closing_balance"], border[1]["opening_balance"]);
    }
    for page in &pages {
        let (credits, debits) = (pence(page, "total_credits"), pence(page, "total_debits"));
        let moved = pence(page, "closing_balance") - pence(page, "opening_balance");
        assert_eq!(moved, credits - debits);
    }
    let credits: i64 = pages.iter().map(|page| pence(page, "total_credits")).sum();
    assert_eq!(credits, 2_500 + ENTRIES - 1);
    assert_eq!(pence(&pages[2], "closing_balance"), credits);
    let entries = pages
        .iter()
        .filter_map(|page| page["transactions"].as_array());
    let numbers = entries.flatten().map(|entry| entry["sequence"].as_i64());
    assert!(
        numbers.eq((1..=ENTRIES).map(Some)),
        "each entry is on one page"
    );
    let balance = caller.account(&ada.account_id).await.balances.booked.amount;
    assert_eq!(balance, "125.02");
}
