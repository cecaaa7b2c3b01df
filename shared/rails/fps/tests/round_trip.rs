//! Whatever is written is read back, and is valid against the published schemas.
#![cfg(test)]

mod any;
mod schemas;

use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rail_fps::{Message, read};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_payment_comes_back_as_it_was(message in any::credit_transfer()) {
        prop_assert_eq!(read(message.write().as_bytes()), Ok(Message::CreditTransfer(message)));
    }

    #[test]
    fn a_status_report_comes_back_as_it_was(message in any::status_report()) {
        prop_assert_eq!(read(message.write().as_bytes()), Ok(Message::StatusReport(message)));
    }

    #[test]
    fn a_return_comes_back_as_it_was(message in any::payment_return()) {
        prop_assert_eq!(read(message.write().as_bytes()), Ok(Message::PaymentReturn(message)));
    }

    #[test]
    fn a_status_request_comes_back_as_it_was(message in any::status_request()) {
        prop_assert_eq!(read(message.write().as_bytes()), Ok(Message::StatusRequest(message)));
    }
}

#[test]
fn every_message_is_valid_against_its_schema() {
    let Some(schemas) = schemas::directory() else {
        return;
    };
    let mut runner = TestRunner::deterministic();
    let messages = any::message();
    for _ in 0..150 {
        let message = messages.new_tree(&mut runner).unwrap().current();
        let schema = schemas.join(format!("{}.xsd", message.name().as_str()));
        let (valid, said) = validate(&schema, &message.write());
        assert!(valid, "{said}\n{}", message.write());
    }
}

#[test]
fn the_schemas_would_find_a_fault() {
    let Some(schemas) = schemas::directory() else {
        return;
    };
    let message = any::status_request()
        .new_tree(&mut TestRunner::deterministic())
        .unwrap();
    let wrong = message.current().write().replace("CreDtTm>", "CreDt>");
    assert!(!validate(&schemas.join("pacs.028.001.03.xsd"), &wrong).0);
}

fn validate(schema: &std::path::Path, message: &str) -> (bool, String) {
    assert!(schema.is_file(), "no schema {}", schema.display());
    let mut xmllint = Command::new("xmllint")
        .args(["--noout", "--schema"])
        .arg(schema)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xmllint must be installed when MALAI_XSD_DIR is set (libxml2-utils)");
    xmllint
        .stdin
        .take()
        .unwrap()
        .write_all(message.as_bytes())
        .unwrap();
    let output = xmllint.wait_with_output().unwrap();
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}
