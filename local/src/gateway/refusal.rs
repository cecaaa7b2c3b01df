use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode};
use kernel::request::RequestId;
use platform::http::Problem;
use platform::telemetry;

use super::{Caller, reply};

/// The gateway's own error response, in the same form as functions return.
#[derive(Debug)]
pub(crate) struct Refusal {
    problem: Problem,
    header: Option<(&'static str, String)>,
}

impl Refusal {
    /// 405, with the allowed methods.
    pub(super) fn wrong_method(allowed: &[&str]) -> Self {
        Self::from(Problem::new(platform::http::Code::MethodNotAllowed))
            .with_header("allow", allowed.join(", "))
    }

    /// Adds a header.
    pub(super) fn with_header(self, name: &'static str, value: impl Into<String>) -> Self {
        Self {
            header: Some((name, value.into())),
            ..self
        }
    }

    /// Returns the response to a request refused at once.
    pub(crate) fn of(&self, caller: &Caller) -> Response<Body> {
        self.response(&caller.request_id, Duration::ZERO)
    }

    /// Returns the response and logs it as functions log theirs.
    pub(crate) fn response(&self, request_id: &RequestId, elapsed: Duration) -> Response<Body> {
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
            tracing::error!(request_id, cause, "no response from the function");
        }
        let reply = self.problem.reply(request_id);
        let written = serde_json::to_vec(&reply).ok();
        let mut response = written
            .and_then(|reply| reply::http_response(&reply))
            .unwrap_or_else(|| {
                let mut empty = Response::new(Body::empty());
                *empty.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                empty
            });
        // The gateway renames the headers of functions, not its own.
        let header = self.header.as_ref().and_then(|(name, value)| {
            let value = HeaderValue::try_from(value).ok()?;
            Some((*name, value))
        });
        if let Some((name, value)) = header {
            response.headers_mut().insert(name, value);
        }
        // The rest of an unread body would be read as the next request.
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
