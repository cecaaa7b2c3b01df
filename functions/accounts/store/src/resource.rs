//! Accounts, entries and statements as API resources.

use accounts_contract::entry::{EntryDetails, Kind};
use accounts_contract::{AccountRow, Holder, Status};
use accounts_domain::{StatementError, Totals, total};
use field_encryption::{EncryptionError, FieldKeyRing};
use kernel::account::{AccountNumber, Iban, SortCode};
use kernel::id::{AccountId, Id, JournalId, PaymentId};
use kernel::money::{CurrencyCode, Money};
use kernel::party::{PartyName, Reference};
use kernel::reason::Reason;
use kernel::time::Moment;
use serde::Serialize;

use crate::entry::EntryRow;
use calendar::Day;

/// A customer account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    #[serde(flatten)]
    holding: Holding,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_reason: Option<Reason>,
    balances: Balances,
    opened_at: Moment,
    sequence: u64,
}

/// The holder of an account and its identifiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holding {
    account_id: AccountId,
    holder_name: PartyName,
    sort_code: SortCode,
    account_number: AccountNumber,
    iban: Iban,
    currency: CurrencyCode,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Balances {
    booked: Money,
    available: Money,
    held: Money,
    overdraft_limit: Money,
}

impl Account {
    /// Builds the resource from a row.
    ///
    /// # Errors
    /// [`EncryptionError`] if the holder's name or a reason cannot be decrypted.
    pub fn of_row(row: &AccountRow, ring: &FieldKeyRing) -> Result<Self, EncryptionError> {
        let money = |minor| Money::new(minor, row.currency);
        Ok(Self {
            holding: Holding::of_row(row, ring)?,
            status: row.status,
            status_reason: row.status_reason(ring)?,
            balances: Balances {
                booked: money(row.booked),
                available: money(row.available),
                held: money(row.held),
                overdraft_limit: money(row.overdraft_limit),
            },
            opened_at: row.opened_at,
            sequence: row.version,
        })
    }
}

impl Holding {
    /// Builds the account's particulars from a row.
    ///
    /// # Errors
    /// [`EncryptionError`] if they cannot be decrypted.
    pub fn of_row(row: &AccountRow, ring: &FieldKeyRing) -> Result<Self, EncryptionError> {
        let Holder { name, number } = row.holder(ring)?;
        Ok(Self {
            account_id: row.id,
            holder_name: name,
            sort_code: SortCode::THIS_BANK,
            account_number: number,
            iban: number.our_iban(),
            currency: row.currency,
        })
    }
}

/// The marker type of entry ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {}

impl kernel::id::Kind for Entry {
    const PREFIX: &'static str = "txn";
}

/// The direction of a movement, seen from the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Out of it.
    Debit,
    /// Into it.
    Credit,
}

/// A booked entry of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transaction {
    #[serde(rename = "transaction_id")]
    pub(crate) id: Id<Entry>,
    pub(crate) account_id: AccountId,
    pub(crate) sequence: u64,
    pub(crate) direction: Direction,
    pub(crate) amount: Money,
    pub(crate) balance_after: Money,
    pub(crate) booked_at: Moment,
    pub(crate) value_date: Day,
    pub(crate) kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) payment_id: Option<PaymentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) journal_id: Option<JournalId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) counterparty: Option<Counterparty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<Reference>,
}

/// The other side of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Counterparty {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<PartyName>,
    pub(crate) sort_code: SortCode,
    pub(crate) account_number: AccountNumber,
}

impl Transaction {
    /// Builds the entry of an account in this currency.
    ///
    /// # Errors
    /// [`EncryptionError`] if its details cannot be decrypted.
    pub fn of_row(
        row: &EntryRow,
        currency: CurrencyCode,
        ring: &FieldKeyRing,
    ) -> Result<Self, EncryptionError> {
        let sequence = row.position.sequence;
        let amount = i64::try_from(row.minor.unsigned_abs()).unwrap_or(i64::MAX);
        let EntryDetails { other, reference } = row.details(ring)?;
        Ok(Self {
            id: Id::derive(&[&row.account.to_string(), &sequence.to_string()]),
            account_id: row.account,
            sequence,
            direction: if row.minor < 0 {
                Direction::Debit
            } else {
                Direction::Credit
            },
            amount: Money::new(amount, currency),
            balance_after: Money::new(row.balance_after, currency),
            booked_at: row.booked_at,
            value_date: row.position.day,
            kind: row.kind,
            payment_id: row.payment,
            journal_id: row.journal,
            counterparty: other.map(|other| Counterparty {
                name: other.name,
                sort_code: other.sort_code,
                account_number: other.account_number,
            }),
            reference,
        })
    }
}

/// A page of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Listing<T> {
    /// The resources.
    pub data: Vec<T>,
    /// The cursor of the next page, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Whether the page certainly contains everything that was booked before the request.
    pub up_to_date: bool,
}

/// The entries and sums of an account in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    pub(crate) account: Holding,
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) opening_balance: Money,
    pub(crate) closing_balance: Money,
    pub(crate) total_credits: Money,
    pub(crate) total_debits: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next_cursor: Option<String>,
    pub(crate) transactions: Vec<Transaction>,
}

impl Statement {
    /// Builds the statement from entries, oldest first, with their details. The opening balance is
    /// that of the last entry before them.
    ///
    /// # Errors
    /// [`StatementError`] if the entries do not add up, which is an internal error.
    pub fn new(
        account: Holding,
        (from, to): (Day, Day),
        before: Option<&EntryRow>,
        entries: &[EntryRow],
        transactions: Vec<Transaction>,
    ) -> Result<Self, StatementError> {
        let opening = before.map_or(0, |entry| entry.balance_after);
        let Totals {
            closing,
            credits,
            debits,
        } = total(opening, entries.iter().map(EntryRow::movement))?;
        if let Some(first) = entries.first() {
            let last_before = before.map_or(0, |entry| entry.position.sequence);
            if last_before.checked_add(1) != Some(first.position.sequence) {
                return Err(StatementError::Gap(first.position.sequence));
            }
        }
        let currency = account.currency;
        let money = |minor| Money::new(minor, currency);
        Ok(Self {
            account,
            from,
            to,
            opening_balance: money(opening),
            closing_balance: money(closing),
            total_credits: money(credits),
            total_debits: money(debits),
            next_cursor: None,
            transactions,
        })
    }
}

impl Statement {
    /// Returns the statement as a page with a cursor of the next.
    #[must_use]
    pub fn followed_by(self, next_cursor: Option<String>) -> Self {
        Self {
            next_cursor,
            ..self
        }
    }
}

/// The balance of one internal account in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InternalBalance {
    /// The account.
    pub internal_account: &'static str,
    /// The currency.
    pub currency: CurrencyCode,
    /// Credits less debits.
    pub balance: Money,
    /// When the newest included payment changed.
    pub as_of: Moment,
    /// Always false: the roll-up follows the ledger and cannot know which changes are on their way.
    pub up_to_date: bool,
}
