use kernel::id::ClientId;
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

/// What may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// That it stops.
    Freeze,
    /// That it works again.
    Unfreeze,
}

/// A client asked it for itself. One that stopped itself could leave nobody to undo it, and a
/// frozen one must not undo it by a token that it still has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a client neither freezes nor unfreezes itself")]
pub struct OfItself;

impl Status {
    /// The status after an order by a client about a client; `None` if it stays as it is.
    ///
    /// # Errors
    /// When the two are one.
    pub fn after(
        self,
        order: Order,
        about: ClientId,
        by: ClientId,
    ) -> Result<Option<Self>, OfItself> {
        let wanted = match order {
            Order::Freeze => Self::Frozen,
            Order::Unfreeze => Self::Active,
        };
        if about == by {
            Err(OfItself)
        } else {
            Ok((wanted != self).then_some(wanted))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_changes_what_is_not_so_already_and_nobody_orders_about_itself() {
        let (one, other) = (ClientId::derive(&["1"]), ClientId::derive(&["2"]));
        for (before, order, after) in [
            (Status::Active, Order::Freeze, Some(Status::Frozen)),
            (Status::Frozen, Order::Freeze, None),
            (Status::Frozen, Order::Unfreeze, Some(Status::Active)),
            (Status::Active, Order::Unfreeze, None),
        ] {
            assert_eq!(before.after(order, one, other), Ok(after));
            assert_eq!(before.after(order, one, one), Err(OfItself));
        }
    }
}
