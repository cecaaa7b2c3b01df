//! Requests to the authorization server, and restarts with another configuration of it.

use std::net::IpAddr;

use super::{Answer, Bank, Credential};

impl Bank {
    /// Requests a token and returns the status.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn token_status(&self, credential: &Credential) -> u16 {
        self.token_status_from([127, 0, 0, 1], credential).await
    }

    /// Requests a token from this loopback address and returns the status.
    ///
    /// # Panics
    /// If there is no response.
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

    /// Sends this form as a token request, with or without an assertion in it.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn token_answer(&self, form: String) -> Answer {
        self.form_answer("/v1/oauth/token", form).await
    }

    /// Sends this form to a path.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn form_answer(&self, path: &str, form: String) -> Answer {
        let request = super::http()
            .post(format!("{}{path}", self.origin()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        Answer::to(request).await
    }

    /// Revokes a token with this client credential.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn revocation(&self, credential: &Credential, token: &str) -> Answer {
        let (id, secret) = (&credential.client_id, &credential.client_secret);
        let form = format!("token={token}&client_id={id}&client_secret={secret}");
        self.form_answer("/v1/oauth/revoke", form).await
    }

    /// Restarts the bank with these options instead of its own.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start_again_with(&mut self, options: &[&str]) {
        self.options = options.iter().map(ToString::to_string).collect();
        self.start_again();
    }
}
