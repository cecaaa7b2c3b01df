//! Heads of requests: headers that come twice, digests of other bodies, codings and charsets that nobody reads, paths
//! that are spelt in another way.

use contract::OPERATIONS;
use message_signature::content_digest;
use serde_json::json;

use super::access::kinds::Access;
use super::access::rows::ROWS;
use super::fixture::Fixture;
use super::raw_request::{RawRequest, order};

/// A request of every operation by who may make it; first come those that a client of the institution makes.
fn asks(fixture: &Fixture) -> Vec<(&'static str, RawRequest)> {
    let rows = ROWS
        .iter()
        .filter(|row| !matches!(row.access, Access::Desk { .. }));
    rows.map(|row| (row.operation, (row.ask)(fixture)))
        .collect()
}

#[tokio::test]
async fn a_header_with_one_value_that_comes_twice_is_refused_by_every_operation() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let good = format!("Bearer {}", fixture.caller.token());
    for (operation, ask) in asks(&fixture) {
        let ask = ask.bearer("").header("authorization", &good);
        for (name, first, second) in [
            ("authorization", good.as_str(), "Bearer a.b.c"),
            ("authorization", "Bearer a.b.c", &good),
            ("authorization", &good, &good),
            ("dpop", "a.b.c", "a.b.c"),
            ("content-type", "application/json", "application/json"),
            ("content-type", "text/plain", "application/json"),
            ("x-request-id", "first", "second"),
        ] {
            let ask = ask.clone().header(name, first).extra_header(name, second);
            fixture.refused(operation, &ask, 400, "invalid_field").await;
            let answer = fixture.send(&ask).await;
            assert_eq!(
                answer.body["errors"][0]["pointer"],
                format!("header:{name}")
            );
            let challenge = answer.header("www-authenticate");
            assert_eq!(
                challenge.contains("error=\"invalid_request\""),
                name == "authorization",
                "{challenge}"
            );
            let id = answer.header("x-request-id");
            assert!(!["first", "second"].contains(&id), "{id}");
        }
    }
    fixture.assert_unchanged().await;
}

#[tokio::test]
async fn a_digest_that_is_sent_is_that_of_the_body_signed_or_not() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let other = content_digest(b"{}");
    for (operation, ask) in asks(&fixture) {
        let rail = OPERATIONS
            .iter()
            .any(|one| one.id == operation && one.callback);
        for wrong in [
            &*other,
            "sha-512=:AAAA:",
            "md5=:AAAA:",
            "sha-256=AAAA",
            "",
            "sha-256=:AAAA:, sha-256=:AAAA:",
        ] {
            let ask = ask.clone().header("content-digest", wrong);
            let (status, code) = if rail {
                (401, "unauthenticated")
            } else {
                (400, "invalid_field")
            };
            fixture.refused(operation, &ask, status, code).await;
            let answer = fixture.send(&ask).await;
            if rail {
                assert_eq!(answer.header("www-authenticate"), "Signature");
                assert!(
                    answer.body["detail"]
                        .as_str()
                        .is_some_and(|told| told.contains("RFC 9421"))
                );
                continue;
            }
            let error = &answer.body["errors"][0];
            assert_eq!(error["pointer"], "header:content-digest", "{operation}");
            assert!(
                error["message"]
                    .as_str()
                    .is_some_and(|told| told.contains("sha-512")),
                "{error}"
            );
        }
    }
    fixture.assert_unchanged().await;
    let body = order(&fixture.ada).to_string();
    let sha512 = {
        use base64::Engine as _;
        use sha2::Digest as _;
        let digest = sha2::Sha512::digest(body.as_bytes());
        let digest = base64::engine::general_purpose::STANDARD.encode(digest);
        format!("sha-512=:{digest}:")
    };
    for right in [content_digest(body.as_bytes()), sha512] {
        let ask = RawRequest::pay(&order(&fixture.ada)).header("content-digest", right);
        let answer = fixture.send(&ask).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_body_in_another_charset_or_in_a_coding_is_refused_by_every_operation() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    for (operation, ask) in asks(&fixture) {
        let Some((_, media_type)) = ask
            .headers
            .iter()
            .find(|(name, _)| *name == "content-type")
            .cloned()
        else {
            continue;
        };
        let media_type = String::from_utf8(media_type).expect("text");
        if OPERATIONS
            .iter()
            .any(|one| one.id == operation && one.callback)
        {
            continue;
        }
        for charset in ["utf-16", "iso-8859-1", "\"us-ascii\"", ""] {
            let ask = ask
                .clone()
                .header("content-type", format!("{media_type}; charset={charset}"));
            fixture
                .refused(operation, &ask, 415, "unsupported_media_type")
                .await;
        }
        for coding in ["gzip", "br", "identity, gzip"] {
            let ask = ask.clone().header("content-encoding", coding);
            fixture
                .refused(operation, &ask, 415, "unsupported_media_type")
                .await;
            assert_eq!(
                fixture.send(&ask).await.header("accept-encoding"),
                "identity"
            );
        }
    }
    fixture.assert_unchanged().await;
    let ask = RawRequest::pay(&order(&fixture.ada))
        .header("content-type", "application/json; charset=\"UTF-8\"")
        .header("content-encoding", "identity");
    let answer = fixture.send(&ask).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
}

#[tokio::test]
async fn a_key_that_is_private_or_for_something_else_is_no_key_of_a_client() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    // RFC 8037, appendix A.
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    let register = |member: &str, value: serde_json::Value| {
        let mut key = json!({"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "k"});
        key[member] = value;
        let client = json!({
            "name": "Till", "scopes": ["accounts:read"], "authentication": "private_key_jwt", "public_key": key,
        });
        RawRequest::write("/v1/clients".into(), &client)
    };
    for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
        let ask = register(member, json!("c2VjcmV0LXZhbHVl"));
        fixture
            .refused("registerClient", &ask, 400, "invalid_field")
            .await;
        let text = fixture.send(&ask).await.body.to_string();
        assert!(
            text.contains(&format!("/public_key/{member}\"")) && !text.contains("c2VjcmV0"),
            "{text}"
        );
    }
    for (member, value) in [
        ("alg", json!("ES256")),
        ("use", json!("enc")),
        ("key_ops", json!(["sign"])),
    ] {
        let ask = register(member, value);
        fixture
            .refused("registerClient", &ask, 400, "invalid_field")
            .await;
    }
    fixture.assert_unchanged().await;
    let right = register("key_ops", json!(["verify"]));
    assert_eq!(fixture.send(&right).await.status, 201);
}
