//! The postings: the only writes on an account that another domain may put into its own
//! transaction.
//!
//! | posting | booked | available | held | for |
//! |---|---|---|---|---|
//! | [`reserve`] | | - | + | a payment out that a rail must still accept |
//! | [`capture`] | - | | - | the rail accepted it |
//! | [`release`] | | + | - | the rail refused it, or it was cancelled |
//! | [`require_active`] | | | | a payment set aside is let go on: the account must still be one that pays |
//! | [`capture_if_active`] | - | | - | a payment set aside is booked at once, if the account still pays |
//! | [`debit`] | - | - | | a payment out booked at once |
//! | [`credit`] | + | + | | a payment in |

use calendar::london;
use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::{AccountId, PaymentId};
use kernel::idempotency::Fingerprint;
use kernel::money::Amount;
use kernel::time::Moment;
use serde::Serialize;
use store::{Change, Condition, PublishedUpdate, StoreError, Update, Value, attribute};

use crate::entry::Leg;
use crate::event::AccountEventKind;
use crate::recent::{self, DUPLICATE_WINDOW_MILLIS, Slot};
use crate::{AccountRow, Accounts, Alone, Status};

/// What is booked on an account stays below this, in minor units: ten to the seventeenth. Only
/// [`credit`] must ask: available is never below zero, so booked is never below the overdraft
/// limit, and held never above booked and that limit; each limit is an [`Amount`] at most. So no
/// balance of an account comes near the ends of `i64`.
pub const BOOKED_BELOW: i64 = 100_000_000_000_000_000;

/// What money out is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// A payment, which is told from the last ones of the account.
    Payment(DuplicateCheck),
    /// The return of one that came in. A frozen account makes it too, so that stolen money can go
    /// back; and it repeats nothing, as the payment that it names can be returned once.
    Return,
}

/// How a payment out is told from the account's last ones.
#[derive(Clone, Debug)]
pub struct DuplicateCheck {
    /// Creditor, amount and reference in one digest.
    pub like: Fingerprint,
    /// The payment.
    pub payment: PaymentId,
    /// Whether a repetition is meant.
    pub allowed: bool,
    /// Payments like it that do not count, because they came to nothing.
    pub spared: Vec<Slot>,
}

/// What money out is for, and whether it is counted against what its client pays alone.
#[derive(Clone, Debug)]
pub struct Spending {
    /// What it is for.
    pub purpose: Purpose,
    /// That its client pays it alone, within a limit; none if there is no limit, or another client
    /// must approve it.
    pub alone: Option<Alone>,
}

/// Sets money aside. Refused unless the account is the tenant's, active (for a return: not closed),
/// of the currency, has the amount available, did not just send the same payment, and is within what
/// is paid alone.
///
/// # Errors
/// When a value cannot be stored: a fault of ours. So for every posting.
pub fn reserve(
    ring: &FieldKeyRing,
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    leg: &Leg,
    spending: &Spending,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let conditions = spending.conditions(amount, cause)?;
    let mut changes = vec![
        Change::Increment("av", minus(amount)),
        Change::Increment("hd", amount.minor()),
    ];
    changes.extend(spending.changes(amount, cause)?);
    posting(
        ring,
        account,
        AccountEventKind::FundsReserved,
        cause,
        leg,
        conditions,
        changes,
    )
}

/// Books what was set aside. Refused only if that much is not held, which a correct caller never
/// meets: a frozen account's payment that the rail accepted is booked all the same.
pub fn capture(
    ring: &FieldKeyRing,
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    leg: &Leg,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let conditions = vec![
        Condition::AtLeast("hd", number(amount)?),
        not_before(cause.at)?,
    ];
    let mut changes = vec![
        Change::Increment("bk", minus(amount)),
        Change::Increment("hd", minus(amount)),
    ];
    changes.extend(entry(cause.at)?);
    posting(
        ring,
        account,
        AccountEventKind::EntryBooked,
        cause,
        leg,
        conditions,
        changes,
    )
}

