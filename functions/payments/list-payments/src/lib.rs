//! Lists the payments of an account, or those that wait for approval, newest first:
//! `GET /v1/payments`.

use accounts_contract::{AccountRow, AccountView};
use kernel::id::AccountId;
use payments_contract::PaymentRow;
use payments_operations::{Payment, Received};
use payments_store::{ApprovalListRow, Listing, is_received};
use platform::http::{Call, Cursors, Principal, Problem, Reply, listed};
use secret_store::FieldKeys;
use serde::Serialize;
use store::{Key, Page, StoreError};

platform::function!();

#[derive(Default, Serialize)]
struct List {
    data: Vec<Payment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// The only status that payments are listed by.
const AWAITING_APPROVAL: &str = "awaiting_approval";

/// Which payments.
enum Which {
    OfAccount(AccountId),
    Waiting,
}

impl Which {
    fn asked(call: &Call) -> Result<Self, Problem> {
        let ambiguous = || {
            let expected = "expected exactly one of account_id and status";
            Problem::field("query:account_id", expected)
        };
        let is_one = if call.has_query("account_id") == call.has_query("status") {
            Err(ambiguous())
        } else {
            Ok(())
        };
        let account = Problem::both(call.query::<AccountId>("account_id"), is_one);
        match Problem::both(account, Self::is_waiting(call))? {
            ((Some(account), ()), false) => Ok(Self::OfAccount(account)),
            ((None, ()), true) => Ok(Self::Waiting),
            ((None, ()), false) | ((Some(_), ()), true) => Err(ambiguous()),
        }
    }

    /// Whether the payments that wait are asked for.
    fn is_waiting(call: &Call) -> Result<bool, Problem> {
        let status: Option<String> = call.query("status")?;
        match status.as_deref() {
            None => Ok(false),
            Some(AWAITING_APPROVAL) => Ok(true),
            Some(_) => Err(Problem::field("query:status", "expected awaiting_approval")),
        }
    }

    /// Whether the list shows this payment as one that its account received within the bank.
    fn receives(&self, payment: &PaymentRow) -> bool {
        match self {
            Self::OfAccount(account) => is_received(payment) && payment.creditor == Some(*account),
            Self::Waiting => false,
        }
    }

    /// What selects the rows of the list.
    fn selection(&self) -> String {
        match self {
            Self::OfAccount(account) => account.to_string(),
            Self::Waiting => AWAITING_APPROVAL.to_owned(),
        }
    }
}

/// A page of the list. An account that is unknown or another tenant's has none.
///
/// # Errors
/// `invalid_field` for a parameter that is missing or wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let begin = Cursors::begin(&call, Which::asked(&call), |which| {
        let selection = which.selection();
        Cursors::of(keys.ring(), principal.tenant, "listPayments", selection)
    });
    let ((which, cursors, after), limit) = Problem::both(begin, call.page_size())?;
    if let Which::OfAccount(account) = which
        && !is_own(ports, account, principal).await?
    {
        return Ok(Reply::json(200, &List::default()));
    }
    let page = page(ports, &which, principal, limit, after).await?;
    let mut received = Received::new(&ports.accounts, &keys);
    let mut data = Vec::with_capacity(page.rows.len());
    for (place, row) in page.rows {
        let Some(payment) = listed(place.as_ref(), row)? else {
            continue;
        };
        if which.receives(&payment) {
            data.extend(listed(place.as_ref(), received.shown(&payment).await)?);
        } else if payment.tenant == principal.tenant {
            let opened = keys
                .opening(|ring| Ok((payment.parties(ring)?, payment.reasons(ring)?)))
                .await;
            let shown = listed(place.as_ref(), opened)?.map(|(parties, reasons)| {
                Payment::of_row(&payment, &parties).with_reasons(reasons)
            });
            data.extend(shown);
        }
    }
    // What is left out leaves its place: the list goes on after it.
    let next_cursor = page.last.map(|last| cursors.after(&last));
    Ok(Reply::json(200, &List { data, next_cursor }))
}

/// Whether the account is the caller's institution's. Another's list is empty, and not told from that
/// of an account that does not exist.
async fn is_own(
    ports: &Ports,
    account: AccountId,
    principal: &Principal,
) -> Result<bool, StoreError> {
    let key = AccountRow::key_of(account);
    let account: Option<AccountView> = ports.accounts.view(&key).await?;
    Ok(account.is_some_and(|account| account.tenant == principal.tenant))
}

async fn page(
    ports: &Ports,
    which: &Which,
    principal: &Principal,
    size: u16,
    after: Option<store::Item>,
) -> Result<Page<(Option<Key>, Result<PaymentRow, StoreError>)>, StoreError> {
    let query = match which {
        Which::OfAccount(account) => Listing::query(*account),
        Which::Waiting => ApprovalListRow::query(principal.tenant),
    };
    ports
        .payments
        .query_each(&query.at_most(size).after(after))
        .await
}
