//! The bank's event bus, as seen by the one who puts events on it: the relay of the table streams.
//!
//! This crate alone speaks to `EventBridge`. Domains do not publish: an event follows from a row
//! that changed, so that neither can be without the other.

use aws_sdk_eventbridge::Client;
use aws_sdk_eventbridge::config::{BehaviorVersion, Config, Region};
use aws_sdk_eventbridge::error::DisplayErrorContext;
use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use environment::deadline::Deadlines;
use environment::{Environment, LazyClient, Published, Service};
use kernel::event::Event;
use serde_json::Value;

/// The most entries of one `PutEvents` request, a quota of `EventBridge`.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
pub const MAX_ENTRIES: usize = 10;

/// The most bytes of the entries of one `PutEvents` request, a quota of `EventBridge`; an event is in
/// one entry, so it cannot be larger.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html>
pub const MAX_BYTES: usize = 256 * 1024;

/// What the bus said of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is on the bus.
    Taken,
    /// It is not, and may be at another attempt.
    NotNow,
    /// It is not, and never will be: the event itself is wrong.
    Never,
}

/// The bytes that an event takes of [`MAX_BYTES`].
///
/// # Errors
/// [`BusError`] if it cannot be written down.
pub fn size_of(event: &Event<Value>) -> Result<usize, BusError> {
    let detail = serde_json::to_string(event).map_err(|fault| BusError(fault.to_string()))?;
    let texts = [detail.as_str(), &event.kind, &event.source];
    Ok(texts.iter().map(|text| text.len()).sum())
}

/// The bus did not answer, or an event cannot be written down. Events before the failing request
/// may be on the bus, and those of it too; publishing them again is safe, for consumers know
/// events by their ids.
#[derive(Debug, thiserror::Error)]
#[error("the event bus did not answer: {0}")]
pub struct BusError(String);

/// The bus of this deployment.
#[derive(Clone, Debug)]
pub struct Bus {
    client: LazyClient<Client>,
    name: String,
    published: Published,
}

impl Bus {
    /// The bus. Called by the code that `platform::function!` writes from the declaration, and by
    /// nothing else.
    #[doc(hidden)]
    pub fn declared(environment: &Environment) -> Self {
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(environment.region.clone()))
            .credentials_provider(environment.credentials.clone())
            .http_client(environment.http.clone())
            .interceptor(Deadlines);
        config.set_endpoint_url(
            environment
                .endpoint(Service::EventBridge)
                .map(str::to_owned),
        );
        Self {
            client: LazyClient::new(|| Client::from_conf(config.build())),
            name: environment.names.bus.clone(),
            published: environment.names.published.clone(),
        }
    }

    /// Whether somebody subscribed to this event, so that it is put on the bus.
    pub fn takes(&self, event: &Event<Value>) -> bool {
        self.published.has(&event.kind)
    }

    /// Puts events on the bus in their order, up to [`MAX_ENTRIES`] a request, and says of each
    /// whether the bus took it. Goes on after an entry that was refused; a caller to whom the order
    /// matters passes at most [`MAX_ENTRIES`] events and reads the answers. The events of a request
    /// together must fit [`MAX_BYTES`].
    ///
    /// # Errors
    /// When a request is not answered, or not as it should be.
    pub async fn publish(&self, events: &[Event<Value>]) -> Result<Vec<Answer>, BusError> {
        let mut accepted = Vec::with_capacity(events.len());
        for batch in events.chunks(MAX_ENTRIES) {
            accepted.extend(self.put(batch).await?);
        }
        Ok(accepted)
    }

    async fn put(&self, events: &[Event<Value>]) -> Result<Vec<Answer>, BusError> {
        let entries = events
            .iter()
            .map(|event| self.entry(event))
            .collect::<Result<_, _>>()?;
        let call = self.client.put_events().set_entries(Some(entries));
        let answer = call
            .send()
            .await
            .map_err(|error| BusError(DisplayErrorContext(error).to_string()))?;
        let results = answer.entries.unwrap_or_default();
        if results.len() != events.len() {
            return Err(BusError("not every entry was answered".to_owned()));
        }
        let told = events.iter().zip(&results).map(|(event, result)| {
            if let Some(code) = result.error_code() {
                let why = result.error_message();
                tracing::error!(event = event.id, code, why, "the bus refused an event");
            }
            match result.error_code() {
                None if result.event_id().is_some() => Answer::Taken,
                // The others are of the moment, or of permissions, which are repaired.
                Some("InvalidArgument" | "MalformedDetail" | "RedactionFailure") => Answer::Never,
                None | Some(_) => Answer::NotNow,
            }
        });
        Ok(told.collect())
    }

    fn entry(&self, event: &Event<Value>) -> Result<PutEventsRequestEntry, BusError> {
        let detail = serde_json::to_string(event).map_err(|fault| BusError(fault.to_string()))?;
        let entry = PutEventsRequestEntry::builder().event_bus_name(&self.name);
        let entry = entry.source(source(event)).detail_type(&event.kind);
        Ok(entry.detail(detail).build())
    }
}

/// `malai.<domain>`, from the event's own `/malai/<domain>`.
fn source(event: &Event<Value>) -> String {
    event.source.trim_start_matches('/').replace('/', ".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::event::ChangeContext;
    use kernel::id::TenantId;
    use kernel::time::Moment;

    #[test]
    fn an_entry_is_from_the_events_domain() {
        let request = "req-1".parse().expect("a request id");
        let cause = ChangeContext {
            tenant: TenantId::derive(&["t"]),
            client: None,
            request,
            at: Moment::EPOCH,
        };
        let event = Event::new(
            "payments",
            "payment-accepted.v1",
            "s".into(),
            1,
            cause,
            Value::Null,
        );
        assert_eq!(source(&event), "malai.payments");
    }
}
