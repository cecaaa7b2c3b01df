//! Paths and query parameters.

use super::fixture::Fixture;
use super::raw_request::RawRequest;
use serde_json::json;
use tests::bank::Caller;

#[tokio::test]
async fn an_invalid_path_is_refused() {
    let fixture = Fixture::with_two_accounts().await;
    let (desk, _) = fixture.bank.desk().await;
    let fixture = fixture.closed().await;
    malformed_ids(&fixture, &desk).await;
    let nowhere = [
        "/",
        "/v1",
        "/v1/",
        "/v1/paymentz",
        "/v2/payments",
        "/v1/accounts/",
        "//v1/accounts",
        "/v1/%61ccounts",
        "/v1/accounts/%2e",
        "/%76%31/accounts",
    ];
    for path in nowhere {
        let answer = fixture.send(&RawRequest::get(path)).await;
        if path != "/" {
            assert_eq!((answer.status, answer.code()), (404, "not_found"), "{path}");
            Fixture::assert_problem(&answer, path);
        }
    }
    for (method, path) in [
        ("DELETE", "/v1/accounts"),
        ("PATCH", "/v1/payments"),
        ("POST", "/.well-known/jwks.json"),
    ] {
        let answer = fixture
            .send(&RawRequest {
                method,
                ..RawRequest::get(path)
            })
            .await;
        assert_eq!(
            (answer.status, answer.code()),
            (405, "method_not_allowed"),
            "{path}"
        );
        Fixture::assert_problem(&answer, path);
        assert!(!answer.header("allow").is_empty());
    }
    fixture.assert_unchanged().await;
}

/// Returns the request of a caller that may read the path: internal accounts by the bank's own
/// client.
fn read(desk: &Caller, operation: &str, path: String) -> RawRequest {
    let ask = RawRequest::get(path);
    if operation == "getInternalBalance" {
        return ask.bearer(desk.token());
    }
    ask
}

async fn malformed_ids(fixture: &Fixture, desk: &Caller) {
    let long = "a".repeat(4000);
    let ids = [
        "acc_x",
        "x",
        "ACC_0KD7XVQKMC2B7WF5BV4S9FX6KG",
        "acc_0kd7xvqkmc2b7wf5bv4s9fx6kl",
        "acc_0kd7xvqkmc2b7wf5bv4s9fx6kgg",
        "acc_0kd7xvqkmc2b7wf5bv4s9fx6kg",
        "%00",
        "..%2f..%2fetc",
        "%f0%9f%98%80",
        "%ff",
        "'%20OR%201=1",
        long.as_str(),
    ];
    for id in ids {
        for (operation, path) in [
            ("getAccount", format!("/v1/accounts/{id}")),
            (
                "listTransactions",
                format!("/v1/accounts/{id}/transactions"),
            ),
            (
                "getStatement",
                format!("/v1/accounts/{id}/statement?from=2026-01-01&to=2026-01-02"),
            ),
            ("getPayment", format!("/v1/payments/{id}")),
            ("getAuditRecord", format!("/v1/audit/records/{id}")),
            ("getAuditProof", format!("/v1/audit/records/{id}/proof")),
            (
                "getInternalBalance",
                format!("/v1/internal-accounts/{id}/balance?currency=GBP"),
            ),
        ] {
            let ask = read(desk, operation, path);
            fixture.refused(operation, &ask, 404, "not_found").await;
        }
        let reason = json!({"reason": "Asked for"});
        for (operation, path) in [
            ("freezeAccount", format!("/v1/accounts/{id}/freeze")),
            ("closeAccount", format!("/v1/accounts/{id}/close")),
            ("cancelPayment", format!("/v1/payments/{id}/cancel")),
        ] {
            let ask = RawRequest {
                path,
                ..RawRequest::pay(&reason)
            };
            fixture.refused(operation, &ask, 404, "not_found").await;
        }
    }
}

#[tokio::test]
async fn an_invalid_query_is_refused() {
    let fixture = Fixture::with_two_accounts().await;
    let (desk, _) = fixture.bank.desk().await;
    let fixture = fixture.closed().await;
    let account = format!("/v1/accounts/{}", *fixture.ada.account_id);
    let mut asks = pages(&fixture, &account).await;
    asks.extend(selections(&fixture, &account));
    for (operation, path) in asks {
        let ask = read(&desk, operation, path);
        fixture.refused(operation, &ask, 400, "invalid_field").await;
    }
    unknown_parameters(&fixture, &account).await;
    fixture.assert_unchanged().await;
}

const LIMITS: [&str; 11] = [
    "0",
    "51",
    "-1",
    "abc",
    "1.5",
    "",
    "99999999999999999999",
    "0x1",
    "%2B1",
    "01",
    "00",
];

