use field_encryption::{Encrypted, EncryptionError, FieldKeyRing, GivenReason};
use kernel::event::ChangeContext;
use kernel::id::{AccountId, BreakId, ClientId, PaymentId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::{Amount, CurrencyCode, Money};
use kernel::payment::{Direction, Kind, Route, Status};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Key, Row, Versioned};

use crate::ledger::{InternalAccount, LedgerAccount, Transfer};
use crate::{Corrections, Parties, Reports, parties};

/// The reason of a payment that its scheme cancelled (`CANC`), where a code of the scheme stands for others.
pub const CANCELLED_BY_SCHEME: &str = "cancelled_by_scheme";

/// The reason of a payment that the operations desk found to have failed, where a code of the scheme stands for others.
pub const RESOLVED_BY_BANK: &str = "resolved_by_bank";

/// That a payment needed another client's approval, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who decided, and when; none while it waits, or if it was cancelled while it did.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none", default)]
    pub decided: Option<ApprovalDecision>,
}

/// Who approved or declined a payment, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalDecision {
    /// The client; never the one that ordered it.
    #[serde(rename = "b")]
    pub by: ClientId,
    /// When.
    #[serde(rename = "t")]
    pub at: Moment,
}

/// A payment: the order, its idempotency record, both ledger legs, its outbox and its state in one
/// item of at most 1,024 bytes, to which the reasons add that clients give for decisions about it, breaks and corrections.
/// Attribute names are short because every kilobyte is paid for.
///
/// A row whose payment is booked, or may be, has both legs and an amount above zero; one without them is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct PaymentRow {
    /// The payment.
    pub id: PaymentId,
    /// Whose it is.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// The client that ordered it; none for what a rail brought.
    #[serde(rename = "cl", skip_serializing_if = "Option::is_none", default)]
    pub ordered_by: Option<ClientId>,
    /// What was asked under the key.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// Which way.
    #[serde(rename = "dn")]
    pub direction: Direction,
    /// What it is.
    #[serde(rename = "kd")]
    pub kind: Kind,
    /// How it travels.
    #[serde(rename = "rt")]
    pub route: Route,
    /// How far it is.
    #[serde(rename = "st")]
    pub status: Status,
    /// The account of ours that pays.
    #[serde(rename = "db", skip_serializing_if = "Option::is_none", default)]
    pub debtor: Option<AccountId>,
    /// The account of ours that is paid.
    #[serde(rename = "cr", skip_serializing_if = "Option::is_none", default)]
    pub creditor: Option<AccountId>,
    /// Who pays whom and what they wrote, sealed.
    #[serde(rename = "pd")]
    pub parties: Encrypted<Parties>,
    /// How much, in minor units; more than zero, except for a message that was rejected because its
    /// amount could not be read.
    #[serde(rename = "am")]
    pub minor: i64,
    /// Of what.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// Between which accounts the money moves once it moves.
    #[serde(rename = "tr", skip_serializing_if = "Option::is_none", default)]
    pub transfer: Option<Transfer>,
    /// The id in the scheme, in the short form that messages carry.
    #[serde(rename = "si", skip_serializing_if = "Option::is_none", default)]
    pub scheme_id: Option<String>,
    /// Why it was refused, by our word, or rejected, by the scheme's code.
    #[serde(rename = "rs", skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// The field of the message that it was rejected for, by its path, if it was for one.
    #[serde(rename = "rf", skip_serializing_if = "Option::is_none", default)]
    pub rejected_field: Option<String>,
    /// The digest of the message that brought it or, for what was ordered here, that decided its outcome;
    /// it names the original in the archive.
    #[serde(rename = "md", skip_serializing_if = "Option::is_none", default)]
    pub message: Option<Fingerprint>,
    /// Why it is a return, or why it was returned, by the scheme's return code.
    #[serde(rename = "rc", skip_serializing_if = "Option::is_none", default)]
    pub return_code: Option<String>,
    /// When the other bank credits its customer, if not at once.
    #[serde(rename = "ql", skip_serializing_if = "Option::is_none", default)]
    pub qualifier: Option<String>,
    /// What this returns; of a payment refused as a possible duplicate, the one that it looks like.
    #[serde(rename = "of", skip_serializing_if = "Option::is_none", default)]
    pub original: Option<PaymentId>,
    /// What returned this.
    #[serde(rename = "by", skip_serializing_if = "Option::is_none", default)]
    pub returned_by: Option<PaymentId>,
    /// That it needed approval, and what came of that; none if it needed none.
    #[serde(rename = "ap", skip_serializing_if = "Option::is_none", default)]
    pub approval: Option<Approval>,
    /// Why it was approved or declined.
    #[serde(rename = "dw", skip_serializing_if = "Option::is_none", default)]
    pub decision_reason: Option<GivenReason>,
    /// Why it was cancelled.
    #[serde(rename = "cw", skip_serializing_if = "Option::is_none", default)]
    pub cancellation_reason: Option<GivenReason>,
    /// When the money moved, the moment of its legs; none before that. Never changed again, so that
    /// a returned payment still says when it was booked. Milliseconds since 1970, as stored.
    #[serde(
        rename = "bk",
        with = "kernel::time::optional_millis",
        skip_serializing_if = "Option::is_none",
        default
    )]
    pub booked_at: Option<Moment>,
    /// When the rail's gateway took the message; none while that is not known, and the message is
    /// sent again until it is. Nobody asks the rail about a payment before. Milliseconds since 1970.
    #[serde(
        rename = "tk",
        with = "kernel::time::optional_millis",
        skip_serializing_if = "Option::is_none",
        default
    )]
    pub delivered_at: Option<Moment>,
    /// The breaks over what the scheme said of it, or of its return, and this bank did not apply. They are
    /// no change of the payment.
    #[serde(rename = "dp", skip_serializing_if = "Vec::is_empty", default)]
    pub disputed_by: Vec<BreakId>,
    /// What the scheme reported of it besides the outcome that stands. It is no change of the payment.
    #[serde(rename = "rp", skip_serializing_if = "Reports::are_none", default)]
    pub reports: Reports,
    /// The journals that booked the difference to the outcome that the scheme gave as well, and what is left of that. They
    /// are no change of the payment, whose own outcome stands.
    #[serde(rename = "cj", skip_serializing_if = "Corrections::are_none", default)]
    pub corrections: Corrections,
    /// How many changes of the payment there were; orders its events.
    #[serde(rename = "ver")]
    pub version: u64,
    /// How often the row was written: also when what is known besides the payment changes, which has no event.
    #[serde(rename = "rv")]
    pub revision: u64,
    /// When it was taken on.
    #[serde(rename = "at")]
    pub created_at: Moment,
    /// When it last changed.
    #[serde(rename = "up")]
    pub updated_at: Moment,
    /// The client that last changed it; none if it was the bank itself, or a rail.
    #[serde(rename = "cb", skip_serializing_if = "Option::is_none", default)]
    pub changed_by: Option<ClientId>,
    /// The request that last changed it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
}

