use rail_fps::{
    PaymentReturn, Qualifier, Reason, RejectCode, ReturnCode, SettlementDate, TransactionStatus,
};
use serde_json::json;

use super::*;

fn order() -> Value {
    json!({
        "debtor": {"name": "A Payer", "sort_code": "000002", "account_number": "31926819"},
        "creditor": {"sort_code": "000001", "account_number": "12345678"},
        "amount": {"amount": "5.00", "currency": "GBP"},
        "reference": "INVOICE 4711",
    })
}

#[tokio::test]
async fn the_bank_responds_to_a_payment_of_another_bank() {
    let world = World::new().await;
    for (answer, shown) in [
        (TransactionStatus::Credited, json!(["ACCC", null, null])),
        (
            TransactionStatus::Qualified(Qualifier::SameDay),
            json!(["ACWP", null, "same_day"]),
        ),
        (
            TransactionStatus::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED)),
            json!(["RJCT", "1160", null]),
        ),
    ] {
        world.bank.answer_by(answer);
        let (status, told) = world.control("POST", "/inbound-payments", order()).await;
        assert_eq!(status, 200);
        assert_eq!(
            json!([told["answer"], told["code"], told["qualifier"]]),
            shown
        );
        assert_eq!(told["fpid"].as_str().map(str::len), Some(42));
    }
    let (_, positions) = world.control("GET", "/positions", json!(null)).await;
    assert_eq!(positions["received"]["amount"], "10.00");
    assert_eq!(
        positions["cycles"][0]["net"],
        json!({"amount": "10.00", "currency": "GBP"})
    );
}

#[tokio::test]
async fn a_payment_is_repeated_unchanged_or_in_another_message() {
    let world = World::new().await;
    let (_, first) = world.control("POST", "/inbound-payments", order()).await;
    let mut repeated = order();
    repeated["fpid"] = first["fpid"].clone();
    assert_eq!(
        world
            .control("POST", "/inbound-payments", repeated.clone())
            .await
            .1,
        first
    );
    repeated["message_id"] = json!("ANOTHER");
    world.control("POST", "/inbound-payments", repeated).await;
    let path = format!(
        "/payments/{}/repeat",
        first["transaction_id"].as_str().unwrap()
    );
    assert_eq!(world.control("POST", &path, json!(null)).await.0, 200);
    world.quiet().await;

    let received = world.bank.received();
    assert_eq!(received.len(), 4);
    assert_eq!(received[0], received[1]);
    assert_ne!(received[1], received[2]);
    assert_eq!(received[2].message_id().as_str(), "ANOTHER");
    assert_eq!(received[2], received[3]);
    let (_, positions) = world.control("GET", "/positions", json!(null)).await;
    assert_eq!(positions["received"]["amount"], "5.00");
}

#[tokio::test]
async fn an_invalid_order_is_refused() {
    let world = World::new().await;
    for (pointer, wrong) in [
        ("/debtor/sort_code", json!("000001")),
        ("/amount/currency", json!("EUR")),
        ("/amount/amount", json!("5")),
        ("/reference", json!("[x]")),
    ] {
        let mut order = order();
        *order.pointer_mut(pointer).unwrap() = wrong;
        let (status, told) = world.control("POST", "/inbound-payments", order).await;
        assert_eq!(status, 400, "{pointer}");
        assert!(told["error"].is_string());
    }
    let unknown = json!({"payment": payment("31926819", "x").transaction_id.as_str(),
        "return_code": "00000006"});
    assert_eq!(
        world.control("POST", "/inbound-returns", unknown).await.0,
        404
    );
    assert!(world.bank.received().is_empty());
}

#[tokio::test]
async fn an_outbound_payment_is_returned_once() {
    let world = World::new().await;
    let paid = payment("31926819", "a");
    world.submit(&paid.write()).await;
    world.quiet().await;
    let id = paid.transaction_id.as_str();
    let wanted = json!({"payment": id, "return_code": "00000006"});
    let (status, first) = world
        .control("POST", "/inbound-returns", wanted.clone())
        .await;
    assert_eq!((status, first["answer"].as_str()), (200, Some("ACCC")));
    assert_eq!(
        world.control("POST", "/inbound-returns", wanted).await.1,
        first
    );

    let (_, positions) = world.control("GET", "/positions", json!(null)).await;
    assert_eq!(
        json!([
            positions["sent"]["amount"],
            positions["received"]["amount"],
            positions["net"]["amount"]
        ]),
        json!(["12.34", "12.34", "0.00"])
    );
    let (_, seen) = world.control("GET", "/payments", json!(null)).await;
    assert_eq!(seen["payments"][1]["state"], "returned");
    assert_eq!(seen["payments"][1]["returned_by"], first["fpid"]);

    let waiting = payment("00030000", "b");
    world.submit(&waiting.write()).await;
    let wanted = json!({"payment": waiting.transaction_id.as_str(), "return_code": "00000006"});
    assert_eq!(
        world.control("POST", "/inbound-returns", wanted).await.0,
        409
    );
}

#[tokio::test]
async fn a_return_by_the_bank_is_accepted_once_and_in_full() {
    let world = World::new().await;
    let (_, told) = world.control("POST", "/inbound-payments", order()).await;
    let received = world.bank.received();
    let Some(Message::CreditTransfer(paid)) = received.first() else {
        panic!("a payment")
    };
    assert_eq!(told["transaction_id"], paid.transaction_id.as_str());
    let back = |seed: &str, amount| {
        let fpid = Fpid::derive(
            PaymentType::Rtn,
            seed.as_bytes(),
            paid.settlement_date.day,
            SortCode::THIS_BANK,
        );
        PaymentReturn {
            message_id: format!("R-{seed}").parse().unwrap(),
            created: paid.created,
            return_id: TransactionId::from(&fpid),
            original: paid.original(),
            original_amount: Some(paid.amount),
            original_settlement_date: None,
            returned_amount: amount,
            settlement_date: Some(SettlementDate::in_transaction(paid.settlement_date.day)),
            instructing_agent: None,
            instructed_agent: None,
            reason: Reason::of(ReturnCode::NOT_EXPECTED),
        }
    };
    let (part, whole, repeated) = (
        back("a", pounds("4.99")),
        back("b", paid.amount),
        back("c", paid.amount),
    );
    for message in [&part, &whole, &whole] {
        assert_eq!(world.submit(&message.write()).await, 202);
    }
    world.quiet().await;
    // What is under way at once is judged in any order.
    assert_eq!(world.submit(&repeated.write()).await, 202);
    world.quiet().await;
    let told = |back: &PaymentReturn| world.bank.told(back.return_id.as_str());
    assert_eq!(told(&part), ["RJCT 1100"]);
    assert_eq!(told(&whole), ["ACSC"]);
    assert_eq!(told(&repeated), ["RJCT 1100"]);
}
