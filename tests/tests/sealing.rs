//! Under any kill, each record is sealed once, and each seal is made once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod sealing {
    pub(crate) mod fixture;
    pub(crate) mod proxy;
}

use std::collections::BTreeMap;

use sealing::fixture::Fixture;
use sealing::proxy::{KillPoint, KillTiming};

/// The calls of `record-event` for one event: the record, its leaf, the newest closing.
const RECORDING_CALLS: u64 = 3;
/// The writes of `seal-trail` for a seal with a late record: the closings of eight shards, the key,
/// the file, the late record's place, the seal.
const SEALING_WRITES: u64 = 12;

fn sealed_as(seals: &[&[&str]]) -> BTreeMap<String, u64> {
    let numbered = (1_u64..).zip(seals);
    numbered
        .flat_map(|(number, names)| names.iter().map(move |name| (Fixture::id_of(name), number)))
        .collect()
}

#[tokio::test]
async fn a_record_is_sealed_once_wherever_its_write_was_aborted() {
    for call in 1..=RECORDING_CALLS {
        for when in [KillTiming::Before, KillTiming::After] {
            let fixture = Fixture::start().await;
            fixture.record("one").await;
            let kill_point = KillPoint::at_call(call, when);
            assert!(
                !fixture
                    .kill_at(kill_point, "record-event", &Fixture::event("two"))
                    .await
            );
            fixture.advance_minutes(1);
            fixture.seal().await;
            // The queue redelivers, in the next minute; another record follows in the minute after
            // it.
            fixture.record("two").await;
            fixture.advance_minutes(1);
            fixture.seal().await;
            fixture.record("three").await;
            fixture.advance_minutes(1);
            fixture.seal().await;
            let filed_in_time = call > 2 || (call == 2 && when == KillTiming::After);
            let expected = if filed_in_time {
                sealed_as(&[&["one", "two"], &["three"]])
            } else {
                sealed_as(&[&["one"], &["two"], &["three"]])
            };
            let told = format!("cut off {when:?} call {call}");
            assert_eq!(fixture.checked().await, expected, "{told}");
            for name in ["one", "two", "three"] {
                fixture.proves(name).await;
            }
        }
    }
}

/// Returns a fixture whose second minute has a late record and another, none of it sealed.
async fn with_a_late_record() -> Fixture {
    let fixture = Fixture::start().await;
    fixture.record("one").await;
    let kill_point = KillPoint::at_call(1, KillTiming::After);
    assert!(
        !fixture
            .kill_at(kill_point, "record-event", &Fixture::event("late"))
            .await
    );
    fixture.advance_minutes(1);
    fixture.seal().await;
    fixture.record("late").await;
    fixture.record("two").await;
    fixture.advance_minutes(1);
    fixture
}

#[tokio::test]
async fn a_seal_is_byte_identical_wherever_sealing_was_aborted() {
    let undisturbed = with_a_late_record().await;
    undisturbed.seal().await;
    let (files, items) = (undisturbed.files().await, undisturbed.items().await);
    let expected = sealed_as(&[&["one"], &["late", "two"]]);
    assert_eq!(undisturbed.checked().await, expected);
    for write in 1..=SEALING_WRITES {
        for when in [KillTiming::Before, KillTiming::After] {
            let told = format!("cut off {when:?} write {write}");
            let fixture = with_a_late_record().await;
            let kill_point = KillPoint::at_write(write, when);
            assert!(
                !fixture
                    .kill_at(kill_point, "seal-trail", &Fixture::tick())
                    .await,
                "{told}"
            );
            fixture.seal().await;
            assert_eq!(fixture.files().await, files, "{told}");
            assert_eq!(fixture.items().await, items, "{told}");
            fixture.proves("late").await;
        }
    }
}

#[tokio::test]
async fn an_aborted_seal_is_completed_unchanged_although_more_records_arrived() {
    for write in 1..=SEALING_WRITES {
        let fixture = with_a_late_record().await;
        let kill_point = KillPoint::at_write(write, KillTiming::After);
        fixture
            .kill_at(kill_point, "seal-trail", &Fixture::tick())
            .await;
        let begun = fixture.files().await;
        fixture.record("three").await;
        fixture.advance_minutes(1);
        fixture.seal().await;
        let expected = sealed_as(&[&["one"], &["late", "two"], &["three"]]);
        assert_eq!(
            fixture.checked().await,
            expected,
            "cut off after write {write}"
        );
        let ended = fixture.files().await;
        let kept = begun
            .iter()
            .all(|(name, file)| ended.get(name) == Some(file));
        assert!(kept, "cut off after write {write}");
    }
}

#[tokio::test]
async fn an_unreadable_record_stops_no_seal_and_is_sealed_as_stored() {
    let fixture = Fixture::start().await;
    for name in ["one", "two", "three"] {
        fixture.record(name).await;
    }
    fixture.damage("two").await;
    fixture.advance_minutes(1);
    assert!(!fixture.try_seal().await, "the alarm of the function");
    fixture.record("four").await;
    fixture.advance_minutes(1);
    fixture.seal().await;
    let sealed = fixture.checked().await;
    let others = sealed_as(&[&["one", "three"], &["four"]]);
    let is_named =
        |name: &str| name.starts_with("unreadable:") && name.ends_with(&Fixture::id_of("two"));
    let (marked, rest): (BTreeMap<_, _>, _) =
        sealed.into_iter().partition(|(name, _)| is_named(name));
    assert_eq!(rest, others);
    assert_eq!(marked.values().copied().collect::<Vec<_>>(), [1]);
    let warned = fixture.report();
    assert!(warned.is_valid(), "{warned}");
    assert!(marked.keys().eq(&warned.unreadable), "{warned}");
    let text = warned.to_string();
    assert!(
        text.contains("could not read what this record stands for"),
        "{text}"
    );
    // Its event is redelivered: the record itself is sealed under its own name.
    fixture.record("two").await;
    fixture.advance_minutes(1);
    fixture.seal().await;
    assert_eq!(fixture.checked().await[&Fixture::id_of("two")], 3);
    for name in ["one", "two", "three", "four"] {
        fixture.proves(name).await;
    }
}

#[tokio::test]
async fn concurrent_sealers_and_writers_make_one_complete_trail() {
    let fixture = Fixture::start().await;
    let mut names = Vec::new();
    for round in 0..6 {
        let fresh: Vec<_> = (0..8).map(|n| format!("{round}-{n}")).collect();
        // The minute ends while they are written, and three sealers seal it concurrently.
        let writing = async {
            for name in &fresh {
                fixture.record(name).await;
            }
        };
        let turning = async {
            fixture.advance_minutes(1);
            tokio::join!(fixture.try_seal(), fixture.try_seal(), fixture.try_seal());
        };
        tokio::join!(writing, turning);
        names.extend(fresh);
    }
    fixture.advance_minutes(1);
    fixture.seal().await;
    let sealed = fixture.checked().await;
    assert_eq!(sealed.len(), names.len());
    for name in &names {
        assert!(sealed.contains_key(&Fixture::id_of(name)), "{name}");
        fixture.proves(name).await;
    }
}
