//! Cursors that the bank did not issue for the list that receives them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::id::digest_16;

use super::fixture::Fixture;
use super::raw_request::RawRequest;

/// The lists, each with its path up to a further parameter, and with the input of its former cursor
/// mark, a digest without a key.
async fn lists(fixture: &Fixture) -> [(&'static str, String, String); 6] {
    let (tenant, account) = (&fixture.tenant, &fixture.ada.account_id);
    let today = fixture.bank.today().await;
    [
        (
            "listAccounts",
            "/v1/accounts?".to_owned(),
            format!("{tenant}#listAccounts"),
        ),
        (
            "listClients",
            "/v1/clients?".to_owned(),
            format!("{tenant}#listClients"),
        ),
        (
            "listTransactions",
            format!("/v1/accounts/{account}/transactions?"),
            format!("{account}#listTransactions##"),
        ),
        (
            "getStatement",
            format!("/v1/accounts/{account}/statement?from={today}&to={today}&"),
            format!("{account}#getStatement#{today}#{today}"),
        ),
        (
            "listPayments",
            format!("/v1/payments?account_id={account}&"),
            format!("payments:{tenant}:{account}"),
        ),
        (
            "listAuditRecords",
            format!("/v1/audit/records?date={today}&"),
            format!("audit:{tenant}:day:{today}"),
        ),
    ]
}

/// A cursor that anybody with the bank's source can make: the key of another row, with a mark that
/// needs no secret.
fn forged(list: &str) -> [String; 3] {
    let key = r#"{"pk":"elsewhere","sk":"0"}"#;
    let mark = digest_16("cursor", &[list, key]);
    [&mark[..8], &mark[..], &[0; 16]]
        .map(|mark| URL_SAFE_NO_PAD.encode([mark, key.as_bytes()].concat()))
}

#[tokio::test]
async fn every_list_refuses_a_cursor_of_another_list_or_bank() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let genuine = fixture.send(&RawRequest::get("/v1/accounts?limit=1")).await;
    let genuine = genuine.body["next_cursor"]
        .as_str()
        .expect("a cursor")
        .to_owned();
    for (operation, path, list) in lists(&fixture).await {
        let mut cursors = forged(&list).to_vec();
        if operation != "listAccounts" {
            cursors.push(genuine.clone());
        }
        for cursor in cursors {
            let ask = RawRequest::get(format!("{path}cursor={cursor}"));
            fixture.refused(operation, &ask, 400, "invalid_field").await;
        }
    }
    let good = RawRequest::get(format!("/v1/accounts?cursor={genuine}"));
    assert_eq!(fixture.send(&good).await.status, 200);
    let other = fixture.bank.other().await;
    let theirs = good.bearer(other.token());
    fixture
        .refused("listAccounts", &theirs, 400, "invalid_field")
        .await;
    fixture.assert_unchanged().await;
}
