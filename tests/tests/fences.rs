//! Attempts to climb each fence. Every one of them must fail `cargo check` with its own line.
//!
//! The attempts are made in a small bank that is written anew for each, under the real fence table
//! and the real guard; it keeps its target directory, so that an attempt takes a fraction of a
//! second. The finer rules, which need no build, are tested within the crate `fence`.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::{Table, Value};

type Outcome = Result<(), Box<dyn Error>>;

const PAYMENTS_DOMAIN: &str = "functions/payments/domain";
const CREATE_PAYMENT: &str = "functions/payments/create-payment";
const DECLARATION: &str = r#"
    trigger = { http = "createPayment" }
    tables = { payments = "put-once", accounts = "postings", audit = "none" }
    emits = ["payments.payment-accepted.v1"]
"#;
const DOMAIN_TO_DOMAIN: &str = r#"functions/payments/domain may not use functions/accounts/domain (row "functions/{d}/domain")"#;

#[test]
fn a_bank_within_its_fences_builds() -> Outcome {
    let bank = Bank::new()?;
    let answer = bank.check()?;
    assert!(answer.passed, "{}", answer.said);
    assert!(!answer.said.contains("fence:"), "{}", answer.said);
    Ok(())
}

#[test]
fn a_crossing_fails_each_build_until_it_is_mended() -> Outcome {
    let bank = Bank::new()?;
    bank.depend(
        PAYMENTS_DOMAIN,
        "dependencies",
        &uses("functions/accounts/domain", ""),
    )?;
    bank.fails_with(DOMAIN_TO_DOMAIN)?;
    bank.fails_with(DOMAIN_TO_DOMAIN)?;
    bank.write_crate(PAYMENTS_DOMAIN, "")?;
    let answer = bank.check()?;
    assert!(answer.passed, "{}", answer.said);
    Ok(())
}

#[test]
fn a_domain_that_depends_on_another_domain_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.depend(
        PAYMENTS_DOMAIN,
        "dependencies",
        &uses("functions/accounts/domain", ""),
    )?;
    bank.fails_with(DOMAIN_TO_DOMAIN)
}

#[test]
fn a_renamed_dependency_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let renamed = uses(
        "functions/accounts/domain",
        r#", package = "accounts-domain""#,
    );
    let renamed = renamed.replace("accounts-domain = {", "money = {");
    bank.depend(PAYMENTS_DOMAIN, "dependencies", &renamed)?;
    bank.fails_with(DOMAIN_TO_DOMAIN)
}

#[test]
fn a_dependency_of_the_tests_alone_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.depend(
        PAYMENTS_DOMAIN,
        "dev-dependencies",
        &uses("functions/accounts/domain", ""),
    )?;
    bank.fails_with(DOMAIN_TO_DOMAIN)
}

#[test]
fn an_optional_dependency_for_another_platform_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let optional = uses("functions/accounts/domain", ", optional = true");
    bank.depend(
        PAYMENTS_DOMAIN,
        "target.'cfg(windows)'.dependencies",
        &optional,
    )?;
    bank.fails_with(DOMAIN_TO_DOMAIN)
}

#[test]
fn a_function_that_depends_on_another_domains_store_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.write_crate("functions/accounts/store", "")?;
    let store = uses("functions/accounts/store", "");
    bank.declare(DECLARATION, &format!("[dependencies]\n{store}"))?;
    bank.fails_with(
        r#"functions/payments/create-payment may not use functions/accounts/store (row "functions/payments/*")"#,
    )
}

#[test]
fn the_database_sdk_outside_the_store_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    // Optional, so that the attempt need not compile the SDK to be refused.
    let sdk = "aws-sdk-dynamodb = { workspace = true, optional = true }";
    bank.declare(DECLARATION, &format!("[dependencies]\n{sdk}"))?;
    bank.fails_with(
        "functions/payments/create-payment may not use aws-sdk-dynamodb (only shared/store)",
    )
}

