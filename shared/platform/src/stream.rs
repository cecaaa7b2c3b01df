//! Changes of a table's items, in order for each item, possibly more than once.

use std::time::Instant;

use serde::Deserialize;
use serde_json::json;
use store::Item;

use crate::{Fault, fault, telemetry};

/// One change of one item.
#[derive(Clone, Debug)]
pub struct Change {
    /// The table's stream, by its ARN.
    pub source: String,
    /// The shard of the stream. The service names it only to functions with a tumbling window.
    pub shard: Option<String>,
    /// Where in its shard the change stands; grows.
    pub sequence_number: String,
    /// The item before; `None` if there was none.
    pub old: Option<Item>,
    /// The item after; `None` if it was removed.
    pub new: Option<Item>,
}

/// The first change that could not be dealt with: it and all after it are delivered again.
#[derive(Debug)]
pub struct Stopped {
    /// Where.
    pub sequence_number: String,
    /// Why.
    pub fault: Fault,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Batch {
    records: Vec<Record>,
    #[serde(rename = "shardId")]
    shard: Option<String>,
}

#[derive(Deserialize)]
struct Record {
    #[serde(rename = "eventSourceARN")]
    source: String,
    dynamodb: Images,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Images {
    sequence_number: String,
    old_image: Option<Item>,
    new_image: Option<Item>,
}

/// Hands the changes of a `DynamoDB` stream batch to `handle`, together and in order.
///
/// # Errors
/// When the payload is not a stream batch.
pub async fn serve<H, F>(name: &'static str, payload: Vec<u8>, handle: H) -> Result<Vec<u8>, Fault>
where
    H: FnOnce(Vec<Change>) -> F,
    F: Future<Output = Result<(), Stopped>>,
{
    let started = Instant::now();
    let batch: Batch = serde_json::from_slice(&payload)
        .map_err(|error| Fault::caused("not a DynamoDB stream batch", error))?;
    let changes: Vec<_> = batch
        .records
        .into_iter()
        .map(|record| Change {
            source: record.source,
            shard: batch.shard.clone(),
            sequence_number: record.dynamodb.sequence_number,
            old: record.dynamodb.old_image,
            new: record.dynamodb.new_image,
        })
        .collect();
    let count = changes.len();
    let outcome = handle(changes).await;
    let failures = match &outcome {
        Ok(()) => json!([]),
        Err(stopped) => {
            tracing::error!(cause = fault::chain(&stopped.fault), "a change failed");
            json!([{"itemIdentifier": stopped.sequence_number}])
        }
    };
    telemetry::Line {
        function: name,
        request_id: None,
        status: if outcome.is_ok() { 200 } else { 500 },
        code: None,
        elapsed: started.elapsed(),
        count,
    }
    .write();
    // To a function with a window an answer without a state is a failed invocation. We keep ours in
    // tables.
    // <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html>
    Ok(json!({"batchItemFailures": failures, "state": {}})
        .to_string()
        .into_bytes())
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_last_call_of_a_window_has_no_changes_and_is_answered_with_a_state() {
        let last = br#"{"Records":[],"state":{},"isFinalInvokeForWindow":true,"shardId":"s"}"#;
        let answer = serve("a", last.to_vec(), |changes| {
            assert!(changes.is_empty());
            std::future::ready(Ok(()))
        });
        let answer = answer.now_or_never().expect("at once").expect("an answer");
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        assert_eq!(answer, json!({"batchItemFailures": [], "state": {}}));
    }
}
