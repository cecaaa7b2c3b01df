//! The rows of the access matrix.

use serde_json::json;
use tests::bank::policy_change;

use super::super::ask::{Ask, PAYEE, order};
use super::Told;
use super::kinds::{Access, Other, Row, desk, open, row};
use super::places::{UNKNOWN, account, assignment, client, day, payment, reason, unknown};

const OK: Told = (200, "");
const MADE: Told = (201, "");

/// A form without a credential.
fn form(path: &str, body: &str) -> Ask {
    Ask::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .bytes(body)
}

/// The matrix, reads first: a write may change what a later row is told.
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
        |_| Ask::get("/.well-known/oauth-authorization-server"),
        "public metadata",
        OK,
    ),
    open(
        "publishKeys",
        |_| Ask::get("/.well-known/jwks.json"),
        "public keys",
        OK,
    ),
    open(
        "publishSealKeys",
        |_| Ask::get("/.well-known/seal-keys.json"),
        "public keys",
        OK,
    ),
    Row {
        operation: "receiveFpsMessage",
        ask: |stand| {
            let message = super::super::messages::credit(&stand.ada);
            Ask::post("/rails/fps/messages")
                .header("content-type", "application/xml")
                .bytes(message)
        },
        access: Access::Signature {
            why: "the rail's signature authenticates the request",
        },
    },
    row(
        "listClients",
        |_| Ask::get("/v1/clients"),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "listAccounts",
        |_| Ask::get("/v1/accounts"),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "getAccount",
        |stand| Ask::get(account(stand, "")),
        OK,
        Other::NotFound,
    ),
    row(
        "listTransactions",
        |stand| Ask::get(account(stand, "/transactions")),
        OK,
        Other::NotFound,
    ),
    row(
        "getStatement",
        |stand| {
            let day = day(stand);
            Ask::get(account(stand, &format!("/statement?from={day}&to={day}")))
        },
        OK,
        Other::NotFound,
    ),
    row(
        "getCalendar",
        |_| Ask::get("/v1/calendar"),
        OK,
        Other::TheBanks,
    ),
    desk(
        "getInternalBalance",
        |_| Ask::get("/v1/internal-accounts/fps-settlement/balance?currency=GBP"),
        OK,
    ),
    row(
        "listPayments",
        |stand| Ask::get(format!("/v1/payments?account_id={}", *stand.ada.account_id)),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "getPayment",
        |stand| Ask::get(payment(stand, "")),
        OK,
        Other::NotFound,
    ),
    row(
        "listAuditRecords",
        |stand| {
            Ask::get(format!(
                "/v1/audit/records?subject={}",
                *stand.ada.account_id
            ))
        },
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "listAuditRecords",
        |stand| Ask::get(format!("/v1/audit/records?date={}", day(stand))),
        OK,
        Other::ShowsItsOwn,
    ),
    row(
        "getAuditRecord",
        |stand| Ask::get(format!("/v1/audit/records/{}.1", stand.payment)),
        OK,
        Other::NotFound,
    ),
    row(
        "getAuditProof",
        |stand| Ask::get(format!("/v1/audit/records/{}.1/proof", stand.payment)),
        (409, "not_sealed_yet"),
        Other::NotFound,
    ),
    row(
        "listSeals",
        |_| Ask::get("/v1/audit/seals"),
        OK,
        Other::TheBanks,
    ),
    row(
        "listSealedRecords",
        |_| Ask::get("/v1/audit/seals/9007199254740991/records"),
        (404, "not_found"),
        Other::NotFound,
    ),
    desk(
        "listSuspenseItems",
        |_| Ask::get("/v1/ledger/suspense-items"),
        OK,
    ),
    desk("listBreaks", |_| Ask::get("/v1/ledger/breaks"), OK),
    desk("listUnknownPayments", |_| Ask::get(UNKNOWN), OK),
    desk(
        "proposeResolution",
        |stand| {
            let digest = "0a".repeat(32);
            let evidence = json!([{"kind": "other", "reference": "Note 4", "sha256": digest}]);
            let wanted = json!({"outcome": "settled", "evidence": evidence, "reason": "Asked for"});
            Ask::write(unknown(stand, "/resolution"), &wanted)
        },
        (422, "not_unknown"),
    ),
    desk(
        "approveResolution",
        |stand| {
            let wanted = json!({"outcome": "settled", "reason": "Asked for"});
            Ask::write(unknown(stand, "/resolution/approve"), &wanted)
        },
        (422, "not_unknown"),
    ),
    desk(
        "declineResolution",
        |stand| Ask::write(unknown(stand, "/resolution/decline"), &reason()),
        (422, "not_proposed"),
    ),
    desk(
        "resubmitPayment",
        |stand| Ask::write(unknown(stand, "/resubmission"), &reason()),
        (422, "not_resubmittable"),
    ),
    desk(
        "proposeJournal",
        |stand| {
            let digest = "0a".repeat(32);
            let evidence = json!([{"kind": "other", "reference": "Note 4", "sha256": digest}]);
            let amount = json!({"amount": "1.00", "currency": "GBP"});
            let credit = stand.ada.account_id.to_string();
            let transfer = json!({"debit": "suspense", "credit": credit, "amount": amount});
            let wanted = json!({
                "purpose": "suspense_applied", "subject": SUSPENSE_ITEM, "transfers": [transfer],
                "evidence": evidence, "reason": "Asked for",
            });
            Ask::write("/v1/ledger/journals".into(), &wanted)
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "getJournal",
        |_| Ask::get(format!("/v1/ledger/journals/{JOURNAL}")),
        UNKNOWN_ITEM,
    ),
    desk(
        "approveJournal",
        |_| {
            let wanted = json!({"sequence": 1, "reason": "Asked for"});
            Ask::write(format!("/v1/ledger/journals/{JOURNAL}/approve"), &wanted)
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "declineJournal",
        |_| Ask::write(format!("/v1/ledger/journals/{JOURNAL}/decline"), &reason()),
        UNKNOWN_ITEM,
    ),
    desk(
        "assignSuspenseItem",
        |stand| {
            let path = format!("/v1/ledger/suspense-items/{SUSPENSE_ITEM}/assign");
            Ask::write(path, &assignment(stand))
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "assignBreak",
        |stand| {
            let path = format!("/v1/ledger/breaks/{BREAK}/assign");
            Ask::write(path, &assignment(stand))
        },
        UNKNOWN_ITEM,
    ),
    desk(
        "explainBreak",
        |_| Ask::write(format!("/v1/ledger/breaks/{BREAK}/explain"), &reason()),
        UNKNOWN_ITEM,
    ),
    row(
        "registerClient",
        |_| {
            let scopes = ["accounts:read"];
            let client =
                json!({"name": "Till", "scopes": scopes, "authentication": "client_secret"});
            Ask::write("/v1/clients".into(), &client)
        },
        MADE,
        Other::MakesItsOwn,
    ),
    row(
        "rotateClientCredential",
        |stand| {
            let path = client(stand, "/credentials");
            Ask::write(path, &json!({"authentication": "client_secret"}))
        },
        MADE,
        Other::NotFound,
    ),
    row(
        "freezeClient",
        |stand| Ask::write(client(stand, "/freeze"), &reason()),
        OK,
        Other::NotFound,
    ),
    row(
        "unfreezeClient",
        |stand| Ask::write(client(stand, "/unfreeze"), &reason()),
        OK,
        Other::NotFound,
    ),
    row(
        "setClientPolicy",
        |stand| {
            let wanted = policy_change(1, &json!({"requests_per_minute": 600}), "It is small");
            Ask::write(format!("/v1/clients/{}/policy", stand.governed), &wanted)
        },
        OK,
        Other::NotFound,
    ),
    row(
        "getInstitutionLimits",
        |stand| Ask::get(stand.limits_path()),
        OK,
        Other::NotFound,
    ),
    desk(
        "setInstitutionLimits",
        |stand| Ask::limits(&stand.limits_path(), 1, 60_000),
        OK,
    ),
    row(
        "openAccount",
        |_| {
            Ask::write(
                "/v1/accounts".into(),
                &json!({"holder_name": PAYEE, "currency": "GBP"}),
            )
        },
        MADE,
        Other::MakesItsOwn,
    ),
    row(
        "setOverdraftLimit",
        |stand| {
            let limit = json!({"limit": {"amount": "1.00", "currency": "GBP"}});
            let ask = Ask::write(account(stand, "/overdraft-limit"), &limit);
            Ask {
                method: "PUT",
                ..ask
            }
        },
        OK,
        Other::NotFound,
    ),
    row(
        "createPayment",
        |stand| Ask::pay(&order(&stand.ada)),
        MADE,
        Other::NotFound,
    ),
    row(
        "cancelPayment",
        |stand| Ask::write(payment(stand, "/cancel"), &reason()),
        (422, "not_cancellable"),
        Other::NotFound,
    ),
    row(
        "approvePayment",
        |stand| Ask::write(payment(stand, "/approve"), &reason()),
        (422, "not_awaiting_approval"),
        Other::NotFound,
    ),
    row(
        "declinePayment",
        |stand| Ask::write(payment(stand, "/decline"), &reason()),
        (422, "not_awaiting_approval"),
        Other::NotFound,
    ),
    row(
        "returnPayment",
        |stand| {
            Ask::write(
                payment(stand, "/return"),
                &json!({"reason_code": "not_given"}),
            )
        },
        (422, "not_returnable"),
        Other::NotFound,
    ),
    row(
        "closeAccount",
        |stand| Ask::write(account(stand, "/close"), &reason()),
        (422, "account_not_empty"),
        Other::NotFound,
    ),
    row(
        "freezeAccount",
        |stand| Ask::write(account(stand, "/freeze"), &reason()),
        OK,
        Other::NotFound,
    ),
    row(
        "unfreezeAccount",
        |stand| Ask::write(account(stand, "/unfreeze"), &reason()),
        OK,
        Other::NotFound,
    ),
];

/// Work items and a journal that are not there: nothing is in suspense here.
const UNKNOWN_ITEM: Told = (404, "not_found");
const SUSPENSE_ITEM: &str = "sus_60m61hjjqw4dar155ajyegggam";
const BREAK: &str = "brk_60m61hjjqw4dar155ajyegggam";
const JOURNAL: &str = "jnl_60m61hjjqw4dar155ajyegggam";
