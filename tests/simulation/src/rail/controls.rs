//! Controls of the scheme for stories, and queries of the operations desk.

use rail_fps::{
    Fpid, MessageName, Original, PaymentType, Reason, RejectCode, TransactionId, TransactionStatus,
};

use super::Rail;

impl Rail {
    /// Returns whether an outbound payment was made, once that is final.
    pub(crate) fn outcome(&self, id: &str) -> Option<bool> {
        let state = self.lock();
        match state.sent.get(id) {
            Some(sent) => sent.decided.as_ref().map(TransactionStatus::is_accepted),
            None => state.closed.contains(id).then_some(false),
        }
    }

    /// Leaves payments of this amount undecided.
    pub(crate) fn silence(&self, minor: i64) {
        self.lock().silent = Some(minor);
    }

    /// Accepts a payment, and reports that on enquiry only.
    pub(crate) fn accept_silently(&self, id: &str) {
        if let Some(sent) = self.lock().sent.get_mut(id) {
            sent.decided.get_or_insert(TransactionStatus::Settled);
        }
    }

    /// The scheme refuses a payment that it reported as settled.
    pub(crate) fn refuse_settled(&self, id: &str) {
        let original = self.lock().sent.get(id).map(|sent| sent.original.clone());
        let Some(original) = original else { return };
        let refused = TransactionStatus::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED));
        let report = self.written(original, refused);
        let (rail, id) = (self.clone(), id.to_owned());
        self.world.spawn("the rail", async move {
            rail.bring(None, &report).await;
            rail.lock().contradicted.insert(id);
        });
    }

    /// From now on the scheme makes each payment that the bank rejects.
    pub(crate) fn overrule(&self) {
        self.lock().overrules = true;
    }

    /// The scheme reports on a payment that the bank does not have.
    pub(crate) fn report_nothing_of_ours(&self) {
        let (now, fresh) = (self.world.now(), self.message_id());
        let Ok(origin) = "000001".parse() else { return };
        let fpid = Fpid::derive(
            PaymentType::Sip,
            fresh.as_bytes(),
            calendar::london::date(now),
            origin,
        );
        let original = Original {
            message_id: fresh.parse().expect("a message id"),
            message_name: Some(MessageName::CreditTransfer),
            instruction_id: None,
            end_to_end_id: None,
            transaction_id: TransactionId::from(&fpid),
            uetr: None,
        };
        self.send_report(original, TransactionStatus::Settled);
    }
}
