//! Arbitrary rows of each domain, personal data included.

use std::fmt::Display;

use accounts_contract::entry::{self, Counterparty, CounterpartyRef, Leg};
use accounts_contract::event::AccountEventKind;
use accounts_contract::recent::Recent;
use accounts_contract::{AccountRow, Holder};
use field_encryption::{FieldKeyRing, GivenReason};
use identity_contract::admission;
use identity_contract::event::ClientChanged;
use identity_contract::refused::RefusedAccess;
use identity_contract::revoked::RevokedToken;
use kernel::account::{AccountNumber, SortCode};
use kernel::event::{ChangeContext, Event};
use kernel::id::Id;
use kernel::idempotency::Fingerprint;
use kernel::money::CurrencyCode;
use kernel::party::{EndToEndId, PartyName, Reference};
use kernel::payment::Rail;
use kernel::policy::ClientPolicy;
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use payments_contract::{Corrections, Direction, Kind, Parties, Party, PaymentRow, Route, Status};
use platform::http::Code;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use store::Item;

use crate::PERSONAL;

const _: fn(Status) = |status| match status {
    Status::AwaitingApproval
    | Status::Accepted
    | Status::Submitted
    | Status::Unknown
    | Status::Settled
    | Status::Rejected
    | Status::Cancelled
    | Status::Declined
    | Status::Refused
    | Status::Returned => {}
};

/// The largest sequence that every JSON reader represents exactly.
const MAX_SEQUENCE: u64 = 9_007_199_254_740_991;

pub(crate) fn id<K: kernel::id::Kind>() -> impl Strategy<Value = Id<K>> {
    any::<[u8; 16]>().prop_map(Id::from_bytes)
}

pub(crate) fn moment() -> impl Strategy<Value = Moment> {
    (0..253_000_000_000_000_i64)
        .prop_map(|millis| Moment::from_unix_millis(millis).expect("in range"))
}

pub(crate) fn request() -> impl Strategy<Value = RequestId> {
    "[A-Za-z0-9._-]{1,64}".prop_map(|text| text.parse().expect("a request id"))
}

fn currency() -> impl Strategy<Value = CurrencyCode> {
    select(CurrencyCode::ALL.to_vec())
}

pub(crate) fn sequence() -> impl Strategy<Value = u64> {
    1..=MAX_SEQUENCE
}

pub(crate) fn ring() -> FieldKeyRing {
    let text = r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
    FieldKeyRing::read(text).expect("a ring")
}

fn name() -> PartyName {
    format!("{PERSONAL}eeblebrox").parse().expect("a name")
}

fn reference() -> Reference {
    format!("{PERSONAL} 42").parse().expect("a reference")
}

fn number() -> AccountNumber {
    "31926819".parse().expect("an account number")
}

fn side() -> impl Strategy<Value = CounterpartyRef> {
    let party = Counterparty {
        name: Some(name()),
        sort_code: SortCode::THIS_BANK,
        account_number: number(),
    };
    prop_oneof![
        Just(CounterpartyRef::Party(party)),
        id().prop_map(CounterpartyRef::Ours)
    ]
}

fn leg() -> impl Strategy<Value = Leg> {
    let kinds = vec![
        entry::Kind::OnUs,
        entry::Kind::Payment(Rail::Fps),
        entry::Kind::Return(Rail::Fps),
        entry::Kind::Adjustment,
    ];
    let parts = (
        any::<i64>(),
        select(kinds),
        (option::of(id()), option::of(id())),
        option::of(side()),
        moment(),
    );
    parts.prop_map(|(minor, kind, (payment, journal), other, at)| Leg {
        minor,
        kind,
        payment,
        journal,
        other,
        reference: Some(reference()),
        at,
    })
}

/// A client's reason, encrypted for this version of the resource.
fn given(resource: impl Display, version: u64) -> Option<GivenReason> {
    let reason: Reason = format!("{PERSONAL} asked for it")
        .parse()
        .expect("a reason");
    GivenReason::seal(&ring(), resource, version, &reason).ok()
}

