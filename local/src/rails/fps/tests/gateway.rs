use rail_fps::{RejectCode, StatusReport};
use serde_json::json;

use super::*;

#[tokio::test]
async fn only_the_bank_can_submit_and_only_readable_messages() {
    let world = World::new().await;
    let xml = payment("31926819", "a").write();
    let (origin, stranger) = (world.scheme.origin(), SigningKey::from_seed([9; 32]));
    assert_eq!(post(origin, &xml, &stranger, "bank-1", NINE).await, Ok(401));
    assert_eq!(
        post(origin, &xml, &bank_key(), "bank-2", NINE).await,
        Ok(401)
    );
    assert_eq!(post(origin, &xml, &bank_key(), "bank-1", 0).await, Ok(401));
    assert_eq!(world.submit("<Document/>").await, 400);
    let report = StatusReport {
        message_id: "M".parse().unwrap(),
        created: Moment::from_unix_millis(NINE).unwrap(),
        original: payment("31926819", "a").original(),
        answer: rail_fps::TransactionStatus::Settled,
        accepted: None,
        settlement_date: None,
        settlement_cycle: None,
        original_amount: None,
    };
    assert_eq!(world.submit(&report.write()).await, 400);
    world.quiet().await;
    assert!(world.bank.received().is_empty());
    assert_eq!(
        world.control("GET", "/payments", json!(null)).await.1,
        json!({"payments": []})
    );
}

#[tokio::test]
async fn a_message_is_accepted_once_and_another_under_its_id_is_a_duplicate() {
    let world = World::new().await;
    let paid = payment("31926819", "a");
    let dated_anew = CreditTransfer {
        created: paid.created.plus_millis(9),
        ..paid.clone()
    };
    for message in [&paid, &paid, &dated_anew] {
        assert_eq!(world.submit(&message.write()).await, 202);
    }
    world.quiet().await;
    assert_eq!(world.told(&paid), ["ACSC"]);

    let other = CreditTransfer {
        message_id: "M-b".parse().unwrap(),
        ..paid.clone()
    };
    assert_eq!(world.submit(&other.write()).await, 202);
    world.quiet().await;
    let reports = world.bank.reports(paid.transaction_id.as_str());
    assert_eq!(
        world.told(&paid),
        ["ACSC", &format!("RJCT {}", RejectCode::DUPLICATE)]
    );
    assert_eq!(reports[1].original.message_id, other.message_id);
    let (_, seen) = world.control("GET", "/payments", json!(null)).await;
    assert_eq!(seen["payments"][0]["state"], "accepted");
    assert_eq!(seen["payments"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn an_unknown_bank_or_debtor_is_rejected() {
    let world = World::new().await;
    let mut to_nobody = payment("31926819", "a");
    to_nobody.creditor.sort_code = "000100".parse().unwrap();
    let mut from_nobody = payment("31926819", "b");
    from_nobody.debtor.sort_code = "000050".parse().unwrap();
    let mut nameless = payment("31926819", "c");
    nameless.transaction_id = "NO-FPID".parse().unwrap();
    for paid in [&to_nobody, &from_nobody, &nameless] {
        world.submit(&paid.write()).await;
    }
    world.quiet().await;
    assert_eq!(world.told(&to_nobody), ["RJCT 1114"]);
    assert_eq!(world.told(&from_nobody), ["RJCT 1173"]);
    assert_eq!(world.told(&nameless), ["RJCT 1930"]);
}

#[tokio::test]
async fn ordered_faults_occur_in_order() {
    let world = World::new().await;
    for next in [
        json!("drop"),
        json!("http_500"),
        json!({"delay_seconds": 5}),
    ] {
        assert_eq!(
            world
                .control("POST", "/fault", json!({"next": next}))
                .await
                .0,
            200
        );
    }
    let (lost, failed, late) = (
        payment("31926819", "a"),
        payment("31926819", "b"),
        payment("31926819", "c"),
    );
    let reply = post(
        world.scheme.origin(),
        &lost.write(),
        &bank_key(),
        "bank-1",
        NINE,
    )
    .await;
    assert!(reply.is_err(), "{reply:?}");
    assert_eq!(world.submit(&failed.write()).await, 500);
    let xml = late.write();
    let taken = async {
        world.bank_was_told(&late).await;
        world.advance(5);
    };
    let (reply, ()) = tokio::join!(world.submit(&xml), taken);
    assert_eq!(reply, 202);
    world.quiet().await;
    assert_eq!(world.told(&lost), ["ACSC"]);
    assert_eq!(world.told(&failed), [""; 0]);
    assert_eq!(world.submit(&failed.write()).await, 202);
    assert_eq!(
        world
            .control("POST", "/fault", json!({"next": "flood"}))
            .await
            .0,
        400
    );
}

impl World {
    /// Waits until a report about the payment was delivered.
    async fn bank_was_told(&self, payment: &CreditTransfer) {
        let mut changes = self.scheme.scheme.book.changes();
        while self.told(payment).is_empty() {
            changes.changed().await.unwrap();
        }
    }
}
