//! The events of the payments table's rows.

use event_relay::{opened, required};
use payments_contract::case::{self, CaseRow};
use payments_contract::journal::{self, JournalRow};
use payments_contract::work::{self, BreakRow, SuspenseRow};
use platform::FunctionError;
use platform::queue::Received;
use platform::stream::Change;
use store::Item;

/// The sort keys of the rows whose changes are events.
const SORT_KEYS: [&str; 5] = [
    "P",
    SuspenseRow::SORT_KEY,
    BreakRow::SORT_KEY,
    CaseRow::SORT,
    JournalRow::SORT_KEY,
];

/// The event that a change is, if it is one.
///
/// # Errors
/// A permanent fault if the row cannot be read although its change is an event.
pub(crate) fn of_change(change: &Change) -> Result<Option<Received>, FunctionError> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    required(projected(old, new)?, &SORT_KEYS, (old, new))
}

/// The event of a payment, of a work item, of a case or of a journal.
fn projected(old: Option<&Item>, new: Option<&Item>) -> Result<Option<Received>, FunctionError> {
    if let Some(event) = opened(payments_contract::event::project(old, new))? {
        return Ok(Some(event));
    }
    if let Some(event) = opened(work::of_suspense(old, new))? {
        return Ok(Some(event));
    }
    if let Some(event) = opened(work::of_break(old, new))? {
        return Ok(Some(event));
    }
    match opened(case::project(old, new))? {
        Some(event) => Ok(Some(event)),
        None => opened(journal::project(old, new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use field_encryption::Encrypted;
    use kernel::event::ChangeContext;
    use kernel::payment::Rail;
    use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
    use payments_contract::{Direction, Kind, NewPayment, PaymentRow, Route, Status};
    use serde_json::json;
    use store::{Row, Value, item_of};

    fn row(version: u64, status: Status) -> PaymentRow {
        let digest = "ab".repeat(32);
        let payment = NewPayment {
            id: kernel::id::Id::derive(&["one"]),
            ordered_by: None,
            fingerprint: serde_json::from_value(json!(digest)).expect("a fingerprint"),
            direction: Direction::Outbound,
            kind: Kind::Payment,
            route: Route::Rail(Rail::Fps),
            status,
            // The test has no key to decrypt it, and needs none.
            parties: Encrypted::read(vec![0; 64]).expect("sealed bytes"),
            minor: 100,
            currency: kernel::money::CurrencyCode::Gbp,
        };
        let cause = ChangeContext {
            tenant: kernel::id::Id::derive(&["t"]),
            client: None,
            request: "req-1".parse().expect("a request id"),
            at: kernel::time::Moment::EPOCH,
        };
        PaymentRow {
            version,
            transfer: Some(Transfer {
                debit: LedgerAccount::Internal(InternalAccount::Suspense),
                credit: LedgerAccount::Internal(InternalAccount::Settlement(Rail::Fps)),
            }),
            ..PaymentRow::new(payment, &cause)
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
            source: "payments".into(),
            shard: None,
            sequence_number: sequence_number.into(),
            old,
            new,
            put_back: false,
        }
    }

    fn kinds(changes: &[Change]) -> Vec<Option<String>> {
        let kind = |change| of_change(change).expect("readable").map(|event| event.kind);
        changes.iter().map(kind).collect()
    }

    #[test]
    fn each_change_of_a_payment_is_its_event() {
        let (first, second) = (item(1, Status::Accepted), item(2, Status::Submitted));
        let changes = [
            change("1", None, Some(first.clone())),
            change("2", Some(first), Some(second)),
        ];
        let expected = ["accepted", "submitted"]
            .map(|status| Some(format!("malai.payments.payment-{status}.v1")));
        assert_eq!(kinds(&changes), expected);
    }

    #[test]
    fn a_change_without_a_new_version_and_a_row_of_another_kind_are_no_events() {
        let payment = item(1, Status::Accepted);
        let mut other = payment.clone().into_inner();
        other.insert("sk".into(), Value::S("L#1".into()));
        let changes = [
            change("1", Some(payment.clone()), Some(payment.clone())),
            change("2", None, Some(Item::from(other))),
            change("3", Some(payment), None),
        ];
        assert_eq!(kinds(&changes), [None, None, None]);
    }

    #[test]
    fn a_row_that_cannot_be_read_is_a_permanent_fault() {
        let damaged = change(
            "2",
            Some(item(1, Status::Accepted)),
            Some(without_status(2)),
        );
        assert!(of_change(&damaged).is_err_and(|fault| fault.is_permanent()));
    }

    #[test]
    fn the_filter_of_the_stream_lets_through_what_is_an_event() {
        let manifest = include_str!("../Cargo.toml");
        let filter = format!("only = [{{ sk = {SORT_KEYS:?} }}]");
        assert!(manifest.contains(&filter), "{filter}");
    }

    #[test]
    fn the_key_of_a_payment_is_the_one_whose_changes_are_events() {
        assert_eq!(row(1, Status::Accepted).key().sk, "P");
    }
}
