use identity_domain::{Authentication, ClientName, PublicKey, Scopes, SentKey};
use identity_store::whole_key;
use kernel::idempotency::Fingerprint;
use platform::http::Problem;
use serde::Deserialize;

/// The body of a registration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClientRegistration<K = PublicKey> {
    pub(crate) name: ClientName,
    pub(crate) scopes: Scopes,
    pub(crate) authentication: Authentication,
    #[serde(default = "Option::default")]
    pub(crate) public_key: Option<K>,
}

impl ClientRegistration<SentKey> {
    /// The registration with its key as a whole, once its members were judged.
    pub(crate) fn with_whole_key(self) -> Result<ClientRegistration, Problem> {
        Ok(ClientRegistration {
            name: self.name,
            scopes: self.scopes,
            authentication: self.authentication,
            public_key: whole_key(self.public_key)?,
        })
    }
}

impl ClientRegistration {
    /// A digest of the request.
    pub(crate) fn fingerprint(&self) -> Fingerprint {
        let scopes = self.scopes.to_string();
        let mut parts = vec![self.name.as_str(), &scopes, self.authentication.as_str()];
        if let Some(key) = &self.public_key {
            parts.extend(key.parts());
        }
        Fingerprint::of(&parts)
    }
}
