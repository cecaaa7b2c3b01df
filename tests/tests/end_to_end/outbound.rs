//! Payments to other banks, whose simulators respond by account number.

use malai_client::types::PaymentStatus;
use tests::bank::{elsewhere, fresh_key, order};

use crate::{ada_with, money, once};

#[tokio::test]
async fn a_payment_that_the_other_bank_accepts_is_held_then_booked() {
    let (bank, caller, ada) = ada_with("100.00").await;
    let payment = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "30.00"))
        .await;
    assert_eq!(payment.status, PaymentStatus::Accepted);
    let settled = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let scheme = settled.scheme.expect("what the scheme carries");
    assert_eq!(scheme.fpid.expect("an id").len(), 42);
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["70.00", "0.00", "70.00"]
    );
}

#[tokio::test]
async fn names_in_any_script_are_stored_and_the_response_shows_the_text_sent() {
    let (bank, caller, ada) = ada_with("100.00").await;
    for (name, sent) in [
        ("Zo\u{eb}", "Zoe"),
        ("Si\u{e2}n Mu\u{f1}oz", "Sian Munoz"),
        ("O\u{2019}Brien", "O'Brien"),
    ] {
        let account = caller.open(name).await;
        assert_eq!(account.holder_name, name);
        let mut payee = elsewhere("58302914");
        payee.name = name.into();
        let payment = caller.pay(order(&ada.account_id, &payee, "1.00")).await;
        assert_eq!(payment.creditor.name.as_deref(), Some(name));
        let settled = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
        let scheme = settled.scheme.expect("what the scheme carries");
        assert_eq!(scheme.creditor_name_sent.as_deref(), Some(sent));
        assert!(scheme.creditor_name_transliterated && !scheme.creditor_name_truncated);
    }
}

#[tokio::test]
async fn a_qualified_acceptance_is_final_and_shows_when_the_creditor_is_paid() {
    let (bank, caller, ada) = ada_with("100.00").await;
    for (number, qualifier) in [("00010001", "same_day"), ("00010003", "next_working_day")] {
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere(number), "1.00"))
            .await;
        let settled = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
        let told = settled
            .scheme
            .and_then(|scheme| scheme.acceptance_qualifier);
        assert_eq!(
            told.map(|told| told.to_string()).as_deref(),
            Some(qualifier)
        );
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["98.00", "0.00", "98.00"]
    );
}

#[tokio::test]
async fn a_rejected_payment_releases_its_funds_and_shows_the_reason() {
    let (bank, caller, ada) = ada_with("100.00").await;
    let codes = [
        ("00001160", "1160", "AC07", "review_then_retry"),
        ("00001114", "1114", "AC03", "review_then_retry"),
        ("00001170", "1170", "AG01", ""),
    ];
    for (number, scheme_code, iso_code, retry) in codes {
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere(number), "40.00"))
            .await;
        let rejected = once(&bank, &caller, &payment.payment_id, PaymentStatus::Rejected).await;
        let reason = rejected.reason.expect("a reason");
        assert_eq!(reason.scheme_code.as_deref(), Some(scheme_code));
        assert_eq!(reason.iso_code.as_deref(), Some(iso_code));
        assert!(!reason.message.is_empty());
        assert!(
            retry.is_empty() || reason.retry.to_string() == retry,
            "{reason:?}"
        );
        assert_eq!(
            money(&caller, &ada.account_id).await,
            ["100.00", "0.00", "100.00"]
        );
    }
    let entries = caller
        .api
        .list_transactions()
        .account_id(ada.account_id)
        .send()
        .await;
    assert_eq!(entries.expect("entries").data.len(), 1);
}

#[tokio::test]
async fn a_repeated_reordered_or_contradicting_report_changes_nothing() {
    let (bank, caller, ada) = ada_with("100.00").await;
    for number in ["00040002", "00040003", "00040004"] {
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere(number), "10.00"))
            .await;
        let settled = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
        bank.scheme().repeat(&settled).await;
        let again = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
        assert_eq!(again.sequence, settled.sequence, "{number}");
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["70.00", "0.00", "70.00"]
    );
    let entries = caller
        .api
        .list_transactions()
        .account_id(ada.account_id)
        .send()
        .await;
    assert_eq!(entries.expect("entries").data.len(), 4);
}

#[tokio::test]
async fn a_cancelled_payment_is_never_sent_and_a_sent_one_never_cancelled() {
    let (bank, caller, ada) = ada_with("100.00").await;
    let mut gone = 0_u32;
    for _ in 0..8 {
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere("58302914"), "10.00"))
            .await;
        let path = format!("/v1/payments/{}/cancel", *payment.payment_id);
        let body = serde_json::json!({"reason": "Ordered by mistake"});
        let answer = caller
            .call("POST", &path, Some(&fresh_key()), Some(body))
            .await;
        let expected = match answer.status {
            200 => PaymentStatus::Cancelled,
            422 => {
                assert_eq!(answer.code(), "not_cancellable");
                gone += 1;
                PaymentStatus::Settled
            }
            status => panic!("{status}: {}", answer.body),
        };
        once(&bank, &caller, &payment.payment_id, expected).await;
    }
    let left = format!("{}.00", 100 - 10 * gone);
    assert_eq!(
        money(&caller, &ada.account_id).await,
        [left.as_str(), "0.00", &left]
    );
}

#[tokio::test]
async fn an_impossible_payment_is_refused_and_the_refusal_is_replayed() {
    let (_bank, caller, ada) = ada_with("10.00").await;
    let too_much = order(&ada.account_id, &elsewhere("58302914"), "10.01");
    let body = serde_json::to_value(&too_much).expect("JSON");
    let key = fresh_key();
    let first = caller
        .call("POST", "/v1/payments", Some(&key), Some(body.clone()))
        .await;
    assert_eq!((first.status, first.code()), (422, "insufficient_funds"));
    let again = caller
        .call("POST", "/v1/payments", Some(&key), Some(body))
        .await;
    assert_eq!((again.status, again.code()), (422, "insufficient_funds"));
    assert!(!first.is_replay() && again.is_replay());
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "0.00", "10.00"]
    );
}

#[tokio::test]
async fn a_key_pays_once_and_for_one_order_only() {
    let (bank, caller, ada) = ada_with("100.00").await;
    let body = serde_json::to_value(order(&ada.account_id, &elsewhere("58302914"), "10.00"));
    let body = body.expect("JSON");
    let key = fresh_key();
    let first = caller
        .call("POST", "/v1/payments", Some(&key), Some(body.clone()))
        .await;
    bank.settle().await;
    let quoted = format!("\"{key}\"");
    let again = caller
        .call("POST", "/v1/payments", Some(&quoted), Some(body.clone()))
        .await;
    assert_eq!((again.status, again.is_replay()), (201, true));
    assert_eq!(again.body, first.body);
    let mut other = body;
    other["amount"]["amount"] = "11.00".into();
    let refused = caller
        .call("POST", "/v1/payments", Some(&key), Some(other))
        .await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "idempotency_key_reused")
    );
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["90.00", "0.00", "90.00"]
    );
}
