//! What a rail may write of payments, and under which conditions.

#![expect(
    clippy::expect_used,
    reason = "clippy knows the tests, not what they call"
)]

use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::{AccountId, BreakId, JournalId, PaymentId, SuspenseItemId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::CurrencyCode;
use kernel::payment::Rail;
use payments_contract::journal::JournalRow;
use payments_contract::transition::{
    TransitionError, mark_unknown, receive, record_receipt, refuse, submit, withdraw_receipt,
};
use payments_contract::work::{BreakRow, ListedItem, SuspenseRow, WorkList};
use payments_contract::{
    Direction, EarlyReports, Enquiry, Kind, NewPayment, Parties, PaymentRow, PendingReturn,
    ReadingPlace, Route, Status,
};
use store::{Condition, Operation, Row as _};

fn ring() -> FieldKeyRing {
    let text = r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
    FieldKeyRing::read(text).expect("a ring")
}

fn cause() -> ChangeContext {
    ChangeContext {
        tenant: TenantId::derive(&["t"]),
        client: None,
        request: "r".parse().expect("a request id"),
        at: "2026-11-23T09:00:00.123Z".parse().expect("a moment"),
    }
}

fn payment(direction: Direction, status: Status) -> PaymentRow {
    let id = PaymentId::derive(&["p"]);
    let payment = NewPayment {
        id,
        ordered_by: None,
        fingerprint: Fingerprint::of(&["f"]),
        direction,
        kind: Kind::Payment,
        route: Route::Rail(Rail::Fps),
        status,
        parties: Parties::unknown(None).seal(&ring(), id).expect("sealed"),
        minor: 100,
        currency: CurrencyCode::Gbp,
    };
    PaymentRow {
        creditor: (direction == Direction::Inbound).then(|| AccountId::derive(&["a"])),
        ..PaymentRow::new(payment, &cause())
    }
}

#[test]
fn the_role_of_a_rail_is_held_to_the_keys_below_which_transitions_write() {
    let manifest = include_str!("../../../../Cargo.toml");
    let section = manifest
        .split("[workspace.metadata.malai.transitions]\npayments = [")
        .nth(1);
    let section = section.and_then(|text| text.split(']').next());
    let listed: Vec<&str> = section
        .expect("the transitions")
        .split(", ")
        .map(|key| key.trim_matches('"'))
        .collect();
    let row = payment(Direction::Outbound, Status::Accepted);
    let note = Enquiry::first(&row).expect("a note");
    let lists = [
        WorkList::OpenSuspense,
        WorkList::ClearedSuspense,
        WorkList::OpenBreaks,
        WorkList::ResolvedBreaks,
    ];
    let lists = lists.map(|list| ListedItem {
        list,
        item: String::new(),
        opened_at: cause().at,
    });
    let place = ReadingPlace {
        list: String::new(),
        after: String::new(),
    };
    let mut written = vec![
        row.key(),
        note.key(),
        EarlyReports::key_of(row.id, Kind::Return),
        PendingReturn::key_of(row.id),
        BreakRow::key_of(BreakId::derive(&["b"])),
        SuspenseRow::key_of(SuspenseItemId::derive(&["s"])),
        place.key(),
    ];
    written.extend(lists.iter().map(store::Row::key));
    for key in &written {
        let below = listed.iter().any(|start| key.pk.starts_with(start));
        assert!(below, "{}", key.pk);
    }
    for start in &listed {
        let is_used = written.iter().any(|key| key.pk.starts_with(start));
        assert!(is_used, "{start}");
    }
    let journal = JournalRow::key_of(JournalId::derive(&["j"]));
    assert!(!listed.iter().any(|start| journal.pk.starts_with(start)));
}

#[test]
fn a_transition_is_refused_if_the_payment_was_written_since_it_was_read() {
    let row = payment(Direction::Outbound, Status::Accepted);
    let submitted = submit(&row, &cause()).expect("a write").expect("a change");
    let writes = [
        submitted.write,
        record_receipt(&row, cause().at).expect("a write"),
        withdraw_receipt(&row).expect("a write"),
    ];
    for write in writes {
        let Operation::Update(update) = write.operation() else {
            unreachable!("a transition is {write:?}");
        };
        let read = store::attribute(row.revision).expect("a number");
        assert_eq!(update.condition, Condition::Equals("rv", read));
    }
}

#[test]
fn a_status_that_does_not_allow_a_transition_has_none() {
    for status in Status::ALL {
        let row = payment(Direction::Outbound, status);
        let submitted = submit(&row, &cause()).expect("a write");
        assert_eq!(
            submitted.is_some(),
            status == Status::Accepted,
            "{status:?}"
        );
        let unknown = mark_unknown(&row, &cause()).expect("a write");
        assert_eq!(unknown.is_some(), status == Status::Submitted, "{status:?}");
    }
}

#[test]
fn what_was_not_received_is_neither_received_nor_rejected() {
    let (ring, parties) = (ring(), Parties::unknown(None));
    for status in Status::ALL {
        let sent = payment(Direction::Outbound, status);
        let received = receive(&sent, &parties, &ring, &cause());
        assert!(
            matches!(received, Err(TransitionError::Damaged(_))),
            "{status:?}"
        );
        let refused = refuse(&sent);
        assert!(
            matches!(refused, Err(TransitionError::Damaged(_))),
            "{status:?}"
        );
        let row = payment(Direction::Inbound, status);
        let received = receive(&row, &parties, &ring, &cause());
        let ends = matches!(status, Status::Settled | Status::Rejected);
        assert_eq!(received.is_ok(), ends, "{status:?}");
    }
}
