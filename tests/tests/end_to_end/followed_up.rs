//! Payments are followed up however many others there are.

use kernel::id::PaymentId;
use kernel::time::Moment;
use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::{Bank, elsewhere, order};

use super::unreadable::{in_partition, put, rows};
use crate::{MALAI, funded};

/// More notes than one run reads of a shard.
const MANY: usize = 2_500;
/// The number of partitions of the notes.
const SHARDS: u8 = 8;

/// The delay of the other notes: beyond the end of the test, and within the maximum of a note.
const PUT_OFF_MILLIS: i64 = 90 * 60_000;

/// Stores notes about old payments in the shard of this note, before it in their order. None is due
/// during the test.
fn earlier(note: &Value) -> Vec<Value> {
    let text = |name: &str| note[name]["S"].as_str().expect(name).to_owned();
    let accepted: Moment = text("acc").parse().expect("a moment");
    let due = accepted.plus_millis(PUT_OFF_MILLIS).to_string();
    let payment: PaymentId = text("of").parse().expect("an id");
    let shard = |id: &PaymentId| id.bytes()[0] % SHARDS;
    let ids = (0..).map(|n: usize| PaymentId::derive(&["earlier", &n.to_string()]));
    let ids = ids.filter(|id| shard(id) == shard(&payment));
    let one = |id: PaymentId| {
        let accepted = "2026-01-01T00:00:00.000Z";
        let mut one = note.clone();
        one["sk"] = json!({"S": format!("{accepted}#{id}")});
        one["of"] = json!({"S": id.to_string()});
        one["acc"] = json!({"S": accepted});
        one["due"] = json!({"S": due});
        one
    };
    ids.take(MANY).map(one).collect()
}

#[tokio::test]
async fn a_shard_with_more_notes_than_a_run_reads_delays_no_payment() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let mut payments = Vec::new();
    for _ in 0..6 {
        let silent = order(&ada.account_id, &elsewhere("00030000"), "1.00");
        payments.push(caller.pay(silent).await.payment_id);
    }
    bank.settle().await;
    let all = rows(&bank);
    let mut notes: Vec<_> = all
        .into_iter()
        .filter(|row| in_partition(row, "Q#fps#"))
        .collect();
    assert_eq!(notes.len(), payments.len());
    // One of the crowded shard is unreadable; it is followed up by its key.
    let crowded = notes[0]["pk"].clone();
    let mut rest = earlier(&notes[0]);
    notes[0].as_object_mut().expect("a note").remove("due");
    rest.push(notes.remove(0));
    let others: Vec<_> = notes.iter().filter(|note| note["pk"] != crowded).collect();
    assert!(!others.is_empty(), "all payments are in one shard");
    put(&mut bank, &rest);
    let status = async |note: &Value| {
        let id = note["of"]["S"].as_str().expect("a payment").to_owned();
        let caller = bank.operator().await;
        let id = serde_json::from_value(id.into()).expect("an id");
        caller.payment(&id).await.status
    };
    for _ in 0..4 {
        bank.advance(60).await;
    }
    for other in others {
        assert_eq!(status(other).await, PaymentStatus::Unknown);
    }
    // Each round of the crowded shard takes two runs: one repairs the note, three enquire.
    for _ in 0..6 {
        bank.advance(60).await;
    }
    assert_eq!(
        status(rest.last().expect("it")).await,
        PaymentStatus::Unknown
    );
    let log = std::fs::read_to_string(bank.data().join("bank.log")).expect("a log");
    assert!(log.contains("a note about a payment cannot be read"));
    let left = rows(&bank);
    let left = left.iter().filter(|row| in_partition(row, "Q#fps#"));
    assert_eq!(left.count(), MANY + payments.len(), "no note is lost");
}
