use kernel::id::TenantId;
use payments_contract::{PaymentRow, Status};
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A payment in its institution's list of those that wait for approval, newest first. A read model
/// like [`crate::Listing`], and gone from the list once the payment waits no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The payment as it was ordered.
    #[serde(flatten)]
    pub payment: PaymentRow,
}

impl Waiting {
    /// The payment in the list, if it ever was to be in it.
    pub fn of(payment: PaymentRow) -> Option<Self> {
        let waited = payment.approval.is_some();
        waited.then_some(Self { payment })
    }

    /// Whether it waits still.
    pub fn waits(&self) -> bool {
        self.payment.status == Status::AwaitingApproval
    }

    /// Whether this change of the payment is the one by which it left the list: the first after the
    /// order, since all that can happen to what waits is that it waits no more.
    pub fn leaves(&self) -> bool {
        !self.waits() && self.payment.version == 2
    }

    /// The list of an institution.
    pub fn query(tenant: TenantId) -> Query {
        Query::range(partition(tenant), "0", "~").newest_first()
    }
}

impl Row for Waiting {
    fn key(&self) -> Key {
        Key::new(
            partition(self.payment.tenant),
            format!("{}#{}", self.payment.created_at, self.payment.id),
        )
    }
}

fn partition(tenant: TenantId) -> String {
    format!("W#{tenant}")
}
