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

/// How long an answer holds for its token, as the deployed gateway is told.
const KEPT_MS: i64 = 60_000;
/// Challenges as API Gateway's own responses have them (`template/cdk/lib/gateway.ts`), which do not know by
/// which scheme a token was presented.
const INVALID_TOKEN: &str =
    r#"Bearer error="invalid_token", DPoP error="invalid_token", algs="Ed25519 EdDSA ES256""#;
const INSUFFICIENT_SCOPE: &str = concat!(
    r#"Bearer error="insufficient_scope", DPoP error="insufficient_scope", "#,
    r#"algs="Ed25519 EdDSA ES256""#
);
/// How many answers are kept.
const KEPT: usize = 1_000;

/// Has access tokens judged by the bank's authorizer function, once a minute each.
#[derive(Clone, Debug)]
pub(super) struct Authorizer {
    registry: Registry,
    kept: Arc<Mutex<Kept>>,
}

/// Answers by token, and until when they hold.
type Kept = HashMap<String, (Moment, Arc<Judgement>)>;

/// May the method be called?
#[derive(Debug)]
pub(super) enum Verdict {
    /// Yes, by whom the authorizer says.
    Allowed(Value),
    /// No.
    Refused(Refusal),
}

/// What the function answers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Judgement {
    principal_id: String,
    policy_document: Policy,
    #[serde(default)]
    context: Map<String, Value>,
}

impl Authorizer {
    pub(super) fn new(registry: Registry) -> Self {
        Self {
            registry,
            kept: Arc::default(),
        }
    }

    /// Judges a token for one method, by the event that asks for it.
    pub(super) async fn judge(
        &self,
        token: Option<&HeaderValue>,
        asked: &Value,
        now: Moment,
    ) -> Verdict {
        let Some(token) = token.and_then(|token| token.to_str().ok()) else {
            return Verdict::Refused(unauthenticated(INVALID_TOKEN));
        };
        let judgement = match self.kept(token, now) {
            Some(judgement) => judgement,
            None => match self.ask(token, asked, now).await {
                Ok(judgement) => judgement,
                Err(refusal) => return Verdict::Refused(refusal),
            },
        };
        let arn = asked["methodArn"].as_str().unwrap_or_default();
        if !judgement.policy_document.allows(arn) {
            let problem = Problem::new(Code::Forbidden);
            let problem = problem.detail(
                "Requires a scope that the access token does not have; request a token that includes it.",
            );
            return Verdict::Refused(
                Refusal::from(problem).with("www-authenticate", INSUFFICIENT_SCOPE),
            );
        }
        let mut context = judgement.context.clone();
        context.insert(
            "principalId".to_owned(),
            judgement.principal_id.clone().into(),
        );
        Verdict::Allowed(context.into())
    }

    /// Forgets every answer.
    pub(super) fn forget(&self) {
        self.lock().clear();
    }

    async fn ask(
        &self,
        token: &str,
        asked: &Value,
        now: Moment,
    ) -> Result<Arc<Judgement>, Refusal> {
        let name = self.registry.authorizer().ok_or(Failure::Unknown);
        let name = name.map_err(Problem::internal)?;
        let answer = match self
            .registry
            .invoke(name, asked.to_string().into_bytes())
            .await
        {
            Ok(answer) => answer,
            // The one word that API Gateway answers with 401.
            Err(Failure::Fault(fault)) if fault.to_string() == "Unauthorized" => {
                return Err(unauthenticated(INVALID_TOKEN));
            }
            Err(failure) => return Err(Problem::internal(failure).into()),
        };
        let judgement = serde_json::from_slice(&answer).map_err(Problem::internal)?;
        let judgement = Arc::new(judgement);
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.retain(|_, (until, _)| *until > now);
        }
        if kept.len() < KEPT {
            kept.insert(
                token.to_owned(),
                (now.plus_millis(KEPT_MS), Arc::clone(&judgement)),
            );
        }
        Ok(judgement)
    }

    fn kept(&self, token: &str, now: Moment) -> Option<Arc<Judgement>> {
        let kept = self.lock();
        let (until, judgement) = kept.get(token)?;
        (*until > now).then(|| Arc::clone(judgement))
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unauthenticated(challenge: &str) -> Refusal {
    Refusal::from(Problem::new(Code::Unauthenticated)).with("www-authenticate", challenge)
}
