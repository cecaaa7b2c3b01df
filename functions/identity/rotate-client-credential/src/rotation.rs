use environment::Entropy;
use identity_domain::{Authentication, LONGEST_OVERLAP_SECONDS, PublicKey, USUAL_OVERLAP_SECONDS};
use identity_store::{NewCredential, check, make};
use kernel::id::ClientId;
use kernel::idempotency::Fingerprint;
use platform::http::Problem;
use serde::Deserialize;

/// The body of a rotation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CredentialRotation {
    pub(crate) authentication: Authentication,
    #[serde(default)]
    public_key: Option<PublicKey>,
    #[serde(default = "usual_overlap")]
    overlap_seconds: u32,
}

fn usual_overlap() -> u32 {
    USUAL_OVERLAP_SECONDS
}

impl CredentialRotation {
    /// For how many seconds the previous credential still works.
    pub(crate) fn overlap(&self) -> Result<u32, Problem> {
        if self.overlap_seconds <= LONGEST_OVERLAP_SECONDS {
            Ok(self.overlap_seconds)
        } else {
            Err(Problem::field(
                "/overlap_seconds",
                "expected a number from 0 to 604800",
            ))
        }
    }

    /// A digest of the request and of the client that it is about.
    pub(crate) fn fingerprint(&self, client: ClientId) -> Fingerprint {
        let (client, overlap) = (client.to_string(), self.overlap_seconds.to_string());
        let mut parts = vec![client.as_str(), &overlap, self.authentication.as_str()];
        if let Some(key) = &self.public_key {
            parts.extend(key.parts());
        }
        Fingerprint::of(&parts)
    }

    /// Checks that a credential can be made of the request.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        Ok(check(self.authentication, self.public_key.as_ref())?)
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
    use platform::http::Code;

    fn asked(json: &str) -> Result<CredentialRotation, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn the_one_before_works_for_a_day_if_nothing_is_said_and_for_a_week_at_most() {
        let overlap = |json| {
            asked(json)
                .expect(json)
                .overlap()
                .map_err(|problem| problem.code())
        };
        assert_eq!(overlap(r#"{"authentication":"client_secret"}"#), Ok(86_400));
        assert_eq!(
            overlap(r#"{"authentication":"client_secret","overlap_seconds":0}"#),
            Ok(0)
        );
        let too_long = r#"{"authentication":"client_secret","overlap_seconds":604801}"#;
        assert_eq!(overlap(too_long), Err(Code::InvalidField));
        assert!(asked(r#"{"authentication":"client_secret","overlap_seconds":-1}"#).is_err());
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
