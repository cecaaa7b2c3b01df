//! Restores missing entries from the legs that a rebuild stored (`project-payments`).
//!
//! Restored entries must meet the balances of the entries around them, so that a statement over the
//! repaired gap adds up. Entries are put once; an existing entry never changes. Entries after the
//! newest existing one are left to the stream, unless the stream can no longer deliver them.

mod legs;

use accounts_contract::AccountRow;
use accounts_contract::booked_leg::BookedLeg;
use accounts_domain::gaps::{GapError, fill};
use accounts_store::entry::{EntryRow, Position};
use calendar::Day;
use kernel::id::AccountId;
use kernel::time::Moment;
use payments_contract::Parties;
use platform::FunctionError;
use secret_store::FieldKeys;
use serde::{Deserialize, Serialize};
use store::{Condition, Outcome, Row, StoreError, Transaction};

platform::function!(request);

/// The request: `{"accounts": ["acc_..."]}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The accounts; the caller waits for all of them.
    pub accounts: Vec<AccountId>,
}

/// The response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Each account that had missing entries.
    pub accounts: Vec<Repair>,
}

/// The repair of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The account.
    pub account: AccountId,
    /// The number of entries restored.
    pub rebuilt: usize,
    /// Why the entries could not be restored; then none was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
}

/// A stream keeps changes for 24 hours. After that, the entry of an account's last change is
/// written, parked or lost.
const STREAM_MILLIS: i64 = 25 * 3_600_000;

/// Repairs the accounts.
///
/// # Errors
/// [`FunctionError`] if the table or the keys are unavailable; completed repairs stay.
pub async fn handle(ports: &Ports, request: Request) -> Result<Response, FunctionError> {
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let mut accounts = Vec::new();
    for account in request.accounts {
        let (rebuilt, refused) = match repair(ports, &keys, account).await {
            Ok(Ok(rebuilt)) => (rebuilt, None),
            Ok(Err(error)) => (0, Some(error.to_string())),
            // Its rows are unreadable, which must not stop the repair of the others.
            Err(fault) if fault.is_permanent() => (0, Some(fault.to_string())),
            Err(fault) => return Err(fault),
        };
        if rebuilt > 0 || refused.is_some() {
            accounts.push(Repair {
                account,
                rebuilt,
                refused,
            });
        }
    }
    Ok(Response { accounts })
}

async fn repair(
    ports: &Ports,
    keys: &FieldKeys,
    account: AccountId,
) -> Result<Result<usize, GapError>, FunctionError> {
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    let Some(row) = row else { return Ok(Ok(0)) };
    let entries = legs::entries(ports, account).await?;
    let all = legs::rebuilt_legs(ports, account).await?;
    let known: Vec<_> = entries.iter().map(EntryRow::movement).collect();
    let has_entry = |leg: &&BookedLeg<Parties>| {
        let same = |entry: &EntryRow| (entry.payment, entry.journal) == (leg.payment, leg.journal);
        !entries.iter().any(same)
    };
    let lost: Vec<_> = all.iter().filter(has_entry).collect();
    let amounts: Vec<_> = lost.iter().map(|leg| leg.minor).collect();
    let found = match fill(&known, &amounts, closing(ports, &row).await?) {
        Ok(found) => found,
        Err(error) => return Ok(Err(error)),
    };
    for one in &found {
        let Some(leg) = lost.get(one.leg) else {
            continue;
        };
        let details = legs::details(ports, keys, leg).await?;
        let position = Position {
            day: day(&entries, leg.booked_at, one.sequence),
            sequence: one.sequence,
        };
        let entry = EntryRow::of_leg(leg, position, one.balance_after, &details, keys.ring())?;
        match Transaction::of(ports.accounts.put_once(&entry)?)
            .commit()
            .await
        {
            Outcome::Committed | Outcome::Refused(_) => {}
            Outcome::Busy | Outcome::Unknown => {
                return Err(FunctionError::new("the table did not take an entry"));
            }
        }
    }
    for leg in &all {
        let removal = ports.accounts.delete(leg.key(), Condition::Present);
        match Transaction::of(removal).commit().await {
            Outcome::Committed | Outcome::Refused(_) => {}
            Outcome::Busy | Outcome::Unknown => {
                return Err(FunctionError::new("the table did not remove a leg"));
            }
        }
    }
    Ok(Ok(found.len()))
}

/// Returns the account's own sequence number and balance if the stream can deliver no more entries:
/// its last change is older than the stream's retention, and none of its changes is parked.
async fn closing(ports: &Ports, row: &AccountRow) -> Result<Option<(u64, i64)>, StoreError> {
    let over = row.updated_at.plus_millis(STREAM_MILLIS) < ports.clock.now();
    let parked = over && legs::is_parked(ports, row.id).await?;
    Ok((over && !parked).then_some((row.sequence, row.booked)))
}

/// Returns the day of a missing entry: the day of its booking, within the days of the entries
/// around it, because entries never go back a day.
fn day(entries: &[EntryRow], booked_at: Moment, sequence: u64) -> Day {
    let position = |entry: &EntryRow| entry.position;
    let mut positions = entries.iter().map(position);
    let before = positions
        .clone()
        .take_while(|known| known.sequence < sequence);
    let first = before.last().map(|known| known.day);
    let last = positions.find(|known| known.sequence > sequence);
    let day = Day::of(booked_at);
    let day = first.map_or(day, |first| day.max(first));
    last.map_or(day, |last| day.min(last.day))
}
