//! Admissions: the only writes on identity's table that functions of other domains may do. All of
//! them are below [`KEY_PREFIX`], where no client is kept, and nothing is read back by them.

use kernel::id::ClientId;
use kernel::rate::{Lease, Window};
use serde::Serialize;
use store::{Change, Condition, Item, Key, PublishedUpdate, StoreError, Update, Value, attribute};

use crate::Identity;
use crate::refused::RefusedAccess;

/// What the partition of every admission begins with; the role of a function is held to it.
pub const KEY_PREFIX: &str = "admission#";

/// How long a count is kept after its window, in seconds.
const COUNT_KEPT_SECONDS: i64 = 3600;

/// Takes a lease from a client's count of a window. Refused if the count would pass the rate with
/// it. A lease whose answer was lost may be counted twice: then the client is given less, not more.
///
/// # Errors
/// When a value cannot be stored: a fault of ours. So for every admission.
pub fn lease(
    client: ClientId,
    window: Window,
    lease: Lease,
) -> Result<PublishedUpdate<Identity>, StoreError> {
    let above = i64::from(lease.highest_count()).saturating_add(1);
    let until = window.end_seconds().saturating_add(COUNT_KEPT_SECONDS);
    Ok(PublishedUpdate::new(
        Identity(()),
        Update {
            key: Key::new(partition(client), format_args!("W#{}", window.number())),
            condition: Condition::Any(vec![
                Condition::Without("n"),
                Condition::Below("n", value(above)?),
            ]),
            changes: vec![
                Change::Add("n", i64::from(lease.take)),
                Change::Set("ttl", value(until)?),
            ],
        },
    ))
}

/// How many requests are counted in the item that refused a lease.
pub fn counted(item: Option<&Item>) -> u32 {
    let Some(Value::N(count)) = item.and_then(|item| item.get("n")) else {
        return 0;
    };
    count.parse().unwrap_or(0)
}

/// Records accesses that were refused. Refused itself if there is such a record already, which is
/// as it should be.
///
/// # Errors
/// When a value cannot be stored: a fault of ours.
pub fn record(refused: &RefusedAccess) -> Result<PublishedUpdate<Identity>, StoreError> {
    let set = |name, value: Result<_, _>| value.map(|value| Change::Set(name, value));
    let changes = [
        set("id", attribute(refused.id())),
        set("cl", attribute(refused.client)),
        set("op", attribute(&refused.operation)),
        set("cd", attribute(&refused.code)),
        set("rid", attribute(&refused.request_id)),
        set("at", attribute(refused.first_at)),
        set("ttl", attribute(refused.kept_until_seconds())),
    ];
    let tenant = refused.tenant.map(|tenant| set("tn", attribute(tenant)));
    let changes = changes.into_iter().chain(tenant).collect::<Result<_, _>>();
    Ok(PublishedUpdate::new(
        Identity(()),
        Update {
            key: refused.key(),
            condition: Condition::Missing,
            changes: changes.map_err(StoreError::NotARow)?,
        },
    ))
}

/// Notes that a proof of possession (RFC 9449) was used, by the digest that names it, until this second.
/// Refused if it was used already; an attempt of the same usage whose answer was lost is done again. Each has
/// a partition of its own, so that a busy client is not held up by one.
///
/// # Errors
/// When a value cannot be stored: a fault of ours.
pub fn proof(name: &str, usage: &str, until: i64) -> Result<PublishedUpdate<Identity>, StoreError> {
    let usage = value(usage)?;
    Ok(PublishedUpdate::new(
        Identity(()),
        Update {
            key: Key::new(format_args!("{KEY_PREFIX}dpop#{name}"), "P"),
            condition: Condition::Any(vec![
                Condition::Without("u"),
                Condition::Equals("u", usage.clone()),
            ]),
            changes: vec![Change::Set("u", usage), Change::Set("ttl", value(until)?)],
        },
    ))
}

pub(crate) fn partition(client: ClientId) -> String {
    format!("{KEY_PREFIX}{client}")
}

fn value<T: Serialize>(of: T) -> Result<Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_of_a_function_is_held_to_the_key_below_which_everything_is_written() {
        let manifest = include_str!("../../../../Cargo.toml");
        let section = manifest
            .split("[workspace.metadata.malai.admissions]")
            .nth(1);
        let said = section.expect("the admissions").trim_start();
        let expected = format!("identity = \"{KEY_PREFIX}\"");
        assert!(said.starts_with(&expected), "{said:.40}");
    }
}
