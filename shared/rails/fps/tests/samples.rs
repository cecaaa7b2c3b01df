//! Messages written by somebody else are understood. The samples stand beside the schemas.
#![cfg(test)]

mod schemas;

use rail_fps::{
    CreditTransfer, FieldDefect, Message, MessageName, Original, PaymentReturn, PaymentType,
    RejectCode, ReturnCode, StatusReport, StatusRequest, TransactionStatus, read,
};

#[test]
fn a_payment_of_another_bank_is_understood() {
    let Some(bytes) = sample("pacs.008.001.08") else {
        return;
    };
    let Ok(Message::CreditTransfer(payment)) = read(&bytes) else {
        panic!("not a payment")
    };
    let CreditTransfer {
        debtor, creditor, ..
    } = &payment;
    assert_eq!(payment.message_id.as_str(), "M20261122000001");
    assert_eq!(payment.created.to_string(), "2026-11-22T10:00:00.000Z");
    assert_eq!(payment.payment_type, PaymentType::Sip);
    assert_eq!(payment.amount.minor(), 10_00);
    assert_eq!(payment.settlement_date.day.to_string(), "2026-11-23");
    assert_eq!(
        payment.accepted.unwrap().to_string(),
        "2026-11-22T09:59:59.500Z"
    );
    assert_eq!(payment.instructing_agent.as_str(), "040004");
    assert_eq!(payment.instructed_agent.as_str(), "040005");
    let name = |party: &rail_fps::Party| party.name.as_ref().map(|name| name.as_str().to_owned());
    assert_eq!(name(debtor).as_deref(), Some("Alice Payer"));
    assert_eq!(debtor.sort_code.as_str(), "040004");
    assert_eq!(debtor.account_number.as_str(), "12345678");
    assert_eq!(name(creditor).as_deref(), Some("Bob Payee"));
    assert_eq!(creditor.sort_code.as_str(), "040005");
    assert_eq!(creditor.account_number.as_str(), "87654321");
    assert_eq!(payment.reference.as_ref().unwrap().as_str(), "INV 42");
    assert_eq!(payment.instruction_id.as_ref().unwrap().as_str(), "I1");
    check_original(&payment.original());
    assert!(
        payment.transaction_id.fpid().is_err(),
        "an id of another kind is an id"
    );
    assert_eq!(
        read(payment.write().as_bytes()),
        Ok(Message::CreditTransfer(payment))
    );
}

#[test]
fn an_answer_of_another_bank_is_understood() {
    let Some(bytes) = sample("pacs.002.001.10") else {
        return;
    };
    let Ok(Message::StatusReport(report)) = read(&bytes) else {
        panic!("not a report")
    };
    let StatusReport {
        message_id,
        original,
        answer,
        accepted,
        ..
    } = report;
    assert_eq!(message_id.as_str(), "S1");
    check_original(&original);
    assert_eq!(accepted.unwrap().to_string(), "2026-11-22T10:00:01.000Z");
    let TransactionStatus::Rejected(rejection) = answer else {
        panic!("not a rejection")
    };
    assert_eq!(rejection.iso.as_str(), "AC04");
    assert_eq!(rejection.scheme, None);
    assert_eq!(rejection.scheme_code(), Some(RejectCode::ACCOUNT_CLOSED));
}

#[test]
fn a_return_of_another_bank_is_understood() {
    let Some(bytes) = sample("pacs.004.001.09") else {
        return;
    };
    let Ok(Message::PaymentReturn(returned)) = read(&bytes) else {
        panic!("not a return")
    };
    let PaymentReturn {
        message_id,
        return_id,
        original,
        reason,
        ..
    } = &returned;
    assert_eq!(message_id.as_str(), "R1");
    assert_eq!(return_id.as_str(), "RT1");
    check_original(original);
    assert_eq!(original.instruction_id, None);
    let paid = returned.original_amount.expect("what was paid");
    assert_eq!(paid.minor(), 10_00);
    assert_eq!(
        returned.original_settlement_date.unwrap().to_string(),
        "2026-11-23"
    );
    let settles = returned.settlement_date.map(|date| date.day.to_string());
    assert_eq!(settles.as_deref(), Some("2026-11-23"));
    assert!(returned.is_full());
    assert_eq!(reason.scheme_code(), Some(ReturnCode::ACCOUNT_CLOSED));
    assert_eq!(
        (returned.instructing_agent, returned.instructed_agent),
        (None, None)
    );
}

#[test]
fn a_question_of_another_bank_is_understood() {
    let Some(bytes) = sample("pacs.028.001.03") else {
        return;
    };
    let Ok(Message::StatusRequest(request)) = read(&bytes) else {
        panic!("not a question")
    };
    let StatusRequest {
        message_id,
        created,
        request_id,
        original,
    } = request;
    assert_eq!(message_id.as_str(), "Q1");
    assert_eq!(created.to_string(), "2026-11-22T10:01:00.000Z");
    assert_eq!(request_id.unwrap().as_str(), "SR1");
    check_original(&original);
}

#[test]
fn messages_of_other_versions_and_rails_are_refused_by_name() {
    for other in [
        "pacs.002.001.12",
        "pacs.004.001.11",
        "pacs.009.001.10",
        "camt.053.001.08",
    ] {
        let Some(bytes) = sample(other) else { return };
        assert_eq!(
            read(&bytes).unwrap_err().fault,
            FieldDefect::UnknownMessage,
            "{other}"
        );
    }
    // The right message in the profile of another rail: settled by correspondents, in dollars.
    let Some(bytes) = sample("pacs.008.001.08_cbpr") else {
        return;
    };
    assert_eq!(read(&bytes).unwrap_err().field, "GrpHdr/SttlmInf/SttlmMtd");
}

fn check_original(original: &Original) {
    assert_eq!(original.message_id.as_str(), "M20261122000001");
    assert_eq!(original.message_name, Some(MessageName::CreditTransfer));
    assert_eq!(original.end_to_end_id.as_ref().unwrap().as_str(), "E2E-1");
    assert_eq!(original.transaction_id.as_str(), "T1");
    let uetr = original.uetr.as_ref().unwrap();
    assert_eq!(uetr.as_str(), "7a562c67-ca16-48ba-b074-65581be6f001");
}

fn sample(name: &str) -> Option<Vec<u8>> {
    let samples = schemas::directory()?.join("../samples");
    Some(std::fs::read(samples.join(format!("{name}.xml"))).expect("a sample beside the schemas"))
}
