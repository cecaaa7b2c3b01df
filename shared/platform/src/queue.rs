//! Events that reach a function through its queue, in batches, possibly more than once.
//!
//! The events of a batch are handled side by side: none waits for another, so that a slow one neither uses up
//! the time of the others nor counts a delivery of those that were not tried. One that is not done shortly before the
//! deadline of the invocation is stopped and delivered again, so that those that are done stay done.

use std::time::Instant;

use environment::deadline;
use futures_util::future::join_all;
use kernel::event::Event;
use serde::Deserialize;
use serde_json::json;

use crate::{FunctionError, fault, resource, telemetry};

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

/// Hands each event of an SQS batch to `handle`, all at once, and answers which are to be delivered again.
///
/// # Errors
/// When the payload is not an SQS batch; the whole batch is then delivered again.
pub async fn serve<H, F>(
    name: &'static str,
    payload: Vec<u8>,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    H: Fn(Received) -> F,
    F: Future<Output = Result<(), FunctionError>>,
{
    let batch: Batch = serde_json::from_slice(&payload)
        .map_err(|error| FunctionError::caused("not an SQS batch", error))?;
    let messages = batch.records.iter();
    let handled = join_all(messages.map(|message| one(name, message, &handle))).await;
    let failures: Vec<_> = handled
        .into_iter()
        .flatten()
        .map(|id| json!({"itemIdentifier": id}))
        .collect();
    Ok(json!({"batchItemFailures": failures})
        .to_string()
        .into_bytes())
}

/// Handles one message. Returns its id if it is to be delivered again.
async fn one<'a, H, F>(name: &'static str, message: &'a Message, handle: &H) -> Option<&'a str>
where
    H: Fn(Received) -> F,
    F: Future<Output = Result<(), FunctionError>>,
{
    let started = Instant::now();
    let delivery: Result<Delivery, _> = serde_json::from_str(&message.body);
    let (request_id, subject, outcome) = match delivery {
        Ok(Delivery { detail }) => {
            let request_id = detail.correlationid.clone();
            let subject = detail.subject.clone();
            let done = deadline::in_time(handle(detail)).await;
            let late = || Err(FunctionError::new("the time of the invocation is over"));
            (Some(request_id), Some(subject), done.unwrap_or_else(late))
        }
        Err(error) => (
            None,
            None,
            Err(FunctionError::caused("not an event of ours", error)),
        ),
    };
    if let Err(fault) = &outcome {
        let request_id = request_id.as_ref().map(kernel::request::RequestId::as_str);
        tracing::error!(request_id, cause = fault::chain(fault), "an event failed");
    }
    telemetry::Line {
        function: name,
        request_id: request_id.as_ref(),
        status: if outcome.is_ok() { 200 } else { 500 },
        code: None,
        elapsed: started.elapsed(),
        count: 1,
        resource: resource::among(subject.as_deref()),
    }
    .write();
    outcome.is_err().then_some(message.message_id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use tokio::sync::Notify;

    /// A batch of as many messages as there are subjects, each with the event of one.
    fn batch(subjects: &[&str]) -> Vec<u8> {
        let sample = include_str!("../../../events/invoke/submit-fps-payment.json");
        let mut batch: Value = serde_json::from_str(sample).expect("JSON");
        let record = batch["Records"][0].clone();
        let records = subjects.iter().map(|subject| {
            let mut record = record.clone();
            let mut body: Value =
                serde_json::from_str(record["body"].as_str().expect("text")).expect("JSON");
            body["detail"]["subject"] = json!(subject);
            record["messageId"] = json!(format!("m-{subject}"));
            record["body"] = json!(body.to_string());
            record
        });
        batch["Records"] = records.collect();
        batch.to_string().into_bytes()
    }

    #[tokio::test]
    async fn the_events_of_a_batch_are_handled_side_by_side() {
        let (go, gone) = (Notify::new(), Notify::new());
        // The first ends only once the second was handled, and the second only once the first began.
        let handle = async |event: Received| {
            if event.subject == "first" {
                go.notify_one();
                gone.notified().await;
            } else {
                go.notified().await;
                gone.notify_one();
            }
            Ok(())
        };
        let answer = serve("test", batch(&["first", "second"]), handle).await;
        let answer: Value = serde_json::from_slice(&answer.expect("an answer")).expect("JSON");
        assert_eq!(answer["batchItemFailures"], json!([]));
    }

    #[tokio::test]
    async fn what_is_not_done_before_the_deadline_is_delivered_again_and_the_rest_is_not() {
        let handle = async |event: Received| match event.subject.as_str() {
            "hangs" => std::future::pending().await,
            _ => Ok(()),
        };
        // All but the reserve of its time is over.
        let deadline = Instant::now() + deadline::RESERVE;
        let answer = serve("test", batch(&["first", "hangs", "last"]), handle);
        let answer = deadline::within(deadline.into(), answer).await;
        let answer = answer.expect("an answer");
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        assert_eq!(
            answer["batchItemFailures"],
            json!([{"itemIdentifier": "m-hangs"}])
        );
    }

    #[tokio::test]
    async fn only_what_failed_is_delivered_again() {
        let handle = async |event: Received| match event.subject.as_str() {
            "bad" => Err(FunctionError::new("as the test wants")),
            _ => Ok(()),
        };
        let answer = serve("test", batch(&["good", "bad", "fine"]), handle).await;
        let answer: Value = serde_json::from_slice(&answer.expect("an answer")).expect("JSON");
        assert_eq!(
            answer["batchItemFailures"],
            json!([{"itemIdentifier": "m-bad"}])
        );
    }
}
