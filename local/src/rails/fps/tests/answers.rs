use rail_fps::{PaymentReturn, Reason, ReturnCode};
use serde_json::json;

use super::*;
use crate::rails::{Behaviour, magic_accounts};

/// The reports that come without moving the clock.
fn at_once(behaviour: Behaviour) -> Vec<String> {
    let words: Vec<String> = match behaviour {
        Behaviour::Accept | Behaviour::Return(_) | Behaviour::OtherIds => vec!["ACSC".to_owned()],
        Behaviour::Qualify(qualifier) => vec![format!("ACWP {qualifier}")],
        Behaviour::Reject(code) => vec![format!("RJCT {code}")],
        Behaviour::Late(_)
        | Behaviour::LateReject(_)
        | Behaviour::Never
        | Behaviour::OnEnquiry
        | Behaviour::EnquiryUnread(_)
        | Behaviour::ReturnFirst(_) => vec![],
        Behaviour::Twice => vec!["ACSC".to_owned(), "ACSC".to_owned()],
        Behaviour::OutOfOrder => vec!["ACSC".to_owned(), "PDNG".to_owned()],
        Behaviour::ContradictRejection => vec!["RJCT 1160".to_owned(), "ACSC".to_owned()],
        Behaviour::Contradict => vec!["ACSC".to_owned(), "RJCT 1160".to_owned()],
    };
    words
}

fn returns(world: &World) -> Vec<PaymentReturn> {
    let back = |message| match message {
        Message::PaymentReturn(back) => Some(back),
        Message::CreditTransfer(_) | Message::StatusReport(_) | Message::StatusRequest(_) => None,
    };
    world.bank.received().into_iter().filter_map(back).collect()
}

#[tokio::test]
async fn every_account_of_the_table_behaves_as_documented() {
    let world = World::new().await;
    let mut table = magic_accounts();
    table.push(("31926819".to_owned(), Behaviour::Accept));
    for (number, _) in &table {
        assert_eq!(world.submit(&payment(number, number).write()).await, 202);
    }
    world.quiet().await;
    for (number, behaviour) in &table {
        assert_eq!(
            world.told(&payment(number, number)),
            at_once(*behaviour),
            "{number}"
        );
    }
    // The one that comes before its acceptance.
    assert_eq!(returns(&world).len(), 1);

    world.advance(10);
    world.quiet().await;
    let codes: Vec<_> = returns(&world)
        .into_iter()
        .map(|back| back.reason)
        .collect();
    let all: Vec<_> = ReturnCode::all().map(Reason::of).collect();
    assert_eq!(codes.len(), all.len() + 1);
    assert!(all.iter().all(|code| codes.contains(code)));
}

#[tokio::test]
async fn a_late_response_follows_the_clock_and_an_earlier_enquiry_gets_pending() {
    let world = World::new().await;
    for (number, seconds, word) in [
        ("00020020", 20, "ACSC"),
        ("00020045", 45, "ACSC"),
        ("00021160", 20, "RJCT 1160"),
    ] {
        let paid = payment(number, number);
        world.submit(&paid.write()).await;
        world.advance(15);
        assert_eq!(world.submit(&enquiry(paid.original(), number)).await, 202);
        world.quiet().await;
        assert_eq!(world.told(&paid), ["PDNG"]);
        world.advance(seconds);
        world.quiet().await;
        assert_eq!(world.told(&paid), ["PDNG", word]);
        world.submit(&enquiry(paid.original(), number)).await;
        world.quiet().await;
        assert_eq!(world.told(&paid), ["PDNG", word, word]);
    }
}

#[tokio::test]
async fn an_unanswered_payment_gets_the_ordered_response() {
    let world = World::new().await;
    for (seed, order, word) in [
        ("a", json!({"status": "accept"}), "ACSC"),
        (
            "b",
            json!({"status": "qualified", "qualifier": "next_working_day"}),
            "ACWP next_working_day",
        ),
        (
            "c",
            json!({"status": "reject", "code": "1114"}),
            "RJCT 1114",
        ),
    ] {
        let paid = payment("00030000", seed);
        world.submit(&paid.write()).await;
        world.submit(&enquiry(paid.original(), seed)).await;
        world.advance(86_400);
        world.quiet().await;
        assert_eq!(world.told(&paid), [""; 0]);

        let path = format!("/payments/{}/answer", paid.transaction_id.fpid().unwrap());
        let (status, shown) = world.control("POST", &path, order.clone()).await;
        assert_eq!((status, shown["status"].as_str()), (200, word.get(..4)));
        assert_eq!(world.control("POST", &path, order).await.0, 409);
        world.quiet().await;
        assert_eq!(world.told(&paid), [word]);
    }
}

#[tokio::test]
async fn a_response_may_wait_for_an_enquiry() {
    let world = World::new().await;
    let paid = payment("00030028", "a");
    world.submit(&paid.write()).await;
    world.advance(3600);
    world.quiet().await;
    assert_eq!(world.told(&paid), [""; 0]);
    world.submit(&enquiry(paid.original(), "a")).await;
    world.quiet().await;
    assert_eq!(world.told(&paid), ["ACSC"]);
}

#[tokio::test]
async fn a_repeated_report_is_the_same_message_and_a_settled_one_names_its_cycle() {
    let world = World::new().await;
    let paid = payment("00040002", "a");
    world.submit(&paid.write()).await;
    world.quiet().await;
    let reports = world.bank.reports(paid.transaction_id.as_str());
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[0], reports[1]);
    assert_eq!(reports[0].original, paid.original());
    let settled = reports[0].settlement_date.map(|date| date.to_string());
    assert_eq!(
        (settled.as_deref(), reports[0].settlement_cycle),
        (Some("2026-11-23"), Some(2))
    );
}

#[tokio::test]
async fn a_payment_never_received_is_rejected_and_not_accepted_later() {
    let world = World::new().await;
    let paid = payment("31926819", "a");
    world.submit(&enquiry(paid.original(), "a")).await;
    world.quiet().await;
    world.submit(&paid.write()).await;
    world.quiet().await;
    assert_eq!(world.told(&paid), ["RJCT NOOR", "RJCT 1181"]);
}
