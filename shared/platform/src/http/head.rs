//! What is asked of the head of every request: a header that has one value comes once, query parameters are known and
//! come once, the `Idempotency-Key` is one, and a digest of the body that comes along is right.

use std::collections::BTreeMap;

use message_signature::{
    CONTENT_DIGEST, DigestError, SIGNATURE, SIGNATURE_INPUT, check_content_digest,
};
use operation::Operation;

use super::{Call, Code, FieldError, Problem, Reply};

/// The header of the idempotency key.
pub(super) const KEY: &str = "idempotency-key";

/// Headers that have one value: of several lines (RFC 9110 §5.3) it is not known which one is meant, and a program
/// before the bank may have believed another than the bank. The edge refuses them too
/// (`template/cdk/lib/edge/on-request.js`), so that no function is called and no authorizer is asked. `Content-Length` is not
/// among them: it frames the request, so the HTTP server judges it. Equal lines count as one, and others are refused (RFC
/// 9110 §8.6).
pub const SINGLE_HEADERS: [&str; 6] = [
    "authorization",
    "content-type",
    "dpop",
    "host",
    KEY,
    "x-request-id",
];

/// The challenge to a request with several credentials (RFC 6750 §3.1). By which scheme they are presented is not
/// looked at.
const SEVERAL_CREDENTIALS: &str =
    r#"Bearer error="invalid_request", DPoP error="invalid_request", algs="Ed25519 EdDSA ES256""#;

/// What is wrong with the head of a request whose body is not read yet.
#[derive(Clone, Debug)]
pub(super) struct Faults {
    code: Code,
    errors: Vec<FieldError>,
}

impl Faults {
    pub(super) fn problem(&self) -> Problem {
        Problem::of_errors(self.code, self.errors.clone())
    }
}

/// The answer to a request in which these headers come more than once. None if there are none.
pub fn repeated_headers<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Problem> {
    let mut problem: Option<Problem> = None;
    for name in names {
        let code = match name {
            KEY => Code::IdempotencyKeyInvalid,
            _ => Code::InvalidField,
        };
        let one = wrong_header(code, name, "invalid", "expected this header once");
        let one = match name {
            "authorization" => one.challenged(SEVERAL_CREDENTIALS),
            _ => one,
        };
        problem = Some(match problem {
            Some(others) => others.and(one),
            None => one,
        });
    }
    problem
}

/// The headers with one value of which there are several lines.
pub(super) fn several(headers: &BTreeMap<String, Vec<String>>) -> Vec<&'static str> {
    let is_several = |name: &&str| headers.get(*name).is_some_and(|lines| lines.len() > 1);
    SINGLE_HEADERS.into_iter().filter(is_several).collect()
}

/// Checks that each header with one value comes once.
///
/// # Errors
/// `invalid_field`, or `idempotency_key_invalid` if the key is among those that come more than once.
pub(super) fn has_each_once(call: &Call) -> Result<(), Problem> {
    match repeated_headers(call.several().iter().copied()) {
        Some(problem) => Err(problem),
        None => Ok(()),
    }
}

/// The request, if it may be handled. What is wrong with the head is reported together with what the handler finds wrong:
///
/// - with a JSON body, by the handler when it reads the body: until then it gets no key;
/// - with a rail's message, by the handler when it has authenticated the rail and reads the body;
/// - with the values of query parameters, by [`all_wrong_parts`] once the handler has read them.
///
/// # Errors
/// All that is wrong with the head, if there is nothing else to read.
pub(super) fn judge(operation: &Operation, call: Call) -> Result<Call, Problem> {
    let parts = [
        query(operation, &call),
        key(operation, &call),
        digest(operation, &call),
    ];
    let wrong = parts.into_iter().flatten().reduce(Problem::and);
    match wrong {
        None => Ok(call),
        Some(problem) if !has_more(operation) => Err(problem),
        Some(problem) => {
            let (code, errors) = problem.into_errors();
            Ok(call.with_faults(Faults { code, errors }))
        }
    }
}

