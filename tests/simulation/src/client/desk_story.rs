//! Every operation of the operations desk once, for crash points.

use serde_json::{Value, json};

use super::desk::{evidence, journal, proposal, sent_back, text};
use super::{Client, DONE, is_final};
use crate::api::Request;
use crate::rail::Rail;

/// The amount of a payment, in pence, that the other bank leaves undecided.
pub(super) const UNANSWERED: i64 = 800;

/// The number of no account.
const NOBODY: &str = "41926819";

impl Client {
    /// Performs every operation of the desk once.
    pub(crate) async fn run_desk_story(mut self, rail: Rail) {
        self.come_in().await;
        self.set_limits().await;
        let id = self.resolve_what_is_unknown(&rail).await;
        rail.report_nothing_of_ours();
        let list = Request::to("list-breaks");
        let found = self.listed(&list, "kind", "missing_inside").await;
        let found = text(&found, "break_id");
        let note = json!({"assignee_client_id": self.principal.client, "note": "Asked them"});
        self.first("assign-break", ("break_id", &found), &note)
            .await;
        let explain = json!({"reason": "Of another bank", "evidence": evidence()});
        self.second("explain-break", ("break_id", &found), &explain)
            .await;
        rail.refuse_settled(&id);
        let found = self.listed(&list, "kind", "contradiction").await;
        let amount = text(&found["inside"], "amount");
        let found = text(&found, "break_id");
        let refused = ["fps-settlement", "suspense"];
        let refused = journal("settled_but_refused", &found, refused, &amount);
        let declined = self.proposed(&refused).await;
        let reason = json!({"reason": "It is not clear yet"});
        self.second("decline-journal", ("journal_id", &declined), &reason)
            .await;
        self.post(&refused).await;
        let list = Request::to("list-suspense-items");
        let item = self.listed(&list, "reason", "contradicted").await;
        let found = text(&item, "suspense_item_id");
        self.first("assign-suspense-item", ("suspense_item_id", &found), &note)
            .await;
        let to = text(&item, "account_id");
        let applied = journal("suspense_applied", &found, ["suspense", &to], &amount);
        self.post(&applied).await;
        self.send_back_what_came(&rail).await;
    }

    /// A payment that the bank rejects and the scheme makes: its money is booked to suspense, and
    /// returned.
    async fn send_back_what_came(&mut self, rail: &Rail) {
        rail.overrule();
        rail.pay_in(NOBODY.parse().expect("a number"), 1200);
        let list = Request::to("list-breaks");
        let found = self.listed(&list, "kind", "contradiction").await;
        let found = text(&found, "break_id");
        let accounts = ["fps-settlement", "suspense"];
        self.post(&journal("rejected_but_paid", &found, accounts, "12.00"))
            .await;
        let list = Request::to("list-suspense-items");
        let item = self.listed(&list, "reason", "contradicted").await;
        let item = text(&item, "suspense_item_id");
        self.conclude(&sent_back(&item, "12.00"), "approved").await;
        // The other bank accepts it, or it is in suspense again.
        loop {
            let page = self.answered(&list).await;
            let rows = page.body["data"].as_array().cloned().unwrap_or_default();
            if !rows.iter().any(|row| row["status"] == "returning") {
                return;
            }
            self.world.after(5000).await;
        }
    }

    /// Sets and reads the limits of an institution whose client runs its own story meanwhile.
    async fn set_limits(&mut self) {
        let tenant = crate::deployment::operator(crate::deployment::INSTITUTIONS[0]).tenant;
        let about = ("tenant_id", tenant.as_str());
        let limits = json!({
            "clients": 50, "requests_per_minute": 6000, "exposure": {"GBP": "700.00", "USD": "1.00"},
        });
        let change = json!({"sequence": 1, "limits": limits, "reason": "Reviewed this year"});
        self.first("set-institution-limits", about, &change).await;
        let read = Request::to("get-institution-limits").of(about.0, about.1);
        let read = self.answered(&read).await;
        self.world.hold(DONE, read.body["limits"] == limits, || {
            format!("get-institution-limits: {} {}", read.status, read.text)
        });
    }

    /// Two clients resolve a payment as made about which the scheme reports nothing; its id there.
    async fn resolve_what_is_unknown(&mut self, rail: &Rail) -> String {
        let list = Request::to("list-unknown-payments");
        let unknown = self.listed(&list, "status", "unknown").await;
        let (payment, id) = (text(&unknown, "payment_id"), text(&unknown, "scheme_id"));
        let about = ("payment_id", payment.as_str());
        let reason = json!({"reason": "The scheme asked for it"});
        self.first("resubmit-payment", about, &reason).await;
        self.first("propose-resolution", about, &proposal("rejected"))
            .await;
        self.second("decline-resolution", about, &reason).await;
        rail.accept_silently(&id);
        self.first("propose-resolution", about, &proposal("settled"))
            .await;
        let approval = json!({"outcome": "settled", "reason": "Checked against the report"});
        self.second("approve-resolution", about, &approval).await;
        id
    }

    async fn post(&mut self, body: &Value) {
        self.conclude(body, "posted").await;
    }

    /// One client proposes this journal and the other approves it.
    async fn conclude(&mut self, body: &Value, status: &str) {
        let id = self.proposed(body).await;
        let approval = json!({"sequence": 1, "reason": "Checked against the letter"});
        self.second("approve-journal", ("journal_id", &id), &approval)
            .await;
        let read = Request::to("get-journal").of("journal_id", &id);
        let read = self.answered(&read).await;
        self.world.hold(DONE, read.body["status"] == status, || {
            format!("get-journal: {} {}", read.status, read.text)
        });
    }

    async fn proposed(&mut self, body: &Value) -> String {
        let answer = self.done(Request::to("propose-journal"), body).await;
        text(&answer.body, "journal_id")
    }

    async fn first(
        &mut self,
        function: &'static str,
        (name, id): (&'static str, &str),
        body: &Value,
    ) {
        self.done(Request::to(function).of(name, id), body).await;
    }

    /// The other client performs it.
    async fn second(&mut self, function: &'static str, about: (&'static str, &str), body: &Value) {
        let request = self.desk(function, about, body);
        let checker = self.checker.clone();
        loop {
            let answer = self.send_as(&checker, &request).await;
            if let Some(answer) = answer.filter(is_final) {
                self.world.hold(DONE, answer.status < 300, || {
                    format!("{function}: {} {}", answer.status, answer.text)
                });
                return;
            }
            self.world.after(1000).await;
        }
    }

    /// Reads a list until one of its items satisfies the condition.
    async fn listed(&mut self, list: &Request, name: &str, value: &str) -> Value {
        loop {
            let page = self.answered(list).await;
            let rows = page.body["data"].as_array().cloned().unwrap_or_default();
            if let Some(row) = rows.into_iter().find(|row| row[name] == value) {
                return row;
            }
            self.world.after(5000).await;
        }
    }
}
