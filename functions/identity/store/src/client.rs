use field_encryption::GivenReason;
use identity_contract::ClientView;
use identity_contract::event::ClientEventKind;
use identity_domain::{
    Authentication, Claims, ClientCommand, ClientName, ClientState, Credential, Scopes, Status,
    rotated,
};
use kernel::event::ChangeContext;
use kernel::id::{ClientId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::policy::ClientPolicy;
use kernel::request::RequestId;
use kernel::time::Moment;
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

    /// Whether a token of these claims, which say that it is one of this client, is accepted: the client is active, the
    /// token's credential works, and the client was not frozen since the token was issued.
    pub fn accepts(&self, claims: &Claims, now: Moment) -> bool {
        self.status == Status::Active && claims.is_current(&self.credentials, self.tokens_from, now)
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
mod tests {
    use super::*;
    use crate::UsedAssertion;
    use field_encryption::FieldKeyRing;
    use identity_contract::event::project;
    use identity_domain::{CredentialId, Proof, SecretDigest};
    use kernel::policy::RequestRate;
    use kernel::reason::Reason;
    use store::{item_of, row_of};

    fn cause(millis: i64) -> ChangeContext {
        ChangeContext {
            tenant: TenantId::derive(&["t"]),
            client: None,
            request: "r-1".parse().expect("a request id"),
            at: Moment::EPOCH.plus_millis(millis),
        }
    }

    fn credential(number: &str, at: Moment) -> Credential {
        let proof = Proof::Secret(SecretDigest::of(ClientId::derive(&["c"]), number));
        let id = CredentialId::derive(&[number]);
        Credential {
            id,
            proof,
            created_at: at,
            expires_at: None,
        }
    }

    fn ring() -> FieldKeyRing {
        let text =
            r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
        FieldKeyRing::read(text).expect("a ring")
    }

    fn reason() -> Reason {
        "A credential was found in public"
            .parse()
            .expect("a reason")
    }

    fn given(client: ClientId, version: u64) -> GivenReason {
        GivenReason::seal(&ring(), client, version, &reason()).expect("encrypted")
    }

    fn registered() -> ClientRow {
        let registration = Registration {
            id: ClientId::derive(&["c"]),
            name: "Payroll".parse().expect("a name"),
            scopes: "payments:read accounts:read".parse().expect("scopes"),
            credential: credential("1", cause(0).at),
            fingerprint: Fingerprint::of(&[]),
        };
        ClientRow::register(registration, None, &cause(0))
    }

    #[test]
    fn a_client_survives_the_table() {
        let row = registered().rotate(credential("2", cause(9).at), 60, registered().id, &cause(9));
        let item = item_of(&row).expect("an item");
        assert_eq!(row_of::<ClientRow>(item).expect("a row"), row);
    }

    #[test]
    fn a_registration_and_a_rotation_are_each_one_event_without_anything_secret() {
        let first = registered();
        let by = ClientId::derive(&["admin"]);
        let second = first.rotate(credential("2", cause(9).at), 60, by, &cause(9));
        let items = [&first, &second].map(|row| item_of(row).expect("an item"));
        let event = project(None, Some(&items[0])).expect("an event");
        assert_eq!(event.kind, "malai.identity.client-registered.v1");
        assert_eq!(
            (event.subject.clone(), event.sequence),
            (first.id.to_string(), 1)
        );
        let event = project(Some(&items[0]), Some(&items[1])).expect("an event");
        assert_eq!(event.kind, "malai.identity.client-credential-rotated.v1");
        assert_eq!(event.id, format!("{}.2", first.id));
        assert_eq!(event.data.changed_by, Some(by));
        assert_eq!(
            event.data.credential_id,
            CredentialId::derive(&["2"]).to_string()
        );
        let told = serde_json::to_string(&event).expect("JSON");
        let digest = serde_json::to_string(&SecretDigest::of(first.id, "2")).expect("JSON");
        assert!(
            !told.contains(digest.trim_matches('"')) && !told.contains("Payroll"),
            "{told}"
        );
        assert_eq!(project(Some(&items[1]), Some(&items[1])), None);
        assert_eq!(project(Some(&items[1]), None), None);
    }

    #[test]
    fn a_row_without_status_and_policy_is_active_with_the_default_policy() {
        let mut item = item_of(&registered()).expect("an item");
        assert!(item.remove("st").is_some() && item.remove("po").is_some());
        assert_eq!(row_of::<ClientRow>(item).expect("a row"), registered());
    }

    #[test]
    fn a_migrated_row_says_what_it_said_before_and_is_not_migrated_again() {
        let schema = <identity_contract::Identity as store::Domain>::SCHEMA.expect("a schema");
        let migration = schema.to(1).expect("a migration");
        let new = item_of(&registered()).expect("an item");
        assert_eq!((migration.becomes)(&new), None);
        let mut old = new.clone();
        let status = old.remove("st");
        let becomes = (migration.becomes)(&old).expect("a change");
        assert_eq!(becomes.condition, Condition::Without("st"));
        // It writes what the row's own type writes.
        let written = Change::Set("st", status.expect("a status"));
        assert_eq!(becomes.changes, [written]);
        assert_eq!(
            project(Some(&old), Some(&new)),
            None,
            "a migration is no event"
        );
        let other = UsedAssertion::new(ClientId::derive(&["c"]), "jti", [0; 16], 1);
        let other = item_of(&other).expect("an item");
        assert_eq!((migration.becomes)(&other), None);
    }

    #[test]
    fn each_command_has_its_own_event_with_the_policy_after_it() {
        let by = ClientId::derive(&["admin"]);
        let slow = ClientPolicy {
            requests_per_minute: RequestRate::new(60).expect("a rate"),
            ..ClientPolicy::default()
        };
        let mut rows = vec![registered()];
        for command in [
            ClientCommand::Freeze,
            ClientCommand::Unfreeze,
            ClientCommand::SetPolicy {
                policy: slow.clone(),
                seen: 3,
            },
        ] {
            let row = rows.last().expect("a row");
            let after = row.state().after(&command, row.id, by);
            let after = after.expect("another's").expect("a change");
            let given = given(row.id, row.version + 1);
            rows.push(row.with_state(after, (&command, given), by, &cause(9)));
        }
        let items: Vec<_> = rows.iter().map(|row| item_of(row).expect("item")).collect();
        let events = items
            .windows(2)
            .map(|pair| project(Some(&pair[0]), Some(&pair[1])));
        let events: Vec<_> = events.map(|event| event.expect("an event")).collect();
        let kinds: Vec<_> = events.iter().map(|event| event.kind.as_str()).collect();
        let expected = [
            "malai.identity.client-frozen.v1",
            "malai.identity.client-unfrozen.v1",
            "malai.identity.client-policy-changed.v1",
        ];
        assert_eq!(kinds, expected);
        assert_eq!(events[1].data.policy, ClientPolicy::default());
        assert_eq!(events[2].data.policy, slow);
        assert_eq!((rows[3].version, rows[3].changed_by), (4, Some(by)));
        let carried = events.iter().zip(2..);
        let carried = carried.map(|(event, version)| {
            let encrypted = event.data.encrypted_reason.as_deref().expect("a reason");
            GivenReason::open_event(&ring(), rows[0].id, version, encrypted).expect("decrypted")
        });
        assert!(carried.eq(std::iter::repeat_n(reason(), 3)));
    }

    #[test]
    fn a_rotation_is_refused_if_another_was_committed_first() {
        let second =
            registered().rotate(credential("2", cause(9).at), 60, registered().id, &cause(9));
        let update = second.change().expect("an update");
        assert_eq!(
            update.condition,
            Condition::Equals("ver", store::Value::N("1".into()))
        );
    }
}
