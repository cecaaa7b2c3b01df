use super::*;
use field_encryption::Sealed;
use payments_contract::{Corrections, Direction, Kind, PaymentRow, Route, Status};
use serde_json::json;
use store::{Item, Row, Value, item_of};

const PAYMENTS: &str = "arn:aws:dynamodb:eu-west-2:0:table/malai-payments/stream/2026";

fn row(version: u64, status: Status) -> PaymentRow {
    let id = kernel::id::Id::derive(&["one"]);
    let at = kernel::time::Moment::EPOCH;
    let digest = "ab".repeat(32);
    PaymentRow {
        id,
        tenant: kernel::id::Id::derive(&["t"]),
        ordered_by: None,
        fingerprint: serde_json::from_value(json!(digest)).expect("a fingerprint"),
        direction: Direction::Outbound,
        kind: Kind::Payment,
        route: Route::Fps,
        status,
        debtor: None,
        creditor: None,
        // Nobody here could open it, and nobody needs to.
        parties: Sealed::read(vec![0; 64]).expect("sealed bytes"),
        minor: 100,
        currency: kernel::money::CurrencyCode::Gbp,
        transfer: None,
        scheme_id: None,
        reason: None,
        return_code: None,
        qualifier: None,
        rejected_field: None,
        message: None,
        original: None,
        returned_by: None,
        approval: None,
        decision_reason: None,
        cancellation_reason: None,
        booked_at: None,
        delivered_at: None,
        disputed_by: Vec::new(),
        corrections: Corrections::default(),
        version,
        created_at: at,
        updated_at: at,
        changed_by: None,
        request_id: "req-1".parse().expect("a request id"),
    }
}

fn item(version: u64, status: Status) -> Item {
    item_of(&row(version, status)).expect("an item")
}

fn without_status(version: u64) -> Item {
    let mut attributes = item(version, Status::Accepted).into_inner();
    attributes.remove("st");
    Item::from(attributes)
}

fn change(sequence_number: &str, old: Option<Item>, new: Option<Item>) -> Change {
    Change {
        source: PAYMENTS.into(),
        shard: None,
        sequence_number: sequence_number.into(),
        old,
        new,
        put_back: false,
    }
}

fn told(changes: Vec<Change>) -> (Vec<(String, String)>, Option<String>) {
    let (told, stopped) = read(changes, "malai-");
    let events = told
        .into_iter()
        .map(|told| (told.sequence_number, told.event.kind))
        .collect();
    (events, stopped.map(|stopped| stopped.sequence_number))
}

#[test]
fn each_change_of_a_subject_tells_its_event_in_order() {
    let (first, second) = (item(1, Status::Accepted), item(2, Status::Submitted));
    let changes = vec![
        change("1", None, Some(first.clone())),
        change("2", Some(first), Some(second)),
    ];
    let expected = [
        (
            "1".to_owned(),
            "malai.payments.payment-accepted.v1".to_owned(),
        ),
        (
            "2".to_owned(),
            "malai.payments.payment-submitted.v1".to_owned(),
        ),
    ];
    assert_eq!(told(changes), (expected.to_vec(), None));
}

#[test]
fn a_change_without_a_new_version_and_a_row_of_another_kind_tell_nothing() {
    let payment = item(1, Status::Accepted);
    let mut other = payment.clone().into_inner();
    other.insert("sk".into(), Value::S("L#1".into()));
    let changes = vec![
        change("1", Some(payment.clone()), Some(payment.clone())),
        change("2", None, Some(Item::from(other))),
        change("3", Some(payment), None),
    ];
    assert_eq!(told(changes), (vec![], None));
}

#[test]
fn a_row_that_cannot_be_read_is_a_permanent_fault_and_what_came_before_is_told() {
    let first = item(1, Status::Accepted);
    let changes = vec![
        change("1", None, Some(first.clone())),
        change("2", Some(first), Some(without_status(2))),
        change("3", None, Some(item(1, Status::Refused))),
    ];
    let (told, stopped) = read(changes, "malai-");
    let stopped = stopped.expect("a fault");
    assert_eq!((told.len(), stopped.sequence_number.as_str()), (1, "2"));
    assert!(stopped.fault.is_permanent());
}

#[test]
fn an_event_too_large_for_the_bus_is_a_permanent_fault_of_its_change_alone() {
    let large = PaymentRow {
        reason: Some("x".repeat(MAX_BYTES)),
        ..row(2, Status::Rejected)
    };
    let large = item_of(&large).expect("an item");
    let changes = vec![
        change("1", None, Some(item(1, Status::Accepted))),
        change("2", Some(item(1, Status::Accepted)), Some(large)),
    ];
    let (told, stopped) = read(changes, "malai-");
    let stopped = stopped.expect("a fault");
    assert_eq!((told.len(), stopped.sequence_number.as_str()), (1, "2"));
    assert!(stopped.fault.is_permanent());
}

#[test]
fn events_are_cut_into_requests_that_the_bus_takes_and_stay_in_order() {
    let of = |bytes| Told {
        sequence_number: String::new(),
        event: read(
            vec![change("1", None, Some(item(1, Status::Accepted)))],
            "malai-",
        )
        .0
        .remove(0)
        .event,
        bytes,
    };
    let third = MAX_BYTES / 3;
    let mut told: Vec<_> = (0..5).map(|_| of(third)).collect();
    told.extend((0..12).map(|_| of(1)));
    let counts: Vec<_> = in_requests(&told).iter().map(|part| part.len()).collect();
    assert_eq!(counts.iter().sum::<usize>(), told.len());
    assert!(
        counts.iter().all(|count| (1..=MAX_ENTRIES).contains(count)),
        "{counts:?}"
    );
    for request in in_requests(&told) {
        assert!(request.iter().map(|one| one.bytes).sum::<usize>() < MAX_BYTES);
    }
    assert!(in_requests(&[]).is_empty());
}

#[test]
fn a_stream_of_a_table_without_events_is_a_fault() {
    let source = PAYMENTS.replace("payments", "audit");
    for source in [
        source,
        PAYMENTS.replace("malai-", "other-"),
        "payments".to_owned(),
    ] {
        let changes = vec![Change {
            source,
            ..change("1", None, None)
        }];
        assert_eq!(told(changes).1.as_deref(), Some("1"));
    }
}

#[test]
fn a_batch_stops_at_its_first_refused_event() {
    let changes = (1..=3).map(|n| change(&n.to_string(), None, Some(item(1, Status::Accepted))));
    let (batch, _) = read(changes.collect(), "malai-");
    let stop = |answers| {
        let stopped = first_refused(&batch, Ok(answers))?;
        Some((stopped.sequence_number, stopped.fault.is_permanent()))
    };
    let (taken, not_now, never) = (Answer::Taken, Answer::NotNow, Answer::Never);
    assert_eq!(stop(vec![taken, taken, taken]), None);
    let second = |permanent| Some(("2".to_owned(), permanent));
    assert_eq!(stop(vec![taken, not_now, never]), second(false));
    assert_eq!(stop(vec![taken, never, not_now]), second(true));
}

#[test]
fn the_key_of_a_row_that_tells_is_the_one_looked_for() {
    assert_eq!(row(1, Status::Accepted).key().sk, "P");
    let key = accounts_contract::AccountRow::key_of(kernel::id::Id::derive(&["a"]));
    assert_eq!(key.sk, "A");
}
