//! Rows move from one version of their form to the next, whatever is killed wherever, and no
//! function works on rows of a form that it does not know.
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
    pub(crate) mod stand;
}

use accounts_contract::Accounts;
use audit_contract::Audit;
use identity_contract::Identity;
use migrate_data::Progress;
use migrations::stand::{ROWS, Stand, Thing};
use payments_contract::Payments;
use proxy::{Cut, When};
use store::Domain;

const DRY: bool = true;
const REAL: bool = false;

#[tokio::test]
async fn a_dry_run_says_what_would_change_and_changes_no_row() {
    let stand = Stand::start().await;
    let before = stand.rows().await;
    let told = stand.until_done(1, DRY).await;
    assert_eq!(stand.rows().await, before);
    let ended = told.dry_run.clone().expect("a dry run");
    // Every third row is of the new form already.
    assert_eq!((ended.to, ended.changed), (1, 6));
    assert_eq!(told.version, 0);
    let example = told.examples.first().expect("an example");
    assert_eq!(example.changes, ["double"]);
    let text = serde_json::to_string(&told).expect("JSON");
    assert!(!text.contains("personal"), "values are shown: {text}");
}

#[tokio::test]
async fn nothing_runs_that_nobody_has_tried_or_that_is_not_next() {
    let stand = Stand::start().await;
    let before = stand.rows().await;
    let refused = async |to, dry| stand.go_on(to, dry).await.refused.unwrap_or_default();
    assert_eq!(refused(1, REAL).await, "there was no dry run to version 1");
    let not_next = "the table has version 0: what comes next is 1";
    assert_eq!(refused(2, DRY).await, not_next);
    assert_eq!(stand.rows().await, before);
    stand.migrated().await;
    assert_eq!(
        refused(2, DRY).await,
        "this program knows no version 2 of the table"
    );
    let not_again = "the table has version 1: what comes next is 2";
    assert_eq!(refused(1, REAL).await, not_again);
}

#[tokio::test]
async fn killed_at_any_call_a_migration_is_gone_on_with_and_ends_as_if_nothing_had_been() {
    let undisturbed = Stand::start().await;
    let done = undisturbed.migrated().await;
    let expected = undisturbed.rows().await;
    assert!(expected.iter().all(Thing::is_new));
    assert_eq!((done.version, done.made[0].changed), (1, 6));
    for run in [DRY, REAL] {
        let mut cuts = 0;
        for call in 1.. {
            let [before, after] = [When::Before, When::After].map(|when| Cut::at_call(call, when));
            let mut ended = false;
            for cut in [before, after] {
                let stand = Stand::start().await;
                if run == REAL {
                    stand.until_done(1, DRY).await;
                }
                ended |= stand.cut_off(cut, 1, run).await;
                stand.migrated().await;
                assert_eq!(stand.rows().await, expected, "{cut:?} of a dry run: {run}");
            }
            if ended {
                break;
            }
            cuts += 1;
        }
        // Four pages of three rows, twice over in the real run, each with its place written down.
        let least = if run == DRY { 8 } else { 22 };
        assert!(cuts >= least, "only {cuts} places to be killed at");
    }
}

#[tokio::test]
async fn two_migrators_and_those_who_write_rows_do_each_other_no_harm() {
    for _ in 0..5 {
        let stand = Stand::start().await;
        stand.until_done(1, DRY).await;
        let writing = async {
            for round in 0..ROWS {
                stand.write(round % ROWS).await;
                stand.remove(7).await;
            }
        };
        tokio::join!(
            stand.until_done(1, REAL),
            stand.until_done(1, REAL),
            writing
        );
        let rows = stand.rows().await;
        assert!(rows.iter().all(Thing::is_new), "{rows:?}");
        // What was removed did not come back, and what was written meanwhile is there.
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

/// A migration says of itself what it is, and a call that asks for nothing only looks.
#[tokio::test]
async fn where_a_table_stands_can_be_asked_without_changing_it() {
    let stand = Stand::start().await;
    let before = stand.whole_table().await;
    let Progress {
        version,
        newest,
        next,
        ..
    } = stand.look().await;
    assert_eq!((version, newest, next), (0, 1, Some("doubles are kept")));
    assert_eq!(stand.whole_table().await, before);
}
