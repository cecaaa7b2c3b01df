//! The Rust client library, used by a program against the bank.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use malai_client::types::{AccountOpening, Currency, ProblemCode, Scope};
use malai_client::{Connection, Failure, PrivateKey, items};
use serde_json::json;
use tests::bank::{Bank, elsewhere, order, policy_change};

use crate::MALAI;

fn opening(holder: &str) -> AccountOpening {
    AccountOpening {
        holder_name: holder.into(),
        currency: Currency::Gbp,
    }
}

#[tokio::test]
async fn the_client_library_needs_only_a_secret() {
    // A separate bank, because its clock is moved.
    let bank = Bank::start(MALAI);
    let demo = bank.demo()["operator"].clone();
    let text = |name: &str| demo[name].as_str().expect(name).to_owned();
    let connection =
        Connection::with_secret(&bank.origin(), &text("client_id"), &text("client_secret"));
    let client = connection.connect().expect("a client");
    for holder in ["Ada Okafor", "Grace Obi", "Mary Cole"] {
        client
            .open_account()
            .body(opening(holder))
            .send()
            .await
            .expect("an account");
    }
    // The token expires, and the next call requests another.
    bank.advance(3_700).await;
    let mut accounts = items(|cursor| {
        let page = client.list_accounts().limit(2);
        match cursor {
            Some(cursor) => page.cursor(cursor).send(),
            None => page.send(),
        }
    });
    let mut holders = Vec::new();
    while let Some(account) = accounts.next().await.expect("a page") {
        holders.push((account.holder_name, account.account_id));
    }
    assert!(holders.len() >= 3, "{holders:?}");
    let poor = holders
        .iter()
        .find(|(name, _)| name == "Mary Cole")
        .expect("Mary");
    let order = order(&poor.1, &elsewhere("58302914"), "1.00");
    let refused = client.create_payment().body(order).send().await;
    let refused = Failure::from(refused.expect_err("no money"));
    let Failure::Problem { problem, .. } = &refused else {
        panic!("{refused}")
    };
    assert_eq!(problem.code, ProblemCode::InsufficientFunds);
    let told = refused.to_string();
    assert!(
        told.starts_with("422 insufficient_funds: Insufficient funds: "),
        "{told}"
    );
}

#[tokio::test]
async fn the_client_library_signs_what_the_policy_requires() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let seed = [41; 32];
    let scopes = [Scope::AccountsRead, Scope::AccountsWrite];
    let registered = operator.register_key(&scopes, seed, "key-1").await;
    let policy = policy_change(1, &json!({"request_signatures": "required"}), "It signs");
    let path = format!("/v1/clients/{}/policy", registered.client_id);
    let set = operator.post(&path, policy).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let jwk =
        json!({"kty": "OKP", "crv": "Ed25519", "kid": "key-1", "d": URL_SAFE_NO_PAD.encode(seed)});
    let key = PrivateKey::from_jwk(&jwk.to_string()).expect("a key");
    let unsigned = Connection::with_key(&bank.origin(), &registered.client_id, key.clone());
    let signed = unsigned.clone().signing_key(key);
    let unsigned = unsigned.connect().expect("a client");
    let refused = unsigned
        .open_account()
        .body(opening("Ada Okafor"))
        .send()
        .await;
    let refused = Failure::from(refused.expect_err("unsigned")).to_string();
    assert!(refused.starts_with("403 signature_required: "), "{refused}");
    let signed = signed.connect().expect("a client");
    let opened = signed
        .open_account()
        .body(opening("Ada Okafor"))
        .send()
        .await;
    assert_eq!(opened.expect("an account").holder_name, "Ada Okafor");
}
