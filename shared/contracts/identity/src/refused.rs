//! Accesses that were refused, and the event by which the audit log knows of them.

use kernel::event::{ChangeContext, Event};
use kernel::id::{ClientId, RefusalId, TenantId};
use kernel::rate::Window;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Key, Value};

use crate::admission::{KEY_PREFIX, partition};

/// The event's name in the catalogue, with its version.
pub const EVENT_NAME: &str = "access-refused.v1";

/// For how long a record is kept here, in seconds. By then it is in the audit log; it stays only so
/// that a minute has one.
const KEPT_SECONDS: i64 = 86_400;

/// What the sort keys of these records begin with.
const SK_PREFIX: &str = "R#";

/// The accesses of one client to one operation that were refused for one reason in one minute. The
/// first of them makes the record; the others leave no trace here, so that nobody fills the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAccess {
    /// Who asked, by a credential or a token that is its own.
    pub client: ClientId,
    /// The institution it acts for. None if somebody only claims to be that client and there is no
    /// such client: the row is written all the same, so that its time does not tell who exists, and
    /// makes no event.
    pub tenant: Option<TenantId>,
    /// The `operationId` of what was asked for.
    pub operation: String,
    /// The code of the problem, or of OAuth's error, by which it was refused.
    pub code: String,
    /// The first request of them.
    pub request_id: RequestId,
    /// When that was.
    pub first_at: Moment,
}

impl RefusedAccess {
    /// The id, by which the audit log knows them: of client, operation, code and minute.
    pub fn id(&self) -> RefusalId {
        let (client, minute) = (self.client.to_string(), self.window().number().to_string());
        RefusalId::derive(&[&client, &self.operation, &self.code, &minute])
    }

    /// Until when the table keeps it, in seconds since 1970.
    pub fn kept_until_seconds(&self) -> i64 {
        self.window().end_seconds().saturating_add(KEPT_SECONDS)
    }

    pub(crate) fn key(&self) -> Key {
        let minute = self.window().number();
        let sort = format!("{SK_PREFIX}{minute}#{}#{}", self.operation, self.code);
        Key::new(partition(self.client), sort)
    }

    fn window(&self) -> Window {
        Window::at(self.first_at)
    }
}

/// What the event tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRefused {
    /// Who asked.
    pub client_id: ClientId,
    /// The `operationId` of what was asked for.
    pub operation: String,
    /// By which code it was refused.
    pub code: String,
}

#[derive(Deserialize)]
struct Stored {
    id: RefusalId,
    #[serde(rename = "tn")]
    tenant: TenantId,
    #[serde(rename = "cl")]
    client: ClientId,
    #[serde(rename = "op")]
    operation: String,
    #[serde(rename = "cd")]
    code: String,
    #[serde(rename = "rid")]
    request_id: RequestId,
    #[serde(rename = "at")]
    first_at: Moment,
}

/// Whether a new item is the record of a refusal, which has an event.
pub fn is_refusal(item: &Item) -> bool {
    let begins =
        |name, with| matches!(item.get(name), Some(Value::S(text)) if text.starts_with(with));
    begins("pk", KEY_PREFIX) && begins("sk", SK_PREFIX) && item.contains_key("tn")
}

/// The event of a record that was made.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<AccessRefused>> {
    let made = new.filter(|item| old.is_none() && is_refusal(item))?;
    let stored: Stored = store::row_of(made.clone()).ok()?;
    let data = AccessRefused {
        client_id: stored.client,
        operation: stored.operation,
        code: stored.code,
    };
    let cause = ChangeContext {
        tenant: stored.tenant,
        client: Some(stored.client),
        request: stored.request_id,
        at: stored.first_at,
    };
    let subject = stored.id.to_string();
    Some(Event::new("identity", EVENT_NAME, subject, 1, cause, data))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admission;

    fn refused(millis: i64) -> RefusedAccess {
        RefusedAccess {
            client: ClientId::derive(&["c"]),
            tenant: Some(TenantId::derive(&["t"])),
            operation: "createPayment".to_owned(),
            code: "forbidden".to_owned(),
            request_id: "r-1".parse().expect("a request id"),
            first_at: Moment::EPOCH.plus_millis(millis),
        }
    }

    /// The item that a record's write makes.
    fn item(refused: &RefusedAccess) -> Item {
        let posting = admission::record(refused).expect("a posting");
        let update = posting.update();
        let mut item = update.key.item().into_inner();
        for change in &update.changes {
            let store::Change::Set(name, value) = change else {
                panic!("a record is only set: {change:?}");
            };
            item.insert((*name).to_owned(), value.clone());
        }
        Item::from(item)
    }

    #[test]
    fn a_record_tells_its_event_once_and_its_removal_tells_none() {
        let refused = refused(0);
        let item = item(&refused);
        let event = project(None, Some(&item)).expect("an event");
        assert_eq!(event.kind, "malai.identity.access-refused.v1");
        assert_eq!(event.id, format!("{}.1", refused.id()));
        assert_eq!(event.clientid, Some(refused.client));
        assert_eq!(event.data.operation, "createPayment");
        assert_eq!(project(Some(&item), Some(&item)), None);
        assert_eq!(project(Some(&item), None), None);
    }

    #[test]
    fn one_client_operation_code_and_minute_is_one_record() {
        let first = refused(0);
        assert_eq!(first.key(), refused(59_999).key());
        assert_eq!(first.id(), refused(59_999).id());
        let others = [
            refused(60_000),
            RefusedAccess {
                client: ClientId::derive(&["d"]),
                ..refused(0)
            },
            RefusedAccess {
                operation: "getPayment".to_owned(),
                ..refused(0)
            },
            RefusedAccess {
                code: "rate_limited".to_owned(),
                ..refused(0)
            },
        ];
        for other in others {
            assert_ne!((first.key(), first.id()), (other.key(), other.id()));
            assert_ne!(first.id(), other.id(), "{other:?}");
        }
    }

    #[test]
    fn who_only_claims_to_be_a_client_makes_no_event() {
        let nobody = RefusedAccess {
            tenant: None,
            ..refused(0)
        };
        let item = item(&nobody);
        assert!(!is_refusal(&item));
        assert_eq!(project(None, Some(&item)), None);
    }

    #[test]
    fn everything_that_others_may_write_is_apart_from_the_clients() {
        let rate = kernel::policy::RequestRate::default();
        let window = Window::at(Moment::EPOCH);
        let kernel::rate::RateDecision::Ask(lease) = ask_until_leased(rate) else {
            panic!("a lease is asked for in the end");
        };
        let client = ClientId::derive(&["c"]);
        let lease = admission::lease(client, window, lease).expect("a posting");
        let record = admission::record(&refused(0)).expect("a posting");
        let proof = admission::proof("name", "usage", 1).expect("a posting");
        for posting in [lease, record, proof] {
            let key = &posting.update().key;
            assert!(key.pk.starts_with(KEY_PREFIX), "{key:?}");
        }
    }

    fn ask_until_leased(rate: kernel::policy::RequestRate) -> kernel::rate::RateDecision {
        let mut allowance = kernel::rate::Allowance::new(rate);
        loop {
            let asked = allowance.ask(rate);
            if asked != kernel::rate::RateDecision::Admitted {
                return asked;
            }
        }
    }
}
