//! The samples under `events/invoke` are events of AWS: its own types read them, and with the values that the functions read.

use aws_lambda_events::apigw::{
    ApiGatewayCustomAuthorizerRequestTypeRequest, ApiGatewayProxyRequest,
};
use aws_lambda_events::dynamodb;
use aws_lambda_events::secretsmanager::SecretsManagerSecretRotationEvent;
use aws_lambda_events::sqs::SqsEvent;
use fence::declaration::{Declaration, Trigger};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;

use super::catalogue::{manifests, repository};

/// A sample as AWS's type of its trigger.
fn read<T: DeserializeOwned>(function: &str, sample: &Value) -> T {
    serde_json::from_value(sample.clone()).unwrap_or_else(|error| panic!("{function}: {error}"))
}

#[test]
fn every_sample_is_an_event_of_the_type_of_aws_for_its_trigger() {
    let mut read_by_type = 0;
    for (path, manifest) in manifests() {
        let declared = Declaration::from_manifest(&manifest).expect(&path);
        let function = path.rsplit('/').nth(1).expect("a directory");
        let file = repository().join(format!("events/invoke/{function}.json"));
        let text = fs::read_to_string(&file).expect(function);
        let sample: Value = serde_json::from_str(&text).expect(function);
        match declared.trigger {
            Trigger::Http { .. } => is_proxy_request(function, &sample),
            Trigger::Authorizer => is_authorizer_request(function, &sample),
            Trigger::Events { .. } => is_queue_batch(function, &sample),
            Trigger::Stream { .. } => is_stream_batch(function, &sample),
            Trigger::Rotation { .. } => is_rotation(function, &sample),
            // What a schedule and an operator send is this bank's own.
            Trigger::Schedule { .. } | Trigger::Internal => continue,
        }
        read_by_type += 1;
    }
    assert!(read_by_type > 50, "{read_by_type} samples");
}

fn is_proxy_request(function: &str, sample: &Value) {
    let event: ApiGatewayProxyRequest = read(function, sample);
    assert_eq!(
        event.http_method.as_str(),
        sample["httpMethod"],
        "{function}"
    );
    assert_eq!(event.path.as_deref(), sample["path"].as_str(), "{function}");
    assert_eq!(event.body.as_deref(), sample["body"].as_str(), "{function}");
    let id = &sample["requestContext"]["requestId"];
    assert_eq!(event.request_context.request_id.as_deref(), id.as_str());
    let parameters = sample["pathParameters"].as_object();
    assert_eq!(
        json!(event.path_parameters),
        json!(parameters.cloned().unwrap_or_default())
    );
    let authorizer = sample["requestContext"]["authorizer"].as_object();
    for (name, value) in authorizer.into_iter().flatten() {
        let read = event.request_context.authorizer.fields.get(name);
        assert_eq!(read, Some(value), "{function}: {name}");
    }
    for (name, value) in sample["headers"].as_object().into_iter().flatten() {
        let read = event
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok());
        assert_eq!(read, value.as_str(), "{function}: {name}");
    }
}

fn is_authorizer_request(function: &str, sample: &Value) {
    let event: ApiGatewayCustomAuthorizerRequestTypeRequest = read(function, sample);
    assert_eq!(event.method_arn.as_deref(), sample["methodArn"].as_str());
    assert_eq!(event.resource.as_deref(), sample["resource"].as_str());
    let header = event.headers.get("authorization").expect("a header");
    assert_eq!(
        header.to_str().ok(),
        sample["headers"]["Authorization"].as_str()
    );
}

fn is_queue_batch(function: &str, sample: &Value) {
    let event: SqsEvent = read(function, sample);
    let bodies: Vec<_> = event.records.iter().map(|one| json!(one.body)).collect();
    assert_eq!(bodies, of_records(sample, "/body"), "{function}");
}

fn is_stream_batch(function: &str, sample: &Value) {
    let event: dynamodb::Event = read(function, sample);
    let numbers = event
        .records
        .iter()
        .map(|one| json!(one.change.sequence_number));
    let numbers: Vec<_> = numbers.collect();
    assert_eq!(
        numbers,
        of_records(sample, "/dynamodb/SequenceNumber"),
        "{function}"
    );
    let images = event.records.iter();
    let images: Vec<_> = images
        .map(|one| json!(one.change.new_image.inner()))
        .collect();
    assert_eq!(
        images,
        of_records(sample, "/dynamodb/NewImage"),
        "{function}"
    );
}

fn is_rotation(function: &str, sample: &Value) {
    let event: SecretsManagerSecretRotationEvent = read(function, sample);
    assert_eq!(event.step, sample["Step"], "{function}");
    assert_eq!(event.secret_id, sample["SecretId"], "{function}");
    assert_eq!(
        event.client_request_token, sample["ClientRequestToken"],
        "{function}"
    );
}

/// The values at this pointer in the records of a batch.
fn of_records(sample: &Value, pointer: &str) -> Vec<Value> {
    let records = sample["Records"].as_array().expect("records").iter();
    records
        .map(|record| {
            record
                .pointer(pointer)
                .cloned()
                .unwrap_or_else(|| json!({}))
        })
        .collect()
}
