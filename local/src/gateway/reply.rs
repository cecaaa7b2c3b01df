use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

/// A function's response to the proxy integration.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format>
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    status_code: u16,
    headers: Option<BTreeMap<String, String>>,
    multi_value_headers: Option<BTreeMap<String, Vec<String>>>,
    body: Option<String>,
    #[serde(default)]
    is_base64_encoded: bool,
}

/// Converts the response to HTTP; `None` if it is malformed.
pub(super) fn http_response(response: &[u8]) -> Option<Response<Body>> {
    let reply: Reply = serde_json::from_slice(response).ok()?;
    let body = reply.body.unwrap_or_default();
    let body = if reply.is_base64_encoded {
        STANDARD.decode(body).ok()?
    } else {
        body.into()
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(reply.status_code).ok()?;
    let headers = response.headers_mut();
    let many = reply.multi_value_headers.unwrap_or_default();
    for (name, value) in reply.headers.unwrap_or_default() {
        headers.insert(named(&name)?, HeaderValue::try_from(value).ok()?);
    }
    for (name, values) in many {
        let name = named(&name)?;
        for value in values {
            headers.append(name.clone(), HeaderValue::try_from(value).ok()?);
        }
    }
    Some(response)
}

/// The name that API Gateway gives to a function's header `WWW-Authenticate`.
pub(crate) const RENAMED_CHALLENGE: &str = "x-amzn-remapped-www-authenticate";

/// Returns the header's name as API Gateway passes it on. The edge restores the name of the
/// challenge.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html>
fn named(name: &str) -> Option<HeaderName> {
    let name: HeaderName = name.parse().ok()?;
    Some(if name == WWW_AUTHENTICATE {
        HeaderName::from_static(RENAMED_CHALLENGE)
    } else {
        name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_of_a_function_is_renamed_as_api_gateway_does() {
        let response = br#"{"statusCode":403,"headers":{"WWW-Authenticate":"Bearer","a":"b"}}"#;
        let response = http_response(response).expect("an answer");
        let names: Vec<_> = response.headers().keys().map(HeaderName::as_str).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&RENAMED_CHALLENGE), "{names:?}");
    }

    #[test]
    fn a_malformed_response_is_detected() {
        for response in [
            "",
            "{}",
            r#"{"statusCode":1}"#,
            r#"{"statusCode":"200"}"#,
            r#"{"statusCode":200,"headers":{"bad name":"x"}}"#,
            r#"{"statusCode":200,"headers":{"x":"line\nbreak"}}"#,
            r#"{"statusCode":200,"isBase64Encoded":true,"body":"%"}"#,
        ] {
            assert!(http_response(response.as_bytes()).is_none(), "{response}");
        }
    }

    #[tokio::test]
    async fn status_headers_and_bytes_are_passed_on() {
        let response = br#"{"statusCode":201,"headers":{"etag":"1"},
            "multiValueHeaders":{"link":["a","b"]},"isBase64Encoded":true,"body":"/w=="}"#;
        let response = http_response(response).expect("an answer");
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers().get_all("link").iter().count(), 2);
        assert_eq!(response.headers()["etag"], "1");
        let body = axum::body::to_bytes(response.into_body(), 9)
            .await
            .expect("a body");
        assert_eq!(&body[..], [255]);
    }
}
