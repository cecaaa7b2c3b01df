use core::fmt;
use core::str::FromStr;

/// A rule said no to an order. Deterministic: the same order at the same moment meets the same
/// rule, and the refusal stands for its idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The debtor has not enough available.
    InsufficientFunds,
    /// The debtor's account is frozen.
    AccountFrozen,
    /// The debtor's account is closed.
    AccountClosed,
    /// An account is not in the order's currency.
    CurrencyMismatch,
    /// Debtor and creditor are one account.
    SameAccount,
    /// The account to pay into does not exist at this bank.
    PayeeAccountUnknown,
    /// The account to pay into is closed.
    PayeeAccountClosed,
    /// The account to pay into would hold more than an account may.
    BalanceLimit,
    /// The account just sent the same payment.
    PossibleDuplicate,
    /// More than the scheme carries in one payment.
    AmountAboveLimit,
    /// The wished route does not lead to the creditor.
    RouteUnavailable,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 11] = [
        Self::InsufficientFunds,
        Self::AccountFrozen,
        Self::AccountClosed,
        Self::CurrencyMismatch,
        Self::SameAccount,
        Self::PayeeAccountUnknown,
        Self::PayeeAccountClosed,
        Self::BalanceLimit,
        Self::PossibleDuplicate,
        Self::AmountAboveLimit,
        Self::RouteUnavailable,
    ];

    /// The word that clients see and that is stored with the refused payment.
    pub fn code(self) -> &'static str {
        match self {
            Self::InsufficientFunds => "insufficient_funds",
            Self::AccountFrozen => "account_frozen",
            Self::AccountClosed => "account_closed",
            Self::CurrencyMismatch => "currency_mismatch",
            Self::SameAccount => "same_account",
            Self::PayeeAccountUnknown => "payee_account_unknown",
            Self::PayeeAccountClosed => "payee_account_closed",
            Self::BalanceLimit => "balance_limit",
            Self::PossibleDuplicate => "possible_duplicate",
            Self::AmountAboveLimit => "amount_above_limit",
            Self::RouteUnavailable => "route_unavailable",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl FromStr for Refusal {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|refusal| refusal.code() == code)
            .ok_or(())
    }
}