/// Returns whether a client must give a reason for this change of an account.
fn has_reason(happened: AccountEventKind) -> bool {
    matches!(
        happened,
        AccountEventKind::AccountFrozen
            | AccountEventKind::AccountUnfrozen
            | AccountEventKind::AccountClosed
    )
}

/// An arbitrary row of an account.
pub(crate) fn account() -> impl Strategy<Value = AccountRow> {
    use accounts_contract::Status;
    let statuses = vec![Status::Active, Status::Frozen, Status::Closed];
    let who = (id(), id(), currency(), select(statuses));
    let balances = (any::<i64>(), any::<i64>(), any::<i64>(), any::<i64>());
    let counts = (
        sequence(),
        0..=MAX_SEQUENCE,
        select(AccountEventKind::ALL.to_vec()),
    );
    let last = (moment(), option::of(id()), request(), option::of(leg()));
    (who, balances, counts, last).prop_map(|(who, balances, counts, last)| {
        let (id, tenant, currency, status) = who;
        let (booked, available, held, overdraft_limit) = balances;
        let (version, sequence, happened) = counts;
        let (updated_at, changed_by, request_id, leg) = last;
        let holder = Holder {
            name: name(),
            number: number(),
        };
        let leg = leg.map(|leg: Leg| leg.seal(&ring(), id).expect("sealed"));
        AccountRow {
            id,
            tenant,
            opening: Fingerprint::of(&["opening"]),
            fingerprint: Fingerprint::of(&["asked"]),
            holder: holder.seal(&ring(), id).expect("sealed"),
            currency,
            status,
            booked,
            available,
            held,
            overdraft_limit,
            version,
            sequence,
            day: "2026-11-23".to_owned(),
            opened_at: Moment::EPOCH,
            updated_at,
            changed_by,
            request_id,
            happened,
            leg,
            status_reason: given(id, version).filter(|_| has_reason(happened)),
            spent_on: None,
            spent: None,
            recent: Recent::default(),
        }
    })
}

fn party() -> Party {
    Party {
        name: Some(name()),
        sort_code: Some(SortCode::THIS_BANK),
        account_number: Some(number()),
    }
}

/// An internal reason or a code of the scheme.
pub(crate) fn code() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_]{1,64}"
}

/// An arbitrary row of a payment; its reasons are codes.
pub(crate) fn payment() -> impl Strategy<Value = PaymentRow> {
    let what = (
        select(vec![Direction::Outbound, Direction::Inbound]),
        select(vec![Kind::Payment, Kind::Return]),
        select(vec![Route::OnUs, Route::Rail(Rail::Fps)]),
        select(Status::ALL.to_vec()),
    );
    let accounts = (option::of(id()), option::of(id()));
    let who = (id(), id(), option::of(id()), accounts);
    let why = (
        any::<i64>(),
        currency(),
        option::of(code()),
        option::of(code()),
        option::of(id()),
    );
    let last = (sequence(), moment(), option::of(id()), request());
    (what, who, why, last).prop_map(|(what, who, why, last)| {
        let (direction, kind, route, status) = what;
        let (id, tenant, ordered_by, (debtor, creditor)) = who;
        let (minor, currency, reason, return_code, original) = why;
        let (version, updated_at, changed_by, request_id) = last;
        let end_to_end_id: EndToEndId = format!("{PERSONAL}-1").parse().expect("an id");
        let parties = Parties {
            debtor: party(),
            creditor: party(),
            reference: Some(reference()),
            end_to_end_id,
        };
        PaymentRow {
            id,
            tenant,
            ordered_by,
            fingerprint: Fingerprint::of(&["asked"]),
            direction,
            kind,
            route,
            status,
            debtor,
            creditor,
            parties: parties.seal(&ring(), id).expect("sealed"),
            minor,
            currency,
            transfer: None,
            scheme_id: Some(format!("{PERSONAL}-2")),
            reason,
            return_code,
            qualifier: None,
            rejected_field: None,
            message: None,
            original,
            returned_by: None,
            approval: None,
            decision_reason: given(id, version).filter(|_| status == Status::Declined),
            cancellation_reason: given(id, version).filter(|_| status == Status::Cancelled),
            booked_at: None,
            delivered_at: None,
            disputed_by: Vec::new(),
            reports: payments_contract::Reports::default(),
            corrections: Corrections::default(),
            version,
            revision: version,
            created_at: Moment::EPOCH,
            updated_at,
            changed_by,
            request_id,
        }
    })
}

