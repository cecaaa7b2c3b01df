macro_rules! codes {
    ($($name:ident = $status:literal $word:literal $title:literal;)*) => {
        /// The codes of problems, as the contract lists them. Clients decide by them; they never
        /// change their meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as the contract writes it, its status, and a title for people.
            fn row(self) -> (&'static str, u16, &'static str) {
                match self {
                    $(Self::$name => ($word, $status, $title),)*
                }
            }
        }
    };
}

codes! {
    MalformedBody = 400 "malformed_body" "The body cannot be read";
    InvalidField = 400 "invalid_field" "A field is not valid";
    UnknownField = 400 "unknown_field" "A field is not known";
    UnsupportedMediaType = 415 "unsupported_media_type" "The media type is not supported";
    BodyTooLarge = 413 "body_too_large" "The body is too large";
    IdempotencyKeyMissing = 400 "idempotency_key_missing" "Idempotency-Key is required";
    IdempotencyKeyInvalid = 400 "idempotency_key_invalid" "Idempotency-Key is not valid";
    IdempotencyKeyReused = 422 "idempotency_key_reused" "Idempotency-Key was used for another request";
    Unauthenticated = 401 "unauthenticated" "Authentication is required";
    InvalidDpopProof = 401 "invalid_dpop_proof" "Invalid DPoP proof";
    Forbidden = 403 "forbidden" "This is not allowed";
    SecondClientRequired = 403 "second_client_required" "Another client must decide this";
    ApprovalLimitExceeded = 403 "approval_limit_exceeded" "The amount is above the client's own limit";
    SignatureRequired = 403 "signature_required" "The request must be signed";
    SignatureInvalid = 403 "signature_invalid" "Invalid signature";
    NotFound = 404 "not_found" "Resource not found";
    MethodNotAllowed = 405 "method_not_allowed" "The method is not allowed";
    InsufficientFunds = 422 "insufficient_funds" "Insufficient funds";
    AccountFrozen = 422 "account_frozen" "The account is frozen";
    AccountClosed = 422 "account_closed" "The account is closed";
    AccountNotEmpty = 422 "account_not_empty" "The account holds money";
    AccountHasHolds = 422 "account_has_holds" "The account has open holds";
    CurrencyMismatch = 422 "currency_mismatch" "The currencies differ";
    SameAccount = 422 "same_account" "Debtor and creditor are one account";
    PayeeAccountUnknown = 422 "payee_account_unknown" "The payee's account is not known";
    PayeeAccountClosed = 422 "payee_account_closed" "The payee's account is closed";
    BalanceLimit = 422 "balance_limit" "The account cannot hold that much";
    PossibleDuplicate = 409 "possible_duplicate" "Possible duplicate payment";
    NotSealedYet = 409 "not_sealed_yet" "The record is not sealed yet";
    AmountAboveLimit = 422 "amount_above_limit" "The amount is above the scheme's limit";
    NotCancellable = 422 "not_cancellable" "It can no longer be cancelled";
    NotAwaitingApproval = 422 "not_awaiting_approval" "The payment is not awaiting approval";
    NotUnknown = 422 "not_unknown" "The payment's outcome is not unknown";
    EvidenceRequired = 422 "evidence_required" "Evidence is required";
    AlreadyProposed = 422 "already_proposed" "Another proposal waits for its decision";
    NotProposed = 422 "not_proposed" "No such proposal waits for a decision";
    ItemNotOpen = 422 "item_not_open" "The work item is not open";
    AssigneeUnknown = 422 "assignee_unknown" "The assignee does not work at the operations desk";
    ExceedsOpenAmount = 422 "exceeds_open_amount" "The amount is not what is open";
    JournalRequired = 422 "journal_required" "A journal must book the difference";
    NotResubmittable = 422 "not_resubmittable" "It is not waiting for its rail";
    NotReturnable = 422 "not_returnable" "It cannot be returned";
    AlreadyReturned = 422 "already_returned" "It was returned already";
    SequenceMismatch = 422 "sequence_mismatch" "The sequence is not the current one";
    OverdraftInUse = 422 "overdraft_in_use" "The overdraft is in use";
    InstitutionLimitExceeded = 422 "institution_limit_exceeded" "The limit of the institution is reached";
    SigningKeyRequired = 422 "signing_key_required" "The client has no key to sign with";
    RouteUnavailable = 422 "route_unavailable" "No route leads to the payee";
    RateLimited = 429 "rate_limited" "Too many requests";
    Unavailable = 503 "unavailable" "The service is unavailable";
    ProjectionGap = 503 "projection_gap" "Entries are missing or damaged and are being restored";
    OutcomeUnknown = 503 "outcome_unknown" "The outcome is not known";
    InternalError = 500 "internal_error" "Internal error";
}

