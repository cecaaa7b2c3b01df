//! Who may call what.

use malai_client::types::Scope;
use serde_json::json;
use tests::bank::{Bank, Credential};

use crate::MALAI;

#[tokio::test]
async fn without_a_good_token_nothing_is_answered() {
    let bank = Bank::shared(MALAI);
    let good = bank.operator().await;
    let mut parts: Vec<_> = good.token().split('.').map(str::to_owned).collect();
    let signature = parts.pop().expect("a signature");
    let forged = format!(
        "{}.{}",
        parts.join("."),
        signature.chars().rev().collect::<String>()
    );
    for token in [forged.as_str(), "nonsense", "a.b.c"] {
        let answer = bank.bearer(token).get("/v1/accounts").await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, "unauthenticated"),
            "{token}"
        );
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    }
    assert_eq!(good.get("/v1/accounts").await.status, 200);
}

#[tokio::test]
async fn a_token_is_worth_what_its_client_may_do() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let reader = operator.register(&[Scope::AccountsRead]).await;
    let reader = bank.caller(&reader).await;
    assert_eq!(reader.get("/v1/accounts").await.status, 200);
    let opening = json!({"holder_name": "Ada Okafor", "currency": "GBP"});
    let answer = reader.post("/v1/accounts", opening).await;
    assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    let balance = reader
        .get("/v1/internal-accounts/fps-settlement/balance?currency=GBP")
        .await;
    assert_eq!((balance.status, balance.code()), (403, "forbidden"));
}

#[tokio::test]
async fn a_token_ends_and_a_client_gets_another() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    assert_eq!(caller.get("/v1/accounts").await.status, 200);
    bank.advance(3600).await;
    let answer = caller.get("/v1/accounts").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(bank.operator().await.get("/v1/accounts").await.status, 200);
}

#[tokio::test]
async fn a_wrong_secret_is_refused_and_guessing_is_slowed_down() {
    let bank = Bank::start(MALAI);
    let right = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let wrong = Credential {
        client_secret: format!(
            "{}x",
            right.client_secret.trim_end_matches(char::is_alphanumeric)
        ),
        ..right.clone()
    };
    let mut statuses = Vec::new();
    for _ in 0..12 {
        statuses.push(bank.token_status(&wrong).await);
    }
    assert_eq!(statuses.first(), Some(&401));
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    // Locked out means the right secret too, for a while.
    assert_eq!(bank.token_status(&right).await, 429);
    bank.advance(3600).await;
    assert_eq!(bank.token_status(&right).await, 200);
}
