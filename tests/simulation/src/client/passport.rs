//! How a client proves who it is: its credential, and the token that it gets for it.

use super::{Client, GIVEN};
use crate::api::{Principal, Request};
use crate::chaos::Fault;

/// A client's id and secret, as whoever registered it handed them over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credential {
    pub(crate) tenant: String,
    pub(crate) client: String,
    pub(crate) secret: String,
}

/// A token, and until when it is used.
#[derive(Clone, Debug)]
pub(super) struct Token {
    text: String,
    until: i64,
}

/// For how long before its end a token is no longer used, in milliseconds.
const MARGIN_MILLIS: i64 = 30_000;

impl Client {
    /// Waits until there is a credential for it, and is whoever that says.
    pub(super) async fn come_in(&mut self) {
        loop {
            let handed_over = self.notebook().credentials.get(&self.name).cloned();
            if let Some(Credential { tenant, client, .. }) = handed_over {
                self.principal = Principal { tenant, client };
                return;
            }
            self.world.after(500).await;
        }
    }

    /// Its token, or a new one. Nothing if it gets none now.
    pub(super) async fn token(&mut self) -> Option<String> {
        let now = self.world.now().unix_millis();
        if let Some(token) = self.token.as_ref().filter(|token| now < token.until) {
            return Some(token.text.clone());
        }
        let credential = self.notebook().credentials.get(&self.name).cloned()?;
        let since = self.reference().commits;
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}",
            credential.client, credential.secret
        );
        let id = self.request_id();
        self.world.tell(|| format!("{id}: issue-token"));
        let request = Request::to("issue-token").form(form);
        let answer = self.gateway.call(&request, &id, None).await;
        let lost = self.world.strikes(Fault::AnswerLost);
        let answer = answer.filter(|answer| !lost && answer.status == 200)?;
        {
            let reference = self.reference();
            let (client, secret) = (credential.client.as_str(), credential.secret.as_str());
            let proved = reference.clients.proved(client, secret, since, reference.commits);
            self.world.hold(GIVEN, proved, || client.to_owned());
        }
        let text = answer.body["access_token"].as_str()?.to_owned();
        let seconds = answer.body["expires_in"].as_i64().unwrap_or_default();
        let until = now + seconds * 1000 - MARGIN_MILLIS;
        self.token = Some(Token { text: text.clone(), until });
        Some(text)
    }

    /// Throws its token away: it was refused.
    pub(super) fn forget_token(&mut self) {
        self.token = None;
    }
}
