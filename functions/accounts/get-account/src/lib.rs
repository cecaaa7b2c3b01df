//! Returns an account and its balances: `GET /v1/accounts/{account_id}`.

use accounts_contract::AccountRow;
use accounts_store::resource::Account;
use kernel::id::AccountId;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// Returns the account, read consistently.
///
/// # Errors
/// `not_found` if there is no such account, or it belongs to another tenant.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let account: AccountId = call.resource("account_id")?;
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    let own = row.filter(|row| row.tenant == principal.tenant);
    let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let account = keys.opening(|ring| Account::of_row(&row, ring)).await?;
    Ok(Reply::json(200, &account))
}
