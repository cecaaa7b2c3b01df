//! Deliveries of payments' changes, as the stream of payments has them.

use audit_contract::{Batch, Chain, ChainEnd, Entry, SequenceNumber, record_line};
use field_encryption::Encrypted;
use kernel::event::ChangeContext;
use kernel::id::Id;
use kernel::money::CurrencyCode;
use kernel::payment::{Direction, Kind, Rail, Route, Status};
use kernel::time::Moment;
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{NewPayment, PaymentRow};
use platform::stream::{Change, Delivery, Seen};
use serde_json::json;
use store::{Item, Key, Row, item_of};
use uuid::Uuid;

use super::bench::Bench;
use super::golden::Costs;

/// Milliseconds from one payment to the next.
const PAUSE: i64 = 137;

/// The costs of appends: by a sandbox that knows the end of the chain, and by one that does not.
pub(crate) async fn counted(bench: &Bench) -> Costs {
    let record = project_payments::record;
    let (warm, cold) = (bench.relay(), bench.relay());
    let first = record(&warm, delivery(0..1, 1)).await;
    first.expect("the first block");
    let mut costs = Costs::new();
    for (name, relay, delivery) in [
        (
            "append one payment's changes, warm",
            &warm,
            delivery(1..2, 10),
        ),
        (
            "append one payment's changes, cold",
            &cold,
            delivery(2..3, 20),
        ),
        ("append 100 payments' changes", &cold, delivery(3..103, 30)),
    ] {
        let (cost, appended) = bench.counter.count(record(relay, delivery)).await;
        appended.expect(name);
        costs.push((name, cost));
    }
    costs
}

/// The changes of these payments, each accepted, submitted and settled: of 4 institutions, each with
/// its own client, from 50 accounts. `first` is the number of the first change in its shard.
fn delivery(payments: std::ops::Range<u32>, first: u64) -> Delivery {
    let mut images: Vec<(Moment, Key, Option<Item>, Item)> = Vec::new();
    for number in payments {
        let mut before = None;
        for row in versions(number) {
            let item = item_of(&row).expect("an item");
            images.push((
                row.updated_at,
                row.key(),
                before.replace(item.clone()),
                item,
            ));
        }
    }
    images.sort_by_key(|(at, ..)| *at);
    let seen = |((at, key, old, new), number): ((Moment, Key, Option<Item>, Item), u64)| {
        let sequence_number = format!("3000000000{number:011}");
        let change = Change {
            source: "arn:aws:dynamodb:eu-west-2:000000000000:table/payments/stream/1".to_owned(),
            shard: None,
            sequence_number: sequence_number.clone(),
            old,
            new: Some(new),
            put_back: false,
        };
        Seen {
            sequence_number,
            at: Some(Moment::EPOCH.plus_millis(at.unix_millis().div_euclid(1000) * 1000)),
            key: Some(key),
            change: Some(change),
        }
    };
    Delivery {
        table: "payments",
        shard: Some("shardId-00000001541626099285-f35f62ef".to_owned()),
        changes: images.into_iter().zip(first..).map(seen).collect(),
    }
}

/// The most bytes of a record in a block of 25 payments: what the cost of a payment counts with.
const MAX_RECORD: usize = 115;

#[test]
fn a_record_of_a_block_of_25_payments_has_at_most_115_bytes() {
    let delivery = delivery(0..25, 1);
    let shard = delivery.shard.expect("a shard");
    let chain = Chain::of(delivery.table, &shard).expect("a chain");
    let entries = delivery.changes.into_iter().map(|seen| {
        let change = seen.change.expect("a change");
        let event = payments_contract::event::project(change.old.as_ref(), change.new.as_ref());
        let line = record_line(event.expect("an event"), seen.at.expect("a time"));
        Entry {
            number: SequenceNumber::of_stream(&seen.sequence_number).expect("a number"),
            line: line.expect("a line"),
        }
    });
    let batch = Batch::of(entries.collect());
    let block = batch.next_block(&chain, &ChainEnd::default());
    let block = block.expect("a block").expect("records");
    assert_eq!(block.count, 75);
    let bytes = store::size::of(&item_of(&block).expect("an item"));
    assert!(bytes <= 75 * MAX_RECORD, "{} bytes a record", bytes / 75);
}

fn versions(number: u32) -> [PaymentRow; 3] {
    let of = |what: &str, count: u32| format!("{what} {}", number % count);
    let accepted_at = Moment::EPOCH
        .plus_millis(1_795_425_247_123)
        .plus_millis(i64::from(number) * PAUSE);
    // Clients name their requests by UUIDs, as the edge does.
    let request = |step: u8| {
        let digest = kernel::id::digest_16("request", &[&format!("{number}.{step}")]);
        Uuid::from_bytes(digest)
            .to_string()
            .parse()
            .expect("a request id")
    };
    let client = Id::derive(&[&of("client", 4)]);
    let debtor = Id::derive(&[&of("account", 50)]);
    let new = NewPayment {
        id: Id::derive(&["payment", &number.to_string()]),
        ordered_by: Some(client),
        fingerprint: serde_json::from_value(json!("ab".repeat(32))).expect("a fingerprint"),
        direction: Direction::Outbound,
        kind: Kind::Payment,
        route: Route::Rail(Rail::Fps),
        status: Status::Accepted,
        // No record has them.
        parties: Encrypted::read(vec![0; 64]).expect("sealed bytes"),
        minor: i64::from(number % 997 * 13 + 100),
        currency: CurrencyCode::Gbp,
    };
    let cause = ChangeContext {
        tenant: Id::derive(&[&of("tenant", 4)]),
        client: Some(client),
        request: request(1),
        at: accepted_at,
    };
    let accepted = PaymentRow {
        debtor: Some(debtor),
        transfer: Some(Transfer {
            debit: LedgerAccount::Customer(debtor),
            credit: LedgerAccount::Internal(InternalAccount::Settlement(Rail::Fps)),
        }),
        ..PaymentRow::new(new, &cause)
    };
    let submitted = PaymentRow {
        status: Status::Submitted,
        version: 2,
        changed_by: None,
        updated_at: accepted_at.plus_millis(412),
        ..accepted.clone()
    };
    let settled = PaymentRow {
        status: Status::Settled,
        version: 3,
        updated_at: accepted_at.plus_millis(1_650),
        request_id: request(3),
        ..submitted.clone()
    };
    [accepted, submitted, settled]
}
