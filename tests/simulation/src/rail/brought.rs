use rail_fps::{RejectCode, TransactionStatus};

/// The content of a message for the bank: its id, which of several sets of facts, and the amount.
#[derive(Clone, Debug)]
pub(super) struct Brought {
    pub(super) id: String,
    pub(super) facts: u8,
    pub(super) minor: i64,
    /// Whether it settles on an impossible day.
    pub(super) misdated: bool,
    /// The payment that it returns.
    pub(super) returns: Option<String>,
    /// Whether it contradicts an earlier report.
    pub(super) contrary: bool,
    /// Whether it returns a payment that the other bank rejected: the bank accepts the money, but
    /// not for the debtor.
    pub(super) unpaid: bool,
}

impl Brought {
    pub(super) fn first(id: &str, minor: i64) -> Self {
        Self {
            id: id.to_owned(),
            facts: 0,
            minor,
            misdated: false,
            returns: None,
            contrary: false,
            unpaid: false,
        }
    }
}

impl Brought {
    /// Returns whether it is a payment that the bank could read and rejected by itself, not as a
    /// duplicate.
    pub(super) fn may_be_overruled(&self, answer: &TransactionStatus) -> bool {
        let of_message = [RejectCode::DUPLICATE, RejectCode::SYNTAX_ERROR];
        let is_rejected = matches!(
            answer,
            TransactionStatus::Rejected(reason) if !of_message.into_iter().any(|code| reason.names(code))
        );
        is_rejected && self.returns.is_none() && self.facts == 0
    }
}
