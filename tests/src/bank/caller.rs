use std::sync::atomic::{AtomicU64, Ordering};

use malai_client::types::{
    Account, AccountId, AccountOpening, ClientAuthentication, ClientRegistration, Currency,
    NonNegativeMoney, OverdraftLimit, Payment, PaymentId, PaymentOrder, Scope, Scopes,
    TokenRequestGrantType,
};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::{Answer, Bank};

/// A client and its secret.
#[derive(Clone, Debug)]
pub struct Credential {
    /// The client's id.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: String,
}

/// Somebody with a token: the generated client, and the same calls without its help.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The generated client.
    pub api: malai_client::Client,
    pub(super) http: reqwest::Client,
    pub(super) origin: String,
    pub(super) token: String,
}

/// A key that no call of this process had before.
pub fn fresh_key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!(
        "key-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

pub(super) fn request(
    http: &reqwest::Client,
    method: &str,
    url: &str,
    body: Option<Value>,
) -> RequestBuilder {
    let method = method.parse::<Method>().expect("a method");
    let request = http.request(method, url);
    match body {
        Some(body) => request.json(&body),
        None => request,
    }
}

impl Bank {
    /// The client of the first institution, which may do everything there.
    ///
    /// # Panics
    /// When it gets no token.
    pub async fn operator(&self) -> Caller {
        self.caller(&credential(&self.demo()["operator"])).await
    }

    /// The client of another institution, which may do everything there.
    ///
    /// # Panics
    /// When it gets no token.
    pub async fn other(&self) -> Caller {
        self.caller(&credential(&self.demo()["other"])).await
    }

    /// The two clients of the bank itself, at its operations desk.
    ///
    /// # Panics
    /// When they get no token.
    pub async fn desk(&self) -> (Caller, Caller) {
        let demo = self.demo();
        let desk = &demo["desk"];
        let first = self.caller(&credential(&desk[0])).await;
        (first, self.caller(&credential(&desk[1])).await)
    }

    /// The id of the first client of the operations desk.
    ///
    /// # Panics
    /// When there is none.
    pub fn desk_client(&self) -> String {
        credential(&self.demo()["desk"][0]).client_id
    }

    /// Somebody with a token for all scopes of this credential.
    ///
    /// # Panics
    /// When there is no token.
    pub async fn caller(&self, credential: &Credential) -> Caller {
        let Credential {
            client_id,
            client_secret,
        } = credential;
        let token = malai_client::connect(&self.origin())
            .expect("a client")
            .issue_token()
            .body_map(|form| {
                form.grant_type(TokenRequestGrantType::ClientCredentials)
                    .client_id(client_id.clone())
                    .client_secret(client_secret.clone())
            })
            .send()
            .await
            .expect("a token");
        self.bearer(&token.access_token)
    }

    /// Lets the client of the first institution make as many requests in a minute as any may, which
    /// a load needs. None sets its own policy, so another is registered that does. Its tokens of
    /// before are held to the old rate for up to a minute.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn let_operator_hurry(&self) {
        let credential = self.operator().await.register(&[Scope::ClientsAdmin]).await;
        let client = self.demo()["operator"]["client_id"].clone();
        let client = client.as_str().expect("a client");
        let admin = self.caller(&credential).await;
        admin.set_rate(client, 60_000).await;
    }

    /// Somebody with this token, whatever it is worth.
    ///
    /// # Panics
    /// When no header can hold it.
    pub fn bearer(&self, token: &str) -> Caller {
        let origin = self.origin();
        let api = malai_client::with_token(&origin, token).expect("a client");
        Caller {
            api,
            http: super::http(),
            origin,
            token: token.to_owned(),
        }
    }
}

fn credential(shown: &Value) -> Credential {
    let text = |name: &str| {
        shown[name]
            .as_str()
            .expect("a credential in demo.json")
            .to_owned()
    };
    Credential {
        client_id: text("client_id"),
        client_secret: text("client_secret"),
    }
}

