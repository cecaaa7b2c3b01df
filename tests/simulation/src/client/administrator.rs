//! The administrator of an institution: registers its clients, and changes what they may do while
//! they work.

use serde_json::{Value, json};

use super::{Client, Credential, DONE};
use crate::api::{Answer, Principal, Request};

const STALE: &str = "a policy replaces only the version that it was decided from";
const UNTOLD: &str = "a secret is told once";
const ENDED: &str = "a token that has ended gives its holder no credential";

/// A client to register: its name, and its policy as JSON.
pub(crate) type Registration = (String, &'static str);

impl Client {
    /// Registers these clients, and then changes them this many times.
    pub(crate) async fn administer(mut self, charges: Vec<Registration>, operations: usize) {
        self.principal = self.handed_over("operator").await;
        for charge in &charges {
            self.register(charge, &Self::working_scopes()).await;
        }
        let deputy = (format!("{} deputy", self.name), "{}");
        self.register(&deputy, &["clients:admin"]).await;
        for _ in 0..operations {
            let wait = self.draw.between(1_000, 15_000);
            self.world.after(wait).await;
            let Some((name, policy)) = self.draw.one_of(&charges).cloned() else {
                continue;
            };
            match self.draw.between(0, 9) {
                0..=3 => {
                    let overlap = self.draw.between(0, 1) * 600;
                    self.renew(&name, overlap).await;
                }
                4..=6 => self.stop_for_a_while(&name).await,
                7 => self.limit(&name, policy).await,
                8 => self.use_an_ended_token(&deputy.0).await,
                _ => {
                    self.send(&Request::to("list-clients")).await;
                }
            }
        }
    }

    /// Registers these clients, and performs every operation once on one that no other task uses.
    pub(crate) async fn administer_once(mut self, charges: Vec<Registration>) {
        self.principal = self.handed_over("operator").await;
        for charge in &charges {
            self.register(charge, &Self::working_scopes()).await;
        }
        let other = (format!("{} another", self.name), "{}");
        self.register(&other, &Self::working_scopes()).await;
        self.renew(&other.0, 0).await;
        self.stop_for_a_while(&other.0).await;
        self.follow_stale(&other.0).await;
        let list = Request::to("list-clients");
        let listed = self.answered(&list).await;
        self.world
            .hold(DONE, listed.status == 200, || listed.text.clone());
    }

    /// Every scope except administration.
    fn working_scopes() -> Vec<&'static str> {
        let own = "clients:admin";
        let scopes = contract::SCOPES.iter().filter(|scope| **scope != own);
        scopes.copied().collect()
    }

    /// Registers a client with these scopes, sets its policy, and hands its credential over.
    async fn register(&mut self, (name, policy): &Registration, scopes: &[&str]) {
        let client = json!({
            "name": name, "scopes": scopes, "authentication": "client_secret",
        });
        let answer = self.ordered(Request::to("register-client"), &client).await;
        let id = answer.body["client"]["client_id"].as_str();
        let id = id.unwrap_or_default().to_owned();
        let secret = match secret_of(&answer) {
            Some(secret) => secret,
            // The credential was returned to no caller.
            None => self.new_secret(&id, 0).await,
        };
        self.follow(&id, policy, 6000).await;
        self.hand_over(name, id, secret);
    }

    /// Rotates a client's credential.
    async fn renew(&mut self, name: &str, overlap_seconds: i64) {
        if let Some(id) = self.id_of(name) {
            let secret = self.new_secret(&id, overlap_seconds).await;
            self.hand_over(name, id, secret);
        }
    }

    async fn new_secret(&mut self, id: &str, overlap_seconds: i64) -> String {
        let wanted = json!({
            "authentication": "client_secret", "overlap_seconds": overlap_seconds,
        });
        loop {
            let request = Request::to("rotate-client-credential").of("client_id", id);
            let answer = self.ordered(request, &wanted).await;
            if let Some(secret) = secret_of(&answer) {
                return secret;
            }
        }
    }

    fn hand_over(&self, name: &str, client: String, secret: String) {
        let tenant = self.principal.tenant.clone();
        let credential = Credential {
            tenant,
            client,
            secret,
        };
        self.notebook()
            .credentials
            .insert(name.to_owned(), credential);
    }

    fn id_of(&self, name: &str) -> Option<String> {
        let notebook = self.notebook();
        Some(notebook.credentials.get(name)?.client.clone())
    }

    async fn stop_for_a_while(&mut self, name: &str) {
        let Some(id) = self.id_of(name) else { return };
        let reason = json!({"reason": "A test of ours"});
        for function in ["freeze-client", "unfreeze-client"] {
            let request = Request::to(function).of("client_id", &id);
            self.ordered(request, &reason).await;
            let wait = self.draw.between(0, 90_000);
            self.world.after(wait).await;
        }
    }

    /// The token of a client that may administer ends. A thief who holds it tries to replace the client's credential, or to
    /// register a client, after that or at the same time, while the gateway's cached decision still admits the token.
    async fn use_an_ended_token(&mut self, name: &str) {
        let Some(id) = self.id_of(name) else { return };
        let principal = Principal {
            tenant: self.principal.tenant.clone(),
            client: id.clone(),
        };
        let list = Request::to("list-clients");
        let admitted = self.send_as(&principal, &list).await;
        let Some(token) = self.token_at_hand(&principal) else {
            return;
        };
        if admitted.is_none_or(|answer| answer.status != 200) {
            return;
        }
        let request = self.request_of_a_thief(&id);
        let request_id = self.request_id();
        let gateway = self.gateway.clone();
        if self.draw.between(0, 1) == 0 {
            let (world, wait) = (self.world.clone(), self.draw.between(0, 200));
            self.world.spawn("a thief", async move {
                world.after(wait).await;
                gateway.call(&request, &request_id, Some(&token)).await;
            });
            self.renew(name, 0).await;
        } else {
            self.renew(name, 0).await;
            let answer = gateway.call(&request, &request_id, Some(&token)).await;
            let refused = answer.is_none_or(|answer| answer.status >= 300);
            self.world.hold(ENDED, refused, || id.clone());
        }
        self.forget_token(&principal);
    }

    fn request_of_a_thief(&mut self, id: &str) -> Request {
        let key = self.fresh_key();
        if self.draw.between(0, 1) == 0 {
            let wanted = json!({"authentication": "client_secret", "overlap_seconds": 0});
            let request = Request::to("rotate-client-credential").of("client_id", id);
            return request.write(&key, &wanted);
        }
        let wanted = json!({
            "name": "A thief's", "scopes": ["clients:admin"], "authentication": "client_secret",
        });
        Request::to("register-client").write(&key, &wanted)
    }

    async fn limit(&mut self, name: &str, policy: &str) {
        if let Some(id) = self.id_of(name) {
            let rate = self.draw.between(5_000, 60_000);
            self.follow(&id, policy, rate).await;
        }
    }

    async fn follow(&mut self, id: &str, policy: &str, rate: i64) {
        let limits: Value = serde_json::from_str(policy).expect("a policy");
        let mut policy = json!({
            "approval_above": {}, "account_daily_limit": {}, "client_daily_limit": {},
            "dpop_required": false, "request_signatures": "optional", "requests_per_minute": rate,
        });
        for (name, limit) in limits.as_object().into_iter().flatten() {
            policy[name] = limit.clone();
        }
        let sequence = self.sequences.get(id).copied().unwrap_or_default();
        let wanted = json!({"sequence": sequence, "policy": policy, "reason": "A test of ours"});
        let request = Request::to("set-client-policy").of("client_id", id);
        self.ordered(request, &wanted).await;
    }

    /// A policy that was decided from an earlier version of a client is refused.
    async fn follow_stale(&mut self, name: &str) {
        let Some(id) = self.id_of(name) else { return };
        let policy = json!({
            "approval_above": {}, "account_daily_limit": {}, "client_daily_limit": {},
            "dpop_required": false, "request_signatures": "optional", "requests_per_minute": 7,
        });
        let wanted = json!({"sequence": 1, "policy": policy, "reason": "A test of ours"});
        let key = self.fresh_key();
        let request = Request::to("set-client-policy").of("client_id", &id);
        let answer = self.answered(&request.write(&key, &wanted)).await;
        let refused = answer.body["code"] == "sequence_mismatch";
        self.world.hold(STALE, refused, || answer.text.clone());
    }

    /// Notes which version of a client an answer shows. Nobody else changes it.
    fn note_sequence(&mut self, answer: &Answer) {
        let issued = &answer.body["client"];
        let client = if issued.is_null() {
            &answer.body
        } else {
            issued
        };
        if let (Some(id), Some(sequence)) =
            (client["client_id"].as_str(), client["sequence"].as_u64())
        {
            self.sequences.insert(id.to_owned(), sequence);
        }
    }

    /// Orders something until it is done, and at times once more: a secret must not be told again.
    async fn ordered(&mut self, request: Request, body: &Value) -> Answer {
        let key = self.fresh_key();
        let request = request.write(&key, body);
        let answer = self.answered(&request).await;
        self.world.hold(DONE, answer.status < 300, || {
            format!("{}: {} {}", request.function, answer.status, answer.text)
        });
        self.note_sequence(&answer);
        if self.draw.chance(200)
            && let Some(again) = self.send(&request).await
            && again.status < 300
        {
            self.world
                .hold(UNTOLD, secret_of(&again).is_none(), || key.clone());
        }
        answer
    }
}

fn secret_of(answer: &Answer) -> Option<String> {
    Some(answer.body["client_secret"].as_str()?.to_owned())
}