#[test]
fn a_crate_of_others_that_the_row_does_not_list_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let timers = "tokio = { workspace = true, optional = true }";
    bank.depend(PAYMENTS_DOMAIN, "dependencies", timers)?;
    bank.fails_with(r#"functions/payments/domain may not use tokio (row "functions/{d}/domain")"#)
}

#[test]
fn something_shared_that_depends_on_a_function_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.depend(
        "shared/environment",
        "dependencies",
        &uses(PAYMENTS_DOMAIN, ""),
    )?;
    bank.fails_with(
        r#"shared/environment may not use functions/payments/domain (row "shared/environment")"#,
    )
}

#[test]
fn a_crate_in_a_directory_of_no_row_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.write_crate("shared/utils", "")?;
    bank.fails_with("shared/utils is in no row of the fence table")
}

#[test]
fn a_function_without_a_declaration_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.write_crate(CREATE_PAYMENT, "")?;
    bank.fails_with(
        "functions/payments/create-payment: a function must declare itself in [package.metadata.malai]",
    )
}

#[test]
fn a_function_that_declares_a_table_there_is_not_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("accounts =", "acounts ="), "")?;
    bank.fails_with(
        r#"functions/payments/create-payment: unknown table "acounts", expected one of accounts, audit, identity, payments"#,
    )
}

#[test]
fn a_function_that_declares_a_verb_there_is_not_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("put-once", "scan"), "")?;
    bank.fails_with(
        r#"functions/payments/create-payment: tables.payments: unknown verb "scan", expected one of get, query, put-once, update, delete, postings, insert, none"#,
    )
}

#[test]
fn a_function_that_declares_more_than_postings_on_anothers_table_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("postings", "update"), "")?;
    bank.fails_with(
        "functions/payments/create-payment: tables.accounts: may not update (allowed: postings)",
    )
}

#[test]
fn a_function_that_would_rewrite_the_audit_log_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let declaration =
        "trigger = { internal = true }\ntables = { audit = [\"insert\", \"update\"] }";
    bank.write_function("functions/audit/record-event", declaration, "")?;
    bank.fails_with(
        "functions/audit/record-event: tables.audit: may not update (allowed: get, query, insert)",
    )
}

#[test]
fn a_function_that_emits_an_event_without_a_schema_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("payment-accepted", "payment-made"), "")?;
    bank.fails_with(
        "functions/payments/create-payment: unknown event payments.payment-made.v1: no events/payments/payment-made.v1.schema.json",
    )
}

#[test]
fn a_function_does_not_build_once_the_schema_of_its_event_is_gone() -> Outcome {
    let bank = Bank::new()?;
    assert!(bank.check()?.passed);
    fs::remove_file(
        bank.root
            .join("events/payments/payment-accepted.v1.schema.json"),
    )?;
    bank.fails_with(
        "functions/payments/create-payment: unknown event payments.payment-accepted.v1: no events/payments/payment-accepted.v1.schema.json",
    )
}

#[test]
fn a_function_other_than_the_relay_that_puts_on_the_bus_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&format!("{DECLARATION}\nbus = true"), "")?;
    bank.fails_with(
        r#"functions/payments/create-payment: may not put events on the bus (row "functions/payments/*")"#,
    )
}

/// A bank of a few empty crates within the real fences.
struct Bank {
    root: PathBuf,
    target: PathBuf,
    /// One attempt at a time, be the tests threads or processes.
    _turn: File,
}

struct Answer {
    passed: bool,
    said: String,
}

