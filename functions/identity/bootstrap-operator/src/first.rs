use identity_domain::{
    ClientName, Credential, NoSigningKey, NotAPublicKey, NotASecret, Proof, PublicKey, Scopes,
    SecretDigest, can_follow, first_tenant_id, secret_of_text,
};
use identity_store::{ClientRow, Registration, proof};
use kernel::event::ChangeContext;
use kernel::id::{ClientId, CredentialId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::institution::InstitutionLimits;
use kernel::policy::ClientPolicy;
use kernel::request::RequestId;
use kernel::time::Moment;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// The clients to begin with, as the secret holds them:
/// `{"clients": [{"client_id": "cli_...", "tenant": "Bank", "name": "Operator", "client_secret":
/// "mls_..."}]}`. A client of the bank itself has `"bank": true` in place of `tenant`. Beside them,
/// `"institutions": [{"tenant": "Bank", "limits": {...}}]` with limits other than those that hold where none are set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstClients {
    pub(crate) clients: Vec<FirstClient>,
    #[serde(default)]
    pub(crate) institutions: Vec<FirstInstitution>,
}

/// The limits that an institution has to begin with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstInstitution {
    /// Its name, from which its id comes.
    tenant: ClientName,
    /// Its limits.
    pub(crate) limits: InstitutionLimits,
}

impl FirstInstitution {
    /// Its id.
    pub(crate) fn id(&self) -> TenantId {
        first_tenant_id(&self.tenant)
    }
}

/// One of them, with either a secret or a public key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstClient {
    /// Its id, drawn by whoever made the secret. One that followed from the names would be the same in
    /// every deployment, and known to whoever read this program.
    client_id: ClientId,
    /// The institution it acts for; its id comes from this name.
    #[serde(default)]
    tenant: Option<ClientName>,
    /// Whether it acts for the bank itself, at the operations desk.
    #[serde(default)]
    bank: bool,
    name: ClientName,
    /// Every scope, if not said.
    #[serde(default = "Scopes::all")]
    scopes: Scopes,
    /// What is asked of it beyond its scopes; as for any new client, if not said.
    #[serde(default)]
    policy: ClientPolicy,
    #[serde(default)]
    client_secret: Option<SecretString>,
    #[serde(default)]
    public_key: Option<PublicKey>,
}

