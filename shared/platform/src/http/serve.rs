use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use environment::deadline;
use futures_util::FutureExt;
use kernel::request::RequestId;
use operation::Operation;

use super::dpop::{Proof, ProofError};
use super::{
    API_POLICY, Call, Code, Principal, Problem, Reply, SECURITY_HEADERS, binding, head, signature,
};
use crate::admission::RateStatus;
use crate::{Admission, FunctionError, RefusedCaller, fault, resource, telemetry};

/// The longest that a request waits for its count, or a refusal for its record: both can do without.
const COUNTING: Duration = Duration::from_secs(1);

/// Reads the request, has it handled, and writes the answer and the log line. What the contract asks
/// of every request is asked here, before the handler: the proof that comes with a bound token, the
/// signature of the client where its policy or the request itself brings one in, and a head that is
/// right. A panic in the handler is a fault of ours, answered as one; the sandbox lives on.
///
/// A token that is not presented as it has to be is refused before anything is counted: who holds
/// no key of it must not use up its client's rate. What needs a token is then counted against its
/// client's rate and held to the scopes of the contract before the handler sees it; an access that is
/// refused is recorded.
///
/// # Errors
/// When the payload is not an API Gateway proxy event.
pub async fn serve<H, F>(
    operation: &'static Operation,
    payload: Vec<u8>,
    admission: &Admission,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    H: FnOnce(Call) -> F,
    F: Future<Output = Result<Reply, Problem>>,
{
    let started = Instant::now();
    let call = Call::from_event(&payload).ok_or(FunctionError::new("not an API Gateway event"))?;
    let request_id = call.request_id().clone();
    let named = resource::among(call.path_parameters()).map(str::to_owned);
    let writes = call.method() != "GET";
    let call = call.of(operation);
    let guarded = operation.needs_token();
    let principal = guarded.then(|| call.principal().ok().cloned()).flatten();
    let scheme = binding::scheme(&call);
    let presented = match &principal {
        Some(_) => binding::check(&call, admission.issuer(), admission.now()),
        None => Ok(None),
    };
    let caller = principal.as_ref().filter(|_| presented.is_ok());
    let standing = counted(admission, caller).await;
    let outcome = async {
        head::has_each_once(&call)?;
        let proof = presented?;
        admitted(operation, principal.as_ref(), standing.as_ref(), scheme)?;
        if operation.is_signed() {
            let policy = &call.principal()?.policy;
            signature::check(&call, policy, call.keys(), admission.now())?;
        }
        is_for(operation, &call)?;
        let call = head::judge(operation, call)?;
        used_once(admission, proof.as_ref()).await?;
        let faults = call.faults_beside_the_query();
        head::all_wrong_parts(faults.as_ref(), handle(call).await)
    };
    let outcome = AssertUnwindSafe(outcome).catch_unwind().await;
    let outcome = outcome.unwrap_or_else(|_| Err(Problem::new(Code::InternalError)));
    let reply = answered(&outcome, &request_id);
    let code = outcome.as_ref().err().map(Problem::code);
    let refused = refusal(&reply, code, principal.as_ref());
    if let Some(refused) = refused {
        let recorded = admission.record(&refused, operation.id, &request_id);
        deadline::at_most(COUNTING, recorded).await;
    }
    let made = || writes.then(|| resource::made(&reply)).flatten();
    telemetry::Line {
        function: operation.function,
        request_id: Some(&request_id),
        status: reply.status(),
        code: code.map(Code::as_str),
        elapsed: started.elapsed(),
        count: 1,
        resource: named.or_else(made).as_deref(),
    }
    .write();
    let reply = match &standing {
        Some(standing) => reply
            .header("ratelimit", standing.limit())
            .header("ratelimit-policy", standing.policy()),
        None => reply,
    };
    let reply = secured(operation, reply).header("x-request-id", request_id.as_str());
    serde_json::to_vec(&reply)
        .map_err(|error| FunctionError::caused("the answer cannot be written", error))
}

/// The answer with the headers of its host: that of the rails has no edge that stamps them.
fn secured(operation: &Operation, reply: Reply) -> Reply {
    if !operation.callback {
        return reply;
    }
    let headers = SECURITY_HEADERS.into_iter();
    headers.fold(
        reply.header("content-security-policy", API_POLICY),
        |reply, (name, value)| reply.header(name, value),
    )
}

/// Refuses a proof of possession that was used before.
async fn used_once(admission: &Admission, proof: Option<&Proof>) -> Result<(), Problem> {
    match proof {
        Some(proof) if !admission.is_first_use(proof).await? => {
            Err(binding::invalid(ProofError::Used))
        }
        Some(_) | None => Ok(()),
    }
}

/// Counts a request of a caller that presents its token as it has to.
async fn counted(admission: &Admission, caller: Option<&Principal>) -> Option<RateStatus> {
    let caller = caller?;
    let rate = caller.policy.requests_per_minute;
    deadline::at_most(COUNTING, admission.count(caller.client, rate)).await
}

/// Whether the handler may see a request for this operation. API Gateway lets through every good
/// token, so that what it may not do is refused here, where it is known whose it is.
fn admitted(
    operation: &Operation,
    principal: Option<&Principal>,
    standing: Option<&RateStatus>,
    scheme: &str,
) -> Result<(), Problem> {
    if !operation.needs_token() {
        return Ok(());
    }
    let principal = principal.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
    let standing = standing.ok_or_else(|| Problem::internal("nobody counts these requests"))?;
    if !standing.admitted {
        return Err(standing.refusal());
    }
    if operation.allows(principal.scopes.iter().map(String::as_str)) {
        Ok(())
    } else {
        Err(Problem::insufficient_scope(operation.scopes, scheme))
    }
}

/// Whether the operation is for the caller's kind of client.
fn is_for(operation: &Operation, call: &Call) -> Result<(), Problem> {
    if operation.bank_only {
        call.bank_principal()?;
    }
    Ok(())
}

/// The answer; the cause of a problem goes to the log and not into it.
fn answered(outcome: &Result<Reply, Problem>, request_id: &RequestId) -> Reply {
    match outcome {
        Ok(reply) => reply.clone(),
        Err(problem) => {
            if let Some(cause) = problem.cause() {
                let cause = fault::chain(cause);
                tracing::error!(request_id = request_id.as_str(), cause, "a request failed");
            }
            problem.reply(request_id)
        }
    }
}

/// Whose access was refused, if one was and it is known whose.
fn refusal(reply: &Reply, code: Option<Code>, caller: Option<&Principal>) -> Option<RefusedCaller> {
    let by_code = || {
        let code = code.filter(|code| code.refuses_access())?;
        caller.map(|caller| RefusedCaller {
            client: caller.client,
            tenant: Some(caller.tenant),
            code: code.as_str(),
        })
    };
    reply.refused().or_else(by_code)
}
