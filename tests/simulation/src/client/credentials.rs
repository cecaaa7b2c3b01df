//! Authentication of clients: their credentials, and their tokens.

use std::collections::BTreeMap;

use super::{Client, GIVEN};
use crate::api::{Principal, Request};
use crate::chaos::Fault;

/// A client's id and secret, as handed over after the registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credential {
    pub(crate) tenant: String,
    pub(crate) client: String,
    pub(crate) secret: String,
}

/// Tokens by client, each with the moment until which it is used.
pub(super) type Tokens = BTreeMap<String, (String, i64)>;

/// The time after which the gateway's cached decision about a token has expired.
const FORGOTTEN_MILLIS: i64 = 61_000;
const REVOKED: &str = "a token that its client revoked opens nothing a minute later";

/// How long before its expiry a token is no longer used, in milliseconds.
const MARGIN_MILLIS: i64 = 30_000;

impl Client {
    /// Waits until its two credentials are handed over, and takes them on.
    pub(super) async fn come_in(&mut self) {
        self.principal = self.handed_over("maker").await;
        self.checker = self.handed_over("checker").await;
    }

    /// Waits until a credential is handed over.
    pub(super) async fn handed_over(&self, role: &str) -> Principal {
        let place = format!("{} {role}", self.name);
        loop {
            let credential = self.notebook().credentials.get(&place).cloned();
            if let Some(Credential { tenant, client, .. }) = credential {
                return Principal { tenant, client };
            }
            self.world.after(500).await;
        }
    }

    /// Returns a token that is still in use.
    pub(super) fn token_at_hand(&self, principal: &Principal) -> Option<String> {
        let now = self.world.now().unix_millis();
        let (token, until) = self.tokens.get(&principal.client)?;
        (now < *until).then(|| token.clone())
    }

    /// Returns the current token or a new one; `None` if none is available now.
    pub(super) async fn token(&mut self, principal: &Principal) -> Option<String> {
        if let Some(token) = self.token_at_hand(principal) {
            return Some(token);
        }
        let now = self.world.now().unix_millis();
        let (credential, since) = {
            let notebook = self.notebook();
            let mut known = notebook.credentials.values();
            let own = known
                .find(|known| known.client == principal.client)
                .cloned();
            (own?, self.reference().commits)
        };
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}",
            credential.client, credential.secret
        );
        let id = self.request_id();
        self.world
            .tell(|| format!("{id}: issue-token to {}", credential.client));
        let request = Request::to("issue-token").form(form);
        let answer = self.gateway.call(&request, &id, None).await;
        let lost = self.world.strikes(Fault::AnswerLost);
        let answer = answer.filter(|answer| !lost && answer.status == 200)?;
        let token = answer.body["access_token"].as_str()?.to_owned();
        {
            let mut reference = self.reference();
            let (client, secret) = (credential.client.as_str(), credential.secret.as_str());
            let proved = reference
                .clients
                .proved(client, secret, since, reference.commits);
            let commits = reference.commits;
            reference.clients.got(&token, client, secret, commits);
            self.world.hold(GIVEN, proved, || client.to_owned());
        }
        let seconds = answer.body["expires_in"].as_i64().unwrap_or_default();
        let until = now + seconds * 1000 - MARGIN_MILLIS;
        self.tokens
            .insert(credential.client, (token.clone(), until));
        Some(token)
    }

    /// Revokes the current token. Once the gateway's cached decision has expired, it is refused.
    pub(super) async fn revoke_a_token(&mut self) {
        let principal = self.principal.clone();
        let credential = {
            let notebook = self.notebook();
            let mut known = notebook.credentials.values();
            known
                .find(|known| known.client == principal.client)
                .cloned()
        };
        let Some((token, known)) = self.token_at_hand(&principal).zip(credential) else {
            return;
        };
        let form = format!(
            "token={token}&client_id={}&client_secret={}",
            known.client, known.secret
        );
        let id = self.request_id();
        self.world.tell(|| format!("{id}: revoke-token"));
        let request = Request::to("revoke-token").form(form);
        let answer = self.gateway.call(&request, &id, None).await;
        self.forget_token(&principal);
        if answer.is_none_or(|answer| answer.status != 200) {
            return;
        }
        self.world.after(FORGOTTEN_MILLIS).await;
        let id = self.request_id();
        let read = Request::to("list-accounts");
        let answer = self.gateway.call(&read, &id, Some(&token)).await;
        let refused = answer.is_none_or(|answer| answer.status != 200);
        self.world.hold(REVOKED, refused, || known.client.clone());
    }

    /// Discards a token that was refused.
    pub(super) fn forget_token(&mut self, principal: &Principal) {
        self.tokens.remove(&principal.client);
    }
}
