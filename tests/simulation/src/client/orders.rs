//! Orders of clients.

use kernel::id::AccountId;
use serde_json::{Value, json};

use super::{AccountOwner, Client, KnownAccount, minor_of};
use crate::api::{Answer, Principal, Request};
use crate::rail::decimal;

impl Client {
    pub(super) async fn open(&mut self) {
        let currency = if self.draw.chance(850) { "GBP" } else { "EUR" };
        let body = json!({"holder_name": "Zephaniah Quillfeather", "currency": currency});
        let key = self.fresh_key();
        let request = Request::to("open-account").write(&key, &body);
        if let Some(answer) = self.write(&request).await.filter(|a| a.status == 201) {
            let text = |name: &str| answer.body[name].as_str().unwrap_or_default().to_owned();
            let known = KnownAccount {
                id: text("account_id"),
                number: text("account_number"),
                currency: currency.to_owned(),
                tenant: self.principal.tenant.clone(),
            };
            self.notebook().accounts.push(known);
        }
    }

    pub(super) async fn pay(&mut self) {
        let (stolen, on_us) = (self.draw.chance(80), self.draw.chance(500));
        let whose = if stolen {
            AccountOwner::NotMine
        } else {
            AccountOwner::Mine
        };
        let (Some(from), Some(to)) = (self.account(whose), self.account(AccountOwner::Any)) else {
            return;
        };
        let (sort_code, number) = if on_us {
            ("000001", to.number)
        } else {
            ("000002", "70412256".to_owned())
        };
        let currency = if self.draw.chance(930) {
            from.currency.as_str()
        } else {
            "EUR"
        };
        // Mostly small amounts that are available; sometimes a repeated order, or more than the
        // balance.
        let minor = match self.draw.between(0, 9) {
            0 => 100,
            1 => self.draw.between(20_000, 90_000),
            _ => self.draw.between(1, 9_999),
        };
        let mut body = json!({
            "debtor_account_id": from.id,
            "creditor": {
                "name": "Quarrington Weaver", "sort_code": sort_code, "account_number": number,
            },
            "amount": {"amount": decimal(minor), "currency": currency},
        });
        if self.draw.chance(500) {
            body["allow_duplicate"] = true.into();
        }
        let key = self.fresh_key();
        let request = Request::to("create-payment").write(&key, &body);
        if self.draw.chance(100) {
            self.twice_at_once(&request);
        }
        if let Some(answer) = self.write(&request).await.filter(|a| a.status == 201) {
            let id = self.note_payment(&answer);
            if answer.body["status"] == "awaiting_approval" && self.draw.chance(600) {
                self.decide(&id).await;
            } else if self.draw.chance(200) {
                self.cancel(&id).await;
            }
        }
    }

    /// A double click: the same request twice concurrently.
    pub(super) fn twice_at_once(&mut self, request: &Request) {
        self.meanwhile(&self.principal.clone(), request);
    }

    /// A request whose response no client awaits.
    pub(super) fn meanwhile(&mut self, principal: &Principal, request: &Request) {
        let Some(token) = self.token_at_hand(principal) else {
            return;
        };
        let (id, gateway, request) = (self.request_id(), self.gateway.clone(), request.clone());
        self.world.spawn("a double click", async move {
            gateway.call(&request, &id, Some(&token)).await;
        });
    }

    pub(super) fn note_payment(&self, answer: &Answer) -> String {
        let id = answer.body["payment_id"].as_str().unwrap_or_default();
        let noted = (self.principal.tenant.clone(), id.to_owned());
        self.notebook().payments.push(noted);
        id.to_owned()
    }

    pub(super) fn payment(&mut self) -> Option<(String, String)> {
        let payments = self.notebook().payments.clone();
        let latest = payments.iter().rev().take(6).cloned().collect::<Vec<_>>();
        self.draw.one_of(&latest).cloned()
    }

    pub(super) async fn cancel_one(&mut self) {
        if let Some((_, id)) = self.payment() {
            self.cancel(&id).await;
        }
    }

    /// Cancels a payment, sometimes with two concurrent requests.
    pub(super) async fn cancel(&mut self, id: &str) {
        let key = self.fresh_key();
        let request = Request::to("cancel-payment")
            .of("payment_id", id)
            .write(&key, &json!({"reason": "Ordered by mistake"}));
        if self.draw.chance(300) {
            let key = self.fresh_key();
            let other = Request::to("cancel-payment")
                .of("payment_id", id)
                .write(&key, &json!({"reason": "Ordered by mistake"}));
            self.twice_at_once(&other);
        }
        self.write(&request).await;
    }