/// Whether a handler reads more of a request than its path.
fn has_more(operation: &Operation) -> bool {
    !operation.body.is_empty() || !operation.query.is_empty() || operation.callback
}

/// The outcome of a request with the faults of its head, if it has any: they are reported with what is wrong with its
/// query parameters, and a list is not shown to a request that is wrong in a part that its handler does not read. A path
/// at which nothing can be is not found, whatever else is wrong.
pub(super) fn all_wrong_parts(
    faults: Option<&Faults>,
    outcome: Result<Reply, Problem>,
) -> Result<Reply, Problem> {
    match (faults, outcome) {
        (None, outcome) => outcome,
        (Some(_), Err(problem)) if problem.is_of_path() => Err(problem),
        (Some(faults), Err(problem)) if problem.is_of_wrong_parts() => {
            Err(faults.problem().and(problem))
        }
        // What was looked up for a request that is wrong is not its answer.
        (Some(faults), Ok(_) | Err(_)) => Err(faults.problem()),
    }
}

/// Every query parameter is one that the contract names for the operation, and is there once: a misspelt
/// filter would otherwise be ignored, and of two values it is not known which is meant.
fn query(operation: &Operation, call: &Call) -> Option<Problem> {
    let known = operation.query;
    let unknown = call.query_names().filter(|name| !known.contains(name));
    let unknown = unknown.map(|name| {
        let problem = Problem::new(Code::UnknownField);
        problem.with_error(
            format!("query:{name}"),
            "unknown",
            "this parameter is not known here",
        )
    });
    let repeated = call.repeated_query().filter(|name| known.contains(name));
    let repeated = repeated
        .map(|name| Problem::field(format!("query:{name}"), "expected this parameter once"));
    unknown.chain(repeated).reduce(Problem::and)
}

/// A write has a key under which it is done once.
fn key(operation: &Operation, call: &Call) -> Option<Problem> {
    if operation.idempotent_write {
        call.key().err()
    } else {
        None
    }
}

/// A digest that comes with a request is that of its body (RFC 9530), signed or not. Where a signature is judged, the
/// digest is judged with it.
fn digest(operation: &Operation, call: &Call) -> Option<Problem> {
    let is_there = |name| call.header(name).is_some();
    let has_signature = is_there(SIGNATURE) || is_there(SIGNATURE_INPUT);
    if operation.callback || operation.is_signed() && has_signature {
        return None;
    }
    let header = call.header(CONTENT_DIGEST)?;
    let expected = digest_expected(check_content_digest(header, call.raw_body()).err()?);
    Some(wrong_header(
        Code::InvalidField,
        CONTENT_DIGEST,
        "invalid",
        expected,
    ))
}

/// What was expected of a digest.
pub(super) fn digest_expected(error: DigestError) -> &'static str {
    match error {
        DigestError::Malformed => {
            "expected it as RFC 9530 has it, with sha-256 or sha-512, each once"
        }
        DigestError::Mismatch => "expected the sha-256 or sha-512 digest of the body as it is sent",
    }
}

