use accounts_contract::entry::Counterparty;
use accounts_contract::{AccountRow, AccountView, Accounts};
use field_encryption::EncryptionError;
use kernel::account::SortCode;
use kernel::id::AccountId;
use platform::FunctionError;
use secret_store::FieldKeys;
use store::{Can, StoreError, Table, verb};

/// Returns the holder of an account of this bank as the counterparty of another account's entry.
/// Nothing else of its row is read. If the account cannot be read or decrypted, that is logged as
/// an error and the entry is written without a counterparty; its payment still names the account.
///
/// # Errors
/// [`FunctionError`] if the table or the keys are unavailable.
pub async fn counterparty_at<G: Can<verb::View>>(
    accounts: &Table<Accounts, G>,
    keys: &FieldKeys,
    account: AccountId,
) -> Result<Option<Counterparty>, FunctionError> {
    let seen = accounts
        .view::<AccountView>(&AccountRow::key_of(account))
        .await;
    let seen = match seen {
        Err(error @ StoreError::NotARow(_)) => {
            tracing::error!(%account, %error, "account unreadable, entry without counterparty");
            return Ok(None);
        }
        seen => seen?,
    };
    let Some(seen) = seen else { return Ok(None) };
    match keys.opening(|ring| seen.holder(ring, account)).await {
        Ok(holder) => Ok(Some(Counterparty {
            name: Some(holder.name),
            sort_code: SortCode::THIS_BANK,
            account_number: holder.number,
        })),
        Err(
            error @ (EncryptionError::Altered
            | EncryptionError::SomethingElse
            | EncryptionError::UnknownKey(_)),
        ) => {
            tracing::error!(%account, %error, "holder unreadable, entry without counterparty");
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}
