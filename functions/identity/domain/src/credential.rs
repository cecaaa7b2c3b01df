use alloc::vec;
use alloc::vec::Vec;

use kernel::id::CredentialId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};

use crate::{PublicKey, SecretDigest};

/// For how many seconds the previous credential works after a rotation that does not say.
pub const USUAL_OVERLAP_SECONDS: u32 = 24 * 60 * 60;
/// The longest overlap: a week.
pub const LONGEST_OVERLAP_SECONDS: u32 = 7 * 24 * 60 * 60;

/// How a client proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authentication {
    /// By a secret that it shares with the bank.
    ClientSecret,
    /// By signing with a key whose public half the bank has (RFC 7523).
    PrivateKeyJwt,
}

impl Authentication {
    /// As the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClientSecret => "client_secret",
            Self::PrivateKeyJwt => "private_key_jwt",
        }
    }
}

/// What a proof is checked with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Proof {
    /// The digest of the secret.
    #[serde(rename = "s")]
    Secret(SecretDigest),
    /// The public key.
    #[serde(rename = "k")]
    Key(PublicKey),
}

/// One way for a client to prove who it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// Its id.
    pub id: CredentialId,
    /// What a proof is checked with.
    #[serde(rename = "p")]
    pub proof: Proof,
    /// When it was created.
    #[serde(rename = "at")]
    pub created_at: Moment,
    /// From when it no longer works; none if it has no end.
    #[serde(rename = "ex", skip_serializing_if = "Option::is_none", default)]
    pub expires_at: Option<Moment>,
}

impl Credential {
    /// How a client proves itself with it.
    pub fn authentication(&self) -> Authentication {
        match self.proof {
            Proof::Secret(_) => Authentication::ClientSecret,
            Proof::Key(_) => Authentication::PrivateKeyJwt,
        }
    }

    /// Whether it works at this moment.
    pub fn works(&self, now: Moment) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }
}

/// The credentials after a rotation, newest first: the new one works at once, the newest before it for the overlap, and
/// any other is removed. Without an overlap the newest before it ends now.
pub fn rotated(
    credentials: &[Credential],
    new: Credential,
    overlap_seconds: u32,
    now: Moment,
) -> Vec<Credential> {
    let overlap = u32::min(overlap_seconds, LONGEST_OVERLAP_SECONDS);
    let end = now.plus_millis(i64::from(overlap).saturating_mul(1000));
    let mut rotated = vec![new];
    let newest = credentials.iter().find(|credential| credential.works(now));
    rotated.extend(newest.filter(|_| overlap > 0).map(|newest| {
        let end = newest.expires_at.map_or(end, |before| before.min(end));
        Credential {
            expires_at: Some(end),
            ..newest.clone()
        }
    }));
    rotated
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use kernel::id::ClientId;
    use proptest::prelude::*;

    fn credential(number: usize, at: Moment) -> Credential {
        let proof = Proof::Secret(SecretDigest::of(
            ClientId::derive(&[]),
            &format!("{number}"),
        ));
        let id = CredentialId::derive(&[&format!("{number}")]);
        Credential {
            id,
            proof,
            created_at: at,
            expires_at: None,
        }
    }

    fn start() -> Moment {
        Moment::from_unix_millis(1_795_000_000_000).expect("in range")
    }

    #[test]
    fn the_previous_credential_works_until_the_end_of_the_overlap() {
        let after = rotated(
            &[credential(1, start())],
            credential(2, start()),
            60,
            start(),
        );
        let old = after.get(1).expect("the one before");
        assert!(old.works(start().plus_millis(59_999)));
        assert!(!old.works(start().plus_millis(60_000)));
    }

    #[test]
    fn without_an_overlap_the_previous_credential_is_removed() {
        let after = rotated(
            &[credential(1, start())],
            credential(2, start()),
            0,
            start(),
        );
        assert_eq!(after, [credential(2, start())]);
    }

    proptest! {
        #[test]
        fn however_often_rotated_there_are_at_most_two_and_the_newest_never_ends(
            steps in proptest::collection::vec((0_u32..700_000, 0_i64..2_000_000_000), 1..12)
        ) {
            let mut now = start();
            let mut credentials = vec![credential(0, now)];
            for (number, (overlap, pause)) in steps.into_iter().enumerate() {
                now = now.plus_millis(pause);
                let new = credential(number.saturating_add(1), now);
                credentials = rotated(&credentials, new.clone(), overlap, now);
                prop_assert!(credentials.len() <= 2);
                prop_assert_eq!(credentials.first(), Some(&new));
                for old in credentials.iter().skip(1) {
                    prop_assert!(old.expires_at.is_some());
                    prop_assert!(!old.works(now.plus_millis(604_800_000)));
                }
            }
        }
    }
}
