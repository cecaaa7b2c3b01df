//! The smoke pack of a deployment passes on a sound bank, and fails on one that is not.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "whatever goes wrong here is a test that fails"
)]

use std::path::Path;
use std::process::{Command, Output};

use malai_client::types::Scope;
use serde_json::{Value, json};
use tests::bank::{Bank, fresh_key, policy_change};

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
fn the_smoke_pack_passes_on_a_sound_bank_and_can_be_repeated() {
    let bank = Bank::start(MALAI);
    for _ in 0..2 {
        let ran = smoke(&bank, &bank.data().join("demo.json"));
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{told}");
        assert!(!told.contains("FAILED"), "{told}");
    }
}

/// The clients of the smoke pack in a deployment: one that needs approval for each payment, one
/// that approves, and one of another institution.
async fn clients_of_a_deployment(bank: &Bank, alone: &str) -> Value {
    let chief = bank.operator().await;
    let mut clients = bank.demo();
    for (role, scopes, most) in [
        (
            "operator",
            &[
                Scope::AccountsRead,
                Scope::AccountsWrite,
                Scope::PaymentsWrite,
                Scope::AuditRead,
            ][..],
            alone,
        ),
        (
            "approver",
            &[Scope::AccountsWrite, Scope::PaymentsApprove][..],
            "10.00",
        ),
    ] {
        let credential = chief.register(scopes).await;
        let path = format!("/v1/clients/{}/policy", credential.client_id);
        let change = policy_change(1, &json!({"approval_above": {"GBP": most}}), "Smoke");
        assert_eq!(chief.post(&path, change).await.status, 200);
        clients[role] = json!({
            "client_id": credential.client_id, "client_secret": credential.client_secret,
        });
    }
    clients
}

#[tokio::test]
async fn the_smoke_pack_passes_with_clients_that_cannot_pay_out_alone() {
    let bank = Bank::start(MALAI);
    let desk = bank.desk().await.0;
    let tenant = bank.operator().await.get("/v1/clients").await.body;
    let tenant = tenant["data"][0]["tenant_id"].as_str().expect("a tenant");
    let path = format!("/v1/institutions/{tenant}/limits");
    let limits = json!({"clients": 10, "requests_per_minute": 6000, "exposure": {"GBP": "10.00"}});
    let change = json!({"sequence": 1, "limits": limits, "reason": "Smoke"});
    let set = desk
        .call("PUT", &path, Some(&fresh_key()), Some(change))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    let file = bank.data().join("clients-of-a-deployment.json");
    let clients = clients_of_a_deployment(&bank, "0.00").await;
    std::fs::write(&file, clients.to_string()).expect("a file");
    // Twice: the overdraft of its account is given back.
    for _ in 0..2 {
        let ran = smoke(&bank, &file);
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{told}");
    }
}

#[tokio::test]
async fn the_smoke_pack_reports_a_client_that_grants_an_overdraft_alone() {
    let bank = Bank::start(MALAI);
    let file = bank.data().join("clients-of-a-deployment.json");
    let clients = clients_of_a_deployment(&bank, "10.00").await;
    std::fs::write(&file, clients.to_string()).expect("a file");
    let ran = smoke(&bank, &file);
    let told = String::from_utf8_lossy(&ran.stdout);
    assert_eq!(ran.status.code(), Some(1), "{told}");
    assert!(told.contains("FAILED  an account is funded"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_smoke_pack_provokes_a_429_with_a_client_of_ten_requests_a_minute() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let limited = operator.register(&[Scope::AccountsRead]).await;
    operator.set_rate(&limited.client_id, 10).await;
    let demo = std::fs::read_to_string(bank.data().join("demo.json")).expect("the clients");
    let mut clients: Value = serde_json::from_str(&demo).expect("JSON");
    clients["limited"] =
        json!({"client_id": limited.client_id, "client_secret": limited.client_secret});
    let file = bank.data().join("clients-with-a-limited-one.json");
    std::fs::write(&file, clients.to_string()).expect("a file");
    let ran = tokio::task::block_in_place(|| smoke(&bank, &file));
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{told}");
    assert!(
        told.contains("ok      who asks too often is told when to come again"),
        "{told}"
    );
}

#[test]
fn the_smoke_pack_reports_a_bank_without_tenant_isolation() {
    let bank = Bank::start(MALAI);
    let demo = std::fs::read_to_string(bank.data().join("demo.json")).expect("the clients");
    let mut clients: Value = serde_json::from_str(&demo).expect("JSON");
    // Two clients of one institution see the same accounts: exactly what must never happen between
    // institutions.
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
fn the_script_shows_and_runs_the_migrations_of_a_running_bank() {
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
