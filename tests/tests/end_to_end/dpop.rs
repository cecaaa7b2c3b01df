//! Bound tokens (DPoP, RFC 9449): refused without a proof of their key.

use malai_client::types::Scope;
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Credential, ProofKey, policy_change};
use tests::examples::assert_example;

use crate::MALAI;

const PATH: &str = "/v1/accounts";

/// A client with a key, and its token bound to the key.
struct Bound {
    client: Credential,
    key: ProofKey,
    token: String,
}

impl Bound {
    async fn of(bank: &Bank, seed: u8) -> Self {
        let client = bank.operator().await.register(&[Scope::AccountsRead]).await;
        let key = ProofKey::new([seed; 32]);
        let claims = bank.proof_claims(("POST", "/v1/oauth/token"), None).await;
        let answer = bank.bound_token(&client, Some(&key.proof(&claims))).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.body["token_type"], "DPoP");
        let token = answer.body["access_token"].as_str().expect("a token");
        Self {
            client,
            key,
            token: token.to_owned(),
        }
    }

    async fn claims(&self, bank: &Bank) -> Value {
        bank.proof_claims(("GET", PATH), Some(&self.token)).await
    }

    async fn proof(&self, bank: &Bank) -> String {
        self.key.proof(&self.claims(bank).await)
    }

    async fn send(&self, bank: &Bank, proof: &str) -> Answer {
        bank.presented(PATH, &format!("DPoP {}", self.token), &[proof])
            .await
    }
}

fn is_refused(answer: &Answer, code: &str, error: &str, why: &str) {
    assert_eq!(
        (answer.status, answer.code()),
        (401, code),
        "{why}: {}",
        answer.body
    );
    let challenge = format!("DPoP error=\"{error}\"");
    let given = answer.header("www-authenticate");
    assert!(given.starts_with(&challenge), "{why}: {given}");
}

fn with(claims: &Value, name: &str, value: Value) -> Value {
    let mut claims = claims.clone();
    claims[name] = value;
    claims
}

#[tokio::test]
async fn a_bound_token_is_valid_with_a_new_proof_and_each_proof_once() {
    let bank = Bank::shared(MALAI);
    let bound = Bound::of(&bank, 21).await;
    let first = bound.proof(&bank).await;
    assert_eq!(bound.send(&bank, &first).await.status, 200);
    let again = bound.send(&bank, &first).await;
    is_refused(&again, "invalid_dpop_proof", "invalid_dpop_proof", "a copy");
    let next = bound.proof(&bank).await;
    let scheme = format!("dpop {}", bound.token);
    let proofs = [next.as_str()];
    let answer = bank.presented("/v1/accounts?limit=1", &scheme, &proofs);
    assert_eq!(answer.await.status, 200, "with a query");
}

#[tokio::test]
async fn a_bound_token_is_refused_without_its_key() {
    let bank = Bank::shared(MALAI);
    let bound = Bound::of(&bank, 22).await;
    let bearer = format!("Bearer {}", bound.token);
    let proof = bound.proof(&bank).await;
    for proofs in [&[][..], &[proof.as_str()]] {
        let answer = bank.presented(PATH, &bearer, proofs).await;
        is_refused(&answer, "unauthenticated", "invalid_token", "as a bearer");
    }
    let dpop = format!("DPoP {}", bound.token);
    let missing = bank.presented(PATH, &dpop, &[]).await;
    let code = "invalid_dpop_proof";
    is_refused(&missing, code, code, "no proof");
    assert_eq!(missing.body["errors"][0]["pointer"], "header:dpop");
    let other = ProofKey::new([23; 32]).proof(&bound.claims(&bank).await);
    is_refused(&bound.send(&bank, &other).await, code, code, "another key");
    let two = bound.proof(&bank).await;
    let twice = bank.presented(PATH, &dpop, &[&two, &two]).await;
    let refused = (twice.status, &twice.body["errors"][0]["pointer"]);
    assert_eq!(refused, (400, &json!("header:dpop")), "{}", twice.body);
    assert_eq!(bound.send(&bank, &proof).await.status, 200);
}

