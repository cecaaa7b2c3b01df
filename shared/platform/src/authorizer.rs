//! The Lambda authorizer of API Gateway (REST, `TOKEN` type): a token in, an IAM policy out.

use std::time::Instant;

use serde::Deserialize;
use serde_json::json;

use crate::{Fault, http::Principal, telemetry};

/// What is asked: may the bearer of this token call?
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The `Authorization` header.
    pub authorization_token: String,
    /// The method asked for, as in `arn:aws:execute-api:region:account:api/stage/GET/v1/accounts`.
    pub method_arn: String,
}

/// What the authorizer says.
#[derive(Debug)]
pub enum Decision {
    /// The token is good. The policy allows the given `METHOD/path` patterns and nothing else, so
    /// that API Gateway may keep the answer for the token's every use.
    Allow {
        /// Whose token it is.
        principal: Principal,
        /// What it may call, as in `GET/v1/accounts/*`.
        patterns: Vec<String>,
    },
    /// The token is no good: answered 401.
    Unauthenticated,
}

/// Has the token judged and writes the policy.
///
/// # Errors
/// `Unauthorized`, the exact word that makes API Gateway answer 401; and when the payload is not an
/// authorizer event.
pub async fn serve<H, F>(name: &'static str, payload: Vec<u8>, handle: H) -> Result<Vec<u8>, Fault>
where
    H: FnOnce(Request) -> F,
    F: Future<Output = Result<Decision, Fault>>,
{
    let started = Instant::now();
    let request: Request = serde_json::from_slice(&payload)
        .map_err(|error| Fault::caused("not an authorizer event", error))?;
    // arn:aws:execute-api:{region}:{account}:{api}/{stage}/{METHOD}/{path}
    let stage: Vec<_> = request
        .method_arn
        .splitn(3, '/')
        .take(2)
        .map(str::to_owned)
        .collect();
    let outcome = handle(request).await;
    let (status, answer) = match outcome {
        Ok(Decision::Allow {
            principal,
            patterns,
        }) => (200, Ok(policy(&stage.join("/"), &principal, &patterns))),
        Ok(Decision::Unauthenticated) => (401, Err(Fault::new("Unauthorized"))),
        Err(fault) => (500, Err(fault)),
    };
    telemetry::Line {
        function: name,
        request_id: None,
        status,
        code: None,
        elapsed: started.elapsed(),
        count: 1,
    }
    .write();
    answer
}

fn policy(stage: &str, principal: &Principal, patterns: &[String]) -> Vec<u8> {
    let resources: Vec<_> = patterns
        .iter()
        .map(|pattern| format!("{stage}/{pattern}"))
        .collect();
    let statement = if resources.is_empty() {
        json!([{"Effect": "Deny", "Action": "execute-api:Invoke", "Resource": "*"}])
    } else {
        json!([{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": resources}])
    };
    let scopes: Vec<_> = principal.scopes.iter().map(String::as_str).collect();
    json!({
        "principalId": principal.client,
        "policyDocument": {"Version": "2012-10-17", "Statement": statement},
        "context": {
            "tenant_id": principal.tenant,
            "client_id": principal.client,
            "scope": scopes.join(" "),
            // API Gateway passes on strings only.
            "policy": json!(principal.policy).to_string(),
        },
    })
    .to_string()
    .into_bytes()
}
