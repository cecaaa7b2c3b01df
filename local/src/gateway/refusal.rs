use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode};
use kernel::request::RequestId;
use platform::http::Problem;
use platform::telemetry;

use super::{Caller, reply};

/// What the gateway answers itself, in the form in which functions answer.
#[derive(Debug)]
pub(crate) struct Refusal {
    problem: Problem,
    header: Option<(&'static str, String)>,
}

impl Refusal {
    /// 405, with the methods that there are.
    pub(super) fn wrong_method(allowed: &[&str]) -> Self {
        Self::from(Problem::new(platform::http::Code::MethodNotAllowed))
            .with("allow", allowed.join(", "))
    }

    /// With a header.
    pub(super) fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        Self {
            header: Some((name, value.into())),
            ..self
        }
    }

    /// The answer to a caller whose request took no time worth telling.
    pub(crate) fn of(&self, caller: &Caller) -> Response<Body> {
        self.answer(&caller.request_id, Duration::ZERO)
    }

    /// The answer, told in the log as functions tell theirs.
    pub(crate) fn answer(&self, request_id: &RequestId, elapsed: Duration) -> Response<Body> {
        let code = self.problem.code();
        telemetry::Line {
            function: "gateway",
            request_id: Some(request_id),
            status: code.status(),
            code: Some(code.as_str()),
            elapsed,
            count: 1,
            resource: None,
        }
        .write();
        if code.status() >= 500 {
            let (request_id, cause) = (request_id.as_str(), format!("{:?}", self.problem));
            tracing::error!(
                request_id,
                cause,
                "the gateway has no answer of the function"
            );
        }
        let reply = self.problem.reply(request_id);
        let written = serde_json::to_vec(&reply).ok();
        let mut response = written
            .and_then(|reply| reply::response(&reply))
            .unwrap_or_else(|| {
                let mut empty = Response::new(Body::empty());
                *empty.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                empty
            });
        // The gateway renames the headers of functions, and not its own.
        let header = self.header.as_ref().and_then(|(name, value)| {
            let value = HeaderValue::try_from(value).ok()?;
            Some((*name, value))
        });
        if let Some((name, value)) = header {
            response.headers_mut().insert(name, value);
        }
        // The rest of a body that was not read would be taken for the next request.
        if code == platform::http::Code::BodyTooLarge {
            response
                .headers_mut()
                .insert("connection", HeaderValue::from_static("close"));
        }
        response
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self {
            problem,
            header: None,
        }
    }
}