#[tokio::test]
async fn a_proof_of_another_request_is_refused() {
    let bank = Bank::shared(MALAI);
    let bound = Bound::of(&bank, 24).await;
    let other = Bound::of(&bank, 24).await;
    let (claims, origin) = (bound.claims(&bank).await, bank.origin());
    let iat = claims["iat"].as_i64().expect("a moment");
    let wrong = [
        ("htm", json!("POST")),
        ("exp", json!(iat - 1)),
        ("nbf", json!(iat + 3_600)),
        ("htm", json!("get")),
        ("htu", json!(format!("{origin}/v1/payments"))),
        ("htu", json!("https://other.invalid/v1/accounts")),
        ("htu", json!(PATH)),
        ("iat", json!(iat - 120)),
        ("iat", json!(iat + 120)),
        ("iat", json!(iat.to_string())),
        ("jti", json!("")),
        ("jti", Value::Null),
        ("ath", other.claims(&bank).await["ath"].clone()),
        ("ath", Value::Null),
        ("ath", json!("")),
    ];
    let code = "invalid_dpop_proof";
    for (name, value) in wrong {
        let proof = bound.key.proof(&with(&claims, name, value.clone()));
        let answer = bound.send(&bank, &proof).await;
        is_refused(&answer, code, code, &format!("{name}: {value}"));
        if name == "iat" && value.is_number() {
            assert_example(&answer.body);
        }
    }
    assert_eq!(
        bound.send(&bank, &bound.key.proof(&claims)).await.status,
        200,
        "what was refused used no name up"
    );
}

#[tokio::test]
async fn a_proof_with_an_invalid_header_is_refused() {
    let bank = Bank::shared(MALAI);
    let bound = Bound::of(&bank, 25).await;
    let (claims, header) = (bound.claims(&bank).await, bound.key.header());
    let mut private = header["jwk"].clone();
    private["d"] = json!("GRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRk");
    let wrong = [
        ("typ", json!("JWT")),
        ("alg", json!("none")),
        ("alg", json!("ES256")),
        ("alg", json!("HS256")),
        ("jwk", private),
        ("jwk", ProofKey::new([26; 32]).header()["jwk"].clone()),
        ("jwk", Value::Null),
        ("crit", json!(["x"])),
    ];
    let code = "invalid_dpop_proof";
    for (name, value) in wrong {
        let proof = bound.key.sign(&with(&header, name, value.clone()), &claims);
        let answer = bound.send(&bank, &proof).await;
        is_refused(&answer, code, code, &format!("{name}: {value}"));
        let told = answer.body.to_string();
        assert!(!told.contains("GRkZ"), "a private key is repeated: {told}");
    }
    let good = bound.key.proof(&claims);
    let cut = good.rsplit_once('.').expect("a signature").0;
    for proof in ["x", "", cut, &format!("{cut}.")] {
        is_refused(&bound.send(&bank, proof).await, code, code, proof);
    }
    let named = with(&header, "alg", json!("Ed25519"));
    let good = bound.key.sign(&named, &claims);
    assert_eq!(bound.send(&bank, &good).await.status, 200);
}

#[tokio::test]
async fn an_unbound_token_is_refused_with_a_proof_or_the_dpop_scheme() {
    let bank = Bank::shared(MALAI);
    let client = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let caller = bank.caller(&client).await;
    let claims = bank.proof_claims(("GET", PATH), Some(caller.token())).await;
    let proof = ProofKey::new([27; 32]).proof(&claims);
    for (scheme, proofs) in [
        ("DPoP", &[proof.as_str()][..]),
        ("DPoP", &[]),
        ("Bearer", &[proof.as_str()]),
    ] {
        let authorization = format!("{scheme} {}", caller.token());
        let answer = bank.presented(PATH, &authorization, proofs).await;
        is_refused(&answer, "unauthenticated", "invalid_token", scheme);
    }
    assert_eq!(caller.get(PATH).await.status, 200);
}

#[tokio::test]
async fn a_token_request_with_a_wrong_or_used_proof_gets_no_token() {
    let bank = Bank::shared(MALAI);
    let client = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let key = ProofKey::new([28; 32]);
    let claims = bank.proof_claims(("POST", "/v1/oauth/token"), None).await;
    let elsewhere = with(
        &claims,
        "htu",
        json!("https://other.invalid/v1/oauth/token"),
    );
    let old = with(&claims, "iat", json!(1));
    let good = key.proof(&claims);
    let proofs = [
        (key.proof(&elsewhere), 400),
        (key.proof(&old), 400),
        ("x".to_owned(), 400),
        (good.clone(), 200),
        (good, 400),
    ];
    for (proof, status) in proofs {
        let answer = bank.bound_token(&client, Some(&proof)).await;
        assert_eq!(answer.status, status, "{}", answer.body);
        if status == 400 {
            assert_eq!(answer.body["error"], "invalid_dpop_proof");
        }
    }
}

