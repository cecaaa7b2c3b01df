use field_encryption::GivenReason;
use identity_contract::ClientView;
use identity_contract::event::ClientEventKind;
use identity_domain::{
    Authentication, ClientCommand, ClientName, ClientState, Credential, IssuedToken, Proof, Scopes,
    Status, rotated,
};
use kernel::event::ChangeContext;
use kernel::id::{ClientId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::policy::ClientPolicy;
use kernel::request::RequestId;
use kernel::time::Moment;
use platform::http::{CallerToken, ClientKey};
use serde::{Deserialize, Serialize};
use store::{Change, Condition, Key, Row, StoreError, Update, attribute};

/// A client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    /// The client.
    pub id: ClientId,
    /// The institution it acts for.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// Its name, for people.
    #[serde(rename = "nm")]
    pub name: ClientName,
    /// Its permissions.
    #[serde(rename = "sc")]
    pub scopes: Scopes,
    /// Whether it is admitted; active, for a row from before there was a status, until migration 1.
    #[serde(rename = "st", default)]
    pub status: Status,
    /// What the bank requires of it beyond its scopes; the default, for a row from before there were policies.
    #[serde(rename = "po", default)]
    pub policy: ClientPolicy,
    /// Why it was last frozen or unfrozen.
    #[serde(rename = "sw", skip_serializing_if = "Option::is_none", default)]
    pub status_reason: Option<GivenReason>,
    /// Why it was given its policy.
    #[serde(rename = "pw", skip_serializing_if = "Option::is_none", default)]
    pub policy_reason: Option<GivenReason>,
    /// Its credentials, newest first.
    #[serde(rename = "cr")]
    pub credentials: Vec<Credential>,
    /// The kind of the newest.
    #[serde(rename = "au")]
    pub authentication: Authentication,
    /// The version from which on its tokens are accepted: that of its last freeze; 0 if it never was frozen.
    #[serde(rename = "tv", default)]
    pub tokens_from: u64,
    /// The digest of the request that registered it.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The client that last changed it; none for the deployment.
    #[serde(rename = "by", skip_serializing_if = "Option::is_none", default)]
    pub changed_by: Option<ClientId>,
    /// When it was registered.
    #[serde(rename = "at")]
    pub created_at: Moment,
    /// When it last changed.
    #[serde(rename = "up")]
    pub updated_at: Moment,
    /// The request that last changed it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// The last event about it.
    #[serde(rename = "ev")]
    pub happened: ClientEventKind,
    /// The number of changes; orders the client's events.
    #[serde(rename = "ver")]
    pub version: u64,
}

/// A client to register.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The client.
    pub id: ClientId,
    /// Its name, for people.
    pub name: ClientName,
    /// Its permissions.
    pub scopes: Scopes,
    /// Its credential.
    pub credential: Credential,
    /// The digest of the request.
    pub fingerprint: Fingerprint,
}

impl ClientRow {
    /// Where a client is stored.
    pub fn key_of(client: ClientId) -> Key {
        ClientView::key_of(client)
    }

    /// The new client of this tenant.
    pub fn register(asked: Registration, by: Option<ClientId>, cause: &ChangeContext) -> Self {
        Self {
            id: asked.id,
            tenant: cause.tenant,
            name: asked.name,
            scopes: asked.scopes,
            status: Status::Active,
            policy: ClientPolicy::default(),
            status_reason: None,
            policy_reason: None,
            authentication: asked.credential.authentication(),
            credentials: vec![asked.credential],
            tokens_from: 0,
            fingerprint: asked.fingerprint,
            changed_by: by,
            created_at: cause.at,
            updated_at: cause.at,
            request_id: cause.request.clone(),
            happened: ClientEventKind::ClientRegistered,
            version: 1,
        }
    }

    /// The client with a new credential. The tokens of the one before end with it: without an overlap now, which is
    /// for a credential that others have.
    #[must_use]
    pub fn rotate(
        &self,
        new: Credential,
        overlap: u32,
        by: ClientId,
        cause: &ChangeContext,
    ) -> Self {
        Self {
            authentication: new.authentication(),
            credentials: rotated(&self.credentials, new, overlap, cause.at),
            changed_by: Some(by),
            updated_at: cause.at,
            request_id: cause.request.clone(),
            happened: ClientEventKind::ClientCredentialRotated,
            version: self.version.saturating_add(1),
            ..self.clone()
        }
    }

