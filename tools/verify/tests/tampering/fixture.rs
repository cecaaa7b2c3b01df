//! A small trail, and the findings in changed copies of it.

use audit_domain::{Hash, Hex, Minute, Seal, SignedSeal, file_name, merkle};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::json;
use verify::{Finding, Head, PublicKey, Report, trail};

pub(crate) type Files = Vec<(String, Vec<u8>)>;

pub(crate) fn signing() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub(crate) fn hex_key(key: &SigningKey) -> String {
    Hex(key.verifying_key().to_bytes()).to_string()
}

pub(crate) fn trusted() -> [PublicKey; 1] {
    [hex_key(&signing()).parse().expect("a key")]
}

pub(crate) fn record(minute: u64, of: u64) -> String {
    let data = json!({"amount": "1.00", "n": of});
    let id = format!("pay_{minute}.{of}");
    json!({"record_id": id, "event_type": "malai.payments.x.v1", "data": data}).to_string()
}

pub(crate) fn signed(seal: Seal, with: &SigningKey) -> SignedSeal {
    SignedSeal {
        seal,
        key: Hex(with.verifying_key().to_bytes()),
        signature: Hex(with.sign(seal.text().as_bytes()).to_bytes()),
    }
}

/// Five minutes of one to five records each, the third a while after the second.
pub(crate) fn sealed_with(key: &SigningKey) -> Vec<(SignedSeal, Vec<String>)> {
    let mut minute: Minute = "2026-11-23T09:00Z".parse().expect("a minute");
    let mut made: Vec<(SignedSeal, Vec<String>)> = Vec::new();
    for number in 1..=5 {
        minute = if number == 3 {
            minute.next().next()
        } else {
            minute.next()
        };
        let records: Vec<_> = (1..=number).map(|of| record(number, of)).collect();
        let leaves = leaves_of(&records);
        let previous = made.last().map(|(last, _)| last.seal);
        let seal = Seal::after(previous.as_ref(), minute, &leaves).expect("a seal");
        made.push((signed(seal, key), records));
    }
    made
}

pub(crate) fn leaves_of(records: &[String]) -> Vec<Hash> {
    let hash = |record: &String| merkle::leaf_hash(record.as_bytes());
    records.iter().map(hash).collect()
}

pub(crate) fn file((seal, records): &(SignedSeal, Vec<String>)) -> (String, Vec<u8>) {
    let mut lines = vec![serde_json::to_string(seal).expect("JSON")];
    lines.extend(records.iter().cloned());
    let content = lines.iter().map(|line| format!("{line}\n"));
    (
        file_name(seal.seal.number),
        content.collect::<String>().into_bytes(),
    )
}

pub(crate) fn files() -> Files {
    sealed_with(&signing()).iter().map(file).collect()
}

pub(crate) fn head() -> Head {
    let last = sealed_with(&signing()).last().expect("a seal").0.seal;
    Head {
        number: last.number,
        hash: last.hash(),
    }
}

pub(crate) fn checked(files: Files, head: Option<Head>) -> Report {
    trail(files.into_iter().map(Ok), &trusted(), head).expect("files that can be read")
}

pub(crate) fn found(files: Files, change: &str) -> Vec<Finding> {
    let report = checked(files, Some(head()));
    assert!(!report.is_valid(), "not found: {change}");
    report.findings
}

pub(crate) fn lines(content: &[u8]) -> Vec<String> {
    let text = String::from_utf8(content.to_vec()).expect("text");
    text.lines().map(str::to_owned).collect()
}

pub(crate) fn content(lines: &[String]) -> Vec<u8> {
    let lines: Vec<_> = lines.iter().map(|line| [line, "\n"].concat()).collect();
    lines.concat().into_bytes()
}
