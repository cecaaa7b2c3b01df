//! Returns the balance of an internal account: `GET
//! /v1/internal-accounts/{internal_account}/balance`.

use accounts_contract::checkpoint::{CheckpointRow, Count};
use accounts_contract::rebuild::RebuildRow;
use accounts_store::resource::InternalBalance;
use kernel::money::{CurrencyCode, Money};
use kernel::time::Moment;
use payments_contract::ledger::InternalAccount;
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// Returns the sum of all shards' checkpoints, or zero as of the Unix epoch before the first
/// roll-up.
///
/// The sum covers all institutions, so only clients of the bank's own tenant may read it.
///
/// # Errors
/// `forbidden` for any other client; `not_found` for an account that the bank does not have;
/// `invalid_field` for the currency.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let account: InternalAccount = call.resource("internal_account")?;
    let currency: CurrencyCode = call.query("currency")?.ok_or_else(|| {
        Problem::new(Code::InvalidField).with_error(
            "query:currency",
            "required",
            "expected one of EUR, GBP, USD",
        )
    })?;
    let rebuilds = ports
        .accounts
        .query::<RebuildRow>(&RebuildRow::query())
        .await?;
    let rebuild = rebuilds.rows.into_iter().next();
    let current = rebuild.and_then(|rebuild| rebuild.current);
    let count = Count::marked(current.map(|current| current.mark));
    let mut query = CheckpointRow::all_of(account.as_str(), currency, count);
    let (mut balance, mut as_of) = (Money::zero(currency), Moment::EPOCH);
    loop {
        let page = ports.accounts.query::<CheckpointRow>(&query).await?;
        for checkpoint in page.rows {
            let part = Money::new(checkpoint.balance, currency);
            let sum = balance.checked_add(part);
            balance = sum.ok_or_else(|| Problem::internal("a balance overflows"))?;
            as_of = as_of.max(checkpoint.as_of);
        }
        query = match page.last {
            Some(last) => query.after(Some(last)),
            None => break,
        };
    }
    let internal_account = account.as_str();
    let balance_response = InternalBalance {
        internal_account,
        currency,
        balance,
        as_of,
        up_to_date: false,
    };
    Ok(Reply::json(200, &balance_response))
}
