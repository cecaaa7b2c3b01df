//! What customers of other banks order: payments to accounts of ours, and ours sent back.

use std::collections::BTreeMap;

use kernel::account::{AccountNumber, SortCode};
use kernel::money::{Amount, Gbp};
use rail_fps::{
    CreditTransfer, Fpid, Message, Party, PaymentReturn, PaymentType, Reason, ReturnCode,
    TransactionId, Uetr,
};

use super::{Brought, Rail, Received, decimal};
use crate::chaos::Fault;

impl Rail {
    /// A customer of another bank pays into an account of ours.
    pub(crate) fn pay_in(&self, number: AccountNumber, minor: i64) {
        let Ok(message) = self.credit_transfer(number, minor) else {
            return;
        };
        let id = message.transaction_id.as_str().to_owned();
        self.expect(&id, minor);
        self.post(Some(&Brought::first(&id, minor)), &message.write());
        if self.world.strikes(Fault::RailDiffers) {
            self.pay_in_again(message);
        }
    }

    /// Another message brings other facts under the same transaction id. One of the two is credited at most.
    fn pay_in_again(&self, first: CreditTransfer) {
        let more = self.world.between(0, 1);
        let Ok(amount) = Amount::parse(&decimal(first.amount.minor() + more), Gbp) else {
            return;
        };
        let (Ok(agent), Ok(message_id)) = ("000009".parse(), self.message_id().parse()) else {
            return;
        };
        let other = CreditTransfer {
            message_id,
            instructing_agent: agent,
            amount,
            ..first
        };
        let brought = Brought {
            id: other.transaction_id.as_str().to_owned(),
            facts: 1,
            minor: other.amount.minor(),
        };
        self.post(Some(&brought), &other.write());
    }

    fn expect(&self, id: &str, minor: i64) {
        let received = Received {
            minor,
            answers: BTreeMap::new(),
        };
        self.lock().received.insert(id.to_owned(), received);
    }

    fn credit_transfer(
        &self,
        number: AccountNumber,
        minor: i64,
    ) -> Result<CreditTransfer, Box<dyn std::error::Error>> {
        let (now, fresh) = (self.world.now(), self.message_id());
        let origin: SortCode = "000002".parse()?;
        let fpid = Fpid::derive(PaymentType::Sip, fresh.as_bytes(), now.utc_date(), origin);
        let transaction_id = TransactionId::from(&fpid);
        let pounds = Amount::parse(&decimal(minor), Gbp)?;
        let party =
            |name: &str, sort_code, account_number| -> Result<_, Box<dyn std::error::Error>> {
                Ok(Party {
                    name: Some(name.parse()?),
                    sort_code,
                    account_number,
                })
            };
        Ok(CreditTransfer {
            message_id: fresh.parse()?,
            created: now,
            payment_type: fpid.payment_type(),
            instruction_id: None,
            end_to_end_id: transaction_id.as_str().parse()?,
            uetr: Some(Uetr::derive(transaction_id.as_str().as_bytes())),
            transaction_id,
            amount: pounds,
            settlement_date: now.utc_date(),
            accepted: Some(now),
            instructing_agent: origin,
            instructed_agent: SortCode::OURS,
            debtor: party("Quarrington Weaver", origin, "70412256".parse()?)?,
            creditor: party("Somebody", SortCode::OURS, number)?,
            reference: None,
        })
    }

    /// Sends a payment of ours back.
    pub(super) fn send_back(&self, id: &str) {
        let Some(sent) = self.lock().sent.get(id).cloned() else {
            return;
        };
        let Ok(Message::CreditTransfer(payment)) = rail_fps::read(sent.message.as_bytes()) else {
            return;
        };
        let (now, fresh) = (self.world.now(), self.message_id());
        let origin = payment.creditor.sort_code;
        let fpid = Fpid::derive(PaymentType::Rtn, fresh.as_bytes(), now.utc_date(), origin);
        let back = PaymentReturn {
            message_id: fresh.parse().expect("a message id"),
            created: now,
            return_id: TransactionId::from(&fpid),
            original: payment.original(),
            original_amount: Some(payment.amount),
            original_settlement_date: Some(payment.settlement_date),
            returned_amount: payment.amount,
            settlement_date: Some(now.utc_date()),
            instructing_agent: Some(origin),
            instructed_agent: Some(payment.debtor.sort_code),
            reason: Reason::of(ReturnCode::ACCOUNT_CLOSED),
        };
        let id = back.return_id.as_str().to_owned();
        self.expect(&id, sent.minor);
        self.post(Some(&Brought::first(&id, sent.minor)), &back.write());
    }
}
