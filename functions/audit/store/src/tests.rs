use audit_domain::{Day, Record, Selection, SubjectId};
use kernel::event::{ChangeContext, Event};
use kernel::id::{ClientId, PaymentId, TenantId};
use kernel::request::RequestId;
use kernel::time::Moment;
use serde_json::{Value, json};
use store::{Item, Query, Row, SortOrder, item_of, row_of};

use crate::{AuditRecord, RecordRow, key_of, query, selected};

fn tenant() -> TenantId {
    TenantId::derive(&["t"])
}

fn record(sequence: u64) -> Record<Value> {
    let at: Moment = "2026-11-23T23:59:59.999Z".parse().expect("a moment");
    let request = "req-1".parse().expect("a request id");
    let subject = PaymentId::derive(&["p"]).to_string();
    let data = json!({"amount": {"amount": "1.00", "currency": "GBP"}, "entries": 3});
    let cause = ChangeContext {
        tenant: tenant(),
        client: Some(ClientId::derive(&["c"])),
        request,
        at,
    };
    let event = Event::new(
        "payments",
        "payment-accepted.v1",
        subject,
        sequence,
        cause,
        data,
    );
    Record::of(event, at.plus_millis(500)).expect("a record")
}

fn row(sequence: u64) -> RecordRow {
    RecordRow::of(&record(sequence)).expect("a row")
}

fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    match item.get(name) {
        Some(store::Value::S(text)) => text,
        _ => "",
    }
}

fn selections() -> [Selection; 3] {
    let subject: SubjectId = PaymentId::derive(&["p"])
        .to_string()
        .parse()
        .expect("a subject");
    let request: RequestId = "req-1".parse().expect("a request id");
    [
        Selection::Subject(subject),
        Selection::Request(request),
        Selection::Day("2026-11-23".parse::<Day>().expect("a day")),
    ]
}

fn holds(query: &Query, item: &Item) -> bool {
    let sort = text(item, query.sk_name);
    text(item, query.pk_name) == query.pk && (query.from.as_str()..=&query.to).contains(&sort)
}

#[test]
fn a_record_is_found_by_its_id_its_subject_its_request_and_its_day() {
    let item = item_of(&row(7)).expect("an item");
    assert_eq!(key_of(tenant(), &record(7).id), row(7).key());
    for selection in selections() {
        let query = query(tenant(), &selection);
        assert!(holds(&query, &item), "{selection:?}");
        assert_eq!(query.order, SortOrder::Ascending);
    }
}

#[test]
fn no_selection_of_one_tenant_holds_a_record_of_another() {
    let item = item_of(&row(7)).expect("an item");
    let other = TenantId::derive(&["other"]);
    for selection in selections() {
        assert!(!holds(&query(other, &selection), &item), "{selection:?}");
    }
}

#[test]
fn no_two_selections_have_one_name_in_cursors() {
    let names: std::collections::BTreeSet<_> = selections().iter().map(selected).collect();
    assert_eq!(names.len(), selections().len());
}

#[test]
fn records_of_a_subject_are_in_the_order_of_their_sequence() {
    let sort_keys = [1, 2, 9, 10, 9_007_199_254_740_991].map(|sequence| row(sequence).key().sk);
    assert!(sort_keys.is_sorted(), "{sort_keys:?}");
}

#[test]
fn a_record_is_shown_as_it_was_written() {
    let stored: RecordRow = row_of(item_of(&row(7)).expect("an item")).expect("a row");
    assert_eq!(stored, row(7));
    let shown = serde_json::to_value(AuditRecord::of_row(&stored).expect("JSON")).expect("JSON");
    let expected = json!({
        "record_id": format!("{}.7", PaymentId::derive(&["p"])),
        "subject": PaymentId::derive(&["p"]).to_string(),
        "sequence": 7,
        "event_type": "malai.payments.payment-accepted.v1",
        "occurred_at": "2026-11-23T23:59:59.999Z",
        "recorded_at": "2026-11-24T00:00:00.499Z",
        "actor": {
            "tenant_id": tenant().to_string(),
            "client_id": ClientId::derive(&["c"]).to_string(),
        },
        "request_id": "req-1",
        "data": {"amount": {"amount": "1.00", "currency": "GBP"}, "entries": 3},
    });
    assert_eq!(shown, expected);
}