    /// Whether a token, which says that it is one of this client, is accepted: the client is active, the token has not
    /// expired and its credential works, and the client was not frozen since the token was issued.
    pub fn accepts(&self, token: &CallerToken, now: Moment) -> bool {
        let issued = IssuedToken {
            credential_id: token.credential_id,
            client_version: token.client_version,
            exp: token.exp,
        };
        self.status == Status::Active && issued.is_current(&self.credentials, self.tokens_from, now)
    }

    /// The public keys with which it can sign requests, each with its end: requests are judged by copies of these, and
    /// each request compares the end.
    pub fn signing_keys(&self) -> Vec<ClientKey> {
        let key = |credential: &Credential| match &credential.proof {
            Proof::Key(key) => Some(ClientKey {
                kid: key.kid.clone(),
                x: key.x.clone(),
                y: key.y.clone(),
                until: credential.expires_at,
            }),
            Proof::Secret(_) => None,
        };
        self.credentials.iter().filter_map(key).collect()
    }

    /// What administrators decide about it, as it is now.
    pub fn state(&self) -> ClientState {
        ClientState {
            status: self.status,
            policy: self.policy.clone(),
        }
    }

    /// The client in the state that a command gave it, with the reason, which is encrypted for its next version.
    #[must_use]
    pub fn with_state(
        &self,
        new: ClientState,
        (command, reason): (&ClientCommand, GivenReason),
        by: ClientId,
        cause: &ChangeContext,
    ) -> Self {
        let (status_reason, policy_reason) = match command {
            ClientCommand::Freeze | ClientCommand::Unfreeze => {
                (Some(reason), self.policy_reason.clone())
            }
            ClientCommand::SetPolicy { .. } => (self.status_reason.clone(), Some(reason)),
        };
        let version = self.version.saturating_add(1);
        Self {
            // Kept when it is unfrozen: what was issued before the freeze may be in other hands.
            tokens_from: match command {
                ClientCommand::Freeze => version,
                ClientCommand::Unfreeze | ClientCommand::SetPolicy { .. } => self.tokens_from,
            },
            status_reason,
            policy_reason,
            status: new.status,
            policy: new.policy,
            changed_by: Some(by),
            updated_at: cause.at,
            request_id: cause.request.clone(),
            happened: match command {
                ClientCommand::Freeze => ClientEventKind::ClientFrozen,
                ClientCommand::Unfreeze => ClientEventKind::ClientUnfrozen,
                ClientCommand::SetPolicy { .. } => ClientEventKind::ClientPolicyChanged,
            },
            version,
            ..self.clone()
        }
    }

    /// The update from the row that this one was made from, under the condition that that is current.
    ///
    /// # Errors
    /// `StoreError` if a value cannot be serialised (a bug).
    pub fn change(&self) -> Result<Update, StoreError> {
        let before = self.version.saturating_sub(1);
        let set = |name, value: Result<_, _>| value.map(|value| Change::Set(name, value));
        let changes = [
            set("st", attribute(self.status)),
            set("po", attribute(&self.policy)),
            set("sw", attribute(&self.status_reason)),
            set("pw", attribute(&self.policy_reason)),
            set("cr", attribute(&self.credentials)),
            set("au", attribute(self.authentication)),
            set("tv", attribute(self.tokens_from)),
            set("by", attribute(self.changed_by)),
            set("up", attribute(self.updated_at)),
            set("rid", attribute(&self.request_id)),
            set("ev", attribute(self.happened)),
            set("ver", attribute(self.version)),
        ];
        let changes = changes.into_iter().collect::<Result<_, _>>();
        let before = attribute(before).map_err(StoreError::NotARow)?;
        Ok(Update {
            key: self.key(),
            condition: Condition::Equals("ver", before),
            changes: changes.map_err(StoreError::NotARow)?,
        })
    }
}

impl Row for ClientRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}

#[cfg(test)]
mod tests;
