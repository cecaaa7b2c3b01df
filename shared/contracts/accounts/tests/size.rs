//! The row of an account fits the kilobyte that one write unit pays for.

#![expect(
    clippy::expect_used,
    reason = "clippy knows the tests, not what they call"
)]

use accounts_contract::entry::{Counterparty, CounterpartyRef, Kind, Leg};
use accounts_contract::event::AccountEventKind;
use accounts_contract::posting::BOOKED_BELOW;
use accounts_contract::recent::{Recent, Slot};
use accounts_contract::{AccountRow, Holder, Status};
use field_encryption::FieldKeyRing;
use kernel::account::SortCode;
use kernel::id::{AccountId, ClientId, PaymentId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::{Amount, CurrencyCode};
use kernel::party::{PartyName, Reference};
use kernel::payment::Rail;

fn ring() -> FieldKeyRing {
    let text = r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
    FieldKeyRing::read(text).expect("a ring")
}

/// Every field as long as it can be.
fn largest() -> AccountRow {
    let name: PartyName = "N".repeat(PartyName::MAX).parse().expect("a name");
    let at = "2026-11-23T09:00:00.123Z".parse().expect("a moment");
    let most = Amount::<CurrencyCode>::MAX_MINOR;
    let id = AccountId::derive(&["a"]);
    let holder = Holder {
        name: name.clone(),
        number: "12345678".parse().expect("eight digits"),
    };
    let leg = Leg {
        minor: 0_i64.saturating_sub(most),
        kind: Kind::Payment(Rail::Fps),
        payment: Some(PaymentId::derive(&["p"])),
        journal: None,
        other: Some(CounterpartyRef::Party(Counterparty {
            name: Some(name),
            sort_code: SortCode::THIS_BANK,
            account_number: "12345678".parse().expect("eight digits"),
        })),
        reference: Some("R".repeat(Reference::MAX).parse().expect("a reference")),
        at,
    };
    let sealed = leg.seal(&ring(), id).expect("sealed");
    assert_eq!(sealed.open(&ring(), id, at).expect("opened"), leg);
    let slot = Slot::new(&Fingerprint::of(&["d"]), at, PaymentId::derive(&["p"]));
    AccountRow {
        id,
        tenant: TenantId::derive(&["t"]),
        opening: Fingerprint::of(&["o"]),
        fingerprint: Fingerprint::of(&["f"]),
        holder: holder.seal(&ring(), id).expect("sealed"),
        currency: CurrencyCode::Gbp,
        status: Status::Active,
        booked: BOOKED_BELOW.saturating_sub(1),
        available: BOOKED_BELOW.saturating_add(most),
        held: BOOKED_BELOW.saturating_add(most),
        overdraft_limit: most,
        version: u64::MAX,
        sequence: 999_999_999_999,
        day: "2026-11-23".into(),
        opened_at: at,
        updated_at: at,
        changed_by: Some(ClientId::derive(&["d"])),
        request_id: "r".repeat(64).parse().expect("a request id"),
        happened: AccountEventKind::OverdraftLimitSet,
        leg: Some(sealed),
        status_reason: None,
        spent_on: Some(99_999),
        spent: Some(most),
        recent: Recent::full_of(&slot),
    }
}

#[test]
fn the_largest_account_fits_into_one_write_unit() {
    let item = store::item_of(&largest()).expect("an item");
    let size = store::size::of(&item);
    assert!((900..=1024).contains(&size), "{size} bytes");
}

#[test]
fn a_row_is_read_back_as_it_was_written() {
    let row = largest();
    let item = store::item_of(&row).expect("an item");
    assert_eq!(store::row_of::<AccountRow>(item).expect("a row"), row);
}
