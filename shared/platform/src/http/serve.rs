use std::panic::AssertUnwindSafe;
use std::time::Instant;

use contract::Operation;
use environment::Clock;
use futures_util::FutureExt;

use super::{Call, Code, Problem, Reply, signature};
use crate::{Fault, fault, telemetry};

/// Reads the request, has it handled, and writes the answer and the log line. What the contract asks
/// of every request is asked here, before the handler: known query parameters, and the signature of
/// the client where its policy or the request itself brings one in. A panic in the handler is a fault of ours, answered as one; the sandbox lives on.
///
/// # Errors
/// When the payload is not an API Gateway proxy event.
pub async fn serve<H, F>(
    name: &'static str,
    clock: &Clock,
    payload: Vec<u8>,
    handle: H,
) -> Result<Vec<u8>, Fault>
where
    H: FnOnce(Call) -> F,
    F: Future<Output = Result<Reply, Problem>>,
{
    let started = Instant::now();
    let call = Call::from_event(&payload).ok_or(Fault::new("not an API Gateway proxy event"))?;
    let request_id = call.request_id().clone();
    let outcome = async {
        let mut operations = contract::OPERATIONS.iter();
        let operation = operations.find(|operation| operation.function == name);
        known_query(operation, &call)?;
        if operation.is_some_and(Operation::is_signed) {
            signature::check(&call, clock.now())?;
        }
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
fn known_query(operation: Option<&Operation>, call: &Call) -> Result<(), Problem> {
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