impl Serialize for PaymentRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for PaymentRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let row = Self::deserialize(deserializer)?;
        let may_move = match row.status {
            Status::AwaitingApproval
            | Status::Accepted
            | Status::Submitted
            | Status::Unknown
            | Status::Settled
            | Status::Returned => true,
            Status::Rejected | Status::Cancelled | Status::Declined | Status::Refused => false,
        };
        if may_move && (row.transfer.is_none() || row.minor <= 0) {
            return Err(D::Error::custom("a payment to be booked without its legs"));
        }
        Ok(row)
    }
}

/// The reasons that clients gave for decisions about a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Why it was approved or declined.
    pub decision: Option<Reason>,
    /// Why it was cancelled.
    pub cancellation: Option<Reason>,
}

/// What every payment has from the beginning.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// The payment.
    pub id: PaymentId,
    /// The client that ordered it; none for what a rail brought.
    pub ordered_by: Option<ClientId>,
    /// The digest of what was requested under its key.
    pub fingerprint: Fingerprint,
    /// Which way the money goes.
    pub direction: Direction,
    /// What it is.
    pub kind: Kind,
    /// How it travels.
    pub route: Route,
    /// Its first status.
    pub status: Status,
    /// Debtor, creditor and what they wrote, encrypted.
    pub parties: Encrypted<Parties>,
    /// The amount in minor units.
    pub minor: i64,
    /// The currency of the amount.
    pub currency: CurrencyCode,
}

