//! The client as the API answers it.

use field_encryption::{EncryptionError, FieldKeyRing, GivenReason};
use identity_domain::{Authentication, ClientName, Credential, Proof, Scopes, Status};
use kernel::id::{ClientId, CredentialId, TenantId};
use kernel::policy::ClientPolicy;
use kernel::reason::Reason;
use kernel::time::Moment;
use serde::Serialize;

use crate::ClientRow;

/// A client of the API, without anything that is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Client {
    #[serde(rename = "client_id")]
    id: ClientId,
    tenant_id: TenantId,
    name: ClientName,
    scopes: Scopes,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_reason: Option<Reason>,
    policy: ClientPolicy,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy_reason: Option<Reason>,
    credentials: Vec<Shown>,
    created_at: Moment,
    sequence: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Shown {
    credential_id: CredentialId,
    authentication: Authentication,
    #[serde(skip_serializing_if = "Option::is_none")]
    key_id: Option<String>,
    created_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Moment>,
}

impl Client {
    /// The client with the credentials that work at this moment.
    pub fn of_row(row: &ClientRow, now: Moment) -> Self {
        let working = row
            .credentials
            .iter()
            .filter(|credential| credential.works(now));
        Self {
            id: row.id,
            tenant_id: row.tenant,
            name: row.name.clone(),
            scopes: row.scopes.clone(),
            status: row.status,
            status_reason: None,
            policy: row.policy.clone(),
            policy_reason: None,
            credentials: working.map(Shown::of).collect(),
            created_at: row.created_at,
            sequence: row.version,
        }
    }
}

impl Client {
    /// The same with the reasons that were given for its status and its policy.
    ///
    /// # Errors
    /// When they cannot be decrypted.
    pub fn with_reasons(
        self,
        row: &ClientRow,
        ring: &FieldKeyRing,
    ) -> Result<Self, EncryptionError> {
        let open = |given: &Option<GivenReason>| {
            let given = given.as_ref();
            given.map(|given| given.open(ring, row.id)).transpose()
        };
        Ok(Self {
            status_reason: open(&row.status_reason)?,
            policy_reason: open(&row.policy_reason)?,
            ..self
        })
    }
}

impl Shown {
    fn of(credential: &Credential) -> Self {
        let key_id = match &credential.proof {
            Proof::Key(key) => Some(key.kid.clone()),
            Proof::Secret(_) => None,
        };
        Self {
            credential_id: credential.id,
            authentication: credential.authentication(),
            key_id,
            created_at: credential.created_at,
            expires_at: credential.expires_at,
        }
    }
}

/// A client with a credential that was just issued.
#[derive(Clone, Serialize)]
pub struct IssuedCredential {
    client: Client,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
}

impl IssuedCredential {
    /// The client, and the secret if there is one and this is the time to tell it.
    pub fn new(client: Client, secret: Option<String>) -> Self {
        Self {
            client,
            client_secret: secret,
        }
    }
}

impl std::fmt::Debug for IssuedCredential {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "IssuedCredential({:?}, ..)", self.client.id)
    }
}
