use super::*;
use field_encryption::Sealed;
use payments_contract::{Direction, Kind, PaymentRow, Route, Status};
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
        booked_at: None,
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
fn a_row_that_cannot_be_read_stops_the_stream_and_what_came_before_is_told() {
    let first = item(1, Status::Accepted);
    let changes = vec![
        change("1", None, Some(first.clone())),
        change("2", Some(first), Some(without_status(2))),
        change("3", None, Some(item(1, Status::Refused))),
    ];
    let (events, stopped) = told(changes);
    assert_eq!((events.len(), stopped.as_deref()), (1, Some("2")));
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
    let stop = |accepted| first_refused(&batch, accepted).map(|stopped| stopped.sequence_number);
    assert_eq!(stop(Ok(vec![true, true, true])), None);
    assert_eq!(stop(Ok(vec![true, false, false])).as_deref(), Some("2"));
}

#[test]
fn the_key_of_a_row_that_tells_is_the_one_looked_for() {
    assert_eq!(row(1, Status::Accepted).key().sk, "P");
    let key = accounts_contract::AccountRow::key_of(kernel::id::Id::derive(&["a"]));
    assert_eq!(key.sk, "A");
}