impl Caller {
    /// The access token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Registers a client of the same tenant.
    ///
    /// # Panics
    /// When the bank refuses. So for all calls that answer a resource.
    pub async fn register(&self, scopes: &[Scope]) -> Credential {
        let asked = ClientRegistration {
            name: "Payroll".into(),
            scopes: Scopes(scopes.to_vec()),
            authentication: ClientAuthentication::ClientSecret,
            public_key: None,
        };
        let call = self
            .api
            .register_client()
            .idempotency_key(fresh_key())
            .body(asked);
        let issued = call.send().await.expect("a client").into_inner();
        Credential {
            client_id: issued.client.client_id.to_string(),
            client_secret: issued.client_secret.expect("a secret"),
        }
    }

    /// Lets a client make this many requests in a minute.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn set_rate(&self, client_id: &str, requests_per_minute: u32) {
        let rate = json!({"requests_per_minute": requests_per_minute});
        let sequence = self.sequence_of(client_id).await;
        let policy = super::policy_change(sequence, &rate, "As it was agreed");
        let path = format!("/v1/clients/{client_id}/policy");
        let set = self.post(&path, policy).await;
        assert_eq!(set.status, 200, "{}", set.body);
    }

    /// A client as the list of its institution shows it.
    ///
    /// # Panics
    /// When it is not listed.
    pub async fn client(&self, client_id: &str) -> Value {
        let mut path = "/v1/clients?limit=50".to_owned();
        loop {
            let page = self.get(&path).await.body;
            let data = page["data"].as_array().expect("clients");
            if let Some(found) = data.iter().find(|shown| shown["client_id"] == client_id) {
                return found.clone();
            }
            let cursor = page["next_cursor"].as_str().expect("the client is listed");
            path = format!("/v1/clients?limit=50&cursor={cursor}");
        }
    }

    /// The sequence that a client is at.
    ///
    /// # Panics
    /// When it is not listed.
    pub async fn sequence_of(&self, client_id: &str) -> u64 {
        let client = self.client(client_id).await;
        client["sequence"].as_u64().expect("a sequence")
    }

    /// Opens an account in pounds.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn open(&self, holder: &str) -> Account {
        let opening = AccountOpening {
            holder_name: holder.into(),
            currency: Currency::Gbp,
        };
        let call = self
            .api
            .open_account()
            .idempotency_key(fresh_key())
            .body(opening);
        call.send().await.expect("an account").into_inner()
    }

    /// An account as it stands.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn account(&self, id: &AccountId) -> Account {
        self.api
            .get_account()
            .account_id(id.clone())
            .send()
            .await
            .expect("an account")
            .into_inner()
    }

    /// A payment as it stands.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn payment(&self, id: &PaymentId) -> Payment {
        self.api
            .get_payment()
            .payment_id(id.clone())
            .send()
            .await
            .expect("a payment")
            .into_inner()
    }

    /// Orders a payment under a fresh key.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn pay(&self, order: PaymentOrder) -> Payment {
        let call = self
            .api
            .create_payment()
            .idempotency_key(fresh_key())
            .body(order);
        call.send().await.expect("a payment").into_inner()
    }

    /// Lets an account go this far below zero.
    ///
    /// # Panics
    /// When the bank refuses.
    pub async fn allow_overdraft(&self, id: &AccountId, pounds: &str) {
        let limit = NonNegativeMoney {
            amount: pounds.into(),
            currency: Currency::Gbp,
        };
        let call = self.api.set_overdraft_limit().account_id(id.clone());
        let call = call
            .idempotency_key(fresh_key())
            .body(OverdraftLimit { limit });
        call.send().await.expect("an account");
    }

    /// Calls without the generated client: with this token, and a key if one is given.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn call(
        &self,
        method: &str,
        path: &str,
        key: Option<&str>,
        body: Option<Value>,
    ) -> Answer {
        self.try_call(method, path, key, body)
            .await
            .expect("an answer")
    }

    /// As [`Caller::call`], for calls that the bank may not live to answer.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn try_call(
        &self,
        method: &str,
        path: &str,
        key: Option<&str>,
        body: Option<Value>,
    ) -> Result<Answer, reqwest::Error> {
        let url = format!("{}{path}", self.origin);
        let mut request = request(&self.http, method, &url, body).bearer_auth(&self.token);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        Answer::ask(request).await
    }

    /// Reads.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None, None).await
    }

    /// Writes under a fresh key.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call("POST", path, Some(&fresh_key()), Some(body))
            .await
    }
}
