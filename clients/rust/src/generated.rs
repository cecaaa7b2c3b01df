// Generated from openapi.yaml by scripts/generate-clients. Do not edit.

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{ClientHooks, OperationInfo, RequestBuilderExt, encode_path};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///A customer account.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Account {
        pub account_id: AccountId,
        ///The eight digits of a UK account.
        pub account_number: ::std::string::String,
        pub balances: Balances,
        pub currency: Currency,
        /**The name of a person or an organisation, in any script. No control or formatting characters, no blank at either end.
        Kept in Unicode's composed form (NFC). A scheme that carries fewer characters gets it transliterated, as `Zoe` for
        `Zoë`; `scheme` of the payment says what was sent.*/
        pub holder_name: ::std::string::String,
        ///The account as an IBAN, without spaces.
        pub iban: ::std::string::String,
        ///An instant, RFC 3339 in UTC.
        pub opened_at: ::std::string::String,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        ///The six digits of a UK bank or branch, without hyphens. `000001` is this bank.
        pub sort_code: ::std::string::String,
        pub status: AccountStatus,
        ///Why the account was last frozen, unfrozen or closed.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub status_reason: ::std::option::Option<::std::string::String>,
    }
    impl Account {
        pub fn builder() -> builder::Account {
            Default::default()
        }
    }
    ///A customer account.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct AccountId(pub ::std::string::String);
    impl ::std::ops::Deref for AccountId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<AccountId> for ::std::string::String {
        fn from(value: AccountId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for AccountId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for AccountId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for AccountId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///An account to open.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct AccountOpening {
        pub currency: Currency,
        /**The name of a person or an organisation, in any script. No control or formatting characters, no blank at either end.
        Kept in Unicode's composed form (NFC). A scheme that carries fewer characters gets it transliterated, as `Zoe` for
        `Zoë`; `scheme` of the payment says what was sent.*/
        pub holder_name: ::std::string::String,
    }
    impl AccountOpening {
        pub fn builder() -> builder::AccountOpening {
            Default::default()
        }
    }
    ///A page of accounts.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct AccountPage {
        pub data: ::std::vec::Vec<Account>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///True when the page certainly lacks nothing that was done before the request.
        pub up_to_date: bool,
    }
    impl AccountPage {
        pub fn builder() -> builder::AccountPage {
            Default::default()
        }
    }
    /**- `active`: money comes and goes.
    - `frozen`: money comes, and does not go but back to who sent it (`returnPayment`).
    - `closed`: for good.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum AccountStatus {
        #[serde(rename = "active")]
        Active,
        #[serde(rename = "frozen")]
        Frozen,
        #[serde(rename = "closed")]
        Closed,
    }
    impl ::std::fmt::Display for AccountStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Active => f.write_str("active"),
                Self::Frozen => f.write_str("frozen"),
                Self::Closed => f.write_str("closed"),
            }
        }
    }
    impl ::std::str::FromStr for AccountStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "active" => Ok(Self::Active),
                "frozen" => Ok(Self::Frozen),
                "closed" => Ok(Self::Closed),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for AccountStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for AccountStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Why the status is to change.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct AccountStatusChange {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl AccountStatusChange {
        pub fn builder() -> builder::AccountStatusChange {
            Default::default()
        }
    }
    ///For whom it was done and, when a client asked for it, by which.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Actor {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_id: ::std::option::Option<ClientId>,
        pub tenant_id: TenantId,
    }
    impl Actor {
        pub fn builder() -> builder::Actor {
            Default::default()
        }
    }
    ///An amount above zero.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Amount {
        ///One to thirteen digits, a point, two digits; not zero.
        pub amount: ::std::string::String,
        pub currency: Currency,
    }
    impl Amount {
        pub fn builder() -> builder::Amount {
            Default::default()
        }
    }
    ///Amounts by currency. `{}` is as `ClientPolicy` has it for what is left out.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct ApprovalLimits {
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "EUR", skip_serializing_if = "::std::option::Option::is_none")]
        pub eur: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "GBP", skip_serializing_if = "::std::option::Option::is_none")]
        pub gbp: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "USD", skip_serializing_if = "::std::option::Option::is_none")]
        pub usd: ::std::option::Option<::std::string::String>,
    }
    impl ApprovalLimits {
        pub fn builder() -> builder::ApprovalLimits {
            Default::default()
        }
    }
    ///What shows that a record is sealed.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct AuditProof {
        ///Its place among the records of the seal, from 0.
        pub index: i64,
        ///The hashes that lead from the record to the root of the seal.
        pub path: ::std::vec::Vec<::std::string::String>,
        ///The record as it was sealed, to the byte; it is JSON, an `AuditRecord`.
        pub record: ::std::string::String,
        pub sealed_by: SignedSeal,
    }
    impl AuditProof {
        pub fn builder() -> builder::AuditProof {
            Default::default()
        }
    }
    ///A change and what led to it. It holds no names, account numbers or references.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct AuditRecord {
        pub actor: Actor,
        ///The details, by event type.
        pub data: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ///What happened, as in the event catalogue.
        pub event_type: ::std::string::String,
        ///An instant, RFC 3339 in UTC.
        pub occurred_at: ::std::string::String,
        /**The reason that the client gave, decrypted from `encrypted_reason` in `data`. Seals and exports hold the
        encrypted form.*/
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
        pub record_id: AuditRecordId,
        ///An instant, RFC 3339 in UTC.
        pub recorded_at: ::std::string::String,
        ///The id of a request.
        pub request_id: ::std::string::String,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        pub subject: SubjectId,
    }
    impl AuditRecord {
        pub fn builder() -> builder::AuditRecord {
            Default::default()
        }
    }
    ///The subject, a point and the number of the change.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct AuditRecordId(pub ::std::string::String);
    impl ::std::ops::Deref for AuditRecordId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<AuditRecordId> for ::std::string::String {
        fn from(value: AuditRecordId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for AuditRecordId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for AuditRecordId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for AuditRecordId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///A page of audit records.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct AuditRecordPage {
        pub data: ::std::vec::Vec<AuditRecord>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///True when the page certainly lacks nothing that was done before the request.
        pub up_to_date: bool,
    }
    impl AuditRecordPage {
        pub fn builder() -> builder::AuditRecordPage {
            Default::default()
        }
    }
    ///How a client authenticates to the authorization server.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum AuthenticationMethod {
        #[serde(rename = "private_key_jwt")]
        PrivateKeyJwt,
        #[serde(rename = "client_secret_basic")]
        ClientSecretBasic,
        #[serde(rename = "client_secret_post")]
        ClientSecretPost,
    }
    impl ::std::fmt::Display for AuthenticationMethod {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::PrivateKeyJwt => f.write_str("private_key_jwt"),
                Self::ClientSecretBasic => f.write_str("client_secret_basic"),
                Self::ClientSecretPost => f.write_str("client_secret_post"),
            }
        }
    }
    impl ::std::str::FromStr for AuthenticationMethod {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "private_key_jwt" => Ok(Self::PrivateKeyJwt),
                "client_secret_basic" => Ok(Self::ClientSecretBasic),
                "client_secret_post" => Ok(Self::ClientSecretPost),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for AuthenticationMethod {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for AuthenticationMethod {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**available = booked - held + overdraft_limit. What is booked is always below 1,000,000,000,000,000.00: a payment
    that would make it more is refused (`balance_limit`), and one that comes in by a scheme is rejected.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Balances {
        pub available: Money,
        pub booked: Money,
        pub held: NonNegativeMoney,
        pub overdraft_limit: NonNegativeMoney,
    }
    impl Balances {
        pub fn builder() -> builder::Balances {
            Default::default()
        }
    }
    ///A difference between what the bank holds and what a scheme says.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Break {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub assignee_client_id: ::std::option::Option<ClientId>,
        pub break_id: BreakId,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub explanation: ::std::option::Option<Explanation>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub inside: ::std::option::Option<BreakPosition>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub journal_id: ::std::option::Option<JournalId>,
        /**`contradiction`: two outcomes that cannot both be true; the first stands. `differing`: another amount or currency.
        `missing_inside`, `missing_outside`: a payment that only the other side, or only this bank, has.*/
        pub kind: BreakKind,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub note: ::std::option::Option<::std::string::String>,
        ///An instant, RFC 3339 in UTC.
        pub opened_at: ::std::string::String,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub outside: ::std::option::Option<BreakPosition>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub payment_id: ::std::option::Option<PaymentId>,
        ///The id under which the scheme speaks of it.
        pub scheme_id: ::std::string::String,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        ///How far it is.
        pub status: BreakStatus,
        ///An instant, RFC 3339 in UTC.
        pub updated_at: ::std::string::String,
    }
    impl Break {
        pub fn builder() -> builder::Break {
            Default::default()
        }
    }
    ///Why a break needs no money.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct BreakExplanation {
        ///The documents that show it; at least one.
        #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
        pub evidence: ::std::vec::Vec<Evidence>,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl BreakExplanation {
        pub fn builder() -> builder::BreakExplanation {
            Default::default()
        }
    }
    ///A difference between the bank and a scheme.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct BreakId(pub ::std::string::String);
    impl ::std::ops::Deref for BreakId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<BreakId> for ::std::string::String {
        fn from(value: BreakId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for BreakId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for BreakId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for BreakId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /**`contradiction`: two outcomes that cannot both be true; the first stands. `differing`: another amount or currency.
    `missing_inside`, `missing_outside`: a payment that only the other side, or only this bank, has.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum BreakKind {
        #[serde(rename = "contradiction")]
        Contradiction,
        #[serde(rename = "differing")]
        Differing,
        #[serde(rename = "missing_inside")]
        MissingInside,
        #[serde(rename = "missing_outside")]
        MissingOutside,
    }
    impl ::std::fmt::Display for BreakKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Contradiction => f.write_str("contradiction"),
                Self::Differing => f.write_str("differing"),
                Self::MissingInside => f.write_str("missing_inside"),
                Self::MissingOutside => f.write_str("missing_outside"),
            }
        }
    }
    impl ::std::str::FromStr for BreakKind {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "contradiction" => Ok(Self::Contradiction),
                "differing" => Ok(Self::Differing),
                "missing_inside" => Ok(Self::MissingInside),
                "missing_outside" => Ok(Self::MissingOutside),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for BreakKind {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for BreakKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A page of differences.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct BreakPage {
        pub data: ::std::vec::Vec<Break>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
    }
    impl BreakPage {
        pub fn builder() -> builder::BreakPage {
            Default::default()
        }
    }
    ///What one side says of the payment.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct BreakPosition {
        ///How much, as decimal text.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub amount: ::std::option::Option<::std::string::String>,
        ///Of what, as that side wrote it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub currency: ::std::option::Option<::std::string::String>,
        ///The scheme's reason code.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
        ///A status of this bank, or a code of the scheme.
        pub status: ::std::string::String,
    }
    impl BreakPosition {
        pub fn builder() -> builder::BreakPosition {
            Default::default()
        }
    }
    ///How far it is.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum BreakStatus {
        #[serde(rename = "open")]
        Open,
        #[serde(rename = "assigned")]
        Assigned,
        #[serde(rename = "resolved")]
        Resolved,
    }
    impl ::std::fmt::Display for BreakStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Open => f.write_str("open"),
                Self::Assigned => f.write_str("assigned"),
                Self::Resolved => f.write_str("resolved"),
            }
        }
    }
    impl ::std::str::FromStr for BreakStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "open" => Ok(Self::Open),
                "assigned" => Ok(Self::Assigned),
                "resolved" => Ok(Self::Resolved),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for BreakStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for BreakStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What the operations desk does about one payment. Its events have this subject.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct CaseId(pub ::std::string::String);
    impl ::std::ops::Deref for CaseId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<CaseId> for ::std::string::String {
        fn from(value: CaseId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for CaseId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for CaseId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for CaseId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///A client of this API.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Client {
        pub client_id: ClientId,
        ///An instant, RFC 3339 in UTC.
        pub created_at: ::std::string::String,
        ///The credentials that work, newest first.
        pub credentials: ::std::vec::Vec<Credential>,
        ///What the client is called, for people. No control characters, no blank at either end.
        pub name: ::std::string::String,
        pub policy: ClientPolicy,
        ///Why the client was given its policy.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub policy_reason: ::std::option::Option<::std::string::String>,
        pub scopes: Scopes,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        ///A `frozen` client gets no tokens, and those that it has are refused.
        pub status: ClientStatus,
        ///Why the client was last frozen or unfrozen.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub status_reason: ::std::option::Option<::std::string::String>,
        pub tenant_id: TenantId,
    }
    impl Client {
        pub fn builder() -> builder::Client {
            Default::default()
        }
    }
    ///How a client proves who it is. Prefer `private_key_jwt`, with which no secret leaves you.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ClientAuthentication {
        #[serde(rename = "client_secret")]
        ClientSecret,
        #[serde(rename = "private_key_jwt")]
        PrivateKeyJwt,
    }
    impl ::std::fmt::Display for ClientAuthentication {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::ClientSecret => f.write_str("client_secret"),
                Self::PrivateKeyJwt => f.write_str("private_key_jwt"),
            }
        }
    }
    impl ::std::str::FromStr for ClientAuthentication {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "client_secret" => Ok(Self::ClientSecret),
                "private_key_jwt" => Ok(Self::PrivateKeyJwt),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ClientAuthentication {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ClientAuthentication {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A client of this API, the `client_id` of OAuth 2.0.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct ClientId(pub ::std::string::String);
    impl ::std::ops::Deref for ClientId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<ClientId> for ::std::string::String {
        fn from(value: ClientId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for ClientId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for ClientId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for ClientId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///A page of clients.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ClientPage {
        pub data: ::std::vec::Vec<Client>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///True when the page certainly lacks nothing that was done before the request.
        pub up_to_date: bool,
    }
    impl ClientPage {
        pub fn builder() -> builder::ClientPage {
            Default::default()
        }
    }
    ///What is asked of a client beyond its scopes.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ClientPolicy {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub account_daily_limit: ::std::option::Option<ClientPolicyAccountDailyLimit>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub approval_above: ::std::option::Option<ClientPolicyApprovalAbove>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_daily_limit: ::std::option::Option<ClientPolicyClientDailyLimit>,
        /**Whether the client gets only tokens that are bound to a key (DPoP, RFC 9449), and may use no others: those it has
        are refused within a minute.*/
        #[serde(default)]
        pub dpop_required: bool,
        /**`required`: requests that move money, grant credit or decide who may must be signed (RFC 9421): those of the
        operations that have the header `Signature`. `optional`: they need not be; a signature that is there must
        hold all the same. Only a client whose newest credential is a `private_key_jwt` can be asked for it.*/
        #[serde(default = "defaults::client_policy_request_signatures")]
        pub request_signatures: ClientPolicyRequestSignatures,
        ///How many requests the client may make in a minute.
        #[serde(default = "defaults::default_u64::<i64, 6000>")]
        pub requests_per_minute: i64,
    }
    impl ::std::default::Default for ClientPolicy {
        fn default() -> Self {
            Self {
                account_daily_limit: Default::default(),
                approval_above: Default::default(),
                client_daily_limit: Default::default(),
                dpop_required: Default::default(),
                request_signatures: defaults::client_policy_request_signatures(),
                requests_per_minute: defaults::default_u64::<i64, 6000>(),
            }
        }
    }
    impl ClientPolicy {
        pub fn builder() -> builder::ClientPolicy {
            Default::default()
        }
    }
    /**How much the client pays from one account on one day (London time) without the approval of another client,
    by currency; what goes beyond it waits. Counted are the payments that clients with a limit made alone, also
    those that were rejected or cancelled later. Left out: the same as `approval_above`.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct ClientPolicyAccountDailyLimit {
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "EUR", skip_serializing_if = "::std::option::Option::is_none")]
        pub eur: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "GBP", skip_serializing_if = "::std::option::Option::is_none")]
        pub gbp: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "USD", skip_serializing_if = "::std::option::Option::is_none")]
        pub usd: ::std::option::Option<::std::string::String>,
    }
    impl ClientPolicyAccountDailyLimit {
        pub fn builder() -> builder::ClientPolicyAccountDailyLimit {
            Default::default()
        }
    }
    /**Above what the client's payments wait for the approval of another client, by currency. Where there are some,
    a payment in a currency without one waits whatever its amount. Left out: none waits.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct ClientPolicyApprovalAbove {
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "EUR", skip_serializing_if = "::std::option::Option::is_none")]
        pub eur: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "GBP", skip_serializing_if = "::std::option::Option::is_none")]
        pub gbp: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "USD", skip_serializing_if = "::std::option::Option::is_none")]
        pub usd: ::std::option::Option<::std::string::String>,
    }
    impl ClientPolicyApprovalAbove {
        pub fn builder() -> builder::ClientPolicyApprovalAbove {
            Default::default()
        }
    }
    ///The policy that a client is to follow, and why.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ClientPolicyChange {
        pub policy: WholeClientPolicy,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl ClientPolicyChange {
        pub fn builder() -> builder::ClientPolicyChange {
            Default::default()
        }
    }
    ///The same over all accounts. Left out, there is none.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct ClientPolicyClientDailyLimit {
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "EUR", skip_serializing_if = "::std::option::Option::is_none")]
        pub eur: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "GBP", skip_serializing_if = "::std::option::Option::is_none")]
        pub gbp: ::std::option::Option<::std::string::String>,
        ///The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
        #[serde(rename = "USD", skip_serializing_if = "::std::option::Option::is_none")]
        pub usd: ::std::option::Option<::std::string::String>,
    }
    impl ClientPolicyClientDailyLimit {
        pub fn builder() -> builder::ClientPolicyClientDailyLimit {
            Default::default()
        }
    }
    /**`required`: requests that move money, grant credit or decide who may must be signed (RFC 9421): those of the
    operations that have the header `Signature`. `optional`: they need not be; a signature that is there must
    hold all the same. Only a client whose newest credential is a `private_key_jwt` can be asked for it.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ClientPolicyRequestSignatures {
        #[serde(rename = "optional")]
        Optional,
        #[serde(rename = "required")]
        Required,
    }
    impl ::std::fmt::Display for ClientPolicyRequestSignatures {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Optional => f.write_str("optional"),
                Self::Required => f.write_str("required"),
            }
        }
    }
    impl ::std::str::FromStr for ClientPolicyRequestSignatures {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "optional" => Ok(Self::Optional),
                "required" => Ok(Self::Required),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ClientPolicyRequestSignatures {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ClientPolicyRequestSignatures {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::default::Default for ClientPolicyRequestSignatures {
        fn default() -> Self {
            ClientPolicyRequestSignatures::Optional
        }
    }
    ///A client to register.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ClientRegistration {
        pub authentication: ClientAuthentication,
        ///What the client is called, for people. No control characters, no blank at either end.
        pub name: ::std::string::String,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub public_key: ::std::option::Option<PublicKey>,
        pub scopes: Scopes,
    }
    impl ClientRegistration {
        pub fn builder() -> builder::ClientRegistration {
            Default::default()
        }
    }
    ///A `frozen` client gets no tokens, and those that it has are refused.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ClientStatus {
        #[serde(rename = "active")]
        Active,
        #[serde(rename = "frozen")]
        Frozen,
    }
    impl ::std::fmt::Display for ClientStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Active => f.write_str("active"),
                Self::Frozen => f.write_str("frozen"),
            }
        }
    }
    impl ::std::str::FromStr for ClientStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "active" => Ok(Self::Active),
                "frozen" => Ok(Self::Frozen),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ClientStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ClientStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Why a client is to be stopped, or to work again.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ClientStatusChange {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl ClientStatusChange {
        pub fn builder() -> builder::ClientStatusChange {
            Default::default()
        }
    }
    ///The other side of an entry, as the payment names it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Counterparty {
        ///The eight digits of a UK account.
        pub account_number: ::std::string::String,
        ///A name as the payment carries it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
        ///The six digits of a UK bank or branch, without hyphens. `000001` is this bank.
        pub sort_code: ::std::string::String,
    }
    impl Counterparty {
        pub fn builder() -> builder::Counterparty {
            Default::default()
        }
    }
    ///One way for the client to prove who it is.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Credential {
        pub authentication: ClientAuthentication,
        ///An instant, RFC 3339 in UTC.
        pub created_at: ::std::string::String,
        pub credential_id: CredentialId,
        ///An instant, RFC 3339 in UTC.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub expires_at: ::std::option::Option<::std::string::String>,
        ///The `kid` of the public key, with `private_key_jwt`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub key_id: ::std::option::Option<::std::string::String>,
    }
    impl Credential {
        pub fn builder() -> builder::Credential {
            Default::default()
        }
    }
    ///A credential of a client; not the secret.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct CredentialId(pub ::std::string::String);
    impl ::std::ops::Deref for CredentialId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<CredentialId> for ::std::string::String {
        fn from(value: CredentialId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for CredentialId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for CredentialId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for CredentialId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///`public_key` is required with `private_key_jwt` and refused with `client_secret`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct CredentialRotation {
        pub authentication: ClientAuthentication,
        ///How long the credential before it goes on working; at most a week.
        #[serde(default = "defaults::default_u64::<i32, 86400>")]
        pub overlap_seconds: i32,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub public_key: ::std::option::Option<PublicKey>,
    }
    impl CredentialRotation {
        pub fn builder() -> builder::CredentialRotation {
            Default::default()
        }
    }
    ///An ISO 4217 currency. Each has two decimal places.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum Currency {
        #[serde(rename = "GBP")]
        Gbp,
        #[serde(rename = "EUR")]
        Eur,
        #[serde(rename = "USD")]
        Usd,
    }
    impl ::std::fmt::Display for Currency {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Gbp => f.write_str("GBP"),
                Self::Eur => f.write_str("EUR"),
                Self::Usd => f.write_str("USD"),
            }
        }
    }
    impl ::std::str::FromStr for Currency {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "GBP" => Ok(Self::Gbp),
                "EUR" => Ok(Self::Eur),
                "USD" => Ok(Self::Usd),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for Currency {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for Currency {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`credit` is money into the account, `debit` out of it.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum Direction {
        #[serde(rename = "debit")]
        Debit,
        #[serde(rename = "credit")]
        Credit,
    }
    impl ::std::fmt::Display for Direction {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Debit => f.write_str("debit"),
                Self::Credit => f.write_str("credit"),
            }
        }
    }
    impl ::std::str::FromStr for Direction {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "debit" => Ok(Self::Debit),
                "credit" => Ok(Self::Credit),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for Direction {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for Direction {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A document. The bank stores what names it and its digest, never the document.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Evidence {
        pub kind: EvidenceKind,
        ///Where it is found. Printable ASCII, no blank at either end.
        pub reference: ::std::string::String,
        ///A SHA-256 digest in hexadecimal.
        pub sha256: ::std::string::String,
    }
    impl Evidence {
        pub fn builder() -> builder::Evidence {
            Default::default()
        }
    }
    ///What a document is.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum EvidenceKind {
        #[serde(rename = "scheme_report")]
        SchemeReport,
        #[serde(rename = "scheme_message")]
        SchemeMessage,
        #[serde(rename = "correspondence")]
        Correspondence,
        #[serde(rename = "other")]
        Other,
    }
    impl ::std::fmt::Display for EvidenceKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::SchemeReport => f.write_str("scheme_report"),
                Self::SchemeMessage => f.write_str("scheme_message"),
                Self::Correspondence => f.write_str("correspondence"),
                Self::Other => f.write_str("other"),
            }
        }
    }
    impl ::std::str::FromStr for EvidenceKind {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "scheme_report" => Ok(Self::SchemeReport),
                "scheme_message" => Ok(Self::SchemeMessage),
                "correspondence" => Ok(Self::Correspondence),
                "other" => Ok(Self::Other),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EvidenceKind {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EvidenceKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Why a break needs no money.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Explanation {
        pub evidence: ::std::vec::Vec<Evidence>,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl Explanation {
        pub fn builder() -> builder::Explanation {
            Default::default()
        }
    }
    /**How much the overdraft limits of all accounts may sum to, by currency. `{}`, and for a currency without an amount:
    nothing.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct ExposureLimits {
        ///An amount of zero or more, as one to thirteen digits, a point and two digits.
        #[serde(rename = "EUR", skip_serializing_if = "::std::option::Option::is_none")]
        pub eur: ::std::option::Option<::std::string::String>,
        ///An amount of zero or more, as one to thirteen digits, a point and two digits.
        #[serde(rename = "GBP", skip_serializing_if = "::std::option::Option::is_none")]
        pub gbp: ::std::option::Option<::std::string::String>,
        ///An amount of zero or more, as one to thirteen digits, a point and two digits.
        #[serde(rename = "USD", skip_serializing_if = "::std::option::Option::is_none")]
        pub usd: ::std::option::Option<::std::string::String>,
    }
    impl ExposureLimits {
        pub fn builder() -> builder::ExposureLimits {
            Default::default()
        }
    }
    ///A field that is not valid.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct FieldError {
        ///What is the matter: `required`, `unknown`, `invalid`, or a more special word.
        pub code: ::std::string::String,
        ///What was expected, for people. It never repeats the value.
        pub message: ::std::string::String,
        /**A JSON Pointer (RFC 6901) into the body, empty for the body as a whole; or `query:limit`,
        `header:idempotency-key` and the like for a parameter.*/
        pub pointer: ::std::string::String,
    }
    impl FieldError {
        pub fn builder() -> builder::FieldError {
            Default::default()
        }
    }
    /**What the bank allows an institution, below which its own administrators choose. Where the bank set nothing: 100
    clients, 6000 requests, and no overdraft.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct InstitutionLimits {
        ///How many clients may be registered. Frozen ones count, since they can be unfrozen.
        pub clients: i64,
        pub exposure: ExposureLimits,
        ///How many requests each of its clients may make in a minute, whatever its policy says.
        pub requests_per_minute: i64,
    }
    impl InstitutionLimits {
        pub fn builder() -> builder::InstitutionLimits {
            Default::default()
        }
    }
    ///The limits that an institution is to have, and why.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct InstitutionLimitsChange {
        pub limits: InstitutionLimits,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl InstitutionLimitsChange {
        pub fn builder() -> builder::InstitutionLimitsChange {
            Default::default()
        }
    }
    ///An institution's limits.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct InstitutionLimitsInForce {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub in_use: ::std::option::Option<InstitutionUsage>,
        pub limits: InstitutionLimits,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
        ///How many times the bank set them; 0 if it never did.
        pub sequence: i64,
        ///An instant, RFC 3339 in UTC.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub set_at: ::std::option::Option<::std::string::String>,
        pub tenant_id: TenantId,
    }
    impl InstitutionLimitsInForce {
        pub fn builder() -> builder::InstitutionLimitsInForce {
            Default::default()
        }
    }
    ///How much of the limits is used. It may be more than a limit that was lowered.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct InstitutionUsage {
        ///How many clients are registered.
        pub clients: i64,
        pub exposure: InstitutionUsageExposure,
    }
    impl InstitutionUsage {
        pub fn builder() -> builder::InstitutionUsage {
            Default::default()
        }
    }
    ///What the overdraft limits of all accounts sum to, by currency; a currency without any is left out.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct InstitutionUsageExposure {
        ///A sum of overdraft limits, as digits, a point and two digits.
        #[serde(rename = "EUR", skip_serializing_if = "::std::option::Option::is_none")]
        pub eur: ::std::option::Option<::std::string::String>,
        ///A sum of overdraft limits, as digits, a point and two digits.
        #[serde(rename = "GBP", skip_serializing_if = "::std::option::Option::is_none")]
        pub gbp: ::std::option::Option<::std::string::String>,
        ///A sum of overdraft limits, as digits, a point and two digits.
        #[serde(rename = "USD", skip_serializing_if = "::std::option::Option::is_none")]
        pub usd: ::std::option::Option<::std::string::String>,
    }
    impl InstitutionUsageExposure {
        pub fn builder() -> builder::InstitutionUsageExposure {
            Default::default()
        }
    }
    /**- `fps-settlement`: what the bank owes the Faster Payments scheme, or has to get from it.
    - `suspense`: money whose owner is being looked for.
    - `fees`: what the bank has earned in fees.
    - `receivables`: what the bank is owed because a scheme paid what the books hold as never paid.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum InternalAccount {
        #[serde(rename = "fps-settlement")]
        FpsSettlement,
        #[serde(rename = "suspense")]
        Suspense,
        #[serde(rename = "fees")]
        Fees,
        #[serde(rename = "receivables")]
        Receivables,
    }
    impl ::std::fmt::Display for InternalAccount {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::FpsSettlement => f.write_str("fps-settlement"),
                Self::Suspense => f.write_str("suspense"),
                Self::Fees => f.write_str("fees"),
                Self::Receivables => f.write_str("receivables"),
            }
        }
    }
    impl ::std::str::FromStr for InternalAccount {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "fps-settlement" => Ok(Self::FpsSettlement),
                "suspense" => Ok(Self::Suspense),
                "fees" => Ok(Self::Fees),
                "receivables" => Ok(Self::Receivables),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for InternalAccount {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for InternalAccount {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///The balance of an internal account in one currency, credits minus debits.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct InternalBalance {
        ///An instant, RFC 3339 in UTC.
        pub as_of: ::std::string::String,
        pub balance: Money,
        pub currency: Currency,
        pub internal_account: InternalAccount,
        ///True when the page certainly lacks nothing that was done before the request.
        pub up_to_date: bool,
    }
    impl InternalBalance {
        pub fn builder() -> builder::InternalBalance {
            Default::default()
        }
    }
    ///A client with a credential that was just issued, the first of `credentials`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct IssuedCredential {
        pub client: Client,
        ///The secret, with `client_secret`. The bank keeps no copy that could be read.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_secret: ::std::option::Option<::std::string::String>,
    }
    impl IssuedCredential {
        pub fn builder() -> builder::IssuedCredential {
            Default::default()
        }
    }
    ///What is proposed to be booked, or is booked, to end a work item.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Journal {
        ///An instant, RFC 3339 in UTC.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decided_at: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decided_by_client_id: ::std::option::Option<ClientId>,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decision_reason: ::std::option::Option<::std::string::String>,
        pub evidence: ::std::vec::Vec<Evidence>,
        pub journal_id: JournalId,
        pub payment_id: PaymentId,
        ///An instant, RFC 3339 in UTC.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub posted_at: ::std::option::Option<::std::string::String>,
        ///An instant, RFC 3339 in UTC.
        pub proposed_at: ::std::string::String,
        pub proposed_by_client_id: ClientId,
        pub purpose: JournalPurpose,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub return_payment_id: ::std::option::Option<PaymentId>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub return_reason_code: ::std::option::Option<ReturnReason>,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        pub status: JournalStatus,
        pub subject: JournalSubject,
        pub transfers: ::std::vec::Vec<JournalTransfer>,
    }
    impl Journal {
        pub fn builder() -> builder::Journal {
            Default::default()
        }
    }
    ///The version of the journal that is approved, and why.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct JournalApproval {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
    }
    impl JournalApproval {
        pub fn builder() -> builder::JournalApproval {
            Default::default()
        }
    }
    ///Why the journal is declined.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct JournalDecline {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl JournalDecline {
        pub fn builder() -> builder::JournalDecline {
            Default::default()
        }
    }
    ///What two clients of the operations desk book.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct JournalId(pub ::std::string::String);
    impl ::std::ops::Deref for JournalId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<JournalId> for ::std::string::String {
        fn from(value: JournalId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for JournalId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for JournalId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for JournalId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///What a client of the bank proposes to book, and why.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct JournalProposal {
        ///The documents that support it; at least one.
        #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
        pub evidence: ::std::vec::Vec<Evidence>,
        pub purpose: JournalPurpose,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub return_reason_code: ::std::option::Option<ReturnReason>,
        pub subject: JournalSubject,
        ///One, between the accounts of the purpose.
        pub transfers: ::std::vec::Vec<JournalTransfer>,
    }
    impl JournalProposal {
        pub fn builder() -> builder::JournalProposal {
            Default::default()
        }
    }
    /**- `suspense_applied`: money in suspense is credited to the account of its owner, or to the account of the bank that it is due to.
    - `rejected_but_paid`: the books hold a payment as never made, and the scheme made it.
    - `settled_but_refused`: the books hold a payment as settled, and the scheme refused it.
    - `suspense_returned`: money in suspense is sent back to the bank of its payer.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum JournalPurpose {
        #[serde(rename = "suspense_applied")]
        SuspenseApplied,
        #[serde(rename = "rejected_but_paid")]
        RejectedButPaid,
        #[serde(rename = "settled_but_refused")]
        SettledButRefused,
        #[serde(rename = "suspense_returned")]
        SuspenseReturned,
    }
    impl ::std::fmt::Display for JournalPurpose {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::SuspenseApplied => f.write_str("suspense_applied"),
                Self::RejectedButPaid => f.write_str("rejected_but_paid"),
                Self::SettledButRefused => f.write_str("settled_but_refused"),
                Self::SuspenseReturned => f.write_str("suspense_returned"),
            }
        }
    }
    impl ::std::str::FromStr for JournalPurpose {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "suspense_applied" => Ok(Self::SuspenseApplied),
                "rejected_but_paid" => Ok(Self::RejectedButPaid),
                "settled_but_refused" => Ok(Self::SettledButRefused),
                "suspense_returned" => Ok(Self::SuspenseReturned),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for JournalPurpose {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for JournalPurpose {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**`proposed`: another client has to decide. `posted`: it is booked. `approved`: the return of a `suspense_returned` journal is
    ordered; that payment is booked when the scheme accepts it, and the journal itself never is.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum JournalStatus {
        #[serde(rename = "proposed")]
        Proposed,
        #[serde(rename = "approved")]
        Approved,
        #[serde(rename = "posted")]
        Posted,
        #[serde(rename = "declined")]
        Declined,
    }
    impl ::std::fmt::Display for JournalStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Proposed => f.write_str("proposed"),
                Self::Approved => f.write_str("approved"),
                Self::Posted => f.write_str("posted"),
                Self::Declined => f.write_str("declined"),
            }
        }
    }
    impl ::std::str::FromStr for JournalStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "proposed" => Ok(Self::Proposed),
                "approved" => Ok(Self::Approved),
                "posted" => Ok(Self::Posted),
                "declined" => Ok(Self::Declined),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for JournalStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for JournalStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///The suspense item or the break that a journal ends, or a part of it.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct JournalSubject(pub ::std::string::String);
    impl ::std::ops::Deref for JournalSubject {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<JournalSubject> for ::std::string::String {
        fn from(value: JournalSubject) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for JournalSubject {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for JournalSubject {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for JournalSubject {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///A movement of money between two accounts.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct JournalTransfer {
        pub amount: Amount,
        pub credit: LedgerAccount,
        pub debit: LedgerAccount,
    }
    impl JournalTransfer {
        pub fn builder() -> builder::JournalTransfer {
            Default::default()
        }
    }
    ///A JWK Set (RFC 7517).
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct KeySet {
        pub keys: ::std::vec::Vec<SigningKey>,
    }
    impl KeySet {
        pub fn builder() -> builder::KeySet {
            Default::default()
        }
    }
    ///An account of a customer, or an internal account by its name.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct LedgerAccount(pub ::std::string::String);
    impl ::std::ops::Deref for LedgerAccount {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<LedgerAccount> for ::std::string::String {
        fn from(value: LedgerAccount) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for LedgerAccount {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for LedgerAccount {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for LedgerAccount {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///`ListBreaksState`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ListBreaksState {
        #[serde(rename = "open")]
        Open,
        #[serde(rename = "resolved")]
        Resolved,
    }
    impl ::std::fmt::Display for ListBreaksState {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Open => f.write_str("open"),
                Self::Resolved => f.write_str("resolved"),
            }
        }
    }
    impl ::std::str::FromStr for ListBreaksState {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "open" => Ok(Self::Open),
                "resolved" => Ok(Self::Resolved),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ListBreaksState {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ListBreaksState {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::default::Default for ListBreaksState {
        fn default() -> Self {
            ListBreaksState::Open
        }
    }
    ///`ListSuspenseItemsState`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ListSuspenseItemsState {
        #[serde(rename = "open")]
        Open,
        #[serde(rename = "cleared")]
        Cleared,
    }
    impl ::std::fmt::Display for ListSuspenseItemsState {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Open => f.write_str("open"),
                Self::Cleared => f.write_str("cleared"),
            }
        }
    }
    impl ::std::str::FromStr for ListSuspenseItemsState {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "open" => Ok(Self::Open),
                "cleared" => Ok(Self::Cleared),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ListSuspenseItemsState {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ListSuspenseItemsState {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::default::Default for ListSuspenseItemsState {
        fn default() -> Self {
            ListSuspenseItemsState::Open
        }
    }
    ///A status that payments can be listed by.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ListedStatus {
        #[serde(rename = "awaiting_approval")]
        AwaitingApproval,
    }
    impl ::std::fmt::Display for ListedStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::AwaitingApproval => f.write_str("awaiting_approval"),
            }
        }
    }
    impl ::std::str::FromStr for ListedStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "awaiting_approval" => Ok(Self::AwaitingApproval),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ListedStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ListedStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///An amount that may be below zero, such as a balance.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Money {
        ///A minus if it is below zero, one to seventeen digits, a point, two digits.
        pub amount: ::std::string::String,
        pub currency: Currency,
    }
    impl Money {
        pub fn builder() -> builder::Money {
            Default::default()
        }
    }
    ///An amount of zero or more.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct NonNegativeMoney {
        ///One to thirteen digits, a point, two digits.
        pub amount: ::std::string::String,
        pub currency: Currency,
    }
    impl NonNegativeMoney {
        pub fn builder() -> builder::NonNegativeMoney {
            Default::default()
        }
    }
    ///The new overdraft limit.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct OverdraftLimit {
        pub limit: NonNegativeMoney,
    }
    impl OverdraftLimit {
        pub fn builder() -> builder::OverdraftLimit {
            Default::default()
        }
    }
    /**One side of a payment. Yours, the debtor of an outbound payment and the creditor of an inbound one, has an
    `account_id`, and may have nothing else. The other has a sort code and an account number, as the payment carries
    them.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct Party {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub account_id: ::std::option::Option<AccountId>,
        ///The eight digits of a UK account.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub account_number: ::std::option::Option<::std::string::String>,
        ///A name as the payment carries it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
        ///The six digits of a UK bank or branch, without hyphens. `000001` is this bank.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub sort_code: ::std::option::Option<::std::string::String>,
    }
    impl Party {
        pub fn builder() -> builder::Party {
            Default::default()
        }
    }
    ///Who is to get the money.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Payee {
        ///The eight digits of a UK account.
        pub account_number: ::std::string::String,
        /**The name of a person or an organisation, in any script. No control or formatting characters, no blank at either end.
        Kept in Unicode's composed form (NFC). A scheme that carries fewer characters gets it transliterated, as `Zoe` for
        `Zoë`; `scheme` of the payment says what was sent.*/
        pub name: ::std::string::String,
        ///The six digits of a UK bank or branch, without hyphens. `000001` is this bank.
        pub sort_code: ::std::string::String,
    }
    impl Payee {
        pub fn builder() -> builder::Payee {
            Default::default()
        }
    }
    ///A payment, outbound or inbound.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Payment {
        ///How much; `0.00` only of a message that was rejected because its amount could not be read.
        pub amount: NonNegativeMoney,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub approval: ::std::option::Option<PaymentApprovalState>,
        ///Why the payment was cancelled.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub cancellation_reason: ::std::option::Option<::std::string::String>,
        ///An instant, RFC 3339 in UTC.
        pub created_at: ::std::string::String,
        pub creditor: Party,
        pub debtor: Party,
        pub direction: PaymentDirection,
        ///The payer's own id of the payment; made by us if the payer gave none.
        pub end_to_end_id: ::std::string::String,
        pub kind: PaymentKind,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub original_payment_id: ::std::option::Option<PaymentId>,
        pub payment_id: PaymentId,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<PaymentReason>,
        ///The reference as the payment carries it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reference: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub returned_by_payment_id: ::std::option::Option<PaymentId>,
        pub route: PaymentRoute,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub scheme: ::std::option::Option<SchemeDetails>,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        pub status: PaymentStatus,
        ///An instant, RFC 3339 in UTC.
        pub updated_at: ::std::string::String,
    }
    impl Payment {
        pub fn builder() -> builder::Payment {
            Default::default()
        }
    }
    ///Why the payment may go. Shown in its `approval` to your institution, never to the payee.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentApproval {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl PaymentApproval {
        pub fn builder() -> builder::PaymentApproval {
            Default::default()
        }
    }
    /**Present if the payment was above what its client pays alone: who ordered it and, once it was approved or declined,
    who did that, when and why.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    pub struct PaymentApprovalState {
        ///An instant, RFC 3339 in UTC.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decided_at: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decided_by_client_id: ::std::option::Option<ClientId>,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decision_reason: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub ordered_by_client_id: ::std::option::Option<ClientId>,
    }
    impl PaymentApprovalState {
        pub fn builder() -> builder::PaymentApprovalState {
            Default::default()
        }
    }
    ///Why the payment is to be cancelled.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentCancellation {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl PaymentCancellation {
        pub fn builder() -> builder::PaymentCancellation {
            Default::default()
        }
    }
    ///Why the payment is not to go. Shown in its `approval` to your institution, never to the payee.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentDecline {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl PaymentDecline {
        pub fn builder() -> builder::PaymentDecline {
            Default::default()
        }
    }
    /**Seen from this bank: `outbound` was ordered by the debtor here (payments on us too), `inbound` came over a
    scheme.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PaymentDirection {
        #[serde(rename = "outbound")]
        Outbound,
        #[serde(rename = "inbound")]
        Inbound,
    }
    impl ::std::fmt::Display for PaymentDirection {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Outbound => f.write_str("outbound"),
                Self::Inbound => f.write_str("inbound"),
            }
        }
    }
    impl ::std::str::FromStr for PaymentDirection {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "outbound" => Ok(Self::Outbound),
                "inbound" => Ok(Self::Inbound),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PaymentDirection {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PaymentDirection {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A payment, outbound or inbound.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct PaymentId(pub ::std::string::String);
    impl ::std::ops::Deref for PaymentId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<PaymentId> for ::std::string::String {
        fn from(value: PaymentId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for PaymentId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for PaymentId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for PaymentId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///`return` sends an earlier payment back.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PaymentKind {
        #[serde(rename = "payment")]
        Payment,
        #[serde(rename = "return")]
        Return,
    }
    impl ::std::fmt::Display for PaymentKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Payment => f.write_str("payment"),
                Self::Return => f.write_str("return"),
            }
        }
    }
    impl ::std::str::FromStr for PaymentKind {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "payment" => Ok(Self::Payment),
                "return" => Ok(Self::Return),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PaymentKind {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PaymentKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A payment to make.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentOrder {
        ///You know that it looks like an earlier payment, and mean it.
        #[serde(default)]
        pub allow_duplicate: bool,
        pub amount: Amount,
        pub creditor: Payee,
        pub debtor_account_id: AccountId,
        /**The payer's own id of the payment, carried to the payee unchanged. Letters `A-Z` `a-z`, digits, spaces within, and
        `/ - ? : ( ) . , ' + # = ! " % & * < > ; { @`.*/
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub end_to_end_id: ::std::option::Option<::std::string::String>,
        /**What the payee sees of the payment. It is sent as it is or cut, never rewritten, since payees match by it; so it has
        only what every scheme carries. Letters `A-Z` `a-z`, digits, spaces within, and
        `/ - ? : ( ) . , ' + # = ! " % & * < > ; { @`.*/
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reference: ::std::option::Option<::std::string::String>,
        ///Which way the money is to go.
        #[serde(default = "defaults::payment_order_route")]
        pub route: PaymentOrderRoute,
    }
    impl PaymentOrder {
        pub fn builder() -> builder::PaymentOrder {
            Default::default()
        }
    }
    ///Which way the money is to go.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PaymentOrderRoute {
        #[serde(rename = "auto")]
        Auto,
        #[serde(rename = "on_us")]
        OnUs,
        #[serde(rename = "fps")]
        Fps,
    }
    impl ::std::fmt::Display for PaymentOrderRoute {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Auto => f.write_str("auto"),
                Self::OnUs => f.write_str("on_us"),
                Self::Fps => f.write_str("fps"),
            }
        }
    }
    impl ::std::str::FromStr for PaymentOrderRoute {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "auto" => Ok(Self::Auto),
                "on_us" => Ok(Self::OnUs),
                "fps" => Ok(Self::Fps),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PaymentOrderRoute {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PaymentOrderRoute {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::default::Default for PaymentOrderRoute {
        fn default() -> Self {
            PaymentOrderRoute::Auto
        }
    }
    ///A page of payments. The list follows the payments within moments.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentPage {
        pub data: ::std::vec::Vec<Payment>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
    }
    impl PaymentPage {
        pub fn builder() -> builder::PaymentPage {
            Default::default()
        }
    }
    ///Why a payment was refused, rejected or returned.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentReason {
        /**This bank's word for the reason. Of a `refused` payment, the `ProblemCode` of the refusal. Of a `rejected` or
        `returned` payment, the word for the scheme's code; `rejected` or `returned` if that code has no word. Accept words that are not in this table: the scheme may add codes.

        | Word | Rejected with | Returned with |
        |---|---|---|
        | `account_closed` | - | 00000002 |
        | `account_stopped` | - | 00000003 |
        | `account_transferred` | 1166 | 00000012 |
        | `account_unknown` | - | 00000001 |
        | `beneficiary_account_closed` | 1160 | - |
        | `beneficiary_account_stopped` | 1161 | - |
        | `beneficiary_deceased` | 1167 | 00000004 |
        | `beneficiary_name_missing` | 1171 | - |
        | `beneficiary_sensitivities` | 1169 | 00000013 |
        | `beneficiary_unknown` | 1114 | - |
        | `business_reasons` | 1100 | - |
        | `duplicate` | 1181 | - |
        | `funds_not_available` | 1172 | - |
        | `name_mismatch` | 1162 | 00000006 |
        | `not_expected` | - | 00000009 |
        | `not_given` | - | 00000014 |
        | `reference_incorrect` | 1164 | - |
        | `reference_missing` | 1163 | 00000005 |
        | `requested_by_sender` | - | 00000007 |
        | `sender_action_required` | 1168 | 00000011 |
        | `syntax_error` | 1930 | - |
        | `system_malfunction` | 1909 | - |
        | `terms_and_conditions` | 1170 | 00000010 |
        | `wrong_currency` | 1165 | 00000008 |
        | `cancelled_by_scheme` | `CANC` as the status | - |
        | `resolved_by_bank` | two clients of the bank found that it was not made | - |
        | `rejected` | any other | - |
        | `returned` | - | any other |*/
        pub code: ::std::string::String,
        ///The ISO 20022 external status reason code, or a proprietary code where ISO has none.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub iso_code: ::std::option::Option<::std::string::String>,
        ///The same for people.
        pub message: ::std::string::String,
        ///Whether to order it again, after a look at the details, or not at all.
        pub retry: PaymentReasonRetry,
        ///The scheme's code.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub scheme_code: ::std::option::Option<::std::string::String>,
    }
    impl PaymentReason {
        pub fn builder() -> builder::PaymentReason {
            Default::default()
        }
    }
    ///Whether to order it again, after a look at the details, or not at all.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PaymentReasonRetry {
        #[serde(rename = "retry")]
        Retry,
        #[serde(rename = "review_then_retry")]
        ReviewThenRetry,
        #[serde(rename = "do_not_retry")]
        DoNotRetry,
    }
    impl ::std::fmt::Display for PaymentReasonRetry {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Retry => f.write_str("retry"),
                Self::ReviewThenRetry => f.write_str("review_then_retry"),
                Self::DoNotRetry => f.write_str("do_not_retry"),
            }
        }
    }
    impl ::std::str::FromStr for PaymentReasonRetry {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "retry" => Ok(Self::Retry),
                "review_then_retry" => Ok(Self::ReviewThenRetry),
                "do_not_retry" => Ok(Self::DoNotRetry),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PaymentReasonRetry {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PaymentReasonRetry {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Why the payment is sent back.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PaymentReturn {
        pub reason_code: ReturnReason,
    }
    impl PaymentReturn {
        pub fn builder() -> builder::PaymentReturn {
            Default::default()
        }
    }
    ///`on_us` stays at this bank; `fps` is Faster Payments.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PaymentRoute {
        #[serde(rename = "on_us")]
        OnUs,
        #[serde(rename = "fps")]
        Fps,
    }
    impl ::std::fmt::Display for PaymentRoute {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::OnUs => f.write_str("on_us"),
                Self::Fps => f.write_str("fps"),
            }
        }
    }
    impl ::std::str::FromStr for PaymentRoute {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "on_us" => Ok(Self::OnUs),
                "fps" => Ok(Self::Fps),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PaymentRoute {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PaymentRoute {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**| Status | Meaning | Final |
    |---|---|---|
    | `awaiting_approval` | Above its client's limit; the amount is held; another client decides | no |
    | `accepted` | Taken in; the amount is held; not sent yet | no |
    | `submitted` | Handed to the scheme | no |
    | `unknown` | The scheme was asked and has not answered; the amount stays held until it does | no |
    | `settled` | The money has moved | yes, unless it comes back |
    | `rejected` | The scheme or the payee's bank said no; the amount is free again; see `reason` | yes |
    | `cancelled` | Cancelled by you before it was sent; the amount is free again | yes |
    | `declined` | Another client said no to it; the amount is free again | yes |
    | `refused` | A rule of this bank said no; no money was touched; see `reason` | yes |
    | `returned` | Settled, then sent back by `returned_by_payment_id` | yes |*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PaymentStatus {
        #[serde(rename = "awaiting_approval")]
        AwaitingApproval,
        #[serde(rename = "accepted")]
        Accepted,
        #[serde(rename = "submitted")]
        Submitted,
        #[serde(rename = "unknown")]
        Unknown,
        #[serde(rename = "settled")]
        Settled,
        #[serde(rename = "rejected")]
        Rejected,
        #[serde(rename = "cancelled")]
        Cancelled,
        #[serde(rename = "declined")]
        Declined,
        #[serde(rename = "refused")]
        Refused,
        #[serde(rename = "returned")]
        Returned,
    }
    impl ::std::fmt::Display for PaymentStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::AwaitingApproval => f.write_str("awaiting_approval"),
                Self::Accepted => f.write_str("accepted"),
                Self::Submitted => f.write_str("submitted"),
                Self::Unknown => f.write_str("unknown"),
                Self::Settled => f.write_str("settled"),
                Self::Rejected => f.write_str("rejected"),
                Self::Cancelled => f.write_str("cancelled"),
                Self::Declined => f.write_str("declined"),
                Self::Refused => f.write_str("refused"),
                Self::Returned => f.write_str("returned"),
            }
        }
    }
    impl ::std::str::FromStr for PaymentStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "awaiting_approval" => Ok(Self::AwaitingApproval),
                "accepted" => Ok(Self::Accepted),
                "submitted" => Ok(Self::Submitted),
                "unknown" => Ok(Self::Unknown),
                "settled" => Ok(Self::Settled),
                "rejected" => Ok(Self::Rejected),
                "cancelled" => Ok(Self::Cancelled),
                "declined" => Ok(Self::Declined),
                "refused" => Ok(Self::Refused),
                "returned" => Ok(Self::Returned),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PaymentStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PaymentStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What went wrong (RFC 9457).
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Problem {
        pub code: ProblemCode,
        ///What is the matter this time, for people.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub detail: ::std::option::Option<::std::string::String>,
        ///Each field that is not valid.
        #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
        pub errors: ::std::vec::Vec<FieldError>,
        ///The path of what this is about, if there is one, such as the refused payment.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub instance: ::std::option::Option<::std::string::String>,
        ///The id of a request.
        pub request_id: ::std::string::String,
        ///Whether the same request, with the same key, may succeed later.
        pub retryable: bool,
        ///The HTTP status.
        pub status: i32,
        ///What this code means, for people. The same for every problem of this code.
        pub title: ::std::string::String,
        ///`urn:malai:problem:` and the code.
        #[serde(rename = "type")]
        pub type_: ::std::string::String,
    }
    impl Problem {
        pub fn builder() -> builder::Problem {
            Default::default()
        }
    }
    /**| Code | Status | Meaning |
    |---|---|---|
    | `malformed_body` | 400 | The body is not JSON (or XML), or nested too deep |
    | `invalid_field` | 400 | A field or parameter breaks its rule; see `errors` |
    | `unknown_field` | 400 | A field or parameter that this operation does not have |
    | `idempotency_key_missing` | 400 | A write without `Idempotency-Key` |
    | `idempotency_key_invalid` | 400 | Not 1 to 255 printable ASCII characters |
    | `unauthenticated` | 401 | No valid access token, or no valid signature |
    | `invalid_dpop_proof` | 401 | The token is bound to a key, and the proof of it is missing, invalid or used; see `errors` |
    | `forbidden` | 403 | The token lacks the scope |
    | `second_client_required` | 403 | The client ordered the payment itself; another one must decide |
    | `approval_limit_exceeded` | 403 | The client could not pay as much alone |
    | `signature_required` | 403 | The client's policy asks for a signed request |
    | `signature_invalid` | 403 | The request's signature does not hold; see `errors` |
    | `not_found` | 404 | No such thing, or not yours |
    | `method_not_allowed` | 405 | The path exists, the method on it does not |
    | `possible_duplicate` | 409 | Looks like a payment made minutes ago |
    | `not_sealed_yet` | 409 | The audit record waits for its seal, for about two minutes at most |
    | `body_too_large` | 413 | More bytes than are taken |
    | `unsupported_media_type` | 415 | Another `Content-Type` than this operation takes |
    | `idempotency_key_reused` | 422 | The key was used before for another request |
    | `insufficient_funds` | 422 | Less available than the amount |
    | `account_frozen` | 422 | The account is frozen |
    | `account_closed` | 422 | The account is closed |
    | `account_not_empty` | 422 | Money in the account, or owed on it |
    | `account_has_holds` | 422 | Payments of the account are on their way |
    | `overdraft_in_use` | 422 | The account already uses more than the new limit |
    | `currency_mismatch` | 422 | Not the currency of the account, or of the route |
    | `same_account` | 422 | Payer and payee are one account |
    | `payee_account_unknown` | 422 | No such account at this bank |
    | `payee_account_closed` | 422 | The payee's account at this bank is closed |
    | `balance_limit` | 422 | The payee's account would hold 1,000,000,000,000,000.00 or more |
    | `amount_above_limit` | 422 | More than the route carries |
    | `not_cancellable` | 422 | Already handed to the scheme, or final |
    | `not_awaiting_approval` | 422 | It needed no approval, or that is decided |
    | `not_unknown` | 422 | The outcome of the payment is not unknown, or not yet |
    | `evidence_required` | 422 | A proposal or explanation of the operations desk without evidence |
    | `already_proposed` | 422 | Another proposal waits for its decision |
    | `not_proposed` | 422 | No such proposal waits: it was decided, is void, or says something else |
    | `item_not_open` | 422 | The suspense item or break is ended, or has nothing to book for the purpose |
    | `assignee_unknown` | 422 | The assignee is no active client of the operations desk |
    | `exceeds_open_amount` | 422 | More than is open of the item, or not the whole of a contradiction |
    | `journal_required` | 422 | An explanation, by one client, of a break by which money may be on the wrong account |
    | `not_resubmittable` | 422 | The payment does not wait for an answer of its rail |
    | `not_returnable` | 422 | Not a settled inbound payment, too old, or the scheme contradicts an earlier return; of money in suspense: not whole, or not brought by a payment of another bank |
    | `already_returned` | 422 | The payment was returned before |
    | `institution_limit_exceeded` | 422 | More than the bank allows the institution: clients, requests or overdraft limits |
    | `signing_key_required` | 422 | The client must sign, and would have no key to sign with |
    | `route_unavailable` | 422 | The route asked for does not lead to this payee |
    | `rate_limited` | 429 | Too many requests; see `Retry-After` |
    | `internal_error` | 500 | A fault of the bank |
    | `unavailable` | 503 | Nothing was done; try again |
    | `projection_gap` | 503 | Entries of the account are missing or damaged and are being restored; nothing is lost |
    | `outcome_unknown` | 503 | Not known whether it was done; repeat with the same key |*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ProblemCode {
        #[serde(rename = "malformed_body")]
        MalformedBody,
        #[serde(rename = "invalid_field")]
        InvalidField,
        #[serde(rename = "unknown_field")]
        UnknownField,
        #[serde(rename = "unsupported_media_type")]
        UnsupportedMediaType,
        #[serde(rename = "body_too_large")]
        BodyTooLarge,
        #[serde(rename = "idempotency_key_missing")]
        IdempotencyKeyMissing,
        #[serde(rename = "idempotency_key_invalid")]
        IdempotencyKeyInvalid,
        #[serde(rename = "idempotency_key_reused")]
        IdempotencyKeyReused,
        #[serde(rename = "unauthenticated")]
        Unauthenticated,
        #[serde(rename = "invalid_dpop_proof")]
        InvalidDpopProof,
        #[serde(rename = "forbidden")]
        Forbidden,
        #[serde(rename = "second_client_required")]
        SecondClientRequired,
        #[serde(rename = "approval_limit_exceeded")]
        ApprovalLimitExceeded,
        #[serde(rename = "signature_required")]
        SignatureRequired,
        #[serde(rename = "signature_invalid")]
        SignatureInvalid,
        #[serde(rename = "not_found")]
        NotFound,
        #[serde(rename = "insufficient_funds")]
        InsufficientFunds,
        #[serde(rename = "account_frozen")]
        AccountFrozen,
        #[serde(rename = "account_closed")]
        AccountClosed,
        #[serde(rename = "account_not_empty")]
        AccountNotEmpty,
        #[serde(rename = "account_has_holds")]
        AccountHasHolds,
        #[serde(rename = "currency_mismatch")]
        CurrencyMismatch,
        #[serde(rename = "same_account")]
        SameAccount,
        #[serde(rename = "payee_account_unknown")]
        PayeeAccountUnknown,
        #[serde(rename = "payee_account_closed")]
        PayeeAccountClosed,
        #[serde(rename = "balance_limit")]
        BalanceLimit,
        #[serde(rename = "possible_duplicate")]
        PossibleDuplicate,
        #[serde(rename = "not_sealed_yet")]
        NotSealedYet,
        #[serde(rename = "amount_above_limit")]
        AmountAboveLimit,
        #[serde(rename = "not_cancellable")]
        NotCancellable,
        #[serde(rename = "not_awaiting_approval")]
        NotAwaitingApproval,
        #[serde(rename = "not_unknown")]
        NotUnknown,
        #[serde(rename = "evidence_required")]
        EvidenceRequired,
        #[serde(rename = "already_proposed")]
        AlreadyProposed,
        #[serde(rename = "not_proposed")]
        NotProposed,
        #[serde(rename = "item_not_open")]
        ItemNotOpen,
        #[serde(rename = "assignee_unknown")]
        AssigneeUnknown,
        #[serde(rename = "exceeds_open_amount")]
        ExceedsOpenAmount,
        #[serde(rename = "journal_required")]
        JournalRequired,
        #[serde(rename = "not_resubmittable")]
        NotResubmittable,
        #[serde(rename = "not_returnable")]
        NotReturnable,
        #[serde(rename = "already_returned")]
        AlreadyReturned,
        #[serde(rename = "overdraft_in_use")]
        OverdraftInUse,
        #[serde(rename = "institution_limit_exceeded")]
        InstitutionLimitExceeded,
        #[serde(rename = "signing_key_required")]
        SigningKeyRequired,
        #[serde(rename = "route_unavailable")]
        RouteUnavailable,
        #[serde(rename = "rate_limited")]
        RateLimited,
        #[serde(rename = "method_not_allowed")]
        MethodNotAllowed,
        #[serde(rename = "unavailable")]
        Unavailable,
        #[serde(rename = "projection_gap")]
        ProjectionGap,
        #[serde(rename = "outcome_unknown")]
        OutcomeUnknown,
        #[serde(rename = "internal_error")]
        InternalError,
    }
    impl ::std::fmt::Display for ProblemCode {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::MalformedBody => f.write_str("malformed_body"),
                Self::InvalidField => f.write_str("invalid_field"),
                Self::UnknownField => f.write_str("unknown_field"),
                Self::UnsupportedMediaType => f.write_str("unsupported_media_type"),
                Self::BodyTooLarge => f.write_str("body_too_large"),
                Self::IdempotencyKeyMissing => f.write_str("idempotency_key_missing"),
                Self::IdempotencyKeyInvalid => f.write_str("idempotency_key_invalid"),
                Self::IdempotencyKeyReused => f.write_str("idempotency_key_reused"),
                Self::Unauthenticated => f.write_str("unauthenticated"),
                Self::InvalidDpopProof => f.write_str("invalid_dpop_proof"),
                Self::Forbidden => f.write_str("forbidden"),
                Self::SecondClientRequired => f.write_str("second_client_required"),
                Self::ApprovalLimitExceeded => f.write_str("approval_limit_exceeded"),
                Self::SignatureRequired => f.write_str("signature_required"),
                Self::SignatureInvalid => f.write_str("signature_invalid"),
                Self::NotFound => f.write_str("not_found"),
                Self::InsufficientFunds => f.write_str("insufficient_funds"),
                Self::AccountFrozen => f.write_str("account_frozen"),
                Self::AccountClosed => f.write_str("account_closed"),
                Self::AccountNotEmpty => f.write_str("account_not_empty"),
                Self::AccountHasHolds => f.write_str("account_has_holds"),
                Self::CurrencyMismatch => f.write_str("currency_mismatch"),
                Self::SameAccount => f.write_str("same_account"),
                Self::PayeeAccountUnknown => f.write_str("payee_account_unknown"),
                Self::PayeeAccountClosed => f.write_str("payee_account_closed"),
                Self::BalanceLimit => f.write_str("balance_limit"),
                Self::PossibleDuplicate => f.write_str("possible_duplicate"),
                Self::NotSealedYet => f.write_str("not_sealed_yet"),
                Self::AmountAboveLimit => f.write_str("amount_above_limit"),
                Self::NotCancellable => f.write_str("not_cancellable"),
                Self::NotAwaitingApproval => f.write_str("not_awaiting_approval"),
                Self::NotUnknown => f.write_str("not_unknown"),
                Self::EvidenceRequired => f.write_str("evidence_required"),
                Self::AlreadyProposed => f.write_str("already_proposed"),
                Self::NotProposed => f.write_str("not_proposed"),
                Self::ItemNotOpen => f.write_str("item_not_open"),
                Self::AssigneeUnknown => f.write_str("assignee_unknown"),
                Self::ExceedsOpenAmount => f.write_str("exceeds_open_amount"),
                Self::JournalRequired => f.write_str("journal_required"),
                Self::NotResubmittable => f.write_str("not_resubmittable"),
                Self::NotReturnable => f.write_str("not_returnable"),
                Self::AlreadyReturned => f.write_str("already_returned"),
                Self::OverdraftInUse => f.write_str("overdraft_in_use"),
                Self::InstitutionLimitExceeded => f.write_str("institution_limit_exceeded"),
                Self::SigningKeyRequired => f.write_str("signing_key_required"),
                Self::RouteUnavailable => f.write_str("route_unavailable"),
                Self::RateLimited => f.write_str("rate_limited"),
                Self::MethodNotAllowed => f.write_str("method_not_allowed"),
                Self::Unavailable => f.write_str("unavailable"),
                Self::ProjectionGap => f.write_str("projection_gap"),
                Self::OutcomeUnknown => f.write_str("outcome_unknown"),
                Self::InternalError => f.write_str("internal_error"),
            }
        }
    }
    impl ::std::str::FromStr for ProblemCode {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "malformed_body" => Ok(Self::MalformedBody),
                "invalid_field" => Ok(Self::InvalidField),
                "unknown_field" => Ok(Self::UnknownField),
                "unsupported_media_type" => Ok(Self::UnsupportedMediaType),
                "body_too_large" => Ok(Self::BodyTooLarge),
                "idempotency_key_missing" => Ok(Self::IdempotencyKeyMissing),
                "idempotency_key_invalid" => Ok(Self::IdempotencyKeyInvalid),
                "idempotency_key_reused" => Ok(Self::IdempotencyKeyReused),
                "unauthenticated" => Ok(Self::Unauthenticated),
                "invalid_dpop_proof" => Ok(Self::InvalidDpopProof),
                "forbidden" => Ok(Self::Forbidden),
                "second_client_required" => Ok(Self::SecondClientRequired),
                "approval_limit_exceeded" => Ok(Self::ApprovalLimitExceeded),
                "signature_required" => Ok(Self::SignatureRequired),
                "signature_invalid" => Ok(Self::SignatureInvalid),
                "not_found" => Ok(Self::NotFound),
                "insufficient_funds" => Ok(Self::InsufficientFunds),
                "account_frozen" => Ok(Self::AccountFrozen),
                "account_closed" => Ok(Self::AccountClosed),
                "account_not_empty" => Ok(Self::AccountNotEmpty),
                "account_has_holds" => Ok(Self::AccountHasHolds),
                "currency_mismatch" => Ok(Self::CurrencyMismatch),
                "same_account" => Ok(Self::SameAccount),
                "payee_account_unknown" => Ok(Self::PayeeAccountUnknown),
                "payee_account_closed" => Ok(Self::PayeeAccountClosed),
                "balance_limit" => Ok(Self::BalanceLimit),
                "possible_duplicate" => Ok(Self::PossibleDuplicate),
                "not_sealed_yet" => Ok(Self::NotSealedYet),
                "amount_above_limit" => Ok(Self::AmountAboveLimit),
                "not_cancellable" => Ok(Self::NotCancellable),
                "not_awaiting_approval" => Ok(Self::NotAwaitingApproval),
                "not_unknown" => Ok(Self::NotUnknown),
                "evidence_required" => Ok(Self::EvidenceRequired),
                "already_proposed" => Ok(Self::AlreadyProposed),
                "not_proposed" => Ok(Self::NotProposed),
                "item_not_open" => Ok(Self::ItemNotOpen),
                "assignee_unknown" => Ok(Self::AssigneeUnknown),
                "exceeds_open_amount" => Ok(Self::ExceedsOpenAmount),
                "journal_required" => Ok(Self::JournalRequired),
                "not_resubmittable" => Ok(Self::NotResubmittable),
                "not_returnable" => Ok(Self::NotReturnable),
                "already_returned" => Ok(Self::AlreadyReturned),
                "overdraft_in_use" => Ok(Self::OverdraftInUse),
                "institution_limit_exceeded" => Ok(Self::InstitutionLimitExceeded),
                "signing_key_required" => Ok(Self::SigningKeyRequired),
                "route_unavailable" => Ok(Self::RouteUnavailable),
                "rate_limited" => Ok(Self::RateLimited),
                "method_not_allowed" => Ok(Self::MethodNotAllowed),
                "unavailable" => Ok(Self::Unavailable),
                "projection_gap" => Ok(Self::ProjectionGap),
                "outcome_unknown" => Ok(Self::OutcomeUnknown),
                "internal_error" => Ok(Self::InternalError),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ProblemCode {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ProblemCode {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**A client's public key as a JWK: Ed25519 (`kty` `OKP`) or P-256 (`kty` `EC`, with `y`). Other members are ignored, but
    `d`: a key with its private half is refused.*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct PublicKey {
        pub crv: PublicKeyCrv,
        ///Your name for the key, which is the `kid` of assertions and the `keyid` of requests that it signs.
        pub kid: ::std::string::String,
        pub kty: PublicKeyKty,
        ///The public key, or its x coordinate, in base64url.
        pub x: ::std::string::String,
        ///The y coordinate of a `P-256` key.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub y: ::std::option::Option<::std::string::String>,
    }
    impl PublicKey {
        pub fn builder() -> builder::PublicKey {
            Default::default()
        }
    }
    ///`PublicKeyCrv`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PublicKeyCrv {
        Ed25519,
        #[serde(rename = "P-256")]
        P256,
    }
    impl ::std::fmt::Display for PublicKeyCrv {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Ed25519 => f.write_str("Ed25519"),
                Self::P256 => f.write_str("P-256"),
            }
        }
    }
    impl ::std::str::FromStr for PublicKeyCrv {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "Ed25519" => Ok(Self::Ed25519),
                "P-256" => Ok(Self::P256),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PublicKeyCrv {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PublicKeyCrv {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`PublicKeyKty`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum PublicKeyKty {
        #[serde(rename = "OKP")]
        Okp,
        #[serde(rename = "EC")]
        Ec,
    }
    impl ::std::fmt::Display for PublicKeyKty {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Okp => f.write_str("OKP"),
                Self::Ec => f.write_str("EC"),
            }
        }
    }
    impl ::std::str::FromStr for PublicKeyKty {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "OKP" => Ok(Self::Okp),
                "EC" => Ok(Self::Ec),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PublicKeyKty {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PublicKeyKty {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A payment rail.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum Rail {
        #[serde(rename = "fps")]
        Fps,
    }
    impl ::std::fmt::Display for Rail {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Fps => f.write_str("fps"),
            }
        }
    }
    impl ::std::str::FromStr for Rail {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "fps" => Ok(Self::Fps),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for Rail {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for Rail {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A proposal how a payment ended, and what was decided about it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Resolution {
        pub case_id: CaseId,
        ///An instant, RFC 3339 in UTC.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decided_at: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decided_by_client_id: ::std::option::Option<ClientId>,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub decision_reason: ::std::option::Option<::std::string::String>,
        pub evidence: ::std::vec::Vec<Evidence>,
        pub outcome: ResolutionOutcome,
        pub payment_id: PaymentId,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub payment_version: i64,
        ///An instant, RFC 3339 in UTC.
        pub proposed_at: ::std::string::String,
        pub proposed_by_client_id: ClientId,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
        pub status: ResolutionStatus,
    }
    impl Resolution {
        pub fn builder() -> builder::Resolution {
            Default::default()
        }
    }
    ///The outcome that is approved, as it was proposed, and why.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ResolutionApproval {
        pub outcome: ResolutionOutcome,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl ResolutionApproval {
        pub fn builder() -> builder::ResolutionApproval {
            Default::default()
        }
    }
    ///Why the proposal is declined.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ResolutionDecline {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl ResolutionDecline {
        pub fn builder() -> builder::ResolutionDecline {
            Default::default()
        }
    }
    ///`settled`: the other bank has the money. `rejected`: it has not, and never will by this payment.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ResolutionOutcome {
        #[serde(rename = "settled")]
        Settled,
        #[serde(rename = "rejected")]
        Rejected,
    }
    impl ::std::fmt::Display for ResolutionOutcome {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Settled => f.write_str("settled"),
                Self::Rejected => f.write_str("rejected"),
            }
        }
    }
    impl ::std::str::FromStr for ResolutionOutcome {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "settled" => Ok(Self::Settled),
                "rejected" => Ok(Self::Rejected),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ResolutionOutcome {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ResolutionOutcome {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///How a payment ended, as a client of the bank found.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ResolutionProposal {
        ///The documents that show it; at least one.
        #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
        pub evidence: ::std::vec::Vec<Evidence>,
        pub outcome: ResolutionOutcome,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl ResolutionProposal {
        pub fn builder() -> builder::ResolutionProposal {
            Default::default()
        }
    }
    ///`proposed`: another client has to decide. `void`: the payment changed since, because the rail answered.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ResolutionStatus {
        #[serde(rename = "proposed")]
        Proposed,
        #[serde(rename = "approved")]
        Approved,
        #[serde(rename = "declined")]
        Declined,
        #[serde(rename = "void")]
        Void,
    }
    impl ::std::fmt::Display for ResolutionStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Proposed => f.write_str("proposed"),
                Self::Approved => f.write_str("approved"),
                Self::Declined => f.write_str("declined"),
                Self::Void => f.write_str("void"),
            }
        }
    }
    impl ::std::str::FromStr for ResolutionStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "proposed" => Ok(Self::Proposed),
                "approved" => Ok(Self::Approved),
                "declined" => Ok(Self::Declined),
                "void" => Ok(Self::Void),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ResolutionStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ResolutionStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///That a payment is put to its rail again.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Resubmission {
        pub case_id: CaseId,
        pub payment_id: PaymentId,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
        ///An instant, RFC 3339 in UTC.
        pub requested_at: ::std::string::String,
        pub requested_by_client_id: ClientId,
        ///How often this was requested, this time included.
        pub resubmissions: i32,
    }
    impl Resubmission {
        pub fn builder() -> builder::Resubmission {
            Default::default()
        }
    }
    ///Why the payment is put to its rail again.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ResubmissionRequest {
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub reason: ::std::string::String,
    }
    impl ResubmissionRequest {
        pub fn builder() -> builder::ResubmissionRequest {
            Default::default()
        }
    }
    /**A return code of Faster Payments, or our name for it:

    | Code | Name |
    |---|---|
    | `00000001` | `account_unknown` |
    | `00000002` | `account_closed` |
    | `00000003` | `account_stopped` |
    | `00000004` | `beneficiary_deceased` |
    | `00000005` | `reference_missing` |
    | `00000006` | `name_mismatch` |
    | `00000007` | `requested_by_sender` |
    | `00000008` | `wrong_currency` |
    | `00000009` | `not_expected` |
    | `00000010` | `terms_and_conditions` |
    | `00000011` | `sender_action_required` |
    | `00000012` | `account_transferred` |
    | `00000013` | `beneficiary_sensitivities` |
    | `00000014` | `not_given` |*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ReturnReason {
        #[serde(rename = "00000001")]
        X00000001,
        #[serde(rename = "00000002")]
        X00000002,
        #[serde(rename = "00000003")]
        X00000003,
        #[serde(rename = "00000004")]
        X00000004,
        #[serde(rename = "00000005")]
        X00000005,
        #[serde(rename = "00000006")]
        X00000006,
        #[serde(rename = "00000007")]
        X00000007,
        #[serde(rename = "00000008")]
        X00000008,
        #[serde(rename = "00000009")]
        X00000009,
        #[serde(rename = "00000010")]
        X00000010,
        #[serde(rename = "00000011")]
        X00000011,
        #[serde(rename = "00000012")]
        X00000012,
        #[serde(rename = "00000013")]
        X00000013,
        #[serde(rename = "00000014")]
        X00000014,
        #[serde(rename = "account_unknown")]
        AccountUnknown,
        #[serde(rename = "account_closed")]
        AccountClosed,
        #[serde(rename = "account_stopped")]
        AccountStopped,
        #[serde(rename = "beneficiary_deceased")]
        BeneficiaryDeceased,
        #[serde(rename = "reference_missing")]
        ReferenceMissing,
        #[serde(rename = "name_mismatch")]
        NameMismatch,
        #[serde(rename = "requested_by_sender")]
        RequestedBySender,
        #[serde(rename = "wrong_currency")]
        WrongCurrency,
        #[serde(rename = "not_expected")]
        NotExpected,
        #[serde(rename = "terms_and_conditions")]
        TermsAndConditions,
        #[serde(rename = "sender_action_required")]
        SenderActionRequired,
        #[serde(rename = "account_transferred")]
        AccountTransferred,
        #[serde(rename = "beneficiary_sensitivities")]
        BeneficiarySensitivities,
        #[serde(rename = "not_given")]
        NotGiven,
    }
    impl ::std::fmt::Display for ReturnReason {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::X00000001 => f.write_str("00000001"),
                Self::X00000002 => f.write_str("00000002"),
                Self::X00000003 => f.write_str("00000003"),
                Self::X00000004 => f.write_str("00000004"),
                Self::X00000005 => f.write_str("00000005"),
                Self::X00000006 => f.write_str("00000006"),
                Self::X00000007 => f.write_str("00000007"),
                Self::X00000008 => f.write_str("00000008"),
                Self::X00000009 => f.write_str("00000009"),
                Self::X00000010 => f.write_str("00000010"),
                Self::X00000011 => f.write_str("00000011"),
                Self::X00000012 => f.write_str("00000012"),
                Self::X00000013 => f.write_str("00000013"),
                Self::X00000014 => f.write_str("00000014"),
                Self::AccountUnknown => f.write_str("account_unknown"),
                Self::AccountClosed => f.write_str("account_closed"),
                Self::AccountStopped => f.write_str("account_stopped"),
                Self::BeneficiaryDeceased => f.write_str("beneficiary_deceased"),
                Self::ReferenceMissing => f.write_str("reference_missing"),
                Self::NameMismatch => f.write_str("name_mismatch"),
                Self::RequestedBySender => f.write_str("requested_by_sender"),
                Self::WrongCurrency => f.write_str("wrong_currency"),
                Self::NotExpected => f.write_str("not_expected"),
                Self::TermsAndConditions => f.write_str("terms_and_conditions"),
                Self::SenderActionRequired => f.write_str("sender_action_required"),
                Self::AccountTransferred => f.write_str("account_transferred"),
                Self::BeneficiarySensitivities => f.write_str("beneficiary_sensitivities"),
                Self::NotGiven => f.write_str("not_given"),
            }
        }
    }
    impl ::std::str::FromStr for ReturnReason {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "00000001" => Ok(Self::X00000001),
                "00000002" => Ok(Self::X00000002),
                "00000003" => Ok(Self::X00000003),
                "00000004" => Ok(Self::X00000004),
                "00000005" => Ok(Self::X00000005),
                "00000006" => Ok(Self::X00000006),
                "00000007" => Ok(Self::X00000007),
                "00000008" => Ok(Self::X00000008),
                "00000009" => Ok(Self::X00000009),
                "00000010" => Ok(Self::X00000010),
                "00000011" => Ok(Self::X00000011),
                "00000012" => Ok(Self::X00000012),
                "00000013" => Ok(Self::X00000013),
                "00000014" => Ok(Self::X00000014),
                "account_unknown" => Ok(Self::AccountUnknown),
                "account_closed" => Ok(Self::AccountClosed),
                "account_stopped" => Ok(Self::AccountStopped),
                "beneficiary_deceased" => Ok(Self::BeneficiaryDeceased),
                "reference_missing" => Ok(Self::ReferenceMissing),
                "name_mismatch" => Ok(Self::NameMismatch),
                "requested_by_sender" => Ok(Self::RequestedBySender),
                "wrong_currency" => Ok(Self::WrongCurrency),
                "not_expected" => Ok(Self::NotExpected),
                "terms_and_conditions" => Ok(Self::TermsAndConditions),
                "sender_action_required" => Ok(Self::SenderActionRequired),
                "account_transferred" => Ok(Self::AccountTransferred),
                "beneficiary_sensitivities" => Ok(Self::BeneficiarySensitivities),
                "not_given" => Ok(Self::NotGiven),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ReturnReason {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ReturnReason {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Fields that are not listed are ignored, as RFC 6749 wants it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct RevocationRequest {
        ///For `private_key_jwt`: the signed JWT.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_assertion: ::std::option::Option<::std::string::String>,
        ///For `private_key_jwt`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_assertion_type: ::std::option::Option<RevocationRequestClientAssertionType>,
        ///For `client_secret_post`; with `private_key_jwt` it may be left out.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_id: ::std::option::Option<::std::string::String>,
        ///For `client_secret_post`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_secret: ::std::option::Option<::std::string::String>,
        ///The access token to revoke.
        pub token: ::std::string::String,
        ///Ignored; access tokens are the only ones there are.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub token_type_hint: ::std::option::Option<::std::string::String>,
    }
    impl RevocationRequest {
        pub fn builder() -> builder::RevocationRequest {
            Default::default()
        }
    }
    ///For `private_key_jwt`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum RevocationRequestClientAssertionType {
        #[serde(rename = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")]
        UrnIetfParamsOauthClientAssertionTypeJwtBearer,
    }
    impl ::std::fmt::Display for RevocationRequestClientAssertionType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::UrnIetfParamsOauthClientAssertionTypeJwtBearer => {
                    f.write_str("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                }
            }
        }
    }
    impl ::std::str::FromStr for RevocationRequestClientAssertionType {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" => {
                    Ok(Self::UrnIetfParamsOauthClientAssertionTypeJwtBearer)
                }
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for RevocationRequestClientAssertionType {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for RevocationRequestClientAssertionType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What the scheme carries of the payment. Absent on us.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SchemeDetails {
        /**When the payee's bank will credit the payee, if not at once; `none` if it did not say. For the payer the
        payment is final.*/
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub acceptance_qualifier: ::std::option::Option<SchemeDetailsAcceptanceQualifier>,
        ///The creditor's name as sent.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub creditor_name_sent: ::std::option::Option<::std::string::String>,
        ///Whether letters that the scheme does not carry were sent as others, such as `Zoe` for `Zoë`.
        pub creditor_name_transliterated: bool,
        ///Whether less was sent than was given.
        pub creditor_name_truncated: bool,
        ///The scheme's own id of a Faster Payment.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub fpid: ::std::option::Option<::std::string::String>,
        ///The reference as sent.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reference_sent: ::std::option::Option<::std::string::String>,
        ///Whether less was sent than was given.
        pub reference_truncated: bool,
    }
    impl SchemeDetails {
        pub fn builder() -> builder::SchemeDetails {
            Default::default()
        }
    }
    /**When the payee's bank will credit the payee, if not at once; `none` if it did not say. For the payer the
    payment is final.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SchemeDetailsAcceptanceQualifier {
        #[serde(rename = "same_day")]
        SameDay,
        #[serde(rename = "next_calendar_day")]
        NextCalendarDay,
        #[serde(rename = "next_working_day")]
        NextWorkingDay,
        #[serde(rename = "after_next_working_day")]
        AfterNextWorkingDay,
        #[serde(rename = "some_other_time")]
        SomeOtherTime,
        #[serde(rename = "none")]
        None,
    }
    impl ::std::fmt::Display for SchemeDetailsAcceptanceQualifier {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::SameDay => f.write_str("same_day"),
                Self::NextCalendarDay => f.write_str("next_calendar_day"),
                Self::NextWorkingDay => f.write_str("next_working_day"),
                Self::AfterNextWorkingDay => f.write_str("after_next_working_day"),
                Self::SomeOtherTime => f.write_str("some_other_time"),
                Self::None => f.write_str("none"),
            }
        }
    }
    impl ::std::str::FromStr for SchemeDetailsAcceptanceQualifier {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "same_day" => Ok(Self::SameDay),
                "next_calendar_day" => Ok(Self::NextCalendarDay),
                "next_working_day" => Ok(Self::NextWorkingDay),
                "after_next_working_day" => Ok(Self::AfterNextWorkingDay),
                "some_other_time" => Ok(Self::SomeOtherTime),
                "none" => Ok(Self::None),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SchemeDetailsAcceptanceQualifier {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SchemeDetailsAcceptanceQualifier {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A permission.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum Scope {
        #[serde(rename = "accounts:read")]
        AccountsRead,
        #[serde(rename = "accounts:write")]
        AccountsWrite,
        #[serde(rename = "payments:read")]
        PaymentsRead,
        #[serde(rename = "payments:write")]
        PaymentsWrite,
        #[serde(rename = "payments:approve")]
        PaymentsApprove,
        #[serde(rename = "audit:read")]
        AuditRead,
        #[serde(rename = "clients:admin")]
        ClientsAdmin,
        #[serde(rename = "limits:read")]
        LimitsRead,
        #[serde(rename = "limits:write")]
        LimitsWrite,
        #[serde(rename = "ledger:read")]
        LedgerRead,
        #[serde(rename = "ledger:post")]
        LedgerPost,
        #[serde(rename = "ledger:approve")]
        LedgerApprove,
    }
    impl ::std::fmt::Display for Scope {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::AccountsRead => f.write_str("accounts:read"),
                Self::AccountsWrite => f.write_str("accounts:write"),
                Self::PaymentsRead => f.write_str("payments:read"),
                Self::PaymentsWrite => f.write_str("payments:write"),
                Self::PaymentsApprove => f.write_str("payments:approve"),
                Self::AuditRead => f.write_str("audit:read"),
                Self::ClientsAdmin => f.write_str("clients:admin"),
                Self::LimitsRead => f.write_str("limits:read"),
                Self::LimitsWrite => f.write_str("limits:write"),
                Self::LedgerRead => f.write_str("ledger:read"),
                Self::LedgerPost => f.write_str("ledger:post"),
                Self::LedgerApprove => f.write_str("ledger:approve"),
            }
        }
    }
    impl ::std::str::FromStr for Scope {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "accounts:read" => Ok(Self::AccountsRead),
                "accounts:write" => Ok(Self::AccountsWrite),
                "payments:read" => Ok(Self::PaymentsRead),
                "payments:write" => Ok(Self::PaymentsWrite),
                "payments:approve" => Ok(Self::PaymentsApprove),
                "audit:read" => Ok(Self::AuditRead),
                "clients:admin" => Ok(Self::ClientsAdmin),
                "limits:read" => Ok(Self::LimitsRead),
                "limits:write" => Ok(Self::LimitsWrite),
                "ledger:read" => Ok(Self::LedgerRead),
                "ledger:post" => Ok(Self::LedgerPost),
                "ledger:approve" => Ok(Self::LedgerApprove),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for Scope {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for Scope {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What the client may do.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct Scopes(pub ::std::vec::Vec<Scope>);
    impl ::std::ops::Deref for Scopes {
        type Target = ::std::vec::Vec<Scope>;
        fn deref(&self) -> &::std::vec::Vec<Scope> {
            &self.0
        }
    }
    impl ::std::convert::From<Scopes> for ::std::vec::Vec<Scope> {
        fn from(value: Scopes) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::vec::Vec<Scope>> for Scopes {
        fn from(value: ::std::vec::Vec<Scope>) -> Self {
            Self(value)
        }
    }
    ///What is said of the records of one minute and, by the seal before it, of all before them.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Seal {
        ///A minute in UTC.
        pub minute: ::std::string::String,
        ///Its place among all seals, from 1, without a gap.
        pub number: i64,
        ///A SHA-256 digest in hexadecimal.
        pub previous: ::std::string::String,
        ///A SHA-256 digest in hexadecimal.
        pub root: ::std::string::String,
        ///How many records it seals.
        pub size: i64,
    }
    impl Seal {
        pub fn builder() -> builder::Seal {
            Default::default()
        }
    }
    ///A public key that seals are verified with (RFC 8037).
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SealKey {
        ///The algorithm.
        pub alg: SealKeyAlg,
        ///The curve.
        pub crv: SealKeyCrv,
        ///The 32 bytes of an Ed25519 public key in hexadecimal.
        pub kid: ::std::string::String,
        ///The kind of key.
        pub kty: SealKeyKty,
        ///For signatures.
        #[serde(rename = "use")]
        pub use_: SealKeyUse,
        ///The key, base64url.
        pub x: ::std::string::String,
    }
    impl SealKey {
        pub fn builder() -> builder::SealKey {
            Default::default()
        }
    }
    ///The algorithm.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SealKeyAlg {
        #[serde(rename = "EdDSA")]
        EdDsa,
    }
    impl ::std::fmt::Display for SealKeyAlg {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::EdDsa => f.write_str("EdDSA"),
            }
        }
    }
    impl ::std::str::FromStr for SealKeyAlg {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "EdDSA" => Ok(Self::EdDsa),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SealKeyAlg {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SealKeyAlg {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///The curve.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SealKeyCrv {
        Ed25519,
    }
    impl ::std::fmt::Display for SealKeyCrv {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Ed25519 => f.write_str("Ed25519"),
            }
        }
    }
    impl ::std::str::FromStr for SealKeyCrv {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "Ed25519" => Ok(Self::Ed25519),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SealKeyCrv {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SealKeyCrv {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///The kind of key.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SealKeyKty {
        #[serde(rename = "OKP")]
        Okp,
    }
    impl ::std::fmt::Display for SealKeyKty {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Okp => f.write_str("OKP"),
            }
        }
    }
    impl ::std::str::FromStr for SealKeyKty {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "OKP" => Ok(Self::Okp),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SealKeyKty {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SealKeyKty {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A JWK Set (RFC 7517).
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SealKeySet {
        pub keys: ::std::vec::Vec<SealKey>,
    }
    impl SealKeySet {
        pub fn builder() -> builder::SealKeySet {
            Default::default()
        }
    }
    ///For signatures.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SealKeyUse {
        #[serde(rename = "sig")]
        Sig,
    }
    impl ::std::fmt::Display for SealKeyUse {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Sig => f.write_str("sig"),
            }
        }
    }
    impl ::std::str::FromStr for SealKeyUse {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "sig" => Ok(Self::Sig),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SealKeyUse {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SealKeyUse {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A page of seals, without a gap between them.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SealPage {
        pub data: ::std::vec::Vec<SignedSeal>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///True when the page certainly lacks nothing that was done before the request.
        pub up_to_date: bool,
    }
    impl SealPage {
        pub fn builder() -> builder::SealPage {
            Default::default()
        }
    }
    ///Metadata of the authorization server (RFC 8414 §2).
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct ServerMetadata {
        pub dpop_signing_alg_values_supported: ::std::vec::Vec<SigningAlgorithm>,
        pub grant_types_supported: ::std::vec::Vec<ServerMetadataGrantTypesSupportedItem>,
        ///The origin of this API, which is the issuer and the audience of its tokens.
        pub issuer: ::std::string::String,
        pub jwks_uri: ::std::string::String,
        ///Empty: there is no authorization endpoint.
        pub response_types_supported: ::std::vec::Vec<::std::string::String>,
        pub revocation_endpoint: ::std::string::String,
        pub revocation_endpoint_auth_methods_supported: ::std::vec::Vec<AuthenticationMethod>,
        pub revocation_endpoint_auth_signing_alg_values_supported:
            ::std::vec::Vec<SigningAlgorithm>,
        pub scopes_supported: ::std::vec::Vec<Scope>,
        pub token_endpoint: ::std::string::String,
        pub token_endpoint_auth_methods_supported: ::std::vec::Vec<AuthenticationMethod>,
        pub token_endpoint_auth_signing_alg_values_supported: ::std::vec::Vec<SigningAlgorithm>,
    }
    impl ServerMetadata {
        pub fn builder() -> builder::ServerMetadata {
            Default::default()
        }
    }
    ///`ServerMetadataGrantTypesSupportedItem`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum ServerMetadataGrantTypesSupportedItem {
        #[serde(rename = "client_credentials")]
        ClientCredentials,
    }
    impl ::std::fmt::Display for ServerMetadataGrantTypesSupportedItem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::ClientCredentials => f.write_str("client_credentials"),
            }
        }
    }
    impl ::std::str::FromStr for ServerMetadataGrantTypesSupportedItem {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "client_credentials" => Ok(Self::ClientCredentials),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ServerMetadataGrantTypesSupportedItem {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ServerMetadataGrantTypesSupportedItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A seal, the key that signed it, and the signature.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SignedSeal {
        ///The 32 bytes of an Ed25519 public key in hexadecimal.
        pub key: ::std::string::String,
        pub seal: Seal,
        ///The Ed25519 signature (RFC 8032) of the seal's text in hexadecimal.
        pub signature: ::std::string::String,
    }
    impl SignedSeal {
        pub fn builder() -> builder::SignedSeal {
            Default::default()
        }
    }
    ///A JWS algorithm. `Ed25519` and `EdDSA` are two names of the same one here.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SigningAlgorithm {
        Ed25519,
        #[serde(rename = "EdDSA")]
        EdDsa,
        #[serde(rename = "ES256")]
        Es256,
    }
    impl ::std::fmt::Display for SigningAlgorithm {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Ed25519 => f.write_str("Ed25519"),
                Self::EdDsa => f.write_str("EdDSA"),
                Self::Es256 => f.write_str("ES256"),
            }
        }
    }
    impl ::std::str::FromStr for SigningAlgorithm {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "Ed25519" => Ok(Self::Ed25519),
                "EdDSA" => Ok(Self::EdDsa),
                "ES256" => Ok(Self::Es256),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SigningAlgorithm {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SigningAlgorithm {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A public key that tokens are verified with.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SigningKey {
        pub alg: SigningKeyAlg,
        pub crv: SigningKeyCrv,
        ///The key's id, as in the header of the tokens that it signed.
        pub kid: ::std::string::String,
        pub kty: SigningKeyKty,
        #[serde(rename = "use")]
        pub use_: SigningKeyUse,
        ///The public key, or its x coordinate, in base64url.
        pub x: ::std::string::String,
        ///The y coordinate of a `P-256` key.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub y: ::std::option::Option<::std::string::String>,
    }
    impl SigningKey {
        pub fn builder() -> builder::SigningKey {
            Default::default()
        }
    }
    ///`SigningKeyAlg`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SigningKeyAlg {
        #[serde(rename = "EdDSA")]
        EdDsa,
        #[serde(rename = "ES256")]
        Es256,
    }
    impl ::std::fmt::Display for SigningKeyAlg {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::EdDsa => f.write_str("EdDSA"),
                Self::Es256 => f.write_str("ES256"),
            }
        }
    }
    impl ::std::str::FromStr for SigningKeyAlg {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "EdDSA" => Ok(Self::EdDsa),
                "ES256" => Ok(Self::Es256),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SigningKeyAlg {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SigningKeyAlg {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`SigningKeyCrv`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SigningKeyCrv {
        Ed25519,
        #[serde(rename = "P-256")]
        P256,
    }
    impl ::std::fmt::Display for SigningKeyCrv {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Ed25519 => f.write_str("Ed25519"),
                Self::P256 => f.write_str("P-256"),
            }
        }
    }
    impl ::std::str::FromStr for SigningKeyCrv {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "Ed25519" => Ok(Self::Ed25519),
                "P-256" => Ok(Self::P256),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SigningKeyCrv {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SigningKeyCrv {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`SigningKeyKty`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SigningKeyKty {
        #[serde(rename = "OKP")]
        Okp,
        #[serde(rename = "EC")]
        Ec,
    }
    impl ::std::fmt::Display for SigningKeyKty {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Okp => f.write_str("OKP"),
                Self::Ec => f.write_str("EC"),
            }
        }
    }
    impl ::std::str::FromStr for SigningKeyKty {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "OKP" => Ok(Self::Okp),
                "EC" => Ok(Self::Ec),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SigningKeyKty {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SigningKeyKty {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`SigningKeyUse`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SigningKeyUse {
        #[serde(rename = "sig")]
        Sig,
    }
    impl ::std::fmt::Display for SigningKeyUse {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Sig => f.write_str("sig"),
            }
        }
    }
    impl ::std::str::FromStr for SigningKeyUse {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "sig" => Ok(Self::Sig),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SigningKeyUse {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SigningKeyUse {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What happened on an account in a period.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Statement {
        pub account: StatementAccount,
        pub closing_balance: Money,
        ///A calendar day, `YYYY-MM-DD`, in UTC.
        pub from: ::std::string::String,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        pub opening_balance: Money,
        ///A calendar day, `YYYY-MM-DD`, in UTC.
        pub to: ::std::string::String,
        pub total_credits: NonNegativeMoney,
        pub total_debits: NonNegativeMoney,
        ///Oldest first.
        pub transactions: ::std::vec::Vec<Transaction>,
    }
    impl Statement {
        pub fn builder() -> builder::Statement {
            Default::default()
        }
    }
    ///Whose statement it is.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct StatementAccount {
        pub account_id: AccountId,
        ///The eight digits of a UK account.
        pub account_number: ::std::string::String,
        pub currency: Currency,
        /**The name of a person or an organisation, in any script. No control or formatting characters, no blank at either end.
        Kept in Unicode's composed form (NFC). A scheme that carries fewer characters gets it transliterated, as `Zoe` for
        `Zoë`; `scheme` of the payment says what was sent.*/
        pub holder_name: ::std::string::String,
        ///The account as an IBAN, without spaces.
        pub iban: ::std::string::String,
        ///The six digits of a UK bank or branch, without hyphens. `000001` is this bank.
        pub sort_code: ::std::string::String,
    }
    impl StatementAccount {
        pub fn builder() -> builder::StatementAccount {
            Default::default()
        }
    }
    ///The id of anything that audit records are about.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct SubjectId(pub ::std::string::String);
    impl ::std::ops::Deref for SubjectId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SubjectId> for ::std::string::String {
        fn from(value: SubjectId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for SubjectId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for SubjectId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for SubjectId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///Money that came in and whose owner is unknown.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SuspenseItem {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub account_id: ::std::option::Option<AccountId>,
        pub amount: Amount,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub assignee_client_id: ::std::option::Option<ClientId>,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub note: ::std::option::Option<::std::string::String>,
        pub open_amount: NonNegativeMoney,
        ///An instant, RFC 3339 in UTC.
        pub opened_at: ::std::string::String,
        pub payment_id: PaymentId,
        /**Why it is in suspense. `contradicted`: the scheme refused a payment that it had accepted, or made one that this bank
        had rejected; the money is its payer's.*/
        pub reason: SuspenseItemReason,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub return_payment_id: ::std::option::Option<PaymentId>,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub sequence: i64,
        /**How much of it is left. `returning`: all of it, and it is on its way back to the payer's bank; it is `cleared` once the
        scheme accepts the return, and `open` again if the scheme rejects it.*/
        pub status: SuspenseItemStatus,
        pub suspense_item_id: SuspenseItemId,
        ///An instant, RFC 3339 in UTC.
        pub updated_at: ::std::string::String,
    }
    impl SuspenseItem {
        pub fn builder() -> builder::SuspenseItem {
            Default::default()
        }
    }
    ///Money whose owner is unknown, by the payment that brought it.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct SuspenseItemId(pub ::std::string::String);
    impl ::std::ops::Deref for SuspenseItemId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SuspenseItemId> for ::std::string::String {
        fn from(value: SuspenseItemId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for SuspenseItemId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for SuspenseItemId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for SuspenseItemId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///A page of money whose owner is unknown.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct SuspenseItemPage {
        pub data: ::std::vec::Vec<SuspenseItem>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
    }
    impl SuspenseItemPage {
        pub fn builder() -> builder::SuspenseItemPage {
            Default::default()
        }
    }
    /**Why it is in suspense. `contradicted`: the scheme refused a payment that it had accepted, or made one that this bank
    had rejected; the money is its payer's.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SuspenseItemReason {
        #[serde(rename = "account_closed")]
        AccountClosed,
        #[serde(rename = "account_unknown")]
        AccountUnknown,
        #[serde(rename = "currency_mismatch")]
        CurrencyMismatch,
        #[serde(rename = "balance_limit")]
        BalanceLimit,
        #[serde(rename = "contradicted")]
        Contradicted,
    }
    impl ::std::fmt::Display for SuspenseItemReason {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::AccountClosed => f.write_str("account_closed"),
                Self::AccountUnknown => f.write_str("account_unknown"),
                Self::CurrencyMismatch => f.write_str("currency_mismatch"),
                Self::BalanceLimit => f.write_str("balance_limit"),
                Self::Contradicted => f.write_str("contradicted"),
            }
        }
    }
    impl ::std::str::FromStr for SuspenseItemReason {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "account_closed" => Ok(Self::AccountClosed),
                "account_unknown" => Ok(Self::AccountUnknown),
                "currency_mismatch" => Ok(Self::CurrencyMismatch),
                "balance_limit" => Ok(Self::BalanceLimit),
                "contradicted" => Ok(Self::Contradicted),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SuspenseItemReason {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SuspenseItemReason {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**How much of it is left. `returning`: all of it, and it is on its way back to the payer's bank; it is `cleared` once the
    scheme accepts the return, and `open` again if the scheme rejects it.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum SuspenseItemStatus {
        #[serde(rename = "open")]
        Open,
        #[serde(rename = "part_cleared")]
        PartCleared,
        #[serde(rename = "returning")]
        Returning,
        #[serde(rename = "cleared")]
        Cleared,
    }
    impl ::std::fmt::Display for SuspenseItemStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Open => f.write_str("open"),
                Self::PartCleared => f.write_str("part_cleared"),
                Self::Returning => f.write_str("returning"),
                Self::Cleared => f.write_str("cleared"),
            }
        }
    }
    impl ::std::str::FromStr for SuspenseItemStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "open" => Ok(Self::Open),
                "part_cleared" => Ok(Self::PartCleared),
                "returning" => Ok(Self::Returning),
                "cleared" => Ok(Self::Cleared),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SuspenseItemStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SuspenseItemStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A customer of the bank, to whom clients and accounts belong.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct TenantId(pub ::std::string::String);
    impl ::std::ops::Deref for TenantId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<TenantId> for ::std::string::String {
        fn from(value: TenantId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for TenantId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for TenantId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for TenantId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    ///An access token.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Token {
        ///The token, a JWT; opaque to you.
        pub access_token: ::std::string::String,
        ///The token's life in seconds.
        pub expires_in: i32,
        ///The scopes granted, with a space between.
        pub scope: ::std::string::String,
        ///`DPoP`: the token is bound to the key of the proof that came with the request.
        pub token_type: TokenTokenType,
    }
    impl Token {
        pub fn builder() -> builder::Token {
            Default::default()
        }
    }
    ///Why no token was issued or revoked (RFC 6749 §5.2).
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct TokenError {
        pub error: TokenErrorError,
        ///The same for people.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub error_description: ::std::option::Option<::std::string::String>,
    }
    impl TokenError {
        pub fn builder() -> builder::TokenError {
            Default::default()
        }
    }
    ///`TokenErrorError`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum TokenErrorError {
        #[serde(rename = "invalid_request")]
        InvalidRequest,
        #[serde(rename = "invalid_client")]
        InvalidClient,
        #[serde(rename = "invalid_grant")]
        InvalidGrant,
        #[serde(rename = "unauthorized_client")]
        UnauthorizedClient,
        #[serde(rename = "unsupported_grant_type")]
        UnsupportedGrantType,
        #[serde(rename = "invalid_scope")]
        InvalidScope,
        #[serde(rename = "invalid_dpop_proof")]
        InvalidDpopProof,
    }
    impl ::std::fmt::Display for TokenErrorError {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::InvalidRequest => f.write_str("invalid_request"),
                Self::InvalidClient => f.write_str("invalid_client"),
                Self::InvalidGrant => f.write_str("invalid_grant"),
                Self::UnauthorizedClient => f.write_str("unauthorized_client"),
                Self::UnsupportedGrantType => f.write_str("unsupported_grant_type"),
                Self::InvalidScope => f.write_str("invalid_scope"),
                Self::InvalidDpopProof => f.write_str("invalid_dpop_proof"),
            }
        }
    }
    impl ::std::str::FromStr for TokenErrorError {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "invalid_request" => Ok(Self::InvalidRequest),
                "invalid_client" => Ok(Self::InvalidClient),
                "invalid_grant" => Ok(Self::InvalidGrant),
                "unauthorized_client" => Ok(Self::UnauthorizedClient),
                "unsupported_grant_type" => Ok(Self::UnsupportedGrantType),
                "invalid_scope" => Ok(Self::InvalidScope),
                "invalid_dpop_proof" => Ok(Self::InvalidDpopProof),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TokenErrorError {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TokenErrorError {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Fields that are not listed are ignored, as RFC 6749 wants it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct TokenRequest {
        ///For `private_key_jwt`: the signed JWT.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_assertion: ::std::option::Option<::std::string::String>,
        ///For `private_key_jwt`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_assertion_type: ::std::option::Option<TokenRequestClientAssertionType>,
        ///For `client_secret_post`; with `private_key_jwt` it may be left out.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_id: ::std::option::Option<::std::string::String>,
        ///For `client_secret_post`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_secret: ::std::option::Option<::std::string::String>,
        pub grant_type: TokenRequestGrantType,
        ///The scopes wanted, with a space between.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub scope: ::std::option::Option<::std::string::String>,
    }
    impl TokenRequest {
        pub fn builder() -> builder::TokenRequest {
            Default::default()
        }
    }
    ///For `private_key_jwt`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum TokenRequestClientAssertionType {
        #[serde(rename = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")]
        UrnIetfParamsOauthClientAssertionTypeJwtBearer,
    }
    impl ::std::fmt::Display for TokenRequestClientAssertionType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::UrnIetfParamsOauthClientAssertionTypeJwtBearer => {
                    f.write_str("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                }
            }
        }
    }
    impl ::std::str::FromStr for TokenRequestClientAssertionType {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" => {
                    Ok(Self::UrnIetfParamsOauthClientAssertionTypeJwtBearer)
                }
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TokenRequestClientAssertionType {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TokenRequestClientAssertionType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`TokenRequestGrantType`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum TokenRequestGrantType {
        #[serde(rename = "client_credentials")]
        ClientCredentials,
    }
    impl ::std::fmt::Display for TokenRequestGrantType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::ClientCredentials => f.write_str("client_credentials"),
            }
        }
    }
    impl ::std::str::FromStr for TokenRequestGrantType {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "client_credentials" => Ok(Self::ClientCredentials),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TokenRequestGrantType {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TokenRequestGrantType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`DPoP`: the token is bound to the key of the proof that came with the request.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum TokenTokenType {
        Bearer,
        DPoP,
    }
    impl ::std::fmt::Display for TokenTokenType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Bearer => f.write_str("Bearer"),
                Self::DPoP => f.write_str("DPoP"),
            }
        }
    }
    impl ::std::str::FromStr for TokenTokenType {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "Bearer" => Ok(Self::Bearer),
                "DPoP" => Ok(Self::DPoP),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TokenTokenType {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TokenTokenType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A booked entry of an account.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct Transaction {
        pub account_id: AccountId,
        pub amount: Amount,
        pub balance_after: Money,
        ///An instant, RFC 3339 in UTC.
        pub booked_at: ::std::string::String,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub counterparty: ::std::option::Option<Counterparty>,
        pub direction: Direction,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub journal_id: ::std::option::Option<JournalId>,
        pub kind: TransactionKind,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub payment_id: ::std::option::Option<PaymentId>,
        ///The reference as the payment carries it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reference: ::std::option::Option<::std::string::String>,
        ///The number of the entry in its account, from 1, without gaps.
        pub sequence: i64,
        pub transaction_id: TransactionId,
        ///A calendar day, `YYYY-MM-DD`, in UTC.
        pub value_date: ::std::string::String,
    }
    impl Transaction {
        pub fn builder() -> builder::Transaction {
            Default::default()
        }
    }
    ///An entry of an account. It stays the same however often the entry is read.
    #[derive(
        ::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd,
    )]
    #[serde(transparent)]
    pub struct TransactionId(pub ::std::string::String);
    impl ::std::ops::Deref for TransactionId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<TransactionId> for ::std::string::String {
        fn from(value: TransactionId) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for TransactionId {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for TransactionId {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for TransactionId {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /**- `on_us`: a payment between two accounts at this bank.
    - `fps_payment`: a Faster Payment, sent or received.
    - `fps_return`: the return of a Faster Payment, sent or received.
    - `adjustment`: a journal of the bank's operations desk; it has a `journal_id` and no `payment_id`.*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum TransactionKind {
        #[serde(rename = "on_us")]
        OnUs,
        #[serde(rename = "fps_payment")]
        FpsPayment,
        #[serde(rename = "fps_return")]
        FpsReturn,
        #[serde(rename = "adjustment")]
        Adjustment,
    }
    impl ::std::fmt::Display for TransactionKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::OnUs => f.write_str("on_us"),
                Self::FpsPayment => f.write_str("fps_payment"),
                Self::FpsReturn => f.write_str("fps_return"),
                Self::Adjustment => f.write_str("adjustment"),
            }
        }
    }
    impl ::std::str::FromStr for TransactionKind {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "on_us" => Ok(Self::OnUs),
                "fps_payment" => Ok(Self::FpsPayment),
                "fps_return" => Ok(Self::FpsReturn),
                "adjustment" => Ok(Self::Adjustment),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TransactionKind {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TransactionKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A page of entries.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct TransactionPage {
        pub data: ::std::vec::Vec<Transaction>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        ///True when the page certainly lacks nothing that was done before the request.
        pub up_to_date: bool,
    }
    impl TransactionPage {
        pub fn builder() -> builder::TransactionPage {
            Default::default()
        }
    }
    ///How far a payment is that has no final answer.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum UnansweredStatus {
        #[serde(rename = "accepted")]
        Accepted,
        #[serde(rename = "submitted")]
        Submitted,
        #[serde(rename = "unknown")]
        Unknown,
    }
    impl ::std::fmt::Display for UnansweredStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Accepted => f.write_str("accepted"),
                Self::Submitted => f.write_str("submitted"),
                Self::Unknown => f.write_str("unknown"),
            }
        }
    }
    impl ::std::str::FromStr for UnansweredStatus {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "accepted" => Ok(Self::Accepted),
                "submitted" => Ok(Self::Submitted),
                "unknown" => Ok(Self::Unknown),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for UnansweredStatus {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for UnansweredStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///A payment that is with its rail and has no final answer.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct UnknownPayment {
        ///An instant, RFC 3339 in UTC.
        pub accepted_at: ::std::string::String,
        pub amount: Amount,
        ///How often the rail was asked.
        pub enquiries: i32,
        pub kind: PaymentKind,
        ///An instant, RFC 3339 in UTC.
        pub next_enquiry_at: ::std::string::String,
        pub payment_id: PaymentId,
        ///The number of changes so far, from 1. Of two readings, the one with the higher number is the newer.
        pub payment_version: i64,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub resolution: ::std::option::Option<Resolution>,
        ///How often the payment was put to its rail again on request.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub resubmissions: ::std::option::Option<i32>,
        pub route: PaymentRoute,
        ///The id of the payment in the messages of its scheme.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub scheme_id: ::std::option::Option<::std::string::String>,
        pub status: UnansweredStatus,
        pub tenant_id: TenantId,
        ///An instant, RFC 3339 in UTC.
        pub updated_at: ::std::string::String,
    }
    impl UnknownPayment {
        pub fn builder() -> builder::UnknownPayment {
            Default::default()
        }
    }
    ///A page of payments without a final answer.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct UnknownPaymentPage {
        pub data: ::std::vec::Vec<UnknownPayment>,
        ///Where a page ended. Opaque.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
    }
    impl UnknownPaymentPage {
        pub fn builder() -> builder::UnknownPaymentPage {
            Default::default()
        }
    }
    ///A client's policy with every field; what each means is at `ClientPolicy`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct WholeClientPolicy {
        pub account_daily_limit: ApprovalLimits,
        pub approval_above: ApprovalLimits,
        pub client_daily_limit: ApprovalLimits,
        pub dpop_required: bool,
        pub request_signatures: WholeClientPolicyRequestSignatures,
        pub requests_per_minute: i64,
    }
    impl WholeClientPolicy {
        pub fn builder() -> builder::WholeClientPolicy {
            Default::default()
        }
    }
    ///`WholeClientPolicyRequestSignatures`
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    pub enum WholeClientPolicyRequestSignatures {
        #[serde(rename = "optional")]
        Optional,
        #[serde(rename = "required")]
        Required,
    }
    impl ::std::fmt::Display for WholeClientPolicyRequestSignatures {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Optional => f.write_str("optional"),
                Self::Required => f.write_str("required"),
            }
        }
    }
    impl ::std::str::FromStr for WholeClientPolicyRequestSignatures {
        type Err = self::error::ConversionError;
        fn from_str(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "optional" => Ok(Self::Optional),
                "required" => Ok(Self::Required),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for WholeClientPolicyRequestSignatures {
        type Error = self::error::ConversionError;
        fn try_from(value: &str) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for WholeClientPolicyRequestSignatures {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///The client of the bank that deals with a work item, and a note.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    pub struct WorkItemAssignment {
        pub assignee_client_id: ClientId,
        ///Why, in your words. The resource and the audit record of the change show it to your institution alone; it is encrypted where it is stored. No control characters, no blank at either end.
        pub note: ::std::string::String,
    }
    impl WorkItemAssignment {
        pub fn builder() -> builder::WorkItemAssignment {
            Default::default()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        #[derive(Clone, Debug)]
        pub struct Account {
            account_id: ::std::result::Result<super::AccountId, ::std::string::String>,
            account_number: ::std::result::Result<::std::string::String, ::std::string::String>,
            balances: ::std::result::Result<super::Balances, ::std::string::String>,
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
            holder_name: ::std::result::Result<::std::string::String, ::std::string::String>,
            iban: ::std::result::Result<::std::string::String, ::std::string::String>,
            opened_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            sort_code: ::std::result::Result<::std::string::String, ::std::string::String>,
            status: ::std::result::Result<super::AccountStatus, ::std::string::String>,
            status_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Account {
            fn default() -> Self {
                Self {
                    account_id: Err("no value supplied for account_id".to_string()),
                    account_number: Err("no value supplied for account_number".to_string()),
                    balances: Err("no value supplied for balances".to_string()),
                    currency: Err("no value supplied for currency".to_string()),
                    holder_name: Err("no value supplied for holder_name".to_string()),
                    iban: Err("no value supplied for iban".to_string()),
                    opened_at: Err("no value supplied for opened_at".to_string()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    sort_code: Err("no value supplied for sort_code".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    status_reason: Ok(Default::default()),
                }
            }
        }
        impl Account {
            pub fn account_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::AccountId>,
                T::Error: ::std::fmt::Display,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for account_id: {e}"));
                self
            }
            pub fn account_number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.account_number = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_number: {e}")
                });
                self
            }
            pub fn balances<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Balances>,
                T::Error: ::std::fmt::Display,
            {
                self.balances = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for balances: {e}"));
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
            pub fn holder_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.holder_name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for holder_name: {e}"));
                self
            }
            pub fn iban<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.iban = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for iban: {e}"));
                self
            }
            pub fn opened_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.opened_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for opened_at: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn sort_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.sort_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sort_code: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::AccountStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn status_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.status_reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status_reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Account> for super::Account {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Account,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_id: value.account_id?,
                    account_number: value.account_number?,
                    balances: value.balances?,
                    currency: value.currency?,
                    holder_name: value.holder_name?,
                    iban: value.iban?,
                    opened_at: value.opened_at?,
                    sequence: value.sequence?,
                    sort_code: value.sort_code?,
                    status: value.status?,
                    status_reason: value.status_reason?,
                })
            }
        }
        impl ::std::convert::From<super::Account> for Account {
            fn from(value: super::Account) -> Self {
                Self {
                    account_id: Ok(value.account_id),
                    account_number: Ok(value.account_number),
                    balances: Ok(value.balances),
                    currency: Ok(value.currency),
                    holder_name: Ok(value.holder_name),
                    iban: Ok(value.iban),
                    opened_at: Ok(value.opened_at),
                    sequence: Ok(value.sequence),
                    sort_code: Ok(value.sort_code),
                    status: Ok(value.status),
                    status_reason: Ok(value.status_reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AccountOpening {
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
            holder_name: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for AccountOpening {
            fn default() -> Self {
                Self {
                    currency: Err("no value supplied for currency".to_string()),
                    holder_name: Err("no value supplied for holder_name".to_string()),
                }
            }
        }
        impl AccountOpening {
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
            pub fn holder_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.holder_name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for holder_name: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<AccountOpening> for super::AccountOpening {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AccountOpening,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    currency: value.currency?,
                    holder_name: value.holder_name?,
                })
            }
        }
        impl ::std::convert::From<super::AccountOpening> for AccountOpening {
            fn from(value: super::AccountOpening) -> Self {
                Self {
                    currency: Ok(value.currency),
                    holder_name: Ok(value.holder_name),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AccountPage {
            data: ::std::result::Result<::std::vec::Vec<super::Account>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            up_to_date: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for AccountPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                    up_to_date: Err("no value supplied for up_to_date".to_string()),
                }
            }
        }
        impl AccountPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Account>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
            pub fn up_to_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.up_to_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for up_to_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<AccountPage> for super::AccountPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AccountPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                    up_to_date: value.up_to_date?,
                })
            }
        }
        impl ::std::convert::From<super::AccountPage> for AccountPage {
            fn from(value: super::AccountPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                    up_to_date: Ok(value.up_to_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AccountStatusChange {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for AccountStatusChange {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl AccountStatusChange {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<AccountStatusChange> for super::AccountStatusChange {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AccountStatusChange,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::AccountStatusChange> for AccountStatusChange {
            fn from(value: super::AccountStatusChange) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Actor {
            client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
            tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        }
        impl ::std::default::Default for Actor {
            fn default() -> Self {
                Self {
                    client_id: Ok(Default::default()),
                    tenant_id: Err("no value supplied for tenant_id".to_string()),
                }
            }
        }
        impl Actor {
            pub fn client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_id: {e}"));
                self
            }
            pub fn tenant_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TenantId>,
                T::Error: ::std::fmt::Display,
            {
                self.tenant_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for tenant_id: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Actor> for super::Actor {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Actor,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    client_id: value.client_id?,
                    tenant_id: value.tenant_id?,
                })
            }
        }
        impl ::std::convert::From<super::Actor> for Actor {
            fn from(value: super::Actor) -> Self {
                Self {
                    client_id: Ok(value.client_id),
                    tenant_id: Ok(value.tenant_id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Amount {
            amount: ::std::result::Result<::std::string::String, ::std::string::String>,
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
        }
        impl ::std::default::Default for Amount {
            fn default() -> Self {
                Self {
                    amount: Err("no value supplied for amount".to_string()),
                    currency: Err("no value supplied for currency".to_string()),
                }
            }
        }
        impl Amount {
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Amount> for super::Amount {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Amount,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    amount: value.amount?,
                    currency: value.currency?,
                })
            }
        }
        impl ::std::convert::From<super::Amount> for Amount {
            fn from(value: super::Amount) -> Self {
                Self {
                    amount: Ok(value.amount),
                    currency: Ok(value.currency),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ApprovalLimits {
            eur: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            gbp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            usd: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ApprovalLimits {
            fn default() -> Self {
                Self {
                    eur: Ok(Default::default()),
                    gbp: Ok(Default::default()),
                    usd: Ok(Default::default()),
                }
            }
        }
        impl ApprovalLimits {
            pub fn eur<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.eur = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for eur: {e}"));
                self
            }
            pub fn gbp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.gbp = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for gbp: {e}"));
                self
            }
            pub fn usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.usd = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for usd: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ApprovalLimits> for super::ApprovalLimits {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ApprovalLimits,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    eur: value.eur?,
                    gbp: value.gbp?,
                    usd: value.usd?,
                })
            }
        }
        impl ::std::convert::From<super::ApprovalLimits> for ApprovalLimits {
            fn from(value: super::ApprovalLimits) -> Self {
                Self {
                    eur: Ok(value.eur),
                    gbp: Ok(value.gbp),
                    usd: Ok(value.usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AuditProof {
            index: ::std::result::Result<i64, ::std::string::String>,
            path: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            record: ::std::result::Result<::std::string::String, ::std::string::String>,
            sealed_by: ::std::result::Result<super::SignedSeal, ::std::string::String>,
        }
        impl ::std::default::Default for AuditProof {
            fn default() -> Self {
                Self {
                    index: Err("no value supplied for index".to_string()),
                    path: Err("no value supplied for path".to_string()),
                    record: Err("no value supplied for record".to_string()),
                    sealed_by: Err("no value supplied for sealed_by".to_string()),
                }
            }
        }
        impl AuditProof {
            pub fn index<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.index = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for index: {e}"));
                self
            }
            pub fn path<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.path = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for path: {e}"));
                self
            }
            pub fn record<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.record = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for record: {e}"));
                self
            }
            pub fn sealed_by<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SignedSeal>,
                T::Error: ::std::fmt::Display,
            {
                self.sealed_by = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sealed_by: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<AuditProof> for super::AuditProof {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AuditProof,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    index: value.index?,
                    path: value.path?,
                    record: value.record?,
                    sealed_by: value.sealed_by?,
                })
            }
        }
        impl ::std::convert::From<super::AuditProof> for AuditProof {
            fn from(value: super::AuditProof) -> Self {
                Self {
                    index: Ok(value.index),
                    path: Ok(value.path),
                    record: Ok(value.record),
                    sealed_by: Ok(value.sealed_by),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AuditRecord {
            actor: ::std::result::Result<super::Actor, ::std::string::String>,
            data: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
            event_type: ::std::result::Result<::std::string::String, ::std::string::String>,
            occurred_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            record_id: ::std::result::Result<super::AuditRecordId, ::std::string::String>,
            recorded_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            request_id: ::std::result::Result<::std::string::String, ::std::string::String>,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            subject: ::std::result::Result<super::SubjectId, ::std::string::String>,
        }
        impl ::std::default::Default for AuditRecord {
            fn default() -> Self {
                Self {
                    actor: Err("no value supplied for actor".to_string()),
                    data: Err("no value supplied for data".to_string()),
                    event_type: Err("no value supplied for event_type".to_string()),
                    occurred_at: Err("no value supplied for occurred_at".to_string()),
                    reason: Ok(Default::default()),
                    record_id: Err("no value supplied for record_id".to_string()),
                    recorded_at: Err("no value supplied for recorded_at".to_string()),
                    request_id: Err("no value supplied for request_id".to_string()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    subject: Err("no value supplied for subject".to_string()),
                }
            }
        }
        impl AuditRecord {
            pub fn actor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Actor>,
                T::Error: ::std::fmt::Display,
            {
                self.actor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for actor: {e}"));
                self
            }
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn event_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.event_type = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for event_type: {e}"));
                self
            }
            pub fn occurred_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.occurred_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for occurred_at: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn record_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::AuditRecordId>,
                T::Error: ::std::fmt::Display,
            {
                self.record_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for record_id: {e}"));
                self
            }
            pub fn recorded_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.recorded_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for recorded_at: {e}"));
                self
            }
            pub fn request_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.request_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for request_id: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn subject<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SubjectId>,
                T::Error: ::std::fmt::Display,
            {
                self.subject = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for subject: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<AuditRecord> for super::AuditRecord {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AuditRecord,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    actor: value.actor?,
                    data: value.data?,
                    event_type: value.event_type?,
                    occurred_at: value.occurred_at?,
                    reason: value.reason?,
                    record_id: value.record_id?,
                    recorded_at: value.recorded_at?,
                    request_id: value.request_id?,
                    sequence: value.sequence?,
                    subject: value.subject?,
                })
            }
        }
        impl ::std::convert::From<super::AuditRecord> for AuditRecord {
            fn from(value: super::AuditRecord) -> Self {
                Self {
                    actor: Ok(value.actor),
                    data: Ok(value.data),
                    event_type: Ok(value.event_type),
                    occurred_at: Ok(value.occurred_at),
                    reason: Ok(value.reason),
                    record_id: Ok(value.record_id),
                    recorded_at: Ok(value.recorded_at),
                    request_id: Ok(value.request_id),
                    sequence: Ok(value.sequence),
                    subject: Ok(value.subject),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AuditRecordPage {
            data: ::std::result::Result<::std::vec::Vec<super::AuditRecord>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            up_to_date: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for AuditRecordPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                    up_to_date: Err("no value supplied for up_to_date".to_string()),
                }
            }
        }
        impl AuditRecordPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::AuditRecord>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
            pub fn up_to_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.up_to_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for up_to_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<AuditRecordPage> for super::AuditRecordPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AuditRecordPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                    up_to_date: value.up_to_date?,
                })
            }
        }
        impl ::std::convert::From<super::AuditRecordPage> for AuditRecordPage {
            fn from(value: super::AuditRecordPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                    up_to_date: Ok(value.up_to_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Balances {
            available: ::std::result::Result<super::Money, ::std::string::String>,
            booked: ::std::result::Result<super::Money, ::std::string::String>,
            held: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
            overdraft_limit: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
        }
        impl ::std::default::Default for Balances {
            fn default() -> Self {
                Self {
                    available: Err("no value supplied for available".to_string()),
                    booked: Err("no value supplied for booked".to_string()),
                    held: Err("no value supplied for held".to_string()),
                    overdraft_limit: Err("no value supplied for overdraft_limit".to_string()),
                }
            }
        }
        impl Balances {
            pub fn available<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Money>,
                T::Error: ::std::fmt::Display,
            {
                self.available = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for available: {e}"));
                self
            }
            pub fn booked<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Money>,
                T::Error: ::std::fmt::Display,
            {
                self.booked = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for booked: {e}"));
                self
            }
            pub fn held<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.held = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for held: {e}"));
                self
            }
            pub fn overdraft_limit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.overdraft_limit = value.try_into().map_err(|e| {
                    format!("error converting supplied value for overdraft_limit: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<Balances> for super::Balances {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Balances,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    available: value.available?,
                    booked: value.booked?,
                    held: value.held?,
                    overdraft_limit: value.overdraft_limit?,
                })
            }
        }
        impl ::std::convert::From<super::Balances> for Balances {
            fn from(value: super::Balances) -> Self {
                Self {
                    available: Ok(value.available),
                    booked: Ok(value.booked),
                    held: Ok(value.held),
                    overdraft_limit: Ok(value.overdraft_limit),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Break {
            assignee_client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
            break_id: ::std::result::Result<super::BreakId, ::std::string::String>,
            explanation: ::std::result::Result<
                ::std::option::Option<super::Explanation>,
                ::std::string::String,
            >,
            inside: ::std::result::Result<
                ::std::option::Option<super::BreakPosition>,
                ::std::string::String,
            >,
            journal_id: ::std::result::Result<
                ::std::option::Option<super::JournalId>,
                ::std::string::String,
            >,
            kind: ::std::result::Result<super::BreakKind, ::std::string::String>,
            note: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            opened_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            outside: ::std::result::Result<
                ::std::option::Option<super::BreakPosition>,
                ::std::string::String,
            >,
            payment_id: ::std::result::Result<
                ::std::option::Option<super::PaymentId>,
                ::std::string::String,
            >,
            scheme_id: ::std::result::Result<::std::string::String, ::std::string::String>,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            status: ::std::result::Result<super::BreakStatus, ::std::string::String>,
            updated_at: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Break {
            fn default() -> Self {
                Self {
                    assignee_client_id: Ok(Default::default()),
                    break_id: Err("no value supplied for break_id".to_string()),
                    explanation: Ok(Default::default()),
                    inside: Ok(Default::default()),
                    journal_id: Ok(Default::default()),
                    kind: Err("no value supplied for kind".to_string()),
                    note: Ok(Default::default()),
                    opened_at: Err("no value supplied for opened_at".to_string()),
                    outside: Ok(Default::default()),
                    payment_id: Ok(Default::default()),
                    scheme_id: Err("no value supplied for scheme_id".to_string()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    updated_at: Err("no value supplied for updated_at".to_string()),
                }
            }
        }
        impl Break {
            pub fn assignee_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.assignee_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for assignee_client_id: {e}")
                });
                self
            }
            pub fn break_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::BreakId>,
                T::Error: ::std::fmt::Display,
            {
                self.break_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for break_id: {e}"));
                self
            }
            pub fn explanation<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::Explanation>>,
                T::Error: ::std::fmt::Display,
            {
                self.explanation = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for explanation: {e}"));
                self
            }
            pub fn inside<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::BreakPosition>>,
                T::Error: ::std::fmt::Display,
            {
                self.inside = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for inside: {e}"));
                self
            }
            pub fn journal_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::JournalId>>,
                T::Error: ::std::fmt::Display,
            {
                self.journal_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for journal_id: {e}"));
                self
            }
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::BreakKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kind: {e}"));
                self
            }
            pub fn note<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.note = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for note: {e}"));
                self
            }
            pub fn opened_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.opened_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for opened_at: {e}"));
                self
            }
            pub fn outside<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::BreakPosition>>,
                T::Error: ::std::fmt::Display,
            {
                self.outside = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for outside: {e}"));
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentId>>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn scheme_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.scheme_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scheme_id: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::BreakStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn updated_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.updated_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for updated_at: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Break> for super::Break {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Break,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    assignee_client_id: value.assignee_client_id?,
                    break_id: value.break_id?,
                    explanation: value.explanation?,
                    inside: value.inside?,
                    journal_id: value.journal_id?,
                    kind: value.kind?,
                    note: value.note?,
                    opened_at: value.opened_at?,
                    outside: value.outside?,
                    payment_id: value.payment_id?,
                    scheme_id: value.scheme_id?,
                    sequence: value.sequence?,
                    status: value.status?,
                    updated_at: value.updated_at?,
                })
            }
        }
        impl ::std::convert::From<super::Break> for Break {
            fn from(value: super::Break) -> Self {
                Self {
                    assignee_client_id: Ok(value.assignee_client_id),
                    break_id: Ok(value.break_id),
                    explanation: Ok(value.explanation),
                    inside: Ok(value.inside),
                    journal_id: Ok(value.journal_id),
                    kind: Ok(value.kind),
                    note: Ok(value.note),
                    opened_at: Ok(value.opened_at),
                    outside: Ok(value.outside),
                    payment_id: Ok(value.payment_id),
                    scheme_id: Ok(value.scheme_id),
                    sequence: Ok(value.sequence),
                    status: Ok(value.status),
                    updated_at: Ok(value.updated_at),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct BreakExplanation {
            evidence:
                ::std::result::Result<::std::vec::Vec<super::Evidence>, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for BreakExplanation {
            fn default() -> Self {
                Self {
                    evidence: Ok(Default::default()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl BreakExplanation {
            pub fn evidence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Evidence>>,
                T::Error: ::std::fmt::Display,
            {
                self.evidence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for evidence: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<BreakExplanation> for super::BreakExplanation {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BreakExplanation,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    evidence: value.evidence?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::BreakExplanation> for BreakExplanation {
            fn from(value: super::BreakExplanation) -> Self {
                Self {
                    evidence: Ok(value.evidence),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct BreakPage {
            data: ::std::result::Result<::std::vec::Vec<super::Break>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for BreakPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                }
            }
        }
        impl BreakPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Break>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<BreakPage> for super::BreakPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BreakPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                })
            }
        }
        impl ::std::convert::From<super::BreakPage> for BreakPage {
            fn from(value: super::BreakPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct BreakPosition {
            amount: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            currency: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            status: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for BreakPosition {
            fn default() -> Self {
                Self {
                    amount: Ok(Default::default()),
                    currency: Ok(Default::default()),
                    reason: Ok(Default::default()),
                    status: Err("no value supplied for status".to_string()),
                }
            }
        }
        impl BreakPosition {
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<BreakPosition> for super::BreakPosition {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BreakPosition,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    amount: value.amount?,
                    currency: value.currency?,
                    reason: value.reason?,
                    status: value.status?,
                })
            }
        }
        impl ::std::convert::From<super::BreakPosition> for BreakPosition {
            fn from(value: super::BreakPosition) -> Self {
                Self {
                    amount: Ok(value.amount),
                    currency: Ok(value.currency),
                    reason: Ok(value.reason),
                    status: Ok(value.status),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Client {
            client_id: ::std::result::Result<super::ClientId, ::std::string::String>,
            created_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            credentials:
                ::std::result::Result<::std::vec::Vec<super::Credential>, ::std::string::String>,
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
            policy: ::std::result::Result<super::ClientPolicy, ::std::string::String>,
            policy_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            scopes: ::std::result::Result<super::Scopes, ::std::string::String>,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            status: ::std::result::Result<super::ClientStatus, ::std::string::String>,
            status_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        }
        impl ::std::default::Default for Client {
            fn default() -> Self {
                Self {
                    client_id: Err("no value supplied for client_id".to_string()),
                    created_at: Err("no value supplied for created_at".to_string()),
                    credentials: Err("no value supplied for credentials".to_string()),
                    name: Err("no value supplied for name".to_string()),
                    policy: Err("no value supplied for policy".to_string()),
                    policy_reason: Ok(Default::default()),
                    scopes: Err("no value supplied for scopes".to_string()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    status_reason: Ok(Default::default()),
                    tenant_id: Err("no value supplied for tenant_id".to_string()),
                }
            }
        }
        impl Client {
            pub fn client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientId>,
                T::Error: ::std::fmt::Display,
            {
                self.client_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_id: {e}"));
                self
            }
            pub fn created_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.created_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for created_at: {e}"));
                self
            }
            pub fn credentials<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Credential>>,
                T::Error: ::std::fmt::Display,
            {
                self.credentials = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for credentials: {e}"));
                self
            }
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for name: {e}"));
                self
            }
            pub fn policy<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientPolicy>,
                T::Error: ::std::fmt::Display,
            {
                self.policy = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for policy: {e}"));
                self
            }
            pub fn policy_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.policy_reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for policy_reason: {e}"));
                self
            }
            pub fn scopes<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Scopes>,
                T::Error: ::std::fmt::Display,
            {
                self.scopes = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scopes: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn status_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.status_reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status_reason: {e}"));
                self
            }
            pub fn tenant_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TenantId>,
                T::Error: ::std::fmt::Display,
            {
                self.tenant_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for tenant_id: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Client> for super::Client {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Client,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    client_id: value.client_id?,
                    created_at: value.created_at?,
                    credentials: value.credentials?,
                    name: value.name?,
                    policy: value.policy?,
                    policy_reason: value.policy_reason?,
                    scopes: value.scopes?,
                    sequence: value.sequence?,
                    status: value.status?,
                    status_reason: value.status_reason?,
                    tenant_id: value.tenant_id?,
                })
            }
        }
        impl ::std::convert::From<super::Client> for Client {
            fn from(value: super::Client) -> Self {
                Self {
                    client_id: Ok(value.client_id),
                    created_at: Ok(value.created_at),
                    credentials: Ok(value.credentials),
                    name: Ok(value.name),
                    policy: Ok(value.policy),
                    policy_reason: Ok(value.policy_reason),
                    scopes: Ok(value.scopes),
                    sequence: Ok(value.sequence),
                    status: Ok(value.status),
                    status_reason: Ok(value.status_reason),
                    tenant_id: Ok(value.tenant_id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientPage {
            data: ::std::result::Result<::std::vec::Vec<super::Client>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            up_to_date: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for ClientPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                    up_to_date: Err("no value supplied for up_to_date".to_string()),
                }
            }
        }
        impl ClientPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Client>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
            pub fn up_to_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.up_to_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for up_to_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientPage> for super::ClientPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                    up_to_date: value.up_to_date?,
                })
            }
        }
        impl ::std::convert::From<super::ClientPage> for ClientPage {
            fn from(value: super::ClientPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                    up_to_date: Ok(value.up_to_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientPolicy {
            account_daily_limit: ::std::result::Result<
                ::std::option::Option<super::ClientPolicyAccountDailyLimit>,
                ::std::string::String,
            >,
            approval_above: ::std::result::Result<
                ::std::option::Option<super::ClientPolicyApprovalAbove>,
                ::std::string::String,
            >,
            client_daily_limit: ::std::result::Result<
                ::std::option::Option<super::ClientPolicyClientDailyLimit>,
                ::std::string::String,
            >,
            dpop_required: ::std::result::Result<bool, ::std::string::String>,
            request_signatures:
                ::std::result::Result<super::ClientPolicyRequestSignatures, ::std::string::String>,
            requests_per_minute: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for ClientPolicy {
            fn default() -> Self {
                Self {
                    account_daily_limit: Ok(Default::default()),
                    approval_above: Ok(Default::default()),
                    client_daily_limit: Ok(Default::default()),
                    dpop_required: Ok(Default::default()),
                    request_signatures: Ok(super::defaults::client_policy_request_signatures()),
                    requests_per_minute: Ok(super::defaults::default_u64::<i64, 6000>()),
                }
            }
        }
        impl ClientPolicy {
            pub fn account_daily_limit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::std::option::Option<super::ClientPolicyAccountDailyLimit>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.account_daily_limit = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_daily_limit: {e}")
                });
                self
            }
            pub fn approval_above<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientPolicyApprovalAbove>>,
                T::Error: ::std::fmt::Display,
            {
                self.approval_above = value.try_into().map_err(|e| {
                    format!("error converting supplied value for approval_above: {e}")
                });
                self
            }
            pub fn client_daily_limit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::std::option::Option<super::ClientPolicyClientDailyLimit>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.client_daily_limit = value.try_into().map_err(|e| {
                    format!("error converting supplied value for client_daily_limit: {e}")
                });
                self
            }
            pub fn dpop_required<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.dpop_required = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for dpop_required: {e}"));
                self
            }
            pub fn request_signatures<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientPolicyRequestSignatures>,
                T::Error: ::std::fmt::Display,
            {
                self.request_signatures = value.try_into().map_err(|e| {
                    format!("error converting supplied value for request_signatures: {e}")
                });
                self
            }
            pub fn requests_per_minute<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.requests_per_minute = value.try_into().map_err(|e| {
                    format!("error converting supplied value for requests_per_minute: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<ClientPolicy> for super::ClientPolicy {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientPolicy,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_daily_limit: value.account_daily_limit?,
                    approval_above: value.approval_above?,
                    client_daily_limit: value.client_daily_limit?,
                    dpop_required: value.dpop_required?,
                    request_signatures: value.request_signatures?,
                    requests_per_minute: value.requests_per_minute?,
                })
            }
        }
        impl ::std::convert::From<super::ClientPolicy> for ClientPolicy {
            fn from(value: super::ClientPolicy) -> Self {
                Self {
                    account_daily_limit: Ok(value.account_daily_limit),
                    approval_above: Ok(value.approval_above),
                    client_daily_limit: Ok(value.client_daily_limit),
                    dpop_required: Ok(value.dpop_required),
                    request_signatures: Ok(value.request_signatures),
                    requests_per_minute: Ok(value.requests_per_minute),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientPolicyAccountDailyLimit {
            eur: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            gbp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            usd: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ClientPolicyAccountDailyLimit {
            fn default() -> Self {
                Self {
                    eur: Ok(Default::default()),
                    gbp: Ok(Default::default()),
                    usd: Ok(Default::default()),
                }
            }
        }
        impl ClientPolicyAccountDailyLimit {
            pub fn eur<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.eur = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for eur: {e}"));
                self
            }
            pub fn gbp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.gbp = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for gbp: {e}"));
                self
            }
            pub fn usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.usd = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for usd: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientPolicyAccountDailyLimit>
            for super::ClientPolicyAccountDailyLimit
        {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientPolicyAccountDailyLimit,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    eur: value.eur?,
                    gbp: value.gbp?,
                    usd: value.usd?,
                })
            }
        }
        impl ::std::convert::From<super::ClientPolicyAccountDailyLimit> for ClientPolicyAccountDailyLimit {
            fn from(value: super::ClientPolicyAccountDailyLimit) -> Self {
                Self {
                    eur: Ok(value.eur),
                    gbp: Ok(value.gbp),
                    usd: Ok(value.usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientPolicyApprovalAbove {
            eur: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            gbp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            usd: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ClientPolicyApprovalAbove {
            fn default() -> Self {
                Self {
                    eur: Ok(Default::default()),
                    gbp: Ok(Default::default()),
                    usd: Ok(Default::default()),
                }
            }
        }
        impl ClientPolicyApprovalAbove {
            pub fn eur<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.eur = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for eur: {e}"));
                self
            }
            pub fn gbp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.gbp = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for gbp: {e}"));
                self
            }
            pub fn usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.usd = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for usd: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientPolicyApprovalAbove> for super::ClientPolicyApprovalAbove {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientPolicyApprovalAbove,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    eur: value.eur?,
                    gbp: value.gbp?,
                    usd: value.usd?,
                })
            }
        }
        impl ::std::convert::From<super::ClientPolicyApprovalAbove> for ClientPolicyApprovalAbove {
            fn from(value: super::ClientPolicyApprovalAbove) -> Self {
                Self {
                    eur: Ok(value.eur),
                    gbp: Ok(value.gbp),
                    usd: Ok(value.usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientPolicyChange {
            policy: ::std::result::Result<super::WholeClientPolicy, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for ClientPolicyChange {
            fn default() -> Self {
                Self {
                    policy: Err("no value supplied for policy".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl ClientPolicyChange {
            pub fn policy<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::WholeClientPolicy>,
                T::Error: ::std::fmt::Display,
            {
                self.policy = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for policy: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientPolicyChange> for super::ClientPolicyChange {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientPolicyChange,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    policy: value.policy?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ClientPolicyChange> for ClientPolicyChange {
            fn from(value: super::ClientPolicyChange) -> Self {
                Self {
                    policy: Ok(value.policy),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientPolicyClientDailyLimit {
            eur: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            gbp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            usd: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ClientPolicyClientDailyLimit {
            fn default() -> Self {
                Self {
                    eur: Ok(Default::default()),
                    gbp: Ok(Default::default()),
                    usd: Ok(Default::default()),
                }
            }
        }
        impl ClientPolicyClientDailyLimit {
            pub fn eur<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.eur = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for eur: {e}"));
                self
            }
            pub fn gbp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.gbp = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for gbp: {e}"));
                self
            }
            pub fn usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.usd = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for usd: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientPolicyClientDailyLimit> for super::ClientPolicyClientDailyLimit {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientPolicyClientDailyLimit,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    eur: value.eur?,
                    gbp: value.gbp?,
                    usd: value.usd?,
                })
            }
        }
        impl ::std::convert::From<super::ClientPolicyClientDailyLimit> for ClientPolicyClientDailyLimit {
            fn from(value: super::ClientPolicyClientDailyLimit) -> Self {
                Self {
                    eur: Ok(value.eur),
                    gbp: Ok(value.gbp),
                    usd: Ok(value.usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientRegistration {
            authentication:
                ::std::result::Result<super::ClientAuthentication, ::std::string::String>,
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
            public_key: ::std::result::Result<
                ::std::option::Option<super::PublicKey>,
                ::std::string::String,
            >,
            scopes: ::std::result::Result<super::Scopes, ::std::string::String>,
        }
        impl ::std::default::Default for ClientRegistration {
            fn default() -> Self {
                Self {
                    authentication: Err("no value supplied for authentication".to_string()),
                    name: Err("no value supplied for name".to_string()),
                    public_key: Ok(Default::default()),
                    scopes: Err("no value supplied for scopes".to_string()),
                }
            }
        }
        impl ClientRegistration {
            pub fn authentication<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientAuthentication>,
                T::Error: ::std::fmt::Display,
            {
                self.authentication = value.try_into().map_err(|e| {
                    format!("error converting supplied value for authentication: {e}")
                });
                self
            }
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for name: {e}"));
                self
            }
            pub fn public_key<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PublicKey>>,
                T::Error: ::std::fmt::Display,
            {
                self.public_key = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for public_key: {e}"));
                self
            }
            pub fn scopes<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Scopes>,
                T::Error: ::std::fmt::Display,
            {
                self.scopes = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scopes: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientRegistration> for super::ClientRegistration {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientRegistration,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    authentication: value.authentication?,
                    name: value.name?,
                    public_key: value.public_key?,
                    scopes: value.scopes?,
                })
            }
        }
        impl ::std::convert::From<super::ClientRegistration> for ClientRegistration {
            fn from(value: super::ClientRegistration) -> Self {
                Self {
                    authentication: Ok(value.authentication),
                    name: Ok(value.name),
                    public_key: Ok(value.public_key),
                    scopes: Ok(value.scopes),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ClientStatusChange {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for ClientStatusChange {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl ClientStatusChange {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ClientStatusChange> for super::ClientStatusChange {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientStatusChange,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ClientStatusChange> for ClientStatusChange {
            fn from(value: super::ClientStatusChange) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Counterparty {
            account_number: ::std::result::Result<::std::string::String, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            sort_code: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Counterparty {
            fn default() -> Self {
                Self {
                    account_number: Err("no value supplied for account_number".to_string()),
                    name: Ok(Default::default()),
                    sort_code: Err("no value supplied for sort_code".to_string()),
                }
            }
        }
        impl Counterparty {
            pub fn account_number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.account_number = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_number: {e}")
                });
                self
            }
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for name: {e}"));
                self
            }
            pub fn sort_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.sort_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sort_code: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Counterparty> for super::Counterparty {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Counterparty,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_number: value.account_number?,
                    name: value.name?,
                    sort_code: value.sort_code?,
                })
            }
        }
        impl ::std::convert::From<super::Counterparty> for Counterparty {
            fn from(value: super::Counterparty) -> Self {
                Self {
                    account_number: Ok(value.account_number),
                    name: Ok(value.name),
                    sort_code: Ok(value.sort_code),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Credential {
            authentication:
                ::std::result::Result<super::ClientAuthentication, ::std::string::String>,
            created_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            credential_id: ::std::result::Result<super::CredentialId, ::std::string::String>,
            expires_at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            key_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Credential {
            fn default() -> Self {
                Self {
                    authentication: Err("no value supplied for authentication".to_string()),
                    created_at: Err("no value supplied for created_at".to_string()),
                    credential_id: Err("no value supplied for credential_id".to_string()),
                    expires_at: Ok(Default::default()),
                    key_id: Ok(Default::default()),
                }
            }
        }
        impl Credential {
            pub fn authentication<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientAuthentication>,
                T::Error: ::std::fmt::Display,
            {
                self.authentication = value.try_into().map_err(|e| {
                    format!("error converting supplied value for authentication: {e}")
                });
                self
            }
            pub fn created_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.created_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for created_at: {e}"));
                self
            }
            pub fn credential_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::CredentialId>,
                T::Error: ::std::fmt::Display,
            {
                self.credential_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for credential_id: {e}"));
                self
            }
            pub fn expires_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.expires_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for expires_at: {e}"));
                self
            }
            pub fn key_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.key_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for key_id: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Credential> for super::Credential {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Credential,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    authentication: value.authentication?,
                    created_at: value.created_at?,
                    credential_id: value.credential_id?,
                    expires_at: value.expires_at?,
                    key_id: value.key_id?,
                })
            }
        }
        impl ::std::convert::From<super::Credential> for Credential {
            fn from(value: super::Credential) -> Self {
                Self {
                    authentication: Ok(value.authentication),
                    created_at: Ok(value.created_at),
                    credential_id: Ok(value.credential_id),
                    expires_at: Ok(value.expires_at),
                    key_id: Ok(value.key_id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct CredentialRotation {
            authentication:
                ::std::result::Result<super::ClientAuthentication, ::std::string::String>,
            overlap_seconds: ::std::result::Result<i32, ::std::string::String>,
            public_key: ::std::result::Result<
                ::std::option::Option<super::PublicKey>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for CredentialRotation {
            fn default() -> Self {
                Self {
                    authentication: Err("no value supplied for authentication".to_string()),
                    overlap_seconds: Ok(super::defaults::default_u64::<i32, 86400>()),
                    public_key: Ok(Default::default()),
                }
            }
        }
        impl CredentialRotation {
            pub fn authentication<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientAuthentication>,
                T::Error: ::std::fmt::Display,
            {
                self.authentication = value.try_into().map_err(|e| {
                    format!("error converting supplied value for authentication: {e}")
                });
                self
            }
            pub fn overlap_seconds<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i32>,
                T::Error: ::std::fmt::Display,
            {
                self.overlap_seconds = value.try_into().map_err(|e| {
                    format!("error converting supplied value for overlap_seconds: {e}")
                });
                self
            }
            pub fn public_key<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PublicKey>>,
                T::Error: ::std::fmt::Display,
            {
                self.public_key = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for public_key: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<CredentialRotation> for super::CredentialRotation {
            type Error = super::error::ConversionError;
            fn try_from(
                value: CredentialRotation,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    authentication: value.authentication?,
                    overlap_seconds: value.overlap_seconds?,
                    public_key: value.public_key?,
                })
            }
        }
        impl ::std::convert::From<super::CredentialRotation> for CredentialRotation {
            fn from(value: super::CredentialRotation) -> Self {
                Self {
                    authentication: Ok(value.authentication),
                    overlap_seconds: Ok(value.overlap_seconds),
                    public_key: Ok(value.public_key),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Evidence {
            kind: ::std::result::Result<super::EvidenceKind, ::std::string::String>,
            reference: ::std::result::Result<::std::string::String, ::std::string::String>,
            sha256: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Evidence {
            fn default() -> Self {
                Self {
                    kind: Err("no value supplied for kind".to_string()),
                    reference: Err("no value supplied for reference".to_string()),
                    sha256: Err("no value supplied for sha256".to_string()),
                }
            }
        }
        impl Evidence {
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EvidenceKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kind: {e}"));
                self
            }
            pub fn reference<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reference = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reference: {e}"));
                self
            }
            pub fn sha256<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.sha256 = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sha256: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Evidence> for super::Evidence {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Evidence,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    reference: value.reference?,
                    sha256: value.sha256?,
                })
            }
        }
        impl ::std::convert::From<super::Evidence> for Evidence {
            fn from(value: super::Evidence) -> Self {
                Self {
                    kind: Ok(value.kind),
                    reference: Ok(value.reference),
                    sha256: Ok(value.sha256),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Explanation {
            evidence:
                ::std::result::Result<::std::vec::Vec<super::Evidence>, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Explanation {
            fn default() -> Self {
                Self {
                    evidence: Err("no value supplied for evidence".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl Explanation {
            pub fn evidence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Evidence>>,
                T::Error: ::std::fmt::Display,
            {
                self.evidence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for evidence: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Explanation> for super::Explanation {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Explanation,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    evidence: value.evidence?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::Explanation> for Explanation {
            fn from(value: super::Explanation) -> Self {
                Self {
                    evidence: Ok(value.evidence),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ExposureLimits {
            eur: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            gbp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            usd: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ExposureLimits {
            fn default() -> Self {
                Self {
                    eur: Ok(Default::default()),
                    gbp: Ok(Default::default()),
                    usd: Ok(Default::default()),
                }
            }
        }
        impl ExposureLimits {
            pub fn eur<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.eur = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for eur: {e}"));
                self
            }
            pub fn gbp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.gbp = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for gbp: {e}"));
                self
            }
            pub fn usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.usd = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for usd: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ExposureLimits> for super::ExposureLimits {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ExposureLimits,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    eur: value.eur?,
                    gbp: value.gbp?,
                    usd: value.usd?,
                })
            }
        }
        impl ::std::convert::From<super::ExposureLimits> for ExposureLimits {
            fn from(value: super::ExposureLimits) -> Self {
                Self {
                    eur: Ok(value.eur),
                    gbp: Ok(value.gbp),
                    usd: Ok(value.usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct FieldError {
            code: ::std::result::Result<::std::string::String, ::std::string::String>,
            message: ::std::result::Result<::std::string::String, ::std::string::String>,
            pointer: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for FieldError {
            fn default() -> Self {
                Self {
                    code: Err("no value supplied for code".to_string()),
                    message: Err("no value supplied for message".to_string()),
                    pointer: Err("no value supplied for pointer".to_string()),
                }
            }
        }
        impl FieldError {
            pub fn code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for code: {e}"));
                self
            }
            pub fn message<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.message = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for message: {e}"));
                self
            }
            pub fn pointer<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.pointer = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for pointer: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<FieldError> for super::FieldError {
            type Error = super::error::ConversionError;
            fn try_from(
                value: FieldError,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    code: value.code?,
                    message: value.message?,
                    pointer: value.pointer?,
                })
            }
        }
        impl ::std::convert::From<super::FieldError> for FieldError {
            fn from(value: super::FieldError) -> Self {
                Self {
                    code: Ok(value.code),
                    message: Ok(value.message),
                    pointer: Ok(value.pointer),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct InstitutionLimits {
            clients: ::std::result::Result<i64, ::std::string::String>,
            exposure: ::std::result::Result<super::ExposureLimits, ::std::string::String>,
            requests_per_minute: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for InstitutionLimits {
            fn default() -> Self {
                Self {
                    clients: Err("no value supplied for clients".to_string()),
                    exposure: Err("no value supplied for exposure".to_string()),
                    requests_per_minute: Err(
                        "no value supplied for requests_per_minute".to_string()
                    ),
                }
            }
        }
        impl InstitutionLimits {
            pub fn clients<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.clients = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for clients: {e}"));
                self
            }
            pub fn exposure<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ExposureLimits>,
                T::Error: ::std::fmt::Display,
            {
                self.exposure = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for exposure: {e}"));
                self
            }
            pub fn requests_per_minute<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.requests_per_minute = value.try_into().map_err(|e| {
                    format!("error converting supplied value for requests_per_minute: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<InstitutionLimits> for super::InstitutionLimits {
            type Error = super::error::ConversionError;
            fn try_from(
                value: InstitutionLimits,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    clients: value.clients?,
                    exposure: value.exposure?,
                    requests_per_minute: value.requests_per_minute?,
                })
            }
        }
        impl ::std::convert::From<super::InstitutionLimits> for InstitutionLimits {
            fn from(value: super::InstitutionLimits) -> Self {
                Self {
                    clients: Ok(value.clients),
                    exposure: Ok(value.exposure),
                    requests_per_minute: Ok(value.requests_per_minute),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct InstitutionLimitsChange {
            limits: ::std::result::Result<super::InstitutionLimits, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for InstitutionLimitsChange {
            fn default() -> Self {
                Self {
                    limits: Err("no value supplied for limits".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl InstitutionLimitsChange {
            pub fn limits<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::InstitutionLimits>,
                T::Error: ::std::fmt::Display,
            {
                self.limits = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for limits: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<InstitutionLimitsChange> for super::InstitutionLimitsChange {
            type Error = super::error::ConversionError;
            fn try_from(
                value: InstitutionLimitsChange,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    limits: value.limits?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::InstitutionLimitsChange> for InstitutionLimitsChange {
            fn from(value: super::InstitutionLimitsChange) -> Self {
                Self {
                    limits: Ok(value.limits),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct InstitutionLimitsInForce {
            in_use: ::std::result::Result<
                ::std::option::Option<super::InstitutionUsage>,
                ::std::string::String,
            >,
            limits: ::std::result::Result<super::InstitutionLimits, ::std::string::String>,
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            set_at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        }
        impl ::std::default::Default for InstitutionLimitsInForce {
            fn default() -> Self {
                Self {
                    in_use: Ok(Default::default()),
                    limits: Err("no value supplied for limits".to_string()),
                    reason: Ok(Default::default()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    set_at: Ok(Default::default()),
                    tenant_id: Err("no value supplied for tenant_id".to_string()),
                }
            }
        }
        impl InstitutionLimitsInForce {
            pub fn in_use<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::InstitutionUsage>>,
                T::Error: ::std::fmt::Display,
            {
                self.in_use = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for in_use: {e}"));
                self
            }
            pub fn limits<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::InstitutionLimits>,
                T::Error: ::std::fmt::Display,
            {
                self.limits = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for limits: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn set_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.set_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for set_at: {e}"));
                self
            }
            pub fn tenant_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TenantId>,
                T::Error: ::std::fmt::Display,
            {
                self.tenant_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for tenant_id: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<InstitutionLimitsInForce> for super::InstitutionLimitsInForce {
            type Error = super::error::ConversionError;
            fn try_from(
                value: InstitutionLimitsInForce,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    in_use: value.in_use?,
                    limits: value.limits?,
                    reason: value.reason?,
                    sequence: value.sequence?,
                    set_at: value.set_at?,
                    tenant_id: value.tenant_id?,
                })
            }
        }
        impl ::std::convert::From<super::InstitutionLimitsInForce> for InstitutionLimitsInForce {
            fn from(value: super::InstitutionLimitsInForce) -> Self {
                Self {
                    in_use: Ok(value.in_use),
                    limits: Ok(value.limits),
                    reason: Ok(value.reason),
                    sequence: Ok(value.sequence),
                    set_at: Ok(value.set_at),
                    tenant_id: Ok(value.tenant_id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct InstitutionUsage {
            clients: ::std::result::Result<i64, ::std::string::String>,
            exposure: ::std::result::Result<super::InstitutionUsageExposure, ::std::string::String>,
        }
        impl ::std::default::Default for InstitutionUsage {
            fn default() -> Self {
                Self {
                    clients: Err("no value supplied for clients".to_string()),
                    exposure: Err("no value supplied for exposure".to_string()),
                }
            }
        }
        impl InstitutionUsage {
            pub fn clients<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.clients = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for clients: {e}"));
                self
            }
            pub fn exposure<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::InstitutionUsageExposure>,
                T::Error: ::std::fmt::Display,
            {
                self.exposure = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for exposure: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<InstitutionUsage> for super::InstitutionUsage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: InstitutionUsage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    clients: value.clients?,
                    exposure: value.exposure?,
                })
            }
        }
        impl ::std::convert::From<super::InstitutionUsage> for InstitutionUsage {
            fn from(value: super::InstitutionUsage) -> Self {
                Self {
                    clients: Ok(value.clients),
                    exposure: Ok(value.exposure),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct InstitutionUsageExposure {
            eur: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            gbp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            usd: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for InstitutionUsageExposure {
            fn default() -> Self {
                Self {
                    eur: Ok(Default::default()),
                    gbp: Ok(Default::default()),
                    usd: Ok(Default::default()),
                }
            }
        }
        impl InstitutionUsageExposure {
            pub fn eur<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.eur = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for eur: {e}"));
                self
            }
            pub fn gbp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.gbp = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for gbp: {e}"));
                self
            }
            pub fn usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.usd = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for usd: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<InstitutionUsageExposure> for super::InstitutionUsageExposure {
            type Error = super::error::ConversionError;
            fn try_from(
                value: InstitutionUsageExposure,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    eur: value.eur?,
                    gbp: value.gbp?,
                    usd: value.usd?,
                })
            }
        }
        impl ::std::convert::From<super::InstitutionUsageExposure> for InstitutionUsageExposure {
            fn from(value: super::InstitutionUsageExposure) -> Self {
                Self {
                    eur: Ok(value.eur),
                    gbp: Ok(value.gbp),
                    usd: Ok(value.usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct InternalBalance {
            as_of: ::std::result::Result<::std::string::String, ::std::string::String>,
            balance: ::std::result::Result<super::Money, ::std::string::String>,
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
            internal_account: ::std::result::Result<super::InternalAccount, ::std::string::String>,
            up_to_date: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for InternalBalance {
            fn default() -> Self {
                Self {
                    as_of: Err("no value supplied for as_of".to_string()),
                    balance: Err("no value supplied for balance".to_string()),
                    currency: Err("no value supplied for currency".to_string()),
                    internal_account: Err("no value supplied for internal_account".to_string()),
                    up_to_date: Err("no value supplied for up_to_date".to_string()),
                }
            }
        }
        impl InternalBalance {
            pub fn as_of<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.as_of = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for as_of: {e}"));
                self
            }
            pub fn balance<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Money>,
                T::Error: ::std::fmt::Display,
            {
                self.balance = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for balance: {e}"));
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
            pub fn internal_account<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::InternalAccount>,
                T::Error: ::std::fmt::Display,
            {
                self.internal_account = value.try_into().map_err(|e| {
                    format!("error converting supplied value for internal_account: {e}")
                });
                self
            }
            pub fn up_to_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.up_to_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for up_to_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<InternalBalance> for super::InternalBalance {
            type Error = super::error::ConversionError;
            fn try_from(
                value: InternalBalance,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    as_of: value.as_of?,
                    balance: value.balance?,
                    currency: value.currency?,
                    internal_account: value.internal_account?,
                    up_to_date: value.up_to_date?,
                })
            }
        }
        impl ::std::convert::From<super::InternalBalance> for InternalBalance {
            fn from(value: super::InternalBalance) -> Self {
                Self {
                    as_of: Ok(value.as_of),
                    balance: Ok(value.balance),
                    currency: Ok(value.currency),
                    internal_account: Ok(value.internal_account),
                    up_to_date: Ok(value.up_to_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct IssuedCredential {
            client: ::std::result::Result<super::Client, ::std::string::String>,
            client_secret: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for IssuedCredential {
            fn default() -> Self {
                Self {
                    client: Err("no value supplied for client".to_string()),
                    client_secret: Ok(Default::default()),
                }
            }
        }
        impl IssuedCredential {
            pub fn client<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Client>,
                T::Error: ::std::fmt::Display,
            {
                self.client = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client: {e}"));
                self
            }
            pub fn client_secret<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_secret = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_secret: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<IssuedCredential> for super::IssuedCredential {
            type Error = super::error::ConversionError;
            fn try_from(
                value: IssuedCredential,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    client: value.client?,
                    client_secret: value.client_secret?,
                })
            }
        }
        impl ::std::convert::From<super::IssuedCredential> for IssuedCredential {
            fn from(value: super::IssuedCredential) -> Self {
                Self {
                    client: Ok(value.client),
                    client_secret: Ok(value.client_secret),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Journal {
            decided_at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            decided_by_client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
            decision_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            evidence:
                ::std::result::Result<::std::vec::Vec<super::Evidence>, ::std::string::String>,
            journal_id: ::std::result::Result<super::JournalId, ::std::string::String>,
            payment_id: ::std::result::Result<super::PaymentId, ::std::string::String>,
            posted_at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            proposed_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            proposed_by_client_id: ::std::result::Result<super::ClientId, ::std::string::String>,
            purpose: ::std::result::Result<super::JournalPurpose, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
            return_payment_id: ::std::result::Result<
                ::std::option::Option<super::PaymentId>,
                ::std::string::String,
            >,
            return_reason_code: ::std::result::Result<
                ::std::option::Option<super::ReturnReason>,
                ::std::string::String,
            >,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            status: ::std::result::Result<super::JournalStatus, ::std::string::String>,
            subject: ::std::result::Result<super::JournalSubject, ::std::string::String>,
            transfers: ::std::result::Result<
                ::std::vec::Vec<super::JournalTransfer>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Journal {
            fn default() -> Self {
                Self {
                    decided_at: Ok(Default::default()),
                    decided_by_client_id: Ok(Default::default()),
                    decision_reason: Ok(Default::default()),
                    evidence: Err("no value supplied for evidence".to_string()),
                    journal_id: Err("no value supplied for journal_id".to_string()),
                    payment_id: Err("no value supplied for payment_id".to_string()),
                    posted_at: Ok(Default::default()),
                    proposed_at: Err("no value supplied for proposed_at".to_string()),
                    proposed_by_client_id: Err(
                        "no value supplied for proposed_by_client_id".to_string()
                    ),
                    purpose: Err("no value supplied for purpose".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                    return_payment_id: Ok(Default::default()),
                    return_reason_code: Ok(Default::default()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    subject: Err("no value supplied for subject".to_string()),
                    transfers: Err("no value supplied for transfers".to_string()),
                }
            }
        }
        impl Journal {
            pub fn decided_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.decided_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for decided_at: {e}"));
                self
            }
            pub fn decided_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.decided_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for decided_by_client_id: {e}")
                });
                self
            }
            pub fn decision_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.decision_reason = value.try_into().map_err(|e| {
                    format!("error converting supplied value for decision_reason: {e}")
                });
                self
            }
            pub fn evidence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Evidence>>,
                T::Error: ::std::fmt::Display,
            {
                self.evidence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for evidence: {e}"));
                self
            }
            pub fn journal_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::JournalId>,
                T::Error: ::std::fmt::Display,
            {
                self.journal_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for journal_id: {e}"));
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentId>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn posted_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.posted_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for posted_at: {e}"));
                self
            }
            pub fn proposed_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.proposed_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for proposed_at: {e}"));
                self
            }
            pub fn proposed_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientId>,
                T::Error: ::std::fmt::Display,
            {
                self.proposed_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for proposed_by_client_id: {e}")
                });
                self
            }
            pub fn purpose<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::JournalPurpose>,
                T::Error: ::std::fmt::Display,
            {
                self.purpose = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for purpose: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn return_payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentId>>,
                T::Error: ::std::fmt::Display,
            {
                self.return_payment_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for return_payment_id: {e}")
                });
                self
            }
            pub fn return_reason_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ReturnReason>>,
                T::Error: ::std::fmt::Display,
            {
                self.return_reason_code = value.try_into().map_err(|e| {
                    format!("error converting supplied value for return_reason_code: {e}")
                });
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::JournalStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn subject<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::JournalSubject>,
                T::Error: ::std::fmt::Display,
            {
                self.subject = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for subject: {e}"));
                self
            }
            pub fn transfers<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::JournalTransfer>>,
                T::Error: ::std::fmt::Display,
            {
                self.transfers = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for transfers: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Journal> for super::Journal {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Journal,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    decided_at: value.decided_at?,
                    decided_by_client_id: value.decided_by_client_id?,
                    decision_reason: value.decision_reason?,
                    evidence: value.evidence?,
                    journal_id: value.journal_id?,
                    payment_id: value.payment_id?,
                    posted_at: value.posted_at?,
                    proposed_at: value.proposed_at?,
                    proposed_by_client_id: value.proposed_by_client_id?,
                    purpose: value.purpose?,
                    reason: value.reason?,
                    return_payment_id: value.return_payment_id?,
                    return_reason_code: value.return_reason_code?,
                    sequence: value.sequence?,
                    status: value.status?,
                    subject: value.subject?,
                    transfers: value.transfers?,
                })
            }
        }
        impl ::std::convert::From<super::Journal> for Journal {
            fn from(value: super::Journal) -> Self {
                Self {
                    decided_at: Ok(value.decided_at),
                    decided_by_client_id: Ok(value.decided_by_client_id),
                    decision_reason: Ok(value.decision_reason),
                    evidence: Ok(value.evidence),
                    journal_id: Ok(value.journal_id),
                    payment_id: Ok(value.payment_id),
                    posted_at: Ok(value.posted_at),
                    proposed_at: Ok(value.proposed_at),
                    proposed_by_client_id: Ok(value.proposed_by_client_id),
                    purpose: Ok(value.purpose),
                    reason: Ok(value.reason),
                    return_payment_id: Ok(value.return_payment_id),
                    return_reason_code: Ok(value.return_reason_code),
                    sequence: Ok(value.sequence),
                    status: Ok(value.status),
                    subject: Ok(value.subject),
                    transfers: Ok(value.transfers),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct JournalApproval {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
            sequence: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for JournalApproval {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                    sequence: Err("no value supplied for sequence".to_string()),
                }
            }
        }
        impl JournalApproval {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<JournalApproval> for super::JournalApproval {
            type Error = super::error::ConversionError;
            fn try_from(
                value: JournalApproval,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                    sequence: value.sequence?,
                })
            }
        }
        impl ::std::convert::From<super::JournalApproval> for JournalApproval {
            fn from(value: super::JournalApproval) -> Self {
                Self {
                    reason: Ok(value.reason),
                    sequence: Ok(value.sequence),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct JournalDecline {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for JournalDecline {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl JournalDecline {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<JournalDecline> for super::JournalDecline {
            type Error = super::error::ConversionError;
            fn try_from(
                value: JournalDecline,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::JournalDecline> for JournalDecline {
            fn from(value: super::JournalDecline) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct JournalProposal {
            evidence:
                ::std::result::Result<::std::vec::Vec<super::Evidence>, ::std::string::String>,
            purpose: ::std::result::Result<super::JournalPurpose, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
            return_reason_code: ::std::result::Result<
                ::std::option::Option<super::ReturnReason>,
                ::std::string::String,
            >,
            subject: ::std::result::Result<super::JournalSubject, ::std::string::String>,
            transfers: ::std::result::Result<
                ::std::vec::Vec<super::JournalTransfer>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for JournalProposal {
            fn default() -> Self {
                Self {
                    evidence: Ok(Default::default()),
                    purpose: Err("no value supplied for purpose".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                    return_reason_code: Ok(Default::default()),
                    subject: Err("no value supplied for subject".to_string()),
                    transfers: Err("no value supplied for transfers".to_string()),
                }
            }
        }
        impl JournalProposal {
            pub fn evidence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Evidence>>,
                T::Error: ::std::fmt::Display,
            {
                self.evidence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for evidence: {e}"));
                self
            }
            pub fn purpose<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::JournalPurpose>,
                T::Error: ::std::fmt::Display,
            {
                self.purpose = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for purpose: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn return_reason_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ReturnReason>>,
                T::Error: ::std::fmt::Display,
            {
                self.return_reason_code = value.try_into().map_err(|e| {
                    format!("error converting supplied value for return_reason_code: {e}")
                });
                self
            }
            pub fn subject<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::JournalSubject>,
                T::Error: ::std::fmt::Display,
            {
                self.subject = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for subject: {e}"));
                self
            }
            pub fn transfers<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::JournalTransfer>>,
                T::Error: ::std::fmt::Display,
            {
                self.transfers = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for transfers: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<JournalProposal> for super::JournalProposal {
            type Error = super::error::ConversionError;
            fn try_from(
                value: JournalProposal,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    evidence: value.evidence?,
                    purpose: value.purpose?,
                    reason: value.reason?,
                    return_reason_code: value.return_reason_code?,
                    subject: value.subject?,
                    transfers: value.transfers?,
                })
            }
        }
        impl ::std::convert::From<super::JournalProposal> for JournalProposal {
            fn from(value: super::JournalProposal) -> Self {
                Self {
                    evidence: Ok(value.evidence),
                    purpose: Ok(value.purpose),
                    reason: Ok(value.reason),
                    return_reason_code: Ok(value.return_reason_code),
                    subject: Ok(value.subject),
                    transfers: Ok(value.transfers),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct JournalTransfer {
            amount: ::std::result::Result<super::Amount, ::std::string::String>,
            credit: ::std::result::Result<super::LedgerAccount, ::std::string::String>,
            debit: ::std::result::Result<super::LedgerAccount, ::std::string::String>,
        }
        impl ::std::default::Default for JournalTransfer {
            fn default() -> Self {
                Self {
                    amount: Err("no value supplied for amount".to_string()),
                    credit: Err("no value supplied for credit".to_string()),
                    debit: Err("no value supplied for debit".to_string()),
                }
            }
        }
        impl JournalTransfer {
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Amount>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn credit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::LedgerAccount>,
                T::Error: ::std::fmt::Display,
            {
                self.credit = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for credit: {e}"));
                self
            }
            pub fn debit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::LedgerAccount>,
                T::Error: ::std::fmt::Display,
            {
                self.debit = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for debit: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<JournalTransfer> for super::JournalTransfer {
            type Error = super::error::ConversionError;
            fn try_from(
                value: JournalTransfer,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    amount: value.amount?,
                    credit: value.credit?,
                    debit: value.debit?,
                })
            }
        }
        impl ::std::convert::From<super::JournalTransfer> for JournalTransfer {
            fn from(value: super::JournalTransfer) -> Self {
                Self {
                    amount: Ok(value.amount),
                    credit: Ok(value.credit),
                    debit: Ok(value.debit),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct KeySet {
            keys: ::std::result::Result<::std::vec::Vec<super::SigningKey>, ::std::string::String>,
        }
        impl ::std::default::Default for KeySet {
            fn default() -> Self {
                Self {
                    keys: Err("no value supplied for keys".to_string()),
                }
            }
        }
        impl KeySet {
            pub fn keys<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SigningKey>>,
                T::Error: ::std::fmt::Display,
            {
                self.keys = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for keys: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<KeySet> for super::KeySet {
            type Error = super::error::ConversionError;
            fn try_from(
                value: KeySet,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { keys: value.keys? })
            }
        }
        impl ::std::convert::From<super::KeySet> for KeySet {
            fn from(value: super::KeySet) -> Self {
                Self {
                    keys: Ok(value.keys),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Money {
            amount: ::std::result::Result<::std::string::String, ::std::string::String>,
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
        }
        impl ::std::default::Default for Money {
            fn default() -> Self {
                Self {
                    amount: Err("no value supplied for amount".to_string()),
                    currency: Err("no value supplied for currency".to_string()),
                }
            }
        }
        impl Money {
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Money> for super::Money {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Money,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    amount: value.amount?,
                    currency: value.currency?,
                })
            }
        }
        impl ::std::convert::From<super::Money> for Money {
            fn from(value: super::Money) -> Self {
                Self {
                    amount: Ok(value.amount),
                    currency: Ok(value.currency),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct NonNegativeMoney {
            amount: ::std::result::Result<::std::string::String, ::std::string::String>,
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
        }
        impl ::std::default::Default for NonNegativeMoney {
            fn default() -> Self {
                Self {
                    amount: Err("no value supplied for amount".to_string()),
                    currency: Err("no value supplied for currency".to_string()),
                }
            }
        }
        impl NonNegativeMoney {
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<NonNegativeMoney> for super::NonNegativeMoney {
            type Error = super::error::ConversionError;
            fn try_from(
                value: NonNegativeMoney,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    amount: value.amount?,
                    currency: value.currency?,
                })
            }
        }
        impl ::std::convert::From<super::NonNegativeMoney> for NonNegativeMoney {
            fn from(value: super::NonNegativeMoney) -> Self {
                Self {
                    amount: Ok(value.amount),
                    currency: Ok(value.currency),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct OverdraftLimit {
            limit: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
        }
        impl ::std::default::Default for OverdraftLimit {
            fn default() -> Self {
                Self {
                    limit: Err("no value supplied for limit".to_string()),
                }
            }
        }
        impl OverdraftLimit {
            pub fn limit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.limit = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for limit: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<OverdraftLimit> for super::OverdraftLimit {
            type Error = super::error::ConversionError;
            fn try_from(
                value: OverdraftLimit,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    limit: value.limit?,
                })
            }
        }
        impl ::std::convert::From<super::OverdraftLimit> for OverdraftLimit {
            fn from(value: super::OverdraftLimit) -> Self {
                Self {
                    limit: Ok(value.limit),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Party {
            account_id: ::std::result::Result<
                ::std::option::Option<super::AccountId>,
                ::std::string::String,
            >,
            account_number: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            sort_code: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Party {
            fn default() -> Self {
                Self {
                    account_id: Ok(Default::default()),
                    account_number: Ok(Default::default()),
                    name: Ok(Default::default()),
                    sort_code: Ok(Default::default()),
                }
            }
        }
        impl Party {
            pub fn account_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::AccountId>>,
                T::Error: ::std::fmt::Display,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for account_id: {e}"));
                self
            }
            pub fn account_number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.account_number = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_number: {e}")
                });
                self
            }
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for name: {e}"));
                self
            }
            pub fn sort_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.sort_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sort_code: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Party> for super::Party {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Party,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_id: value.account_id?,
                    account_number: value.account_number?,
                    name: value.name?,
                    sort_code: value.sort_code?,
                })
            }
        }
        impl ::std::convert::From<super::Party> for Party {
            fn from(value: super::Party) -> Self {
                Self {
                    account_id: Ok(value.account_id),
                    account_number: Ok(value.account_number),
                    name: Ok(value.name),
                    sort_code: Ok(value.sort_code),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Payee {
            account_number: ::std::result::Result<::std::string::String, ::std::string::String>,
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
            sort_code: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Payee {
            fn default() -> Self {
                Self {
                    account_number: Err("no value supplied for account_number".to_string()),
                    name: Err("no value supplied for name".to_string()),
                    sort_code: Err("no value supplied for sort_code".to_string()),
                }
            }
        }
        impl Payee {
            pub fn account_number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.account_number = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_number: {e}")
                });
                self
            }
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for name: {e}"));
                self
            }
            pub fn sort_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.sort_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sort_code: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Payee> for super::Payee {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Payee,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_number: value.account_number?,
                    name: value.name?,
                    sort_code: value.sort_code?,
                })
            }
        }
        impl ::std::convert::From<super::Payee> for Payee {
            fn from(value: super::Payee) -> Self {
                Self {
                    account_number: Ok(value.account_number),
                    name: Ok(value.name),
                    sort_code: Ok(value.sort_code),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Payment {
            amount: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
            approval: ::std::result::Result<
                ::std::option::Option<super::PaymentApprovalState>,
                ::std::string::String,
            >,
            cancellation_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            created_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            creditor: ::std::result::Result<super::Party, ::std::string::String>,
            debtor: ::std::result::Result<super::Party, ::std::string::String>,
            direction: ::std::result::Result<super::PaymentDirection, ::std::string::String>,
            end_to_end_id: ::std::result::Result<::std::string::String, ::std::string::String>,
            kind: ::std::result::Result<super::PaymentKind, ::std::string::String>,
            original_payment_id: ::std::result::Result<
                ::std::option::Option<super::PaymentId>,
                ::std::string::String,
            >,
            payment_id: ::std::result::Result<super::PaymentId, ::std::string::String>,
            reason: ::std::result::Result<
                ::std::option::Option<super::PaymentReason>,
                ::std::string::String,
            >,
            reference: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            returned_by_payment_id: ::std::result::Result<
                ::std::option::Option<super::PaymentId>,
                ::std::string::String,
            >,
            route: ::std::result::Result<super::PaymentRoute, ::std::string::String>,
            scheme: ::std::result::Result<
                ::std::option::Option<super::SchemeDetails>,
                ::std::string::String,
            >,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            status: ::std::result::Result<super::PaymentStatus, ::std::string::String>,
            updated_at: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Payment {
            fn default() -> Self {
                Self {
                    amount: Err("no value supplied for amount".to_string()),
                    approval: Ok(Default::default()),
                    cancellation_reason: Ok(Default::default()),
                    created_at: Err("no value supplied for created_at".to_string()),
                    creditor: Err("no value supplied for creditor".to_string()),
                    debtor: Err("no value supplied for debtor".to_string()),
                    direction: Err("no value supplied for direction".to_string()),
                    end_to_end_id: Err("no value supplied for end_to_end_id".to_string()),
                    kind: Err("no value supplied for kind".to_string()),
                    original_payment_id: Ok(Default::default()),
                    payment_id: Err("no value supplied for payment_id".to_string()),
                    reason: Ok(Default::default()),
                    reference: Ok(Default::default()),
                    returned_by_payment_id: Ok(Default::default()),
                    route: Err("no value supplied for route".to_string()),
                    scheme: Ok(Default::default()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    updated_at: Err("no value supplied for updated_at".to_string()),
                }
            }
        }
        impl Payment {
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn approval<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentApprovalState>>,
                T::Error: ::std::fmt::Display,
            {
                self.approval = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for approval: {e}"));
                self
            }
            pub fn cancellation_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.cancellation_reason = value.try_into().map_err(|e| {
                    format!("error converting supplied value for cancellation_reason: {e}")
                });
                self
            }
            pub fn created_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.created_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for created_at: {e}"));
                self
            }
            pub fn creditor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Party>,
                T::Error: ::std::fmt::Display,
            {
                self.creditor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for creditor: {e}"));
                self
            }
            pub fn debtor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Party>,
                T::Error: ::std::fmt::Display,
            {
                self.debtor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for debtor: {e}"));
                self
            }
            pub fn direction<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentDirection>,
                T::Error: ::std::fmt::Display,
            {
                self.direction = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for direction: {e}"));
                self
            }
            pub fn end_to_end_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.end_to_end_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for end_to_end_id: {e}"));
                self
            }
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kind: {e}"));
                self
            }
            pub fn original_payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentId>>,
                T::Error: ::std::fmt::Display,
            {
                self.original_payment_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for original_payment_id: {e}")
                });
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentId>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentReason>>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn reference<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reference = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reference: {e}"));
                self
            }
            pub fn returned_by_payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentId>>,
                T::Error: ::std::fmt::Display,
            {
                self.returned_by_payment_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for returned_by_payment_id: {e}")
                });
                self
            }
            pub fn route<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentRoute>,
                T::Error: ::std::fmt::Display,
            {
                self.route = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for route: {e}"));
                self
            }
            pub fn scheme<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::SchemeDetails>>,
                T::Error: ::std::fmt::Display,
            {
                self.scheme = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scheme: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn updated_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.updated_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for updated_at: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Payment> for super::Payment {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Payment,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    amount: value.amount?,
                    approval: value.approval?,
                    cancellation_reason: value.cancellation_reason?,
                    created_at: value.created_at?,
                    creditor: value.creditor?,
                    debtor: value.debtor?,
                    direction: value.direction?,
                    end_to_end_id: value.end_to_end_id?,
                    kind: value.kind?,
                    original_payment_id: value.original_payment_id?,
                    payment_id: value.payment_id?,
                    reason: value.reason?,
                    reference: value.reference?,
                    returned_by_payment_id: value.returned_by_payment_id?,
                    route: value.route?,
                    scheme: value.scheme?,
                    sequence: value.sequence?,
                    status: value.status?,
                    updated_at: value.updated_at?,
                })
            }
        }
        impl ::std::convert::From<super::Payment> for Payment {
            fn from(value: super::Payment) -> Self {
                Self {
                    amount: Ok(value.amount),
                    approval: Ok(value.approval),
                    cancellation_reason: Ok(value.cancellation_reason),
                    created_at: Ok(value.created_at),
                    creditor: Ok(value.creditor),
                    debtor: Ok(value.debtor),
                    direction: Ok(value.direction),
                    end_to_end_id: Ok(value.end_to_end_id),
                    kind: Ok(value.kind),
                    original_payment_id: Ok(value.original_payment_id),
                    payment_id: Ok(value.payment_id),
                    reason: Ok(value.reason),
                    reference: Ok(value.reference),
                    returned_by_payment_id: Ok(value.returned_by_payment_id),
                    route: Ok(value.route),
                    scheme: Ok(value.scheme),
                    sequence: Ok(value.sequence),
                    status: Ok(value.status),
                    updated_at: Ok(value.updated_at),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentApproval {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for PaymentApproval {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl PaymentApproval {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentApproval> for super::PaymentApproval {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentApproval,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentApproval> for PaymentApproval {
            fn from(value: super::PaymentApproval) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentApprovalState {
            decided_at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            decided_by_client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
            decision_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            ordered_by_client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for PaymentApprovalState {
            fn default() -> Self {
                Self {
                    decided_at: Ok(Default::default()),
                    decided_by_client_id: Ok(Default::default()),
                    decision_reason: Ok(Default::default()),
                    ordered_by_client_id: Ok(Default::default()),
                }
            }
        }
        impl PaymentApprovalState {
            pub fn decided_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.decided_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for decided_at: {e}"));
                self
            }
            pub fn decided_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.decided_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for decided_by_client_id: {e}")
                });
                self
            }
            pub fn decision_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.decision_reason = value.try_into().map_err(|e| {
                    format!("error converting supplied value for decision_reason: {e}")
                });
                self
            }
            pub fn ordered_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.ordered_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for ordered_by_client_id: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentApprovalState> for super::PaymentApprovalState {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentApprovalState,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    decided_at: value.decided_at?,
                    decided_by_client_id: value.decided_by_client_id?,
                    decision_reason: value.decision_reason?,
                    ordered_by_client_id: value.ordered_by_client_id?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentApprovalState> for PaymentApprovalState {
            fn from(value: super::PaymentApprovalState) -> Self {
                Self {
                    decided_at: Ok(value.decided_at),
                    decided_by_client_id: Ok(value.decided_by_client_id),
                    decision_reason: Ok(value.decision_reason),
                    ordered_by_client_id: Ok(value.ordered_by_client_id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentCancellation {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for PaymentCancellation {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl PaymentCancellation {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentCancellation> for super::PaymentCancellation {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentCancellation,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentCancellation> for PaymentCancellation {
            fn from(value: super::PaymentCancellation) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentDecline {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for PaymentDecline {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl PaymentDecline {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentDecline> for super::PaymentDecline {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentDecline,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentDecline> for PaymentDecline {
            fn from(value: super::PaymentDecline) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentOrder {
            allow_duplicate: ::std::result::Result<bool, ::std::string::String>,
            amount: ::std::result::Result<super::Amount, ::std::string::String>,
            creditor: ::std::result::Result<super::Payee, ::std::string::String>,
            debtor_account_id: ::std::result::Result<super::AccountId, ::std::string::String>,
            end_to_end_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            reference: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            route: ::std::result::Result<super::PaymentOrderRoute, ::std::string::String>,
        }
        impl ::std::default::Default for PaymentOrder {
            fn default() -> Self {
                Self {
                    allow_duplicate: Ok(Default::default()),
                    amount: Err("no value supplied for amount".to_string()),
                    creditor: Err("no value supplied for creditor".to_string()),
                    debtor_account_id: Err("no value supplied for debtor_account_id".to_string()),
                    end_to_end_id: Ok(Default::default()),
                    reference: Ok(Default::default()),
                    route: Ok(super::defaults::payment_order_route()),
                }
            }
        }
        impl PaymentOrder {
            pub fn allow_duplicate<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.allow_duplicate = value.try_into().map_err(|e| {
                    format!("error converting supplied value for allow_duplicate: {e}")
                });
                self
            }
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Amount>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn creditor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Payee>,
                T::Error: ::std::fmt::Display,
            {
                self.creditor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for creditor: {e}"));
                self
            }
            pub fn debtor_account_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::AccountId>,
                T::Error: ::std::fmt::Display,
            {
                self.debtor_account_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for debtor_account_id: {e}")
                });
                self
            }
            pub fn end_to_end_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.end_to_end_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for end_to_end_id: {e}"));
                self
            }
            pub fn reference<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reference = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reference: {e}"));
                self
            }
            pub fn route<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentOrderRoute>,
                T::Error: ::std::fmt::Display,
            {
                self.route = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for route: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentOrder> for super::PaymentOrder {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentOrder,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    allow_duplicate: value.allow_duplicate?,
                    amount: value.amount?,
                    creditor: value.creditor?,
                    debtor_account_id: value.debtor_account_id?,
                    end_to_end_id: value.end_to_end_id?,
                    reference: value.reference?,
                    route: value.route?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentOrder> for PaymentOrder {
            fn from(value: super::PaymentOrder) -> Self {
                Self {
                    allow_duplicate: Ok(value.allow_duplicate),
                    amount: Ok(value.amount),
                    creditor: Ok(value.creditor),
                    debtor_account_id: Ok(value.debtor_account_id),
                    end_to_end_id: Ok(value.end_to_end_id),
                    reference: Ok(value.reference),
                    route: Ok(value.route),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentPage {
            data: ::std::result::Result<::std::vec::Vec<super::Payment>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for PaymentPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                }
            }
        }
        impl PaymentPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Payment>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentPage> for super::PaymentPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentPage> for PaymentPage {
            fn from(value: super::PaymentPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentReason {
            code: ::std::result::Result<::std::string::String, ::std::string::String>,
            iso_code: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            message: ::std::result::Result<::std::string::String, ::std::string::String>,
            retry: ::std::result::Result<super::PaymentReasonRetry, ::std::string::String>,
            scheme_code: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for PaymentReason {
            fn default() -> Self {
                Self {
                    code: Err("no value supplied for code".to_string()),
                    iso_code: Ok(Default::default()),
                    message: Err("no value supplied for message".to_string()),
                    retry: Err("no value supplied for retry".to_string()),
                    scheme_code: Ok(Default::default()),
                }
            }
        }
        impl PaymentReason {
            pub fn code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for code: {e}"));
                self
            }
            pub fn iso_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.iso_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for iso_code: {e}"));
                self
            }
            pub fn message<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.message = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for message: {e}"));
                self
            }
            pub fn retry<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentReasonRetry>,
                T::Error: ::std::fmt::Display,
            {
                self.retry = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for retry: {e}"));
                self
            }
            pub fn scheme_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.scheme_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scheme_code: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentReason> for super::PaymentReason {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentReason,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    code: value.code?,
                    iso_code: value.iso_code?,
                    message: value.message?,
                    retry: value.retry?,
                    scheme_code: value.scheme_code?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentReason> for PaymentReason {
            fn from(value: super::PaymentReason) -> Self {
                Self {
                    code: Ok(value.code),
                    iso_code: Ok(value.iso_code),
                    message: Ok(value.message),
                    retry: Ok(value.retry),
                    scheme_code: Ok(value.scheme_code),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PaymentReturn {
            reason_code: ::std::result::Result<super::ReturnReason, ::std::string::String>,
        }
        impl ::std::default::Default for PaymentReturn {
            fn default() -> Self {
                Self {
                    reason_code: Err("no value supplied for reason_code".to_string()),
                }
            }
        }
        impl PaymentReturn {
            pub fn reason_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ReturnReason>,
                T::Error: ::std::fmt::Display,
            {
                self.reason_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason_code: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PaymentReturn> for super::PaymentReturn {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PaymentReturn,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason_code: value.reason_code?,
                })
            }
        }
        impl ::std::convert::From<super::PaymentReturn> for PaymentReturn {
            fn from(value: super::PaymentReturn) -> Self {
                Self {
                    reason_code: Ok(value.reason_code),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Problem {
            code: ::std::result::Result<super::ProblemCode, ::std::string::String>,
            detail: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            errors:
                ::std::result::Result<::std::vec::Vec<super::FieldError>, ::std::string::String>,
            instance: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            request_id: ::std::result::Result<::std::string::String, ::std::string::String>,
            retryable: ::std::result::Result<bool, ::std::string::String>,
            status: ::std::result::Result<i32, ::std::string::String>,
            title: ::std::result::Result<::std::string::String, ::std::string::String>,
            type_: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Problem {
            fn default() -> Self {
                Self {
                    code: Err("no value supplied for code".to_string()),
                    detail: Ok(Default::default()),
                    errors: Ok(Default::default()),
                    instance: Ok(Default::default()),
                    request_id: Err("no value supplied for request_id".to_string()),
                    retryable: Err("no value supplied for retryable".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    title: Err("no value supplied for title".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl Problem {
            pub fn code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ProblemCode>,
                T::Error: ::std::fmt::Display,
            {
                self.code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for code: {e}"));
                self
            }
            pub fn detail<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.detail = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for detail: {e}"));
                self
            }
            pub fn errors<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::FieldError>>,
                T::Error: ::std::fmt::Display,
            {
                self.errors = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for errors: {e}"));
                self
            }
            pub fn instance<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.instance = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for instance: {e}"));
                self
            }
            pub fn request_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.request_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for request_id: {e}"));
                self
            }
            pub fn retryable<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.retryable = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for retryable: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i32>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn title<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.title = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for title: {e}"));
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for type_: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Problem> for super::Problem {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Problem,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    code: value.code?,
                    detail: value.detail?,
                    errors: value.errors?,
                    instance: value.instance?,
                    request_id: value.request_id?,
                    retryable: value.retryable?,
                    status: value.status?,
                    title: value.title?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::Problem> for Problem {
            fn from(value: super::Problem) -> Self {
                Self {
                    code: Ok(value.code),
                    detail: Ok(value.detail),
                    errors: Ok(value.errors),
                    instance: Ok(value.instance),
                    request_id: Ok(value.request_id),
                    retryable: Ok(value.retryable),
                    status: Ok(value.status),
                    title: Ok(value.title),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PublicKey {
            crv: ::std::result::Result<super::PublicKeyCrv, ::std::string::String>,
            kid: ::std::result::Result<::std::string::String, ::std::string::String>,
            kty: ::std::result::Result<super::PublicKeyKty, ::std::string::String>,
            x: ::std::result::Result<::std::string::String, ::std::string::String>,
            y: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for PublicKey {
            fn default() -> Self {
                Self {
                    crv: Err("no value supplied for crv".to_string()),
                    kid: Err("no value supplied for kid".to_string()),
                    kty: Err("no value supplied for kty".to_string()),
                    x: Err("no value supplied for x".to_string()),
                    y: Ok(Default::default()),
                }
            }
        }
        impl PublicKey {
            pub fn crv<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PublicKeyCrv>,
                T::Error: ::std::fmt::Display,
            {
                self.crv = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for crv: {e}"));
                self
            }
            pub fn kid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.kid = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kid: {e}"));
                self
            }
            pub fn kty<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PublicKeyKty>,
                T::Error: ::std::fmt::Display,
            {
                self.kty = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kty: {e}"));
                self
            }
            pub fn x<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.x = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for x: {e}"));
                self
            }
            pub fn y<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.y = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for y: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<PublicKey> for super::PublicKey {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PublicKey,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    crv: value.crv?,
                    kid: value.kid?,
                    kty: value.kty?,
                    x: value.x?,
                    y: value.y?,
                })
            }
        }
        impl ::std::convert::From<super::PublicKey> for PublicKey {
            fn from(value: super::PublicKey) -> Self {
                Self {
                    crv: Ok(value.crv),
                    kid: Ok(value.kid),
                    kty: Ok(value.kty),
                    x: Ok(value.x),
                    y: Ok(value.y),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Resolution {
            case_id: ::std::result::Result<super::CaseId, ::std::string::String>,
            decided_at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            decided_by_client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
            decision_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            evidence:
                ::std::result::Result<::std::vec::Vec<super::Evidence>, ::std::string::String>,
            outcome: ::std::result::Result<super::ResolutionOutcome, ::std::string::String>,
            payment_id: ::std::result::Result<super::PaymentId, ::std::string::String>,
            payment_version: ::std::result::Result<i64, ::std::string::String>,
            proposed_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            proposed_by_client_id: ::std::result::Result<super::ClientId, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
            status: ::std::result::Result<super::ResolutionStatus, ::std::string::String>,
        }
        impl ::std::default::Default for Resolution {
            fn default() -> Self {
                Self {
                    case_id: Err("no value supplied for case_id".to_string()),
                    decided_at: Ok(Default::default()),
                    decided_by_client_id: Ok(Default::default()),
                    decision_reason: Ok(Default::default()),
                    evidence: Err("no value supplied for evidence".to_string()),
                    outcome: Err("no value supplied for outcome".to_string()),
                    payment_id: Err("no value supplied for payment_id".to_string()),
                    payment_version: Err("no value supplied for payment_version".to_string()),
                    proposed_at: Err("no value supplied for proposed_at".to_string()),
                    proposed_by_client_id: Err(
                        "no value supplied for proposed_by_client_id".to_string()
                    ),
                    reason: Err("no value supplied for reason".to_string()),
                    status: Err("no value supplied for status".to_string()),
                }
            }
        }
        impl Resolution {
            pub fn case_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::CaseId>,
                T::Error: ::std::fmt::Display,
            {
                self.case_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for case_id: {e}"));
                self
            }
            pub fn decided_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.decided_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for decided_at: {e}"));
                self
            }
            pub fn decided_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.decided_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for decided_by_client_id: {e}")
                });
                self
            }
            pub fn decision_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.decision_reason = value.try_into().map_err(|e| {
                    format!("error converting supplied value for decision_reason: {e}")
                });
                self
            }
            pub fn evidence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Evidence>>,
                T::Error: ::std::fmt::Display,
            {
                self.evidence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for evidence: {e}"));
                self
            }
            pub fn outcome<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ResolutionOutcome>,
                T::Error: ::std::fmt::Display,
            {
                self.outcome = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for outcome: {e}"));
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentId>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn payment_version<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_version = value.try_into().map_err(|e| {
                    format!("error converting supplied value for payment_version: {e}")
                });
                self
            }
            pub fn proposed_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.proposed_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for proposed_at: {e}"));
                self
            }
            pub fn proposed_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientId>,
                T::Error: ::std::fmt::Display,
            {
                self.proposed_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for proposed_by_client_id: {e}")
                });
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ResolutionStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Resolution> for super::Resolution {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Resolution,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    case_id: value.case_id?,
                    decided_at: value.decided_at?,
                    decided_by_client_id: value.decided_by_client_id?,
                    decision_reason: value.decision_reason?,
                    evidence: value.evidence?,
                    outcome: value.outcome?,
                    payment_id: value.payment_id?,
                    payment_version: value.payment_version?,
                    proposed_at: value.proposed_at?,
                    proposed_by_client_id: value.proposed_by_client_id?,
                    reason: value.reason?,
                    status: value.status?,
                })
            }
        }
        impl ::std::convert::From<super::Resolution> for Resolution {
            fn from(value: super::Resolution) -> Self {
                Self {
                    case_id: Ok(value.case_id),
                    decided_at: Ok(value.decided_at),
                    decided_by_client_id: Ok(value.decided_by_client_id),
                    decision_reason: Ok(value.decision_reason),
                    evidence: Ok(value.evidence),
                    outcome: Ok(value.outcome),
                    payment_id: Ok(value.payment_id),
                    payment_version: Ok(value.payment_version),
                    proposed_at: Ok(value.proposed_at),
                    proposed_by_client_id: Ok(value.proposed_by_client_id),
                    reason: Ok(value.reason),
                    status: Ok(value.status),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ResolutionApproval {
            outcome: ::std::result::Result<super::ResolutionOutcome, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for ResolutionApproval {
            fn default() -> Self {
                Self {
                    outcome: Err("no value supplied for outcome".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl ResolutionApproval {
            pub fn outcome<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ResolutionOutcome>,
                T::Error: ::std::fmt::Display,
            {
                self.outcome = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for outcome: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ResolutionApproval> for super::ResolutionApproval {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ResolutionApproval,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    outcome: value.outcome?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ResolutionApproval> for ResolutionApproval {
            fn from(value: super::ResolutionApproval) -> Self {
                Self {
                    outcome: Ok(value.outcome),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ResolutionDecline {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for ResolutionDecline {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl ResolutionDecline {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ResolutionDecline> for super::ResolutionDecline {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ResolutionDecline,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ResolutionDecline> for ResolutionDecline {
            fn from(value: super::ResolutionDecline) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ResolutionProposal {
            evidence:
                ::std::result::Result<::std::vec::Vec<super::Evidence>, ::std::string::String>,
            outcome: ::std::result::Result<super::ResolutionOutcome, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for ResolutionProposal {
            fn default() -> Self {
                Self {
                    evidence: Ok(Default::default()),
                    outcome: Err("no value supplied for outcome".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl ResolutionProposal {
            pub fn evidence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Evidence>>,
                T::Error: ::std::fmt::Display,
            {
                self.evidence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for evidence: {e}"));
                self
            }
            pub fn outcome<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ResolutionOutcome>,
                T::Error: ::std::fmt::Display,
            {
                self.outcome = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for outcome: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ResolutionProposal> for super::ResolutionProposal {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ResolutionProposal,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    evidence: value.evidence?,
                    outcome: value.outcome?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ResolutionProposal> for ResolutionProposal {
            fn from(value: super::ResolutionProposal) -> Self {
                Self {
                    evidence: Ok(value.evidence),
                    outcome: Ok(value.outcome),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Resubmission {
            case_id: ::std::result::Result<super::CaseId, ::std::string::String>,
            payment_id: ::std::result::Result<super::PaymentId, ::std::string::String>,
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
            requested_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            requested_by_client_id: ::std::result::Result<super::ClientId, ::std::string::String>,
            resubmissions: ::std::result::Result<i32, ::std::string::String>,
        }
        impl ::std::default::Default for Resubmission {
            fn default() -> Self {
                Self {
                    case_id: Err("no value supplied for case_id".to_string()),
                    payment_id: Err("no value supplied for payment_id".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                    requested_at: Err("no value supplied for requested_at".to_string()),
                    requested_by_client_id: Err(
                        "no value supplied for requested_by_client_id".to_string()
                    ),
                    resubmissions: Err("no value supplied for resubmissions".to_string()),
                }
            }
        }
        impl Resubmission {
            pub fn case_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::CaseId>,
                T::Error: ::std::fmt::Display,
            {
                self.case_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for case_id: {e}"));
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentId>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn requested_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.requested_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for requested_at: {e}"));
                self
            }
            pub fn requested_by_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientId>,
                T::Error: ::std::fmt::Display,
            {
                self.requested_by_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for requested_by_client_id: {e}")
                });
                self
            }
            pub fn resubmissions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i32>,
                T::Error: ::std::fmt::Display,
            {
                self.resubmissions = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for resubmissions: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Resubmission> for super::Resubmission {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Resubmission,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    case_id: value.case_id?,
                    payment_id: value.payment_id?,
                    reason: value.reason?,
                    requested_at: value.requested_at?,
                    requested_by_client_id: value.requested_by_client_id?,
                    resubmissions: value.resubmissions?,
                })
            }
        }
        impl ::std::convert::From<super::Resubmission> for Resubmission {
            fn from(value: super::Resubmission) -> Self {
                Self {
                    case_id: Ok(value.case_id),
                    payment_id: Ok(value.payment_id),
                    reason: Ok(value.reason),
                    requested_at: Ok(value.requested_at),
                    requested_by_client_id: Ok(value.requested_by_client_id),
                    resubmissions: Ok(value.resubmissions),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ResubmissionRequest {
            reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for ResubmissionRequest {
            fn default() -> Self {
                Self {
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl ResubmissionRequest {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ResubmissionRequest> for super::ResubmissionRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ResubmissionRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ResubmissionRequest> for ResubmissionRequest {
            fn from(value: super::ResubmissionRequest) -> Self {
                Self {
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RevocationRequest {
            client_assertion: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            client_assertion_type: ::std::result::Result<
                ::std::option::Option<super::RevocationRequestClientAssertionType>,
                ::std::string::String,
            >,
            client_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            client_secret: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            token: ::std::result::Result<::std::string::String, ::std::string::String>,
            token_type_hint: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for RevocationRequest {
            fn default() -> Self {
                Self {
                    client_assertion: Ok(Default::default()),
                    client_assertion_type: Ok(Default::default()),
                    client_id: Ok(Default::default()),
                    client_secret: Ok(Default::default()),
                    token: Err("no value supplied for token".to_string()),
                    token_type_hint: Ok(Default::default()),
                }
            }
        }
        impl RevocationRequest {
            pub fn client_assertion<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_assertion = value.try_into().map_err(|e| {
                    format!("error converting supplied value for client_assertion: {e}")
                });
                self
            }
            pub fn client_assertion_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::std::option::Option<super::RevocationRequestClientAssertionType>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.client_assertion_type = value.try_into().map_err(|e| {
                    format!("error converting supplied value for client_assertion_type: {e}")
                });
                self
            }
            pub fn client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_id: {e}"));
                self
            }
            pub fn client_secret<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_secret = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_secret: {e}"));
                self
            }
            pub fn token<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.token = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for token: {e}"));
                self
            }
            pub fn token_type_hint<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.token_type_hint = value.try_into().map_err(|e| {
                    format!("error converting supplied value for token_type_hint: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<RevocationRequest> for super::RevocationRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RevocationRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    client_assertion: value.client_assertion?,
                    client_assertion_type: value.client_assertion_type?,
                    client_id: value.client_id?,
                    client_secret: value.client_secret?,
                    token: value.token?,
                    token_type_hint: value.token_type_hint?,
                })
            }
        }
        impl ::std::convert::From<super::RevocationRequest> for RevocationRequest {
            fn from(value: super::RevocationRequest) -> Self {
                Self {
                    client_assertion: Ok(value.client_assertion),
                    client_assertion_type: Ok(value.client_assertion_type),
                    client_id: Ok(value.client_id),
                    client_secret: Ok(value.client_secret),
                    token: Ok(value.token),
                    token_type_hint: Ok(value.token_type_hint),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SchemeDetails {
            acceptance_qualifier: ::std::result::Result<
                ::std::option::Option<super::SchemeDetailsAcceptanceQualifier>,
                ::std::string::String,
            >,
            creditor_name_sent: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            creditor_name_transliterated: ::std::result::Result<bool, ::std::string::String>,
            creditor_name_truncated: ::std::result::Result<bool, ::std::string::String>,
            fpid: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            reference_sent: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            reference_truncated: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for SchemeDetails {
            fn default() -> Self {
                Self {
                    acceptance_qualifier: Ok(Default::default()),
                    creditor_name_sent: Ok(Default::default()),
                    creditor_name_transliterated: Err(
                        "no value supplied for creditor_name_transliterated".to_string(),
                    ),
                    creditor_name_truncated: Err(
                        "no value supplied for creditor_name_truncated".to_string()
                    ),
                    fpid: Ok(Default::default()),
                    reference_sent: Ok(Default::default()),
                    reference_truncated: Err(
                        "no value supplied for reference_truncated".to_string()
                    ),
                }
            }
        }
        impl SchemeDetails {
            pub fn acceptance_qualifier<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::std::option::Option<super::SchemeDetailsAcceptanceQualifier>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.acceptance_qualifier = value.try_into().map_err(|e| {
                    format!("error converting supplied value for acceptance_qualifier: {e}")
                });
                self
            }
            pub fn creditor_name_sent<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.creditor_name_sent = value.try_into().map_err(|e| {
                    format!("error converting supplied value for creditor_name_sent: {e}")
                });
                self
            }
            pub fn creditor_name_transliterated<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.creditor_name_transliterated = value.try_into().map_err(|e| {
                    format!("error converting supplied value for creditor_name_transliterated: {e}")
                });
                self
            }
            pub fn creditor_name_truncated<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.creditor_name_truncated = value.try_into().map_err(|e| {
                    format!("error converting supplied value for creditor_name_truncated: {e}")
                });
                self
            }
            pub fn fpid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.fpid = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for fpid: {e}"));
                self
            }
            pub fn reference_sent<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reference_sent = value.try_into().map_err(|e| {
                    format!("error converting supplied value for reference_sent: {e}")
                });
                self
            }
            pub fn reference_truncated<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.reference_truncated = value.try_into().map_err(|e| {
                    format!("error converting supplied value for reference_truncated: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<SchemeDetails> for super::SchemeDetails {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SchemeDetails,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    acceptance_qualifier: value.acceptance_qualifier?,
                    creditor_name_sent: value.creditor_name_sent?,
                    creditor_name_transliterated: value.creditor_name_transliterated?,
                    creditor_name_truncated: value.creditor_name_truncated?,
                    fpid: value.fpid?,
                    reference_sent: value.reference_sent?,
                    reference_truncated: value.reference_truncated?,
                })
            }
        }
        impl ::std::convert::From<super::SchemeDetails> for SchemeDetails {
            fn from(value: super::SchemeDetails) -> Self {
                Self {
                    acceptance_qualifier: Ok(value.acceptance_qualifier),
                    creditor_name_sent: Ok(value.creditor_name_sent),
                    creditor_name_transliterated: Ok(value.creditor_name_transliterated),
                    creditor_name_truncated: Ok(value.creditor_name_truncated),
                    fpid: Ok(value.fpid),
                    reference_sent: Ok(value.reference_sent),
                    reference_truncated: Ok(value.reference_truncated),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Seal {
            minute: ::std::result::Result<::std::string::String, ::std::string::String>,
            number: ::std::result::Result<i64, ::std::string::String>,
            previous: ::std::result::Result<::std::string::String, ::std::string::String>,
            root: ::std::result::Result<::std::string::String, ::std::string::String>,
            size: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for Seal {
            fn default() -> Self {
                Self {
                    minute: Err("no value supplied for minute".to_string()),
                    number: Err("no value supplied for number".to_string()),
                    previous: Err("no value supplied for previous".to_string()),
                    root: Err("no value supplied for root".to_string()),
                    size: Err("no value supplied for size".to_string()),
                }
            }
        }
        impl Seal {
            pub fn minute<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.minute = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for minute: {e}"));
                self
            }
            pub fn number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.number = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for number: {e}"));
                self
            }
            pub fn previous<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.previous = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for previous: {e}"));
                self
            }
            pub fn root<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.root = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for root: {e}"));
                self
            }
            pub fn size<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.size = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for size: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Seal> for super::Seal {
            type Error = super::error::ConversionError;
            fn try_from(value: Seal) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    minute: value.minute?,
                    number: value.number?,
                    previous: value.previous?,
                    root: value.root?,
                    size: value.size?,
                })
            }
        }
        impl ::std::convert::From<super::Seal> for Seal {
            fn from(value: super::Seal) -> Self {
                Self {
                    minute: Ok(value.minute),
                    number: Ok(value.number),
                    previous: Ok(value.previous),
                    root: Ok(value.root),
                    size: Ok(value.size),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SealKey {
            alg: ::std::result::Result<super::SealKeyAlg, ::std::string::String>,
            crv: ::std::result::Result<super::SealKeyCrv, ::std::string::String>,
            kid: ::std::result::Result<::std::string::String, ::std::string::String>,
            kty: ::std::result::Result<super::SealKeyKty, ::std::string::String>,
            use_: ::std::result::Result<super::SealKeyUse, ::std::string::String>,
            x: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for SealKey {
            fn default() -> Self {
                Self {
                    alg: Err("no value supplied for alg".to_string()),
                    crv: Err("no value supplied for crv".to_string()),
                    kid: Err("no value supplied for kid".to_string()),
                    kty: Err("no value supplied for kty".to_string()),
                    use_: Err("no value supplied for use_".to_string()),
                    x: Err("no value supplied for x".to_string()),
                }
            }
        }
        impl SealKey {
            pub fn alg<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SealKeyAlg>,
                T::Error: ::std::fmt::Display,
            {
                self.alg = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for alg: {e}"));
                self
            }
            pub fn crv<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SealKeyCrv>,
                T::Error: ::std::fmt::Display,
            {
                self.crv = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for crv: {e}"));
                self
            }
            pub fn kid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.kid = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kid: {e}"));
                self
            }
            pub fn kty<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SealKeyKty>,
                T::Error: ::std::fmt::Display,
            {
                self.kty = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kty: {e}"));
                self
            }
            pub fn use_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SealKeyUse>,
                T::Error: ::std::fmt::Display,
            {
                self.use_ = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for use_: {e}"));
                self
            }
            pub fn x<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.x = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for x: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SealKey> for super::SealKey {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SealKey,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    alg: value.alg?,
                    crv: value.crv?,
                    kid: value.kid?,
                    kty: value.kty?,
                    use_: value.use_?,
                    x: value.x?,
                })
            }
        }
        impl ::std::convert::From<super::SealKey> for SealKey {
            fn from(value: super::SealKey) -> Self {
                Self {
                    alg: Ok(value.alg),
                    crv: Ok(value.crv),
                    kid: Ok(value.kid),
                    kty: Ok(value.kty),
                    use_: Ok(value.use_),
                    x: Ok(value.x),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SealKeySet {
            keys: ::std::result::Result<::std::vec::Vec<super::SealKey>, ::std::string::String>,
        }
        impl ::std::default::Default for SealKeySet {
            fn default() -> Self {
                Self {
                    keys: Err("no value supplied for keys".to_string()),
                }
            }
        }
        impl SealKeySet {
            pub fn keys<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SealKey>>,
                T::Error: ::std::fmt::Display,
            {
                self.keys = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for keys: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SealKeySet> for super::SealKeySet {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SealKeySet,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { keys: value.keys? })
            }
        }
        impl ::std::convert::From<super::SealKeySet> for SealKeySet {
            fn from(value: super::SealKeySet) -> Self {
                Self {
                    keys: Ok(value.keys),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SealPage {
            data: ::std::result::Result<::std::vec::Vec<super::SignedSeal>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            up_to_date: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for SealPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                    up_to_date: Err("no value supplied for up_to_date".to_string()),
                }
            }
        }
        impl SealPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SignedSeal>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
            pub fn up_to_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.up_to_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for up_to_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SealPage> for super::SealPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SealPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                    up_to_date: value.up_to_date?,
                })
            }
        }
        impl ::std::convert::From<super::SealPage> for SealPage {
            fn from(value: super::SealPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                    up_to_date: Ok(value.up_to_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ServerMetadata {
            dpop_signing_alg_values_supported: ::std::result::Result<
                ::std::vec::Vec<super::SigningAlgorithm>,
                ::std::string::String,
            >,
            grant_types_supported: ::std::result::Result<
                ::std::vec::Vec<super::ServerMetadataGrantTypesSupportedItem>,
                ::std::string::String,
            >,
            issuer: ::std::result::Result<::std::string::String, ::std::string::String>,
            jwks_uri: ::std::result::Result<::std::string::String, ::std::string::String>,
            response_types_supported: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            revocation_endpoint:
                ::std::result::Result<::std::string::String, ::std::string::String>,
            revocation_endpoint_auth_methods_supported: ::std::result::Result<
                ::std::vec::Vec<super::AuthenticationMethod>,
                ::std::string::String,
            >,
            revocation_endpoint_auth_signing_alg_values_supported: ::std::result::Result<
                ::std::vec::Vec<super::SigningAlgorithm>,
                ::std::string::String,
            >,
            scopes_supported:
                ::std::result::Result<::std::vec::Vec<super::Scope>, ::std::string::String>,
            token_endpoint: ::std::result::Result<::std::string::String, ::std::string::String>,
            token_endpoint_auth_methods_supported: ::std::result::Result<
                ::std::vec::Vec<super::AuthenticationMethod>,
                ::std::string::String,
            >,
            token_endpoint_auth_signing_alg_values_supported: ::std::result::Result<
                ::std::vec::Vec<super::SigningAlgorithm>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ServerMetadata {
            fn default() -> Self {
                Self {
                    dpop_signing_alg_values_supported: Err(
                        "no value supplied for dpop_signing_alg_values_supported"
                            .to_string(),
                    ),
                    grant_types_supported: Err(
                        "no value supplied for grant_types_supported".to_string(),
                    ),
                    issuer: Err("no value supplied for issuer".to_string()),
                    jwks_uri: Err("no value supplied for jwks_uri".to_string()),
                    response_types_supported: Err(
                        "no value supplied for response_types_supported".to_string(),
                    ),
                    revocation_endpoint: Err(
                        "no value supplied for revocation_endpoint".to_string(),
                    ),
                    revocation_endpoint_auth_methods_supported: Err(
                        "no value supplied for revocation_endpoint_auth_methods_supported"
                            .to_string(),
                    ),
                    revocation_endpoint_auth_signing_alg_values_supported: Err(
                        "no value supplied for revocation_endpoint_auth_signing_alg_values_supported"
                            .to_string(),
                    ),
                    scopes_supported: Err(
                        "no value supplied for scopes_supported".to_string(),
                    ),
                    token_endpoint: Err(
                        "no value supplied for token_endpoint".to_string(),
                    ),
                    token_endpoint_auth_methods_supported: Err(
                        "no value supplied for token_endpoint_auth_methods_supported"
                            .to_string(),
                    ),
                    token_endpoint_auth_signing_alg_values_supported: Err(
                        "no value supplied for token_endpoint_auth_signing_alg_values_supported"
                            .to_string(),
                    ),
                }
            }
        }
        impl ServerMetadata {
            pub fn dpop_signing_alg_values_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SigningAlgorithm>>,
                T::Error: ::std::fmt::Display,
            {
                self.dpop_signing_alg_values_supported = value.try_into().map_err(|e| {
                    format!(
                        "error converting supplied value for dpop_signing_alg_values_supported: {e}"
                    )
                });
                self
            }
            pub fn grant_types_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::std::vec::Vec<super::ServerMetadataGrantTypesSupportedItem>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.grant_types_supported = value.try_into().map_err(|e| {
                    format!("error converting supplied value for grant_types_supported: {e}")
                });
                self
            }
            pub fn issuer<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.issuer = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for issuer: {e}"));
                self
            }
            pub fn jwks_uri<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.jwks_uri = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for jwks_uri: {e}"));
                self
            }
            pub fn response_types_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.response_types_supported = value.try_into().map_err(|e| {
                    format!("error converting supplied value for response_types_supported: {e}")
                });
                self
            }
            pub fn revocation_endpoint<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.revocation_endpoint = value.try_into().map_err(|e| {
                    format!("error converting supplied value for revocation_endpoint: {e}")
                });
                self
            }
            pub fn revocation_endpoint_auth_methods_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::AuthenticationMethod>>,
                T::Error: ::std::fmt::Display,
            {
                self.revocation_endpoint_auth_methods_supported = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for revocation_endpoint_auth_methods_supported: {e}"
                        )
                    });
                self
            }
            pub fn revocation_endpoint_auth_signing_alg_values_supported<T>(
                mut self,
                value: T,
            ) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SigningAlgorithm>>,
                T::Error: ::std::fmt::Display,
            {
                self.revocation_endpoint_auth_signing_alg_values_supported = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for revocation_endpoint_auth_signing_alg_values_supported: {e}"
                        )
                    });
                self
            }
            pub fn scopes_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Scope>>,
                T::Error: ::std::fmt::Display,
            {
                self.scopes_supported = value.try_into().map_err(|e| {
                    format!("error converting supplied value for scopes_supported: {e}")
                });
                self
            }
            pub fn token_endpoint<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.token_endpoint = value.try_into().map_err(|e| {
                    format!("error converting supplied value for token_endpoint: {e}")
                });
                self
            }
            pub fn token_endpoint_auth_methods_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::AuthenticationMethod>>,
                T::Error: ::std::fmt::Display,
            {
                self.token_endpoint_auth_methods_supported = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for token_endpoint_auth_methods_supported: {e}"
                        )
                    });
                self
            }
            pub fn token_endpoint_auth_signing_alg_values_supported<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SigningAlgorithm>>,
                T::Error: ::std::fmt::Display,
            {
                self.token_endpoint_auth_signing_alg_values_supported = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for token_endpoint_auth_signing_alg_values_supported: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ServerMetadata> for super::ServerMetadata {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ServerMetadata,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    dpop_signing_alg_values_supported: value.dpop_signing_alg_values_supported?,
                    grant_types_supported: value.grant_types_supported?,
                    issuer: value.issuer?,
                    jwks_uri: value.jwks_uri?,
                    response_types_supported: value.response_types_supported?,
                    revocation_endpoint: value.revocation_endpoint?,
                    revocation_endpoint_auth_methods_supported: value
                        .revocation_endpoint_auth_methods_supported?,
                    revocation_endpoint_auth_signing_alg_values_supported: value
                        .revocation_endpoint_auth_signing_alg_values_supported?,
                    scopes_supported: value.scopes_supported?,
                    token_endpoint: value.token_endpoint?,
                    token_endpoint_auth_methods_supported: value
                        .token_endpoint_auth_methods_supported?,
                    token_endpoint_auth_signing_alg_values_supported: value
                        .token_endpoint_auth_signing_alg_values_supported?,
                })
            }
        }
        impl ::std::convert::From<super::ServerMetadata> for ServerMetadata {
            fn from(value: super::ServerMetadata) -> Self {
                Self {
                    dpop_signing_alg_values_supported: Ok(value.dpop_signing_alg_values_supported),
                    grant_types_supported: Ok(value.grant_types_supported),
                    issuer: Ok(value.issuer),
                    jwks_uri: Ok(value.jwks_uri),
                    response_types_supported: Ok(value.response_types_supported),
                    revocation_endpoint: Ok(value.revocation_endpoint),
                    revocation_endpoint_auth_methods_supported: Ok(
                        value.revocation_endpoint_auth_methods_supported
                    ),
                    revocation_endpoint_auth_signing_alg_values_supported: Ok(
                        value.revocation_endpoint_auth_signing_alg_values_supported
                    ),
                    scopes_supported: Ok(value.scopes_supported),
                    token_endpoint: Ok(value.token_endpoint),
                    token_endpoint_auth_methods_supported: Ok(
                        value.token_endpoint_auth_methods_supported
                    ),
                    token_endpoint_auth_signing_alg_values_supported: Ok(
                        value.token_endpoint_auth_signing_alg_values_supported
                    ),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SignedSeal {
            key: ::std::result::Result<::std::string::String, ::std::string::String>,
            seal: ::std::result::Result<super::Seal, ::std::string::String>,
            signature: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for SignedSeal {
            fn default() -> Self {
                Self {
                    key: Err("no value supplied for key".to_string()),
                    seal: Err("no value supplied for seal".to_string()),
                    signature: Err("no value supplied for signature".to_string()),
                }
            }
        }
        impl SignedSeal {
            pub fn key<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.key = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for key: {e}"));
                self
            }
            pub fn seal<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Seal>,
                T::Error: ::std::fmt::Display,
            {
                self.seal = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for seal: {e}"));
                self
            }
            pub fn signature<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.signature = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for signature: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SignedSeal> for super::SignedSeal {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SignedSeal,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    key: value.key?,
                    seal: value.seal?,
                    signature: value.signature?,
                })
            }
        }
        impl ::std::convert::From<super::SignedSeal> for SignedSeal {
            fn from(value: super::SignedSeal) -> Self {
                Self {
                    key: Ok(value.key),
                    seal: Ok(value.seal),
                    signature: Ok(value.signature),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SigningKey {
            alg: ::std::result::Result<super::SigningKeyAlg, ::std::string::String>,
            crv: ::std::result::Result<super::SigningKeyCrv, ::std::string::String>,
            kid: ::std::result::Result<::std::string::String, ::std::string::String>,
            kty: ::std::result::Result<super::SigningKeyKty, ::std::string::String>,
            use_: ::std::result::Result<super::SigningKeyUse, ::std::string::String>,
            x: ::std::result::Result<::std::string::String, ::std::string::String>,
            y: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SigningKey {
            fn default() -> Self {
                Self {
                    alg: Err("no value supplied for alg".to_string()),
                    crv: Err("no value supplied for crv".to_string()),
                    kid: Err("no value supplied for kid".to_string()),
                    kty: Err("no value supplied for kty".to_string()),
                    use_: Err("no value supplied for use_".to_string()),
                    x: Err("no value supplied for x".to_string()),
                    y: Ok(Default::default()),
                }
            }
        }
        impl SigningKey {
            pub fn alg<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SigningKeyAlg>,
                T::Error: ::std::fmt::Display,
            {
                self.alg = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for alg: {e}"));
                self
            }
            pub fn crv<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SigningKeyCrv>,
                T::Error: ::std::fmt::Display,
            {
                self.crv = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for crv: {e}"));
                self
            }
            pub fn kid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.kid = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kid: {e}"));
                self
            }
            pub fn kty<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SigningKeyKty>,
                T::Error: ::std::fmt::Display,
            {
                self.kty = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kty: {e}"));
                self
            }
            pub fn use_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SigningKeyUse>,
                T::Error: ::std::fmt::Display,
            {
                self.use_ = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for use_: {e}"));
                self
            }
            pub fn x<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.x = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for x: {e}"));
                self
            }
            pub fn y<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.y = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for y: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SigningKey> for super::SigningKey {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SigningKey,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    alg: value.alg?,
                    crv: value.crv?,
                    kid: value.kid?,
                    kty: value.kty?,
                    use_: value.use_?,
                    x: value.x?,
                    y: value.y?,
                })
            }
        }
        impl ::std::convert::From<super::SigningKey> for SigningKey {
            fn from(value: super::SigningKey) -> Self {
                Self {
                    alg: Ok(value.alg),
                    crv: Ok(value.crv),
                    kid: Ok(value.kid),
                    kty: Ok(value.kty),
                    use_: Ok(value.use_),
                    x: Ok(value.x),
                    y: Ok(value.y),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Statement {
            account: ::std::result::Result<super::StatementAccount, ::std::string::String>,
            closing_balance: ::std::result::Result<super::Money, ::std::string::String>,
            from: ::std::result::Result<::std::string::String, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            opening_balance: ::std::result::Result<super::Money, ::std::string::String>,
            to: ::std::result::Result<::std::string::String, ::std::string::String>,
            total_credits: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
            total_debits: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
            transactions:
                ::std::result::Result<::std::vec::Vec<super::Transaction>, ::std::string::String>,
        }
        impl ::std::default::Default for Statement {
            fn default() -> Self {
                Self {
                    account: Err("no value supplied for account".to_string()),
                    closing_balance: Err("no value supplied for closing_balance".to_string()),
                    from: Err("no value supplied for from".to_string()),
                    next_cursor: Ok(Default::default()),
                    opening_balance: Err("no value supplied for opening_balance".to_string()),
                    to: Err("no value supplied for to".to_string()),
                    total_credits: Err("no value supplied for total_credits".to_string()),
                    total_debits: Err("no value supplied for total_debits".to_string()),
                    transactions: Err("no value supplied for transactions".to_string()),
                }
            }
        }
        impl Statement {
            pub fn account<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::StatementAccount>,
                T::Error: ::std::fmt::Display,
            {
                self.account = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for account: {e}"));
                self
            }
            pub fn closing_balance<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Money>,
                T::Error: ::std::fmt::Display,
            {
                self.closing_balance = value.try_into().map_err(|e| {
                    format!("error converting supplied value for closing_balance: {e}")
                });
                self
            }
            pub fn from<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.from = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for from: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
            pub fn opening_balance<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Money>,
                T::Error: ::std::fmt::Display,
            {
                self.opening_balance = value.try_into().map_err(|e| {
                    format!("error converting supplied value for opening_balance: {e}")
                });
                self
            }
            pub fn to<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.to = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for to: {e}"));
                self
            }
            pub fn total_credits<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.total_credits = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for total_credits: {e}"));
                self
            }
            pub fn total_debits<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.total_debits = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for total_debits: {e}"));
                self
            }
            pub fn transactions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Transaction>>,
                T::Error: ::std::fmt::Display,
            {
                self.transactions = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for transactions: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Statement> for super::Statement {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Statement,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account: value.account?,
                    closing_balance: value.closing_balance?,
                    from: value.from?,
                    next_cursor: value.next_cursor?,
                    opening_balance: value.opening_balance?,
                    to: value.to?,
                    total_credits: value.total_credits?,
                    total_debits: value.total_debits?,
                    transactions: value.transactions?,
                })
            }
        }
        impl ::std::convert::From<super::Statement> for Statement {
            fn from(value: super::Statement) -> Self {
                Self {
                    account: Ok(value.account),
                    closing_balance: Ok(value.closing_balance),
                    from: Ok(value.from),
                    next_cursor: Ok(value.next_cursor),
                    opening_balance: Ok(value.opening_balance),
                    to: Ok(value.to),
                    total_credits: Ok(value.total_credits),
                    total_debits: Ok(value.total_debits),
                    transactions: Ok(value.transactions),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct StatementAccount {
            account_id: ::std::result::Result<super::AccountId, ::std::string::String>,
            account_number: ::std::result::Result<::std::string::String, ::std::string::String>,
            currency: ::std::result::Result<super::Currency, ::std::string::String>,
            holder_name: ::std::result::Result<::std::string::String, ::std::string::String>,
            iban: ::std::result::Result<::std::string::String, ::std::string::String>,
            sort_code: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for StatementAccount {
            fn default() -> Self {
                Self {
                    account_id: Err("no value supplied for account_id".to_string()),
                    account_number: Err("no value supplied for account_number".to_string()),
                    currency: Err("no value supplied for currency".to_string()),
                    holder_name: Err("no value supplied for holder_name".to_string()),
                    iban: Err("no value supplied for iban".to_string()),
                    sort_code: Err("no value supplied for sort_code".to_string()),
                }
            }
        }
        impl StatementAccount {
            pub fn account_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::AccountId>,
                T::Error: ::std::fmt::Display,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for account_id: {e}"));
                self
            }
            pub fn account_number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.account_number = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_number: {e}")
                });
                self
            }
            pub fn currency<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Currency>,
                T::Error: ::std::fmt::Display,
            {
                self.currency = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for currency: {e}"));
                self
            }
            pub fn holder_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.holder_name = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for holder_name: {e}"));
                self
            }
            pub fn iban<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.iban = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for iban: {e}"));
                self
            }
            pub fn sort_code<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.sort_code = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sort_code: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<StatementAccount> for super::StatementAccount {
            type Error = super::error::ConversionError;
            fn try_from(
                value: StatementAccount,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_id: value.account_id?,
                    account_number: value.account_number?,
                    currency: value.currency?,
                    holder_name: value.holder_name?,
                    iban: value.iban?,
                    sort_code: value.sort_code?,
                })
            }
        }
        impl ::std::convert::From<super::StatementAccount> for StatementAccount {
            fn from(value: super::StatementAccount) -> Self {
                Self {
                    account_id: Ok(value.account_id),
                    account_number: Ok(value.account_number),
                    currency: Ok(value.currency),
                    holder_name: Ok(value.holder_name),
                    iban: Ok(value.iban),
                    sort_code: Ok(value.sort_code),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SuspenseItem {
            account_id: ::std::result::Result<
                ::std::option::Option<super::AccountId>,
                ::std::string::String,
            >,
            amount: ::std::result::Result<super::Amount, ::std::string::String>,
            assignee_client_id: ::std::result::Result<
                ::std::option::Option<super::ClientId>,
                ::std::string::String,
            >,
            note: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            open_amount: ::std::result::Result<super::NonNegativeMoney, ::std::string::String>,
            opened_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            payment_id: ::std::result::Result<super::PaymentId, ::std::string::String>,
            reason: ::std::result::Result<super::SuspenseItemReason, ::std::string::String>,
            return_payment_id: ::std::result::Result<
                ::std::option::Option<super::PaymentId>,
                ::std::string::String,
            >,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            status: ::std::result::Result<super::SuspenseItemStatus, ::std::string::String>,
            suspense_item_id: ::std::result::Result<super::SuspenseItemId, ::std::string::String>,
            updated_at: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for SuspenseItem {
            fn default() -> Self {
                Self {
                    account_id: Ok(Default::default()),
                    amount: Err("no value supplied for amount".to_string()),
                    assignee_client_id: Ok(Default::default()),
                    note: Ok(Default::default()),
                    open_amount: Err("no value supplied for open_amount".to_string()),
                    opened_at: Err("no value supplied for opened_at".to_string()),
                    payment_id: Err("no value supplied for payment_id".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                    return_payment_id: Ok(Default::default()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    suspense_item_id: Err("no value supplied for suspense_item_id".to_string()),
                    updated_at: Err("no value supplied for updated_at".to_string()),
                }
            }
        }
        impl SuspenseItem {
            pub fn account_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::AccountId>>,
                T::Error: ::std::fmt::Display,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for account_id: {e}"));
                self
            }
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Amount>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn assignee_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::ClientId>>,
                T::Error: ::std::fmt::Display,
            {
                self.assignee_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for assignee_client_id: {e}")
                });
                self
            }
            pub fn note<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.note = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for note: {e}"));
                self
            }
            pub fn open_amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NonNegativeMoney>,
                T::Error: ::std::fmt::Display,
            {
                self.open_amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for open_amount: {e}"));
                self
            }
            pub fn opened_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.opened_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for opened_at: {e}"));
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentId>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SuspenseItemReason>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reason: {e}"));
                self
            }
            pub fn return_payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentId>>,
                T::Error: ::std::fmt::Display,
            {
                self.return_payment_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for return_payment_id: {e}")
                });
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SuspenseItemStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn suspense_item_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SuspenseItemId>,
                T::Error: ::std::fmt::Display,
            {
                self.suspense_item_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for suspense_item_id: {e}")
                });
                self
            }
            pub fn updated_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.updated_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for updated_at: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SuspenseItem> for super::SuspenseItem {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SuspenseItem,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_id: value.account_id?,
                    amount: value.amount?,
                    assignee_client_id: value.assignee_client_id?,
                    note: value.note?,
                    open_amount: value.open_amount?,
                    opened_at: value.opened_at?,
                    payment_id: value.payment_id?,
                    reason: value.reason?,
                    return_payment_id: value.return_payment_id?,
                    sequence: value.sequence?,
                    status: value.status?,
                    suspense_item_id: value.suspense_item_id?,
                    updated_at: value.updated_at?,
                })
            }
        }
        impl ::std::convert::From<super::SuspenseItem> for SuspenseItem {
            fn from(value: super::SuspenseItem) -> Self {
                Self {
                    account_id: Ok(value.account_id),
                    amount: Ok(value.amount),
                    assignee_client_id: Ok(value.assignee_client_id),
                    note: Ok(value.note),
                    open_amount: Ok(value.open_amount),
                    opened_at: Ok(value.opened_at),
                    payment_id: Ok(value.payment_id),
                    reason: Ok(value.reason),
                    return_payment_id: Ok(value.return_payment_id),
                    sequence: Ok(value.sequence),
                    status: Ok(value.status),
                    suspense_item_id: Ok(value.suspense_item_id),
                    updated_at: Ok(value.updated_at),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SuspenseItemPage {
            data:
                ::std::result::Result<::std::vec::Vec<super::SuspenseItem>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SuspenseItemPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                }
            }
        }
        impl SuspenseItemPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SuspenseItem>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SuspenseItemPage> for super::SuspenseItemPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SuspenseItemPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                })
            }
        }
        impl ::std::convert::From<super::SuspenseItemPage> for SuspenseItemPage {
            fn from(value: super::SuspenseItemPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Token {
            access_token: ::std::result::Result<::std::string::String, ::std::string::String>,
            expires_in: ::std::result::Result<i32, ::std::string::String>,
            scope: ::std::result::Result<::std::string::String, ::std::string::String>,
            token_type: ::std::result::Result<super::TokenTokenType, ::std::string::String>,
        }
        impl ::std::default::Default for Token {
            fn default() -> Self {
                Self {
                    access_token: Err("no value supplied for access_token".to_string()),
                    expires_in: Err("no value supplied for expires_in".to_string()),
                    scope: Err("no value supplied for scope".to_string()),
                    token_type: Err("no value supplied for token_type".to_string()),
                }
            }
        }
        impl Token {
            pub fn access_token<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.access_token = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for access_token: {e}"));
                self
            }
            pub fn expires_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i32>,
                T::Error: ::std::fmt::Display,
            {
                self.expires_in = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for expires_in: {e}"));
                self
            }
            pub fn scope<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.scope = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scope: {e}"));
                self
            }
            pub fn token_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TokenTokenType>,
                T::Error: ::std::fmt::Display,
            {
                self.token_type = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for token_type: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Token> for super::Token {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Token,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    access_token: value.access_token?,
                    expires_in: value.expires_in?,
                    scope: value.scope?,
                    token_type: value.token_type?,
                })
            }
        }
        impl ::std::convert::From<super::Token> for Token {
            fn from(value: super::Token) -> Self {
                Self {
                    access_token: Ok(value.access_token),
                    expires_in: Ok(value.expires_in),
                    scope: Ok(value.scope),
                    token_type: Ok(value.token_type),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TokenError {
            error: ::std::result::Result<super::TokenErrorError, ::std::string::String>,
            error_description: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TokenError {
            fn default() -> Self {
                Self {
                    error: Err("no value supplied for error".to_string()),
                    error_description: Ok(Default::default()),
                }
            }
        }
        impl TokenError {
            pub fn error<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TokenErrorError>,
                T::Error: ::std::fmt::Display,
            {
                self.error = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for error: {e}"));
                self
            }
            pub fn error_description<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.error_description = value.try_into().map_err(|e| {
                    format!("error converting supplied value for error_description: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<TokenError> for super::TokenError {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TokenError,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    error: value.error?,
                    error_description: value.error_description?,
                })
            }
        }
        impl ::std::convert::From<super::TokenError> for TokenError {
            fn from(value: super::TokenError) -> Self {
                Self {
                    error: Ok(value.error),
                    error_description: Ok(value.error_description),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TokenRequest {
            client_assertion: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            client_assertion_type: ::std::result::Result<
                ::std::option::Option<super::TokenRequestClientAssertionType>,
                ::std::string::String,
            >,
            client_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            client_secret: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            grant_type: ::std::result::Result<super::TokenRequestGrantType, ::std::string::String>,
            scope: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TokenRequest {
            fn default() -> Self {
                Self {
                    client_assertion: Ok(Default::default()),
                    client_assertion_type: Ok(Default::default()),
                    client_id: Ok(Default::default()),
                    client_secret: Ok(Default::default()),
                    grant_type: Err("no value supplied for grant_type".to_string()),
                    scope: Ok(Default::default()),
                }
            }
        }
        impl TokenRequest {
            pub fn client_assertion<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_assertion = value.try_into().map_err(|e| {
                    format!("error converting supplied value for client_assertion: {e}")
                });
                self
            }
            pub fn client_assertion_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                        ::std::option::Option<super::TokenRequestClientAssertionType>,
                    >,
                T::Error: ::std::fmt::Display,
            {
                self.client_assertion_type = value.try_into().map_err(|e| {
                    format!("error converting supplied value for client_assertion_type: {e}")
                });
                self
            }
            pub fn client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_id: {e}"));
                self
            }
            pub fn client_secret<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_secret = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for client_secret: {e}"));
                self
            }
            pub fn grant_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TokenRequestGrantType>,
                T::Error: ::std::fmt::Display,
            {
                self.grant_type = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for grant_type: {e}"));
                self
            }
            pub fn scope<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.scope = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scope: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<TokenRequest> for super::TokenRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TokenRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    client_assertion: value.client_assertion?,
                    client_assertion_type: value.client_assertion_type?,
                    client_id: value.client_id?,
                    client_secret: value.client_secret?,
                    grant_type: value.grant_type?,
                    scope: value.scope?,
                })
            }
        }
        impl ::std::convert::From<super::TokenRequest> for TokenRequest {
            fn from(value: super::TokenRequest) -> Self {
                Self {
                    client_assertion: Ok(value.client_assertion),
                    client_assertion_type: Ok(value.client_assertion_type),
                    client_id: Ok(value.client_id),
                    client_secret: Ok(value.client_secret),
                    grant_type: Ok(value.grant_type),
                    scope: Ok(value.scope),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Transaction {
            account_id: ::std::result::Result<super::AccountId, ::std::string::String>,
            amount: ::std::result::Result<super::Amount, ::std::string::String>,
            balance_after: ::std::result::Result<super::Money, ::std::string::String>,
            booked_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            counterparty: ::std::result::Result<
                ::std::option::Option<super::Counterparty>,
                ::std::string::String,
            >,
            direction: ::std::result::Result<super::Direction, ::std::string::String>,
            journal_id: ::std::result::Result<
                ::std::option::Option<super::JournalId>,
                ::std::string::String,
            >,
            kind: ::std::result::Result<super::TransactionKind, ::std::string::String>,
            payment_id: ::std::result::Result<
                ::std::option::Option<super::PaymentId>,
                ::std::string::String,
            >,
            reference: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            sequence: ::std::result::Result<i64, ::std::string::String>,
            transaction_id: ::std::result::Result<super::TransactionId, ::std::string::String>,
            value_date: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Transaction {
            fn default() -> Self {
                Self {
                    account_id: Err("no value supplied for account_id".to_string()),
                    amount: Err("no value supplied for amount".to_string()),
                    balance_after: Err("no value supplied for balance_after".to_string()),
                    booked_at: Err("no value supplied for booked_at".to_string()),
                    counterparty: Ok(Default::default()),
                    direction: Err("no value supplied for direction".to_string()),
                    journal_id: Ok(Default::default()),
                    kind: Err("no value supplied for kind".to_string()),
                    payment_id: Ok(Default::default()),
                    reference: Ok(Default::default()),
                    sequence: Err("no value supplied for sequence".to_string()),
                    transaction_id: Err("no value supplied for transaction_id".to_string()),
                    value_date: Err("no value supplied for value_date".to_string()),
                }
            }
        }
        impl Transaction {
            pub fn account_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::AccountId>,
                T::Error: ::std::fmt::Display,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for account_id: {e}"));
                self
            }
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Amount>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn balance_after<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Money>,
                T::Error: ::std::fmt::Display,
            {
                self.balance_after = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for balance_after: {e}"));
                self
            }
            pub fn booked_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.booked_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for booked_at: {e}"));
                self
            }
            pub fn counterparty<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::Counterparty>>,
                T::Error: ::std::fmt::Display,
            {
                self.counterparty = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for counterparty: {e}"));
                self
            }
            pub fn direction<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Direction>,
                T::Error: ::std::fmt::Display,
            {
                self.direction = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for direction: {e}"));
                self
            }
            pub fn journal_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::JournalId>>,
                T::Error: ::std::fmt::Display,
            {
                self.journal_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for journal_id: {e}"));
                self
            }
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TransactionKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kind: {e}"));
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::PaymentId>>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn reference<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reference = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for reference: {e}"));
                self
            }
            pub fn sequence<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sequence = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for sequence: {e}"));
                self
            }
            pub fn transaction_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TransactionId>,
                T::Error: ::std::fmt::Display,
            {
                self.transaction_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for transaction_id: {e}")
                });
                self
            }
            pub fn value_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.value_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for value_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Transaction> for super::Transaction {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Transaction,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_id: value.account_id?,
                    amount: value.amount?,
                    balance_after: value.balance_after?,
                    booked_at: value.booked_at?,
                    counterparty: value.counterparty?,
                    direction: value.direction?,
                    journal_id: value.journal_id?,
                    kind: value.kind?,
                    payment_id: value.payment_id?,
                    reference: value.reference?,
                    sequence: value.sequence?,
                    transaction_id: value.transaction_id?,
                    value_date: value.value_date?,
                })
            }
        }
        impl ::std::convert::From<super::Transaction> for Transaction {
            fn from(value: super::Transaction) -> Self {
                Self {
                    account_id: Ok(value.account_id),
                    amount: Ok(value.amount),
                    balance_after: Ok(value.balance_after),
                    booked_at: Ok(value.booked_at),
                    counterparty: Ok(value.counterparty),
                    direction: Ok(value.direction),
                    journal_id: Ok(value.journal_id),
                    kind: Ok(value.kind),
                    payment_id: Ok(value.payment_id),
                    reference: Ok(value.reference),
                    sequence: Ok(value.sequence),
                    transaction_id: Ok(value.transaction_id),
                    value_date: Ok(value.value_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TransactionPage {
            data: ::std::result::Result<::std::vec::Vec<super::Transaction>, ::std::string::String>,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            up_to_date: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for TransactionPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                    up_to_date: Err("no value supplied for up_to_date".to_string()),
                }
            }
        }
        impl TransactionPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Transaction>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
            pub fn up_to_date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.up_to_date = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for up_to_date: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<TransactionPage> for super::TransactionPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TransactionPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                    up_to_date: value.up_to_date?,
                })
            }
        }
        impl ::std::convert::From<super::TransactionPage> for TransactionPage {
            fn from(value: super::TransactionPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                    up_to_date: Ok(value.up_to_date),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct UnknownPayment {
            accepted_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            amount: ::std::result::Result<super::Amount, ::std::string::String>,
            enquiries: ::std::result::Result<i32, ::std::string::String>,
            kind: ::std::result::Result<super::PaymentKind, ::std::string::String>,
            next_enquiry_at: ::std::result::Result<::std::string::String, ::std::string::String>,
            payment_id: ::std::result::Result<super::PaymentId, ::std::string::String>,
            payment_version: ::std::result::Result<i64, ::std::string::String>,
            resolution: ::std::result::Result<
                ::std::option::Option<super::Resolution>,
                ::std::string::String,
            >,
            resubmissions: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
            route: ::std::result::Result<super::PaymentRoute, ::std::string::String>,
            scheme_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            status: ::std::result::Result<super::UnansweredStatus, ::std::string::String>,
            tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
            updated_at: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for UnknownPayment {
            fn default() -> Self {
                Self {
                    accepted_at: Err("no value supplied for accepted_at".to_string()),
                    amount: Err("no value supplied for amount".to_string()),
                    enquiries: Err("no value supplied for enquiries".to_string()),
                    kind: Err("no value supplied for kind".to_string()),
                    next_enquiry_at: Err("no value supplied for next_enquiry_at".to_string()),
                    payment_id: Err("no value supplied for payment_id".to_string()),
                    payment_version: Err("no value supplied for payment_version".to_string()),
                    resolution: Ok(Default::default()),
                    resubmissions: Ok(Default::default()),
                    route: Err("no value supplied for route".to_string()),
                    scheme_id: Ok(Default::default()),
                    status: Err("no value supplied for status".to_string()),
                    tenant_id: Err("no value supplied for tenant_id".to_string()),
                    updated_at: Err("no value supplied for updated_at".to_string()),
                }
            }
        }
        impl UnknownPayment {
            pub fn accepted_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.accepted_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for accepted_at: {e}"));
                self
            }
            pub fn amount<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Amount>,
                T::Error: ::std::fmt::Display,
            {
                self.amount = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for amount: {e}"));
                self
            }
            pub fn enquiries<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i32>,
                T::Error: ::std::fmt::Display,
            {
                self.enquiries = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for enquiries: {e}"));
                self
            }
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for kind: {e}"));
                self
            }
            pub fn next_enquiry_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.next_enquiry_at = value.try_into().map_err(|e| {
                    format!("error converting supplied value for next_enquiry_at: {e}")
                });
                self
            }
            pub fn payment_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentId>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for payment_id: {e}"));
                self
            }
            pub fn payment_version<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.payment_version = value.try_into().map_err(|e| {
                    format!("error converting supplied value for payment_version: {e}")
                });
                self
            }
            pub fn resolution<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::Resolution>>,
                T::Error: ::std::fmt::Display,
            {
                self.resolution = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for resolution: {e}"));
                self
            }
            pub fn resubmissions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i32>>,
                T::Error: ::std::fmt::Display,
            {
                self.resubmissions = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for resubmissions: {e}"));
                self
            }
            pub fn route<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PaymentRoute>,
                T::Error: ::std::fmt::Display,
            {
                self.route = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for route: {e}"));
                self
            }
            pub fn scheme_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.scheme_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for scheme_id: {e}"));
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::UnansweredStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for status: {e}"));
                self
            }
            pub fn tenant_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TenantId>,
                T::Error: ::std::fmt::Display,
            {
                self.tenant_id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for tenant_id: {e}"));
                self
            }
            pub fn updated_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.updated_at = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for updated_at: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<UnknownPayment> for super::UnknownPayment {
            type Error = super::error::ConversionError;
            fn try_from(
                value: UnknownPayment,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    accepted_at: value.accepted_at?,
                    amount: value.amount?,
                    enquiries: value.enquiries?,
                    kind: value.kind?,
                    next_enquiry_at: value.next_enquiry_at?,
                    payment_id: value.payment_id?,
                    payment_version: value.payment_version?,
                    resolution: value.resolution?,
                    resubmissions: value.resubmissions?,
                    route: value.route?,
                    scheme_id: value.scheme_id?,
                    status: value.status?,
                    tenant_id: value.tenant_id?,
                    updated_at: value.updated_at?,
                })
            }
        }
        impl ::std::convert::From<super::UnknownPayment> for UnknownPayment {
            fn from(value: super::UnknownPayment) -> Self {
                Self {
                    accepted_at: Ok(value.accepted_at),
                    amount: Ok(value.amount),
                    enquiries: Ok(value.enquiries),
                    kind: Ok(value.kind),
                    next_enquiry_at: Ok(value.next_enquiry_at),
                    payment_id: Ok(value.payment_id),
                    payment_version: Ok(value.payment_version),
                    resolution: Ok(value.resolution),
                    resubmissions: Ok(value.resubmissions),
                    route: Ok(value.route),
                    scheme_id: Ok(value.scheme_id),
                    status: Ok(value.status),
                    tenant_id: Ok(value.tenant_id),
                    updated_at: Ok(value.updated_at),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct UnknownPaymentPage {
            data: ::std::result::Result<
                ::std::vec::Vec<super::UnknownPayment>,
                ::std::string::String,
            >,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for UnknownPaymentPage {
            fn default() -> Self {
                Self {
                    data: Err("no value supplied for data".to_string()),
                    next_cursor: Ok(Default::default()),
                }
            }
        }
        impl UnknownPaymentPage {
            pub fn data<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::UnknownPayment>>,
                T::Error: ::std::fmt::Display,
            {
                self.data = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for data: {e}"));
                self
            }
            pub fn next_cursor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_cursor = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for next_cursor: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<UnknownPaymentPage> for super::UnknownPaymentPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: UnknownPaymentPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    next_cursor: value.next_cursor?,
                })
            }
        }
        impl ::std::convert::From<super::UnknownPaymentPage> for UnknownPaymentPage {
            fn from(value: super::UnknownPaymentPage) -> Self {
                Self {
                    data: Ok(value.data),
                    next_cursor: Ok(value.next_cursor),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct WholeClientPolicy {
            account_daily_limit:
                ::std::result::Result<super::ApprovalLimits, ::std::string::String>,
            approval_above: ::std::result::Result<super::ApprovalLimits, ::std::string::String>,
            client_daily_limit: ::std::result::Result<super::ApprovalLimits, ::std::string::String>,
            dpop_required: ::std::result::Result<bool, ::std::string::String>,
            request_signatures: ::std::result::Result<
                super::WholeClientPolicyRequestSignatures,
                ::std::string::String,
            >,
            requests_per_minute: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for WholeClientPolicy {
            fn default() -> Self {
                Self {
                    account_daily_limit: Err(
                        "no value supplied for account_daily_limit".to_string()
                    ),
                    approval_above: Err("no value supplied for approval_above".to_string()),
                    client_daily_limit: Err("no value supplied for client_daily_limit".to_string()),
                    dpop_required: Err("no value supplied for dpop_required".to_string()),
                    request_signatures: Err("no value supplied for request_signatures".to_string()),
                    requests_per_minute: Err(
                        "no value supplied for requests_per_minute".to_string()
                    ),
                }
            }
        }
        impl WholeClientPolicy {
            pub fn account_daily_limit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ApprovalLimits>,
                T::Error: ::std::fmt::Display,
            {
                self.account_daily_limit = value.try_into().map_err(|e| {
                    format!("error converting supplied value for account_daily_limit: {e}")
                });
                self
            }
            pub fn approval_above<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ApprovalLimits>,
                T::Error: ::std::fmt::Display,
            {
                self.approval_above = value.try_into().map_err(|e| {
                    format!("error converting supplied value for approval_above: {e}")
                });
                self
            }
            pub fn client_daily_limit<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ApprovalLimits>,
                T::Error: ::std::fmt::Display,
            {
                self.client_daily_limit = value.try_into().map_err(|e| {
                    format!("error converting supplied value for client_daily_limit: {e}")
                });
                self
            }
            pub fn dpop_required<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.dpop_required = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for dpop_required: {e}"));
                self
            }
            pub fn request_signatures<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::WholeClientPolicyRequestSignatures>,
                T::Error: ::std::fmt::Display,
            {
                self.request_signatures = value.try_into().map_err(|e| {
                    format!("error converting supplied value for request_signatures: {e}")
                });
                self
            }
            pub fn requests_per_minute<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.requests_per_minute = value.try_into().map_err(|e| {
                    format!("error converting supplied value for requests_per_minute: {e}")
                });
                self
            }
        }
        impl ::std::convert::TryFrom<WholeClientPolicy> for super::WholeClientPolicy {
            type Error = super::error::ConversionError;
            fn try_from(
                value: WholeClientPolicy,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_daily_limit: value.account_daily_limit?,
                    approval_above: value.approval_above?,
                    client_daily_limit: value.client_daily_limit?,
                    dpop_required: value.dpop_required?,
                    request_signatures: value.request_signatures?,
                    requests_per_minute: value.requests_per_minute?,
                })
            }
        }
        impl ::std::convert::From<super::WholeClientPolicy> for WholeClientPolicy {
            fn from(value: super::WholeClientPolicy) -> Self {
                Self {
                    account_daily_limit: Ok(value.account_daily_limit),
                    approval_above: Ok(value.approval_above),
                    client_daily_limit: Ok(value.client_daily_limit),
                    dpop_required: Ok(value.dpop_required),
                    request_signatures: Ok(value.request_signatures),
                    requests_per_minute: Ok(value.requests_per_minute),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct WorkItemAssignment {
            assignee_client_id: ::std::result::Result<super::ClientId, ::std::string::String>,
            note: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for WorkItemAssignment {
            fn default() -> Self {
                Self {
                    assignee_client_id: Err("no value supplied for assignee_client_id".to_string()),
                    note: Err("no value supplied for note".to_string()),
                }
            }
        }
        impl WorkItemAssignment {
            pub fn assignee_client_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ClientId>,
                T::Error: ::std::fmt::Display,
            {
                self.assignee_client_id = value.try_into().map_err(|e| {
                    format!("error converting supplied value for assignee_client_id: {e}")
                });
                self
            }
            pub fn note<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.note = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for note: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<WorkItemAssignment> for super::WorkItemAssignment {
            type Error = super::error::ConversionError;
            fn try_from(
                value: WorkItemAssignment,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    assignee_client_id: value.assignee_client_id?,
                    note: value.note?,
                })
            }
        }
        impl ::std::convert::From<super::WorkItemAssignment> for WorkItemAssignment {
            fn from(value: super::WorkItemAssignment) -> Self {
                Self {
                    assignee_client_id: Ok(value.assignee_client_id),
                    note: Ok(value.note),
                }
            }
        }
    }
    /// Generation of default values for serde.
    pub mod defaults {
        pub(super) fn default_u64<T, const V: u64>() -> T
        where
            T: ::std::convert::TryFrom<u64>,
            <T as ::std::convert::TryFrom<u64>>::Error: ::std::fmt::Debug,
        {
            T::try_from(V).unwrap()
        }
        pub(super) fn client_policy_request_signatures() -> super::ClientPolicyRequestSignatures {
            super::ClientPolicyRequestSignatures::Optional
        }
        pub(super) fn payment_order_route() -> super::PaymentOrderRoute {
            super::PaymentOrderRoute::Auto
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}
#[derive(Clone, Debug)]
/**Client for Malai

Malai is a UK bank core. Through this API a client of the bank (a fintech, a back office) opens accounts, moves
money between them and out over Faster Payments, and reads back every movement and every decision.

## Getting in
Ask `POST /v1/oauth/token` for an access token with your client credentials, then send it with every call:
`Authorization: Bearer <token>`. A token lives for minutes; ask for a new one when `expires_in` is over. What a
token may do is decided by its scopes, and each operation below names the scope that it needs. You see the
resources of your own tenant only: anybody else's do not exist for you (404).

## Money and time
An amount is a decimal **string** with exactly two digits after the point, and its currency:
`{"amount": "12.34", "currency": "GBP"}`. Never a JSON number, so no reader can round it. Instants are RFC 3339 in
UTC; days are `YYYY-MM-DD` in UTC.

## Writing safely
Each write needs an `Idempotency-Key` of your choice, one per intention: a UUID or a ULID is ideal. Repeat the
request with the same key as often as you like, for as long as you like; the work is done once, and each later
answer is the first one again with `Idempotency-Replayed: true`. A refusal by a rule (409, 422) is replayed as well,
even after what it was refused for is gone: a new attempt is a new intention and takes a new key. The key belongs to
your client and to the operation. With the same key:
- another body or path: 422 `idempotency_key_reused`;
- while the first request is still being worked on: one of them does the work, and the others get its answer, or 503
  with `Retry-After`;
- after a 429, 500, 503 or a lost connection: repeat it; that is what the key is for.

What was not understood, was not yours to ask or was too much (400, 401, 403, 404, 413, 415, 429), and 5xx, do not use
the key up.

## When something goes wrong
Errors are RFC 9457 problem documents (`application/problem+json`). Decide by `code`, never by the words in
`title` or `detail`. `retryable` says whether the same request with the same key may succeed later without any
change. See the schema `ProblemCode` for every code with its status. An id that is malformed, unknown or of
another tenant is answered 404 alike.

There is one answer that is neither success nor failure: `outcome_unknown` (503). The work may have been done;
repeat the request with the same key to learn which.

## Signed requests
Operations with the header `Signature` take requests that are signed with a key of the client (RFC 9421), and refuse
others when the client's policy says `request_signatures: required`. A signature that is there must hold, whatever
the policy says. How to make one, step by step, is in `docs/request-signatures.md`.

## Tokens bound to a key
A token request with a `DPoP` header (RFC 9449) gets a token that is bound to the key of that proof: `token_type` is
`DPoP`. Send such a token as `Authorization: DPoP TOKEN` with a new proof in the `DPoP` header of each request; without
one it is worth nothing. A client whose policy says `dpop_required` gets no other tokens. Step by step in `docs/dpop.md`.

## Lists
Lists come in pages: pass `next_cursor` of one page as `cursor` of the next, with the same filters; the last page
has none. A cursor is opaque and does not expire. `up_to_date` is true when the page certainly lacks nothing that
was done before the request; when false, ask again in a moment.

## Following a request
Every response carries `x-request-id`: yours if you sent one, else ours. It is in our logs, traces, events, audit
records and rail messages. Quote it when you ask us something.

## Limits
A JSON body is at most 16 KiB, a rail message at most 1 MiB. Fields and query parameters that are not listed
here are refused (`unknown_field`), so that a misspelt option is never silently ignored.
A client makes as many requests in a minute of the clock as its policy says (`requests_per_minute`), over all
operations that need a token; `RateLimit-Policy` and `RateLimit` of each answer say how many, and how many are left.
Requests beyond get 429 with `Retry-After`: the seconds until the minute ends.

Version: 0.1.0*/
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
}
impl Client {
    /// Create a new client.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new()
                .connect_timeout(dur)
                .timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(baseurl, client.build().unwrap())
    }
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(baseurl: &str, client: reqwest::Client) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
        }
    }
}
impl ClientInfo<()> for Client {
    fn api_version() -> &'static str {
        "0.1.0"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &() {
        &()
    }
}
impl ClientHooks<()> for &Client {}
impl Client {
    /**Get the keys that tokens are signed with

    The public keys as a JWK Set (RFC 7517): the one in use, and its predecessor or successor around a rotation.
    A new key is published here at least one cache lifetime before it signs.

    Sends a `GET` request to `/.well-known/jwks.json`

    Arguments:
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.publish_keys()
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn publish_keys(&self) -> builder::PublishKeys<'_> {
        builder::PublishKeys::new(self)
    }
    /**Get the metadata of the authorization server

    Where tokens are issued and revoked and how a client authenticates there (RFC 8414), for OAuth libraries that
    configure themselves. Lists what this bank accepts: without `client_secret_basic` and `client_secret_post` where the
    bank accepts no client secrets.

    Sends a `GET` request to `/.well-known/oauth-authorization-server`

    Arguments:
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.publish_server_metadata()
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn publish_server_metadata(&self) -> builder::PublishServerMetadata<'_> {
        builder::PublishServerMetadata::new(self)
    }
    /**Get the keys that seals are signed with

    Every public key that signs seals or ever did, as a JWK Set (RFC 7517); empty before the first seal. The `kid` is
    the key itself in hexadecimal, as seals name it and as `verify --key` takes it. No token is signed with any of
    them: those keys are at `/.well-known/jwks.json`.

    Sends a `GET` request to `/.well-known/seal-keys.json`

    Arguments:
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.publish_seal_keys()
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn publish_seal_keys(&self) -> builder::PublishSealKeys<'_> {
        builder::PublishSealKeys::new(self)
    }
    /**List your accounts

    Every account of your tenant, closed ones too, in the order of opening.

    Sends a `GET` request to `/v1/accounts`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `limit`: How many to answer at most.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_accounts()
        .cursor(cursor)
        .limit(limit)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_accounts(&self) -> builder::ListAccounts<'_> {
        builder::ListAccounts::new(self)
    }
    /**Open an account

    The account gets a number at once, is active, and starts with nothing in it and no overdraft.

    Sends a `POST` request to `/v1/accounts`

    Arguments:
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.open_account()
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn open_account(&self) -> builder::OpenAccount<'_> {
        builder::OpenAccount::new(self)
    }
    /**Get an account with its balances

    Read from the ledger itself; a payment that was answered before this request is in the balances.

    Sends a `GET` request to `/v1/accounts/{account_id}`

    Arguments:
    - `account_id`: The account.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_account()
        .account_id(account_id)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_account(&self) -> builder::GetAccount<'_> {
        builder::GetAccount::new(self)
    }
    /**Close an account

    For good: a closed account is never opened again and its number never given to another. Refused while there is
    money in it or it is overdrawn (`account_not_empty`), while payments are on their way (`account_has_holds`)
    and while it is frozen (`account_frozen`). Closing a closed account changes nothing and answers 200.

    Sends a `POST` request to `/v1/accounts/{account_id}/close`

    Arguments:
    - `account_id`: The account.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.close_account()
        .account_id(account_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn close_account(&self) -> builder::CloseAccount<'_> {
        builder::CloseAccount::new(self)
    }
    /**Freeze an account

    No new payment leaves a frozen account. Money that arrives is credited and stays, and payments already on their
    way are finished. Freezing a frozen account changes nothing and answers 200. Refused for a closed one:
    `account_closed`.

    Sends a `POST` request to `/v1/accounts/{account_id}/freeze`

    Arguments:
    - `account_id`: The account.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.freeze_account()
        .account_id(account_id)
        .idempotency_key(idempotency_key)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn freeze_account(&self) -> builder::FreezeAccount<'_> {
        builder::FreezeAccount::new(self)
    }
    /**Set how far an account may go below zero

    `0.00` means not at all; the highest is 9,999,999,999,999.99. Refused when the limit is in another currency than the account (`currency_mismatch`),
    when the account already uses more than the new limit, holds included (`overdraft_in_use`), and for a closed
    account (`account_closed`). A client whose policy says `approval_above` raises no limit above that (403
    `approval_limit_exceeded`): a client with a higher one must do it. The limits of all accounts of the institution sum to
    no more than its exposure limit (`institution_limit_exceeded`; `getInstitutionLimits` shows what is left).

    Sends a `PUT` request to `/v1/accounts/{account_id}/overdraft-limit`

    Arguments:
    - `account_id`: The account.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.set_overdraft_limit()
        .account_id(account_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn set_overdraft_limit(&self) -> builder::SetOverdraftLimit<'_> {
        builder::SetOverdraftLimit::new(self)
    }
    /**Get a statement

    The balance at the start of `from`, every entry until the end of `to`, oldest first, and the balance then:
    opening + credits - debits = closing, always. A statement is whole or it is not answered: while an entry is
    still being written, 503 `unavailable` with `Retry-After`, and where entries are missing or damaged, 503
    `projection_gap` until they are restored. At most 366 days (400 `invalid_field`).

    An answer holds at most 5,000 entries. Where there are more, `next_cursor` (in CSV: the header `Link` with
    `rel="next"`) leads to the next page; `from` and `to` stay the same. Each page foots by itself: its opening
    balance is the closing balance of the page before.

    JSON unless `Accept` prefers `text/csv`. In the CSV a text that a spreadsheet would run as a formula has an
    apostrophe before it.

    Sends a `GET` request to `/v1/accounts/{account_id}/statement`

    Arguments:
    - `account_id`: The account.
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `from`: The first day, in UTC, by `booked_at`. Not after `to`.
    - `to`: The last day, included. Not after today.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_statement()
        .account_id(account_id)
        .cursor(cursor)
        .from(from)
        .to(to)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_statement(&self) -> builder::GetStatement<'_> {
        builder::GetStatement::new(self)
    }
    /**List the entries of an account

    Booked entries, newest first, each with the balance after it. Entries are numbered without gaps from 1, so you
    can tell by `sequence` that you have them all. With `from` and `to`, those booked on these days only.

    Sends a `GET` request to `/v1/accounts/{account_id}/transactions`

    Arguments:
    - `account_id`: The account.
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `from`: The first day, in UTC, by `booked_at`. Not after `to`.
    - `limit`: How many to answer at most.
    - `to`: The last day, included.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_transactions()
        .account_id(account_id)
        .cursor(cursor)
        .from(from)
        .limit(limit)
        .to(to)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_transactions(&self) -> builder::ListTransactions<'_> {
        builder::ListTransactions::new(self)
    }
    /**Make a frozen account active again

    Unfreezing an active account changes nothing and answers 200. Refused for a closed one: `account_closed`.

    Sends a `POST` request to `/v1/accounts/{account_id}/unfreeze`

    Arguments:
    - `account_id`: The account.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.unfreeze_account()
        .account_id(account_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn unfreeze_account(&self) -> builder::UnfreezeAccount<'_> {
        builder::UnfreezeAccount::new(self)
    }
    /**List audit records

    By exactly one of `request_id` (what did this request do?), `subject` (what happened to this thing?) and `date`
    (what happened on this day?); none or several of them is 400. Oldest first. A record is written within seconds of
    what it records.

    Sends a `GET` request to `/v1/audit/records`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `date`: A day, in UTC, by `occurred_at`.
    - `limit`: How many to answer at most.
    - `request_id`: The `x-request-id` of a request.
    - `subject`: The id of an account, a payment, a client or a tenant.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_audit_records()
        .cursor(cursor)
        .date(date)
        .limit(limit)
        .request_id(request_id)
        .subject(subject)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_audit_records(&self) -> builder::ListAuditRecords<'_> {
        builder::ListAuditRecords::new(self)
    }
    /**Get an audit record

    The record as it was written.

    Sends a `GET` request to `/v1/audit/records/{record_id}`

    Arguments:
    - `record_id`: The record.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_audit_record()
        .record_id(record_id)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_audit_record(&self) -> builder::GetAuditRecord<'_> {
        builder::GetAuditRecord::new(self)
    }
    /**Get the proof that a record is sealed

    The record as it was sealed, its place among the records of the seal, and the hashes that lead from it to the
    root (RFC 9162 §2.1.3). Save the body as a file, and `verify proof FILE --key HEX` checks it offline. Of other
    records there is nothing but hashes in it.

    A record is sealed within about two minutes; before that the answer is 409 `not_sealed_yet`.

    Sends a `GET` request to `/v1/audit/records/{record_id}/proof`

    Arguments:
    - `record_id`: The record.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_audit_proof()
        .record_id(record_id)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_audit_proof(&self) -> builder::GetAuditProof<'_> {
        builder::GetAuditProof::new(self)
    }
    /**List the seals of the audit log

    In their order, the oldest first. A seal is of the records of one minute, of all clients of the bank; a minute
    without a record has none. It holds the hash of the seal before it: so a page can be checked by itself, a page
    continues another if its first seal holds the hash of the other's last, and who kept any seal can tell that every
    seal before it is still as it was.

    A seal is hashed and signed (Ed25519) by its text: the line `malai audit seal v1`, then `number`, `minute`, `size`,
    `root` and `previous`, each with a blank, its value and a line feed. The hash is SHA-256.

    Sends a `GET` request to `/v1/audit/seals`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `from`: Only the seals of this minute and of those after it.
    - `limit`: How many to answer at most.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_seals()
        .cursor(cursor)
        .from(from)
        .limit(limit)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_seals(&self) -> builder::ListSeals<'_> {
        builder::ListSeals::new(self)
    }
    /**List the clients of your tenant

    In the order of registration, oldest first. Secrets are never shown.

    Sends a `GET` request to `/v1/clients`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `limit`: How many to answer at most.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_clients()
        .cursor(cursor)
        .limit(limit)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_clients(&self) -> builder::ListClients<'_> {
        builder::ListClients::new(self)
    }
    /**Register a client

    Adds a client to your tenant. A `client_secret` is answered here and nowhere else: keep it. (A repeat with the
    same `Idempotency-Key` answers the client without it; if it was lost, rotate it.) Refused when the institution has as
    many clients as the bank allows it (`institution_limit_exceeded`, which does not use the key up).

    Sends a `POST` request to `/v1/clients`

    Arguments:
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.register_client()
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn register_client(&self) -> builder::RegisterClient<'_> {
        builder::RegisterClient::new(self)
    }
    /**Give a client a new credential

    The new credential works at once. With `overlap_seconds` 0 the one before ends, and within a minute the tokens that
    were issued until then are refused. Otherwise the one before it goes on working for `overlap_seconds`, so that you can
    change over without a gap; any older one stops now. A new `client_secret` is answered here and nowhere else.
    A client that must sign its requests gets no secret (`signing_key_required`, which does not use the key up).

    Sends a `POST` request to `/v1/clients/{client_id}/credentials`

    Arguments:
    - `client_id`: The client.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.rotate_client_credential()
        .client_id(client_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn rotate_client_credential(&self) -> builder::RotateClientCredential<'_> {
        builder::RotateClientCredential::new(self)
    }
    /**Stop a client

    A frozen client gets no more tokens (`invalid_client`), and the tokens that it has are refused within a minute;
    it registers, rotates and freezes no client from now on. Its credentials stay as they are. Payments that it
    ordered before go on. Freezing a frozen client changes nothing and answers 200. A client cannot freeze itself
    (`forbidden`), so that somebody is left to undo it.

    Sends a `POST` request to `/v1/clients/{client_id}/freeze`

    Arguments:
    - `client_id`: The client.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.freeze_client()
        .client_id(client_id)
        .idempotency_key(idempotency_key)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn freeze_client(&self) -> builder::FreezeClient<'_> {
        builder::FreezeClient::new(self)
    }
    /**Say what is asked of a client beyond its scopes

    Replaces the client's policy. Every field is required, so that no change ends a limit or a duty that it does
    not name. It holds within a minute. A policy that is so already changes nothing and answers 200. A client cannot set its own policy
    (`forbidden`). One whose newest credential is a secret cannot be made to sign (`signing_key_required`), and none is
    allowed more requests than the bank allows each client of the institution (`institution_limit_exceeded`).

    Sends a `POST` request to `/v1/clients/{client_id}/policy`

    Arguments:
    - `client_id`: The client.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.set_client_policy()
        .client_id(client_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn set_client_policy(&self) -> builder::SetClientPolicy<'_> {
        builder::SetClientPolicy::new(self)
    }
    /**Let a frozen client work again

    The client gets tokens again with the credentials that it had, and those of its tokens that have not expired are
    taken again. If a credential may be in wrong hands, rotate it first, without an overlap. Unfreezing an active
    client changes nothing and answers 200. A client cannot unfreeze itself (`forbidden`).

    Sends a `POST` request to `/v1/clients/{client_id}/unfreeze`

    Arguments:
    - `client_id`: The client.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.unfreeze_client()
        .client_id(client_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn unfreeze_client(&self) -> builder::UnfreezeClient<'_> {
        builder::UnfreezeClient::new(self)
    }
    /**Get the limits of an institution

    The limits that the bank set for an institution, and how much of them is used. Where it set none, those that hold
    without (`InstitutionLimits`), with `sequence` 0. A client of an institution reads its own; one of the bank's own clients
    reads any.

    Sends a `GET` request to `/v1/institutions/{tenant_id}/limits`

    Arguments:
    - `tenant_id`: The institution.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_institution_limits()
        .tenant_id(tenant_id)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_institution_limits(&self) -> builder::GetInstitutionLimits<'_> {
        builder::GetInstitutionLimits::new(self)
    }
    /**Set the limits of an institution

    Of the bank's own clients only. Replaces the institution's limits; every field is required. What the institution has
    already stays: a limit below what is used refuses only what is further, and a client whose policy allows more requests
    makes as many as the limit, within a minute. Limits that are so already change nothing and answer 200.

    Sends a `PUT` request to `/v1/institutions/{tenant_id}/limits`

    Arguments:
    - `tenant_id`: The institution.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.set_institution_limits()
        .tenant_id(tenant_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn set_institution_limits(&self) -> builder::SetInstitutionLimits<'_> {
        builder::SetInstitutionLimits::new(self)
    }
    /**Get the balance of an internal account

    For the bank's operators. The balance is rolled up from the ledger shortly after each posting; `as_of` says
    how far.

    Sends a `GET` request to `/v1/internal-accounts/{internal_account}/balance`

    Arguments:
    - `internal_account`: The bank's own account.
    - `currency`: An internal account holds each currency apart.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_internal_balance()
        .internal_account(internal_account)
        .currency(currency)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_internal_balance(&self) -> builder::GetInternalBalance<'_> {
        builder::GetInternalBalance::new(self)
    }
    /**List differences between the bank and a scheme

    Outcomes that contradict each other, amounts that differ, payments that only one side has. The books keep what they hold.
    Oldest first.

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `GET` request to `/v1/ledger/breaks`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `limit`: How many to answer at most.
    - `state`: What has something left to do, or what has not.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_breaks()
        .cursor(cursor)
        .limit(limit)
        .state(state)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_breaks(&self) -> builder::ListBreaks<'_> {
        builder::ListBreaks::new(self)
    }
    /**Assign a break

    Names the client that deals with the break, with a note. A later assignment replaces both. A resolved break is not assigned
    (422 `item_not_open`). The assignee is an active client of the bank with the scope `ledger:post` or `ledger:approve`
    (422 `assignee_unknown`).

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `POST` request to `/v1/ledger/breaks/{break_id}/assign`

    Arguments:
    - `break_id`: The break.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.assign_break()
        .break_id(break_id)
        .idempotency_key(idempotency_key)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn assign_break(&self) -> builder::AssignBreak<'_> {
        builder::AssignBreak::new(self)
    }
    /**Explain a break

    Ends a break that needs no money, by the reason and the evidence (422 `evidence_required`). A contradiction by which money
    may be on the wrong account is ended by a journal (422 `journal_required`), or, if the books are right, by two: one client
    assigns it with what it found, and another explains it (403 `second_client_required`).

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `POST` request to `/v1/ledger/breaks/{break_id}/explain`

    Arguments:
    - `break_id`: The break.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.explain_break()
        .break_id(break_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn explain_break(&self) -> builder::ExplainBreak<'_> {
        builder::ExplainBreak::new(self)
    }
    /**Propose a journal

    A journal ends a work item, or a part of it, by one transfer. Nothing is booked before another client of the bank approves it.

    | `purpose` | `subject` | Debit | Credit | Amount |
    |---|---|---|---|---|
    | `suspense_applied` | suspense item | `suspense` | an account of a customer, or the account of the bank that the item is due to | at most what is open |
    | `suspense_returned` | suspense item | `suspense` | the settlement account | all of it |
    | `rejected_but_paid` of an outbound payment | break | `receivables` | the settlement account | that of the payment |
    | `settled_but_refused` of an outbound payment | break | the settlement account | `suspense` | that of the payment |
    | `rejected_but_paid` of an inbound payment | break | the settlement account | `suspense` | that of the payment |
    | `settled_but_refused` of an inbound payment | break | `receivables` | the settlement account | that of the payment |

    `rejected_but_paid` is for a payment that ended here without being paid, while the scheme paid it; `settled_but_refused` for one
    that is settled here, while the scheme refused it. A journal that credits `suspense` opens a suspense item. Neither touches
    the customer of the payment. The return of a payment that a journal corrected is due to the account which that journal
    debited: `receivables` of `rejected_but_paid`, the settlement account of `settled_but_refused`.

    `suspense_returned` orders a return: a payment of the bank that sends the money back to the payer's bank, with the
    `return_reason_code`. While the return is on its way, the item is `returning` and the money stays in suspense. When the
    scheme accepts the return, it is booked and the item is cleared; when the scheme rejects it, the item is open again. Only
    a payment of another bank is returned, whole, within 90 days (422 `not_returnable`): what came as a return is not.

    Refused with 422 `item_not_open`, `exceeds_open_amount`, `currency_mismatch`, `evidence_required` and `not_returnable`.

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `POST` request to `/v1/ledger/journals`

    Arguments:
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.propose_journal()
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn propose_journal(&self) -> builder::ProposeJournal<'_> {
        builder::ProposeJournal::new(self)
    }
    /**Get a journal

    The journal with its transfer, its reasons and who decided.

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `GET` request to `/v1/ledger/journals/{journal_id}`

    Arguments:
    - `journal_id`: The journal.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_journal()
        .journal_id(journal_id)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_journal(&self) -> builder::GetJournal<'_> {
        builder::GetJournal::new(self)
    }
    /**Approve a journal

    By another client than proposed it (403 `second_client_required`), naming the `sequence` of the journal that it saw (422
    `not_proposed`). The journal is posted, and its work item ended by so much, in one transaction; a journal of the purpose
    `suspense_returned` is `approved`, and its return ordered, in one transaction. Refused if the item has been ended since
    (422 `item_not_open`, `exceeds_open_amount`), if it cannot go back (422 `not_returnable`), and if the account that is
    credited cannot take the money (422 `account_closed`, `payee_account_unknown`, `currency_mismatch`, `balance_limit`): the
    journal then still waits.

    Sends a `POST` request to `/v1/ledger/journals/{journal_id}/approve`

    Arguments:
    - `journal_id`: The journal.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.approve_journal()
        .journal_id(journal_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn approve_journal(&self) -> builder::ApproveJournal<'_> {
        builder::ApproveJournal::new(self)
    }
    /**Decline a journal

    By another client than proposed it (403 `second_client_required`). Nothing is booked, and another journal may be proposed.

    Sends a `POST` request to `/v1/ledger/journals/{journal_id}/decline`

    Arguments:
    - `journal_id`: The journal.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.decline_journal()
        .journal_id(journal_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn decline_journal(&self) -> builder::DeclineJournal<'_> {
        builder::DeclineJournal::new(self)
    }
    /**List money whose owner is unknown

    What came in and could not be credited to the account that it was for, such as the return of a payment from an account
    that was closed since. It is on the suspense account. Oldest first.

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `GET` request to `/v1/ledger/suspense-items`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `limit`: How many to answer at most.
    - `state`: What has something left to do, or what has not.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_suspense_items()
        .cursor(cursor)
        .limit(limit)
        .state(state)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_suspense_items(&self) -> builder::ListSuspenseItems<'_> {
        builder::ListSuspenseItems::new(self)
    }
    /**Assign a suspense item

    Names the client that deals with the item, with a note. A later assignment replaces both. A cleared item is not assigned
    (422 `item_not_open`). The assignee is an active client of the bank with the scope `ledger:post` or `ledger:approve`
    (422 `assignee_unknown`).

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `POST` request to `/v1/ledger/suspense-items/{suspense_item_id}/assign`

    Arguments:
    - `suspense_item_id`: The suspense item.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.assign_suspense_item()
        .suspense_item_id(suspense_item_id)
        .idempotency_key(idempotency_key)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn assign_suspense_item(&self) -> builder::AssignSuspenseItem<'_> {
        builder::AssignSuspenseItem::new(self)
    }
    /**List payments that have no answer of their rail

    What was accepted for a rail and has no final answer: `accepted` payments that the rail has not taken yet, `submitted`
    ones that are asked about, and `unknown` ones, whose enquiries are over and whose funds stay held until the rail
    answers or two clients of the operations desk end them. In no particular order. A page may hold fewer payments than
    `limit` and still have a `next_cursor`: read on until there is none.

    For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.

    Sends a `GET` request to `/v1/ledger/unknown-payments`

    Arguments:
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `limit`: How many to answer at most.
    - `older_than_minutes`: Only payments accepted at least so many minutes ago.
    - `rail`: Only the payments of this rail.
    - `status`: Only the payments that are so now.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_unknown_payments()
        .cursor(cursor)
        .limit(limit)
        .older_than_minutes(older_than_minutes)
        .rail(rail)
        .status(status)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_unknown_payments(&self) -> builder::ListUnknownPayments<'_> {
        builder::ListUnknownPayments::new(self)
    }
    /**Propose how an unknown payment ended

    For a payment that is `unknown` (422 `not_unknown`): that it `settled` at the other bank, or that it was `rejected` and
    will never be paid, with evidence (422 `evidence_required`). Nothing moves. Another client of the bank approves or
    declines it; meanwhile no second proposal is taken (422 `already_proposed`). The proposal names the payment's version:
    an answer of the rail that arrives later voids it.

    Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resolution`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.propose_resolution()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn propose_resolution(&self) -> builder::ProposeResolution<'_> {
        builder::ProposeResolution::new(self)
    }
    /**Approve how an unknown payment ended

    By another client than made the proposal (403 `second_client_required`), naming the outcome that it approves. The
    payment is `settled` and its funds are captured, or it is `rejected` and they are released, at once. Refused if the
    payment is not `unknown` any more (422 `not_unknown`), and if no such proposal waits or a break about the payment is
    open (422 `not_proposed`).

    If the rail contradicts the decision later, the books keep it and the contradiction is listed as a break.

    Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resolution/approve`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.approve_resolution()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn approve_resolution(&self) -> builder::ApproveResolution<'_> {
        builder::ApproveResolution::new(self)
    }
    /**Decline how an unknown payment ended

    By another client than made the proposal (403 `second_client_required`). The payment stays as it is, and another
    proposal may be made.

    Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resolution/decline`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.decline_resolution()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn decline_resolution(&self) -> builder::DeclineResolution<'_> {
        builder::DeclineResolution::new(self)
    }
    /**Put a payment to its rail again

    For a payment that its rail has not answered (422 `not_resubmittable`): the same message, to the byte, is sent again
    under the same id, so that the scheme takes it at most once. The status of the payment does not change by it.

    Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resubmission`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.resubmit_payment()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn resubmit_payment(&self) -> builder::ResubmitPayment<'_> {
        builder::ResubmitPayment::new(self)
    }
    /**Revoke an access token

    Ends one of your access tokens before it expires (RFC 7009). Authenticate as at `POST /v1/oauth/token`. The token is
    refused within a minute. A token that is unknown, malformed, expired or revoked already also answers 200, as the RFC
    has it; one that was issued to another client answers 400 `invalid_grant`. To end every token of a client, freeze the
    client or rotate its credential without an overlap.

    Sends a `POST` request to `/v1/oauth/revoke`

    Arguments:
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.revoke_token()
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn revoke_token(&self) -> builder::RevokeToken<'_> {
        builder::RevokeToken::new(self)
    }
    /**Get an access token

    The client credentials grant of OAuth 2.0 (RFC 6749 §4.4). Prove who you are in one of three ways:
    - `client_secret_basic`: client id and secret in an `Authorization: Basic` header;
    - `client_secret_post`: `client_id` and `client_secret` in the form;
    - `private_key_jwt` (RFC 7523): `client_assertion`, a JWT signed with your key (`alg` `Ed25519`, `EdDSA` or `ES256`)
      whose `iss` and `sub` are your client id, whose `aud` is the issuer (the origin of this API, without a path) as one
      string, which expires within five minutes,
      and whose `jti` was never used before.

    Without `scope` the token gets every scope of the client. Refused credentials and malformed requests are
    answered in the RFC 6749 form; everything else as a problem document. With a `DPoP` header the token is bound to the
    key of its proof. After repeated failures further ones are
    answered 429 for a growing time; correct credentials get a token at any time.

    Sends a `POST` request to `/v1/oauth/token`

    Arguments:
    - `d_po_p`: A proof of possession (RFC 9449) by the key that the token is to be bound to: a JWT with `typ` `dpop+jwt`, `alg`
    `Ed25519`, `EdDSA` or `ES256`, the public key as `jwk`, and the claims `jti`, `htm`, `htu` and `iat`. Required where
    the client's policy says `dpop_required`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.issue_token()
        .d_po_p(d_po_p)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn issue_token(&self) -> builder::IssueToken<'_> {
        builder::IssueToken::new(self)
    }
    /**List payments

    By exactly one of `account_id` (what did this account pay and get?) and `status` (what waits for approval?);
    neither or both is 400. Newest first. Of an account: outbound and inbound, refused ones too; one that is unknown
    or not yours has none. By status: those of all your accounts.

    Sends a `GET` request to `/v1/payments`

    Arguments:
    - `account_id`: Your account, be it the payer's or the payee's.
    - `cursor`: The `next_cursor` of the page before, with the same filters.
    - `limit`: How many to answer at most.
    - `status`: The payments that are so now.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.list_payments()
        .account_id(account_id)
        .cursor(cursor)
        .limit(limit)
        .status(status)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn list_payments(&self) -> builder::ListPayments<'_> {
        builder::ListPayments::new(self)
    }
    /**Make a payment

    Takes the order, checks the rules and sets the money aside, all or nothing, and answers at once:
    - to an account at this bank (`route` `on_us`): 201 and `settled`, the money is there;
    - to another bank by Faster Payments (`fps`, GBP only, at most 1,000,000.00): 201 and `accepted`. The amount is
      held, and the answer of the scheme makes it `settled` or `rejected`, in most cases within seconds. Read the
      payment until `status` is final;
    - above what the policy of your client lets it pay alone, in one payment or on one London day, by either route: 201 and `awaiting_approval`. The amount
      is held until another client of your institution approves or declines the payment, or it is cancelled. Nothing
      is sent before, and no time limit ends it.

    `auto` takes `on_us` for our own sort codes and `fps` for all others.

    Faster Payments carries 18 characters of `reference` and 35 of the creditor's name: `scheme` in the answer shows
    what is sent. Characters that it does not carry are refused (400 `invalid_field`), never replaced.

    When a rule says no, the answer is 422 with the reason as `code` and the path of the refused payment as
    `instance`: `insufficient_funds`, `account_frozen`, `account_closed`, `currency_mismatch`, `same_account`,
    `payee_account_unknown`, `payee_account_closed`, `balance_limit`, `amount_above_limit`, `route_unavailable`. The
    refusal stands for this key; to try again, use another one.

    An order like one of the account's last eight (creditor, amount and reference) within ten minutes, under another
    key, looks like a mistake: 409 `possible_duplicate`, a refusal like those above, whose `detail` names the earlier
    payment, as `original_payment_id` of the refused one does. If you mean it, order it with a new key and
    `allow_duplicate`. An earlier payment that was rejected, cancelled, declined or returned does not count. An
    account that sends more than eight payments within ten minutes is guarded against the last eight only.

    A `debtor_account_id` that is not yours is 404.

    Sends a `POST` request to `/v1/payments`

    Arguments:
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.create_payment()
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn create_payment(&self) -> builder::CreatePayment<'_> {
        builder::CreatePayment::new(self)
    }
    /**Get a payment

    Read from the source itself, so what was answered before this request is in it. A payment within the bank is shown
    to the institution of its payee as well: `inbound`, with the payer's name and number.

    Sends a `GET` request to `/v1/payments/{payment_id}`

    Arguments:
    - `payment_id`: The payment.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    ```ignore
    let response = client.get_payment()
        .payment_id(payment_id)
        .x_request_id(x_request_id)
        .send()
        .await;
    ```*/
    pub fn get_payment(&self) -> builder::GetPayment<'_> {
        builder::GetPayment::new(self)
    }
    /**Approve a payment of another client

    For a payment that is `awaiting_approval`, by a client of the same institution that did not order it
    (`second_client_required`) and could pay as much alone (`approval_limit_exceeded`). From there the payment is like
    one that needed no approval: on us it is `settled` at once, by Faster Payments `accepted` and then sent.

    Refused while the payer's account is frozen (`account_frozen`), and on us if the payee's account cannot be paid
    (`payee_account_unknown`, `payee_account_closed`, `currency_mismatch`): the payment then still waits. A payment
    that waits no more is 422 `not_awaiting_approval`, and a return whose original cannot go back any more is 422
    `not_returnable`.

    Sends a `POST` request to `/v1/payments/{payment_id}/approve`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.approve_payment()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn approve_payment(&self) -> builder::ApprovePayment<'_> {
        builder::ApprovePayment::new(self)
    }
    /**Cancel a payment that was not sent yet

    Possible while the payment is `awaiting_approval` or `accepted`: the hold is released and the payment is `cancelled`. Once it has been
    handed to the scheme it cannot be called back: 422 `not_cancellable`.

    Sends a `POST` request to `/v1/payments/{payment_id}/cancel`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.cancel_payment()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn cancel_payment(&self) -> builder::CancelPayment<'_> {
        builder::CancelPayment::new(self)
    }
    /**Decline a payment of another client

    For a payment that is `awaiting_approval`, by a client of the same institution that did not order it
    (`second_client_required`; who ordered it cancels it). The hold is released and the payment is `declined`. A
    payment that waits no more is 422 `not_awaiting_approval`.

    Sends a `POST` request to `/v1/payments/{payment_id}/decline`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.decline_payment()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn decline_payment(&self) -> builder::DeclinePayment<'_> {
        builder::DeclinePayment::new(self)
    }
    /**Send back a payment that was received

    Makes a new payment of `kind` `return` over the whole amount to whoever sent the original, and answers that.
    Possible for 90 days, once, for what was received and is `settled`: by Faster Payments, or within the bank, where the
    money goes back at once. Refused: `not_returnable` (sent by you, too old, or rejected by the scheme and then accepted
    when it was returned before: a break about that is open or was booked), `already_returned`, and as any payment
    `insufficient_funds`, `account_closed`; within the bank also `payee_account_closed`. A frozen account returns too,
    so that stolen money can go back; it pays nothing else. Above what your client pays alone, in one payment or on one
    London day, the return is `awaiting_approval`, as any payment; until it is decided, the original
    is `returned`, and if the return is cancelled or declined, `settled` again.

    Sends a `POST` request to `/v1/payments/{payment_id}/return`

    Arguments:
    - `payment_id`: The payment.
    - `content_digest`: With a signature: the SHA-256 digest of the body as it is sent, `sha-256=:` base64 `:` (RFC 9530). It covers the
    body: the signature covers this header. Without a signature it is not looked at.
    - `idempotency_key`: One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
    count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
    - `signature`: The signature (RFC 9421) by a key that the client is registered with, under the label of `Signature-Input`:
    64 bytes in base64 between colons; for P-256 `r` and `s`. One signature with the tag `malai`; any other is not
    looked at.
    - `signature_input`: What the signature covers (RFC 9421), all of it and nothing else, in any order: `@method`, `@path`,
    `content-digest`, `content-type`, `idempotency-key` and `authorization`. Its parameters: `created`, Unix seconds
    at most 300 in the past and 30 in the future; `keyid`, the `kid` of a key of the client that works; `alg`,
    `ed25519` or `ecdsa-p256-sha256`, as the key has it; `tag="malai"`; and, if you like, `expires`, from when on the
    signature no longer counts. Required with `Signature`, and for a client whose policy says so: 403
    `signature_required`. One that does not hold is refused whatever the policy says: 403 `signature_invalid`.
    - `x_request_id`: Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one.
    - `body`
    ```ignore
    let response = client.return_payment()
        .payment_id(payment_id)
        .content_digest(content_digest)
        .idempotency_key(idempotency_key)
        .signature(signature)
        .signature_input(signature_input)
        .x_request_id(x_request_id)
        .body(body)
        .send()
        .await;
    ```*/
    pub fn return_payment(&self) -> builder::ReturnPayment<'_> {
        builder::ReturnPayment::new(self)
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    use super::types;
    #[allow(unused_imports)]
    use super::{
        ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
        ResponseValue, encode_path,
    };
    /**Builder for [`Client::publish_keys`]

    [`Client::publish_keys`]: super::Client::publish_keys*/
    #[derive(Debug, Clone)]
    pub struct PublishKeys<'a> {
        client: &'a super::Client,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> PublishKeys<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                x_request_id: Ok(None),
            }
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/.well-known/jwks.json`
        pub async fn send(self) -> Result<ResponseValue<types::KeySet>, Error<types::Problem>> {
            let Self {
                client,
                x_request_id,
            } = self;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/.well-known/jwks.json", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "publish_keys",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::publish_server_metadata`]

    [`Client::publish_server_metadata`]: super::Client::publish_server_metadata*/
    #[derive(Debug, Clone)]
    pub struct PublishServerMetadata<'a> {
        client: &'a super::Client,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> PublishServerMetadata<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                x_request_id: Ok(None),
            }
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/.well-known/oauth-authorization-server`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ServerMetadata>, Error<types::Problem>> {
            let Self {
                client,
                x_request_id,
            } = self;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/.well-known/oauth-authorization-server", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "publish_server_metadata",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::publish_seal_keys`]

    [`Client::publish_seal_keys`]: super::Client::publish_seal_keys*/
    #[derive(Debug, Clone)]
    pub struct PublishSealKeys<'a> {
        client: &'a super::Client,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> PublishSealKeys<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                x_request_id: Ok(None),
            }
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/.well-known/seal-keys.json`
        pub async fn send(self) -> Result<ResponseValue<types::SealKeySet>, Error<types::Problem>> {
            let Self {
                client,
                x_request_id,
            } = self;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/.well-known/seal-keys.json", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "publish_seal_keys",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_accounts`]

    [`Client::list_accounts`]: super::Client::list_accounts*/
    #[derive(Debug, Clone)]
    pub struct ListAccounts<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListAccounts<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                limit: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/accounts`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::AccountPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                limit,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/accounts", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_accounts",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::open_account`]

    [`Client::open_account`]: super::Client::open_account*/
    #[derive(Debug, Clone)]
    pub struct OpenAccount<'a> {
        client: &'a super::Client,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::AccountOpening, String>,
    }
    impl<'a> OpenAccount<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountOpening>,
            <V as std::convert::TryInto<types::AccountOpening>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `AccountOpening` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::AccountOpening) -> types::builder::AccountOpening,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/accounts`
        pub async fn send(self) -> Result<ResponseValue<types::Account>, Error<types::Problem>> {
            let Self {
                client,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::AccountOpening::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/accounts", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "open_account",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_account`]

    [`Client::get_account`]: super::Client::get_account*/
    #[derive(Debug, Clone)]
    pub struct GetAccount<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetAccount<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/accounts/{account_id}`
        pub async fn send(self) -> Result<ResponseValue<types::Account>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                x_request_id,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_account",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::close_account`]

    [`Client::close_account`]: super::Client::close_account*/
    #[derive(Debug, Clone)]
    pub struct CloseAccount<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::AccountStatusChange, String>,
    }
    impl<'a> CloseAccount<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountStatusChange>,
            <V as std::convert::TryInto<types::AccountStatusChange>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `AccountStatusChange` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::AccountStatusChange,
                ) -> types::builder::AccountStatusChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/accounts/{account_id}/close`
        pub async fn send(self) -> Result<ResponseValue<types::Account>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::AccountStatusChange::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}/close",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "close_account",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::freeze_account`]

    [`Client::freeze_account`]: super::Client::freeze_account*/
    #[derive(Debug, Clone)]
    pub struct FreezeAccount<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        idempotency_key: Result<::std::string::String, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::AccountStatusChange, String>,
    }
    impl<'a> FreezeAccount<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountStatusChange>,
            <V as std::convert::TryInto<types::AccountStatusChange>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `AccountStatusChange` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::AccountStatusChange,
                ) -> types::builder::AccountStatusChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/accounts/{account_id}/freeze`
        pub async fn send(self) -> Result<ResponseValue<types::Account>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                idempotency_key,
                x_request_id,
                body,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::AccountStatusChange::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}/freeze",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "freeze_account",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::set_overdraft_limit`]

    [`Client::set_overdraft_limit`]: super::Client::set_overdraft_limit*/
    #[derive(Debug, Clone)]
    pub struct SetOverdraftLimit<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::OverdraftLimit, String>,
    }
    impl<'a> SetOverdraftLimit<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::OverdraftLimit>,
            <V as std::convert::TryInto<types::OverdraftLimit>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `OverdraftLimit` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::OverdraftLimit) -> types::builder::OverdraftLimit,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/v1/accounts/{account_id}/overdraft-limit`
        pub async fn send(self) -> Result<ResponseValue<types::Account>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::OverdraftLimit::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}/overdraft-limit",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "set_overdraft_limit",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_statement`]

    [`Client::get_statement`]: super::Client::get_statement*/
    #[derive(Debug, Clone)]
    pub struct GetStatement<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        cursor: Result<Option<::std::string::String>, String>,
        from: Result<::std::string::String, String>,
        to: Result<::std::string::String, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetStatement<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                cursor: Ok(None),
                from: Err("from was not initialized".to_string()),
                to: Err("to was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn from<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.from = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for from failed".to_string()
            });
            self
        }
        pub fn to<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.to = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for to failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/accounts/{account_id}/statement`
        pub async fn send(self) -> Result<ResponseValue<types::Statement>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                cursor,
                from,
                to,
                x_request_id,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let from = from.map_err(Error::InvalidRequest)?;
            let to = to.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}/statement",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("from", &from))
                .query(&progenitor_client::QueryParam::new("to", &to))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_statement",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_transactions`]

    [`Client::list_transactions`]: super::Client::list_transactions*/
    #[derive(Debug, Clone)]
    pub struct ListTransactions<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        cursor: Result<Option<::std::string::String>, String>,
        from: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        to: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListTransactions<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                cursor: Ok(None),
                from: Ok(None),
                limit: Ok(None),
                to: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn from<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.from = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for from failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn to<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.to = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for to failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/accounts/{account_id}/transactions`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::TransactionPage>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                cursor,
                from,
                limit,
                to,
                x_request_id,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let from = from.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let to = to.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}/transactions",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("from", &from))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("to", &to))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_transactions",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::unfreeze_account`]

    [`Client::unfreeze_account`]: super::Client::unfreeze_account*/
    #[derive(Debug, Clone)]
    pub struct UnfreezeAccount<'a> {
        client: &'a super::Client,
        account_id: Result<types::AccountId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::AccountStatusChange, String>,
    }
    impl<'a> UnfreezeAccount<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Err("account_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountStatusChange>,
            <V as std::convert::TryInto<types::AccountStatusChange>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `AccountStatusChange` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::AccountStatusChange,
                ) -> types::builder::AccountStatusChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/accounts/{account_id}/unfreeze`
        pub async fn send(self) -> Result<ResponseValue<types::Account>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::AccountStatusChange::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/accounts/{}/unfreeze",
                client.baseurl,
                encode_path(&account_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "unfreeze_account",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_audit_records`]

    [`Client::list_audit_records`]: super::Client::list_audit_records*/
    #[derive(Debug, Clone)]
    pub struct ListAuditRecords<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        date: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        request_id: Result<Option<::std::string::String>, String>,
        subject: Result<Option<types::SubjectId>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListAuditRecords<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                date: Ok(None),
                limit: Ok(None),
                request_id: Ok(None),
                subject: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn date<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.date = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for date failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for request_id failed".to_string()
            });
            self
        }
        pub fn subject<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SubjectId>,
        {
            self.subject = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `SubjectId` for subject failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/audit/records`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::AuditRecordPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                date,
                limit,
                request_id,
                subject,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let date = date.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let request_id = request_id.map_err(Error::InvalidRequest)?;
            let subject = subject.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/audit/records", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("date", &date))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new(
                    "request_id",
                    &request_id,
                ))
                .query(&progenitor_client::QueryParam::new("subject", &subject))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_audit_records",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_audit_record`]

    [`Client::get_audit_record`]: super::Client::get_audit_record*/
    #[derive(Debug, Clone)]
    pub struct GetAuditRecord<'a> {
        client: &'a super::Client,
        record_id: Result<types::AuditRecordId, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetAuditRecord<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                record_id: Err("record_id was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn record_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AuditRecordId>,
        {
            self.record_id = value
                .try_into()
                .map_err(|_| "conversion to `AuditRecordId` for record_id failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/audit/records/{record_id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::AuditRecord>, Error<types::Problem>> {
            let Self {
                client,
                record_id,
                x_request_id,
            } = self;
            let record_id = record_id.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/audit/records/{}",
                client.baseurl,
                encode_path(&record_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_audit_record",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_audit_proof`]

    [`Client::get_audit_proof`]: super::Client::get_audit_proof*/
    #[derive(Debug, Clone)]
    pub struct GetAuditProof<'a> {
        client: &'a super::Client,
        record_id: Result<types::AuditRecordId, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetAuditProof<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                record_id: Err("record_id was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn record_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AuditRecordId>,
        {
            self.record_id = value
                .try_into()
                .map_err(|_| "conversion to `AuditRecordId` for record_id failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/audit/records/{record_id}/proof`
        pub async fn send(self) -> Result<ResponseValue<types::AuditProof>, Error<types::Problem>> {
            let Self {
                client,
                record_id,
                x_request_id,
            } = self;
            let record_id = record_id.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/audit/records/{}/proof",
                client.baseurl,
                encode_path(&record_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_audit_proof",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                409u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_seals`]

    [`Client::list_seals`]: super::Client::list_seals*/
    #[derive(Debug, Clone)]
    pub struct ListSeals<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        from: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListSeals<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                from: Ok(None),
                limit: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn from<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.from = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for from failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/audit/seals`
        pub async fn send(self) -> Result<ResponseValue<types::SealPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                from,
                limit,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let from = from.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/audit/seals", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("from", &from))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_seals",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_clients`]

    [`Client::list_clients`]: super::Client::list_clients*/
    #[derive(Debug, Clone)]
    pub struct ListClients<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListClients<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                limit: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/clients`
        pub async fn send(self) -> Result<ResponseValue<types::ClientPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                limit,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/clients", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_clients",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::register_client`]

    [`Client::register_client`]: super::Client::register_client*/
    #[derive(Debug, Clone)]
    pub struct RegisterClient<'a> {
        client: &'a super::Client,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ClientRegistration, String>,
    }
    impl<'a> RegisterClient<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientRegistration>,
            <V as std::convert::TryInto<types::ClientRegistration>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ClientRegistration` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ClientRegistration,
                ) -> types::builder::ClientRegistration,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/clients`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::IssuedCredential>, Error<types::Problem>> {
            let Self {
                client,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ClientRegistration::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/clients", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "register_client",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::rotate_client_credential`]

    [`Client::rotate_client_credential`]: super::Client::rotate_client_credential*/
    #[derive(Debug, Clone)]
    pub struct RotateClientCredential<'a> {
        client: &'a super::Client,
        client_id: Result<types::ClientId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::CredentialRotation, String>,
    }
    impl<'a> RotateClientCredential<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                client_id: Err("client_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn client_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientId>,
        {
            self.client_id = value
                .try_into()
                .map_err(|_| "conversion to `ClientId` for client_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::CredentialRotation>,
            <V as std::convert::TryInto<types::CredentialRotation>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `CredentialRotation` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::CredentialRotation,
                ) -> types::builder::CredentialRotation,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/clients/{client_id}/credentials`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::IssuedCredential>, Error<types::Problem>> {
            let Self {
                client,
                client_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let client_id = client_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::CredentialRotation::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/clients/{}/credentials",
                client.baseurl,
                encode_path(&client_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "rotate_client_credential",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::freeze_client`]

    [`Client::freeze_client`]: super::Client::freeze_client*/
    #[derive(Debug, Clone)]
    pub struct FreezeClient<'a> {
        client: &'a super::Client,
        client_id: Result<types::ClientId, String>,
        idempotency_key: Result<::std::string::String, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ClientStatusChange, String>,
    }
    impl<'a> FreezeClient<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                client_id: Err("client_id was not initialized".to_string()),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn client_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientId>,
        {
            self.client_id = value
                .try_into()
                .map_err(|_| "conversion to `ClientId` for client_id failed".to_string());
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientStatusChange>,
            <V as std::convert::TryInto<types::ClientStatusChange>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ClientStatusChange` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ClientStatusChange,
                ) -> types::builder::ClientStatusChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/clients/{client_id}/freeze`
        pub async fn send(self) -> Result<ResponseValue<types::Client>, Error<types::Problem>> {
            let Self {
                client,
                client_id,
                idempotency_key,
                x_request_id,
                body,
            } = self;
            let client_id = client_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ClientStatusChange::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/clients/{}/freeze",
                client.baseurl,
                encode_path(&client_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "freeze_client",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::set_client_policy`]

    [`Client::set_client_policy`]: super::Client::set_client_policy*/
    #[derive(Debug, Clone)]
    pub struct SetClientPolicy<'a> {
        client: &'a super::Client,
        client_id: Result<types::ClientId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ClientPolicyChange, String>,
    }
    impl<'a> SetClientPolicy<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                client_id: Err("client_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn client_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientId>,
        {
            self.client_id = value
                .try_into()
                .map_err(|_| "conversion to `ClientId` for client_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientPolicyChange>,
            <V as std::convert::TryInto<types::ClientPolicyChange>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ClientPolicyChange` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ClientPolicyChange,
                ) -> types::builder::ClientPolicyChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/clients/{client_id}/policy`
        pub async fn send(self) -> Result<ResponseValue<types::Client>, Error<types::Problem>> {
            let Self {
                client,
                client_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let client_id = client_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ClientPolicyChange::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/clients/{}/policy",
                client.baseurl,
                encode_path(&client_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "set_client_policy",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::unfreeze_client`]

    [`Client::unfreeze_client`]: super::Client::unfreeze_client*/
    #[derive(Debug, Clone)]
    pub struct UnfreezeClient<'a> {
        client: &'a super::Client,
        client_id: Result<types::ClientId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ClientStatusChange, String>,
    }
    impl<'a> UnfreezeClient<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                client_id: Err("client_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn client_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientId>,
        {
            self.client_id = value
                .try_into()
                .map_err(|_| "conversion to `ClientId` for client_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ClientStatusChange>,
            <V as std::convert::TryInto<types::ClientStatusChange>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ClientStatusChange` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ClientStatusChange,
                ) -> types::builder::ClientStatusChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/clients/{client_id}/unfreeze`
        pub async fn send(self) -> Result<ResponseValue<types::Client>, Error<types::Problem>> {
            let Self {
                client,
                client_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let client_id = client_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ClientStatusChange::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/clients/{}/unfreeze",
                client.baseurl,
                encode_path(&client_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "unfreeze_client",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_institution_limits`]

    [`Client::get_institution_limits`]: super::Client::get_institution_limits*/
    #[derive(Debug, Clone)]
    pub struct GetInstitutionLimits<'a> {
        client: &'a super::Client,
        tenant_id: Result<types::TenantId, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetInstitutionLimits<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| "conversion to `TenantId` for tenant_id failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/institutions/{tenant_id}/limits`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::InstitutionLimitsInForce>, Error<types::Problem>> {
            let Self {
                client,
                tenant_id,
                x_request_id,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/institutions/{}/limits",
                client.baseurl,
                encode_path(&tenant_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_institution_limits",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::set_institution_limits`]

    [`Client::set_institution_limits`]: super::Client::set_institution_limits*/
    #[derive(Debug, Clone)]
    pub struct SetInstitutionLimits<'a> {
        client: &'a super::Client,
        tenant_id: Result<types::TenantId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::InstitutionLimitsChange, String>,
    }
    impl<'a> SetInstitutionLimits<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| "conversion to `TenantId` for tenant_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::InstitutionLimitsChange>,
            <V as std::convert::TryInto<types::InstitutionLimitsChange>>::Error: std::fmt::Display,
        {
            self.body = value.try_into().map(From::from).map_err(|s| {
                format!(
                    "conversion to `InstitutionLimitsChange` for body failed: {}",
                    s
                )
            });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::InstitutionLimitsChange,
                ) -> types::builder::InstitutionLimitsChange,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `PUT` request to `/v1/institutions/{tenant_id}/limits`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::InstitutionLimitsInForce>, Error<types::Problem>> {
            let Self {
                client,
                tenant_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| {
                    types::InstitutionLimitsChange::try_from(v).map_err(|e| e.to_string())
                })
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/institutions/{}/limits",
                client.baseurl,
                encode_path(&tenant_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "set_institution_limits",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_internal_balance`]

    [`Client::get_internal_balance`]: super::Client::get_internal_balance*/
    #[derive(Debug, Clone)]
    pub struct GetInternalBalance<'a> {
        client: &'a super::Client,
        internal_account: Result<types::InternalAccount, String>,
        currency: Result<types::Currency, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetInternalBalance<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                internal_account: Err("internal_account was not initialized".to_string()),
                currency: Err("currency was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn internal_account<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::InternalAccount>,
        {
            self.internal_account = value.try_into().map_err(|_| {
                "conversion to `InternalAccount` for internal_account failed".to_string()
            });
            self
        }
        pub fn currency<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Currency>,
        {
            self.currency = value
                .try_into()
                .map_err(|_| "conversion to `Currency` for currency failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/internal-accounts/{internal_account}/balance`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::InternalBalance>, Error<types::Problem>> {
            let Self {
                client,
                internal_account,
                currency,
                x_request_id,
            } = self;
            let internal_account = internal_account.map_err(Error::InvalidRequest)?;
            let currency = currency.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/internal-accounts/{}/balance",
                client.baseurl,
                encode_path(&internal_account.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("currency", &currency))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_internal_balance",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_breaks`]

    [`Client::list_breaks`]: super::Client::list_breaks*/
    #[derive(Debug, Clone)]
    pub struct ListBreaks<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        state: Result<Option<types::ListBreaksState>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListBreaks<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                limit: Ok(None),
                state: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ListBreaksState>,
        {
            self.state = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `ListBreaksState` for state failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/ledger/breaks`
        pub async fn send(self) -> Result<ResponseValue<types::BreakPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                limit,
                state,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let state = state.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/ledger/breaks", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("state", &state))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_breaks",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::assign_break`]

    [`Client::assign_break`]: super::Client::assign_break*/
    #[derive(Debug, Clone)]
    pub struct AssignBreak<'a> {
        client: &'a super::Client,
        break_id: Result<types::BreakId, String>,
        idempotency_key: Result<::std::string::String, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::WorkItemAssignment, String>,
    }
    impl<'a> AssignBreak<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                break_id: Err("break_id was not initialized".to_string()),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn break_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::BreakId>,
        {
            self.break_id = value
                .try_into()
                .map_err(|_| "conversion to `BreakId` for break_id failed".to_string());
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::WorkItemAssignment>,
            <V as std::convert::TryInto<types::WorkItemAssignment>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `WorkItemAssignment` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::WorkItemAssignment,
                ) -> types::builder::WorkItemAssignment,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/breaks/{break_id}/assign`
        pub async fn send(self) -> Result<ResponseValue<types::Break>, Error<types::Problem>> {
            let Self {
                client,
                break_id,
                idempotency_key,
                x_request_id,
                body,
            } = self;
            let break_id = break_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::WorkItemAssignment::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/breaks/{}/assign",
                client.baseurl,
                encode_path(&break_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "assign_break",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::explain_break`]

    [`Client::explain_break`]: super::Client::explain_break*/
    #[derive(Debug, Clone)]
    pub struct ExplainBreak<'a> {
        client: &'a super::Client,
        break_id: Result<types::BreakId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::BreakExplanation, String>,
    }
    impl<'a> ExplainBreak<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                break_id: Err("break_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn break_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::BreakId>,
        {
            self.break_id = value
                .try_into()
                .map_err(|_| "conversion to `BreakId` for break_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::BreakExplanation>,
            <V as std::convert::TryInto<types::BreakExplanation>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `BreakExplanation` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::BreakExplanation,
                ) -> types::builder::BreakExplanation,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/breaks/{break_id}/explain`
        pub async fn send(self) -> Result<ResponseValue<types::Break>, Error<types::Problem>> {
            let Self {
                client,
                break_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let break_id = break_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::BreakExplanation::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/breaks/{}/explain",
                client.baseurl,
                encode_path(&break_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "explain_break",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::propose_journal`]

    [`Client::propose_journal`]: super::Client::propose_journal*/
    #[derive(Debug, Clone)]
    pub struct ProposeJournal<'a> {
        client: &'a super::Client,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::JournalProposal, String>,
    }
    impl<'a> ProposeJournal<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JournalProposal>,
            <V as std::convert::TryInto<types::JournalProposal>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `JournalProposal` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::JournalProposal) -> types::builder::JournalProposal,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/journals`
        pub async fn send(self) -> Result<ResponseValue<types::Journal>, Error<types::Problem>> {
            let Self {
                client,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::JournalProposal::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/ledger/journals", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "propose_journal",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_journal`]

    [`Client::get_journal`]: super::Client::get_journal*/
    #[derive(Debug, Clone)]
    pub struct GetJournal<'a> {
        client: &'a super::Client,
        journal_id: Result<types::JournalId, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetJournal<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                journal_id: Err("journal_id was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn journal_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JournalId>,
        {
            self.journal_id = value
                .try_into()
                .map_err(|_| "conversion to `JournalId` for journal_id failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/ledger/journals/{journal_id}`
        pub async fn send(self) -> Result<ResponseValue<types::Journal>, Error<types::Problem>> {
            let Self {
                client,
                journal_id,
                x_request_id,
            } = self;
            let journal_id = journal_id.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/journals/{}",
                client.baseurl,
                encode_path(&journal_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_journal",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::approve_journal`]

    [`Client::approve_journal`]: super::Client::approve_journal*/
    #[derive(Debug, Clone)]
    pub struct ApproveJournal<'a> {
        client: &'a super::Client,
        journal_id: Result<types::JournalId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::JournalApproval, String>,
    }
    impl<'a> ApproveJournal<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                journal_id: Err("journal_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn journal_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JournalId>,
        {
            self.journal_id = value
                .try_into()
                .map_err(|_| "conversion to `JournalId` for journal_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JournalApproval>,
            <V as std::convert::TryInto<types::JournalApproval>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `JournalApproval` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::JournalApproval) -> types::builder::JournalApproval,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/journals/{journal_id}/approve`
        pub async fn send(self) -> Result<ResponseValue<types::Journal>, Error<types::Problem>> {
            let Self {
                client,
                journal_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let journal_id = journal_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::JournalApproval::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/journals/{}/approve",
                client.baseurl,
                encode_path(&journal_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "approve_journal",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::decline_journal`]

    [`Client::decline_journal`]: super::Client::decline_journal*/
    #[derive(Debug, Clone)]
    pub struct DeclineJournal<'a> {
        client: &'a super::Client,
        journal_id: Result<types::JournalId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::JournalDecline, String>,
    }
    impl<'a> DeclineJournal<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                journal_id: Err("journal_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn journal_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JournalId>,
        {
            self.journal_id = value
                .try_into()
                .map_err(|_| "conversion to `JournalId` for journal_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JournalDecline>,
            <V as std::convert::TryInto<types::JournalDecline>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `JournalDecline` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::JournalDecline) -> types::builder::JournalDecline,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/journals/{journal_id}/decline`
        pub async fn send(self) -> Result<ResponseValue<types::Journal>, Error<types::Problem>> {
            let Self {
                client,
                journal_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let journal_id = journal_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::JournalDecline::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/journals/{}/decline",
                client.baseurl,
                encode_path(&journal_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "decline_journal",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_suspense_items`]

    [`Client::list_suspense_items`]: super::Client::list_suspense_items*/
    #[derive(Debug, Clone)]
    pub struct ListSuspenseItems<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        state: Result<Option<types::ListSuspenseItemsState>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListSuspenseItems<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                limit: Ok(None),
                state: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ListSuspenseItemsState>,
        {
            self.state = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `ListSuspenseItemsState` for state failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/ledger/suspense-items`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SuspenseItemPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                limit,
                state,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let state = state.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/ledger/suspense-items", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("state", &state))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_suspense_items",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::assign_suspense_item`]

    [`Client::assign_suspense_item`]: super::Client::assign_suspense_item*/
    #[derive(Debug, Clone)]
    pub struct AssignSuspenseItem<'a> {
        client: &'a super::Client,
        suspense_item_id: Result<types::SuspenseItemId, String>,
        idempotency_key: Result<::std::string::String, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::WorkItemAssignment, String>,
    }
    impl<'a> AssignSuspenseItem<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                suspense_item_id: Err("suspense_item_id was not initialized".to_string()),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn suspense_item_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SuspenseItemId>,
        {
            self.suspense_item_id = value.try_into().map_err(|_| {
                "conversion to `SuspenseItemId` for suspense_item_id failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::WorkItemAssignment>,
            <V as std::convert::TryInto<types::WorkItemAssignment>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `WorkItemAssignment` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::WorkItemAssignment,
                ) -> types::builder::WorkItemAssignment,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/suspense-items/{suspense_item_id}/assign`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SuspenseItem>, Error<types::Problem>> {
            let Self {
                client,
                suspense_item_id,
                idempotency_key,
                x_request_id,
                body,
            } = self;
            let suspense_item_id = suspense_item_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::WorkItemAssignment::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/suspense-items/{}/assign",
                client.baseurl,
                encode_path(&suspense_item_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "assign_suspense_item",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_unknown_payments`]

    [`Client::list_unknown_payments`]: super::Client::list_unknown_payments*/
    #[derive(Debug, Clone)]
    pub struct ListUnknownPayments<'a> {
        client: &'a super::Client,
        cursor: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        older_than_minutes: Result<Option<i32>, String>,
        rail: Result<Option<types::Rail>, String>,
        status: Result<Option<types::UnansweredStatus>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListUnknownPayments<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                cursor: Ok(None),
                limit: Ok(None),
                older_than_minutes: Ok(None),
                rail: Ok(None),
                status: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn older_than_minutes<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.older_than_minutes = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for older_than_minutes failed".to_string());
            self
        }
        pub fn rail<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Rail>,
        {
            self.rail = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `Rail` for rail failed".to_string());
            self
        }
        pub fn status<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::UnansweredStatus>,
        {
            self.status = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `UnansweredStatus` for status failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/ledger/unknown-payments`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::UnknownPaymentPage>, Error<types::Problem>> {
            let Self {
                client,
                cursor,
                limit,
                older_than_minutes,
                rail,
                status,
                x_request_id,
            } = self;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let older_than_minutes = older_than_minutes.map_err(Error::InvalidRequest)?;
            let rail = rail.map_err(Error::InvalidRequest)?;
            let status = status.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/ledger/unknown-payments", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new(
                    "older_than_minutes",
                    &older_than_minutes,
                ))
                .query(&progenitor_client::QueryParam::new("rail", &rail))
                .query(&progenitor_client::QueryParam::new("status", &status))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_unknown_payments",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::propose_resolution`]

    [`Client::propose_resolution`]: super::Client::propose_resolution*/
    #[derive(Debug, Clone)]
    pub struct ProposeResolution<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ResolutionProposal, String>,
    }
    impl<'a> ProposeResolution<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ResolutionProposal>,
            <V as std::convert::TryInto<types::ResolutionProposal>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ResolutionProposal` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ResolutionProposal,
                ) -> types::builder::ResolutionProposal,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resolution`
        pub async fn send(self) -> Result<ResponseValue<types::Resolution>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ResolutionProposal::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/unknown-payments/{}/resolution",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "propose_resolution",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::approve_resolution`]

    [`Client::approve_resolution`]: super::Client::approve_resolution*/
    #[derive(Debug, Clone)]
    pub struct ApproveResolution<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ResolutionApproval, String>,
    }
    impl<'a> ApproveResolution<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ResolutionApproval>,
            <V as std::convert::TryInto<types::ResolutionApproval>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ResolutionApproval` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ResolutionApproval,
                ) -> types::builder::ResolutionApproval,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resolution/approve`
        pub async fn send(self) -> Result<ResponseValue<types::Resolution>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ResolutionApproval::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/unknown-payments/{}/resolution/approve",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "approve_resolution",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::decline_resolution`]

    [`Client::decline_resolution`]: super::Client::decline_resolution*/
    #[derive(Debug, Clone)]
    pub struct DeclineResolution<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ResolutionDecline, String>,
    }
    impl<'a> DeclineResolution<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ResolutionDecline>,
            <V as std::convert::TryInto<types::ResolutionDecline>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ResolutionDecline` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ResolutionDecline,
                ) -> types::builder::ResolutionDecline,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resolution/decline`
        pub async fn send(self) -> Result<ResponseValue<types::Resolution>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ResolutionDecline::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/unknown-payments/{}/resolution/decline",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "decline_resolution",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::resubmit_payment`]

    [`Client::resubmit_payment`]: super::Client::resubmit_payment*/
    #[derive(Debug, Clone)]
    pub struct ResubmitPayment<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ResubmissionRequest, String>,
    }
    impl<'a> ResubmitPayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ResubmissionRequest>,
            <V as std::convert::TryInto<types::ResubmissionRequest>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `ResubmissionRequest` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::ResubmissionRequest,
                ) -> types::builder::ResubmissionRequest,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/ledger/unknown-payments/{payment_id}/resubmission`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Resubmission>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::ResubmissionRequest::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/ledger/unknown-payments/{}/resubmission",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "resubmit_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::revoke_token`]

    [`Client::revoke_token`]: super::Client::revoke_token*/
    #[derive(Debug, Clone)]
    pub struct RevokeToken<'a> {
        client: &'a super::Client,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::RevocationRequest, String>,
    }
    impl<'a> RevokeToken<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::RevocationRequest>,
            <V as std::convert::TryInto<types::RevocationRequest>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `RevocationRequest` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::RevocationRequest,
                ) -> types::builder::RevocationRequest,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/oauth/revoke`
        pub async fn send(self) -> Result<ResponseValue<()>, Error<types::TokenError>> {
            let Self {
                client,
                x_request_id,
                body,
            } = self;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::RevocationRequest::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/oauth/revoke", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .form_urlencoded(&body)?
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "revoke_token",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::empty(response)),
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::issue_token`]

    [`Client::issue_token`]: super::Client::issue_token*/
    #[derive(Debug, Clone)]
    pub struct IssueToken<'a> {
        client: &'a super::Client,
        d_po_p: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::TokenRequest, String>,
    }
    impl<'a> IssueToken<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                d_po_p: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn d_po_p<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.d_po_p = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for d_po_p failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::TokenRequest>,
            <V as std::convert::TryInto<types::TokenRequest>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `TokenRequest` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::TokenRequest) -> types::builder::TokenRequest,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/oauth/token`
        pub async fn send(self) -> Result<ResponseValue<types::Token>, Error<types::TokenError>> {
            let Self {
                client,
                d_po_p,
                x_request_id,
                body,
            } = self;
            let d_po_p = d_po_p.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::TokenRequest::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/oauth/token", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = d_po_p {
                header_map.append("DPoP", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .form_urlencoded(&body)?
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "issue_token",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::list_payments`]

    [`Client::list_payments`]: super::Client::list_payments*/
    #[derive(Debug, Clone)]
    pub struct ListPayments<'a> {
        client: &'a super::Client,
        account_id: Result<Option<types::AccountId>, String>,
        cursor: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i32>, String>,
        status: Result<Option<types::ListedStatus>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> ListPayments<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                account_id: Ok(None),
                cursor: Ok(None),
                limit: Ok(None),
                status: Ok(None),
                x_request_id: Ok(None),
            }
        }
        pub fn account_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::AccountId>,
        {
            self.account_id = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `AccountId` for account_id failed".to_string());
            self
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for cursor failed".to_string()
            });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn status<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ListedStatus>,
        {
            self.status = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `ListedStatus` for status failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/payments`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::PaymentPage>, Error<types::Problem>> {
            let Self {
                client,
                account_id,
                cursor,
                limit,
                status,
                x_request_id,
            } = self;
            let account_id = account_id.map_err(Error::InvalidRequest)?;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let status = status.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/payments", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new(
                    "account_id",
                    &account_id,
                ))
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("status", &status))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "list_payments",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::create_payment`]

    [`Client::create_payment`]: super::Client::create_payment*/
    #[derive(Debug, Clone)]
    pub struct CreatePayment<'a> {
        client: &'a super::Client,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::PaymentOrder, String>,
    }
    impl<'a> CreatePayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentOrder>,
            <V as std::convert::TryInto<types::PaymentOrder>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `PaymentOrder` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::PaymentOrder) -> types::builder::PaymentOrder,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/payments`
        pub async fn send(self) -> Result<ResponseValue<types::Payment>, Error<types::Problem>> {
            let Self {
                client,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::PaymentOrder::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/payments", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "create_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                409u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::get_payment`]

    [`Client::get_payment`]: super::Client::get_payment*/
    #[derive(Debug, Clone)]
    pub struct GetPayment<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetPayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                x_request_id: Ok(None),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        ///Sends a `GET` request to `/v1/payments/{payment_id}`
        pub async fn send(self) -> Result<ResponseValue<types::Payment>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                x_request_id,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/payments/{}",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "get_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::approve_payment`]

    [`Client::approve_payment`]: super::Client::approve_payment*/
    #[derive(Debug, Clone)]
    pub struct ApprovePayment<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::PaymentApproval, String>,
    }
    impl<'a> ApprovePayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentApproval>,
            <V as std::convert::TryInto<types::PaymentApproval>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `PaymentApproval` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::PaymentApproval) -> types::builder::PaymentApproval,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/payments/{payment_id}/approve`
        pub async fn send(self) -> Result<ResponseValue<types::Payment>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::PaymentApproval::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/payments/{}/approve",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "approve_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::cancel_payment`]

    [`Client::cancel_payment`]: super::Client::cancel_payment*/
    #[derive(Debug, Clone)]
    pub struct CancelPayment<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::PaymentCancellation, String>,
    }
    impl<'a> CancelPayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentCancellation>,
            <V as std::convert::TryInto<types::PaymentCancellation>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `PaymentCancellation` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                    types::builder::PaymentCancellation,
                ) -> types::builder::PaymentCancellation,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/payments/{payment_id}/cancel`
        pub async fn send(self) -> Result<ResponseValue<types::Payment>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::PaymentCancellation::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/payments/{}/cancel",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cancel_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::decline_payment`]

    [`Client::decline_payment`]: super::Client::decline_payment*/
    #[derive(Debug, Clone)]
    pub struct DeclinePayment<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::PaymentDecline, String>,
    }
    impl<'a> DeclinePayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentDecline>,
            <V as std::convert::TryInto<types::PaymentDecline>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `PaymentDecline` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::PaymentDecline) -> types::builder::PaymentDecline,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/payments/{payment_id}/decline`
        pub async fn send(self) -> Result<ResponseValue<types::Payment>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::PaymentDecline::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/payments/{}/decline",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "decline_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::return_payment`]

    [`Client::return_payment`]: super::Client::return_payment*/
    #[derive(Debug, Clone)]
    pub struct ReturnPayment<'a> {
        client: &'a super::Client,
        payment_id: Result<types::PaymentId, String>,
        content_digest: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<::std::string::String, String>,
        signature: Result<Option<::std::string::String>, String>,
        signature_input: Result<Option<::std::string::String>, String>,
        x_request_id: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::PaymentReturn, String>,
    }
    impl<'a> ReturnPayment<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                payment_id: Err("payment_id was not initialized".to_string()),
                content_digest: Ok(None),
                idempotency_key: Err("idempotency_key was not initialized".to_string()),
                signature: Ok(None),
                signature_input: Ok(None),
                x_request_id: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn payment_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentId>,
        {
            self.payment_id = value
                .try_into()
                .map_err(|_| "conversion to `PaymentId` for payment_id failed".to_string());
            self
        }
        pub fn content_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content_digest = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for content_digest failed".to_string()
            });
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value.try_into().map_err(|_| {
                "conversion to `:: std :: string :: String` for idempotency_key failed".to_string()
            });
            self
        }
        pub fn signature<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature failed".to_string()
            });
            self
        }
        pub fn signature_input<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.signature_input = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for signature_input failed".to_string()
            });
            self
        }
        pub fn x_request_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_request_id = value.try_into().map(Some).map_err(|_| {
                "conversion to `:: std :: string :: String` for x_request_id failed".to_string()
            });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PaymentReturn>,
            <V as std::convert::TryInto<types::PaymentReturn>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `PaymentReturn` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::PaymentReturn) -> types::builder::PaymentReturn,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/v1/payments/{payment_id}/return`
        pub async fn send(self) -> Result<ResponseValue<types::Payment>, Error<types::Problem>> {
            let Self {
                client,
                payment_id,
                content_digest,
                idempotency_key,
                signature,
                signature_input,
                x_request_id,
                body,
            } = self;
            let payment_id = payment_id.map_err(Error::InvalidRequest)?;
            let content_digest = content_digest.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let signature = signature.map_err(Error::InvalidRequest)?;
            let signature_input = signature_input.map_err(Error::InvalidRequest)?;
            let x_request_id = x_request_id.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| types::PaymentReturn::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/payments/{}/return",
                client.baseurl,
                encode_path(&payment_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
            header_map.append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
            if let Some(value) = content_digest {
                header_map.append("Content-Digest", value.to_string().try_into()?);
            }
            header_map.append("Idempotency-Key", idempotency_key.to_string().try_into()?);
            if let Some(value) = signature {
                header_map.append("Signature", value.to_string().try_into()?);
            }
            if let Some(value) = signature_input {
                header_map.append("Signature-Input", value.to_string().try_into()?);
            }
            if let Some(value) = x_request_id {
                header_map.append("x-request-id", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "return_payment",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                401u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                403u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                404u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                413u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                415u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                422u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                429u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                500u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                503u16 => Err(Error::ErrorResponse(
                    ResponseValue::from_response(response).await?,
                )),
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
}
/// Items consumers will typically use such as the Client.
pub mod prelude {
    pub use self::super::Client;
}
