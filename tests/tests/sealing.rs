//! Under any kill, each record is sealed once, and each seal is made once; and each is found.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod sealing {
    pub(crate) mod fixture;
    mod lists;
    #[expect(dead_code, reason = "another test kills at reads as well")]
    pub(crate) mod proxy;
    mod queries;
}

use std::collections::BTreeMap;

use sealing::fixture::Fixture;
use sealing::proxy::{KillPoint, KillTiming};

/// The writes of `seal-trail` for a seal with a record of another day, in which a chain is no longer named: the chain's end,
/// the key, the file, the other day, the seal.
const SEALING_WRITES: u64 = 5;

const A: &str = "payments/shardId-a";
const B: &str = "accounts/shardId-b";
const OLD: &str = "payments/shardId-old";

fn sealed_as(seals: &[&[&str]]) -> BTreeMap<String, u64> {
    let numbered = (1_u64..).zip(seals);
    numbered
        .flat_map(|(number, names)| names.iter().map(move |name| (Fixture::id_of(name), number)))
        .collect()
}

/// Returns a fixture with a seal of some days ago, and a record of yesterday and another that wait. The second file no longer
/// names a chain of the first.
async fn with_a_second_seal_to_make() -> Fixture {
    let fixture = Fixture::start().await;
    fixture.append(OLD, &["one"]).await;
    fixture.seal().await;
    fixture.advance_minutes(5 * 24 * 60);
    fixture.append(A, &["two"]).await;
    fixture.seal().await;
    fixture.advance_minutes(2 * 24 * 60);
    fixture.append(A, &["yesterday", "three"]).await;
    fixture
}

#[tokio::test]
async fn a_seal_is_byte_identical_wherever_sealing_was_aborted() {
    let undisturbed = with_a_second_seal_to_make().await;
    undisturbed.seal().await;
    let (files, items) = (undisturbed.files().await, undisturbed.items().await);
    let expected = sealed_as(&[&["one"], &["two"], &["yesterday", "three"]]);
    assert_eq!(undisturbed.checked().await, expected);
    for write in 1..=SEALING_WRITES {
        for when in [KillTiming::Before, KillTiming::After] {
            let context = format!("cut off {when:?} write {write}");
            let fixture = with_a_second_seal_to_make().await;
            let kill_point = KillPoint::at_write(write, when);
            assert!(
                !fixture
                    .kill_at(kill_point, "seal-trail", &Fixture::tick())
                    .await,
                "{context}"
            );
            fixture.seal().await;
            assert_eq!(fixture.files().await, files, "{context}");
            assert_eq!(fixture.items().await, items, "{context}");
            fixture.proves("yesterday").await;
        }
    }
}

#[tokio::test]
async fn an_aborted_seal_is_completed_unchanged_although_more_records_arrived() {
    for write in 1..=SEALING_WRITES {
        let fixture = with_a_second_seal_to_make().await;
        let kill_point = KillPoint::at_write(write, KillTiming::After);
        fixture
            .kill_at(kill_point, "seal-trail", &Fixture::tick())
            .await;
        let begun = fixture.files().await;
        fixture.append(A, &["four"]).await;
        fixture.append(B, &["five"]).await;
        for _ in 0..2 {
            fixture.advance_minutes(1);
            fixture.seal().await;
        }
        let context = format!("cut off after write {write}");
        // Once its file is there, a seal has what that has; before, it has what there is when it is made.
        let (third, fourth): (&[&str], &[&str]) = if begun.len() == 3 {
            (&["yesterday", "three"], &["four", "five"])
        } else {
            (&["yesterday", "three", "four", "five"], &[])
        };
        let expected = sealed_as(&[&["one"], &["two"], third, fourth]);
        assert_eq!(fixture.checked().await, expected, "{context}");
        let ended = fixture.files().await;
        let kept = begun
            .iter()
            .all(|(name, file)| ended.get(name) == Some(file));
        assert!(kept, "{context}");
    }
}

#[tokio::test]
async fn a_chain_that_files_no_longer_name_goes_on_where_it_ended() {
    let fixture = with_a_second_seal_to_make().await;
    fixture.seal().await;
    fixture.advance_minutes(1);
    fixture.append(OLD, &["again"]).await;
    fixture.seal().await;
    let expected = sealed_as(&[&["one"], &["two"], &["yesterday", "three"], &["again"]]);
    assert_eq!(fixture.checked().await, expected);
    let of_chain = |item: &String| item.contains("retired#payments/shardId-old");
    let retired: Vec<_> = fixture.items().await.into_iter().filter(of_chain).collect();
    assert_eq!(retired.len(), 1, "{retired:?}");
    assert!(retired[0].contains("0000000000000001"), "{retired:?}");
}

#[tokio::test]
async fn an_unreadable_block_stops_no_seal_and_is_sealed_as_stored() {
    let fixture = Fixture::start().await;
    fixture.append(A, &["one"]).await;
    fixture.append(A, &["two"]).await;
    fixture.append(A, &["three"]).await;
    fixture.append(B, &["four"]).await;
    fixture.damage(A, 2).await;
    assert!(!fixture.try_seal().await, "the alarm of the function");
    fixture.advance_minutes(1);
    fixture.append(A, &["five"]).await;
    fixture.seal().await;
    let mut sealed = fixture.checked().await;
    let marked = "unreadable:payments/shardId-a/0000000000000002";
    assert_eq!(sealed.remove(marked), Some(1));
    assert_eq!(sealed, sealed_as(&[&["one", "three", "four"], &["five"]]));
    let warned = fixture.report();
    assert!(warned.is_valid(), "{warned}");
    assert_eq!(warned.unreadable, [marked]);
    for name in ["one", "three", "four", "five"] {
        fixture.proves(name).await;
    }
}

#[tokio::test]
async fn a_missing_block_is_never_passed_and_stops_no_other_chain() {
    let fixture = Fixture::start().await;
    for name in ["one", "two", "three"] {
        fixture.append(A, &[name]).await;
    }
    fixture.append(B, &["four"]).await;
    let gap = fixture.take(A, 2).await;
    assert!(!fixture.try_seal().await, "the alarm of the function");
    assert_eq!(fixture.checked().await, sealed_as(&[&["one", "four"]]));
    fixture.advance_minutes(1);
    assert!(!fixture.try_seal().await, "the alarm stays");
    fixture.put(gap).await;
    fixture.advance_minutes(1);
    fixture.seal().await;
    let expected = sealed_as(&[&["one", "four"], &["two", "three"]]);
    assert_eq!(fixture.checked().await, expected);
}

#[tokio::test]
async fn a_missing_block_is_reported_and_its_chain_named_however_long_it_is_missing() {
    for missing in [1, 2] {
        let fixture = Fixture::start().await;
        for name in ["one", "two", "three"] {
            fixture.append(A, &[name]).await;
        }
        let gap = fixture.take(A, missing).await;
        for day in 0..4 {
            fixture.append(B, &[&format!("day-{day}")]).await;
            assert!(!fixture.try_seal().await, "{missing}, day {day}");
            fixture.advance_minutes(2 * 24 * 60);
        }
        fixture.put(gap).await;
        fixture.seal().await;
        let sealed = fixture.checked().await;
        for name in ["one", "two", "three"] {
            let number = if name == "one" && missing == 2 { 1 } else { 5 };
            assert_eq!(sealed.get(&Fixture::id_of(name)), Some(&number), "{name}");
        }
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
            for (n, name) in fresh.iter().enumerate() {
                let chain = if n % 2 == 0 { A } else { B };
                fixture.append(chain, &[name]).await;
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
