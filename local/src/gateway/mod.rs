//! The gateway, API Gateway in the deployed bank: routes by the contract, has access tokens judged,
//! calls functions with the events of the Lambda proxy integration, and returns its own refusals in
//! the same form as functions.

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

use authorizer::{Access, Authorizer};
pub(crate) use refusal::Refusal;
pub(crate) use reply::RENAMED_CHALLENGE;

/// The gateway. Clones share its cache.
#[derive(Clone, Debug)]
pub struct Gateway {
    registry: Registry,
    authorizer: Authorizer,
    clock: environment::Clock,
}

/// The edge's information about a request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The request id.
    pub request_id: RequestId,
    /// The client's address.
    pub address: IpAddr,
}

/// What the function's event contains besides the request itself.
struct Context<'a> {
    operation: &'static Operation,
    parameters: &'a [(&'static str, String)],
    caller: &'a Caller,
    authorizer: Option<serde_json::Value>,
    now: Moment,
}

impl Gateway {
    /// Creates a gateway in front of these functions.
    pub fn new(registry: Registry, clock: environment::Clock) -> Self {
        let authorizer = Authorizer::new(registry.clone());
        Self {
            registry,
            authorizer,
            clock,
        }
    }

    /// Clears the cached authorizations, as a deployment of the stage does.
    pub fn clear_cache(&self) {
        self.authorizer.clear_cache();
    }

    /// Handles a request.
    pub async fn handle(&self, request: Request<Body>, caller: &Caller) -> Response<Body> {
        let started = Instant::now();
        match self.integrate(request, caller).await {
            Ok(response) => response,
            Err(refusal) => refusal.response(&caller.request_id, started.elapsed()),
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
            let request_event = event::to_authorizer(&head, operation, &parameters, caller);
            let token = head.headers.get_all("authorization").iter().next_back();
            match self.authorizer.authorize(token, &request_event, now).await {
                Access::Allowed(context) => Some(context),
                Access::Refused(refusal) => return Err(refusal),
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
        let response = self
            .call(operation.function, event.to_string().into_bytes())
            .await?;
        reply::http_response(&response)
            .ok_or_else(|| Problem::internal("malformed proxy response of the function").into())
    }

    /// Calls the function. It completes even if the client disconnects.
    async fn call(&self, function: &'static str, payload: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let registry = self.registry.clone();
        #[expect(
            clippy::disallowed_methods,
            reason = "Lambda does not stop with the client"
        )]
        let call = tokio::spawn(async move { registry.invoke(function, payload).await });
        match call.await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(Failure::TimedOut)) => Err(Problem::undecided(Code::OutcomeUnknown).into()),
            Ok(Err(failure)) => Err(Problem::internal(failure).into()),
            Err(stopped) => Err(Problem::internal(stopped).into()),
        }
    }
}
