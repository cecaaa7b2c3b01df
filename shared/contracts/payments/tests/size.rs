//! The item of a payment fits the kilobyte that one write unit pays for.

#![expect(
    clippy::expect_used,
    reason = "clippy knows the tests, not what they call"
)]

use field_encryption::FieldKeyRing;
use kernel::account::SortCode;
use kernel::id::{AccountId, ClientId, PaymentId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::{Amount, CurrencyCode};
use kernel::party::{EndToEndId, PartyName, Reference};
use kernel::payment::Rail;
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{
    Approval, ApprovalDecision, Corrections, Direction, Kind, Parties, Party, PaymentRow, Route,
    Status,
};

fn ring() -> FieldKeyRing {
    let text = r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
    FieldKeyRing::read(text).expect("a ring")
}

fn party(name: usize) -> Party {
    Party {
        name: Some("N".repeat(name).parse().expect("a name")),
        sort_code: Some(SortCode::THIS_BANK),
        account_number: Some("12345678".parse().expect("eight digits")),
    }
}

/// The names, numbers and words of a payment, each as long as it can be.
fn parties(debtor: Party, creditor: Party, reference: usize) -> Parties {
    let reference = "R".repeat(reference);
    Parties {
        debtor,
        creditor,
        reference: (!reference.is_empty()).then(|| reference.parse().expect("a reference")),
        end_to_end_id: "E".repeat(EndToEndId::MAX).parse().expect("an id"),
    }
}

/// What every payment has, each field as long as it can be.
fn largest() -> PaymentRow {
    let account = AccountId::derive(&["a"]);
    let id = PaymentId::derive(&["p"]);
    let sent = parties(Party::default(), party(PartyName::MAX), Reference::MAX);
    let at = "2026-11-23T09:00:00.123Z".parse().expect("a moment");
    PaymentRow {
        id,
        tenant: TenantId::derive(&["t"]),
        ordered_by: Some(ClientId::derive(&["c"])),
        fingerprint: Fingerprint::of(&["f"]),
        direction: Direction::Outbound,
        kind: Kind::Payment,
        route: Route::Rail(Rail::Fps),
        status: Status::Submitted,
        debtor: Some(account),
        creditor: None,
        parties: sent.seal(&ring(), id).expect("sealed"),
        minor: Amount::<CurrencyCode>::MAX_MINOR,
        currency: CurrencyCode::Gbp,
        transfer: Some(Transfer {
            debit: LedgerAccount::Customer(account),
            credit: LedgerAccount::Internal(InternalAccount::Settlement(Rail::Fps)),
        }),
        scheme_id: Some("S".repeat(34)),
        reason: None,
        rejected_field: None,
        message: Some(Fingerprint::of(&["m"])),
        return_code: Some("00000009".into()),
        qualifier: Some("after_next_working_day".into()),
        original: None,
        returned_by: Some(PaymentId::derive(&["r"])),
        approval: None,
        decision_reason: None,
        cancellation_reason: None,
        booked_at: Some(at),
        delivered_at: Some(at),
        disputed_by: Vec::new(),
        reports: payments_contract::Reports::default(),
        corrections: Corrections::default(),
        version: u64::MAX,
        revision: u64::MAX,
        created_at: at,
        updated_at: at,
        changed_by: Some(ClientId::derive(&["d"])),
        request_id: "r".repeat(64).parse().expect("a request id"),
    }
}

fn size(row: &PaymentRow) -> usize {
    store::size::of(&store::item_of(row).expect("an item"))
}

#[test]
fn the_largest_payment_sent_fits_into_one_write_unit() {
    let size = size(&largest());
    assert!((700..=1024).contains(&size), "{size} bytes");
}

#[test]
fn the_largest_payment_within_the_bank_fits_too() {
    let payee = AccountId::derive(&["b"]);
    let row = PaymentRow {
        route: Route::OnUs,
        status: Status::Settled,
        creditor: Some(payee),
        transfer: Some(Transfer {
            debit: LedgerAccount::Customer(AccountId::derive(&["a"])),
            credit: LedgerAccount::Customer(payee),
        }),
        scheme_id: None,
        ..largest()
    };
    assert!(size(&row) <= 1024, "{} bytes", size(&row));
}

#[test]
fn the_largest_payment_that_another_client_approved_fits_too() {
    let at = "2026-11-23T09:00:00.123Z".parse().expect("a moment");
    let by = ClientId::derive(&["d"]);
    let row = PaymentRow {
        approval: Some(Approval {
            decided: Some(ApprovalDecision { by, at }),
        }),
        ..largest()
    };
    assert!(size(&row) <= 1024, "{} bytes", size(&row));
}

/// A row keeps at most 70 bytes of each name that the scheme brings.
#[test]
fn the_largest_payment_received_or_returned_fits_too() {
    let received = parties(party(70), party(70), Reference::MAX);
    let row = PaymentRow {
        ordered_by: None,
        direction: Direction::Inbound,
        debtor: None,
        creditor: Some(AccountId::derive(&["a"])),
        parties: received.seal(&ring(), largest().id).expect("sealed"),
        message: Some(Fingerprint::of(&["m"])),
        qualifier: None,
        ..largest()
    };
    assert!(size(&row) <= 1024, "{} bytes", size(&row));
    let rejected = PaymentRow {
        status: Status::Rejected,
        transfer: None,
        reason: Some("1930".into()),
        rejected_field: Some("f".repeat(95)),
        return_code: None,
        returned_by: None,
        ..row.clone()
    };
    assert!(size(&rejected) <= 1024, "{} bytes", size(&rejected));
    let returned = parties(party(70), party(70), 0);
    let back = PaymentRow {
        message: None,
        ordered_by: Some(ClientId::derive(&["c"])),
        direction: Direction::Outbound,
        kind: Kind::Return,
        parties: returned.seal(&ring(), largest().id).expect("sealed"),
        returned_by: None,
        original: Some(PaymentId::derive(&["o"])),
        ..row
    };
    assert!(size(&back) <= 1024, "{} bytes", size(&back));
}

#[test]
fn a_row_is_read_back_as_it_was_written() {
    let row = largest();
    let item = store::item_of(&row).expect("an item");
    assert_eq!(store::row_of::<PaymentRow>(item).expect("a row"), row);
}
