use kernel::id::ClientId;
use kernel::policy::{ClientPolicy, RequestSignatures};
use serde::{Deserialize, Serialize};

use crate::Authentication;

/// Whether a client is admitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is.
    #[default]
    Active,
    /// It gets no tokens, and those that it has are refused permanently.
    Frozen,
}

/// What an administrator decides about a client, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientState {
    /// Whether it is admitted.
    pub status: Status,
    /// What the bank requires of it beyond its scopes.
    pub policy: ClientPolicy,
}

/// What an administrator can decide about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientCommand {
    /// Stop it.
    Freeze,
    /// Make it active again.
    Unfreeze,
    /// Give it this policy, decided from this version of the client.
    SetPolicy {
        /// The policy.
        policy: ClientPolicy,
        /// The version.
        seen: u64,
    },
}

/// The command is about the client itself. A client that froze itself could leave none to unfreeze it, a frozen client
/// must not unfreeze itself by a token that is still accepted, and a limit that a client sets for itself limits nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("A client cannot administer itself; use another clients:admin client.")]
pub struct SelfAdministration;

/// A client must sign, and its newest credential, which does not end by itself, is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("A client that must sign needs a private_key_jwt credential.")]
pub struct NoSigningKey;

/// Checks that a client whose newest credential is of this kind can follow a policy.
///
/// # Errors
/// [`NoSigningKey`] if it could not sign what it must.
pub fn can_follow(policy: &ClientPolicy, newest: Authentication) -> Result<(), NoSigningKey> {
    match (policy.request_signatures, newest) {
        (RequestSignatures::Required, Authentication::ClientSecret) => Err(NoSigningKey),
        (RequestSignatures::Required, Authentication::PrivateKeyJwt)
        | (RequestSignatures::Optional, _) => Ok(()),
    }
}

/// A change was decided from a version that is not the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("It is at sequence {current} now; read it again, then send the change with a new key.")]
pub struct OutdatedVersion {
    /// The current version.
    pub current: u64,
}

/// Checks that a change which replaces what was read was decided from the current version. Otherwise it could undo
/// another change that its author has not seen.
///
/// # Errors
/// [`OutdatedVersion`].
pub fn require_current(current: u64, seen: u64) -> Result<(), OutdatedVersion> {
    if seen == current {
        Ok(())
    } else {
        Err(OutdatedVersion { current })
    }
}

impl ClientState {
    /// Returns the state after a command of one client about another; `None` if that changes nothing.
    ///
    /// # Errors
    /// [`SelfAdministration`] if the two are one.
    pub fn after(
        &self,
        command: &ClientCommand,
        about: ClientId,
        by: ClientId,
    ) -> Result<Option<Self>, SelfAdministration> {
        if about == by {
            return Err(SelfAdministration);
        }
        let mut wanted = self.clone();
        match command {
            ClientCommand::Freeze => wanted.status = Status::Frozen,
            ClientCommand::Unfreeze => wanted.status = Status::Active,
            ClientCommand::SetPolicy { policy, seen: _ } => wanted.policy = policy.clone(),
        }
        Ok((wanted != *self).then_some(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::policy::RequestRate;

    #[test]
    fn only_a_client_with_a_key_can_be_made_to_sign() {
        let required = ClientPolicy {
            request_signatures: RequestSignatures::Required,
            ..ClientPolicy::default()
        };
        let (secret, key) = (Authentication::ClientSecret, Authentication::PrivateKeyJwt);
        assert_eq!(can_follow(&required, secret), Err(NoSigningKey));
        assert_eq!(can_follow(&required, key), Ok(()));
        assert_eq!(can_follow(&ClientPolicy::default(), secret), Ok(()));
    }

    #[test]
    fn a_command_changes_what_is_not_so_already_and_none_is_about_its_own_client() {
        let (one, other) = (ClientId::derive(&["1"]), ClientId::derive(&["2"]));
        let usual = ClientPolicy::default();
        let slow = ClientPolicy {
            requests_per_minute: RequestRate::new(1).expect("a rate"),
            ..usual.clone()
        };
        let active = |policy: &ClientPolicy| ClientState {
            status: Status::Active,
            policy: policy.clone(),
        };
        let frozen = |policy: &ClientPolicy| ClientState {
            status: Status::Frozen,
            policy: policy.clone(),
        };
        let follow = |policy: &ClientPolicy| ClientCommand::SetPolicy {
            policy: policy.clone(),
            seen: 1,
        };
        for (before, command, after) in [
            (active(&slow), ClientCommand::Freeze, Some(frozen(&slow))),
            (frozen(&slow), ClientCommand::Freeze, None),
            (frozen(&slow), ClientCommand::Unfreeze, Some(active(&slow))),
            (active(&slow), ClientCommand::Unfreeze, None),
            (frozen(&usual), follow(&slow), Some(frozen(&slow))),
            (active(&slow), follow(&slow), None),
        ] {
            assert_eq!(before.after(&command, one, other), Ok(after));
            assert_eq!(before.after(&command, one, one), Err(SelfAdministration));
        }
    }
}
