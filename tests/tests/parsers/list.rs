//! The description of a parser for this test, and the parsers of single values.

use std::str::from_utf8;

use kernel::id::ClientId;
use kernel::money::{Amount, CurrencyCode, Gbp};
use kernel::time::Moment;

/// The number of spellings of one value.
pub(crate) enum Spelling {
    /// One: what is read is what is printed.
    One,
    /// Several, of which one is printed.
    Several,
}

/// One parser.
pub(crate) struct Parser {
    /// What it reads; the name of its directory in the corpus.
    pub(crate) name: &'static str,
    /// Its file.
    pub(crate) source: &'static str,
    /// The number of spellings of a value.
    pub(crate) spelling: Spelling,
    /// The number of mutated texts.
    pub(crate) cases: u32,
    /// Texts that it accepts.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Returns what it reads, printed; `None` if it refuses.
    pub(crate) read: fn(&[u8]) -> Option<Vec<u8>>,
}

/// Describes a parser that implements `FromStr`.
macro_rules! text {
    ($name:literal, $source:literal, $spelling:ident, $type:ty, $print:expr, [$($seed:expr),+]) => {
        Parser {
            name: $name,
            source: $source,
            spelling: $crate::parsers::list::Spelling::$spelling,
            cases: 40_000,
            seeds: || vec![$($seed.to_owned().into_bytes()),+],
            read: |bytes| {
                let value: $type = std::str::from_utf8(bytes).ok()?.parse().ok()?;
                let print: fn(&$type) -> String = $print;
                Some(print(&value).into_bytes())
            },
        }
    };
}

pub(crate) use text;

/// Files with parsers that are not fed here, and the reason.
pub(crate) const ELSEWHERE: &[(&str, &str)] = &[
    (
        "functions/audit/list-seals/src/lib.rs",
        "reads a cursor that is a minute: minute",
    ),
    (
        "functions/audit/store/src/seal_key.rs",
        "reads a secret that the bank made for itself, and that nobody else writes",
    ),
    (
        "functions/audit/domain/src/trail/file.rs",
        "fed other bytes and damaged files by functions/audit/domain/src/trail/tests.rs",
    ),
    (
        "functions/audit/domain/src/trail/head.rs",
        "fed other bytes and damaged files by functions/audit/domain/src/trail/tests.rs",
    ),
    (
        "functions/audit/domain/src/trail/key.rs",
        "fed other bytes and damaged files by functions/audit/domain/src/trail/tests.rs",
    ),
    (
        "functions/audit/domain/src/trail/merged.rs",
        "fed other bytes and damaged files by functions/audit/domain/src/trail/tests.rs",
    ),
    (
        "functions/audit/store/src/trail/cursor.rs",
        "reads what the bank wrote and marked: shared/platform/src/http/cursor.rs",
    ),
    (
        "functions/identity/store/src/authentication/request.rs",
        "reads a form by its library, and the client that it claims: client-assertion",
    ),
    (
        "shared/contracts/payments/src/event.rs",
        "reads a row of the bank's own table",
    ),
    (
        "shared/fence/src/declaration/event.rs",
        "reads manifests of this repository, when it is built",
    ),
    (
        "shared/fence/src/declaration/verb.rs",
        "reads manifests of this repository, when it is built",
    ),
    (
        "shared/rails/fps/src/messages/credit_transfer.rs",
        "reads a part of a message: scheme-message",
    ),
];

