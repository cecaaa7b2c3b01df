use std::collections::BTreeMap;

use accounts_store::checkpoint::{CheckpointRow, Fence};
use kernel::money::CurrencyCode;
use kernel::time::Moment;
use payments_contract::event::row;
use payments_contract::ledger::{InternalAccount, LedgerAccount};
use payments_contract::{PaymentRow, Status};
use platform::Fault;
use platform::stream::Change;
use store::Key;

/// Which checkpoint a posting belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) account: InternalAccount,
    pub(crate) currency: CurrencyCode,
    pub(crate) shard: String,
}

/// A leg on an internal account, with its place in the shard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) place: Fence,
    pub(crate) minor: i64,
    pub(crate) at: Moment,
}

/// The internal legs that a batch booked, in their order, by the checkpoint they belong to.
pub(crate) fn by_target(changes: &[Change]) -> Result<BTreeMap<Target, Vec<Posting>>, Fault> {
    let mut found: BTreeMap<Target, Vec<Posting>> = BTreeMap::new();
    for change in changes {
        let Some(payment) = newly_booked(change) else {
            continue;
        };
        let Some(transfer) = payment.transfer else {
            continue;
        };
        let place = Fence::at(&change.sequence_number)
            .ok_or_else(|| Fault::new("a place in the stream is not a number"))?;
        for (account, minor) in transfer.legs(payment.minor) {
            let LedgerAccount::Internal(account) = account else {
                continue;
            };
            let shard = change.shard.clone();
            let shard = shard.ok_or_else(|| Fault::new("the shard is not named"))?;
            let target = Target {
                account,
                currency: payment.currency,
                shard,
            };
            let posting = Posting {
                place: place.clone(),
                minor,
                at: payment.updated_at,
            };
            found.entry(target).or_default().push(posting);
        }
    }
    Ok(found)
}

/// The checkpoint after these postings. What is at the fence or below it is in already and is
/// passed over; `None` if that is all of them.
pub(crate) fn next(
    key: &Key,
    read: Option<&CheckpointRow>,
    postings: &[Posting],
) -> Result<Option<CheckpointRow>, Fault> {
    let new = |posting: &&Posting| read.is_none_or(|read| posting.place > read.last);
    let mut next: Option<CheckpointRow> = None;
    for posting in postings.iter().filter(new) {
        let before = next.as_ref().or(read);
        let sum = before
            .map_or(0, |row| row.balance)
            .checked_add(posting.minor);
        next = Some(CheckpointRow {
            partition: key.pk.clone(),
            shard: key.sk.clone(),
            balance: sum.ok_or_else(|| Fault::new("a balance overflows"))?,
            last: posting.place.clone(),
            as_of: before.map_or(posting.at, |row| row.as_of.max(posting.at)),
        });
    }
    Ok(next)
}

/// The payment, if this change booked it. Returned counts as booked, so that the step from settled
/// to returned books nothing: the money goes back by the return, which is a payment of its own.
fn newly_booked(change: &Change) -> Option<PaymentRow> {
    let booked = |payment: &PaymentRow| match payment.status {
        Status::Settled | Status::Returned => true,
        Status::AwaitingApproval
        | Status::Accepted
        | Status::Submitted
        | Status::Unknown
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused => false,
    };
    let before = change
        .old
        .as_ref()
        .and_then(row)
        .is_some_and(|old| booked(&old));
    change
        .new
        .as_ref()
        .and_then(row)
        .filter(|new| booked(new) && !before)
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