/// Gives back what was set aside. Refused only if that much is not held.
pub fn release(
    ring: &FieldKeyRing,
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    leg: &Leg,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let conditions = vec![Condition::AtLeast("hd", number(amount)?)];
    let changes = vec![
        Change::Increment("av", amount.minor()),
        Change::Increment("hd", minus(amount)),
    ];
    posting(
        ring,
        account,
        AccountEventKind::FundsReleased,
        cause,
        leg,
        conditions,
        changes,
    )
}

/// Holds that an account may still pay what is set aside, and changes nothing: refused unless it is
/// the tenant's, active (for a return: not closed), and holds that much. Whatever freezes it meanwhile comes before or after
/// the transaction, never between.
pub fn require_active(
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    returns: bool,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    Ok(PublishedUpdate::new(
        Accounts(()),
        Update {
            key: AccountRow::key_of(account),
            condition: Condition::All(standing(amount, cause, returns)?),
            // The value it has: an update must set something.
            changes: vec![Change::Set("tn", value(cause.tenant)?)],
        },
    ))
}

/// Books what was set aside as a payment that is made now: refused as [`require_active`] is.
pub fn capture_if_active(
    ring: &FieldKeyRing,
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    leg: &Leg,
    returns: bool,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let mut conditions = standing(amount, cause, returns)?;
    conditions.push(not_before(cause.at)?);
    let mut changes = vec![
        Change::Increment("bk", minus(amount)),
        Change::Increment("hd", minus(amount)),
    ];
    changes.extend(entry(cause.at)?);
    posting(
        ring,
        account,
        AccountEventKind::EntryBooked,
        cause,
        leg,
        conditions,
        changes,
    )
}

/// Takes money out at once. Refused as [`reserve`] is.
pub fn debit(
    ring: &FieldKeyRing,
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    leg: &Leg,
    spending: &Spending,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let mut conditions = spending.conditions(amount, cause)?;
    conditions.push(not_before(cause.at)?);
    let mut changes = vec![
        Change::Increment("av", minus(amount)),
        Change::Increment("bk", minus(amount)),
    ];
    changes.extend(entry(cause.at)?);
    changes.extend(spending.changes(amount, cause)?);
    posting(
        ring,
        account,
        AccountEventKind::EntryBooked,
        cause,
        leg,
        conditions,
        changes,
    )
}

/// Pays money in. Refused unless the account exists, is not closed, is of the currency and stays
/// below [`BOOKED_BELOW`].
pub fn credit(
    ring: &FieldKeyRing,
    account: AccountId,
    amount: Amount,
    cause: &ChangeContext,
    leg: &Leg,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let cause = &ChangeContext {
        client: None,
        ..cause.clone()
    };
    let conditions = vec![
        Condition::Present,
        Condition::Differs("st", value(Status::Closed)?),
        Condition::Equals("cy", value(amount.currency())?),
        Condition::Below("bk", value(room_before(amount))?),
        not_before(cause.at)?,
    ];
    let mut changes = vec![
        Change::Increment("av", amount.minor()),
        Change::Increment("bk", amount.minor()),
    ];
    changes.extend(entry(cause.at)?);
    posting(
        ring,
        account,
        AccountEventKind::EntryBooked,
        cause,
        leg,
        conditions,
        changes,
    )
}

/// What must hold of an account that goes on paying what is set aside.
fn standing(
    amount: Amount,
    cause: &ChangeContext,
    returns: bool,
) -> Result<Vec<Condition>, StoreError> {
    Ok(vec![
        Condition::Equals("tn", value(cause.tenant)?),
        pays(returns)?,
        Condition::AtLeast("hd", number(amount)?),
    ])
}

