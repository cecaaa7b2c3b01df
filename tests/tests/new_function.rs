//! A function made by `scripts/new-function` builds without a warning, within the fences.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

type Outcome = Result<(), Box<dyn Error>>;

/// An operation without a function.
const GET_THING: &str = "paths:
  /v1/things/{thing_id}:
    get:
      operationId: getThing
      tags: [payments]
      security:
        - oauth2: [\"payments:read\"]
      parameters: []
";

#[test]
fn each_kind_of_new_function_builds_without_a_warning() -> Outcome {
    let copy = copy_of_the_repository("kinds")?;
    let contract = fs::read_to_string(copy.join("openapi.yaml"))?;
    fs::write(
        copy.join("openapi.yaml"),
        contract.replacen("paths:\n", GET_THING, 1),
    )?;
    let kinds: [&[&str]; 4] = [
        &["payments", "get-thing", "http"],
        &[
            "payments",
            "note-settlement",
            "events",
            "payments.payment-settled.v1",
        ],
        &["accounts", "count-accounts", "schedule"],
        &["accounts", "tidy-accounts", "internal"],
    ];
    let mut lint = Command::new(env!("CARGO"));
    lint.args([
        "clippy",
        "--offline",
        "--quiet",
        "--no-deps",
        "--all-targets",
    ]);
    for arguments in kinds {
        let made = new_function(&copy, arguments)?;
        assert!(made.status.success(), "{}", said(&made));
        let name = arguments[1];
        lint.args(["--package", name]);
        let written = |file: String| copy.join(file).is_file();
        assert!(
            written(format!("events/invoke/{name}.json")),
            "no sample for {name}"
        );
        let operation = written(format!("functions/payments/{name}/operation.rs"));
        assert_eq!(operation, arguments[2] == "http", "{name}");
        let registry = fs::read_to_string(copy.join("local/functions/src/lib.rs"))?;
        assert!(
            registry.contains(&name.replace('-', "_")),
            "{name} is not in the list of functions"
        );
    }
    lint.args(["--", "--deny", "warnings"])
        .env("CARGO_TARGET_DIR", target())
        .current_dir(&copy);
    let linted = lint.output()?;
    assert!(linted.status.success(), "{}", said(&linted));
    Ok(())
}

#[test]
fn a_function_is_not_created_before_its_contract_or_event() -> Outcome {
    let copy = copy_of_the_repository("refused")?;
    let refused: [(&[&str], &str); 4] = [
        (
            &["payments", "get-thing", "http"],
            "openapi.yaml has no operation getThing",
        ),
        (
            &["payments", "note-thing", "events", "payments.thing.v1"],
            "name one event",
        ),
        (
            &["payments", "create-payment", "http"],
            "functions/payments/create-payment is already there",
        ),
        (&["cards", "get-card", "http"], "no such domain or kind"),
    ];
    for (arguments, why) in refused {
        let refusal = new_function(&copy, arguments)?;
        assert!(!refusal.status.success(), "{arguments:?}");
        assert!(
            said(&refusal).contains(why),
            "{arguments:?}: {}",
            said(&refusal)
        );
    }
    Ok(())
}

fn new_function(copy: &Path, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(copy.join("scripts/new-function"))
        .args(arguments)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_NET_OFFLINE", "true")
        .output()
}

/// Third-party crates are those of this build; the bank's own are compiled again for a copy.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("..")
}

/// Returns the files that git tracks or would add, in their current state.
fn copy_of_the_repository(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("new-function")
        .join(name);
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    let files = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(&repository)
        .output()?;
    for file in String::from_utf8(files.stdout)?.split('\0') {
        let (from, to) = (repository.join(file), copy.join(file));
        if from.is_file() {
            fs::create_dir_all(to.parent().ok_or("a file has a directory")?)?;
            fs::copy(from, to)?;
        }
    }
    Ok(copy)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
