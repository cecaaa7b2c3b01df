use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::HeaderValue;
use kernel::time::Moment;
use platform::http::{Code, Problem};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::policy::Policy;
use super::refusal::Refusal;
use crate::registry::{Failure, Registry};

/// How long a decision is cached for its token, as the deployed gateway is configured.
const CACHE_MS: i64 = 60_000;
/// The challenges of API Gateway's own responses (`template/cdk/lib/gateway.ts`), which do not
/// depend on the scheme of the token.
const INVALID_TOKEN: &str =
    r#"Bearer error="invalid_token", DPoP error="invalid_token", algs="Ed25519 EdDSA ES256""#;
const INSUFFICIENT_SCOPE: &str = concat!(
    r#"Bearer error="insufficient_scope", DPoP error="insufficient_scope", "#,
    r#"algs="Ed25519 EdDSA ES256""#
);
/// The maximum number of cached decisions.
const MAX_DECISIONS: usize = 1_000;

/// Has the bank's authorizer function judge access tokens, and caches each decision for a minute.
#[derive(Clone, Debug)]
pub(super) struct Authorizer {
    registry: Registry,
    cached: Arc<Mutex<DecisionCache>>,
}

/// Decisions by token, with their expiry.
type DecisionCache = HashMap<String, (Moment, Arc<AuthorizerResponse>)>;

/// Whether a method may be called.
#[derive(Debug)]
pub(super) enum Access {
    /// It may, with the authorizer's context.
    Allowed(Value),
    /// It may not.
    Refused(Refusal),
}

/// The authorizer function's response.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuthorizerResponse {
    principal_id: String,
    policy_document: Policy,
    #[serde(default)]
    context: Map<String, Value>,
}

impl Authorizer {
    pub(super) fn new(registry: Registry) -> Self {
        Self {
            registry,
            cached: Arc::default(),
        }
    }

    /// Judges a token for the method of an event.
    pub(super) async fn authorize(
        &self,
        token: Option<&HeaderValue>,
        request_event: &Value,
        now: Moment,
    ) -> Access {
        let Some(token) = token.and_then(|token| token.to_str().ok()) else {
            return Access::Refused(unauthenticated(INVALID_TOKEN));
        };
        let decision = match self.cached(token, now) {
            Some(decision) => decision,
            None => match self.call_authorizer(token, request_event, now).await {
                Ok(decision) => decision,
                Err(refusal) => return Access::Refused(refusal),
            },
        };
        let arn = request_event["methodArn"].as_str().unwrap_or_default();
        if !decision.policy_document.allows(arn) {
            let problem = Problem::new(Code::Forbidden);
            let problem = problem.detail(
                "Requires a scope that the access token does not have; request a token that includes it.",
            );
            return Access::Refused(
                Refusal::from(problem).with_header("www-authenticate", INSUFFICIENT_SCOPE),
            );
        }
        let mut context = decision.context.clone();
        context.insert(
            "principalId".to_owned(),
            decision.principal_id.clone().into(),
        );
        Access::Allowed(context.into())
    }

    /// Clears the cache.
    pub(super) fn clear_cache(&self) {
        self.lock().clear();
    }

    async fn call_authorizer(
        &self,
        token: &str,
        request_event: &Value,
        now: Moment,
    ) -> Result<Arc<AuthorizerResponse>, Refusal> {
        let name = self.registry.authorizer().ok_or(Failure::Unknown);
        let name = name.map_err(Problem::internal)?;
        let response = match self
            .registry
            .invoke(name, request_event.to_string().into_bytes())
            .await
        {
            Ok(response) => response,
            // The only error text that API Gateway maps to 401.
            Err(Failure::Error(fault)) if fault.to_string() == "Unauthorized" => {
                return Err(unauthenticated(INVALID_TOKEN));
            }
            Err(failure) => return Err(Problem::internal(failure).into()),
        };
        let decision = serde_json::from_slice(&response).map_err(Problem::internal)?;
        let decision = Arc::new(decision);
        let mut cached = self.lock();
        if cached.len() >= MAX_DECISIONS {
            cached.retain(|_, (until, _)| *until > now);
        }
        if cached.len() < MAX_DECISIONS {
            cached.insert(
                token.to_owned(),
                (now.plus_millis(CACHE_MS), Arc::clone(&decision)),
            );
        }
        Ok(decision)
    }

    fn cached(&self, token: &str, now: Moment) -> Option<Arc<AuthorizerResponse>> {
        let cached = self.lock();
        let (until, decision) = cached.get(token)?;
        (*until > now).then(|| Arc::clone(decision))
    }

    fn lock(&self) -> MutexGuard<'_, DecisionCache> {
        self.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unauthenticated(challenge: &str) -> Refusal {
    Refusal::from(Problem::new(Code::Unauthenticated)).with_header("www-authenticate", challenge)
}
