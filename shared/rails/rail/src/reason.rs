use serde::Serialize;

/// What the payer's side should do about a rejection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// The same payment may be sent again.
    Retry,
    /// Something about the payment has to be corrected before.
    ReviewThenRetry,
    /// It would fail again.
    DoNotRetry,
}

impl Retry {
    /// The advice as it is shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::ReviewThenRetry => "review_then_retry",
            Self::DoNotRetry => "do_not_retry",
        }
    }
}

/// Why a payment was rejected or returned, in the scheme's terms and in this bank's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// This bank's word, for programs.
    pub word: &'static str,
    /// The scheme's code.
    pub scheme_code: String,
    /// The ISO 20022 reason.
    pub iso_code: String,
    /// The reason for people.
    pub message: &'static str,
    /// What to do about it.
    pub retry: Retry,
}
