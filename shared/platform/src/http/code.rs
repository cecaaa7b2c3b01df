/// The codes of problems, as the contract lists them. Clients decide by them; they never change
/// their meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    MalformedBody,
    InvalidField,
    UnknownField,
    UnsupportedMediaType,
    BodyTooLarge,
    IdempotencyKeyMissing,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
    RequestInProgress,
    Unauthenticated,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    InsufficientFunds,
    AccountFrozen,
    AccountClosed,
    AccountNotEmpty,
    AccountHasHolds,
    CurrencyMismatch,
    SameAccount,
    PayeeAccountUnknown,
    PayeeAccountClosed,
    PossibleDuplicate,
    AmountAboveLimit,
    CharactersNotAllowed,
    NotCancellable,
    NotReturnable,
    AlreadyReturned,
    OverdraftInUse,
    RouteUnavailable,
    RateLimited,
    Unavailable,
    OutcomeUnknown,
    InternalError,
}

impl Code {
    /// The code as the contract writes it, its status, and a title for people.
    fn row(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::MalformedBody => ("malformed_body", 400, "The body cannot be read"),
            Self::InvalidField => ("invalid_field", 400, "A field is not valid"),
            Self::UnknownField => ("unknown_field", 400, "A field is not known"),
            Self::UnsupportedMediaType => (
                "unsupported_media_type",
                415,
                "The media type is not supported",
            ),
            Self::BodyTooLarge => ("body_too_large", 413, "The body is too large"),
            Self::IdempotencyKeyMissing => (
                "idempotency_key_missing",
                400,
                "Idempotency-Key is required",
            ),
            Self::IdempotencyKeyInvalid => (
                "idempotency_key_invalid",
                400,
                "Idempotency-Key is not valid",
            ),
            Self::IdempotencyKeyReused => (
                "idempotency_key_reused",
                422,
                "Idempotency-Key was used for another request",
            ),
            Self::RequestInProgress => (
                "request_in_progress",
                409,
                "The first request with this key is not finished",
            ),
            Self::Unauthenticated => ("unauthenticated", 401, "Authentication is required"),
            Self::Forbidden => ("forbidden", 403, "This is not allowed"),
            Self::NotFound => ("not_found", 404, "There is no such resource"),
            Self::MethodNotAllowed => ("method_not_allowed", 405, "The method is not allowed"),
            Self::InsufficientFunds => ("insufficient_funds", 422, "There is not enough money"),
            Self::AccountFrozen => ("account_frozen", 422, "The account is frozen"),
            Self::AccountClosed => ("account_closed", 422, "The account is closed"),
            Self::AccountNotEmpty => ("account_not_empty", 422, "The account holds money"),
            Self::AccountHasHolds => ("account_has_holds", 422, "The account has open holds"),
            Self::CurrencyMismatch => ("currency_mismatch", 422, "The currencies differ"),
            Self::SameAccount => ("same_account", 422, "Debtor and creditor are one account"),
            Self::PayeeAccountUnknown => (
                "payee_account_unknown",
                422,
                "The payee's account is not known",
            ),
            Self::PayeeAccountClosed => {
                ("payee_account_closed", 422, "The payee's account is closed")
            }
            Self::PossibleDuplicate => (
                "possible_duplicate",
                409,
                "This looks like a payment already made",
            ),
            Self::AmountAboveLimit => (
                "amount_above_limit",
                422,
                "The amount is above the scheme's limit",
            ),
            Self::CharactersNotAllowed => (
                "characters_not_allowed",
                422,
                "A character is not carried by the scheme",
            ),
            Self::NotCancellable => ("not_cancellable", 422, "It can no longer be cancelled"),
            Self::NotReturnable => ("not_returnable", 422, "It cannot be returned"),
            Self::AlreadyReturned => ("already_returned", 422, "It was returned already"),
            Self::OverdraftInUse => ("overdraft_in_use", 422, "The overdraft is in use"),
            Self::RouteUnavailable => ("route_unavailable", 422, "No route leads to the payee"),
            Self::RateLimited => ("rate_limited", 429, "Too many requests"),
            Self::Unavailable => ("unavailable", 503, "The service is unavailable"),
            Self::OutcomeUnknown => ("outcome_unknown", 503, "The outcome is not known"),
            Self::InternalError => ("internal_error", 500, "Something went wrong on our side"),
        }
    }

    /// As the contract writes it.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// The HTTP status that carries it.
    pub fn status(self) -> u16 {
        self.row().1
    }

    /// What it means, for people.
    pub fn title(self) -> &'static str {
        self.row().2
    }

    /// Whether the same request may succeed later, unchanged and with the same key.
    pub fn retryable(self) -> bool {
        matches!(
            self,
            Self::RequestInProgress
                | Self::RateLimited
                | Self::Unavailable
                | Self::OutcomeUnknown
                | Self::InternalError
        )
    }
}
