//! Migrations move rows from one version of their form to the next under any kill, and no function
//! uses rows of a form that it does not know.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

#[path = "sealing/proxy.rs"]
#[allow(
    dead_code,
    reason = "here a migrator is killed at any call, not at writes alone"
)]
mod proxy;

mod migrations {
    pub(crate) mod bank;
    pub(crate) mod fixture;
}

use accounts_contract::Accounts;
use audit_contract::Audit;
use identity_contract::Identity;
use migrate_data::Progress;
use migrations::fixture::{Fixture, ROWS, TestRow};
use payments_contract::Payments;
use proxy::{KillPoint, KillTiming};
use store::Domain;

const DRY: bool = true;
const REAL: bool = false;

#[tokio::test]
async fn a_dry_run_reports_changes_and_changes_no_row() {
    let fixture = Fixture::start().await;
    let before = fixture.rows().await;
    let expected = fixture.until_done(1, DRY).await;
    assert_eq!(fixture.rows().await, before);
    let ended = expected.dry_run.clone().expect("a dry run");
    // Every third row is in the new form already.
    assert_eq!((ended.to, ended.changed), (1, 6));
    assert_eq!(expected.version, 0);
    let example = expected.examples.first().expect("an example");
    assert_eq!(example.changes, ["double"]);
    let text = serde_json::to_string(&expected).expect("JSON");
    assert!(!text.contains("personal"), "values are shown: {text}");
}

#[tokio::test]
async fn only_the_next_migration_runs_and_only_after_a_dry_run() {
    let fixture = Fixture::start().await;
    let before = fixture.rows().await;
    let refused = async |to, dry| fixture.go_on(to, dry).await.refused.unwrap_or_default();
    assert_eq!(refused(1, REAL).await, "there was no dry run to version 1");
    let not_next = "the table has version 0: what comes next is 1";
    assert_eq!(refused(2, DRY).await, not_next);
    assert_eq!(fixture.rows().await, before);
    fixture.migrated().await;
    assert_eq!(
        refused(2, DRY).await,
        "this program knows no version 2 of the table"
    );
    let not_again = "the table has version 1: what comes next is 2";
    assert_eq!(refused(1, REAL).await, not_again);
}

#[tokio::test]
async fn a_migration_killed_at_any_call_continues_and_ends_as_if_undisturbed() {
    let undisturbed = Fixture::start().await;
    let done = undisturbed.migrated().await;
    let expected = undisturbed.rows().await;
    assert!(expected.iter().all(TestRow::is_new));
    assert_eq!((done.version, done.made[0].changed), (1, 6));
    for run in [DRY, REAL] {
        let mut cuts = 0;
        for call in 1.. {
            let [before, after] =
                [KillTiming::Before, KillTiming::After].map(|when| KillPoint::at_call(call, when));
            let mut ended = false;
            for kill_point in [before, after] {
                let fixture = Fixture::start().await;
                if run == REAL {
                    fixture.until_done(1, DRY).await;
                }
                ended |= fixture.kill_at(kill_point, 1, run).await;
                fixture.migrated().await;
                assert_eq!(
                    fixture.rows().await,
                    expected,
                    "{kill_point:?} of a dry run: {run}"
                );
            }
            if ended {
                break;
            }
            cuts += 1;
        }
        // Four pages of three rows, in two passes of the real run, each with its progress stored.
        let least = if run == DRY { 8 } else { 22 };
        assert!(cuts >= least, "only {cuts} places to be killed at");
    }
}

#[tokio::test]
async fn concurrent_migrators_and_writers_do_not_interfere() {
    for _ in 0..5 {
        let fixture = Fixture::start().await;
        fixture.until_done(1, DRY).await;
        let writing = async {
            for round in 0..ROWS {
                fixture.write(round % ROWS).await;
                fixture.remove(7).await;
            }
        };
        tokio::join!(
            fixture.until_done(1, REAL),
            fixture.until_done(1, REAL),
            writing
        );
        let rows = fixture.rows().await;
        assert!(rows.iter().all(TestRow::is_new), "{rows:?}");
        // Deleted rows stay deleted, and rows written meanwhile exist.
        assert_eq!(rows.len(), usize::from(ROWS) - 1);
        assert!(rows.iter().all(|row| row.written == 1), "{rows:?}");
    }
}

#[test]
fn a_table_has_versions_unless_its_rows_are_never_rewritten() {
    let manifest = include_str!("../../Cargo.toml");
    let manifest: serde_json::Value = toml::from_str(manifest).expect("TOML");
    let tables = &manifest["workspace"]["metadata"]["fence"]["tables"];
    for (table, schema) in [
        (Accounts::TABLE, Accounts::SCHEMA),
        (Audit::TABLE, Audit::SCHEMA),
        (Identity::TABLE, Identity::SCHEMA),
        (Payments::TABLE, Payments::SCHEMA),
    ] {
        let own = tables[table]["own"].as_array().expect("verbs");
        let insert_only = own.iter().any(|verb| verb == "insert");
        assert_eq!(schema.is_none(), insert_only, "{table}");
        assert_eq!(
            tables[table]["by"]["migrations"].is_null(),
            insert_only,
            "{table}"
        );
    }
    assert_eq!(tables.as_object().map(serde_json::Map::len), Some(4));
}

/// A migration reports itself, and a call without a request only reads.
#[tokio::test]
async fn the_state_of_a_table_can_be_read_without_changing_it() {
    let fixture = Fixture::start().await;
    let before = fixture.whole_table().await;
    let Progress {
        version,
        newest,
        next,
        ..
    } = fixture.look().await;
    assert_eq!((version, newest, next), (0, 1, Some("doubles are kept")));
    assert_eq!(fixture.whole_table().await, before);
}
