//! The events that the stand-ins send are those of AWS: its own types read them.

use aws_lambda_events::dynamodb;
use aws_lambda_events::sqs::SqsEvent;
use serde_json::Value;

use super::{Bank, Function, body, directory, reading, subscribed_to};

const ACCEPTED: &str = "malai.payments.payment-accepted.v1";

#[tokio::test]
async fn a_batch_of_a_stream_is_an_event_of_the_type_of_aws() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &reading(&["accounts"]), &function).await;
    for version in ["1", "2"] {
        bank.put_row("accounts", "acc_1", version).await;
    }
    bank.idle().await;

    let mut read = Vec::new();
    for call in function.calls() {
        let event: dynamodb::Event = serde_json::from_value(call).unwrap();
        read.extend(event.records);
    }
    let names: Vec<_> = read.iter().map(|one| one.event_name.as_str()).collect();
    assert_eq!(names, ["INSERT", "MODIFY"]);
    for (record, sent) in read.iter().zip(function.records()) {
        let sent = &sent["dynamodb"];
        assert_eq!(record.event_source.as_deref(), Some("aws:dynamodb"));
        let number = record.change.sequence_number.as_deref();
        assert_eq!(number, sent["SequenceNumber"].as_str());
        let images = [
            (&record.change.keys, &sent["Keys"]),
            (&record.change.new_image, &sent["NewImage"]),
            (&record.change.old_image, &sent["OldImage"]),
        ];
        for (image, sent) in images {
            let image = serde_json::to_value(image.inner()).unwrap();
            let none = Value::Object(serde_json::Map::new());
            let sent = if sent.is_null() { &none } else { sent };
            assert_eq!(&image, sent);
        }
        let created = record.change.approximate_creation_date_time.timestamp();
        assert!(created > 0, "{created}");
    }
}

#[tokio::test]
async fn a_batch_of_a_queue_is_an_event_of_the_type_of_aws() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
    bank.put_event(ACCEPTED, r#"{"id":"pay_1.1"}"#).await;
    bank.idle().await;

    let [call] = function.calls().try_into().unwrap();
    let event: SqsEvent = serde_json::from_value(call).unwrap();
    let [message] = event.records.try_into().unwrap();
    let [sent] = function.records().try_into().unwrap();
    assert_eq!(message.event_source.as_deref(), Some("aws:sqs"));
    assert_eq!(message.message_id.as_deref(), sent["messageId"].as_str());
    let read: Value = serde_json::from_str(&message.body.unwrap()).unwrap();
    assert_eq!(read, body(&sent));
}
