use super::*;
use proptest::prelude::*;
use serde_json::json;

fn fence(number: u64) -> Fence {
    Fence::at(&number.to_string()).expect("digits")
}

/// A change of a payment out over Faster Payments, from one status to another.
fn change(number: u64, old: Option<&str>, new: &str, minor: i64) -> Change {
    let image = |status: &str| {
        let item = json!({
            "pk": {"S": ID}, "sk": {"S": "P"}, "id": {"S": ID}, "tn": {"S": TENANT},
            "fp": {"S": "f"}, "dn": {"S": "outbound"}, "kd": {"S": "payment"}, "rt": {"S": "fps"},
            "st": {"S": status}, "pd": {"B": "c2VhbGVkLCBhbmQgb3BlbmVkIGJ5IG5vYm9keSBoZXJl"}, "am": {"N": minor.to_string()},
            "cy": {"S": "GBP"}, "ver": {"N": "1"},
            "bk": {"N": "1763888400000"}, "tr": {"M": {"d": {"S": ACCOUNT}, "c": {"S": "fps-settlement"}}},
            "at": {"S": "2026-11-23T09:00:00.000Z"}, "up": {"S": "2026-11-23T09:00:00.000Z"},
            "rid": {"S": "r1"},
        });
        serde_json::from_value(item).expect("an item")
    };
    Change {
        source: "arn:aws:dynamodb:eu-west-2:000000000000:table/payments/stream/s".into(),
        shard: Some("s".into()),
        sequence_number: number.to_string(),
        old: old.map(image),
        new: Some(image(new)),
    }
}

const ID: &str = "pay_60m61hjjqw4dar155ajyegggag";
const TENANT: &str = "ten_0kd7xvqkmc2b7wf5bv4s9fx6km";
const ACCOUNT: &str = "acc_0kd7xvqkmc2b7wf5bv4s9fx6km";

fn booked(old: Option<&str>, new: &str) -> i64 {
    let found = by_target(&[change(1, old, new, 100)]).expect("it folds");
    found.values().flatten().map(|posting| posting.minor).sum()
}

#[test]
fn a_payment_is_booked_once_when_it_settles() {
    assert_eq!(booked(None, "settled"), 100);
    assert_eq!(booked(Some("submitted"), "settled"), 100);
    assert_eq!(booked(Some("unknown"), "settled"), 100);
    assert_eq!(booked(Some("settled"), "settled"), 0);
    assert_eq!(booked(Some("settled"), "returned"), 0);
    for status in [
        "awaiting_approval",
        "accepted",
        "submitted",
        "unknown",
        "rejected",
        "cancelled",
        "declined",
        "refused",
    ] {
        assert_eq!(booked(None, status), 0, "{status}");
    }
}

#[test]
fn the_customers_leg_is_not_the_banks() {
    let found = by_target(&[change(1, None, "settled", 100)]).expect("it folds");
    let targets: Vec<_> = found
        .keys()
        .map(|target| (target.account, target.currency))
        .collect();
    assert_eq!(
        targets,
        [(InternalAccount::FpsSettlement, CurrencyCode::Gbp)]
    );
}

#[test]
fn a_place_that_is_no_number_stops_the_batch() {
    let odd = Change {
        sequence_number: "x1".into(),
        ..change(1, None, "settled", 100)
    };
    assert!(by_target(&[odd]).is_err());
}

proptest! {
    /// Lambda gives a shard in order and may start again from anywhere it was before.
    #[test]
    fn however_often_it_is_delivered_each_leg_counts_once(
        amounts in prop::collection::vec(-1_000_i64..1_000, 1..40),
        starts in prop::collection::vec((0_usize..40, 1_usize..40), 0..20),
    ) {
        let all: Vec<_> = (1_u64..).zip(&amounts)
            .map(|(number, minor)| Posting { place: fence(number), minor: *minor, at: Moment::EPOCH })
            .collect();
        let key = Key::new("I#fees#GBP", "S#0");
        let mut row: Option<CheckpointRow> = None;
        let mut reached = 0;
        let deliver = |row: &mut Option<CheckpointRow>, batch: &[Posting]| {
            if let Some(after) = next(&key, row.as_ref(), batch).expect("no overflow") {
                *row = Some(after);
            }
        };
        for (start, length) in starts {
            let start = start.min(reached);
            let end = start.saturating_add(length).min(all.len());
            deliver(&mut row, &all[start..end]);
            reached = reached.max(end);
        }
        deliver(&mut row, &all[reached..]);
        let row = row.expect("something was delivered");
        prop_assert_eq!(row.balance, amounts.iter().sum::<i64>());
    }
}
