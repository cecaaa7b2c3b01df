//! Inspection of keys from outside, and the passing of time for them.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use tests::bank::Bank;
use verify::PublicKey;

use super::load::MixedLoad;

/// Less than the permitted difference between the clocks of the bank and the scheme, so that
/// messages in flight stay valid.
const SECONDS: u64 = 45;
/// The maximum number of waits of a rotation.
const MOST: usize = 20;

/// Moves the clock to ten in the morning. A message in flight at the turn of the day is refused
/// once, and this test is about keys.
pub(crate) async fn late_enough_in_the_day(bank: &Bank) {
    let status = bank.status().await;
    let now = status["clock"]["now"].as_str().expect("a time");
    let part = |at: std::ops::Range<usize>| now[at].parse::<u64>().expect("digits");
    let (day, ten) = (86_400, 36_000);
    let second = part(11..13) * 3600 + part(14..16) * 60 + part(17..19);
    bank.advance((day + ten - second) % day).await;
}

/// Returns the id of the key that signed a token.
pub(crate) fn kid_of(token: &str) -> String {
    let header = token.split('.').next().expect("a header");
    let header = URL_SAFE_NO_PAD.decode(header).expect("base64");
    let header: Value = serde_json::from_slice(&header).expect("JSON");
    header["kid"].as_str().expect("a name").to_owned()
}

/// Returns the published key set. It may be cached no longer than rotations wait.
pub(crate) async fn published(origin: &str) -> Value {
    let _known_already = rustls::crypto::ring::default_provider().install_default();
    let answer = reqwest::get(format!("{origin}/.well-known/jwks.json")).await;
    let answer = answer.expect("an answer");
    let kept = answer.headers()["cache-control"].to_str().expect("text");
    let kept = kept.split("max-age=").nth(1).expect("a time");
    let kept: i64 = kept.parse().expect("seconds");
    // The function may have read the keys up to a minute before.
    assert!((kept + 60) * 1000 < rotation::PUBLISHED_FIRST);
    answer.json().await.expect("JSON")
}

/// Returns the ids of the keys that may sign tokens.
pub(crate) async fn kids(bank: &Bank) -> BTreeSet<String> {
    let set = published(&bank.origin()).await;
    let keys = set["keys"].as_array().expect("keys");
    let kid = |key: &Value| key["kid"].as_str().expect("a name").to_owned();
    keys.iter().map(kid).collect()
}

/// Returns the number of keys that signed seals, after the whole trail verifies with the published
/// keys.
pub(crate) async fn sealing_keys(bank: &Bank) -> usize {
    let _known_already = rustls::crypto::ring::default_provider().install_default();
    let url = format!("{}/.well-known/seal-keys.json", bank.origin());
    let answer = reqwest::get(url).await.expect("an answer");
    let set: Value = answer.json().await.expect("JSON");
    let keys = set["keys"].as_array().expect("keys").iter();
    let trusted = keys.map(|key| key["kid"].as_str().expect("a name"));
    let trusted: Vec<PublicKey> = trusted.map(|kid| kid.parse().expect("a key")).collect();
    let place = tempfile::tempdir().expect("a directory");
    local::trail::export(bank.copy_of_everything().path(), place.path()).expect("a trail");
    let report = verify::directory(place.path(), &trusted, None).expect("files");
    assert_eq!(report.findings, []);
    let mut used = BTreeSet::new();
    for entry in std::fs::read_dir(place.path()).expect("a directory") {
        let bytes = std::fs::read(entry.expect("an entry").path()).expect("bytes");
        let file = audit_domain::trail::TrailFile::read(&bytes).expect("the file of a seal");
        used.insert(file.signed.key.to_string());
    }
    used.len()
}

/// Advances time, under load, until these versions are current.
pub(crate) async fn until_rotated(bank: &Bank, load: &MixedLoad, asked: &[(String, String)]) {
    for _ in 0..MOST {
        if is_done(bank, asked).await {
            return;
        }
        load.move_clock(bank, SECONDS).await;
        load.continues().await;
    }
    assert!(is_done(bank, asked).await, "{}", bank.secrets().await);
}

/// Like [`until_current`], without load.
pub(crate) async fn until_done(bank: &Bank, asked: &[(String, String)]) {
    bank.advance(600).await;
    // Due work takes a moment; the next may be due at a later clock.
    for _ in 0..1000 {
        if is_done(bank, asked).await {
            return;
        }
    }
    bank.advance(600).await;
    for _ in 0..1000 {
        if is_done(bank, asked).await {
            return;
        }
    }
    panic!("{}", bank.secrets().await);
}

async fn is_done(bank: &Bank, asked: &[(String, String)]) -> bool {
    let listed = bank.secrets().await;
    if !listed["rotations"].as_array().expect("a list").is_empty() {
        return false;
    }
    for (secret, version) in asked {
        if &bank.version_in_use(secret).await != version {
            return false;
        }
    }
    true
}
