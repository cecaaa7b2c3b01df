//! A day of the bank, and the books at its end.

use std::process::Command;

use malai_client::types::PaymentStatus;
use tests::bank::{Bank, at_this_bank, elsewhere, order};

use crate::{MALAI, funded, money, once};

#[tokio::test]
async fn at_the_end_of_a_day_every_penny_is_where_the_books_say() {
    let mut bank = Bank::start(MALAI);
    let (caller, other) = (bank.operator().await, bank.other().await);
    let ada = funded(&bank, &caller, "Ada Okafor", "2500.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    let shop = other.open("The Corner Shop").await;
    caller
        .pay(order(&ada.account_id, &at_this_bank(&ben), "20.00"))
        .await;
    // Between two institutions at this bank.
    caller
        .pay(order(&ben.account_id, &at_this_bank(&shop), "12.40"))
        .await;
    for (number, status) in [
        ("58302914", PaymentStatus::Settled),
        ("00010002", PaymentStatus::Settled),
        ("00001160", PaymentStatus::Rejected),
    ] {
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere(number), "100.00"))
            .await;
        once(&bank, &caller, &payment.payment_id, status).await;
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["2280.00", "0.00", "2280.00"]
    );
    assert_eq!(
        money(&caller, &ben.account_id).await,
        ["7.60", "0.00", "7.60"]
    );
    assert_eq!(
        money(&other, &shop.account_id).await,
        ["12.40", "0.00", "12.40"]
    );
    // The settlement account is the other side of all payments in and out.
    let path = "/v1/internal-accounts/fps-settlement/balance?currency=GBP";
    let balance = bank.desk().await.0.get(path).await;
    assert_eq!(balance.body["balance"]["amount"], "-2300.00");
    assert_eq!(bank.status().await["dead_letters"], serde_json::json!([]));
    bank.stop();
    assert_eq!(reconciled(&bank), (Some(0), true));
    let secrets = [&ada, &ben, &shop].map(|account| account.account_number.as_str());
    nothing_personal_in_the_log(&bank, &secrets);
}

/// Names, account numbers, references and credentials stay out of the log, and each of its lines is
/// short.
fn nothing_personal_in_the_log(bank: &Bank, numbers: &[&str]) {
    let log = std::fs::read_to_string(bank.data().join("bank.log")).expect("the log");
    assert!(log.lines().count() > 50, "{log}");
    let words = [
        "Okafor",
        "Adeyemi",
        "Corner",
        "Harbour",
        "Brightwell",
        "SALARY",
        "MALA",
        "mls_",
    ];
    for word in words
        .iter()
        .chain(["58302914", "31926819"].iter())
        .chain(numbers)
    {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word}");
    }
    assert_eq!(log.lines().find(|line| line.len() > 400), None);
}

#[tokio::test]
async fn the_demo_can_be_repeated() {
    let mut bank = Bank::start(MALAI);
    for _ in 0..2 {
        let demo = Command::new(env!("CARGO_BIN_EXE_demo-under-test"))
            .args(["--url", &bank.origin(), "--data"])
            .arg(bank.data())
            .output()
            .expect("the demo");
        let (output, error) = (text(&demo.stdout), text(&demo.stderr));
        assert!(demo.status.success(), "{output}\n{error}");
        for word in [
            "ACCC",
            "settled",
            "rejected",
            "AC07",
            "unknown",
            "Idempotency-Replayed: true",
        ] {
            assert!(output.contains(word), "no {word}:\n{output}");
        }
        for record in ["payments.payment-accepted", "payments.payment-submitted"] {
            assert!(output.contains(record), "no {record}:\n{output}");
        }
    }
    assert_eq!(
        reconciled(&bank).0,
        Some(2),
        "of a running bank nothing can be said"
    );
    bank.stop();
    assert_eq!(reconciled(&bank), (Some(0), true));
}

/// Returns the exit status of `scripts/reconcile` for a bank, and whether its verdict is OK.
fn reconciled(bank: &Bank) -> (Option<i32>, bool) {
    let program = env!("CARGO_BIN_EXE_reconcile-under-test");
    let output = Command::new(program)
        .arg("--data")
        .arg(bank.data())
        .output()
        .expect("reconcile");
    (
        output.status.code(),
        text(&output.stdout).starts_with("OK: "),
    )
}

fn text(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}