/// Why a first client cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotAClient {
    /// Both an institution and the bank, or neither.
    #[error("expected either tenant or bank")]
    Owner,
    /// Both a secret and a key, or neither.
    #[error("expected either client_secret or public_key")]
    Proof,
    /// It has to sign without a key.
    #[error("policy: {0}")]
    Policy(#[from] NoSigningKey),
    /// The secret is none of ours: it could be guessed.
    #[error("client_secret: {0}")]
    Secret(#[from] NotASecret),
    /// The key is none that we take.
    #[error("public_key: {0}")]
    Key(#[from] NotAPublicKey),
}

/// The secret is not of its form; says where, and nothing of what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the JSON that is expected, at line {line} column {column}")]
pub(crate) struct NotRead {
    line: usize,
    column: usize,
}

impl FirstClients {
    pub(crate) fn read(secret: &str) -> Result<Self, NotRead> {
        serde_json::from_str(secret).map_err(|error| NotRead {
            line: error.line(),
            column: error.column(),
        })
    }
}

impl FirstClient {
    /// Whom it acts for.
    ///
    /// # Errors
    /// [`NotAClient::Owner`].
    fn owner(&self) -> Result<TenantId, NotAClient> {
        match (&self.tenant, self.bank) {
            (Some(tenant), false) => Ok(first_tenant_id(tenant)),
            (None, true) => Ok(TenantId::bank()),
            (Some(_), true) | (None, false) => Err(NotAClient::Owner),
        }
    }

    /// The client's row.
    pub(crate) fn row(self, request: &RequestId, at: Moment) -> Result<ClientRow, NotAClient> {
        let (tenant, id) = (self.owner()?, self.client_id);
        let cause = ChangeContext {
            tenant,
            client: None,
            request: request.clone(),
            at,
        };
        let proof = match (self.client_secret, self.public_key) {
            (Some(secret), None) => Proof::Secret(SecretDigest::of(
                id,
                secret_of_text(secret.expose_secret())?,
            )),
            (None, Some(key)) => {
                proof::check_key(&key)?;
                Proof::Key(key)
            }
            (Some(_), Some(_)) | (None, None) => return Err(NotAClient::Proof),
        };
        let credential = Credential {
            id: CredentialId::derive(&["first", &id.to_string()]),
            proof,
            created_at: at,
            expires_at: None,
        };
        can_follow(&self.policy, credential.authentication())?;
        let fingerprint = Fingerprint::of(&["first"]);
        let (name, scopes) = (self.name, self.scopes);
        let registration = Registration {
            id,
            name,
            scopes,
            credential,
            fingerprint,
        };
        Ok(ClientRow {
            policy: self.policy,
            ..ClientRow::register(registration, None, &cause)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::secret_of_bytes;
    use kernel::money::CurrencyCode;

    fn rows(secret: &str) -> Vec<Result<ClientRow, NotAClient>> {
        let first = FirstClients::read(secret).expect("the form");
        let request = "r".parse().expect("an id");
        let clients = first.clients.into_iter();
        clients
            .map(|client| client.row(&request, Moment::EPOCH))
            .collect()
    }

    #[test]
    fn the_first_clients_are_who_the_secret_says_with_the_ids_that_it_gives_them() {
        let secret = secret_of_bytes([7; 32]);
        let (first, second) = (ClientId::from_bytes([1; 16]), ClientId::from_bytes([2; 16]));
        let text = format!(
            r#"{{"clients":[
                {{"client_id":"{first}","tenant":"Bank","name":"Operator","client_secret":"{secret}"}},
                {{"client_id":"{second}","tenant":"Shop","name":"Till","scopes":["payments:read"],
                  "policy":{{"requests_per_minute":10}},
                  "public_key":{{"kty":"OKP","crv":"Ed25519","kid":"k",
                                 "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}}}]}}"#
        );
        let made: Vec<_> = rows(&text)
            .into_iter()
            .map(|row| row.expect("a client"))
            .collect();
        let again: Vec<_> = rows(&text)
            .into_iter()
            .map(|row| row.expect("a client"))
            .collect();
        assert_eq!(made, again);
        let [operator, till] = made.as_slice() else {
            panic!("two clients")
        };
        assert_eq!((operator.id, till.id), (first, second));
        assert_eq!(operator.scopes, Scopes::all());
        assert_ne!(operator.tenant, till.tenant);
        assert_eq!(till.scopes.to_string(), "payments:read");
        assert_eq!(till.policy.requests_per_minute.requests(), 10);
        assert!(operator.policy.requests_per_minute > till.policy.requests_per_minute);
        let own = proof::by_secret(&operator.credentials, operator.id, &secret, Moment::EPOCH);
        assert_eq!(own, operator.credentials.first());
    }

    #[test]
    fn a_client_of_the_bank_itself_is_made_where_it_is_said_and_only_there() {
        let secret = secret_of_bytes([7; 32]);
        let one = |owner: &str| {
            let scopes = r#""scopes":["ledger:post"]"#;
            let id = ClientId::from_bytes([1; 16]);
            let text = format!(
                r#"{{"clients":[{{"client_id":"{id}",{owner}"name":"Desk",{scopes},"client_secret":"{secret}"}}]}}"#
            );
            rows(&text).remove(0).map(|row| row.tenant)
        };
        assert_eq!(one(r#""bank":true,"#), Ok(TenantId::bank()));
        for wrong in ["", r#""bank":false,"#, r#""bank":true,"tenant":"Bank","#] {
            assert_eq!(one(wrong), Err(NotAClient::Owner), "{wrong}");
        }
        assert_ne!(one(r#""tenant":"Bank","#), Ok(TenantId::bank()));
    }

    #[test]
    fn a_first_client_has_the_policy_that_it_is_given_if_it_can_follow_it() {
        let secret = secret_of_bytes([7; 32]);
        let one = |policy: &str| {
            let id = ClientId::from_bytes([1; 16]);
            let text = format!(
                r#"{{"clients":[{{"client_id":"{id}","tenant":"Shop","name":"Till","client_secret":"{secret}"{policy}}}]}}"#
            );
            rows(&text).remove(0).map(|row| row.policy)
        };
        assert_eq!(one(""), Ok(ClientPolicy::default()));
        let nothing_alone = one(r#","policy":{"approval_above":{"GBP":"0.00"}}"#);
        let most = nothing_alone.map(|policy| policy.approval_above.most(CurrencyCode::Gbp));
        assert_eq!(most, Ok(Some(0)));
        let signs = one(r#","policy":{"request_signatures":"required"}"#);
        assert_eq!(signs, Err(NotAClient::Policy(NoSigningKey)));
    }

    #[test]
    fn a_weak_secret_a_missing_proof_and_two_are_refused() {
        let one = |proof: &str| {
            let id = ClientId::from_bytes([1; 16]);
            let text = format!(
                r#"{{"clients":[{{"client_id":"{id}","tenant":"Bank","name":"Operator"{proof}}}]}}"#
            );
            rows(&text).remove(0).map(|_| ())
        };
        assert_eq!(
            one(r#","client_secret":"letmein""#),
            Err(NotAClient::Secret(NotASecret))
        );
        assert_eq!(one(""), Err(NotAClient::Proof));
    }

    #[test]
    fn a_client_without_an_id_of_its_own_is_refused() {
        let secret = secret_of_bytes([7; 32]);
        let text = format!(
            r#"{{"clients":[{{"tenant":"Bank","name":"Operator","client_secret":"{secret}"}}]}}"#
        );
        assert!(FirstClients::read(&text).is_err());
    }

    #[test]
    fn what_cannot_be_read_is_not_repeated() {
        let error =
            FirstClients::read(r#"{"clients":[{"client_secret":1234567}]}"#).expect_err("wrong");
        assert!(!error.to_string().contains("1234567"), "{error}");
    }
}
