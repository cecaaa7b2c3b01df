//! How long a token is good, and what a wrong secret costs. Who may call what is in
//! `bad_input/access.rs`.

use malai_client::types::Scope;
use tests::bank::{Bank, Credential};

use crate::MALAI;

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
