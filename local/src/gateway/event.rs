//! The event of the Lambda proxy integration of API Gateway REST.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format>

use std::collections::BTreeMap;

use axum::http::HeaderMap;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use contract::Operation;

use super::{Caller, Context};

const ACCOUNT: &str = "000000000000";
const API: &str = "malai";
const STAGE: &str = "local";

/// Returns the method's ARN.
fn method_arn(method: &str, path: &str) -> String {
    format!("arn:aws:execute-api:eu-west-2:{ACCOUNT}:{API}/{STAGE}/{method}{path}")
}

/// Returns the event of an authorizer of the type `REQUEST`.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html>
pub(super) fn to_authorizer(
    head: &Parts,
    operation: &Operation,
    parameters: &[(&'static str, String)],
    caller: &Caller,
) -> Value {
    let headers = headers(&head.headers);
    let path = head.uri.path();
    json!({
        "type": "REQUEST",
        "methodArn": method_arn(operation.method, path),
        "resource": operation.path,
        "path": path,
        "httpMethod": operation.method,
        "headers": last(&headers),
        "multiValueHeaders": all(&headers),
        "pathParameters": named(parameters),
        "stageVariables": null,
        "requestContext": {
            "path": path,
            "accountId": ACCOUNT,
            "apiId": API,
            "stage": STAGE,
            "requestId": caller.request_id,
            "resourcePath": operation.path,
            "httpMethod": operation.method,
            "identity": {"sourceIp": caller.address.to_string()},
        },
    })
}

/// Returns the event for a request with this body.
pub(super) fn of(head: &Parts, body: Vec<u8>, context: &Context<'_>) -> Value {
    let headers = headers(&head.headers);
    let query = head.uri.query().unwrap_or_default();
    let query = many(form_urlencoded::parse(query.as_bytes()).into_owned());
    let (body, is_base64_encoded) = match String::from_utf8(body) {
        Ok(text) if text.is_empty() => (Value::Null, false),
        Ok(text) => (text.into(), false),
        Err(error) => (STANDARD.encode(error.as_bytes()).into(), true),
    };
    json!({
        "resource": context.operation.path,
        "path": head.uri.path(),
        "httpMethod": context.operation.method,
        "headers": last(&headers),
        "multiValueHeaders": all(&headers),
        "queryStringParameters": last(&query),
        "multiValueQueryStringParameters": all(&query),
        "pathParameters": named(context.parameters),
        "stageVariables": null,
        "requestContext": request_context(&head.headers, head.uri.path(), context),
        "body": body,
        "isBase64Encoded": is_base64_encoded,
    })
}

fn request_context(headers: &HeaderMap, path: &str, context: &Context<'_>) -> Value {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let mut fields = json!({
        "accountId": ACCOUNT,
        "apiId": API,
        "domainName": header("host"),
        "extendedRequestId": context.caller.request_id,
        "httpMethod": context.operation.method,
        "identity": {
            "sourceIp": context.caller.address.to_string(),
            "userAgent": header("user-agent"),
        },
        "operationName": context.operation.id,
        "path": path,
        "protocol": "HTTP/1.1",
        "requestId": context.caller.request_id,
        "requestTimeEpoch": context.now.unix_millis(),
        "resourcePath": context.operation.path,
        "stage": STAGE,
    });
    if let (Some(fields), Some(authorizer)) = (fields.as_object_mut(), &context.authorizer) {
        fields.insert("authorizer".to_owned(), authorizer.clone());
    }
    fields
}

fn headers(headers: &HeaderMap) -> BTreeMap<String, Vec<String>> {
    many(headers.iter().map(|(name, value)| {
        (
            name.as_str().to_owned(),
            String::from_utf8_lossy(value.as_bytes()).into_owned(),
        )
    }))
}

/// Returns the path parameters; `null` if there are none.
fn named(parameters: &[(&'static str, String)]) -> Value {
    let named: Map<_, _> = parameters
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone().into()))
        .collect();
    if named.is_empty() {
        Value::Null
    } else {
        named.into()
    }
}

fn many(pairs: impl Iterator<Item = (String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut many: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (name, value) in pairs {
        many.entry(name).or_default().push(value);
    }
    many
}

/// Returns the last value of each name, as API Gateway does; `null` if there are none.
fn last(many: &BTreeMap<String, Vec<String>>) -> Value {
    let last = |(name, values): (&String, &Vec<String>)| {
        Some((name.clone(), Value::from(values.last()?.clone())))
    };
    if many.is_empty() {
        Value::Null
    } else {
        many.iter().filter_map(last).collect()
    }
}

fn all(many: &BTreeMap<String, Vec<String>>) -> Value {
    if many.is_empty() {
        Value::Null
    } else {
        json!(many)
    }
}
