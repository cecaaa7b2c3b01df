use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::clock::Clock;
use super::queue::Queues;
use super::wire::{ACCOUNT, REGION, Refusal};

/// The stand-in for EventBridge: `PutEvents` matches events against rules and writes them to the
/// queue of each matching rule before it responds.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
#[derive(Clone, Debug)]
pub(super) struct Bus {
    rules: Vec<Rule>,
    queues: Queues,
    clock: Clock,
}

/// A rule: the detail types that a consumer receives on its own queue.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// The consumer, and the name of its queue.
    pub(super) function: String,
    /// Exact detail types; one that ends with `*` is a prefix.
    pub(super) detail_types: Vec<String>,
    /// The delay before a message is delivered.
    pub(super) delay_seconds: u32,
}

/// The name of the bus that the rules belong to.
pub const BUS_NAME: &str = "malai";

/// A message for a queue.
#[derive(Debug)]
pub(super) struct Delivery {
    pub(super) queue: String,
    pub(super) delay_seconds: u32,
    pub(super) body: String,
}

impl Bus {
    pub(super) fn new(rules: Vec<Rule>, queues: Queues, clock: Clock) -> Self {
        Self {
            rules,
            queues,
            clock,
        }
    }

    /// Handles `PutEvents`: every entry is judged on its own; accepted entries are durable before
    /// the response.
    pub(super) async fn put_events(&self, request: &Value) -> Result<Value, Refusal> {
        let entries = request
            .get("Entries")
            .and_then(Value::as_array)
            .ok_or_else(|| Refusal::new("ValidationException", "Entries is required"))?;
        check_size(entries)?;
        let mut deliveries = Vec::new();
        let mut results = Vec::new();
        let mut failed = 0_u32;
        for entry in entries {
            match self.event(entry)? {
                Ok(event) => {
                    self.route(&event, &mut deliveries);
                    results.push(json!({"EventId": event.get("id")}));
                }
                Err((code, message)) => {
                    failed = failed.saturating_add(1);
                    results.push(json!({"ErrorCode": code, "ErrorMessage": message}));
                }
            }
        }
        self.queues.send(deliveries).await?;
        Ok(json!({"FailedEntryCount": failed, "Entries": results}))
    }

    /// Returns the event as consumers receive it, or why the entry is invalid.
    fn event(&self, entry: &Value) -> Result<Result<Value, EntryError>, Refusal> {
        let text = |name: &str| entry.get(name).and_then(Value::as_str);
        let bus = text("EventBusName").unwrap_or("default");
        if bus.rsplit('/').next() != Some(BUS_NAME) {
            let message = format!("Event bus {bus} does not exist.");
            return Err(Refusal::new("ResourceNotFoundException", message));
        }
        let required = |name: &str| {
            text(name).filter(|text| !text.is_empty()).ok_or_else(|| {
                let reason = format!("{name} is a required argument.");
                let message = format!("Parameter {name} is not valid. Reason: {reason}");
                ("InvalidArgument", message)
            })
        };
        Ok((|| {
            let source = required("Source")?;
            let detail_type = required("DetailType")?;
            let detail = required("Detail")?;
            if source.starts_with("aws.") {
                let message = format!("Not authorized for the source {source}.");
                return Err(("NotAuthorizedForSourceException", message));
            }
            let detail: Value = serde_json::from_str(detail)
                .ok()
                .filter(Value::is_object)
                .ok_or_else(|| ("MalformedDetail", "Detail is malformed.".to_owned()))?;
            Ok(json!({
                "version": "0",
                "id": Uuid::new_v4().to_string(),
                "detail-type": detail_type,
                "source": source,
                "account": ACCOUNT,
                "time": seconds(self.time_of(entry)),
                "region": REGION,
                "resources": entry.get("Resources").cloned().unwrap_or_else(|| json!([])),
                "detail": detail,
            }))
        })())
    }

    fn time_of(&self, entry: &Value) -> Timestamp {
        entry
            .get("Time")
            .and_then(|time| time.to_string().split('.').next()?.parse().ok())
            .and_then(|second| Timestamp::from_second(second).ok())
            .unwrap_or_else(|| self.clock.now())
    }

    fn route(&self, event: &Value, deliveries: &mut Vec<Delivery>) {
        let detail_type = event
            .get("detail-type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let wanting = self.rules.iter().filter(|rule| rule.wants(detail_type));
        deliveries.extend(wanting.map(|rule| Delivery {
            queue: rule.function.clone(),
            delay_seconds: rule.delay_seconds,
            body: event.to_string(),
        }));
    }
}

type EntryError = (&'static str, String);

impl Rule {
    fn wants(&self, detail_type: &str) -> bool {
        self.detail_types
            .iter()
            .any(|wanted| match wanted.strip_suffix('*') {
                Some(prefix) => detail_type.starts_with(prefix),
                None => wanted == detail_type,
            })
    }
}

/// Formats a time to the second, as EventBridge does.
pub(super) fn seconds(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Accepts at most ten entries with a total of 256 KB.
fn check_size(entries: &[Value]) -> Result<(), Refusal> {
    if entries.is_empty() || entries.len() > 10 {
        let message = "Member 'entries' must have length between 1 and 10";
        return Err(Refusal::new("ValidationException", message));
    }
    let size: usize = entries
        .iter()
        .flat_map(|entry| ["Source", "DetailType", "Detail"].map(|name| entry.get(name)))
        .flatten()
        .filter_map(Value::as_str)
        .map(str::len)
        .fold(0, usize::saturating_add);
    if size > 256 * 1024 {
        let message = "Total size of the entries in the request is over the limit.";
        return Err(Refusal::new("ValidationException", message));
    }
    Ok(())
}
