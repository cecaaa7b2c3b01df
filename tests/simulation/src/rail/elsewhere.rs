//! Orders of other banks' customers: payments to accounts of the bank, and returns of its payments.

use kernel::account::{AccountNumber, SortCode};
use kernel::money::{Amount, Gbp};
use kernel::time::Moment;
use rail_fps::{
    CreditTransfer, Fpid, Message, Party, PaymentReturn, PaymentType, Reason, ReturnCode,
    SettlementDate, TransactionId, Uetr,
};

use super::{Brought, Rail, Received, decimal};
use crate::chaos::Fault;

impl Rail {
    /// A customer of another bank pays into an account.
    pub(crate) fn pay_in(&self, number: AccountNumber, minor: i64) {
        let Ok(mut message) = self.credit_transfer(number, minor) else {
            return;
        };
        let misdated = self.world.strikes(Fault::RailMisdates);
        if misdated {
            message.settlement_date =
                SettlementDate::in_header(calendar::london::date(self.moment_outside()));
        }
        let brought = Brought {
            misdated,
            ..Brought::first(message.transaction_id.as_str(), minor)
        };
        self.expect(&brought);
        self.post(Some(&brought), &message.write());
        if self.world.strikes(Fault::RailDiffers) {
            self.pay_in_again(message, brought);
        }
    }

    /// Another message with the same transaction id: by another route, or with other facts, of
    /// which at most one is credited.
    fn pay_in_again(&self, first: CreditTransfer, brought: Brought) {
        let (Ok(agent), Ok(message_id)) = ("000009".parse(), self.message_id().parse()) else {
            return;
        };
        let again = CreditTransfer {
            message_id,
            ..first
        };
        let facts = self.world.between(0, 4);
        let mut brought = Brought {
            facts: u8::try_from(facts).unwrap_or_default(),
            ..brought
        };
        let message = match facts {
            // The same payment: the ids of one hop are not part of it.
            0 => CreditTransfer {
                instruction_id: "GATEWAY-7".parse().ok(),
                ..again
            },
            1 => CreditTransfer {
                instructing_agent: agent,
                ..again
            },
            2 => {
                brought.minor += 1;
                let Ok(amount) = Amount::parse(&decimal(brought.minor), Gbp) else {
                    return;
                };
                CreditTransfer {
                    instructing_agent: agent,
                    amount,
                    ..again
                }
            }
            3 => {
                brought.misdated = true;
                CreditTransfer {
                    settlement_date: SettlementDate::in_transaction(calendar::london::date(
                        self.moment_outside(),
                    )),
                    ..again
                }
            }
            _ => again,
        };
        let xml = message.write();
        // Without an agent, the debtor's bank instructs: it is the same payment.
        let xml = if facts == 4 {
            brought.facts = 0;
            without(&xml, "InstgAgt")
        } else {
            xml
        };
        self.post(Some(&brought), &xml);
    }

    /// Returns a moment so far from now that no cycle of the scheme explains its day.
    fn moment_outside(&self) -> Moment {
        const DAY_MILLIS: i64 = 86_400_000;
        let days = if self.world.between(0, 1) == 0 {
            -30
        } else {
            60
        };
        self.world.now().plus_millis(days * DAY_MILLIS)
    }

    fn expect(&self, brought: &Brought) {
        let received = Received::of(brought);
        self.lock().received.insert(brought.id.clone(), received);
    }

