//! Attempts to violate each fence. Each must fail `cargo check` with its own line.
//!
//! The attempts use a small workspace that is written anew for each, under the real fence table and
//! the real guard; it keeps its target directory, so that an attempt takes a fraction of a second.
//! Finer rules, which need no build, are tested in the crate `fence`.

#[path = "fences/bank.rs"]
mod bank;

use bank::{Bank, CREATE_PAYMENT, DECLARATION, Outcome, PAYMENTS_DOMAIN, repository, uses};
use std::error::Error;
use std::fs;
use std::path::Path;

const DOMAIN_TO_DOMAIN: &str = r#"functions/payments/domain may not use functions/accounts/domain (row "functions/{d}/domain")"#;

const READS_THE_CLOCK: &str =
    "#![no_std]\npub fn now() -> jiff::Timestamp { jiff::Timestamp::now() }";

#[test]
fn a_workspace_within_its_fences_builds() -> Outcome {
    let bank = Bank::new()?;
    let answer = bank.check()?;
    assert!(answer.passed, "{}", answer.said);
    assert!(!answer.said.contains("fence:"), "{}", answer.said);
    Ok(())
}

#[test]
fn a_violation_fails_each_build_until_it_is_fixed() -> Outcome {
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
fn a_function_built_alone_is_checked_against_its_own_manifest() -> Outcome {
    let bank = Bank::new()?;
    let directory = bank.root.join(CREATE_PAYMENT);
    let directory = directory.to_str().ok_or("a path in UTF-8")?;
    assert_eq!(fence::guard::crossings_of(directory)?, Vec::<String>::new());
    // Another crate's violation is not reported as its own.
    bank.depend(
        PAYMENTS_DOMAIN,
        "dependencies",
        &uses("functions/accounts/domain", ""),
    )?;
    assert_eq!(fence::guard::crossings_of(directory)?, Vec::<String>::new());
    bank.declare(
        DECLARATION,
        &format!("[dependencies]\n{}", uses("functions/accounts/domain", "")),
    )?;
    let found = fence::guard::crossings_of(directory)?;
    let expected = r#"fence: functions/payments/create-payment may not use functions/accounts/domain (row "functions/payments/*")"#;
    assert_eq!(found, [expected]);
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
fn an_external_crate_that_the_row_does_not_list_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let timers = "tokio = { workspace = true, optional = true }";
    bank.depend(PAYMENTS_DOMAIN, "dependencies", timers)?;
    bank.fails_with(r#"functions/payments/domain may not use tokio (row "functions/{d}/domain")"#)
}

#[test]
fn a_shared_crate_that_depends_on_a_function_does_not_build() -> Outcome {
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
    assert!(
        bank.check()?.passed,
        "the new crate must be noticed by a bank that was built before"
    );
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
fn a_function_that_declares_an_unknown_table_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("accounts =", "acounts ="), "")?;
    bank.fails_with(
        r#"functions/payments/create-payment: unknown table "acounts", expected one of accounts, audit, identity, payments"#,
    )
}

#[test]
fn a_function_that_declares_an_unknown_verb_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("put-once", "rewrite"), "")?;
    bank.fails_with(
        r#"functions/payments/create-payment: tables.payments: unknown verb "rewrite", expected one of get, query, put-once, update, delete, check, postings, transitions, view, insert, append, fold, scan, none"#,
    )
}

#[test]
fn a_function_that_declares_more_than_postings_on_anothers_table_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    bank.declare(&DECLARATION.replace("postings", "update"), "")?;
    bank.fails_with(
        "functions/payments/create-payment: tables.accounts: may not update (allowed: fold, postings, view)",
    )
}

#[test]
fn a_function_of_a_rail_reaches_payments_by_transitions_only() -> Outcome {
    let bank = Bank::new()?;
    let submit = "functions/fps/submit-fps-payment";
    let declared = ["transitions", "update"]
        .map(|verb| format!("trigger = {{ internal = true }}\ntables.payments = \"{verb}\""));
    bank.write_function(submit, &declared[0], "")?;
    assert!(bank.check()?.passed);
    bank.write_function(submit, &declared[1], "")?;
    bank.fails_with(
        "functions/fps/submit-fps-payment: tables.payments: may not update (allowed: get, query, transitions)",
    )?;
    let domain = "[dependencies]\npayments-domain.workspace = true";
    bank.write_function(submit, &declared[0], domain)?;
    bank.fails_with(
        r#"functions/fps/submit-fps-payment may not use functions/payments/domain (row "functions/fps/*")"#,
    )
}

#[test]
fn a_function_that_reads_a_whole_table_does_not_build_unless_it_is_the_migrator() -> Outcome {
    let bank = Bank::new()?;
    let scans = "trigger = { internal = true }\ntables = { payments = \"scan\" }";
    bank.write_function("functions/migrations/migrate-data", scans, "")?;
    let answer = bank.check()?;
    assert!(answer.passed, "{}", answer.said);
    bank.declare(&DECLARATION.replace("put-once", "scan"), "")?;
    bank.fails_with(
        "functions/payments/create-payment: tables.payments: may not scan (allowed: get, query, put-once, update, delete, transitions)",
    )
}

