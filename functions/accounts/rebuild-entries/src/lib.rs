//! Writes entries anew that were lost between others, from the legs that a rebuild left
//! (`roll-up-internal-accounts`).
//!
//! What is written must meet the balances of the known entries, so a statement over the repaired gap
//! foots. Entries are put once, and none that is there is changed. What follows the newest entry is
//! left to the stream, unless the stream cannot bring it any more.

mod legs;

use accounts_contract::AccountRow;
use accounts_domain::gaps::{CannotFill, fill};
use accounts_store::booked_leg::BookedLeg;
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

/// What is asked: `{"accounts": ["acc_..."]}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The accounts, as many as the caller waits for.
    pub accounts: Vec<AccountId>,
}

/// What became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Each account in which something was lost.
    pub accounts: Vec<Repaired>,
}

/// What was lost in an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repaired {
    /// The account.
    pub account: AccountId,
    /// How many entries were written anew.
    pub rebuilt: usize,
    /// Why they could not be; then none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
}

/// A stream keeps changes for a day: what an account's last change booked is written by then, parked,
/// or lost.
const STREAM_MILLIS: i64 = 25 * 3_600_000;

/// Repairs the accounts.
///
/// # Errors
/// If the table or the keys do not answer; what was repaired until then is done.
pub async fn handle(ports: &Ports, asked: Request) -> Result<Answer, FunctionError> {
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let mut accounts = Vec::new();
    for account in asked.accounts {
        let (rebuilt, refused) = match repair(ports, &keys, account).await {
            Ok(Ok(rebuilt)) => (rebuilt, None),
            Ok(Err(cannot)) => (0, Some(cannot.to_string())),
            // Its rows cannot be read. That is no reason against the others.
            Err(fault) if fault.is_permanent() => (0, Some(fault.to_string())),
            Err(fault) => return Err(fault),
        };
        if rebuilt > 0 || refused.is_some() {
            accounts.push(Repaired {
                account,
                rebuilt,
                refused,
            });
        }
    }
    Ok(Answer { accounts })
}

async fn repair(
    ports: &Ports,
    keys: &FieldKeys,
    account: AccountId,
) -> Result<Result<usize, CannotFill>, FunctionError> {
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    let Some(row) = row else { return Ok(Ok(0)) };
    let entries = legs::entries(ports, account).await?;
    let all = legs::left(ports, account).await?;
    let known: Vec<_> = entries.iter().map(EntryRow::movement).collect();
    let has_entry = |leg: &&BookedLeg<Parties>| {
        let same = |entry: &EntryRow| (entry.payment, entry.journal) == (leg.payment, leg.journal);
        !entries.iter().any(same)
    };
    let lost: Vec<_> = all.iter().filter(has_entry).collect();
    let amounts: Vec<_> = lost.iter().map(|leg| leg.minor).collect();
    let found = match fill(&known, &amounts, end(ports, &row).await?) {
        Ok(found) => found,
        Err(cannot) => return Ok(Err(cannot)),
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

/// The account's own number and balance, if the stream brings no entry any more: its last change is
/// too old for that, and none of its changes is parked.
async fn end(ports: &Ports, row: &AccountRow) -> Result<Option<(u64, i64)>, StoreError> {
    let over = row.updated_at.plus_millis(STREAM_MILLIS) < ports.clock.now();
    let parked = over && legs::is_parked(ports, row.id).await?;
    Ok((over && !parked).then_some((row.sequence, row.booked)))
}

/// The day of a lost entry: that of its booking, but entries never go back a day.
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
