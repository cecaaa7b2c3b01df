//! The rows of the access matrix.

use serde_json::json;
use tests::bank::policy_change;

use super::super::raw_request::{PAYEE, RawRequest, order};
use super::Expected;
use super::kinds::{Access, Other, Row, desk, open, row};
use super::places::{UNKNOWN, account, assignment, client, day, payment, reason, unknown};

const OK: Expected = (200, "");
const MADE: Expected = (201, "");

/// A form without a credential.
fn form(path: &str, body: &str) -> RawRequest {
    RawRequest::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .bytes(body)
}

/// The matrix, reads first: a write may change the response to a later row.
pub(crate) const ROWS: &[Row] = &[
    open(
        "issueToken",
        |_| form("/v1/oauth/token", "grant_type=client_credentials"),
        "the client's credential authenticates the request; these requests have none",
        (401, "invalid_client"),
    ),
    open(
        "revokeToken",
        |_| form("/v1/oauth/revoke", "token=a.b.c"),
        "the client's credential authenticates the request; these requests have none",
        (401, "invalid_client"),
    ),
    open(
        "publishServerMetadata",
        |_| RawRequest::get("/.well-known/oauth-authorization-server"),
        "public metadata",
        OK,
    ),
    open(
        "publishKeys",
        |_| RawRequest::get("/.well-known/jwks.json"),
        "public keys",
        OK,
    ),
    open(
        "publishSealKeys",
        |_| RawRequest::get("/.well-known/seal-keys.json"),
        "public keys",
        OK,
    ),
    Row {
        operation: "receiveFpsMessage",
        ask: |fixture| {
            let message = super::super::messages::credit(&fixture.ada);
            RawRequest::post("/rails/fps/messages")
                .header("content-type", "application/xml")
                .bytes(message)
        },
        access: Access::Signature {
            why: "the rail's signature authenticates the request",
        },
    },
    row(
        "listClients",
        |_| RawRequest::get("/v1/clients"),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "listAccounts",
        |_| RawRequest::get("/v1/accounts"),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "getAccount",
        |fixture| RawRequest::get(account(fixture, "")),
        OK,
        Other::NotFound,
    ),
    row(
        "listTransactions",
        |fixture| RawRequest::get(account(fixture, "/transactions")),
        OK,
        Other::NotFound,
    ),
    row(
        "getStatement",
        |fixture| {
            let day = day(fixture);
            RawRequest::get(account(fixture, &format!("/statement?from={day}&to={day}")))
        },
        OK,
        Other::NotFound,
    ),
    row(
        "getCalendar",
        |_| RawRequest::get("/v1/calendar"),
        OK,
        Other::TheBanks,
    ),
    desk(
        "getInternalBalance",
        |_| RawRequest::get("/v1/internal-accounts/fps-settlement/balance?currency=GBP"),
        OK,
    ),
    row(
        "listPayments",
        |fixture| {
            RawRequest::get(format!(
                "/v1/payments?account_id={}",
                *fixture.ada.account_id
            ))
        },
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "getPayment",
        |fixture| RawRequest::get(payment(fixture, "")),
        OK,
        Other::NotFound,
    ),
    row(
        "listAuditRecords",
        |fixture| {
            RawRequest::get(format!(
                "/v1/audit/records?subject={}",
                *fixture.ada.account_id
            ))
        },
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "listAuditRecords",
        |fixture| RawRequest::get(format!("/v1/audit/records?date={}", day(fixture))),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "getAuditRecord",
        |fixture| RawRequest::get(format!("/v1/audit/records/{}.1", fixture.payment)),
        OK,
        Other::NotFound,
    ),
    row(
        "getAuditProof",
        |fixture| RawRequest::get(format!("/v1/audit/records/{}.1/proof", fixture.payment)),
        (409, "not_sealed_yet"),
        Other::NotFound,
    ),
    row(
        "listSeals",
        |_| RawRequest::get("/v1/audit/seals"),
        OK,
        Other::TheBanks,
    ),
    row(
        "listSealedRecords",
        |_| RawRequest::get("/v1/audit/seals/9007199254740991/records"),
        (404, "not_found"),
        Other::NoSeal,
    ),
    desk(
        "listSuspenseItems",
        |_| RawRequest::get("/v1/ledger/suspense-items"),
        OK,
    ),
    desk("listBreaks", |_| RawRequest::get("/v1/ledger/breaks"), OK),
    desk("listUnknownPayments", |_| RawRequest::get(UNKNOWN), OK),
    desk(
        "proposeResolution",
        |fixture| {
            let digest = "0a".repeat(32);
            let evidence = json!([{"kind": "other", "reference": "Note 4", "sha256": digest}]);
            let wanted = json!({"outcome": "settled", "evidence": evidence, "reason": "Asked for"});
            RawRequest::write(unknown(fixture, "/resolution"), &wanted)
        },
        (422, "not_unknown"),
    ),
    desk(
        "approveResolution",
        |fixture| {
            let wanted = json!({"outcome": "settled", "reason": "Asked for"});
            RawRequest::write(unknown(fixture, "/resolution/approve"), &wanted)
        },
        (422, "not_unknown"),
    ),
    desk(
        "declineResolution",
        |fixture| RawRequest::write(unknown(fixture, "/resolution/decline"), &reason()),
        (422, "not_proposed"),
    ),
    desk(
        "resubmitPayment",
        |fixture| RawRequest::write(unknown(fixture, "/resubmission"), &reason()),
        (422, "not_resubmittable"),
    ),
    desk(
        "proposeJournal",
        |fixture| {
            let digest = "0a".repeat(32);
            let evidence = json!([{"kind": "other", "reference": "Note 4", "sha256": digest}]);
            let amount = json!({"amount": "1.00", "currency": "GBP"});
            let credit = fixture.ada.account_id.to_string();
            let transfer = json!({"debit": "suspense", "credit": credit, "amount": amount});
            let wanted = json!({
                "purpose": "suspense_applied", "subject": SUSPENSE_ITEM, "transfers": [transfer],
                "evidence": evidence, "reason": "Asked for",
            });
            RawRequest::write("/v1/ledger/journals".into(), &wanted)
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "getJournal",
        |_| RawRequest::get(format!("/v1/ledger/journals/{JOURNAL}")),
        UNKNOWN_ITEM,
    ),
    desk(
        "approveJournal",
        |_| {
            let wanted = json!({"sequence": 1, "reason": "Asked for"});
            RawRequest::write(format!("/v1/ledger/journals/{JOURNAL}/approve"), &wanted)
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "declineJournal",
        |_| RawRequest::write(format!("/v1/ledger/journals/{JOURNAL}/decline"), &reason()),
        UNKNOWN_ITEM,
    ),
    desk(
        "assignSuspenseItem",
        |fixture| {
            let path = format!("/v1/ledger/suspense-items/{SUSPENSE_ITEM}/assign");
            RawRequest::write(path, &assignment(fixture))
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "assignBreak",
        |fixture| {
            let path = format!("/v1/ledger/breaks/{BREAK}/assign");
            RawRequest::write(path, &assignment(fixture))
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "explainBreak",
        |_| RawRequest::write(format!("/v1/ledger/breaks/{BREAK}/explain"), &reason()),
        UNKNOWN_ITEM,
    ),
    row(
        "registerClient",
        |_| {
            let scopes = ["accounts:read"];
            let client =
                json!({"name": "Till", "scopes": scopes, "authentication": "client_secret"});
            RawRequest::write("/v1/clients".into(), &client)
        },
        MADE,
        Other::MakesItsOwn,
    ),
    row(
        "rotateClientCredential",
        |fixture| {
            let path = client(fixture, "/credentials");
            RawRequest::write(path, &json!({"authentication": "client_secret"}))
        },
        MADE,
        Other::NotFound,
    ),
    row(
        "freezeClient",
        |fixture| RawRequest::write(client(fixture, "/freeze"), &reason()),
        OK,
        Other::NotFound,
    ),
    row(
        "unfreezeClient",
        |fixture| RawRequest::write(client(fixture, "/unfreeze"), &reason()),
        OK,
        Other::NotFound,
    ),
    row(
        "setClientPolicy",
        |fixture| {
            let wanted = policy_change(1, &json!({"requests_per_minute": 600}), "It is small");
            RawRequest::write(format!("/v1/clients/{}/policy", fixture.governed), &wanted)
        },
        OK,
        Other::NotFound,
    ),
    row(
        "getInstitutionLimits",
        |fixture| RawRequest::get(fixture.limits_path()),
        OK,
        Other::NotFound,
    ),
    desk(
        "setInstitutionLimits",
        |fixture| RawRequest::limits(&fixture.limits_path(), 1, 60_000),
        OK,
    ),
    row(
        "openAccount",
        |_| {
            RawRequest::write(
                "/v1/accounts".into(),
                &json!({"holder_name": PAYEE, "currency": "GBP"}),
            )
        },
        MADE,
        Other::MakesItsOwn,
    ),
    row(
        "setOverdraftLimit",
        |fixture| {
            let limit = json!({"limit": {"amount": "1.00", "currency": "GBP"}});
            let ask = RawRequest::write(account(fixture, "/overdraft-limit"), &limit);
            RawRequest {
                method: "PUT",
                ..ask
            }
        },
        OK,
        Other::NotFound,
    ),
    row(
        "createPayment",
        |fixture| RawRequest::pay(&order(&fixture.ada)),
        MADE,
        Other::NotFound,
    ),
    row(
        "cancelPayment",
        |fixture| RawRequest::write(payment(fixture, "/cancel"), &reason()),
        (422, "not_cancellable"),
        Other::NotFound,
    ),
    row(
        "approvePayment",
        |fixture| RawRequest::write(payment(fixture, "/approve"), &reason()),
        (422, "not_awaiting_approval"),
        Other::NotFound,
    ),
    row(
        "declinePayment",
        |fixture| RawRequest::write(payment(fixture, "/decline"), &reason()),
        (422, "not_awaiting_approval"),
        Other::NotFound,
    ),
    row(
        "returnPayment",
        |fixture| {
            RawRequest::write(
                payment(fixture, "/return"),
                &json!({"reason_code": "not_given"}),
            )
        },
        (422, "not_returnable"),
        Other::NotFound,
    ),
    row(
        "closeAccount",
        |fixture| RawRequest::write(account(fixture, "/close"), &reason()),
        (422, "account_not_empty"),
        Other::NotFound,
    ),
    row(
        "freezeAccount",
        |fixture| RawRequest::write(account(fixture, "/freeze"), &reason()),
        OK,
        Other::NotFound,
    ),
    row(
        "unfreezeAccount",
        |fixture| RawRequest::write(account(fixture, "/unfreeze"), &reason()),
        OK,
        Other::NotFound,
    ),
];

/// Work items and a journal that do not exist: nothing is in suspense here.
const UNKNOWN_ITEM: Expected = (404, "not_found");
const SUSPENSE_ITEM: &str = "sus_60m61hjjqw4dar155ajyegggam";
const BREAK: &str = "brk_60m61hjjqw4dar155ajyegggam";
const JOURNAL: &str = "jnl_60m61hjjqw4dar155ajyegggam";
