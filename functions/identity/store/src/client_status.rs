//! Clients and their tokens as the table says that they are now.

use identity_contract::Identity;
use identity_contract::revoked::RevokedToken;
use kernel::id::{ClientId, TenantId};
use kernel::time::Moment;
use platform::http::{Call, CallerToken, Problem};
use store::{Can, Condition, Key, StoreError, Table, Transaction, attribute, verb};

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

/// What is known of a token at this moment, by its client's row.
#[derive(Debug)]
pub enum TokenStatus {
    /// There is no such client.
    NoClient,
    /// The client does not accept it: the client is frozen or was since, or the token's credential ended, or the token
    /// was revoked or has expired.
    Ended(Box<ClientRow>),
    /// The client accepts it.
    Current(Box<ClientRow>),
}

impl TokenStatus {
    /// Judges a token by its client's row and its revocation, if there are such, both read consistently.
    pub fn of(
        token: &CallerToken,
        client: Option<ClientRow>,
        revocation: Option<&RevokedToken>,
        now: Moment,
    ) -> Self {
        match client.map(Box::new) {
            None => Self::NoClient,
            Some(client) if revocation.is_none() && client.accepts(token, now) => {
                Self::Current(client)
            }
            Some(client) => Self::Ended(client),
        }
    }
}

/// A caller whose token was current when its rows were read, and what of them a transaction requires to be unchanged.
#[derive(Debug)]
pub struct CurrentCaller {
    client: ClientId,
    version: u64,
    revocation: Key,
}

impl CurrentCaller {
    /// Whether this is the caller's own row and has changed since the caller was judged: then the caller has to be judged
    /// again before the row is changed.
    pub fn is_outdated(&self, row: &ClientRow) -> bool {
        row.id == self.client && row.version != self.version
    }

    /// Adds to a transaction that the caller's row is the one that was read and that its token is not revoked: a freeze, a
    /// rotation, a new policy or a revocation that commits first refuses the transaction. `changed` is the client whose row the
    /// transaction changes: for the caller's own, its version is the condition of that change.
    ///
    /// # Errors
    /// [`StoreError`] if a condition cannot be written (a bug).
    pub fn required_by<G: Can<verb::Check>>(
        &self,
        transaction: Transaction,
        identity: &Table<Identity, G>,
        changed: Option<ClientId>,
    ) -> Result<Transaction, StoreError> {
        let unrevoked = identity.check(self.revocation.clone(), Condition::Missing);
        let transaction = transaction.and(unrevoked);
        if changed == Some(self.client) {
            return Ok(transaction);
        }
        let version = attribute(self.version).map_err(StoreError::NotARow)?;
        let unchanged = Condition::Equals("ver", version);
        Ok(transaction.and(identity.check(ClientRow::key_of(self.client), unchanged)))
    }
}

/// Judges the caller again as the authorizer did, by the rows as they are now. Operations that give lasting permissions
/// call this before each attempt: API Gateway caches the authorizer's result for a minute, and in that minute a token that
/// has ended must not make its permissions permanent by a new credential, a new client or a new policy. For the same reason
/// the request must be bound to a key and signed if the client's policy requires it now. What the attempt writes requires
/// that the caller is still current ([`CurrentCaller::required_by`]).
///
/// # Errors
/// `unauthenticated` if the token has ended, or is not bound to a key although it must be; `signature_required`,
/// `signature_invalid`; internal errors.
pub async fn require_current_caller<G: Can<verb::Get>>(
    identity: &Table<Identity, G>,
    call: &Call,
    now: Moment,
) -> Result<CurrentCaller, Problem> {
    let (caller, token) = (call.principal()?, call.token()?);
    let client = find_client(identity, caller.client, caller.tenant).await?;
    let revocation = RevokedToken::key_of(caller.client, &token.jti);
    let revoked = identity.get::<RevokedToken>(&revocation).await?;
    let client = match TokenStatus::of(token, client, revoked.as_ref(), now) {
        TokenStatus::Current(client) => client,
        TokenStatus::Ended(_) | TokenStatus::NoClient => return Err(call.token_ended()),
    };
    call.require_policy(&client.policy, &client.signing_keys(), now)?;
    Ok(CurrentCaller {
        client: client.id,
        version: client.version,
        revocation,
    })
}