pub(super) fn wrong_header(
    code: Code,
    name: &str,
    word: &'static str,
    expected: impl std::fmt::Display,
) -> Problem {
    Problem::new(code).with_error(format!("header:{name}"), word, expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use operation::{Field, Signature};
    use serde_json::{Value, json};

    const NAME: Field = Field {
        name: "name",
        required: true,
        fields: &[],
        items: None,
    };
    const WRITE: Operation = Operation {
        id: "open",
        function: "open",
        tag: "accounts",
        method: "POST",
        path: "/v1/accounts",
        scopes: &["accounts:write"],
        query: &["limit"],
        public: false,
        callback: false,
        bank_only: false,
        idempotent_write: true,
        signature: Signature::Never,
        body: &[NAME],
    };

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        #[serde(rename = "name")]
        _name: String,
    }

    fn call(headers: &Value, query: &Value, body: &str) -> Call {
        let event = json!({
            "httpMethod": "POST", "path": "/v1/accounts", "multiValueHeaders": headers,
            "multiValueQueryStringParameters": query, "body": body,
            "requestContext": {"requestId": "r"},
        });
        let call = Call::from_event(event.to_string().as_bytes()).expect("an event");
        call.of(&WRITE)
    }

    fn pointers(problem: &Problem) -> Vec<String> {
        let reply = problem.reply(&"r".parse().expect("a request id"));
        let body: Value = serde_json::from_str(reply.body()).expect("JSON");
        let errors = body["errors"].as_array().expect("errors");
        let pointer = |error: &Value| error["pointer"].as_str().expect("a text").to_owned();
        errors.iter().map(pointer).collect()
    }

    #[test]
    fn all_that_is_wrong_with_head_and_body_is_reported_together_and_no_key_is_given() {
        let headers =
            json!({"content-type": ["application/json"], "content-digest": ["sha-256=:AA==:"]});
        let query = json!({"x": ["1"], "limit": ["1", "2"]});
        let given = judge(&WRITE, call(&headers, &query, r#"{"name":1,"y":2}"#)).expect("a body");
        let head = [
            "query:x",
            "query:limit",
            "header:idempotency-key",
            "header:content-digest",
        ];
        let refused = given.json::<Body>().expect_err("wrong");
        assert_eq!(refused.code(), Code::IdempotencyKeyMissing);
        assert_eq!(pointers(&refused), [&head[..], &["/name", "/y"]].concat());
        // A body that is right opens nothing, and there is no key.
        let given = judge(&WRITE, call(&headers, &query, r#"{"name":"n"}"#)).expect("a body");
        assert_eq!(pointers(&given.json::<Body>().expect_err("wrong")), head);
        assert_eq!(pointers(&given.idempotency_key().expect_err("wrong")), head);
        let bodiless = Operation {
            body: &[],
            query: &[],
            ..WRITE
        };
        let head = [
            "query:limit",
            "query:x",
            "header:idempotency-key",
            "header:content-digest",
        ];
        let refused = judge(&bodiless, call(&headers, &query, "")).expect_err("wrong");
        assert_eq!(pointers(&refused), head);
    }

    #[test]
    fn a_body_that_cannot_be_read_is_reported_with_what_is_wrong_with_the_head() {
        let headers = json!({"content-type": ["application/json"]});
        let given = judge(&WRITE, call(&headers, &json!({}), "{")).expect("a body");
        let refused = given.json::<Body>().expect_err("wrong");
        assert_eq!(refused.code(), Code::MalformedBody);
        assert_eq!(pointers(&refused), ["header:idempotency-key"]);
        assert!(
            refused
                .detail_text()
                .is_some_and(|text| text.contains("body ends"))
        );
    }

    #[test]
    fn a_digest_is_of_the_body_signed_or_not() {
        let refused = |value: &str| {
            let headers = json!({"idempotency-key": ["k"], "content-digest": [value]});
            digest(&WRITE, &call(&headers, &json!({}), "{}"))
        };
        assert!(refused(&message_signature::content_digest(b"{}")).is_none());
        let other = message_signature::content_digest(b"{ }");
        for wrong in [&*other, "md5=:AAAA:", "sha-256", ""] {
            let refused = refused(wrong).expect(wrong);
            assert_eq!(pointers(&refused), ["header:content-digest"], "{wrong}");
        }
    }

    #[test]
    fn a_header_with_one_value_comes_once() {
        for name in SINGLE_HEADERS {
            let headers = json!({name.to_ascii_uppercase(): ["a", "a"], "via": ["a", "b"]});
            let call = call(&headers, &json!({}), "");
            assert_eq!(call.several(), [name]);
            let refused = repeated_headers([name]).expect("refused");
            assert_eq!(pointers(&refused), [format!("header:{name}")]);
            assert_eq!(refused.code().status(), 400);
        }
        assert!(repeated_headers([]).is_none());
    }
}
