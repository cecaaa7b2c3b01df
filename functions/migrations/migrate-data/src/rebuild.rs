//! Has the stream deliver payments and journals again, so that its readers rebuild what they project from it.

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

use crate::Effort;

/// What is asked: `{"rebuild": "begin"}` to begin, `{"rebuild": "go_on"}` until it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RebuildRequest {
    /// The step.
    pub rebuild: Step,
}

/// What is asked for some of the accounts, whose entries are then looked through: `{"accounts_after":
/// null}` for the first, then with what the answer before says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRequest {
    /// The key after which they are sought.
    pub accounts_after: Option<(String, String)>,
}

/// Some of the accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Their ids.
    pub accounts: Vec<String>,
    /// Where the next begin; none after the last.
    pub after: Option<(String, String)>,
}

/// Some of the accounts, in no order.
///
/// # Errors
/// If the table does not answer.
pub(crate) async fn list<A: Can<verb::Scan>>(
    accounts: &Table<Accounts, A>,
    asked: ListRequest,
) -> Result<Listed, FunctionError> {
    let after = asked.accounts_after.map(|(pk, sk)| Key::new(pk, sk));
    let page = accounts.scan(after.as_ref(), 1_000).await?;
    let keys = page.rows.iter().filter_map(Key::of);
    let last = page.last.as_ref().and_then(Key::of);
    Ok(Listed {
        accounts: keys.filter(|key| key.sk == "A").map(|key| key.pk).collect(),
        after: last.map(|key| (key.pk, key.sk)),
    })
}

/// A step of a rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Begins a rebuild, unless one is under way.
    Begin,
    /// Goes on with the one that is under way.
    GoOn,
}

/// How far a rebuild is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// How many payments were delivered again.
    pub delivered: u64,
    /// When it can go on, if not now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_until: Option<Moment>,
    /// Whether nothing is under way.
    pub done: bool,
}

/// From the beginning to the cut: longer than any invocation of a stream reader that does not know
/// of the rebuild yet.
const AHEAD_MILLIS: i64 = 120_000;
/// From the cut to the first look: longer than any handler takes from its clock to its commit.
const SETTLED_MILLIS: i64 = 120_000;
/// How often the row is read anew because somebody else changed it.
const ATTEMPTS: u32 = 10;

/// Begins a rebuild or goes on with it.
///
/// # Errors
/// If a table does not answer; the next call goes on.
pub(crate) async fn rebuild<A, P>(
    accounts: &Table<Accounts, A>,
    payments: &Table<Payments, P>,
    step: Step,
    effort: Effort,
    now: Moment,
) -> Result<Rebuilt, FunctionError>
where
    A: Can<verb::Update>,
    P: Can<verb::Scan> + Can<verb::Update>,
{
    let mut row = standing(accounts).await?;
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
    for _ in 0..effort.pages {
        let Some(next) = row.next else { break };
        let from = next.cut.plus_millis(SETTLED_MILLIS);
        if now < from {
            return Ok(rebuilt(&row, Some(from)));
        }
        let after = row.after.as_ref().map(|(pk, sk)| Key::new(pk, sk));
        let page = payments.scan(after.as_ref(), effort.items).await?;
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

fn rebuilt(row: &RebuildRow, wait_until: Option<Moment>) -> Rebuilt {
    Rebuilt {
        delivered: row.delivered,
        wait_until,
        done: row.next.is_none(),
    }
}

/// Where it stands. The item is made if it is not there: only an update brings an item back here.
async fn standing<A: Can<verb::Update>>(
    accounts: &Table<Accounts, A>,
) -> Result<RebuildRow, FunctionError> {
    let first = RebuildRow {
        revision: 1,
        ..RebuildRow::default()
    };
    written(accounts, &first).await
}

/// The row after a change; if somebody else changed it meanwhile, theirs.
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

/// Marks a payment, which changes nothing else of it. Whether it was not marked so yet.
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
