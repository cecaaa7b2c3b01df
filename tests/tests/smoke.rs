//! The smoke pack that is run after a deploy holds on a bank that is whole, and finds one that is not.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "whatever goes wrong here is a test that fails"
)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tests::bank::Bank;

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

/// The script of this name.
fn script(name: &str) -> Command {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts");
    let mut command = Command::new("python3");
    command.arg(scripts.join(name));
    command
}

fn smoke(bank: &Bank, clients: &Path) -> Output {
    let mut command = script("smoke");
    command.arg(bank.origin()).arg("--clients").arg(clients);
    let ran = command.output();
    ran.expect("python3, which scripts/install-tools asks for")
}

#[test]
fn the_smoke_pack_holds_on_a_bank_that_is_whole_and_can_be_run_again() {
    let bank = Bank::start(MALAI);
    for _ in 0..2 {
        let ran = smoke(&bank, &bank.data().join("demo.json"));
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{told}");
        assert!(!told.contains("FAILED"), "{told}");
    }
}

#[test]
fn the_smoke_pack_tells_of_a_bank_in_which_institutions_see_each_other() {
    let bank = Bank::start(MALAI);
    let demo = std::fs::read_to_string(bank.data().join("demo.json")).expect("the clients");
    let mut clients: Value = serde_json::from_str(&demo).expect("JSON");
    // Two clients of one institution see the same accounts: just what must never be.
    clients["other"] = clients["operator"].clone();
    let file = bank.data().join("clients-of-one-institution.json");
    std::fs::write(&file, clients.to_string()).expect("a file");
    let ran = smoke(&bank, &file);
    let told = String::from_utf8_lossy(&ran.stdout);
    assert_eq!(ran.status.code(), Some(1), "{told}");
    assert!(
        told.contains("FAILED  another institution sees nothing"),
        "{told}"
    );
}

#[test]
fn the_migrations_of_a_running_bank_can_be_looked_at_and_run_by_their_script() {
    let bank = Bank::start(MALAI);
    let migrate = |arguments: &[&str]| {
        let mut command = script("migrate");
        command.arg(bank.origin()).args(arguments);
        let ran = command.output().expect("python3");
        let told = String::from_utf8(ran.stdout).expect("text");
        (ran.status.code(), told)
    };
    let (code, told) = migrate(&["identity", "--status"]);
    let standing: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((code, &standing["version"]), (Some(0), &standing["newest"]));
    let (code, told) = migrate(&["identity"]);
    assert_eq!(code, Some(0), "{told}");
    let (code, told) = migrate(&["--new"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("payments: version 0"), "{told}");
    assert_eq!(migrate(&["audit"]).0, Some(2));
}
