//! Requests for access tokens.

use super::ask::Ask;
use super::stand::Stand;

#[tokio::test]
async fn a_request_for_a_token_that_is_not_right_gets_none() {
    let stand = Stand::with_two_accounts().await;
    let form = "application/x-www-form-urlencoded";
    let ask = |body: &str| {
        Ask::post("/v1/oauth/token")
            .bearer("")
            .header("content-type", form)
            .bytes(body)
    };
    let good = "grant_type=client_credentials";
    let nobody = format!("{good}&client_id=cli_0kd7xvqkmc2b7wf5bv4s9fx6kg&client_secret=x");
    let long = format!("{good}&scope={}", "a".repeat(300 * 1024));
    for (ask, status) in [
        (ask(""), 400),
        (ask("grant_type=password&client_id=x&client_secret=y"), 400),
        (ask(&format!("{good}&{good}")), 400),
        (ask("%ff=%ff&&&=="), 400),
        (ask(good), 401),
        (ask(&nobody), 401),
        (ask(good).header("authorization", "Basic !"), 401),
        (ask(good).header("authorization", "Basic Og=="), 401),
        (ask(good).header("content-type", "application/json"), 415),
        (ask(&long), 413),
    ] {
        let answer = stand.send(&ask).await;
        let told = format!("{:?}: {}", ask.headers, answer.body);
        assert_eq!(answer.status, status, "{told}");
        assert_eq!(
            stand.specification.breaches("issueToken", &answer),
            [""; 0],
            "{told}"
        );
    }
    stand.bank.settle().await;
    stand.log_names_nobody();
}
