use kernel::id::{ClientId, TenantId};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

use crate::ClientRow;

/// A tenant's client in the order of registration. Written with the client in one transaction, so
/// that a list lacks nothing that was registered before it was asked for; an index could not say so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingRow {
    /// Whose it is.
    #[serde(rename = "of")]
    pub tenant: TenantId,
    /// The client.
    #[serde(rename = "cl")]
    pub client: ClientId,
    /// When it was registered.
    #[serde(rename = "since")]
    pub registered_at: Moment,
}

impl ListingRow {
    /// The place of a client in its tenant's list.
    pub fn of(client: &ClientRow) -> Self {
        Self {
            tenant: client.tenant,
            client: client.id,
            registered_at: client.created_at,
        }
    }

    /// The query for a tenant's list, oldest first.
    pub fn query(tenant: TenantId) -> Query {
        Query::range(tenant, "C#", "C#~")
    }
}

impl Row for ListingRow {
    fn key(&self) -> Key {
        Key::new(
            self.tenant,
            format_args!("C#{}#{}", self.registered_at, self.client),
        )
    }
}