    fn credit_transfer(
        &self,
        number: AccountNumber,
        minor: i64,
    ) -> Result<CreditTransfer, Box<dyn std::error::Error>> {
        let (now, fresh) = (self.world.now(), self.message_id());
        let origin: SortCode = "000002".parse()?;
        let fpid = Fpid::derive(
            PaymentType::Sip,
            fresh.as_bytes(),
            calendar::london::date(now),
            origin,
        );
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
            settlement_date: SettlementDate::in_header(calendar::london::date(now)),
            accepted: Some(now),
            instructing_agent: origin,
            instructed_agent: SortCode::THIS_BANK,
            debtor: party("Quarrington Weaver", origin, "70412256".parse()?)?,
            creditor: party("Somebody", SortCode::THIS_BANK, number)?,
            reference: None,
        })
    }

    /// Returns a payment of the bank.
    pub(super) fn send_back(&self, id: &str) {
        let Some((back, brought)) = self.payment_return(id) else {
            return;
        };
        self.expect(&brought);
        self.post(Some(&brought), &back.write());
        if self.world.strikes(Fault::RailDiffers) {
            self.send_back_again(id, back, brought);
        }
    }

    /// Another return of the payment, or another message with the same return id: at most one is
    /// credited.
    fn send_back_again(&self, id: &str, first: PaymentReturn, brought: Brought) {
        let Ok(message_id) = self.message_id().parse() else {
            return;
        };
        let mut again = PaymentReturn {
            message_id,
            ..first
        };
        let facts = self.world.between(0, 5);
        let mut brought = Brought {
            facts: u8::try_from(facts).unwrap_or_default(),
            ..brought
        };
        match facts {
            // The same return: neither ids of one hop nor its agents are part of it.
            0 => again.original.instruction_id = "GATEWAY-8".parse().ok(),
            1 => {
                brought.facts = 0;
                again.instructing_agent = None;
            }
            // Nor is its date; where this one arrives first it is rejected, and stays so.
            2 => {
                brought.facts = 0;
                again.settlement_date = Some(SettlementDate::in_header(calendar::london::date(
                    self.moment_outside(),
                )));
            }
            // The same return id for another payment.
            3 => {
                let other = self.accepted_but(id);
                let other = other.and_then(|other| self.payment_return(&other));
                let Some((other, about)) = other else {
                    return;
                };
                again = PaymentReturn {
                    return_id: again.return_id,
                    ..other
                };
                brought.minor = about.minor;
                brought.returns = about.returns;
            }
            // A return of a payment that the bank never sent.
            4 => {
                let Some((other, fresh)) = self.return_of_nothing(id) else {
                    return;
                };
                self.expect(&fresh);
                (again, brought) = (other, fresh);
            }
            // Another return id for the same payment.
            _ => {
                let Some((other, fresh)) = self.payment_return(id) else {
                    return;
                };
                self.expect(&fresh);
                (again, brought) = (other, fresh);
            }
        }
        self.post(Some(&brought), &again.write());
    }

    /// Returns another payment of the bank that the other bank accepted.
    fn accepted_but(&self, id: &str) -> Option<String> {
        let state = self.lock();
        let is_accepted = |sent: &super::Sent| {
            let decided = sent.decided.as_ref();
            sent.is_payment() && decided.is_some_and(rail_fps::TransactionStatus::is_accepted)
        };
        let mut others = state.sent.iter();
        let (other, _) = others.find(|(other, sent)| *other != id && is_accepted(sent))?;
        Some(other.clone())
    }

    /// Returns a return of a payment of the bank under a new id.
    pub(super) fn payment_return(&self, id: &str) -> Option<(PaymentReturn, Brought)> {
        let sent = self.lock().sent.get(id).cloned()?;
        let Ok(Message::CreditTransfer(payment)) = rail_fps::read(sent.message.as_bytes()) else {
            return None;
        };
        let (now, fresh) = (self.world.now(), self.message_id());
        let origin = payment.creditor.sort_code;
        let fpid = Fpid::derive(
            PaymentType::Rtn,
            fresh.as_bytes(),
            calendar::london::date(now),
            origin,
        );
        let back = PaymentReturn {
            message_id: fresh.parse().expect("a message id"),
            created: now,
            return_id: TransactionId::from(&fpid),
            original: payment.original(),
            original_amount: Some(payment.amount),
            original_settlement_date: Some(payment.settlement_date.day),
            returned_amount: payment.amount,
            settlement_date: Some(SettlementDate::in_transaction(calendar::london::date(now))),
            instructing_agent: Some(origin),
            instructed_agent: Some(payment.debtor.sort_code),
            reason: Reason::of(ReturnCode::ACCOUNT_CLOSED),
        };
        let brought = Brought {
            returns: Some(id.to_owned()),
            ..Brought::first(back.return_id.as_str(), sent.minor)
        };
        Some((back, brought))
    }

    /// Returns a return like this payment's, of a payment that does not exist.
    fn return_of_nothing(&self, like: &str) -> Option<(PaymentReturn, Brought)> {
        let (mut back, brought) = self.payment_return(like)?;
        let (day, fresh) = (calendar::london::date(self.world.now()), self.message_id());
        let nothing = Fpid::derive(PaymentType::Sip, fresh.as_bytes(), day, SortCode::THIS_BANK);
        back.original.transaction_id = TransactionId::from(&nothing);
        let brought = Brought {
            returns: Some(back.original.transaction_id.as_str().to_owned()),
            contrary: true,
            ..brought
        };
        Some((back, brought))
    }

    /// Returns a return of a payment that the other bank rejected.
    pub(super) fn contrary_return(&self, id: &str) -> Option<(String, Brought)> {
        let (back, brought) = self.payment_return(id)?;
        let brought = Brought {
            unpaid: true,
            ..brought
        };
        self.expect(&brought);
        Some((back.write(), brought))
    }
}

/// Returns the message without this element.
fn without(xml: &str, element: &str) -> String {
    let (begin, end) = (format!("<{element}>"), format!("</{element}>"));
    let parts = xml.split_once(&begin).and_then(|(head, rest)| {
        let (_, tail) = rest.split_once(&end)?;
        Some(format!("{head}{tail}"))
    });
    parts.unwrap_or_else(|| xml.to_owned())
}
