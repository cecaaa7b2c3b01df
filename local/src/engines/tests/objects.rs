use std::time::Duration;

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::ObjectLockMode;

use super::{Bank, Function, directory};

async fn bank(data: &tempfile::TempDir) -> Bank {
    Bank::open(data.path(), &[], &Function::succeeding()).await
}

#[tokio::test]
async fn an_object_round_trips() {
    let data = directory();
    let bank = bank(&data).await;
    let name = "trail/2026/../é +%2F.json";
    let content = b"0\r\n\r\nsealed".to_vec();
    let put = bank.s3.put_object().bucket("audit").key(name);
    let put = put.content_type("application/json").metadata("root", "abc");
    let put = put.body(ByteStream::from(content.clone())).send().await;
    let put = put.unwrap();
    assert!(put.checksum_crc32().is_some());

    let got = bank.s3.get_object().bucket("audit").key(name).send().await;
    let got = got.unwrap();
    assert_eq!(got.content_type(), Some("application/json"));
    assert_eq!(got.metadata().unwrap()["root"], "abc");
    assert_eq!(got.e_tag(), put.e_tag());
    assert_eq!(got.body.collect().await.unwrap().to_vec(), content);

    let head = bank.s3.head_object().bucket("audit").key(name).send().await;
    let head = head.unwrap();
    assert_eq!(head.content_length(), i64::try_from(content.len()).ok());
    assert_eq!(head.content_encoding(), None);
}

#[tokio::test]
async fn an_object_streamed_with_a_trailing_checksum_round_trips() {
    let data = directory();
    let bank = bank(&data).await;
    let source = data.path().join("source");
    let content = "0123456789abcdef".repeat(20_000);
    std::fs::write(&source, &content).unwrap();
    let put = bank.s3.put_object().bucket("audit").key("large");
    let put = put.body(ByteStream::from_path(&source).await.unwrap());
    let put = put.send().await.unwrap();
    assert!(put.checksum_crc32().is_some());
    assert!(self::content(&bank, "large").await == content);
}

#[tokio::test]
async fn a_part_of_an_object_is_returned_with_the_size_of_the_whole() {
    let data = directory();
    let bank = bank(&data).await;
    let put = bank.s3.put_object().bucket("audit").key("part");
    let put = put.body(ByteStream::from_static(b"0123456789"));
    put.send().await.unwrap();
    let get = |range: &str| {
        let get = bank.s3.get_object().bucket("audit").key("part");
        get.range(range).send()
    };
    for (range, content_range, content) in [
        ("bytes=0-3", "bytes 0-3/10", "0123"),
        ("bytes=8-99", "bytes 8-9/10", "89"),
        ("bytes=4-", "bytes 4-9/10", "456789"),
    ] {
        let part = get(range).await.unwrap();
        assert_eq!(part.content_range(), Some(content_range));
        let bytes = part.body.collect().await.unwrap().to_vec();
        assert_eq!(bytes, content.as_bytes());
    }
    let refused = get("bytes=10-11").await.unwrap_err();
    assert_eq!(refused.code(), Some("InvalidRange"));
}

#[tokio::test]
async fn if_none_match_refuses_to_write_over_an_object() {
    let data = directory();
    let bank = bank(&data).await;
    let put = || {
        let put = bank.s3.put_object().bucket("audit").key("root");
        put.if_none_match("*")
    };
    let first = put().body(ByteStream::from_static(b"one"));
    first.send().await.unwrap();
    let second = put().body(ByteStream::from_static(b"two"));
    let refused = second.send().await.unwrap_err();
    assert_eq!(refused.code(), Some("PreconditionFailed"));
    assert_eq!(refused.raw_response().unwrap().status().as_u16(), 412);
    assert_eq!(content(&bank, "root").await, "one");
}

#[tokio::test]
async fn a_missing_object_returns_no_such_key() {
    let data = directory();
    let bank = bank(&data).await;
    let get = bank.s3.get_object().bucket("audit").key("none");
    let error = get.send().await.unwrap_err();
    assert!(error.into_service_error().is_no_such_key());
    let head = bank.s3.head_object().bucket("audit").key("none");
    let error = head.send().await.unwrap_err();
    assert!(error.into_service_error().is_not_found());
}

#[tokio::test]
async fn a_listing_is_by_prefix_in_order_and_in_pages() {
    let data = directory();
    let bank = bank(&data).await;
    for name in ["seal/3", "seal/1", "other", "seal/2", "seal/<&>"] {
        let put = bank.s3.put_object().bucket("audit").key(name);
        put.send().await.unwrap();
    }
    let list = bank.s3.list_objects_v2().bucket("audit").prefix("seal/");
    let list = list.max_keys(2);
    let mut pages = list.into_paginator().send();
    let mut names = Vec::new();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        sizes.push(page.contents().len());
        names.extend(page.contents().iter().map(|o| o.key().unwrap().to_owned()));
    }
    assert_eq!(names, ["seal/1", "seal/2", "seal/3", "seal/<&>"]);
    assert_eq!(sizes, [2, 2]);
}

#[tokio::test]
async fn a_version_under_compliance_is_kept_until_its_date() {
    let data = directory();
    let bank = bank(&data).await;
    let until = bank.engines.clock().now().as_second() + 3600;
    let put = bank.s3.put_object().bucket("audit").key("seal");
    let put = put.object_lock_mode(ObjectLockMode::Compliance);
    let put = put.object_lock_retain_until_date(DateTime::from_secs(until));
    let put = put.body(ByteStream::from_static(b"root")).send().await;
    let version = put.unwrap().version_id().unwrap().to_owned();

    let delete = bank.s3.delete_object().bucket("audit").key("seal");
    let delete = delete.version_id(&version);
    let bypassing = delete.clone().bypass_governance_retention(true);
    let refused = bypassing.send().await.unwrap_err();
    assert_eq!(refused.code(), Some("AccessDenied"));
    assert_eq!(content(&bank, "seal").await, "root");

    let clock = bank.engines.clock();
    clock.advance(Duration::from_secs(3601)).await.unwrap();
    delete.send().await.unwrap();
    let get = bank.s3.get_object().bucket("audit").key("seal");
    assert!(get.send().await.is_err());
}

#[tokio::test]
async fn a_deletion_and_an_overwrite_leave_the_older_versions() {
    let data = directory();
    let bank = bank(&data).await;
    let put = || bank.s3.put_object().bucket("audit").key("seal");
    let first = put().body(ByteStream::from_static(b"one"));
    let first = first.send().await.unwrap();
    let second = put().body(ByteStream::from_static(b"two"));
    second.send().await.unwrap();
    assert_eq!(content(&bank, "seal").await, "two");
    let delete = bank.s3.delete_object().bucket("audit").key("seal");
    delete.send().await.unwrap();
    let get = bank.s3.get_object().bucket("audit").key("seal");
    let gone = get.clone().send().await.unwrap_err();
    assert!(gone.into_service_error().is_no_such_key());
    let old = get.version_id(first.version_id().unwrap()).send().await;
    assert_eq!(old.unwrap().body.collect().await.unwrap().to_vec(), b"one");
}

async fn content(bank: &Bank, name: &str) -> String {
    let get = bank.s3.get_object().bucket("audit").key(name);
    let body = get.send().await.unwrap().body.collect().await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}
