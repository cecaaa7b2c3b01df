//! Clients as their rows say that they are now.

use identity_contract::Identity;
use identity_domain::Status;
use kernel::id::{ClientId, TenantId};
use platform::http::{Code, Principal, Problem};
use store::{Can, StoreError, Table, verb};

use crate::ClientRow;

/// Returns the tenant's client with this id.
///
/// # Errors
/// When the table does not respond.
pub async fn find_client<G: Can<verb::Get>>(
    identity: &Table<Identity, G>,
    client: ClientId,
    tenant: TenantId,
) -> Result<Option<ClientRow>, StoreError> {
    let row: Option<ClientRow> = identity.get(&ClientRow::key_of(client)).await?;
    Ok(row.filter(|row| row.tenant == tenant))
}

/// Refuses a caller that was frozen since API Gateway had its token judged. Operations that change clients call this
/// first, so that a frozen client makes no other client in the minute for which its token is still accepted.
///
/// # Errors
/// `forbidden`; internal errors.
pub async fn require_active_caller<G: Can<verb::Get>>(
    identity: &Table<Identity, G>,
    caller: &Principal,
) -> Result<(), Problem> {
    match find_client(identity, caller.client, caller.tenant).await? {
        Some(client) if client.status == Status::Active => Ok(()),
        Some(_) | None => Err(Problem::new(Code::Forbidden).detail("Your own client is frozen.")),
    }
}
