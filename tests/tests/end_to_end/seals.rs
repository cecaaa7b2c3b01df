//! Seals can be verified by anyone with the public key, and only recorded data passes. Each test
//! has a bank of its own, because it moves the clock.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use audit_domain::trail::TrailFile;
use audit_domain::{SignedSeal, file_name};
use malai_client::types::PaymentStatus;
use serde_json::Value;
use tempfile::TempDir;
use tests::bank::{Bank, Caller, elsewhere, order};
use verify::PublicKey;

use crate::{MALAI, funded, once};

/// Returns a bank with payments in three minutes, all of them sealed.
async fn sealed_bank() -> (Bank, Caller) {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    for _ in 0..3 {
        let pay = order(&ada.account_id, &elsewhere("58302914"), "10.00");
        let payment = caller.pay(pay).await;
        once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
        bank.advance(60).await;
    }
    bank.advance(60).await;
    (bank, caller)
}

/// Returns the published keys, requested without a token.
async fn keys(bank: &Bank) -> Vec<PublicKey> {
    let set = bank.bearer("").get("/.well-known/seal-keys.json").await;
    let keys = set.body["keys"].as_array().expect("keys").clone();
    let key = |key: &Value| key["kid"].as_str().expect("a kid").parse().expect("a key");
    keys.iter().map(key).collect()
}

fn exported(bank: &Bank) -> TempDir {
    let place = tempfile::tempdir().expect("a directory");
    local::trail::export(bank.data(), place.path()).expect("a trail");
    place
}

/// Returns a trail as the API exports it, in lines of text.
fn exported_lines(bank: &Bank) -> TempDir {
    let (own, place) = (exported(bank), tempfile::tempdir().expect("a directory"));
    for (name, lines) in files(own.path()) {
        let text = [&lines.join("\n"), "\n"].concat();
        fs::write(place.path().join(name), text).expect("a file");
    }
    place
}

/// Returns the seal and the records of each file, by the name of its export.
fn files(place: &Path) -> Vec<(String, Vec<String>)> {
    let entries = fs::read_dir(place).expect("a directory");
    let mut files: Vec<_> = entries
        .map(|entry| {
            let entry = entry.expect("an entry");
            let file = fs::read(entry.path()).expect("bytes");
            let file = TrailFile::read(&file).expect("a file of the trail");
            let mut lines = vec![serde_json::to_string(&file.signed).expect("JSON")];
            lines.extend(file.lines().expect("lines"));
            (file_name(file.signed.seal.number), lines)
        })
        .collect();
    files.sort();
    files
}

fn records(place: &Path) -> Vec<Value> {
    let lines = files(place).into_iter().flat_map(|(_, lines)| lines);
    lines
        .map(|line| serde_json::from_str::<Value>(&line).expect("JSON"))
        .filter(|line| line.get("record_id").is_some())
        .collect()
}

/// Returns all records of a tenant on these days, page by page.
async fn listed(caller: &Caller, days: &BTreeSet<String>) -> Vec<Value> {
    let mut listed = Vec::new();
    for day in days {
        let mut path = format!("/v1/audit/records?date={day}");
        loop {
            let page = caller.get(&path).await;
            listed.extend(page.body["data"].as_array().expect("records").clone());
            let Some(cursor) = page.body["next_cursor"].as_str() else {
                break;
            };
            path = format!("/v1/audit/records?date={day}&cursor={cursor}");
        }
    }
    listed
}

