//! Payments and returns from other banks to the bank.

use calendar::london;
use kernel::money::{Amount, Gbp};
use kernel::time::Moment;
use rail_fps::{
    CreditTransfer, Fpid, Message, MessageId, Party, PaymentReturn, PaymentType, Reason,
    RemittanceText, ReturnCode, SettlementDate, TransactionId, Uetr,
};
use rusqlite::Transaction;

use super::book::{self, Direction, Payment};
use super::scheme::settlement;
use super::{fresh_message_id, status_text};

/// A payment ordered by a customer of another bank.
#[derive(Clone, Debug)]
pub(super) struct InboundOrder {
    pub(super) debtor: Party,
    pub(super) creditor: Party,
    pub(super) amount: Amount<Gbp>,
    pub(super) reference: Option<RemittanceText>,
    /// Its id at the scheme; without one it is a new payment.
    pub(super) fpid: Option<Fpid>,
    pub(super) message_id: Option<MessageId>,
}

/// Returns the payment in a stored message.
pub(super) fn credit_transfer(xml: &str) -> Option<CreditTransfer> {
    match rail_fps::read(xml.as_bytes()) {
        Ok(Message::CreditTransfer(payment)) => Some(payment),
        Ok(_) | Err(_) => None,
    }
}

/// Sends the payment to the bank. An earlier payment is sent unchanged, under another message id if
/// one is given. Returns its id and the row of the message.
pub(super) fn post_payment(
    tx: &Transaction<'_>,
    order: InboundOrder,
    now: Moment,
) -> rusqlite::Result<Option<(String, i64)>> {
    let known = match &order.fpid {
        Some(fpid) => book::find(tx, &fpid.short())?,
        None => None,
    };
    let payment = match &known {
        Some(known) => credit_transfer(&known.message).map(|first| CreditTransfer {
            message_id: order.message_id.unwrap_or(first.message_id),
            ..first
        }),
        None => new_payment(order, now),
    };
    let Some(payment) = payment else {
        return Ok(None);
    };
    let (id, xml) = (payment.transaction_id.as_str().to_owned(), payment.write());
    if known.is_none() {
        book::insert(tx, &received(&id, &xml, payment.amount.minor(), None, now))?;
    }
    let row = book::post(tx, (&id, &id), &xml, now)?;
    Ok(Some((id, row)))
}

fn new_payment(order: InboundOrder, now: Moment) -> Option<CreditTransfer> {
    let fresh = fresh_message_id();
    let origin = order.debtor.sort_code;
    let fpid = order.fpid.unwrap_or_else(|| {
        Fpid::derive(
            PaymentType::Sip,
            fresh.as_bytes(),
            london::date(now),
            origin,
        )
    });
    let transaction_id = TransactionId::from(&fpid);
    Some(CreditTransfer {
        message_id: order.message_id.or_else(|| fresh.parse().ok())?,
        created: now,
        payment_type: fpid.payment_type(),
        instruction_id: None,
        end_to_end_id: transaction_id.as_str().parse().ok()?,
        uetr: Some(Uetr::derive(transaction_id.as_str().as_bytes())),
        transaction_id,
        amount: order.amount,
        settlement_date: SettlementDate::in_header(settlement(now)?.0),
        accepted: Some(now),
        instructing_agent: origin,
        instructed_agent: order.creditor.sort_code,
        debtor: order.debtor,
        creditor: order.creditor,
        reference: order.reference,
    })
}

/// Returns a payment that the bank sent and the other bank accepted. A payment is returned once: a
/// repeated call sends the same return again. Returns the return's id and the row of the message;
/// `None` if it cannot be returned.
pub(super) fn post_return(
    tx: &Transaction<'_>,
    known: &Payment,
    code: ReturnCode,
    now: Moment,
) -> rusqlite::Result<Option<(String, i64)>> {
    if let Some(back) = book::return_of(tx, &known.id)? {
        let row = book::post(tx, (&back.id, &known.id), &back.message, now)?;
        return Ok(Some((back.id, row)));
    }
    let answer = known.answer.as_deref().and_then(status_text::read);
    let accepted = answer.is_some_and(|answer| answer.is_accepted());
    let payment = credit_transfer(&known.message);
    let payment = payment.filter(|_| accepted && known.direction == Direction::Sent);
    let Some(back) = payment.and_then(|payment| new_return(&payment, code, now)) else {
        return Ok(None);
    };
    let (id, xml) = (back.return_id.as_str().to_owned(), back.write());
    let of = Some(known.id.clone());
    book::insert(
        tx,
        &received(&id, &xml, back.returned_amount.minor(), of, now),
    )?;
    let row = book::post(tx, (&id, &known.id), &xml, now)?;
    Ok(Some((id, row)))
}

fn new_return(payment: &CreditTransfer, code: ReturnCode, now: Moment) -> Option<PaymentReturn> {
    let fresh = fresh_message_id();
    let origin = payment.creditor.sort_code;
    let fpid = Fpid::derive(
        PaymentType::Rtn,
        fresh.as_bytes(),
        london::date(now),
        origin,
    );
    Some(PaymentReturn {
        message_id: fresh.parse().ok()?,
        created: now,
        return_id: TransactionId::from(&fpid),
        original: payment.original(),
        original_amount: Some(payment.amount),
        original_settlement_date: Some(payment.settlement_date.day),
        returned_amount: payment.amount,
        settlement_date: settlement(now).map(|(date, _)| SettlementDate::in_transaction(date)),
        instructing_agent: Some(origin),
        instructed_agent: Some(payment.debtor.sort_code),
        reason: Reason::of(code),
    })
}

fn received(id: &str, xml: &str, minor: i64, returns: Option<String>, now: Moment) -> Payment {
    Payment {
        id: id.to_owned(),
        direction: Direction::Received,
        message: xml.to_owned(),
        minor,
        seen_ms: now.unix_millis(),
        account: None,
        answer: None,
        settlement_date: None,
        cycle: None,
        returns,
    }
}
