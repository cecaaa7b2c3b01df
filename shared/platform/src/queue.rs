//! Events that reach a function through its queue, one at a time, possibly more than once.

use std::time::Instant;

use kernel::event::Event;
use serde::Deserialize;
use serde_json::json;

use crate::{Fault, fault, telemetry};

/// An event whose data is not read yet.
pub type Received = Event<serde_json::Value>;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Batch {
    records: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    message_id: String,
    body: String,
}

/// What the bus puts into the queue.
#[derive(Deserialize)]
struct Delivery {
    detail: Received,
}

/// Hands each event of an SQS batch to `handle` and answers which are to be delivered again.
///
/// # Errors
/// When the payload is not an SQS batch; the whole batch is then delivered again.
pub async fn serve<H, F>(name: &'static str, payload: Vec<u8>, handle: H) -> Result<Vec<u8>, Fault>
where
    H: Fn(Received) -> F,
    F: Future<Output = Result<(), Fault>>,
{
    let batch: Batch = serde_json::from_slice(&payload)
        .map_err(|error| Fault::caused("not an SQS batch", error))?;
    let mut failures = Vec::new();
    for message in batch.records {
        let started = Instant::now();
        let delivery: Result<Delivery, _> = serde_json::from_str(&message.body);
        let (request_id, outcome) = match delivery {
            Ok(Delivery { detail }) => (Some(detail.correlationid.clone()), handle(detail).await),
            Err(error) => (None, Err(Fault::caused("not an event of ours", error))),
        };
        if let Err(fault) = &outcome {
            let request_id = request_id.as_ref().map(kernel::request::RequestId::as_str);
            tracing::error!(request_id, cause = fault::chain(fault), "an event failed");
            failures.push(json!({"itemIdentifier": message.message_id}));
        }
        telemetry::Line {
            function: name,
            request_id: request_id.as_ref(),
            status: if outcome.is_ok() { 200 } else { 500 },
            code: None,
            elapsed: started.elapsed(),
            count: 1,
        }
        .write();
    }
    Ok(json!({"batchItemFailures": failures})
        .to_string()
        .into_bytes())
}
