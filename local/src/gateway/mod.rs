//! What API Gateway does in the deployed bank: routes by the contract, has access tokens judged,
//! calls functions with the events of the Lambda proxy integration, and answers its own refusals
//! as the functions do.

mod authorizer;
mod body;
mod event;
mod policy;
mod refusal;
mod reply;

#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::time::Instant;

use axum::body::Body;
use axum::http::{Request, Response};
use contract::{Match, Operation};
use kernel::request::RequestId;
use kernel::time::Moment;
use platform::http::{Code, Problem};

use crate::registry::{Failure, Registry};

use authorizer::{Authorizer, Verdict};
pub(crate) use refusal::Refusal;
pub(crate) use reply::RENAMED_CHALLENGE;

/// The gateway. Clones share what they keep.
#[derive(Clone, Debug)]
pub struct Gateway {
    registry: Registry,
    authorizer: Authorizer,
    clock: environment::Clock,
}

/// What the edge knows of a request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The request's id.
    pub request_id: RequestId,
    /// The caller's address.
    pub address: IpAddr,
}

/// What is told to the function beyond the request itself.
struct Context<'a> {
    operation: &'static Operation,
    parameters: &'a [(&'static str, String)],
    caller: &'a Caller,
    authorizer: Option<serde_json::Value>,
    now: Moment,
}

impl Gateway {
    /// A gateway in front of these functions.
    pub fn new(registry: Registry, clock: environment::Clock) -> Self {
        let authorizer = Authorizer::new(registry.clone());
        Self {
            registry,
            authorizer,
            clock,
        }
    }

    /// Forgets what the authorizer said, as a deployment of the stage does.
    pub fn forget(&self) {
        self.authorizer.forget();
    }

    /// Answers a request.
    pub async fn answer(&self, request: Request<Body>, caller: &Caller) -> Response<Body> {
        let started = Instant::now();
        match self.integrate(request, caller).await {
            Ok(answer) => answer,
            Err(refusal) => refusal.answer(&caller.request_id, started.elapsed()),
        }
    }

    async fn integrate(
        &self,
        request: Request<Body>,
        caller: &Caller,
    ) -> Result<Response<Body>, Refusal> {
        let (head, body) = request.into_parts();
        let (operation, parameters) = match contract::find(head.method.as_str(), head.uri.path()) {
            Match::Found(operation, parameters) => (operation, parameters),
            Match::WrongMethod(allowed) => return Err(Refusal::wrong_method(&allowed)),
            Match::None => return Err(Problem::new(Code::NotFound).into()),
        };
        let now = self.clock.now();
        let authorizer = if operation.public || operation.callback {
            None
        } else {
            let asked = event::to_authorizer(&head, operation, &parameters, caller);
            let token = head.headers.get_all("authorization").iter().next_back();
            match self.authorizer.judge(token, &asked, now).await {
                Verdict::Allowed(context) => Some(context),
                Verdict::Refused(refusal) => return Err(refusal),
            }
        };
        let body = body::read(&head.headers, body).await?;
        let parameters = &parameters;
        let context = Context {
            operation,
            parameters,
            caller,
            authorizer,
            now,
        };
        let event = event::of(&head, body, &context);
        let answer = self
            .call(operation.function, event.to_string().into_bytes())
            .await?;
        reply::response(&answer)
            .ok_or_else(|| Problem::internal("the function's answer is no proxy answer").into())
    }

    /// Calls the function. What it began it ends, even when the client no longer listens.
    async fn call(&self, function: &'static str, payload: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let registry = self.registry.clone();
        #[expect(
            clippy::disallowed_methods,
            reason = "Lambda does not stop with the client"
        )]
        let call = tokio::spawn(async move { registry.invoke(function, payload).await });
        match call.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(Failure::TimedOut)) => Err(Problem::undecided(Code::OutcomeUnknown).into()),
            Ok(Err(failure)) => Err(Problem::internal(failure).into()),
            Err(stopped) => Err(Problem::internal(stopped).into()),
        }
    }
}
