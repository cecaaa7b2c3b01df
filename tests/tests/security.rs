//! The tests that `docs/security.md` cites exist; and the roots that functions trust are the
//! published ones.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

use std::fs;
use std::path::Path;

#[path = "security/roots.rs"]
mod roots;

const DOCUMENT: &str = include_str!("../../docs/security.md");

/// Returns the rows of the table of threats: the threat, and the last column.
fn rows() -> Vec<(&'static str, &'static str)> {
    let section = DOCUMENT
        .split("\n## ")
        .find(|section| section.starts_with("Threats\n"));
    let lines = section.expect("the threats").lines();
    let cells = |line: &'static str| {
        let mut cells = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ");
        Some((cells.next()?, cells.last()?))
    };
    lines.filter_map(cells).skip(1).collect()
}

/// Returns the texts between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Returns why `file::test` does not name a test, if it does not.
fn fault(named: &str) -> Option<String> {
    let (file, test) = named.rsplit_once("::")?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let Ok(source) = fs::read_to_string(path) else {
        return Some(format!("{named}: there is no such file"));
    };
    let lines: Vec<_> = source.lines().map(str::trim).collect();
    let is = |line: &str| {
        line.trim_start_matches("async ")
            .starts_with(&format!("fn {test}("))
    };
    let found = lines.windows(2).any(|pair| match pair {
        [before, line] => {
            is(line)
                && ["#[test]", "#[tokio::test"]
                    .iter()
                    .any(|is| before.starts_with(is))
        }
        _ => false,
    });
    (!found).then(|| format!("{named}: there is no such test"))
}

#[test]
fn every_threat_names_a_test() {
    let rows = rows();
    assert!(rows.len() > 20, "{rows:?}");
    for (threat, tests) in rows {
        let named = quoted(tests).filter(|name| name.contains("::")).count();
        assert!(named > 0, "no test for: {threat}");
    }
}

#[test]
fn every_test_named_in_the_document_exists() {
    let faults: Vec<_> = quoted(DOCUMENT).filter_map(fault).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_missing_test_is_reported() {
    let file = "tests/tests/security.rs";
    let names = ["every_threat_names_a_test", "rows", "renamed"];
    let told = names.map(|name| fault(&format!("{file}::{name}")).is_some());
    assert_eq!(told, [false, true, true]);
    assert!(fault("tests/tests/nowhere.rs::rows").is_some());
}
