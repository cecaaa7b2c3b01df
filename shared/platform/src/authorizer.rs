//! The Lambda authorizer of API Gateway (REST, `REQUEST` type): a token in, an IAM policy out.

use std::collections::BTreeMap;
use std::time::Instant;

use kernel::id::{ClientId, TenantId};
use kernel::request::RequestId;
use operation::Operation;
use serde::Deserialize;
use serde_json::json;

use crate::http::{Caller, Code};
use crate::{Admission, FunctionError, RefusedCaller, telemetry};

const AUTHORIZATION: &str = "authorization";

/// What is asked: may the bearer of this token call?
#[derive(Debug)]
pub struct Request {
    /// The `Authorization` header.
    pub authorization: String,
}

/// What the authorizer says.
#[derive(Debug)]
pub enum Decision {
    /// The token is good. API Gateway lets its bearer through to every operation that needs a token
    /// and may keep that for the token's every use: which of them it may do, [`crate::http::serve`]
    /// says.
    Allow(Box<Caller>),
    /// The token is no good: answered 401. Recorded, if it is known whose it is.
    Unauthenticated {
        /// Whose.
        of: Option<(ClientId, TenantId)>,
    },
}

impl Decision {
    /// No good, and nobody's that we know.
    pub fn of_nobody() -> Self {
        Self::Unauthenticated { of: None }
    }
}

/// The event of API Gateway.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html>
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    /// As in `arn:aws:execute-api:region:account:api/stage/GET/v1/accounts`.
    method_arn: String,
    /// The path with its parameters in braces.
    resource: String,
    http_method: String,
    headers: Option<BTreeMap<String, String>>,
    multi_value_headers: Option<BTreeMap<String, Vec<String>>>,
    request_context: Context,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    request_id: Option<String>,
}

impl Event {
    fn header(&self, name: &str) -> Option<&str> {
        let headers = self.headers.as_ref()?;
        let named = |(given, _): &(&String, &String)| given.eq_ignore_ascii_case(name);
        headers.iter().find(named).map(|(_, value)| value.as_str())
    }

    /// The `Authorization` header. Of several nobody knows which one is meant: they are none.
    fn authorization(&self) -> &str {
        let all = self.multi_value_headers.iter().flatten();
        let named = all.filter(|(name, _)| name.eq_ignore_ascii_case(AUTHORIZATION));
        let lines: usize = named.map(|(_, lines)| lines.len()).sum();
        if lines > 1 {
            return "";
        }
        self.header(AUTHORIZATION).unwrap_or_default()
    }

    /// The request's id, told as functions tell it.
    fn request_id(&self) -> Option<RequestId> {
        let given = self
            .header("x-request-id")
            .and_then(|given| given.parse().ok());
        given.or_else(|| self.request_context.request_id.as_ref()?.parse().ok())
    }

    fn operation(&self, operations: &'static [Operation]) -> Option<&'static Operation> {
        operations
            .iter()
            .find(|one| one.method == self.http_method && one.path == self.resource)
    }

    /// `arn:aws:execute-api:{region}:{account}:{api}/{stage}`, without the method and the path.
    fn stage(&self) -> String {
        let parts: Vec<_> = self.method_arn.splitn(3, '/').take(2).collect();
        parts.join("/")
    }
}

/// Has the token judged and writes the policy, of these operations.
///
/// # Errors
/// `Unauthorized`, the exact word that makes API Gateway answer 401; and when the payload is not an
/// authorizer event.
pub async fn serve<H, F>(
    name: &'static str,
    operations: &'static [Operation],
    payload: Vec<u8>,
    admission: &Admission,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    H: FnOnce(Request) -> F,
    F: Future<Output = Result<Decision, FunctionError>>,
{
    let started = Instant::now();
    let event: Event = serde_json::from_slice(&payload)
        .map_err(|error| FunctionError::caused("not an authorizer event", error))?;
    let request_id = event.request_id();
    let authorization = event.authorization().to_owned();
    let (status, answer) = match handle(Request { authorization }).await {
        Ok(Decision::Allow(caller)) => {
            let policy = policy(operations, &event.stage(), &caller);
            (200, Ok(policy))
        }
        Ok(Decision::Unauthenticated { of }) => {
            let known = of.zip(event.operation(operations)).zip(request_id.as_ref());
            if let Some((((client, tenant), operation), request_id)) = known {
                let refused = RefusedCaller {
                    client,
                    tenant: Some(tenant),
                    code: Code::Unauthenticated.as_str(),
                };
                admission.record(&refused, operation.id, request_id).await;
            }
            (401, Err(FunctionError::new("Unauthorized")))
        }
        Err(fault) => (500, Err(fault)),
    };
    telemetry::Line {
        function: name,
        request_id: request_id.as_ref(),
        status,
        code: None,
        elapsed: started.elapsed(),
        count: 1,
        resource: None,
    }
    .write();
    answer
}

fn policy(operations: &[Operation], stage: &str, caller: &Caller) -> Vec<u8> {
    let guarded = operations.iter().filter(|one| one.needs_token());
    let resources: Vec<_> = guarded
        .map(|operation| format!("{stage}/{}", operation.pattern()))
        .collect();
    json!({
        "principalId": caller.principal.client,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": resources},
            ],
        },
        "context": caller.context(),
    })
    .to_string()
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{CallerToken, Principal};
    use kernel::id::CredentialId;
    use kernel::policy::ClientPolicy;
    use operation::Signature;
    use serde_json::Value;

