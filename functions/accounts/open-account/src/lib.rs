//! Opens an account: `POST /v1/accounts`.
//!
//! One item is put under an account number that is derived from the client and its idempotency key.
//! A repeated request therefore finds the account of the first, and a second attempt is needed only
//! if the number belongs to another opening.

use accounts_contract::AccountRow;
use accounts_domain::candidates;
use accounts_store::opening::{Opening, as_opened};
use accounts_store::resource::Account;
use field_encryption::{EncryptionError, FieldKeyRing};
use kernel::event::ChangeContext;
use kernel::money::CurrencyCode;
use kernel::party::PartyName;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;
use store::{ConditionResult, Outcome, Transaction};

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountOpening {
    holder_name: PartyName,
    currency: CurrencyCode,
}

/// Opens the account and returns it.
///
/// # Errors
/// The [`Problem`]s that `openapi.yaml` lists for the operation.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let body: AccountOpening = call.json()?;
    let key = call.idempotency_key()?;
    let opening = Opening {
        holder: body.holder_name,
        currency: body.currency,
        client: principal.client,
        key,
        cause: ChangeContext {
            tenant: principal.tenant,
            client: Some(principal.client),
            request: call.request_id().clone(),
            at: ports.clock.now(),
        },
    };
    let keys = FieldKeys::of(&ports.field_keys).await?;
    for number in candidates(opening.cause.tenant, opening.client, &opening.key) {
        let row = opening.row(number, keys.ring())?;
        match Transaction::of(ports.accounts.put_once(&row)?)
            .commit()
            .await
        {
            Outcome::Committed => {
                let account = Account::of_row(&row, keys.ring())?;
                return Ok(Reply::json(201, &account));
            }
            Outcome::Refused(failures) => {
                let stored = failures.first().and_then(ConditionResult::stored).cloned();
                let stored = stored.ok_or_else(|| Problem::undecided(Code::Unavailable))?;
                let stored: AccountRow = store::row_of(stored).map_err(Problem::internal)?;
                let replay = keys.opening(|ring| replay(ring, &row, &stored));
                if let Some(response) = replay.await? {
                    return response;
                }
            }
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }
    Err(Problem::internal("every number for this key is taken"))
}

/// Returns the response from the account that has the number: the replay if this key opened it,
/// `None` if another opening did.
fn replay(
    ring: &FieldKeyRing,
    requested: &AccountRow,
    stored: &AccountRow,
) -> Result<Option<Result<Reply, Problem>>, EncryptionError> {
    if requested.opening != stored.opening {
        return Ok(None);
    }
    Ok(Some(if requested.fingerprint == stored.fingerprint {
        let account = Account::of_row(&as_opened(stored.clone()), ring)?;
        Ok(Reply::json(201, &account).replayed())
    } else {
        Err(Problem::new(Code::IdempotencyKeyReused)
            .instance(format!("/v1/accounts/{}", stored.id)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::id::{ClientId, TenantId};

    fn opening(key: &str, holder: &str) -> Opening {
        Opening {
            holder: holder.parse().expect("a name"),
            currency: CurrencyCode::Gbp,
            client: ClientId::derive(&["c"]),
            key: key.parse().expect("a key"),
            cause: ChangeContext {
                tenant: TenantId::derive(&["t"]),
                client: Some(ClientId::derive(&["c"])),
                request: "r1".parse().expect("a request id"),
                at: kernel::time::Moment::EPOCH,
            },
        }
    }

    fn ring() -> FieldKeyRing {
        let text =
            r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
        FieldKeyRing::read(text).expect("a ring")
    }

    fn row(opening: &Opening) -> AccountRow {
        let number = candidates(opening.cause.tenant, opening.client, &opening.key).next();
        let row = opening.row(number.expect("a number"), &ring());
        row.expect("sealed")
    }

    /// The replayed response, if the stored account was opened with the same key.
    fn replayed(requested: &AccountRow, stored: &AccountRow) -> Option<Result<Reply, Problem>> {
        replay(&ring(), requested, stored).expect("opened")
    }

    #[test]
    fn a_repeated_opening_returns_the_account_as_opened() {
        let first = row(&opening("k", "Ada Okafor"));
        let since = AccountRow {
            booked: 5,
            available: 5,
            version: 2,
            ..first.clone()
        };
        let account = Account::of_row(&first, &ring()).expect("opened");
        let response = replayed(&first, &since).expect("ours");
        let fresh = Reply::json(201, &account).replayed();
        assert_eq!(response.expect("an account"), fresh);
    }

    #[test]
    fn the_same_key_for_another_holder_is_refused() {
        let first = row(&opening("k", "Ada Okafor"));
        let other = row(&opening("k", "Ben Okafor"));
        assert_eq!(first.id, other.id);
        let refusal = replayed(&other, &first).expect("ours");
        let refusal = refusal.expect_err("another payload");
        assert_eq!(refusal.code(), Code::IdempotencyKeyReused);
    }

    #[test]
    fn a_number_of_another_opening_is_skipped() {
        let first = row(&opening("k", "Ada Okafor"));
        let other = row(&opening("l", "Ada Okafor"));
        assert!(replayed(&other, &first).is_none());
    }
}