    /// Several concurrent payments of half an account's balance each: two are possible, the third
    /// is not.
    pub(super) fn empty_at_once(&mut self) {
        let Some(from) = self.account(AccountOwner::Mine) else {
            return;
        };
        let id: AccountId = from.id.parse().expect("an account's id");
        let half = self.reference().accounts[&id].now().available() / 2;
        if half == 0 {
            return;
        }
        for reference in ["ONE", "TWO", "THREE"] {
            let body = json!({
                "debtor_account_id": from.id,
                "creditor": {
                    "name": "Quarrington Weaver", "sort_code": "000002", "account_number": "70412256",
                },
                "amount": {"amount": decimal(half), "currency": from.currency},
                "reference": reference,
            });
            let key = self.fresh_key();
            let request = Request::to("create-payment").write(&key, &body);
            self.twice_at_once(&request);
        }
    }

    /// Returns a received payment, found in the list of payments.
    pub(super) async fn send_back(&mut self) {
        let Some(account) = self.account(AccountOwner::Mine) else {
            return;
        };
        let list = Request::to("list-payments").with("account_id", &account.id);
        let Some(page) = self.send(&list).await.filter(|a| a.status == 200) else {
            return;
        };
        let rows = page.body["data"].as_array().cloned().unwrap_or_default();
        let inbound: Vec<_> = rows
            .iter()
            .filter(|row| row["direction"] == "inbound" && row["kind"] == "payment")
            .filter_map(|row| Some(row["payment_id"].as_str()?.to_owned()))
            .collect();
        let Some(id) = self.draw.one_of(&inbound).cloned() else {
            return;
        };
        let key = self.fresh_key();
        let request = Request::to("return-payment")
            .of("payment_id", &id)
            .write(&key, &json!({"reason_code": "not_expected"}));
        self.write(&request).await;
    }

    pub(super) async fn change_account(&mut self) {
        let Some(account) = self.account(AccountOwner::Mine) else {
            return;
        };
        let key = self.fresh_key();
        let reason = json!({"reason": "A test of ours"});
        let limit = decimal(self.draw.between(0, 50_000));
        let limit = json!({"limit": {"amount": limit, "currency": account.currency}});
        if self.draw.chance(150) {
            self.leave(&account).await;
            return;
        }
        let (function, body) = match self.draw.between(0, 9) {
            0..=2 => ("freeze-account", reason),
            3..=6 => ("unfreeze-account", reason),
            7 => ("close-account", reason),
            _ => ("set-overdraft-limit", limit),
        };
        let request = Request::to(function)
            .of("account_id", &account.id)
            .write(&key, &body);
        self.write(&request).await;
    }

    /// Pays out the whole balance and closes the account while money may be on its way back.
    async fn leave(&mut self, account: &KnownAccount) {
        let id: AccountId = account.id.parse().expect("an account's id");
        let now = self.reference().accounts[&id].now();
        if now.booked > now.held && account.currency == "GBP" {
            let body = json!({
                "debtor_account_id": account.id,
                "creditor": {
                    "name": "Quarrington Weaver", "sort_code": "000002", "account_number": "70412256",
                },
                "amount": {"amount": decimal(now.booked - now.held), "currency": "GBP"},
                "allow_duplicate": true,
            });
            let key = self.fresh_key();
            let request = Request::to("create-payment").write(&key, &body);
            if let Some(answer) = self.write(&request).await.filter(|a| a.status == 201) {
                let id = self.note_payment(&answer);
                if answer.body["status"] == "awaiting_approval" {
                    self.decide(&id).await;
                }
            }
        }
        for _ in 0..6 {
            let wait = self.draw.between(500, 15_000);
            self.world.after(wait).await;
            let key = self.fresh_key();
            let request = Request::to("close-account")
                .of("account_id", &account.id)
                .write(&key, &json!({"reason": "The customer leaves"}));
            let answer = self.write(&request).await;
            if answer.is_none_or(|answer| answer.status < 300) {
                return;
            }
        }
    }

    /// Uses a key for another request, which must be refused.
    pub(super) async fn reuse_a_key(&mut self) {
        let used: Vec<_> = {
            let notebook = self.notebook();
            let mine = notebook.asked.iter().filter(|((client, _), asked)| {
                *client == self.principal.client
                    && asked.request.function == "create-payment"
                    && asked.answer.is_some()
            });
            mine.map(|(_, asked)| asked.request.clone()).collect()
        };
        let Some(mut request) = self.draw.one_of(&used).cloned() else {
            return;
        };
        let mut body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let minor = minor_of(&body["amount"]["amount"]) + 1;
        body["amount"]["amount"] = decimal(minor).into();
        request.body = body.to_string();
        self.write(&request).await;
    }
}
