//! The line of a record: what a change was, as it is sealed and as the API shows it.

use audit_domain::{Chain, Hex, Record, RecordId, SequenceNumber, SubjectId};
use kernel::event::Event;
use kernel::id::{ClientId, TenantId};
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Item, Key};

/// The most bytes of a line: as much as a block has room for if nothing of it can be compressed.
pub const MAX_LINE: usize = 60_000;

/// Why an event makes no line.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// The event's id is not that of its subject and sequence.
    #[error("an event that makes no record")]
    NotARecord,
    /// Its data cannot be written down.
    #[error("a record cannot be written down")]
    Data(#[from] serde_json::Error),
    /// It is longer than [`MAX_LINE`].
    #[error("a record is too long for a block")]
    TooLong,
}

#[derive(Serialize)]
struct Line<'a, D> {
    record_id: &'a RecordId,
    subject: &'a SubjectId,
    sequence: u64,
    event_type: &'a str,
    occurred_at: Moment,
    recorded_at: Moment,
    actor: Actor,
    request_id: &'a RequestId,
    data: &'a D,
}

#[derive(Serialize)]
struct Actor {
    tenant_id: TenantId,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<ClientId>,
}

/// The line of the record that an event makes. `recorded_at` is when the stream has it that the change
/// was made, so that each delivery gives the same line.
///
/// # Errors
/// [`LineError`]; such a change is recorded by [`unreadable_line`].
pub fn record_line<D: Serialize>(
    event: Event<D>,
    recorded_at: Moment,
) -> Result<String, LineError> {
    let record = Record::of(event, recorded_at).map_err(|_| LineError::NotARecord)?;
    let line = serde_json::to_string(&Line {
        record_id: &record.id,
        subject: record.id.subject(),
        sequence: record.id.sequence(),
        event_type: &record.event_type,
        occurred_at: record.occurred_at,
        recorded_at: record.recorded_at,
        actor: Actor {
            tenant_id: record.tenant,
            client_id: record.client,
        },
        request_id: &record.request,
        data: &record.data,
    })?;
    if line.len() > MAX_LINE {
        return Err(LineError::TooLong);
    }
    Ok(line)
}

/// A change that should make a record and cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct Unreadable<'a> {
    /// The number of the change in its shard.
    pub number: &'a SequenceNumber,
    /// When the stream has it that the change was made; the epoch if it does not say.
    pub recorded_at: Moment,
    /// The key of the item, if it can be read.
    pub key: Option<&'a Key>,
    /// The item before.
    pub old: Option<&'a Item>,
    /// The item after.
    pub new: Option<&'a Item>,
}

#[derive(Serialize)]
struct UnreadableLine<'a> {
    record_id: String,
    event_type: &'static str,
    recorded_at: Moment,
    actor: Actor,
    unreadable: Images<'a>,
}

/// Not the images themselves: they may hold personal data, and cannot be read.
#[derive(Serialize)]
struct Images<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pk: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sk: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_sha256: Option<Hex<32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_sha256: Option<Hex<32>>,
}

/// The line of a change that cannot be read: where it is, and the digests of its images. It is the
/// bank's own, because whose change it is cannot be read.
///
/// # Errors
/// When it cannot be written down (a bug).
pub fn unreadable_line(chain: &Chain, change: &Unreadable<'_>) -> Result<String, LineError> {
    let line = UnreadableLine {
        record_id: format!("unreadable:{chain}#{}", change.number),
        event_type: "unreadable-change",
        recorded_at: change.recorded_at,
        actor: Actor {
            tenant_id: TenantId::bank(),
            client_id: None,
        },
        unreadable: Images {
            pk: change.key.map(|key| key.pk.as_str()),
            sk: change.key.map(|key| key.sk.as_str()),
            old_sha256: change.old.map(digest).transpose()?,
            new_sha256: change.new.map(digest).transpose()?,
        },
    };
    Ok(serde_json::to_string(&line)?)
}

/// The SHA-256 of an image: of its attributes as DynamoDB's JSON, without spaces, names in their order.
fn digest(image: &Item) -> Result<Hex<32>, serde_json::Error> {
    let mut text = String::new();
    canonical(&serde_json::to_value(image)?, &mut text)?;
    Ok(Hex(Sha256::digest(text).into()))
}

