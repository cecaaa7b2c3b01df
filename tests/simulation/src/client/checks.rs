//! A client's checks of the bank's responses.

use accounts_contract::Status as AccountStatus;
use kernel::id::{AccountId, PaymentId};
use payments_contract::{PaymentRow, Status};
use serde_json::Value;
use store::row_of;

use super::{Client, REASON, RECORDED, REPLAYED, REUSED, alike, is_permanent, minor_of};
use crate::api::{Answer, Request};
use crate::rail::decimal;
use crate::reference::AccountSnapshot;

impl Client {
    /// Handles a final response.
    pub(super) fn settled(&self, place: &(String, String), request: &Request, answer: &Answer) {
        let asked = {
            let mut notebook = self.notebook();
            let asked = notebook.asked.get_mut(place).expect("it was asked");
            let first = asked.clone();
            if asked.request.body == request.body && asked.answer.is_none() && is_permanent(answer)
            {
                asked.answer = Some(answer.clone());
            }
            first
        };
        if let Some(first) = asked.answer {
            let same = request.function == asked.request.function
                && request.body == asked.request.body
                && request.parameters == asked.request.parameters;
            if same {
                self.world.hold(REPLAYED, alike(&first, answer), || {
                    format!("{place:?}: {} and {}", first.text, answer.text)
                });
            } else if request.function == asked.request.function {
                self.world
                    .hold(REUSED, answer.code() == "idempotency_key_reused", || {
                        format!("{place:?}: {} {}", answer.status, answer.text)
                    });
            }
        }
        self.check_against_the_books(asked.since, request, answer);
    }

    fn check_against_the_books(&self, since: u64, request: &Request, answer: &Answer) {
        if request.function != "create-payment" {
            return;
        }
        let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let key = request.headers[0].1.as_str();
        let id = PaymentId::derive(&["order", &self.principal.tenant, &self.principal.client, key]);
        let row: Option<PaymentRow> = self.service.look(|tables| {
            let item = tables.get("payments", &PaymentRow::key_of(id))?;
            row_of(item.clone()).ok()
        });
        let amount = body["amount"]["amount"].as_str().unwrap_or_default();
        match answer.status {
            201 => {
                let recorded = row.is_some_and(|row| {
                    row.status != Status::Refused && decimal(row.minor) == amount
                });
                self.world
                    .hold(RECORDED, recorded, || format!("{id} is not in the books"));
            }
            409 | 422 if answer.code() != "idempotency_key_reused" => {
                let refused = row.is_some_and(|row| row.status == Status::Refused);
                self.world.hold(RECORDED, refused, || {
                    format!("{id} was refused, and the books say otherwise")
                });
                self.check_reason(since, &body, answer.code());
            }
            _ => {}
        }
    }

    /// Returns whether the reason of the refusal was true at some moment since the request.
    fn check_reason(&self, since: u64, body: &Value, code: &str) {
        let minor = minor_of(&body["amount"]["amount"]);
        let so: Box<dyn Fn(&AccountSnapshot) -> bool> = match code {
            "insufficient_funds" => Box::new(move |snapshot| snapshot.available() < minor),
            "account_frozen" => Box::new(|snapshot| snapshot.status == AccountStatus::Frozen),
            "account_closed" => Box::new(|snapshot| snapshot.status == AccountStatus::Closed),
            _ => return,
        };
        let debtor = body["debtor_account_id"].as_str().unwrap_or_default();
        let reference = self.reference();
        let account = debtor
            .parse::<AccountId>()
            .ok()
            .and_then(|id| reference.accounts.get(&id));
        let was = account.is_some_and(|account| account.was_ever(since, reference.commits, so));
        self.world.hold(REASON, was, || format!("{debtor}: {code}"));
    }
}
