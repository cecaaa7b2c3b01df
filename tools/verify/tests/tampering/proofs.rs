//! Inclusion proofs, and the command line.

use audit_domain::{InclusionProof, merkle};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Output};
use verify::{PublicKey, proof};

use crate::fixture::{files, head, hex_key, leaves_of, sealed_with, signing, trusted};

fn proof_of(at: usize, index: usize) -> InclusionProof {
    let (seal, records) = sealed_with(&signing()).swap_remove(at);
    InclusionProof {
        record: records[index].clone(),
        index: u64::try_from(index).expect("an index"),
        path: merkle::inclusion(&leaves_of(&records), index).expect("a path"),
        sealed_by: seal,
    }
}

#[test]
fn the_proof_of_each_record_is_valid_and_no_changed_proof_is() {
    for at in 0..5 {
        for index in 0..=at {
            let good = serde_json::to_value(proof_of(at, index)).expect("JSON");
            let is_valid = |value: &Value| proof(value.to_string().as_bytes(), &trusted()).is_ok();
            assert!(is_valid(&good), "{index} of {at}");
            let mut parts = vec![
                "/record",
                "/index",
                "/sealed_by/key",
                "/sealed_by/signature",
            ];
            let seal = ["number", "minute", "size", "root", "previous"];
            let seal = seal.map(|field| format!("/sealed_by/seal/{field}"));
            parts.extend(seal.iter().map(String::as_str));
            let steps = good["path"].as_array().map_or(0, Vec::len);
            let steps: Vec<_> = (0..steps).map(|step| format!("/path/{step}")).collect();
            parts.extend(steps.iter().map(String::as_str));
            for part in parts {
                let mut changed = good.clone();
                let value = changed.pointer_mut(part).expect(part);
                *value = other_than(value);
                assert!(!is_valid(&changed), "{part} of {index} of {at}");
            }
            for part in ["record", "index", "path", "sealed_by"] {
                let mut fewer = good.clone();
                fewer.as_object_mut().expect("an object").remove(part);
                assert!(!is_valid(&fewer), "no {part}");
            }
        }
    }
}

/// Returns a different value of the same kind and form.
fn other_than(value: &Value) -> Value {
    match value.as_str() {
        None => json!(value.as_u64().map(|number| number ^ 1)),
        Some("2026-11-23T09:01Z") => json!("2026-11-23T09:02Z"),
        Some(minute) if minute.ends_with('Z') => json!("2026-11-23T09:01Z"),
        Some(text) => {
            let first = if text.starts_with('0') { "1" } else { "0" };
            json!(format!("{first}{}", &text[1..]))
        }
    }
}

fn run(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_verify"));
    program.args(arguments).output().expect("the program")
}

#[test]
fn the_exit_status_and_the_report_carry_the_verdict() {
    let place = tempfile::tempdir().expect("a directory");
    let path = place.path().to_str().expect("text");
    for (name, content) in files() {
        fs::write(place.path().join(name), content).expect("a file");
    }
    let (key, head) = (hex_key(&signing()), head().to_string());
    let trail = ["trail", path, "--key", &key, "--head", &head];
    let valid = run(&trail);
    assert_eq!(valid.status.code(), Some(0), "{valid:?}");
    assert!(String::from_utf8_lossy(&valid.stdout).starts_with("OK: "));

    let foreign = place.path().join("0000000000000003.jsonl~");
    fs::write(&foreign, "x\n").expect("a file");
    let broken = run(&trail);
    assert_eq!(broken.status.code(), Some(1), "{broken:?}");
    assert!(String::from_utf8_lossy(&broken.stdout).contains("0000000000000003.jsonl~: "));
    fs::remove_file(foreign).expect("removed");

    let other = hex_key(&SigningKey::from_bytes(&[8; 32]));
    assert_eq!(
        run(&["trail", path, "--key", &other]).status.code(),
        Some(1)
    );
    let nowhere = run(&["trail", "no-such-place", "--key", &key]);
    assert_eq!(nowhere.status.code(), Some(1), "{nowhere:?}");
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("no-such-place: "));

    let outside = tempfile::tempdir().expect("a directory");
    let file = outside.path().join("proof.json");
    let file = file.to_str().expect("text");
    fs::write(
        file,
        serde_json::to_string_pretty(&proof_of(4, 2)).expect("JSON"),
    )
    .expect("a file");
    let verified = run(&["proof", file, "--key", &key]);
    assert_eq!(verified.status.code(), Some(0), "{verified:?}");
    assert!(String::from_utf8_lossy(&verified.stdout).contains("pay_5.3"));
    assert_eq!(
        run(&["proof", file, "--key", &other]).status.code(),
        Some(1)
    );
}

#[test]
fn a_key_that_verifies_any_signature_is_refused() {
    let identity = format!("01{}", "00".repeat(31));
    for wrong in [identity.as_str(), "", "00", &"FF".repeat(32)] {
        assert!(wrong.parse::<PublicKey>().is_err(), "{wrong}");
    }
}