fn canonical(value: &Value, text: &mut String) -> Result<(), serde_json::Error> {
    match value {
        Value::Object(object) => {
            let mut fields: Vec<_> = object.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (position, (name, value)) in fields.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                text.push_str(&serde_json::to_string(name)?);
                text.push(':');
                canonical(value, text)?;
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (position, value) in values.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                canonical(value, text)?;
            }
            text.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            text.push_str(&value.to_string());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::event::ChangeContext;
    use kernel::id::PaymentId;
    use serde_json::json;

    fn event(data: Value) -> Event<Value> {
        let cause = ChangeContext {
            tenant: TenantId::derive(&["t"]),
            client: Some(ClientId::derive(&["c"])),
            request: "req-1".parse().expect("a request id"),
            at: Moment::EPOCH,
        };
        let subject = PaymentId::derive(&["p"]).to_string();
        Event::new("payments", "payment-accepted.v1", subject, 7, cause, data)
    }

    #[test]
    fn a_line_is_the_record_as_the_api_shows_it() {
        let (payment, tenant) = (PaymentId::derive(&["p"]), TenantId::derive(&["t"]));
        let client = ClientId::derive(&["c"]);
        let recorded_at = Moment::EPOCH.plus_millis(5000);
        let line = record_line(event(json!({"status": "accepted"})), recorded_at);
        let expected = format!(
            "{{\"record_id\":\"{payment}.7\",\"subject\":\"{payment}\",\"sequence\":7,\
             \"event_type\":\"malai.payments.payment-accepted.v1\",\
             \"occurred_at\":\"1970-01-01T00:00:00.000Z\",\"recorded_at\":\"1970-01-01T00:00:05.000Z\",\
             \"actor\":{{\"tenant_id\":\"{tenant}\",\"client_id\":\"{client}\"}},\
             \"request_id\":\"req-1\",\"data\":{{\"status\":\"accepted\"}}}}"
        );
        assert_eq!(line.expect("a line"), expected);
    }

    #[test]
    fn an_event_of_another_name_and_one_that_is_too_long_make_no_line() {
        let other = Event {
            sequence: 8,
            ..event(json!({}))
        };
        let refused = record_line(other, Moment::EPOCH);
        assert!(matches!(refused, Err(LineError::NotARecord)));
        let long = record_line(event(json!("x".repeat(MAX_LINE))), Moment::EPOCH);
        assert!(matches!(long, Err(LineError::TooLong)));
    }

    #[test]
    fn the_line_of_an_unreadable_change_shows_where_it_is_and_nothing_of_it() {
        let chain: Chain = "payments/shardId-1".parse().expect("a chain");
        let number: SequenceNumber = "42".parse().expect("a number");
        let item = |first: &str, second: &str| {
            let values = [("n", first), ("a", second)]
                .map(|(name, text)| (name.to_owned(), store::Value::S(text.to_owned())));
            Item::from(std::collections::HashMap::from(values))
        };
        let key = Key::new("pay_x", "P");
        let of = |new: &Item| {
            let change = Unreadable {
                number: &number,
                recorded_at: Moment::EPOCH,
                key: Some(&key),
                old: None,
                new: Some(new),
            };
            unreadable_line(&chain, &change).expect("a line")
        };
        let digest = Sha256::digest(r#"{"a":{"S":"Ada"},"n":{"S":"1"}}"#);
        let (bank, digest) = (TenantId::bank(), Hex::<32>(digest.into()));
        let expected = format!(
            "{{\"record_id\":\"unreadable:payments/shardId-1#42\",\"event_type\":\"unreadable-change\",\
             \"recorded_at\":\"1970-01-01T00:00:00.000Z\",\"actor\":{{\"tenant_id\":\"{bank}\"}},\
             \"unreadable\":{{\"pk\":\"pay_x\",\"sk\":\"P\",\"new_sha256\":\"{digest}\"}}}}"
        );
        assert_eq!(of(&item("1", "Ada")), expected);
        assert_ne!(of(&item("1", "Ben")), expected);
    }
}
