//! Decisions of clients about other clients' payments.

use kernel::id::PaymentId;
use serde_json::json;

use super::{Client, OWN};
use crate::api::Request;

const ALONE: &str = "no client approves what it could not pay alone";

impl Client {
    /// Reads the pending approvals, and decides one of them.
    pub(super) async fn decide_one(&mut self) {
        let list = Request::to("list-payments").with("status", "awaiting_approval");
        let checker = self.checker.clone();
        let page = self.send_as(&checker, &list).await;
        let Some(page) = page.filter(|answer| answer.status == 200) else {
            return;
        };
        let rows = page.body["data"].as_array().cloned().unwrap_or_default();
        let waiting: Vec<_> = rows
            .iter()
            .filter_map(|row| Some(row["payment_id"].as_str()?.to_owned()))
            .collect();
        for (row, id) in rows.iter().zip(&waiting) {
            let payment: PaymentId = id.parse().expect("a payment's id");
            let known = self
                .reference()
                .payments
                .get(&payment)
                .map(|(_, row)| row.tenant);
            let mine = known.is_some_and(|tenant| tenant.to_string() == checker.tenant);
            let waits = row["status"] == "awaiting_approval";
            self.world.hold(OWN, mine && waits, || row.to_string());
        }
        if let Some(id) = self.draw.one_of(&waiting).cloned() {
            self.decide(&id).await;
        }
    }

    /// Approves or declines a payment: sometimes as the ordering client, which is refused,
    /// sometimes concurrently with another decision.
    /// against another decision at once.
    pub(super) async fn decide(&mut self, id: &str) {
        let checker = self.checker.clone();
        if self.draw.chance(150) {
            let request = self.decision("approve-payment", id);
            let answer = self.write(&request).await;
            let refused = answer.is_none_or(|answer| matches!(answer.status, 403 | 422));
            let refused = refused || self.may_approve(id);
            self.world.hold(ALONE, refused, || id.to_owned());
        }
        if self.draw.chance(250) {
            let other = *self
                .draw
                .one_of(&["approve-payment", "decline-payment", "cancel-payment"])
                .expect("a decision");
            let request = self.decision(other, id);
            self.meanwhile(&checker, &request);
        }
        let function = if self.draw.chance(750) {
            "approve-payment"
        } else {
            "decline-payment"
        };
        let request = self.decision(function, id);
        if self.draw.chance(100) {
            self.meanwhile(&checker, &request);
        }
        self.write_as(&checker, &request).await;
    }

    /// Returns whether this client, which orders, may approve a payment: another client's that it
    /// could pay alone. Such a payment awaits approval because its account reached the daily limit.
    fn may_approve(&self, id: &str) -> bool {
        let reference = self.reference();
        let payment: PaymentId = id.parse().expect("a payment's id");
        let (Some((_, row)), Ok(me)) = (
            reference.payments.get(&payment),
            self.principal.client.parse(),
        ) else {
            return false;
        };
        let (limits, amount) = (reference.clients.limits_of(me), row.amount());
        let alone = limits
            .zip(amount)
            .is_some_and(|(limits, amount)| !limits.exceeded_by(amount));
        alone && row.ordered_by != Some(me)
    }

    pub(super) fn decision(&mut self, function: &'static str, id: &str) -> Request {
        let key = self.fresh_key();
        Request::to(function)
            .of("payment_id", id)
            .write(&key, &json!({"reason": "A test of ours"}))
    }
}
