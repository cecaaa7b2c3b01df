//! Reads of clients, and whether they were correct.

use kernel::id::{AccountId, PaymentId};
use serde_json::Value;

use super::{AccountOwner, Client, OWN, SEEN, is_final, minor_of};
use crate::api::{Answer, Request};

impl Client {
    pub(super) async fn check_account(&mut self) {
        let Some(account) = self.account(AccountOwner::Any) else {
            return;
        };
        let from = self.reference().commits;
        let request = Request::to("get-account").of("account_id", &account.id);
        let Some(answer) = self.send(&request).await.filter(is_final) else {
            return;
        };
        let mine = account.tenant == self.principal.tenant;
        self.world
            .hold(OWN, answer.status == if mine { 200 } else { 404 }, || {
                format!("{}: {}", account.id, answer.status)
            });
        if !mine {
            return;
        }
        let balance = |name: &str| minor_of(&answer.body["balances"][name]["amount"]);
        let seen = (balance("booked"), balance("available"), balance("held"));
        let reference = self.reference();
        let id: AccountId = account.id.parse().expect("an account's id");
        let was = reference.accounts[&id].was_ever(from, reference.commits, |snapshot| {
            (snapshot.booked, snapshot.available(), snapshot.held) == seen
        });
        self.world.hold(SEEN, was, || {
            format!("{}: booked, available, held {seen:?}", account.id)
        });
    }

    pub(super) async fn check_payment(&mut self) {
        let Some((tenant, id)) = self.payment() else {
            return;
        };
        let request = Request::to("get-payment").of("payment_id", &id);
        let Some(answer) = self.send(&request).await.filter(is_final) else {
            return;
        };
        let mine = tenant == self.principal.tenant;
        // The creditor's institution sees an on-us payment as a received one.
        let right = match answer.status {
            200 => mine || (self.pays_us(&id) && answer.body["direction"] == "inbound"),
            404 => !mine,
            _ => false,
        };
        self.world
            .hold(OWN, right, || format!("{id}: {}", answer.status));
    }

    /// Returns whether a payment goes to an account of this client's institution.
    fn pays_us(&self, payment: &str) -> bool {
        let reference = self.reference();
        let row = payment.parse().ok();
        let row = row.and_then(|id: PaymentId| reference.payments.get(&id));
        let payee = row.and_then(|(_, row)| row.creditor);
        let payee = payee.and_then(|id| reference.accounts.get(&id));
        payee.is_some_and(|payee| payee.tenant.to_string() == self.principal.tenant)
    }

    pub(super) async fn list(&mut self) {
        let Some(account) = self.account(AccountOwner::Mine) else {
            return;
        };
        let request = match self.draw.between(0, 2) {
            0 => Request::to("list-accounts"),
            1 => Request::to("get-statement")
                .of("account_id", &account.id)
                .with(
                    "from",
                    &calendar::london::date(self.world.now()).to_string(),
                )
                .with("to", &calendar::london::date(self.world.now()).to_string()),
            _ => Request::to("list-transactions").of("account_id", &account.id),
        };
        let Some(answer) = self.send(&request).await.filter(|a| a.status == 200) else {
            return;
        };
        match request.function {
            "list-accounts" => self.check_listed(&answer),
            "list-transactions" => self.check_entries(&answer),
            _ => {}
        }
    }

    pub(super) fn check_listed(&self, answer: &Answer) {
        let rows = answer.body["data"].as_array().cloned().unwrap_or_default();
        let reference = self.reference();
        for row in rows {
            let id = row["account_id"].as_str().unwrap_or_default();
            let known = id
                .parse()
                .ok()
                .and_then(|id: AccountId| reference.accounts.get(&id));
            let mine =
                known.is_some_and(|account| account.tenant.to_string() == self.principal.tenant);
            self.world.hold(OWN, mine, || id.to_owned());
        }
    }

    /// Entries are numbered without gaps, and each balance is the previous one plus the amount.
    pub(super) fn check_entries(&self, answer: &Answer) {
        let rows = answer.body["data"].as_array().cloned().unwrap_or_default();
        for pair in rows.windows(2) {
            let [newer, older] = pair else { continue };
            let signed = match newer["direction"].as_str() {
                Some("debit") => -minor_of(&newer["amount"]["amount"]),
                _ => minor_of(&newer["amount"]["amount"]),
            };
            let balance = |row: &Value| minor_of(&row["balance_after"]["amount"]);
            let number = |row: &Value| row["sequence"].as_i64().unwrap_or_default();
            let follows =
                number(newer) == number(older) + 1 && balance(newer) == balance(older) + signed;
            self.world.hold("entries follow one another", follows, || {
                format!("{older} and {newer}")
            });
        }
    }

    /// A client of an institution tries to read the bank's internal balances.
    pub(super) async fn try_internal_balance(&mut self) {
        let request = Request::to("get-internal-balance")
            .of("internal_account", "fps-settlement")
            .with("currency", "GBP");
        if let Some(answer) = self.send(&request).await {
            self.world
                .hold(OWN, answer.status != 200, || answer.text.clone());
        }
    }
}
