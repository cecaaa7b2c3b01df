//! What makes a function run.

use super::{EventName, Malformed, event};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The one thing that makes a function run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A request of the public contract: `{ http = "createPayment" }`.
    Http {
        /// The `operationId` in `openapi.yaml`.
        operation: String,
    },
    /// Events from the bus, by a queue of its own: `{ events = ["payments.payment-accepted.v1"] }`.
    Events {
        /// The events it consumes; empty means every event there is, written `["*"]`.
        events: Vec<EventName>,
        /// Seconds that the queue holds each event back, 0 to 900 (Amazon SQS quota).
        delay_seconds: u32,
    },
    /// A clock: `{ schedule = "rate(1 minute)", timezone = "Europe/London" }`.
    Schedule {
        /// A `rate(...)`, `cron(...)` or `at(...)` expression of EventBridge Scheduler.
        expression: String,
        /// The IANA zone a `cron` or `at` is read in; UTC if absent.
        timezone: Option<String>,
    },
    /// The change stream of tables: `{ stream = ["accounts"] }`.
    Stream {
        /// The tables whose streams it reads.
        tables: Vec<String>,
        /// Seconds of a tumbling window, 1 to 900 (AWS Lambda quota); 0 for none. A function with
        /// a window is told from which shard its changes come, and no other is.
        window_seconds: u32,
        /// Seconds for which a batch waits for further changes, 0 to 300 (AWS Lambda quota).
        batching_seconds: u32,
        /// The changes that it is called for, five alternatives at most (AWS Lambda quota): `only = [{ sk = ["A"] }]`.
        /// All if there are none. It saves calls; the function must be right without it.
        only: Vec<Only>,
    },
    /// The gateway asks it who a caller is: `{ authorizer = true }`.
    Authorizer,
    /// A secret is to be changed: `{ rotation = "identity/token-signing-key", every_days = 30 }`.
    Rotation {
        /// The secret: the one in the bank that this function, and no other, may write.
        secret: String,
        /// The secret in which it publishes the public halves of that one, for those that verify; no
        /// other function writes it: `publishes = "identity/token-public-keys"`.
        publishes: Option<String>,
        /// Days from one rotation to the next, 1 to 1000 (AWS Secrets Manager quota).
        every_days: u32,
    },
    /// Nothing but a person or another program of the bank: `{ internal = true }`.
    Internal,
}

/// Attributes of the item as it is after a change, each with the texts that it may have. The keys are also those of an item
/// that was removed.
pub type Only = BTreeMap<String, Vec<String>>;

/// The alternatives of one mapping, a quota of AWS Lambda.
const ALTERNATIVES: usize = 5;

/// The trigger as people write it: exactly one of its forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    http: Option<String>,
    events: Option<Vec<String>>,
    delay_seconds: Option<u32>,
    schedule: Option<String>,
    timezone: Option<String>,
    stream: Option<Vec<String>>,
    window_seconds: Option<u32>,
    batching_seconds: Option<u32>,
    only: Option<Vec<Only>>,
    authorizer: Option<bool>,
    rotation: Option<String>,
    publishes: Option<String>,
    every_days: Option<u32>,
    internal: Option<bool>,
}

impl Written {
    pub(super) fn read(self) -> Result<Trigger, Malformed> {
        if self.delay_seconds.is_some() && self.events.is_none() {
            return Err(Malformed::new("trigger: delay_seconds belongs to events"));
        }
        if self.timezone.is_some() && self.schedule.is_none() {
            return Err(Malformed::new("trigger: timezone belongs to a schedule"));
        }
        if self.window_seconds.is_some() && self.stream.is_none() {
            return Err(Malformed::new(
                "trigger: window_seconds belongs to a stream",
            ));
        }
        if self.batching_seconds.is_some() && self.stream.is_none() {
            return Err(Malformed::new(
                "trigger: batching_seconds belongs to a stream",
            ));
        }
        if self.only.is_some() && self.stream.is_none() {
            return Err(Malformed::new("trigger: only belongs to a stream"));
        }
        if self.every_days.is_some() && self.rotation.is_none() {
            return Err(Malformed::new("trigger: every_days belongs to a rotation"));
        }
        if self.publishes.is_some() && self.rotation.is_none() {
            return Err(Malformed::new("trigger: publishes belongs to a rotation"));
        }
        let forms = [
            self.http.map(http),
            self.events
                .map(|events| consumed(&events, self.delay_seconds.unwrap_or(0))),
            self.schedule
                .map(|expression| schedule(expression, self.timezone)),
            self.stream.map(|tables| {
                let window = self.window_seconds.unwrap_or(0);
                let batching = self.batching_seconds.unwrap_or(0);
                stream(tables, window, batching, self.only)
            }),
            self.authorizer
                .map(|said| flag("authorizer", said, Trigger::Authorizer)),
            self.rotation
                .map(|secret| rotation(secret, self.publishes, self.every_days)),
            self.internal
                .map(|said| flag("internal", said, Trigger::Internal)),
        ];
        let mut given = forms.into_iter().flatten();
        match (given.next(), given.next()) {
            (Some(trigger), None) => trigger,
            _ => Err(Malformed::new(
                "trigger: give exactly one of http, events, schedule, stream, authorizer, rotation, internal",
            )),
        }
    }
}