    const LIST_ACCOUNTS: Operation = Operation {
        id: "listAccounts",
        function: "list-accounts",
        tag: "accounts",
        method: "GET",
        path: "/v1/accounts",
        scopes: &["accounts:read"],
        query: &[],
        public: false,
        callback: false,
        bank_only: false,
        idempotent_write: false,
        signature: Signature::Never,
        body: &[],
    };
    const OPERATIONS: &[Operation] = &[
        Operation {
            id: "publishKeys",
            path: "/.well-known/jwks.json",
            scopes: &[],
            public: true,
            ..LIST_ACCOUNTS
        },
        LIST_ACCOUNTS,
    ];

    #[test]
    fn of_several_authorization_headers_none_is_taken() {
        let of = |lines: &[&str]| {
            let event = json!({
                "methodArn": "a/s/GET/", "resource": "/", "httpMethod": "GET", "requestContext": {},
                "headers": {"Authorization": lines.last()}, "multiValueHeaders": {"Authorization": lines},
            });
            let event: Event = serde_json::from_value(event).expect("an event");
            event.authorization().to_owned()
        };
        assert_eq!(of(&["Bearer a"]), "Bearer a");
        assert_eq!(of(&["Bearer a", "Bearer a"]), "");
        assert_eq!(of(&["Bearer a", "Bearer b"]), "");
    }

    #[test]
    fn a_good_token_opens_what_needs_one_and_nothing_else() {
        let principal = Principal {
            tenant: TenantId::derive(&["t"]),
            client: ClientId::derive(&["c"]),
            scopes: ["ledger:read".to_owned()].into(),
            policy: ClientPolicy::default(),
        };
        let token = CallerToken {
            jti: "j".to_owned(),
            credential_id: CredentialId::derive(&["1"]),
            client_version: 3,
            exp: 1_795_000_600,
        };
        let caller = Caller {
            principal,
            token,
            keys: Vec::new(),
            bound_to: None,
        };
        let written = policy(OPERATIONS, "arn/live", &caller);
        let written: Value = serde_json::from_slice(&written).expect("JSON");
        let [statement] = written["policyDocument"]["Statement"]
            .as_array()
            .expect("statements")
            .as_slice()
        else {
            panic!("one statement: {written}");
        };
        assert_eq!(statement["Effect"], "Allow");
        let opened = statement["Resource"].as_array().expect("resources");
        for operation in OPERATIONS {
            let named: Value = format!("arn/live/{}", operation.pattern()).into();
            let id = operation.id;
            assert_eq!(opened.contains(&named), operation.needs_token(), "{id}");
        }
        assert_eq!(written["context"], caller.context());
    }

    #[test]
    fn a_request_is_told_by_its_resource_and_its_id() {
        let sample = include_str!("../../../events/invoke/authorise-request.json");
        let event: Event = serde_json::from_str(sample).expect("an event");
        let operation = event.operation(OPERATIONS).map(|operation| operation.id);
        assert_eq!(operation, Some("listAccounts"));
        let request_id = event.request_id().map(|id| id.to_string());
        assert_eq!(request_id.as_deref(), Some("req-7f3c2a91"));
        assert_eq!(event.header("authorization"), Some("Bearer <token>"));
        let stage = "arn:aws:execute-api:eu-west-2:000000000000:sample/live";
        assert_eq!(event.stage(), stage);
    }
}