impl Bank {
    fn new() -> Result<Self, Box<dyn Error>> {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fences");
        fs::create_dir_all(&place)?;
        let turn = File::create(place.join("turn"))?;
        turn.lock()?;
        let bank = Self {
            root: place.join("bank"),
            target: place.join("target"),
            _turn: turn,
        };
        if bank.root.exists() {
            fs::remove_dir_all(&bank.root)?;
        }
        bank.write_root()?;
        bank.write_crate(
            "shared/kernel",
            "[build-dependencies]\nfence.workspace = true",
        )?;
        let guard = fs::read_to_string(repository("shared/kernel/build.rs"))?;
        bank.write("shared/kernel/build.rs", &guard)?;
        std::os::unix::fs::symlink(repository("shared/fence"), bank.root.join("shared/fence"))?;
        bank.write_crate("shared/environment", "")?;
        bank.write_crate("functions/accounts/domain", "")?;
        bank.write_crate(PAYMENTS_DOMAIN, "")?;
        bank.declare(DECLARATION, "")?;
        bank.write("events/payments/payment-accepted.v1.schema.json", "{}")?;
        Ok(bank)
    }

    /// The real root manifest and lock file, for other members.
    fn write_root(&self) -> Outcome {
        let mut manifest: Table = fs::read_to_string(repository("Cargo.toml"))?.parse()?;
        manifest.remove("profile");
        let workspace = manifest.get_mut("workspace").and_then(Value::as_table_mut);
        let workspace = workspace.ok_or("the root manifest has no workspace")?;
        workspace.remove("default-members");
        workspace.remove("exclude");
        workspace.insert("members".into(), vec!["shared/*", "functions/*/*"].into());
        self.write("Cargo.toml", &manifest.to_string())?;
        self.write("Cargo.lock", &fs::read_to_string(repository("Cargo.lock"))?)
    }

    fn write_crate(&self, directory: &str, more: &str) -> Outcome {
        let name = package_of(directory);
        let manifest = format!("[package]\nname = {name:?}\nedition = \"2024\"\n{more}\n");
        self.write(&format!("{directory}/Cargo.toml"), &manifest)?;
        self.write(&format!("{directory}/src/lib.rs"), "")
    }

    fn write_function(&self, directory: &str, declaration: &str, more: &str) -> Outcome {
        self.write_crate(
            directory,
            &format!("[package.metadata.malai]\n{declaration}\n{more}"),
        )
    }

    /// Writes create-payment again with this declaration.
    fn declare(&self, declaration: &str, more: &str) -> Outcome {
        self.write_function(CREATE_PAYMENT, declaration, more)
    }

    /// Writes a crate again with one dependency.
    fn depend(&self, directory: &str, kind: &str, line: &str) -> Outcome {
        self.write_crate(directory, &format!("[{kind}]\n{line}"))
    }

    fn write(&self, file: &str, text: &str) -> Outcome {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().ok_or("a file has a directory")?)?;
        Ok(fs::write(path, text)?)
    }

    fn check(&self) -> Result<Answer, Box<dyn Error>> {
        let answer = Command::new(env!("CARGO"))
            .args(["check", "--workspace", "--offline", "--quiet"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .output()?;
        Ok(Answer {
            passed: answer.status.success(),
            said: String::from_utf8(answer.stderr)?,
        })
    }

    /// The build fails with this line and with no other crossing.
    fn fails_with(&self, crossing: &str) -> Outcome {
        let answer = self.check()?;
        assert!(!answer.passed, "the bank builds in spite of the crossing");
        let lines: Vec<_> = answer
            .said
            .lines()
            .filter(|line| line.contains("fence: "))
            .collect();
        let expected = format!("error: kernel@0.0.0: fence: {crossing}");
        assert_eq!(lines, [expected], "{}", answer.said);
        Ok(())
    }
}

/// A line of a manifest that uses another crate of the small bank.
fn uses(directory: &str, more: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("fences/bank")
        .join(directory);
    format!(
        "{} = {{ path = \"{}\"{more} }}",
        package_of(directory),
        path.display()
    )
}

/// The name of the package in a directory: a layer of a domain is named after both.
fn package_of(directory: &str) -> String {
    let parts: Vec<_> = directory.split('/').collect();
    match parts.as_slice() {
        ["functions", domain, layer @ ("domain" | "store")] => format!("{domain}-{layer}"),
        [.., name] => (*name).to_owned(),
        [] => String::new(),
    }
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
