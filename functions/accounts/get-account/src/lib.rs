//! Tells of an account and its balances: `GET /v1/accounts/{account_id}`.

use accounts_contract::AccountRow;
use accounts_store::resource::Account;
use kernel::id::AccountId;
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// The account, read consistently.
///
/// # Errors
/// `not_found` if there is none, or it is another tenant's.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let account: AccountId = call.resource("account_id")?;
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    match row.filter(|row| row.tenant == principal.tenant) {
        Some(row) => Ok(Reply::json(200, &Account::of_row(&row))),
        None => Err(Problem::new(Code::NotFound)),
    }
}
