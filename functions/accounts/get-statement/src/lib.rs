//! A statement of an account: `GET /v1/accounts/{account_id}/statement`.

mod accept;

use accounts_contract::AccountRow;
use accounts_domain::{MAX_DAYS, MAX_ENTRIES};
use accounts_store::csv;
use accounts_store::day::Day;
use accounts_store::entry::{EntryRow, between, first_after, last_before};
use accounts_store::resource::{Holding, Statement, Transaction};
use kernel::id::AccountId;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// How many entries are asked for at a time: about as many as fit into one answer of the table.
const AT_A_TIME: u16 = 2_500;

/// The statement, whole or not at all.
///
/// # Errors
/// `not_found`; `invalid_field` for days that are wrong or too many; `unavailable` while an entry
/// of the period is still being written.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let account: AccountId = call.resource("account_id")?;
    let period = period(&call, Day(ports.clock.now().utc_date()))?;
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    let own = row.filter(|row| row.tenant == tenant);
    let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
    let before = last_before(&ports.accounts, account, period.0).await?;
    let entries = entries(ports, account, period).await?;
    let newest = entries
        .last()
        .or(before.as_ref())
        .map_or(0, |entry| entry.position.sequence);
    // An entry that is missing from here is of a later day, or is not written yet.
    if newest < row.sequence
        && first_after(&ports.accounts, account, period.1)
            .await?
            .is_none()
    {
        return Err(Problem::undecided(Code::Unavailable)
            .detail("An entry of the account is still being written."));
    }
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let opened = keys.opening(|ring| {
        let told = entries.iter();
        let told = told.map(|entry| Transaction::of_row(entry, row.currency, ring));
        Ok((
            Holding::of_row(&row, ring)?,
            told.collect::<Result<_, _>>()?,
        ))
    });
    let (holding, told) = opened.await?;
    let statement = Statement::new(holding, period, before.as_ref(), &entries, told)
        .map_err(Problem::internal)?;
    Ok(if accept::prefers_csv(call.header("accept")) {
        Reply::text(200, "text/csv", csv::of_statement(&statement))
    } else {
        Reply::json(200, &statement)
    })
}

/// The first and the last day.
fn period(call: &Call, today: Day) -> Result<(Day, Day), Problem> {
    let day = |name: &str| {
        call.query::<Day>(name)?.ok_or_else(|| {
            Problem::new(Code::InvalidField).with_error(
                format!("query:{name}"),
                "required",
                "expected a day such as 2026-11-23",
            )
        })
    };
    let (from, to) = (day("from")?, day("to")?);
    if to > today {
        Err(Problem::field(
            "query:to",
            "expected a day that is not after today",
        ))
    } else if from > to {
        Err(Problem::field(
            "query:from",
            "expected a day that is not after to",
        ))
    } else if from.days_until(to) > MAX_DAYS {
        Err(Problem::field("query:from", "expected at most 366 days"))
    } else {
        Ok((from, to))
    }
}

async fn entries(
    ports: &Ports,
    account: AccountId,
    (from, to): (Day, Day),
) -> Result<Vec<EntryRow>, Problem> {
    let mut entries = Vec::new();
    let mut after = None;
    loop {
        let query = between(account, Some(from), Some(to))
            .at_most(AT_A_TIME)
            .after(after);
        let page = ports.accounts.query::<EntryRow>(&query).await?;
        entries.extend(page.rows);
        if entries.len() > MAX_ENTRIES {
            return Err(Problem::field(
                "query:from",
                "expected a period of at most 5000 entries",
            ));
        }
        after = page.last;
        if after.is_none() {
            return Ok(entries);
        }
    }
}
