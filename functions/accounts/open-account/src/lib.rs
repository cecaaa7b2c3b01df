//! Opens an account: `POST /v1/accounts`.
//!
//! One item is put, under a number that follows from who asks under which key. So a repetition
//! finds the account of the first request, and only a number that somebody else has makes a second
//! attempt necessary.

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
struct Order {
    holder_name: PartyName,
    currency: CurrencyCode,
}

/// Opens the account.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let key = call.idempotency_key()?;
    let order: Order = call.json()?;
    let opening = Opening {
        holder: order.holder_name,
        currency: order.currency,
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
                let again = keys.opening(|ring| again(ring, &row, &stored));
                if let Some(answer) = again.await? {
                    return answer;
                }
            }
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }
    Err(Problem::internal("every number for this key is taken"))
}

/// The answer from the account that has the number: the first one again if this key opened it,
/// and none if somebody else did.
fn again(
    ring: &FieldKeyRing,
    asked: &AccountRow,
    stored: &AccountRow,
) -> Result<Option<Result<Reply, Problem>>, EncryptionError> {
    if asked.opening != stored.opening {
        return Ok(None);
    }
    Ok(Some(if asked.fingerprint == stored.fingerprint {
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

    /// The answer to this opening, if it is one of the same key.
    fn answered(asked: &AccountRow, stored: &AccountRow) -> Option<Result<Reply, Problem>> {
        again(&ring(), asked, stored).expect("opened")
    }

    #[test]
    fn a_repetition_is_answered_as_the_account_was_opened() {
        let first = row(&opening("k", "Ada Okafor"));
        let since = AccountRow {
            booked: 5,
            available: 5,
            version: 2,
            ..first.clone()
        };
        let account = Account::of_row(&first, &ring()).expect("opened");
        let answer = answered(&first, &since).expect("ours");
        let fresh = Reply::json(201, &account).replayed();
        assert_eq!(answer.expect("an account"), fresh);
    }

    #[test]
    fn the_same_key_for_another_holder_is_refused() {
        let first = row(&opening("k", "Ada Okafor"));
        let other = row(&opening("k", "Ben Okafor"));
        assert_eq!(first.id, other.id);
        let refusal = answered(&other, &first).expect("ours");
        let refusal = refusal.expect_err("another payload");
        assert_eq!(refusal.code(), Code::IdempotencyKeyReused);
    }

    #[test]
    fn a_number_that_somebody_else_has_is_passed_over() {
        let first = row(&opening("k", "Ada Okafor"));
        let other = row(&opening("l", "Ada Okafor"));
        assert!(answered(&other, &first).is_none());
    }
}