#[test]
fn a_migrator_that_would_touch_the_audit_log_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let scans = "trigger = { internal = true }\ntables = { audit = \"scan\" }";
    bank.write_function("functions/migrations/migrate-data", scans, "")?;
    bank.fails_with("functions/migrations/migrate-data: tables.audit: may not scan (allowed: none)")
}

#[test]
fn a_function_that_would_rewrite_the_audit_log_does_not_build() -> Outcome {
    let bank = Bank::new()?;
    let declaration =
        "trigger = { internal = true }\ntables = { audit = [\"insert\", \"update\"] }";
    bank.write_function("functions/audit/seal-trail", declaration, "")?;
    bank.fails_with(
        "functions/audit/seal-trail: tables.audit: may not update (allowed: get, query, insert)",
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

#[test]
fn a_domain_that_reads_the_clock_does_not_compile() -> Outcome {
    let bank = Bank::new()?;
    bank.depend(PAYMENTS_DOMAIN, "dependencies", "jiff.workspace = true")?;
    bank.write("functions/payments/domain/src/lib.rs", READS_THE_CLOCK)?;
    let answer = bank.cargo(&["check", "--package", "payments-domain"])?;
    assert!(
        !answer.passed && answer.said.contains("error[E0599]"),
        "{}",
        answer.said
    );
    Ok(())
}

#[test]
fn clippy_refuses_a_domain_that_reads_the_clock_through_another_crates_feature() -> Outcome {
    let bank = Bank::new()?;
    let with_clock = "jiff = { workspace = true, features = [\"std\"] }";
    bank.depend(PAYMENTS_DOMAIN, "dependencies", with_clock)?;
    bank.write("functions/payments/domain/src/lib.rs", READS_THE_CLOCK)?;
    bank.write(
        "clippy.toml",
        &fs::read_to_string(repository("clippy.toml"))?,
    )?;
    let answer = bank.cargo(&[
        "clippy",
        "--package",
        "payments-domain",
        "--",
        "--deny",
        "warnings",
    ])?;
    let refusal = "error: use of a disallowed method `jiff::Timestamp::now`";
    assert!(
        !answer.passed && answer.said.contains(refusal),
        "{}",
        answer.said
    );
    Ok(())
}

#[test]
fn a_domain_that_reads_the_environment_does_not_compile() -> Outcome {
    let bank = Bank::new()?;
    let reads = "#![no_std]\npub fn limit() -> bool { std::env::var(\"LIMIT\").is_ok() }";
    bank.write("functions/payments/domain/src/lib.rs", reads)?;
    let answer = bank.cargo(&["check", "--package", "payments-domain"])?;
    assert!(
        !answer.passed && answer.said.contains("error[E0433]"),
        "{}",
        answer.said
    );
    Ok(())
}

/// Functions that read rows with personal data, or changes of such rows, and do not need the data.
const NEED_NO_NAMES: [&str; 3] = [
    "audit/seal-trail",
    "identity/project-clients",
    "payments/project-payments",
];

/// Returns the code of a function without its tests.
fn code(directory: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for file in fs::read_dir(directory.join("src"))? {
        let path = file?.path();
        let of_tests = path.file_stem().is_some_and(|name| {
            let name = name.to_string_lossy();
            name == "tests" || name.ends_with("_tests")
        });
        if !of_tests {
            let text = fs::read_to_string(&path)?;
            code += text.split("#[cfg(test)]").next().unwrap_or_default();
        }
    }
    Ok(code)
}

/// The keys are only available through the port that a declaration creates: a function that does
/// not declare their secret does not compile if it uses the port, and none reads a ring by itself.
#[test]
fn functions_that_need_no_personal_data_have_no_access_to_the_keys() -> Outcome {
    let mut without = Vec::new();
    for domain in fs::read_dir(repository("functions"))? {
        for function in fs::read_dir(domain?.path())? {
            let directory = function?.path();
            let manifest = fs::read_to_string(directory.join("Cargo.toml"))?;
            if !manifest.contains("[package.metadata.malai]") {
                continue;
            }
            let code = code(&directory)?;
            let shown = directory.display();
            let declares = manifest.contains("\"data/field-keys\"");
            if manifest.contains("rotation = \"data/field-keys\"") {
                // It creates the keys and has no table to read.
                assert!(!manifest.contains("tables ="), "{shown}");
                continue;
            }
            assert_eq!(declares, code.contains("ports.field_keys"), "{shown}");
            assert!(!code.contains("Ring::read("), "{shown}");
            if !declares {
                without.push(directory);
            }
        }
    }
    for name in NEED_NO_NAMES {
        let known = without.iter().any(|directory| directory.ends_with(name));
        assert!(known, "{name} may read the keys");
    }
    Ok(())
}
