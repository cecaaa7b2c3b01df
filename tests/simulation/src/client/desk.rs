//! The operations desk: two clients of the bank's own tenant that end what needs a person. Each
//! proposes, and approves what the other proposed; sometimes it tries to approve its own.

use payments_contract::{Direction, Status};
use serde_json::{Value, json};

use super::{AccountOwner, Client, minor_of};
use crate::api::Request;
use crate::rail::{Rail, decimal};

const TWO: &str = "what one client of the desk proposes another confirms";
const OWN_TENANT: &str = "no client of an institution works at the desk";

impl Client {
    /// Works at the desk for this many rounds.
    pub(crate) async fn work_at_the_desk(mut self, rail: Rail, rounds: usize) {
        self.come_in().await;
        for _ in 0..rounds {
            let wait = self.draw.between(2_000, 40_000);
            self.world.after(wait).await;
            match self.draw.between(0, 9) {
                0..=3 => self.resolve_one(&rail).await,
                4..=6 => self.end_a_break().await,
                7..=8 => self.apply_one().await,
                _ => self.send_again_one().await,
            }
        }
    }

    /// A client of an institution tries operations of the desk.
    pub(super) async fn try_the_desk(&mut self) {
        let lists = [
            "list-unknown-payments",
            "list-breaks",
            "list-suspense-items",
        ];
        let list = Request::to(self.draw.one_of(&lists).expect("a list"));
        if let Some(answer) = self.send(&list).await {
            self.world
                .hold(OWN_TENANT, answer.status != 200, || answer.text.clone());
        }
        let Some((_, payment)) = self.payment() else {
            return;
        };
        let body = proposal("rejected");
        let key = self.fresh_key();
        let request = Request::to("propose-resolution")
            .of("payment_id", &payment)
            .write(&key, &body);
        let answer = self.write(&request).await;
        let refused = answer.is_none_or(|answer| matches!(answer.status, 403 | 404));
        self.world.hold(OWN_TENANT, refused, || payment.clone());
    }

    async fn one_of_the_list(&mut self, list: &Request) -> Option<Value> {
        let page = self.send(list).await.filter(|page| page.status == 200)?;
        let rows = page.body["data"].as_array().cloned().unwrap_or_default();
        self.draw.one_of(&rows).cloned()
    }

    /// Finds the outcome of an unknown payment, and proposes or approves it.
    async fn resolve_one(&mut self, rail: &Rail) {
        let list = Request::to("list-unknown-payments").with("status", "unknown");
        let Some(row) = self.one_of_the_list(&list).await else {
            return;
        };
        let id = text(&row, "payment_id");
        let found = self.found(rail, &id);
        let open = &row["resolution"];
        if open["status"] == "proposed" {
            let by = text(open, "proposed_by_client_id");
            self.decide_the_outcome(&id, found, open, &by).await;
            return;
        }
        // An unknown outcome is proposed as well, and then not approved.
        let either = if self.draw.chance(500) {
            "settled"
        } else {
            "rejected"
        };
        let request = self.desk(
            "propose-resolution",
            ("payment_id", &id),
            &proposal(found.unwrap_or(either)),
        );
        self.write(&request).await;
    }

