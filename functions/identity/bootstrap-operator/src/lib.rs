//! Registers the first clients of a new bank, of which the first is the operator, and sets the limits
//! of their institutions: once.
//!
//! Everybody else is registered by a client that is there already. Who the first are comes from the
//! secret `identity/operator-credential`, which the deployment makes; this function is invoked after
//! a deployment, as often as one likes. A client that is there is left as it is.

mod first;

use identity_contract::limits::LimitsRow;
use identity_store::{ClientCountRow, ClientRow, LimitsChange, ListingRow};
use kernel::event::ChangeContext;
use kernel::institution::{ClientCount, InstitutionLimits};
use kernel::request::RequestId;
use platform::FunctionError;
use secrecy::ExposeSecret;
use store::{Outcome, Transaction};

use first::FirstClients;

platform::function!();

/// Registers the first clients that are not there yet.
///
/// # Errors
/// When the secret cannot be read or is not of its form, or the table did not do it; the invoker
/// then invokes again.
pub async fn handle(ports: &Ports) -> Result<(), FunctionError> {
    let secret = ports.operator_credential.current().await;
    let secret =
        secret.map_err(|cause| FunctionError::caused("the secret cannot be read", cause))?;
    let secret = secret.ok_or(FunctionError::new("there is no operator credential"))?;
    let first = FirstClients::read(secret.value.expose_secret())
        .map_err(|cause| FunctionError::caused("the operator credential cannot be read", cause))?;
    let at = ports.clock.now();
    let request: RequestId = "bootstrap-operator"
        .parse()
        .map_err(|cause| FunctionError::caused("no request id", cause))?;
    // Before the clients: no client is there, not for a moment, without the limits of its institution.
    for institution in first.institutions {
        let cause = ChangeContext {
            tenant: institution.id(),
            client: None,
            request: request.clone(),
            at,
        };
        limit(ports, &institution.limits, &cause).await?;
    }
    for client in first.clients {
        let row = client
            .row(&request, at)
            .map_err(|cause| FunctionError::caused("a client is no client", cause))?;
        register(ports, &row).await?;
    }
    Ok(())
}

/// Sets the limits of an institution that has none. Those that somebody set since stay.
async fn limit(
    ports: &Ports,
    limits: &InstitutionLimits,
    cause: &ChangeContext,
) -> Result<(), FunctionError> {
    let key = LimitsRow::key_of(cause.tenant);
    if ports.identity.get::<LimitsRow>(&key).await?.is_some() {
        return Ok(());
    }
    let change = LimitsChange::to(None, limits, None, cause)
        .map_err(|cause| FunctionError::caused("limits cannot be set", cause))?;
    let Some(change) = change else {
        return Ok(());
    };
    let transaction = change.transaction(&ports.identity, &ports.accounts)?;
    match transaction.commit().await {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(FunctionError::new("limits may not be set yet")),
    }
}

async fn register(ports: &Ports, row: &ClientRow) -> Result<(), FunctionError> {
    let transaction = Transaction::of(ports.identity.put_once(row)?)
        .and(ports.identity.put_once(&ListingRow::of(row))?)
        .and(
            ports
                .identity
                .update(ClientCountRow::one_more(row.tenant, ClientCount::HIGHEST)?),
        );
    match transaction.commit().await {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("a client may not be registered yet"))
        }
    }
}
