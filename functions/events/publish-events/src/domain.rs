use event_relay::{opened, required};
use platform::FunctionError;
use platform::queue::Received;
use store::Item;

/// A domain whose events this function relays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Domain {
    Accounts,
    Identity,
}

impl Domain {
    /// The domain of a stream's ARN, `arn:aws:dynamodb:..:table/<prefix><table>/stream/<label>`.
    pub(crate) fn of_stream(arn: &str, table_prefix: &str) -> Option<Self> {
        let (_, resource) = arn.split_once(":table/")?;
        let (table, _) = resource.split_once("/stream/")?;
        match table.strip_prefix(table_prefix)? {
            "accounts" => Some(Self::Accounts),
            "identity" => Some(Self::Identity),
            _ => None,
        }
    }

    /// The event that a change is, if it is one.
    pub(crate) fn event(
        self,
        old: Option<&Item>,
        new: Option<&Item>,
    ) -> Result<Option<Received>, FunctionError> {
        match self {
            Self::Accounts => {
                let event = opened(accounts_contract::event::project(old, new))?;
                required(event, &["A"], (old, new))
            }
            Self::Identity => {
                let event = identity(old, new)?;
                let is_record = new.is_some_and(|item| {
                    identity_contract::refused::is_refusal(item)
                        || identity_contract::revoked::is_revocation(item)
                });
                if event.is_none() && old.is_none() && is_record {
                    return Err(FunctionError::permanent(
                        "a record that was made cannot be read",
                    ));
                }
                let sort_keys = ["C", identity_contract::limits::SORT_KEY];
                required(event, &sort_keys, (old, new))
            }
        }
    }
}

/// The event of a client, of an institution's limits, of a refused access or of a revoked token.
fn identity(old: Option<&Item>, new: Option<&Item>) -> Result<Option<Received>, FunctionError> {
    if let Some(event) = opened(identity_contract::event::project(old, new))? {
        return Ok(Some(event));
    }
    if let Some(event) = opened(identity_contract::limits::project(old, new))? {
        return Ok(Some(event));
    }
    match opened(identity_contract::revoked::project(old, new))? {
        Some(event) => Ok(Some(event)),
        None => opened(identity_contract::refused::project(old, new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_streams_of_accounts_and_identity_are_relayed() {
        let arn = |table: &str| format!("arn:aws:dynamodb:eu-west-2:0:table/{table}/stream/2026");
        let of = |table: &str| Domain::of_stream(&arn(table), "malai-");
        assert_eq!(of("malai-accounts"), Some(Domain::Accounts));
        assert_eq!(of("malai-identity"), Some(Domain::Identity));
        for other in ["malai-payments", "malai-audit", "other-accounts"] {
            assert_eq!(of(other), None, "{other}");
        }
        assert_eq!(Domain::of_stream("accounts", "malai-"), None);
    }

    #[test]
    fn the_key_of_an_account_is_the_one_whose_changes_are_events() {
        let key = accounts_contract::AccountRow::key_of(kernel::id::Id::derive(&["a"]));
        assert_eq!(key.sk, "A");
    }
}
