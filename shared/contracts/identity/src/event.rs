//! The events of clients, projected from the stream of their rows.

use field_encryption::GivenReason;
use kernel::event::{ChangeContext, Event};
use kernel::id::{ClientId, TenantId};
use kernel::policy::ClientPolicy;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Value};

/// What last happened to a client; stored with the change itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientEventKind {
    /// It was registered.
    ClientRegistered,
    /// It was given a new credential.
    ClientCredentialRotated,
    /// It was stopped.
    ClientFrozen,
    /// It may work again.
    ClientUnfrozen,
    /// It was given another policy.
    ClientPolicyChanged,
}

impl ClientEventKind {
    /// Every one, in the order of the catalogue.
    pub const ALL: [Self; 5] = [
        Self::ClientRegistered,
        Self::ClientCredentialRotated,
        Self::ClientFrozen,
        Self::ClientUnfrozen,
        Self::ClientPolicyChanged,
    ];

    /// The event's name in the catalogue, with its version.
    pub fn event_name(self) -> &'static str {
        match self {
            Self::ClientRegistered => "client-registered.v1",
            Self::ClientCredentialRotated => "client-credential-rotated.v1",
            Self::ClientFrozen => "client-frozen.v1",
            Self::ClientUnfrozen => "client-unfrozen.v1",
            Self::ClientPolicyChanged => "client-policy-changed.v1",
        }
    }
}

/// What every event of a client tells. No secret, no digest of one, no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientChanged {
    /// The client.
    pub client_id: ClientId,
    /// What it may do.
    pub scopes: Vec<String>,
    /// Its newest credential.
    pub credential_id: String,
    /// How it proves itself with that: `client_secret` or `private_key_jwt`.
    pub authentication: String,
    /// What is asked of it beyond its scopes.
    pub policy: ClientPolicy,
    /// The client that did this; none for what the deployment did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub changed_by: Option<ClientId>,
    /// The reason that was given for it, encrypted for the client and this version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encrypted_reason: Option<String>,
}

/// The part of a client's row that its events are made of.
#[derive(Deserialize)]
struct Head {
    id: ClientId,
    #[serde(rename = "tn")]
    tenant: TenantId,
    #[serde(rename = "sc")]
    scopes: Vec<String>,
    #[serde(rename = "cr")]
    credentials: Vec<Credential>,
    #[serde(rename = "au")]
    authentication: String,
    #[serde(rename = "po", default)]
    policy: ClientPolicy,
    #[serde(rename = "by")]
    changed_by: Option<ClientId>,
    #[serde(rename = "up")]
    updated_at: Moment,
    #[serde(rename = "rid")]
    request_id: RequestId,
    #[serde(rename = "ev")]
    happened: ClientEventKind,
    #[serde(rename = "ver")]
    version: u64,
    #[serde(rename = "sw", default)]
    status_reason: Option<GivenReason>,
    #[serde(rename = "pw", default)]
    policy_reason: Option<GivenReason>,
}

#[derive(Deserialize)]
struct Credential {
    id: String,
}

/// The event of a change, if it was one: a client's row whose version grew.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<ClientChanged>> {
    let new = head(new?)?;
    let before = old.and_then(head).map_or(0, |old| old.version);
    if new.version <= before {
        return None;
    }
    let reasons = [&new.status_reason, &new.policy_reason];
    let mut reasons = reasons.into_iter().flatten();
    let data = ClientChanged {
        encrypted_reason: reasons.find_map(|reason| reason.in_event_of(new.version)),
        client_id: new.id,
        scopes: new.scopes,
        credential_id: new.credentials.into_iter().next()?.id,
        authentication: new.authentication,
        policy: new.policy,
        changed_by: new.changed_by,
    };
    let cause = ChangeContext {
        tenant: new.tenant,
        client: new.changed_by,
        request: new.request_id,
        at: new.updated_at,
    };
    let name = new.happened.event_name();
    Some(Event::new(
        "identity",
        name,
        new.id.to_string(),
        new.version,
        cause,
        data,
    ))
}

fn head(item: &Item) -> Option<Head> {
    let is_client = item.get("sk") == Some(&Value::S("C".into()));
    is_client
        .then(|| store::row_of(item.clone()).ok())
        .flatten()
}
