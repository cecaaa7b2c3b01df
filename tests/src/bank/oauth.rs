//! What the authorization server answers, and how the bank is started again with another one.

use std::net::IpAddr;

use super::{Answer, Bank, Credential};

impl Bank {
    /// What the bank answers to a request for a token.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn token_status(&self, credential: &Credential) -> u16 {
        self.token_status_from([127, 0, 0, 1], credential).await
    }

    /// What the bank answers to a request for a token from this address of this machine.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn token_status_from(&self, address: [u8; 4], credential: &Credential) -> u16 {
        let Credential {
            client_id,
            client_secret,
        } = credential;
        let http = reqwest::Client::builder().local_address(IpAddr::from(address));
        let request = http
            .build()
            .expect("a client")
            .post(format!("{}/v1/oauth/token", self.origin()))
            .basic_auth(client_id, Some(client_secret))
            .header("content-type", "application/x-www-form-urlencoded")
            .body("grant_type=client_credentials");
        Answer::to(request).await.status
    }

    /// What the bank answers to this form in place of a token request, with a proof in it or not.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn token_answer(&self, form: String) -> Answer {
        self.form_answer("/v1/oauth/token", form).await
    }

    /// What the bank answers to this form at a path.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn form_answer(&self, path: &str, form: String) -> Answer {
        let request = super::http()
            .post(format!("{}{path}", self.origin()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        Answer::to(request).await
    }

    /// What the bank answers to the revocation of a token by a client with this credential.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn revocation(&self, credential: &Credential, token: &str) -> Answer {
        let (id, secret) = (&credential.client_id, &credential.client_secret);
        let form = format!("token={token}&client_id={id}&client_secret={secret}");
        self.form_answer("/v1/oauth/revoke", form).await
    }

    /// Starts it again with these options in place of those that it had.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start_again_with(&mut self, options: &[&str]) {
        self.options = options.iter().map(ToString::to_string).collect();
        self.start_again();
    }
}
