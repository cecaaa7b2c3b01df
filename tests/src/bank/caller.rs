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

/// A client with a token: the generated client, and raw calls without it.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The generated client.
    pub api: malai_client::Client,
    pub(super) http: reqwest::Client,
    pub(super) origin: String,
    pub(super) token: String,
}

/// Returns an idempotency key that is new in this process.
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
    /// Returns the client of the first institution, with every scope.
    ///
    /// # Panics
    /// If it gets no token.
    pub async fn operator(&self) -> Caller {
        self.caller(&credential(&self.demo()["operator"])).await
    }

    /// Returns the client of another institution, with every scope.
    ///
    /// # Panics
    /// If it gets no token.
    pub async fn other(&self) -> Caller {
        self.caller(&credential(&self.demo()["other"])).await
    }

    /// Returns the two clients of the bank's own tenant: the operations desk.
    ///
    /// # Panics
    /// If they get no token.
    pub async fn desk(&self) -> (Caller, Caller) {
        let demo = self.demo();
        let desk = &demo["desk"];
        let first = self.caller(&credential(&desk[0])).await;
        (first, self.caller(&credential(&desk[1])).await)
    }

    /// Returns the id of the first client of the operations desk.
    ///
    /// # Panics
    /// If there is none.
    pub fn desk_client(&self) -> String {
        credential(&self.demo()["desk"][0]).client_id
    }

    /// Returns a caller with a token for all scopes of this credential.
    ///
    /// # Panics
    /// If it gets no token.
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

    /// Sets the rate of the first institution's client to the maximum, for load. A client cannot
    /// set its own policy, so another one is registered that does. Earlier tokens keep the old rate
    /// for up to a minute.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn let_operator_hurry(&self) {
        let credential = self.operator().await.register(&[Scope::ClientsAdmin]).await;
        let client = self.demo()["operator"]["client_id"].clone();
        let client = client.as_str().expect("a client");
        let admin = self.caller(&credential).await;
        admin.set_rate(client, 60_000).await;
    }

    /// Returns a caller with this token, which may be invalid.
    ///
    /// # Panics
    /// If it is not a valid header value.
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
    /// Returns the access token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Registers a client of the same tenant.
    ///
    /// # Panics
    /// If the bank refuses, like all calls that return a resource.
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

    /// Sets a client's rate in requests a minute.
    ///
    /// # Panics
    /// If the bank refuses.
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
    /// If the bank refuses.
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

    /// Reads an account.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn account(&self, id: &AccountId) -> Account {
        self.api
            .get_account()
            .account_id(id.clone())
            .send()
            .await
            .expect("an account")
            .into_inner()
    }

    /// Reads a payment.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn payment(&self, id: &PaymentId) -> Payment {
        self.api
            .get_payment()
            .payment_id(id.clone())
            .send()
            .await
            .expect("a payment")
            .into_inner()
    }

    /// Creates a payment under a new key.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn pay(&self, order: PaymentOrder) -> Payment {
        let call = self
            .api
            .create_payment()
            .idempotency_key(fresh_key())
            .body(order);
        call.send().await.expect("a payment").into_inner()
    }

    /// Sets an account's overdraft limit in pounds.
    ///
    /// # Panics
    /// If the bank refuses.
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

    /// Sends a raw request with this token, and with a key if one is given.
    ///
    /// # Panics
    /// If there is no response.
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

    /// Like [`Caller::call`], for calls during which the bank may die.
    ///
    /// # Errors
    /// If there is no response.
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

    /// Sends a `GET`.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None, None).await
    }

    /// Sends a `POST` under a new key.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call("POST", path, Some(&fresh_key()), Some(body))
            .await
    }
}
