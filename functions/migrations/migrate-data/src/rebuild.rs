//! Redelivery of payments and journals by the stream, so that its readers rebuild their
//! projections.

use accounts_contract::Accounts;
use accounts_contract::rebuild::{Generation, RebuildRow};
use kernel::time::Moment;
use payments_contract::{Payments, Source};
use platform::FunctionError;
use serde::{Deserialize, Serialize};
use store::{
    Can, Change, Condition, ConditionResult, Key, Outcome, Table, Transaction, Update, Value,
    attribute, row_of, verb,
};

use crate::CallLimits;

/// A rebuild request: `{"rebuild": "begin"}` to start, then `{"rebuild": "go_on"}` until it is
/// done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RebuildRequest {
    /// The step.
    pub rebuild: Step,
}

/// A request for a page of accounts, whose entries are then repaired: `{"accounts_after": null}`
/// for the first page, then the `after` of the previous response.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRequest {
    /// The key that the page follows.
    pub accounts_after: Option<(String, String)>,
}

/// A page of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountPage {
    /// Their ids.
    pub accounts: Vec<String>,
    /// The key that the next page follows; `null` on the last page.
    pub after: Option<(String, String)>,
}

/// Returns a page of accounts, in no particular order.
///
/// # Errors
/// [`FunctionError`] if the table is unavailable.
pub(crate) async fn list<A: Can<verb::Scan>>(
    accounts: &Table<Accounts, A>,
    request: ListRequest,
) -> Result<AccountPage, FunctionError> {
    let after = request.accounts_after.map(|(pk, sk)| Key::new(pk, sk));
    let page = accounts.scan(after.as_ref(), 1_000).await?;
    let keys = page.rows.iter().filter_map(Key::of);
    let last = page.last.as_ref().and_then(Key::of);
    Ok(AccountPage {
        accounts: keys.filter(|key| key.sk == "A").map(|key| key.pk).collect(),
        after: last.map(|key| (key.pk, key.sk)),
    })
}

/// A step of a rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Starts a rebuild, unless one is in progress.
    Begin,
    /// Continues the one in progress.
    GoOn,
}

/// The progress of a rebuild.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RebuildProgress {
    /// The number of payments delivered again.
    pub delivered: u64,
    /// When it can continue, if not now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_until: Option<Moment>,
    /// Whether no rebuild is in progress.
    pub done: bool,
}

/// From the start to the cut: longer than any invocation of a stream reader that does not know of
/// the rebuild yet.
const AHEAD_MILLIS: i64 = 120_000;
/// From the cut to the first scan: longer than any handler takes from reading the clock to its
/// commit.
const SETTLED_MILLIS: i64 = 120_000;
/// Attempts to update a row that another invocation changed.
const ATTEMPTS: u32 = 10;

/// Starts a rebuild or continues it.
///
/// # Errors
/// [`FunctionError`] if a table is unavailable; the next call continues.
pub(crate) async fn rebuild<A, P>(
    accounts: &Table<Accounts, A>,
    payments: &Table<Payments, P>,
    step: Step,
    limits: CallLimits,
    now: Moment,
) -> Result<RebuildProgress, FunctionError>
where
    A: Can<verb::Update>,
    P: Can<verb::Scan> + Can<verb::Update>,
{
    let mut row = state(accounts).await?;
    if step == Step::Begin && row.next.is_none() {
        let mark = u64::try_from(now.unix_millis()).unwrap_or_default();
        let cut = now.plus_millis(AHEAD_MILLIS);
        row = moved(accounts, row, |row| {
            row.next = Some(Generation { mark, cut });
            row.after = None;
            row.delivered = 0;
        })
        .await?;
    }
    for _ in 0..limits.pages {
        let Some(next) = row.next else { break };
        let from = next.cut.plus_millis(SETTLED_MILLIS);
        if now < from {
            return Ok(rebuilt(&row, Some(from)));
        }
        let after = row.after.as_ref().map(|(pk, sk)| Key::new(pk, sk));
        let page = payments.scan(after.as_ref(), limits.items).await?;
        let mut delivered = 0_u64;
        for key in page.rows.iter().filter_map(Key::of) {
            if Source::SORT_KEYS.contains(&key.sk.as_str())
                && mark(payments, key, next.mark).await?
            {
                delivered = delivered.saturating_add(1);
            }
        }
        let last = page.last.as_ref().and_then(Key::of);
        row = moved(accounts, row, |row| {
            row.delivered = row.delivered.saturating_add(delivered);
            row.after = last.map(|key| (key.pk, key.sk));
            if row.after.is_none() {
                row.current = row.next.take();
            }
        })
        .await?;
    }
    Ok(rebuilt(&row, None))
}

fn rebuilt(row: &RebuildRow, wait_until: Option<Moment>) -> RebuildProgress {
    RebuildProgress {
        delivered: row.delivered,
        wait_until,
        done: row.next.is_none(),
    }
}

/// Returns the state of the rebuild, creating the row if it is missing: updates are the only
/// requests here that return an item.
async fn state<A: Can<verb::Update>>(
    accounts: &Table<Accounts, A>,
) -> Result<RebuildRow, FunctionError> {
    let first = RebuildRow {
        revision: 1,
        ..RebuildRow::default()
    };
    written(accounts, &first).await
}

/// Returns the row after a change, or the stored row if another invocation changed it first.
async fn moved<A: Can<verb::Update>>(
    accounts: &Table<Accounts, A>,
    mut row: RebuildRow,
    change: impl FnOnce(&mut RebuildRow),
) -> Result<RebuildRow, FunctionError> {
    change(&mut row);
    row.revision = row.revision.saturating_add(1);
    written(accounts, &row).await
}

async fn written<A: Can<verb::Update>>(
    accounts: &Table<Accounts, A>,
    row: &RebuildRow,
) -> Result<RebuildRow, FunctionError> {
    match Transaction::of(accounts.update(row.change()?))
        .commit()
        .await
    {
        Outcome::Committed => Ok(row.clone()),
        Outcome::Refused(failures) => {
            let stored = failures.first().and_then(ConditionResult::stored).cloned();
            let stored =
                stored.ok_or_else(|| FunctionError::new("the rebuild is no longer known"))?;
            row_of(stored)
                .map_err(|error| FunctionError::unreadable("where the rebuild stands", error))
        }
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("the table did not take a step"))
        }
    }
}

/// Marks a payment, which changes nothing else of it. Returns whether the mark is new.
async fn mark<P: Can<verb::Update>>(
    payments: &Table<Payments, P>,
    key: Key,
    mark: u64,
) -> Result<bool, FunctionError> {
    let mark: Value = attribute(mark).map_err(store::StoreError::NotARow)?;
    let differs = Condition::Differs(RebuildRow::MARK, mark.clone());
    let update = Update {
        key,
        condition: Condition::All(vec![Condition::Present, differs]),
        changes: vec![Change::Set(RebuildRow::MARK, mark)],
    };
    for _ in 0..ATTEMPTS {
        match Transaction::of(payments.update(update.clone()))
            .commit()
            .await
        {
            Outcome::Committed => return Ok(true),
            Outcome::Refused(_) => return Ok(false),
            Outcome::Busy | Outcome::Unknown => {}
        }
    }
    Err(FunctionError::new("the table did not take a mark"))
}
