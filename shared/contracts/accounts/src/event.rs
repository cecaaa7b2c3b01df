//! The events of accounts, projected from the stream of their rows.

use kernel::event::{ChangeContext, Event};
use kernel::id::{AccountId, JournalId, PaymentId};
use kernel::money::{CurrencyCode, Money};
use serde::{Deserialize, Serialize};
use store::Item;

use crate::AccountRow;

/// What last happened to an account; stored with the change itself, so that no change is without
/// its event and no event without its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountEventKind {
    /// It was opened.
    AccountOpened,
    /// It was frozen.
    AccountFrozen,
    /// It was unfrozen.
    AccountUnfrozen,
    /// It was closed.
    AccountClosed,
    /// Its overdraft limit was set.
    OverdraftLimitSet,
    /// Money was set aside.
    FundsReserved,
    /// Money set aside was given back.
    FundsReleased,
    /// Money moved: an entry was booked.
    EntryBooked,
}

impl AccountEventKind {
    /// Every one, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::AccountOpened,
        Self::AccountFrozen,
        Self::AccountUnfrozen,
        Self::AccountClosed,
        Self::OverdraftLimitSet,
        Self::FundsReserved,
        Self::FundsReleased,
        Self::EntryBooked,
    ];

    /// The event's name in the catalogue, with its version.
    pub fn event_name(self) -> &'static str {
        match self {
            Self::AccountOpened => "account-opened.v1",
            Self::AccountFrozen => "account-frozen.v1",
            Self::AccountUnfrozen => "account-unfrozen.v1",
            Self::AccountClosed => "account-closed.v1",
            Self::OverdraftLimitSet => "overdraft-limit-set.v1",
            Self::FundsReserved => "funds-reserved.v1",
            Self::FundsReleased => "funds-released.v1",
            Self::EntryBooked => "entry-booked.v1",
        }
    }
}

/// What every account event tells: where the account stands after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChanged {
    /// The account.
    pub account_id: AccountId,
    /// Its status.
    pub status: crate::Status,
    /// Its currency.
    pub currency: CurrencyCode,
    /// The sum of its entries.
    pub booked: Money,
    /// What may be spent.
    pub available: Money,
    /// What is reserved.
    pub held: Money,
    /// How far below zero it may go.
    pub overdraft_limit: Money,
    /// How many entries it has.
    pub entries: u64,
    /// By how much this event moved, reserved or released money.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amount: Option<Money>,
    /// The payment behind it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub payment_id: Option<PaymentId>,
    /// The reason that was given for it, encrypted for the account and this version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encrypted_reason: Option<String>,
    /// The journal behind it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub journal_id: Option<JournalId>,
}

/// The event of a change, if it was one: an account row whose version grew.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<AccountChanged>> {
    let new = row(new?)?;
    let before = old.and_then(row).map_or(0, |old| old.version);
    (new.version > before).then(|| of_row(&new))
}

/// The event that a row's last change was.
pub fn of_row(row: &AccountRow) -> Event<AccountChanged> {
    let money = |minor| Money::new(minor, row.currency);
    let moves = matches!(
        row.happened,
        AccountEventKind::FundsReserved
            | AccountEventKind::FundsReleased
            | AccountEventKind::EntryBooked
    );
    let leg = row.leg.as_ref().filter(|_| moves);
    // A journal holds nothing: it books.
    let is_booked = row.happened == AccountEventKind::EntryBooked;
    let data = AccountChanged {
        account_id: row.id,
        status: row.status,
        currency: row.currency,
        booked: money(row.booked),
        available: money(row.available),
        held: money(row.held),
        overdraft_limit: money(row.overdraft_limit),
        entries: row.sequence,
        amount: leg.map(|leg| money(leg.minor)),
        payment_id: leg.and_then(|leg| leg.payment),
        encrypted_reason: row
            .status_reason
            .as_ref()
            .and_then(|reason| reason.in_event_of(row.version)),
        journal_id: leg.filter(|_| is_booked).and_then(|leg| leg.journal),
    };
    let cause = ChangeContext {
        tenant: row.tenant,
        client: row.changed_by,
        request: row.request_id.clone(),
        at: row.updated_at,
    };
    Event::new(
        "accounts",
        row.happened.event_name(),
        row.id.to_string(),
        row.version,
        cause,
        data,
    )
}

fn row(item: &Item) -> Option<AccountRow> {
    let is_account = item.get("sk") == Some(&store::Value::S("A".into()));
    is_account
        .then(|| store::row_of(item.clone()).ok())
        .flatten()
}
