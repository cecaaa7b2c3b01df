//! A statement of an account: `GET /v1/accounts/{account_id}/statement`.

mod accept;

use accounts_contract::AccountRow;
use accounts_domain::{MAX_DAYS, MAX_ENTRIES, StatementError};
use accounts_store::csv;
use accounts_store::entry::{EntryRow, between, first_after, last_before};
use accounts_store::resource::{Holding, Statement, Transaction};
use calendar::Day;
use kernel::id::AccountId;
use platform::http::{Call, Code, Cursors, OfOneRow, Problem, Reply, listed};
use secret_store::FieldKeys;
use store::{Item, Key, Row};

platform::function!();

/// Entries read at a time: about as many as fit into one response of the table.
const AT_A_TIME: u16 = 2_500;

/// Returns a page of the statement, complete or not at all.
///
/// # Errors
/// `not_found`; `invalid_field` for invalid days, a period that is too long, or a cursor of another
/// list; `unavailable` while an entry of the period is still being written; `projection_gap` if an
/// entry is missing or damaged.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let account: AccountId = call.resource("account_id")?;
    let period = period(&call, Day::of(ports.clock.now()));
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let (period, cursors, after) = Cursors::begin(&call, period, |(from, to)| {
        let selection = format!("{account}#{from}#{to}");
        Cursors::of(keys.ring(), tenant, "getStatement", selection)
    })?;
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    let own = row.filter(|row| row.tenant == tenant);
    let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
    let page = page(ports, account, period, after).await?;
    let last = page.entries.last().or(page.before.as_ref());
    let newest = last.map_or(0, |entry| entry.position.sequence);
    if !page.more && newest < row.sequence {
        require_complete(ports, account, period.1, newest).await?;
    }
    let holding = keys.opening(|ring| Holding::of_row(&row, ring)).await?;
    let mut transactions = Vec::with_capacity(page.entries.len());
    for entry in &page.entries {
        let opened = keys.opening(|ring| Transaction::of_row(entry, row.currency, ring));
        transactions.push(readable(Some(&entry.key()), opened.await)?);
    }
    let statement = Statement::new(
        holding,
        period,
        page.before.as_ref(),
        &page.entries,
        transactions,
    )
    .map_err(statement_problem)?;
    let next = last.filter(|_| page.more);
    let next = next.map(|entry| cursors.after(&entry.key().item()));
    Ok(response(&call, account, period, statement, next))
}

/// Missing or damaged entries can be rebuilt from the payments: nothing is lost.
fn statement_problem(wrong: StatementError) -> Problem {
    tracing::error!(error = %wrong, "entries do not make a statement");
    Problem::undecided(Code::ProjectionGap)
}

/// Returns the entry that was read. An unreadable entry counts as missing and is logged as an
/// error.
fn readable<T, E>(key: Option<&Key>, read: Result<T, E>) -> Result<T, Problem>
where
    E: OfOneRow,
    Problem: From<E>,
{
    listed(key, read)?.ok_or_else(|| Problem::undecided(Code::ProjectionGap))
}

fn response(
    call: &Call,
    account: AccountId,
    (from, to): (Day, Day),
    statement: Statement,
    next: Option<String>,
) -> Reply {
    if !accept::prefers_csv(call.header("accept")) {
        return Reply::json(200, &statement.followed_by(next));
    }
    let reply = Reply::text(200, "text/csv", csv::of_statement(&statement));
    match next {
        None => reply,
        Some(cursor) => reply.header(
            "link",
            format!("</v1/accounts/{account}/statement?from={from}&to={to}&cursor={cursor}>; rel=\"next\""),
        ),
    }
}

/// Checks that the account's next entry has a later day; otherwise an entry is missing or not yet
/// written.
async fn require_complete(
    ports: &Ports,
    account: AccountId,
    last: Day,
    newest: u64,
) -> Result<(), Problem> {
    match first_after(&ports.accounts, account, last).await? {
        None => Err(Problem::undecided(Code::Unavailable)
            .detail("An entry of the account is still being written.")),
        Some(next) if newest.checked_add(1) == Some(next.sequence) => Ok(()),
        Some(_) => Err(Problem::undecided(Code::ProjectionGap)),
    }
}

/// Reads the first and the last day from the query.
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
    let until_today = |to: Day| {
        if to > today {
            let expected = "expected a day that is not after today";
            Err(Problem::field("query:to", expected))
        } else {
            Ok(to)
        }
    };
    let (from, to) = match (day("from"), day("to")) {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => return Problem::both(from, to.and_then(until_today)),
    };
    let since = if from > to {
        Err(Problem::field(
            "query:from",
            "expected a day that is not after to",
        ))
    } else if from.days_until(to) > MAX_DAYS {
        Err(Problem::field("query:from", "expected at most 366 days"))
    } else {
        Ok(from)
    };
    Problem::both(since, until_today(to))
}

/// Entries of a period, the entry before them, and whether there are more.
struct Page {
    before: Option<EntryRow>,
    entries: Vec<EntryRow>,
    more: bool,
}

async fn page(
    ports: &Ports,
    account: AccountId,
    (from, to): (Day, Day),
    after: Option<Item>,
) -> Result<Page, Problem> {
    let before = match after.as_ref().and_then(Key::of) {
        None => readable(None, last_before(&ports.accounts, account, from).await)?,
        Some(key) => {
            // The key of an entry on the previous page: of this account, and still stored.
            let entry: Option<EntryRow> = readable(Some(&key), ports.accounts.get(&key).await)?;
            let own = entry.filter(|entry| entry.account == account);
            Some(own.ok_or_else(|| {
                Problem::field("query:cursor", "expected the next_cursor of this list")
            })?)
        }
    };
    let mut entries: Vec<EntryRow> = Vec::new();
    let mut after = after;
    loop {
        let query = between(account, Some(from), Some(to))
            .at_most(AT_A_TIME)
            .after(after);
        let page = ports.accounts.query_each::<EntryRow>(&query).await?;
        for (key, entry) in page.rows {
            entries.push(readable(key.as_ref(), entry)?);
        }
        after = page.last;
        let more = entries.len() > MAX_ENTRIES;
        if more || after.is_none() {
            entries.truncate(MAX_ENTRIES);
            return Ok(Page {
                before,
                entries,
                more,
            });
        }
    }
}
