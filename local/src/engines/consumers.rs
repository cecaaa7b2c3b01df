use serde_json::{Value, json};
use tokio::sync::watch;

use super::batch::Outcome;
use super::invoke::Invoke;
use super::queue::{Message, Queues};
use super::wire::{ACCOUNT, REGION, pause_after_error, stopped};

/// Calls `function` with the messages due on its queue, up to ten at a time and one batch after
/// another, until `stop` is true.
pub(super) async fn consume(
    queues: Queues,
    function: String,
    invoke: Invoke,
    stop: watch::Receiver<bool>,
) {
    while !*stop.borrow() {
        let turn = async {
            let batch = queues.receive(&function, BATCH).await?;
            if batch.is_empty() {
                tokio::select! {
                    waited = queues.wait(&function) => waited,
                    () = stopped(stop.clone()) => Ok(()),
                }
            } else {
                deliver(&queues, &function, &invoke, &batch, &stop).await
            }
        };
        if let Err(error) = turn.await {
            tracing::error!(%error, function, "queue unavailable, retrying");
            pause_after_error(&stop).await;
        }
    }
}

/// Lambda's default batch size for a queue.
const BATCH: u32 = 10;

async fn deliver(
    queues: &Queues,
    function: &str,
    invoke: &Invoke,
    batch: &[Message],
    stop: &watch::Receiver<bool>,
) -> Result<(), super::EngineError> {
    let event = json!({"Records": batch.iter().map(|m| record(function, m)).collect::<Vec<_>>()});
    let response = invoke.call(function, event.to_string().into_bytes()).await;
    let items: Vec<&str> = batch.iter().map(|m| m.id.as_str()).collect();
    let (failed, error): (Vec<i64>, _) = match Outcome::of(response, &items) {
        Outcome::Done => (Vec::new(), None),
        Outcome::Partly(items) => {
            let failed = batch.iter().filter(|m| items.contains(&m.id));
            let error = "named in batchItemFailures".to_owned();
            (failed.map(|m| m.row).collect(), Some(error))
        }
        Outcome::Failed(error) => (batch.iter().map(|m| m.row).collect(), Some(error)),
    };
    if let Some(error) = &error {
        tracing::warn!(function, failed = failed.len(), error, "batch not handled");
    }
    let done = batch.iter().map(|m| m.row);
    let done: Vec<_> = done.filter(|id| !failed.contains(id)).collect();
    // Delivered messages that are not settled would stay in flight until the next start.
    loop {
        let settled = queues.settle(done.clone(), failed.clone(), error.clone());
        match settled.await {
            Err(error) if !*stop.borrow() => {
                tracing::error!(error = %error, function, "queue not settled, retrying");
                pause_after_error(stop).await;
            }
            settled => return settled,
        }
    }
}

/// Returns a message as Lambda passes it to a function.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
fn record(queue: &str, message: &Message) -> Value {
    json!({
        "messageId": message.id,
        "receiptHandle": format!("{}-{}", message.id, message.receives),
        "body": message.body,
        "attributes": {
            "ApproximateReceiveCount": message.receives.to_string(),
            "SentTimestamp": message.sent_ms.to_string(),
            "SenderId": "events.amazonaws.com",
            "ApproximateFirstReceiveTimestamp": message.first_received_ms.to_string(),
        },
        "messageAttributes": {},
        "md5OfBody": format!("{:x}", md5::compute(&message.body)),
        "eventSource": "aws:sqs",
        "eventSourceARN": format!("arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}"),
        "awsRegion": REGION,
    })
}
