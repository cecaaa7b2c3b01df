//! Lists the entries of an account, newest first: `GET /v1/accounts/{account_id}/transactions`.

mod reading;

use accounts_contract::AccountRow;
use accounts_store::entry::{EntryRow, between, first_after};
use accounts_store::resource::{Listing, Transaction};
use platform::http::{Call, Code, Cursor, Problem, Reply};
use secret_store::FieldKeys;
use store::Page;

use reading::{Reading, Seen};

platform::function!();

/// A page of entries.
///
/// Without days it takes two reads at a time: the account, consistently, for its number of
/// entries, and the page at half price, since the numbers tell whether it lacks any. With days it
/// takes a second step, consistently, because numbers alone do not tell where a day ends.
///
/// # Errors
/// `not_found`, and `invalid_field` for a parameter that is wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let reading = Reading::of(&call)?;
    let key = AccountRow::key_of(reading.account);
    let query = between(reading.account, reading.from, reading.to)
        .newest_first()
        .at_most(reading.limit)
        .after(reading.after.clone());
    let (row, page, next) = if reading.has_days() {
        let next = async {
            match reading.to {
                Some(day) => first_after(&ports.accounts, reading.account, day).await,
                None => Ok(None),
            }
        };
        let (row, next) = tokio::join!(ports.accounts.get::<AccountRow>(&key), next);
        (row?, ports.accounts.query::<EntryRow>(&query).await?, next?)
    } else {
        let query = query.eventual();
        let read = ports.accounts.query::<EntryRow>(&query);
        let (row, page) = tokio::join!(ports.accounts.get::<AccountRow>(&key), read);
        (row?, page?, None)
    };
    let own = row.filter(|row| row.tenant == tenant);
    let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
    let newest = page.rows.first().map(|entry| entry.position.sequence);
    let up_to_date = reading.is_up_to_date(&Seen {
        sequence: row.sequence,
        day: row.day.parse().ok(),
        newest,
        later: next.is_some(),
    });
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let data = keys.opening(|ring| {
        let entries = page.rows.iter();
        entries
            .map(|entry| Transaction::of_row(entry, row.currency, ring))
            .collect()
    });
    let listing = listing(&reading, data.await?, &page, up_to_date);
    Ok(Reply::json(200, &listing))
}

fn listing(
    reading: &Reading,
    data: Vec<Transaction>,
    page: &Page<EntryRow>,
    up_to_date: bool,
) -> Listing<Transaction> {
    let first_entry = page
        .rows
        .last()
        .is_some_and(|entry| entry.position.sequence == 1);
    let last = page.last.as_ref().filter(|_| !first_entry);
    Listing {
        data,
        next_cursor: last.map(|last| Cursor::encode(&reading.scope, last)),
        up_to_date,
    }
}
