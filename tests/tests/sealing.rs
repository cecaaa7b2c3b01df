//! Whatever is killed wherever, each record is sealed once, and a seal is made once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod sealing {
    pub(crate) mod proxy;
    pub(crate) mod stand;
}

use std::collections::BTreeMap;

use sealing::proxy::{Cut, When};
use sealing::stand::Stand;

/// The calls of `record-event` for one event: the record, its leaf, the newest closing.
const RECORDING_CALLS: u64 = 3;
/// The writes of `seal-trail` for a seal with a late record: the closings of eight shards, the key,
/// the file, where the late record is, the seal.
const SEALING_WRITES: u64 = 12;

fn sealed_as(seals: &[&[&str]]) -> BTreeMap<String, u64> {
    let numbered = (1_u64..).zip(seals);
    numbered
        .flat_map(|(number, names)| names.iter().map(move |name| (Stand::id_of(name), number)))
        .collect()
}

#[tokio::test]
async fn a_record_is_sealed_once_wherever_its_writing_was_cut_off() {
    for call in 1..=RECORDING_CALLS {
        for when in [When::Before, When::After] {
            let stand = Stand::start().await;
            stand.record("one").await;
            let cut = Cut::at_call(call, when);
            assert!(
                !stand
                    .cut_off(cut, "record-event", &Stand::event("two"))
                    .await
            );
            stand.minutes_pass(1);
            stand.seal().await;
            // The queue delivers again, in the next minute; in the one after it comes another.
            stand.record("two").await;
            stand.minutes_pass(1);
            stand.seal().await;
            stand.record("three").await;
            stand.minutes_pass(1);
            stand.seal().await;
            let filed_in_time = call > 2 || (call == 2 && when == When::After);
            let expected = if filed_in_time {
                sealed_as(&[&["one", "two"], &["three"]])
            } else {
                sealed_as(&[&["one"], &["two"], &["three"]])
            };
            let told = format!("cut off {when:?} call {call}");
            assert_eq!(stand.checked().await, expected, "{told}");
            for name in ["one", "two", "three"] {
                stand.proves(name).await;
            }
        }
    }
}

/// A stand in whose second minute are a late record and another, none of it sealed.
async fn with_a_late_record() -> Stand {
    let stand = Stand::start().await;
    stand.record("one").await;
    let cut = Cut::at_call(1, When::After);
    assert!(
        !stand
            .cut_off(cut, "record-event", &Stand::event("late"))
            .await
    );
    stand.minutes_pass(1);
    stand.seal().await;
    stand.record("late").await;
    stand.record("two").await;
    stand.minutes_pass(1);
    stand
}

#[tokio::test]
async fn a_seal_is_the_same_to_the_byte_wherever_its_making_was_cut_off() {
    let undisturbed = with_a_late_record().await;
    undisturbed.seal().await;
    let (files, items) = (undisturbed.files().await, undisturbed.items().await);
    let expected = sealed_as(&[&["one"], &["late", "two"]]);
    assert_eq!(undisturbed.checked().await, expected);
    for write in 1..=SEALING_WRITES {
        for when in [When::Before, When::After] {
            let told = format!("cut off {when:?} write {write}");
            let stand = with_a_late_record().await;
            let cut = Cut::at_write(write, when);
            assert!(
                !stand.cut_off(cut, "seal-trail", &Stand::tick()).await,
                "{told}"
            );
            stand.seal().await;
            assert_eq!(stand.files().await, files, "{told}");
            assert_eq!(stand.items().await, items, "{told}");
            stand.proves("late").await;
        }
    }
}

#[tokio::test]
async fn a_seal_that_was_begun_is_ended_as_it_was_begun_though_more_has_come() {
    for write in 1..=SEALING_WRITES {
        let stand = with_a_late_record().await;
        let cut = Cut::at_write(write, When::After);
        stand.cut_off(cut, "seal-trail", &Stand::tick()).await;
        let begun = stand.files().await;
        stand.record("three").await;
        stand.minutes_pass(1);
        stand.seal().await;
        let expected = sealed_as(&[&["one"], &["late", "two"], &["three"]]);
        assert_eq!(
            stand.checked().await,
            expected,
            "cut off after write {write}"
        );
        let ended = stand.files().await;
        let kept = begun
            .iter()
            .all(|(name, file)| ended.get(name) == Some(file));
        assert!(kept, "cut off after write {write}");
    }
}

#[tokio::test]
async fn an_unreadable_record_stops_no_seal_and_is_sealed_as_it_is() {
    let stand = Stand::start().await;
    for name in ["one", "two", "three"] {
        stand.record(name).await;
    }
    stand.damage("two").await;
    stand.minutes_pass(1);
    assert!(!stand.try_seal().await, "the alarm of the function");
    stand.record("four").await;
    stand.minutes_pass(1);
    stand.seal().await;
    let sealed = stand.checked().await;
    let others = sealed_as(&[&["one", "three"], &["four"]]);
    let is_named =
        |name: &str| name.starts_with("unreadable:") && name.ends_with(&Stand::id_of("two"));
    let (marked, rest): (BTreeMap<_, _>, _) =
        sealed.into_iter().partition(|(name, _)| is_named(name));
    assert_eq!(rest, others);
    assert_eq!(marked.values().copied().collect::<Vec<_>>(), [1]);
    let warned = stand.report();
    assert!(warned.holds(), "{warned}");
    assert!(marked.keys().eq(&warned.unreadable), "{warned}");
    let text = warned.to_string();
    assert!(text.contains("could not read this record"), "{text}");
    // Its event comes again: the record itself is sealed under its own name.
    stand.record("two").await;
    stand.minutes_pass(1);
    stand.seal().await;
    assert_eq!(stand.checked().await[&Stand::id_of("two")], 3);
    for name in ["one", "two", "three", "four"] {
        stand.proves(name).await;
    }
}

#[tokio::test]
async fn sealers_and_writers_at_once_make_one_trail_with_everything_in_it() {
    let stand = Stand::start().await;
    let mut names = Vec::new();
    for round in 0..6 {
        let fresh: Vec<_> = (0..8).map(|n| format!("{round}-{n}")).collect();
        // The minute turns while they are written, and is sealed by three at once.
        let writing = async {
            for name in &fresh {
                stand.record(name).await;
            }
        };
        let turning = async {
            stand.minutes_pass(1);
            tokio::join!(stand.try_seal(), stand.try_seal(), stand.try_seal());
        };
        tokio::join!(writing, turning);
        names.extend(fresh);
    }
    stand.minutes_pass(1);
    stand.seal().await;
    let sealed = stand.checked().await;
    assert_eq!(sealed.len(), names.len());
    for name in &names {
        assert!(sealed.contains_key(&Stand::id_of(name)), "{name}");
        stand.proves(name).await;
    }
}