fn http(operation: String) -> Result<Trigger, Malformed> {
    let camel = operation.starts_with(|first: char| first.is_ascii_lowercase())
        && operation.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if camel {
        return Ok(Trigger::Http { operation });
    }
    Err(Malformed::new(format!(
        "trigger: http = {operation:?} is not an operationId in camelCase"
    )))
}

fn consumed(events: &[String], delay_seconds: u32) -> Result<Trigger, Malformed> {
    super::within("trigger: delay_seconds", delay_seconds, 0, 900)?;
    let every = matches!(events, [one] if one == "*");
    if events.is_empty() {
        return Err(Malformed::new(
            "trigger: events is empty, write [\"*\"] for every event",
        ));
    }
    let events = if every {
        Vec::new()
    } else {
        event::parse_all("trigger: events", events)?
    };
    Ok(Trigger::Events {
        events,
        delay_seconds,
    })
}

fn schedule(expression: String, timezone: Option<String>) -> Result<Trigger, Malformed> {
    let known = ["rate(", "cron(", "at("]
        .iter()
        .any(|start| expression.starts_with(start));
    if known && expression.ends_with(')') {
        return Ok(Trigger::Schedule {
            expression,
            timezone,
        });
    }
    Err(Malformed::new(format!(
        "trigger: schedule = {expression:?} is not rate(..), cron(..) or at(..)"
    )))
}

fn stream(
    tables: Vec<String>,
    window_seconds: u32,
    batching_seconds: u32,
    only: Option<Vec<Only>>,
) -> Result<Trigger, Malformed> {
    super::within("trigger: window_seconds", window_seconds, 0, 900)?;
    super::within("trigger: batching_seconds", batching_seconds, 0, 300)?;
    if tables.is_empty() {
        return Err(Malformed::new("trigger: stream names no table"));
    }
    let is_empty = |one: &Only| one.is_empty() || one.values().any(Vec::is_empty);
    let passes_nothing = |only: &Vec<Only>| only.is_empty() || only.iter().any(is_empty);
    if only.as_ref().is_some_and(passes_nothing) {
        return Err(Malformed::new("trigger: only lets nothing through"));
    }
    let only = only.unwrap_or_default();
    if only.len() > ALTERNATIVES {
        return Err(Malformed::new(format!(
            "trigger: only has more than {ALTERNATIVES} alternatives"
        )));
    }
    Ok(Trigger::Stream {
        tables,
        window_seconds,
        batching_seconds,
        only,
    })
}

fn rotation(
    secret: String,
    publishes: Option<String>,
    every_days: Option<u32>,
) -> Result<Trigger, Malformed> {
    named("rotation", &secret)?;
    if let Some(published) = &publishes {
        named("publishes", published)?;
        if *published == secret {
            return Err(Malformed::new(
                "trigger: publishes names the secret that is rotated, whose readers know its private half",
            ));
        }
    }
    let every_days =
        every_days.ok_or_else(|| Malformed::new("trigger: a rotation needs every_days"))?;
    super::within("trigger: every_days", every_days, 1, 1000)?;
    Ok(Trigger::Rotation {
        secret,
        publishes,
        every_days,
    })
}

/// Refuses what is no name of a secret.
fn named(field: &str, secret: &str) -> Result<(), Malformed> {
    let word = |word: &str| {
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !word.is_empty() && word.bytes().all(known)
    };
    if secret.split('/').all(word) {
        return Ok(());
    }
    Err(Malformed::new(format!(
        "trigger: {field} = {secret:?} is not a name such as identity/token-signing-key"
    )))
}

fn flag(field: &str, said: bool, trigger: Trigger) -> Result<Trigger, Malformed> {
    if said {
        return Ok(trigger);
    }
    Err(Malformed::new(format!(
        "trigger: {field} = false says nothing, leave it out"
    )))
}
