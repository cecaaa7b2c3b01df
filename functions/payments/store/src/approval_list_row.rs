use kernel::id::TenantId;
use payments_contract::{PaymentRow, Status};
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A payment in its institution's list of payments that await approval, newest first. A read model
/// like [`crate::Listing`]; it leaves the list once the payment no longer awaits approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalListRow {
    /// The payment as it was ordered.
    #[serde(flatten)]
    pub payment: PaymentRow,
}

impl ApprovalListRow {
    /// The payment in the list; none for a payment that never needed approval.
    pub fn of(payment: PaymentRow) -> Option<Self> {
        let waited = payment.approval.is_some();
        waited.then_some(Self { payment })
    }

    /// Whether the payment awaits approval.
    pub fn waits(&self) -> bool {
        self.payment.status == Status::AwaitingApproval
    }

    /// Whether this change of the payment is the one by which it left the list: the first after the order,
    /// because every transition of a payment that awaits approval ends that status.
    pub fn leaves(&self) -> bool {
        !self.waits() && self.payment.version == 2
    }

    /// The list of an institution.
    pub fn query(tenant: TenantId) -> Query {
        Query::range(partition(tenant), "0", "~").newest_first()
    }
}

impl Row for ApprovalListRow {
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