/// An arbitrary refused access, to any operation, by any code that refuses access.
pub(crate) fn refused_access() -> impl Strategy<Value = Item> {
    let operations: Vec<_> = contract::OPERATIONS.iter().map(|one| one.id).collect();
    let refusing = Code::ALL.iter().filter(|code| code.refuses_access());
    let of_oauth = ["invalid_client", "invalid_scope"];
    let codes: Vec<_> = refusing.map(|code| code.as_str()).chain(of_oauth).collect();
    let who = (id(), id(), select(operations), select(codes));
    (who, moment(), request()).prop_map(|((client, tenant, operation, code), at, request_id)| {
        let access = RefusedAccess {
            client,
            tenant: Some(tenant),
            operation: operation.to_owned(),
            code: code.to_owned(),
            request_id,
            first_at: at,
        };
        let record = admission::record(&access).expect("a record");
        let mut attributes = record.update().key.item().into_inner();
        for change in &record.update().changes {
            if let store::Change::Set(name, value) = change {
                attributes.insert((*name).to_owned(), value.clone());
            }
        }
        Item::from(attributes)
    })
}

/// Returns whether a client must give a reason for this change of a client.
fn explained(happened: identity_contract::event::ClientEventKind) -> bool {
    use identity_contract::event::ClientEventKind;
    matches!(
        happened,
        ClientEventKind::ClientFrozen
            | ClientEventKind::ClientUnfrozen
            | ClientEventKind::ClientPolicyChanged
    )
}

/// An arbitrary event of a client. Its row is private to the identity domain.
pub(crate) fn client_event() -> impl Strategy<Value = Event<ClientChanged>> {
    use identity_contract::event::ClientEventKind;
    let scopes = proptest::collection::vec("[a-z]{1,12}:[a-z]{1,12}", 0..8);
    let who = (id(), id(), option::of(id()));
    let how = (
        any::<[u8; 16]>(),
        select(vec!["client_secret", "private_key_jwt"]),
        scopes,
        select(vec![json!({}), json!({"GBP": "0.00", "EUR": "12.34"})]),
    );
    let last = (
        select(ClientEventKind::ALL.to_vec()),
        sequence(),
        moment(),
        request(),
    );
    (who, how, last).prop_map(|(who, how, last)| {
        let (client_id, tenant, changed_by) = who;
        let (credential, authentication, scopes, approval_above) = how;
        let (happened, sequence, at, request) = last;
        let data = ClientChanged {
            client_id,
            scopes,
            credential_id: format!("crd_{}", kernel::base32::encode(&credential)),
            authentication: authentication.to_owned(),
            policy: ClientPolicy {
                approval_above: serde_json::from_value(approval_above).expect("limits"),
                ..ClientPolicy::default()
            },
            changed_by,
            encrypted_reason: given(client_id, sequence)
                .filter(|_| explained(happened))
                .and_then(|given| given.in_event_of(sequence)),
        };
        let cause = ChangeContext {
            tenant,
            client: changed_by,
            request,
            at,
        };
        let subject = client_id.to_string();
        Event::new(
            "identity",
            happened.event_name(),
            subject,
            sequence,
            cause,
            data,
        )
    })
}

/// An arbitrary revoked token.
pub(crate) fn revoked_token() -> impl Strategy<Value = Item> {
    let of = (id(), id(), moment(), request());
    of.prop_map(|(client, tenant, at, request_id)| {
        let revoked = RevokedToken::new((client, tenant), "j", request_id, at, 1);
        store::item_of(&revoked).expect("an item")
    })
}
