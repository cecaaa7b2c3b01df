//! The authorization server: revocation of tokens (RFC 7009), metadata (RFC 8414), and a bank that
//! accepts no client secrets.

use malai_client::types::Scope;
use serde_json::json;
use tests::bank::{Bank, Credential};

use crate::MALAI;

#[tokio::test]
async fn a_revoked_token_is_refused_within_a_minute_and_the_clients_other_token_is_not() {
    let bank = Bank::start(MALAI);
    let till = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let (lost, kept) = (bank.caller(&till).await, bank.caller(&till).await);
    for caller in [&lost, &kept] {
        assert_eq!(caller.get("/v1/accounts").await.status, 200);
    }
    for _ in 0..2 {
        let revoked = bank.revocation(&till, lost.token()).await;
        assert_eq!(revoked.status, 200, "{}", revoked.body);
    }
    bank.advance(60).await;
    let answer = lost.get("/v1/accounts").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(kept.get("/v1/accounts").await.status, 200);
    assert_eq!(bank.token_status(&till).await, 200);
}

#[tokio::test]
async fn a_revocation_has_one_audit_record_and_an_invalid_token_none() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let till = operator.register(&[Scope::AuditRead]).await;
    let lost = bank.caller(&till).await;
    let reader = bank.caller(&till).await;
    let altered = format!("{}x", lost.token());
    let mut requests = Vec::new();
    for token in [lost.token(), lost.token(), altered.as_str(), "a.b.c"] {
        let revoked = bank.revocation(&till, token).await;
        assert_eq!(revoked.status, 200);
        requests.push(revoked.header("x-request-id").to_owned());
    }
    bank.settle().await;
    let mut records = Vec::new();
    for request in requests {
        let path = format!("/v1/audit/records?request_id={request}");
        let found = reader.get(&path).await;
        records.extend(found.body["data"].as_array().expect("records").clone());
    }
    let [record] = records.as_slice() else {
        panic!("one record: {records:?}");
    };
    assert_eq!(record["event_type"], "malai.identity.token-revoked.v1");
    assert_eq!(record["actor"]["client_id"], json!(till.client_id));
    let subject = record["subject"].as_str().expect("a subject");
    assert!(subject.starts_with("rev_"), "{subject}");
}

#[tokio::test]
async fn a_token_in_no_gateway_cache_is_refused_at_once_after_its_revocation() {
    let bank = Bank::shared(MALAI);
    let till = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let caller = bank.caller(&till).await;
    assert_eq!(bank.revocation(&till, caller.token()).await.status, 200);
    assert_eq!(caller.get("/v1/accounts").await.status, 401);
}

#[tokio::test]
async fn no_client_revokes_anothers_token_or_without_authentication() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let till = operator.register(&[Scope::AccountsRead]).await;
    let other = operator.register(&[Scope::ClientsAdmin]).await;
    let caller = bank.caller(&till).await;
    let answer = bank.revocation(&other, caller.token()).await;
    assert_eq!(
        (answer.status, &answer.body["error"]),
        (400, &json!("invalid_grant"))
    );
    let wrong = Credential {
        client_secret: "mls_wrong".into(),
        ..till.clone()
    };
    let answer = bank.revocation(&wrong, caller.token()).await;
    assert_eq!(
        (answer.status, &answer.body["error"]),
        (401, &json!("invalid_client"))
    );
    let nothing = format!(
        "client_id={}&client_secret={}",
        till.client_id, till.client_secret
    );
    let answer = bank.form_answer("/v1/oauth/revoke", nothing).await;
    assert_eq!(
        (answer.status, &answer.body["error"]),
        (400, &json!("invalid_request"))
    );
    assert_eq!(caller.get("/v1/accounts").await.status, 200);
    // An invalid token has no use that could be ended.
    for nonsense in ["", "x", "a.b.c", "e30.e30.e30"] {
        let status = bank.revocation(&till, &format!("{nonsense}x")).await.status;
        assert_eq!(status, 200, "{nonsense}");
    }
}

#[tokio::test]
async fn the_metadata_leads_to_a_token_and_to_its_revocation() {
    let bank = Bank::shared(MALAI);
    let till = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let anybody = bank.bearer("");
    let metadata = anybody.get("/.well-known/oauth-authorization-server").await;
    assert_eq!(metadata.status, 200);
    assert_eq!(metadata.header("cache-control"), "public, max-age=300");
    assert_eq!(metadata.body["issuer"], json!(bank.origin()));
    let path = |member: &str| {
        let url = metadata.body[member].as_str().expect(member);
        let path = url.strip_prefix(&bank.origin()).expect("an endpoint here");
        path.to_owned()
    };
    let proof = format!(
        "client_id={}&client_secret={}",
        till.client_id, till.client_secret
    );
    let form = format!("grant_type=client_credentials&{proof}");
    let token = bank.form_answer(&path("token_endpoint"), form).await;
    let token = token.body["access_token"].as_str().expect("a token");
    let form = format!("token={token}&token_type_hint=access_token&{proof}");
    let revoked = bank.form_answer(&path("revocation_endpoint"), form).await;
    assert_eq!(revoked.status, 200);
    assert_eq!(bank.bearer(token).get("/v1/accounts").await.status, 401);
    let keys = anybody.get(&path("jwks_uri")).await;
    assert_eq!(keys.status, 200);
}

#[tokio::test]
async fn a_bank_without_client_secrets_accepts_keys_only() {
    let mut bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let scopes = [Scope::ClientsAdmin, Scope::AccountsRead];
    let till = operator.register(&scopes).await;
    let treasury = operator.register_key(&scopes, [31; 32], "treasury-1").await;
    bank.kill();
    bank.start_again_with(&["--client-secrets", "refused"]);
    let wrong = Credential {
        client_secret: "mls_wrong".into(),
        ..till.clone()
    };
    for credential in [&till, &wrong] {
        let refused = bank.bound_token(credential, None).await;
        assert_eq!(
            (refused.status, &refused.body["error"]),
            (401, &json!("invalid_client"))
        );
        let told = refused.body["error_description"].as_str();
        assert!(told.is_some_and(|text| text.contains("private_key_jwt")));
        assert_eq!(bank.token_status(credential).await, 401);
        assert_eq!(bank.revocation(credential, "a.b.c").await.status, 401);
    }
    let caller = bank.key_caller(&treasury).await;
    assert_eq!(caller.get("/v1/accounts").await.status, 200);
    let another =
        json!({"name": "Till", "scopes": ["accounts:read"], "authentication": "client_secret"});
    let rotation = json!({"authentication": "client_secret"});
    let rotate = format!("/v1/clients/{}/credentials", till.client_id);
    for answer in [
        caller.post("/v1/clients", another).await,
        caller.post(&rotate, rotation).await,
    ] {
        assert_eq!((answer.status, answer.code()), (400, "invalid_field"));
        assert_eq!(answer.body["errors"][0]["pointer"], "/authentication");
    }
    let metadata = caller.get("/.well-known/oauth-authorization-server").await;
    let methods = &metadata.body["token_endpoint_auth_methods_supported"];
    assert_eq!(methods, &json!(["private_key_jwt"]));
    bank.kill();
    bank.start_again_with(&[]);
    assert_eq!(bank.token_status(&till).await, 200);
}
