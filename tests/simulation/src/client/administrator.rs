//! The administrator of an institution: registers its clients, and then changes what they may do
//! while they work.

use serde_json::{Value, json};

use super::passport::Credential;
use super::{Client, DONE};
use crate::api::{Answer, Request};

const UNTOLD: &str = "a secret is told once";

impl Client {
    /// Registers these clients, and then does so many things about them.
    pub(crate) async fn administer(mut self, clients: Vec<usize>, operations: usize) {
        self.come_in().await;
        for name in &clients {
            self.register(*name).await;
        }
        for _ in 0..operations {
            let wait = self.draw.between(2_000, 30_000);
            self.world.after(wait).await;
            let Some(name) = self.draw.one_of(&clients).copied() else {
                continue;
            };
            match self.draw.between(0, 9) {
                0..=3 => {
                    let overlap = self.draw.between(0, 1) * 600;
                    self.renew(name, overlap).await;
                }
                4..=6 => self.stop_for_a_while(name).await,
                7..=8 => self.limit(name).await,
                _ => drop(self.send(&Request::to("list-clients")).await),
            }
        }
    }

    /// Registers a client, with every scope but its own, and leaves word of its credential.
    pub(super) async fn register(&mut self, name: usize) {
        let own = "clients:admin";
        let scopes: Vec<_> = contract::SCOPES.iter().filter(|scope| **scope != own).collect();
        let client = json!({
            "name": format!("Client {name}"),
            "scopes": scopes,
            "authentication": "client_secret",
        });
        let answer = self.ordered(Request::to("register-client"), &client).await;
        let id = answer.body["client"]["client_id"].as_str().unwrap_or_default().to_owned();
        match secret_of(&answer) {
            Some(secret) => self.hand_over(name, id, secret),
            // It was told to nobody.
            None => self.renew_of(name, id, 0).await,
        }
    }

    /// Gives a client a new credential.
    pub(super) async fn renew(&mut self, name: usize, overlap_seconds: i64) {
        let known = self.notebook().credentials.get(&name).cloned();
        if let Some(Credential { client, .. }) = known {
            self.renew_of(name, client, overlap_seconds).await;
        }
    }

    async fn renew_of(&mut self, name: usize, id: String, overlap_seconds: i64) {
        let wanted = json!({
            "authentication": "client_secret", "overlap_seconds": overlap_seconds,
        });
        loop {
            let request = Request::to("rotate-client-credential").of("client_id", &id);
            let answer = self.ordered(request, &wanted).await;
            if let Some(secret) = secret_of(&answer) {
                self.hand_over(name, id, secret);
                return;
            }
        }
    }

    fn hand_over(&self, name: usize, client: String, secret: String) {
        let tenant = self.principal.tenant.clone();
        let credential = Credential { tenant, client, secret };
        self.notebook().credentials.insert(name, credential);
    }

    pub(super) async fn stop_for_a_while(&mut self, name: usize) {
        let reason = json!({"reason": "A test of ours"});
        for function in ["freeze-client", "unfreeze-client"] {
            self.about(name, function, &reason).await;
            let wait = self.draw.between(0, 90_000);
            self.world.after(wait).await;
        }
    }

    pub(super) async fn limit(&mut self, name: usize) {
        let rate = self.draw.between(30_000, 60_000);
        let wanted = json!({
            "policy": {"requests_per_minute": rate}, "reason": "A test of ours",
        });
        self.about(name, "set-client-policy", &wanted).await;
    }

    pub(super) async fn about(&mut self, name: usize, function: &'static str, body: &Value) {
        let known = self.notebook().credentials.get(&name).cloned();
        if let Some(Credential { client, .. }) = known {
            self.ordered(Request::to(function).of("client_id", &client), body).await;
        }
    }

    /// Orders something until it is done, and then at times once more: it must be answered the same,
    /// but for a secret, which is told once.
    async fn ordered(&mut self, request: Request, body: &Value) -> Answer {
        let key = self.fresh_key();
        let request = request.write(&key, body);
        let answer = self.answered(&request).await;
        self.world.hold(DONE, answer.status < 300, || {
            format!("{}: {} {}", request.function, answer.status, answer.text)
        });
        if self.draw.chance(200)
            && let Some(again) = self.send(&request).await
            && again.status < 300
        {
            self.world.hold(UNTOLD, secret_of(&again).is_none(), || request.function.to_owned());
        }
        answer
    }
}

fn secret_of(answer: &Answer) -> Option<String> {
    Some(answer.body["client_secret"].as_str()?.to_owned())
}