    /// Returns the scheme's outcome of a payment, if it is final.
    fn found(&self, rail: &Rail, payment: &str) -> Option<&'static str> {
        let id = payment.parse().expect("a payment's id");
        let scheme_id = {
            let reference = self.reference();
            let (_, row) = reference.payments.get(&id)?;
            row.scheme_id.clone()?
        };
        let made = rail.outcome(&scheme_id)?;
        Some(if made { "settled" } else { "rejected" })
    }

    async fn decide_the_outcome(
        &mut self,
        id: &str,
        found: Option<&str>,
        open: &Value,
        proposed_by: &str,
    ) {
        let proposed = text(open, "outcome");
        let mine = proposed_by == self.principal.client;
        let approval = json!({"outcome": proposed, "reason": "Checked against the report"});
        let about = ("payment_id", id);
        if mine {
            if self.draw.chance(400) && found == Some(&proposed) {
                let request = self.desk("approve-resolution", about, &approval);
                self.refused_alone(&request).await;
            }
            return;
        }
        let request = if found == Some(&proposed) {
            self.desk("approve-resolution", about, &approval)
        } else {
            let reason = json!({"reason": "The report does not show it"});
            self.desk("decline-resolution", about, &reason)
        };
        self.write(&request).await;
    }

    /// A client does not approve its own proposal.
    async fn refused_alone(&mut self, request: &Request) {
        let answer = self.write(request).await;
        let refused = answer.is_none_or(|answer| matches!(answer.status, 403 | 422));
        self.world
            .hold(TWO, refused, || format!("{} alone", request.function));
    }

    /// Ends a break: explains it, or books it if its money is on the wrong account.
    async fn end_a_break(&mut self) {
        let list = Request::to("list-breaks");
        let Some(row) = self.one_of_the_list(&list).await else {
            return;
        };
        let id = text(&row, "break_id");
        if self.draw.chance(500) {
            self.explain_by_two(&id).await;
            return;
        }
        let amount = text(&row["inside"], "amount");
        let Some((purpose, accounts)) = self.correction(&row) else {
            self.explain_by_two(&id).await;
            return;
        };
        let body = journal(purpose, &id, accounts, &amount);
        self.book([body.clone(), body]).await;
    }

    /// Returns the journal of a break whose payment ended otherwise than in the books; `None` if it
    /// did not end here.
    fn correction(&self, row: &Value) -> Option<(&'static str, [&'static str; 2])> {
        let id = text(row, "payment_id").parse().ok()?;
        let reference = self.reference();
        let (_, payment) = reference.payments.get(&id)?;
        let corrections = &payment.corrections;
        let is_booked = match payment.status {
            Status::Settled => true,
            Status::Rejected | Status::Cancelled | Status::Declined => false,
            Status::AwaitingApproval
            | Status::Accepted
            | Status::Submitted
            | Status::Unknown
            | Status::Refused
            | Status::Returned => return None,
        };
        let is_made = is_booked == corrections.journals.len().is_multiple_of(2);
        let purpose = if is_made {
            "settled_but_refused"
        } else {
            "rejected_but_paid"
        };
        let leaves = is_made == (payment.direction == Direction::Inbound);
        let accounts = if leaves {
            ["receivables", "fps-settlement"]
        } else if corrections.receivable >= payment.minor {
            ["fps-settlement", "receivables"]
        } else {
            ["fps-settlement", "suspense"]
        };
        Some((purpose, accounts))
    }

    /// Gets a journal booked; sometimes two clients propose one concurrently, of which one is
    /// booked.
    async fn book(&mut self, [body, other]: [Value; 2]) {
        let twice = self.draw.chance(400);
        let first = self.propose(&body).await;
        let second = if twice {
            self.propose(&other).await
        } else {
            None
        };
        self.post_journals([first, second]).await;
    }

    async fn explain_by_two(&mut self, id: &str) {
        let about = ("break_id", id);
        let assign = json!({
            "assignee_client_id": self.principal.client, "note": "Asked the scheme",
        });
        let request = self.desk("assign-break", about, &assign);
        let assigned = self.write(&request).await;
        let explain = json!({"reason": "The report is clear", "evidence": evidence()});
        let request = self.desk("explain-break", about, &explain);
        let checker = self.checker.clone();
        if assigned.is_some_and(|answer| answer.status == 200) {
            self.write_as(&checker, &request).await;
        }
    }

    /// Credits an account with a suspense item, or a part of it.
    async fn apply_one(&mut self) {
        let list = Request::to("list-suspense-items");
        let Some(row) = self.one_of_the_list(&list).await else {
            return;
        };
        let id = text(&row, "suspense_item_id");
        if self.draw.chance(200) {
            let assign = json!({
                "assignee_client_id": self.principal.client, "note": "Wrote to the payer",
            });
            let request = self.desk("assign-suspense-item", ("suspense_item_id", &id), &assign);
            self.write(&request).await;
        }
        let Some(to) = self.account(AccountOwner::Any) else {
            return;
        };
        let open = minor_of(&row["open_amount"]["amount"]);
        let minor = if self.draw.chance(500) {
            open
        } else {
            self.draw.between(1, open.max(1))
        };
        let body = journal(
            "suspense_applied",
            &id,
            ["suspense", &to.id],
            &decimal(minor),
        );
        let back = sent_back(&id, &decimal(open));
        // Most suspense items cannot be returned, and the bank refuses.
        let bodies = match self.draw.between(0, 3) {
            0 => [back.clone(), back],
            1 => [body, back],
            _ => [body.clone(), body],
        };
        self.book(bodies).await;
    }

    async fn propose(&mut self, body: &Value) -> Option<String> {
        let key = self.fresh_key();
        let request = Request::to("propose-journal").write(&key, body);
        let answer = self.write(&request).await?;
        (answer.status == 201).then(|| text(&answer.body, "journal_id"))
    }

    /// The other client approves journals, two concurrently if there are two, or declines them.
    async fn post_journals(&mut self, journals: [Option<String>; 2]) {
        let checker = self.checker.clone();
        let known: Vec<_> = journals.into_iter().flatten().collect();
        for (place, id) in known.iter().enumerate() {
            let about = ("journal_id", id.as_str());
            let approval = json!({"sequence": 1, "reason": "Checked against the letter"});
            if self.draw.chance(200) {
                let request = self.desk("approve-journal", about, &approval);
                self.refused_alone(&request).await;
            }
            let request = if self.draw.chance(850) {
                self.desk("approve-journal", about, &approval)
            } else {
                let reason = json!({"reason": "Another account is meant"});
                self.desk("decline-journal", about, &reason)
            };
            if place + 1 < known.len() && self.draw.chance(700) {
                self.meanwhile(&checker, &request);
            } else {
                self.write_as(&checker, &request).await;
            }
        }
    }

    async fn send_again_one(&mut self) {
        let list = Request::to("list-unknown-payments");
        let Some(row) = self.one_of_the_list(&list).await else {
            return;
        };
        let id = text(&row, "payment_id");
        let reason = json!({"reason": "The scheme asked for it"});
        let request = self.desk("resubmit-payment", ("payment_id", &id), &reason);
        self.write(&request).await;
    }

    /// Sends a write of the desk about this subject.
    pub(super) fn desk(
        &mut self,
        function: &'static str,
        (name, id): (&'static str, &str),
        body: &Value,
    ) -> Request {
        let key = self.fresh_key();
        Request::to(function).of(name, id).write(&key, body)
    }
}

pub(super) fn evidence() -> Value {
    json!([{"kind": "scheme_report", "reference": "Report, line 4", "sha256": "0a".repeat(32)}])
}

pub(super) fn proposal(outcome: &str) -> Value {
    json!({"outcome": outcome, "evidence": evidence(), "reason": "The report shows it"})
}

pub(super) fn journal(
    purpose: &str,
    subject: &str,
    [debit, credit]: [&str; 2],
    amount: &str,
) -> Value {
    let amount = json!({"amount": amount, "currency": "GBP"});
    json!({
        "purpose": purpose,
        "subject": subject,
        "transfers": [{"debit": debit, "credit": credit, "amount": amount}],
        "evidence": evidence(),
        "reason": "As the documents show",
    })
}

/// Returns the journal that returns a suspense item to the debtor's bank.
pub(super) fn sent_back(item: &str, amount: &str) -> Value {
    let accounts = ["suspense", "fps-settlement"];
    let mut body = journal("suspense_returned", item, accounts, amount);
    body["return_reason_code"] = json!("not_expected");
    body
}

pub(super) fn text(of: &Value, name: &str) -> String {
    of[name].as_str().unwrap_or_default().to_owned()
}
