use kernel::id::ClientId;
use kernel::policy::ClientPolicy;
use serde::{Deserialize, Serialize};

/// Whether a client may work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It may.
    #[default]
    Active,
    /// It gets no tokens, and those that it has are refused.
    Frozen,
}

/// What an administrator decides about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it may work.
    pub status: Status,
    /// What is asked of it beyond its scopes.
    pub policy: ClientPolicy,
}

/// What may be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// That it stops.
    Freeze,
    /// That it works again.
    Unfreeze,
    /// That it follows this policy.
    Follow(ClientPolicy),
}

/// A client asked it for itself. One that stopped itself could leave nobody to undo it, a frozen
/// one must not undo it by a token that it still has, and limits that one sets oneself are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a client neither freezes nor unfreezes itself, nor sets its own policy")]
pub struct OfItself;

impl Standing {
    /// The standing after an order by a client about a client; `None` if it stays as it is.
    ///
    /// # Errors
    /// When the two are one.
    pub fn after(
        &self,
        order: &Order,
        about: ClientId,
        by: ClientId,
    ) -> Result<Option<Self>, OfItself> {
        if about == by {
            return Err(OfItself);
        }
        let mut wanted = self.clone();
        match order {
            Order::Freeze => wanted.status = Status::Frozen,
            Order::Unfreeze => wanted.status = Status::Active,
            Order::Follow(policy) => wanted.policy = policy.clone(),
        }
        Ok((wanted != *self).then_some(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::policy::RequestRate;

    #[test]
    fn an_order_changes_what_is_not_so_already_and_nobody_orders_about_itself() {
        let (one, other) = (ClientId::derive(&["1"]), ClientId::derive(&["2"]));
        let usual = ClientPolicy::default();
        let slow = ClientPolicy {
            requests_per_minute: RequestRate::new(1).expect("a rate"),
            ..usual.clone()
        };
        let active = |policy: &ClientPolicy| Standing {
            status: Status::Active,
            policy: policy.clone(),
        };
        let frozen = |policy: &ClientPolicy| Standing {
            status: Status::Frozen,
            policy: policy.clone(),
        };
        let follow = |policy: &ClientPolicy| Order::Follow(policy.clone());
        for (before, order, after) in [
            (active(&slow), Order::Freeze, Some(frozen(&slow))),
            (frozen(&slow), Order::Freeze, None),
            (frozen(&slow), Order::Unfreeze, Some(active(&slow))),
            (active(&slow), Order::Unfreeze, None),
            (frozen(&usual), follow(&slow), Some(frozen(&slow))),
            (active(&slow), follow(&slow), None),
        ] {
            assert_eq!(before.after(&order, one, other), Ok(after));
            assert_eq!(before.after(&order, one, one), Err(OfItself));
        }
    }
}
