use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use kernel::event::Event;
use kernel::id::{ClientId, TenantId};
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::SubjectId;

/// The largest sequence: the largest integer that every JSON reader keeps exact (RFC 8259 §6).
const MAX_SEQUENCE: u64 = 9_007_199_254_740_991;

/// Names a record as its event is named: the subject, a point, the number of the change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    subject: SubjectId,
    sequence: u64,
}

impl RecordId {
    /// The name of this change of the subject.
    ///
    /// # Errors
    /// [`NotARecord`] if there is no change of that number.
    pub fn of(subject: SubjectId, sequence: u64) -> Result<Self, NotARecord> {
        if (1..=MAX_SEQUENCE).contains(&sequence) {
            Ok(Self { subject, sequence })
        } else {
            Err(NotARecord)
        }
    }

    /// What changed.
    pub fn subject(&self) -> &SubjectId {
        &self.subject
    }

    /// The number of the change, from 1.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.subject, self.sequence)
    }
}

impl FromStr for RecordId {
    type Err = NotARecord;

    /// One record has one name: a sequence with a sign or a leading zero is none.
    fn from_str(text: &str) -> Result<Self, NotARecord> {
        let (subject, digits) = text.split_once('.').ok_or(NotARecord)?;
        let canonical =
            digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        let sequence = digits.parse().map_err(|_| NotARecord)?;
        if !canonical || !(1..=MAX_SEQUENCE).contains(&sequence) {
            return Err(NotARecord);
        }
        Ok(Self {
            subject: subject.parse().map_err(|_| NotARecord)?,
            sequence,
        })
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// That names no record, or is no event that makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a subject, a point and the number of the change")]
pub struct NotARecord;

/// What is written down of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<D> {
    /// Its name.
    pub id: RecordId,
    /// What happened, as in the event catalogue.
    pub event_type: String,
    /// When it happened.
    pub occurred_at: Moment,
    /// When it was written down.
    pub recorded_at: Moment,
    /// For whom it was done.
    pub tenant: TenantId,
    /// The client that asked for it; none if it was the bank itself, or a rail.
    pub client: Option<ClientId>,
    /// The request that led to it.
    pub request: RequestId,
    /// The details.
    pub data: D,
}

impl<D> Record<D> {
    /// The record of an event.
    ///
    /// # Errors
    /// [`NotARecord`] if the event's id is not its subject and sequence: then two events could
    /// share a record, or one have two.
    pub fn of(event: Event<D>, recorded_at: Moment) -> Result<Self, NotARecord> {
        let id: RecordId = event.id.parse()?;
        if id.subject.as_str() != event.subject || id.sequence != event.sequence {
            return Err(NotARecord);
        }
        Ok(Self {
            id,
            event_type: event.kind,
            occurred_at: event.time,
            recorded_at,
            tenant: event.tenantid,
            client: event.clientid,
            request: event.correlationid,
            data: event.data,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;
    use kernel::event::ChangeContext;
    use kernel::id::PaymentId;

    fn event(sequence: u64) -> Event<()> {
        let cause = ChangeContext {
            tenant: TenantId::derive(&["t"]),
            client: Some(ClientId::derive(&["c"])),
            request: "req-1".parse().expect("a request id"),
            at: Moment::EPOCH,
        };
        let subject = PaymentId::derive(&["p"]).to_string();
        Event::new(
            "payments",
            "payment-accepted.v1",
            subject,
            sequence,
            cause,
            (),
        )
    }

    #[test]
    fn a_record_is_named_as_its_event_is() {
        let later = Moment::EPOCH.plus_millis(5);
        let record = Record::of(event(7), later).expect("a record");
        assert_eq!(record.id.to_string(), event(7).id);
        assert_eq!(record.event_type, "malai.payments.payment-accepted.v1");
        assert_eq!(record.client, Some(ClientId::derive(&["c"])));
        assert_eq!(
            (record.occurred_at, record.recorded_at),
            (Moment::EPOCH, later)
        );
    }

    #[test]
    fn an_event_with_a_name_that_is_not_its_own_makes_no_record() {
        let other_sequence = Event {
            sequence: 8,
            ..event(7)
        };
        let other_subject = Event {
            subject: PaymentId::derive(&["q"]).to_string(),
            ..event(7)
        };
        let no_name = Event {
            id: "seven".into(),
            ..event(7)
        };
        for wrong in [other_sequence, other_subject, no_name, event(0)] {
            assert_eq!(Record::of(wrong, Moment::EPOCH), Err(NotARecord));
        }
    }

    #[test]
    fn a_record_has_one_name() {
        let subject = PaymentId::derive(&["p"]);
        let parsed = |digits: &str| format!("{subject}.{digits}").parse::<RecordId>();
        for good in ["1", "10", "9007199254740991"] {
            let expected = format!("{subject}.{good}");
            assert_eq!(parsed(good).map(|id| id.to_string()), Ok(expected));
        }
        for wrong in [
            "",
            "0",
            "01",
            "+1",
            "-1",
            "1.",
            "1.1",
            "9007199254740992",
            "x",
        ] {
            assert_eq!(parsed(wrong), Err(NotARecord), "{wrong}");
        }
    }
}