impl Spending {
    /// What must hold of an account that pays.
    fn conditions(
        &self,
        amount: Amount,
        cause: &ChangeContext,
    ) -> Result<Vec<Condition>, StoreError> {
        let mut conditions = vec![
            Condition::Equals("tn", value(cause.tenant)?),
            pays(matches!(self.purpose, Purpose::Return))?,
            Condition::Equals("cy", value(amount.currency())?),
            Condition::AtLeast("av", number(amount)?),
        ];
        if let Purpose::Payment(repetition) = &self.purpose
            && !repetition.allowed
        {
            let since = since(cause.at);
            conditions.extend(recent::unlike(&repetition.like, since, &repetition.spared)?);
        }
        if let Some(alone) = self.alone {
            conditions.extend(alone.conditions(amount)?);
        }
        Ok(conditions)
    }

    fn changes(&self, amount: Amount, cause: &ChangeContext) -> Result<Vec<Change>, StoreError> {
        let mut changes = match &self.purpose {
            Purpose::Payment(DuplicateCheck { like, payment, .. }) => {
                recent::remember(&Slot::new(like, cause.at, *payment))?
            }
            Purpose::Return => Vec::new(),
        };
        if let Some(alone) = self.alone {
            changes.extend(alone.changes(amount)?);
        }
        Ok(changes)
    }
}

/// From when on a payment like one of this moment is its repetition.
pub(crate) fn since(at: Moment) -> Moment {
    at.plus_millis(0_i64.saturating_sub(DUPLICATE_WINDOW_MILLIS))
}

/// That the account pays: an active one anything, a frozen one returns only.
fn pays(returns: bool) -> Result<Condition, StoreError> {
    Ok(if returns {
        Condition::Differs("st", value(Status::Closed)?)
    } else {
        Condition::Equals("st", value(Status::Active)?)
    })
}

/// Below what must be booked for the amount to be paid in.
pub(crate) fn room_before(amount: Amount) -> i64 {
    BOOKED_BELOW.saturating_sub(amount.minor())
}

/// Entries do not go back a day of London, so that a day's entries are one range of keys.
fn not_before(at: Moment) -> Result<Condition, StoreError> {
    let tomorrow = london::date(at).saturating_add(jiff::Span::new().days(1));
    Ok(Condition::Below("day", value(tomorrow.to_string())?))
}

fn entry(at: Moment) -> Result<[Change; 2], StoreError> {
    Ok([
        Change::Increment("seq", 1),
        Change::Set("day", value(london::date(at).to_string())?),
    ])
}

/// What every posting does beside moving money. What its leg tells of people is sealed for the row
/// that it goes into.
fn posting(
    ring: &FieldKeyRing,
    account: AccountId,
    kind: AccountEventKind,
    cause: &ChangeContext,
    leg: &Leg,
    conditions: Vec<Condition>,
    mut changes: Vec<Change>,
) -> Result<PublishedUpdate<Accounts>, StoreError> {
    let leg = leg.seal(ring, account);
    let leg = leg.map_err(|fault| StoreError::NotARow(serde::ser::Error::custom(fault)))?;
    changes.extend([
        Change::Increment("ver", 1),
        Change::Set("up", value(cause.at.unix_millis())?),
        changed_by(cause)?,
        Change::Set("rid", value(&cause.request)?),
        Change::Set("ev", value(kind)?),
        Change::Set("leg", value(&leg)?),
    ]);
    let condition = Condition::All(conditions);
    Ok(PublishedUpdate::new(
        Accounts(()),
        Update {
            key: AccountRow::key_of(account),
            condition,
            changes,
        },
    ))
}

/// Also that nobody did: else the client of the change before would seem to have done this one.
fn changed_by(cause: &ChangeContext) -> Result<Change, StoreError> {
    cause.client.map_or(Ok(Change::Remove("cb")), |client| {
        Ok(Change::Set("cb", value(client)?))
    })
}

fn minus(amount: Amount) -> i64 {
    0_i64.saturating_sub(amount.minor())
}

fn number(amount: Amount) -> Result<Value, StoreError> {
    value(amount.minor())
}

fn value<T: Serialize>(of: T) -> Result<Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}
