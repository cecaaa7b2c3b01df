use super::*;
use kernel::payment::Rail;
use proptest::prelude::*;
use serde_json::json;

fn fence(number: u64) -> Fence {
    Fence::at(&number.to_string()).expect("digits")
}

/// A change of an outbound Faster Payment from one status to another.
fn change(number: u64, old: Option<&str>, new: &str, minor: i64) -> Change {
    let image = |status: &str| {
        let item = json!({
            "pk": {"S": ID}, "sk": {"S": "P"}, "id": {"S": ID}, "tn": {"S": TENANT},
            "fp": {"S": "f"}, "dn": {"S": "outbound"}, "kd": {"S": "payment"}, "rt": {"S": "fps"},
            "st": {"S": status}, "pd": {"B": "c2VhbGVkLCBhbmQgb3BlbmVkIGJ5IG5vYm9keSBoZXJl"}, "am": {"N": minor.to_string()},
            "cy": {"S": "GBP"}, "ver": {"N": "1"}, "rv": {"N": "1"},
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
        put_back: false,
    }
}

const ID: &str = "pay_60m61hjjqw4dar155ajyegggag";
const TENANT: &str = "ten_0kd7xvqkmc2b7wf5bv4s9fx6km";
const ACCOUNT: &str = "acc_0kd7xvqkmc2b7wf5bv4s9fx6km";

fn booked(old: Option<&str>, new: &str) -> i64 {
    let (found, stopped) = by_target(&[change(1, old, new, 100)], &RebuildRow::default());
    assert!(stopped.is_none());
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
fn a_customer_leg_is_not_counted_for_an_internal_account() {
    let (found, _) = by_target(&[change(1, None, "settled", 100)], &RebuildRow::default());
    let targets: Vec<_> = found
        .keys()
        .map(|target| (target.account, target.currency))
        .collect();
    assert_eq!(
        targets,
        [(InternalAccount::Settlement(Rail::Fps), CurrencyCode::Gbp)]
    );
}

#[test]
fn an_unreadable_change_is_a_permanent_error_and_earlier_ones_are_folded() {
    let good = change(1, None, "settled", 100);
    let odd = Change {
        sequence_number: "x1".into(),
        ..good.clone()
    };
    let mut unreadable = change(2, None, "settled", 100);
    let mut item = unreadable.new.take().expect("an item").into_inner();
    item.remove("tn");
    unreadable.new = Some(item.into());
    for bad in [odd, unreadable] {
        let (found, stopped) =
            by_target(&[good.clone(), bad, good.clone()], &RebuildRow::default());
        assert_eq!(found.values().map(Vec::len).sum::<usize>(), 1);
        let (at, fault) = stopped.expect("a fault");
        assert_eq!(at, 1);
        assert!(fault.is_permanent());
    }
}

#[test]
fn a_row_unreadable_before_its_settlement_is_still_counted() {
    let mut repaired = change(1, Some("submitted"), "settled", 100);
    let mut item = repaired.old.take().expect("an item").into_inner();
    item.remove("tn");
    repaired.old = Some(item.into());
    let (found, stopped) = by_target(&[repaired], &RebuildRow::default());
    assert!(stopped.is_none());
    assert_eq!(found.values().flatten().count(), 1);
}

#[test]
fn an_overflowing_balance_includes_earlier_postings_and_names_the_change() {
    let posting = |change, minor| Posting {
        change,
        place: fence(u64::try_from(change).expect("small").saturating_add(1)),
        minor,
        at: Moment::EPOCH,
        put_back: false,
    };
    let key = Key::new("I#fees#GBP", "S#0");
    let folded = fold_in(
        &key,
        None,
        &[posting(0, i64::MAX), posting(1, -1), posting(2, 2)],
    );
    assert_eq!(folded.overflows, Some(2));
    let row = folded.next.expect("the first two");
    assert_eq!((row.balance, row.last), (i64::MAX - 1, fence(2)));
}

/// A change of a payment booked at this moment, with a rebuild's mark if one is given.
fn of_rebuild(number: u64, old: Option<&str>, booked_at: i64, mark: Option<u64>) -> Change {
    let mut change = change(number, old, "settled", 100);
    let mut item = change.new.take().expect("an item").into_inner();
    item.insert("bk".into(), Value::N(booked_at.to_string()));
    if let Some(mark) = mark {
        item.insert("rb".into(), Value::N(mark.to_string()));
    }
    change.new = Some(item.into());
    change
}

#[test]
fn in_a_rebuild_each_payment_counts_once_wherever_its_booking_was_in_the_stream() {
    let cut = Moment::from_unix_millis(1_000).expect("a moment");
    let under_way = RebuildRow {
        next: Some(Generation { mark: 7, cut }),
        ..RebuildRow::default()
    };
    let over = RebuildRow {
        current: under_way.next,
        ..RebuildRow::default()
    };
    // Booked before the cut: late in the stream, and delivered again. Booked after it: likewise.
    let changes = [
        of_rebuild(1, Some("submitted"), 900, None),
        of_rebuild(2, Some("settled"), 900, Some(7)),
        of_rebuild(3, Some("submitted"), 1_100, None),
        of_rebuild(4, Some("settled"), 1_100, Some(7)),
        // Of an older rebuild, delivered late.
        of_rebuild(5, Some("settled"), 900, Some(6)),
    ];
    let count = |rebuild: &RebuildRow, count: Count| {
        let (found, stopped) = by_target(&changes, rebuild);
        assert!(stopped.is_none());
        let of_count = found.iter().filter(|(target, _)| target.count == count);
        of_count.map(|(_, postings)| postings.len()).sum::<usize>()
    };
    let (first, seventh) = (Count::default(), Count::marked(Some(7)));
    assert_eq!(
        count(&under_way, first),
        2,
        "the first goes on until it is replaced"
    );
    assert_eq!(count(&under_way, seventh), 2);
    assert_eq!((count(&over, first), count(&over, seventh)), (0, 2));
}

proptest! {
    /// Lambda delivers a shard in order and may restart from any earlier position.
    #[test]
    fn however_often_it_is_delivered_each_leg_counts_once(
        amounts in prop::collection::vec(-1_000_i64..1_000, 1..40),
        starts in prop::collection::vec((0_usize..40, 1_usize..40), 0..20),
    ) {
        let all: Vec<_> = (1_u64..).zip(&amounts)
            .map(|(number, minor)| Posting {
                change: 0, place: fence(number), minor: *minor, at: Moment::EPOCH, put_back: false,
            })
            .collect();
        let key = Key::new("I#fees#GBP", "S#0");
        let mut row: Option<CheckpointRow> = None;
        let mut reached = 0;
        let deliver = |row: &mut Option<CheckpointRow>, batch: &[Posting]| {
            if let Some(after) = fold_in(&key, row.as_ref(), batch).next {
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
