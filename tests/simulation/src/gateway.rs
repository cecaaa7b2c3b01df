//! API Gateway: has each token judged by the bank's authorizer, caches the decision for a minute,
//! and passes requests on with the authorizer's context.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use kernel::time::Moment;
use serde_json::{Value, json};

use crate::api::{Answer, Request};
use crate::bank::Bank;
use crate::clients::ADMINISTERED;
use crate::planted::Bug;
use crate::reference::Reference;
use crate::world::World;

/// How long the decision about a token is cached.
const KEPT_MILLIS: i64 = 60_000;
const STAGE: &str = "arn:aws:execute-api:eu-west-2:000000000000:api/live/";
/// The functions that give lasting permissions or end those of others.
const ADMINISTRATION: [&str; 6] = [
    "register-client",
    "rotate-client-credential",
    "freeze-client",
    "unfreeze-client",
    "set-client-policy",
    "set-institution-limits",
];
const ENDED: &str =
    "a token is accepted only while its credential works, and never again after a freeze";

#[derive(Clone)]
struct AuthorizerResponse {
    until: i64,
    context: Value,
    allowed: Vec<String>,
}

enum Authorization {
    Good(AuthorizerResponse),
    Bad,
    /// The authorizer failed, or died.
    Not,
}

/// The gateway in front of a bank.
#[derive(Clone)]
pub(crate) struct Gateway {
    world: World,
    bank: Bank,
    reference: Arc<Mutex<Reference>>,
    kept: Arc<Mutex<BTreeMap<String, AuthorizerResponse>>>,
    bug: Option<Bug>,
}

impl fmt::Debug for Gateway {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Gateway")
    }
}

impl Gateway {
    /// Creates the gateway of this bank.
    pub(crate) fn new(
        world: &World,
        bank: &Bank,
        reference: &Arc<Mutex<Reference>>,
        bug: Option<Bug>,
    ) -> Self {
        Self {
            world: world.clone(),
            bank: bank.clone(),
            reference: Arc::clone(reference),
            kept: Arc::default(),
            bug,
        }
    }

    /// Passes a request on under this id, if its caller is admitted; `None` if no response arrives.
    pub(crate) async fn call(
        &self,
        request: &Request,
        id: &str,
        token: Option<&str>,
    ) -> Option<Answer> {
        let operation = request.operation();
        let mut context = None;
        if !operation.public {
            let judgement = match self.judge(request, id, token.unwrap_or_default()).await {
                Authorization::Good(judgement) => judgement,
                Authorization::Bad => return Some(Answer::of_gateway(401, "unauthenticated")),
                Authorization::Not => return Some(Answer::of_gateway(500, "internal_error")),
            };
            let asked = format!("{STAGE}{}{}", operation.method, request.path());
            if !judgement
                .allowed
                .iter()
                .any(|pattern| fits(pattern, &asked))
            {
                return Some(Answer::of_gateway(403, "forbidden"));
            }
            context = Some(self.passed_on(judgement.context));
        }
        if ADMINISTRATION.contains(&request.function) {
            let mut reference = self.reference.lock().expect("one thread");
            reference.clients.requested(id, token.unwrap_or_default());
        }
        let (since, began) = (self.commits(), self.world.now());
        let event = request.event(id, context);
        let answer = self.bank.invoke(request.function, event).await?;
        let answer = Answer::read(&answer)?;
        if answer.status < 300 && ADMINISTRATION.contains(&request.function) {
            self.check(ADMINISTERED, token.unwrap_or_default(), since, began);
        }
        Some(answer)
    }

    /// The context of a request; with the planted bug it describes a token that its client got just now.
    fn passed_on(&self, mut context: Value) -> Value {
        if self.bug == Some(Bug::EndedTokenAdministers) {
            let reference = self.reference.lock().expect("one thread");
            let client = context["client_id"].as_str().unwrap_or_default();
            if let Some(token) = reference.clients.newest_token(client) {
                context["token"] = token.to_string().into();
            }
        }
        context
    }

    async fn judge(&self, request: &Request, id: &str, token: &str) -> Authorization {
        let began = self.world.now();
        let now = began.unix_millis();
        let known = self.kept().get(token).cloned();
        if let Some(known) = known.filter(|known| now < known.until) {
            return Authorization::Good(known);
        }
        let since = self.commits();
        let asked = json!({
            "type": "REQUEST",
            "methodArn": format!("{STAGE}{}{}", request.operation().method, request.path()),
            "resource": request.operation().path,
            "httpMethod": request.operation().method,
            "headers": {"Authorization": format!("Bearer {token}")},
            "requestContext": {"requestId": id},
        });
        let said = self
            .bank
            .answer("authorise-request", asked.to_string().into_bytes())
            .await;
        let policy = match said {
            Some(Ok(policy)) => policy,
            Some(Err(fault)) if fault == "Unauthorized" => return Authorization::Bad,
            Some(Err(_)) | None => return Authorization::Not,
        };
        let policy: Value = serde_json::from_slice(&policy).expect("a policy");
        self.check(ENDED, token, since, began);
        let statement = &policy["policyDocument"]["Statement"][0];
        let resources = statement["Resource"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let judgement = AuthorizerResponse {
            until: now + KEPT_MILLIS,
            context: policy["context"].clone(),
            allowed: resources
                .iter()
                .filter(|_| statement["Effect"] == "Allow")
                .filter_map(|pattern| Some(pattern.as_str()?.to_owned()))
                .collect(),
        };
        self.kept().insert(token.to_owned(), judgement.clone());
        Authorization::Good(judgement)
    }

    /// A token that is accepted could be, at some moment since its judgement began.
    fn check(&self, rule: &'static str, token: &str, since: u64, began: Moment) {
        let reference = self.reference.lock().expect("one thread");
        let commits = (since, reference.commits);
        let accepted = reference.clients.accepted(token, commits, began);
        self.world.hold(rule, accepted, || token.to_owned());
    }

    fn commits(&self) -> u64 {
        self.reference.lock().expect("one thread").commits
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, AuthorizerResponse>> {
        self.kept.lock().expect("one thread")
    }
}

/// Returns whether a resource matches a pattern in which `*` matches any text, as in an IAM policy.
fn fits(pattern: &str, resource: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else {
        return pattern == resource;
    };
    let Some(rest) = resource.strip_prefix(head) else {
        return false;
    };
    (0..=rest.len()).any(|at| rest.get(at..).is_some_and(|rest| fits(tail, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_star_matches_any_text() {
        for (pattern, resource, so) in [
            ("GET/v1/accounts", "GET/v1/accounts", true),
            ("GET/v1/accounts", "GET/v1/accounts/a", false),
            ("GET/v1/accounts/*", "GET/v1/accounts/a", true),
            ("GET/v1/accounts/*", "POST/v1/accounts/a", false),
            (
                "POST/v1/accounts/*/freeze",
                "POST/v1/accounts/a/freeze",
                true,
            ),
            (
                "POST/v1/accounts/*/freeze",
                "POST/v1/accounts/a/close",
                false,
            ),
        ] {
            assert_eq!(fits(pattern, resource), so, "{pattern} {resource}");
        }
    }
}
