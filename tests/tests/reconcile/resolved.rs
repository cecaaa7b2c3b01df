//! Unanswered payments that two clients of the bank resolved: a recorded difference.

use local::reconcile::{Report, reconcile};
use serde_json::json;
use tests::bank::{Bank, elsewhere, order};

use crate::reconcile::damage::{execute, first, item, keys, set};
use crate::{Books, Damage, MALAI, damaged};

/// A bank in which two clients of the desk resolved a payment that the scheme does not know.
async fn resolved(outcome: &str) -> Books {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = caller.open("Ada Okafor").await;
    bank.scheme().pay_in(&ada, "100.00").await;
    let silent = order(&ada.account_id, &elsewhere("00030000"), "7.00");
    let silent = caller.pay(silent).await;
    bank.settle().await;
    for _ in 0..5 {
        bank.advance(60).await;
    }
    let caller = bank.operator().await;
    let silent = caller.payment(&silent.payment_id).await;
    let desk = bank.desk().await;
    let path = format!(
        "/v1/ledger/unknown-payments/{}/resolution",
        *silent.payment_id
    );
    let evidence = json!([{"kind": "other", "reference": "Note 4", "sha256": "0a".repeat(32)}]);
    let found = json!({"outcome": outcome, "evidence": evidence, "reason": "They wrote so"});
    let proposed = desk.0.post(&path, found).await;
    assert_eq!(proposed.status, 201, "{}", proposed.body);
    let checked = json!({"outcome": outcome, "reason": "Checked against the letter"});
    let approved = desk.1.post(&format!("{path}/approve"), checked).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    bank.settle().await;
    bank.stop();
    Books {
        bank,
        ada,
        settled: silent.clone(),
        held: silent,
    }
}

/// Returns the checks that failed.
fn broken(report: &Report) -> Vec<&str> {
    let proofs = report.checks.iter();
    let broken = proofs.filter(|proof| !proof.breaks.is_empty());
    broken.map(|proof| proof.claim).collect()
}

#[tokio::test]
async fn a_resolution_by_two_clients_excuses_a_difference_until_the_scheme_reports() {
    const AGREE: &str = "outcomes agree with the scheme";
    const POSITION: &str = "the settlement account equals the scheme's position";
    for (outcome, contrary) in [("settled", "RJCT 1160"), ("rejected", "ACSC")] {
        let books = resolved(outcome).await;
        let sound = reconcile(books.bank.data()).expect("books");
        assert!(sound.is_consistent() && sound.is_complete(), "{sound}");
        let excused: usize = sound.checks.iter().map(|proof| proof.excused).sum();
        assert_eq!(excused, 1, "{sound}");
        let shown = sound.to_string();
        assert!(shown.contains("1 excused by two clients"), "{shown}");
        let alone: Damage<'_> = Box::new(|copy| {
            let mut cases = keys(&copy.tables, "payments", "", "C");
            cases.retain(|[_, sk]| sk == "C");
            let [pk, sk] = first(cases);
            let place = [pk.as_str(), sk.as_str()];
            let mut proposal = item(&copy.tables, "payments", place)["pr"].clone();
            proposal["M"]["d"]["M"]["b"] = proposal["M"]["b"].clone();
            set(&copy.tables, "payments", place, "pr", &proposal);
        });
        let report = damaged(&books, &alone);
        assert!(broken(&report).contains(&AGREE), "{report}");
        let spoken: Damage<'_> = Box::new(move |copy| {
            let sql = format!("UPDATE payments SET answer = '{contrary}' WHERE direction = 'sent'");
            execute(&copy.scheme, &sql);
        });
        let report = damaged(&books, &spoken);
        for claim in [AGREE, POSITION] {
            assert!(broken(&report).contains(&claim), "{claim}\n{report}");
        }
    }
}