/// Parsers of the values in requests, rows and cursors.
pub(crate) const VALUES: &[Parser] = &[
    text!(
        "reason",
        "shared/kernel/src/reason.rs",
        One,
        kernel::reason::Reason,
        |it| it.as_str().to_owned(),
        ["Reported lost phone", "Caf\u{e9}"]
    ),
    text!(
        "party-name",
        "shared/kernel/src/party.rs",
        Several,
        kernel::party::PartyName,
        |it| it.as_str().to_owned(),
        [
            "Ada Okafor",
            "Brightwell Plumbing & Heating (Leeds) Ltd",
            "Zo\u{eb} O\u{2019}Brien"
        ]
    ),
    text!(
        "reference",
        "shared/kernel/src/party.rs",
        One,
        kernel::party::Reference,
        |it| it.as_str().to_owned(),
        ["INV-2031 BOILER SERVICE"]
    ),
    text!(
        "end-to-end-id",
        "shared/kernel/src/party.rs",
        One,
        kernel::party::EndToEndId,
        |it| it.as_str().to_owned(),
        ["E2E-4711/1"]
    ),
    text!(
        "client-id",
        "shared/kernel/src/id.rs",
        One,
        ClientId,
        ToString::to_string,
        ["cli_0kd7xvqkmc2b7wf5bv4s9fx6kg"]
    ),
    text!(
        "sort-code",
        "shared/kernel/src/account.rs",
        One,
        kernel::account::SortCode,
        |it| it.as_str().to_owned(),
        ["000001", "123456"]
    ),
    text!(
        "account-number",
        "shared/kernel/src/account.rs",
        One,
        kernel::account::AccountNumber,
        |it| it.as_str().to_owned(),
        ["41926819", "00000000"]
    ),
    text!(
        "iban",
        "shared/kernel/src/account.rs",
        One,
        kernel::account::Iban,
        |it| it.as_str().to_owned(),
        ["GB25MALA00000141926819"]
    ),
    text!(
        "currency",
        "shared/kernel/src/money.rs",
        One,
        CurrencyCode,
        ToString::to_string,
        ["GBP", "EUR", "USD"]
    ),
    text!(
        "idempotency-key",
        "shared/kernel/src/idempotency.rs",
        Several,
        kernel::idempotency::IdempotencyKey,
        |it| format!(
            "\"{}\"",
            it.as_str().replace('\\', "\\\\").replace('"', "\\\"")
        ),
        [
            "0f8f1c52-6a35-4f0e-9a51-6f2f3b0c7a11",
            "\"a \\\"quoted\\\" key\""
        ]
    ),
    text!(
        "moment",
        "shared/kernel/src/time.rs",
        Several,
        Moment,
        ToString::to_string,
        ["2026-11-23T09:14:07.123Z", "2026-11-23T09:14:07+01:00"]
    ),
    text!(
        "request-id",
        "shared/kernel/src/request.rs",
        One,
        kernel::request::RequestId,
        ToString::to_string,
        ["req-7f3c2a91"]
    ),
    Parser {
        name: "amount",
        source: "shared/kernel/src/money.rs",
        spelling: Spelling::One,
        cases: 40_000,
        seeds: || {
            ["12.34", "0.01", "9999999999999.99", "7.00"]
                .map(Vec::from)
                .to_vec()
        },
        read: |bytes| {
            let amount = Amount::parse(from_utf8(bytes).ok()?, Gbp).ok()?;
            Some(amount.money().decimal().into_bytes())
        },
    },
    Parser {
        name: "amount-json",
        source: "shared/kernel/src/money.rs",
        spelling: Spelling::Several,
        cases: 40_000,
        seeds: || vec![br#"{"amount":"12.34","currency":"GBP"}"#.to_vec()],
        read: |bytes| {
            let amount: Amount = serde_json::from_slice(bytes).ok()?;
            serde_json::to_vec(&amount).ok()
        },
    },
    Parser {
        name: "base32",
        source: "shared/kernel/src/base32.rs",
        spelling: Spelling::One,
        cases: 40_000,
        seeds: || vec![b"0kd7xvqkmc2b7wf5bv4s9fx6kg".to_vec(), Vec::new()],
        read: |bytes| {
            let bytes = kernel::base32::decode(from_utf8(bytes).ok()?)?;
            Some(kernel::base32::encode(&bytes).into_bytes())
        },
    },
    text!(
        "route",
        "shared/kernel/src/payment.rs",
        One,
        kernel::payment::Route,
        |it| it.as_str().to_owned(),
        ["on_us", "fps"]
    ),
    text!(
        "entry-kind",
        "shared/contracts/accounts/src/entry.rs",
        One,
        accounts_contract::entry::Kind,
        |it| it.as_str().to_owned(),
        ["fps_return", "adjustment"]
    ),
    text!(
        "internal-account",
        "shared/contracts/payments/src/ledger.rs",
        One,
        payments_contract::ledger::InternalAccount,
        |it| it.as_str().to_owned(),
        ["fps-settlement"]
    ),
    text!(
        "ledger-account",
        "shared/contracts/payments/src/ledger.rs",
        One,
        payments_contract::ledger::LedgerAccount,
        ToString::to_string,
        ["fees", "acc_0kd7xvqkmc2b7wf5bv4s9fx6kg"]
    ),
    text!(
        "journal-subject",
        "shared/contracts/payments/src/journal.rs",
        One,
        payments_contract::journal::JournalSubject,
        ToString::to_string,
        [
            "sus_60m61hjjqw4dar155ajyegggam",
            "brk_60m61hjjqw4dar155ajyegggam"
        ]
    ),
    text!(
        "evidence-reference",
        "shared/contracts/payments/src/evidence.rs",
        One,
        payments_contract::EvidenceReference,
        |it| it.as_str().to_owned(),
        ["cycle 2 of 24 November"]
    ),
    text!(
        "evidence-digest",
        "shared/contracts/payments/src/evidence.rs",
        One,
        payments_contract::EvidenceDigest,
        |it| it.as_str().to_owned(),
        ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
    ),
    text!(
        "client-name",
        "functions/identity/domain/src/client.rs",
        One,
        identity_domain::ClientName,
        |it| it.as_str().to_owned(),
        ["Payroll", "Caf\u{e9} 7"]
    ),
    text!(
        "scope",
        "functions/identity/domain/src/scope.rs",
        One,
        identity_domain::Scope,
        |it| it.as_str().to_owned(),
        ["accounts:read"]
    ),
    text!(
        "scopes",
        "functions/identity/domain/src/scope.rs",
        Several,
        identity_domain::Scopes,
        ToString::to_string,
        ["payments:write accounts:read"]
    ),
    text!(
        "audit-record",
        "functions/audit/domain/src/record.rs",
        One,
        audit_domain::RecordId,
        ToString::to_string,
        ["pay_60m61hjjqw4dar155ajyegggam.17"]
    ),
    text!(
        "audit-subject",
        "functions/audit/domain/src/subject.rs",
        One,
        audit_domain::SubjectId,
        ToString::to_string,
        ["pay_60m61hjjqw4dar155ajyegggam"]
    ),
    text!(
        "audit-day",
        "functions/audit/domain/src/selection.rs",
        One,
        audit_domain::Day,
        ToString::to_string,
        ["2026-11-23"]
    ),
    text!(
        "minute",
        "functions/audit/domain/src/minute.rs",
        One,
        audit_domain::Minute,
        ToString::to_string,
        ["2026-11-23T09:14Z"]
    ),
    text!(
        "hash",
        "functions/audit/domain/src/hash.rs",
        One,
        audit_domain::Hash,
        ToString::to_string,
        ["0f".repeat(32)]
    ),
    text!(
        "refusal",
        "functions/payments/domain/src/refusal.rs",
        One,
        payments_domain::Refusal,
        ToString::to_string,
        ["insufficient_funds", "route_unavailable"]
    ),
    text!(
        "day",
        "shared/calendar/src/day.rs",
        One,
        calendar::Day,
        ToString::to_string,
        ["2026-11-23", "2028-02-29"]
    ),
    text!(
        "position",
        "functions/accounts/store/src/entry.rs",
        One,
        accounts_store::entry::Position,
        ToString::to_string,
        ["E#2026-11-23#000000000017"]
    ),
];