/// What the client does about a problem, where that is the same every time: the detail of a problem that has no other.
const ADVICE: &[(Code, &str)] = &[
    (
        Code::IdempotencyKeyMissing,
        "Send an Idempotency-Key: a new one for each intention, the same one on each retry.",
    ),
    (
        Code::IdempotencyKeyInvalid,
        "Send one Idempotency-Key of 1 to 255 printable ASCII characters.",
    ),
    (
        Code::IdempotencyKeyReused,
        "Key used for another request; repeat that one, or use a new key.",
    ),
    (
        Code::Unauthenticated,
        "Token missing, malformed, expired or for another API; request a new one.",
    ),
    (
        Code::SignatureRequired,
        "Your policy requires signatures; sign as Accept-Signature states and resend.",
    ),
    (
        Code::SignatureInvalid,
        "Correct the header in errors, sign again, resend with the same key.",
    ),
    (
        Code::NotFound,
        "No resource of your tenant has this id; check it.",
    ),
    (
        Code::MethodNotAllowed,
        "Use a method that the header Allow lists.",
    ),
    (
        Code::InsufficientFunds,
        "The available balance is too low; add funds, then use a new key.",
    ),
    (
        Code::AccountFrozen,
        "Unfreeze the account, then use a new key.",
    ),
    (Code::AccountClosed, "Use another account."),
    (
        Code::BalanceLimit,
        "An account holds less than 1000000000000000.00; pay a smaller amount.",
    ),
    (
        Code::PayeeAccountUnknown,
        "No account here has this sort code and number; check both.",
    ),
    (
        Code::PayeeAccountClosed,
        "Ask the payee for another account.",
    ),
    (
        Code::NotSealedYet,
        "A record is sealed within about two minutes; repeat the request then.",
    ),
    (
        Code::Unavailable,
        "Nothing was done; repeat the request with the same key.",
    ),
    (
        Code::ProjectionGap,
        "Nothing is lost; repeat the request in some minutes.",
    ),
    (
        Code::OutcomeUnknown,
        "It may have been done; repeat with the same key to learn the result.",
    ),
    (
        Code::InternalError,
        "The bank has been told; a write may be repeated with the same key.",
    ),
];

impl Code {
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

    /// What the client does about it, where that is the same every time.
    pub fn advice(self) -> Option<&'static str> {
        let known = ADVICE.iter().find(|(code, _)| *code == self);
        known.map(|(_, advice)| *advice)
    }

    /// Whether it says that an access was refused, rather than what was asked for: the audit log
    /// records such a refusal of a client that is known.
    pub fn refuses_access(self) -> bool {
        matches!(self.status(), 401 | 403 | 429)
    }

    /// Whether a refusal with this code is stored under the key of its request, and replayed. It is if a
    /// rule decided it about something of the caller's (409, 422). It is not if the request was not
    /// understood, was not the caller's to make, or met what passes: then the key is not used up.
    pub fn is_stored(self) -> bool {
        matches!(self.status(), 409 | 422)
            && !matches!(self, Self::IdempotencyKeyReused | Self::NotSealedYet)
    }

    /// The code that the contract writes so.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }

    /// Whether the same request may succeed later, unchanged and with the same key.
    pub fn retryable(self) -> bool {
        matches!(
            self,
            Self::NotSealedYet
                | Self::RateLimited
                | Self::Unavailable
                | Self::ProjectionGap
                | Self::OutcomeUnknown
                | Self::InternalError
        )
    }
}
