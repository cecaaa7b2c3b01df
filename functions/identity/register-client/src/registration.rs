use identity_domain::{Authentication, ClientName, PublicKey, Scopes};
use kernel::idempotency::Fingerprint;
use serde::Deserialize;

/// The body of a registration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClientRegistration {
    pub(crate) name: ClientName,
    pub(crate) scopes: Scopes,
    pub(crate) authentication: Authentication,
    #[serde(default)]
    pub(crate) public_key: Option<PublicKey>,
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
