use std::panic::AssertUnwindSafe;
use std::time::Instant;

use futures_util::FutureExt;

use super::{Call, Code, Problem, Reply};
use crate::{Fault, fault, telemetry};

/// Reads the request, has it handled, and writes the answer and the log line. A panic in the
/// handler is a fault of ours, answered as one; the sandbox lives on.
///
/// # Errors
/// When the payload is not an API Gateway proxy event.
pub async fn serve<H, F>(name: &'static str, payload: Vec<u8>, handle: H) -> Result<Vec<u8>, Fault>
where
    H: FnOnce(Call) -> F,
    F: Future<Output = Result<Reply, Problem>>,
{
    let started = Instant::now();
    let call = Call::from_event(&payload).ok_or(Fault::new("not an API Gateway proxy event"))?;
    let request_id = call.request_id().clone();
    let outcome = async {
        known_query(name, &call)?;
        handle(call).await
    };
    let outcome = AssertUnwindSafe(outcome).catch_unwind().await;
    let outcome = outcome.unwrap_or_else(|_| Err(Problem::new(Code::InternalError)));
    let reply = match &outcome {
        Ok(reply) => reply.clone(),
        Err(problem) => {
            if let Some(cause) = problem.cause() {
                let cause = fault::chain(cause);
                tracing::error!(request_id = request_id.as_str(), cause, "a request failed");
            }
            problem.reply(&request_id)
        }
    };
    let code = outcome
        .as_ref()
        .err()
        .map(|problem| problem.code().as_str());
    telemetry::Line {
        function: name,
        request_id: Some(&request_id),
        status: reply.status(),
        code,
        elapsed: started.elapsed(),
        count: 1,
    }
    .write();
    let reply = reply.header("x-request-id", request_id.as_str());
    serde_json::to_vec(&reply).map_err(|error| Fault::caused("the answer cannot be written", error))
}

/// Every query parameter is one that the contract names for the operation: a misspelt filter would
/// otherwise answer everything.
fn known_query(function: &str, call: &Call) -> Result<(), Problem> {
    let operation = contract::OPERATIONS
        .iter()
        .find(|operation| operation.function == function);
    let known = operation.map_or(&[][..], |operation| operation.query);
    match call.query_names().find(|name| !known.contains(name)) {
        None => Ok(()),
        Some(name) => Err(Problem::new(Code::UnknownField).with_error(
            format!("query:{name}"),
            "unknown",
            "this parameter is not known here",
        )),
    }
}
