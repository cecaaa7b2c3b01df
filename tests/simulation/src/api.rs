//! Requests as API Gateway passes them to a function, and the function's responses.

use serde_json::{Map, Value, json};

/// The caller, as the authorizer identified it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Principal {
    pub(crate) tenant: String,
    pub(crate) client: String,
}

/// A request of one operation.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The function, which is also the operation's name in lower case with hyphens.
    pub(crate) function: &'static str,
    /// The path's parameters.
    pub(crate) parameters: Vec<(&'static str, String)>,
    /// The query.
    pub(crate) query: Vec<(&'static str, String)>,
    /// The headers, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: String,
    /// Whether the token has the operation's scope.
    pub(crate) scoped: bool,
}

impl Request {
    /// Creates an empty request.
    pub(crate) fn to(function: &'static str) -> Self {
        Self {
            function,
            parameters: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: String::new(),
            scoped: true,
        }
    }

    /// Sets the resource.
    pub(crate) fn of(mut self, name: &'static str, id: &str) -> Self {
        self.parameters.push((name, id.to_owned()));
        self
    }

    /// Adds a query parameter.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.query.push((name, value.to_owned()));
        self
    }

    /// Removes the operation's scope from the token.
    pub(crate) fn without_the_scope(mut self) -> Self {
        self.scoped = false;
        self
    }

    /// Sets the idempotency key and the body.
    pub(crate) fn write(mut self, key: &str, body: &Value) -> Self {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        self.headers.push(header("idempotency-key", key));
        self.headers
            .push(header("content-type", "application/json"));
        self.body = body.to_string();
        self
    }

    /// Sets a form as the body.
    pub(crate) fn form(mut self, form: String) -> Self {
        let form_type = "application/x-www-form-urlencoded";
        self.headers
            .push(("content-type".to_owned(), form_type.to_owned()));
        self.body = form;
        self
    }

    /// Returns the operation of the contract.
    pub(crate) fn operation(&self) -> &'static contract::Operation {
        contract::OPERATIONS
            .iter()
            .find(|operation| operation.function == self.function)
            .expect("an operation of the contract")
    }

    /// Returns the path.
    pub(crate) fn path(&self) -> String {
        let path = self.operation().path.to_owned();
        self.parameters.iter().fold(path, |path, (name, value)| {
            path.replace(&format!("{{{name}}}"), value)
        })
    }

    /// Returns the event, with the authorizer's context of the caller.
    pub(crate) fn event(&self, request_id: &str, authorizer: Option<Value>) -> Vec<u8> {
        let map = |pairs: &[(&'static str, String)]| -> Map<String, Value> {
            let pairs = pairs.iter();
            pairs
                .map(|(name, value)| ((*name).to_owned(), value.clone().into()))
                .collect()
        };
        let headers: Map<String, Value> = self
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), value.clone().into()))
            .collect();
        let mut context = json!({"requestId": request_id});
        if let Some(mut authorizer) = authorizer {
            if !self.scoped {
                authorizer["scope"] = "".into();
            }
            context["authorizer"] = authorizer;
        }
        json!({
            "httpMethod": self.operation().method,
            "path": self.path(),
            "pathParameters": map(&self.parameters),
            "queryStringParameters": map(&self.query),
            "headers": headers,
            "requestContext": context,
            "body": self.body,
            "isBase64Encoded": false,
        })
        .to_string()
        .into_bytes()
    }
}

/// A response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body as received.
    pub(crate) text: String,
    /// The body as JSON; null if it is not JSON.
    pub(crate) body: Value,
}

impl Answer {
    /// Parses a function's response.
    pub(crate) fn read(answer: &[u8]) -> Option<Self> {
        let answer: Value = serde_json::from_slice(answer).ok()?;
        let text = answer["body"].as_str().unwrap_or_default().to_owned();
        Some(Self {
            status: u16::try_from(answer["statusCode"].as_u64()?).ok()?,
            body: serde_json::from_str(&text).unwrap_or_default(),
            text,
        })
    }

    /// Returns the gateway's own response.
    pub(crate) fn of_gateway(status: u16, code: &str) -> Self {
        let body = json!({"code": code});
        Self {
            status,
            text: body.to_string(),
            body,
        }
    }

    /// Returns the code of a problem; empty for a success.
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}
