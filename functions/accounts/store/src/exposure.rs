//! The effect of overdraft limits on their institution's exposure.

use accounts_contract::exposure::{Exposure, ExposureRow};
use accounts_contract::{AccountRow, Accounts};
use accounts_domain::AccountCommand;
use kernel::money::Money;
use platform::http::{Code, Problem};
use store::{Can, Change, Condition, StoreError, Table, Update, attribute, verb};

/// Returns the exposure of the account's institution in its currency, if the command may change the
/// overdraft limit.
///
/// # Errors
/// [`StoreError`] if the table is unavailable.
pub(crate) async fn of<G: Can<verb::Get>>(
    accounts: &Table<Accounts, G>,
    row: &AccountRow,
    command: AccountCommand,
) -> Result<Option<Exposure>, StoreError> {
    let concerned = match command {
        AccountCommand::SetOverdraftLimit(_) => true,
        AccountCommand::Close => row.overdraft_limit != 0,
        AccountCommand::Freeze | AccountCommand::Unfreeze => false,
    };
    if !concerned {
        return Ok(None);
    }
    let key = Exposure::key_of(row.tenant, row.currency);
    let row: Option<ExposureRow> = accounts.get(&key).await?;
    Ok(row.map(|row| row.exposure))
}

/// Takes an amount from the headroom, or gives it back if negative. The write is refused if the
/// headroom is smaller, so concurrent changes cannot exceed it.
///
/// # Errors
/// [`StoreError`] if a value cannot be serialised (a bug).
pub(crate) fn take(row: &AccountRow, minor: i64) -> Result<Update, StoreError> {
    let condition = if minor > 0 {
        Condition::AtLeast("rm", attribute(minor).map_err(StoreError::NotARow)?)
    } else {
        Condition::Present
    };
    Ok(Update {
        key: Exposure::key_of(row.tenant, row.currency),
        condition,
        changes: vec![Change::Increment("rm", 0_i64.saturating_sub(minor))],
    })
}

/// The refusal of a limit that exceeds the headroom.
pub(crate) fn exceeded(exposure: Option<Exposure>, row: &AccountRow) -> Problem {
    let money = |minor: i64| Money::new(minor, row.currency).decimal();
    let (limit, room) = exposure.map_or((0, 0), |exposure| (exposure.limit, exposure.room));
    Problem::new(Code::InstitutionLimitExceeded).detail(format!(
        "Your institution's overdraft limits may sum to {} {currency}, of which {} {currency} is left; \
         lower another account's limit, or ask the bank for more.",
        money(limit),
        money(room.max(0)),
        currency = row.currency,
    ))
}
