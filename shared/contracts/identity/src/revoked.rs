//! Access tokens that their clients revoked (RFC 7009), and the event by which the audit log knows of them.

use kernel::event::{ChangeContext, Event};
use kernel::id::{ClientId, RevocationId, TenantId};
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Key, Row, Value};

/// The event's name in the catalogue, with its version.
pub const EVENT_NAME: &str = "token-revoked.v1";

/// What the sort keys of revocations begin with.
const SK_PREFIX: &str = "T#";

/// An access token that its client revoked before it expired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedToken {
    /// Its id: of the client and the token's `jti`, which it does not reveal.
    pub id: RevocationId,
    /// The client.
    #[serde(rename = "cl")]
    pub client: ClientId,
    /// The institution the client acts for.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// The request that revoked it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// When that was.
    #[serde(rename = "at")]
    pub at: Moment,
    /// When the table may drop it, in seconds since 1970: any token issued until now has expired then.
    pub ttl: i64,
}

impl RevokedToken {
    /// Where the revocation of a client's token with this `jti` is kept.
    pub fn key_of(client: ClientId, jti: &str) -> Key {
        key(client, id(client, jti))
    }

    /// The revocation of the client's token with this `jti`.
    pub fn new(
        (client, tenant): (ClientId, TenantId),
        jti: &str,
        request_id: RequestId,
        at: Moment,
        ttl: i64,
    ) -> Self {
        Self {
            id: id(client, jti),
            client,
            tenant,
            request_id,
            at,
            ttl,
        }
    }
}

impl Row for RevokedToken {
    fn key(&self) -> Key {
        key(self.client, self.id)
    }
}

/// The data of the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRevoked {
    /// The client whose token it was, and that revoked it.
    pub client_id: ClientId,
}

/// Whether a new item is a revocation.
pub fn is_revocation(item: &Item) -> bool {
    matches!(item.get("sk"), Some(Value::S(sort)) if sort.starts_with(SK_PREFIX))
}

/// The event of a revocation that was made.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<TokenRevoked>> {
    let made = new.filter(|item| old.is_none() && is_revocation(item))?;
    let revoked: RevokedToken = store::row_of(made.clone()).ok()?;
    let cause = ChangeContext {
        tenant: revoked.tenant,
        client: Some(revoked.client),
        request: revoked.request_id,
        at: revoked.at,
    };
    let data = TokenRevoked {
        client_id: revoked.client,
    };
    let subject = revoked.id.to_string();
    Some(Event::new("identity", EVENT_NAME, subject, 1, cause, data))
}

fn id(client: ClientId, jti: &str) -> RevocationId {
    RevocationId::derive(&[&client.to_string(), jti])
}

fn key(client: ClientId, id: RevocationId) -> Key {
    Key::new(client, format_args!("{SK_PREFIX}{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revocation_has_one_event_and_its_removal_has_none() {
        let (client, tenant) = (ClientId::derive(&["c"]), TenantId::derive(&["t"]));
        let request = "r-1".parse().expect("a request id");
        let revoked = RevokedToken::new((client, tenant), "j", request, Moment::EPOCH, 1);
        assert_eq!(revoked.key(), RevokedToken::key_of(client, "j"));
        assert_ne!(revoked.key(), RevokedToken::key_of(client, "k"));
        let item = store::item_of(&revoked).expect("an item");
        let event = project(None, Some(&item)).expect("an event");
        assert_eq!(event.kind, "malai.identity.token-revoked.v1");
        assert_eq!(event.id, format!("{}.1", revoked.id));
        assert_eq!(event.clientid, Some(client));
        assert_eq!(project(Some(&item), Some(&item)), None);
        assert_eq!(project(Some(&item), None), None);
    }
}
