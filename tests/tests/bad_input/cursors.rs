//! Cursors that the bank did not make for the list that they are given to.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::id::digest_16;

use super::ask::Ask;
use super::stand::Stand;

/// The lists, each with its path up to a further parameter, and with what its marks named it by while
/// they were digests without a key.
async fn lists(stand: &Stand) -> [(&'static str, String, String); 6] {
    let (tenant, account) = (&stand.tenant, &stand.ada.account_id);
    let today = stand.bank.today().await;
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

/// What anybody can make who knows the source of the bank: the key of a row elsewhere, with a mark that
/// takes no secret.
fn forged(list: &str) -> [String; 3] {
    let key = r#"{"pk":"elsewhere","sk":"0"}"#;
    let mark = digest_16("cursor", &[list, key]);
    [&mark[..8], &mark[..], &[0; 16]]
        .map(|mark| URL_SAFE_NO_PAD.encode([mark, key.as_bytes()].concat()))
}

#[tokio::test]
async fn a_cursor_that_the_bank_did_not_make_for_the_list_is_refused_by_every_list() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let genuine = stand.send(&Ask::get("/v1/accounts?limit=1")).await;
    let genuine = genuine.body["next_cursor"]
        .as_str()
        .expect("a cursor")
        .to_owned();
    for (operation, path, list) in lists(&stand).await {
        let mut cursors = forged(&list).to_vec();
        if operation != "listAccounts" {
            cursors.push(genuine.clone());
        }
        for cursor in cursors {
            let ask = Ask::get(format!("{path}cursor={cursor}"));
            stand.refused(operation, &ask, 400, "invalid_field").await;
        }
    }
    let good = Ask::get(format!("/v1/accounts?cursor={genuine}"));
    assert_eq!(stand.send(&good).await.status, 200);
    let other = stand.bank.other().await;
    let theirs = good.bearer(other.token());
    stand
        .refused("listAccounts", &theirs, 400, "invalid_field")
        .await;
    stand.is_untouched().await;
}