#[tokio::test]
async fn a_policy_of_bound_tokens_issues_no_other_and_ends_earlier_tokens() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let client = operator.register(&[Scope::AccountsRead]).await;
    let before = bank.caller(&client).await;
    assert_eq!(before.get(PATH).await.status, 200);
    let policy = policy_change(
        1,
        &json!({"dpop_required": true}),
        "Its machines are shared",
    );
    let path = format!("/v1/clients/{}/policy", client.client_id);
    let set = operator.post(&path, policy).await;
    assert_eq!(set.status, 200, "{}", set.body);
    assert_eq!(set.body["policy"]["dpop_required"], true);
    let refused = bank.bound_token(&client, None).await;
    assert_eq!(
        (refused.status, &refused.body["error"]),
        (400, &json!("invalid_dpop_proof"))
    );
    bank.advance(60).await;
    let answer = before.get(PATH).await;
    is_refused(&answer, "unauthenticated", "invalid_token", "of before");
    let key = ProofKey::new([29; 32]);
    let claims = bank.proof_claims(("POST", "/v1/oauth/token"), None).await;
    let answer = bank.bound_token(&client, Some(&key.proof(&claims))).await;
    let token = answer.body["access_token"]
        .as_str()
        .expect("a token")
        .to_owned();
    let bound = Bound { client, key, token };
    let proof = bound.proof(&bank).await;
    assert_eq!(bound.send(&bank, &proof).await.status, 200);
    let revoked = bank.revocation(&bound.client, &bound.token).await;
    assert_eq!(revoked.status, 200);
    bank.advance(60).await;
    let proof = bound.proof(&bank).await;
    assert_eq!(bound.send(&bank, &proof).await.status, 401);
}

#[tokio::test]
async fn a_bound_token_without_the_scope_is_challenged_by_the_scheme_dpop() {
    let bank = Bank::shared(MALAI);
    let bound = Bound::of(&bank, 30).await;
    let path = "/v1/clients";
    let claims = bank.proof_claims(("GET", path), Some(&bound.token)).await;
    let scheme = format!("DPoP {}", bound.token);
    let proof = bound.key.proof(&claims);
    let answer = bank.presented(path, &scheme, &[proof.as_str()]).await;
    assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    let challenge = "DPoP error=\"insufficient_scope\", scope=\"clients:admin\"";
    assert_eq!(answer.header("www-authenticate"), challenge);
    let forged = bank.presented(path, "DPoP x", &[]).await;
    assert_eq!(forged.status, 401);
    let given = forged.header("www-authenticate");
    assert!(given.contains("DPoP error=\"invalid_token\""), "{given}");
}

#[tokio::test]
async fn a_proof_names_the_public_url_and_not_the_host_behind_the_edge() {
    let bank = Bank::shared(MALAI);
    let bound = Bound::of(&bank, 31).await;
    let (host, scheme) = ("origin.bank.invalid", format!("DPoP {}", bound.token));
    let public = bound.claims(&bank).await;
    let behind = with(&public, "htu", json!(format!("https://{host}{PATH}")));
    let proof = bound.key.proof(&behind);
    let refused = bank
        .presented_at(host, PATH, &scheme, &[proof.as_str()])
        .await;
    let code = "invalid_dpop_proof";
    is_refused(&refused, code, code, "the host behind the edge");
    let url = format!("{}/v1/x/..%2E/%61ccounts?limit=1#top", bank.origin());
    let other = with(&public, "htu", json!(url));
    let proof = bound.key.proof(&other);
    let refused = bank
        .presented_at(host, PATH, &scheme, &[proof.as_str()])
        .await;
    is_refused(&refused, code, code, "another path");
    let url = format!("{}/v1/x/%2e%2E/%61ccounts?limit=1#top", bank.origin());
    let spelt = with(&public, "htu", json!(url));
    let proof = bound.key.proof(&spelt);
    let answer = bank
        .presented_at(host, PATH, &scheme, &[proof.as_str()])
        .await;
    assert_eq!(answer.status, 200);
}