/// Limits and cursors, which several lists have.
async fn pages(fixture: &Fixture, account: &str) -> Vec<(&'static str, String)> {
    let page = fixture.send(&RawRequest::get("/v1/accounts?limit=1")).await;
    let cursor = page.body["next_cursor"].as_str().expect("a cursor");
    let tampered = format!("{}{}", &cursor[1..], &cursor[..1]);
    let cursors = ["", "x", "%00", "AAAA", &tampered, &"A".repeat(600)];
    let limits = LIMITS.iter().map(|limit| format!("limit={limit}"));
    let queries = limits.chain(cursors.iter().map(|cursor| format!("cursor={cursor}")));
    let mut asks: Vec<_> = queries
        .flat_map(|query| {
            [
                ("listAccounts", format!("/v1/accounts?{query}")),
                (
                    "listTransactions",
                    format!("{account}/transactions?{query}"),
                ),
                ("listClients", format!("/v1/clients?{query}")),
            ]
        })
        .collect();
    asks.push(("listClients", format!("/v1/clients?cursor={cursor}")));
    asks
}

const RECORDS: [&str; 5] = [
    "",
    "?subject=x",
    "?date=today",
    "?request_id=%20",
    "?date=2026-11-31",
];
const DAYS: [&str; 4] = [
    "from=2026-11-31&to=2026-12-01",
    "from=20261101&to=2026-11-02",
    "from=2026-11-02&to=2026-11-01",
    "from=&to=",
];
const PERIODS: [&str; 4] = [
    "",
    "from=2026-01-01",
    "from=2020-01-01&to=2026-01-01",
    "from=2026-01-01&to=2999-01-01",
];

/// The subjects of lists and statements.
fn selections(fixture: &Fixture, account: &str) -> Vec<(&'static str, String)> {
    let subject = &*fixture.ada.account_id;
    let two = format!("/v1/audit/records?subject={subject}&date=2026-11-23");
    let mut asks = vec![("listAuditRecords", two)];
    for query in [
        "",
        "?account_id=",
        "?account_id=x",
        &format!("?account_id={}", fixture.payment),
    ] {
        asks.push(("listPayments", format!("/v1/payments{query}")));
    }
    asks.extend(RECORDS.map(|query| ("listAuditRecords", format!("/v1/audit/records{query}"))));
    for query in ["?from=", "?from=2026-11-23", "?from=2026-11-23T09:00:00Z"] {
        asks.push(("listSeals", format!("/v1/audit/seals{query}")));
    }
    let entries = |query| {
        (
            "listTransactions",
            format!("{account}/transactions?{query}"),
        )
    };
    asks.extend(DAYS.map(entries));
    let statement = |query: &&str| ("getStatement", format!("{account}/statement?{query}"));
    asks.extend(DAYS.iter().chain(&PERIODS).map(statement));
    let calendar = |query: &&str| ("getCalendar", format!("/v1/calendar?{query}"));
    asks.extend(DAYS.iter().map(calendar));
    let internal = "/v1/internal-accounts/fps-settlement/balance";
    for query in ["", "?currency=", "?currency=gbp", "?currency=XYZ"] {
        asks.push(("getInternalBalance", format!("{internal}{query}")));
    }
    asks
}

#[tokio::test]
async fn a_repeated_query_parameter_is_refused() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let ada = &*fixture.ada.account_id;
    for (operation, path) in [
        ("listAccounts", "/v1/accounts?limit=1&limit=2".to_owned()),
        ("listAccounts", "/v1/accounts?limit=1&limit=1".to_owned()),
        (
            "listPayments",
            format!("/v1/payments?account_id={ada}&account_id={ada}"),
        ),
        (
            "getStatement",
            format!("/v1/accounts/{ada}/statement?from=2026-01-01&to=2026-01-02&to=2026-01-03"),
        ),
    ] {
        fixture
            .refused(operation, &RawRequest::get(path), 400, "invalid_field")
            .await;
    }
    fixture.assert_unchanged().await;
}

async fn unknown_parameters(fixture: &Fixture, account: &str) {
    for (operation, path) in [
        ("listAccounts", "/v1/accounts?limt=5".to_owned()),
        ("listAccounts", "/v1/accounts?LIMIT=5".to_owned()),
        ("getAccount", format!("{account}?verbose=true")),
        ("listTransactions", format!("{account}/transactions?page=2")),
        ("getPayment", format!("/v1/payments/{}?x", fixture.payment)),
    ] {
        fixture
            .refused(operation, &RawRequest::get(path), 400, "unknown_field")
            .await;
    }
}