impl PaymentRow {
    /// The first version of a payment, which belongs to the tenant of its cause. It has no accounts and no legs yet.
    pub fn new(payment: NewPayment, cause: &ChangeContext) -> Self {
        Self {
            id: payment.id,
            tenant: cause.tenant,
            ordered_by: payment.ordered_by,
            fingerprint: payment.fingerprint,
            direction: payment.direction,
            kind: payment.kind,
            route: payment.route,
            status: payment.status,
            debtor: None,
            creditor: None,
            parties: payment.parties,
            minor: payment.minor,
            currency: payment.currency,
            transfer: None,
            scheme_id: None,
            reason: None,
            rejected_field: None,
            message: None,
            return_code: None,
            qualifier: None,
            original: None,
            returned_by: None,
            approval: None,
            decision_reason: None,
            cancellation_reason: None,
            booked_at: None,
            delivered_at: None,
            disputed_by: Vec::new(),
            reports: Reports::default(),
            corrections: Corrections::default(),
            version: 1,
            revision: 1,
            created_at: cause.at,
            updated_at: cause.at,
            changed_by: cause.client,
            request_id: cause.request.clone(),
        }
    }

    /// Where a payment is kept: under as many digits of its id as a scheme's id has room for, so that
    /// a message that names only that finds the payment by one consistent read. A reader of an id
    /// from outside compares the row's own ([`PaymentRow::is`], [`PaymentRow::scheme_id`]).
    pub fn key_of(payment: PaymentId) -> Key {
        Self::key_of_reference(&payment.reference())
    }

    /// Where the payment is kept whose id has these first digits.
    pub fn key_of_reference(reference: &str) -> Key {
        Key::new(format_args!("pay_{reference}"), "P")
    }

    /// Whether this is the payment of that id, and not one whose id only begins with the same digits.
    pub fn is(&self, payment: PaymentId) -> bool {
        self.id == payment
    }

    /// Who pays whom and what they wrote.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn parties(&self, ring: &FieldKeyRing) -> Result<Parties, EncryptionError> {
        parties::open(&self.parties, ring, self.id)
    }

    /// The reasons that clients gave for decisions about it.
    ///
    /// # Errors
    /// When one cannot be decrypted.
    pub fn reasons(&self, ring: &FieldKeyRing) -> Result<Reasons, EncryptionError> {
        let open = |given: &Option<GivenReason>| {
            let given = given.as_ref();
            given.map(|given| given.open(ring, self.id)).transpose()
        };
        Ok(Reasons {
            decision: open(&self.decision_reason)?,
            cancellation: open(&self.cancellation_reason)?,
        })
    }

    /// Whether it sends back money in suspense, and so has no account of a customer.
    pub fn pays_from_suspense(&self) -> bool {
        let suspense = LedgerAccount::Internal(InternalAccount::Suspense);
        let debit = self.transfer.map(|transfer| transfer.debit);
        self.direction == Direction::Outbound && debit == Some(suspense)
    }

    /// The account of ours that it concerns.
    pub fn account(&self) -> Option<AccountId> {
        match self.direction {
            Direction::Outbound => self.debtor,
            Direction::Inbound => self.creditor,
        }
    }

    /// When the bank took it on for good: when it was ordered, or approved if it had to be.
    pub fn accepted_at(&self) -> Moment {
        let decided = self.approval.and_then(|approval| approval.decided);
        decided.map_or(self.created_at, |decided| decided.at)
    }

    /// How much. `None` if the row holds no amount: that of a message without a readable one.
    pub fn amount(&self) -> Option<Amount> {
        Amount::new(Money::new(self.minor, self.currency))
    }
}

impl Row for PaymentRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}

impl Versioned for PaymentRow {
    const VERSION: &'static str = "rv";
}
