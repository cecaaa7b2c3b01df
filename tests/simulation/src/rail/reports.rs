//! The scheme's reports on the bank's payments.

use rail_fps::{Original, Reason, RejectCode, StatusReport, TransactionStatus};

use super::Rail;

impl Rail {
    pub(super) fn report(&self, id: &str, answer: TransactionStatus) {
        let original = self.lock().sent.get(id).map(|sent| sent.original.clone());
        if let Some(original) = original {
            self.send_report(original, answer);
        }
    }

    /// Reports the decision and, after the bank accepted that, a contradiction: the opposite
    /// outcome, or a return of a rejected payment.
    pub(super) fn contradict(&self, id: &str, answer: &TransactionStatus) {
        let Some(sent) = self.lock().sent.get(id).cloned() else {
            return;
        };
        let opposite = if answer.is_accepted() {
            TransactionStatus::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED))
        } else {
            TransactionStatus::Settled
        };
        let returns = !answer.is_accepted() && sent.is_payment() && self.world.between(0, 1) == 0;
        let first = self.written(sent.original.clone(), answer.clone());
        let second = returns.then(|| self.contrary_return(id)).flatten();
        let (second, brought) = match second {
            Some((back, brought)) => (back, Some(brought)),
            None => (self.written(sent.original.clone(), opposite), None),
        };
        let (rail, id, made) = (self.clone(), id.to_owned(), !answer.is_accepted());
        self.world.spawn("the rail", async move {
            rail.bring(None, &first).await;
            rail.bring(brought.as_ref(), &second).await;
            if brought.is_none() {
                rail.lock().contradicted.insert(id);
                rail.take_back(sent.original, made).await;
            }
        });
    }

    /// Records the scheme's last report on a payment, and reverses it up to three times, before or
    /// after people resolved it.
    async fn take_back(&self, original: Original, mut made: bool) {
        let id = original.transaction_id.as_str().to_owned();
        let turns = self.world.between(0, 3);
        self.lock().last_words.insert(id.clone(), made);
        for _ in 0..turns {
            let wait = self.world.between(0, 200_000);
            self.world.after(wait).await;
            made = !made;
            let answer = match (made, self.world.between(0, 2)) {
                (true, _) => TransactionStatus::Settled,
                (false, 0) => TransactionStatus::Cancelled,
                (false, _) => TransactionStatus::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED)),
            };
            let report = self.written(original.clone(), answer);
            self.bring(None, &report).await;
            self.lock().last_words.insert(id.clone(), made);
        }
    }

    /// The scheme makes an inbound payment that the bank rejected: the rejection was too late, or
    /// lost. It may reverse that.
    pub(super) fn make_all_the_same(&self, original: Original, may_take_back: bool) {
        let id = original.transaction_id.as_str().to_owned();
        let report = self.written(original.clone(), TransactionStatus::Settled);
        let rail = self.clone();
        self.world.spawn("the rail", async move {
            rail.bring(None, &report).await;
            rail.lock().contradicted.insert(id);
            if may_take_back {
                rail.take_back(original, true).await;
            }
        });
    }

    pub(super) fn send_report(&self, original: Original, answer: TransactionStatus) {
        // Of two concurrent reports neither is the last.
        self.lock()
            .last_words
            .remove(original.transaction_id.as_str());
        self.post(None, &self.written(original, answer));
    }

    pub(super) fn written(&self, original: Original, answer: TransactionStatus) -> String {
        let now = self.world.now();
        // The ids of one hop belong to the two parties of that hop.
        let hop = match self.world.between(0, 3) {
            0 => Some(format!("GATEWAY-{}", self.world.between(1, 9))),
            1 => None,
            _ => original
                .instruction_id
                .as_ref()
                .map(|id| id.as_str().to_owned()),
        };
        let original = Original {
            instruction_id: hop.and_then(|hop| hop.parse().ok()),
            ..original
        };
        let report = StatusReport {
            message_id: self.message_id().parse().expect("a message id"),
            created: now,
            original,
            accepted: answer.is_accepted().then_some(now),
            answer,
            settlement_date: None,
            settlement_cycle: None,
            original_amount: None,
        };
        report.write()
    }
}
