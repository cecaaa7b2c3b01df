use environment::Entropy;
use identity_domain::{
    Authentication, LONGEST_OVERLAP_SECONDS, PublicKey, SentKey, USUAL_OVERLAP_SECONDS,
};
use identity_store::{NewCredential, make, whole_key};
use kernel::id::ClientId;
use kernel::idempotency::Fingerprint;
use platform::http::Problem;
use serde::{Deserialize, Deserializer};

/// The body of a rotation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CredentialRotation<K = PublicKey> {
    pub(crate) authentication: Authentication,
    #[serde(default = "Option::default")]
    public_key: Option<K>,
    /// For how many seconds the previous credential still works.
    #[serde(default = "usual_overlap", deserialize_with = "overlap")]
    pub(crate) overlap_seconds: u32,
}

fn usual_overlap() -> u32 {
    USUAL_OVERLAP_SECONDS
}

fn overlap<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    kernel::whole::within(deserializer, 0..=LONGEST_OVERLAP_SECONDS)
}

impl CredentialRotation<SentKey> {
    /// The rotation with its key as a whole, once its members were judged.
    pub(crate) fn with_whole_key(self) -> Result<CredentialRotation, Problem> {
        Ok(CredentialRotation {
            authentication: self.authentication,
            public_key: whole_key(self.public_key)?,
            overlap_seconds: self.overlap_seconds,
        })
    }
}

impl CredentialRotation {
    /// A digest of the request and of the client that it is about.
    pub(crate) fn fingerprint(&self, client: ClientId) -> Fingerprint {
        let (client, overlap) = (client.to_string(), self.overlap_seconds.to_string());
        let mut parts = vec![client.as_str(), &overlap, self.authentication.as_str()];
        if let Some(key) = &self.public_key {
            parts.extend(key.parts());
        }
        Fingerprint::of(&parts)
    }

    /// Makes the credential, with its secret if it has one.
    pub(crate) fn make(
        self,
        client: ClientId,
        entropy: &Entropy,
    ) -> Result<NewCredential, Problem> {
        Ok(make(client, self.authentication, self.public_key, entropy)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(json: &str) -> Result<CredentialRotation, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn the_one_before_works_for_a_day_if_nothing_is_said_and_for_a_week_at_most() {
        let overlap = |json: &str| asked(json).map(|asked| asked.overlap_seconds).ok();
        assert_eq!(
            overlap(r#"{"authentication":"client_secret"}"#),
            Some(86_400)
        );
        for (seconds, expected) in [
            ("0", Some(0)),
            ("604800", Some(604_800)),
            ("604801", None),
            ("-1", None),
        ] {
            let json =
                format!(r#"{{"authentication":"client_secret","overlap_seconds":{seconds}}}"#);
            assert_eq!(overlap(&json), expected, "{seconds}");
        }
        assert!(asked(r#"{"authentication":"client_secret","overlap":1}"#).is_err());
    }

    #[test]
    fn a_fingerprint_tells_whom_it_is_for_and_what_was_asked() {
        let day = asked(r#"{"authentication":"client_secret"}"#).expect("a rotation");
        let hour = asked(r#"{"authentication":"client_secret","overlap_seconds":3600}"#);
        let (one, other) = (ClientId::derive(&["1"]), ClientId::derive(&["2"]));
        assert_eq!(day.fingerprint(one), day.clone().fingerprint(one));
        assert_ne!(day.fingerprint(one), day.fingerprint(other));
        assert_ne!(
            day.fingerprint(one),
            hour.expect("a rotation").fingerprint(one)
        );
    }
}
