//! What readers ask the bank.

use kernel::id::{ClientId, CredentialId};
use serde_json::{Value, json};

use super::fixture::{Fixture, TENANT, trusted};

/// A second that no test reaches: 2036.
const LONG_AFTER: i64 = 2_100_000_000;

impl Fixture {
    /// Lists records, page by page, of at most so many records. Returns their ids.
    pub(crate) async fn listed(&self, query: Value, limit: usize) -> Vec<String> {
        let (mut listed, mut cursor) = (Vec::new(), None);
        loop {
            let (page, next) = self.page(&query, limit, cursor.as_deref()).await;
            listed.extend(page);
            match next {
                Some(next) => cursor = Some(next),
                None => return listed,
            }
        }
    }

    /// Lists a page of records. Returns their ids, and the cursor.
    pub(crate) async fn page(
        &self,
        query: &Value,
        limit: usize,
        cursor: Option<&str>,
    ) -> (Vec<String>, Option<String>) {
        let mut query = query.clone();
        query["limit"] = limit.to_string().into();
        if let Some(cursor) = cursor {
            query["cursor"] = cursor.into();
        }
        let mut event = request("/v1/audit/records", "/v1/audit/records", &Value::Null);
        event["queryStringParameters"] = query;
        let answer = self.invoke("list-audit-records", &event).await;
        let answer = answer.expect("list-audit-records");
        let body: Value =
            serde_json::from_str(answer["body"].as_str().expect("a body")).expect("JSON");
        assert_eq!(answer["statusCode"], 200, "{body}");
        let data = body["data"].as_array().expect("a list").iter();
        let ids = data.map(|record| record["record_id"].as_str().expect("an id").to_owned());
        (
            ids.collect(),
            body["next_cursor"].as_str().map(str::to_owned),
        )
    }

    /// Asserts that the bank proves the record to be sealed.
    pub(crate) async fn proves(&self, name: &str) {
        let id = Self::id_of(name);
        let path = format!("/v1/audit/records/{id}/proof");
        let event = request(
            "/v1/audit/records/{record_id}/proof",
            &path,
            &json!({"record_id": id}),
        );
        let answer = self.invoke("get-audit-proof", &event).await;
        let answer = answer.expect("get-audit-proof");
        let body = answer["body"].as_str().expect("a body");
        assert_eq!(answer["statusCode"], 200, "{name}: {body}");
        let proved = verify::proof(body.as_bytes(), &[trusted()]).expect(name);
        assert!(proved.proof().record.contains(&Self::id_of(name)));
    }
}

fn request(resource: &str, path: &str, parameters: &Value) -> Value {
    json!({
        "resource": resource,
        "path": path,
        "httpMethod": "GET",
        "headers": {},
        "pathParameters": parameters,
        "requestContext": {"requestId": "r", "authorizer": {
            "tenant_id": TENANT,
            "client_id": ClientId::derive(&["auditor"]).to_string(),
            "scope": "audit:read",
            "policy": "{}",
            "token": json!({
                "jti": "j", "credential_id": CredentialId::derive(&["auditor"]),
                "client_version": 1, "exp": LONG_AFTER,
            }).to_string(),
        }},
        "body": null,
        "isBase64Encoded": false,
    })
}
