//! The delivery pipeline: workflows run reviewed actions, and the cost page matches its sources.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

#[path = "delivery/github.rs"]
mod github;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// An action in a workflow: `owner/action@commit # version`.
fn used(workflow: &str) -> Vec<&str> {
    let lines = workflow
        .lines()
        .map(|line| line.trim_start_matches([' ', '-']));
    lines
        .filter_map(|line| line.strip_prefix("uses: "))
        .collect()
}

/// Returns whether the reference can change its meaning without a commit here.
fn is_pinned(used: &str) -> bool {
    if used.starts_with("./") {
        return true;
    }
    let Some((action, version)) = used.split_once(" # ") else {
        return false;
    };
    let commit = action.split_once('@').map_or("", |(_, commit)| commit);
    let hex = |letter: char| letter.is_ascii_digit() || ('a'..='f').contains(&letter);
    let numbered = version.strip_prefix('v').is_some_and(|version| {
        let mut parts = version.split('.');
        parts.clone().count() == 3 && parts.all(|part| part.parse::<u32>().is_ok())
    });
    commit.len() == 40 && commit.chars().all(hex) && numbered
}

#[test]
fn every_action_of_others_is_the_commit_that_was_reviewed() {
    let mut count = 0;
    for entry in fs::read_dir(repository(".github/workflows")).expect("workflows") {
        let path = entry.expect("an entry").path();
        let workflow = fs::read_to_string(&path).expect("text");
        for used in used(&workflow) {
            assert!(is_pinned(used), "{}: {used}", path.display());
            count += 1;
        }
    }
    assert!(count > 8, "only {count} were found");
}

#[test]
fn a_tag_a_branch_a_short_commit_and_one_without_its_version_are_not_pinned() {
    let commit = "11bd71901bbe5b1630ceea73d27597364c9af683";
    assert!(is_pinned(&format!("actions/checkout@{commit} # v4.2.2")));
    for wrong in [
        "actions/checkout@v4".to_owned(),
        "actions/checkout@main # v4.2.2".to_owned(),
        "actions/checkout@11bd719 # v4.2.2".to_owned(),
        format!("actions/checkout@{commit}"),
        format!("actions/checkout@{commit} # v4"),
    ] {
        assert!(!is_pinned(&wrong), "{wrong}");
    }
    assert_eq!(
        used("steps:\n  - uses: a/b@c # d\n    uses: ./e"),
        ["a/b@c # d", "./e"]
    );
}

#[test]
fn the_table_of_costs_is_what_the_budgets_and_prices_make_it() {
    let script = repository("scripts/cost");
    let ran = Command::new("python3").arg(script).arg("--check").output();
    let ran = ran.expect("python3, which scripts/install-tools asks for");
    let told = String::from_utf8_lossy(&ran.stdout);
    let wrong = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{told}{wrong}");
}