fn name_of(record: &Value) -> String {
    record["record_id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn every_record_is_in_the_trail_once_as_in_the_api() {
    let (bank, _) = sealed_bank().await;
    let (operator, other) = (bank.operator().await, bank.other().await);
    let (desk, _) = bank.desk().await;
    // Those token requests made no record, but time has passed; nothing is left unsealed.
    bank.advance(60).await;
    let trail = exported(&bank);
    let report = verify::directory(trail.path(), &keys(&bank).await, None).expect("files");
    assert_eq!(report.findings, []);
    assert!(report.seals >= 3, "{report}");
    let mut sealed = records(trail.path());
    let day = |record: &Value| record["occurred_at"].as_str().expect("a moment")[..10].to_owned();
    let days = sealed.iter().map(day).collect();
    let mut shown = listed(&operator, &days).await;
    shown.extend(listed(&other, &days).await);
    shown.extend(listed(&desk, &days).await);
    sealed.sort_by_key(name_of);
    shown.sort_by_key(name_of);
    assert_eq!(sealed, shown);
}

/// Returns the records of a seal, page by page.
async fn records_of_seal(caller: &Caller, number: u64) -> Vec<Value> {
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/v1/audit/seals/{number}/records?limit=2{cursor}");
        let page = caller.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.body["sealed_by"]["seal"]["number"], number);
        all.extend(page.body["data"].as_array().expect("records").clone());
        match page.body["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

#[tokio::test]
async fn the_records_of_a_seal_are_exported_over_the_api_and_make_its_root() {
    let (bank, caller) = sealed_bank().await;
    let place = exported(&bank);
    let stranger = bank.other().await;
    let (auditor, _) = bank.desk().await;
    let mut own = Vec::new();
    for (_, lines) in files(place.path()) {
        let signed: SignedSeal = serde_json::from_str(&lines[0]).expect("a seal");
        let exported = records_of_seal(&caller, signed.seal.number).await;
        let hash = |record: &Value| {
            record["hash"]
                .as_str()
                .expect("a hash")
                .parse()
                .expect("hex")
        };
        let leaves: Vec<_> = exported.iter().map(hash).collect();
        assert_eq!(signed.seal.seals(&leaves), Ok(()));
        for (record, line) in exported.iter().zip(&lines[1..]) {
            if let Some(text) = record["record"].as_str() {
                assert_eq!(text, line);
                own.push(line.clone());
            }
        }
        // Another institution is shown the same hashes, and nothing of these records.
        let elsewhere = records_of_seal(&stranger, signed.seal.number).await;
        assert_eq!(elsewhere.iter().map(hash).collect::<Vec<_>>(), leaves);
        let mut shown = exported.iter().zip(&elsewhere);
        assert!(shown.all(|(here, there)| here["record"].is_null() || there["record"].is_null()));
        // The bank's own auditor reads all of it.
        let whole = records_of_seal(&auditor, signed.seal.number).await;
        let whole: Vec<_> = whole
            .iter()
            .filter_map(|one| one["record"].as_str())
            .collect();
        assert_eq!(whole, lines[1..]);
    }
    assert!(own.len() > 3, "{own:?}");
    let none = caller.get("/v1/audit/seals/999999/records").await;
    assert_eq!((none.status, none.code()), (404, "not_found"));
}

#[tokio::test]
async fn the_seals_of_the_api_are_those_of_the_trail_and_continue_each_other_over_pages() {
    let (bank, caller) = sealed_bank().await;
    let trail = exported(&bank);
    let kept: Vec<SignedSeal> = files(trail.path())
        .iter()
        .map(|(_, lines)| serde_json::from_str(&lines[0]).expect("a seal"))
        .collect();
    let mut seals: Vec<SignedSeal> = Vec::new();
    let mut path = "/v1/audit/seals?limit=1".to_owned();
    loop {
        let page = caller.get(&path).await;
        let data = page.body["data"].clone();
        seals.extend(serde_json::from_value::<Vec<SignedSeal>>(data).expect("seals"));
        let Some(cursor) = page.body["next_cursor"].as_str() else {
            break;
        };
        path = format!("/v1/audit/seals?limit=1&cursor={cursor}");
    }
    assert_eq!(seals, kept);
    let mut previous = None;
    for signed in &seals {
        assert_eq!(signed.seal.follows(previous), Ok(()));
        previous = Some(&signed.seal);
    }
    let second = seals[1].seal.minute;
    let later = caller.get(&format!("/v1/audit/seals?from={second}")).await;
    let later: Vec<SignedSeal> = serde_json::from_value(later.body["data"].clone()).expect("seals");
    assert_eq!(later, seals[1..]);
}

#[tokio::test]
async fn a_proof_from_the_api_verifies_offline_and_contains_only_hashes_of_other_records() {
    let (bank, caller) = sealed_bank().await;
    let callers = [caller, bank.other().await, bank.desk().await.0];
    let trail = exported(&bank);
    let keys = keys(&bank).await;
    let mut proved = 0;
    for record in records(trail.path()) {
        let path = format!("/v1/audit/records/{}/proof", name_of(&record));
        let mut proofs = Vec::new();
        for caller in &callers {
            let proof = caller.get(&path).await;
            match proof.status {
                200 => proofs.push(proof.body),
                hidden => assert_eq!(hidden, 404, "{}", proof.body),
            }
        }
        // The owner of the record, and no other client.
        let [json] = proofs.as_slice() else {
            panic!("{} may read {path}", proofs.len());
        };
        let json = json.to_string();
        let held = verify::proof(json.as_bytes(), &keys).expect("a proof that holds");
        let text = &held.proof().record;
        assert_eq!(serde_json::from_str::<Value>(text).ok(), Some(record));
        let ids = json.matches("record_id").count();
        assert_eq!(ids, 1, "{json}");
        proved += 1;
    }
    assert!(proved > 10, "{proved}");
}

#[tokio::test]
async fn every_change_of_an_exported_record_is_detected() {
    let (bank, _) = sealed_bank().await;
    let (trail, keys) = (exported_lines(&bank), keys(&bank).await);
    let untouched = files(exported(&bank).path());
    let holds = |name: &str, lines: &[String]| {
        let path = trail.path().join(name);
        let text = [&lines.join("\n"), "\n"].concat();
        fs::write(path, text).expect("a file");
        let report = verify::directory(trail.path(), &keys, None).expect("files");
        report.is_valid()
    };
    for (name, lines) in &untouched {
        assert!(holds(name, lines), "{name} as it was");
        let mut changed = lines.clone();
        let at = changed[1].find("GBP").or(changed[1].find("malai"));
        let at = at.expect("something to change");
        changed[1].replace_range(at..=at, "X");
        assert!(!holds(name, &changed), "one byte of {name}");
        let mut removed = lines.clone();
        removed.remove(1);
        assert!(!holds(name, &removed), "one record less in {name}");
        if lines.len() > 2 {
            let mut moved = lines.clone();
            moved.swap(1, 2);
            assert!(!holds(name, &moved), "another order in {name}");
        }
        assert!(holds(name, lines), "{name} as it was");
    }
    let (last, _) = untouched.last().expect("a seal");
    let (first, lines) = &untouched[0];
    fs::remove_file(trail.path().join(first)).expect("a file");
    assert!(
        !verify::directory(trail.path(), &keys, None)
            .expect("files")
            .is_valid()
    );
    assert!(holds(first, lines));
    fs::rename(trail.path().join(last), trail.path().join("x")).expect("a file");
    assert!(
        !verify::directory(trail.path(), &keys, None)
            .expect("files")
            .is_valid()
    );
}
